//! The contract register as a file, for programs: sent to be compared, committed, and downloaded.

use actix_multipart::Multipart;
use actix_web::{
    HttpResponse,
    http::header,
    web::{Path, Query},
};
use chrono::{DateTime, Utc};
use meetbaar_importers::register::EntryProblem;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    actions::{
        Difference,
        register::import::{
            commit,
            plan::{Plan, PlannedContract, PlannedSupplier},
        },
    },
    web::{
        permit::{KeepParties, SeeContracts, TokenPermit},
        problem::Fault,
        register_file, upload,
    },
};

/// What the address of a download holds.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::web::api) struct Asked {
    /// `xlsx`, `ods` or `csv`; Excel where nothing is said.
    #[param(pattern = "^(xlsx|ods|csv)$")]
    format: Option<String>,
}

/// Download the contract register
///
/// A file that can be sent back.
#[utoipa::path(get, path = "/register/export", tag = "register", operation_id = "exportRegister", params(Asked),
    responses((status = 200, description = "The register", content(
        (String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "application/vnd.oasis.opendocument.spreadsheet"),
        (String = "text/csv"),
    ))))]
pub(in crate::web::api) async fn export(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    register_file::download(&permit, asked.format.as_deref()).await
}

/// The form with a register.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "says what the form holds; it is read part by part"
)]
struct RegisterForm {
    /// The file: xlsx, ods or csv, as the export gives it.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// A register that was taken in.
#[derive(Serialize, ToSchema)]
struct ReceivedRegister {
    id: String,
    /// `received`.
    state: &'static str,
    /// The address to follow until it is read.
    url: String,
}

/// Send a contract register
///
/// It is compared with what is registered; nothing is changed before it is committed.
#[utoipa::path(post, path = "/register/imports", tag = "register", operation_id = "importRegister",
    request_body(content = RegisterForm, content_type = "multipart/form-data"),
    responses((status = 202, description = "Taken in, to be read", body = ReceivedRegister,
        headers(("Location" = String, description = "The import, to be followed")))))]
pub(in crate::web::api) async fn receive(
    permit: TokenPermit<KeepParties>,
    parts: Multipart,
) -> Result<HttpResponse, Fault> {
    let taken = upload::take_in(&permit.app, parts).await?;
    let id = register_file::receive(&permit, taken).await?;
    let address = format!("/v1/register/imports/{id}");
    Ok(HttpResponse::Accepted()
        .insert_header((header::LOCATION, address.clone()))
        .json(ReceivedRegister {
            id,
            state: "received",
            url: address,
        }))
}

/// A register that was sent, and what it would change.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RegisterImport)]
struct Import {
    id: String,
    /// `received` until it is read, then `read` or `refused`, at last `committed`.
    state: String,
    file_name: String,
    uploaded_at: DateTime<Utc>,
    committed_at: Option<DateTime<Utc>>,
    /// What is wrong, at its cells. Errors must be mended before it can be committed.
    problems: Vec<Problem>,
    suppliers: Suppliers,
    contracts: Contracts,
}

/// What is wrong at a cell.
#[derive(Serialize, ToSchema)]
#[schema(as = ImportProblem)]
struct Problem {
    /// `error`, `warning` or `note`.
    severity: &'static str,
    /// What it is, as a stable code.
    code: String,
    /// Name of the sheet; empty for csv and for the whole file.
    sheet: String,
    /// The cell as A1; empty for the whole file.
    cell: String,
    heading: Option<String>,
    found: Option<String>,
}

impl From<EntryProblem> for Problem {
    fn from(found: EntryProblem) -> Self {
        Self {
            severity: found.severity.code(),
            code: found.code,
            sheet: found.sheet,
            cell: found.cell,
            heading: found.heading,
            found: found.found,
        }
    }
}

/// What becomes of suppliers.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlannedSuppliers)]
struct Suppliers {
    new: Vec<Change>,
    changed: Vec<Change>,
}

/// What becomes of contracts.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlannedContracts)]
struct Contracts {
    new: Vec<Change>,
    changed: Vec<Change>,
    /// Numbers of those that stay as they are.
    unchanged: Vec<String>,
    /// Numbers of those that are registered and not in the file; they stay as they are too.
    not_in_file: Vec<String>,
}

/// What becomes of one of them.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PlannedChange)]
struct Change {
    /// Number of the contract, or code of the supplier.
    key: String,
    /// Where it stands in the file, such as `Contracten!A7`; of contracts only.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// The version that it was compared with; none for what is new.
    version: Option<i64>,
    /// Field by field, before and now.
    differences: Vec<Difference>,
}

impl From<PlannedSupplier> for Change {
    fn from(planned: PlannedSupplier) -> Self {
        Self {
            key: planned.draft.code,
            place: None,
            version: planned.seen,
            differences: planned.differences,
        }
    }
}

impl From<PlannedContract> for Change {
    fn from(planned: PlannedContract) -> Self {
        Self {
            key: planned.number,
            place: Some(planned.place),
            version: planned.seen,
            differences: planned.differences,
        }
    }
}

fn suppliers(planned: Vec<PlannedSupplier>) -> Suppliers {
    let (new, changed): (Vec<_>, Vec<_>) = planned
        .into_iter()
        .map(Change::from)
        .partition(|one| one.version.is_none());
    Suppliers { new, changed }
}

fn contracts(planned: Vec<PlannedContract>, not_in_file: Vec<String>) -> Contracts {
    let (new, standing): (Vec<_>, Vec<_>) = planned
        .into_iter()
        .map(Change::from)
        .partition(|one| one.version.is_none());
    let (unchanged, changed): (Vec<_>, Vec<_>) = standing
        .into_iter()
        .partition(|one| one.differences.is_empty());
    Contracts {
        new,
        changed,
        unchanged: unchanged.into_iter().map(|one| one.key).collect(),
        not_in_file,
    }
}

/// Show what a register that was sent would change
#[utoipa::path(get, path = "/register/imports/{id}", tag = "register", operation_id = "showRegisterImport",
    params(("id" = String, Path, description = "Identifier of the import")),
    responses((status = 200, description = "The import", body = Import)))]
pub(in crate::web::api) async fn show(
    permit: TokenPermit<KeepParties>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let (stored, plan) = register_file::import(&permit, id.into_inner()).await?;
    let Plan {
        problems,
        suppliers: of_suppliers,
        contracts: of_contracts,
        not_in_file,
    } = plan;
    Ok(HttpResponse::Ok().json(Import {
        id: stored.public_id,
        state: stored.state,
        file_name: stored.file_name,
        uploaded_at: stored.uploaded_at.and_utc(),
        committed_at: stored.committed_at.map(|when| when.and_utc()),
        problems: problems.into_iter().map(Problem::from).collect(),
        suppliers: suppliers(of_suppliers),
        contracts: contracts(of_contracts, not_in_file),
    }))
}

/// Commit a register that was sent
///
/// Exactly what was shown is changed, or nothing.
#[utoipa::path(post, path = "/register/imports/{id}/commit", tag = "register", operation_id = "commitRegisterImport",
    params(("id" = String, Path, description = "Identifier of the import")),
    responses((status = 204, description = "Committed")))]
pub(in crate::web::api) async fn commit(
    permit: TokenPermit<KeepParties>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| commit::commit(connection, actor, &id, now))
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
