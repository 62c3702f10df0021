//! Binding, routes, and stopping in good order.

use std::{io, sync::Arc};

use actix_web::{App as Routes, HttpServer, middleware::from_fn, web};
use anyhow::Context;

use super::{
    api,
    demonstration::{Demonstration, DemonstrationAccount},
    guard::{self, Gate},
    limits::Limits,
    pace::{self, Pace},
    pages,
};
use crate::app::App;

/// Threads that answer.
const WORKERS: usize = 4;
/// For so long a connection without a request is kept, at most.
const KEEP_ALIVE: std::time::Duration = std::time::Duration::from_secs(15);

/// A server that has its address and does not answer yet.
pub struct Server {
    app: Arc<App>,
    listener: std::net::TcpListener,
    demonstration: Vec<DemonstrationAccount>,
}

/// Takes the address of the settings.
///
/// # Errors
/// When the address is taken or not this machine's, in words that say what to do.
pub fn bind(app: &Arc<App>) -> anyhow::Result<Server> {
    let address = app.config.listen;
    let listener = std::net::TcpListener::bind(address).with_context(|| {
        format!("can't listen on {address}; stop what uses that port, or choose another with MEETBAAR_LISTEN=127.0.0.1:8081")
    })?;
    Ok(Server {
        app: Arc::clone(app),
        listener,
        demonstration: Vec::new(),
    })
}

impl Server {
    /// The same server, showing these accounts where one signs in.
    #[must_use]
    pub fn with_demonstration(self, demonstration: Vec<DemonstrationAccount>) -> Self {
        Self {
            demonstration,
            ..self
        }
    }

    /// Answers until a signal says stop; requests that run are finished first.
    ///
    /// # Errors
    /// When the system refuses to serve.
    pub fn run(self) -> io::Result<()> {
        actix_web::rt::System::new().block_on(async move {
            let app = web::Data::from(Arc::clone(&self.app));
            let demonstration = web::Data::new(Demonstration(self.demonstration));
            let settings = &self.app.config.limits;
            let (limits, pace) = (web::Data::new(Limits::new(settings)), Pace::of(settings));
            let gate = web::Data::new(Gate::of(&self.app.config));
            let connections = usize::try_from(settings.connections).unwrap_or(usize::MAX);
            room_for(u64::from(settings.connections));
            HttpServer::new(move || {
                Routes::new()
                    .app_data(app.clone())
                    .app_data(limits.clone())
                    .app_data(gate.clone())
                    .app_data(demonstration.clone())
                    .app_data(web::FormConfig::default().limit(64 * 1024))
                    .configure(pages::addresses::routes)
                    .configure(api::routes)
                    .wrap(from_fn(guard::guard))
            })
            // Before `listen`, which takes along what is there.
            .on_connect(move |io, data| pace::watch(pace, io, data))
            .listen(self.listener)?
            .workers(WORKERS)
            .max_connections(connections.div_ceil(WORKERS))
            .shutdown_timeout(20)
            .keep_alive(pace.patience.min(KEEP_ALIVE))
            .client_request_timeout(pace.patience)
            .client_disconnect_timeout(pace.patience.min(KEEP_ALIVE))
            .run()
            .await
        })
    }
}

/// Asks the system for as many open files as so many connections may need; each is known by two.
fn room_for(connections: u64) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    const OTHERS: u64 = 512;
    let limit = getrlimit(Resource::Nofile);
    let wanted = connections.saturating_mul(2).saturating_add(OTHERS);
    let wanted = limit.maximum.map_or(wanted, |most| wanted.min(most));
    if limit.current.is_some_and(|current| current < wanted) {
        let raised = Rlimit {
            current: Some(wanted),
            ..limit
        };
        if let Err(error) = setrlimit(Resource::Nofile, raised) {
            tracing::warn!(%error, "the system allows too few open files for the setting limits.connections");
        }
    }
}

/// Waits for a signal to stop.
///
/// # Errors
/// When the system gives no signals.
pub fn until_signal() -> io::Result<()> {
    actix_web::rt::System::new().block_on(async {
        let mut terminate = actix_web::rt::signal::unix::signal(
            actix_web::rt::signal::unix::SignalKind::terminate(),
        )?;
        tokio::select! {
            ended = actix_web::rt::signal::ctrl_c() => ended,
            _ = terminate.recv() => Ok(()),
        }
    })
}
