//! Binding, routes, and stopping in good order.

use std::{io, sync::Arc};

use actix_web::{App as Routes, HttpResponse, HttpServer, middleware::from_fn, web};
use anyhow::Context;

use super::{
    api, assets,
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
                    .configure(routes)
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

fn routes(routes: &mut web::ServiceConfig) {
    routes
        .service(web::resource("/healthz").route(web::get().to(HttpResponse::Ok)))
        .service(web::resource("/readyz").route(web::get().to(pages::ready::ready)))
        .service(web::resource("/assets/{name}").route(web::get().to(assets::asset)))
        .service(
            web::resource("/sign-in")
                .route(web::get().to(pages::sign_in::show))
                .route(web::post().to(pages::sign_in::sign_in)),
        )
        .service(web::resource("/sign-out").route(web::post().to(pages::sign_out::sign_out)))
        .service(web::resource("/language").route(web::post().to(pages::language::choose)))
        .service(
            web::resource("/toegankelijkheid").route(web::get().to(pages::accessibility::show)),
        )
        .service(web::resource("/").route(web::get().to(pages::overview::show)))
        .service(web::resource("/contracts/{number}").route(web::get().to(pages::contract::show)))
        .service(
            web::resource("/reports")
                .route(web::get().to(pages::reports::show))
                .route(web::post().to(pages::upload::receive)),
        )
        .service(web::resource("/reports/new").route(web::get().to(pages::upload::show)))
        .service(web::resource("/reports/nil").route(web::post().to(pages::nil_report::receive)))
        .service(web::resource("/reports/{id}").route(web::get().to(pages::report::show)))
        .service(
            web::resource("/reports/{id}/progress").route(web::get().to(pages::report::progress)),
        )
        .service(
            web::resource("/reports/{id}/marked-workbook")
                .route(web::get().to(pages::report::marked_workbook)),
        )
        .service(
            web::resource("/reports/{id}/period")
                .route(web::post().to(pages::report_actions::period)),
        )
        .service(
            web::resource("/reports/{id}/cancel")
                .route(web::post().to(pages::report_actions::cancel)),
        )
        .service(
            web::resource("/reports/{id}/problems")
                .route(web::get().to(pages::problem_group::show)),
        )
        .service(
            web::resource("/reports/{id}/explanation")
                .route(web::post().to(pages::problem_actions::explain)),
        )
        .service(
            web::resource("/reports/{id}/explanation/withdrawal")
                .route(web::post().to(pages::problem_actions::withdraw)),
        )
        .service(
            web::resource("/reports/{id}/revision")
                .route(web::post().to(pages::report_actions::revise)),
        )
        .service(
            web::resource("/reports/{id}/evidence").route(web::post().to(pages::evidence::receive)),
        )
        .service(
            web::resource("/reports/{id}/evidence/{evidence}")
                .route(web::get().to(pages::evidence::send)),
        )
        .service(
            web::resource("/reports/{id}/evidence/{evidence}/removal")
                .route(web::post().to(pages::evidence::remove)),
        )
        .service(web::resource("/reports/{id}/changes").route(web::get().to(pages::changes::show)))
        .service(
            web::resource("/reports/{id}/corrections")
                .route(web::post().to(pages::corrections::correct)),
        )
        .service(
            web::resource("/reports/{id}/corrections/{correction}/withdrawal")
                .route(web::post().to(pages::corrections::withdraw)),
        )
        .service(
            web::resource("/reports/{id}/own-numbers")
                .route(web::post().to(pages::problem_actions::declare)),
        )
        .service(
            web::resource("/reports/{id}/own-numbers/withdrawal")
                .route(web::post().to(pages::problem_actions::take_back)),
        )
        .service(
            web::resource("/reports/{id}/submit")
                .route(web::post().to(pages::report_actions::submit)),
        )
        .service(
            web::resource("/reports/{id}/accept")
                .route(web::post().to(pages::report_actions::accept)),
        )
        .service(
            web::resource("/reports/{id}/return")
                .route(web::post().to(pages::report_actions::return_it)),
        )
        .service(
            web::resource("/reports/{id}/review")
                .route(web::get().to(pages::review::show))
                .route(web::post().to(pages::review_actions::mark)),
        )
        .service(
            web::resource("/reports/{id}/review/completion")
                .route(web::post().to(pages::review_actions::complete)),
        )
        .service(
            web::resource("/reports/{id}/review/questions/{question}/answer")
                .route(web::post().to(pages::questions::answer)),
        )
        .service(
            web::resource("/reports/{id}/review/questions/{question}/closure")
                .route(web::post().to(pages::questions::close)),
        )
        .service(
            web::resource("/reports/{id}/review/questions/{question}/withdrawal")
                .route(web::post().to(pages::questions::withdraw)),
        )
        .service(web::resource("/template").route(web::get().to(pages::template::send)))
        .service(
            web::resource("/reports/{id}/layout")
                .route(web::get().to(pages::layout::show))
                .route(web::post().to(pages::layout::said)),
        )
        .service(
            web::resource("/reports/{id}/importer").route(web::post().to(pages::layout::importer)),
        )
        .service(web::resource("/conflicts").route(web::get().to(pages::conflicts::show)))
        .service(
            web::resource("/conflicts/{id}/decision")
                .route(web::post().to(pages::conflicts::decide)),
        )
        .service(
            web::resource("/conflicts/{id}/decision/withdrawal")
                .route(web::post().to(pages::conflicts::undo)),
        )
        .service(web::resource("/layouts").route(web::get().to(pages::layouts::show)))
        .service(
            web::resource("/layouts/{id}/forget").route(web::post().to(pages::layouts::forget)),
        )
        .service(
            web::resource("/layouts/headings/{id}/forget")
                .route(web::post().to(pages::layouts::forget_heading)),
        )
        .service(web::resource("/audit").route(web::get().to(pages::audit::show)))
        .service(web::resource("/audit/export").route(web::get().to(pages::audit::export)))
        .service(web::resource("/register").route(web::get().to(pages::register::show)))
        .service(web::resource("/register/export").route(web::get().to(pages::register::export)))
        .service(web::resource("/register/imports").route(web::post().to(pages::register::receive)))
        .service(
            web::resource("/register/imports/{id}").route(web::get().to(pages::register::import)),
        )
        .service(
            web::resource("/register/imports/{id}/progress")
                .route(web::get().to(pages::register::progress)),
        )
        .service(
            web::resource("/register/imports/{id}/commit")
                .route(web::post().to(pages::register::commit)),
        )
        .configure(pages::calendar::routes)
        .configure(pages::obligation::routes)
        .configure(pages::recovery::routes)
        .configure(pages::settlement::routes)
        .configure(api::routes);
}
