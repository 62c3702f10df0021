//! One column table, ready for looking folded headings up: as they are spelt, by telling parts, and misspelt.
//!
//! Every text near the top of a sheet is looked up, whatever it is: a text that is no heading has to be cheap.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use aho_corasick::AhoCorasick;

use super::{ColumnRule, Field};
use crate::values::within_distance;

/// Headings shorter than this are never taken for a misspelling of another.
const LEAST_LETTERS: usize = 7;

/// The fields of one kind of table.
#[derive(Clone, Debug)]
pub(crate) struct Lookup<Named = Field> {
    exact: HashMap<Cow<'static, str>, Named>,
    /// Spellings that may be misspelt, by their length in bytes.
    long: BTreeMap<usize, Vec<Long<Named>>>,
    parts: Parts<Named>,
}

/// A spelling that may be misspelt.
#[derive(Clone, Debug)]
struct Long<Named> {
    letters: Letters,
    spelling: Cow<'static, str>,
    field: Named,
}

impl<Named: Copy + PartialEq> Lookup<Named> {
    /// Of rules, of which the first one that fits goes before the others.
    pub(crate) fn of(rules: &[ColumnRule<Named>]) -> Self {
        let mut lookup = Self {
            exact: HashMap::new(),
            long: BTreeMap::new(),
            parts: Parts::of(rules),
        };
        for rule in rules {
            let spellings = rule.spellings.split('|');
            for spelling in spellings.filter(|spelling| !spelling.is_empty()) {
                if !lookup.exact.contains_key(spelling) {
                    lookup.insert(Cow::Borrowed(spelling), rule.field);
                }
            }
        }
        lookup
    }

    /// Adds a folded heading, which goes before what was there.
    pub(super) fn insert(&mut self, spelling: Cow<'static, str>, field: Named) {
        if spelling.len() >= LEAST_LETTERS {
            let long = self.long.entry(spelling.len()).or_default();
            long.retain(|one| one.spelling != spelling);
            long.push(Long {
                letters: Letters::of(&spelling),
                spelling: spelling.clone(),
                field,
            });
        }
        self.exact.insert(spelling, field);
    }

    /// Every spelling with its field.
    pub(super) fn spellings(&self) -> impl Iterator<Item = (&str, Named)> {
        let spellings = self.exact.iter();
        spellings.map(|(spelling, field)| (spelling.as_ref(), *field))
    }

    /// The field that is spelt so.
    pub(crate) fn exact(&self, form: &str) -> Option<Named> {
        self.exact.get(form).copied()
    }

    /// The field that telling parts of a heading name.
    pub(crate) fn by_parts(&self, form: &str) -> Option<Named> {
        self.parts.field(form)
    }

    /// The only field of which a spelling is close.
    pub(crate) fn misspelt(&self, form: &str) -> Option<Named> {
        let count = form.chars().count();
        if count < LEAST_LETTERS {
            return None;
        }
        let allowed = if count < 12 { 1 } else { 2 };
        let letters = Letters::of(form);
        let lengths = form.len().saturating_sub(allowed)..=form.len().saturating_add(allowed);
        let near = self
            .long
            .range(lengths)
            .flat_map(|(_, long)| long)
            .filter(|one| {
                letters.may_be_within(one.letters, allowed)
                    && within_distance(&one.spelling, form, allowed)
            });
        let mut fields = near.map(|one| one.field);
        let first = fields.next()?;
        fields.all(|other| other == first).then_some(first)
    }
}

/// Which letters a text has, whatever their order: what differs in many is far.
#[derive(Clone, Copy, Debug)]
struct Letters(u64);

impl Letters {
    fn of(text: &str) -> Self {
        let bits = text.chars().map(|letter| match letter {
            'a'..='z' | '0'..='9' => letter.to_digit(36).unwrap_or(0),
            ' ' => 36,
            other => 37_u32.saturating_add(u32::from(other) % 26),
        });
        Self(bits.fold(0, |all, bit| all | 1_u64.wrapping_shl(bit)))
    }

