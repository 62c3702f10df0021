//! XML with the place of every tag in the bytes of its part, and texts made fit for XML.

use std::{
    io::{BufRead, Read},
    ops::Range,
};

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

use super::{Unpatchable, edits::Edits};

/// The namespace of workbooks, sheets, styles and notes.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// The namespace of references to other parts, and the beginning of the kinds of relation.
pub(super) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A walk through a part, tag by tag.
pub(super) struct Walk<Source> {
    xml: Reader<Source>,
    buffer: Vec<u8>,
    before: u64,
    depth: u32,
}

/// No part of a real workbook has elements within elements so deep.
const DEEPEST: u32 = 500;

/// One step of a walk.
pub(super) enum Step {
    /// A start tag, or the tag of an empty element.
    Open(Tag),
    /// An end tag; where it stands.
    Close(Range<u64>),
    /// Text between tags.
    Text(String),
    /// The end of the part.
    End,
}

/// A start tag and where it stands.
pub(super) struct Tag {
    element: BytesStart<'static>,
    /// From its `<` to after its `>`.
    pub(super) place: Range<u64>,
    /// Whether it is the tag of an element without content (`<c/>`).
    pub(super) is_empty: bool,
}

impl<Source: BufRead> Walk<Source> {
    /// Starts at the beginning of a part.
    pub(super) fn begin(mut source: Source) -> Result<Self, Unpatchable> {
        let unreadable = |_| Unpatchable("a part can't be read");
        // The reader leaves a byte order mark out of its count.
        let mark = source
            .fill_buf()
            .map_err(unreadable)?
            .starts_with(b"\xEF\xBB\xBF");
        let before = if mark { 3 } else { 0 };
        std::io::copy(&mut source.by_ref().take(before), &mut std::io::sink())
            .map_err(unreadable)?;
        Ok(Self {
            xml: Reader::from_reader(source),
            buffer: Vec::new(),
            before,
            depth: 0,
        })
    }

    /// The next tag or text.
    pub(super) fn step(&mut self) -> Result<Step, Unpatchable> {
        loop {
            let start = self.before.saturating_add(self.xml.buffer_position());
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer) {
                Ok(Event::Start(element)) => {
                    let element = element.into_owned();
                    self.depth = self.depth.saturating_add(1);
                    if self.depth > DEEPEST {
                        return Err(Unpatchable("a part is too deep"));
                    }
                    return self.tag(element, start, false);
                }
                Ok(Event::Empty(element)) => {
                    let element = element.into_owned();
                    return self.tag(element, start, true);
                }
                Ok(Event::End(_)) => {
                    let end = self.before.saturating_add(self.xml.buffer_position());
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Step::Close(start..end));
                }
                Ok(Event::Text(text)) => return Ok(Step::Text(text.xml10_content().into_owned())),
                Ok(Event::CData(text)) => return Ok(Step::Text(text.xml10_content().into_owned())),
                Ok(Event::GeneralRef(reference)) => {
                    let character = crate::workbook::xml::referred(&reference);
                    return Ok(Step::Text(character.map(String::from).unwrap_or_default()));
                }
                Ok(Event::Decl(declaration)) => {
                    let encoding = declaration.encoding().and_then(Result::ok);
                    if encoding.is_some_and(|encoding| !encoding.eq_ignore_ascii_case("utf-8")) {
                        return Err(Unpatchable("a part is not UTF-8"));
                    }
                }
                Ok(Event::DocType(_)) => return Err(Unpatchable("a document type")),
                Ok(Event::Eof) => return Ok(Step::End),
                Ok(Event::Comment(_) | Event::PI(_)) => {}
                Err(_) => return Err(Unpatchable("a part is no good XML")),
            }
        }
    }

    fn tag(
        &self,
        element: BytesStart<'static>,
        start: u64,
        is_empty: bool,
    ) -> Result<Step, Unpatchable> {
        let end = self.before.saturating_add(self.xml.buffer_position());
        let signs = if is_empty { 3 } else { 2 };
        let length = u64::try_from(element.len()).unwrap_or(u64::MAX);
        if end.checked_sub(start) != length.checked_add(signs) {
            return Err(Unpatchable("a tag is not where it should be"));
        }
        Ok(Step::Open(Tag {
            element,
            place: start..end,
            is_empty,
        }))
    }
}

