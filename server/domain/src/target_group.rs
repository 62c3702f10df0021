//! The target groups (doelgroepen) of domain.md section 3, and what a line says about its candidate's benefit.
//!
//! Codes only: wild spellings are read by the importers, and what a group is worth stands in a value table.

coded_enum! {
    /// The group which a report's line states for a candidate.
    pub enum TargetGroup {
        /// Social assistance under the Participation Act
        Participatiewet => "participatiewet",
        /// Unemployment benefit
        Ww => "ww",
        /// Benefit for incapacity for work
        WiaWao => "wia_wao",
        /// Benefit for the young disabled; in the register
        Wajong => "wajong",
        /// Sheltered employment act; in the register
        Wsw => "wsw",
        /// Sheltered work
        BeschutWerk => "beschut_werk",
        /// In the target group register (LDR) of the jobs agreement
        Banenafspraak => "banenafspraak",
        /// Looking for work without a benefit
        Nug => "nug",
        /// Apprentice: work with school beside it
        Bbl => "bbl",
        /// Intern of a vocational school
        Bol => "bol",
        /// Intern of a university of applied sciences
        StageHbo => "stage_hbo",
        /// Pupil of practical or special education
        ProVso => "pro_vso",
        /// Young person without a basic qualification
        ZonderStartkwalificatie => "zonder_startkwalificatie",
        /// Holder of a residence permit for asylum
        Statushouder => "statushouder",
        /// Work experience place
        Werkervaringsplaats => "werkervaringsplaats",
        /// Something else, agreed for this contract: no value of its own
        Overig => "overig",
    }
}

impl TargetGroup {
    /// Whether membership of the group alone means being in the target group register (domain.md section 3).
    #[must_use]
    pub const fn in_register(self) -> bool {
        matches!(self, Self::Banenafspraak | Self::Wajong | Self::Wsw)
    }
}

coded_enum! {
    /// How long a candidate has had a benefit, as a value table asks it and a line states it.
    pub enum BenefitDuration {
        /// Less than a year
        LessThanOneYear => "lt_1y",
        /// A year or more
        MoreThanOneYear => "gt_1y",
        /// Less than two years
        LessThanTwoYears => "lt_2y",
        /// Two years or more
        MoreThanTwoYears => "gt_2y",
    }
}

impl BenefitDuration {
    /// From how many years, and below how many (`None`: no upper end).
    const fn years(self) -> (u8, Option<u8>) {
        match self {
            Self::LessThanOneYear => (0, Some(1)),
            Self::MoreThanOneYear => (1, None),
            Self::LessThanTwoYears => (0, Some(2)),
            Self::MoreThanTwoYears => (2, None),
        }
    }

    /// Whether whoever has this duration has the other one too: less than a year is less than two.
    #[must_use]
    pub fn implies(self, other: Self) -> bool {
        let ((from, below), (other_from, other_below)) = (self.years(), other.years());
        let ends_within = match (below, other_below) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(below), Some(other_below)) => below <= other_below,
        };
        from >= other_from && ends_within
    }

    /// Whether somebody can have both durations: more than one year and less than two.
    #[must_use]
    pub fn may_be(self, other: Self) -> bool {
        let ((from, below), (other_from, other_below)) = (self.years(), other.years());
        below.is_none_or(|below| other_from < below) && other_below.is_none_or(|below| from < below)
    }
}

/// Whether a candidate counts for the jobs ledger: the stated register flag decides, else the group
/// (domain.md sections 3 and 6).
#[must_use]
pub fn counts_for_jobs(group: TargetGroup, ldr: Option<bool>) -> bool {
    ldr.unwrap_or_else(|| group.in_register())
}

#[cfg(test)]
mod tests {
    use super::BenefitDuration::{
        LessThanOneYear, LessThanTwoYears, MoreThanOneYear, MoreThanTwoYears,
    };
    use super::*;

    #[test]
    fn every_code_is_read_back() {
        assert_eq!(TargetGroup::ALL.len(), 16);
        for group in TargetGroup::ALL {
            assert_eq!(TargetGroup::from_code(group.code()), Some(*group));
        }
        for duration in BenefitDuration::ALL {
            assert_eq!(BenefitDuration::from_code(duration.code()), Some(*duration));
        }
        assert_eq!(TargetGroup::from_code("WW"), None);
    }

    #[test]
    fn the_stated_flag_decides_before_the_group() {
        for (group, ldr, counts) in [
            (TargetGroup::Wajong, None, true),
            (TargetGroup::Wsw, None, true),
            (TargetGroup::Banenafspraak, None, true),
            (TargetGroup::BeschutWerk, None, false),
            (TargetGroup::Ww, None, false),
            (TargetGroup::Participatiewet, Some(true), true),
            (TargetGroup::Banenafspraak, Some(false), false),
        ] {
            assert_eq!(counts_for_jobs(group, ldr), counts, "{group:?} {ldr:?}");
        }
    }

    #[test]
    fn durations_imply_and_exclude_each_other() {
        for (one, other, implied, possible) in [
            (LessThanOneYear, LessThanTwoYears, true, true),
            (MoreThanTwoYears, MoreThanOneYear, true, true),
            (MoreThanOneYear, LessThanTwoYears, false, true),
            (MoreThanOneYear, MoreThanTwoYears, false, true),
            (LessThanTwoYears, LessThanOneYear, false, true),
            (LessThanOneYear, MoreThanOneYear, false, false),
            (LessThanOneYear, MoreThanTwoYears, false, false),
            (MoreThanTwoYears, MoreThanTwoYears, true, true),
        ] {
            assert_eq!(one.implies(other), implied, "{one:?} implies {other:?}");
            assert_eq!(one.may_be(other), possible, "{one:?} may be {other:?}");
        }
    }
}
