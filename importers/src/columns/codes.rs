//! The words for fields and kinds of table in files and interfaces: each has one of its own, which never changes.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{Field, TableKind};

/// Each field with its word.
const FIELDS: [(Field, &str); 33] = [
    (Field::Contract, "contract"),
    (Field::Candidate, "candidate"),
    (Field::LinkingKey, "linking_key"),
    (Field::Ordinal, "ordinal"),
    (Field::TargetGroup, "target_group"),
    (Field::BenefitDuration, "benefit_duration"),
    (Field::Register, "register"),
    (Field::Start, "start"),
    (Field::End, "end"),
    (Field::HoursPerWeek, "hours_per_week"),
    (Field::Fte, "fte"),
    (Field::PaidHours, "paid_hours"),
    (Field::WorkedHours, "worked_hours"),
    (Field::Hours, "hours"),
    (Field::Arrangement, "arrangement"),
    (Field::Permanent, "permanent"),
    (Field::Role, "role"),
    (Field::Place, "place"),
    (Field::Period, "period"),
    (Field::Year, "year"),
    (Field::Turnover, "turnover"),
    (Field::FiftyPlus, "fifty_plus"),
    (Field::FiftyFivePlus, "fifty_five_plus"),
    (Field::Language, "language"),
    (Field::Invoice, "invoice"),
    (Field::Vendor, "vendor"),
    (Field::Date, "date"),
    (Field::Amount, "amount"),
    (Field::Description, "description"),
    (Field::Total, "total"),
    (Field::Aside, "aside"),
    (Field::Personal, "personal"),
    (Field::CitizenNumber, "citizen_number"),
];

impl Field {
    /// Its own word. Unlike [`Field::name`], no two fields share one.
    pub fn code(self) -> &'static str {
        FIELDS
            .iter()
            .find(|(field, _)| *field == self)
            .map_or("aside", |(_, code)| code)
    }

    /// The field of a word that [`Field::code`] gave.
    pub fn from_code(code: &str) -> Option<Self> {
        FIELDS
            .iter()
            .find(|(_, known)| *known == code)
            .map(|(field, _)| *field)
    }
}

impl TableKind {
    /// The word that files and interfaces use.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Placements => "placements",
            Self::Purchases => "purchases",
            Self::Activities => "activities",
            Self::Turnover => "turnover",
        }
    }

    /// The kind of a word that [`TableKind::code`] gave.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| {
            let known = FIELDS.map(|(_, code)| code).join(", ");
            D::Error::custom(format!("unknown field {code:?}, expected one of {known}"))
        })
    }
}

impl Serialize for TableKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for TableKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| {
            let known = Self::ALL.map(Self::code).join(", ");
            D::Error::custom(format!(
                "unknown kind of table {code:?}, expected one of {known}"
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_has_a_word_of_its_own() {
        for (field, code) in FIELDS {
            assert_eq!((field.code(), Field::from_code(code)), (code, Some(field)));
        }
        for kind in TableKind::ALL {
            assert_eq!(TableKind::from_code(kind.code()), Some(kind));
        }
    }
}
