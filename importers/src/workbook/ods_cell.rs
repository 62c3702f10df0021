//! One cell of an OpenDocument sheet while it is read: its attributes first, its text after them.

use std::borrow::Cow;

use quick_xml::events::BytesStart;
use rust_decimal::Decimal;

use super::{Cell, Value, cell::clean, xls::iso_date, xml};

/// A cell whose end has not been met yet.
pub(crate) struct OpenCell {
    kind: String,
    value: Option<String>,
    formula: Option<String>,
    repeat: u32,
    text: String,
    paragraphs: u32,
}

impl OpenCell {
    /// Takes the attributes of a cell element that stands for `repeat` cells side by side.
    pub(crate) fn of(element: &BytesStart<'_>, repeat: u32) -> Self {
        let value = [
            "date-value",
            "boolean-value",
            "time-value",
            "string-value",
            "value",
        ]
        .into_iter()
        .find_map(|name| xml::attribute(element, name));
        // Both office: and calcext: name a type; only the second one knows errors.
        let is_error = element
            .attributes()
            .flatten()
            .filter(|attribute| attribute.key.local_name().as_ref() == "value-type")
            .any(|attribute| attribute.value.as_ref() == "error");
        let kind = xml::attribute(element, "value-type").unwrap_or_default();
        Self {
            kind: if is_error { "error".to_owned() } else { kind },
            value,
            formula: xml::attribute(element, "formula"),
            repeat,
            text: String::new(),
            paragraphs: 0,
        }
    }

    /// Its formula, where it has one.
    pub(crate) fn formula(&self) -> Option<&str> {
        self.formula.as_deref()
    }

    /// How many cells side by side it stands for.
    pub(crate) const fn repeat(&self) -> u32 {
        self.repeat
    }

    /// A new paragraph starts.
    pub(crate) fn paragraph(&mut self) {
        if self.paragraphs > 0 {
            self.text.push('\n');
        }
        self.paragraphs = self.paragraphs.saturating_add(1);
    }

    /// Text of the current paragraph.
    pub(crate) fn text(&mut self, text: &str) {
        if self.paragraphs > 0 {
            self.text.push_str(text);
        }
    }

    /// Spaces that are elements, not text.
    pub(crate) fn spaces(&mut self, count: u64) {
        (0..count).for_each(|_| self.text.push(' '));
    }

    /// The text as people see it.
    pub(crate) fn shown(&self) -> Cow<'_, str> {
        clean(&self.text)
    }

    /// The finished cell, with its text as people see it; `None` where it is blank.
    pub(crate) fn finish<'cell>(
        &'cell self,
        column: u32,
        shown: &'cell str,
    ) -> Option<Cell<'cell>> {
        let value = self.finished_value(shown)?;
        // The number format is in the styles; what it makes of the number is in the text.
        let zeros = match value {
            Value::Number(_) if is_filled_up(shown) => shown.len().min(32),
            _ => 0,
        };
        let value = match value {
            Value::Number(_) if is_own_number(shown) => Value::Text(shown),
            value => value,
        };
        Some(Cell {
            percent: self.kind == "percentage",
            zeros,
            ..Cell::new(column, value)
        })
    }

    fn finished_value<'cell>(&'cell self, shown: &'cell str) -> Option<Value<'cell>> {
        let text = |text: &'cell str| (!text.trim().is_empty()).then_some(Value::Text(text));
        if self.kind == "error" || (self.formula.is_some() && is_error_text(shown)) {
            return Some(Value::Error(shown));
        }
        let value = self.value.as_deref();
        match self.kind.as_str() {
            "float" | "currency" | "percentage" => number(value?).or_else(|| text(shown)),
            "date" => Some(iso_date(value?)).filter(|value| *value != Value::Text("")),
            "boolean" => Some(Value::Bool(value? == "true")),
            "time" => duration(value?)
                .map(Value::Duration)
                .or_else(|| text(shown)),
            "" if shown.is_empty() => self.formula.as_deref().map(Value::Uncalculated),
            _ => text(if shown.is_empty() {
                value.unwrap_or_default()
            } else {
                shown
            }),
        }
    }
}

/// `00004711`: a number filled up with zeros.
fn is_filled_up(shown: &str) -> bool {
    shown.len() > 1 && shown.starts_with('0') && shown.bytes().all(|byte| byte.is_ascii_digit())
}

/// `K0012`: letters before a number filled up with zeros.
fn is_own_number(shown: &str) -> bool {
    let digits = shown.trim_start_matches(|sign: char| sign.is_alphabetic() || sign == '-');
    digits.len() < shown.len() && is_filled_up(digits)
}

fn is_error_text(text: &str) -> bool {
    text.starts_with("Err:") || (text.starts_with('#') && text.ends_with(['!', '?', 'A']))
}

fn number(value: &str) -> Option<Value<'static>> {
    let value = value.trim();
    let number = Decimal::from_str_exact(value)
        .or_else(|_| Decimal::from_scientific(value))
        .ok()?;
    Some(Value::Number(number))
}

/// `PT25H30M00S` in hours.
fn duration(value: &str) -> Option<Decimal> {
    let (negative, value) = match value.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, value),
    };
    let (mut hours, mut digits) = (Decimal::ZERO, String::new());
    for character in value.strip_prefix("PT")?.chars() {
        if character.is_ascii_digit() || matches!(character, '.' | ',') {
            digits.push(if character == ',' { '.' } else { character });
            continue;
        }
        let number: Decimal = std::mem::take(&mut digits).parse().ok()?;
        let per_hour = match character {
            'H' => 1,
            'M' => 60,
            'S' => 3_600,
            _ => return None,
        };
        hours = hours.checked_add(number.checked_div(Decimal::from(per_hour))?)?;
    }
    Some(if negative { -hours } else { hours }.round_dp(8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_ones_own_keep_their_zeros() {
        assert!(is_filled_up("00004711") && !is_filled_up("4711") && !is_filled_up("0,5"));
        assert!(is_own_number("K0012") && !is_own_number("0012") && !is_own_number("36 uren"));
    }

    #[test]
    fn durations_are_hours() {
        for (text, hours) in [
            ("PT25H30M00S", Some("25.5")),
            ("PT00H45M00S", Some("0.75")),
            ("-PT1H", Some("-1")),
            ("P1D", None),
            ("PTH", None),
        ] {
            assert_eq!(
                duration(text)
                    .map(|hours| hours.normalize().to_string())
                    .as_deref(),
                hours,
                "{text}"
            );
        }
    }
}
