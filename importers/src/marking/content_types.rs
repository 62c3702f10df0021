//! What kind of part each part of a package is, and the kinds of the new ones.

use super::{
    Unpatchable,
    edits::Edits,
    escape::escaped,
    markup::{Step, Walk, with_open_root},
    package::Package,
};

const PATH: &str = "[Content_Types].xml";
const SPREADSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const DRAWING: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";
/// Of a workbook with macros.
const WITH_MACROS: &str = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";

/// The kinds of parts, and what is added to them.
pub(super) struct ContentTypes {
    text: String,
    prefix: String,
    end: u64,
    /// What files with the ending `vml` are by themselves, where the package says.
    vml: Option<String>,
    edits: Edits,
    /// Whether the workbook may hold macros.
    pub(super) has_macros: bool,
}

impl ContentTypes {
    /// Reads them.
    pub(super) fn of(package: &mut Package<'_>) -> Result<Self, Unpatchable> {
        let text = with_open_root(package.needed(PATH)?)?;
        let mut types = Self {
            prefix: String::new(),
            end: 0,
            vml: None,
            edits: Edits::default(),
            has_macros: false,
            text: String::new(),
        };
        let mut walk = Walk::begin(text.as_bytes())?;
        loop {
            match walk.step()? {
                Step::Open(tag) => {
                    let kind = tag.attribute("ContentType");
                    types.has_macros |= kind.as_deref() == Some(WITH_MACROS);
                    let ending = tag.attribute("Extension").unwrap_or_default();
                    if tag.local() == "Types" {
                        tag.prefix().clone_into(&mut types.prefix);
                    } else if tag.local() == "Default" && ending.eq_ignore_ascii_case("vml") {
                        types.vml = kind;
                    }
                }
                Step::Close(place) => types.end = place.start,
                Step::Text(_) => {}
                Step::End => break,
            }
        }
        types.text = text;
        Ok(types)
    }

    /// Says that a part is a sheet.
    pub(super) fn add_sheet(&mut self, path: &str) {
        self.name(path, &format!("{SPREADSHEET}.worksheet+xml"));
    }

    /// Says that a part holds notes.
    pub(super) fn add_notes(&mut self, path: &str) {
        self.name(path, &format!("{SPREADSHEET}.comments+xml"));
    }

    /// Says that a part draws the boxes of notes.
    pub(super) fn add_drawing(&mut self, path: &str) {
        match self.vml.as_deref() {
            Some(DRAWING) => {}
            Some(_) => self.name(path, DRAWING),
            None => {
                let prefix = &self.prefix;
                self.edits.insert(
                    self.end,
                    format!("<{prefix}Default Extension=\"vml\" ContentType=\"{DRAWING}\"/>"),
                );
                self.vml = Some(DRAWING.to_owned());
            }
        }
    }

    fn name(&mut self, path: &str, kind: &str) {
        let (prefix, path) = (&self.prefix, escaped(path));
        self.edits.insert(
            self.end,
            format!("<{prefix}Override PartName=\"/{path}\" ContentType=\"{kind}\"/>"),
        );
    }

    /// Puts them back into the package.
    pub(super) fn save(self, package: &mut Package<'_>) -> Result<(), Unpatchable> {
        if !self.edits.is_empty() {
            let text = self.edits.applied(&self.text)?;
            package.put(PATH, text);
        }
        Ok(())
    }
}
