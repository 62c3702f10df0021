//! One heading: one to three cells above a column, with its period told apart from its name.

use crate::values::{Stated, fold, stated, without_period};

/// How surely a heading names a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Close to a known spelling.
    Misspelt,
    /// By telling parts, or by the cell above its own.
    Parts,
    /// As spelt in the table.
    Exact,
}

/// A heading above a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its cells from top to bottom, each once; the last one is its own, the others may head several columns.
    cells: Vec<String>,
}

/// So many bytes of a cell are looked at for a heading: a longer text is none, and would only take time.
const LONGEST: usize = 500;

impl Heading {
    /// A heading of one cell, or of two below each other.
    pub fn new(parent: Option<&str>, own: Option<&str>) -> Self {
        Self::of([parent, own])
    }

    /// A heading of cells below each other; a merged cell that gives the same text twice counts once.
    pub fn of<'text>(cells: impl IntoIterator<Item = Option<&'text str>>) -> Self {
        let mut kept: Vec<String> = Vec::new();
        for text in cells.into_iter().flatten() {
            if !text.trim().is_empty() && kept.last().is_none_or(|last| last != text) {
                let start = text.get(..text.floor_char_boundary(LONGEST));
                kept.push(start.unwrap_or(text).to_owned());
            }
        }
        Self { cells: kept }
    }

    /// The heading as people name it: `Periode/van`.
    pub fn shown(&self) -> String {
        self.cells
            .join("/")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Its own cell, the lowest one.
    pub(crate) fn own(&self) -> Option<&str> {
        self.cells.last().map(String::as_str)
    }

    /// Whether it is made of several cells.
    pub(crate) const fn is_joined(&self) -> bool {
        self.cells.len() > 1
    }

    /// The folded forms under which the heading is looked up, the most telling first.
    pub(crate) fn forms(&self) -> Vec<String> {
        let mut forms = self.own_forms();
        for form in self.forms_above() {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        forms
    }

    /// The forms in which its own cell takes part, with all cells above it, with the nearest one, and alone.
    pub(crate) fn own_forms(&self) -> Vec<String> {
        let Some((own, above)) = self.cells.split_last() else {
            return Vec::new();
        };
        let joined = (0..above.len()).filter_map(|from| above.get(from..));
        let texts = joined
            .map(|above| format!("{} {own}", above.join(" ")))
            .chain([own.clone()]);
        forms_of(texts)
    }

    /// The forms of the cells above its own, the nearest first.
    pub(crate) fn forms_above(&self) -> Vec<String> {
        let above = self.cells.split_last().map_or(&[][..], |(_, above)| above);
        forms_of(above.iter().rev().cloned())
    }

    /// The period that the heading states.
    pub fn stated(&self) -> Option<Stated> {
        let (own, above) = self.cells.split_last()?;
        let joined = || stated(&self.cells.join(" "));
        match stated(own) {
            Some(own @ (Stated::Month(_) | Stated::Quarter(_))) => {
                // The year of a month may stand in a cell above it.
                let year = above.iter().rev().find_map(|text| stated(text)?.year());
                let whole = year.and_then(|year| own.in_year(Some(year)));
                whole.map(Stated::Period).or(Some(own))
            }
            Some(own @ Stated::Year(_)) => joined().or(Some(own)),
            Some(own @ Stated::Period(_)) => Some(own),
            None => joined(),
        }
    }

    /// Whether nothing is left of the heading once its period is taken off.
    pub fn is_only_period(&self) -> bool {
        let text = self.cells.last().map_or("", String::as_str);
        without_period(&without_brackets(text)).is_empty() || without_period(text).is_empty()
    }
}

fn forms_of(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut forms = Vec::new();
    for text in texts {
        for form in [
            fold(&text),
            fold(&without_brackets(&text)),
            without_period(&without_brackets(&text)),
            without_period(&text),
        ] {
            if !form.is_empty() && !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms
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
    fn a_heading_tells_its_period() {
        assert!(matches!(
            Heading::new(None, Some("Verloonde uren Q3 2026")).stated(),
            Some(Stated::Period(_))
        ));
        assert!(matches!(
            Heading::new(Some("2026"), Some("jul")).stated(),
            Some(Stated::Period(_))
        ));
        assert!(matches!(
            Heading::of([Some("2026"), Some("Q3"), Some("verloond")]).stated(),
            Some(Stated::Period(_))
        ));
        assert!(Heading::new(None, Some("jan")).is_only_period());
        assert!(!Heading::new(None, Some("Uren jan")).is_only_period());
    }

    #[test]
    fn a_heading_is_shown_from_top_to_bottom_and_each_cell_once() {
        for (cells, shown) in [
            ([None, Some("Periode"), Some("t/m")], "Periode/t/m"),
            ([Some("Inzet"), Some("Uren"), Some("p/w")], "Inzet/Uren/p/w"),
            ([Some("Nr."), Some("Nr."), Some("Nr.")], "Nr."),
            ([Some("Nr."), Some(" "), None], "Nr."),
        ] {
            assert_eq!(Heading::of(cells).shown(), shown);
        }
    }
}
