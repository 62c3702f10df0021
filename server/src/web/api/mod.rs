//! The API for programs, under `/v1`. Its errors are problem+json; `guard` dresses them.

mod calendar;
mod changes;
mod corrections;
mod evidence;
mod explanations;
mod layouts;
mod lines;
mod nil_reports;
mod obligations;
mod problems;
mod reports;
mod review;
mod revisions;
mod standings;
mod templates;
mod tokens;
mod why;
mod withdrawals;

use actix_web::{HttpRequest, HttpResponse, Scope, error::JsonPayloadError, web};

use super::problem::Fault;

/// Version of the API, told in every answer.
pub(super) const VERSION: &str = "1.0.0";

/// All addresses of the API.
pub(super) fn scope() -> Scope {
    web::scope("/v1")
        .service(web::resource("/tokens").route(web::post().to(tokens::issue)))
        .service(
            web::resource("/reports")
                .route(web::get().to(reports::list))
                .route(web::post().to(reports::receive)),
        )
        .service(web::resource("/nil-reports").route(web::post().to(nil_reports::receive)))
        .service(web::resource("/reports/{id}").route(web::get().to(reports::show)))
        .service(web::resource("/reports/{id}/cancellation").route(web::post().to(reports::cancel)))
        .service(web::resource("/reports/{id}/problems").route(web::get().to(problems::list)))
        .service(
            web::resource("/reports/{id}/acceptances")
                .route(web::post().to(problems::accept))
                .route(web::delete().to(problems::withdraw)),
        )
        .service(
            web::resource("/reports/{id}/own-numbers")
                .route(web::post().to(problems::declare))
                .route(web::delete().to(problems::take_back)),
        )
        .service(web::resource("/reports/{id}/revision").route(web::post().to(revisions::revise)))
        .service(web::resource("/reports/{id}/changes").route(web::get().to(changes::list)))
        .service(
            web::resource("/reports/{id}/corrections")
                .route(web::get().to(corrections::list))
                .route(web::post().to(corrections::correct)),
        )
        .service(
            web::resource("/reports/{id}/corrections/{correction}")
                .route(web::delete().to(corrections::withdraw)),
        )
        .service(
            web::resource("/reports/{id}/evidence")
                .route(web::get().to(evidence::list))
                .route(web::post().to(evidence::receive)),
        )
        .service(
            web::resource("/evidence/{id}")
                .route(web::get().to(evidence::show))
                .route(web::delete().to(evidence::remove)),
        )
        .service(web::resource("/evidence/{id}/file").route(web::get().to(evidence::file)))
        .service(web::resource("/reports/{id}/submission").route(web::post().to(reports::submit)))
        .service(web::resource("/reports/{id}/decision").route(web::post().to(reports::decide)))
        .service(
            web::resource("/reports/{id}/marked-workbook")
                .route(web::get().to(reports::marked_workbook)),
        )
        .service(
            web::resource("/contracts/{number}/template").route(web::get().to(templates::send)),
        )
        .service(
            web::resource("/reports/{id}/layout")
                .route(web::get().to(layouts::show))
                .route(web::post().to(layouts::say)),
        )
        .service(web::resource("/layouts").route(web::get().to(layouts::list)))
        .service(web::resource("/layouts/{id}").route(web::delete().to(layouts::forget)))
        .service(
            web::resource("/layouts/headings/{id}")
                .route(web::delete().to(layouts::forget_heading)),
        )
        .service(web::resource("/reports/{id}/lines").route(web::get().to(lines::list)))
        .service(web::resource("/reports/{id}/review").route(web::get().to(review::show)))
        .service(web::resource("/reports/{id}/review/marks").route(web::post().to(review::mark)))
        .service(web::resource("/reports/{id}/review/questions").route(web::post().to(review::ask)))
        .service(
            web::resource("/reports/{id}/review/questions/{question}/answer")
                .route(web::post().to(review::answer)),
        )
        .service(
            web::resource("/reports/{id}/review/completion")
                .route(web::post().to(review::complete)),
        )
        .service(
            web::resource("/reports/{id}/withdrawal")
                .route(web::get().to(withdrawals::dependents))
                .route(web::post().to(withdrawals::withdraw)),
        )
        .service(
            web::resource("/contracts/{number}/obligations")
                .route(web::get().to(obligations::list))
                .route(web::post().to(obligations::register)),
        )
        .service(web::resource("/calendar").route(web::get().to(calendar::list)))
        .service(
            web::resource("/contracts/{number}/due-extensions")
                .route(web::get().to(calendar::extensions))
                .route(web::post().to(calendar::ask)),
        )
        .service(
            web::resource("/due-extensions/{id}/decision").route(web::post().to(calendar::decide)),
        )
        .service(
            web::resource("/contracts/{number}/closures")
                .route(web::get().to(calendar::closures))
                .route(web::post().to(calendar::close)),
        )
        .service(
            web::resource("/contracts/{number}/closures/{id}/reopening")
                .route(web::post().to(calendar::reopen)),
        )
        .service(web::resource("/obligations/{id}").route(web::get().to(obligations::show)))
        .service(
            web::resource("/obligations/{id}/explanation")
                .route(web::get().to(explanations::explain)),
        )
        .service(
            web::resource("/obligations/{id}/what-if").route(web::get().to(explanations::what_if)),
        )
        .service(
            web::resource("/obligations/{id}/amendments").route(web::post().to(obligations::amend)),
        )
        .service(
            web::resource("/obligations/{id}/waivers").route(web::post().to(obligations::waive)),
        )
        .service(
            web::resource("/obligations/{id}/waivers/{waiver}")
                .route(web::delete().to(obligations::unwaive)),
        )
        .service(web::resource("/standings").route(web::get().to(standings::list)))
        .default_service(web::to(nothing))
}

async fn nothing() -> Result<HttpResponse, Fault> {
    Err(Fault::NotFound)
}

/// JSON that can't be understood is a problem like any other.
pub(super) fn bad_json(_: JsonPayloadError, _: &HttpRequest) -> actix_web::Error {
    Fault::BadRequest("json_unreadable").into()
}
