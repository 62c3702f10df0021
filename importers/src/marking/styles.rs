//! The styles of a workbook: those of marked cells, made after the cells' own, and those of the sheet of problems.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Unpatchable,
    colours::{self, Contrast},
    edits::Edits,
    markup::{Step, Tag, Walk, with_attribute},
    package::Package,
};
use crate::problem::Severity;

/// More styles than this no program takes.
const MOST: usize = 64_000;

/// What becomes of a cell's style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Use {
    /// The style of that number, in the colour of a severity.
    Marked(u32, Severity),
    /// The style of that number without the colour of an earlier mark.
    Cleared(u32),
}

/// Styles of the sheet of problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Title,
    Muted,
    /// White on white: for programs only.
    Unseen,
    Heading,
    Text,
    Link,
    Word(Severity),
}

impl Look {
    const ALL: [Self; 9] = [
        Self::Title,
        Self::Muted,
        Self::Unseen,
        Self::Heading,
        Self::Text,
        Self::Link,
        Self::Word(Severity::Error),
        Self::Word(Severity::Warning),
        Self::Word(Severity::Note),
    ];
}

/// The styles part.
pub(super) struct Styles {
    path: String,
    text: String,
    prefix: String,
    fonts: Collection,
    fills: Collection,
    cells: Collection,
    uses: BTreeMap<Use, usize>,
}

/// One of the lists of the part: what its elements say, where their number stands and where the list ends.
#[derive(Default)]
struct Collection {
    elements: Vec<String>,
    count: Option<(u64, u64)>,
    end: Option<u64>,
    added: Vec<String>,
}

impl Collection {
    fn push(&mut self, element: String) -> usize {
        let place = self.elements.len().saturating_add(self.added.len());
        self.added.push(element);
        place
    }

    /// The same, unless it was added before.
    fn add(&mut self, element: String) -> usize {
        match self.added.iter().position(|other| *other == element) {
            Some(known) => self.elements.len().saturating_add(known),
            None => self.push(element),
        }
    }

    fn save(&self, edits: &mut Edits) -> Result<(), Unpatchable> {
        let end = self.end.ok_or(Unpatchable("a list of styles is missing"))?;
        let total = self.elements.len().saturating_add(self.added.len());
        if let Some((from, to)) = self.count {
            edits.replace(from, to, total.to_string());
        }
        edits.insert(end, self.added.concat());
        Ok(())
    }
}

impl Styles {
    /// Reads the styles part.
    pub(super) fn of(package: &mut Package<'_>, path: String) -> Result<Self, Unpatchable> {
        let text = package.needed(&path)?;
        let mut styles = Self {
            path,
            text: String::new(),
            prefix: String::new(),
            fonts: Collection::default(),
            fills: Collection::default(),
            cells: Collection::default(),
            uses: BTreeMap::new(),
        };
        styles.walk(&text)?;
        styles.text = text;
        Ok(styles)
    }

    fn walk(&mut self, text: &str) -> Result<(), Unpatchable> {
        let mut walk = Walk::begin(text.as_bytes())?;
        let (mut path, mut element_start): (Vec<String>, u64) = (Vec::new(), 0);
        loop {
            match walk.step()? {
                Step::Open(tag) => {
                    if path.is_empty() {
                        tag.prefix().clone_into(&mut self.prefix);
                    }
                    if path.len() == 1 {
                        self.enter(&tag);
                    }
                    if path.len() == 2 {
                        element_start = tag.place.start;
                    }
                    if !tag.is_empty {
                        path.push(tag.local().to_owned());
                    } else if path.len() == 2 {
                        self.keep(&path, text, element_start, tag.place.end)?;
                    }
                }
                Step::Close(place) => {
                    let name = path.pop().unwrap_or_default();
                    if path.len() == 2 {
                        self.keep(&path, text, element_start, place.end)?;
                    } else if path.len() == 1
                        && let Some(list) = self.list(&name)
                    {
                        list.end = Some(place.start);
                    }
                }
                Step::Text(_) => {}
                Step::End => return Ok(()),
            }
        }
    }

    fn list(&mut self, name: &str) -> Option<&mut Collection> {
        match name {
            "fonts" => Some(&mut self.fonts),
            "fills" => Some(&mut self.fills),
            "cellXfs" => Some(&mut self.cells),
            _ => None,
        }
    }

    fn enter(&mut self, tag: &Tag) {
        let count = tag.value_place("count");
        if let Some(list) = self.list(tag.local()) {
            list.count = count.map(|place| (place.start, place.end));
        }
    }

    fn keep(&mut self, path: &[String], text: &str, from: u64, to: u64) -> Result<(), Unpatchable> {
        let part = usize::try_from(from)
            .ok()
            .zip(usize::try_from(to).ok())
            .and_then(|(from, to)| text.get(from..to))
            .ok_or(Unpatchable("a style that can't be read"))?
            .to_owned();
        if let Some(list) = path.get(1).and_then(|name| self.list(name)) {
            list.elements.push(part);
        }
        Ok(())
    }

