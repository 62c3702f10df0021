//! Small readings of XML that the package and the sheets share: attributes, text, and no document types.

use std::io::BufRead;

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesRef, BytesStart, Event},
};

use super::Unreadable;

/// An XML reader over a part.
pub(crate) type Xml<Source> = Reader<Source>;

/// Starts to read a part.
pub(crate) fn open<Source: BufRead>(source: Source) -> Xml<Source> {
    Reader::from_reader(source)
}

/// The next event; a document type is refused, since entities of one's own are only ever an attack here.
pub(crate) fn next<'buffer, Source: BufRead>(
    xml: &mut Xml<Source>,
    buffer: &'buffer mut Vec<u8>,
) -> Result<Event<'buffer>, Unreadable> {
    buffer.clear();
    match xml.read_event_into(buffer) {
        Ok(Event::DocType(_)) => Err(Unreadable::damaged().naming("DOCTYPE")),
        Ok(event) => Ok(event),
        Err(_) => Err(Unreadable::damaged()),
    }
}

/// The value of an attribute by its local name.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .and_then(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).ok())
        .map(std::borrow::Cow::into_owned)
}

/// The value of an attribute that counts something.
pub(crate) fn count(element: &BytesStart<'_>, name: &str) -> Option<u64> {
    attribute(element, name)?.trim().parse().ok()
}

/// The character that a reference such as `&amp;` or `&#8364;` stands for.
pub(crate) fn referred(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Some(character);
    }
    match reference.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
