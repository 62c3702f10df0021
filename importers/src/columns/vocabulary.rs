//! The column tables of one format, ready for looking up: the shared ones, and before them the format's own.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use super::{
    ColumnRule, Field, TableKind,
    heading::{Grade, Heading},
    other_columns::{ACTIVITIES, PURCHASES, TURNOVER},
    personal::PERSONAL,
    placement_columns::PLACEMENTS,
};
use crate::values::{fold, within_distance};

/// Looks headings up.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    tables: Vec<(TableKind, Table)>,
}

#[derive(Clone, Debug, Default)]
struct Table {
    exact: HashMap<Cow<'static, str>, Field>,
    parts: Vec<(Field, Vec<Vec<&'static str>>)>,
}

/// The sets of parts of a rule.
fn sets(parts: &'static str) -> Vec<Vec<&'static str>> {
    parts
        .split('|')
        .filter(|set| !set.is_empty())
        .map(|set| set.split('+').collect())
        .collect()
}

/// The shared column tables alone.
pub(crate) static SHARED: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::with(&[]));

/// Headings shorter than this are never taken for a misspelling of another.
const LEAST_LETTERS: usize = 7;

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
            (kind, Table::of(rules))
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
                table.exact.insert(Cow::Owned(heading), field);
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
            .find_map(|form| Some((*table.exact.get(form.as_str())?, Grade::Exact)))
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
        tables.flat_map(|(_, table)| {
            let spellings = table.exact.iter();
            spellings.map(|(spelling, field)| (spelling.as_ref(), *field))
        })
    }

    /// Whether a cell is spelt as a heading of any kind of table; quick, for rows that are most likely data.
    pub(crate) fn spells(&self, text: &str) -> bool {
        let name = fold(text.split('(').next().unwrap_or(text));
        self.tables
            .iter()
            .any(|(_, table)| table.exact.contains_key(name.as_str()))
    }

    /// The field of a heading in whichever kind of table knows it first.
    pub fn field_anywhere(&self, heading: &Heading) -> Option<Field> {
        TableKind::ALL
            .into_iter()
            .find_map(|kind| self.field(kind, heading))
            .map(|(field, _)| field)
    }
}

impl Table {
    fn of(rules: Vec<ColumnRule>) -> Self {
        let mut exact: HashMap<Cow<'static, str>, Field> = HashMap::new();
        for rule in &rules {
            for spelling in rule
                .spellings
                .split('|')
                .filter(|spelling| !spelling.is_empty())
            {
                exact.entry(Cow::Borrowed(spelling)).or_insert(rule.field);
            }
        }
        let parts = rules
            .iter()
            .map(|rule| (rule.field, sets(rule.parts)))
            .collect();
        Self { exact, parts }
    }

    fn by_parts(&self, form: &str) -> Option<Field> {
        let padded = format!(" {form} ");
        let holds = |sets: &[Vec<&str>]| {
            let mut sets = sets.iter();
            sets.any(|parts| parts.iter().all(|part| padded.contains(part)))
        };
        let found = self.parts.iter().find(|(_, sets)| holds(sets));
        found.map(|(field, _)| *field)
    }

    fn misspelt(&self, form: &str) -> Option<Field> {
        let letters = form.chars().count();
        if letters < LEAST_LETTERS {
            return None;
        }
        let allowed = if letters < 12 { 1 } else { 2 };
        let near = self.exact.iter().filter(|(spelling, _)| {
            spelling.len() >= LEAST_LETTERS
                && spelling.len().abs_diff(form.len()) <= allowed
                && within_distance(spelling, form, allowed)
        });
        let mut fields: Vec<Field> = near.map(|(_, field)| *field).collect();
        fields.sort_unstable();
        fields.dedup();
        match fields.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
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
