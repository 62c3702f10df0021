//! What each column is called, what belongs in it and what that looks like, in the words that suppliers read.
//!
//! Templates, the help beside them and the messages of problems all take their words from here, so that they cannot
//! contradict each other. What a heading or a value *may* be spelt as stands in the column tables and in `values`.

use super::{Choice, Field, guided_columns::GUIDES};

/// A language that suppliers read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Dutch.
    Dutch,
    /// English.
    English,
}

/// What a cell of a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Free text.
    Text,
    /// A number or code of somebody's own, kept as text with its leading zeros.
    Code,
    /// A day.
    Day,
    /// Hours, to hundredths.
    Hours,
    /// Euros excl. VAT, to cents.
    Euros,
    /// A share of one.
    Share,
    /// A month, a quarter or a year.
    Period,
    /// One word of a list.
    OneOf(Choice),
}

/// What a supplier is told about a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guide {
    /// The heading in Dutch; the column tables know it by exactly this spelling.
    pub heading_nl: &'static str,
    /// The heading in English; likewise.
    pub heading_en: &'static str,
    /// What belongs in the column, in a sentence or two of Dutch.
    pub help_nl: &'static str,
    /// The same in English.
    pub help_en: &'static str,
    /// A value of the right form, as a Dutch reader types it.
    pub example_nl: &'static str,
    /// A value of the right form, as an English reader types it.
    pub example_en: &'static str,
    /// Whether a line cannot do without it.
    pub required: bool,
    /// The other column that may be filled instead of a required one.
    pub instead: Option<Field>,
    /// What its cells hold.
    pub holds: Holds,
}

impl Guide {
    /// The heading.
    pub const fn heading(&self, language: Language) -> &'static str {
        match language {
            Language::Dutch => self.heading_nl,
            Language::English => self.heading_en,
        }
    }

    /// What belongs in the column.
    pub const fn help(&self, language: Language) -> &'static str {
        match language {
            Language::Dutch => self.help_nl,
            Language::English => self.help_en,
        }
    }

    /// A value of the right form.
    pub const fn example(&self, language: Language) -> &'static str {
        match language {
            Language::Dutch => self.example_nl,
            Language::English => self.example_en,
        }
    }
}

/// What a supplier is told about the column of a field; `None` where no line takes its values from it.
pub fn guide(field: Field) -> Option<&'static Guide> {
    GUIDES
        .iter()
        .find(|(of, _)| *of == field)
        .map(|(_, guide)| guide)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        columns::{
            ColumnRule, Grade, Heading, TableKind, Vocabulary,
            other_columns::{ACTIVITIES, PURCHASES, TURNOVER},
            placement_columns::PLACEMENTS,
        },
        values::{self, Convention, Day},
    };

    const LANGUAGES: [Language; 2] = [Language::Dutch, Language::English];

    fn rules(kind: TableKind) -> &'static [ColumnRule] {
        match kind {
            TableKind::Placements => PLACEMENTS,
            TableKind::Purchases => PURCHASES,
            TableKind::Activities => ACTIVITIES,
            TableKind::Turnover => TURNOVER,
        }
    }

    #[test]
    fn the_column_tables_know_each_heading_as_its_field() {
        let words = Vocabulary::with(&[]);
        for (field, guide) in GUIDES {
            for language in LANGUAGES {
                let heading = Heading::new(None, Some(guide.heading(language)));
                let kinds: Vec<TableKind> = TableKind::ALL
                    .into_iter()
                    .filter(|kind| rules(*kind).iter().any(|rule| rule.field == *field))
                    .collect();
                assert!(!kinds.is_empty(), "{field:?}");
                for kind in kinds {
                    let found = words.field(kind, &heading);
                    assert_eq!(found, Some((*field, Grade::Exact)), "{kind:?} {heading:?}");
                }
            }
        }
    }

    #[test]
    fn each_field_that_a_line_reads_has_one_guide() {
        for kind in TableKind::ALL {
            for rule in rules(kind).iter().filter(|rule| rule.field.is_read()) {
                let guides = GUIDES.iter().filter(|(of, _)| *of == rule.field).count();
                assert_eq!(guides, 1, "{:?}", rule.field);
            }
        }
    }

    #[test]
    fn each_example_is_read_as_what_its_column_holds() {
        for (field, guide) in GUIDES {
            for (language, convention) in [
                (Language::Dutch, Convention::Comma),
                (Language::English, Convention::Point),
            ] {
                let example = guide.example(language);
                let sound = match guide.holds {
                    Holds::Text | Holds::Code => !example.is_empty(),
                    Holds::Day => matches!(
                        values::day(&crate::workbook::Cell::new(
                            1,
                            crate::workbook::Value::Text(example)
                        )),
                        Some(Day::On(_))
                    ),
                    Holds::Hours | Holds::Euros | Holds::Share => {
                        values::number(example, Some(convention)).is_ok()
                    }
                    Holds::Period => values::stated(example).is_some(),
                    Holds::OneOf(choice) => choice
                        .options()
                        .iter()
                        .any(|option| option.word(language) == example),
                };
                assert!(sound, "{field:?}: {example}");
            }
        }
    }

    #[test]
    fn what_may_be_filled_instead_is_told_of_both() {
        for (field, guide) in GUIDES {
            if let Some(other) = guide.instead {
                let back = super::guide(other).and_then(|other| other.instead);
                assert_eq!(back, Some(*field));
            }
        }
    }
}
