//! Problems for programs: groups, one group page by page, reasons why warnings stand, own numbers.

use actix_web::{
    HttpResponse,
    web::{Path, Query},
};
use chrono::{DateTime, Utc};
use meetbaar_importers::problem::{Severity, group::column};
use serde::{Deserialize, Serialize};
use utoipa::{
    IntoParams, ToSchema,
    openapi::schema::{Object, ObjectBuilder, Type},
};

use super::{json::Json, layouts::ReadAgain, reports::utc};
use crate::{
    actions::{
        Refusal,
        accept_warning::{self, Warning},
        declare_own_numbers,
    },
    reporting::problem_words::example,
    storage::{
        Connection, StorageError, own_numbers, problem_groups, problems::StoredProblem,
        warnings::StoredAcceptance,
    },
    text::{Language, Texts},
    web::{
        permit::{SendReports, TokenPermit},
        problem::Fault,
    },
};

/// Groups in one answer.
const GROUPS: i64 = 1_000;

/// A problem as programs see it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ProblemEntry {
    severity: String,
    code: String,
    sheet: String,
    cell: String,
    heading: Option<String>,
    field: Option<String>,
    found: Option<String>,
    expected: Option<String>,
    /// Right values, without words of a language.
    suggestion: Option<String>,
    /// A value of the right form, in Dutch spelling.
    example: Option<&'static str>,
    /// Why the supplier lets this one stand.
    acceptance: Option<Acceptance>,
}

/// Problems that have severity, code, sheet and column in common.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct GroupEntry {
    severity: String,
    code: String,
    sheet: String,
    column: String,
    heading: Option<String>,
    field: Option<String>,
    count: i64,
    example: Option<&'static str>,
    /// Why the supplier lets all of them stand.
    acceptance: Option<Acceptance>,
}

/// Why a supplier lets a warning stand.
#[derive(Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Acceptance {
    reason: String,
    accepted_by: String,
    accepted_at: DateTime<Utc>,
    /// The report from which it was carried over.
    carried_from_report: Option<String>,
}

/// A column that was declared to hold own numbers.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct OwnNumbers {
    sheet: String,
    column: String,
    heading: Option<String>,
    declared_by: String,
    declared_at: DateTime<Utc>,
}

impl Acceptance {
    fn of(stored: &StoredAcceptance) -> Self {
        Self {
            reason: stored.reason.clone(),
            accepted_by: stored.accepted_by.clone(),
            accepted_at: utc(stored.accepted_at),
            carried_from_report: stored.carried_from.clone(),
        }
    }
}

impl ProblemEntry {
    pub(super) fn of(stored: StoredProblem, accepted: &[StoredAcceptance]) -> Self {
        let is_warning = stored.severity == Severity::Warning.code();
        let acceptance = accepted.iter().find(|one| {
            is_warning
                && !one.cell.is_empty()
                && (&one.code, &one.sheet, &one.cell) == (&stored.code, &stored.sheet, &stored.cell)
        });
        Self {
            example: shown(&stored.code, stored.field.as_deref()),
            acceptance: acceptance.map(Acceptance::of),
            severity: stored.severity,
            code: stored.code,
            sheet: stored.sheet,
            cell: stored.cell,
            heading: stored.heading,
            field: stored.field,
            found: stored.found,
            expected: stored.expected,
            suggestion: stored.suggestion,
        }
    }
}

fn shown(code: &str, field: Option<&str>) -> Option<&'static str> {
    example(Texts::new(Language::Dutch), code, field)
}

/// The groups of a report.
pub(super) fn groups(
    connection: &mut Connection,
    report: i64,
    accepted: &[StoredAcceptance],
) -> Result<Vec<GroupEntry>, StorageError> {
    let found = problem_groups::of_report(connection, report, GROUPS)?;
    let entries = found.into_iter().map(|group| GroupEntry {
        acceptance: accepted
            .iter()
            .find(|one| group.is_accepted_by(one))
            .map(Acceptance::of),
        example: shown(&group.key.code, group.field.as_deref()),
        severity: group.key.severity,
        code: group.key.code,
        sheet: group.key.sheet,
        column: group.key.column,
        heading: group.heading,
        field: group.field,
        count: group.count,
    });
    Ok(entries.collect())
}

/// The columns that were declared to hold own numbers.
pub(super) fn declared(
    connection: &mut Connection,
    report: i64,
) -> Result<Vec<OwnNumbers>, StorageError> {
    let stored = own_numbers::of_report(connection, report)?;
    let entries = stored.into_iter().map(|one| OwnNumbers {
        sheet: one.sheet,
        column: one.sheet_column,
        heading: one.heading,
        declared_by: one.declared_by,
        declared_at: utc(one.declared_at),
    });
    Ok(entries.collect())
}

