//! A supplier says what the columns of an unknown file hold: tried, kept, used next time, and told what changed.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

use anyhow::{Context, Result, ensure};
use meetbaar_tests::story::{ADMINISTRATOR, KOMPAS, NOORDERLICHT, REVIEWER, read_page};
use meetbaar_tests::{Client, Page, Story, on_both};
use serde_json::{Value, json};

const LIST: &str = "Inzetlijst\r\nContract;ICT-2024-017\r\nPeriode;Q3 2026\r\n\r\n\
    Poppetje;Zit in;Begonnen;Gestopt;Grootte;Klokuren;Wie\r\n\
    A-001;P-wet < 2 jaar;01-03-2026;;24;312;Jan Jansen\r\n\
    A-002;WW;01-07-2026;31-08-2026;32;280;Piet Pietersen\r\n\
    A-003;Klasse K;13-07-2026;;16;150,5;Klaas de Vries\r\n";

/// The fields of the form for that list.
const SAID: [(&str, &str); 10] = [
    ("row", "5"),
    ("height", "1"),
    ("kind", "placements"),
    ("column-1", "candidate"),
    ("column-2", "target_group"),
    ("column-3", "start"),
    ("column-4", "end"),
    ("column-5", "hours_per_week"),
    ("column-6", "paid_hours"),
    ("column-7", "not_read"),
];

/// Uploads by the pages; gives the address of the report and its page once it was read.
fn uploaded(client: &Client, name: &str, text: &str) -> Result<(String, Page)> {
    let form = client.get("/reports/new")?.expect(200)?;
    let file = ("file", name, text.as_bytes());
    let fields = [("period", ""), ("contract", "")];
    let answer = client
        .upload(&form, "/reports", &fields, file)?
        .expect(303)?;
    let address = answer.location().context("where to")?;
    let address = address.split('?').next().unwrap_or_default().to_owned();
    let page = read_page(client, &address)?;
    Ok((address, page))
}

/// The fields with some of them said otherwise.
fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = SAID
        .iter()
        .filter(|(name, _)| changes.iter().all(|(other, _)| other != name));
    kept.chain(changes).copied().collect()
}

fn say(client: &Client, address: &str, fields: &[(&str, &str)]) -> Result<Page> {
    let path = format!("{address}/layout");
    let form = client.get(&path)?.expect(200)?;
    client.submit(&form, &path, fields)
}

