//! The mapping screen: where the table of an unrecognised report stands, and what its columns hold.

use askama::Template;

use super::{Choice, ProblemList, Shell};

/// `GET /reports/{id}/layout`; its forms go to the same address.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/report_layout.html")]
pub struct LayoutPage {
    /// Around the page.
    pub shell: Shell,
    /// Public id of the report.
    pub id: String,
    /// Name of its file.
    pub file_name: String,
    /// Code of the problem for which nothing is shown of the file.
    pub refused: Option<String>,
    /// What is wrong with the answers.
    pub faults: Vec<String>,
    /// What changed since the supplier said how its files are laid out.
    pub difference: Option<DifferenceView>,
    /// Importers that may read the file if the user says so.
    pub importers: Vec<Choice>,
    /// Where the table stands.
    pub place: PlaceForm,
    /// Its columns; none where there is no heading row.
    pub columns: Vec<ColumnRow>,
    /// The rest of the form.
    pub rest: RestForm,
    /// What the answers would give.
    pub trial: Option<TrialView>,
}

/// The form that says where the table stands.
#[derive(Clone, Debug, Default)]
pub struct PlaceForm {
    /// Sheets to choose from; none for csv.
    pub sheets: Vec<String>,
    /// The chosen sheet.
    pub sheet: String,
    /// The first heading row.
    pub row: u32,
    /// How many heading rows there are.
    pub height: u32,
    /// Rows of the chosen sheet that are likely, as they are read.
    pub likely: String,
    /// The chosen kind of table.
    pub kind: String,
}

/// A column with what it may hold.
#[derive(Clone, Debug)]
pub struct ColumnRow {
    /// Its place, from 1.
    pub column: u32,
    /// Its letters.
    pub letter: String,
    /// Its heading.
    pub heading: String,
    /// A few of its values.
    pub samples: Vec<String>,
    /// Whether its values are not shown because they may say who somebody is.
    pub private: bool,
    /// What it may hold: code and words.
    pub choices: Vec<Choice>,
    /// The code of what is chosen.
    pub chosen: String,
    /// Where the choice comes from: `suggested`, `earlier`, or nothing.
    pub from: &'static str,
    /// How likely a suggestion is, in per cent.
    pub likely: i32,
}

/// What is asked beside the columns.
#[derive(Clone, Debug, Default)]
pub struct RestForm {
    /// What the layout is called.
    pub title: String,
    /// The layout that it can take the place of: name and title.
    pub replaces: Option<Choice>,
    /// Whether it takes the place of that one.
    pub replace: bool,
    /// Numbers of contracts to choose from.
    pub contracts: Vec<String>,
    /// The chosen one; empty for "it is in the file".
    pub contract: String,
    /// Periods to choose from.
    pub periods: Vec<Choice>,
    /// The chosen one; empty for "it is in the file".
    pub period: String,
    /// The chosen decimal sign; `None` where no number needs it.
    pub decimals: Option<String>,
    /// The chosen order of days; `None` where no day needs it.
    pub days: Option<String>,
    /// Words for target groups that nobody knows, each with the chosen group.
    pub groups: Vec<(String, String)>,
    /// Groups to choose from.
    pub group_choices: Vec<Choice>,
}

/// What changed since a layout was said.
#[derive(Clone, Debug)]
pub struct DifferenceView {
    /// What the layout is called.
    pub title: String,
    /// Columns whose heading is gone: what they held, their heading, where they stood.
    pub missing: Vec<(String, String, String)>,
    /// Headings that are new, and where they stand.
    pub new: Vec<(String, String)>,
    /// Columns that moved: their heading, from where, to where.
    pub moved: Vec<(String, String, String)>,
}

/// What reading by the answers would give.
#[derive(Clone, Debug)]
pub struct TrialView {
    /// Code of the state that the report would get.
    pub state: String,
    /// How many lines there would be.
    pub lines: u64,
    /// How many rows were looked at.
    pub rows: u32,
    /// How many rows are no data.
    pub no_data: u32,
    /// The period that the file states, as it is read.
    pub period: Option<String>,
    /// The contracts that it names.
    pub contracts: Vec<String>,
    /// Names of the columns of the first lines.
    pub headings: Vec<String>,
    /// The first lines.
    pub first: Vec<Vec<String>>,
    /// What is wrong.
    pub problems: ProblemList,
}

/// `GET /layouts`: the layouts and headings that suppliers confirmed.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/layouts.html")]
pub struct LayoutsPage {
    /// Around the page.
    pub shell: Shell,
    /// Layouts in use.
    pub layouts: Vec<LayoutRow>,
    /// Headings in use.
    pub headings: Vec<HeadingRow>,
    /// Whether layouts of several suppliers are shown.
    pub of_all: bool,
}

/// A layout in use.
#[derive(Clone, Debug)]
pub struct LayoutRow {
    /// Public id.
    pub id: String,
    /// Supplier.
    pub supplier: String,
    /// What it is called.
    pub title: String,
    /// Version.
    pub version: i32,
    /// Who made it.
    pub made_by: String,
    /// When, as it is read.
    pub made_at: String,
}

/// A heading in use.
#[derive(Clone, Debug)]
pub struct HeadingRow {
    /// Public id.
    pub id: String,
    /// Supplier.
    pub supplier: String,
    /// The heading.
    pub heading: String,
    /// What it means, in words.
    pub field: String,
    /// Who confirmed it.
    pub learned_by: String,
    /// When, as it is read.
    pub learned_at: String,
}
