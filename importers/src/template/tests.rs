//! What a template holds: every column with its help, every word of every list, its name and its version.

use chrono::NaiveDate;
use meetbaar_domain::{
    amount::{Cents, Hours},
    period::Period,
    target_group::{BenefitDuration, TargetGroup},
};

mod read_back;

use super::{Asked, Earlier, FileKind, Template, book::Value, layout, stamp, write, xlsx};
use crate::{
    columns::{Choice, Field, Language, TableKind, guide},
    limits::Limits,
    privacy::LinkingKey,
    problem::Code,
    read,
    reading::{Activity, Arrangement, Entry, Outcome, Placement, Purchase, Reading},
    values::{self, Stated},
    workbook,
};

const LANGUAGES: [Language; 2] = [Language::Dutch, Language::English];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn template(language: Language, filled: Vec<Entry>) -> Template {
    Template {
        language,
        contract: "ICT-2024-017".to_owned(),
        subject: "ICT-inhuur 2026-2030".to_owned(),
        supplier: "Bureau Q4 & Zonen 2026 BV".to_owned(),
        period: Period::quarter(2026, 4).unwrap(),
        made_on: day("2026-11-22"),
        asked: Asked::everything(),
        filled,
        earlier: Earlier::FilledIn(Period::quarter(2026, 3).unwrap()),
    }
}

fn placement(number: usize) -> Placement {
    Placement {
        candidate: format!("{number:04}"),
        linking_key: number.is_multiple_of(2).then(|| LinkingKey::of([9; 32])),
        target_group: TargetGroup::Nug,
        benefit_duration: None,
        ldr: None,
        start: day("2026-09-01"),
        end: None,
        hours_per_week: Some(Hours::parse("32").unwrap()),
        paid_hours: None,
        arrangement: None,
        role: None,
        place: None,
        bonuses: Vec::new(),
    }
}

/// Lines in which every word that is offered occurs.
fn every_line() -> Vec<Entry> {
    let mut entries = Vec::new();
    for group in TargetGroup::ALL {
        entries.push(Placement {
            target_group: *group,
            ldr: Some(group.in_register()),
            paid_hours: Hours::parse("312.25"),
            role: Some("Servicedeskmedewerker".to_owned()),
            ..placement(entries.len())
        });
    }
    for duration in BenefitDuration::ALL {
        entries.push(Placement {
            benefit_duration: Some(*duration),
            end: Some(day("2026-12-24")),
            place: Some("Zwolle".to_owned()),
            ..placement(entries.len())
        });
    }
    for arrangement in [
        Arrangement::Permanent,
        Arrangement::Temporary,
        Arrangement::Secondment,
        Arrangement::Apprenticeship,
        Arrangement::Internship,
    ] {
        entries.push(Placement {
            arrangement: Some(arrangement),
            bonuses: vec!["50_plus".to_owned(), "language".to_owned()],
            ..placement(entries.len())
        });
    }
    let mut entries: Vec<Entry> = entries.into_iter().map(Entry::Placement).collect();
    entries.push(Entry::Purchase(Purchase {
        invoice: Some("00118".to_owned()),
        vendor: Some("Groenwerk Zwolle".to_owned()),
        date: day("2026-10-15"),
        amount: Cents(-12_345),
    }));
    entries.push(Entry::Activity(Activity {
        description: "Sollicitatietraining".to_owned(),
        date: day("2026-12-31"),
        hours: Hours::parse("12.5").unwrap(),
    }));
    entries.push(Entry::Turnover {
        amount: Cents(25_000_050),
    });
    entries
}

fn read_back(template: &Template, kind: FileKind) -> Reading {
    read(&write(template, kind).unwrap(), &Limits::default())
}

fn entries(reading: &Reading) -> Vec<Entry> {
    reading
        .lines
        .iter()
        .map(|line| line.entry.clone())
        .collect()
}

#[test]
fn every_period_is_written_as_it_is_read() {
    for period in [
        Period::month(2026, 2),
        Period::quarter(2026, 1),
        Period::half_year(2026, 2),
        Period::year(2026),
        Period::new(day("2026-03-15"), day("2026-06-20")),
    ] {
        for language in LANGUAGES {
            let written = layout::days(period.unwrap(), language);
            let read = values::stated(&written);
            assert_eq!(read, period.map(Stated::Period), "{written}");
        }
    }
}

