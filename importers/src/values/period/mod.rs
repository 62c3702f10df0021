//! Periods as titles, labels and headings state them: quarters, months, half years, years, and days from and to.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use meetbaar_domain::period::Period;

use super::{fold, month_name, year};
use tokens::{Token, tokens};

mod days;
mod months;
mod numbered;
mod tokens;

/// What a text says about a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// A whole period.
    Period(Period),
    /// A quarter (1 to 4) of a year that stands elsewhere.
    Quarter(u32),
    /// A month (1 to 12) of a year that stands elsewhere.
    Month(u32),
    /// A year alone.
    Year(i32),
}

impl Stated {
    /// The year that it says or begins in.
    pub fn year(self) -> Option<i32> {
        match self {
            Self::Period(period) => Some(chrono::Datelike::year(&period.start())),
            Self::Year(year) => Some(year),
            Self::Quarter(_) | Self::Month(_) => None,
        }
    }

    /// The period, with the year from elsewhere where the text had none. A year alone is the whole year.
    pub fn in_year(self, other: Option<i32>) -> Option<Period> {
        match self {
            Self::Period(period) => Some(period),
            Self::Quarter(quarter) => Period::quarter(other?, quarter),
            Self::Month(month) => Period::month(other?, month),
            Self::Year(year) => Period::year(year),
        }
    }
}

/// What every period without a digit is written with: names of months, of quarters and of halves.
const STEMS: [&str; 24] = [
    "jan", "feb", "maa", "mrt", "mar", "apr", "mei", "may", "jun", "jul", "aug", "sep", "okt",
    "oct", "nov", "dec", "kw", "quart", "qtr", "half", "helft", "semest", "jaar", "year",
];

static STEM: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let mut search = AhoCorasick::builder();
    search.ascii_case_insensitive(true).build(STEMS).ok()
});

/// Whether a text may state a period; quick, since most texts state none.
fn may_state(text: &str) -> bool {
    !text.is_ascii()
        || text.bytes().any(|byte| byte.is_ascii_digit())
        || STEM.as_ref().is_none_or(|stem| stem.is_match(text))
}

/// The period that a text states, if it states one.
pub fn stated(text: &str) -> Option<Stated> {
    if !may_state(text) {
        return None;
    }
    find(&tokens(text), text).map(|found| found.stated)
}

/// The folded text without the words that state its period.
pub fn without_period(text: &str) -> String {
    if !may_state(text) {
        return fold(&text.replace('\'', " "));
    }
    let tokens = tokens(text);
    let used = find(&tokens, text)
        .map(|found| found.used)
        .unwrap_or_default();
    let kept: Vec<&str> = (0_usize..)
        .zip(&tokens)
        .filter(|(place, _)| !used.contains(place))
        .map(|(_, token)| token.text.as_str())
        .collect();
    kept.join(" ")
}

struct Found {
    stated: Stated,
    used: Vec<usize>,
}

fn find(tokens: &[Token], text: &str) -> Option<Found> {
    let found = days::days(tokens, text)
        .or_else(|| numbered::quarter(tokens))
        .or_else(|| numbered::half_year(tokens))
        .or_else(|| months::named(tokens))
        .or_else(|| months::numeric(tokens));
    match found {
        Some(found) => (!is_only_an_end(tokens, &found)).then_some(found),
        None => only_year(tokens),
    }
}

/// `t/m Q3 2026`: says where something ends, and not where it begins.
fn is_only_an_end(tokens: &[Token], found: &Found) -> bool {
    let before = found
        .used
        .iter()
        .min()
        .and_then(|first| tokens.get(..*first));
    let words = before.unwrap_or_default().iter().rev();
    let words: Vec<&str> = words.map(|token| token.text.as_str()).take(3).collect();
    matches!(
        words.as_slice(),
        ["m", "t", ..]
            | ["tot" | "until" | "through" | "upto", ..]
            | ["met", "en", "tot"]
            | ["to", "up", ..]
    )
}