on_both! {
    fn an_unknown_file_is_explained_tried_kept_and_read(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.browser(NOORDERLICHT)?;
        let (address, page) = uploaded(&supplier, "lijst-q3.csv", LIST)?;
        assert_eq!(page.part("data-test", "state")?, "Niet herkend");
        ensure!(page.links()?.contains(&format!("{address}/layout")), "no way to say the layout");
        offered(&supplier, &address)?;
        faults(&supplier, &address)?;
        tried(&supplier, &address)?;
        kept(&supplier, &address)?;
        next_time(&supplier)?;
        learned(&supplier)?;
        listed(&story, &supplier).context("the list of layouts")?;
    }

    fn a_changed_layout_shows_what_changed_and_what_still_holds(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.browser(NOORDERLICHT)?;
        let (address, _) = uploaded(&supplier, "lijst-q3.csv", LIST)?;
        let fields = with(&[("action", "save"), ("group:Klasse K", "wajong"), ("title", "Onze lijst")]);
        say(&supplier, &address, &fields)?.expect(303)?;
        read_page(&supplier, &address)?;

        let changed = LIST
            .replace("Poppetje;Zit in;Begonnen;", "Zit in;Poppetje;Eerste keer;")
            .replace("A-001;P-wet < 2 jaar", "P-wet < 2 jaar;A-001")
            .replace("A-002;WW", "WW;A-002")
            .replace("A-003;Klasse K", "Klasse K;A-003");
        let (address, page) = uploaded(&supplier, "lijst-q4.csv", &changed)?;
        assert_eq!(page.part("data-test", "state")?, "Niet herkend");
        let page = supplier.get(&format!("{address}/layout"))?.expect(200)?;
        let difference = page.part("data-test", "difference")?;
        for told in [
            "“Onze lijst”",
            "De kop “Begonnen” (Startdatum) is weg. Die stond in kolom C.",
            "De kop “Eerste keer” in kolom C kennen we nog niet.",
            "De kop “Poppetje” is verplaatst van kolom A naar kolom B.",
        ] {
            ensure!(difference.contains(told), "no {told} in {difference}");
        }
        assert_eq!(page.body().matches("data-test=\"earlier\"").count(), 5, "what still holds is filled in");
        let fields = with(&[
            ("column-1", "target_group"),
            ("column-2", "candidate"),
            ("replaces", "own_1"),
            ("group:Klasse K", "wajong"),
            ("action", "save"),
        ]);
        say(&supplier, &address, &fields)?.expect(303)?;
        let page = read_page(&supplier, &address)?;
        assert_eq!(page.part("data-test", "state")?, "Klaar om in te dienen");
        let listed = supplier.get("/layouts")?.expect(200)?.part("data-test", "layouts")?;
        ensure!(listed.contains(" 2 ") && !listed.contains(" 1 "), "the old version is out of use: {listed}");
    }

    fn a_layout_is_its_supplier_s_alone(kind) {
        let story = Story::begin(kind)?;
        let (supplier, other) = (story.browser(NOORDERLICHT)?, story.browser(KOMPAS)?);
        let (address, _) = uploaded(&supplier, "lijst.csv", LIST)?;
        other.get(&format!("{address}/layout"))?.expect(404)?;
        let form = other.get("/reports/new")?.expect(200)?;
        other.submit(&form, &format!("{address}/layout"), &with(&[("action", "save")]))?.expect(404)?;
        other.submit(&form, &format!("{address}/importer"), &[("importer", "placement_list")])?.expect(404)?;
        let fields = with(&[("action", "save"), ("group:Klasse K", "wajong")]);
        say(&supplier, &address, &fields)?.expect(303)?;
        read_page(&supplier, &address)?;

        let theirs = LIST.replace("ICT-2024-017", "ICT-2024-021");
        let (address, page) = uploaded(&other, "lijst.csv", &theirs)?;
        assert_eq!(page.part("data-test", "state")?, "Niet herkend", "another's layout is nobody's business");
        let page = other.get(&format!("{address}/layout"))?.expect(200)?;
        ensure!(!page.body().contains("data-test=\"difference\"") && !page.body().contains("Indeling 1"));
        ensure!(other.get("/layouts")?.expect(200)?.body().contains("data-test=\"no-layouts\""));
        let own = supplier.get("/layouts")?.expect(200)?;
        let id = forget_address(&own, "layouts/")?;
        other.submit(&form, &id, &[])?.expect(404)?;
        story.browser(REVIEWER)?.get("/layouts")?.expect(403)?;
        supplier.submit(&own, &id, &[])?.expect(303)?;
        supplier.submit(&own, &id, &[])?.expect(404)?;
    }

    fn nothing_is_shown_that_may_be_a_citizen_service_number(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.browser(NOORDERLICHT)?;
        let codes = ["123456782", "100000001", "100000002", "100000003", "100000005", "100000006"];
        let mut text = "Sleutel;Vreemd;Iets\r\n".to_owned();
        for code in codes {
            text.push_str(&format!("{code};x;y\r\n"));
        }
        let (address, page) = uploaded(&supplier, "codes.csv", &text)?;
        assert_eq!(page.part("data-test", "state")?, "Niet herkend");
        let page = supplier.get(&format!("{address}/layout?row=1"))?.expect(200)?;
        for code in codes {
            ensure!(!page.body().contains(code), "{code} is shown");
        }
        let id = address.trim_start_matches("/reports/");
        let answer = story.program(NOORDERLICHT)?.get(&format!("/v1/reports/{id}/layout"))?.expect(200)?;
        for code in codes {
            ensure!(!answer.body().contains(code), "{code} is told");
        }
    }

    fn programs_explain_a_file_too(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.program(NOORDERLICHT)?;
        let id = supplier.send("lijst.csv", LIST.as_bytes(), &[])?;
        assert_eq!(supplier.read(&id)?["state"], "unrecognised");
        let address = format!("/v1/reports/{id}/layout");
        let told = supplier.get(&address)?.expect(200)?.json()?;
        assert_eq!(told["place"], json!({ "sheet": "", "headingRow": 5, "headingHeight": 1, "kind": "placements" }));
        let columns = told["heading"]["columns"].as_array().context("columns")?;
        assert_eq!(columns.len(), 7);
        assert_eq!((&columns[6]["private"], &columns[6]["samples"]), (&json!(true), &json!([])));
        assert_eq!(columns[0]["samples"], json!(["A-001", "A-002", "A-003"]));

        let holds = ["candidate", "target_group", "start", "end", "hours_per_week", "paid_hours"];
        let columns: Vec<Value> = (1..).zip(holds).map(|(column, holds)| json!({ "column": column, "holds": holds })).collect();
        let table = json!({ "kind": "placements", "headingRow": 5, "columns": columns });
        let said = |more: Value| {
            let mut said = json!({ "tables": [table], "groups": { "Klasse K": "wajong" } });
            for (name, value) in more.as_object().into_iter().flatten() {
                said[name] = value.clone();
            }
            said
        };
        let tried = supplier.post(&address, &said(json!({ "try": true, "groups": {} })))?.expect(200)?.json()?;
        assert_eq!((&tried["outcome"], &tried["lines"]), (&json!("needs_correction"), &json!(2)));
        assert_eq!(tried["unknownGroups"], json!(["Klasse K"]));
        assert_eq!(tried["problems"][0]["code"], "unknown_target_group");
        assert_eq!(supplier.report(&id)?["state"], "unrecognised", "trying keeps nothing");

        let missing = json!({ "tables": [{ "kind": "placements", "headingRow": 5, "columns": [] }] });
        let refused = supplier.post(&address, &missing)?.expect(400)?.json()?;
        assert_eq!((&refused["code"], &refused["errors"][0]["code"]), (&json!("invalid"), &json!("field_missing")));
        supplier.post(&address, &json!({ "tabels": [] }))?.expect(400)?;
        supplier.post(&address, &json!({ "importer": "nobody" }))?.expect(400)?;

        let kept = supplier.post(&address, &said(json!({ "title": "Lijst" })))?.expect(202)?.json()?;
        assert_eq!((&kept["layout"]["name"], &kept["layout"]["version"]), (&json!("own_1"), &json!(1)));
        let report = supplier.read(&id)?;
        assert_eq!((&report["state"], &report["lines"], &report["importer"]), (&json!("ready"), &json!(3), &json!("own_1")));
        supplier.submit(&id)?.expect(204)?;
        supplier.get(&address)?.expect(409)?;
        supplier.post(&address, &said(json!({})))?.expect(409)?;

        let listed = supplier.get("/v1/layouts")?.expect(200)?.json()?;
        assert_eq!(listed["layouts"][0]["title"], "Lijst");
        assert_eq!(listed["headings"].as_array().map(Vec::len), Some(6));
        let layout = listed["layouts"][0]["id"].as_str().context("id")?.to_owned();
        story.program(KOMPAS)?.delete(&format!("/v1/layouts/{layout}"))?.expect(404)?;
        supplier.delete(&format!("/v1/layouts/{layout}"))?.expect(204)?;
        supplier.delete(&format!("/v1/layouts/{layout}"))?.expect(404)?;
    }
}

