//! Periods as titles, labels and headings state them: quarters, months, half years, years, and days from and to.

use meetbaar_domain::period::Period;

use super::{date, fold, month_name, year};

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

/// The period that a text states, if it states one.
pub fn stated(text: &str) -> Option<Stated> {
    find(&tokens(text), text).map(|found| found.stated)
}

/// The folded text without the words that state its period.
pub fn without_period(text: &str) -> String {
    let tokens = tokens(text);
    let used = find(&tokens, text).map(|found| found.used).unwrap_or_default();
    let kept: Vec<&str> = (0_usize..)
        .zip(&tokens)
        .filter(|(place, _)| !used.contains(place))
        .map(|(_, token)| token.text.as_str())
        .collect();
    kept.join(" ")
}

/// A run of letters and digits, folded.
struct Token {
    text: String,
    /// Whether it stands alone between spaces.
    alone: bool,
    /// The whole run between spaces that it is part of.
    chunk: String,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let text = text.replace(['\'', '’', '‘'], " ");
    for chunk in text.split_whitespace() {
        let folded = fold(chunk);
        let alone = folded.split(' ').count() == 1;
        let bare = chunk.trim_matches(|character: char| !character.is_alphanumeric());
        tokens.extend(
            folded.split(' ').filter(|word| !word.is_empty()).map(|word| Token { text: word.to_owned(), alone, chunk: bare.to_owned() }),
        );
    }
    tokens
}

struct Found {
    stated: Stated,
    used: Vec<usize>,
}

fn find(tokens: &[Token], text: &str) -> Option<Found> {
    days(tokens, text)
        .or_else(|| part_of_year(tokens, quarter_at, |year, quarter| Period::quarter(year, quarter), Some(Stated::Quarter)))
        .or_else(|| part_of_year(tokens, half_at, |year, half| Period::half_year(year, half), None))
        .or_else(|| months(tokens))
        .or_else(|| numeric_month(tokens))
        .or_else(|| {
            let is_day = tokens.iter().any(|token| month_name(&token.text).is_some());
            let place = tokens.iter().position(|token| token.alone && year(&token.text).is_some()).filter(|_| !is_day)?;
            Some(Found { stated: Stated::Year(year(&tokens.get(place)?.text)?), used: vec![place] })
        })
}

/// `01-07-2026 t/m 30-09-2026`, `1 juli tot en met 30 september 2026`.
fn days(tokens: &[Token], text: &str) -> Option<Found> {
    const CONNECTORS: [&str; 9] = [" t/m ", " tot en met ", " t.m. ", " tot ", " until ", " to ", " - ", " – ", " through "];
    let lower = text.to_lowercase();
    let (before, after) = CONNECTORS.iter().find_map(|connector| {
        let (before, after) = lower.split_once(connector)?;
        let end = edge_date(after, true, None)?;
        let start = edge_date(before, false, Some(end))?;
        Some((start, end))
    })?;
    let used = (0_usize..)
        .zip(tokens)
        .filter(|(_, token)| {
            token.text.chars().any(|character| character.is_ascii_digit())
                || month_name(&token.text).is_some()
                || matches!(token.text.as_str(), "t" | "m" | "van" | "tot" | "en" | "met" | "from" | "to" | "until" | "through")
        })
        .map(|(place, _)| place)
        .collect();
    Some(Found { stated: Stated::Period(Period::new(before, after)?), used })
}

/// The day that a text starts or ends with; a missing year is that of the other day.
fn edge_date(text: &str, at_start: bool, other: Option<chrono::NaiveDate>) -> Option<chrono::NaiveDate> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=3).rev().filter(|count| *count <= words.len()).find_map(|count| {
        let from = if at_start { 0 } else { words.len().saturating_sub(count) };
        let piece = words.get(from..from.saturating_add(count))?.join(" ");
        let piece = piece.trim_matches(|character: char| matches!(character, ':' | '(' | ')' | ',' | ';'));
        let with_year = || date::date_of_text(&format!("{piece} {}", chrono::Datelike::year(&other?)));
        date::date_of_text(piece).or_else(with_year).filter(|day| (2000..=2099).contains(&chrono::Datelike::year(day)))
    })
}

