//! `meetbaar serve` and `meetbaar work`: the pages, the API and the jobs, until a signal says stop.

use std::sync::Arc;

use anyhow::Context;
use clap::Args;

use crate::{app::App, config::Config, jobs::worker::Workers, web};

/// How many workers do jobs beside the pages.
const WORKERS: usize = 2;

/// Serve the pages and the API, and do the jobs.
#[derive(Args)]
pub(super) struct Serve {
    /// Address to listen on.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<std::net::SocketAddr>,
}

impl Serve {
    pub(super) fn run(&self, mut config: Config) -> anyhow::Result<()> {
        if let Some(listen) = self.listen {
            config.listen = listen;
        }
        log(&config)?;
        let app = App::open(config)?;
        serve(&app, web::bind(&app)?)
    }
}

/// Serves an open installation until a signal says stop.
pub(super) fn serve(app: &Arc<App>, server: web::Server) -> anyhow::Result<()> {
    app.sweep()?;
    let workers = Workers::start(app, WORKERS)?;
    for warning in app.warnings() {
        tracing::warn!(
            warning,
            "works, but not as safely as it could; see the table [defence] of meetbaar config"
        );
    }
    tracing::info!(address = %app.config.listen, "listening");
    let ended = server.run();
    workers.stop();
    Ok(ended?)
}

/// Does the jobs only, until a signal says stop.
pub(super) fn work(config: Config) -> anyhow::Result<()> {
    log(&config)?;
    let app = App::open(config)?;
    let workers = Workers::start(&app, WORKERS)?;
    tracing::info!("working");
    web::until_signal()?;
    workers.stop();
    Ok(())
}

/// Starts the log on standard error: JSON, or lines where a person looks on.
pub(super) fn log(config: &Config) -> anyhow::Result<()> {
    use std::io::IsTerminal;
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log)
        .with_context(|| format!("the setting log can't be used: {:?}", config.log))?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let started = if std::io::stderr().is_terminal() {
        builder.compact().try_init()
    } else {
        builder.json().flatten_event(true).try_init()
    };
    if started.is_err() {
        eprintln!("meetbaar: the log was started already");
    }
    Ok(())
}
