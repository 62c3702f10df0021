//! The audit log for auditors: who did what, when, from where; with filters, and as a file.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, http::header, web::Query};
use chrono::{NaiveDate, NaiveDateTime};
use serde::Deserialize;
use serde_json::Value;

use super::shown;
use crate::{
    actions::{
        Refusal,
        read_audit_log::{Wanted, read_audit_log, take_audit_log},
    },
    audit::Deed,
    clock::dutch,
    reporting::audit_entries::{csv_heading, csv_row, parsed},
    storage::{Connection, StorageError, accounts, audit::Entry},
    text::Texts,
    web::{
        permit::{Permit, ReadAuditLog},
        problem::Fault,
        shell,
        views::{AuditChange, AuditFilter, AuditPage, AuditRow, Section},
    },
};

/// Entries on one page.
const PAGE: usize = 50;

/// What the address holds.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::web) struct Asked {
    account: String,
    deed: String,
    object: String,
    contract: String,
    supplier: String,
    from: String,
    until: String,
    before: Option<i64>,
}

impl Asked {
    /// What is wanted; a day that is none is left out, and the field says so.
    fn wanted(&self) -> (Wanted, bool) {
        let day = |text: &str| -> Option<NaiveDate> { text.trim().parse().ok() };
        let text = |text: &str| Some(text.trim().to_owned());
        let wanted = Wanted {
            account: text(&self.account),
            deed: Deed::from_code(&self.deed),
            object: text(&self.object),
            contract: text(&self.contract),
            supplier: text(&self.supplier),
            from: day(&self.from),
            until: day(&self.until),
        };
        let unread = |text: &str| !text.trim().is_empty() && day(text).is_none();
        let faulty = unread(&self.from) || unread(&self.until);
        (wanted, faulty)
    }

    fn query(&self, before: Option<i64>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [
            ("account", &self.account),
            ("deed", &self.deed),
            ("object", &self.object),
            ("contract", &self.contract),
            ("supplier", &self.supplier),
            ("from", &self.from),
            ("until", &self.until),
        ] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if let Some(before) = before {
            query.append_pair("before", &before.to_string());
        }
        query.finish()
    }
}

/// `GET /audit`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<ReadAuditLog>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let asked = asked.into_inner();
    let (wanted, faulty) = asked.wanted();
    let before = asked.before;
    let (mut found, names) = permit
        .read(move |connection, _| {
            let most = i64::try_from(PAGE + 1).unwrap_or_default();
            let found = read_audit_log(connection, wanted, before, most)?;
            let names = names(connection, &found)?;
            Ok((found, names))
        })
        .await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let last = found.last().map(|entry| entry.seq).filter(|_| more);
    let title = texts.text("audit-heading");
    let page = AuditPage {
        shell: shell::inside(&request, &permit.visitor, Section::Audit, title),
        rows: found
            .iter()
            .map(|entry| row(texts, entry, &names))
            .collect(),
        deeds: Deed::ALL.iter().map(|deed| deed.code()).collect(),
        export: format!("/audit/export?{}", asked.query(None)),
        first: before.map(|_| format!("/audit?{}", asked.query(None))),
        next: last.map(|last| format!("/audit?{}", asked.query(Some(last)))),
        day_fault: faulty.then(|| texts.text("fault-date_invalid")),
        filter: AuditFilter {
            account: asked.account,
            deed: asked.deed,
            object: asked.object,
            contract: asked.contract,
            supplier: asked.supplier,
            from: asked.from,
            until: asked.until,
        },
    };
    shown(HttpResponse::Ok(), &page)
}

/// `GET /audit/export`: the entries of the filter as csv, the oldest first.
pub(in crate::web) async fn export(
    permit: Permit<ReadAuditLog>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let (wanted, faulty) = asked.wanted();
    if faulty {
        return Err(Refusal::field("from", "date_invalid", "").into());
    }
    let found = permit
        .read(move |connection, _| take_audit_log(connection, wanted))
        .await?;
    let mut text = format!("{}\r\n", csv_heading());
    for entry in &found {
        text.push_str(&csv_row(entry));
        text.push_str("\r\n");
    }
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"auditlog.csv\"",
        ))
        .body(text))
}

/// Mail addresses of the accounts in entries.
fn names(
    connection: &mut Connection,
    found: &[Entry],
) -> Result<HashMap<String, String>, StorageError> {
    let mut names = HashMap::new();
    for id in found.iter().filter_map(|entry| entry.account.as_ref()) {
        if !names.contains_key(id)
            && let Some(account) = accounts::by_public_id(connection, id)?
        {
            names.insert(id.clone(), account.email);
        }
    }
    Ok(names)
}

fn row(texts: Texts, entry: &Entry, names: &HashMap<String, String>) -> AuditRow {
    let recorded = NaiveDateTime::parse_from_str(&entry.recorded_at, "%Y-%m-%dT%H:%M:%S%.fZ");
    let account = entry.account.clone();
    let named = account.as_ref().and_then(|id| names.get(id).cloned());
    let object = entry.object_kind.as_deref().map(|kind| {
        let name = entry.object.as_deref().unwrap_or_default();
        (texts.word("audit-object", kind), name.to_owned())
    });
    AuditRow {
        seq: entry.seq,
        when: recorded.map_or_else(|_| entry.recorded_at.clone(), |at| texts.moment(dutch(at))),
        recorded_at: entry.recorded_at.clone(),
        who: named
            .or(account)
            .unwrap_or_else(|| texts.word("audit-actor", &entry.actor)),
        role: entry.role.as_deref().map(|role| texts.word("role", role)),
        deed: texts.word("deed", &entry.deed),
        object,
        contract: entry.contract.clone(),
        supplier: entry.supplier.clone(),
        means: texts.word("audit-means", &entry.means),
        address: entry.address.clone(),
        request: entry.request.clone(),
        route: entry.route.clone(),
        changes: changes(entry),
        details: facts(entry),
    }
}

/// The fields that differ, with what stood there before and after.
fn changes(entry: &Entry) -> Vec<AuditChange> {
    let (was, became) = (
        parsed(entry.was.as_deref()),
        parsed(entry.became.as_deref()),
    );
    let nothing = serde_json::Map::new();
    let (older, newer) = (
        was.as_object().unwrap_or(&nothing),
        became.as_object().unwrap_or(&nothing),
    );
    let gone = older.keys().filter(|field| !newer.contains_key(*field));
    newer
        .keys()
        .chain(gone)
        .map(|field| AuditChange {
            field: field.clone(),
            was: plain(older.get(field)),
            became: plain(newer.get(field)),
        })
        .collect()
}

fn facts(entry: &Entry) -> Vec<(String, String)> {
    let details = parsed(entry.details.as_deref());
    let all = details.as_object().into_iter().flatten();
    all.map(|(name, value)| (name.clone(), plain(Some(value))))
        .collect()
}

/// A value as it is read: text without quotation marks.
fn plain(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}
