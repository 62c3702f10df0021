//! The contract register as a file: exported and read back, compared before anything changes, committed as it was shown.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::refused;
use meetbaar_tests::story::{ADMINISTRATOR, CATEGORY_MANAGER, KOMPAS, REVIEWER, read_page};
use meetbaar_tests::{Program, Story, on_both, wait};
use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};

const IMPORTS: &str = "/v1/register/imports";

/// Sends a register, and waits until it is read.
fn read(program: &Program, name: &str, bytes: &[u8]) -> Result<(String, Value)> {
    let answer = program.upload_to(IMPORTS, name, bytes, &[])?.expect(202)?;
    let place = answer.location().context("Location")?.to_owned();
    let import = wait::until(&format!("{place} is read"), || {
        let import = program.get(&place)?.expect(200)?.json()?;
        Ok((import["state"] != "received").then_some(import))
    })?;
    Ok((place, import))
}

/// The problems of an import, as severity, code and cell.
fn problems(import: &Value) -> Vec<(String, String, String)> {
    let text = |one: &Value, name: &str| one[name].as_str().unwrap_or_default().to_owned();
    let all = import["problems"].as_array().cloned().unwrap_or_default();
    all.iter()
        .map(|one| (text(one, "severity"), text(one, "code"), text(one, "cell")))
        .collect()
}

fn keys(changes: &Value) -> Vec<String> {
    let all = changes.as_array().cloned().unwrap_or_default();
    all.iter()
        .map(|one| one["key"].as_str().unwrap_or_default().to_owned())
        .collect()
}

const HEADINGS: &str = "Contractnummer;Titel;Leverancier;KvK-nummer;Categorie;Opdrachtgever;Aandeel (%);Waarde excl. btw;Datum gunning;Startdatum;Einddatum\r\n";

/// The register of a real buyer: titles above, headings over two rows, days as text, amounts as people write them.
fn messy() -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(
        0,
        0,
        0,
        11,
        "Contractenregister inhuur - stand per 1 november 2026",
        &plain,
    )?;
    sheet.write_string(1, 0, "Vertrouwelijk. Vragen? Mail de afdeling Inkoop.")?;
    sheet.merge_range(3, 0, 4, 0, "Contractnr.", &plain)?;
    sheet.merge_range(3, 7, 3, 8, "Looptijd", &plain)?;
    let headings = [
        (1_u16, "Naam opdrachtnemer"),
        (2, "Kamer van Koophandel"),
        (3, "Inkoopcategorie"),
        (4, "Ministerie"),
        (5, "Aandeel"),
        (6, "Contractwaarde (excl. BTW)"),
        (7, "van"),
        (8, "t/m"),
        (9, "Gegund op"),
        (10, "Verlengingsopties"),
        (11, "Contractmanager"),
    ];
    for (column, heading) in headings {
        sheet.write_string(4, column, heading)?;
    }
    let rows = [
        [
            "IWR 26.001",
            "Lowlands Software People B.V.",
            "24 36 48 12",
            "ICT inhuur",
            "SZW",
            "60",
            "€ 1.234.567,-",
            "1-1-2027",
            "31 december 2028",
            "15/11/2026",
            "2 x 12 maanden",
            "M. de Boer",
        ],
        [
            "",
            "",
            "",
            "",
            "Ministerie van Justitie en Veiligheid",
            "40%",
            "",
            "",
            "",
            "",
            "",
            "",
        ],
        [
            "IWR 26.002",
            "Duinzicht Testdiensten B.V.",
            "01234567",
            "ict-inhuur",
            "BZK",
            "0,6",
            "250.000",
            "01-02-2027",
            "31-01-2028",
            "2026-12-01",
            "geen",
            "",
        ],
        ["", "", "", "", "RVB", "0,4", "", "", "", "", "", ""],
        [
            "Totaal",
            "",
            "",
            "",
            "",
            "",
            "€ 1.484.567,-",
            "",
            "",
            "",
            "",
            "",
        ],
    ];
    for (row, cells) in (5_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(cells) {
            if !text.is_empty() {
                sheet.write_string(row, column, text)?;
            }
        }
    }
    Ok(book.save_to_buffer()?)
}

