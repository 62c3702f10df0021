//! The API for programs, under `/v1`. Its errors are problem+json; `guard` dresses them.
//!
//! [`endpoints!`] below is the one list of its addresses: routes and description both come of it. A new endpoint is a
//! handler with `#[utoipa::path]` and a line in that list; what all endpoints have in common (problems, headers,
//! Idempotency-Key, entity tags, limits) is done and described for it (`around.rs`, `document/`).

mod around;
mod audit_entries;
mod calendar;
mod changes;
mod client_tokens;
mod conflicts;
mod corrections;
mod declared;
mod document;
mod endpoints;
mod erasures;
mod evidence;
mod explanations;
mod glossary;
mod idempotency;
mod json;
mod kept_layouts;
mod layout_shapes;
mod layouts;
mod lines;
mod made;
mod nil_reports;
mod obligations;
mod paging;
mod problem_list;
mod problems;
mod recovery_actions;
mod register;
mod report_list;
mod reports;
mod review;
mod revisions;
mod settlements;
mod signed;
mod standings;
mod templates;
mod tokens;
mod totals;
mod why;
mod withdrawals;

use actix_web::{HttpResponse, middleware::from_fn, web};

use self::endpoints::endpoints;
use super::problem::Fault;

pub(super) use client_tokens::Grant;
pub use document::text as description;
pub(super) use json::Json;

/// Version of the API, told in every answer.
pub(super) const VERSION: &str = "1.1.0";

