//! Which cell each field of a line was read from.

use std::fmt::Write as _;

use crate::{columns::Field, workbook::Address};

/// The cells of a line by the name of the field, in the order of the names, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells(Vec<(&'static str, Address)>);

impl Cells {
    /// The cell of a field, by its name.
    pub fn get(&self, name: &str) -> Option<Address> {
        let place = self.0.binary_search_by_key(&name, |(name, _)| *name).ok()?;
        self.0.get(place).map(|(_, address)| *address)
    }

    /// Notes the cell of a field; a later one replaces an earlier one.
    pub fn insert(&mut self, name: &'static str, address: Address) {
        match self.0.binary_search_by_key(&name, |(name, _)| *name) {
            Ok(place) => {
                if let Some(cell) = self.0.get_mut(place) {
                    cell.1 = address;
                }
            }
            Err(place) => self.0.insert(place, (name, address)),
        }
    }

    /// The same by a name that came from outside; a name that no field has is left out.
    pub fn insert_named(&mut self, name: &str, address: Address) {
        if let Some(name) = Field::ALL
            .iter()
            .map(|field| field.name())
            .find(|known| *known == name)
        {
            self.insert(name, address);
        }
    }

    /// Every field with its cell.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Address)> {
        self.0.iter().copied()
    }

    /// As JSON, in the same order: `{"end":"F7","start":"E7"}`.
    pub fn to_json(&self) -> String {
        let mut json = String::with_capacity(2 + 24 * self.0.len());
        for (name, cell) in self.iter() {
            let before = if json.is_empty() { '{' } else { ',' };
            // Names of fields and of cells hold nothing that JSON would escape.
            let _ = write!(json, "{before}\"{name}\":\"{cell}\"");
        }
        json.push_str(if json.is_empty() { "{}" } else { "}" });
        json
    }

    /// Whether no cell is known.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_once_and_in_order() {
        let mut cells = Cells::default();
        cells.insert("start", Address::new(2, 3));
        cells.insert("end", Address::new(2, 4));
        cells.insert_named("start", Address::new(2, 5));
        cells.insert_named("nobody", Address::new(2, 6));
        let all: Vec<_> = cells.iter().collect();
        assert_eq!(
            all,
            [("end", Address::new(2, 4)), ("start", Address::new(2, 5))]
        );
        assert_eq!(cells.get("end"), Some(Address::new(2, 4)));
        assert_eq!(cells.get("group"), None);
        assert_eq!(cells.to_json(), r#"{"end":"D2","start":"E2"}"#);
        assert_eq!(Cells::default().to_json(), "{}");
    }
}
