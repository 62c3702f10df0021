//! Accounts: invited by a link that works once, kept within one's scope, closed and opened; none is there by itself.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::accounts::{OTHER, STRONG, added, attempt, link, mail, mails};
use meetbaar_tests::story::{ADMINISTRATOR, KOMPAS, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Client, Page, Server, Settings, Story, on_both};

const NEW: &str = "nieuw@rijk.example";

fn invite(client: &Client, fields: &[(&str, &str)]) -> Result<Page> {
    let form = client.get("/accounts/new")?.expect(200)?;
    client.submit(&form, "/accounts/new", fields)
}

/// The page of an account, found in the list by its address.
fn page_of(client: &Client, email: &str) -> Result<String> {
    let list = client.get(&format!("/accounts?q={email}"))?.expect(200)?;
    let links = list.links()?;
    let own = |path: &&String| path.starts_with("/accounts/0");
    Ok(links.iter().find(own).context("not in the list")?.clone())
}

fn choose(client: &Client, page: &str, password: &str) -> Result<Page> {
    let form = client.get(page)?.expect(200)?;
    client.submit(&form, page, &[("password", password)])
}

fn of_supplier(story: &Story) -> Result<Client> {
    let email = "baas@noorderlicht.example";
    let arguments = [
        "--email",
        email,
        "--role",
        "supplier_administrator",
        "--supplier",
        "noorderlicht",
    ];
    let password = added(&story.server, &arguments)?;
    let client = story.server.client();
    attempt(&client, email, &password)?.expect(303)?;
    Ok(client)
}

