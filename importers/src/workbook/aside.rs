//! Texts of a workbook that stand in no cell: comments, text boxes, headers and footers, names, properties, what pivot
//! tables and charts remember. Nobody reads a line from them, but they may hold what may not be kept.

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::{Address, Unreadable, budget::wide, xml};

/// A text that stands in no cell. Only texts with nine digits or more are kept: no others can hold a long number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The cell that it belongs to, where it is a comment.
    pub address: Option<Address>,
    /// The text.
    pub text: String,
}

/// So many of these texts are kept; a workbook with more is refused.
pub(crate) const MOST_ASIDES: usize = 100_000;

/// So many bytes of one text are kept.
const MOST_BYTES: usize = 64 * 1024;

/// Fewer digits hold no long number.
const LEAST_DIGITS: usize = 8;

/// Elements that are one text however many runs it is made of.
const WHOLES: [&str; 5] = [
    "comment",
    "threadedComment",
    "p",
    "definedName",
    "annotation",
];

/// Texts while they are gathered.
#[derive(Default)]
pub(crate) struct Asides(pub(crate) Vec<Aside>);

impl Asides {
    /// Keeps a text where it may hold a long number.
    pub(crate) fn keep(&mut self, address: Option<Address>, text: &str) -> Result<(), Unreadable> {
        let digits = text.bytes().filter(u8::is_ascii_digit).take(LEAST_DIGITS);
        if digits.count() < LEAST_DIGITS {
            return Ok(());
        }
        let limit = wide(MOST_ASIDES);
        Unreadable::above("asides", wide(self.0.len()).saturating_add(1), limit)?;
        let end = text.floor_char_boundary(MOST_BYTES);
        self.0.push(Aside {
            address,
            text: text.get(..end).unwrap_or_default().to_owned(),
        });
        Ok(())
    }
}

/// Whether a part of an Excel package, by its path in lower case, may hold such texts.
pub(crate) fn may_hold_asides(path: &str) -> bool {
    const NONE: [&str; 6] = [
        "/styles.xml",
        "/sharedstrings.xml",
        "/theme/",
        "/worksheets/sheet",
        "content_types",
        "/calcchain.xml",
    ];
    !path.ends_with(".rels") && !NONE.iter().any(|part| path.contains(part))
}

/// Gathers the texts of an XML part that was vetted.
pub(crate) fn gather(source: impl BufRead) -> Result<Vec<Aside>, Unreadable> {
    let (mut xml, mut buffer) = (xml::open(source), Vec::new());
    let mut asides = Asides::default();
    let (mut address, mut text, mut depth) = (None, String::new(), 0_u32);
    loop {
        match xml::next(&mut xml, &mut buffer)? {
            Event::Start(element) => {
                if WHOLES.contains(&element.local_name().as_ref()) {
                    if depth == 0 {
                        text.clear();
                        address = reference(&element);
                    }
                    depth = depth.saturating_add(1);
                }
                cached(&element, &mut asides)?;
            }
            Event::Empty(element) => cached(&element, &mut asides)?,
            Event::End(element) if WHOLES.contains(&element.local_name().as_ref()) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    asides.keep(address.take(), &text)?;
                    text.clear();
                } else {
                    text.push(' ');
                }
            }
            Event::Text(own) => {
                let own = own.xml10_content();
                if depth == 0 {
                    asides.keep(None, &own)?;
                } else if text.len() < MOST_BYTES {
                    text.push_str(&own);
                }
            }
            Event::CData(own) => asides.keep(None, &own.xml10_content())?,
            Event::Eof => return Ok(asides.0),
            _ => {}
        }
    }
}

/// The cell that a comment is about.
fn reference(element: &BytesStart<'_>) -> Option<Address> {
    Address::parse(&xml::attribute(element, "ref")?)
}

/// A value that a pivot table or a query remembers.
fn cached(element: &BytesStart<'_>, asides: &mut Asides) -> Result<(), Unreadable> {
    match element.local_name().as_ref() {
        "s" | "n" | "d" => match xml::attribute(element, "v") {
            Some(value) => asides.keep(None, &value),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(xml: &str) -> Vec<(Option<String>, String)> {
        let asides = gather(xml.as_bytes()).unwrap();
        let told = asides
            .into_iter()
            .map(|aside| (aside.address.map(|address| address.to_string()), aside.text));
        told.collect()
    }

    #[test]
    fn a_comment_is_one_text_at_its_cell() {
        let comments = "<comments><authors><author>A</author></authors><commentList>\
            <comment ref='B3'><text><r><t>BSN 1234</t></r><r><t>56782</t></r></text></comment>\
            <comment ref='B4'><text><t>zie tel. 5</t></text></comment></commentList></comments>";
        assert_eq!(
            texts(comments),
            [(Some("B3".to_owned()), "BSN 123456782".to_owned())]
        );
    }

    #[test]
    fn text_boxes_names_and_caches_are_texts_too() {
        for (xml, text) in [
            (
                "<x:wsDr xmlns:a='a' xmlns:x='x'><a:p><a:r><a:t>123456</a:t></a:r><a:r><a:t>782</a:t></a:r></a:p></x:wsDr>",
                "123456782",
            ),
            (
                "<workbook><definedNames><definedName name='n'>\"123456782\"</definedName></definedNames></workbook>",
                "\"123456782\"",
            ),
            (
                "<pivotCacheRecords><r><n v='123456782'/></r></pivotCacheRecords>",
                "123456782",
            ),
            (
                "<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:description>bsn 123456782</dc:description></cp:coreProperties>",
                "bsn 123456782",
            ),
        ] {
            assert_eq!(texts(xml), [(None, text.to_owned())], "{xml}");
        }
    }
}
