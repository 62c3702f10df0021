//! What the bytes of a piece of evidence are: one of a few kinds of document and image, and nothing that a browser or a
//! machine would run. Its name and its content type are never asked.
//!
//! Looks at fixed places and for fixed names only: nothing of a hostile file is unpacked here.

/// A kind of file that is taken as evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileType {
    /// Portable Document Format.
    Pdf,
    /// An image.
    Png,
    /// A photograph.
    Jpeg,
    /// A workbook without macros.
    Xlsx,
    /// A text document without macros.
    Docx,
    /// An OpenDocument spreadsheet.
    Ods,
    /// An OpenDocument text.
    Odt,
    /// Text with separators.
    Csv,
}

impl FileType {
    /// The word that the database and the interface use: the ending of a name too.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpeg",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Ods => "ods",
            Self::Odt => "odt",
            Self::Csv => "csv",
        }
    }

    /// What bytes are; `None` for what is not taken.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"%PDF-") {
            Some(Self::Pdf)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if bytes.starts_with(b"\xFF\xD8\xFF") {
            Some(Self::Jpeg)
        } else if bytes.starts_with(b"PK\x03\x04") {
            package(bytes)
        } else {
            is_table(bytes).then_some(Self::Csv)
        }
    }

    /// A name that ends as files of this type do.
    #[must_use]
    pub fn named(self, name: &str) -> String {
        let ending = name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_lowercase());
        let fits = ending
            .is_some_and(|ending| ending == self.code() || (self == Self::Jpeg && ending == "jpg"));
        if fits {
            name.to_owned()
        } else {
            format!("{name}.{}", self.code())
        }
    }
}

/// A package by the names of its parts, which stand in it as they are.
fn package(bytes: &[u8]) -> Option<FileType> {
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|part| part == name);
    // An OpenDocument file says what it is in its first part, which is not packed.
    let first = bytes.get(30..200).unwrap_or(bytes);
    let says = |kind: &[u8]| first.windows(kind.len()).any(|part| part == kind);
    if says(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet") {
        return Some(FileType::Ods);
    }
    if says(b"mimetypeapplication/vnd.oasis.opendocument.text") {
        return Some(FileType::Odt);
    }
    if !holds(b"[Content_Types].xml") || holds(b"vbaProject") {
        return None;
    }
    if holds(b"xl/workbook.xml") {
        Some(FileType::Xlsx)
    } else if holds(b"word/document.xml") {
        Some(FileType::Docx)
    } else {
        None
    }
}

/// Text of at least one line with a separator, that no browser takes for a page and no machine for a program.
fn is_table(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let first = text
        .iter()
        .copied()
        .find(|byte| !byte.is_ascii_whitespace());
    let begins_well = first.is_some_and(|byte| {
        byte.is_ascii_alphanumeric() || byte >= 0x80 || matches!(byte, b'"' | b'\'' | b';' | b',')
    });
    let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
    let head: Vec<u8> = text
        .iter()
        .take(64 * 1024)
        .map(u8::to_ascii_lowercase)
        .collect();
    let marked_up = [&b"<html"[..], b"<script", b"<!doctype", b"<svg", b"<?php"]
        .iter()
        .any(|tag| head.windows(tag.len()).any(|part| part == *tag));
    begins_well
        && !marked_up
        && !text.iter().any(is_control)
        && text.iter().any(|byte| matches!(byte, b';' | b',' | b'\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_say_what_may_be_evidence() {
        let package = |part: &str| {
            [
                b"PK\x03\x04",
                "x".repeat(26).as_bytes(),
                b"[Content_Types].xml",
                part.as_bytes(),
            ]
            .concat()
        };
        let odf = |kind: &str| {
            [
                b"PK\x03\x04",
                "x".repeat(26).as_bytes(),
                b"mimetypeapplication/vnd.oasis.opendocument.",
                kind.as_bytes(),
            ]
            .concat()
        };
        for (bytes, expected) in [
            (b"%PDF-1.7 x".to_vec(), Some(FileType::Pdf)),
            (b"\x89PNG\r\n\x1a\n....".to_vec(), Some(FileType::Png)),
            (b"\xFF\xD8\xFF\xE0".to_vec(), Some(FileType::Jpeg)),
            (package("xl/workbook.xml"), Some(FileType::Xlsx)),
            (package("word/document.xml"), Some(FileType::Docx)),
            (odf("spreadsheet"), Some(FileType::Ods)),
            (odf("text"), Some(FileType::Odt)),
            (b"Naam;Bedrag\r\nx;1\r\n".to_vec(), Some(FileType::Csv)),
            (package("xl/workbook.xml xl/vbaProject.bin"), None),
            (package("ppt/presentation.xml"), None),
            (b"PK\x03\x04META-INF/MANIFEST.MF".to_vec(), None),
            (b"".to_vec(), None),
            (b"alleen tekst".to_vec(), None),
            (b"<html><body>a;b</body>".to_vec(), None),
            (b"a;b\n<script>alert(1)</script>".to_vec(), None),
            (b" <svg xmlns='x'>a;b</svg>".to_vec(), None),
            (b"#!/bin/sh\necho a;b\n".to_vec(), None),
            (b"MZ\x90\0a;b".to_vec(), None),
            (b"\x7fELF\x02a;b".to_vec(), None),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), None),
        ] {
            assert_eq!(
                FileType::of(&bytes),
                expected,
                "{:?}",
                String::from_utf8_lossy(&bytes)
            );
        }
    }

    #[test]
    fn a_name_ends_as_its_bytes_say() {
        for (name, expected) in [
            ("loonstrook.PDF", "loonstrook.PDF"),
            ("pagina.html", "pagina.html.pdf"),
            ("zonder", "zonder.pdf"),
        ] {
            assert_eq!(FileType::Pdf.named(name), expected);
        }
        assert_eq!(FileType::Jpeg.named("foto.jpg"), "foto.jpg");
    }
}
