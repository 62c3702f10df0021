//! The own account and its providers: linking one, unlinking it, showing by one who one is, and signing out there too.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::accounts::{NOW, code, enrolled};
use meetbaar_tests::story::{NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Client, Kind, Page, on_both};
use serde_json::json;

use crate::provider::SECRET;
use crate::stage::{Left, Stage, refused, reviewer, user, with};

const OPTIONAL: &[(&str, &str)] = &[("MEETBAAR_SECOND_FACTOR", "optional")];

/// Where a page leads on to, by its link and by itself.
fn led_on(page: &Page) -> Result<Left> {
    ensure!(page.status == 200, "{} {}", page.status, page.body());
    let refresh = page.header("refresh").context("no way on")?;
    let address = refresh.strip_prefix("0; url=").context("no address")?;
    let shown = page.body().replace("&amp;", "&").replace("&#38;", "&");
    ensure!(
        shown.contains(&format!("href=\"{address}\"")),
        "{address} in {shown}"
    );
    Ok(Left::for_address(address))
}

fn link(stage: &Stage, client: &Client, name: &str, claims: &serde_json::Value) -> Result<Page> {
    let form = client.get("/account")?.expect(200)?;
    let page = client.submit(&form, "/account/identities", &[("provider", name)])?;
    let left = led_on(&page)?;
    client.get(&stage.back(&left, name, claims))
}

on_both! {
    fn who_has_an_account_links_a_provider_himself_and_unlinks_it(kind) {
        let stage = Stage::set(kind, OPTIONAL)?;
        let own = with(reviewer(), &json!({ "email": REVIEWER }));
        assert_eq!(refused(&stage.come(&stage.client(), "rijk", &own)?), "400 email_has_account");
        let client = stage.story.browser(REVIEWER)?;
        let page = link(&stage, &client, "rijk", &own)?.expect(303)?;
        assert_eq!(page.location(), Some("/account?done=identity-linked"));
        assert_eq!(stage.entries("identity_linked")?, 1);
        let by_provider = stage.enter("rijk", &own)?;
        ensure!(by_provider.get("/account")?.expect(200)?.body().contains(REVIEWER));
        let page = client.get("/account")?.expect(200)?;
        let removal = page.body();
        let removal = removal.split("action=\"").find(|part| part.starts_with("/account/identities/") && part.contains("/removal"));
        let removal = removal.and_then(|part| part.split('"').next()).context("no form to unlink")?.to_owned();
        assert_eq!(by_provider.submit(&by_provider.get("/account")?, &removal, &[])?.location(), Some("/account/proof?return_to=%2Faccount"), "the provider may know him for long: he shows himself again");
        let other = stage.story.browser(NOORDERLICHT)?;
        assert_eq!(other.submit(&other.get("/account")?, &removal, &[])?.status, 404, "another's");
        client.submit(&page, &removal, &[])?.expect(303)?;
        assert_eq!(stage.entries("identity_unlinked")?, 1);
        assert_eq!(refused(&stage.come(&stage.client(), "rijk", &own)?), "400 email_has_account");
    }

    fn an_identity_is_one_accounts_and_of_its_own_kind(kind) {
        let stage = Stage::set(kind, OPTIONAL)?;
        stage.enter("rijk", &reviewer())?;
        let client = stage.story.browser(REVIEWER)?;
        assert_eq!(refused(&link(&stage, &client, "rijk", &reviewer())?), "400 identity_taken");
        let form = client.get("/account")?.expect(200)?;
        assert_eq!(client.submit(&form, "/account/identities", &[("provider", "portaal")])?.status, 404, "suppliers only");
        let supplier = stage.story.browser(NOORDERLICHT)?;
        let elsewhere = with(user(), &json!({ "supplier": "kompas" }));
        assert_eq!(refused(&link(&stage, &supplier, "portaal", &elsewhere)?), "400 role_of_another_kind", "another supplier's user");
        assert_eq!(stage.number("SELECT count(*) FROM identity")?, 1);
    }

    fn a_link_is_made_for_who_began_it(kind) {
        let stage = Stage::set(kind, OPTIONAL)?;
        let client = stage.story.browser(REVIEWER)?;
        let form = client.get("/account")?.expect(200)?;
        let left = led_on(&client.submit(&form, "/account/identities", &[("provider", "rijk")])?)?;
        let back = stage.back(&left, "rijk", &reviewer());
        // Somebody else signs in on the same screen meanwhile.
        client.submit(&form, "/sign-out", &[])?.expect(303)?;
        let page = client.get("/sign-in")?;
        let fields = [("email", NOORDERLICHT), ("password", stage.story.password(NOORDERLICHT)?)];
        client.submit(&page, "/sign-in", &fields)?.expect(303)?;
        assert_eq!(refused(&client.get(&back)?), "400 round_over");
        assert_eq!(stage.number("SELECT count(*) FROM identity")?, 0);
        let stolen = stage.story.browser(REVIEWER)?;
        assert_eq!(stolen.post("/account/identities", &[("provider", "rijk")])?.status, 403, "without the form's token");
    }

    fn who_has_no_password_shows_himself_by_the_provider_anew(kind) {
        let stage = Stage::set(kind, &[])?;
        let client = stage.enter("portaal", &user())?;
        let asked = client.get("/account/email")?.expect(303)?;
        let proof = client.get(asked.location().context("nowhere")?)?.expect(200)?;
        ensure!(!proof.body().contains("name=\"password\""), "{}", proof.body());
        let begin = || -> Result<Left> {
            let page = client.submit(&proof, "/account/proof/with/portaal", &[("return_to", "/account/email")])?;
            led_on(&page)
        };
        let left = begin()?;
        assert_eq!((left.field("prompt"), left.field("max_age")), ("login", "0"));
        let shown = |at: serde_json::Value| with(user(), &json!({ "auth_time": at }));
        for at in [serde_json::Value::Null, json!(NOW - 3600)] {
            let left = begin()?;
            let page = client.get(&stage.back(&left, "portaal", &shown(at.clone())))?;
            assert_eq!(refused(&page), "400 not_shown_again", "{at}");
            assert_eq!(client.get("/account/email")?.status, 303);
        }
        let other = with(shown(json!(NOW)), &json!({ "sub": "s-2" }));
        let left = begin()?;
        assert_eq!(refused(&client.get(&stage.back(&left, "portaal", &other))?), "400 identity_of_another");
        let left = begin()?;
        let page = client.get(&stage.back(&left, "portaal", &shown(json!(NOW))))?.expect(303)?;
        assert_eq!(page.location(), Some("/account/email"));
        client.get("/account/email")?.expect(200)?;
        let page = client.get("/account")?.expect(200)?;
        ensure!(!page.body().contains("/removal"), "the only way in stays");
    }
}

