//! A supplier's program and a reviewer's, and the short reports that go between them: for stories about figures.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::page::Page;
use crate::program::Program;
use crate::reports::HEADINGS;
use crate::story::{REVIEWER, Story};

/// Who sends reports, and who judges them.
#[derive(Debug)]
pub struct Parties {
    /// Of the supplier.
    pub supplier: Program,
    /// Of the reviewer.
    pub reviewer: Program,
}

impl Parties {
    /// The supplier of that address, and the reviewer.
    ///
    /// # Errors
    /// One of them does not get in.
    pub fn of(story: &Story, supplier: &str) -> Result<Self> {
        Ok(Self {
            supplier: story.program(supplier)?,
            reviewer: story.program(REVIEWER)?,
        })
    }

    /// A report that was sent and has been read, whatever became of it.
    ///
    /// # Errors
    /// It is not taken in or not read.
    pub fn read(&self, text: &str, fields: &[(&str, &str)]) -> Result<Value> {
        let id = self.supplier.send("rapport.csv", text.as_bytes(), fields)?;
        self.supplier.read(&id)
    }

    /// A report that waits for its judgement.
    ///
    /// # Errors
    /// It is not ready, or can't be submitted.
    pub fn submitted(&self, text: &str, fields: &[(&str, &str)]) -> Result<String> {
        let report = self.read(text, fields)?;
        ensure!(report.get("state") == Some(&json!("ready")), "{report}");
        let id = report.get("id").and_then(Value::as_str).context("id")?;
        self.supplier.submit(id)?.expect(204)?;
        Ok(id.to_owned())
    }

    /// A report that counts.
    ///
    /// # Errors
    /// As [`Self::submitted`], or it can't be accepted.
    pub fn accepted(&self, text: &str, fields: &[(&str, &str)]) -> Result<String> {
        let id = self.submitted(text, fields)?;
        self.reviewer.accept(&id)?.expect(204)?;
        Ok(id)
    }

    /// What a contract's standing says on a day under those names, as a list.
    ///
    /// # Errors
    /// There is no such standing, or it lacks one of the names.
    pub fn figures(&self, contract: &str, on: &str, names: &[&str]) -> Result<Value> {
        let standing = self.supplier.standing(contract, on)?;
        let figures = names.iter().map(|name| {
            let figure = standing.get(name).cloned();
            figure.with_context(|| format!("no {name} in {standing}"))
        });
        Ok(Value::Array(figures.collect::<Result<_>>()?))
    }

    /// What a report covers, in order: contract, first and last day, revision, and whether another took its place.
    ///
    /// # Errors
    /// There is no such report.
    pub fn covered(&self, report: &str) -> Result<Vec<String>> {
        let report = self.supplier.report(report)?;
        let entries = report.get("contracts").and_then(Value::as_array);
        let mut covered: Vec<String> = entries.into_iter().flatten().map(entry).collect();
        covered.sort();
        Ok(covered)
    }
}

fn entry(covered: &Value) -> String {
    let part = |name: &str| covered.get(name).cloned().unwrap_or_default();
    let text = |name: &str| part(name).as_str().unwrap_or_default().to_owned();
    let gone = if part("superseded") == json!(true) {
        " superseded"
    } else {
        ""
    };
    format!(
        "{} {} {} r{}{gone}",
        text("contract"),
        text("periodStart"),
        text("periodEnd"),
        part("revision")
    )
}

/// The code of a problem document (RFC 9457), and the status that goes with it.
///
/// # Errors
/// It is none.
pub fn refused(answer: &Page) -> Result<(u16, String)> {
    let problem = answer.json()?;
    let code = problem
        .get("code")
        .and_then(Value::as_str)
        .context("code")?;
    Ok((answer.status, code.to_owned()))
}

/// The problems of a report with that code, as severity, found and expected.
pub fn problems(report: &Value, code: &str) -> Vec<Value> {
    let all = report.get("problems").and_then(Value::as_array);
    let named = all
        .into_iter()
        .flatten()
        .filter(|problem| problem.get("code") == Some(&json!(code)));
    let told = |problem: &Value| {
        let part = |name: &str| problem.get(name).cloned().unwrap_or_default();
        json!([part("severity"), part("found"), part("expected")])
    };
    named.map(told).collect()
}

/// A list of placements under the usual headings.
pub fn list<S: AsRef<str>>(rows: &[S]) -> String {
    table(HEADINGS, rows)
}

/// Rows under headings.
pub fn table<S: AsRef<str>>(headings: &str, rows: &[S]) -> String {
    let rows = rows.iter().map(AsRef::as_ref);
    let lines: Vec<&str> = std::iter::once(headings).chain(rows).collect();
    lines.join("\r\n") + "\r\n"
}

/// A candidate in the register who works so many hours a week since April 2024, for a quarter of 13 weeks.
///
/// Each value table that the stories meet has 50,000 a year for 36 hours: 36 hours bring 50,000 x 36/36 x 3/12 =
/// 12,500.00 a quarter, and 18 hours 6,250.00.
pub fn registered(contract: &str, candidate: &str, hours: u32) -> String {
    let paid = hours.saturating_mul(13);
    format!(
        "{contract};{candidate};Doelgroepregister (banenafspraak);01-04-2024;;{hours};{paid},00"
    )
}