#[test]
fn a_contract_that_values_little_asks_little() {
    let mut template = template(Language::Dutch, vec![Entry::Placement(placement(1))]);
    template.asked = Asked {
        groups: vec![TargetGroup::Nug, TargetGroup::Wajong],
        durations: Vec::new(),
        bonuses: vec![Field::Language],
    };
    let book = layout::book(&template);
    let texts: Vec<&str> = book
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.rows)
        .flat_map(|row| &row.cells)
        .filter_map(|cell| match &cell.value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    for (text, asked) in [
        ("Wajong", true),
        ("Participatiewet", false),
        ("korter dan 1 jaar", false),
        ("Taaltraject", true),
        ("50-plus", false),
    ] {
        assert_eq!(texts.contains(&text), asked, "{text}");
    }
    let reading = read_back(&template, FileKind::Ods);
    assert_eq!(reading.problems, vec![]);
}

#[test]
fn the_guidance_tells_of_each_column() {
    for language in LANGUAGES {
        let book = layout::book(&template(language, Vec::new()));
        let guidance: Vec<String> = book.sheets[0]
            .rows
            .iter()
            .map(|row| {
                row.cells
                    .iter()
                    .filter_map(|cell| match &cell.value {
                        Value::Text(text) => Some(text.as_str()),
                        _ => None,
                    })
                    .collect::<Vec<_>>()
                    .join("|")
            })
            .collect();
        for kind in TableKind::ALL {
            for field in layout::columns(kind) {
                let guide = guide(*field).unwrap();
                let (heading, help) = (guide.heading(language), guide.help(language));
                let told = guidance
                    .iter()
                    .any(|row| row.contains(heading) && row.contains(help));
                assert!(told, "{heading}");
            }
        }
    }
}

#[test]
fn what_became_of_the_earlier_placements_is_said_on_their_sheet() {
    for (earlier, words) in [
        (Earlier::Unsaid, ""),
        (Earlier::FileGone, "zijn niet ingevuld, want het bestand"),
        (
            Earlier::FilledIn(Period::quarter(2026, 3).unwrap()),
            "staan al ingevuld",
        ),
    ] {
        let book = layout::book(&Template {
            earlier,
            ..template(Language::Dutch, Vec::new())
        });
        let said = match book.sheets[1].rows[6].cells.first().map(|cell| &cell.value) {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        };
        assert!(
            said.contains(words) && said.is_empty() == words.is_empty(),
            "{said}"
        );
    }
}

#[test]
fn messages_fit_what_excel_shows() {
    for language in LANGUAGES {
        let book = layout::book(&template(language, Vec::new()));
        let inputs = book.sheets.iter().filter_map(|sheet| sheet.inputs.as_ref());
        for input in inputs.flat_map(|inputs| &inputs.columns) {
            for (title, text) in std::iter::once(&input.help).chain(&input.fault) {
                assert!(title.chars().count() <= 32, "{title}");
                assert!(text.chars().count() <= 255, "{text}");
            }
        }
    }
}

#[test]
fn a_template_carries_its_name_and_version() {
    for kind in FileKind::ALL {
        let bytes = write(&template(Language::Dutch, Vec::new()), kind).unwrap();
        let properties = workbook::properties(&bytes);
        let property = |name: &str| properties.get(name).map(String::as_str);
        assert_eq!(
            property(super::ID_PROPERTY),
            Some("social-return-report/ICT-2024-017")
        );
        let version = super::VERSION.to_string();
        assert_eq!(property(super::VERSION_PROPERTY), Some(version.as_str()));
    }
}

#[test]
fn the_same_template_has_the_same_bytes() {
    for kind in FileKind::ALL {
        let template = template(Language::English, every_line());
        assert_eq!(
            write(&template, kind).unwrap(),
            write(&template, kind).unwrap()
        );
    }
}

#[test]
fn every_choice_of_a_list_stands_on_its_sheet() {
    for language in LANGUAGES {
        let template = template(language, Vec::new());
        let book = layout::book(&template);
        let lists = book.sheets.last().unwrap();
        for choice in Choice::ALL {
            let listed = super::lists::listed(&template, choice).unwrap();
            assert_eq!(listed.sheet, lists.name);
            let words: Vec<Value> = (listed.first..=listed.last)
                .map(|row| {
                    let row = &lists.rows[usize::try_from(row).unwrap() - 1];
                    row.cells[usize::try_from(listed.column).unwrap() - 1]
                        .value
                        .clone()
                })
                .collect();
            let offered: Vec<Value> = choice
                .options()
                .iter()
                .map(|option| Value::Text(option.word(language).to_owned()))
                .collect();
            assert_eq!(words, offered);
        }
    }
}
