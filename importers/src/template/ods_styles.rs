//! How an OpenDocument template looks: the styles of its cells, columns, rows and pages.

use std::collections::BTreeSet;

use super::{
    book::Book,
    look::{Look, Shown, Style},
    markup::Markup,
    ods::ODF,
};

/// Centimetres of one character of a column's width, times a hundred.
const CHARACTER: u32 = 20;

/// The name of a cell's style.
pub(super) fn cell_style(style: Style) -> String {
    format!("{style:?}").to_lowercase()
}

/// The name of a column's style.
pub(super) fn column_style(width: u32) -> String {
    format!("wide-{width}")
}

/// The name of a row's style.
pub(super) fn row_style(height: Option<u32>) -> String {
    height.map_or_else(|| "row".to_owned(), |points| format!("high-{points}"))
}

/// The styles inside the content.
pub(super) fn automatic(xml: &mut Markup, book: &Book) {
    xml.open("office:automatic-styles", &[]);
    let widths: BTreeSet<u32> = book
        .sheets
        .iter()
        .flat_map(|sheet| sheet.widths.iter().copied())
        .collect();
    for width in widths {
        let hundredths = width.saturating_mul(CHARACTER);
        let centimetres = format!("{}.{:02}cm", hundredths / 100, hundredths % 100);
        let properties = [("style:column-width", centimetres.as_str())];
        named(xml, "table-column", &column_style(width))
            .empty("style:table-column-properties", &properties)
            .close();
    }
    let heights: BTreeSet<Option<u32>> = book
        .sheets
        .iter()
        .flat_map(|sheet| sheet.rows.iter().map(|row| row.height))
        .chain([None])
        .collect();
    for height in heights {
        named(xml, "table-row", &row_style(height));
        match height {
            Some(points) => xml.empty(
                "style:table-row-properties",
                &[
                    ("style:row-height", &format!("{points}pt")),
                    ("style:use-optimal-row-height", "false"),
                ],
            ),
            None => xml.empty(
                "style:table-row-properties",
                &[("style:use-optimal-row-height", "true")],
            ),
        };
        xml.close();
    }
    xml.open(
        "style:style",
        &[
            ("style:name", "sheet"),
            ("style:family", "table"),
            ("style:master-page-name", "Default"),
        ],
    )
    .empty("style:table-properties", &[("table:display", "true")])
    .close();
    numbers(xml);
    for style in Style::ALL {
        cell(xml, style);
    }
    xml.close();
}

fn named<'xml>(xml: &'xml mut Markup, family: &str, name: &str) -> &'xml mut Markup {
    xml.open(
        "style:style",
        &[("style:name", name), ("style:family", family)],
    )
}

fn cell(xml: &mut Markup, style: Style) {
    let look = style.look();
    let name = cell_style(style);
    let mut attributes = vec![
        ("style:name", name.as_str()),
        ("style:family", "table-cell"),
        ("style:parent-style-name", "Default"),
    ];
    if let Some(number) = number_style(look.shown) {
        attributes.push(("style:data-style-name", number));
    }
    xml.open("style:style", &attributes);
    cell_properties(xml, look);
    let size = format!("{}pt", look.size);
    let colour = colour(look.colour);
    xml.empty(
        "style:text-properties",
        &[
            ("fo:font-size", &size),
            ("fo:color", &colour),
            ("fo:font-weight", if look.bold { "bold" } else { "normal" }),
            (
                "fo:font-style",
                if look.italic { "italic" } else { "normal" },
            ),
        ],
    )
    .close();
}

fn cell_properties(xml: &mut Markup, look: Look) {
    let ground = look.ground.map(colour);
    let mut properties = Vec::new();
    if let Some(ground) = &ground {
        properties.push(("fo:background-color", ground.as_str()));
    }
    if look.wrapped {
        properties.push(("fo:wrap-option", "wrap"));
        properties.push(("style:vertical-align", "top"));
    }
    if look.bordered {
        properties.push(("fo:border", "0.5pt solid #b7c4cc"));
    }
    xml.empty("style:table-cell-properties", &properties);
}

fn colour(rgb: u32) -> String {
    format!("#{rgb:06x}")
}

/// The name of the style in which a number shows.
const fn number_style(shown: Shown) -> Option<&'static str> {
    match shown {
        Shown::AsIs => None,
        Shown::AsText => Some("as-text"),
        Shown::AsDay => Some("as-day"),
        Shown::InHundredths => Some("in-hundredths"),
        Shown::InThousands => Some("in-thousands"),
    }
}

fn numbers(xml: &mut Markup) {
    let long = [("number:style", "long")];
    xml.open("number:text-style", &[("style:name", "as-text")])
        .empty("number:text-content", &[])
        .close()
        .open("number:date-style", &[("style:name", "as-day")])
        .empty("number:day", &long)
        .element("number:text", &[], "-")
        .empty("number:month", &long)
        .element("number:text", &[], "-")
        .empty("number:year", &long)
        .close();
    for (name, grouping) in [("in-hundredths", "false"), ("in-thousands", "true")] {
        xml.open("number:number-style", &[("style:name", name)])
            .empty(
                "number:number",
                &[
                    ("number:decimal-places", "2"),
                    ("number:min-decimal-places", "2"),
                    ("number:min-integer-digits", "1"),
                    ("number:grouping", grouping),
                ],
            )
            .close();
    }
}

/// The part with the default style and the page.
pub(super) fn styles(book: &Book) -> Vec<u8> {
    let mut xml = Markup::new();
    xml.open(
        "office:document-styles",
        &[
            (
                "xmlns:office",
                "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
            ),
            (
                "xmlns:style",
                "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
            ),
            (
                "xmlns:fo",
                "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
            ),
            ("office:version", ODF),
        ],
    );
    let country = if book.language == "nl" { "NL" } else { "GB" };
    xml.open("office:styles", &[])
        .open("style:default-style", &[("style:family", "table-cell")])
        .empty(
            "style:text-properties",
            &[
                ("fo:font-family", "Calibri, Carlito, Arial, sans-serif"),
                ("fo:font-size", "11pt"),
                ("fo:language", book.language),
                ("fo:country", country),
            ],
        )
        .close()
        .empty(
            "style:style",
            &[("style:name", "Default"), ("style:family", "table-cell")],
        )
        .close();
    xml.open("office:automatic-styles", &[])
        .open("style:page-layout", &[("style:name", "landscape")])
        .empty(
            "style:page-layout-properties",
            &[
                ("fo:page-width", "29.7cm"),
                ("fo:page-height", "21cm"),
                ("fo:margin", "1cm"),
                ("style:print-orientation", "landscape"),
                ("style:scale-to-X", "1"),
                ("style:scale-to-Y", "0"),
            ],
        )
        .close()
        .close();
    let page = [
        ("style:name", "Default"),
        ("style:page-layout-name", "landscape"),
    ];
    xml.open("office:master-styles", &[])
        .empty("style:master-page", &page);
    xml.finish()
}
