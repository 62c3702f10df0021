//! Certificates of suppliers for programs: what holds on a day, what lapsed, what is still to come.

use actix_web::{
    HttpResponse,
    web::{Json, Path, Query},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    answers::{address, author, created, standing},
    history, part,
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
        permit::{KeepRegister, SeeContracts, TokenPermit},
        precondition::IfMatch,
        problem::Fault,
    },
};

/// A certificate as programs see it.
#[derive(Serialize)]
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

/// A part of the certificates of a supplier.
#[derive(Serialize)]
struct Certificates {
    certificates: Vec<Certificate>,
    /// The cursor of the next part, where there is one.
    next: Option<String>,
}

/// A certificate as somebody wants it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct CertificateBody {
    /// `1`, `2`, `3` or `30+`.
    #[serde(default)]
    step: String,
    /// A day such as `2026-01-01`.
    valid_from: Option<String>,
    /// A day such as `2028-12-31`.
    valid_until: Option<String>,
    /// Where the document is to be found.
    #[serde(default)]
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

/// What the address of a list holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    /// The day on which they are looked at: the reference date where nothing is said.
    on: Option<NaiveDate>,
    cursor: Option<String>,
    limit: Option<i64>,
}

/// `GET /v1/suppliers/{code}/certificates`.
pub(super) async fn list(
    permit: TokenPermit<SeeContracts>,
    code: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let part = part::asked(asked.cursor.as_deref(), asked.limit)?;
    let on = asked.on.unwrap_or_else(|| permit.app.reference_date());
    let rows = permit
        .read(move |connection, actor| {
            let supplier = suppliers::within(connection, actor.scope, &code)?;
            let id = supplier.ok_or(Refusal::NotFound)?.id;
            Ok(certificates::of_supplier(connection, id, part)?)
        })
        .await?;
    let (rows, next) = part::shown(part, rows, |row| row.id);
    let certificates = rows
        .into_iter()
        .map(|row| Certificate::on(row, on))
        .collect();
    Ok(HttpResponse::Ok().json(Certificates { certificates, next }))
}

/// `POST /v1/suppliers/{code}/certificates`.
pub(super) async fn register(
    permit: TokenPermit<KeepRegister>,
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

/// `GET /v1/suppliers/{code}/certificates/{id}`.
pub(super) async fn show(
    permit: TokenPermit<SeeContracts>,
    place: Path<(String, String)>,
) -> Result<HttpResponse, Fault> {
    let on = permit.app.reference_date();
    let stored = permit
        .read(move |connection, actor| found(connection, actor, &place))
        .await?;
    Ok(standing(stored.version, &Certificate::on(stored, on)))
}

/// `PUT /v1/suppliers/{code}/certificates/{id}`: the whole certificate, with `If-Match`.
pub(super) async fn change(
    permit: TokenPermit<KeepRegister>,
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

/// `DELETE /v1/suppliers/{code}/certificates/{id}`: one that was registered by mistake.
pub(super) async fn remove(
    permit: TokenPermit<KeepRegister>,
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

/// `GET /v1/suppliers/{code}/certificates/{id}/history`.
pub(super) async fn history(
    permit: TokenPermit<SeeContracts>,
    place: Path<(String, String)>,
) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(move |connection, actor| {
            let id = found(connection, actor, &place)?.id;
            history::of(connection, actor, ObjectKind::Certificate, id)
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
