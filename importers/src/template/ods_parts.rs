//! The small parts of an OpenDocument template: what it consists of, its properties, and how it opens.

use super::{FileKind, book::Book, markup::Markup, ods::ODF};

/// What the package consists of.
pub(super) fn manifest() -> Vec<u8> {
    let mut xml = Markup::new();
    xml.open(
        "manifest:manifest",
        &[
            (
                "xmlns:manifest",
                "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
            ),
            ("manifest:version", ODF),
        ],
    );
    let kind = FileKind::Ods.media_type();
    for (path, kind) in [
        ("/", kind),
        ("content.xml", "text/xml"),
        ("styles.xml", "text/xml"),
        ("meta.xml", "text/xml"),
        ("settings.xml", "text/xml"),
    ] {
        let mut attributes = vec![("manifest:full-path", path), ("manifest:media-type", kind)];
        if path == "/" {
            attributes.push(("manifest:version", ODF));
        }
        xml.empty("manifest:file-entry", &attributes);
    }
    xml.finish()
}

/// The properties.
pub(super) fn meta(book: &Book) -> Vec<u8> {
    let mut xml = Markup::new();
    xml.open(
        "office:document-meta",
        &[
            (
                "xmlns:office",
                "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
            ),
            (
                "xmlns:meta",
                "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
            ),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("office:version", ODF),
        ],
    );
    xml.open("office:meta", &[])
        .element("dc:title", &[], &book.title)
        .element("dc:language", &[], book.language)
        .element(
            "meta:creation-date",
            &[],
            &format!("{}T00:00:00", book.made_on),
        );
    for (name, value) in &book.properties {
        xml.element(
            "meta:user-defined",
            &[("meta:name", name), ("meta:value-type", "string")],
            value,
        );
    }
    xml.finish()
}

/// Which rows and columns stay in sight, and which sheet shows first.
pub(super) fn settings(book: &Book) -> Vec<u8> {
    let mut xml = Markup::new();
    xml.open(
        "office:document-settings",
        &[
            (
                "xmlns:office",
                "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
            ),
            (
                "xmlns:config",
                "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
            ),
            ("xmlns:ooo", "http://openoffice.org/2004/office"),
            ("office:version", ODF),
        ],
    );
    xml.open("office:settings", &[])
        .open(
            "config:config-item-set",
            &[("config:name", "ooo:view-settings")],
        )
        .open(
            "config:config-item-map-indexed",
            &[("config:name", "Views")],
        )
        .open("config:config-item-map-entry", &[]);
    item(&mut xml, "ViewId", "string", "view1");
    if let Some(first) = book.sheets.first() {
        item(&mut xml, "ActiveTable", "string", &first.name);
    }
    xml.open("config:config-item-map-named", &[("config:name", "Tables")]);
    for sheet in &book.sheets {
        let (rows, columns) = sheet.frozen;
        xml.open(
            "config:config-item-map-entry",
            &[("config:name", &sheet.name)],
        );
        frozen(&mut xml, rows, columns);
        let grid = sheet.inputs.is_some().to_string();
        item(&mut xml, "ShowGrid", "boolean", &grid);
        xml.close();
    }
    xml.finish()
}

fn frozen(xml: &mut Markup, rows: u32, columns: u32) {
    // 2 is a split that stays where it is, 0 is none.
    let mode = |count: u32| if count > 0 { "2" } else { "0" };
    let (below, beside) = (rows.to_string(), columns.to_string());
    item(xml, "HorizontalSplitMode", "short", mode(columns));
    item(xml, "VerticalSplitMode", "short", mode(rows));
    item(xml, "HorizontalSplitPosition", "int", &beside);
    item(xml, "VerticalSplitPosition", "int", &below);
    let range = match (rows, columns) {
        (0, _) => "0",
        (_, 0) => "2",
        _ => "3",
    };
    item(xml, "ActiveSplitRange", "short", range);
    item(xml, "PositionLeft", "int", "0");
    item(xml, "PositionRight", "int", &beside);
    item(xml, "PositionTop", "int", "0");
    item(xml, "PositionBottom", "int", &below);
}

fn item(xml: &mut Markup, name: &str, kind: &str, value: &str) {
    xml.element(
        "config:config-item",
        &[("config:name", name), ("config:type", kind)],
        value,
    );
}