impl Tag {
    /// The name without its prefix.
    pub(super) fn local(&self) -> &str {
        self.element.local_name().into_inner()
    }

    /// The name as it is written.
    pub(super) fn name(&self) -> &str {
        self.element.name().into_inner()
    }

    /// The prefix of the name with its colon; empty where there is none.
    pub(super) fn prefix(&self) -> &str {
        let name = self.element.name().into_inner();
        name.find(':')
            .and_then(|colon| name.get(..=colon))
            .unwrap_or_default()
    }

    /// What stands between `<` and `>` (or `/>`).
    pub(super) fn content(&self) -> &str {
        &self.element
    }

    /// The value of an attribute, by the name as it is written.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.value_where(|key| key == name)
    }

    /// The value of the attribute that refers to another part (`r:id`, whatever the prefix is).
    pub(super) fn reference(&self) -> Option<String> {
        self.value_where(|key| key.split_once(':').is_some_and(|(_, local)| local == "id"))
    }

    fn value_where(&self, is: impl Fn(&str) -> bool) -> Option<String> {
        self.element
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| is(attribute.key.into_inner()))
            .and_then(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).ok())
            .map(std::borrow::Cow::into_owned)
    }

    /// The value of an attribute that counts something.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether an attribute says yes.
    pub(super) fn is_set(&self, name: &str) -> bool {
        matches!(self.attribute(name).as_deref(), Some("1" | "true"))
    }

    /// Where the value of an attribute stands in the part, without its quotes.
    pub(super) fn value_place(&self, name: &str) -> Option<Range<u64>> {
        let value = value_range(self.content(), name)?;
        Some(self.offset(value.start)..self.offset(value.end))
    }

    /// Where a new attribute can be put: right after the name.
    pub(super) fn after_name(&self) -> u64 {
        self.offset(self.element.name().into_inner().len())
    }

    /// Where the `/` of an empty element stands.
    pub(super) fn slash(&self) -> u64 {
        self.place.end.saturating_sub(2)
    }

    fn offset(&self, within: usize) -> u64 {
        let within = u64::try_from(within).unwrap_or(u64::MAX);
        self.place.start.saturating_add(1).saturating_add(within)
    }

    /// The prefix (with its colon) that this tag binds to a namespace; `None` where it binds none but the default one.
    pub(super) fn prefix_of(&self, namespace: &str) -> Option<String> {
        self.element
            .attributes()
            .with_checks(false)
            .flatten()
            .find_map(|attribute| {
                let prefix = attribute.key.into_inner().strip_prefix("xmlns:")?;
                (attribute.value.as_ref() == namespace).then(|| format!("{prefix}:"))
            })
    }

    /// Whether the element itself is in a namespace, by what its own tag binds.
    pub(super) fn is_in(&self, namespace: &str) -> bool {
        let binding = match self.prefix().strip_suffix(':') {
            Some(prefix) => format!("xmlns:{prefix}"),
            None => "xmlns".to_owned(),
        };
        self.attribute(&binding).as_deref() == Some(namespace)
    }
}

/// Where the value of an attribute stands in the content of a tag.
fn value_range(content: &str, name: &str) -> Option<Range<usize>> {
    let mut place = content.find(|sign: char| sign.is_ascii_whitespace())?;
    loop {
        let rest = content.get(place..)?;
        place = place.checked_add(rest.len().checked_sub(rest.trim_ascii_start().len())?)?;
        let rest = content.get(place..)?;
        let equals = rest.find('=')?;
        let key = rest.get(..equals)?.trim_ascii_end();
        let after = rest.get(equals.checked_add(1)?..)?;
        let value = after.trim_ascii_start();
        let quote = value
            .chars()
            .next()
            .filter(|sign| matches!(sign, '"' | '\''))?;
        let length = value.get(1..)?.find(quote)?;
        let start = content.len().checked_sub(value.len())?.checked_add(1)?;
        let end = start.checked_add(length)?;
        if key == name {
            return Some(start..end);
        }
        place = end.checked_add(1)?;
    }
}

