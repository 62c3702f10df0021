//! The codes of problems that only the register can tell, beside those of importers ([`Code`]).
//!
//! A code never changes its meaning; its words stand in `locales/`. What is wrong in the file itself is the importers'.

use meetbaar_importers::{
    columns::{Field, Guide, guide},
    problem::{Code, Severity},
};

/// A code, how bad it is, and the field whose example shows the right form, where there is one.
#[derive(Clone, Copy, Debug)]
pub struct RegisterCode {
    /// The code as files, pages and interfaces show it.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The field whose example shows the right form.
    pub shown_by: Option<Field>,
}

const fn error(code: &'static str, shown_by: Option<Field>) -> RegisterCode {
    RegisterCode {
        code,
        severity: Severity::Error,
        shown_by,
    }
}

const fn warning(code: &'static str) -> RegisterCode {
    RegisterCode {
        code,
        severity: Severity::Warning,
        shown_by: None,
    }
}

/// Every code of the register, in the order of the documentation.
pub const REGISTER_CODES: &[RegisterCode] = &[
    error("unknown_contract", None),
    error("contract_missing", Some(Field::Contract)),
    error("period_missing", Some(Field::Period)),
    error("period_outside_contract", None),
    error("period_impossible", None),
    error("period_overlaps", None),
    error("reading_too_slow", None),
    error("reading_too_big", None),
    error("reading_broke", None),
    warning("turnover_missing"),
    warning("no_building_block"),
    warning("lower_amount_assumed"),
    warning("candidate_vanished"),
    warning("candidate_changed"),
    warning("same_candidate_elsewhere"),
];

/// The guide whose example shows the right form of what a code says is wrong; `field` is the problem's own field.
#[must_use]
pub fn guide_of(code: &str, field: Option<&str>) -> Option<&'static Guide> {
    if let Some(code) = Code::from_code(code) {
        return code.guide(field);
    }
    let known = REGISTER_CODES.iter().find(|known| known.code == code)?;
    guide(known.shown_by?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_of_the_register_is_one_of_importers() {
        for known in REGISTER_CODES {
            assert_eq!(Code::from_code(known.code), None);
        }
    }

    #[test]
    fn an_example_is_that_of_the_field_or_of_the_code() {
        let example = |code, field| guide_of(code, field).map(|guide| guide.example_nl);
        assert_eq!(example("invalid_date", Some("end")), Some("31-12-2026"));
        assert_eq!(example("period_missing", None), Some("2026-Q3"));
        assert_eq!(example("unknown_contract", Some("contract")), None);
        assert_eq!(example("new_one", Some("end")), None);
    }
}
