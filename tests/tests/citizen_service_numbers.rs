//! A file with citizen service numbers is refused, and nothing of it stays: not the file, not a number, nowhere.
//!
//! The numbers here are invented; they only pass the arithmetic.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use meetbaar_tests::story::{ADMINISTRATOR, KOMPAS, NOORDERLICHT, REVIEWER, read_page};
use meetbaar_tests::{Story, on_both, workspace};

/// Those of the sample, in cells D2 to D7, as numbers and as text.
const OF_SAMPLE: [u32; 6] = [
    660_487_640,
    291_417_772,
    390_926_681,
    398_259_793,
    341_672_117,
    945_807_302,
];
/// Those that this story writes itself.
const OWN: [u32; 3] = [123_456_782, 111_222_333, 100_000_009];

/// Every way in which a number may have been written down: as digits, grouped, and as databases and workbooks store them.
fn spellings(number: u32) -> Vec<Vec<u8>> {
    let digits = number.to_string();
    let grouped = |sign: &str| {
        format!(
            "{}{sign}{}{sign}{}",
            &digits[..3],
            &digits[3..6],
            &digits[6..]
        )
    };
    let dotted = format!("{}.{}.{}", &digits[..4], &digits[4..6], &digits[6..]);
    let texts = [
        digits.clone(),
        grouped("."),
        grouped(" "),
        grouped("-"),
        dotted,
    ];
    let mut all: Vec<Vec<u8>> = texts.into_iter().map(String::into_bytes).collect();
    all.push(f64::from(number).to_be_bytes().to_vec());
    all.push(f64::from(number).to_le_bytes().to_vec());
    all
}

/// Where a number is found in all that an installation keeps and says.
fn places(story: &Story, numbers: &[u32]) -> Result<Vec<String>> {
    let mut kept = vec![("output".to_owned(), story.server.output().into_bytes())];
    kept.push(("database".to_owned(), story.database.dump()?.into_bytes()));
    collect(&story.server.data(), &mut kept)?;
    let mut found = Vec::new();
    for (name, bytes) in &kept {
        for spelling in numbers.iter().flat_map(|number| spellings(*number)) {
            if bytes
                .windows(spelling.len())
                .any(|window| window == spelling)
            {
                found.push(format!("{name}: {}", String::from_utf8_lossy(&spelling)));
            }
        }
    }
    Ok(found)
}

fn collect(folder: &Path, kept: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, kept)?;
        } else {
            kept.push((path.display().to_string(), fs::read(&path)?));
        }
    }
    Ok(())
}

/// The files that suppliers sent and that are kept.
fn files(story: &Story) -> Result<usize> {
    let mut kept = Vec::new();
    collect(&story.server.data().join("files"), &mut kept)?;
    Ok(kept.len())
}

