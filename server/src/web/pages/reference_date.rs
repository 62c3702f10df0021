//! The reference date (peildatum) that a page was asked for.

use chrono::NaiveDate;

use crate::text::Texts;

/// The day, what to show in its field, and what is wrong with it.
pub(super) struct ReferenceDate {
    pub(super) day: NaiveDate,
    pub(super) typed: String,
    pub(super) fault: Option<String>,
}

/// What was typed as a day; the default where nothing was, or nothing usable.
pub(super) fn asked(typed: Option<&str>, default: NaiveDate, texts: Texts) -> ReferenceDate {
    let typed = typed.map(str::trim).filter(|typed| !typed.is_empty());
    let usable = |day: &NaiveDate| (1990..2200).contains(&chrono::Datelike::year(day));
    match typed.map(|typed| (typed, typed.parse::<NaiveDate>().ok().filter(usable))) {
        None => ReferenceDate {
            day: default,
            typed: default.to_string(),
            fault: None,
        },
        Some((_, Some(day))) => ReferenceDate {
            day,
            typed: day.to_string(),
            fault: None,
        },
        Some((typed, None)) => ReferenceDate {
            day: default,
            typed: typed.to_owned(),
            fault: Some(texts.text("fault-date_invalid")),
        },
    }
}
