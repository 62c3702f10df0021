//! Which part of an Excel package holds which sheet. Only names and paths; the cells are read elsewhere.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader},
};

use quick_xml::events::{BytesStart, Event};

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
    let targets: HashMap<String, String> = elements(
        archive,
        &format!("{folder}/_rels/{file}.rels"),
        "Relationship",
        |element| {
            Some((
                xml::attribute(element, "Id")?,
                xml::attribute(element, "Target")?,
            ))
        },
    )?
    .into_iter()
    .collect();
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

fn absolute(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(path) => path.to_ascii_lowercase(),
        None => format!("{folder}/{target}").to_ascii_lowercase(),
    }
}

/// What `take` makes of every element of a name in a part; nothing where the part is missing.
fn elements<Taken>(
    archive: &mut Archive<'_>,
    path: &str,
    name: &str,
    take: impl Fn(&BytesStart<'_>) -> Option<Taken>,
) -> Result<Vec<Taken>, Unreadable> {
    let path = archive
        .file_names()
        .flatten()
        .find(|other| other.eq_ignore_ascii_case(path))
        .map(|found| found.into_owned());
    let Some(part) = path.and_then(|path| archive.by_name(&path).ok()) else {
        return Ok(Vec::new());
    };
    of_part(BufReader::new(part), name, take)
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
