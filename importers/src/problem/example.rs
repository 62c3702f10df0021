//! Which field shows the right form of what a code says is wrong. The examples themselves stand in the guide of columns.

use super::Code;
use crate::columns::{Field, Guide, guide, guide_named};

impl Code {
    /// For what is wrong with the form of a value: the field whose example shows the right form, where the problem does
    /// not name a field of its own. `None` where an example would explain nothing.
    pub const fn shown_by(self) -> Option<Field> {
        Some(match self {
            Self::MissingYear | Self::InvalidPeriod => Field::Period,
            Self::PossibleCitizenServiceNumber | Self::MissingValue => Field::Candidate,
            Self::InvalidDate => Field::Start,
            Self::InvalidNumber
            | Self::AmbiguousNumber
            | Self::FormulaError
            | Self::HoursOutOfRange => Field::PaidHours,
            Self::AmountOutOfRange => Field::Amount,
            Self::InvalidFlag => Field::Register,
            Self::UnknownTargetGroup => Field::TargetGroup,
            Self::UnknownBenefitDuration => Field::BenefitDuration,
            Self::UnknownArrangement => Field::Arrangement,
            Self::InvalidLinkingKey => Field::LinkingKey,
            _ => return None,
        })
    }

    /// The guide whose example shows the right form; `field` is the name of the problem's own field.
    pub fn guide(self, field: Option<&str>) -> Option<&'static Guide> {
        let usual = self.shown_by()?;
        field.and_then(guide_named).or_else(|| guide(usual))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_field_of_the_problem_goes_before_the_usual_one() {
        let example = |code: Code, field| code.guide(field).map(|guide| guide.example_nl);
        for (code, field, expected) in [
            (Code::InvalidDate, None, Some("01-09-2026")),
            (Code::InvalidDate, Some("end"), Some("31-12-2026")),
            (Code::MissingValue, Some("ldr"), Some("ja")),
            (Code::MissingValue, Some("hours_per_week"), Some("32")),
            (Code::InvalidNumber, Some("no_such_field"), Some("312,5")),
            (Code::DuplicateLine, Some("candidate"), None),
        ] {
            assert_eq!(example(code, field), expected, "{code:?}");
        }
    }

    #[test]
    fn every_field_that_shows_a_form_has_an_example() {
        for code in Code::ALL {
            assert_eq!(
                code.shown_by().is_some(),
                code.guide(None).is_some(),
                "{code:?}"
            );
        }
    }
}
