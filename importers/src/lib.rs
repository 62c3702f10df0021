//! Suppliers' spreadsheets in, readings out. The only place that knows calamine.
//!
//! Bytes in, a [`Reading`] out: nothing here knows storage, a clock, a configuration or the server.

mod cells;
pub mod checks;
pub mod columns;
pub mod corrections;
pub mod external;
pub mod formats;
pub mod harmless;
pub mod json;
pub mod limits;
pub mod lines;
pub mod mapping;
pub mod marking;
pub mod privacy;
pub mod problem;
pub mod profiles;
pub mod reading;
pub mod register;
pub mod registry;
pub mod tables;
pub mod template;
pub mod values;
pub mod wire;
pub mod workbook;

use std::panic::{AssertUnwindSafe, catch_unwind};

use corrections::Laid;
use formats::Format;
use limits::Limits;
use problem::{Code, Problem};
use reading::{Collected, Conclusion, Line, Outcome, Reading, Receiver};
use registry::{Additions, Recognised};
use workbook::{Kind, Workbook};

/// Reads a report whole. Never fails and never panics: what can't be read is a reading that says so.
pub fn read(bytes: &[u8], limits: &Limits) -> Reading {
    read_with(bytes, limits, &Additions::default())
}

/// Reads a report whole, by the formats that ship and by those that are added.
pub fn read_with(bytes: &[u8], limits: &Limits, additions: &Additions) -> Reading {
    let mut collected = Collected::default();
    match opened(bytes, limits, additions, &mut collected) {
        Ok((workbook, laid)) => {
            let conclusion = read_opened(bytes, (&workbook, laid), additions, &mut collected);
            collected.reading(conclusion, &sheet_names(&workbook))
        }
        Err(conclusion) => collected.reading(conclusion, &[]),
    }
}

/// Reads a report and hands its lines and problems on as they come. Never fails and never panics.
pub fn read_into(bytes: &[u8], limits: &Limits, receiver: &mut dyn Receiver) -> Conclusion {
    read_into_with(bytes, limits, &Additions::default(), receiver)
}

/// The same by the formats that ship and by those that are added.
pub fn read_into_with(
    bytes: &[u8],
    limits: &Limits,
    additions: &Additions,
    receiver: &mut dyn Receiver,
) -> Conclusion {
    match opened(bytes, limits, additions, receiver) {
        Ok((workbook, laid)) => read_opened(bytes, (&workbook, laid), additions, receiver),
        Err(conclusion) => conclusion,
    }
}

/// Reads a workbook, and says where it is a form of ours that a newer one has replaced.
fn read_opened(
    bytes: &[u8],
    (workbook, laid): (&Workbook, Laid),
    additions: &Additions,
    receiver: &mut dyn Receiver,
) -> Conclusion {
    let mut conclusion = read_workbook_into((workbook, laid.before), additions, receiver);
    if matches!(
        conclusion.outcome,
        Outcome::Ready | Outcome::NeedsCorrection
    ) {
        conclusion.sheets = sheet_names(workbook);
        if let Some(outdated) = caught(|| template::outdated(bytes)).flatten() {
            receiver.problem(outdated);
        }
        for unplaced in laid.unplaced {
            conclusion.outcome = Outcome::NeedsCorrection;
            receiver.problem(unplaced);
        }
    }
    conclusion
}

/// Reads a workbook that is open already.
pub fn read_workbook(workbook: &Workbook) -> Reading {
    read_workbook_with(workbook, &Additions::default())
}

/// The same by the formats that ship and by those that are added.
pub fn read_workbook_with(workbook: &Workbook, additions: &Additions) -> Reading {
    let mut collected = Collected::default();
    let whole = (workbook, None);
    let conclusion = read_workbook_into(whole, additions, &mut collected);
    collected.reading(conclusion, &sheet_names(workbook))
}

/// Every format that is Rust.
pub fn formats() -> &'static [&'static dyn Format] {
    formats::FORMATS
}

fn sheet_names(workbook: &Workbook) -> Vec<String> {
    let names = workbook.sheets.iter().map(|sheet| sheet.name.clone());
    names.collect()
}

/// What a reading gives, or nothing where it panics.
pub(crate) fn caught<Given>(reading: impl FnOnce() -> Given) -> Option<Given> {
    catch_unwind(AssertUnwindSafe(reading)).ok()
}

/// A reading that breaks is our fault, not the file's: the file is unrecognised, and so can be kept and looked at.
fn broken(receiver: &mut dyn Receiver) -> Conclusion {
    receiver.forget();
    receiver.problem(Problem::of_file(Code::DamagedFile));
    Conclusion::of(Outcome::Unrecognised)
}

fn opened(
    bytes: &[u8],
    limits: &Limits,
    additions: &Additions,
    receiver: &mut dyn Receiver,
) -> Result<(Workbook, Laid), Conclusion> {
    let opened = caught(|| {
        let mut workbook = workbook::open(bytes, limits)?;
        let laid = corrections::lay(&mut workbook, additions);
        Ok::<_, workbook::Unreadable>((workbook, laid))
    });
    match opened {
        Some(Ok(opened)) => Ok(opened),
        Some(Err(unreadable)) => {
            receiver.problem(unreadable.into_problem());
            Err(Conclusion::of(Outcome::Refused))
        }
        None => Err(broken(receiver)),
    }
}