/// What the page shows before anything was said: suggestions marked as such, no names.
fn offered(supplier: &Client, address: &str) -> Result<()> {
    let page = supplier.get(&format!("{address}/layout"))?.expect(200)?;
    assert_eq!(page.field("row").as_deref(), Some("5"));
    let columns = page.part("data-test", "columns")?;
    for seen in ["Poppetje", "A-001", "Klokuren", "Wie"] {
        ensure!(columns.contains(seen), "no {seen} in {columns}");
    }
    for hidden in ["Jansen", "Pietersen", "Vries"] {
        ensure!(!page.body().contains(hidden), "{hidden} is shown");
    }
    let other = supplier.get(&format!(
        "{address}/layout?sheet=&row=2&height=1&kind=placements"
    ))?;
    ensure!(
        other
            .expect(200)?
            .part("data-test", "columns")?
            .contains("Contract")
    );
    let nothing = supplier
        .get(&format!("{address}/layout?row=4&kind=placements"))?
        .expect(200)?;
    ensure!(nothing.body().contains("data-test=\"no-columns\""));
    Ok(())
}

/// Answers that can't be used come back with what is wrong, and nothing is kept.
fn faults(supplier: &Client, address: &str) -> Result<()> {
    for (changes, told) in [
        (
            &[("column-1", "not_read")][..],
            "Kandidaatnummer: Kies in welke kolom dit staat",
        ),
        (
            &[("column-4", "start")],
            "Kolom D: Startdatum: Dit is voor twee kolommen gekozen",
        ),
        (
            &[("column-7", "candidate"), ("column-1", "not_read")],
            "Kolom G: In deze kolom staan persoonsgegevens",
        ),
        (
            &[("column-5", "not_read"), ("column-6", "not_read")],
            "Kies in welke kolom de uren staan",
        ),
    ] {
        for action in ["try", "save"] {
            let mut fields = with(changes);
            fields.push(("action", action));
            let page = say(supplier, address, &fields)?.expect(400)?;
            let fault = page.part("data-test", "fault")?;
            ensure!(fault.contains(told), "no {told} in {fault}");
        }
    }
    Ok(())
}