    /// Numbers of the styles that have the colour of an earlier mark.
    pub(super) fn marked_before(&self) -> Result<BTreeSet<u32>, Unpatchable> {
        let mut marked = BTreeSet::new();
        for (number, cell) in self.cells.elements.iter().enumerate() {
            let fill = first_tag(cell)?.number("fillId").unwrap_or_default();
            let fill = usize::try_from(fill).unwrap_or(usize::MAX);
            if self
                .fills
                .elements
                .get(fill)
                .is_some_and(|fill| colours::is_ours(fill))
            {
                marked.extend(u32::try_from(number));
            }
        }
        Ok(marked)
    }

    /// The number of the style that a cell gets.
    pub(super) fn number(&mut self, wanted: Use) -> Result<usize, Unpatchable> {
        if let Some(number) = self.uses.get(&wanted) {
            return Ok(*number);
        }
        let (Use::Marked(style, _) | Use::Cleared(style)) = wanted;
        let own = usize::try_from(style).unwrap_or(usize::MAX);
        let own = self
            .cells
            .elements
            .get(own)
            .ok_or(Unpatchable("a style that is not there"))?;
        let (own, tag) = (own.clone(), first_tag(own)?);
        let (fill, font) = match wanted {
            Use::Marked(_, severity) => {
                let fill = self.fills.add(colours::fill(&self.prefix, severity));
                (fill, self.readable_font(&tag, severity))
            }
            Use::Cleared(_) => (0, None),
        };
        let mut content = with_attribute(tag.content(), "fillId", &fill.to_string());
        content = with_attribute(&content, "applyFill", "1");
        if let Some(font) = font {
            content = with_attribute(&content, "fontId", &font.to_string());
            content = with_attribute(&content, "applyFont", "1");
        }
        let rest = usize::try_from(tag.place.end)
            .ok()
            .and_then(|end| own.get(end..));
        let end = if tag.is_empty { "/>" } else { ">" };
        let number = self
            .cells
            .push(format!("<{content}{end}{}", rest.unwrap_or_default()));
        if number > MOST {
            return Err(Unpatchable("too many styles"));
        }
        self.uses.insert(wanted, number);
        Ok(number)
    }

    /// Another font where letters of the cell's own colour could not be read on the colour of a mark.
    fn readable_font(&mut self, cell: &Tag, severity: Severity) -> Option<usize> {
        let number = usize::try_from(cell.number("fontId").unwrap_or_default()).ok()?;
        let font = self.fonts.elements.get(number)?;
        match colours::contrast(font, severity) {
            Contrast::Enough => None,
            Contrast::Unsure(darker) => Some(self.fonts.add(darker)),
        }
    }

    /// The number of a style of the sheet of problems.
    pub(super) fn look(&mut self, look: Look) -> usize {
        let prefix = self.prefix.clone();
        let (bold, size, colour, underlined) = match look {
            Look::Title => (true, 16, colours::INK, false),
            Look::Muted => (false, 10, colours::MUTED, false),
            Look::Unseen => (false, 10, colours::PAPER, false),
            Look::Heading => (true, 11, colours::PAPER, false),
            Look::Text => (false, 11, colours::INK, false),
            Look::Link => (false, 11, colours::LINK, true),
            Look::Word(_) => (true, 11, colours::INK, false),
        };
        let font = self
            .fonts
            .add(colours::font(&prefix, bold, underlined, size, colour));
        let fill = match look {
            Look::Heading => self.fills.add(colours::solid(&prefix, colours::BAND)),
            Look::Word(severity) => self.fills.add(colours::fill(&prefix, severity)),
            _ => 0,
        };
        let wrap = !matches!(look, Look::Title | Look::Muted | Look::Unseen);
        // Format 49 is text: what is typed over such a cell never becomes a formula.
        self.cells.add(format!(
            "<{prefix}xf numFmtId=\"49\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\"><{prefix}alignment vertical=\"top\" wrapText=\"{}\"/></{prefix}xf>",
            u8::from(wrap)
        ))
    }

    /// Adds every style of the sheet of problems.
    pub(super) fn looks(&mut self) -> impl Fn(Look) -> usize + use<> {
        let numbers = Look::ALL.map(|look| (look, self.look(look)));
        move |wanted| {
            let found = numbers.iter().find(|(look, _)| *look == wanted);
            found.map_or(0, |(_, number)| *number)
        }
    }

    /// Puts the styles back into the package.
    pub(super) fn save(self, package: &mut Package<'_>) -> Result<(), Unpatchable> {
        let mut edits = Edits::default();
        for list in [&self.fonts, &self.fills, &self.cells] {
            list.save(&mut edits)?;
        }
        let text = edits.applied(&self.text)?;
        package.put(&self.path, text);
        Ok(())
    }
}

fn first_tag(element: &str) -> Result<Tag, Unpatchable> {
    match Walk::begin(element.as_bytes())?.step()? {
        Step::Open(tag) => Ok(tag),
        _ => Err(Unpatchable("a style that can't be read")),
    }
}
