//! Certificates of suppliers for programs: what holds on a day, what lapsed, what is still to come.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    super::{
        json::Json,
        paging::{self, Page},
    },
    answers::{address, author, created, part, standing},
    history::{self, History},
};
use crate::{
    access::Actor,
    actions::{
        Refusal,
        register::{
            Author, Faults, ObjectKind,
            keep_certificate::{self, CertificateDraft, validity},
            remove,
        },
    },
    clock::Instant,
    storage::{
        Connection,
        certificates::{self, StoredCertificate},
        suppliers,
    },
    web::{
        permit::{KeepParties, SeeContracts, SeeHistory, TokenPermit},
        precondition::IfMatch,
        problem::Fault,
    },
};

/// A certificate as programs see it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Certificate {
    id: String,
    /// Step of the PSO: `1`, `2`, `3` or `30+`.
    step: String,
    /// First day on which it holds.
    valid_from: NaiveDate,
    /// Last day on which it holds.
    valid_until: NaiveDate,
    /// Where the document is to be found.
    document: String,
    /// `upcoming`, `valid` or `lapsed` on the day that was asked for.
    validity: &'static str,
    /// Version, as in the entity tag.
    version: i64,
}

impl Certificate {
    fn on(stored: StoredCertificate, day: NaiveDate) -> Self {
        Self {
            validity: validity(&stored, day),
            id: stored.public_id,
            step: stored.step,
            valid_from: stored.valid_from,
            valid_until: stored.valid_until,
            document: stored.document,
            version: stored.version,
        }
    }
}

/// A page of the certificates of a supplier.
#[derive(Serialize, ToSchema)]
struct Certificates {
    certificates: Vec<Certificate>,
    /// Cursor of the next page.
    next: Option<String>,
}

/// A certificate as somebody wants it.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::web::api) struct CertificateBody {
    /// `1`, `2`, `3` or `30+`.
    #[serde(default)]
    #[schema(required = true)]
    step: String,
    /// A day such as `2026-01-01`.
    #[schema(value_type = NaiveDate, required = true)]
    valid_from: Option<String>,
    /// A day such as `2028-12-31`.
    #[schema(value_type = NaiveDate, required = true)]
    valid_until: Option<String>,
    /// Where the document is to be found.
    #[serde(default)]
    #[schema(required = true)]
    document: String,
    /// Why; kept in the history.
    reason: Option<String>,
}

impl CertificateBody {
    fn said(self, actor: &Actor, now: Instant) -> (CertificateDraft, Faults, Author) {
        let mut faults = Faults::default();
        let author = author(actor, now, self.reason.as_deref(), &mut faults);
        let draft = CertificateDraft {
            valid_from: faults.day("validFrom", self.valid_from.as_deref()),
            valid_until: faults.day("validUntil", self.valid_until.as_deref()),
            step: self.step,
            document: self.document,
        };
        (draft, faults, author)
    }
}

/// Which of them, and which page.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(in crate::web::api) struct Asked {
    /// The day on which they are looked at: the reference date where nothing is said.
    on: Option<NaiveDate>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// List the certificates of a supplier
///
/// In the order in which they were registered.
#[utoipa::path(get, path = "/suppliers/{code}/certificates", tag = "register", operation_id = "listCertificates",
    params(("code" = String, Path, description = "Code of the supplier"), Asked),
    responses((status = 200, description = "A page of certificates", body = Certificates)))]
pub(in crate::web::api) async fn list(
    permit: TokenPermit<SeeContracts>,
    code: Path<String>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let page = Page::<i64>::asked("certificates", asked.cursor.as_deref(), asked.limit)?;
    let part = part(&page);
    let on = asked.on.unwrap_or_else(|| permit.app.reference_date());
    let rows = permit
        .read(move |connection, actor| {
            let supplier = suppliers::within(connection, actor.scope, &code)?;
            let id = supplier.ok_or(Refusal::NotFound)?.id;
            Ok(certificates::of_supplier(connection, id, part)?)
        })
        .await?;
    let found = page
        .cut(rows, |row| row.id)
        .map(|row| Certificate::on(row, on));
    let listed = Certificates {
        certificates: found.items,
        next: found.next,
    };
    Ok(paging::answer(&request, listed.next.as_deref(), &listed))
}

/// Register a certificate
#[utoipa::path(post, path = "/suppliers/{code}/certificates", tag = "register", operation_id = "registerCertificate",
    params(("code" = String, Path, description = "Code of the supplier")),
    request_body = CertificateBody,
    responses((status = 201, description = "Registered", body = Certificate,
        headers(("Location" = String, description = "The certificate"), ("ETag" = String, description = "Its version")))))]
