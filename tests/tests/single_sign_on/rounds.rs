//! Rounds: once, in the browser that began, at the provider that was meant, within ten minutes, and back to our own pages.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::{Kind, on_both};

use crate::stage::{Stage, refused, reviewer, user};

on_both! {
    fn a_round_ends_where_it_began_and_only_once(kind) {
        let mut stage = Stage::set(kind, &[])?;
        let (own, other) = (stage.client(), stage.client());
        let left = stage.leave(&own, "rijk")?;
        stage.leave(&other, "rijk")?;
        let back = stage.back(&left, "rijk", &reviewer());
        let over = "400 round_over";
        assert_eq!(refused(&other.get(&back)?), over, "the state of another browser");
        assert_eq!(refused(&stage.client().get(&back)?), over, "no browser of ours at all");
        let state = left.field("state");
        for wrong in ["", "0", &"a".repeat(64), &state.to_uppercase()] {
            assert_eq!(refused(&own.get(&back.replace(state, wrong))?), over, "state {wrong:?}");
        }
        assert_eq!(refused(&own.get(&back.replace("/rijk/", "/portaal/"))?), over, "the round of another provider");
        own.get(&back)?.expect(303)?;
        assert_eq!(refused(&own.get(&back)?), over, "the state again");
        assert_eq!(stage.leave(&own, "rijk")?.address, "/", "who is signed in goes on at once");
        let late = stage.client();
        let left = stage.leave(&late, "portaal")?;
        let back = stage.back(&left, "portaal", &user());
        stage.story.server.restart_at("2026-10-15T09:10:00+02:00")?;
        assert_eq!(refused(&late.get(&back)?), over, "ten minutes later");
        assert_eq!(stage.number("SELECT count(*) FROM sign_in_round WHERE fingerprint LIKE '%code%'")?, 0);
    }

    fn a_code_works_once_and_only_with_the_secret_of_its_round(kind) {
        let stage = Stage::set(kind, &[])?;
        let (own, thief) = (stage.client(), stage.client());
        let left = stage.leave(&own, "rijk")?;
        let back = stage.back(&left, "rijk", &reviewer());
        // The thief has the code, and a round of his own: the provider holds it against the other's verifier.
        let his = stage.leave(&thief, "rijk")?;
        let stolen = back.replace(left.field("state"), his.field("state"));
        assert_eq!(refused(&thief.get(&stolen)?), "400 answer_wrong");
        assert_eq!(refused(&own.get(&back)?), "400 answer_wrong", "the provider gave it out once");
    }
}

#[test]
fn nobody_is_sent_in_by_another_site() -> Result<()> {
    let stage = Stage::set(Kind::Sqlite, &[])?;
    let ask = |site| {
        let client = stage.client();
        let answer = client.get_with("/sign-in/with/rijk", &[("Sec-Fetch-Site", site)])?;
        Ok::<_, anyhow::Error>(
            answer
                .expect(303)?
                .location()
                .unwrap_or_default()
                .to_owned(),
        )
    };
    for site in ["cross-site", "same-site"] {
        assert_eq!(ask(site)?, "/sign-in", "{site}");
    }
    for site in ["same-origin", "none"] {
        ensure!(ask(site)?.starts_with(&stage.rijk.url), "{site}");
    }
    Ok(())
}

#[test]
fn what_goes_along_is_what_the_standard_asks_and_the_session_begins_anew() -> Result<()> {
    let stage = Stage::set(Kind::Sqlite, &[])?;
    let client = stage.client();
    let left = stage.leave(&client, "rijk")?;
    ensure!(
        left.address
            .starts_with(&format!("{}/authorize?", stage.rijk.url)),
        "{left:?}"
    );
    for (name, value) in [
        ("response_type", "code"),
        ("client_id", "meetbaar"),
        ("code_challenge_method", "S256"),
        ("scope", "openid email"),
        ("prompt", ""),
    ] {
        assert_eq!(left.field(name), value, "{name}");
    }
    let back = format!("{}/sign-in/with/rijk/return", stage.story.server.url());
    assert_eq!(left.field("redirect_uri"), back);
    for name in ["state", "nonce", "code_challenge"] {
        ensure!(left.field(name).len() >= 43, "{name}");
    }
    let other = stage.leave(&client, "rijk")?;
    for name in ["state", "nonce", "code_challenge"] {
        assert_ne!(left.field(name), other.field(name), "{name}");
    }
    let planted = "a".repeat(64);
    let back = stage.back(&other, "rijk", &reviewer());
    let page = client.get(&back)?.expect(303)?;
    let set: Vec<&String> = page
        .headers
        .iter()
        .filter(|(name, _)| name == "set-cookie")
        .map(|(_, value)| value)
        .collect();
    let session = set
        .iter()
        .find(|value| value.starts_with("sid="))
        .context("no session")?;
    ensure!(
        session.contains("HttpOnly")
            && session.contains("SameSite=Lax")
            && !session.contains(&planted),
        "{session}"
    );
    // Both rounds were under way in one browser, in two tabs: the first one's still ends.
    client
        .get(&stage.back(&left, "rijk", &reviewer()))?
        .expect(303)?;
    Ok(())
}

