//! Names of months and plain years.

use super::{distance, fold};

const MONTHS: [&[&str]; 12] = [
    &["januari", "jan", "january"],
    &["februari", "feb", "febr", "february"],
    &["maart", "mrt", "mar", "march", "maa"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "jun", "june"],
    &["juli", "jul", "july"],
    &["augustus", "aug", "august"],
    &["september", "sep", "sept"],
    &["oktober", "okt", "oct", "october"],
    &["november", "nov"],
    &["december", "dec"],
];

/// The month (1 to 12) of a Dutch or English name or its usual short form.
pub fn month_name(word: &str) -> Option<u32> {
    let word = fold(word);
    (1_u32..)
        .zip(MONTHS)
        .find(|(_, names)| names.contains(&word.as_str()))
        .map(|(month, _)| month)
}

/// The month whose name a word comes nearest to, where only one does.
pub(super) fn nearest_month(word: &str) -> Option<u32> {
    let word = fold(word);
    let letters = word.chars().count();
    let mut near: Vec<(usize, u32)> = (1_u32..)
        .zip(MONTHS)
        .filter_map(|(month, names)| {
            let least = names.iter().map(|name| distance(&word, name)).min()?;
            Some((least, month))
        })
        .filter(|(far, _)| far.saturating_mul(3) <= letters)
        .collect();
    near.sort_unstable();
    match near.as_slice() {
        [(_, month)] => Some(*month),
        [(least, month), (next, _), ..] if least < next => Some(*month),
        _ => None,
    }
}

/// A calendar year in four digits, within the life of social return.
pub fn year(word: &str) -> Option<i32> {
    let is_year = word.len() == 4 && word.chars().all(|character| character.is_ascii_digit());
    let year = if is_year { word.parse().ok() } else { None };
    year.filter(|year| (2000..=2099).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_dutch_and_english_names() {
        for (name, month) in [
            ("jan", Some(1)),
            ("Mrt.", Some(3)),
            ("mei", Some(5)),
            ("OKT", Some(10)),
            ("december", Some(12)),
            ("q3", None),
        ] {
            assert_eq!(month_name(name), month, "{name}");
        }
    }

    #[test]
    fn years_have_four_digits() {
        for (text, expected) in [
            ("2026", Some(2026)),
            ("26", None),
            ("1899", None),
            ("20264", None),
        ] {
            assert_eq!(year(text), expected, "{text}");
        }
    }
}
