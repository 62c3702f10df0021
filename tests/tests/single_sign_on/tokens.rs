//! Tokens that are not to be believed, each refused for its own reason, and nothing of them is shown.

use anyhow::{Result, ensure};
use meetbaar_tests::Kind;
use meetbaar_tests::accounts::NOW;
use serde_json::{Value, json};

use crate::provider::Signing;
use crate::stage::{Stage, refused, reviewer, with};

/// A lie: how the token is signed, its header, and claims over the right ones.
type Lie = (&'static str, Signing, Value, Value);

fn lies() -> Vec<Lie> {
    let claims = |what, over| (what, Signing::Right, json!({}), over);
    vec![
        ("no signature", Signing::Nothing, json!({}), json!({})),
        (
            "the public key as a shared one",
            Signing::PublicKey,
            json!({}),
            json!({}),
        ),
        (
            "the program's secret as a key",
            Signing::Secret,
            json!({}),
            json!({}),
        ),
        ("another key", Signing::OtherKey, json!({}), json!({})),
        (
            "an unknown key",
            Signing::OtherKey,
            json!({ "kid": "k-9" }),
            json!({}),
        ),
        (
            "an unknown key again",
            Signing::OtherKey,
            json!({ "kid": "k-10" }),
            json!({}),
        ),
        (
            "no such algorithm",
            Signing::Right,
            json!({ "alg": "RS256" }),
            json!({}),
        ),
        claims("for somebody else", json!({ "aud": "another" })),
        claims("for others too", json!({ "aud": ["meetbaar", "another"] })),
        claims("for nobody", json!({ "aud": null })),
        claims("got by another", json!({ "azp": "another" })),
        claims("of another issuer", json!({ "iss": "http://127.0.0.1:1" })),
        claims("of no issuer", json!({ "iss": null })),
        claims("expired", json!({ "exp": NOW })),
        claims("without an end", json!({ "exp": null })),
        claims("of the future", json!({ "iat": NOW + 600 })),
        claims("of another round", json!({ "nonce": "another" })),
        claims("of no round", json!({ "nonce": null })),
        claims("of nobody", json!({ "sub": "" })),
        claims("of somebody endless", json!({ "sub": "s".repeat(256) })),
        claims(
            "another access token's",
            json!({ "at_hash": "AAAAAAAAAAAAAAAAAAAAAA" }),
        ),
    ]
}

#[test]
fn a_token_that_is_not_to_be_believed_opens_nothing() -> Result<()> {
    let stage = Stage::set(Kind::Sqlite, &[])?;
    let before = stage.number("SELECT count(*) FROM session")?;
    for (number, (what, signing, header, over)) in lies().into_iter().enumerate() {
        // Who comes in now and then is not made to wait.
        if number % 10 == 9 {
            stage
                .rijk
                .change(|saying| (saying.signing, saying.header) = (Signing::Right, json!({})));
            let low = with(reviewer(), &json!({ "email_verified": false }));
            assert_eq!(
                refused(&stage.come(&stage.client(), "rijk", &low)?),
                "400 email_unproven"
            );
        }
        stage
            .rijk
            .change(|saying| (saying.signing, saying.header) = (signing, header));
        let client = stage.client();
        let page = stage.come(&client, "rijk", &with(reviewer(), &over))?;
        assert_eq!(refused(&page), "400 answer_wrong", "{what}");
        assert!(
            !page
                .headers
                .iter()
                .any(|(name, value)| name == "set-cookie" && value.starts_with("sid=")),
            "{what}"
        );
        assert_eq!(client.get("/account")?.status, 303, "{what}");
    }
    assert_eq!(stage.number("SELECT count(*) FROM session")?, before);
    assert_eq!(
        stage.rijk.asked("/keys"),
        1,
        "keys are not asked for again within a minute"
    );
    assert_eq!(stage.rijk.asked("/.well-known/openid-configuration"), 1);
    let said = stage.story.server.output();
    for secret in [
        crate::provider::SECRET,
        "code-",
        "s-1",
        "rik@rijk.example",
        "eyJ",
    ] {
        ensure!(!said.contains(secret), "the log holds {secret:?}:\n{said}");
    }
    Ok(())
}

#[test]
fn a_level_of_assurance_that_is_missing_or_lower_is_refused() -> Result<()> {
    let stage = Stage::set(Kind::Sqlite, &[])?;
    let left = stage.leave(&stage.client(), "rijk")?;
    assert_eq!(left.field("acr_values"), crate::stage::ACR);
    for acr in [Value::Null, json!("urn:proef:laag"), json!("")] {
        let page = stage.come(
            &stage.client(),
            "rijk",
            &with(reviewer(), &json!({ "acr": acr })),
        )?;
        assert_eq!(refused(&page), "400 assurance_missing", "{acr}");
    }
    Ok(())
}

#[test]
fn who_fails_too_often_from_one_network_waits() -> Result<()> {
    let stage = Stage::set(Kind::Sqlite, &[])?;
    stage
        .rijk
        .change(|saying| saying.signing = Signing::Nothing);
    let codes: Vec<String> = (0..24)
        .map(|_| {
            Ok(refused(&stage.come(
                &stage.client(),
                "rijk",
                &reviewer(),
            )?))
        })
        .collect::<Result<_>>()?;
    assert_eq!(codes[0], "400 answer_wrong");
    assert_eq!(codes[23], "400 rounds_wait");
    stage.enter("portaal", &crate::stage::user())?;
    Ok(())
}
