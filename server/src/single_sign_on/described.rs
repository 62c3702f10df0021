//! What a provider says of itself: asked when somebody needs it, kept for a while, and never asked more often than is decent.

use std::sync::{Arc, Mutex, PoisonError};

use openidconnect::{DiscoveryError, IssuerUrl, JsonWebKeySet};

use super::{Refused, fetch::Fetch, tokens::Metadata};
use crate::clock::Instant;

/// What a provider says of itself is asked again after so long.
const KEPT_SECONDS: i64 = 3600;
/// Its keys are asked for again no more often than this, whatever keys tokens name.
const KEYS_SECONDS: i64 = 60;

/// What a provider says of itself, and how it is asked.
pub(super) struct Described {
    name: String,
    issuer: IssuerUrl,
    fetch: Fetch,
    said: Mutex<Option<Said>>,
}

/// What a provider said of itself.
#[derive(Clone)]
struct Said {
    metadata: Arc<Metadata>,
    at: Instant,
    keys_at: Instant,
}

impl Described {
    /// By the provider of a short name that spells itself so.
    pub(super) fn by(name: &str, issuer: &str) -> anyhow::Result<Self> {
        Ok(Self {
            name: name.to_owned(),
            issuer: IssuerUrl::new(issuer.to_owned())?,
            fetch: Fetch::new(&issuer.parse()?)?,
            said: Mutex::default(),
        })
    }

    /// How it is asked.
    pub(super) fn fetch(&self) -> &Fetch {
        &self.fetch
    }

    /// What the provider says of itself, as it was kept or is asked now. Where it does not answer, what it said before holds.
    pub(super) async fn now(&self, now: Instant) -> Result<Arc<Metadata>, Refused> {
        let kept = self.said();
        if let Some(kept) = &kept
            && kept.at.plus_seconds(KEPT_SECONDS) > now
        {
            return Ok(Arc::clone(&kept.metadata));
        }
        match self.asked().await {
            Ok(metadata) => {
                let metadata = Arc::new(metadata);
                self.keep(Said {
                    metadata: Arc::clone(&metadata),
                    at: now,
                    keys_at: now,
                });
                Ok(metadata)
            }
            Err(refused) => kept.map(|kept| kept.metadata).ok_or(refused),
        }
    }

    async fn asked(&self) -> Result<Metadata, Refused> {
        let asked = Metadata::discover_async(self.issuer.clone(), &self.fetch).await;
        let metadata = asked.map_err(|fault| match fault {
            DiscoveryError::Request(fault) => self.down(&fault.to_string()),
            DiscoveryError::Validation(_) => self.down("it spells itself otherwise"),
            _ => self.down("it says nothing of itself that can be read"),
        })?;
        if self.fetch.allows(metadata.authorization_endpoint().url()) {
            Ok(metadata)
        } else {
            Err(self.down("it sends browsers to an address without https"))
        }
    }

    /// The same with its keys of this moment; `None` where they were asked for a moment ago, or can't be had.
    pub(super) async fn with_new_keys(&self, now: Instant) -> Option<Arc<Metadata>> {
        let kept = self.said()?;
        if kept.keys_at.plus_seconds(KEYS_SECONDS) > now {
            return None;
        }
        self.keep(Said {
            keys_at: now,
            ..kept.clone()
        });
        let keys = JsonWebKeySet::fetch_async(kept.metadata.jwks_uri(), &self.fetch).await;
        let keys = keys.map_err(|_| self.down("it gives no keys")).ok()?;
        let metadata = Arc::new(Metadata::clone(&kept.metadata).set_jwks(keys));
        self.keep(Said {
            metadata: Arc::clone(&metadata),
            keys_at: now,
            ..kept
        });
        Some(metadata)
    }

