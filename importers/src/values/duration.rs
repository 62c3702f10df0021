//! How long somebody had a benefit, as reports say it: `< 2 jaar`, `ww korter dan 1 jaar`, `>1jr`.

use meetbaar_domain::target_group::BenefitDuration;

/// Reads a benefit duration out of a text; gives the text without it too.
pub fn benefit_duration(text: &str) -> (Option<BenefitDuration>, String) {
    let mut plain = text.to_lowercase();
    for (words, sign) in WORDS {
        plain = plain.replace(words, sign);
    }
    for (number, digit) in [
        ("één", "1"),
        ("een jaar", "1 jaar"),
        ("twee jaar", "2 jaar"),
        ("one year", "1 year"),
        ("two years", "2 years"),
    ] {
        plain = plain.replace(number, digit);
    }
    find(&plain).unwrap_or((None, text.to_owned()))
}

/// Words before or after the years, as signs.
const WORDS: [(&str, &str); 33] = [
    ("korter dan of gelijk aan", "<"),
    ("langer dan of gelijk aan", ">"),
    ("niet langer dan", "<"),
    ("korter dan", "<"),
    ("minder dan", "<"),
    ("kleiner dan", "<"),
    ("maximaal", "<"),
    ("less than", "<"),
    ("shorter than", "<"),
    ("under", "<"),
    ("tot en met", "<"),
    ("t/m", "<"),
    (" tot ", " < "),
    (" kort ", " < "),
    ("langer dan", ">"),
    ("meer dan", ">"),
    ("groter dan", ">"),
    ("minimaal", ">"),
    ("ten minste", ">"),
    ("more than", ">"),
    ("longer than", ">"),
    ("over ", ">"),
    ("vanaf", ">"),
    ("≤", "<"),
    ("≥", ">"),
    ("<=", "<"),
    (">=", ">"),
    ("=<", "<"),
    ("=>", ">"),
    ("0-", "<"),
    ("0 - ", "<"),
    ("12 maanden", "1 jaar"),
    ("24 maanden", "2 jaar"),
];

/// What may follow the years and turn them into a lower end.
const OR_LONGER: [&str; 9] = [
    "of langer",
    "of meer",
    "en langer",
    "en meer",
    "or longer",
    "or more",
    "plus",
    "e.v.",
    "+",
];

fn find(text: &str) -> Option<(Option<BenefitDuration>, String)> {
    let (from, digit) = text
        .char_indices()
        .find(|(at, character)| matches!(character, '1' | '2') && is_years(text, *at))?;
    let after_digit = text.get(from.checked_add(1)?..)?;
    let years = after_digit.trim_start();
    let unit = UNITS.iter().find(|unit| years.starts_with(**unit))?;
    let rest = years
        .get(unit.len()..)?
        .trim_start_matches('.')
        .trim_start();
    let before = text.get(..from)?.trim_end();
    let (sign, before) = match before
        .strip_suffix('<')
        .or_else(|| before.strip_suffix("< "))
    {
        Some(before) => ('<', before),
        None => match before.strip_suffix('>') {
            Some(before) => ('>', before),
            None => OR_LONGER
                .iter()
                .find(|words| rest.starts_with(**words))
                .map(|_| ('>', before))?,
        },
    };
    let rest = OR_LONGER
        .iter()
        .find_map(|words| rest.strip_prefix(words))
        .unwrap_or(rest);
    let duration = match (sign, digit) {
        ('<', '1') => BenefitDuration::LessThanOneYear,
        ('>', '1') => BenefitDuration::MoreThanOneYear,
        ('<', '2') => BenefitDuration::LessThanTwoYears,
        _ => BenefitDuration::MoreThanTwoYears,
    };
    Some((Some(duration), format!("{} {}", before.trim_end(), rest)))
}

const UNITS: [&str; 8] = ["jaren", "jaar", "jr", "years", "year", "yrs", "yr", "j"];

/// Whether the digit at a place is a whole number of years.
fn is_years(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = at
        .checked_add(1)
        .and_then(|next| text.get(next..))
        .map(str::trim_start)
        .unwrap_or_default();
    !before.is_some_and(|character| character.is_ascii_digit())
        && UNITS.iter().any(|unit| after.starts_with(unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_found_beside_the_group() {
        for (text, code, rest) in [
            ("P-wet <2 jr", Some("lt_2y"), "p-wet"),
            ("WW >1jr", Some("gt_1y"), "ww"),
            ("ww korter dan 1 jaar", Some("lt_1y"), "ww"),
            ("ww langer dan 1 jaar", Some("gt_1y"), "ww"),
            ("Participatiewet > 2 jaar", Some("gt_2y"), "participatiewet"),
            ("bijstand < 2 jaar", Some("lt_2y"), "bijstand"),
            ("PW (minder dan twee jaar)", Some("lt_2y"), "pw ( )"),
            ("WW 1 jaar of langer", Some("gt_1y"), "ww"),
            (
                "Unemployment benefit (WW) < 1 year",
                Some("lt_1y"),
                "unemployment benefit (ww)",
            ),
            ("less than 1 year", Some("lt_1y"), ""),
            ("WW ≥ 1 jaar", Some("gt_1y"), "ww"),
            ("ww 0-1 jaar", Some("lt_1y"), "ww"),
            ("WW tot 1 jaar", Some("lt_1y"), "ww"),
            ("WW", None, "WW"),
            ("BBL niv 2", None, "BBL niv 2"),
            ("BBL 2e jaar", None, "BBL 2e jaar"),
        ] {
            let (duration, left) = benefit_duration(text);
            assert_eq!(duration.map(BenefitDuration::code), code, "{text}");
            assert_eq!(left.trim(), rest, "{text}");
        }
    }
}
