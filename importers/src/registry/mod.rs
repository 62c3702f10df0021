//! All formats of whatever kind in one place, and the one of them that is sure of a workbook.
//!
//! What ships is always there. Profiles of the installation, profiles and headings of the supplier, and what the
//! supplier chose for this one file are [`Additions`] of each reading.

mod listed;

pub use listed::{FormatKind, Listed, listed, title};

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{
    columns::{Field, Learned, SHARED, Vocabulary},
    corrections::Correction,
    external::{Answer, Installed},
    formats::{FORMATS, Format, Recognition},
    privacy::Declarations,
    profiles::{Profile, SHIPPED},
    tables::Survey,
    workbook::Workbook,
};

/// What a reading knows beside the formats that ship.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Additions {
    /// Profiles of the installation and of the supplier.
    #[serde(default)]
    pub profiles: Vec<Profile>,
    /// Headings that the supplier confirmed.
    #[serde(default)]
    pub learned: Learned,
    /// External formats of the installation.
    #[serde(default)]
    pub externals: Vec<Installed>,
    /// The name of the format that somebody chose for this file.
    #[serde(default)]
    pub chosen: Option<String>,
    /// What the supplier declared of this file.
    #[serde(default)]
    pub declarations: Declarations,
    /// Cells that the supplier corrected on a screen.
    #[serde(default)]
    pub corrections: Vec<Correction>,
}

/// Which format reads a workbook.
pub(crate) enum Recognised<'formats> {
    /// This one is sure, or was chosen.
    By(&'formats dyn Format),
    /// None is sure. These may be: more than one of them was sure, or a person must say so.
    Nobody(Vec<&'formats dyn Format>),
}

impl Additions {
    /// Every profile: those that ship, and those that were added.
    fn profiles(&self) -> impl Iterator<Item = &Profile> {
        SHIPPED.iter().chain(&self.profiles)
    }

    /// Every format that is made for one layout: profiles and external formats.
    fn specific(&self) -> impl Iterator<Item = &dyn Format> {
        let profiles = self.profiles().map(|profile| -> &dyn Format { profile });
        profiles.chain(self.externals.iter().map(|one| -> &dyn Format { one }))
    }

    /// Whether a format of that name ships as a profile or was added.
    pub fn knows(&self, name: &str) -> bool {
        self.specific().any(|format| format.name() == name)
    }

    /// Every format that can be chosen by its name.
    fn formats(&self) -> impl Iterator<Item = &dyn Format> {
        FORMATS.iter().copied().chain(self.specific())
    }

    /// Notes what an external format said of the file at hand.
    pub fn answered(&mut self, name: &str, answer: Answer) {
        let mut externals = self.externals.iter_mut();
        if let Some(one) = externals.find(|one| one.format.name == name) {
            one.answer = Some(answer);
        }
    }

    /// The shared words, and each heading that a profile or the supplier calls one of candidates' numbers: what stands
    /// under it is inspected as numbers of people.
    pub(crate) fn words_of_persons(&self) -> Cow<'static, Vocabulary> {
        let of_profiles = self.profiles.iter().flat_map(Profile::headings);
        let all = of_profiles.chain(self.learned.iter().cloned());
        Learned::of(all.filter(|one| one.field == Field::Candidate)).beside(&SHARED)
    }

    /// The format that reads a workbook. One that is made for a layout goes before those that know many layouts.
    pub(crate) fn recognised(&self, workbook: &Workbook) -> Recognised<'_> {
        if let Some(chosen) = &self.chosen
            && let Some(format) = self.formats().find(|format| format.name() == chosen)
        {
            return Recognised::By(format);
        }
        let (sure, perhaps) = judged(self.specific(), workbook, &self.learned);
        match sure.as_slice() {
            [only] => return Recognised::By(*only),
            [] => {}
            _ => return Recognised::Nobody(sure),
        }
        let sure = self.general(workbook);
        match sure.as_slice() {
            [only] if perhaps.is_empty() => Recognised::By(*only),
            _ => {
                let asked = self.only_asked().filter(|_| sure.is_empty());
                Recognised::Nobody(sure.iter().copied().chain(perhaps).chain(asked).collect())
            }
        }
    }

    /// External formats that recognise nothing: they are offered where nobody is sure.
    fn only_asked(&self) -> impl Iterator<Item = &dyn Format> {
        let asked = self.externals.iter();
        let asked = asked.filter(|one| one.format.recognise.is_nothing());
        asked.map(|one| -> &dyn Format { one })
    }

    /// The formats that know many layouts and are sure of a workbook. Where they are only so by what the supplier
    /// confirmed earlier, they must know all that a line needs: half a layout is a changed one, and is asked about.
    fn general(&self, workbook: &Workbook) -> Vec<&'static dyn Format> {
        let (sure, _) = judged(FORMATS.iter().copied(), workbook, &Learned::default());
        if !sure.is_empty() || self.learned.is_empty() {
            return sure;
        }
        let survey = Survey::of(workbook, &self.learned.beside(&SHARED));
        if survey.tables().any(|(_, table)| !table.is_complete()) {
            return Vec::new();
        }
        judged(FORMATS.iter().copied(), workbook, &self.learned).0
    }
}

/// Those that are sure of a workbook, and those of which a person must say so.
fn judged<'formats>(
    formats: impl Iterator<Item = &'formats dyn Format>,
    workbook: &Workbook,
    learned: &Learned,
) -> (Vec<&'formats dyn Format>, Vec<&'formats dyn Format>) {
    let (mut sure, mut perhaps) = (Vec::new(), Vec::new());
    for format in formats {
        match format.recognise(workbook, learned) {
            Recognition::Surely => sure.push(format),
            Recognition::Perhaps => perhaps.push(format),
            Recognition::No => {}
        }
    }
    (sure, perhaps)
}
