//! Tests of spellings, and of the texts as a whole: both languages say the same things with the same values.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use chrono::NaiveDate;
use meetbaar_domain::amount::{Cents, Hours, Jobs};

use super::{Language, OutlookFigures, Texts};

const NL: Texts = Texts::new(Language::Dutch);
const EN: Texts = Texts::new(Language::English);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn money_has_its_sign_before_the_euro_sign() {
    for (cents, dutch, english) in [
        (123_456_789, "€ 1.234.567,89", "€1,234,567.89"),
        (-123_456, "-€ 1.234,56", "-€1,234.56"),
        (0, "€ 0,00", "€0.00"),
        (5, "€ 0,05", "€0.05"),
        (-5, "-€ 0,05", "-€0.05"),
        (100, "€ 1,00", "€1.00"),
        (123_400, "€ 1.234,00", "€1,234.00"),
        (100_000_000, "€ 1.000.000,00", "€1,000,000.00"),
        (15_583_287, "€ 155.832,87", "€155,832.87"),
        (
            i64::MIN,
            "-€ 92.233.720.368.547.758,08",
            "-€92,233,720,368,547,758.08",
        ),
    ] {
        assert_eq!(NL.euro(Cents(cents)), dutch);
        assert_eq!(EN.euro(Cents(cents)), english);
    }
}

#[test]
fn whole_euros_are_rounded_half_up() {
    for (cents, dutch) in [
        (123_449, "€ 1.234"),
        (123_450, "€ 1.235"),
        (-123_450, "-€ 1.235"),
        (-49, "€ 0"),
        (0, "€ 0"),
        (100_000_000, "€ 1.000.000"),
    ] {
        assert_eq!(NL.euro_round(Cents(cents)), dutch);
    }
    assert_eq!(EN.euro_round(Cents(123_450)), "€1,235");
}

#[test]
fn numbers_hours_jobs_and_shares() {
    assert_eq!(
        (NL.number(1_234_567).as_str(), EN.number(-1_234).as_str()),
        ("1.234.567", "-1,234")
    );
    for (hours, dutch) in [
        (4_731_400, "473,14"),
        (360_000, "36"),
        (255_000, "25,50"),
        (0, "0"),
        (167, "0,02"),
        (-255_000, "-25,50"),
        (12_345_678_900, "1.234.567,89"),
        (99_999, "10"),
    ] {
        assert_eq!(NL.hours(Hours(hours)), dutch);
    }
    for (jobs, dutch) in [
        (86_586, "8,66"),
        (10_000, "1,00"),
        (0, "0,00"),
        (50, "0,01"),
        (49, "0,00"),
        (-86_550, "-8,66"),
    ] {
        assert_eq!(NL.jobs(Jobs(jobs)), dutch);
    }
    assert_eq!(EN.jobs(Jobs(86_586)), "8.66");
    for (basis_points, dutch) in [
        (500, "5%"),
        (8_650, "86,5%"),
        (276, "2,76%"),
        (10_000, "100%"),
        (0, "0%"),
        (-250, "-2,5%"),
        (505, "5,05%"),
    ] {
        assert_eq!(NL.percent(basis_points), dutch);
    }
}

#[test]
fn days_and_moments() {
    let monday = day("2026-03-09");
    assert_eq!(
        (NL.date(monday).as_str(), EN.date(monday).as_str()),
        ("9 maart 2026", "9 March 2026")
    );
    assert_eq!(
        (
            NL.short_date(monday).as_str(),
            EN.short_date(monday).as_str()
        ),
        ("9-3-2026", "9 Mar 2026")
    );
    assert_eq!(
        (NL.month(monday).as_str(), EN.month(monday).as_str()),
        ("maart 2026", "March 2026")
    );
    let moment = monday.and_hms_opt(14, 5, 59).unwrap();
    assert_eq!(
        (NL.moment(moment).as_str(), EN.moment(moment).as_str()),
        ("9 maart 2026, 14:05", "9 March 2026, 14:05")
    );
    assert_eq!(NL.date(NaiveDate::MAX), NL.date(NaiveDate::MAX));
}

#[test]
fn periods_have_the_name_that_people_use() {
    for (start, end, dutch, english) in [
        ("2026-07-01", "2026-09-30", "3e kwartaal 2026", "Q3 2026"),
        ("2026-07-01", "2026-07-31", "juli 2026", "July 2026"),
        ("2028-02-01", "2028-02-29", "februari 2028", "February 2028"),
        ("2026-01-01", "2026-12-31", "2026", "2026"),
        ("2026-07-01", "2026-12-31", "2e helft van 2026", "H2 2026"),
        (
            "2026-07-01",
            "2026-08-15",
            "1 juli 2026 t/m 15 augustus 2026",
            "1 July 2026 to 15 August 2026",
        ),
        (
            "2026-08-01",
            "2026-10-31",
            "1 augustus 2026 t/m 31 oktober 2026",
            "1 August 2026 to 31 October 2026",
        ),
        (
            "2026-02-01",
            "2026-02-27",
            "1 februari 2026 t/m 27 februari 2026",
            "1 February 2026 to 27 February 2026",
        ),
    ] {
        assert_eq!(NL.period(day(start), day(end)), dutch);
        assert_eq!(EN.period(day(start), day(end)), english);
    }
    assert_eq!(NL.quarter(2026, 3), "3e kwartaal 2026");
}

