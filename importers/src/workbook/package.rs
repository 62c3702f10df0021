//! Vets a zip package before anything reads it: number and sizes of parts, ratio, and what every XML part claims.

use std::{
    collections::{HashMap, HashSet},
    io::{BufRead, BufReader, Cursor},
};

use zip::ZipArchive;

use super::{
    Unreadable,
    aside::{self, Aside, Asides},
    budget::wide,
    printed, sheet_facts,
    sheet_facts::SheetFacts,
};
use crate::{limits::Limits, problem::Code};

/// Above this many unpacked bytes the ratio of a part counts.
const RATIO_FROM: u64 = 1024 * 1024;

/// What a package is.
pub(crate) enum Package {
    /// Excel.
    Xlsx(Facts),
    /// Excel's binary package.
    Xlsb(Facts),
    /// OpenDocument spreadsheet.
    Ods,
    /// Something else, by its usual name.
    Other(&'static str),
}

/// Facts of an Excel package, by path of the part in lower case.
#[derive(Default)]
pub(crate) struct Facts {
    /// Of its worksheets.
    pub(crate) sheets: HashMap<String, SheetFacts>,
    /// Texts of other parts that stand in no cell.
    pub(crate) asides: HashMap<String, Vec<Aside>>,
    /// Whether it holds macros.
    pub(crate) macros: bool,
}

/// A package opened over bytes in memory.
pub(crate) type Archive<'bytes> = ZipArchive<Cursor<&'bytes [u8]>>;

/// Opens the package.
pub(crate) fn open(bytes: &[u8]) -> Result<Archive<'_>, Unreadable> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::damaged())
}

/// Says what the package is, or refuses it.
pub(crate) fn vet(bytes: &[u8], limits: &Limits) -> Result<Package, Unreadable> {
    let mut archive = open(bytes)?;
    vet_sizes(&mut archive, limits)?;
    let has = |name: &str| {
        archive
            .file_names()
            .flatten()
            .any(|other| other.eq_ignore_ascii_case(name))
    };
    if has("encrypted-package") {
        return Err(Unreadable::new(Code::PasswordProtected));
    }
    if has("xl/workbook.bin") {
        return vet_parts(&mut archive, limits).map(Package::Xlsb);
    }
    let is_excel = archive
        .file_names()
        .flatten()
        .any(|name| is_excel_part(&name));
    if has("[Content_Types].xml") && is_excel {
        if is_strict(&mut archive) {
            return Ok(Package::Other("Strict Open XML"));
        }
        return vet_parts(&mut archive, limits).map(Package::Xlsx);
    }
    if has("content.xml") && has("mimetype") {
        return vet_open_document(&mut archive);
    }
    let known = [
        ("word/document.xml", "Word"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("visio/document.xml", "Visio"),
        ("Index/Document.iwa", "Apple iWork"),
        ("Index.zip", "Apple iWork"),
        ("[Content_Types].xml", "Office"),
    ];
    let other = known.iter().find(|(part, _)| has(part));
    Ok(Package::Other(other.map_or("ZIP", |(_, name)| name)))
}

/// Whether the workbook is of the strict kind, whose numbers and days no reader here takes.
fn is_strict(archive: &mut Archive<'_>) -> bool {
    let Ok(part) = archive.by_name("xl/workbook.xml") else {
        return false;
    };
    let mut start = Vec::new();
    let read = std::io::Read::read_to_end(&mut std::io::Read::take(part, 4_096), &mut start);
    let namespace = b"http://purl.oclc.org/ooxml/spreadsheetml/main";
    read.is_ok()
        && start
            .windows(namespace.len())
            .any(|bytes| bytes == namespace)
}

fn is_excel_part(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with("workbook.xml") || name.contains("worksheets/")
}

fn vet_sizes(archive: &mut Archive<'_>, limits: &Limits) -> Result<(), Unreadable> {
    Unreadable::above("parts", wide(archive.len()), wide(limits.parts))?;
    // What stands before the package would be kept with it and read by nobody.
    if archive.offset() > 0 {
        return Err(Unreadable::damaged().naming("ZIP"));
    }
    let mut together = 0_u64;
    let mut places = Vec::new();
    for index in 0..archive.len() {
        let part = archive
            .by_index_raw(index)
            .map_err(|_| Unreadable::damaged())?;
        if part.encrypted() {
            return Err(Unreadable::new(Code::PasswordProtected));
        }
        let (unpacked, packed) = (part.size(), part.compressed_size());
        Unreadable::above("part_bytes", unpacked, limits.part_bytes)?;
        if unpacked > RATIO_FROM {
            Unreadable::above("ratio", unpacked / packed.max(1), limits.ratio)?;
        }
        together = together.saturating_add(unpacked);
        Unreadable::above("unpacked_bytes", together, limits.unpacked_bytes)?;
        let end = part.data_start().map(|start| start.saturating_add(packed));
        places.push((part.header_start(), end.unwrap_or(u64::MAX)));
    }
    // A part that lies in another one is unpacked as often as it is named.
    places.sort_unstable();
    let overlap = |pair: &[(u64, u64)]| matches!(pair, [(_, end), (start, _)] if start < end);
    if places.windows(2).any(overlap) {
        return Err(Unreadable::damaged().naming("ZIP"));
    }
    Ok(())
}

/// Looks into every part that is XML, wherever a hostile package may have put it.
fn vet_parts(archive: &mut Archive<'_>, limits: &Limits) -> Result<Facts, Unreadable> {
    let (mut facts, mut cells, mut asides) = (Facts::default(), 0_u64, 0_usize);
    let mut paths = HashSet::new();
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| Unreadable::damaged())?;
        let path = part.name().unwrap_or_default().to_ascii_lowercase();
        // Names that differ in case alone are one: what is vetted must be what is read.
        if !paths.insert(path.clone()) {
            return Err(Unreadable::damaged().naming("ZIP"));
        }
        facts.macros |= path.ends_with("vbaproject.bin");
        let size = part.size();
        let mut source = BufReader::new(part);
        if !starts_as_xml(&mut source)? {
            let texts = of_bytes(&path, source)?;
            asides = asides.saturating_add(texts.len());
            Unreadable::above("asides", wide(asides), wide(aside::MOST_ASIDES))?;
            facts.keep(path, texts);
            continue;
        }
        if let Some(sheet) = sheet_facts::gather(source, size, limits)? {
            cells = cells.saturating_add(sheet.cells);
            Unreadable::above("cell_elements", cells, limits.cell_elements)?;
            facts.sheets.insert(path, sheet);
        } else if aside::may_hold_asides(&path) {
            let part = archive.by_index(index).map_err(|_| Unreadable::damaged())?;
            let texts = aside::gather(BufReader::new(part))?;
            asides = asides.saturating_add(texts.len());
            Unreadable::above("asides", wide(asides), wide(aside::MOST_ASIDES))?;
            facts.keep(path, texts);
        }
    }
    Ok(facts)
}

