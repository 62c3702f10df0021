//! The properties that somebody gave a document: of OpenDocument `meta.xml`, of Excel `docProps/custom.xml`.

use std::{
    collections::BTreeMap,
    io::{BufReader, Read},
};

use quick_xml::events::Event;

use super::{Unreadable, package, xml};

/// More bytes than this are no part with properties.
const MOST_BYTES: u64 = 1024 * 1024;

/// More properties than this are not looked at.
const MOST_PROPERTIES: usize = 200;

/// The properties of a workbook's own, by name; none where there are none or they can't be read.
pub fn properties(bytes: &[u8]) -> BTreeMap<String, String> {
    ["docProps/custom.xml", "meta.xml"]
        .into_iter()
        .find_map(|part| gather(bytes, part).ok())
        .unwrap_or_default()
}

fn gather(bytes: &[u8], part: &str) -> Result<BTreeMap<String, String>, Unreadable> {
    let mut archive = package::open(bytes)?;
    let part = archive.by_name(part).map_err(|_| Unreadable::damaged())?;
    let mut xml = xml::open(BufReader::new(part.take(MOST_BYTES)));
    let (mut buffer, mut found) = (Vec::new(), BTreeMap::new());
    let mut current: Option<(String, String)> = None;
    while found.len() < MOST_PROPERTIES {
        match xml::next(&mut xml, &mut buffer)? {
            Event::Start(element) => {
                if matches!(element.local_name().as_ref(), "property" | "user-defined") {
                    current = xml::attribute(&element, "name").map(|name| (name, String::new()));
                }
            }
            Event::Text(text) => {
                if let Some((_, value)) = &mut current {
                    value.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                if let (Some((_, value)), Some(character)) =
                    (&mut current, xml::referred(&reference))
                {
                    value.push(character);
                }
            }
            Event::End(element) => {
                if matches!(element.local_name().as_ref(), "property" | "user-defined") {
                    let property = current.take();
                    found.extend(property.map(|(name, value)| (name, value.trim().to_owned())));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(found)
}
