//! `meetbaar standings`: how every contract stands, as a table or as JSON.

use chrono::NaiveDate;
use clap::Args;
use meetbaar_domain::obligation::Quantity;

use crate::{
    access::Scope,
    app::App,
    reporting::{
        standings::{self, ContractStanding, ObligationStanding},
        standings_json::StandingsDocument,
    },
    storage::{Known, contracts},
    text::{Language, Texts},
};

/// Print how every contract stands.
#[derive(Args)]
pub(super) struct Standings {
    /// Reference date, such as 2026-09-30; today without it.
    #[arg(long, value_name = "DATE")]
    on: Option<NaiveDate>,
    /// As it was known at the end of that day; by all that is known without it.
    #[arg(long, value_name = "DATE")]
    known_on: Option<NaiveDate>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

impl Standings {
    pub(super) fn run(&self, app: &App) -> anyhow::Result<()> {
        let on = self.on.unwrap_or_else(|| app.reference_date());
        let standings = app.database.read(|connection| {
            let contracts = contracts::list(connection, Scope::All)?;
            standings::of_contracts(connection, contracts, on, Known::on_or_now(self.known_on))
        })?;
        if self.json {
            println!(
                "{}",
                serde_json::to_string_pretty(&StandingsDocument::new(on, &standings))?
            );
        } else {
            print(&standings, on);
        }
        Ok(())
    }
}

/// Prints standings as a table, in Dutch.
pub(super) fn print(standings: &[ContractStanding], on: NaiveDate) {
    let texts = Texts::new(Language::Dutch);
    println!(
        "{}\n",
        texts.with1("standings-title", "date", texts.date(on))
    );
    let columns = [
        "contract", "supplier", "required", "realised", "gap", "jobs", "status",
    ];
    let mut rows = vec![
        columns
            .map(|column| texts.word("standings", column))
            .to_vec(),
    ];
    for standing in standings {
        for obligation in &standing.obligations {
            rows.push(row(texts, standing, obligation));
        }
    }
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    for row in &rows {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(column, (cell, width))| {
                if (2..6).contains(&column) {
                    format!("{cell:>width$}")
                } else {
                    format!("{cell:<width$}")
                }
            })
            .collect();
        println!("{}", cells.join("  ").trim_end());
    }
    if standings.is_empty() {
        println!("{}", texts.text("standings-empty"));
    }
}

fn row(texts: Texts, standing: &ContractStanding, obligation: &ObligationStanding) -> Vec<String> {
    let amount = |quantity: Option<Quantity>| {
        quantity.map_or_else(
            || "-".to_owned(),
            |quantity| texts.amount(&obligation.row.kind, quantity.stored()),
        )
    };
    vec![
        standing.contract.number.clone(),
        standing.contract.supplier.clone(),
        amount(obligation.required),
        amount(obligation.realised),
        amount(obligation.gap),
        texts.jobs(standing.jobs),
        texts.word("status", obligation.status.code()),
    ]
}