#[test]
fn where_the_provider_asks_for_a_password_only_the_own_code_is_asked_for_too() -> Result<()> {
    let stage = Stage::set(Kind::Sqlite, &[("MEETBAAR_SECOND_FACTOR", "everybody")])?;
    let client = stage.client();
    stage.come(&client, "portaal", &user())?.expect(303)?;
    assert_eq!(
        client.get("/account")?.status,
        303,
        "the second step is still to be had"
    );
    let (secret, _) = enrolled(&client, NOW)?;
    client.get("/account")?.expect(200)?;
    stage.story.server.run([
        "account",
        "reset-second-factor",
        "--email",
        "nora@noorderlicht.example",
    ])?;
    let again = stage.client();
    let page = stage.come(&again, "portaal", &user())?.expect(303)?;
    ensure!(
        page.location()
            .is_some_and(|to| to.starts_with("/sign-in/second-factor")),
        "{:?}",
        page.location()
    );
    let (new, _) = enrolled(&again, NOW)?;
    assert_ne!(secret, new);
    let by_provider =
        "SELECT count(*) FROM audit_entry WHERE deed = 'signed_in' AND details LIKE '%portaal%'";
    assert_eq!(
        stage.number(by_provider)?,
        2,
        "the code did not make it a password's session"
    );
    let proof = again.get("/account/proof")?.expect(200)?;
    let begin = |code: &str| again.submit(&proof, "/account/proof/with/portaal", &[("code", code)]);
    for wrong in ["", "000000", code(&new, NOW)?.as_str()] {
        assert_eq!(begin(wrong)?.status, 400, "{wrong}");
    }
    let left = led_on(&begin(&code(&new, NOW + 30)?)?)?;
    let shown = with(user(), &json!({ "auth_time": NOW }));
    again
        .get(&stage.back(&left, "portaal", &shown))?
        .expect(303)?;
    Ok(())
}

#[test]
fn who_signs_out_signs_out_there_too_where_the_provider_can() -> Result<()> {
    let stage = Stage::set(Kind::Sqlite, &[])?;
    let client = stage.enter("portaal", &user())?;
    let page = client
        .submit(&client.get("/account")?, "/sign-out", &[])?
        .expect(303)?;
    assert_eq!(
        page.location(),
        Some("/sign-in?done=signed-out"),
        "this one can't"
    );
    stage.rijk.change(|saying| saying.ends = true);
    let client = stage.enter("rijk", &reviewer())?;
    let page = client.submit(&client.get("/account")?, "/sign-out", &[])?;
    let left = led_on(&page)?;
    ensure!(
        left.address
            .starts_with(&format!("{}/end?", stage.rijk.url)),
        "{left:?}"
    );
    assert_eq!(left.field("id_token_hint").split('.').count(), 3);
    let back = format!("{}/sign-in?done=signed-out", stage.story.server.url());
    assert_eq!(left.field("post_logout_redirect_uri"), back);
    ensure!(page.header("clear-site-data").is_some());
    assert_eq!(client.get("/account")?.status, 303);
    let kept = stage.story.database.dump()?;
    ensure!(
        !kept.contains(left.field("id_token_hint")) && !kept.contains("eyJ"),
        "tokens are sealed"
    );
    ensure!(!kept.contains(SECRET));
    Ok(())
}
