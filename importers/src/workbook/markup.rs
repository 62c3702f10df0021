//! Tags of a part, as fast as its bytes come: for the pass that only vets, over parts of gigabytes.
//!
//! It judges no nesting; the reader after it does. Comments and instructions are passed over, sections of plain text
//! are text, a document type is refused.

use std::{
    borrow::Cow,
    io::{BufRead, Read},
};

use super::{Unreadable, bounded::Bounded};

/// The longest tag that is believed; those of real sheets have some hundred bytes.
const LONGEST_TAG: u64 = 1024 * 1024;

/// Reads a part tag by tag.
pub(crate) struct Markup<Source> {
    source: Bounded<Source>,
    bytes: Vec<u8>,
}

/// A tag: the bytes between its signs.
pub(crate) struct Tag<'markup>(&'markup [u8]);

/// What a tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Does {
    /// Opens an element.
    Opens,
    /// Closes one.
    Closes,
    /// Is a whole element.
    Both,
}

/// What stands between tags.
#[derive(Debug, Default)]
pub(crate) struct Between {
    /// Whether there is anything, if only space.
    pub(crate) filled: bool,
    /// The text as it stands in the part, where it was asked for.
    pub(crate) text: Option<Vec<u8>>,
}

impl<Source: BufRead> Markup<Source> {
    pub(crate) fn new(source: Source) -> Self {
        Self {
            source: Bounded::new(source),
            bytes: Vec::new(),
        }
    }

    /// The next tag; `None` at the end. What stands before it is noted.
    pub(crate) fn next(&mut self, between: &mut Between) -> Result<Option<Tag<'_>>, Unreadable> {
        loop {
            self.pass_text(between)?;
            self.bytes.clear();
            if !self.read_on()? {
                return Ok(None);
            }
            if self.bytes.starts_with(b"?") {
                self.read_to(b"?", 2)?;
            } else if self.bytes.starts_with(b"!--") {
                self.read_to(b"--", 5)?;
            } else if self.bytes.starts_with(b"![CDATA[") {
                self.read_to(b"]]", 10)?;
                let content = self.bytes.get(8..self.bytes.len().saturating_sub(2));
                between.note(content.unwrap_or_default());
            } else if self.bytes.starts_with(b"!") {
                return Err(Unreadable::damaged().naming("DOCTYPE"));
            } else {
                // Each byte is looked at once, however many signs in quotes seem to end the tag.
                let (mut quote, mut seen) = (None, 0);
                loop {
                    quote = open_quote(quote, self.bytes.get(seen..).unwrap_or_default());
                    if quote.is_none() {
                        break;
                    }
                    self.bytes.push(b'>');
                    seen = self.bytes.len();
                    if !self.read_on()? {
                        return Err(Unreadable::damaged());
                    }
                }
                return Ok(Some(Tag(&self.bytes)));
            }
        }
    }

    /// Goes through the rest, judging nothing but the length of its texts.
    pub(crate) fn exhaust(self) -> Result<(), Unreadable> {
        self.source.exhaust().map_err(|_| Unreadable::damaged())
    }

    /// Passes everything up to the sign of the next tag, and that sign.
    fn pass_text(&mut self, between: &mut Between) -> Result<(), Unreadable> {
        loop {
            let buffer = self.source.fill_buf().map_err(|_| Unreadable::damaged())?;
            let end = memchr::memchr(b'<', buffer);
            let before = buffer.get(..end.unwrap_or(buffer.len()));
            let before = before.unwrap_or_default();
            between.note(before);
            let (passed, empty) = (before.len(), buffer.is_empty());
            let sign = usize::from(end.is_some());
            self.source.consume(passed.saturating_add(sign));
            if empty || end.is_some() {
                return Ok(());
            }
        }
    }

    /// Reads up to the next sign that may end a tag; `false` where there is none.
    fn read_on(&mut self) -> Result<bool, Unreadable> {
        // Almost always the whole tag is at hand.
        let buffer = self.source.fill_buf().map_err(|_| Unreadable::damaged())?;
        if let Some(end) = memchr::memchr(b'>', buffer) {
            self.bytes
                .extend_from_slice(buffer.get(..end).unwrap_or_default());
            self.source.consume(end.saturating_add(1));
            return Ok(true);
        }
        let known = u64::try_from(self.bytes.len()).unwrap_or(u64::MAX);
        let left = LONGEST_TAG.saturating_sub(known);
        let read = (&mut self.source)
            .take(left)
            .read_until(b'>', &mut self.bytes)
            .map_err(|_| Unreadable::damaged())?;
        match (read, self.bytes.pop_if(|last| *last == b'>')) {
            (0, None) if known == 0 => Ok(false),
            (0, _) | (_, None) => Err(Unreadable::damaged().naming("XML")),
            (_, Some(_)) => Ok(true),
        }
    }

    /// Reads to an end of so many signs at least, in which the sign that ends a tag may stand.
    fn read_to(&mut self, end: &[u8], least: usize) -> Result<(), Unreadable> {
        while self.bytes.len() < least || !self.bytes.ends_with(end) {
            self.bytes.push(b'>');
            if !self.read_on()? {
                return Err(Unreadable::damaged());
            }
        }
        Ok(())
    }
}

