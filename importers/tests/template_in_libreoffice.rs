//! Templates that went through LibreOffice, as suppliers' do: nothing of them is lost, and nothing is complained of.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that finds too little must fail"
)]

use std::{fs, path::Path, process::Command};

use meetbaar_domain::{
    amount::{Cents, Hours},
    period::Period,
    target_group::{BenefitDuration, TargetGroup},
};
use meetbaar_importers::{
    columns::Language,
    limits::Limits,
    privacy::LinkingKey,
    read,
    reading::{Activity, Arrangement, Entry, Placement, Purchase},
    template::{Asked, Earlier, FileKind, ID_PROPERTY, Template, write},
    workbook::properties,
};

/// Lines of every kind, with a candidate's number that looks like a number.
fn lines() -> Vec<Entry> {
    let mut lines: Vec<Entry> = (1_u32..)
        .zip(TargetGroup::ALL)
        .map(|(number, group)| {
            Entry::Placement(Placement {
                candidate: format!("{number:05}"),
                linking_key: Some(LinkingKey::of([9; 32])),
                target_group: *group,
                benefit_duration: Some(BenefitDuration::LessThanTwoYears),
                ldr: Some(group.in_register()),
                start: "2024-02-29".parse().unwrap(),
                end: (number == 2).then(|| "2026-12-31".parse().unwrap()),
                hours_per_week: Hours::parse("25.5"),
                paid_hours: Hours::parse("331.75"),
                arrangement: Some(Arrangement::Secondment),
                role: Some("Monteur <hoogspanning> & \"net\"".to_owned()),
                place: Some("'s-Gravenhage".to_owned()),
                bonuses: vec!["55_plus".to_owned()],
            })
        })
        .collect();
    lines.push(Entry::Purchase(Purchase {
        invoice: Some("000118".to_owned()),
        vendor: Some("Groenwerk".to_owned()),
        date: "2026-10-01".parse().unwrap(),
        amount: Cents(123_456),
    }));
    lines.push(Entry::Activity(Activity {
        description: "Sollicitatietraining".to_owned(),
        date: "2026-12-31".parse().unwrap(),
        hours: Hours::parse("0.25").unwrap(),
    }));
    lines.push(Entry::Turnover {
        amount: Cents(100_000_001),
    });
    lines
}

fn template(language: Language) -> Template {
    Template {
        language,
        contract: "BOUW-2025-003".to_owned(),
        subject: "Bouw".to_owned(),
        supplier: "Bouwbedrijf Peel".to_owned(),
        period: Period::quarter(2026, 4).unwrap(),
        made_on: "2026-11-22".parse().unwrap(),
        asked: Asked::everything(),
        filled: lines(),
        earlier: Earlier::FileGone,
    }
}

/// Has LibreOffice write files anew as another kind, with a profile of its own in the folder.
fn convert(folder: &Path, files: &[String], kind: &str, into: &str) {
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let status = Command::new("soffice")
        .args([
            profile.as_str(),
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            into,
        ])
        .args(files)
        .current_dir(folder)
        .output()
        .expect("LibreOffice is missing: scripts/setup.sh test installs it");
    assert!(status.status.success(), "{status:?}");
}

#[test]
fn libreoffice_keeps_everything() {
    let folder = std::env::temp_dir().join(format!("meetbaar-template-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for (language, name) in [(Language::Dutch, "nl"), (Language::English, "en")] {
        for kind in FileKind::ALL {
            let bytes = write(&template(language), kind).unwrap();
            fs::write(folder.join(format!("{name}.{}", kind.ending())), bytes).unwrap();
        }
    }
    let of = |ending: &str| ["nl", "en"].map(|name| format!("{name}.{ending}"));
    convert(&folder, &of("xlsx"), "ods", "once");
    convert(&folder, &of("ods"), "xlsx", "once");
    let again = of("ods").map(|name| format!("once/{name}"));
    convert(&folder, &again, "xlsx", "twice");
    for place in [
        "once/nl.ods",
        "once/en.ods",
        "once/nl.xlsx",
        "once/en.xlsx",
        "twice/nl.xlsx",
    ] {
        let bytes = fs::read(folder.join(place)).unwrap();
        let reading = read(&bytes, &Limits::default());
        assert_eq!(reading.problems, vec![], "{place}");
        let entries: Vec<Entry> = reading.lines.into_iter().map(|line| line.entry).collect();
        assert_eq!(entries, lines(), "{place}");
        assert_eq!(reading.contracts, ["BOUW-2025-003"], "{place}");
        assert!(properties(&bytes).contains_key(ID_PROPERTY), "{place}");
        let rules = rules(&bytes, place);
        assert!(
            rules >= 20,
            "{rules} rules of what may be typed are left in {place}"
        );
    }
    fs::remove_dir_all(&folder).unwrap();
}

/// How many columns still have a rule of what may be typed there.
fn rules(bytes: &[u8], name: &str) -> usize {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut count = |part: &str, rule: &str| {
        let part = std::io::read_to_string(package.by_name(part).unwrap()).unwrap();
        part.matches(rule).count()
    };
    if name.ends_with("ods") {
        return count("content.xml", "<table:content-validation ");
    }
    (2..=5)
        .map(|sheet| {
            count(
                &format!("xl/worksheets/sheet{sheet}.xml"),
                "<dataValidation ",
            )
        })
        .sum()
}
