//! Access tokens that were made up, changed, or meant for something else. Each begins as a token that is taken, made here
//! with the installation's own key, and differs from it in one thing.

use std::fs;
use std::net::TcpListener;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use meetbaar_tests::accounts::NOW;
use meetbaar_tests::story::NOORDERLICHT;
use meetbaar_tests::tokens::{Machine, administrator_of, forged, opened, personal, unsigned};
use meetbaar_tests::{Program, Story, on_both};
use serde_json::{Value, json};
use sha2::{Sha384, Sha512};

/// A token as it is issued, in its parts, with the key that signs it.
struct Issued {
    header: Value,
    claims: Value,
    key: Vec<u8>,
}

impl Issued {
    fn of(story: &Story) -> Result<Self> {
        let program = story.program(NOORDERLICHT)?;
        let token = program.authorization().trim_start_matches("Bearer ");
        let (header, claims) = opened(token)?;
        let key = fs::read(story.server.data().join("keys/token.key"))?;
        Ok(Self {
            header,
            claims,
            key,
        })
    }

    /// With another member in the header, or without it.
    fn header(&self, name: &str, value: Option<Value>) -> String {
        forged(&changed(&self.header, name, value), &self.claims, &self.key)
    }

    /// With another claim, or without it.
    fn claim(&self, name: &str, value: Option<Value>) -> String {
        forged(&self.header, &changed(&self.claims, name, value), &self.key)
    }
}

fn changed(part: &Value, name: &str, value: Option<Value>) -> Value {
    let mut part = part.clone();
    if let Some(members) = part.as_object_mut() {
        match value {
            Some(value) => members.insert(name.to_owned(), value),
            None => members.remove(name),
        };
    }
    part
}

/// What the API answers to who shows a token.
fn status(story: &Story, token: &str) -> Result<u16> {
    let program = Program::with_token(story.server.client(), token);
    Ok(program.get("/v1/reports")?.status)
}

/// Whether each is refused, and none by a fault of the server.
fn refused(story: &Story, tokens: &[(&str, String)]) -> Result<()> {
    for (what, token) in tokens {
        let found = status(story, token)?;
        ensure!(found == 401, "{what}: {found}");
    }
    Ok(())
}

fn taken(story: &Story, what: &str, token: &str) -> Result<()> {
    let found = status(story, token)?;
    ensure!(found == 200, "{what}: {found}");
    Ok(())
}