/// The quote of an attribute inside which bytes end, where they begin inside of this one.
fn open_quote(mut quote: Option<u8>, bytes: &[u8]) -> Option<u8> {
    for byte in bytes {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    quote
}

impl Between {
    /// What stands between tags, with its text.
    pub(crate) fn with_text() -> Self {
        Self {
            filled: false,
            text: Some(Vec::new()),
        }
    }

    fn note(&mut self, bytes: &[u8]) {
        self.filled |= !bytes.is_empty();
        if let Some(text) = &mut self.text {
            text.extend_from_slice(bytes);
        }
    }

    /// The text as people read it.
    pub(crate) fn read(&self) -> String {
        read(self.text.as_deref().unwrap_or_default())
    }
}

/// A text or the value of an attribute, as it stands in the part, as people read it.
pub(crate) fn read(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    quick_xml::escape::unescape(&text).map_or_else(|_| text.to_string(), Cow::into_owned)
}

impl Tag<'_> {
    /// What the tag does.
    pub(crate) fn does(&self) -> Does {
        match (self.0.first(), self.0.last()) {
            (Some(b'/'), _) => Does::Closes,
            (_, Some(b'/')) => Does::Both,
            _ => Does::Opens,
        }
    }

    /// The name of the element without its prefix.
    pub(crate) fn name(&self) -> &[u8] {
        let name = self.0.strip_prefix(b"/").unwrap_or(self.0);
        let end = name
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || *byte == b'/');
        local(name.get(..end.unwrap_or(name.len())).unwrap_or_default())
    }

    /// The value of an attribute by its local name, as it stands in the part.
    pub(crate) fn attribute(&self, wanted: &[u8]) -> Option<&str> {
        let mut rest = self.0;
        while let Some(equals) = memchr::memchr(b'=', rest) {
            let (name, value) = rest.split_at_checked(equals)?;
            let name = name.trim_ascii_end();
            let start = name.iter().rposition(u8::is_ascii_whitespace);
            let name = name.get(start?.saturating_add(1)..)?;
            let value = value.get(1..)?.trim_ascii_start();
            let (quote, value) = value.split_first()?;
            let end = memchr::memchr(*quote, value)?;
            if local(name) == wanted {
                return std::str::from_utf8(value.get(..end)?).ok();
            }
            rest = value.get(end.saturating_add(1)..)?;
            // What follows begins with the space before the next name.
        }
        None
    }

    /// The value of an attribute that counts something.
    pub(crate) fn count(&self, name: &[u8]) -> Option<u64> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether an attribute says yes.
    pub(crate) fn is_set(&self, name: &[u8]) -> bool {
        matches!(self.attribute(name), Some("1" | "true"))
    }
}

/// A name without the prefix of its namespace.
fn local(name: &[u8]) -> &[u8] {
    let colon = memchr::memchr(b':', name);
    colon
        .and_then(|colon| name.get(colon.saturating_add(1)..))
        .unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tags as `name+`, `name-` or `name`, texts between bars; read in buffers of so many bytes.
    fn read(xml: &str, buffer: usize) -> Result<Vec<String>, Unreadable> {
        let source = std::io::BufReader::with_capacity(buffer, xml.as_bytes());
        let (mut markup, mut all) = (Markup::new(source), Vec::new());
        loop {
            let mut between = Between::with_text();
            let tag = markup.next(&mut between)?.map(|tag| {
                let sign = match tag.does() {
                    Does::Opens => "+",
                    Does::Closes => "-",
                    Does::Both => "",
                };
                let name = String::from_utf8_lossy(tag.name()).into_owned();
                format!("{name}{sign}{}", tag.attribute(b"r").unwrap_or_default())
            });
            if !between.read().trim().is_empty() {
                all.push(format!("|{}|", between.read().trim()));
            }
            match tag {
                Some(tag) => all.push(tag),
                None => return Ok(all),
            }
        }
    }

    #[test]
    fn tags_and_texts_are_told_apart_wherever_a_buffer_ends() {
        let xml = "<?xml version='1.0'?><x:a one=\"r='Z9'\" x:r = 'B>7'>5 &lt; 6<!-- it's > <b r='no'> --><c/>\
                   <![CDATA[<d>]] >]]></x:a\n>";
        let expected = ["a+B>7", "|5 < 6|", "c", "|<d>]] >|", "a-"];
        for buffer in 1..40 {
            assert_eq!(read(xml, buffer).unwrap(), expected, "{buffer}");
        }
    }

    #[test]
    fn what_is_cut_or_hostile_is_refused() {
        for xml in [
            "<a",
            "<a b='>",
            "<!DOCTYPE x [<!ENTITY a 'b'>]><a/>",
            "<!-- a>",
            "<![CDATA[ ]>",
        ] {
            assert!(read(xml, 8).is_err(), "{xml}");
        }
        assert!(read(&format!("<a{}>", " ".repeat(2_000_000)), 4_096).is_err());
    }

    #[test]
    fn signs_in_quotes_that_seem_to_end_a_tag_cost_nothing() {
        let xml = format!("<a r='{}'/>", ">".repeat(1_000_000));
        assert_eq!(read(&xml, 8_192).unwrap().len(), 1);
    }
}
