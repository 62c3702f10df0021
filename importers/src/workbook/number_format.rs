//! What a number format says about the meaning of a number: a percentage, a day, a length of time, a number that is
//! filled up with zeros or that is somebody's own number (`"K"0000`).

/// What a number format says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NumberFormat {
    /// The number is shown times a hundred.
    pub(crate) percent: bool,
    /// How many digits the number is filled up to with zeros; 0 where it is not.
    pub(crate) zeros: usize,
    /// Whether the number is a day, a time, or a length of time.
    pub(crate) time: Option<Time>,
    /// Digits and signs that make an own number of it: `K0000` (each `0` a digit), `\` before a sign that is one.
    mask: Option<Vec<Sign>>,
}

/// What a number of a date format is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Time {
    /// Days since the epoch.
    Moment,
    /// A length of time, in days.
    Length,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Digit,
    Plain(char),
}

impl NumberFormat {
    /// Reads the code of a format, such as `0.00%` or `dd-mm-yyyy`.
    pub(crate) fn of(code: &str) -> Self {
        let section = first_section(code);
        let bare = without_literals(section);
        let lower = bare.to_ascii_lowercase();
        let is_general = lower.contains("general") || lower.contains("standaard");
        let time = if is_general {
            None
        } else {
            time(section, &lower)
        };
        let filled_up = section.len() > 1 && section.chars().all(|sign| sign == '0');
        Self {
            percent: bare.contains('%'),
            zeros: if filled_up { section.len().min(32) } else { 0 },
            time,
            mask: if filled_up { None } else { mask(section) },
        }
    }

    /// The format of a built-in number, where it needs no code.
    pub(crate) fn built_in(number: u16) -> Self {
        let time = match number {
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Some(Time::Moment),
            46 => Some(Time::Length),
            _ => None,
        };
        Self {
            percent: matches!(number, 9 | 10),
            time,
            ..Self::default()
        }
    }

    /// Whether it says more than whether the number is a day.
    pub(crate) const fn changes_meaning(&self) -> bool {
        self.percent || self.zeros > 0 || self.mask.is_some()
    }

    /// What a person sees of a whole number that is somebody's own number by its format.
    pub(crate) fn own_number(&self, value: f64) -> Option<String> {
        let mask = self.mask.as_ref()?;
        let whole = value.fract() == 0.0 && (0.0..1e15).contains(&value);
        let digits = whole.then(|| value.to_string())?;
        let places = mask.iter().filter(|sign| **sign == Sign::Digit).count();
        let filled = format!("{digits:0>places$}");
        let more = filled.chars().count().saturating_sub(places);
        let mut digits = filled.chars();
        let mut shown: Vec<char> = Vec::new();
        let mut is_first = true;
        for sign in mask {
            match sign {
                Sign::Plain(sign) => shown.push(*sign),
                Sign::Digit => {
                    let count = if is_first { more.saturating_add(1) } else { 1 };
                    shown.extend(digits.by_ref().take(count));
                    is_first = false;
                }
            }
        }
        Some(shown.into_iter().collect::<String>().trim().to_owned())
    }
}

/// The part of a code for numbers above zero.
fn first_section(code: &str) -> &str {
    let (mut quoted, mut escaped) = (false, false);
    let end = code.find(|sign: char| {
        let ends = sign == ';' && !quoted && !escaped;
        quoted ^= sign == '"' && !escaped;
        escaped = sign == '\\' && !escaped;
        ends
    });
    end.and_then(|end| code.get(..end)).unwrap_or(code)
}

/// The code without quoted and escaped signs and without what stands between square brackets.
fn without_literals(section: &str) -> String {
    let (mut bare, mut quoted, mut bracketed) = (String::new(), false, false);
    let mut signs = section.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => {
                signs.next();
            }
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ if bracketed => {}
            _ => bare.push(sign),
        }
    }
    bare
}

fn time(section: &str, bare: &str) -> Option<Time> {
    let lower = section.to_ascii_lowercase();
    let lengths = ["[h", "[m]", "[mm]", "[s", "[u"];
    if lengths.iter().any(|length| lower.contains(length)) {
        return Some(Time::Length);
    }
    // `j` and `u` are the year and the hour of a Dutch program.
    let is_time = bare.contains(['d', 'm', 'y', 'h', 's', 'j']) && !bare.contains(['#', '?', '%']);
    let is_exponent = bare.contains("e+") || bare.contains("e-");
    (is_time && !is_exponent).then_some(Time::Moment)
}

/// A code of digits and signs only, with two digits or more and a sign that no amount has.
fn mask(section: &str) -> Option<Vec<Sign>> {
    let (mut mask, mut quoted) = (Vec::new(), false);
    let mut signs = section.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => quoted = !quoted,
            _ if quoted => mask.push(Sign::Plain(sign)),
            '\\' => mask.push(Sign::Plain(signs.next()?)),
            '0' => mask.push(Sign::Digit),
            '-' | '/' | ' ' => mask.push(Sign::Plain(sign)),
            _ => return None,
        }
    }
    let digits = mask.iter().filter(|sign| **sign == Sign::Digit).count();
    let telling = mask
        .iter()
        .any(|sign| matches!(sign, Sign::Plain(sign) if sign.is_alphabetic() || matches!(sign, '-' | '/')));
    (digits >= 2 && telling && !quoted).then_some(mask)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_change_what_a_number_means() {
        for (code, percent, zeros, time) in [
            ("0.00%", true, 0, None),
            ("00000000", false, 8, None),
            ("0", false, 0, None),
            ("#,##0.00", false, 0, None),
            ("General", false, 0, None),
            ("[$€-413] #,##0.00", false, 0, None),
            ("dd-mm-yyyy", false, 0, Some(Time::Moment)),
            ("[$-413]d mmmm yyyy;@", false, 0, Some(Time::Moment)),
            ("d-m-jjjj", false, 0, Some(Time::Moment)),
            ("h:mm", false, 0, Some(Time::Moment)),
            ("[h]:mm", false, 0, Some(Time::Length)),
            ("0 \"uren\"", false, 0, None),
            ("0.00E+00", false, 0, None),
            ("[Red]0;[Blue]0", false, 0, None),
            ("\"dag\" 0", false, 0, None),
        ] {
            let format = NumberFormat::of(code);
            assert_eq!(
                (format.percent, format.zeros, format.time),
                (percent, zeros, time),
                "{code}"
            );
        }
        assert_eq!(NumberFormat::built_in(14).time, Some(Time::Moment));
        assert!(NumberFormat::built_in(9).percent);
    }

    #[test]
    fn own_numbers_are_shown_as_their_format_says() {
        for (code, value, shown) in [
            ("\"K\"0000", 12.0, Some("K0012")),
            ("\\K0000", 12345.0, Some("K12345")),
            ("000\\-000", 4711.0, Some("004-711")),
            ("\"NL-\"00000", 42.0, Some("NL-00042")),
            ("0 \"uren\"", 36.0, None),
            ("#,##0", 36.0, None),
            ("\"K\"0000", 1.5, None),
            ("\"K\"0000", -1.0, None),
        ] {
            assert_eq!(
                NumberFormat::of(code).own_number(value).as_deref(),
                shown,
                "{code} {value}"
            );
        }
    }
}
