//! Providers that are down, lead elsewhere, or talk without end: the program starts, says so, and its other doors open.

use anyhow::{Result, ensure};
use meetbaar_tests::Kind;
use meetbaar_tests::story::{NOORDERLICHT, REFERENCE_DATE};
use meetbaar_tests::{Server, Settings, Story};

use crate::provider::{Describing, IdentityProvider};
use crate::stage::{Stage, refused, reviewer, user};

#[test]
fn a_provider_that_can_not_be_used_says_so_and_the_other_doors_open() -> Result<()> {
    let stage = Stage::set(Kind::Sqlite, &[])?;
    assert_eq!(
        stage.rijk.asked("/.well-known/openid-configuration"),
        0,
        "nothing is asked at the start"
    );
    for describing in [
        Describing::Nothing,
        Describing::Redirecting,
        Describing::Giant,
        Describing::OtherIssuer,
        Describing::PlainAddresses,
    ] {
        stage.rijk.change(|saying| saying.describing = describing);
        let page = stage.client().get("/sign-in/with/rijk")?;
        assert_eq!(refused(&page), "503 provider_down", "{describing:?}");
        ensure!(page.body().contains("href=\"/sign-in\"") && !page.body().contains("alert(1)"));
    }
    assert_eq!(stage.rijk.asked("/elsewhere"), 0, "no redirect is followed");
    stage.enter("portaal", &user())?;
    stage.story.browser(NOORDERLICHT)?;
    stage
        .rijk
        .change(|saying| saying.describing = Describing::Right);
    stage.enter("rijk", &reviewer())?;
    // What it said once holds while it is silent.
    stage
        .rijk
        .change(|saying| saying.describing = Describing::Nothing);
    stage.enter("rijk", &reviewer())?;
    Ok(())
}

#[test]
fn a_provider_that_is_gone_does_not_keep_the_program_from_starting() -> Result<()> {
    let gone = IdentityProvider::start()?;
    let further = "users=\"suppliers\",roles_claim=\"r\",supplier_claim=\"s\",roles=[{value=\"m\",role=\"supplier_user\"}]";
    let listed = format!("[{}]", gone.settings("weg", further));
    gone.hang_up();
    let story = Story::begin_with(Kind::Sqlite, &[("MEETBAAR_PROVIDERS", &listed)])?;
    story.server.client().get("/readyz")?.expect(200)?;
    assert_eq!(
        refused(&story.server.client().get("/sign-in/with/weg")?),
        "503 provider_down"
    );
    story.browser(NOORDERLICHT)?;
    Ok(())
}

#[test]
fn settings_that_can_not_be_used_are_named_at_the_start() -> Result<()> {
    let provider = IdentityProvider::start()?;
    let right = "users=\"staff\",roles_claim=\"r\",roles=[{value=\"m\",role=\"reviewer\"}]";
    let one = |further: &str| format!("[{}]", provider.settings("rijk", further));
    let listed = |from: &str, to: &str| one(right).replace(from, to);
    let server = Server::prepared(Settings {
        environment: vec![(
            "MEETBAAR_REFERENCE_DATE".to_owned(),
            REFERENCE_DATE.to_owned(),
        )],
        ..Settings::default()
    })?;
    let wrong = [
        (
            listed("http://127.0.0.1", "http://login.example.nl"),
            "issuer",
        ),
        (listed("reviewer", "supplier_user"), "roles"),
        (listed("name=\"rijk\"", "name=\"Rijk!\""), "name"),
        (listed("/secret\"", "/nergens\""), "client_secret_file"),
        (listed("users=\"staff\"", "users=\"iedereen\""), "users"),
        (listed("users=", "algorithms=[\"HS256\"],users="), "HS256"),
        (listed("users=", "secret=\"open\",users="), "secret"),
        (listed("users=", "acr=\"hoog\",users="), "acr"),
        (
            format!("[{0},{0}]", provider.settings("rijk", right)),
            "of its own",
        ),
    ];
    for (listed, word) in &wrong {
        let said = server.attempt(&["serve"], &[("MEETBAAR_PROVIDERS", listed)])?;
        let all = format!("{}{}", said.output, said.errors);
        ensure!(said.code == Some(2) && all.contains(word), "{word}: {all}");
    }
    let said = server.attempt(&["serve"], &[("MEETBAAR_LOCAL_ACCOUNTS", "nobody")])?;
    ensure!(
        said.code == Some(2) && said.errors.contains("local_accounts"),
        "{said:?}"
    );
    let open = [
        ("MEETBAAR_PROVIDERS", one(right)),
        (
            "MEETBAAR_PUBLIC_URL",
            "http://meetbaar.example.nl".to_owned(),
        ),
    ];
    let open: Vec<(&str, &str)> = open
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let said = server.attempt(&["serve"], &open)?;
    ensure!(
        said.code == Some(2) && said.errors.contains("public_url"),
        "{said:?}"
    );
    Ok(())
}