#[test]
fn obligations_and_amounts_speak_in_the_unit_of_their_kind() {
    assert_eq!(
        NL.obligation("share_of_contract_value", Some(500), None, None),
        "5% van de contractwaarde"
    );
    assert_eq!(
        NL.obligation("fixed_amount", None, Some(5_000_000), None),
        "Vast bedrag van € 50.000,00"
    );
    assert_eq!(
        NL.obligation("jobs", None, Some(80_000), None),
        "8,00 banen, gemiddeld over de looptijd"
    );
    assert_eq!(
        NL.obligation("placements", None, Some(1), None),
        "1 plaatsing"
    );
    assert_eq!(
        NL.obligation("bespoke", None, None, Some("een leerplek")),
        "Maatwerkafspraak: een leerplek"
    );
    assert_eq!(NL.amount("hours", 12_000_000), "1.200 uur");
    assert_eq!(EN.amount("placements", 1_200), "1,200 placements");
}

#[test]
fn the_outlook_follows_from_the_figures() {
    let sentence = |status, gap, low, expected, total| {
        NL.outlook(&NL.outlook_of(OutlookFigures {
            kind: "fixed_amount",
            status,
            gap,
            low,
            expected,
            total,
        }))
    };
    for (status, gap, low, expected, total, beginning) in [
        (
            "behind",
            100,
            200,
            300,
            Some(400),
            "Ook als alle plaatsingen doorlopen, komt de leverancier aan het einde € 1,00 tekort",
        ),
        (
            "behind",
            100,
            200,
            400,
            Some(400),
            "Er mist nu € 1,00, maar",
        ),
        (
            "on_track",
            0,
            200,
            400,
            Some(400),
            "De leverancier loopt op koers, maar is er nog niet",
        ),
        ("on_track", 0, 400, 400, Some(400), "De hele verplichting"),
        (
            "on_track",
            0,
            400,
            400,
            None,
            "De leverancier loopt op koers.",
        ),
        (
            "behind",
            100,
            400,
            400,
            None,
            "Er mist nu € 1,00. De leverancier loopt achter.",
        ),
        ("silent", 100, 400, 400, None, "De rapportage is te laat"),
        (
            "not_measurable",
            0,
            0,
            0,
            None,
            "Er is wel iets afgesproken, maar geen getal",
        ),
    ] {
        let sentence = sentence(status, gap, low, expected, total);
        assert!(sentence.starts_with(beginning), "{sentence}");
    }
}

#[test]
fn a_missing_text_shows_its_key_and_a_missing_word_its_code() {
    assert_eq!(NL.text("nothing"), "nothing");
    assert_eq!(NL.word("status", "new_one"), "new_one");
    assert_eq!(NL.problem("new_one"), "Iets klopt hier niet");
    assert_eq!(NL.expected("wajong"), "Wajong");
    assert_eq!(NL.expected("1-7-2026"), "1-7-2026");
    assert_eq!(
        NL.with1("problem-all", "count", 1_234),
        "Bekijk alle 1.234 plekken"
    );
    assert_eq!(
        EN.phrase("pages-now")
            .put("page", 1)
            .put("pages", "3")
            .text(),
        "1 of 3"
    );
}

#[test]
fn every_text_is_there_in_both_languages_with_the_same_values() {
    let (dutch, english) = (messages("nl"), messages("en"));
    assert!(dutch.len() > 300);
    let keys = |messages: &BTreeMap<String, BTreeSet<String>>| {
        messages.keys().cloned().collect::<BTreeSet<_>>()
    };
    assert_eq!(
        keys(&dutch)
            .symmetric_difference(&keys(&english))
            .collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
    for (key, values) in &dutch {
        assert_eq!(values, &english[key], "{key}");
    }
}

#[test]
fn every_text_that_a_template_names_is_there() {
    let known = messages("nl");
    let mut named = BTreeSet::new();
    visit(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"),
        &mut |text| {
            for call in [".text(\"", ".with1(\"", ".with2(\"", ".phrase(\""] {
                named.extend(
                    text.split(call)
                        .skip(1)
                        .filter_map(|rest| rest.split('"').next())
                        .map(str::to_owned),
                );
            }
        },
    );
    assert!(named.len() > 150);
    let missing: Vec<_> = named
        .iter()
        .filter(|key| !known.contains_key(*key))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Every message of a language with the names of its values.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::<String, BTreeSet<String>>::new();
    visit(
        &Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("locales")
            .join(language),
        &mut |text| {
            let mut key = String::new();
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                if let Some((name, _)) = line
                    .split_once(" =")
                    .filter(|_| line.starts_with(|first: char| first.is_ascii_lowercase()))
                {
                    name.clone_into(&mut key);
                    assert!(
                        messages.insert(key.clone(), BTreeSet::new()).is_none(),
                        "{key} stands twice"
                    );
                }
                for value in line.split('$').skip(1) {
                    let name = value
                        .split(|letter: char| !letter.is_ascii_alphanumeric())
                        .next()
                        .unwrap();
                    messages.get_mut(&key).unwrap().insert(name.to_owned());
                }
            }
        },
    );
    messages
}

fn visit(folder: &Path, see: &mut dyn FnMut(&str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, see);
        } else {
            see(&fs::read_to_string(path).unwrap());
        }
    }
}
