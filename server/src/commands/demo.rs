//! `meetbaar demo`: an invented portfolio, its reports sent through the same actions as a user's upload, and its standings.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use anyhow::{Context, bail};
use clap::Args;
use meetbaar_domain::period::Period;

use super::{
    account::in_words,
    demo_accounts::{Accounts, DEMO_REVIEWER, supplier_email},
    serve, standings,
};
use crate::{
    access::{Actor, Origin, Scope},
    actions::{
        accept_report::accept_report,
        receive_report::{ReceivedFile, receive_report},
        register_portfolio::register_portfolio,
        report_state::ReportState,
        sign_in,
        submit_report::{Statements, Submission, submit_report},
    },
    app::App,
    clock::Clock,
    config::{Config, SecondFactor},
    files::KeptFile,
    jobs::worker::drain,
    register::{portfolio, portfolio::Portfolio, shipped},
    reporting,
    storage::{accounts, jobs, register, reports},
    web,
};

/// Load the demonstration, print its standings, and serve it. What is there already is kept.
#[derive(Args)]
pub(super) struct Demo {
    /// Load and print only.
    #[arg(long)]
    no_serve: bool,
    /// Load the register and the accounts, and leave the reports to be sent by hand.
    #[arg(long)]
    without_reports: bool,
}

impl Demo {
    pub(super) fn run(&self, mut config: Config) -> anyhow::Result<()> {
        let portfolio = portfolio::parse(shipped::PORTFOLIO).map_err(anyhow::Error::msg)?;
        config.reference_date = config.reference_date.or(Some(portfolio.reference_date));
        config.clock = config
            .clock
            .or_else(|| later_than(portfolio.reference_date));
        // Its passwords stand on the page where one signs in; a second factor would keep nobody out, and everybody waiting.
        if config.second_factor == SecondFactor::default() {
            config.second_factor = SecondFactor::Optional;
        }
        serve::log(&quiet(&config))?;
        println!("Opening {} ...", config.data.display());
        let app = App::open(config)?;
        // A port that is taken is told before the work, not after it.
        let server = if self.no_serve {
            None
        } else {
            Some(web::bind(&app)?)
        };
        let made = app
            .database
            .write(|connection| {
                let days = app.config.days_allowed;
                register_portfolio(connection, &portfolio, days, app.clock.now())
            })
            .map_err(in_words)?;
        if made > 0 {
            println!("Registered {made} contracts.");
        }
        let accounts = Accounts::prepare(&app, &portfolio)?;
        if !self.without_reports {
            send_reports(&app, &portfolio)?;
        }
        let on = app.reference_date();
        let all = app
            .database
            .read(|connection| reporting::standings::standings(connection, Scope::All, on))?;
        println!();
        standings::print(&all, on);
        accounts.print(&app);
        match server {
            Some(server) => {
                println!(
                    "\nServing on http://{} - stop with Ctrl+C.",
                    app.config.listen
                );
                serve::serve(&app, server.with_demonstration(accounts.shown()))
            }
            None => Ok(()),
        }
    }
}

/// Nobody reports on a period that has not begun: where the machine's day is before the portfolio's, it is made to be after.
fn later_than(reference_date: chrono::NaiveDate) -> Option<String> {
    let begun = Clock::Machine.now().day() > reference_date;
    let after = reference_date.checked_add_days(chrono::Days::new(15))?;
    (!begun).then(|| format!("{after}T09:00:00Z"))
}

/// In a demonstration only what needs attention is logged.
fn quiet(config: &Config) -> Config {
    let mut quiet = config.clone();
    if quiet.log == Config::default().log {
        "warn".clone_into(&mut quiet.log);
    }
    quiet
}

/// Sends every report of the portfolio; a file that covers several contracts is sent once.
fn send_reports(app: &Arc<App>, portfolio: &Portfolio) -> anyhow::Result<()> {
    let mut seen = BTreeSet::new();
    let with_report: Vec<_> = portfolio
        .contract
        .iter()
        .filter_map(|contract| contract.report.as_deref().map(|file| (contract, file)))
        .filter(|(_, file)| seen.insert(*file))
        .collect();
    for (number, (contract, file)) in with_report.iter().enumerate() {
        let period = contract
            .report_period
            .and_then(|(start, end)| Period::new(start, end));
        println!("Report {} of {}: {file} ...", number + 1, with_report.len());
        send(app, &contract.supplier, file, period)
            .with_context(|| format!("the report {file}"))?;
    }
    println!("Sending mails ...");
    finish(app)
}

