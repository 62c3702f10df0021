//! Runs of digits in a text, what ties them to each other, and which of them are days, phone numbers and amounts.

use super::signs::Sign;

/// A run of digits.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) digits: String,
    /// Place of its first digit among the signs, and of the sign after its last one.
    pub(super) start: usize,
    pub(super) end: usize,
    /// What ties it to the run before it.
    pub(super) link: Option<Link>,
    pub(super) kind: Kind,
}

/// What stands between two runs of digits of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) sign: char,
    pub(super) spaced: bool,
}

/// What a run of digits is a part of, as far as its surroundings tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Date,
    Phone,
    Amount,
}

/// The runs of digits in a text.
pub(super) fn groups(signs: &[Sign]) -> Vec<Group> {
    let mut groups = runs(signs);
    break_at_postcodes(signs, &mut groups);
    mark_dates(&mut groups);
    mark_phones(signs, &mut groups);
    mark_amounts(signs, &mut groups);
    groups
}

/// The sign at a place.
pub(super) fn at(signs: &[Sign], place: Option<usize>) -> Option<char> {
    Some(signs.get(place?)?.plain)
}

fn runs(signs: &[Sign]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut place = 0;
    while place < signs.len() {
        let digits: String = signs
            .iter()
            .skip(place)
            .map(|sign| sign.plain)
            .take_while(char::is_ascii_digit)
            .collect();
        if digits.is_empty() {
            place = place.saturating_add(1);
            continue;
        }
        let end = place.saturating_add(digits.len());
        let between = groups.last().and_then(|last| signs.get(last.end..place));
        groups.push(Group {
            digits,
            start: place,
            end,
            link: between.and_then(link),
            kind: Kind::Number,
        });
        place = end;
    }
    groups
}

/// At most three spaces, or one kind of separator with or without spaces around it.
fn link(between: &[Sign]) -> Option<Link> {
    let text: String = between.iter().map(|sign| sign.plain).collect();
    let separator = text.trim_matches(' ');
    let Some(sign) = separator.chars().next() else {
        let spaces = (1..=3).contains(&between.len());
        return spaces.then_some(Link {
            sign: ' ',
            spaced: true,
        });
    };
    let same = separator.len() <= 3 && separator.chars().all(|other| other == sign);
    let spaces = text.len().saturating_sub(separator.len());
    // A dot with a space behind it ends a sentence.
    let ends = sign == '.' && spaces > 0 && !(text.starts_with(' ') && text.ends_with(' '));
    (same && spaces <= 4 && matches!(sign, '.' | '-' | '/' | '_' | '\'') && !ends).then_some(Link {
        sign,
        spaced: spaces > 0,
    })
}

/// `Postbus 10023 3011 AB`: a postal code goes with nothing before it.
fn break_at_postcodes(signs: &[Sign], groups: &mut [Group]) {
    for group in groups.iter_mut().filter(|group| group.digits.len() == 4) {
        let after: String = signs
            .iter()
            .skip(group.end)
            .map(|sign| sign.plain)
            .take(4)
            .collect();
        let letters = after.strip_prefix(' ').unwrap_or(&after);
        let capitals = letters
            .chars()
            .take_while(|letter| letter.is_alphanumeric())
            .count();
        let all = letters
            .chars()
            .take(2)
            .all(|letter| letter.is_ascii_uppercase());
        if capitals == 2 && all {
            group.link = None;
        }
    }
}

/// A day with something else beside it is no part of that.
fn mark_dates(groups: &mut [Group]) {
    for first in 0..groups.len() {
        let outer = groups
            .get(first.saturating_add(3))
            .and_then(|next| next.link);
        let Some([one, two, three]) = groups.get_mut(first..first.saturating_add(3)) else {
            return;
        };
        let Some(inner) = two.link.filter(|link| three.link == Some(*link)) else {
            continue;
        };
        let apart = one.link != Some(inner) && outer != Some(inner);
        if apart && is_date(&one.digits, &two.digits, &three.digits, inner.sign) {
            one.link = None;
            for group in [one, two, three] {
                group.kind = Kind::Date;
            }
            if let Some(next) = groups.get_mut(first.saturating_add(3)) {
                next.link = None;
            }
        }
    }
}

fn is_date(one: &str, two: &str, three: &str, sign: char) -> bool {
    let number = |digits: &str| digits.parse::<u32>().unwrap_or(0);
    let short = |digits: &str| digits.len() <= 2;
    let is_day = |day: &str, month: &str| {
        let (day, month) = (number(day), number(month));
        short(two) && (1..=31).contains(&day) && (1..=31).contains(&month) && day.min(month) <= 12
    };
    let short_year = |year: &str| year.len() == 2 && sign != ' ';
    (is_year(one) && short(three) && is_day(two, three))
        || ((is_year(three) || short_year(three)) && short(one) && is_day(one, two))
}

/// Whether digits look like a year of our time.
pub(super) fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// `+31 6 12345678`, `0031 …`, `(0)6 …`: everything tied to such a beginning is a phone number.
fn mark_phones(signs: &[Sign], groups: &mut [Group]) {
    let mut phone = false;
    for group in groups.iter_mut() {
        if group.link.is_none() {
            let before: String = signs
                .iter()
                .take(group.start)
                .rev()
                .map(|sign| sign.plain)
                .filter(|sign| *sign != ' ')
                .take(3)
                .collect();
            let abroad = group.digits.starts_with("00") && group.digits.len() == 4;
            phone = before.starts_with('+') || before == ")0(" || abroad;
        }
        if phone && group.kind == Kind::Number {
            group.kind = Kind::Phone;
        }
    }
}

fn mark_amounts(signs: &[Sign], groups: &mut [Group]) {
    let mut money = false;
    let mut previous: Option<(usize, usize)> = None;
    for group in groups.iter_mut() {
        let before = at(signs, group.start.checked_sub(1));
        let (next, after) = (
            at(signs, Some(group.end)),
            at(signs, group.end.checked_add(1)),
        );
        money = match group.link {
            Some(link) => money && matches!(link.sign, '.' | ' ') && group.digits.len() == 3,
            None => follows_currency(signs, group.start),
        };
        let fraction: String = signs
            .iter()
            .skip(group.end.saturating_add(1))
            .map(|sign| sign.plain)
            .take_while(char::is_ascii_digit)
            .collect();
        // A list of numbers may be written with commas; `123456782,0` is a number that was never an amount.
        let listed = fraction.len() == 9 && group.digits.len() == 9;
        let whole = fraction == "0";
        let has_fraction = next == Some(',')
            && after.is_some_and(|sign| sign.is_ascii_digit() || sign == '-')
            && !listed
            && !whole;
        let is_fraction = before == Some(',')
            && previous.is_some_and(|(end, length)| {
                let lists = length == 9 && group.digits.len() == 9;
                end.checked_add(1) == Some(group.start) && !lists
            });
        if money || has_fraction || is_fraction {
            group.kind = Kind::Amount;
        }
        previous = Some((group.end, group.digits.len()));
    }
}

fn follows_currency(signs: &[Sign], start: usize) -> bool {
    let before: String = signs
        .iter()
        .take(start)
        .rev()
        .map(|sign| sign.plain)
        .filter(|sign| *sign != ' ')
        .take(3)
        .collect();
    before.starts_with(['€', '$', '£']) || before.eq_ignore_ascii_case("rue")
}
