//! Texts made fit for XML, and for the cells and notes of a workbook.

/// A text as it stands in XML, in elements and attributes alike, without what XML can't hold.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(sign),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if sign.is_control() => {}
            _ => escaped.push(sign),
        }
    }
    escaped
}

/// The same for the text of a cell or note, where `_x0041_` would be read as the sign of that number.
pub(super) fn escaped_cell(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find("_x") {
        let (before, from) = rest.split_at(place);
        kept.push_str(before);
        let coded = from.get(2..6).is_some_and(|digits| {
            digits.bytes().all(|digit| digit.is_ascii_hexdigit()) && from.get(6..7) == Some("_")
        });
        kept.push_str(if coded { "_x005F_x" } else { "_x" });
        rest = from.get(2..).unwrap_or_default();
    }
    kept.push_str(rest);
    escaped(&kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_fit_for_xml() {
        assert_eq!(
            escaped("a<b>&\"c\"\0\u{1b}\u{ffff}\r\n'"),
            "a&lt;b&gt;&amp;&quot;c&quot;\n'"
        );
        assert_eq!(
            escaped_cell("_x0041_ _x_ _x00g1_ _x0041"),
            "_x005F_x0041_ _x_ _x00g1_ _x0041"
        );
    }
}
