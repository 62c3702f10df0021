//! Asking a provider: by TLS, in a few seconds, no more than so many bytes, and never where a redirect leads.

use std::{pin::Pin, time::Duration};

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http};
use reqwest::{Client, Request, redirect::Policy};

use crate::config::is_loopback;

/// For so long a connection may take to come about, and an answer to come in whole.
const TO_CONNECT: Duration = Duration::from_secs(3);
const WHOLE: Duration = Duration::from_secs(8);
/// Largest answer, in bytes: descriptions, keys and tokens are far smaller.
const LARGEST: usize = 256 * 1024;

/// Asks a provider.
pub(super) struct Fetch {
    client: Client,
    /// The provider is on this machine: for development.
    loopback: bool,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum FetchFault {
    #[error("the address is neither https nor the provider's own machine")]
    Address,
    #[error("the answer is larger than {LARGEST} bytes")]
    Large,
    #[error("no answer: {0}")]
    Network(#[from] reqwest::Error),
    #[error("the answer can't be read: {0}")]
    Answer(#[from] http::Error),
}

impl Fetch {
    pub(super) fn new(issuer: &url::Url) -> anyhow::Result<Self> {
        let client = Client::builder()
            .redirect(Policy::none())
            .connect_timeout(TO_CONNECT)
            .timeout(WHOLE)
            // Each thread that answers has a reactor of its own, and a connection belongs to one.
            .pool_max_idle_per_host(0)
            .user_agent("Meetbaar")
            .build()?;
        Ok(Self {
            client,
            loopback: is_loopback(issuer),
        })
    }

    /// Whether something may be asked there, or a browser be sent there.
    pub(super) fn allows(&self, address: &url::Url) -> bool {
        address.scheme() == "https" || self.loopback && is_loopback(address)
    }

    async fn answer(&self, request: HttpRequest) -> Result<HttpResponse, FetchFault> {
        let request = Request::try_from(request)?;
        if !self.allows(request.url()) {
            return Err(FetchFault::Address);
        }
        let mut response = self.client.execute(request).await?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await? {
            if body.len().saturating_add(chunk.len()) > LARGEST {
                return Err(FetchFault::Large);
            }
            body.extend_from_slice(&chunk);
        }
        let mut answer = http::Response::builder().status(response.status());
        for (name, value) in response.headers() {
            answer = answer.header(name, value);
        }
        Ok(answer.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for Fetch {
    type Error = FetchFault;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, FetchFault>> + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.answer(request))
    }
}
