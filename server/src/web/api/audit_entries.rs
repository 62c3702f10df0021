//! The audit log for programs, page by page.

use actix_web::{HttpRequest, HttpResponse, web::Query};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::paging::{self, Page};
use crate::{
    actions::read_audit_log::{Wanted, read_audit_log},
    audit::Deed,
    reporting::audit_entries::parsed,
    storage::audit::Entry,
    web::{
        permit::{ReadAuditLog, TokenPermit},
        problem::Fault,
    },
};

/// An entry of the audit log.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AuditEntry {
    /// Without gaps from 1.
    number: i64,
    /// UTC, to the microsecond.
    #[schema(format = DateTime)]
    recorded_at: String,
    /// `account`, `program` or `stranger`.
    actor: String,
    /// Identifier of the account.
    account: Option<String>,
    /// Its role then.
    role: Option<String>,
    /// Code of the supplier that it belonged to then.
    account_supplier: Option<String>,
    /// `browser`, `token`, `command`, `job` or `program`.
    means: String,
    /// Address of the network.
    address: Option<String>,
    /// Identifier of the request.
    request: Option<String>,
    /// Method and pattern of the address; name of the job or command.
    route: Option<String>,
    /// What was done, in a stable word.
    deed: String,
    /// Kind of what it was done to.
    object_kind: Option<String>,
    /// Its identifier, number or code.
    object: Option<String>,
    /// Number of the contract that it belongs to, where it is one.
    contract: Option<String>,
    /// Code of the supplier whose it is.
    supplier: Option<String>,
    /// What differs, before it.
    was: Option<Value>,
    /// What differs, after it.
    became: Option<Value>,
    /// Facts about it.
    details: Option<Value>,
    previous_hash: String,
    /// Keyed hash of all of the above.
    hash: String,
}

impl From<Entry> for AuditEntry {
    fn from(entry: Entry) -> Self {
        let json = |text: Option<&str>| text.map(|text| parsed(Some(text)));
        Self {
            was: json(entry.was.as_deref()),
            became: json(entry.became.as_deref()),
            details: json(entry.details.as_deref()),
            number: entry.seq,
            recorded_at: entry.recorded_at,
            actor: entry.actor,
            account: entry.account,
            role: entry.role,
            account_supplier: entry.account_supplier,
            means: entry.means,
            address: entry.address,
            request: entry.request,
            route: entry.route,
            deed: entry.deed,
            object_kind: entry.object_kind,
            object: entry.object,
            contract: entry.contract,
            supplier: entry.supplier,
            previous_hash: entry.previous_hash,
            hash: entry.hash,
        }
    }
}

/// A page of entries.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AuditEntryPage {
    entries: Vec<AuditEntry>,
    /// Cursor of the next page.
    next: Option<String>,
}

/// Which entries, and which page of them.
#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query, rename_all = "camelCase")]
pub(super) struct Asked {
    /// Only what this account did: its identifier.
    account: Option<String>,
    /// Only this deed: its word.
    deed: Option<String>,
    /// Only what was done to this object: its identifier, number or code.
    object: Option<String>,
    /// Only what concerns this contract: its number.
    contract: Option<String>,
    /// Only what concerns this supplier, or what its users did: its code.
    supplier: Option<String>,
    /// Only what was recorded on this day or later.
    from: Option<NaiveDate>,
    /// Only what was recorded on this day or before.
    until: Option<NaiveDate>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// The audit log, the newest entries first
///
/// Who did what, when, from where; for auditors. Each look at it is an entry itself.
#[utoipa::path(get, path = "/audit-entries", tag = "audit", operation_id = "listAuditEntries", params(Asked),
    responses((status = 200, description = "A page of entries", body = AuditEntryPage)))]
pub(super) async fn list(
    permit: TokenPermit<ReadAuditLog>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let page = Page::<i64>::asked("auditEntries", asked.cursor.as_deref(), asked.limit)?;
    let deed = asked.deed.as_deref().map(Deed::from_code);
    if deed == Some(None) {
        return Err(Fault::BadRequest("deed_unknown"));
    }
    let wanted = Wanted {
        account: asked.account,
        deed: deed.flatten(),
        object: asked.object,
        contract: asked.contract,
        supplier: asked.supplier,
        from: asked.from,
        until: asked.until,
    };
    let found = permit
        .read(move |connection, _| {
            let found = read_audit_log(connection, wanted, page.after, page.rows())?;
            Ok(page.cut(found, |entry| entry.seq).map(AuditEntry::from))
        })
        .await?;
    let listed = AuditEntryPage {
        entries: found.items,
        next: found.next,
    };
    Ok(paging::answer(&request, listed.next.as_deref(), &listed))
}
