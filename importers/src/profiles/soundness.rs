//! What must hold for a profile before anything is read by it.

use std::collections::BTreeSet;

use meetbaar_domain::target_group::TargetGroup;

use super::{Place, Profile, ProfileColumn, ProfileTable, written::ProfileFault};
use crate::{
    columns::{Field, Grade, HOURS, Heading, SHARED, TableKind, needed},
    values::{fold, stated},
    workbook::{Address, LAST_ROW},
};

const MOST_TABLES: usize = 20;
const MOST_COLUMNS: usize = 200;
const MOST_HEADINGS: usize = 40;
const LONGEST_TEXT: usize = 300;
const MOST_GROUPS: usize = 500;

type Sound = Result<(), ProfileFault>;

fn fault(told: impl Into<String>) -> Sound {
    Err(ProfileFault(told.into()))
}

impl Profile {
    /// Whether the profile can recognise and read something.
    ///
    /// # Errors
    /// For the first thing that is wrong, with its place.
    pub fn sound(&self) -> Sound {
        let is_name = |name: &str| {
            let known = |letter: char| {
                letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_'
            };
            !name.is_empty() && name.len() <= 60 && name.chars().all(known)
        };
        if !is_name(&self.name) {
            return fault(format!(
                "name: {:?} must be 1 to 60 lower-case letters, digits and underscores",
                self.name
            ));
        }
        if self.version == 0 || self.version > 1_000_000 {
            return fault("version: must be from 1 to 1000000");
        }
        if self.title.trim().is_empty() || self.title.chars().count() > LONGEST_TEXT {
            return fault(format!("title: must be 1 to {LONGEST_TEXT} characters"));
        }
        if self.groups.len() > MOST_GROUPS {
            return fault(format!("groups: more than {MOST_GROUPS}"));
        }
        for (word, code) in &self.groups {
            if fold(word).is_empty() || TargetGroup::from_code(code).is_none() {
                let known: Vec<&str> = TargetGroup::ALL.iter().map(|group| group.code()).collect();
                let known = known.join(", ");
                return fault(format!(
                    "groups: {word:?} = {code:?} is no target group; these are {known}"
                ));
            }
        }
        if self.tables.is_empty() || self.tables.len() > MOST_TABLES {
            return fault(format!("table: there must be 1 to {MOST_TABLES}"));
        }
        if self.tables.iter().all(|table| table.optional) {
            return fault("table: at least one must not be optional");
        }
        for (place, table) in (1_usize..).zip(&self.tables) {
            table.sound(place)?;
        }
        Ok(())
    }
}

impl ProfileTable {
    fn sound(&self, place: usize) -> Sound {
        if self
            .heading_row
            .is_some_and(|row| !(1..=LAST_ROW).contains(&row))
        {
            return fault(format!("table {place}: heading_row is outside any sheet"));
        }
        if self
            .heading_height
            .is_some_and(|height| !(1..=3).contains(&height))
        {
            return fault(format!("table {place}: heading_height must be 1, 2 or 3"));
        }
        if self
            .full_time_hours
            .is_some_and(|hours| !(20..=60).contains(&hours))
        {
            return fault(format!("table {place}: full_time_hours must be 20 to 60"));
        }
        self.sound_places(place)?;
        if self.columns.len() > MOST_COLUMNS {
            return fault(format!("table {place}: more than {MOST_COLUMNS} columns"));
        }
        let (mut fields, mut headings) = (BTreeSet::new(), BTreeSet::new());
        for column in &self.columns {
            column.sound(self.kind, place)?;
            if column.field.is_read() && !fields.insert(column.field) {
                return fault(format!(
                    "table {place}: two columns {}",
                    column.field.code()
                ));
            }
            for heading in &column.headings {
                if !headings.insert(fold(heading)) {
                    return fault(format!("table {place}: two columns are headed {heading:?}"));
                }
            }
        }
        self.has_what_it_needs(place)
    }

    fn sound_places(&self, place: usize) -> Sound {
        for (key, stands) in [("contract", &self.contract), ("period", &self.period)] {
            match stands {
                Some(Place::Cell(cell)) if Address::parse(cell).is_none() => {
                    return fault(format!("table {place}: {key}: {cell:?} is no cell"));
                }
                Some(Place::Fixed(text)) if text.trim().is_empty() || text.len() > LONGEST_TEXT => {
                    return fault(format!("table {place}: {key}: {text:?} says nothing"));
                }
                Some(Place::Fixed(text)) if key == "period" => {
                    let period = stated(text).and_then(|stated| stated.in_year(None));
                    if period.is_none() {
                        return fault(format!(
                            "table {place}: period: {text:?} is no period; write 2026-Q3"
                        ));
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn has_what_it_needs(&self, place: usize) -> Sound {
        let has = |wanted: &[Field]| {
            let mut columns = self.columns.iter();
            columns.any(|column| wanted.contains(&column.field))
        };
        for field in needed(self.kind) {
            if !has(&[*field]) {
                return fault(format!(
                    "table {place} ({}) has no column {}",
                    self.kind.code(),
                    field.code()
                ));
            }
        }
        if self.kind == TableKind::Placements && !has(&HOURS) && !self.period_columns {
            return fault(format!(
                "table {place} (placements) has no column of hours: {}",
                HOURS.map(Field::code).join(", ")
            ));
        }
        let optional = self
            .columns
            .iter()
            .find(|column| !column.required && needed(self.kind).contains(&column.field));
        match optional {
            Some(column) => fault(format!(
                "table {place}, column {}: no line can be without it, so it must be required",
                column.field.code()
            )),
            None => Ok(()),
        }
    }
}

impl ProfileColumn {
    fn sound(&self, kind: TableKind, place: usize) -> Sound {
        let here = format!("table {place}, column {}", self.field.code());
        if self.headings.is_empty() || self.headings.len() > MOST_HEADINGS {
            return fault(format!(
                "{here}: there must be 1 to {MOST_HEADINGS} headings"
            ));
        }
        for heading in &self.headings {
            if fold(heading).is_empty() || heading.chars().count() > LONGEST_TEXT {
                return fault(format!("{here}: {heading:?} says nothing"));
            }
            if self.field.is_read() && is_personal(kind, heading) {
                return fault(format!(
                    "{here}: {heading:?} heads what says who somebody is, which is never read"
                ));
            }
        }
        let factor =
            |factor: Option<u32>| factor.is_none_or(|factor| (1..=1_000_000).contains(&factor));
        if !factor(self.times) || !factor(self.per) {
            return fault(format!("{here}: per and times must be from 1 to 1000000"));
        }
        let at = self.at.as_ref();
        if at.is_some_and(|at| Address::parse(&format!("{at}1")).is_none()) {
            return fault(format!("{here}: at must be the letter of a column"));
        }
        Ok(())
    }
}

/// Whether the shared column tables know a heading as one of names, birth dates, numbers of citizens and the like.
pub(crate) fn is_personal(kind: TableKind, heading: &str) -> bool {
    matches!(
        SHARED.field(kind, &Heading::new(None, Some(heading))),
        Some((Field::Personal | Field::CitizenNumber, Grade::Exact))
    )
}