    fn said(&self) -> Option<Said> {
        self.said
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn keep(&self, said: Said) {
        *self.said.lock().unwrap_or_else(PoisonError::into_inner) = Some(said);
    }

    /// Notes that it can't be used.
    pub(super) fn down(&self, why: &str) -> Refused {
        let provider = self.name.as_str();
        tracing::warn!(provider, why, "a provider of identities can't be used");
        Refused::ProviderDown
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{BufRead, BufReader, Write},
        net::TcpListener,
        sync::atomic::{AtomicUsize, Ordering},
        thread,
    };

    use super::*;
    use crate::clock::Clock;

    /// How often a provider was asked for its description, and for its keys, each time another.
    #[derive(Default)]
    struct Asked {
        description: AtomicUsize,
        keys: AtomicUsize,
        falls_silent: AtomicUsize,
    }

    fn serve(listener: TcpListener, issuer: String, asked: Arc<Asked>) {
        thread::spawn(move || {
            for mut stream in listener.incoming().map_while(Result::ok) {
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let first = lines.next().unwrap().unwrap();
                let rest = lines
                    .map_while(Result::ok)
                    .take_while(|line| !line.is_empty());
                assert!(rest.count() > 0);
                let body = if first.contains("/keys") {
                    let number = asked.keys.fetch_add(1, Ordering::SeqCst);
                    let x = "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4";
                    let y = "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM";
                    format!(
                        r#"{{"keys":[{{"kty":"EC","crv":"P-256","kid":"k-{number}","x":"{x}","y":"{y}"}}]}}"#
                    )
                } else {
                    asked.description.fetch_add(1, Ordering::SeqCst);
                    format!(
                        r#"{{"issuer":"{issuer}","authorization_endpoint":"{issuer}/a","jwks_uri":"{issuer}/keys","response_types_supported":["code"],"subject_types_supported":["public"],"id_token_signing_alg_values_supported":["ES256"]}}"#
                    )
                };
                let silent = asked.falls_silent.load(Ordering::SeqCst) > 0;
                let status = if silent { "503 No" } else { "200 OK" };
                let head = format!(
                    "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nConnection: close\r\n"
                );
                write!(stream, "{head}Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
            }
        });
    }

    fn key_of(metadata: &Metadata) -> String {
        use openidconnect::JsonWebKey;
        let keys = metadata.jwks().keys();
        keys[0].key_id().unwrap().to_string()
    }

    #[test]
    fn new_keys_are_asked_for_once_a_minute_and_a_silent_provider_is_known_still() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Asked::default());
        serve(listener, issuer.clone(), Arc::clone(&asked));
        let described = Described::by("p", &issuer).unwrap();
        let clock: Clock = "2026-10-15T09:00:00+02:00".parse().unwrap();
        let at = |seconds| clock.now().plus_seconds(seconds);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            assert!(
                described.with_new_keys(at(0)).await.is_none(),
                "nothing is known yet"
            );
            assert_eq!(key_of(&described.now(at(0)).await.unwrap()), "k-0");
            assert_eq!(key_of(&described.now(at(59)).await.unwrap()), "k-0");
            assert!(
                described.with_new_keys(at(59)).await.is_none(),
                "within a minute"
            );
            assert_eq!(
                key_of(&described.with_new_keys(at(60)).await.unwrap()),
                "k-1"
            );
            assert!(
                described.with_new_keys(at(61)).await.is_none(),
                "within a minute again"
            );
            assert_eq!(key_of(&described.now(at(61)).await.unwrap()), "k-1");
            assert_eq!(asked.description.load(Ordering::SeqCst), 1);
            asked.falls_silent.store(1, Ordering::SeqCst);
            assert!(described.with_new_keys(at(200)).await.is_none());
            assert_eq!(
                key_of(&described.now(at(3_600)).await.unwrap()),
                "k-1",
                "what it said holds"
            );
            asked.falls_silent.store(0, Ordering::SeqCst);
            assert_eq!(key_of(&described.now(at(3_601)).await.unwrap()), "k-3");
        });
        assert_eq!(asked.description.load(Ordering::SeqCst), 3);
    }

    #[test]
    fn who_never_answered_is_not_known() {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap();
        let described = Described::by("p", &format!("http://{port}")).unwrap();
        let clock: Clock = "2026-10-15T09:00:00+02:00".parse().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let found = runtime.block_on(described.now(clock.now()));
        assert_eq!(found.err(), Some(Refused::ProviderDown));
    }

    #[test]
    fn only_https_is_asked_but_on_this_machine_for_who_is_on_it() {
        for (issuer, address, allowed) in [
            ("https://login.example.nl", "https://keys.example.nl/", true),
            (
                "https://login.example.nl",
                "http://login.example.nl/",
                false,
            ),
            ("https://login.example.nl", "http://127.0.0.1/", false),
            ("https://login.example.nl", "javascript:alert(1)", false),
            ("http://127.0.0.1:9", "http://127.0.0.1:8/", true),
            ("http://127.0.0.1:9", "http://login.example.nl/", false),
            ("http://localhost:9", "file:///etc/passwd", false),
        ] {
            let described = Described::by("p", issuer).unwrap();
            let address = address.parse().unwrap();
            assert_eq!(
                described.fetch().allows(&address),
                allowed,
                "{issuer} {address}"
            );
        }
    }
}