/// A trial says what would be read; the report stays as it is.
fn tried(supplier: &Client, address: &str) -> Result<()> {
    let page = say(supplier, address, &with(&[("action", "try")]))?.expect(200)?;
    assert_eq!(page.part("data-test", "trial-lines")?, "2");
    let first = page.part("data-test", "trial-first")?;
    ensure!(
        first.contains("A-001") && first.contains("ICT-2024-017") && first.contains("24 / 312"),
        "{first}"
    );
    ensure!(
        page.part("data-problem", "unknown_target_group")?
            .contains("Klasse K")
    );
    ensure!(
        page.part("data-test", "groups")?.contains("Klasse K"),
        "an unknown word can be explained"
    );
    assert_eq!(
        page.body().matches(" selected").count(),
        12,
        "what was said is filled in again"
    );
    let fields = with(&[("action", "try"), ("group:Klasse K", "wajong")]);
    let page = say(supplier, address, &fields)?.expect(200)?;
    assert_eq!(page.part("data-test", "trial-lines")?, "3");
    let report = supplier.get(address)?.expect(200)?;
    assert_eq!(report.part("data-test", "state")?, "Niet herkend");
    assert_eq!(report.part("data-test", "line-count")?, "0");
    Ok(())
}

fn kept(supplier: &Client, address: &str) -> Result<()> {
    let fields = with(&[
        ("action", "save"),
        ("group:Klasse K", "wajong"),
        ("title", "Onze lijst"),
    ]);
    let answer = say(supplier, address, &fields)?.expect(303)?;
    assert_eq!(
        answer.location(),
        Some(format!("{address}?done=layout").as_str())
    );
    let page = read_page(supplier, address)?;
    assert_eq!(page.part("data-test", "state")?, "Klaar om in te dienen");
    assert_eq!(page.part("data-test", "line-count")?, "3");
    ensure!(page.part("data-test", "facts")?.contains("Onze lijst, 1"));
    Ok(())
}

/// The next file of that layout is read at once, wherever its table stands; what was said of groups holds too.
fn next_time(supplier: &Client) -> Result<()> {
    let next = LIST
        .replace("Inzetlijst\r\n", "")
        .replace("Q3 2026", "Q2 2026")
        .replace("01-07-2026", "01-04-2026");
    let (_, page) = uploaded(supplier, "lijst-q2.csv", &next)?;
    assert_eq!(page.part("data-test", "line-count")?, "3");
    ensure!(page.part("data-test", "facts")?.contains("Onze lijst, 1"));
    Ok(())
}

/// The headings are known in other layouts of the same supplier.
fn learned(supplier: &Client) -> Result<()> {
    let other = "Contract;Poppetje;Doelgroep;Startdatum;Verloonde uren\r\nICT-2024-017;B-1;WW;01-07-2026;100\r\n";
    let (_, page) = uploaded(supplier, "Q3 2026.csv", other)?;
    ensure!(
        page.part("data-test", "facts")?
            .contains("Tekstbestand (csv)"),
        "{}",
        page.text()?
    );
    Ok(())
}

/// What was said is listed with who and when, and can be taken back: then the file is unknown again.
fn listed(story: &Story, supplier: &Client) -> Result<()> {
    let page = supplier.get("/layouts")?.expect(200)?;
    let row = page.part("data-test", "layouts")?;
    ensure!(
        row.contains("Onze lijst") && row.contains(NOORDERLICHT),
        "{row}"
    );
    let headings = page.part("data-test", "headings")?;
    for (heading, field) in [
        ("Poppetje", "Kandidaatnummer"),
        ("Klokuren", "Betaalde (verloonde) uren"),
    ] {
        ensure!(
            headings.contains(&format!("{heading} {field}")),
            "{headings}"
        );
    }
    ensure!(
        !headings.contains("Wie"),
        "a column that is not read is not learned: {headings}"
    );
    let administrator = story.browser(ADMINISTRATOR)?;
    let page = administrator.get("/layouts")?.expect(200)?;
    ensure!(page.part("data-test", "layouts")?.contains("Noorderlicht"));
    let layout = forget_address(&page, "layouts/")?;
    administrator.submit(&page, &layout, &[])?.expect(303)?;
    for _ in 0..6 {
        let page = administrator.get("/layouts")?.expect(200)?;
        let heading = forget_address(&page, "layouts/headings/")?;
        administrator.submit(&page, &heading, &[])?.expect(303)?;
    }
    let page = administrator.get("/layouts")?.expect(200)?;
    ensure!(
        page.body().contains("data-test=\"no-layouts\"")
            && page.body().contains("data-test=\"no-headings\"")
    );
    let again = LIST.replace("Q3 2026", "Q1 2026");
    let (_, page) = uploaded(supplier, "lijst-q1.csv", &again)?;
    assert_eq!(page.part("data-test", "state")?, "Niet herkend");
    Ok(())
}

/// The first form of a page that takes something back.
fn forget_address(page: &Page, of: &str) -> Result<String> {
    let body = page.body();
    let start = format!("action=\"/{of}");
    let place = body
        .find(&start)
        .with_context(|| format!("no form for {of}"))?;
    let rest = &body[place + "action=\"".len()..];
    Ok(rest.split('"').next().unwrap_or_default().to_owned())
}
