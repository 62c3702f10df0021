//! What a format is, and all that there are. The list is made by the build script from the folders beside this file.

use crate::{
    reading::{Conclusion, Receiver},
    workbook::Workbook,
};

include!(concat!(env!("OUT_DIR"), "/formats.rs"));

/// A layout of reports that can be told from others and read.
///
/// A format knows no storage, no clock and no configuration.
pub trait Format: Sync {
    /// Its name; the same as its folder.
    fn name(&self) -> &'static str;
    /// Goes up whenever it reads the same file in another way.
    fn version(&self) -> u32;
    /// What people call it, in Dutch.
    fn title(&self) -> &'static str;
    /// Whether a workbook is laid out like this.
    fn recognise(&self, workbook: &Workbook) -> Recognition;
    /// Reads a workbook that it recognises, handing lines and problems on as they come.
    fn read(&self, workbook: &Workbook, receiver: &mut dyn Receiver) -> Conclusion;
}

/// Whether a workbook is laid out as a format says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recognition {
    /// It is not.
    No,
    /// It may be; a person must say so.
    Perhaps,
    /// It is, and no other format should say so.
    Surely,
}

/// The one format that is sure of a workbook.
pub(crate) fn recognised(workbook: &Workbook) -> Option<&'static dyn Format> {
    let mut sure = FORMATS
        .iter()
        .filter(|format| format.recognise(workbook) == Recognition::Surely);
    let first = sure.next()?;
    match sure.next() {
        None => Some(*first),
        Some(_) => None,
    }
}