on_both! {
    fn an_invitation_makes_an_account_once_and_its_secret_stands_nowhere(kind) {
        let story = Story::begin(kind)?;
        let administrator = story.browser(ADMINISTRATOR)?;
        invite(&administrator, &[("email", "Nieuw@Rijk.example "), ("role", "reviewer"), ("language", "nl")])?.expect(303)?;
        ensure!(administrator.get("/accounts")?.part("data-test", "invitations")?.contains(NEW));
        let mail = mail(&story, NEW, "Uitnodiging")?;
        assert_eq!(mail.subject, "Uitnodiging voor Meetbaar");
        let path = link(&story.server, &mail)?;
        let secret = path.strip_prefix("/invitation/").context("another link")?;
        assert_eq!(secret.len(), 64);
        let guest = story.server.client();
        for _ in 0..3 {
            let answer = guest.get(&path)?.expect(303)?;
            assert_eq!(answer.location(), Some("/invitation"), "the secret leaves the address");
            let page = guest.get("/invitation")?.expect(200)?;
            ensure!(page.text()?.contains(NEW) && !page.body().contains(secret));
        }
        for weak in ["kort", "unbelievable", "meetbaar2026!", "nieuw@rijk.example"] {
            choose(&guest, "/invitation", weak)?.expect(400)?.part("id", "password-error")?;
        }
        let second = story.server.client();
        second.get(&path)?.expect(303)?;
        choose(&guest, "/invitation", STRONG)?.expect(303)?;
        second.get("/invitation")?.expect(410)?.part("data-test", "link-over")?;
        guest.get(&path)?;
        guest.get("/invitation")?.expect(410)?;
        attempt(&guest, NEW, STRONG)?.expect(303)?;
        ensure!(guest.get("/account")?.expect(200)?.text()?.contains(NEW));
        let kept = story.database.dump()? + &story.server.output();
        for hidden in [secret, STRONG] {
            ensure!(!kept.contains(hidden), "{hidden} is kept or logged");
        }
    }

    fn who_keeps_one_suppliers_accounts_learns_nothing_of_others(kind) {
        let story = Story::begin(kind)?;
        let boss = of_supplier(&story)?;
        let list = boss.get("/accounts")?.expect(200)?.text()?;
        ensure!(list.contains(NOORDERLICHT) && !list.contains(KOMPAS) && !list.contains(REVIEWER), "{list}");
        let invited = |email: &str| invite(&boss, &[("email", email), ("role", "supplier_user")]);
        let taken = invited(KOMPAS)?.expect(303)?;
        let free = invited(NEW)?.expect(303)?;
        assert_eq!(taken.location(), free.location());
        let rows = boss.get("/accounts")?.part("data-test", "invitations")?;
        ensure!(rows.contains(KOMPAS) && rows.contains(NEW), "both look invited: {rows}");
        mail(&story, NEW, "Uitnodiging")?;
        ensure!(story.mails()?.iter().all(|mail| !mail.to.contains(KOMPAS)), "who has an account gets no mail");
        ensure!(invited(NOORDERLICHT)?.expect(400)?.part("id", "email-error")?.contains("al een account"));
        ensure!(invited(NEW)?.expect(400)?.part("id", "email-error")?.contains("al uitgenodigd"));
        for role in ["reviewer", "administrator", "auditor"] {
            invite(&boss, &[("email", "x@y.example"), ("role", role)])?.expect(403)?;
        }
        invite(&boss, &[("email", "x@y.example"), ("role", "director")])?.expect(400)?;
        let other = invite(&boss, &[("email", "x@y.example"), ("role", "supplier_user"), ("supplier", "kompas")])?;
        other.expect(303)?;
        let at = "SELECT count(*) FROM invitation i JOIN supplier s ON s.id = i.supplier_id WHERE s.code = 'noorderlicht'";
        assert_eq!(story.database.number(at)?, 3, "whatever supplier the form names");
        let administrator = story.browser(ADMINISTRATOR)?;
        let foreign = page_of(&administrator, KOMPAS)?;
        boss.get(&foreign)?.expect(404)?;
        let form = boss.get("/accounts/new")?;
        for deed in ["role", "closure", "reopening", "sign-out"] {
            let fields = [("role", "supplier_user")];
            boss.submit(&form, &format!("{foreign}/{deed}"), &fields)?.expect(404)?;
        }
        let own = page_of(&boss, NOORDERLICHT)?;
        boss.submit(&form, &format!("{own}/second-factor/removal"), &[("reason", "weg")])?.expect(409)?;
        boss.submit(&form, &format!("{own}/role"), &[("role", "administrator")])?.expect(403)?;
        for stranger in [story.browser(NOORDERLICHT)?, story.browser(REVIEWER)?] {
            stranger.get("/accounts")?.expect(403)?;
            stranger.get("/accounts/new")?.expect(403)?;
        }
    }

    fn an_invitation_that_is_sent_again_withdrawn_or_old_has_one_link_or_none(kind) {
        let mut story = Story::begin(kind)?;
        let administrator = story.browser(ADMINISTRATOR)?;
        invite(&administrator, &[("email", NEW), ("role", "auditor")])?.expect(303)?;
        let first = link(&story.server, &mail(&story, NEW, "Uitnodiging")?)?;
        let id = story.database.query("SELECT public_id FROM invitation")?;
        let list = administrator.get("/accounts")?;
        administrator.submit(&list, &format!("/accounts/invitations/{id}/again"), &[])?.expect(303)?;
        let both = mails(&story, NEW, "Uitnodiging", 2)?;
        let links = both.iter().map(|mail| link(&story.server, mail)).collect::<Result<Vec<_>>>()?;
        let second = links.into_iter().find(|link| *link != first).context("the same link")?;
        let guest = story.server.client();
        guest.get(&first)?;
        guest.get("/invitation")?.expect(410)?;
        guest.get(&second)?;
        guest.get("/invitation")?.expect(200)?;
        story.server.restart_at("2026-10-22T09:00:01+02:00")?;
        guest.get("/invitation")?.expect(410)?;
        story.server.restart_at("2026-10-15T09:00:00+02:00")?;
        guest.get("/invitation")?.expect(200)?;
        administrator.submit(&list, &format!("/accounts/invitations/{id}/withdrawal"), &[])?.expect(303)?;
        guest.get("/invitation")?.expect(410)?;
        guest.get("/invitation/nergens")?.expect(303)?;
    }

    fn a_changed_role_and_a_closed_account_end_what_was_open(kind) {
        let story = Story::begin(kind)?;
        let (administrator, reviewer) = (story.browser(ADMINISTRATOR)?, story.browser(REVIEWER)?);
        let program = story.program(REVIEWER)?;
        let page = page_of(&administrator, REVIEWER)?;
        let form = administrator.get(&page)?.expect(200)?;
        let rights = [("role", "category_manager"), ("reaches", "ICT-inhuur, nergens")];
        ensure!(administrator.submit(&form, &format!("{page}/role"), &rights)?.expect(400)?.part("id", "reaches-error")?.contains("register"));
        reviewer.get("/reports")?.expect(200)?;
        administrator.submit(&form, &format!("{page}/role"), &[("role", "auditor")])?.expect(303)?;
        reviewer.get("/reports")?.expect(303)?;
        mail(&story, REVIEWER, "rol")?;
        let reviewer = story.browser(REVIEWER)?;
        administrator.submit(&form, &format!("{page}/sign-out"), &[])?.expect(303)?;
        reviewer.get("/")?.expect(303)?;
        let reviewer = story.browser(REVIEWER)?;
        program.get("/v1/reports")?.expect(200)?;
        administrator.submit(&form, &format!("{page}/closure"), &[])?.expect(303)?;
        reviewer.get("/")?.expect(303)?;
        program.get("/v1/reports")?.expect(401)?;
        let refused = attempt(&story.server.client(), REVIEWER, story.password(REVIEWER)?)?.expect(400)?;
        let unknown = attempt(&story.server.client(), "niemand@rijk.example", "fout")?.expect(400)?;
        assert_eq!(refused.part("data-test", "fault")?, unknown.part("data-test", "fault")?);
        administrator.submit(&form, &format!("{page}/closure"), &[])?.expect(409)?;
        administrator.submit(&form, &format!("{page}/reopening"), &[])?.expect(303)?;
        story.browser(REVIEWER)?;
        let own = page_of(&administrator, ADMINISTRATOR)?;
        administrator.get(&own)?.part("data-test", "own")?;
        for deed in ["role", "closure", "sign-out"] {
            administrator.submit(&form, &format!("{own}/{deed}"), &[("role", "auditor")])?.expect(409)?;
        }
        let supplier = page_of(&administrator, NOORDERLICHT)?;
        administrator.submit(&form, &format!("{supplier}/role"), &[("role", "auditor")])?.expect(409)?;
    }

    fn the_last_administrator_stays(kind) {
        let story = Story::begin(kind)?;
        let last = story.server.attempt(&["account", "close", "--email", ADMINISTRATOR], &[])?;
        ensure!(last.code != Some(0) && story.database.number("SELECT count(*) FROM account WHERE closed_at IS NOT NULL")? == 0);
        let second = "tweede@rijk.example";
        let password = added(&story.server, &["--email", second, "--role", "administrator"])?;
        let client = story.server.client();
        attempt(&client, second, &password)?.expect(303)?;
        let first = page_of(&client, ADMINISTRATOR)?;
        let form = client.get(&first)?;
        client.submit(&form, &format!("{first}/role"), &[("role", "auditor")])?.expect(303)?;
        let last = story.server.attempt(&["account", "close", "--email", second], &[])?;
        ensure!(last.code != Some(0), "{last:?}");
        story.server.run(["account", "close", "--email", REVIEWER])?;
        ensure!(attempt(&story.server.client(), REVIEWER, story.password(REVIEWER)?)?.status == 400);
        story.server.run(["account", "reopen", "--email", REVIEWER])?;
        story.browser(REVIEWER)?;
    }

    fn a_fresh_installation_has_no_account_and_the_first_comes_by_a_link(kind) {
        let url = kind.url()?;
        let server = Server::start(Settings { database_url: url.clone(), ..Settings::default() })?;
        let file = server.data().join("meetbaar.sqlite");
        let database = url.map_or(meetbaar_tests::Database::Sqlite(file), meetbaar_tests::Database::Postgresql);
        assert_eq!(database.number("SELECT count(*) FROM account")?, 0);
        for (email, password) in [("admin", "admin"), ("administrator@meetbaar.example", "password"), ("", "")] {
            attempt(&server.client(), email, password)?.expect(400)?;
        }
        let said = server.run(["account", "add", "--invite", "--email", NEW, "--role", "administrator"])?;
        let link = said.lines().find_map(|line| line.split_once(&server.url())).context("no link")?.1.to_owned();
        assert_eq!(database.number("SELECT count(*) FROM account")?, 0);
        let client = server.client();
        client.get(&link)?.expect(303)?;
        choose(&client, "/invitation", OTHER)?.expect(303)?;
        attempt(&client, NEW, OTHER)?.expect(303)?;
        client.get("/accounts")?.expect(200)?;
    }
}
