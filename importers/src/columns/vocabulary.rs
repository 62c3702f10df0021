//! The column tables of one format, ready for looking up: the shared ones, and before them the format's own.

use std::{borrow::Cow, collections::BTreeMap, sync::LazyLock};

use super::{
    ColumnRule, Field, TableKind,
    heading::{Grade, Heading},
    lookup::Lookup,
    other_columns::{ACTIVITIES, PURCHASES, TURNOVER},
    personal::PERSONAL,
    placement_columns::PLACEMENTS,
};
use crate::values::fold;

/// Looks headings up.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    tables: Vec<(TableKind, Lookup)>,
}

/// The shared column tables alone.
pub(crate) static SHARED: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::with(&[]));

impl Vocabulary {
    /// The shared column tables with a format's own rules before them.
    pub fn with(own: &[(TableKind, ColumnRule)]) -> Self {
        let tables = TableKind::ALL.into_iter().map(|kind| {
            let shared = match kind {
                TableKind::Placements => PLACEMENTS,
                TableKind::Purchases => PURCHASES,
                TableKind::Activities => ACTIVITIES,
                TableKind::Turnover => TURNOVER,
            };
            let own = own
                .iter()
                .filter(|(of, _)| *of == kind)
                .map(|(_, rule)| *rule);
            // A purchase has no candidate, but its vendor may be called a name: the vendor's rule goes first.
            let rules: Vec<ColumnRule> = match kind {
                TableKind::Placements => own
                    .chain(PERSONAL.iter().copied())
                    .chain(shared.iter().copied())
                    .collect(),
                _ => own
                    .chain(shared.iter().copied())
                    .chain(PERSONAL.iter().copied())
                    .collect(),
            };
            (kind, Lookup::of(&rules))
        });
        Self {
            tables: tables.collect(),
        }
    }

    /// The same words, and further folded headings that go before them.
    pub(crate) fn knowing(&self, further: BTreeMap<(TableKind, String), Field>) -> Self {
        let mut all = self.clone();
        for ((kind, heading), field) in further {
            if let Some((_, table)) = all.tables.iter_mut().find(|(of, _)| *of == kind) {
                table.insert(Cow::Owned(heading), field);
            }
        }
        all
    }

    /// The field that a heading names in a kind of table, and how surely.
    pub fn field(&self, kind: TableKind, heading: &Heading) -> Option<(Field, Grade)> {
        self.field_of(kind, &heading.forms())
    }

    /// The same for a heading whose forms are known already.
    pub(crate) fn field_of(&self, kind: TableKind, forms: &[String]) -> Option<(Field, Grade)> {
        let (_, table) = self.tables.iter().find(|(of, _)| *of == kind)?;
        forms
            .iter()
            .find_map(|form| Some((table.exact(form)?, Grade::Exact)))
            .or_else(|| {
                forms
                    .iter()
                    .find_map(|form| Some((table.by_parts(form)?, Grade::Parts)))
            })
            .or_else(|| {
                forms
                    .iter()
                    .find_map(|form| Some((table.misspelt(form)?, Grade::Misspelt)))
            })
    }

    /// Every spelling of a kind of table, folded, with its field.
    pub(crate) fn spellings(&self, kind: TableKind) -> impl Iterator<Item = (&str, Field)> {
        let tables = self.tables.iter().filter(move |(of, _)| *of == kind);
        tables.flat_map(|(_, table)| table.spellings())
    }

    /// Whether a cell is spelt as a heading of any kind of table; quick, for rows that are most likely data.
    pub(crate) fn spells(&self, text: &str) -> bool {
        let name = fold(text.split('(').next().unwrap_or(text));
        self.tables
            .iter()
            .any(|(_, table)| table.exact(&name).is_some())
    }

    /// The field of a heading in whichever kind of table knows it first.
    pub fn field_anywhere(&self, heading: &Heading) -> Option<Field> {
        TableKind::ALL
            .into_iter()
            .find_map(|kind| self.field(kind, heading))
            .map(|(field, _)| field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(kind: TableKind, parent: Option<&str>, text: &str) -> Option<Field> {
        Vocabulary::with(&[])
            .field(kind, &Heading::new(parent, Some(text)))
            .map(|(field, _)| field)
    }

    #[test]
    fn headings_of_placements_are_known() {
        for (text, expected) in [
            ("Contractnummer", Some(Field::Contract)),
            ("Doelgroepregister (j/n)", Some(Field::Register)),
            (
                "Doelgroep (P-wet, WW, banenafspraak)",
                Some(Field::TargetGroup),
            ),
            ("Doelgroepverklaring", Some(Field::Register)),
            ("Verloonde uren Q3 2026", Some(Field::PaidHours)),
            (
                "Aantal gewerkte uren in de periode",
                Some(Field::WorkedHours),
            ),
            ("Uren kwartaal", Some(Field::PaidHours)),
            ("u/w", Some(Field::HoursPerWeek)),
            ("FTE (36h)", Some(Field::Fte)),
            ("initialen / volgnr", Some(Field::Candidate)),
            ("Kandidaatnumer", Some(Field::Candidate)),
            ("vast?", Some(Field::Permanent)),
            ("Naam", Some(Field::Personal)),
            ("E-mailadres", Some(Field::Personal)),
            ("BSN", Some(Field::CitizenNumber)),
            ("Datum\nin dienst", Some(Field::Start)),
            ("Datum uit dienst", Some(Field::End)),
            ("Functienaam", Some(Field::Role)),
            ("Wonderlijk", None),
        ] {
            assert_eq!(field(TableKind::Placements, None, text), expected, "{text}");
        }
    }

    #[test]
    fn a_heading_over_two_rows_is_read_as_one() {
        for (parent, text, expected) in [
            ("Periode", "van", Some(Field::Start)),
            ("Periode", "t/m", Some(Field::End)),
            ("Omvang", "uren p/w", Some(Field::HoursPerWeek)),
            ("Omvang", "verloonde uren", Some(Field::PaidHours)),
            ("Gegevens", "Kandidaatnummer", Some(Field::Candidate)),
        ] {
            assert_eq!(
                field(TableKind::Placements, Some(parent), text),
                expected,
                "{parent}/{text}"
            );
        }
    }

    #[test]
    fn headings_of_purchases_are_known() {
        for (text, expected) in [
            ("Factuurnummer", Some(Field::Invoice)),
            ("Leverancier", Some(Field::Vendor)),
            ("Factuurdatum", Some(Field::Date)),
            ("Bedrag excl. btw", Some(Field::Amount)),
            ("Bedrag incl. btw", Some(Field::Aside)),
            ("Omschrijving", Some(Field::Description)),
        ] {
            assert_eq!(field(TableKind::Purchases, None, text), expected, "{text}");
        }
    }
}
