//! What the first bytes say a file is. Its name and its content type are never asked.

/// What the bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sniffed {
    /// Nothing at all.
    Empty,
    /// A zip package: xlsx, ods or something else.
    Zip,
    /// A compound file: xls, or an encrypted xlsx.
    Compound,
    /// Text in some encoding.
    Text,
    /// Something else, by its usual name.
    Other(&'static str),
}

const STARTS: &[(&[u8], Sniffed)] = &[
    (b"PK\x03\x04", Sniffed::Zip),
    (b"PK\x05\x06", Sniffed::Other("ZIP")),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Sniffed::Compound),
    (b"%PDF", Sniffed::Other("PDF")),
    (b"\x89PNG", Sniffed::Other("PNG")),
    (b"\xFF\xD8\xFF", Sniffed::Other("JPEG")),
    (b"GIF8", Sniffed::Other("GIF")),
    (b"{\\rtf", Sniffed::Other("RTF")),
    (b"\x1F\x8B", Sniffed::Other("GZIP")),
    (b"7z\xBC\xAF", Sniffed::Other("7Z")),
    (b"Rar!", Sniffed::Other("RAR")),
    (b"\x09\x00\x04\x00", Sniffed::Other("Excel 2")),
    (b"\x09\x02\x06\x00", Sniffed::Other("Excel 3")),
    (b"\x09\x04\x06\x00", Sniffed::Other("Excel 4")),
    (b"\x09\x08\x08\x00", Sniffed::Other("Excel 5")),
    (b"RIFF", Sniffed::Other("WEBP")),
    (b"II*\x00", Sniffed::Other("TIFF")),
    (b"MM\x00*", Sniffed::Other("TIFF")),
    (b"MIME-Version:", Sniffed::Other("MHTML")),
    (b"ID;PWXL", Sniffed::Other("SYLK")),
    (b"TABLE\r\n0,1", Sniffed::Other("DIF")),
    (b"TABLE\n0,1", Sniffed::Other("DIF")),
];

/// Words that markup starts with, folded to lower case, and what it then is.
const MARKUP: &[(&str, &str)] = &[
    ("<!doctype html", "HTML"),
    ("<html", "HTML"),
    ("<head", "HTML"),
    ("<meta", "HTML"),
    ("<table", "HTML"),
    ("<style", "HTML"),
    ("<?xml", "XML"),
    ("<workbook", "XML 2003"),
    ("<office:", "XML"),
    ("<!--", "HTML"),
    ("<body", "HTML"),
    ("<div", "HTML"),
    ("<tr", "HTML"),
    ("{", "JSON"),
    ("[{", "JSON"),
];

/// Looks at the bytes.
pub(crate) fn sniff(bytes: &[u8]) -> Sniffed {
    if bytes.iter().all(u8::is_ascii_whitespace)
        || matches!(bytes, [0xEF, 0xBB, 0xBF] | [0xFF, 0xFE] | [0xFE, 0xFF])
    {
        return Sniffed::Empty;
    }
    if let Some((_, sniffed)) = STARTS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return *sniffed;
    }
    if let Some(markup) = markup(bytes) {
        return Sniffed::Other(markup);
    }
    if is_text(bytes) {
        Sniffed::Text
    } else {
        Sniffed::Other("binary")
    }
}

fn markup(bytes: &[u8]) -> Option<&'static str> {
    let start: String = bytes
        .iter()
        .take(2_048)
        .filter(|byte| byte.is_ascii() && **byte != 0)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    let start = start.trim_start();
    let (_, name) = MARKUP.iter().find(|(word, _)| start.starts_with(word))?;
    if *name == "XML" && start.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Some("XML 2003");
    }
    if *name == "XML" && start.contains("<html") {
        return Some("HTML");
    }
    Some(name)
}

/// Text has no control bytes, save those of lines; UTF-16 has zero bytes at every other place.
fn is_text(bytes: &[u8]) -> bool {
    if super::encoding::is_utf16(bytes) {
        return true;
    }
    let sample = bytes.iter().take(65_536);
    !sample
        .into_iter()
        .any(|byte| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1A))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_say_what_a_file_is() {
        for (bytes, sniffed) in [
            (&b""[..], Sniffed::Empty),
            (b"\xEF\xBB\xBF", Sniffed::Empty),
            (b" \r\n", Sniffed::Empty),
            (b"PK\x03\x04rest", Sniffed::Zip),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Sniffed::Compound),
            (b"%PDF-1.7", Sniffed::Other("PDF")),
            (b"\x09\x04\x06\x00\x00\x00", Sniffed::Other("Excel 4")),
            (b"  <HTML><table>", Sniffed::Other("HTML")),
            (b"\xEF\xBB\xBF<html>", Sniffed::Other("HTML")),
            (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>", Sniffed::Other("XML 2003")),
            (b"<?xml version='1.0'?><other/>", Sniffed::Other("XML")),
            (b"\xFF\xFE<\0h\0t\0m\0l\0>\0", Sniffed::Other("HTML")),
            (b"MIME-Version: 1.0\r\n", Sniffed::Other("MHTML")),
            (b"ID;PWXL;N;E\r\n", Sniffed::Other("SYLK")),
            (b"ID;Persoon;Naam\r\n", Sniffed::Text),
            (b"{\"regels\": []}", Sniffed::Other("JSON")),
            (b"Contract;Regeling\r\n", Sniffed::Text),
            (b"a\0\x01\x02b", Sniffed::Other("binary")),
            (b"C\0o\0;\0n\0", Sniffed::Text),
        ] {
            assert_eq!(sniff(bytes), sniffed, "{bytes:?}");
        }
    }
}
