//! A format that is told from others by what a survey of the workbook finds, and read by the rules that all share.

use std::sync::LazyLock;

use super::{Format, Recognition};
use crate::{
    columns::{Learned, Vocabulary},
    lines,
    reading::{Conclusion, Receiver},
    tables::Survey,
    workbook::{Kind, Workbook},
};

/// What sets such a format apart.
pub(crate) struct SurveyedFormat {
    /// The name of its folder.
    pub(crate) name: &'static str,
    /// Goes up whenever it reads the same file in another way.
    pub(crate) version: u32,
    /// What people call it, in Dutch.
    pub(crate) title: &'static str,
    /// The shared headings and its own.
    pub(crate) words: &'static LazyLock<Vocabulary>,
    /// The kinds of files that it may be.
    pub(crate) is_of: fn(Kind) -> bool,
    /// Whether what was found in such a file is laid out like this, and like no other format.
    pub(crate) recognises: fn(&Survey<'_>) -> bool,
}

impl Format for SurveyedFormat {
    fn name(&self) -> &str {
        self.name
    }

    fn version(&self) -> u32 {
        self.version
    }

    fn title(&self) -> &str {
        self.title
    }

    fn recognise(&self, workbook: &Workbook, learned: &Learned) -> Recognition {
        let survey = || Survey::of(workbook, &learned.beside(self.words));
        if (self.is_of)(workbook.kind) && (self.recognises)(&survey()) {
            Recognition::Surely
        } else {
            Recognition::No
        }
    }

    fn read(
        &self,
        workbook: &Workbook,
        learned: &Learned,
        receiver: &mut dyn Receiver,
    ) -> Conclusion {
        let survey = Survey::of(workbook, &learned.beside(self.words));
        lines::read(&survey, self.name, self.version, receiver)
    }
}

/// Whether a survey found a list, or what says that there is nothing to list.
pub(crate) fn has_list(survey: &Survey<'_>) -> bool {
    survey.tables().next().is_some() || lines::is_nil_report(survey)
}
