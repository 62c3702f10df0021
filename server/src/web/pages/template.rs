//! Downloading the template of a contract's report, in the visitor's language.

use actix_web::{HttpResponse, web::Query};
use serde::Deserialize;

use crate::web::{
    permit::{Permit, SeeContracts},
    problem::Fault,
    template::{Wanted, download},
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    #[serde(default)]
    contract: String,
    #[serde(default)]
    period: String,
    format: Option<String>,
}

/// `GET /template`.
pub(in crate::web) async fn send(
    permit: Permit<SeeContracts>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let wanted = Wanted {
        contract: asked.contract,
        period: asked.period,
        format: asked.format,
        language: permit.visitor.texts.language(),
    };
    download(&permit, wanted).await
}