/// A numbered part of a year, with the year close by.
fn part_of_year(
    tokens: &[Token],
    number_at: fn(&[Token], usize) -> Option<Numbered>,
    period: fn(i32, u32) -> Option<Period>,
    without_year: Option<fn(u32) -> Stated>,
) -> Option<Found> {
    let numbered = (0..tokens.len()).find_map(|place| number_at(tokens, place))?;
    let mut used = numbered.used;
    let year = numbered.year.or_else(|| {
        let (place, year) = year_near(tokens, &used)?;
        used.push(place);
        Some(year)
    });
    let stated = match year {
        Some(year) => Stated::Period(period(year, numbered.number)?),
        None => without_year?(numbered.number),
    };
    Some(Found { stated, used })
}

/// The year nearest after the used words, else the nearest before them.
fn year_near(tokens: &[Token], used: &[usize]) -> Option<(usize, i32)> {
    let (first, last) = (*used.iter().min()?, *used.iter().max()?);
    let year_at = |place: usize| {
        let token = tokens.get(place)?;
        year(&token.text).or_else(|| (place == last.saturating_add(1)).then(|| short_year(token)).flatten()).map(|year| (place, year))
    };
    (last.saturating_add(1)..tokens.len()).find_map(year_at).or_else(|| (0..first).rev().find_map(year_at))
}

/// `'26`, or `26` glued to what it belongs to (`jul-26`).
fn short_year(token: &Token) -> Option<i32> {
    let short = token.text.len() == 2 && (!token.alone || token.chunk.len() == 2);
    let number: i32 = if short { token.text.parse().ok()? } else { return None };
    (15..=60).contains(&number).then_some(number.saturating_add(2000))
}

struct Numbered {
    number: u32,
    year: Option<i32>,
    used: Vec<usize>,
}

fn quarter_at(tokens: &[Token], place: usize) -> Option<Numbered> {
    const WORDS: [&str; 6] = ["kwartaal", "kwartalen", "quarter", "kw", "qtr", "kwart"];
    let word = &tokens.get(place)?.text;
    short_form(word, &["q", "k", "kw"], 4)
        .map(|(number, year)| Numbered { number, year, used: vec![place] })
        .or_else(|| WORDS.contains(&word.as_str()).then(|| beside(tokens, place, 4)).flatten())
}

fn half_at(tokens: &[Token], place: usize) -> Option<Numbered> {
    const WORDS: [&str; 5] = ["halfjaar", "helft", "half", "semester", "halfyear"];
    let word = &tokens.get(place)?.text;
    short_form(word, &["h", "hj"], 2)
        .map(|(number, year)| Numbered { number, year, used: vec![place] })
        .or_else(|| WORDS.contains(&word.as_str()).then(|| beside(tokens, place, 2)).flatten())
}

/// `q3`, `3q`, `2026q3`, `q32026`.
fn short_form(word: &str, letters: &[&str], most: u32) -> Option<(u32, Option<i32>)> {
    let (word, found) = match (word.get(..4).and_then(year), word.len().checked_sub(4).and_then(|at| word.get(at..)).and_then(year)) {
        (Some(found), _) => (word.get(4..)?, Some(found)),
        (_, Some(found)) => (word.get(..word.len().checked_sub(4)?)?, Some(found)),
        _ => (word, None),
    };
    let digits = letters.iter().find_map(|letter| {
        let rest = word.strip_prefix(letter).or_else(|| word.strip_suffix(letter))?;
        (rest.len() == 1).then_some(rest)
    })?;
    let number = digits.parse().ok()?;
    (1..=most).contains(&number).then_some((number, found))
}

