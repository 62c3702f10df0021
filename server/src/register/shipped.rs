//! The value tables and the demonstration that are part of the program.

use std::borrow::Cow;

/// Code and text of every value table that ships.
pub const VALUE_TABLES: &[(&str, &str)] = &[
    (
        "friesland-harlingen",
        include_str!("../../value-tables/friesland-harlingen.toml"),
    ),
    (
        "haaglanden-2023",
        include_str!("../../value-tables/haaglanden-2023.toml"),
    ),
    (
        "holland-rijnland-2023",
        include_str!("../../value-tables/holland-rijnland-2023.toml"),
    ),
    (
        "oost-nederland-2023",
        include_str!("../../value-tables/oost-nederland-2023.toml"),
    ),
    (
        "utrecht-1",
        include_str!("../../value-tables/utrecht-1.toml"),
    ),
    (
        "utrecht-3",
        include_str!("../../value-tables/utrecht-3.toml"),
    ),
];

/// The reports of the demonstration: the samples of the importers.
#[derive(rust_embed::RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../importers/src/formats"]
#[include = "*/samples/*"]
#[exclude = "*.json"]
struct Samples;

/// The sample report of that file name.
#[must_use]
pub fn report(name: &str) -> Option<Cow<'static, [u8]>> {
    let path = Samples::iter().find(|path| path.rsplit('/').next() == Some(name))?;
    Samples::get(&path).map(|file| file.data)
}

/// The portfolio of the demonstration.
pub const PORTFOLIO: &str = include_str!("../../demonstration/portfolio.toml");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::value_table_file;

    #[test]
    fn every_shipped_table_is_well_formed() {
        for (code, text) in VALUE_TABLES {
            value_table_file::parse(code, text).unwrap_or_else(|fault| panic!("{code}: {fault}"));
        }
    }

    #[test]
    fn no_table_is_left_on_the_shelf() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("value-tables");
        let files = std::fs::read_dir(folder).unwrap().flatten();
        let tables =
            files.filter(|entry| entry.path().extension().is_some_and(|kind| kind == "toml"));
        assert_eq!(tables.count(), VALUE_TABLES.len());
    }
}
