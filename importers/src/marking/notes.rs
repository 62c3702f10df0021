//! The notes of one sheet: new ones, and what is added to those that a cell has already.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Unpatchable,
    edits::Edits,
    escape::escaped_cell,
    markup::{MAIN, Step, Tag, Walk},
};
use crate::workbook::Address;

/// Who writes our notes; by this name they are known again.
const AUTHOR: &str = "Meetbaar";
/// A threaded comment keeps a plain note under an author of this beginning, which programs overwrite.
const THREADED: &str = "tc=";

/// The notes part of a sheet.
pub(super) struct Notes {
    text: String,
    prefix: String,
    authors: Vec<String>,
    authors_end: Option<Place>,
    list_end: Option<Place>,
    notes: Vec<Note>,
}

/// Where something can be put into an element.
#[derive(Clone, Debug)]
enum Place {
    /// Before its end tag.
    Before(u64),
    /// The element is empty: from its slash to its end, and its name.
    Empty(u64, u64, String),
}

impl Place {
    fn put(&self, edits: &mut Edits, content: &str) {
        match self {
            Self::Before(at) => edits.insert(*at, content),
            Self::Empty(from, to, name) => {
                edits.replace(*from, *to, format!(">{content}</{name}>"))
            }
        }
    }
}

/// A note that is there.
#[derive(Default)]
struct Note {
    address: Option<Address>,
    author: usize,
    from: u64,
    to: u64,
    plain: String,
    /// After its last run of text.
    after_runs: Option<u64>,
    /// In its text without runs.
    in_text: Option<Place>,
    in_note: Option<Place>,
}

/// What the changed notes ask of their drawing.
#[derive(Debug, Default)]
pub(super) struct Boxes {
    /// Cells whose box goes.
    pub(super) gone: BTreeSet<Address>,
    /// Cells that get one.
    pub(super) new: BTreeSet<Address>,
    /// Cells that keep theirs.
    pub(super) kept: BTreeSet<Address>,
}

/// A notes part without a note.
pub(super) fn empty() -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"{MAIN}\"><authors></authors><commentList></commentList></comments>"
    )
}

impl Notes {
    /// Reads the notes of a sheet.
    pub(super) fn of(text: String) -> Result<Self, Unpatchable> {
        let mut notes = Self {
            text: String::new(),
            prefix: String::new(),
            authors: Vec::new(),
            authors_end: None,
            list_end: None,
            notes: Vec::new(),
        };
        notes.walk(&text)?;
        notes.text = text;
        Ok(notes)
    }

    fn walk(&mut self, text: &str) -> Result<(), Unpatchable> {
        let (mut walk, mut path): (_, Vec<String>) = (Walk::begin(text.as_bytes())?, Vec::new());
        loop {
            match walk.step()? {
                Step::Open(tag) => {
                    if path.is_empty() {
                        if !tag.is_in(MAIN) {
                            return Err(Unpatchable("not the usual namespace"));
                        }
                        tag.prefix().clone_into(&mut self.prefix);
                    }
                    path.push(tag.local().to_owned());
                    self.enter(&path, &tag);
                    if tag.is_empty {
                        let place = Place::Empty(tag.slash(), tag.place.end, tag.name().to_owned());
                        self.leave(&path, place, tag.place.end);
                        path.pop();
                    }
                }
                Step::Close(place) => {
                    self.leave(&path, Place::Before(place.start), place.end);
                    path.pop();
                }
                Step::Text(text) => match path.get(1).map(String::as_str) {
                    Some("authors") if path.len() == 3 => {
                        self.authors
                            .last_mut()
                            .into_iter()
                            .for_each(|author| author.push_str(&text));
                    }
                    Some("commentList") if path.last().is_some_and(|name| name == "t") => {
                        self.notes
                            .last_mut()
                            .into_iter()
                            .for_each(|note| note.plain.push_str(&text));
                    }
                    _ => {}
                },
                Step::End => return Ok(()),
            }
        }
    }

