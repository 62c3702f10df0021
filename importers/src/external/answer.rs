//! The answer of an external format, which is trusted in nothing: every cell must be there, every word known, every
//! value possible, every row accounted for. If anything is not so, the whole answer is unusable.

use meetbaar_domain::period::Period;
use serde::Deserialize;

use super::{
    External,
    entry::{LineRecord, PeriodRecord, text},
};
use crate::{
    lines::{Given, hand_on},
    problem::{Code, Problem, Severity},
    reading::{Account, Conclusion, Line, Receiver},
    workbook::{Address, Sheet, Workbook},
};

/// More than this is no answer.
const MOST_BYTES: usize = 64 * 1024 * 1024;
const MOST_LINES: usize = 1_000_000;
const MOST_PROBLEMS: usize = 100_000;
const MOST_CONTRACTS: usize = 10_000;

/// Why an answer can't be used: never with anything that it said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable {
    line: Option<usize>,
    why: &'static str,
}

impl Unusable {
    /// The answer as a whole is at fault.
    pub const fn whole(why: &'static str) -> Self {
        Self { line: None, why }
    }
}

impl std::fmt::Display for Unusable {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(formatter, "line {line}: {}", self.why),
            None => formatter.write_str(self.why),
        }
    }
}

/// One record of an answer.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Record {
    Line(serde_json::Map<String, serde_json::Value>),
    Problem(ProblemRecord),
    End(EndRecord),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProblemRecord {
    code: String,
    severity: Option<String>,
    #[serde(default)]
    sheet: String,
    #[serde(default)]
    cell: String,
    heading: Option<String>,
    found: Option<String>,
    expected: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EndRecord {
    period: Option<PeriodRecord>,
    #[serde(default)]
    contracts: Vec<String>,
    rows: u32,
    with_lines: u32,
    with_errors: u32,
    no_data: u32,
}

/// Hands the lines and problems of an answer on, after all of it was found usable.
pub(crate) fn receive(
    said: &str,
    format: &External,
    workbook: &Workbook,
    receiver: &mut dyn Receiver,
) -> Result<Conclusion, Unusable> {
    if said.len() > MOST_BYTES {
        return Err(Unusable::whole("it says too much"));
    }
    let mut taken = Taken::default();
    for (number, line) in (1..).zip(said.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        taken.take(line, workbook).map_err(|why| Unusable {
            line: Some(number),
            why,
        })?;
    }
    let end = taken
        .end
        .take()
        .ok_or(Unusable::whole("it has no end record"))?;
    let given = taken.given(end).map_err(Unusable::whole)?;
    Ok(Conclusion {
        importer: format.name.clone(),
        importer_version: format.version,
        ..hand_on(given, workbook, receiver)
    })
}

#[derive(Default)]
struct Taken {
    lines: Vec<(usize, Line)>,
    problems: Vec<(usize, Address, Problem)>,
    end: Option<EndRecord>,
}

impl Taken {
    fn take(&mut self, line: &str, workbook: &Workbook) -> Result<(), &'static str> {
        if self.end.is_some() {
            return Err("something follows the end record");
        }
        let record = serde_json::from_str(line);
        match record.map_err(|_| "it is no record that is known")? {
            Record::Line(fields) if self.lines.len() < MOST_LINES => {
                let record = LineRecord::of(fields)?;
                let (place, sheet) = sheet_of(workbook, record.sheet())?;
                self.lines.push((place, record.into_line(sheet)?));
            }
            Record::Problem(record) if self.problems.len() < MOST_PROBLEMS => {
                self.problems.push(problem(record, workbook)?);
            }
            Record::End(record) => self.end = Some(record),
            _ => return Err("there are too many records"),
        }
        Ok(())
    }

    fn given(self, end: EndRecord) -> Result<Given, &'static str> {
        let told = end.with_lines.checked_add(end.with_errors);
        let told = told.and_then(|told| told.checked_add(end.no_data));
        if told != Some(end.rows) {
            return Err("its end record does not account for every row");
        }
        if (end.with_lines > 0) == self.lines.is_empty() {
            return Err("its end record does not agree with its lines");
        }
        let errors = self.problems.iter();
        let errors = errors.filter(|(_, _, problem)| problem.severity == Severity::Error);
        if end.with_errors > 0 && errors.count() == 0 {
            return Err("rows have errors of which none is told");
        }
        if end.contracts.len() > MOST_CONTRACTS {
            return Err("it names too many contracts");
        }
        let contracts = end.contracts.into_iter().map(text);
        let period: Option<Period> = end.period.map(PeriodRecord::into_period).transpose()?;
        Ok(Given {
            lines: self.lines,
            problems: self.problems,
            period,
            contracts: contracts.collect::<Result<_, _>>()?,
            account: Account {
                rows: end.rows,
                with_lines: end.with_lines,
                with_errors: end.with_errors,
                no_data: end.no_data,
            },
        })
    }
}

fn sheet_of<'workbook>(
    workbook: &'workbook Workbook,
    name: &str,
) -> Result<(usize, &'workbook Sheet), &'static str> {
    let sheets = workbook.sheets.iter().enumerate();
    let mut named = sheets.filter(|(_, sheet)| sheet.name == name);
    named.next().ok_or("it names a sheet that is not there")
}

/// A problem; one of the whole file has neither sheet nor cell.
fn problem(
    record: ProblemRecord,
    workbook: &Workbook,
) -> Result<(usize, Address, Problem), &'static str> {
    let code = Code::from_code(&record.code).ok_or("it uses a code that is not known")?;
    let severity = match record.severity.as_deref() {
        None => code.severity(),
        Some(word) => Severity::from_code(word).ok_or("it uses a severity that is not known")?,
    };
    let kept = |said: Option<String>| said.map(text).transpose();
    let rest = (
        kept(record.heading)?,
        kept(record.found)?,
        kept(record.expected)?,
    );
    let (place, address, problem) = if record.cell.is_empty() {
        (0, Address::new(1, 1), Problem::of_file(code))
    } else {
        let (place, sheet) = sheet_of(workbook, &record.sheet)?;
        let address = Address::parse(&record.cell).filter(|address| sheet.holds(*address));
        let address = address.ok_or("it names a cell that is not there")?;
        (
            place,
            address,
            Problem::at(code, &record.sheet, address.to_string()),
        )
    };
    let problem = Problem {
        severity,
        heading: rest.0,
        found: rest.1,
        expected: rest.2,
        ..problem
    };
    Ok((place, address, problem))
}
