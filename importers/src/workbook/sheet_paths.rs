//! Which part of an Excel package holds which sheet. Only names and paths; the cells are read elsewhere.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Cursor},
};

use quick_xml::events::{BytesStart, Event};
use zip::read::ZipFile;

use super::{Unreadable, package::Archive, xml};

/// The path of each sheet's part, in lower case, by the name on its tab.
pub(crate) fn sheet_paths(
    archive: &mut Archive<'_>,
) -> Result<HashMap<String, String>, Unreadable> {
    let workbook = elements(archive, "_rels/.rels", "Relationship", |element| {
        let kind = xml::attribute(element, "Type")?;
        let target = xml::attribute(element, "Target")?;
        kind.ends_with("/officeDocument").then_some(target)
    })?;
    let workbook = workbook
        .first()
        .map_or("xl/workbook.xml", String::as_str)
        .trim_start_matches('/')
        .to_owned();
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let targets = relations(archive, &format!("{folder}/_rels/{file}.rels"))?;
    let sheets = elements(archive, &workbook, "sheet", |element| {
        Some((
            xml::attribute(element, "name")?,
            xml::attribute(element, "id")?,
        ))
    })?;
    Ok(sheets
        .into_iter()
        .filter_map(|(name, id)| Some((name, absolute(folder, targets.get(&id)?))))
        .collect())
}

/// The targets that a part of relations names, by their identifiers.
pub(crate) fn relations(
    archive: &mut Archive<'_>,
    path: &str,
) -> Result<HashMap<String, String>, Unreadable> {
    let targets = elements(archive, path, "Relationship", |element| {
        Some((
            xml::attribute(element, "Id")?,
            xml::attribute(element, "Target")?,
        ))
    })?;
    Ok(targets.into_iter().collect())
}

/// The path of a target in lower case, from the folder of the part that names it.
pub(crate) fn absolute(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(path) => path.to_ascii_lowercase(),
        None => format!("{folder}/{target}").to_ascii_lowercase(),
    }
}

/// The same for a target that may go up folders: `../tables/table1.xml`.
pub(crate) fn resolve(folder: &str, target: &str) -> String {
    let path = absolute(folder, target);
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What `take` makes of every element of a name in a part; nothing where the part is missing.
pub(crate) fn elements<Taken>(
    archive: &mut Archive<'_>,
    path: &str,
    name: &str,
    take: impl Fn(&BytesStart<'_>) -> Option<Taken>,
) -> Result<Vec<Taken>, Unreadable> {
    let Some(part) = part(archive, path) else {
        return Ok(Vec::new());
    };
    of_part(BufReader::new(part), name, take)
}

/// The text of every element of a name in a part; nothing where the part is missing.
pub(crate) fn texts(
    archive: &mut Archive<'_>,
    path: &str,
    name: &str,
) -> Result<Vec<String>, Unreadable> {
    let Some(part) = part(archive, path) else {
        return Ok(Vec::new());
    };
    let (mut xml, mut buffer) = (xml::open(BufReader::new(part)), Vec::new());
    let (mut texts, mut inside) = (Vec::new(), None);
    loop {
        match xml::next(&mut xml, &mut buffer)? {
            Event::Start(element) if element.local_name().as_ref() == name => {
                inside = Some(String::new());
            }
            Event::Text(text) => {
                if let Some(inside) = &mut inside {
                    inside.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(inside) = &mut inside {
                    inside.extend(xml::referred(&reference));
                }
            }
            Event::End(element) if element.local_name().as_ref() == name => {
                texts.extend(inside.take());
            }
            Event::Eof => return Ok(texts),
            _ => {}
        }
    }
}

/// A part by its path, whatever the case of its letters.
pub(crate) fn part<'archive, 'bytes>(
    archive: &'archive mut Archive<'bytes>,
    path: &str,
) -> Option<ZipFile<'archive, Cursor<&'bytes [u8]>>> {
    let path = archive
        .file_names()
        .flatten()
        .find(|other| other.eq_ignore_ascii_case(path))
        .map(|found| found.into_owned());
    archive.by_name(&path?).ok()
}

fn of_part<Taken>(
    source: impl BufRead,
    name: &str,
    take: impl Fn(&BytesStart<'_>) -> Option<Taken>,
) -> Result<Vec<Taken>, Unreadable> {
    let (mut xml, mut buffer, mut taken) = (xml::open(source), Vec::new(), Vec::new());
    loop {
        match xml::next(&mut xml, &mut buffer)? {
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == name =>
            {
                taken.extend(take(&element));
            }
            Event::Eof => return Ok(taken),
            _ => {}
        }
    }
}
