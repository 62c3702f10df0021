//! Binding, routes, and stopping in good order.

use std::{io, sync::Arc};

use actix_web::{App as Routes, HttpServer, middleware::from_fn, web};
use anyhow::Context;

use super::{
    api,
    demonstration::{Demonstration, DemonstrationAccount},
    guard,
    limits::Limits,
    pages,
};
use crate::app::App;

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
            let limits = web::Data::new(Limits::new(&self.app.config.limits));
            HttpServer::new(move || {
                Routes::new()
                    .app_data(app.clone())
                    .app_data(limits.clone())
                    .app_data(demonstration.clone())
                    .app_data(web::FormConfig::default().limit(64 * 1024))
                    .configure(pages::addresses::routes)
                    .configure(api::routes)
                    .wrap(from_fn(guard::guard))
            })
            .listen(self.listener)?
            .workers(4)
            .shutdown_timeout(20)
            .client_request_timeout(std::time::Duration::from_secs(30))
            .run()
            .await
        })
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
