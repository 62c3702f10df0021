//! Plain decimal text to whole small units and back, without floating point.
//!
//! It knows one spelling: digits, at most one point, at most one leading minus. Dutch or sloppy spellings are the
//! importers' business and must not be understood here.

/// Reads `text` as a number of units of `10^-decimals`, half up (away from zero) on the first digit that is not kept.
///
/// `None` for anything but `-?digits(.digits)?` and for what an `i64` can't hold.
pub(crate) fn parse(text: &str, decimals: u32) -> Option<i64> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return None,
        None => (unsigned, ""),
    };
    if whole.is_empty()
        || !whole
            .chars()
            .chain(fraction.chars())
            .all(|character| character.is_ascii_digit())
    {
        return None;
    }
    let mut units = 0_i64;
    for digit in whole.chars() {
        units = append(units, digit)?;
    }
    let mut fraction = fraction.chars();
    for _ in 0..decimals {
        units = append(units, fraction.next().unwrap_or('0'))?;
    }
    if fraction
        .next()
        .is_some_and(|first_dropped| first_dropped >= '5')
    {
        units = units.checked_add(1)?;
    }
    if negative {
        units.checked_neg()
    } else {
        Some(units)
    }
}

fn append(units: i64, digit: char) -> Option<i64> {
    units
        .checked_mul(10)?
        .checked_add(i64::from(digit.to_digit(10)?))
}

/// Writes units of `10^-decimals` without trailing zeros: `125050` with two decimals is `1250.5`.
pub(crate) fn plain(units: i64, decimals: u32) -> String {
    let fixed = fixed(units, decimals);
    if fixed.contains('.') {
        fixed.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        fixed
    }
}

/// Writes units of `10^-decimals` with all their decimals: `86586` with four decimals is `8.6586`.
pub(crate) fn fixed(units: i64, decimals: u32) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let Some(scale) = 10_u64.checked_pow(decimals).filter(|scale| *scale > 1) else {
        return format!("{sign}{}", units.unsigned_abs());
    };
    let width = usize::try_from(decimals).unwrap_or(0);
    format!(
        "{sign}{}.{:0width$}",
        units.unsigned_abs() / scale,
        units.unsigned_abs() % scale
    )
}