    /// A changed letter takes one away and adds one.
    fn may_be_within(self, other: Self, distance: usize) -> bool {
        let differing = usize::try_from((self.0 ^ other.0).count_ones());
        differing.is_ok_and(|differing| differing <= distance.saturating_mul(2))
    }
}

/// The telling parts of all rules, looked for in one pass.
#[derive(Clone, Debug)]
struct Parts<Named> {
    /// Nothing where no rule has parts.
    search: Option<AhoCorasick>,
    /// By rule: sets of parts of which all must be there, each by its place among the patterns.
    rules: Vec<(Named, Vec<Vec<usize>>)>,
    patterns: usize,
}

impl<Named: Copy> Parts<Named> {
    fn of(rules: &[ColumnRule<Named>]) -> Self {
        let mut patterns: Vec<&'static str> = Vec::new();
        let mut place = |part: &'static str| {
            let known = patterns.iter().position(|known| *known == part);
            known.unwrap_or_else(|| {
                patterns.push(part);
                patterns.len().saturating_sub(1)
            })
        };
        let rules = rules.iter().map(|rule| {
            let sets = rule.parts.split('|').filter(|set| !set.is_empty());
            let sets = sets.map(|set| set.split('+').map(&mut place).collect());
            (rule.field, sets.collect())
        });
        let rules: Vec<_> = rules.collect();
        Self {
            search: AhoCorasick::new(&patterns).ok(),
            rules,
            patterns: patterns.len(),
        }
    }

    fn field(&self, form: &str) -> Option<Named> {
        let padded = format!(" {form} ");
        let mut found = self
            .search
            .as_ref()?
            .find_overlapping_iter(&padded)
            .peekable();
        found.peek()?;
        let mut has = vec![false; self.patterns];
        for part in found {
            if let Some(has) = has.get_mut(part.pattern().as_usize()) {
                *has = true;
            }
        }
        let has = |part: &usize| has.get(*part).copied().unwrap_or_default();
        let holds = |sets: &[Vec<usize>]| sets.iter().any(|parts| parts.iter().all(has));
        let fits = self.rules.iter().find(|(_, sets)| holds(sets));
        fits.map(|(field, _)| *field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &[ColumnRule] = &[
        ColumnRule {
            field: Field::Register,
            spellings: "doelgroepregister|dg reg",
            parts: "register+doelgroep| dgr ",
        },
        ColumnRule {
            field: Field::TargetGroup,
            spellings: "doelgroep|dg reg",
            parts: "doelgroep",
        },
    ];

    #[test]
    fn the_first_rule_that_fits_names_the_field() {
        let lookup = Lookup::of(RULES);
        assert_eq!(lookup.exact("dg reg"), Some(Field::Register));
        for (form, field) in [
            ("soort doelgroep", Some(Field::TargetGroup)),
            ("register van de doelgroep", Some(Field::Register)),
            ("in dgr", Some(Field::Register)),
            ("indgr", None),
            ("", None),
        ] {
            assert_eq!(lookup.by_parts(form), field, "{form}");
        }
    }

    #[test]
    fn what_is_close_to_spellings_of_one_field_is_that() {
        let mut lookup = Lookup::of(RULES);
        for (form, field) in [
            ("doelgroeb", Some(Field::TargetGroup)),
            ("doelgroepregistr", Some(Field::Register)),
            ("dg rog", None),
            ("boelgroeb", None),
            ("vandaag is het", None),
        ] {
            assert_eq!(lookup.misspelt(form), field, "{form}");
        }
        lookup.insert(Cow::Borrowed("doelgroet"), Field::Aside);
        assert_eq!(lookup.misspelt("doelgroeb"), None);
        lookup.insert(Cow::Borrowed("doelgroep"), Field::Aside);
        assert_eq!(lookup.misspelt("doelgroeb"), Some(Field::Aside));
    }
}