on_both! {
    fn an_export_that_is_read_back_changes_nothing(kind) {
        let story = Story::begin(kind)?;
        let manager = story.program(ADMINISTRATOR)?;
        let contract = json!({
            "number": "IUC 2026/031", "title": "=Testers; \"inhuur\"", "framework": "0017", "lot": "Perceel 2", "supplier": "kompas",
            "category": "ict-inhuur", "buyers": [{ "buyer": "SZW", "percent": "33.33" }, { "buyer": "BZK", "percent": "66.67" }],
            "leadingBuyer": "SZW", "clientSupervision": true, "valueCents": 123_456_789, "awarded": "2026-02-01", "tenderPublished": "2025-10-01",
            "start": "2026-03-04", "end": "2027-02-28", "options": [{ "months": 12 }, { "until": "2030-12-31" }],
        });
        manager.post("/v1/contracts", &contract)?.expect(201)?;
        manager.post("/v1/contracts/IUC%202026%2F031/options/1/exercise", &json!({}))?.expect(200)?;
        manager.put("/v1/suppliers/kompas", "\"1\"", &json!({ "code": "kompas", "name": "Kompas Inhuurdesk N.V.", "kvk": "01234567" }))?.expect(200)?;
        let count = usize::try_from(story.database.number("SELECT count(*) FROM contract")?)?;
        for format in ["xlsx", "ods", "csv"] {
            let file = manager.get(&format!("/v1/register/export?format={format}"))?.expect(200)?;
            let (place, import) = read(&manager, &format!("register.{format}"), &file.bytes)?;
            assert_eq!(import["state"], "read", "{format}: {import}");
            assert_eq!(problems(&import), [], "{format}");
            assert_eq!((&import["contracts"]["new"], &import["contracts"]["changed"]), (&json!([]), &json!([])), "{format}");
            assert_eq!(import["contracts"]["unchanged"].as_array().map(Vec::len), Some(count));
            assert_eq!((&import["contracts"]["notInFile"], &import["suppliers"]), (&json!([]), &json!({ "new": [], "changed": [] })));
            assert_eq!(refused(&manager.post(&format!("{place}/commit"), &json!({}))?)?, (409, "nothing_to_commit".to_owned()));
        }
        let text = manager.get("/v1/register/export?format=csv")?.expect(200)?.body().to_owned();
        ensure!(text.contains("\"'=Testers; \"\"inhuur\"\"\""), "{text}");
        assert_eq!(refused(&manager.get("/v1/register/export?format=pdf")?)?.0, 400);
        // A supplier's own file holds its own contracts.
        let own = story.program(KOMPAS)?.get("/v1/register/export?format=csv")?.expect(200)?.body().to_owned();
        ensure!(own.contains("IUC 2026/031") && !own.contains("Noorderlicht") && !own.contains("ICT-2024-017"), "{own}");
    }

    fn the_register_of_a_real_buyer_is_compared_and_then_committed(kind) {
        let story = Story::begin(kind)?;
        let manager = story.program(ADMINISTRATOR)?;
        let before = story.database.number("SELECT count(*) FROM contract")?;
        let (place, import) = read(&manager, "register.xlsx", &messy()?)?;
        let assumed = |row: u32| ("warning".to_owned(), "client_supervision_assumed".to_owned(), format!("A{row}"));
        assert_eq!(problems(&import), [assumed(6), assumed(8)], "{import}");
        assert_eq!(keys(&import["contracts"]["new"]), ["IWR 26.001", "IWR 26.002"]);
        assert_eq!(import["contracts"]["notInFile"].as_array().map(Vec::len), Some(usize::try_from(before)?));
        assert_eq!(keys(&import["suppliers"]["new"]), ["duinzicht-testdiensten-b-v"]);
        assert_eq!(import["suppliers"]["changed"], json!([{ "key": "lowlands", "version": 1, "differences": [{ "field": "kvk", "before": null, "now": "24364812" }] }]));
        assert_eq!(story.database.number("SELECT count(*) FROM contract")?, before, "nothing is changed before it is committed");
        assert_eq!(story.database.number("SELECT count(*) FROM supplier WHERE kvk IS NOT NULL")?, 0);

        manager.post(&format!("{place}/commit"), &json!({}))?.expect(204)?;
        let one = manager.get("/v1/contracts/IWR%2026.001")?.expect(200)?.json()?;
        assert_eq!(one["buyers"], json!([{ "buyer": "JenV", "percent": "40" }, { "buyer": "SZW", "percent": "60" }]));
        assert_eq!((&one["supplier"], &one["valueCents"], &one["awarded"], &one["start"], &one["end"]),
            (&json!("lowlands"), &json!(123_456_700), &json!("2026-11-15"), &json!("2027-01-01"), &json!("2028-12-31")));
        assert_eq!((&one["leadingBuyer"], &one["clientSupervision"], one["options"].as_array().map(Vec::len)), (&json!("SZW"), &json!(true), Some(2)));
        let two = manager.get("/v1/contracts/IWR%2026.002")?.expect(200)?.json()?;
        assert_eq!((&two["buyers"][0]["percent"], &two["valueCents"]), (&json!("60"), &json!(25_000_000)));
        assert_eq!(manager.get("/v1/suppliers/duinzicht-testdiensten-b-v")?.expect(200)?.json()?["kvk"], "01234567");
        assert_eq!(manager.get(&place)?.json()?["state"], "committed");
        assert_eq!(refused(&manager.post(&format!("{place}/commit"), &json!({}))?)?, (409, "already_committed".to_owned()));
        let history = manager.get("/v1/contracts/IWR%2026.001/history")?.expect(200)?.json()?;
        assert_eq!((&history["versions"][0]["changedBy"], &history["versions"][0]["reason"]), (&json!(ADMINISTRATOR), &json!("register.xlsx")));
        // The same file again changes nothing any more.
        let (_, again) = read(&manager, "register.xlsx", &messy()?)?;
        assert_eq!((&again["contracts"]["new"], &again["contracts"]["changed"]), (&json!([]), &json!([])), "{again}");
        assert_eq!(again["contracts"]["unchanged"], json!(["IWR 26.001", "IWR 26.002"]));
    }

    fn a_commit_does_what_was_shown_or_nothing(kind) {
        let story = Story::begin(kind)?;
        let (manager, other) = (story.program(ADMINISTRATOR)?, story.program(CATEGORY_MANAGER)?);
        let text = manager.get("/v1/register/export?format=csv")?.expect(200)?.body().to_owned();
        let longer = text.replace("01-07-2024;30-06-2028", "01-07-2024;31-12-2028");
        ensure!(longer != text, "{text}");
        let (place, import) = read(&manager, "langer.csv", longer.as_bytes())?;
        assert_eq!(keys(&import["contracts"]["changed"]), ["ICT-2024-021"]);
        assert_eq!(import["contracts"]["changed"][0]["differences"], json!([{ "field": "end", "before": "2028-06-30", "now": "2028-12-31" }]));
        other.post("/v1/contracts/ICT-2024-021/extensions", &json!({ "end": "2028-09-30", "reason": "Overbrugging" }))?.expect(201)?;
        let late = manager.post(&format!("{place}/commit"), &json!({}))?.expect(412)?.json()?;
        assert_eq!(late["code"], "changed_meanwhile");
        assert_eq!(late["differences"], json!([{ "field": "ICT-2024-021/end", "before": "2028-06-30", "now": "2028-09-30" }]));
        assert_eq!(manager.get("/v1/contracts/ICT-2024-021")?.json()?["end"], "2028-09-30", "nothing of it is done");
        let (place, import) = read(&manager, "langer.csv", longer.as_bytes())?;
        assert_eq!(import["contracts"]["changed"][0]["differences"], json!([{ "field": "end", "before": "2028-09-30", "now": "2028-12-31" }]));
        manager.post(&format!("{place}/commit"), &json!({}))?.expect(204)?;
        let now = manager.get("/v1/contracts/ICT-2024-021")?.json()?;
        assert_eq!((&now["end"], &now["version"]), (&json!("2028-12-31"), &json!(3)));
    }

    fn what_is_wrong_is_told_at_its_cell_and_nothing_is_committed(kind) {
        let story = Story::begin(kind)?;
        let manager = story.program(ADMINISTRATOR)?;
        let rows = "N-1;Een;Kompas Inhuurdesk N.V.;;ict-inhuur;SZW;60;1000;01-01-2026;01-02-2026;31-12-2026\r\n\
            N-1;Een;Kompas Inhuurdesk N.V.;;ict-inhuur;EZK;40;1000;01-01-2026;01-02-2026;31-12-2026\r\n\
            N-2;Twee;Niemand B.V.;;ict-inhuur;SZW;100;1000;01-01-2026;01-02-2026;31-12-2026\r\n\
            N-3;Drie;Kompas Inhuurdesk N.V.;1234;Koffie;SZW;100;1000;01-01-2026;01-02-2026;31-12-2026\r\n\
            N-4;Vier;Kompas Inhuurdesk N.V.;;ict-inhuur;SZW;100;-5;01-01-2026;01-02-2026;31-01-2026\r\n\
            N-5;Vijf;Kompas Inhuurdesk N.V.;;ict-inhuur;SZW;60;1000;;01-02-2026;31-13-2026\r\n\
            N-6;Zes;Kompas Inhuurdesk N.V.;;ict-inhuur;SZW;60;1000;01-01-2026;01-02-2026;31-12-2026\r\n\
            N-6;Zes;Kompas Inhuurdesk N.V.;;ict-inhuur;BZK;30;2000;01-01-2026;01-02-2026;31-12-2026\r\n";
        let (place, import) = read(&manager, "fout.csv", format!("{HEADINGS}{rows}").as_bytes())?;
        let errors: Vec<_> = problems(&import).into_iter().filter(|(severity, ..)| severity == "error").map(|(_, code, cell)| (code, cell)).collect();
        let expected = [
            ("invalid_date", "K7"), ("rows_contradict", "H9"), ("unknown_buyer", "F3"), ("unknown_supplier", "C4"), ("kvk_invalid", "D5"),
            ("unknown_category", "E5"), ("ends_before_start", "K6"), ("amount_invalid", "H6"), ("shares_not_whole", "F8"),
        ];
        let mut told = errors.clone();
        told.sort();
        let mut wanted: Vec<_> = expected.iter().map(|(code, cell)| ((*code).to_owned(), (*cell).to_owned())).collect();
        wanted.sort();
        assert_eq!(told, wanted, "{import}");
        assert_eq!(refused(&manager.post(&format!("{place}/commit"), &json!({}))?)?, (409, "import_has_errors".to_owned()));
        assert_eq!(story.database.number("SELECT count(*) FROM contract WHERE number LIKE 'N-%'")?, 0);
    }

    fn nothing_of_a_file_with_citizen_service_numbers_is_kept(kind) {
        let story = Story::begin(kind)?;
        let manager = story.program(ADMINISTRATOR)?;
        let text = "Contractnummer;Leverancier;Opdrachtgever;Waarde excl. btw;BSN\r\nN-1;Kompas;SZW;100;123456782\r\n";
        let (place, import) = read(&manager, "bsn.csv", text.as_bytes())?;
        assert_eq!((&import["state"], problems(&import)), (&json!("refused"), vec![("error".to_owned(), "citizen_service_number".to_owned(), "E2".to_owned())]));
        assert_eq!(refused(&manager.post(&format!("{place}/commit"), &json!({}))?)?, (409, "import_has_errors".to_owned()));
        story.settle()?;
        ensure!(!story.database.dump()?.contains("123456782"));
        let waiting = std::fs::read_dir(story.server.data().join("files/incoming"))?.count();
        assert_eq!(waiting, 0, "the file is gone");
        let (_, import) = read(&manager, "x.xlsx", b"geen spreadsheet")?;
        ensure!(import["state"] == "read" || import["state"] == "refused", "{import}");
        ensure!(!problems(&import).is_empty());
    }

    fn the_pages_show_what_would_change_and_commit_it(kind) {
        let story = Story::begin(kind)?;
        let manager = story.browser(ADMINISTRATOR)?;
        let page = manager.get("/register")?.expect(200)?;
        ensure!(page.part("data-test", "menu")?.contains("Register"));
        let nothing = manager.upload(&page, "/register/imports", &[], ("file", "", b""))?.expect(400)?;
        ensure!(nothing.part("data-test", "fault")?.contains("Kies eerst een bestand"));
        let send = |bytes: &[u8]| -> Result<String> {
            let answer = manager.upload(&page, "/register/imports", &[], ("file", "register.xlsx", bytes))?.expect(303)?;
            let place = answer.location().context("Location")?.split('?').next().unwrap_or_default().to_owned();
            read_page(&manager, &place)?;
            Ok(place)
        };
        let place = send(&messy()?)?;
        ensure!(manager.get(&format!("{place}/progress"))?.expect(200)?.body().contains("data-location"));
        let shown = manager.get(&place)?.expect(200)?;
        let new = shown.part("data-test", "new")?;
        for told in ["IWR 26.001", "JenV 40%, SZW 60%", "€ 1.234.567,00", "31 december 2028", "12 maanden, 12 maanden"] {
            ensure!(new.contains(told), "no {told} in {new}");
        }
        let changed = shown.part("data-test", "suppliers-changed")?;
        ensure!(changed.contains("lowlands") && changed.contains("KvK-nummer – 24364812"), "{changed}");
        ensure!(shown.part("data-test", "problems")?.contains("Waarschuwing: Het bestand zegt niet onder wiens toezicht"));
        ensure!(shown.part("data-test", "commit")?.contains("4 dingen"));
        let other = send(&messy()?)?;
        manager.submit(&shown, &format!("{place}/commit"), &[])?.expect(303)?;
        let done = manager.get(&format!("{place}?done=register-committed"))?.expect(200)?;
        ensure!(done.part("data-test", "notice")?.contains("staan in het register"));
        ensure!(done.part("data-test", "next")?.contains("vastgelegd") && !done.body().contains("data-test=\"commit\""));
        let late = manager.submit(&shown, &format!("{other}/commit"), &[])?.expect(412)?;
        ensure!(late.part("data-test", "fault")?.contains("Er is niets vastgelegd"), "{}", late.text()?);
        assert_eq!(late.part("data-test", "meanwhile")?.matches("KvK-nummer").count(), 1);
        let same = manager.get(&send(&messy()?)?)?.expect(200)?;
        ensure!(same.part("data-test", "next")?.contains("hetzelfde als het register"));
        let wrong = manager.get(&send(b"a;b\r\n1;2\r\n")?)?.expect(200)?;
        ensure!(wrong.part("data-test", "problems")?.contains("We vonden geen tabel met contracten"));
        manager.submit(&page, "/language", &[("language", "en"), ("return_to", "/register")])?.expect(303)?;
        ensure!(manager.get("/register")?.expect(200)?.body().contains("Contract register"));
        let supplier = story.browser(KOMPAS)?;
        supplier.get("/register")?.expect(403)?;
        supplier.get(&place)?.expect(403)?;
    }

    fn only_who_keeps_the_register_imports(kind) {
        let story = Story::begin(kind)?;
        let manager = story.program(ADMINISTRATOR)?;
        let (place, _) = read(&manager, "x.csv", HEADINGS.as_bytes())?;
        for email in [KOMPAS, REVIEWER] {
            let program = story.program(email)?;
            assert_eq!(refused(&program.upload_to(IMPORTS, "x.csv", b"x", &[])?)?.0, 403);
            assert_eq!(refused(&program.get(&place)?)?.0, 403);
            assert_eq!(refused(&program.post(&format!("{place}/commit"), &json!({}))?)?.0, 403);
        }
        assert_eq!(refused(&manager.get(&format!("{IMPORTS}/0198"))?)?.0, 404);
        assert_eq!(refused(&manager.post(IMPORTS, &json!({}))?)?.0, 415);
    }
}
