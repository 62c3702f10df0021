//! The part that names the sheets: which there are, and a new one before them.

use super::{
    Unpatchable,
    edits::Edits,
    escape::escaped,
    markup::{MAIN, RELATIONS, Step, Tag, Walk},
    package::Package,
    relations::Relations,
};

/// The workbook part and what it refers to.
pub(super) struct WorkbookPart {
    path: String,
    text: String,
    prefix: String,
    relations_prefix: Option<String>,
    /// What it refers to.
    pub(super) relations: Relations,
    /// Its sheets, in order; those that are no worksheets too.
    pub(super) tabs: Vec<Tab>,
    /// Where the tag `sheets` begins and ends.
    sheets: Option<(u64, u64)>,
    has_views: bool,
    edits: Edits,
}

/// A sheet as the workbook names it.
#[derive(Clone, Debug)]
pub(super) struct Tab {
    /// The name on its tab.
    pub(super) name: String,
    /// The path of its part.
    pub(super) path: String,
    /// Whether it holds cells: a worksheet, not a chart.
    pub(super) has_cells: bool,
    /// Whether a person sees it.
    pub(super) visible: bool,
    number: u32,
}

/// Kinds of relation that say that a package must not be changed.
const SEALED: &[&str] = &["origin", "revisionHeaders"];

impl WorkbookPart {
    /// Finds it from the package's own references.
    pub(super) fn of(package: &mut Package<'_>) -> Result<Self, Unpatchable> {
        let root = Relations::of(package, "")?;
        let path = root.first("officeDocument");
        let path = path.ok_or(Unpatchable("no workbook part"))?;
        let relations = Relations::of(package, &path)?;
        let sealed = |relations: &Relations| {
            let mut all = relations.all().iter();
            all.any(|relation| SEALED.contains(&relation.kind.as_str()))
        };
        if sealed(&root) || sealed(&relations) {
            return Err(Unpatchable("signed or shared"));
        }
        let mut part = Self {
            text: package.needed(&path)?,
            path,
            prefix: String::new(),
            relations_prefix: None,
            relations,
            tabs: Vec::new(),
            sheets: None,
            has_views: false,
            edits: Edits::default(),
        };
        part.walk()?;
        Ok(part)
    }

    fn walk(&mut self) -> Result<(), Unpatchable> {
        let text = std::mem::take(&mut self.text);
        let (mut walk, mut depth) = (Walk::begin(text.as_bytes())?, 0_u32);
        loop {
            match walk.step()? {
                Step::Open(tag) => {
                    self.tag(&tag, depth)?;
                    depth = depth.saturating_add(u32::from(!tag.is_empty));
                }
                Step::Close(_) => depth = depth.saturating_sub(1),
                Step::Text(_) => {}
                Step::End => break,
            }
        }
        self.text = text;
        Ok(())
    }

    fn tag(&mut self, tag: &Tag, depth: u32) -> Result<(), Unpatchable> {
        match (depth, tag.local()) {
            (0, _) => {
                if !tag.is_in(MAIN) {
                    return Err(Unpatchable("not the usual namespace"));
                }
                tag.prefix().clone_into(&mut self.prefix);
                self.relations_prefix = tag.prefix_of(RELATIONS);
            }
            (1, "sheets") if !tag.is_empty => {
                self.sheets = Some((tag.place.start, tag.place.end));
            }
            (1, "bookViews") if tag.is_empty => {
                self.edits.replace(tag.place.start, tag.place.end, "");
            }
            (2, "sheet") => self.tab(tag)?,
            (2, "workbookView") => {
                self.has_views = true;
                self.shift(tag, "activeTab", true);
                // The new tab is first: it must not be scrolled out of sight.
                if let Some(place) = tag.value_place("firstSheet") {
                    self.edits.replace(place.start, place.end, "0");
                }
            }
            (2, "definedName") => self.shift(tag, "localSheetId", false),
            _ => {}
        }
        Ok(())
    }

