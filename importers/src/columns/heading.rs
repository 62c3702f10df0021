//! One heading: one or two cells above a column, with its unit and its period told apart from its name.

use rust_decimal::Decimal;

use crate::values::{Stated, fold, stated, without_period};

/// How surely a heading names a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Close to a known spelling.
    Misspelt,
    /// By telling parts.
    Parts,
    /// As spelt in the table.
    Exact,
}

/// A heading above a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    parent: Option<String>,
    own: Option<String>,
}

impl Heading {
    /// A heading of one cell, or of two below each other.
    pub fn new(parent: Option<&str>, own: Option<&str>) -> Self {
        let filled = |text: Option<&str>| {
            text.filter(|text| !text.trim().is_empty())
                .map(str::to_owned)
        };
        Self {
            parent: filled(parent),
            own: filled(own),
        }
    }

    /// The heading as people name it: `Periode/van`.
    pub fn shown(&self) -> String {
        let cells: Vec<&str> = [&self.parent, &self.own]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        cells
            .join("/")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The folded forms under which the heading is looked up, the most telling first.
    pub(crate) fn forms(&self) -> Vec<String> {
        let joined = match (&self.parent, &self.own) {
            (Some(parent), Some(own)) => Some(format!("{parent} {own}")),
            _ => None,
        };
        let mut forms = Vec::new();
        for text in [joined.as_ref(), self.own.as_ref(), self.parent.as_ref()]
            .into_iter()
            .flatten()
        {
            for form in [
                fold(text),
                fold(&without_brackets(text)),
                without_period(&without_brackets(text)),
                without_period(text),
            ] {
                if !form.is_empty() && !forms.contains(&form) {
                    forms.push(form);
                }
            }
        }
        forms
    }

    /// The period that the heading states.
    pub fn stated(&self) -> Option<Stated> {
        let joined = format!(
            "{} {}",
            self.parent.as_deref().unwrap_or_default(),
            self.own.as_deref().unwrap_or_default()
        );
        let own = self.own.as_deref().and_then(stated);
        match own {
            // The year of a month may stand in the cell above it.
            None | Some(Stated::Month(_) | Stated::Quarter(_) | Stated::Year(_)) => {
                stated(&joined).or(own)
            }
            Some(Stated::Period(_)) => own,
        }
    }

    /// Whether nothing is left of the heading once its period is taken off.
    pub fn is_only_period(&self) -> bool {
        let text = self
            .own
            .as_deref()
            .or(self.parent.as_deref())
            .unwrap_or_default();
        without_period(&without_brackets(text)).is_empty() || without_period(text).is_empty()
    }

    /// The hours of a full-time week that the heading names: `FTE (36h)`.
    pub fn full_time_hours(&self) -> Option<Decimal> {
        let text = self.shown().replace(',', ".");
        text.split(|character: char| !character.is_ascii_digit() && character != '.')
            .filter_map(|number| number.trim_matches('.').parse::<Decimal>().ok())
            .find(|number| (Decimal::from(30)..=Decimal::from(45)).contains(number))
    }
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    text.chars()
        .filter(|character| match character {
            '(' | '[' => {
                depth = depth.saturating_add(1);
                false
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_tells_its_unit_and_its_period() {
        assert_eq!(
            Heading::new(None, Some("FTE (36h)")).full_time_hours(),
            Some(Decimal::from(36))
        );
        assert_eq!(
            Heading::new(None, Some("Aantal fte (1 = 38 uur)")).full_time_hours(),
            Some(Decimal::from(38))
        );
        assert_eq!(Heading::new(None, Some("FTE")).full_time_hours(), None);
        assert!(matches!(
            Heading::new(None, Some("Verloonde uren Q3 2026")).stated(),
            Some(Stated::Period(_))
        ));
        assert!(matches!(
            Heading::new(Some("2026"), Some("jul")).stated(),
            Some(Stated::Period(_))
        ));
        assert!(Heading::new(None, Some("jan")).is_only_period());
        assert!(!Heading::new(None, Some("Uren jan")).is_only_period());
        assert_eq!(
            Heading::new(Some("Periode"), Some("t/m")).shown(),
            "Periode/t/m"
        );
    }
}
