//! Every address of the pages, with its methods and handlers: the one list, of which the routes come.
//!
//! A new page is a handler and a line here. What it asks for stands in its arguments: `Permit<P>`.

use actix_web::{HttpResponse, web};

use super::*;
use crate::web::{
    addresses::{Address, asked},
    admission::admitting,
    assets,
};

/// The list: for each address its methods, each with its handler. Of two that fit, the first answers.
macro_rules! pages {
    ($( $path:literal { $( $method:ident: $( $handler:ident )::+ ),+ } )+) => {
        /// Adds all pages.
        pub(in crate::web) fn routes(routes: &mut web::ServiceConfig) {
            $( routes.service(
                web::resource($path)$( .route(admitting(
                    web::$method().to($( $handler )::+),
                    asked(&$( $handler )::+),
                )) )+
            ); )+
        }

        /// Every address with what it asks for.
        pub(in crate::web) fn all() -> Vec<Address> {
            vec![$( $( Address {
                path: $path,
                method: stringify!($method),
                asks: asked(&$( $handler )::+),
            } ),+ ),+]
        }
    };
}

pages! {
    "/healthz" { get: HttpResponse::Ok }
    "/readyz" { get: ready::ready }
    "/.well-known/security.txt" { get: security_txt::show }
    "/health" { get: health::show }
    "/assets/{name}" { get: assets::asset }
    "/sign-in" { get: sign_in::show, post: sign_in::sign_in }
    "/sign-out" { post: sign_out::sign_out }
    "/language" { post: language::choose }
    "/toegankelijkheid" { get: accessibility::show }
    "/" { get: overview::show }
    "/contracts/{number}" { get: contract::show }
    "/reports" { get: reports::show, post: upload::receive }
    "/reports/new" { get: upload::show }
    "/reports/nil" { post: nil_report::receive }
    "/reports/{id}" { get: report::show }
    "/reports/{id}/progress" { get: report::progress }
    "/reports/{id}/marked-workbook" { get: report::marked_workbook }
    "/reports/{id}/period" { post: report_actions::period }
    "/reports/{id}/cancel" { post: report_actions::cancel }
    "/reports/{id}/problems" { get: problem_group::show }
    "/reports/{id}/explanation" { post: problem_actions::explain }
    "/reports/{id}/explanation/withdrawal" { post: problem_actions::withdraw }
    "/reports/{id}/revision" { post: report_actions::revise }
    "/reports/{id}/evidence" { post: evidence::receive }
    "/reports/{id}/evidence/{evidence}" { get: evidence::send }
    "/reports/{id}/evidence/{evidence}/removal" { post: evidence::remove }
    "/reports/{id}/changes" { get: changes::show }
    "/reports/{id}/corrections" { post: corrections::correct }
    "/reports/{id}/corrections/{correction}/withdrawal" { post: corrections::withdraw }
    "/reports/{id}/own-numbers" { post: problem_actions::declare }
    "/reports/{id}/own-numbers/withdrawal" { post: problem_actions::take_back }
    "/reports/{id}/submit" { post: report_actions::submit }
    "/reports/{id}/accept" { post: report_actions::accept }
    "/reports/{id}/return" { post: report_actions::return_it }
    "/reports/{id}/review" { get: review::show, post: review_actions::mark }
    "/reports/{id}/review/completion" { post: review_actions::complete }
    "/reports/{id}/review/questions/{question}/answer" { post: questions::answer }
    "/reports/{id}/review/questions/{question}/closure" { post: questions::close }
    "/reports/{id}/review/questions/{question}/withdrawal" { post: questions::withdraw }
    "/template" { get: template::send }
    "/reports/{id}/layout" { get: layout::show, post: layout::said }
    "/reports/{id}/importer" { post: layout::importer }
    "/conflicts" { get: conflicts::show }
    "/conflicts/{id}/decision" { post: conflicts::decide }
    "/conflicts/{id}/decision/withdrawal" { post: conflicts::undo }
    "/linking-keys" { get: linking_keys::show }
    "/layouts" { get: layouts::show }
    "/layouts/{id}/forget" { post: layouts::forget }
    "/layouts/headings/{id}/forget" { post: layouts::forget_heading }
    "/audit" { get: audit::show }
    "/audit/export" { get: audit::export }
    "/register" { get: register::show }
    "/register/export" { get: register::export }
    "/register/imports" { post: register::receive }
    "/register/imports/{id}" { get: register::import }
    "/register/imports/{id}/progress" { get: register::progress }
    "/register/imports/{id}/commit" { post: register::commit }
    "/calendar" { get: calendar::list::show }
    "/contracts/{number}/due-extensions/new" { get: calendar::extension::show }
    "/contracts/{number}/due-extensions" { post: calendar::extension::ask }
    "/due-extensions/{id}/decision" { post: calendar::decision::decide }
    "/contracts/{number}/closures" { post: calendar::closure::close }
    "/contracts/{number}/closures/{id}/reopening" { get: calendar::closure::show, post: calendar::closure::reopen }
    "/contracts/{number}/obligations/new" { get: obligation::new::show }
    "/contracts/{number}/obligations" { post: obligation::new::register }
    "/contracts/{number}/obligations/{id}" { get: obligation::show::show }
    "/contracts/{number}/obligations/{id}/amendment" { get: obligation::amend::show, post: obligation::amend::amend }
    "/contracts/{number}/obligations/{id}/waivers/new" { get: obligation::waive::show }
    "/contracts/{number}/obligations/{id}/waivers" { post: obligation::waive::waive }
    "/contracts/{number}/obligations/{id}/waivers/{waiver}/withdrawal" { post: obligation::waive::withdraw }
    "/recovery-actions" { get: recovery::list::show }
    "/recovery-actions/{id}" { get: recovery::show::show }
    "/recovery-actions/{id}/answer" { post: recovery::show::answer }
    "/recovery-actions/{id}/closure" { post: recovery::show::close }
    "/contracts/{number}/recovery-actions/new" { get: recovery::ask::show }
    "/contracts/{number}/recovery-actions" { post: recovery::ask::ask }
    "/contracts/{number}/retention" { get: retention::show, post: retention::change }
    "/retention" { get: retention::overview }
    "/erasures/{id}" { get: retention::erasure }
    "/erasures/{id}/certificate" { get: retention::certificate }
    "/candidates" { get: candidates::show, post: candidates::answer }
    "/candidates/export" { post: candidates::export }
    "/candidates/erasure" { post: candidates::erase }
    "/contracts/{number}/settlement" { get: settlement::show, post: settlement::make }
    "/contracts/{number}/settlement/reply" { post: settlement::reply }
    "/contracts/{number}/settlement/closure" { post: settlement::close }
    "/sign-in/code" { get: entering::code::show, post: entering::code::enter }
    "/sign-in/second-factor" { get: entering::second_factor::show, post: entering::second_factor::confirm }
    "/forgotten-password" { get: entering::forgotten::show, post: entering::forgotten::send }
    "/invitation/{secret}" { get: entering::from_mail }
    "/invitation" { get: entering::invitation::show, post: entering::invitation::accept }
    "/new-password/{secret}" { get: entering::from_mail }
    "/new-password" { get: entering::new_password::show, post: entering::new_password::reset }
    "/new-email/{secret}" { get: entering::from_mail }
    "/new-email" { get: entering::email_link::show, post: entering::email_link::confirm }
    "/account" { get: account::show }
    "/account/proof" { get: account::proof::show, post: account::proof::prove }
    "/account/password" { get: account::password::show, post: account::password::change }
    "/account/email" { get: account::email::show, post: account::email::ask }
    "/account/second-factor" { get: account::second_factor::show, post: account::second_factor::confirm }
    "/account/second-factor/new" { post: account::second_factor::begin }
    "/account/second-factor/removal" { post: account::second_factor::remove }
    "/account/recovery-codes" { post: account::second_factor::new_codes }
    "/account/tokens" { get: account::tokens::list }
    "/account/tokens/new" { get: account::tokens::show, post: account::tokens::add }
    "/account/tokens/revocation" { post: account::tokens::revoke_all }
    "/account/tokens/{id}/revocation" { post: account::tokens::revoke_one }
    "/account/sessions/others/end" { post: account::sessions::end_others }
    "/account/sessions/{id}/end" { post: account::sessions::end_one }
    "/accounts" { get: accounts::list::show }
    "/accounts/new" { get: accounts::invitations::show, post: accounts::invitations::invite }
    "/accounts/invitations/{invitation}/again" { post: accounts::invitations::again }
    "/accounts/invitations/{invitation}/withdrawal" { post: accounts::invitations::withdraw }
    "/accounts/{id}" { get: accounts::kept::show }
    "/accounts/{id}/role" { post: accounts::changes::role }
    "/accounts/{id}/closure" { post: accounts::changes::close }
    "/accounts/{id}/reopening" { post: accounts::changes::reopen }
    "/accounts/{id}/sign-out" { post: accounts::changes::sign_out }
    "/accounts/{id}/second-factor/removal" { post: accounts::changes::remove_second_factor }
    "/clients" { get: clients::list::show }
    "/clients/new" { get: clients::new::show, post: clients::new::add }
    "/clients/{id}" { get: clients::show::show }
    "/clients/{id}/rights" { post: clients::changes::rights }
    "/clients/{id}/closure" { post: clients::changes::close }
    "/clients/{id}/reopening" { post: clients::changes::reopen }
    "/clients/{id}/secrets" { post: clients::secrets::add }
    "/clients/{id}/secrets/{secret}/revocation" { post: clients::secrets::remove }
}