pub(in crate::web::api) async fn register(
    permit: TokenPermit<KeepParties>,
    code: Path<String>,
    body: Json<CertificateBody>,
) -> Result<HttpResponse, Fault> {
    let (now, on) = (permit.app.clock.now(), permit.app.reference_date());
    let supplier = code.into_inner();
    let of = supplier.clone();
    let stored = permit
        .write(move |connection, actor| {
            let (draft, faults, author) = body.into_inner().said(actor, now);
            keep_certificate::register_certificate(connection, &of, &draft, faults, &author)
        })
        .await?;
    let place = address(&["suppliers", &supplier, "certificates", &stored.public_id]);
    Ok(created(place, stored.version, &Certificate::on(stored, on)))
}

/// Show a certificate
#[utoipa::path(get, path = "/suppliers/{code}/certificates/{id}", tag = "register", operation_id = "showCertificate",
    params(("code" = String, Path, description = "Code of the supplier"), ("id" = String, Path, description = "Identifier of the certificate")),
    responses((status = 200, description = "The certificate", body = Certificate)))]
pub(in crate::web::api) async fn show(
    permit: TokenPermit<SeeContracts>,
    place: Path<(String, String)>,
) -> Result<HttpResponse, Fault> {
    let on = permit.app.reference_date();
    let stored = permit
        .read(move |connection, actor| found(connection, actor, &place))
        .await?;
    Ok(standing(stored.version, &Certificate::on(stored, on)))
}

/// Change a certificate
///
/// All of it is said, also what stays as it is.
#[utoipa::path(put, path = "/suppliers/{code}/certificates/{id}", tag = "register", operation_id = "changeCertificate",
    params(("code" = String, Path, description = "Code of the supplier"), ("id" = String, Path, description = "Identifier of the certificate"), ("If-Match" = String, Header, description = "ETag of the version that is changed")),
    request_body = CertificateBody,
    responses((status = 200, description = "Changed", body = Certificate, headers(("ETag" = String, description = "Its version now")))))]
pub(in crate::web::api) async fn change(
    permit: TokenPermit<KeepParties>,
    place: Path<(String, String)>,
    IfMatch(seen): IfMatch,
    body: Json<CertificateBody>,
) -> Result<HttpResponse, Fault> {
    let (now, on) = (permit.app.clock.now(), permit.app.reference_date());
    let stored = permit
        .write(move |connection, actor| {
            let (draft, faults, author) = body.into_inner().said(actor, now);
            let place = (place.0.as_str(), place.1.as_str());
            keep_certificate::change_certificate(connection, place, seen, &draft, faults, &author)
        })
        .await?;
    Ok(standing(stored.version, &Certificate::on(stored, on)))
}

/// Remove a certificate
///
/// One that was registered by mistake.
#[utoipa::path(delete, path = "/suppliers/{code}/certificates/{id}", tag = "register", operation_id = "removeCertificate",
    params(("code" = String, Path, description = "Code of the supplier"), ("id" = String, Path, description = "Identifier of the certificate"), ("If-Match" = String, Header, description = "ETag of the version that is removed")),
    responses((status = 204, description = "Removed")))]
pub(in crate::web::api) async fn remove(
    permit: TokenPermit<KeepParties>,
    place: Path<(String, String)>,
    IfMatch(seen): IfMatch,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| {
            let place = (place.0.as_str(), place.1.as_str());
            remove::remove_certificate(connection, place, seen, &Author::of(actor, now))
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The versions of a certificate
///
/// The newest first, each with who changed what, when and why.
#[utoipa::path(get, path = "/suppliers/{code}/certificates/{id}/history", tag = "register", operation_id = "showCertificateHistory",
    params(("code" = String, Path, description = "Code of the supplier"), ("id" = String, Path, description = "Identifier of the certificate")),
    responses((status = 200, description = "Its versions", body = History)))]
pub(in crate::web::api) async fn history(
    permit: TokenPermit<SeeHistory>,
    place: Path<(String, String)>,
) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(move |connection, actor| {
            let id = found(connection, actor, &place)?.id;
            history::of(connection, ObjectKind::Certificate, id)
        })
        .await?;
    Ok(history::answer(&found))
}

fn found(
    connection: &mut Connection,
    actor: &Actor,
    (supplier, id): &(String, String),
) -> Result<StoredCertificate, Refusal> {
    let supplier = suppliers::within(connection, actor.scope, supplier)?;
    let supplier = supplier.ok_or(Refusal::NotFound)?.id;
    certificates::by_public_id(connection, supplier, id)?.ok_or(Refusal::NotFound)
}
