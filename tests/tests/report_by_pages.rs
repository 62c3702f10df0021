//! The way of a report as people go it: through the pages, from the supplier's spreadsheet to the gap mail.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

use anyhow::{Context, Result, ensure};
use meetbaar_tests::story::{CATEGORY_MANAGER, NOORDERLICHT, REVIEWER, read_page};
use meetbaar_tests::{Mail, Story, on_both, workspace};

const FILE: &str = "ict-01-lijst.xlsx";

on_both! {
    /// The whole way, with the mails at its end.
    fn a_spreadsheet_becomes_a_gap_that_somebody_is_warned_of(kind) {
        let story = Story::begin(kind)?;
        let address = uploaded(&story)?;
        submitted(&story, &address)?;
        accepted(&story, &address)?;
        seen_in_the_overview(&story)?;
        told_by_mail(&story, &address)?;
    }
}

/// Where a redirect leads; what follows the question mark only says which notice is shown there.
fn path(location: &str) -> &str {
    location.split('?').next().unwrap_or_default()
}

/// The supplier uploads, and sees lines and values.
fn uploaded(story: &Story) -> Result<String> {
    let supplier = story.browser(NOORDERLICHT)?;
    let form = supplier.get("/reports/new")?.expect(200)?;
    let file = workspace::sample(FILE)?;
    let fields = [("period", ""), ("contract", "")];
    let answer = supplier.upload(&form, "/reports", &fields, ("file", FILE, &file))?;
    let address = answer
        .expect(303)?
        .location()
        .context("where to")?
        .to_owned();
    let address = path(&address).to_owned();
    ensure!(address.starts_with("/reports/"), "{address}");
    let page = read_page(&supplier, &address)?;
    assert_eq!(page.part("data-test", "state")?, "Klaar om in te dienen");
    assert_eq!(page.part("data-test", "line-count")?, "24");
    assert_eq!(page.part("data-test", "total")?, "€ 106.631,20");
    assert_eq!(page.body().matches("data-state=\"read\"").count(), 24);
    assert_eq!(
        page.body().matches("data-test=\"why\"").count(),
        24,
        "every line says why"
    );
    let listed = supplier
        .get("/reports")?
        .expect(200)?
        .part("data-test", "reports")?;
    ensure!(listed.contains(FILE), "{listed}");
    Ok(address)
}

/// Without both statements the form comes back; with both the report is submitted, once.
fn submitted(story: &Story, address: &str) -> Result<()> {
    let supplier = story.browser(NOORDERLICHT)?;
    let action = format!("{address}/submit");
    let page = supplier.get(address)?.expect(200)?;
    for fields in [&[][..], &[("complete", "yes")], &[("informed", "yes")]] {
        let again = supplier.submit(&page, &action, fields)?.expect(400)?;
        let form = again.part("data-test", "submit-form")?;
        ensure!(
            form.contains("Zet een vinkje bij beide verklaringen"),
            "{form}"
        );
        assert_eq!(
            again.body().matches(" checked").count(),
            fields.len(),
            "what was ticked stays ticked"
        );
        assert_eq!(again.part("data-test", "state")?, "Klaar om in te dienen");
    }
    let both = [("complete", "yes"), ("informed", "yes")];
    let answer = supplier.submit(&page, &action, &both)?.expect(303)?;
    assert_eq!(answer.location().map(path), Some(address));
    let page = supplier.get(address)?.expect(200)?;
    assert_eq!(page.part("data-test", "state")?, "Ingediend");
    ensure!(
        !page.body().contains("data-test=\"submit-form\""),
        "it is submitted already"
    );
    ensure!(
        !page.body().contains("data-test=\"accept-form\""),
        "a supplier does not judge"
    );
    let twice = supplier.submit(&page, &action, &both)?.expect(409)?;
    ensure!(twice.text()?.contains("al ingediend"), "{}", twice.text()?);
    Ok(())
}

