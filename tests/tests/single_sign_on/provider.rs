//! A provider of identities on loopback that says whatever a story wants: right tokens, and every wrong one.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result};
use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD as URL};
use meetbaar_tests::accounts::NOW;
use serde_json::{Value, json};
use tempfile::TempDir;

/// The program's secret there.
pub(crate) const SECRET: &str = "een geheim van het verhaal";

/// How a token is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signing {
    /// By the key that is told.
    Right,
    /// By another key under the name of that one.
    OtherKey,
    /// Not at all.
    Nothing,
    /// HS256 with the public key, as it stands in the list of keys.
    PublicKey,
    /// HS256 with the program's own secret.
    Secret,
}

/// How it describes itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Describing {
    Right,
    Redirecting,
    Giant,
    OtherIssuer,
    PlainAddresses,
    Nothing,
}

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct Saying {
    pub(crate) describing: Describing,
    pub(crate) signing: Signing,
    pub(crate) header: Value,
    pub(crate) claims: Value,
    pub(crate) user: Option<Value>,
    pub(crate) says_itself: bool,
    /// Whether one can sign out there.
    pub(crate) ends: bool,
    code: Option<String>,
    challenge: String,
}

struct Shared {
    url: String,
    key: EcdsaKeyPair,
    other: EcdsaKeyPair,
    saying: Mutex<Saying>,
    asked: Mutex<Vec<String>>,
    over: AtomicBool,
}

/// A provider that runs. Dropping it ends it.
pub(crate) struct IdentityProvider {
    pub(crate) url: String,
    shared: Arc<Shared>,
    folder: TempDir,
    running: Option<JoinHandle<()>>,
}

fn key() -> Result<EcdsaKeyPair> {
    EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING)
        .ok()
        .context("no key")
}

impl IdentityProvider {
    pub(crate) fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let url = format!("http://{}", listener.local_addr()?);
        let shared = Arc::new(Shared {
            url: url.clone(),
            key: key()?,
            other: key()?,
            saying: Mutex::new(Saying {
                describing: Describing::Right,
                signing: Signing::Right,
                header: json!({}),
                claims: json!({}),
                user: None,
                says_itself: true,
                ends: false,
                code: None,
                challenge: String::new(),
            }),
            asked: Mutex::default(),
            over: AtomicBool::new(false),
        });
        let folder = tempfile::Builder::new().prefix("mb-provider-").tempdir()?;
        std::fs::write(folder.path().join("secret"), format!("{SECRET}\n"))?;
        let serving = Arc::clone(&shared);
        let running = thread::spawn(move || {
            for stream in listener.incoming() {
                if serving.over.load(Ordering::SeqCst) {
                    return;
                }
                // A caller that hangs up early is no fault of the provider's.
                let _ = stream.map(|stream| serving.serve(stream));
            }
        });
        Ok(Self {
            url,
            shared,
            folder,
            running: Some(running),
        })
    }

    /// An entry of `[[providers]]`, as the environment takes it.
    pub(crate) fn settings(&self, name: &str, further: &str) -> String {
        let secret = self.folder.path().join("secret");
        format!(
            "{{name=\"{name}\",label=\"Inlog {name}\",issuer=\"{}\",client_id=\"meetbaar\",client_secret_file=\"{}\",{further}}}",
            self.url,
            secret.display()
        )
    }

    /// Changes what it says from now on.
    pub(crate) fn change(&self, change: impl FnOnce(&mut Saying)) {
        change(&mut self.shared.saying.lock().unwrap());
    }

    /// Gives a code for somebody, for a round with that nonce and challenge; `claims` come beside what is usual, and
    /// `null` takes one away.
    pub(crate) fn code(&self, nonce: &str, challenge: &str, claims: &Value) -> String {
        let mut all = json!({
            "iss": self.url, "aud": "meetbaar", "sub": "s-1", "nonce": nonce,
            "iat": NOW, "exp": NOW + 300, "email_verified": true,
        });
        for (name, value) in claims.as_object().into_iter().flatten() {
            all[name] = value.clone();
        }
        if let Some(all) = all.as_object_mut() {
            all.retain(|_, value| !value.is_null());
        }
        let code = format!("code-{}", URL.encode(digest(&SHA256, nonce.as_bytes())));
        self.change(|saying| {
            saying.claims = all;
            saying.code = Some(code.clone());
            challenge.clone_into(&mut saying.challenge);
        });
        code
    }

    /// Answers nobody any more; its port is free.
    pub(crate) fn hang_up(&self) {
        self.shared.over.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.url.trim_start_matches("http://"));
    }

    /// How often that address was asked for.
    pub(crate) fn asked(&self, path: &str) -> usize {
        let asked = self.shared.asked.lock().unwrap();
        asked.iter().filter(|one| *one == path).count()
    }
}

impl Drop for IdentityProvider {
    fn drop(&mut self) {
        self.hang_up();
        if let Some(running) = self.running.take() {
            let _ = running.join();
        }
    }
}