impl Facts {
    fn keep(&mut self, path: String, texts: Vec<Aside>) {
        if !texts.is_empty() {
            self.asides.insert(path, texts);
        }
    }
}

/// More bytes of a part that is no XML are not looked at.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// Texts of a part that is no XML, or is it in another encoding: notes and names of a binary package, what other programs
/// keep with a workbook. Cells, pictures and macros have none.
fn of_bytes(path: &str, source: impl BufRead) -> Result<Vec<Aside>, Unreadable> {
    const NONE: [&str; 8] = [
        "/worksheets/sheet",
        "/sharedstrings.bin",
        "/styles.bin",
        "/media/",
        "vbaproject.bin",
        "/printersettings/",
        "/calcchain.bin",
        "docprops/thumbnail",
    ];
    if NONE.iter().any(|part| path.contains(part)) {
        return Ok(Vec::new());
    }
    let mut bytes = Vec::new();
    let read = std::io::Read::read_to_end(&mut std::io::Read::take(source, MOST_BYTES), &mut bytes);
    read.map_err(|_| Unreadable::damaged())?;
    let mut asides = Asides::default();
    for text in printed::texts(&bytes) {
        asides.keep(None, &text)?;
    }
    Ok(asides.0)
}

fn starts_as_xml(source: &mut impl BufRead) -> Result<bool, Unreadable> {
    let start = source.fill_buf().map_err(|_| Unreadable::damaged())?;
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    Ok(start.trim_ascii_start().starts_with(b"<"))
}

fn vet_open_document(archive: &mut Archive<'_>) -> Result<Package, Unreadable> {
    let mut text = |name: &str| {
        let part = archive.by_name(name).ok()?;
        std::io::read_to_string(std::io::Read::take(part, 65_536)).ok()
    };
    let mimetype = text("mimetype").unwrap_or_default();
    if text("META-INF/manifest.xml").is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Unreadable::new(Code::PasswordProtected));
    }
    if mimetype
        .trim()
        .starts_with("application/vnd.oasis.opendocument.spreadsheet")
    {
        return Ok(Package::Ods);
    }
    let kinds = [
        ("text", "odt"),
        ("presentation", "odp"),
        ("graphics", "odg"),
    ];
    let kind = kinds.iter().find(|(kind, _)| mimetype.contains(kind));
    Ok(Package::Other(
        kind.map_or("OpenDocument", |(_, name)| name),
    ))
}
