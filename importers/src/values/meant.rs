//! What somebody most likely meant who typed what can't be read. Only ever suggested to a person, never read as a value.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::{
    Convention, Day, NotANumber, date, distance, fold, month::nearest_month, number::number,
};
use crate::{
    columns::{Choice, Language},
    workbook::{Cell, Value},
};

/// The day that was meant: one that does not exist becomes the last one of its month, digits on end are day, month and
/// year, letters among digits are digits, misspelt months are months.
pub fn meant_day(cell: &Cell<'_>) -> Option<NaiveDate> {
    let text = match &cell.value {
        Value::Text(text) => text.trim().to_owned(),
        Value::Number(number) if number.fract().is_zero() => number.normalize().to_string(),
        _ => return None,
    };
    let digits = letters_as_digits(&text);
    let day = date::date_of_text(&digits)
        .or_else(|| digits_on_end(&digits))
        .or_else(|| of_parts(&digits))
        .or_else(|| of_parts(&text))?;
    let as_read = super::day(&Cell::new(1, Value::Date(day)));
    (as_read == Some(Day::On(day))).then_some(day)
}

/// `2O26` and `l-7-2026`: a letter beside digits only is the digit that it looks like.
fn letters_as_digits(text: &str) -> String {
    let words = text.split_inclusive(|sign: char| !sign.is_alphanumeric());
    let digit = |letter: char| match letter {
        'o' | 'O' => '0',
        'l' | 'I' | 'i' => '1',
        other => other,
    };
    words
        .map(|word| {
            let mended: String = word.chars().map(digit).collect();
            let bare = mended.trim_end_matches(|sign: char| !sign.is_alphanumeric());
            let all = !bare.is_empty() && bare.chars().all(|sign| sign.is_ascii_digit());
            if all { mended } else { word.to_owned() }
        })
        .collect()
}

/// `01072026`, and `1072026` where a number lost its leading zero.
fn digits_on_end(text: &str) -> Option<NaiveDate> {
    let all = text.chars().all(|sign| sign.is_ascii_digit());
    let padded = format!("{text:0>8}");
    if !all || !(7..=8).contains(&text.len()) {
        return None;
    }
    let part = |range: std::ops::Range<usize>| padded.get(range)?.parse::<u32>().ok();
    existing(i32::try_from(part(4..8)?).ok()?, part(2..4)?, part(0..2)?)
}

fn of_parts(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let [one, two, three] = parts.as_slice() else {
        return None;
    };
    let number = |part: &str| part.parse::<u32>().ok();
    let year = |part: &str| (part.len() == 4).then(|| part.parse::<i32>().ok())?;
    if let (Some(year), Some(month), Some(day)) = (year(one), number(two), number(three)) {
        // A month above twelve is the day.
        return existing(year, month, day).or_else(|| existing(year, day, month));
    }
    let month = number(two).or_else(|| nearest_month(two))?;
    existing(year(three)?, month, number(one)?)
}

/// The day, or the last one of the month where a month has no such day.
fn existing(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let shorter = || {
        (29..=31).contains(&day).then(|| {
            (28..day)
                .rev()
                .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
        })?
    };
    NaiveDate::from_ymd_opt(year, month, day)
        .or_else(shorter)
        .filter(|day| day.year() >= 1950)
}

/// The numbers that may have been meant: the only one in the text, in each way in which it can be read.
pub fn meant_numbers(text: &str) -> Vec<Decimal> {
    let mut found = text
        .split(|sign: char| !sign.is_ascii_digit() && !matches!(sign, '.' | ','))
        .map(|part| part.trim_matches(['.', ',']))
        .filter(|part| !part.is_empty());
    let (Some(only), None) = (found.next(), found.next()) else {
        return Vec::new();
    };
    match number(only, None) {
        Ok(number) => vec![number],
        Err(NotANumber::Wrong) => Vec::new(),
        Err(NotANumber::Ambiguous) => [Convention::Comma, Convention::Point]
            .into_iter()
            .filter_map(|convention| number(only, Some(convention)).ok())
            .collect(),
    }
}

/// The code of the one value of a list that a text comes near to.
pub fn meant_choice(text: &str, choice: Choice) -> Option<&'static str> {
    let folded = fold(text);
    let letters = folded.chars().count();
    let first = folded.chars().next()?;
    let mut near: Vec<(usize, &'static str)> = choice
        .options()
        .iter()
        .flat_map(|option| {
            [Language::Dutch, Language::English].map(|language| (option, option.word(language)))
        })
        .flat_map(|(option, word)| {
            // The first word alone is often enough: `tijdelijk`.
            let word = fold(word);
            let start = word.split(' ').next().unwrap_or_default().to_owned();
            [(option.code, word), (option.code, start)]
        })
        .filter(|(_, word)| word.starts_with(first))
        .map(|(code, word)| (distance(&folded, &word), code))
        .filter(|(far, _)| *far == 1 || far.saturating_mul(3) <= letters)
        .collect();
    near.sort_unstable();
    let (least, code) = *near.first()?;
    let alone = near
        .iter()
        .all(|(far, other)| *far > least || *other == code);
    alone.then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell<'_> {
        Cell::new(1, Value::Text(text))
    }

    #[test]
    fn the_day_that_was_meant() {
        for (typed, meant) in [
            ("31-09-2026", Some("2026-09-30")),
            ("31-02-2026", Some("2026-02-28")),
            ("30 februari 2028", Some("2028-02-29")),
            ("2 juil 2026", Some("2026-07-02")),
            ("2 ocktober 2026", Some("2026-10-02")),
            ("2 jum 2026", None),
            ("1-7-2O26", Some("2026-07-01")),
            ("l-7-2026", Some("2026-07-01")),
            ("02072026", Some("2026-07-02")),
            ("2026-13-01", Some("2026-01-13")),
            ("begin mei", None),
            ("32-13-2026", None),
            ("1-7-0026", None),
            ("juli 2026", None),
            ("", None),
        ] {
            let meant = meant.map(|day| day.parse::<NaiveDate>().unwrap());
            assert_eq!(meant_day(&text(typed)), meant, "{typed}");
        }
        let number = Cell::new(1, Value::Number(Decimal::from(1_072_026)));
        assert_eq!(meant_day(&number), NaiveDate::from_ymd_opt(2026, 7, 1));
    }

    #[test]
    fn the_number_that_was_meant() {
        for (typed, meant) in [
            ("1.234", vec!["1234", "1.234"]),
            ("ca. 24", vec!["24"]),
            ("circa 32,5 (gemiddeld)", vec!["32.5"]),
            ("24 a 32", vec![]),
            ("vierentwintig", vec![]),
            ("", vec![]),
        ] {
            let found: Vec<String> = meant_numbers(typed)
                .iter()
                .map(Decimal::to_string)
                .collect();
            assert_eq!(found, meant, "{typed}");
        }
    }

    #[test]
    fn the_word_that_was_meant() {
        for (typed, choice, meant) in [
            ("jaa", Choice::YesNo, Some("yes")),
            ("neee", Choice::YesNo, Some("no")),
            ("misschien", Choice::YesNo, None),
            ("tijdlijk", Choice::Arrangements, Some("temporary")),
            ("detacheering", Choice::Arrangements, Some("secondment")),
            ("zzp", Choice::Arrangements, None),
            ("", Choice::YesNo, None),
        ] {
            assert_eq!(meant_choice(typed, choice), meant, "{typed}");
        }
    }
}