impl Shared {
    fn serve(&self, stream: TcpStream) -> Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let (mut head, mut length, mut login) = (String::new(), 0, String::new());
        reader.read_line(&mut head)?;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            let Some((name, value)) = line.trim().split_once(':') else {
                break;
            };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.trim().parse()?,
                "authorization" => value.trim().clone_into(&mut login),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        let path = head
            .split_whitespace()
            .nth(1)
            .unwrap_or_default()
            .to_owned();
        self.asked.lock().unwrap().push(path.clone());
        let (status, kind, answer) = self.answer(&path, &login, &String::from_utf8(body)?);
        let mut stream = stream;
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nLocation: {}/elsewhere\r\nConnection: close\r\n\r\n{answer}",
            answer.len(),
            self.url,
        )?;
        Ok(())
    }

    fn answer(&self, path: &str, login: &str, body: &str) -> (&'static str, &'static str, String) {
        const JSON: &str = "application/json";
        let mut saying = self.saying.lock().unwrap();
        match path {
            "/.well-known/openid-configuration" => match saying.describing {
                Describing::Nothing => (
                    "500 No",
                    "text/html",
                    "<script>alert(1)</script>".to_owned(),
                ),
                Describing::Redirecting => ("302 Found", JSON, self.description(&saying)),
                Describing::Giant => (
                    "200 OK",
                    JSON,
                    " ".repeat(4 << 20) + &self.description(&saying),
                ),
                _ => ("200 OK", JSON, self.description(&saying)),
            },
            "/elsewhere" => ("200 OK", JSON, self.description(&saying)),
            "/keys" => (
                "200 OK",
                JSON,
                json!({ "keys": [self.public()] }).to_string(),
            ),
            "/token" if self.may_have(&mut saying, login, body) => {
                let token = self.token(&saying);
                let answer = json!({ "access_token": "a-1", "token_type": "Bearer", "expires_in": 60, "id_token": token });
                ("200 OK", JSON, answer.to_string())
            }
            "/token" => (
                "400 Bad Request",
                JSON,
                json!({ "error": "invalid_grant", "error_description": "<b>code</b>" }).to_string(),
            ),
            "/user" => (
                "200 OK",
                JSON,
                saying.user.clone().unwrap_or_default().to_string(),
            ),
            _ => ("404 Not Found", JSON, "{}".to_owned()),
        }
    }

    fn description(&self, saying: &Saying) -> String {
        let base = match saying.describing {
            Describing::PlainAddresses => "http://login.example.nl",
            _ => self.url.as_str(),
        };
        let issuer = match saying.describing {
            Describing::OtherIssuer => "http://127.0.0.1:1",
            _ => self.url.as_str(),
        };
        let mut all = json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{base}/authorize"),
            "token_endpoint": format!("{}/token", self.url),
            "jwks_uri": format!("{}/keys", self.url),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256", "HS256", "none"],
            "authorization_response_iss_parameter_supported": saying.says_itself,
        });
        if saying.ends {
            all["end_session_endpoint"] = format!("{}/end", self.url).into();
        }
        if saying.user.is_some() {
            all["userinfo_endpoint"] = format!("{}/user", self.url).into();
        }
        all.to_string()
    }

    fn public(&self) -> Value {
        let point = self.key.public_key().as_ref();
        json!({
            "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": "k-1",
            "x": URL.encode(&point[1..33]), "y": URL.encode(&point[33..65]),
        })
    }

    /// Whether a code is given back by the program, for the round that it was given for; and only once.
    fn may_have(&self, saying: &mut Saying, login: &str, body: &str) -> bool {
        let field = |name: &str| {
            let mut all = body.split('&').filter_map(|pair| pair.split_once('='));
            all.find(|(one, _)| *one == name)
                .map(|(_, value)| value.to_owned())
        };
        let known = format!("meetbaar:{}", SECRET.replace(' ', "+"));
        let known = format!("Basic {}", BASE64_STANDARD.encode(known));
        let verifier = field("code_verifier").unwrap_or_default();
        let made = URL.encode(digest(&SHA256, verifier.as_bytes()));
        let right = saying.code.is_some() && field("code") == saying.code;
        if right {
            saying.code = None;
        }
        right && login == known && made == saying.challenge
    }

    fn token(&self, saying: &Saying) -> String {
        let mut header = match saying.signing {
            Signing::Nothing => json!({ "alg": "none" }),
            Signing::PublicKey | Signing::Secret => json!({ "alg": "HS256", "kid": "k-1" }),
            Signing::Right | Signing::OtherKey => json!({ "alg": "ES256", "kid": "k-1" }),
        };
        for (name, value) in saying.header.as_object().into_iter().flatten() {
            header[name] = value.clone();
        }
        let part = |value: &Value| URL.encode(value.to_string());
        let signed = format!("{}.{}", part(&header), part(&saying.claims));
        let shared = |key: &[u8]| {
            let key = hmac::Key::new(hmac::HMAC_SHA256, key);
            hmac::sign(&key, signed.as_bytes()).as_ref().to_vec()
        };
        let by = |key: &EcdsaKeyPair| {
            let signature = key.sign(&SystemRandom::new(), signed.as_bytes());
            signature.unwrap().as_ref().to_vec()
        };
        let signature = match saying.signing {
            Signing::Right => by(&self.key),
            Signing::OtherKey => by(&self.other),
            Signing::Nothing => Vec::new(),
            Signing::PublicKey => shared(self.public().to_string().as_bytes()),
            Signing::Secret => shared(SECRET.as_bytes()),
        };
        format!("{signed}.{}", URL.encode(signature))
    }
}
