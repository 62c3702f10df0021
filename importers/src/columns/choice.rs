//! The words of drop-down lists: of each value the one spelling that templates offer and messages suggest.
//!
//! The readers of `values` know every one of them, and many more.

use super::Language;

/// A closed list of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Target groups (domain.md section 3).
    TargetGroups,
    /// How long a benefit runs.
    BenefitDurations,
    /// Yes or no.
    YesNo,
    /// Arrangements (contractvormen).
    Arrangements,
}

/// One value of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The value's own code, as files and interfaces use it.
    pub code: &'static str,
    /// How it is offered in Dutch.
    pub nl: &'static str,
    /// How it is offered in English.
    pub en: &'static str,
}

impl Chosen {
    /// How the value is offered.
    pub const fn word(&self, language: Language) -> &'static str {
        match language {
            Language::Dutch => self.nl,
            Language::English => self.en,
        }
    }
}

impl Choice {
    /// Every list.
    pub const ALL: [Self; 4] = [
        Self::TargetGroups,
        Self::BenefitDurations,
        Self::YesNo,
        Self::Arrangements,
    ];

    /// The values of the list, in the order in which they are offered.
    pub const fn options(self) -> &'static [Chosen] {
        match self {
            Self::TargetGroups => TARGET_GROUPS,
            Self::BenefitDurations => BENEFIT_DURATIONS,
            Self::YesNo => YES_NO,
            Self::Arrangements => ARRANGEMENTS,
        }
    }

    /// How the value of a code is offered.
    pub fn word(self, code: &str, language: Language) -> Option<&'static str> {
        self.options()
            .iter()
            .find(|option| option.code == code)
            .map(|option| option.word(language))
    }
}

const fn offered(code: &'static str, nl: &'static str, en: &'static str) -> Chosen {
    Chosen { code, nl, en }
}

const TARGET_GROUPS: &[Chosen] = &[
    offered("participatiewet", "Participatiewet", "Participation Act"),
    offered("ww", "WW", "Unemployment benefit (WW)"),
    offered("wia_wao", "WIA/WAO", "Disability benefit (WIA/WAO)"),
    offered("wajong", "Wajong", "Young disabled benefit (Wajong)"),
    offered("wsw", "WSW", "Sheltered employment (WSW)"),
    offered("beschut_werk", "Beschut werk", "Sheltered work"),
    offered("banenafspraak", "Banenafspraak", "Jobs agreement"),
    offered(
        "nug",
        "Niet-uitkeringsgerechtigd (NUG)",
        "Jobseeker without benefit (NUG)",
    ),
    offered("bbl", "BBL", "Apprenticeship (BBL)"),
    offered("bol", "BOL-stage", "Internship (BOL)"),
    offered("stage_hbo", "HBO-stage", "Internship HBO"),
    offered("pro_vso", "PrO/VSO", "Special education (PrO/VSO)"),
    offered(
        "zonder_startkwalificatie",
        "Zonder startkwalificatie",
        "Without basic qualification",
    ),
    offered("statushouder", "Statushouder", "Permit holder"),
    offered(
        "werkervaringsplaats",
        "Werkervaringsplaats",
        "Work experience place",
    ),
    offered("overig", "Overig", "Other"),
];

const BENEFIT_DURATIONS: &[Chosen] = &[
    offered("lt_1y", "korter dan 1 jaar", "less than 1 year"),
    offered("gt_1y", "langer dan 1 jaar", "more than 1 year"),
    offered("lt_2y", "korter dan 2 jaar", "less than 2 years"),
    offered("gt_2y", "langer dan 2 jaar", "more than 2 years"),
];

const YES_NO: &[Chosen] = &[offered("yes", "ja", "yes"), offered("no", "nee", "no")];

const ARRANGEMENTS: &[Chosen] = &[
    offered("permanent", "Vast contract", "Permanent contract"),
    offered("temporary", "Tijdelijk contract", "Temporary contract"),
    offered("secondment", "Detachering", "Secondment"),
    offered("apprenticeship", "Leerwerkbaan", "Apprenticeship"),
    offered("internship", "Stage", "Internship"),
];

#[cfg(test)]
mod tests {
    use meetbaar_domain::target_group::{BenefitDuration, TargetGroup};

    use super::*;
    use crate::{
        values,
        workbook::{Cell, Value},
    };

    /// The code that the reader of a list gives for a word.
    fn read(choice: Choice, word: &str) -> Option<&'static str> {
        match choice {
            Choice::TargetGroups => values::group(word).map(|group| group.group.code()),
            Choice::BenefitDurations => values::benefit_duration(word).0.map(BenefitDuration::code),
            Choice::YesNo => values::flag(&Cell::new(1, Value::Text(word)))
                .flatten()
                .map(|yes| if yes { "yes" } else { "no" }),
            Choice::Arrangements => values::arrangement(word).map(|arrangement| arrangement.code()),
        }
    }

    #[test]
    fn every_word_that_is_offered_is_read_back() {
        for choice in Choice::ALL {
            for option in choice.options() {
                for word in [option.nl, option.en] {
                    assert_eq!(read(choice, word), Some(option.code), "{word}");
                }
            }
        }
    }

    #[test]
    fn every_value_is_offered_once() {
        let codes = |choice: Choice| -> Vec<&str> {
            choice.options().iter().map(|option| option.code).collect()
        };
        let groups: Vec<&str> = TargetGroup::ALL.iter().map(|group| group.code()).collect();
        assert_eq!(codes(Choice::TargetGroups), groups);
        let durations: Vec<&str> = BenefitDuration::ALL
            .iter()
            .map(|duration| duration.code())
            .collect();
        assert_eq!(codes(Choice::BenefitDurations), durations);
        assert_eq!(codes(Choice::Arrangements).len(), 5);
    }
}
