//! A typed number without its currency, unit and sign: digits and separators, and what they decide.

use super::number::Convention;

/// Words around a number that do not change it.
const UNITS: [&str; 22] = [
    "eur",
    "euro",
    "euros",
    "uur",
    "uren",
    "u",
    "hours",
    "hour",
    "hrs",
    "hr",
    "h",
    "fte",
    "per week",
    "p/w",
    "pw",
    "/week",
    "per wk",
    "/wk",
    "p.w.",
    "wk",
    "week",
    "excl. btw",
];

/// A text reduced to digits and separators.
pub(super) struct BareNumber {
    pub(super) digits: String,
    pub(super) negative: bool,
    pub(super) percent: bool,
    /// Whether it ended in `,-`, which only stands behind a decimal comma.
    in_whole_euros: bool,
}

impl BareNumber {
    pub(super) fn of(text: &str) -> Option<Self> {
        let (stripped, percent) = Self::strip_units(text.trim());
        let (inner, in_brackets) = match stripped
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'))
        {
            Some(inner) => (Self::strip_units(inner.trim()).0, true),
            None => (stripped, false),
        };
        // € 500,- means no cents.
        let whole = [",-", ",--", ",=", ",—", ",–"]
            .iter()
            .find_map(|end| inner.strip_suffix(end));
        let in_whole_euros = whole.is_some();
        let (inner, minus) = strip_minus(whole.unwrap_or(&inner));
        let (inner, _) = Self::strip_units(inner.trim());
        let (inner, second_minus) = strip_minus(&inner);
        let digits = without_spaces(&inner)?;
        let known = |character: char| character.is_ascii_digit() || matches!(character, '.' | ',');
        if !digits.chars().all(known) || !digits.chars().any(|character| character.is_ascii_digit())
        {
            return None;
        }
        let minuses = [in_brackets, minus, second_minus]
            .into_iter()
            .filter(|minus| *minus)
            .count();
        (minuses <= 1).then_some(Self {
            digits,
            negative: minuses == 1,
            percent,
            in_whole_euros,
        })
    }

    pub(super) fn strip_units(text: &str) -> (String, bool) {
        let mut text = text.to_lowercase();
        let mut percent = false;
        loop {
            let before = text.len();
            text = text
                .trim()
                .trim_start_matches('€')
                .trim_end_matches('€')
                .trim()
                .to_owned();
            if let Some(rest) = text.strip_suffix('%') {
                (text, percent) = (rest.to_owned(), true);
            }
            for unit in UNITS {
                if let Some(rest) = text
                    .strip_suffix(unit)
                    .filter(|rest| !rest.ends_with(char::is_alphabetic))
                {
                    text = rest.trim_end().trim_end_matches("per").to_owned();
                }
                if let Some(rest) = text
                    .strip_prefix(unit)
                    .filter(|rest| !rest.starts_with(char::is_alphabetic))
                {
                    text = rest.trim_start().to_owned();
                }
            }
            if text.len() == before {
                return (text, percent);
            }
        }
    }

    pub(super) fn has_separator(&self) -> bool {
        self.digits.contains(['.', ','])
    }

    /// What the text itself says about its decimal sign.
    pub(super) fn decides(&self) -> Option<Convention> {
        let count = |sign: char| self.digits.matches(sign).count();
        match (count('.'), count(',')) {
            (_, 0) if self.in_whole_euros => Some(Convention::Comma),
            (0, 0) => None,
            (1.., 1..) => {
                let last = self.digits.rfind(['.', ','])?;
                Some(if self.digits.get(last..)?.starts_with(',') {
                    Convention::Comma
                } else {
                    Convention::Point
                })
            }
            (0, 1) => self.decides_alone(',', Convention::Comma),
            (1, 0) => self.decides_alone('.', Convention::Point),
            (_, 0) => Some(Convention::Comma),
            (0, _) => Some(Convention::Point),
        }
    }

    /// A single sign is decimal, unless exactly three digits follow one to three that do not start with zero.
    fn decides_alone(&self, sign: char, decimal: Convention) -> Option<Convention> {
        let (whole, fraction) = self.digits.split_once(sign)?;
        let may_be_thousands =
            fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
        (!may_be_thousands).then_some(decimal)
    }

    /// Digits with at most a point; `None` where thousands are not in threes.
    pub(super) fn plain(&self, convention: Option<Convention>) -> Option<String> {
        let (decimal, thousands) = match convention {
            Some(Convention::Comma) => (',', '.'),
            Some(Convention::Point) => ('.', ','),
            None => return Some(self.digits.clone()),
        };
        let (whole, fraction) = self
            .digits
            .split_once(decimal)
            .unwrap_or((&self.digits, ""));
        if fraction.contains(['.', ',']) {
            return None;
        }
        let mut groups = whole.split(thousands);
        let first = groups.next().unwrap_or_default();
        let grouped = whole.contains(thousands);
        let in_threes =
            groups.all(|group| group.len() == 3) && (!grouped || (1..=3).contains(&first.len()));
        if !in_threes {
            return None;
        }
        let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
        let whole = if whole.is_empty() {
            "0".to_owned()
        } else {
            whole
        };
        Some(if fraction.is_empty() {
            whole
        } else {
            format!("{whole}.{fraction}")
        })
    }
}

fn strip_minus(text: &str) -> (String, bool) {
    let text = text.trim();
    for minus in ['-', '−', '–'] {
        let rest = text
            .strip_prefix(minus)
            .or_else(|| text.strip_suffix(minus));
        if let Some(rest) = rest {
            return (rest.trim().to_owned(), true);
        }
    }
    (text.strip_prefix('+').unwrap_or(text).to_owned(), false)
}

/// Spaces and apostrophes between digits only separate thousands.
fn without_spaces(text: &str) -> Option<String> {
    let is_between = |sign: char| sign.is_whitespace() || matches!(sign, '\'' | '’' | '`');
    if text.ends_with(['\'', '’', '`']) {
        return None;
    }
    let mut groups = text.split(is_between).filter(|group| !group.is_empty());
    let first = groups.next()?.to_owned();
    groups.try_fold(first, |joined, group| {
        let digits = group.chars().take_while(char::is_ascii_digit).count();
        (digits == 3 && !joined.contains(['.', ','])).then(|| joined + group)
    })
}