endpoints! {
    "/openapi.json" { get: document::show }
    "/glossary" { get: glossary::show }
    "/tokens" { post: tokens::issue }
    "/oauth/token" { post: client_tokens::issue }
    "/reports" { get: report_list::list, post: reports::receive }
    "/reports/{id}" { get: reports::show }
    "/reports/{id}/cancellation" { post: reports::cancel }
    "/reports/{id}/problems" { get: problem_list::list }
    "/reports/{id}/acceptances" { post: problems::accept, delete: problems::withdraw }
    "/reports/{id}/own-numbers" { post: problems::declare, delete: problems::take_back }
    "/reports/{id}/submission" { post: reports::submit }
    "/nil-reports" { post: nil_reports::receive }
    "/reports/{id}/revision" { post: revisions::revise }
    "/reports/{id}/changes" { get: changes::list }
    "/reports/{id}/corrections" { get: corrections::list, post: corrections::correct }
    "/reports/{id}/corrections/{correction}" { delete: corrections::withdraw }
    "/reports/{id}/evidence" { get: evidence::list, post: evidence::receive }
    "/evidence/{id}" { get: evidence::show, delete: evidence::remove }
    "/evidence/{id}/file" { get: evidence::file }
    "/reports/{id}/decision" { post: reports::decide }
    "/reports/{id}/marked-workbook" { get: reports::marked_workbook }
    "/reports/{id}/layout" { get: layouts::show, post: layouts::say }
    "/contracts/{number}/template" { get: templates::send }
    "/layouts" { get: kept_layouts::list }
    "/layouts/{id}" { delete: kept_layouts::forget }
    "/layouts/headings/{id}" { delete: kept_layouts::forget_heading }
    "/reports/{id}/lines" { get: lines::list }
    "/reports/{id}/review" { get: review::show }
    "/reports/{id}/review/marks" { post: review::mark }
    "/reports/{id}/review/questions" { post: review::ask }
    "/reports/{id}/review/questions/{question}/answer" { post: review::answer }
    "/reports/{id}/review/questions/{question}/closure" { post: review::close }
    "/reports/{id}/review/questions/{question}/withdrawal" { post: review::withdraw }
    "/reports/{id}/review/completion" { post: review::complete }
    "/conflicts" { get: conflicts::list }
    "/conflicts/{id}" { get: conflicts::show }
    "/conflicts/{id}/decision" { post: conflicts::decide }
    "/conflicts/{id}/decision/withdrawal" { post: conflicts::undo }
    "/reports/{id}/withdrawal" { get: withdrawals::dependents, post: withdrawals::withdraw }
    "/contracts/{number}/obligations" { get: obligations::list, post: obligations::register }
    "/obligations/{id}" { get: obligations::show }
    "/obligations/{id}/explanation" { get: explanations::explain }
    "/obligations/{id}/what-if" { get: explanations::what_if }
    "/obligations/{id}/amendments" { post: obligations::amend }
    "/obligations/{id}/waivers" { post: obligations::waive }
    "/obligations/{id}/waivers/{waiver}" { delete: obligations::unwaive }
    "/calendar" { get: calendar::list }
    "/contracts/{number}/due-extensions" { get: calendar::extensions, post: calendar::ask }
    "/due-extensions/{id}/decision" { post: calendar::decide }
    "/contracts/{number}/closures" { get: calendar::closures, post: calendar::close }
    "/contracts/{number}/closures/{id}/reopening" { post: calendar::reopen }
    "/obligations/{id}/recovery-actions" { post: recovery_actions::ask }
    "/recovery-actions" { get: recovery_actions::list }
    "/recovery-actions/{id}/answer" { post: recovery_actions::answer }
    "/recovery-actions/{id}/closure" { post: recovery_actions::close }
    "/contracts/{number}/settlement" { get: settlements::show, post: settlements::make }
    "/contracts/{number}/settlement/reply" { post: settlements::reply }
    "/contracts/{number}/settlement/closure" { post: settlements::close }
    "/contracts/{number}/retention" { get: erasures::retention }
    "/erasures" { get: erasures::list }
    "/erasures/{id}" { get: erasures::show }
    "/audit-entries" { get: audit_entries::list }
    "/standings" { get: standings::list }
    "/standings/totals" { get: totals::list }
    "/sectors" { get: register::sectors::list, post: register::sectors::register }
    "/sectors/{code}" { get: register::sectors::show, put: register::sectors::change, delete: register::sectors::remove }
    "/sectors/{code}/history" { get: register::sectors::history }
    "/buyers" { get: register::buyers::list, post: register::buyers::register }
    "/buyers/{code}" { get: register::buyers::show, put: register::buyers::change, delete: register::buyers::remove }
    "/buyers/{code}/history" { get: register::buyers::history }
    "/categories" { get: register::categories::list, post: register::categories::register }
    "/categories/{code}" { get: register::categories::show, put: register::categories::change, delete: register::categories::remove }
    "/categories/{code}/history" { get: register::categories::history }
    "/suppliers" { get: register::suppliers::list, post: register::suppliers::register }
    "/suppliers/{code}" { get: register::suppliers::show, put: register::suppliers::change, delete: register::suppliers::remove }
    "/suppliers/{code}/history" { get: register::suppliers::history }
    "/suppliers/{code}/certificates" { get: register::certificates::list, post: register::certificates::register }
    "/suppliers/{code}/certificates/{id}" { get: register::certificates::show, put: register::certificates::change, delete: register::certificates::remove }
    "/suppliers/{code}/certificates/{id}/history" { get: register::certificates::history }
    "/contracts" { get: register::contracts::list, post: register::contracts::register }
    "/contracts/{number}" { get: register::contracts::show, put: register::contracts::change, delete: register::contracts::remove }
    "/contracts/{number}/history" { get: register::contracts::history }
    "/contracts/{number}/options/{option}/exercise" { post: register::extensions::exercise }
    "/contracts/{number}/extensions" { get: register::extensions::list, post: register::extensions::extend }
    "/register/export" { get: register::imports::export }
    "/register/imports" { post: register::imports::receive }
    "/register/imports/{id}" { get: register::imports::show }
    "/register/imports/{id}/commit" { post: register::imports::commit }
}

/// Adds all addresses of the API.
pub(super) fn routes(routes: &mut web::ServiceConfig) {
    let scope = resources()
        .into_iter()
        .fold(web::scope("/v1"), actix_web::Scope::service);
    routes.service(
        scope
            .default_service(web::to(nothing))
            .wrap(from_fn(around::around)),
    );
}

async fn nothing() -> Result<HttpResponse, Fault> {
    Err(Fault::NotFound)
}
