//! External formats: executables of an installation that read the cells of a workbook as JSON Lines and write a reading
//! as JSON Lines.
//!
//! Nothing is started here: the server runs the executable in its jail and hands the answer to the reading, which
//! trusts none of it. A workbook with citizen service numbers is never written out.

mod answer;
mod cells;
mod descriptor;
mod entry;
mod recognition;

pub use answer::Unusable;
pub(crate) use answer::receive;
pub use cells::{Asked, asked_of, write_cells};
pub use descriptor::{External, Recognise};

use serde::{Deserialize, Serialize};

use crate::{
    columns::Learned,
    formats::{Format, Recognition},
    problem::{Code, Problem},
    reading::{Conclusion, Outcome, Receiver},
    workbook::Workbook,
};

/// An external format of an installation, with its answer for the file at hand.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Installed {
    /// What it is.
    pub format: External,
    /// What its executable said of this file; `None` where it was not asked.
    #[serde(default)]
    pub answer: Option<Answer>,
}

/// What an executable gave.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// What it wrote.
    Said(String),
    /// It gave no answer: it failed, hung, or said too much.
    Broke,
}

impl Format for Installed {
    fn name(&self) -> &str {
        &self.format.name
    }

    fn version(&self) -> u32 {
        self.format.version
    }

    fn title(&self) -> &str {
        &self.format.title
    }

    fn recognise(&self, workbook: &Workbook, _: &Learned) -> Recognition {
        self.format.recognised(workbook)
    }

    fn read(&self, workbook: &Workbook, _: &Learned, receiver: &mut dyn Receiver) -> Conclusion {
        let unusable = match &self.answer {
            Some(Answer::Said(text)) => match receive(text, &self.format, workbook, receiver) {
                Ok(conclusion) => return conclusion,
                Err(unusable) => unusable,
            },
            Some(Answer::Broke) => Unusable::whole("it gave no answer"),
            None => Unusable::whole("it was not asked"),
        };
        let told = format!("{}: {unusable}", self.format.name);
        receiver.problem(Problem::of_file(Code::ImporterBroke).found(told));
        Conclusion::of(Outcome::Unrecognised)
    }
}
