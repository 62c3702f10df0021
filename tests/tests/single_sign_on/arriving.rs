//! Who comes by a provider: a new account or his own, and what is claimed of him is what he may.

use anyhow::Result;
use meetbaar_tests::on_both;
use meetbaar_tests::story::{ADMINISTRATOR, REVIEWER};
use serde_json::json;

use crate::stage::{ACR, Stage, refused, reviewer, user, with};

on_both! {
    fn who_comes_for_the_first_time_has_an_account_and_the_next_time_the_same(kind) {
        let stage = Stage::set(kind, &[])?;
        let before = stage.number("SELECT count(*) FROM account")?;
        let first = stage.client();
        let page = stage.come(&first, "rijk", &reviewer())?.expect(303)?;
        assert_eq!(page.location(), Some("/"), "the level of assurance is the second step");
        assert!(first.get("/account")?.expect(200)?.body().contains("rik@rijk.example"));
        let moved = with(reviewer(), &json!({ "email": "elders@rijk.example", "email_verified": false }));
        let second = stage.enter("rijk", &moved)?;
        assert!(second.get("/account")?.expect(200)?.body().contains("rik@rijk.example"), "the subject counts");
        assert_eq!(stage.number("SELECT count(*) FROM account")?, before + 1);
        assert_eq!(stage.number("SELECT count(*) FROM account WHERE password_hash = ''")?, 1);
        assert_eq!(stage.number("SELECT count(*) FROM audit_entry WHERE deed = 'signed_in' AND details LIKE '%rijk%'")?, 2);
        assert_eq!(stage.number("SELECT count(*) FROM audit_entry WHERE deed = 'account_added' AND details LIKE '%rijk%'")?, 1);
    }

    fn one_subject_at_two_issuers_is_two_people(kind) {
        let stage = Stage::set(kind, &[])?;
        let staff = stage.enter("rijk", &reviewer())?;
        let supplier = stage.enter("portaal", &user())?;
        assert!(staff.get("/account")?.body().contains("rik@rijk.example"));
        let page = supplier.get("/account")?.expect(200)?.body();
        assert!(page.contains("nora@noorderlicht.example") && page.contains("Noorderlicht"), "{page}");
        assert_eq!(stage.number("SELECT count(DISTINCT account_id) FROM identity WHERE subject = 's-1'")?, 2);
        assert_eq!(supplier.get("/accounts")?.status, 403);
    }

    fn what_is_claimed_is_what_somebody_may_from_the_next_time_on(kind) {
        let stage = Stage::set(kind, &[])?;
        let old = stage.enter("rijk", &reviewer())?;
        let manager = with(reviewer(), &json!({ "roles": ["inkoop"], "categories": ["ict-inhuur", "onbekend"] }));
        let new = stage.enter("rijk", &manager)?;
        assert_eq!(old.get("/account")?.status, 303, "every session with the old rights ended");
        assert!(new.get("/account")?.expect(200)?.body().contains("ict-inhuur"));
        let followed = "FROM audit_entry WHERE deed = 'rights_followed'";
        assert_eq!(stage.number(&format!("SELECT count(*) {followed} AND was LIKE '%reviewer%' AND became LIKE '%category_manager%ict-inhuur%'"))?
            + stage.number(&format!("SELECT count(*) {followed} AND was LIKE '%reviewer%' AND became LIKE '%ict-inhuur%category_manager%'"))?, 1);
        stage.enter("rijk", &manager)?;
        assert_eq!(stage.entries("rights_followed")?, 1, "nothing changed");
        new.get("/account")?.expect(200)?;
        let supplier = stage.enter("portaal", &user())?;
        let elsewhere = with(user(), &json!({ "supplier": "kompas" }));
        let moved = stage.enter("portaal", &elsewhere)?;
        assert_eq!(supplier.get("/account")?.status, 303);
        assert!(moved.get("/account")?.expect(200)?.body().contains("Kompas"));
    }

    fn nobody_comes_in_whom_the_register_or_the_office_does_not_know(kind) {
        let stage = Stage::set(kind, &[])?;
        let before = stage.number("SELECT count(*) FROM account")?;
        let staff = |over| ("rijk", with(reviewer(), &over));
        let supplier = |over| ("portaal", with(user(), &over));
        for ((name, claims), code) in [
            (staff(json!({ "roles": null })), "role_missing"),
            (staff(json!({ "roles": ["kantine"] })), "role_missing"),
            (staff(json!({ "roles": ["medewerker", "supplier_user"] })), "role_missing"),
            (staff(json!({ "email": null })), "email_unproven"),
            (staff(json!({ "email_verified": null })), "email_unproven"),
            (staff(json!({ "email_verified": false })), "email_unproven"),
            (staff(json!({ "email": "a@b\nBcc: c@d.nl" })), "email_unproven"),
            (staff(json!({ "email": REVIEWER })), "email_has_account"),
            (staff(json!({ "email": REVIEWER.to_uppercase() })), "email_has_account"),
            (supplier(json!({ "roles": ["beheer", "toets", "administrator"] })), "role_missing"),
            (supplier(json!({ "supplier": null })), "claimed_supplier_missing"),
            (supplier(json!({ "supplier": ["noorderlicht", "kompas"] })), "claimed_supplier_missing"),
            (supplier(json!({ "supplier": "nergens" })), "claimed_supplier_unknown"),
        ] {
            let client = stage.client();
            let page = stage.come(&client, name, &claims)?;
            assert_eq!(refused(&page), format!("400 {code}"), "{claims}");
            assert_eq!(client.get("/account")?.status, 303, "{claims}");
        }
        assert_eq!(stage.number("SELECT count(*) FROM account")?, before);
        assert_eq!(stage.number("SELECT count(*) FROM identity")?, 0);
        assert_eq!(stage.entries("single_sign_on_refused")?, 13);
        assert_eq!(stage.number("SELECT count(*) FROM audit_entry WHERE deed = 'single_sign_on_refused' AND details LIKE '%email_has_account%'")?, 2);
    }

    fn a_closed_account_stays_closed_and_the_last_administrator_stays(kind) {
        let stage = Stage::set(kind, &[])?;
        stage.enter("portaal", &user())?;
        stage.story.server.run(["account", "close", "--email", "nora@noorderlicht.example"])?;
        let page = stage.come(&stage.client(), "portaal", &user())?;
        assert_eq!(refused(&page), "400 account_closed");
        let boss = with(reviewer(), &json!({ "roles": ["beheer", "toets"] }));
        stage.enter("rijk", &boss)?;
        stage.story.server.run(["account", "close", "--email", ADMINISTRATOR])?;
        let page = stage.come(&stage.client(), "rijk", &reviewer())?;
        assert_eq!(refused(&page), "400 last_administrator");
        stage.enter("rijk", &boss)?;
    }

    fn without_a_level_of_assurance_the_own_second_step_is_asked_for(kind) {
        let stage = Stage::set(kind, &[("MEETBAAR_SECOND_FACTOR", "everybody")])?;
        let page = stage.come(&stage.client(), "portaal", &user())?.expect(303)?;
        assert!(page.location().is_some_and(|to| to.starts_with("/sign-in/second-factor")), "{:?}", page.location());
        let page = stage.come(&stage.client(), "rijk", &with(reviewer(), &json!({ "acr": ACR })))?.expect(303)?;
        assert_eq!(page.location(), Some("/"));
    }
}

#[test]
fn what_the_provider_says_of_a_user_beside_the_token_counts_for_that_user_only() -> Result<()> {
    let stage = Stage::set(meetbaar_tests::Kind::Sqlite, &[])?;
    let bare = json!({ "email_verified": null, "acr": ACR });
    let described = json!({ "sub": "s-1", "email": "rik@rijk.example", "email_verified": true, "roles": ["toets"] });
    stage
        .rijk
        .change(|saying| saying.user = Some(with(described.clone(), &json!({ "sub": "s-2" }))));
    let page = stage.come(&stage.client(), "rijk", &bare)?;
    assert_eq!(refused(&page), "400 answer_wrong", "another's description");
    stage.rijk.change(|saying| saying.user = Some(described));
    stage.enter("rijk", &bare)?;
    // An address of one source is not made sure by the other.
    let mixed =
        json!({ "sub": "s-3", "email": "ander@rijk.example", "email_verified": null, "acr": ACR });
    stage.rijk.change(|saying| {
        saying.user = Some(json!({ "sub": "s-3", "email_verified": true, "roles": ["toets"] }))
    });
    let page = stage.come(&stage.client(), "rijk", &mixed)?;
    assert_eq!(refused(&page), "400 email_unproven");
    Ok(())
}