/// Does all jobs; those that a stopped process still holds are waited for as long as it can hold them.
fn finish(app: &Arc<App>) -> anyhow::Result<()> {
    let began = std::time::Instant::now();
    let longest = Duration::from_secs(u64::from(app.config.lease_seconds) + 2);
    loop {
        drain(app)?;
        if app.database.read(jobs::unfinished)? == 0 || began.elapsed() > longest {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// Takes one report from its file to its acceptance, from wherever an earlier start left it.
fn send(app: &Arc<App>, supplier: &str, file: &str, period: Option<Period>) -> anyhow::Result<()> {
    let bytes = shipped::report(file).with_context(|| format!("there is no sample {file}"))?;
    let mut incoming = app.files.begin()?;
    incoming.add(&bytes)?;
    let kept = app.files.keep(incoming)?;
    let sender = actor(app, &supplier_email(supplier))?;
    let reviewer = actor(app, DEMO_REVIEWER)?;
    let report = match earlier(app, supplier, &kept)? {
        Some(report) => report,
        None => {
            let received = ReceivedFile {
                kept: &kept,
                name: file,
                period,
                contract: None,
            };
            app.database
                .write(|connection| receive_report(connection, &sender, &received, app.clock.now()))
                .map_err(in_words)?
                .report
        }
    };
    wait_until_read(app, &report)?;
    let now = app.clock.now();
    if state(app, &report)? == ReportState::Ready {
        let statements = Statements {
            complete_and_true: true,
            candidates_informed: true,
        };
        let submit = || {
            app.database
                .write(|connection| {
                    submit_report(connection, &sender, &report, statements, "", now)
                })
                .map_err(in_words)
        };
        // A start that was stopped half way may have left other reports in between; nobody reads their warnings here.
        let mut submission = submit()?;
        if submission == Submission::NewWarnings {
            submission = submit()?;
        }
        anyhow::ensure!(
            submission == Submission::Submitted,
            "{file} has new warnings each time"
        );
    }
    if state(app, &report)? == ReportState::Submitted {
        app.database
            .write(|connection| {
                accept_report(connection, &reviewer, &report, &app.gap_alerts(), now)
            })
            .map_err(in_words)?;
    }
    Ok(())
}

fn earlier(app: &App, supplier: &str, kept: &KeptFile) -> anyhow::Result<Option<String>> {
    let found = app.database.read(|connection| {
        let Some(supplier) = register::supplier_id(connection, supplier)? else {
            return Ok(None);
        };
        reports::same_file_before(connection, supplier, &kept.fingerprint, i64::MAX)
    })?;
    Ok(found.map(|report| report.public_id))
}

/// Does the jobs that are due; one that a killed process still holds is waited for until its lease is out.
fn wait_until_read(app: &Arc<App>, report: &str) -> anyhow::Result<()> {
    let mut told = false;
    loop {
        drain(app)?;
        if state(app, report)? != ReportState::Received {
            return Ok(());
        }
        if !told {
            println!("  another process is reading it, or was stopped while it did; waiting ...");
            told = true;
        }
        std::thread::sleep(Duration::from_millis(500));
    }
}

fn state(app: &App, report: &str) -> anyhow::Result<ReportState> {
    let stored = app
        .database
        .read(|connection| reports::by_public_id(connection, Scope::All, report))?
        .context("the report is gone")?;
    let state =
        ReportState::from_code(&stored.state).context("the report is in an unknown state")?;
    if matches!(
        state,
        ReportState::Refused
            | ReportState::Unrecognised
            | ReportState::NeedsCorrection
            | ReportState::Cancelled
    ) {
        bail!("it can't be submitted: {}", state.code());
    }
    Ok(state)
}

fn actor(app: &App, email: &str) -> anyhow::Result<Actor> {
    let account = app
        .database
        .read(|connection| accounts::by_email(connection, email))?
        .with_context(|| format!("there is no account {email}"))?;
    Ok(sign_in::actor(
        account.id,
        &account.email,
        &account.role,
        account.supplier_id,
        Origin::default(),
    )?)
}
