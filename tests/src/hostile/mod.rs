//! Files that mean harm, or are harmed: made on the spot, since some claim terabytes.

#![expect(
    clippy::indexing_slicing,
    reason = "what makes files for tests must fail where it makes none"
)]

mod damaged;
mod ods;
mod package;
mod parts;
mod text;
mod xlsx;

pub use damaged::Damaged;

/// A file that would harm a careless reader.
#[derive(Debug, Clone)]
pub struct Hostile {
    /// What it does, and the name of the file: `bomb.xlsx`.
    pub name: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Every hostile file; together they take some mebibytes.
///
/// # Errors
/// A package can't be written.
pub fn hostile_files() -> anyhow::Result<Vec<Hostile>> {
    let made = [
        ("used-range.xlsx", xlsx::used_range()?),
        ("claimed-strings.xlsx", xlsx::claimed_strings()?),
        ("blanks-in-a-string.xlsx", xlsx::blanks_in_strings()?),
        ("blanks-in-a-cell.xlsx", xlsx::blanks_in_a_cell()?),
        ("blanks-that-lie.xlsx", xlsx::blanks_that_lie()?),
        ("deep.xlsx", xlsx::deep()?),
        ("many-sheets.xlsx", xlsx::many_sheets()?),
        ("document-type.xlsx", xlsx::document_type()?),
        (
            "document-type-in-strings.xlsx",
            xlsx::document_type_in_strings()?,
        ),
        ("formula-chain.xlsx", xlsx::formula_chain()?),
        ("merged.xlsx", xlsx::merged()?),
        ("styles.xlsx", xlsx::styles()?),
        ("climbing-entry.xlsx", xlsx::climbing_entry()?),
        ("one-long-tag.xlsx", xlsx::one_long_tag()?),
        ("twice-the-same-part.xlsx", xlsx::twice_the_same_part()?),
        ("signs-in-a-tag.xlsx", parts::signs_in_a_tag()?),
        ("hidden-columns.xlsx", parts::hidden_columns()?),
        ("many-relations.xlsx", parts::many_relations()?),
        ("parts-in-each-other.xlsx", parts::parts_in_each_other()?),
        ("two-packages.xlsx", parts::two_packages()?),
        ("long-name.xlsx", parts::long_name()?),
        ("repeats.ods", ods::repeats()?),
        ("repeats-of-text.ods", ods::repeats_of_text()?),
        ("deep.ods", ods::deep()?),
        ("document-type.ods", ods::document_type()?),
        ("blanks.ods", ods::blanks()?),
        ("many-columns.csv", text::many_columns()),
        ("one-field.csv", text::one_field()),
        ("open-quote.csv", text::open_quote()),
        ("many-lines.csv", text::many_lines()),
        ("long-texts.csv", text::long_texts()),
        ("one-line.csv", text::one_line()),
        ("wide-rows.csv", text::wide_rows()),
        ("loop.xls", text::looping_compound_file()),
    ];
    let all = made
        .into_iter()
        .map(|(name, bytes)| Hostile { name, bytes });
    Ok(all.collect())
}
