//! "No effort in this period": a report without a file, from the page where files are uploaded.

use std::collections::BTreeMap;

use actix_web::{HttpRequest, HttpResponse};

use super::{
    fields::words,
    see_other,
    upload::{Refilled, page},
};
use crate::web::{
    form::Checked,
    nil_report,
    permit::{Permit, SendReports},
    problem::Fault,
    upload::parse_period,
};

/// How the field of a contract begins; its number follows.
pub(super) const CONTRACT: &str = "contract:";

/// `POST /reports/nil`: `period`, and a field `contract:NUMBER` for each contract.
pub(in crate::web) async fn receive(
    request: HttpRequest,
    permit: Permit<SendReports>,
    form: Checked<BTreeMap<String, String>>,
) -> Result<HttpResponse, Fault> {
    let period = form.0.get("period").cloned().unwrap_or_default();
    let named = form.0.keys().filter_map(|key| key.strip_prefix(CONTRACT));
    let named: Vec<String> = named.map(str::to_owned).collect();
    let outcome = match parse_period(&period) {
        Ok(period) => nil_report::receive(&permit, named.clone(), period).await,
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(made) => Ok(see_other(&format!("/reports/{}?done=nil", made.report))),
        Err(Fault::Invalid(faults)) => {
            let refilled = Refilled {
                nil: Some((period, named, words(permit.visitor.texts, &faults))),
                ..Refilled::default()
            };
            page(&request, &permit, refilled, HttpResponse::BadRequest()).await
        }
        Err(other) => Err(other),
    }
}
