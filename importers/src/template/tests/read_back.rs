//! A template that was filled in is read without a single problem, whatever its language, its kind and its lines.

use proptest::prelude::*;

use super::super::book::{Cell, Row};
use super::super::look::Style;
use super::*;

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
            .push(Row::of([Cell::text(word, Style::Code)]));
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