    fn tab(&mut self, tag: &Tag) -> Result<(), Unpatchable> {
        let reference = tag.reference().unwrap_or_default();
        let relation = self.relations.by_id(&reference);
        let relation = relation.ok_or(Unpatchable("a sheet without a part"))?;
        let state = tag.attribute("state").unwrap_or_default();
        self.tabs.push(Tab {
            name: tag.attribute("name").unwrap_or_default(),
            path: relation.path.clone(),
            has_cells: relation.kind == "worksheet",
            visible: !matches!(state.as_str(), "hidden" | "veryHidden"),
            number: tag.number("sheetId").unwrap_or_default(),
        });
        Ok(())
    }

    /// A sheet is named by its place: one sheet before it makes that one more.
    fn shift(&mut self, tag: &Tag, name: &str, add: bool) {
        let value = tag.number(name);
        match (tag.value_place(name), value) {
            (Some(place), Some(value)) => {
                let value = value.saturating_add(1).to_string();
                self.edits.replace(place.start, place.end, value);
            }
            (None, _) if add => self
                .edits
                .insert(tag.after_name(), format!(" {name}=\"1\"")),
            _ => {}
        }
    }

    /// A name for a new tab that no other has, near to the one wished for.
    pub(super) fn free_name(&self, wished: &str) -> String {
        const LONGEST: usize = 31;
        let allowed: String = wished
            .chars()
            .filter(|sign| {
                !sign.is_control() && !matches!(sign, '[' | ']' | ':' | '*' | '?' | '/' | '\\')
            })
            .collect();
        let allowed = allowed.trim().trim_matches('\'');
        let allowed = if allowed.is_empty() {
            "Meetbaar"
        } else {
            allowed
        };
        let taken = |name: &str| {
            let folded = name.to_lowercase();
            self.tabs
                .iter()
                .any(|tab| tab.name.to_lowercase() == folded)
        };
        let with = |ending: String| {
            let room = LONGEST.saturating_sub(ending.chars().count());
            allowed.chars().take(room).collect::<String>() + &ending
        };
        let numbered = (2_u32..).map(|number| with(format!(" ({number})")));
        std::iter::once(with(String::new()))
            .chain(numbered)
            .find(|name| !taken(name))
            .unwrap_or_default()
    }

    /// A number that no sheet has: one more than the highest, within what programs take.
    fn free_number(&self) -> u32 {
        const HIGHEST: u32 = 65_534;
        let taken = |number: &u32| self.tabs.iter().any(|tab| tab.number == *number);
        let highest = self.tabs.iter().map(|tab| tab.number).max();
        let next = highest.unwrap_or_default().saturating_add(1);
        if next <= HIGHEST {
            return next;
        }
        (1..=HIGHEST).find(|number| !taken(number)).unwrap_or(next)
    }

    /// Puts a new sheet before all others and everything back into the package.
    pub(super) fn save_with_sheet(
        mut self,
        package: &mut Package<'_>,
        name: &str,
        path: &str,
    ) -> Result<(), Unpatchable> {
        let (start, end) = self.sheets.ok_or(Unpatchable("no sheets"))?;
        let reference = self.relations.add("worksheet", path);
        let number = self.free_number();
        let prefix = &self.prefix;
        if !self.has_views {
            let views = format!(
                "<{prefix}bookViews><{prefix}workbookView activeTab=\"1\"/></{prefix}bookViews>"
            );
            self.edits.insert(start, views);
        }
        let (binding, relations) = match &self.relations_prefix {
            Some(prefix) => (String::new(), prefix.as_str()),
            None => (format!(" xmlns:r=\"{RELATIONS}\""), "r:"),
        };
        self.edits.insert(
            end,
            format!(
                "<{prefix}sheet{binding} name=\"{}\" sheetId=\"{number}\" {relations}id=\"{reference}\"/>",
                escaped(name)
            ),
        );
        let text = self.edits.applied(&self.text)?;
        package.put(&self.path, text);
        self.relations.save(package)
    }
}
