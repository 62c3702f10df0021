//! What a format is, and all that there are. The list is made by the build script from the folders beside this file.

mod surveyed;

use crate::{
    columns::Learned,
    reading::{Conclusion, Receiver},
    workbook::Workbook,
};

include!(concat!(env!("OUT_DIR"), "/formats.rs"));

/// A layout of reports that can be told from others and read.
///
/// A format knows no storage, no clock and no configuration.
pub trait Format: Sync {
    /// Its name; that of a folder here is the same as its folder.
    fn name(&self) -> &str;
    /// Goes up whenever it reads the same file in another way.
    fn version(&self) -> u32;
    /// What people call it, in Dutch.
    fn title(&self) -> &str;
    /// Whether a workbook is laid out like this; headings that its supplier confirmed earlier count as known.
    fn recognise(&self, workbook: &Workbook, learned: &Learned) -> Recognition;
    /// Reads a workbook that it recognises, handing lines and problems on as they come.
    fn read(
        &self,
        workbook: &Workbook,
        learned: &Learned,
        receiver: &mut dyn Receiver,
    ) -> Conclusion;
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
