//! What may be typed in a column, within the same bounds that the checks keep, and what is said beside it.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{
    Template,
    book::{Input, Rule},
    layout::{day, number, style},
    lists, words,
};
use crate::{
    checks,
    columns::{Field, Guide, Holds},
    values,
};

/// More euros than this are no invoice.
const MOST_EUROS: i64 = 999_999_999_999;

/// What a column takes.
pub(super) fn input(template: &Template, field: Field, guide: &Guide) -> Input {
    let language = template.language;
    let rule = rule(template, field, guide);
    let title = words::FAULT_TITLE.in_language(language).to_owned();
    let fault = (!matches!(rule, Rule::Any)).then(|| (title, fault(template, field, guide)));
    Input {
        style: style(guide.holds),
        rule,
        help: (
            guide.heading(language).to_owned(),
            help(template, field, guide),
        ),
        fault,
        // A day outside the period is reported, but only as a warning.
        strict: field != Field::Date,
    }
}

/// What belongs in a column, with an example.
pub(super) fn help(template: &Template, field: Field, guide: &Guide) -> String {
    let language = template.language;
    let example = words::EXAMPLE_IS.with(language, example(template, field, guide));
    format!("{} {example}", guide.help(language))
}

fn fault(template: &Template, field: Field, guide: &Guide) -> String {
    let language = template.language;
    let allowed = words::FAULT.with(language, &allowed(template, field, guide));
    let example = words::EXAMPLE_IS.with(language, example(template, field, guide));
    format!("{allowed} {example}")
}

/// An example that this contract allows.
pub(super) fn example<'template>(
    template: &'template Template,
    field: Field,
    guide: &Guide,
) -> &'template str {
    let example = guide.example(template.language);
    match guide.holds {
        Holds::OneOf(choice) => {
            let words = lists::words(template, choice);
            let first = words.first().copied().filter(|_| !words.contains(&example));
            first.unwrap_or(example)
        }
        _ if field == Field::Contract => &template.contract,
        _ => example,
    }
}

/// Which values a column takes, in words.
pub(super) fn allowed(template: &Template, field: Field, guide: &Guide) -> String {
    let language = template.language;
    let between = |words: words::Words, least: String, most: String| {
        let until = words::UNTIL.in_language(language);
        words.with(language, &format!("{least} {until} {most}"))
    };
    match rule(template, field, guide) {
        Rule::Listed(_) => words::SEE_LISTS.in_language(language).to_owned(),
        Rule::Days(first, last) => between(words::DAYS, day(first), day(last)),
        Rule::Numbers(..) if guide.holds == Holds::Euros => {
            words::AMOUNT.in_language(language).to_owned()
        }
        Rule::Numbers(least, most) => between(
            words::NUMBERS,
            number(least, language),
            number(most, language),
        ),
        Rule::Any if guide.holds == Holds::Code => words::ANY_CODE.in_language(language).to_owned(),
        Rule::Any => words::ANY.in_language(language).to_owned(),
    }
}

fn rule(template: &Template, field: Field, guide: &Guide) -> Rule {
    let period = template.period;
    let (earliest, latest) = believed_days();
    let hundredth = Decimal::new(1, 2);
    match (guide.holds, field) {
        (Holds::OneOf(choice), _) => {
            lists::listed(template, choice).map_or(Rule::Any, Rule::Listed)
        }
        (Holds::Day, Field::Start) => Rule::Days(earliest, period.end()),
        (Holds::Day, Field::Date) => Rule::Days(period.start(), period.end()),
        (Holds::Day, _) => Rule::Days(earliest, latest),
        (Holds::Hours, Field::HoursPerWeek) => {
            Rule::Numbers(hundredth, checks::MOST_HOURS_A_WEEK.into())
        }
        (Holds::Hours, Field::PaidHours | Field::WorkedHours) => {
            Rule::Numbers(Decimal::ZERO, checks::most_paid_hours(Some(period)).into())
        }
        (Holds::Hours, _) => Rule::Numbers(hundredth, checks::MOST_ACTIVITY_HOURS.into()),
        (Holds::Euros, Field::Turnover) => Rule::Numbers(Decimal::ZERO, MOST_EUROS.into()),
        // A credit note is an invoice too.
        (Holds::Euros, _) => Rule::Numbers((-MOST_EUROS).into(), MOST_EUROS.into()),
        (Holds::Text | Holds::Code | Holds::Share | Holds::Period, _) => Rule::Any,
    }
}

/// The first and the last day that are believed to be meant.
fn believed_days() -> (NaiveDate, NaiveDate) {
    let (first, last) = values::BELIEVED_YEARS.into_inner();
    (
        NaiveDate::from_ymd_opt(first, 1, 1).unwrap_or_default(),
        NaiveDate::from_ymd_opt(last, 12, 31).unwrap_or_default(),
    )
}
