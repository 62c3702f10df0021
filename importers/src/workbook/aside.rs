//! Texts of a workbook that stand in no cell: comments, text boxes, headers and footers, names, properties, what pivot
//! tables and charts remember. Nobody reads a line from them, but they may hold what may not be kept.

use std::io::BufRead;

use quick_xml::{
    XmlVersion,
    events::{BytesStart, Event},
};

use super::{Address, Unreadable, budget::wide, xml};

/// A text that stands in no cell. Only texts with nine digits or more are kept: no others can hold a long number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The cell that it belongs to, where it is a comment.
    pub address: Option<Address>,
    /// The text.
    pub text: String,
    /// Whether it is where a link leads: most of its numbers are those of pages and documents.
    pub link: bool,
}

impl Aside {
    /// The same text where nobody knows its cell.
    #[must_use]
    pub(crate) fn without_cell(self) -> Self {
        Self {
            address: None,
            ..self
        }
    }
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
        self.add(address, text, false)
    }

    /// Keeps where a link leads.
    pub(crate) fn link(&mut self, text: &str) -> Result<(), Unreadable> {
        self.add(None, text, true)
    }

    fn add(&mut self, address: Option<Address>, text: &str, link: bool) -> Result<(), Unreadable> {
        // Digits of other scripts count too: they are no letters, and every number of nine of them has eight.
        let digits = text.chars().filter(|sign| sign.is_numeric());
        if digits.take(LEAST_DIGITS).count() < LEAST_DIGITS {
            return Ok(());
        }
        let limit = wide(MOST_ASIDES);
        Unreadable::above("asides", wide(self.0.len()).saturating_add(1), limit)?;
        let end = text.floor_char_boundary(MOST_BYTES);
        self.0.push(Aside {
            address,
            text: text.get(..end).unwrap_or_default().to_owned(),
            link,
        });
        Ok(())
    }
}

/// Whether a part of an Excel package, by its path in lower case, may hold such texts.
pub(crate) fn may_hold_asides(path: &str) -> bool {
    const NONE: [&str; 5] = [
        "/styles.xml",
        "/sharedstrings.xml",
        "/theme/",
        "content_types",
        "/calcchain.xml",
    ];
    !NONE.iter().any(|part| path.contains(part))
}

/// Gathers the texts of an XML part that was vetted.
pub(crate) fn gather(source: impl BufRead) -> Result<Vec<Aside>, Unreadable> {
    let (mut xml, mut buffer) = (xml::open(source), Vec::new());
    let mut asides = Asides::default();
    let (mut address, mut text, mut depth) = (None, String::new(), 0_u32);
    loop {
        match xml::next(&mut xml, &mut buffer)? {
            Event::Start(element) => {
                let whole = WHOLES.contains(&element.local_name().as_ref());
                if depth == 0 {
                    asides.keep(None, &text)?;
                    text.clear();
                    address = whole.then(|| reference(&element)).flatten();
                }
                depth = depth.saturating_add(u32::from(whole));
                of_attributes(&element, &mut asides)?;
            }
            Event::Empty(element) => of_attributes(&element, &mut asides)?,
            Event::End(element) => {
                let whole = WHOLES.contains(&element.local_name().as_ref());
                depth = depth.saturating_sub(u32::from(whole));
                if depth == 0 {
                    asides.keep(address.take(), &text)?;
                    text.clear();
                } else if whole {
                    text.push(' ');
                }
            }
            // One text may come in pieces: plain, in a section of its own, as references to characters.
            Event::Text(own) if text.len() < MOST_BYTES => text.push_str(&own.xml10_content()),
            Event::CData(own) if text.len() < MOST_BYTES => text.push_str(&own.xml10_content()),
            Event::GeneralRef(reference) if text.len() < MOST_BYTES => {
                text.extend(xml::referred(&reference));
            }
            Event::Eof => return Ok(asides.0),
            _ => {}
        }
    }
}

/// The cell that a comment is about.
fn reference(element: &BytesStart<'_>) -> Option<Address> {
    Address::parse(&xml::attribute(element, "ref")?)
}

/// Attributes that hold what somebody wrote: descriptions of pictures, messages of checks, names of fields. Places, sizes
/// and numbers that programs give to things are left out.
const WRITTEN: [&str; 18] = [
    "descr",
    "title",
    "name",
    "displayName",
    "caption",
    "prompt",
    "promptTitle",
    "error",
    "errorTitle",
    "tooltip",
    "display",
    "comment",
    "author",
    "codeName",
    "command",
    "connection",
    "condition",
    "expression",
];

/// Elements of which an attribute holds a value: what pivot tables, filters and scenarios remember.
const VALUES: [(&str, &str); 7] = [
    ("s", "v"),
    ("n", "v"),
    ("d", "v"),
    ("filter", "val"),
    ("sheetName", "val"),
    ("inputCells", "val"),
    ("filter-condition", "value"),
];

/// Attributes that say where a link leads.
const LINKS: [&str; 3] = ["Target", "href", "location"];

/// Keeps the texts in the attributes of an element.
pub(crate) fn of_attributes(
    element: &BytesStart<'_>,
    asides: &mut Asides,
) -> Result<(), Unreadable> {
    let local = element.local_name();
    let local = local.as_ref();
    let mut attributes = element.attributes();
    for attribute in attributes.with_checks(false).flatten() {
        let name = attribute.key.local_name();
        let name = name.as_ref();
        let link = LINKS.contains(&name);
        let written = link || WRITTEN.contains(&name) || VALUES.contains(&(local, name));
        if written && let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) {
            if link {
                asides.link(&value)?;
            } else {
                asides.keep(None, &value)?;
            }
        }
    }
    Ok(())
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
    fn a_text_in_pieces_is_one_text() {
        for xml in [
            "<comment ref='A1'><t>1234&#53;67<![CDATA[8]]>2</t></comment>",
            "<comment ref='A1'><t>12345<!-- x -->6782</t></comment>",
        ] {
            let expected = (Some("A1".to_owned()), "123456782".to_owned());
            assert_eq!(texts(xml), [expected], "{xml}");
        }
        assert_eq!(texts("<t>&#x661;٢٣٤٥٦٧٨٢</t>").len(), 1);
    }

    #[test]
    fn attributes_that_somebody_wrote_are_texts_and_numbers_of_programs_are_none() {
        for xml in [
            "<cNvPr id='2' name='Box' descr='bsn 123456782'/>",
            "<dataValidation prompt='bsn 123456782'/>",
            "<tableColumn name='bsn 123456782'></tableColumn>",
            "<filter val='bsn 123456782'/>",
            "<property name='bsn 123456782'><x/></property>",
        ] {
            assert_eq!(texts(xml), [(None, "bsn 123456782".to_owned())], "{xml}");
        }
        for xml in [
            "<axId val='123456782'/>",
            "<off x='123456782' y='123456782'/>",
            "<x id='123456782'/>",
        ] {
            assert_eq!(texts(xml), [], "{xml}");
        }
        let link = gather("<Relationship Target='https://x/?bsn=123456782'/>".as_bytes());
        assert!(link.unwrap().iter().all(|aside| aside.link));
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
