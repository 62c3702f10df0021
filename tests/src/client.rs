//! A browser without a screen: keeps cookies, sends forms with their token, does not follow redirects by itself.

use std::time::Duration;

use anyhow::{Context, Result};
use ureq::http::Response;
use ureq::unversioned::multipart::{Form, Part};
use ureq::{Agent, Body};

use crate::page::Page;
use crate::secrets;

/// Largest answer that a test takes in.
const LARGEST: u64 = 64 * 1024 * 1024;

/// One user at one server.
#[derive(Debug)]
pub struct Client {
    agent: Agent,
    base: String,
}

impl Client {
    /// `base` is `http://127.0.0.1:PORT`. Cookies marked `Secure` are kept on loopback, as browsers do.
    pub fn new(base: &str) -> Self {
        let agent = Agent::config_builder()
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .proxy(None)
            .build()
            .into();
        Self {
            agent,
            base: base.to_owned(),
        }
    }

    /// Asks for a page; `path` may be an address of this server too.
    ///
    /// # Errors
    /// No answer at all; an error page is an answer.
    pub fn get(&self, path: &str) -> Result<Page> {
        self.get_with(path, &[])
    }

    /// Asks with headers of your own, such as `Accept-Language` or `Authorization`.
    ///
    /// # Errors
    /// As [`Self::get`].
    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Result<Page> {
        let request = headers.iter().fold(
            self.agent.get(self.address(path)),
            |request, (name, value)| request.header(*name, *value),
        );
        taken(path, request.call())
    }

    /// Goes on until a page is no redirect.
    ///
    /// # Errors
    /// As [`Self::get`], or a redirect to nowhere, or more than ten.
    pub fn follow(&self, mut page: Page) -> Result<Page> {
        for _ in 0..10 {
            if !(300..400).contains(&page.status) {
                return Ok(page);
            }
            let to = page
                .location()
                .with_context(|| format!("{} redirects to nowhere", page.path))?;
            page = self.get(to)?;
        }
        anyhow::bail!("{} redirects for ever", page.path)
    }

    /// Sends fields as they are, without a token: for what must be refused.
    ///
    /// # Errors
    /// As [`Self::get`].
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Result<Page> {
        let hidden = fields
            .iter()
            .filter(|(name, _)| matches!(*name, "password" | "current"));
        hidden.for_each(|(_, value)| secrets::used(value));
        let request = self
            .agent
            .post(self.address(path))
            .header("Origin", &self.base);
        taken(path, request.send_form(fields.iter().copied()))
    }

    /// Fills in a form of `page` and sends it to `action`, with the page's token.
    ///
    /// # Errors
    /// As [`Self::get`], or the page has no form.
    pub fn submit(&self, page: &Page, action: &str, fields: &[(&str, &str)]) -> Result<Page> {
        let csrf = page.csrf()?;
        let mut all = vec![("csrf", csrf.as_str())];
        all.extend_from_slice(fields);
        self.post(action, &all)
    }

    /// Sends a file in the field `field` of a form of `page`, as `multipart/form-data`, with the page's token first.
    ///
    /// # Errors
    /// As [`Self::submit`].
    pub fn upload(
        &self,
        page: &Page,
        action: &str,
        fields: &[(&str, &str)],
        (field, file_name, bytes): (&str, &str, &[u8]),
    ) -> Result<Page> {
        secrets::reported(bytes);
        let csrf = page.csrf()?;
        let form = fields
            .iter()
            .fold(Form::new().text("csrf", &csrf), |form, (name, value)| {
                form.text(name, value)
            })
            .part(
                field,
                Part::bytes(bytes)
                    .file_name(file_name)
                    .mime_str("application/octet-stream")?,
            );
        let request = self
            .agent
            .post(self.address(action))
            .header("Origin", &self.base);
        taken(action, request.send(form))
    }

    /// Sends any bytes by any method: for the API.
    ///
    /// # Errors
    /// As [`Self::get`].
    pub fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        bytes: &[u8],
    ) -> Result<Page> {
        let request = headers.iter().fold(
            ureq::http::Request::builder()
                .method(method)
                .uri(self.address(path)),
            |request, (name, value)| request.header(*name, *value),
        );
        taken(path, self.agent.run(request.body(bytes.to_vec())?))
    }

    fn address(&self, path: &str) -> String {
        if path.starts_with("http://") {
            path.to_owned()
        } else {
            format!("{}{path}", self.base)
        }
    }
}

fn taken(path: &str, answer: Result<Response<Body>, ureq::Error>) -> Result<Page> {
    let mut answer = answer.with_context(|| format!("no answer to {path}"))?;
    let headers = answer
        .headers()
        .iter()
        .map(|(name, value)| {
            (
                name.as_str().to_owned(),
                String::from_utf8_lossy(value.as_bytes()).into_owned(),
            )
        })
        .collect::<Vec<_>>();
    secrets::set_by(&headers);
    let status = answer.status().as_u16();
    let bytes = answer
        .body_mut()
        .with_config()
        .limit(LARGEST)
        .read_to_vec()?;
    Ok(Page {
        path: path.to_owned(),
        status,
        headers,
        bytes,
    })
}