on_both! {
    fn the_sample_is_refused_and_forgotten(kind) {
        let mut story = Story::begin_with(kind, &[("MEETBAAR_LOG", "debug")])?;
        let supplier = story.browser(NOORDERLICHT)?;
        let form = supplier.get("/reports/new")?.expect(200)?;
        let file = workspace::sample("fout-01-bsn.xlsx")?;
        let upload = || supplier.upload(&form, "/reports", &[], ("file", "bsn 123456782.xlsx", &file));
        let address = upload()?.expect(303)?.location().context("where to")?.to_owned();
        let page = read_page(&supplier, &address)?;
        story.settle()?;
        ensure!(page.body().contains("data-state=\"refused\""));
        let problems = page.part("data-test", "problems")?;
        for cell in ["Kandidaten!D2", "Kandidaten!D3", "Kandidaten!D4", "Kandidaten!D5", "Kandidaten!D6", "Kandidaten!D7"] {
            ensure!(problems.contains(cell), "{problems}");
        }
        ensure!(!page.body().contains("data-test=\"lines\"") && !page.body().contains("data-test=\"submit-form\""));
        assert_eq!(files(&story)?, 0);
        let again = upload()?.expect(303)?.location().context("where to")?.to_owned();
        let again = read_page(&supplier, &again)?;
        ensure!(again.body().contains("data-state=\"refused\""), "refused as often as it is sent");
        story.settle()?;
        assert_eq!(files(&story)?, 0);
        for shown in [page, again, story.browser(REVIEWER)?.get(&address)?.expect(200)?] {
            for number in OF_SAMPLE.iter().chain(&OWN) {
                ensure!(!shown.body().contains(&number.to_string()), "{number} is shown");
            }
        }
        ensure!(story.server.stop()?, "stopped in good order");
        assert_eq!(places(&story, &OF_SAMPLE)?, Vec::<String>::new());
        assert_eq!(places(&story, &OWN)?, Vec::<String>::new(), "those in the file's name neither");
        ensure!(!story.database.dump()?.contains("Voorbeeld"), "names of candidates are not kept either");
        assert_eq!(story.database.number("SELECT count(*) FROM report_line")?, 0);
    }

    fn however_they_are_written_they_are_found_and_forgotten(kind) {
        let mut story = Story::begin_with(kind, &[("MEETBAAR_LOG", "debug")])?;
        let supplier = story.program(KOMPAS)?;
        let written: Vec<String> = ["{1}{2}{3}", "{1}.{2}.{3}", "{1} {2} {3}", "{1}-{2}-{3}"]
            .iter()
            .map(|form| {
                let rows = OWN.map(|number| {
                    let digits = number.to_string();
                    let cell = form.replace("{1}", &digits[..3]).replace("{2}", &digits[3..6]).replace("{3}", &digits[6..]);
                    format!("ICT-2024-021;K1;{cell};BBL;01-01-2026;;36;120,00\r\n")
                });
                format!("Contract;Personeelsnummer;BSN;Regeling;Datum in dienst;Datum uit dienst;Contracturen;Verloonde uren\r\n{}", rows.concat())
            })
            .collect();
        for file in &written {
            let report = supplier.read(&supplier.send("q3.csv", file.as_bytes(), &[("period", "2026-Q3")])?)?;
            assert_eq!(report["state"], "refused", "{file}");
            assert_eq!((&report["lines"], &report["problems"][0]["found"]), (&0.into(), &serde_json::Value::Null));
        }
        story.settle()?;
        assert_eq!(files(&story)?, 0);
        ensure!(story.server.stop()?);
        assert_eq!(places(&story, &OWN)?, Vec::<String>::new());
    }

    fn a_number_among_hours_or_days_is_told_and_shown_nowhere(kind) {
        let story = Story::begin_with(kind, &[("MEETBAAR_LOG", "debug")])?;
        let supplier = story.program(KOMPAS)?;
        let file = "Contract;Personeelsnummer;Regeling;Datum in dienst;Datum uit dienst;Contracturen;Verloonde uren\r\n\
            ICT-2024-021;K1;BBL;01-01-2026;;36;123456782\r\n\
            ICT-2024-021;K2;BBL;123456782;;36;120,00\r\n\
            ICT-2024-021;K3;BBL;01-01-2026;;123456782;120,00\r\n";
        let id = supplier.send("q3.csv", file.as_bytes(), &[("period", "2026-Q3")])?;
        let report = supplier.read(&id)?;
        assert_eq!(report["state"], "needs_correction", "{report}");
        let page = read_page(&story.browser(KOMPAS)?, &format!("/reports/{id}"))?;
        for said in [report.to_string(), page.body().to_owned(), story.server.output(), story.database.dump()?] {
            ensure!(!said.contains("123456782"), "{said}");
        }
    }

    fn an_upload_that_is_refused_at_the_door_leaves_none_either(kind) {
        let mut story = Story::begin(kind)?;
        let supplier = story.program(NOORDERLICHT)?;
        let file = workspace::sample("fout-01-bsn.xlsx")?;
        supplier.upload("q3.xlsx", &file, &[("period", "gisteren")])?.expect(400)?;
        supplier.upload("q3.xlsx", &file, &[("contract", "ICT-1999-999")])?.expect(400)?;
        story.program(ADMINISTRATOR)?.upload("q3.xlsx", &file, &[])?.expect(403)?;
        ensure!(story.server.stop()?);
        assert_eq!(files(&story)?, 0);
    }

    fn a_file_of_two_suppliers_is_forgotten_for_both(kind) {
        let story = Story::begin(kind)?;
        let file = workspace::sample("fout-01-bsn.xlsx")?;
        for _ in 0..5 {
            let (one, other) = (story.program(NOORDERLICHT)?, story.program(KOMPAS)?);
            let (first, second) = (one.send("q3.xlsx", &file, &[])?, other.send("q3.xlsx", &file, &[])?);
            assert_eq!(one.read(&first)?["state"], "refused");
            assert_eq!(other.read(&second)?["state"], "refused");
            story.settle()?;
            assert_eq!(files(&story)?, 0);
        }
    }
}
