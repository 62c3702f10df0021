//! `meetbaar recompute`: are the rollups the sums of their lines? Makes them so, or only tells.

use std::process::ExitCode;

use clap::Args;

use crate::{
    actions::recount::{self, Purpose},
    app::App,
};

/// Compare the rollups with the lines that they are sums of, and mend what differs.
#[derive(Args)]
pub(super) struct Recompute {
    /// Only say what differs, and end with 1 if anything does.
    #[arg(long)]
    verify: bool,
}

impl Recompute {
    pub(super) fn run(&self, app: &App) -> anyhow::Result<ExitCode> {
        let purpose = if self.verify {
            Purpose::Verify
        } else {
            Purpose::Mend
        };
        let now = app.clock.now();
        let found = recount::recount(&app.database, purpose, now)?;
        for (report, rollups) in &found.differences {
            println!(
                "Report {report}: {} differ from its lines.",
                rollups.join(", ")
            );
        }
        for number in &found.changed_totals {
            println!(
                "Contract {number}: its lines were erased, and its sums are not those that were certified then; \
                 they can't be mended from lines, put them back from a backup."
            );
        }
        let (reports, differing) = (found.reports, found.differences.len());
        match (purpose, differing) {
            (_, 0) => println!("Compared {reports} reports: every rollup is the sum of its lines."),
            (Purpose::Verify, _) => {
                println!(
                    "Compared {reports} reports: {differing} differ. `meetbaar recompute` mends them."
                );
            }
            (Purpose::Mend, _) => println!("Compared {reports} reports: {differing} were mended."),
        }
        let changed = !found.changed_totals.is_empty();
        Ok(
            if changed || (purpose == Purpose::Verify && differing > 0) {
                ExitCode::FAILURE
            } else {
                ExitCode::SUCCESS
            },
        )
    }
}
