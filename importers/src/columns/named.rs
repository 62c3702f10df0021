//! Guides by the name of their field: what problems and interfaces know of a field.

use super::{Guide, guided_columns::GUIDES};

/// What a supplier is told about the column of the field of that name ([`super::Field::name`]); of fields that share a
/// name the first one of the table.
pub fn guide_named(name: &str) -> Option<&'static Guide> {
    GUIDES
        .iter()
        .find(|(field, _)| field.name() == name)
        .map(|(_, guide)| guide)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_fields_that_share_a_name_the_usual_one_is_taken() {
        for (name, heading) in [
            ("hours_per_week", Some("Uren per week")),
            ("paid_hours", Some("Verloonde uren")),
            ("arrangement", Some("Contractvorm")),
            ("period", Some("Periode")),
            ("aside", None),
        ] {
            assert_eq!(guide_named(name).map(|guide| guide.heading_nl), heading);
        }
    }
}