    fn enter(&mut self, path: &[String], tag: &Tag) {
        let names: Vec<&str> = path.iter().skip(1).map(String::as_str).collect();
        match names.as_slice() {
            ["authors", "author"] => self.authors.push(String::new()),
            ["commentList", "comment"] => self.notes.push(Note {
                address: tag.attribute("ref").and_then(|cell| Address::parse(&cell)),
                author: tag
                    .attribute("authorId")
                    .and_then(|id| id.parse().ok())
                    .unwrap_or_default(),
                from: tag.place.start,
                ..Note::default()
            }),
            _ => {}
        }
    }

    fn leave(&mut self, path: &[String], place: Place, end: u64) {
        let names: Vec<&str> = path.iter().skip(1).map(String::as_str).collect();
        match names.as_slice() {
            ["authors"] => self.authors_end = Some(place),
            ["commentList"] => self.list_end = Some(place),
            ["commentList", "comment", inner @ ..] => {
                let Some(note) = self.notes.last_mut() else {
                    return;
                };
                match inner {
                    [] => note.to = end,
                    ["text"] => note.in_note = Some(place),
                    ["text", "r"] => note.after_runs = Some(end),
                    ["text", "t"] => note.in_text = Some(place),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// Puts notes on cells and takes those of an earlier time away; gives the part and what it asks of the drawing.
    pub(super) fn with(
        mut self,
        wanted: &BTreeMap<Address, String>,
    ) -> Result<(String, Boxes), Unpatchable> {
        let (mut edits, mut boxes) = (Edits::default(), Boxes::default());
        let (authors, list) = self
            .authors_end
            .take()
            .zip(self.list_end.take())
            .ok_or(Unpatchable("no place for notes"))?;
        let mut others = BTreeSet::new();
        for note in &self.notes {
            let Some(address) = note.address else {
                continue;
            };
            let author = self.authors.get(note.author).map_or("", String::as_str);
            if author == AUTHOR {
                edits.replace(note.from, note.to, "");
                boxes.gone.insert(address);
                continue;
            }
            boxes.kept.insert(address);
            others.insert(address);
            if let Some(text) = wanted.get(&address)
                && !author.starts_with(THREADED)
            {
                self.append(note, text, &mut edits);
            }
        }
        let own = self.authors.iter().position(|author| author == AUTHOR);
        let new: BTreeMap<_, _> = wanted
            .iter()
            .filter(|(address, _)| !others.contains(address))
            .collect();
        if own.is_none() && !new.is_empty() {
            authors.put(
                &mut edits,
                &format!("<{0}author>{AUTHOR}</{0}author>", self.prefix),
            );
        }
        let author = own.unwrap_or(self.authors.len());
        let added: String = new
            .iter()
            .map(|(address, text)| self.note(**address, text, author))
            .collect();
        if !added.is_empty() {
            list.put(&mut edits, &added);
        }
        boxes.new = new.into_keys().copied().collect();
        Ok((edits.applied(&self.text)?, boxes))
    }

    /// Adds a text to somebody else's note, unless it says so already.
    fn append(&self, note: &Note, text: &str, edits: &mut Edits) {
        if note.plain.contains(text) {
            return;
        }
        let (prefix, added) = (&self.prefix, format!("\n\n{text}"));
        let run = format!(
            "<{prefix}r><{prefix}t xml:space=\"preserve\">{}</{prefix}t></{prefix}r>",
            escaped_cell(&added)
        );
        match (note.after_runs, &note.in_text, &note.in_note) {
            (Some(at), _, _) => edits.insert(at, run),
            (None, Some(place), _) => place.put(edits, &escaped_cell(&added)),
            (None, None, Some(place)) => place.put(edits, &run),
            (None, None, None) => {}
        }
    }

    fn note(&self, address: Address, text: &str, author: usize) -> String {
        let prefix = &self.prefix;
        let run = |bold: bool, text: &str| {
            let bold = if bold {
                format!("<{prefix}b/>")
            } else {
                String::new()
            };
            format!(
                "<{prefix}r><{prefix}rPr>{bold}<{prefix}sz val=\"9\"/><{prefix}color indexed=\"81\"/><{prefix}rFont val=\"Tahoma\"/><{prefix}family val=\"2\"/></{prefix}rPr><{prefix}t xml:space=\"preserve\">{}</{prefix}t></{prefix}r>",
                escaped_cell(text)
            )
        };
        let (first, rest) = text.find('\n').map_or((text, ""), |end| text.split_at(end));
        let rest = if rest.is_empty() {
            String::new()
        } else {
            run(false, rest)
        };
        format!(
            "<{prefix}comment ref=\"{address}\" authorId=\"{author}\"><{prefix}text>{}{rest}</{prefix}text></{prefix}comment>",
            run(true, first)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(existing: &str, wanted: &[(&str, &str)]) -> (String, Boxes) {
        let wanted = wanted
            .iter()
            .map(|(cell, text)| (Address::parse(cell).unwrap(), (*text).to_owned()))
            .collect();
        Notes::of(existing.to_owned())
            .unwrap()
            .with(&wanted)
            .unwrap()
    }

    fn texts(part: &str) -> Vec<(String, String)> {
        let notes = Notes::of(part.to_owned()).unwrap();
        let text = |note: &Note| (note.address.unwrap().to_string(), note.plain.clone());
        notes.notes.iter().map(text).collect()
    }

    fn part(prefix: &str, authors: &str, list: &str) -> String {
        let binding = prefix
            .strip_suffix(':')
            .map(|name| format!(":{name}"))
            .unwrap_or_default();
        format!("<{prefix}comments xmlns{binding}=\"{MAIN}\">{authors}{list}</{prefix}comments>")
    }

    #[test]
    fn new_notes_come_beside_those_of_others() {
        let existing = part(
            "",
            "<authors><author>Anna</author></authors>",
            "<commentList><comment ref=\"B2\" authorId=\"0\"><text><t>Let op</t></text></comment>\
             <comment ref=\"C2\" authorId=\"0\"><text><r><t>Ook</t></r></text></comment></commentList>",
        );
        let (changed, boxes) = with(
            &existing,
            &[
                ("B2", "Fout: a & b"),
                ("C2", "Fout: c"),
                ("D2", "Fout: d\nDoe iets"),
            ],
        );
        let expected = [
            ("B2", "Let op\n\nFout: a & b"),
            ("C2", "Ook\n\nFout: c"),
            ("D2", "Fout: d\nDoe iets"),
        ];
        let expected: Vec<_> = expected
            .iter()
            .map(|(cell, text)| ((*cell).to_owned(), (*text).to_owned()))
            .collect();
        assert_eq!(texts(&changed), expected);
        assert!(changed.contains("<author>Anna</author><author>Meetbaar</author>"));
        assert_eq!(
            (boxes.new.len(), boxes.kept.len(), boxes.gone.len()),
            (1, 2, 0)
        );
        // Once more: ours goes and comes anew, those of others say it once.
        let (again, boxes) = with(&changed, &[("B2", "Fout: a & b"), ("E2", "Fout: e")]);
        assert_eq!(
            (boxes.new.len(), boxes.kept.len(), boxes.gone.len()),
            (1, 2, 1)
        );
        let cells: Vec<_> = texts(&again).into_iter().map(|(cell, _)| cell).collect();
        assert_eq!(cells, ["B2", "C2", "E2"]);
        assert_eq!(again.matches("Fout: a").count(), 1);
    }

    #[test]
    fn prefixes_and_empty_elements_are_met() {
        let existing = part(
            "x:",
            "<x:authors/>",
            "<x:commentList><x:comment ref=\"A1\" authorId=\"0\"><x:text/></x:comment></x:commentList>",
        );
        let (changed, _) = with(&existing, &[("A1", "Fout"), ("B1", "Fout: b")]);
        let cells: Vec<_> = texts(&changed);
        assert_eq!(
            cells,
            [
                ("A1".to_owned(), "\n\nFout".to_owned()),
                ("B1".to_owned(), "Fout: b".to_owned())
            ]
        );
        assert!(
            changed.contains("<x:authors><x:author>Meetbaar</x:author></x:authors>"),
            "{changed}"
        );
    }

    #[test]
    fn a_threaded_comment_is_left_alone() {
        let existing = part(
            "",
            "<authors><author>tc={0}</author></authors>",
            "<commentList><comment ref=\"A1\" authorId=\"0\"><text><t>x</t></text></comment></commentList>",
        );
        let (changed, boxes) = with(&existing, &[("A1", "Fout")]);
        assert_eq!(changed, existing);
        assert!(boxes.new.is_empty());
    }
}