/// The number before (`3e kwartaal`, `derde kwartaal`) or after (`kwartaal 3`) a word.
fn beside(tokens: &[Token], place: usize, most: u32) -> Option<Numbered> {
    let in_range = |number: u32| (1..=most).contains(&number).then_some(number);
    let before = place.checked_sub(1).and_then(|before| Some((before, in_range(ordinal(&tokens.get(before)?.text)?)?)));
    let next = place.checked_add(1)?;
    let after = tokens.get(next).and_then(|token| Some((next, in_range(ordinal(&token.text)?)?)));
    let (other, number) = match (before, after) {
        // "rapportage 2 kwartaal 3": a bare digit before the word gives way to one after it.
        (Some((at, _)), Some(after)) if tokens.get(at).is_some_and(|token| token.text.len() == 1) => after,
        (Some(before), _) => before,
        (None, after) => after?,
    };
    Some(Numbered { number, year: None, used: vec![place.min(other), place.max(other)] })
}

fn ordinal(word: &str) -> Option<u32> {
    const WORDS: [&[&str]; 4] = [
        &["1", "1e", "1ste", "1st", "eerste", "first", "i", "een"],
        &["2", "2e", "2de", "2nd", "tweede", "second", "ii", "twee"],
        &["3", "3e", "3de", "3rd", "derde", "third", "iii", "drie"],
        &["4", "4e", "4de", "4th", "vierde", "fourth", "iv", "vier"],
    ];
    (1..).zip(WORDS).find(|(_, words)| words.contains(&word)).map(|(number, _)| number)
}

/// `juli 2026`, `jul-26`, `2026 juli`, `juli t/m september 2026`, `jul`.
fn months(tokens: &[Token]) -> Option<Found> {
    let named: Vec<(usize, u32)> =
        (0_usize..).zip(tokens).filter_map(|(place, token)| Some((place, month_name(&token.text)?))).collect();
    let (first, last) = (*named.first()?, *named.last()?);
    if is_day_beside(tokens, first.0) || is_day_beside(tokens, last.0) {
        return None;
    }
    let mut used: Vec<usize> = (first.0..=last.0).collect();
    let year = year_near(tokens, &used).map(|(place, year)| {
        used.push(place);
        year
    });
    let stated = match year {
        Some(year) => Stated::Period(Period::new(Period::month(year, first.1)?.start(), Period::month(year, last.1)?.end())?),
        None if first == last => Stated::Month(first.1),
        None => return None,
    };
    Some(Found { stated, used })
}

/// Whether the month is part of a day: `8 oktober 2026`, `October 8, 2026`.
fn is_day_beside(tokens: &[Token], month: usize) -> bool {
    let is_day = |place: Option<usize>| {
        place
            .and_then(|place| tokens.get(place))
            .and_then(|token| token.text.trim_end_matches(|character: char| character.is_ascii_alphabetic()).parse::<u32>().ok())
            .is_some_and(|number| (1..=31).contains(&number))
    };
    is_day(month.checked_sub(1)) || (is_day(month.checked_add(1)) && tokens.get(month.saturating_add(2)).is_some_and(|token| year(&token.text).is_some()))
}

/// `2026-07`, `07-2026`, `7/2026`, standing alone between spaces.
fn numeric_month(tokens: &[Token]) -> Option<Found> {
    (0..tokens.len()).find_map(|place| {
        let next = place.checked_add(1)?;
        let (one, other) = (tokens.get(place)?, tokens.get(next)?);
        let whole = one.chunk == other.chunk && one.chunk.len() == one.text.len().checked_add(other.text.len())?.checked_add(1)?;
        let (year, month) = match (year(&one.text), year(&other.text)) {
            (Some(year), None) => (year, &other.text),
            (None, Some(year)) => (year, &one.text),
            _ => return None,
        };
        let month: u32 = if whole && month.len() <= 2 { month.parse().ok()? } else { return None };
        Some(Found { stated: Stated::Period(Period::month(year, month)?), used: vec![place, next] })
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
            ("Uren Q3", "quarter 3"),
            ("Urenoverzicht inzet social return 2026", "year 2026"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_period_is_none() {
        for text in ["ICT-2026-07", "8 oktober 2026", "October 8, 2026", "08-10-2026", "BOUW-2023-004", "Q5 2026x", "", "kwartaal"] {
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