on_both! {
    fn a_token_is_made_as_the_paper_says(kind) {
        let story = Story::begin(kind)?;
        let issued = Issued::of(&story)?;
        assert_eq!(issued.header.get("alg"), Some(&json!("HS256")));
        assert_eq!(issued.header.get("typ"), Some(&json!("at+jwt")));
        let claim = |name: &str| issued.claims.get(name).cloned().unwrap_or_default();
        let address = story.server.url();
        assert_eq!(claim("iss"), json!(format!("{address}/")));
        assert_eq!(claim("aud"), json!(format!("{address}/v1")));
        assert_eq!([claim("iat"), claim("nbf"), claim("exp")], [json!(NOW), json!(NOW), json!(NOW + 900)]);
        assert_eq!(claim("sub"), claim("client_id"));
        ensure!(claim("scope").as_str().is_some_and(|scope| scope.contains("send_reports") && !scope.contains("keep_own_account")));
        let again = Issued::of(&story)?;
        ensure!(again.claims.get("jti") != issued.claims.get("jti"), "each has a number of its own");
        taken(&story, "what is made here as it is issued", &forged(&issued.header, &issued.claims, &issued.key))?;
    }

    fn no_other_algorithm_is_taken(kind) {
        let story = Story::begin(kind)?;
        let issued = Issued::of(&story)?;
        taken(&story, "the one", &issued.header("alg", Some(json!("HS256"))))?;
        let mut wrong = Vec::new();
        for none in ["none", "None", "NONE", "nOnE", ""] {
            let header = changed(&issued.header, "alg", Some(json!(none)));
            wrong.push((none, format!("{}.", unsigned(&header, &issued.claims))));
            wrong.push((none, unsigned(&header, &issued.claims)));
            wrong.push((none, forged(&header, &issued.claims, &issued.key)));
        }
        for other in ["HS384", "HS512", "RS256", "RS512", "PS256", "ES256", "ES384", "EdDSA", "hs256"] {
            wrong.push((other, issued.header("alg", Some(json!(other)))));
        }
        let header = |alg: &str| unsigned(&changed(&issued.header, "alg", Some(json!(alg))), &issued.claims);
        let (longer, longest) = (header("HS384"), header("HS512"));
        let mut mac = Hmac::<Sha384>::new_from_slice(&issued.key)?;
        mac.update(longer.as_bytes());
        wrong.push(("HS384 that fits", format!("{longer}.{}", BASE64_URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))));
        let mut mac = Hmac::<Sha512>::new_from_slice(&issued.key)?;
        mac.update(longest.as_bytes());
        wrong.push(("HS512 that fits", format!("{longest}.{}", BASE64_URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))));
        wrong.push(("no algorithm", issued.header("alg", None)));
        refused(&story, &wrong)?;
    }

    fn a_token_of_another_issuer_audience_or_time_is_refused(kind) {
        let story = Story::begin(kind)?;
        let issued = Issued::of(&story)?;
        for (name, value) in [("exp", json!(NOW + 1)), ("nbf", json!(NOW + 30)), ("nbf", json!(0)), ("jti", json!("mine"))] {
            taken(&story, name, &issued.claim(name, Some(value)))?;
        }
        let address = story.server.url();
        let mut wrong = vec![
            ("another audience", issued.claim("aud", Some(json!("https://elders.example/v1")))),
            ("the issuer as audience", issued.claim("aud", Some(json!(format!("{address}/"))))),
            ("many audiences", issued.claim("aud", Some(json!([format!("{address}/v1"), "https://elders.example/v1"])))),
            ("an empty audience", issued.claim("aud", Some(json!("")))),
            ("another issuer", issued.claim("iss", Some(json!("https://elders.example/")))),
            ("an issuer with more behind it", issued.claim("iss", Some(json!(format!("{address}/x"))))),
            ("ended now", issued.claim("exp", Some(json!(NOW)))),
            ("ended long ago", issued.claim("exp", Some(json!(0)))),
            ("an end that is a text", issued.claim("exp", Some(json!("9999999999")))),
            ("not yet", issued.claim("nbf", Some(json!(NOW + 31)))),
            ("issued later", issued.claim("iat", Some(json!(NOW + 31)))),
            ("nobody's", issued.claim("sub", Some(json!("00000000-0000-7000-8000-000000000000")))),
            ("somebody's by injection", issued.claim("sub", Some(json!("' OR 1=1 --")))),
            ("an unknown right", issued.claim("scope", Some(json!("see_everything")))),
            ("a right of no program", issued.claim("scope", Some(json!("keep_accounts")))),
        ];
        for name in ["aud", "iss", "exp", "nbf", "iat", "sub", "scope", "jti", "client_id"] {
            wrong.push((name, issued.claim(name, None)));
            wrong.push((name, issued.claim(name, Some(Value::Null))));
        }
        refused(&story, &wrong)?;
    }

    fn a_key_is_found_by_its_known_name_only(kind) {
        let story = Story::begin(kind)?;
        let issued = Issued::of(&story)?;
        let keys = story.server.data().join("keys");
        let with = |id: &str, key: &[u8]| forged(&changed(&issued.header, "kid", Some(json!(id))), &issued.claims, key);
        let own = issued.header.get("kid").and_then(Value::as_str).context("kid")?;
        taken(&story, "the known name", &with(own, &issued.key))?;
        let pseudonym = fs::read(keys.join("pseudonym.key"))?;
        let file = keys.join("token.key").display().to_string();
        let mut wrong = vec![
            ("another key of the house", with("../keys/pseudonym.key", &pseudonym)),
            ("the same by its name", with("pseudonym.key", &pseudonym)),
            ("an empty file", with("/dev/null", b"")),
            ("an empty file, from here", with("../../../../../../dev/null", b"")),
            ("the own file", with(&file, &issued.key)),
            ("a query", with("x' UNION SELECT 'geheim' --", b"geheim")),
            ("an address", with("https://elders.example/key", b"geheim")),
            ("a command", with("| cat token.key", b"")),
            ("a NUL sign", with(&format!("{own}\0"), &issued.key)),
            ("no name", issued.header("kid", None)),
            ("an empty name", with("", &issued.key)),
            ("capitals", with(&own.to_uppercase(), &issued.key)),
            ("a number", issued.header("kid", Some(json!(1)))),
            ("a list", issued.header("kid", Some(json!([own])))),
        ];
        wrong.retain(|(what, _)| *what != "capitals" || own != own.to_uppercase());
        refused(&story, &wrong)?;
    }

    fn keys_that_a_token_brings_along_are_not_looked_at(kind) {
        let story = Story::begin(kind)?;
        let issued = Issued::of(&story)?;
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        listener.set_nonblocking(true)?;
        let there = format!("http://{}/jwks.json", listener.local_addr()?);
        let mine = b"een sleutel van wie hem meebrengt";
        let jwk = json!({ "kty": "oct", "alg": "HS256", "k": BASE64_URL_SAFE_NO_PAD.encode(mine) });
        for (name, value) in [("jku", json!(there)), ("x5u", json!(there)), ("jwk", jwk), ("x5c", json!([BASE64_URL_SAFE_NO_PAD.encode(mine)]))] {
            let header = changed(&issued.header, name, Some(value));
            taken(&story, name, &forged(&header, &issued.claims, &issued.key))?;
            refused(&story, &[
                (name, forged(&header, &issued.claims, mine)),
                (name, forged(&changed(&header, "kid", None), &issued.claims, mine)),
                (name, forged(&changed(&header, "kid", Some(json!(there))), &issued.claims, mine)),
            ])?;
        }
        ensure!(listener.accept().is_err(), "the server asked for the key");
        refused(&story, &[("what must be understood", issued.header("crit", Some(json!(["exp"]))))])?;
    }

    fn a_signature_is_of_the_whole_token(kind) {
        let story = Story::begin(kind)?;
        let issued = Issued::of(&story)?;
        let good = forged(&issued.header, &issued.claims, &issued.key);
        let (body, signature) = good.rsplit_once('.').context("parts")?;
        let wider = unsigned(&issued.header, &changed(&issued.claims, "sub", Some(json!("somebody else"))));
        let mut turned = signature.to_owned();
        let first = if turned.starts_with('A') { "B" } else { "A" };
        turned.replace_range(0..1, first);
        let other = [7_u8; 32];
        refused(&story, &[
            ("another key", forged(&issued.header, &issued.claims, &other)),
            ("no key", forged(&issued.header, &issued.claims, b"")),
            ("another claim under the signature", format!("{wider}.{signature}")),
            ("a turned bit", format!("{body}.{turned}")),
            ("a cut signature", format!("{body}.{}", signature.get(..20).unwrap_or_default())),
            ("no signature", format!("{body}.")),
            ("two parts", body.to_owned()),
            ("four parts", format!("{good}.{signature}")),
            ("nothing", String::new()),
            ("dots", "..".to_owned()),
            ("no base64", "!.!.!".to_owned()),
            ("too long", issued.claim("jti", Some(json!("x".repeat(4096))))),
        ])?;
        taken(&story, "long", &issued.claim("jti", Some(json!("x".repeat(1024)))))?;
    }

    fn what_was_made_for_something_else_is_no_token_and_a_token_is_nothing_else(kind) {
        let story = Story::begin(kind)?;
        let issued = Issued::of(&story)?;
        let kinds = ["JWT", "at+JWT", "application/at+jwt", "session", "logout+jwt", ""];
        let mut wrong: Vec<(&str, String)> = kinds.iter().map(|kind| (*kind, issued.header("typ", Some(json!(kind))))).collect();
        wrong.push(("no kind", issued.header("typ", None)));
        let browser = story.browser(NOORDERLICHT)?;
        let form = browser.get("/account")?.csrf()?;
        let machine = Machine::added(&administrator_of(&story, "noorderlicht")?, "Salaris", &["see_reports"])?;
        wrong.push(("a token of a form", form));
        wrong.push(("the secret of a program", machine.secret.clone()));
        let token = personal(&browser, "x", "7", &["see_reports"])?;
        wrong.push(("a personal token with a wrong end", format!("{}x", token.get(..75).unwrap_or_default())));
        wrong.push(("a personal token in capitals", token.to_uppercase()));
        refused(&story, &wrong)?;
        taken(&story, "a personal token", &token)?;
        let good = forged(&issued.header, &issued.claims, &issued.key);
        let client = story.server.client();
        for cookie in [&good, &token, &machine.secret] {
            client.get_with("/account", &[("Cookie", &format!("sid={cookie}"))])?.expect(303)?;
        }
        for secret in [&good, &token] {
            let other = Machine { secret: secret.clone(), ..machine.clone() };
            other.ask(&client, "")?.expect(401)?;
        }
        for link in ["invitation", "new-password", "new-email"] {
            let page = client.follow(client.get(&format!("/{link}/{good}"))?)?;
            ensure!(page.body().contains("werkt niet meer"), "{link}");
        }
        client.get(&format!("/v1/reports?access_token={good}"))?.expect(400)?;
        let basic = format!("Basic {good}");
        client.get_with("/v1/reports", &[("Authorization", &basic)])?.expect(401)?;
    }
}
