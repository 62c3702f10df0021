//! Words in a heading that say that the column is not what the rest of the heading looks like: planned hours are no
//! paid hours, the end of a trial period is no end of a placement. Such a column is asked about, never guessed.

use super::{Field, Heading, unit::Span};
use crate::values::fold;

/// Starts of words by which hours and amounts are not those of the period: plans, remainders, sums of more than it.
const OF_ANOTHER_TIME: &[&str] = &[
    "geplan",
    "gepland",
    "planning",
    "planned",
    "begroot",
    "begrote",
    "begroting",
    "raming",
    "geraamd",
    "calculatie",
    "gecalculeerd",
    "offerte",
    "toegezegd",
    "toezegging",
    "budget",
    "prognos",
    "forecast",
    "verwacht",
    "expected",
    "norm",
    "streef",
    "target",
    "doelstelling",
    "vorig",
    "voorgaand",
    "previous",
    "prior",
    "resterend",
    "restant",
    "remaining",
    "openstaand",
    "cumulatie",
    "cumulative",
    "ytd",
    "tarief",
    "rate",
    "kosten",
    "loonkosten",
    "prijs",
    "percentage",
];

/// Starts of words by which a value is that of an earlier period or placement.
const OF_BEFORE: &[&str] = &["vorig", "voorgaand", "previous", "prior"];

/// Starts of words of hours that are a part of the paid hours, or none of them.
const OF_ANOTHER_KIND: &[&str] = &[
    "waarvan",
    "ziek",
    "sick",
    "verlof",
    "leave",
    "vakantie",
    "holiday",
    "feestdag",
    "overuren",
    "overwerk",
    "overtime",
    "reis",
    "travel",
    "opleiding",
    "scholing",
    "training",
    "begeleiding",
    "jobcoach",
    "coaching",
    "declarabel",
    "facturabel",
    "gefactureerd",
    "billable",
    "invoiced",
    "verzuim",
    "absence",
    "atv",
    "adv",
];

/// Starts of words of days that belong to something beside the placement.
const OF_ANOTHER_THING: &[&str] = &[
    "proeftijd",
    "indicatie",
    "subsidie",
    "loonkosten",
    "lks",
    "uitkering",
    "verklaring",
    "raamovereenkomst",
    "aanvraag",
    "vergunning",
    "ziekte",
    "verlof",
    "aanbesteding",
    "gunning",
    "wettelijk",
    "factuur",
    "rapportage",
    "opleiding",
    "diploma",
    "traject",
    "geboorte",
];

/// Whether a heading says that its column does not hold what a field asks for.
pub(crate) fn contradicts(field: Field, heading: &Heading) -> bool {
    let folded = fold(&heading.shown());
    // "incl. verlof en ziekte" denies nothing.
    let plain = match folded.find("incl") {
        Some(included) if field != Field::Turnover => folded.get(..included).unwrap_or_default(),
        _ => folded.as_str(),
    };
    let has = |words: &[&str]| {
        let mut parts = plain.split(' ');
        parts.any(|part| words.iter().any(|word| part.starts_with(word)))
    };
    match field {
        Field::PaidHours | Field::WorkedHours | Field::Hours => {
            has(OF_ANOTHER_TIME)
                || has(OF_ANOTHER_KIND)
                || (heading.span().is_some() && heading.stated().is_none())
                || is_money(heading)
                || says_until(&folded, heading)
        }
        Field::HoursPerWeek => {
            has(OF_ANOTHER_KIND)
                || has(OF_BEFORE)
                || heading.span() == Some(Span::Day)
                || is_money(heading)
        }
        Field::Start | Field::End => has(OF_ANOTHER_THING) || has(OF_BEFORE),
        Field::Fte => has(OF_BEFORE),
        // "Dienstverband %" is how much, not which.
        Field::Arrangement => heading.is_percentage() || heading.span().is_some(),
        // A day or a number of a declaration is neither yes nor no.
        Field::Register => has(&[
            "datum", "date", "geldig", "nummer", "number", "uren", "hours",
        ]),
        Field::Turnover => has(&[
            "begroot",
            "begrote",
            "begroting",
            "raming",
            "geraamd",
            "budget",
            "prognos",
            "forecast",
            "verwacht",
            "expected",
            "vorig",
            "previous",
            "cumulatie",
            "cumulative",
            "ytd",
            "incl",
            "target",
            "doel",
        ]),
        Field::Amount => has(&[
            "begroot",
            "begrote",
            "begroting",
            "raming",
            "geraamd",
            "budget",
            "btw bedrag",
            "korting",
            "prognos",
        ]),
        _ => false,
    }
}

/// Hours up to a day, counted from who knows when.
fn says_until(folded: &str, heading: &Heading) -> bool {
    let folded = format!(" {folded} ");
    let words = [
        " t m ",
        " tot en met ",
        " until ",
        " up to ",
        " through ",
        " vanaf start ",
    ];
    heading.stated().is_none() && words.iter().any(|word| folded.contains(word))
}

/// Euros beside hours are what the hours cost.
fn is_money(heading: &Heading) -> bool {
    let shown = heading.shown();
    shown.contains('€')
        || fold(&shown)
            .split(' ')
            .any(|word| matches!(word, "eur" | "euro"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_deny_the_rest_of_a_heading() {
        for (field, text, denied) in [
            (Field::PaidHours, "Verloonde uren", false),
            (Field::PaidHours, "Verloonde uren Q3 2026", false),
            (Field::PaidHours, "Verloonde uren per week", true),
            (Field::PaidHours, "Verloonde uren cumulatief", true),
            (Field::PaidHours, "Verloonde uren t/m Q3 2026", true),
            (
                Field::PaidHours,
                "Verloonde uren juli t/m september 2026",
                false,
            ),
            (
                Field::PaidHours,
                "Verloonde uren 1-7-2026 t/m 30-9-2026",
                false,
            ),
            (
                Field::PaidHours,
                "Verloonde uren (incl. verlof en ziekte)",
                false,
            ),
            (Field::Arrangement, "Dienstverband %", true),
            (Field::PaidHours, "Geplande uren kwartaal", true),
            (Field::PaidHours, "Ziekte-uren kwartaal", true),
            (Field::PaidHours, "Uren kwartaal (€)", true),
            (Field::HoursPerWeek, "Contracturen per maand", false),
            (Field::HoursPerWeek, "Contracturen per dag", true),
            (Field::Start, "Startdatum plaatsing", false),
            (Field::End, "Einddatum proeftijd", true),
            (Field::End, "Verwachte einddatum", false),
        ] {
            let heading = Heading::new(None, Some(text));
            assert_eq!(contradicts(field, &heading), denied, "{text}");
        }
        let month = Heading::new(Some("Verloonde uren per maand"), Some("jan"));
        assert!(!contradicts(Field::PaidHours, &month));
    }
}
