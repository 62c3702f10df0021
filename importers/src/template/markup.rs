//! XML, written element by element.

use quick_xml::escape::escape;

/// A part of a package while it is written.
pub(super) struct Markup {
    text: String,
    open: Vec<&'static str>,
}

impl Markup {
    /// A part that begins with the declaration.
    pub(super) fn new() -> Self {
        Self {
            text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(),
            open: Vec::new(),
        }
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> &mut Self {
        self.tag(name, attributes);
        self.text.push('>');
        self.open.push(name);
        self
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> &mut Self {
        self.tag(name, attributes);
        self.text.push_str("/>");
        self
    }

    /// An element with nothing but text.
    pub(super) fn element(
        &mut self,
        name: &'static str,
        attributes: &[(&str, &str)],
        text: &str,
    ) -> &mut Self {
        self.open(name, attributes);
        self.text.push_str(&escape(printable(text)));
        self.close()
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) -> &mut Self {
        if let Some(name) = self.open.pop() {
            self.text.push_str("</");
            self.text.push_str(name);
            self.text.push('>');
        }
        self
    }

    /// The part, with every element closed.
    pub(super) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.text.into_bytes()
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            self.text.push_str(&escape(printable(value)));
            self.text.push('"');
        }
    }
}

/// A text without what XML can't hold.
fn printable(text: &str) -> String {
    text.chars()
        .filter(|character| {
            !character.is_control() && !matches!(character, '\u{fffe}' | '\u{ffff}')
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_is_closed_and_every_text_escaped() {
        let mut markup = Markup::new();
        markup
            .open("a", &[("b", "\"<&")])
            .element("c", &[], "d\u{1} & <e>")
            .open("f", &[])
            .empty("g", &[]);
        let text = String::from_utf8(markup.finish()).unwrap();
        assert!(
            text.ends_with("<a b=\"&quot;&lt;&amp;\"><c>d &amp; &lt;e&gt;</c><f><g/></f></a>"),
            "{text}"
        );
    }
}