/// The reviewer finds it and accepts.
fn accepted(story: &Story, address: &str) -> Result<()> {
    let reviewer = story.browser(REVIEWER)?;
    let list = reviewer.get("/reports?state=submitted")?.expect(200)?;
    ensure!(
        list.links()?.iter().any(|link| link == address),
        "the report is not in the list"
    );
    let page = reviewer.get(address)?.expect(200)?;
    assert_eq!(page.part("data-test", "line-count")?, "24");
    let answer = reviewer
        .submit(&page, &format!("{address}/accept"), &[])?
        .expect(303)?;
    assert_eq!(answer.location().map(path), Some(address));
    let page = reviewer.get(address)?.expect(200)?;
    assert_eq!(page.part("data-test", "state")?, "Geaccepteerd");
    assert_eq!(
        page.body().matches("data-state=\"accepted\"").count(),
        25,
        "the report and its 24 lines"
    );
    let twice = reviewer
        .submit(&page, &format!("{address}/accept"), &[])?
        .expect(409)?;
    ensure!(twice.text()?.contains("al beoordeeld"), "{}", twice.text()?);
    Ok(())
}

fn seen_in_the_overview(story: &Story) -> Result<()> {
    let manager = story.browser(CATEGORY_MANAGER)?;
    let overview = manager.get("/")?.expect(200)?;
    let row = overview.part("data-contract", "ICT-2024-017")?;
    for figure in ["€ 262.464,07", "€ 106.631,20", "€ 155.832,87", "Achter"] {
        ensure!(row.contains(figure), "no {figure} in {row}");
    }
    let contract = manager.get("/contracts/ICT-2024-017")?.expect(200)?;
    ensure!(contract.part("data-test", "gap")?.contains("€ 155.832,87"));
    assert_eq!(contract.part("data-test", "forecast-low")?, "€ 106.631,20");
    assert_eq!(
        contract.part("data-test", "forecast-expected")?,
        "€ 566.790,60"
    );
    assert_eq!(
        contract.body().matches("data-state=\"accepted\"").count(),
        25
    );
    Ok(())
}

fn told_by_mail(story: &Story, address: &str) -> Result<()> {
    let mails = story.mails()?;
    let to = |email: &str| {
        mails
            .iter()
            .filter(move |mail| mail.to == email)
            .collect::<Vec<_>>()
    };
    let gap = to(CATEGORY_MANAGER);
    let about = |words: &str| {
        to(NOORDERLICHT)
            .into_iter()
            .filter(|mail| mail.subject.contains(words))
            .collect::<Vec<_>>()
    };
    let (acceptance, asked) = (about("geaccepteerd"), about("Wat doet u aan het tekort"));
    let subjects: Vec<_> = mails.iter().map(|mail| (&mail.to, &mail.subject)).collect();
    ensure!(
        mails.len() == 3 && asked.len() == 1 && gap.len() == 1 && acceptance.len() == 1,
        "{subjects:?}"
    );
    let link = format!("{}/contracts/ICT-2024-017", story.server.url());
    let figures = [
        "262.464,07",
        "106.631,20",
        "155.832,87",
        "566.790,60",
        "30 september 2026",
        "Noorderlicht",
        &link,
    ];
    holds(
        gap[0],
        "Tekort op ICT-2024-017: € 155.832,87 per 30 september 2026",
        &figures,
    )?;
    let link = format!("{}{address}", story.server.url());
    holds(
        acceptance[0],
        "Rapportage geaccepteerd: ict-01-lijst.xlsx",
        &[FILE, "ICT-2024-017", &link],
    )
}

/// Both parts of a mail say it all.
fn holds(mail: &Mail, subject: &str, parts: &[&str]) -> Result<()> {
    let plain = |text: &str| text.replace('\u{a0}', " ");
    assert_eq!(plain(&mail.subject), subject);
    ensure!(mail.html.contains("<html lang=\"nl\">") && !mail.text.contains('<'));
    for part in parts {
        ensure!(
            plain(&mail.text).contains(part),
            "no {part} in {}",
            mail.text
        );
        ensure!(
            plain(&mail.html).contains(part),
            "no {part} in {}",
            mail.html
        );
    }
    Ok(())
}