/// Inspects a workbook for citizen service numbers, and has the one format that is sure of it read it.
fn read_workbook_into(
    whole: (&Workbook, Option<privacy::Inspection>),
    additions: &Additions,
    receiver: &mut dyn Receiver,
) -> Conclusion {
    inspected(whole, additions, receiver, |workbook, receiver| {
        recognised(workbook, additions, receiver)
    })
}

/// Inspects a workbook first: whatever becomes of its reading, citizen service numbers refuse it, those too that stand
/// in the file below what was laid over it. What only corrections make one is an error: the file is no worse for them,
/// and other reports may be of the same file.
fn inspected(
    (workbook, before): (&Workbook, Option<privacy::Inspection>),
    additions: &Additions,
    receiver: &mut dyn Receiver,
    read: impl FnOnce(&Workbook, &mut dyn Receiver) -> Conclusion,
) -> Conclusion {
    let Some(mut inspection) =
        caught(|| privacy::inspect_with(workbook, &additions.words_of_persons()))
    else {
        return broken(receiver);
    };
    let of_corrections = before.as_ref().is_some_and(|one| one.certain.is_empty());
    inspection.join(before.unwrap_or_default());
    additions.declarations.apply(workbook, &mut inspection);
    if of_corrections {
        inspection.doubt_all();
    }
    let unbroken = |receiver: &mut dyn Receiver| {
        caught(|| read(workbook, &mut *receiver)).unwrap_or_else(|| broken(receiver))
    };
    if !inspection.certain.is_empty() {
        let conclusion = unbroken(&mut Deaf);
        return privacy::refuse(conclusion, workbook, &inspection, receiver);
    }
    if inspection.is_clear() {
        return unbroken(receiver);
    }
    let mut doubting = privacy::Doubting::new(workbook, &inspection, receiver);
    let conclusion = unbroken(&mut doubting);
    if matches!(conclusion.outcome, Outcome::Refused | Outcome::Unrecognised) {
        return conclusion;
    }
    doubting.conclude(conclusion, workbook, &inspection)
}

/// Hears nothing: for a file of which nothing may be kept.
struct Deaf;

impl Receiver for Deaf {
    fn line(&mut self, _: Line) {}
    fn problem(&mut self, _: Problem) {}
    fn forget(&mut self) {}
}

/// The reading by the one format that is sure, if there is one and something to read.
fn recognised(
    workbook: &Workbook,
    additions: &Additions,
    receiver: &mut dyn Receiver,
) -> Conclusion {
    if workbook.sheets.iter().all(|sheet| sheet.grid.is_empty()) {
        receiver.problem(Problem::of_file(Code::EmptyFile));
        return Conclusion::of(Outcome::Refused);
    }
    if workbook.kind == Kind::Xlsm {
        receiver.problem(Problem::of_file(Code::MacrosIgnored));
    }
    if let Some(turned) = tables::turned(workbook)
        && let Recognised::By(format) = additions.recognised(&turned.workbook)
    {
        let mut turning = tables::Turning::new(&turned, receiver);
        return format.read(&turned.workbook, &additions.learned, &mut turning);
    }
    match additions.recognised(workbook) {
        Recognised::By(format) => format.read(workbook, &additions.learned, receiver),
        Recognised::Nobody(candidates) => {
            let names: Vec<&str> = candidates.iter().map(|format| format.name()).collect();
            let mut problem = Problem::of_file(Code::UnrecognisedLayout);
            problem.found = (!names.is_empty()).then(|| names.join(", "));
            receiver.problem(problem);
            Conclusion::of(Outcome::Unrecognised)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use workbook::{Cell, Sheet, Value};

    fn workbook(text: &str) -> Workbook {
        Workbook {
            kind: Kind::Xlsx,
            sheets: vec![Sheet::of("", [(1, Cell::new(1, Value::Text(text)))])],
        }
    }

    fn broken_on(text: &str) -> (Outcome, Vec<Code>) {
        let mut collected = Collected::default();
        let conclusion = inspected(
            (&workbook(text), None),
            &Additions::default(),
            &mut collected,
            |_, receiver| {
                receiver.problem(Problem::of_file(Code::NoLines));
                panic!("on purpose")
            },
        );
        let reading = collected.reading(conclusion, &[]);
        let codes = reading.problems.iter().map(|problem| problem.code);
        (reading.outcome, codes.collect())
    }

    #[test]
    fn a_reading_that_breaks_leaves_a_file_that_can_be_kept() {
        assert_eq!(
            broken_on("x"),
            (Outcome::Unrecognised, vec![Code::DamagedFile])
        );
    }

    #[test]
    fn a_reading_that_breaks_keeps_no_citizen_number() {
        assert_eq!(
            broken_on("BSN 123456782"),
            (Outcome::Refused, vec![Code::CitizenServiceNumber])
        );
    }
}