/// A year alone; of two years neither.
fn only_year(tokens: &[Token]) -> Option<Found> {
    if tokens.iter().any(|token| month_name(&token.text).is_some()) {
        return None;
    }
    let years: Vec<(usize, i32)> = (0_usize..)
        .zip(tokens)
        .filter_map(|(place, token)| Some((place, year(&token.text)?)))
        .collect();
    let (_, first) = *years.first()?;
    let alone = years
        .iter()
        .find(|(place, _)| tokens.get(*place).is_some_and(|token| token.alone))?;
    years.iter().all(|(_, year)| *year == first).then(|| Found {
        stated: Stated::Year(first),
        used: vec![alone.0],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match stated(text) {
            Some(Stated::Period(period)) => format!("{} {}", period.start(), period.end()),
            Some(Stated::Quarter(quarter)) => format!("quarter {quarter}"),
            Some(Stated::Month(month)) => format!("month {month}"),
            Some(Stated::Year(year)) => format!("year {year}"),
            None => String::new(),
        }
    }

    #[test]
    fn quarters_are_found_in_titles() {
        for text in [
            "3e kwartaal 2026",
            "Q3 2026",
            "2026-Q3",
            "2026Q3",
            "Q3-2026",
            "Q3'26",
            "K3 2026",
            "SROI overzicht kwartaal 3 - 2026",
            "Verloonde uren Q3 2026",
            "derde kwartaal van 2026",
            "third quarter of 2026",
            "3rd quarter 2026",
            "Kwartaal III 2026",
            "2026 kwartaal 3",
            "Rapportage ICT-2024-017, Q3 2026",
            "01-07-2026 t/m 30-09-2026",
            "Periode: 1 juli t/m 30 september 2026",
            "van 1-7-2026 tot en met 30-9-2026",
            "2026-07-01 - 2026-09-30",
            "juli t/m september 2026",
            "jul-sep 2026",
            "juli, augustus en september 2026",
        ] {
            assert_eq!(read(text), "2026-07-01 2026-09-30", "{text}");
        }
    }

    #[test]
    fn other_periods_are_found_too() {
        for (text, expected) in [
            ("juli 2026", "2026-07-01 2026-07-31"),
            ("jul-26", "2026-07-01 2026-07-31"),
            ("2026-07", "2026-07-01 2026-07-31"),
            ("07-2026", "2026-07-01 2026-07-31"),
            ("Uren februari 2024", "2024-02-01 2024-02-29"),
            ("1e halfjaar 2026", "2026-01-01 2026-06-30"),
            ("H2 2026", "2026-07-01 2026-12-31"),
            ("tweede helft 2026", "2026-07-01 2026-12-31"),
            ("mrt", "month 3"),
            ("Q1 t/m Q3 2026", "2026-01-01 2026-09-30"),
            ("Q1-Q2 2026", "2026-01-01 2026-06-30"),
            ("Q4 2025 t/m Q1 2026", "2025-10-01 2026-03-31"),
            ("kwartaal 1 t/m 3 2026", "2026-01-01 2026-09-30"),
            ("1e en 2e kwartaal 2026", "2026-01-01 2026-06-30"),
            ("1e t/m 3e kwartaal 2026", "2026-01-01 2026-09-30"),
            ("Uren Q3", "quarter 3"),
            ("Urenoverzicht inzet social return 2026", "year 2026"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_period_is_none() {
        for text in [
            "ICT-2026-07",
            "8 oktober 2026",
            "October 8, 2026",
            "08-10-2026",
            "BOUW-2023-004",
            "Q5 2026x",
            "",
            "kwartaal",
            "t/m Q3 2026",
            "Rapportage t/m september 2026",
            "Schooljaar 2025/2026",
            "2025 - 2026",
        ] {
            assert_eq!(read(text), "", "{text}");
        }
    }

    #[test]
    fn a_heading_loses_its_period() {
        for (text, rest) in [
            ("Verloonde uren Q3 2026", "verloonde uren"),
            ("Uren 3e kwartaal 2026", "uren"),
            ("jan 2026", ""),
            ("Uren kwartaal", "uren kwartaal"),
            ("Verloonde uren (juli)", "verloonde uren"),
        ] {
            assert_eq!(without_period(text), rest, "{text}");
        }
    }
}
