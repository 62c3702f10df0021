//! Headings that one supplier confirmed: they are known in that supplier's reports, and in nobody else's.

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use super::{Field, Grade, Heading, SHARED, TableKind, Vocabulary};
use crate::values::fold;

/// A heading that a supplier confirmed as a field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LearnedHeading {
    /// The kind of table that it heads a column of.
    pub kind: TableKind,
    /// The field.
    pub field: Field,
    /// The heading as it stands in the file.
    pub heading: String,
}

/// All headings that one supplier confirmed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Learned(Vec<LearnedHeading>);

impl Learned {
    /// These headings; what says who somebody is can't be learned as anything else.
    pub fn of(headings: impl IntoIterator<Item = LearnedHeading>) -> Self {
        Self(headings.into_iter().filter(is_learnable).collect())
    }

    /// Whether nothing was learned.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, LearnedHeading> {
        self.0.iter()
    }

    /// The words of a format with the learned headings before them.
    pub fn beside(&self, words: &'static Vocabulary) -> Cow<'static, Vocabulary> {
        if self.0.is_empty() {
            return Cow::Borrowed(words);
        }
        let mut learned: BTreeMap<(TableKind, String), Field> = BTreeMap::new();
        for one in self.0.iter().filter(|one| is_learnable(one)) {
            learned.insert((one.kind, fold(&one.heading)), one.field);
        }
        Cow::Owned(words.knowing(learned))
    }
}

/// Whether a heading may become a field: it says something, a line reads the field, and nobody knows it as personal.
pub fn is_learnable(one: &LearnedHeading) -> bool {
    let heading = Heading::new(None, Some(&one.heading));
    let personal = matches!(
        SHARED.field(one.kind, &heading),
        Some((Field::Personal | Field::CitizenNumber, Grade::Exact))
    );
    one.field.is_read() && !personal && !fold(&one.heading).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learned(heading: &str, field: Field) -> LearnedHeading {
        LearnedHeading {
            kind: TableKind::Placements,
            field,
            heading: heading.to_owned(),
        }
    }

    #[test]
    fn a_learned_heading_is_known_beside_the_others() {
        let learned = Learned::of([
            learned("Vreemd woord", Field::Candidate),
            learned("Uren", Field::PaidHours),
        ]);
        let words = learned.beside(&SHARED);
        for (text, field) in [
            ("Vreemd Woord", Some(Field::Candidate)),
            ("Uren", Some(Field::PaidHours)),
            ("Doelgroep", Some(Field::TargetGroup)),
            ("Ander woord", None),
        ] {
            let found = words.field(TableKind::Placements, &Heading::new(None, Some(text)));
            assert_eq!(found.map(|(field, _)| field), field, "{text}");
        }
        let elsewhere = words.field(
            TableKind::Purchases,
            &Heading::new(None, Some("Vreemd woord")),
        );
        assert_eq!(elsewhere, None);
    }

    #[test]
    fn what_is_personal_is_never_learned() {
        for heading in ["Naam", "BSN", "Geboortedatum", ""] {
            assert!(
                Learned::of([learned(heading, Field::Candidate)]).is_empty(),
                "{heading}"
            );
        }
        assert!(Learned::of([learned("Notitie", Field::Aside)]).is_empty());
    }
}