#[test]
fn afterwards_one_goes_on_to_our_own_pages_only() -> Result<()> {
    let stage = Stage::set(Kind::Sqlite, &[])?;
    for (asked, there) in [
        ("%2Freports%3Fpage%3D2", "/reports?page=2"),
        ("https%3A%2F%2Fevil.example%2F", "/"),
        ("%2F%2Fevil.example", "/"),
        ("%2F%5Cevil.example", "/"),
        ("%2F%09%2Fevil.example", "/"),
        ("javascript%3Aalert(1)", "/"),
        ("", "/"),
    ] {
        let client = stage.client();
        let page = client
            .get(&format!("/sign-in/with/rijk?return_to={asked}"))?
            .expect(303)?;
        let left = crate::stage::Left::for_address(page.location().context("nowhere")?);
        let page = client
            .get(&stage.back(&left, "rijk", &reviewer()))?
            .expect(303)?;
        assert_eq!(page.location(), Some(there), "{asked}");
        let known = client
            .get(&format!("/sign-in/with/rijk?return_to={asked}"))?
            .expect(303)?;
        assert_eq!(known.location(), Some(there), "{asked}, signed in");
    }
    Ok(())
}

#[test]
fn an_answer_of_another_issuer_is_none() -> Result<()> {
    let stage = Stage::set(Kind::Sqlite, &[])?;
    let own = format!("&iss={}", stage.rijk.url);
    for (iss, says_itself) in [
        (format!("&iss={}", stage.portaal.url), true),
        (String::new(), true),
        ("&iss=".to_owned(), true),
    ] {
        stage.rijk.change(|saying| saying.says_itself = says_itself);
        let client = stage.client();
        let left = stage.leave(&client, "rijk")?;
        let back = stage.back(&left, "rijk", &reviewer());
        assert_eq!(
            refused(&client.get(&back.replace(&own, &iss))?),
            "400 answer_wrong",
            "{iss:?}"
        );
    }
    assert_eq!(
        stage.rijk.asked("/token"),
        0,
        "and the code is told to nobody"
    );
    // A provider that never says who it is in its answers is believed by its address.
    stage.portaal.change(|saying| saying.says_itself = false);
    let client = stage.client();
    let left = stage.leave(&client, "portaal")?;
    let back = stage.back(&left, "portaal", &user());
    client
        .get(&back.replace(&format!("&iss={}", stage.portaal.url), ""))?
        .expect(303)?;
    Ok(())
}

#[test]
fn what_a_provider_says_of_an_error_is_not_shown() -> Result<()> {
    let stage = Stage::set(Kind::Sqlite, &[])?;
    for error in [
        "access_denied",
        "login_required",
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    ] {
        let client = stage.client();
        let left = stage.leave(&client, "rijk")?;
        let state = left.field("state");
        let page = client.get(&format!("/sign-in/with/rijk/return?state={state}&error={error}&error_description=%3Cb%3EVerzonnen%3C%2Fb%3E"))?;
        assert_eq!(refused(&page), "400 provider_refused");
        ensure!(
            !page.body().contains("Verzonnen") && !page.body().contains("alert(1)"),
            "{error}"
        );
        ensure!(page.body().contains("href=\"/sign-in\""));
    }
    ensure!(!stage.story.server.output().contains("Verzonnen"));
    assert_eq!(stage.client().get("/sign-in/with/nergens")?.status, 404);
    assert_eq!(
        stage
            .client()
            .get("/sign-in/with/nergens/return?state=a&code=b")?
            .status,
        404
    );
    Ok(())
}