/// The content of a tag with an attribute set to a value that needs no escaping.
pub(super) fn with_attribute(content: &str, name: &str, value: &str) -> String {
    let mut changed = content.to_owned();
    match value_range(content, name) {
        Some(range) => changed.replace_range(range, value),
        None => {
            let after_name = content
                .find(|sign: char| sign.is_ascii_whitespace())
                .unwrap_or(content.len());
            changed.insert_str(after_name, &format!(" {name}=\"{value}\""));
        }
    }
    changed
}

/// A part whose root element has an end tag of its own, so that there is a place for content.
pub(super) fn with_open_root(text: String) -> Result<String, Unpatchable> {
    let mut walk = Walk::begin(text.as_bytes())?;
    loop {
        match walk.step()? {
            Step::Open(root) if root.is_empty => {
                let mut edits = Edits::default();
                edits.replace(root.slash(), root.place.end, format!("></{}>", root.name()));
                return edits.applied(&text);
            }
            Step::Text(_) => {}
            Step::Open(_) | Step::Close(_) => return Ok(text),
            Step::End => return Err(Unpatchable("a part is empty")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(text: &str) -> Vec<(String, Range<u64>, bool)> {
        let (mut walk, mut seen) = (Walk::begin(text.as_bytes()).unwrap(), Vec::new());
        loop {
            match walk.step().unwrap() {
                Step::Open(tag) => {
                    seen.push((tag.local().to_owned(), tag.place.clone(), tag.is_empty))
                }
                Step::Close(place) => seen.push((String::new(), place, false)),
                Step::Text(_) => {}
                Step::End => return seen,
            }
        }
    }

    #[test]
    fn tags_are_found_where_they_stand() {
        for start in [
            "",
            "\u{feff}",
            "<?xml version='1.0' encoding=\"UTF-8\"?>\n<!-- <c> -->",
        ] {
            let text =
                format!("{start}<x:a q='>' ><b/><c d=\"1\" />ë &amp; <![CDATA[<b>]]></x:a >");
            let seen = opened(&text);
            let texts: Vec<&str> = seen
                .iter()
                .map(|(_, place, _)| {
                    let range =
                        usize::try_from(place.start).unwrap()..usize::try_from(place.end).unwrap();
                    &text[range]
                })
                .collect();
            assert_eq!(
                texts,
                ["<x:a q='>' >", "<b/>", "<c d=\"1\" />", "</x:a >"],
                "{text}"
            );
            assert_eq!(seen[0].0, "a");
            assert!(seen[1].2 && seen[2].2 && !seen[0].2);
        }
    }

    #[test]
    fn what_can_not_be_trusted_is_not_walked_through() {
        for text in [
            "<!DOCTYPE a><a/>",
            "<?xml version='1.0' encoding='windows-1252'?><a/>",
            "<a></b>",
            "<a",
            &"<a>".repeat(600),
        ] {
            let mut walk = Walk::begin(text.as_bytes()).unwrap();
            let fails = loop {
                match walk.step() {
                    Err(_) => break true,
                    Ok(Step::End) => break false,
                    Ok(_) => {}
                }
            };
            assert!(fails, "{text}");
        }
    }

    #[test]
    fn attributes_are_set_where_they_stand() {
        for (content, changed) in [
            ("c r=\"A1\" s=\"3\" t=\"s\"", "c r=\"A1\" s=\"9\" t=\"s\""),
            ("c r='s=\"1\"' s = '3'", "c r='s=\"1\"' s = '9'"),
            ("c r=\"A1\"", "c s=\"9\" r=\"A1\""),
            ("c", "c s=\"9\""),
            ("c x:s=\"3\" ", "c s=\"9\" x:s=\"3\" "),
        ] {
            assert_eq!(with_attribute(content, "s", "9"), changed);
        }
    }
}