/// A warning and why it stands; without a cell, all warnings of that code, sheet and column.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Accepted {
    code: String,
    #[serde(default)]
    sheet: String,
    #[serde(default)]
    column: String,
    #[serde(default)]
    cell: String,
    /// Why it stands.
    reason: String,
}

/// Say why a warning stands
#[utoipa::path(post, path = "/reports/{id}/acceptances", tag = "problems", operation_id = "acceptWarning",
    params(("id" = String, Path, description = "Identifier of the report")), request_body = Accepted,
    responses((status = 204, description = "Noted")))]
pub(super) async fn accept(
    permit: TokenPermit<SendReports>,
    id: Path<String>,
    accepted: Json<Accepted>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let accepted = accepted.into_inner();
    let named = Named {
        code: accepted.code,
        sheet: accepted.sheet,
        column: accepted.column,
        cell: accepted.cell,
    };
    let (warning, reason) = (named.warning(), accepted.reason);
    permit
        .write(move |connection, actor| {
            accept_warning::accept_warning(connection, actor, &id, &warning, &reason, now)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Which warning.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Named {
    /// What it is, in a stable word.
    code: String,
    /// Name of the sheet; empty for csv.
    #[serde(default)]
    sheet: String,
    /// Letters of the column.
    #[serde(default)]
    column: String,
    /// The cell; without it all warnings of that code, sheet and column.
    #[serde(default)]
    cell: String,
}

impl Named {
    /// A cell says its column itself.
    fn warning(self) -> Warning {
        let own = column(&self.cell);
        Warning {
            column: if own.is_empty() {
                self.column
            } else {
                own.to_owned()
            },
            code: self.code,
            sheet: self.sheet,
            cell: self.cell,
        }
    }
}

/// Take back why a warning stands
#[utoipa::path(delete, path = "/reports/{id}/acceptances", tag = "problems", operation_id = "withdrawAcceptance",
    params(("id" = String, Path, description = "Identifier of the report"), Named),
    responses((status = 204, description = "Taken back")))]
pub(super) async fn withdraw(
    permit: TokenPermit<SendReports>,
    id: Path<String>,
    named: Query<Named>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let warning = named.into_inner().warning();
    permit
        .write(move |connection, actor| {
            accept_warning::withdraw(connection, actor, &id, &warning, now)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// That a column holds own numbers.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Declaration {
    #[serde(default)]
    sheet: String,
    column: String,
    /// Must be true.
    #[schema(schema_with = always)]
    own_numbers: bool,
}

/// The one value that declares something.
fn always() -> Object {
    ObjectBuilder::new()
        .schema_type(Type::Boolean)
        .description(Some(
            "Must be true: that the numbers are the supplier's own, and no citizen service numbers.",
        ))
        .enum_values(Some([true]))
        .build()
}

/// Which column was declared.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Declared {
    /// Name of the sheet; empty for csv.
    #[serde(default)]
    sheet: String,
    /// Letters of the column.
    column: String,
}

/// Take back that a column holds own numbers
///
/// The file is then read again, without the declaration.
#[utoipa::path(delete, path = "/reports/{id}/own-numbers", tag = "problems", operation_id = "withdrawOwnNumbers",
    params(("id" = String, Path, description = "Identifier of the report"), Declared),
    responses((status = 202, description = "To be read again", body = ReadAgain)))]
pub(super) async fn take_back(
    permit: TokenPermit<SendReports>,
    id: Path<String>,
    declared: Query<Declared>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let declared = declared.into_inner();
    permit
        .write(move |connection, actor| {
            let column = (declared.sheet.as_str(), declared.column.as_str());
            declare_own_numbers::withdraw(connection, actor, &id, column, now)
        })
        .await?;
    Ok(HttpResponse::Accepted().json(ReadAgain::default()))
}

/// Declare that a column holds own numbers
///
/// The file is then read again.
#[utoipa::path(post, path = "/reports/{id}/own-numbers", tag = "problems", operation_id = "declareOwnNumbers",
    params(("id" = String, Path, description = "Identifier of the report")), request_body = Declaration,
    responses((status = 202, description = "To be read again", body = ReadAgain)))]
pub(super) async fn declare(
    permit: TokenPermit<SendReports>,
    id: Path<String>,
    declaration: Json<Declaration>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let declaration = declaration.into_inner();
    permit
        .write(move |connection, actor| {
            if !declaration.own_numbers {
                return Err(Refusal::field("own_numbers", "declaration_missing", ""));
            }
            let column = (declaration.sheet.as_str(), declaration.column.as_str());
            declare_own_numbers::declare_own_numbers(connection, actor, &id, column, now)
        })
        .await?;
    Ok(HttpResponse::Accepted().json(ReadAgain::default()))
}
