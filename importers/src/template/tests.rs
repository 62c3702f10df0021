//! A template that was filled in is read without a single problem, whatever its language, its kind and its lines.

use chrono::NaiveDate;
use meetbaar_domain::{
    amount::{Cents, Hours},
    period::Period,
    target_group::{BenefitDuration, TargetGroup},
};
use proptest::prelude::*;

use super::{Asked, Earlier, FileKind, Template, book::Value, layout, stamp, write, xlsx};
use crate::{
    columns::{Choice, Field, Language, TableKind, guide},
    limits::Limits,
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
fn every_line_and_every_word_comes_back_as_it_was() {
    for language in LANGUAGES {
        for kind in FileKind::ALL {
            let template = template(language, every_line());
            let reading = read_back(&template, kind);
            assert_eq!(reading.problems, vec![], "{language:?} {kind:?}");
            assert_eq!(entries(&reading), template.filled);
            assert_eq!(
                (reading.outcome, reading.period, reading.contracts),
                (
                    Outcome::Ready,
                    Some(template.period),
                    vec![template.contract]
                )
            );
        }
    }
}

#[test]
fn sheets_that_stay_empty_are_no_problem() {
    for entry in every_line().into_iter().rev().take(4) {
        let reading = read_back(
            &template(Language::Dutch, vec![entry.clone()]),
            FileKind::Xlsx,
        );
        assert_eq!(reading.problems, vec![], "{entry:?}");
        assert_eq!(entries(&reading), [entry]);
    }
}

#[test]
fn an_empty_template_asks_whether_there_was_nothing() {
    for language in LANGUAGES {
        for kind in FileKind::ALL {
            let reading = read_back(&template(language, Vec::new()), kind);
            let codes: Vec<Code> = reading.problems.iter().map(|one| one.code).collect();
            assert_eq!(codes, [Code::NoLines], "{language:?} {kind:?}");
        }
    }
}

#[test]
fn a_nil_report_is_one_word_in_the_first_cell() {
    for (language, word) in [(Language::Dutch, "Nihil"), (Language::English, "Nil")] {
        let template = template(language, Vec::new());
        let mut book = layout::book(&template);
        book.sheets[1]
            .rows
            .push(super::book::Row::of([super::book::Cell::text(
                word,
                super::look::Style::Code,
            )]));
        let reading = read(&xlsx::write(&book).unwrap(), &Limits::default());
        let codes: Vec<Code> = reading.problems.iter().map(|one| one.code).collect();
        assert_eq!(
            (reading.outcome, codes),
            (Outcome::Ready, vec![Code::NilReport])
        );
        assert_eq!(reading.contracts, [template.contract]);
        assert_eq!(reading.period, Some(template.period));
    }
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
fn an_older_template_is_read_with_a_note() {
    let template = template(Language::Dutch, vec![Entry::Placement(placement(1))]);
    let written = |properties: Vec<(&'static str, String)>| {
        let mut book = layout::book(&template);
        book.properties = properties;
        xlsx::write(&book).unwrap()
    };
    let name = || (stamp::ID_PROPERTY, "social-return-report/X".to_owned());
    for (version, noted) in [
        (Some("0"), true),
        (Some("een"), true),
        (None, true),
        (Some("1"), false),
        (Some("7"), false),
    ] {
        let version = version.map(|version| (stamp::VERSION_PROPERTY, version.to_owned()));
        let bytes = written(std::iter::once(name()).chain(version).collect());
        assert_eq!(stamp::outdated(&bytes).is_some(), noted);
    }
    assert_eq!(stamp::outdated(&written(Vec::new())), None);
    let reading = read(&written(vec![name()]), &Limits::default());
    let codes: Vec<Code> = reading.problems.iter().map(|one| one.code).collect();
    assert_eq!(
        (codes, reading.outcome),
        (vec![Code::OutdatedTemplate], Outcome::Ready)
    );
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

fn any_text() -> impl Strategy<Value = String> {
    "[A-Z][a-z0-9 &<>\"'é€/.-]{0,30}[a-z0-9]"
}

fn any_placement() -> impl Strategy<Value = Placement> {
    let choice = |count: usize| 0..count;
    (
        choice(TargetGroup::ALL.len()),
        proptest::option::of(choice(BenefitDuration::ALL.len())),
        (0_i64..2_000, proptest::option::of(0_i64..200)),
        (1_i64..=4_000, proptest::option::of(0_i64..=1_000)),
        proptest::option::of(any_text()),
    )
        .prop_map(|(group, duration, (start, end), (weekly, paid), role)| {
            let start = day("2026-12-31") - chrono::Duration::days(start);
            let group = TargetGroup::ALL[group];
            Placement {
                target_group: group,
                benefit_duration: duration.map(|place| BenefitDuration::ALL[place]),
                ldr: group.in_register().then_some(true),
                start,
                end: end.map(|days| day("2026-12-31") + chrono::Duration::days(days)),
                hours_per_week: Some(Hours(weekly * 100)),
                paid_hours: paid
                    .map(|hundredths| Hours(hundredths * 100))
                    .filter(|paid| paid.0 <= weekly * 100),
                role,
                ..placement(0)
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]
    #[test]
    fn whatever_is_filled_in_comes_back(
        placements in proptest::collection::vec(any_placement(), 1..60),
        dutch in any::<bool>(),
        xlsx in any::<bool>(),
    ) {
        // One line a candidate: the same one twice is a problem of the supplier's own.
        let numbered = placements.into_iter().enumerate().map(|(place, placement)| {
            Entry::Placement(Placement { candidate: format!("{place:05}"), ..placement })
        });
        let language = if dutch { Language::Dutch } else { Language::English };
        let template = template(language, numbered.collect());
        let reading = read_back(&template, if xlsx { FileKind::Xlsx } else { FileKind::Ods });
        prop_assert_eq!(&reading.problems, &vec![]);
        prop_assert_eq!(entries(&reading), template.filled);
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
