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
const WORDS: [(&str, &str); 39] = [
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
    ("12 mnd", "1 jaar"),
    ("24 mnd", "2 jaar"),
    ("12 mdn", "1 jaar"),
    ("24 mdn", "2 jaar"),
    ("12 months", "1 year"),
    ("24 months", "2 years"),
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
    let digits = text
        .char_indices()
        .filter(|(_, character)| matches!(character, '1' | '2'));
    digits
        .into_iter()
        .find_map(|(at, digit)| at_digit(text, at, digit))
}

/// The duration at a digit, where it is a whole number of years with an end on one side.
fn at_digit(text: &str, at: usize, digit: char) -> Option<(Option<BenefitDuration>, String)> {
    let before = text.get(..at)?;
    if before.ends_with(|character: char| character.is_ascii_digit()) {
        return None;
    }
    let before = before.trim_end();
    let signed = ['<', '>'].into_iter().find(|sign| before.ends_with(*sign));
    let after = text.get(at.checked_add(1)?..)?.trim_start();
    let (plus, after) = match after.strip_prefix('+') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, after),
    };
    let unit = UNITS.iter().find(|unit| after.starts_with(**unit));
    let rest = match unit {
        Some(unit) => after.get(unit.len()..)?,
        // "WW<1": what else but years.
        None if signed.is_some() && !after.starts_with(char::is_alphanumeric) => after,
        None => return None,
    };
    let rest = rest.trim_start_matches('.').trim_start();
    let longer = OR_LONGER.iter().find(|words| rest.starts_with(**words));
    let sign = signed.or_else(|| (plus || longer.is_some()).then_some('>'))?;
    let rest = longer
        .and_then(|words| rest.strip_prefix(words))
        .unwrap_or(rest);
    let duration = match (sign, digit) {
        ('<', '1') => BenefitDuration::LessThanOneYear,
        ('>', '1') => BenefitDuration::MoreThanOneYear,
        ('<', _) => BenefitDuration::LessThanTwoYears,
        _ => BenefitDuration::MoreThanTwoYears,
    };
    let before = before.trim_end_matches(['<', '>']).trim_end();
    Some((Some(duration), format!("{before} {rest}")))
}

const UNITS: [&str; 8] = ["jaren", "jaar", "jr", "years", "year", "yrs", "yr", "j"];

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
            ("WW<1", Some("lt_1y"), "ww"),
            ("WW (korter dan 12 mnd)", Some("lt_1y"), "ww ( )"),
            ("PW > 24 mnd.", Some("gt_2y"), "pw"),
            ("WW < 12 months", Some("lt_1y"), "ww"),
            ("PW 2+ jaar", Some("gt_2y"), "pw"),
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
