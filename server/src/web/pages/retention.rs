//! How long the lines of contracts are kept, what keeps them longer, and the certificates of what was erased.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    web::{Path, Query},
};
use serde::Deserialize;

use super::{
    answers::{Answers, Fields},
    in_path, see_other, shown,
};
use crate::{
    access::Permission,
    actions::{
        Refusal,
        erasure::{
            certificate::Certificate,
            set_retention::set_retention,
            term::{self, Standing},
        },
    },
    clock::dutch,
    storage::{
        erasure::{
            self, StoredErasure,
            terms::{self, Kept},
        },
        lines,
    },
    text::Texts,
    web::{
        attachment::named,
        form::Checked,
        permit::{KeepContracts, Permit, SeeContracts},
        problem::Fault,
        shell,
        views::{
            CertificateRow, ContractRetentionPage, ContractTerm, ErasurePage, RetentionPage,
            Section, Shell, Typed,
        },
    },
};

/// Certificates on a page.
const LATEST: i64 = 100;

/// `GET /retention`.
pub(in crate::web) async fn overview(
    request: HttpRequest,
    permit: Permit<KeepContracts>,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let (usual, today) = (
        permit.app.config.retention.months,
        permit.app.clock.now().day(),
    );
    let (ended, certificates) = permit
        .read(move |connection, actor| {
            let ended = terms::ended_before(connection, actor.scope, today)?;
            Ok((ended, erasure::list(connection, actor.scope, None, LATEST)?))
        })
        .await?;
    let page = RetentionPage {
        shell: shell::inside(
            &request,
            &permit.visitor,
            Section::None,
            texts.text("retention-heading"),
        ),
        usual,
        contracts: ended
            .iter()
            .map(|kept| said(texts, kept, usual, term::standing(kept, usual, today)))
            .collect(),
        certificates: certificates.iter().map(|one| row(texts, one)).collect(),
    };
    shown(HttpResponse::Ok(), &page)
}

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    done: Option<String>,
}

/// `GET /contracts/{number}/retention`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<SeeContracts>,
    number: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let notice = shell::notice(permit.visitor.texts, asked.done.as_deref());
    let ok = HttpResponse::Ok();
    page(&request, &permit, number.into_inner(), (None, notice), ok).await
}

/// `POST /contracts/{number}/retention`.
pub(in crate::web) async fn change(
    request: HttpRequest,
    permit: Permit<KeepContracts>,
    number: Path<String>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let number = number.into_inner();
    let mut answers = Answers::new(permit.visitor.texts, form.0);
    let (months, reason) = (
        answers.number_if_any("months", 0),
        answers.said("keptLonger"),
    );
    let contract = number.clone();
    let outcome = match answers.understood() {
        Ok(()) => {
            permit
                .write(move |connection, actor| {
                    set_retention(connection, actor, &contract, (months, reason.as_deref()))
                })
                .await
        }
        Err(fault) => Err(fault),
    };
    let Err(fault) = outcome else {
        let path = in_path(&number);
        return Ok(see_other(&format!(
            "/contracts/{path}/retention?done=retention-changed"
        )));
    };
    let (typed, status) = answers.refused(fault)?;
    page(&request, &permit, number, (Some(typed), None), status).await
}

async fn page<P>(
    request: &HttpRequest,
    permit: &Permit<P>,
    number: String,
    (typed, notice): (Option<Typed>, Option<crate::web::views::Notice>),
    status: HttpResponseBuilder,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let (usual, today) = (
        permit.app.config.retention.months,
        permit.app.clock.now().day(),
    );
    let (kept, count, certificates) = permit
        .read(move |connection, actor| {
            let kept = terms::by_number(connection, actor.scope, &number)?;
            let kept = kept.ok_or(Refusal::NotFound)?;
            let count = lines::count_of_contract(connection, kept.id)?;
            let certificates = erasure::of_contract(connection, kept.id)?;
            Ok((kept, count, certificates))
        })
        .await?;
    let standing = term::standing(&kept, usual, today);
    let may = permit.actor.may(Permission::KeepContracts) && standing != Standing::Erased;
    let filled = || {
        Typed::with([
            (
                "months",
                kept.months
                    .map(|months| months.to_string())
                    .unwrap_or_default(),
            ),
            ("keptLonger", kept.kept_longer.clone().unwrap_or_default()),
        ])
    };
    let title = texts.with1("retention-title", "number", &kept.number);
    let page = ContractRetentionPage {
        shell: Shell {
            notice,
            ..shell::inside(request, &permit.visitor, Section::Overview, title)
        },
        term: said(texts, &kept, usual, standing),
        months: term::months(&kept, usual),
        usual,
        own: kept.months.is_some(),
        lines: texts.number(count),
        kept_longer: kept.kept_longer.clone(),
        certificates: certificates.iter().map(|one| row(texts, one)).collect(),
        form: may.then(|| typed.unwrap_or_else(filled)),
    };
    shown(status, &page)
}

/// `GET /erasures/{id}`.
pub(in crate::web) async fn erasure(
    request: HttpRequest,
    permit: Permit<SeeContracts>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let (stored, told) = certificate_of(&permit, id.into_inner()).await?;
    let count = |report: &str| {
        let files = told.files.iter().find(|one| one.report == report);
        files.map_or(0, |one| {
            one.evidence.len() + usize::from(one.sha256.is_some())
        })
    };
    let mut reports: Vec<(String, String, usize)> = told
        .lines
        .iter()
        .map(|one| {
            (
                one.report.clone(),
                texts.number(one.lines),
                count(&one.report),
            )
        })
        .collect();
    for one in &told.files {
        if !told.lines.iter().any(|lines| lines.report == one.report) {
            reports.push((one.report.clone(), texts.number(0), count(&one.report)));
        }
    }
    let page = ErasurePage {
        shell: shell::inside(
            &request,
            &permit.visitor,
            Section::None,
            texts.text("erasure-heading"),
        ),
        row: row(texts, &stored),
        reason: told.reason,
        term: told
            .kept_months
            .zip(told.contract_ended)
            .map(|(months, ended)| (months, texts.date(ended))),
        reports,
        totals: told
            .totals
            .iter()
            .map(|one| {
                let amount = texts.amount(&one.kind, one.amount);
                format!("{}: {amount}", texts.word("erasure-kind", &one.kind))
            })
            .collect(),
        fingerprint: told.totals_fingerprint,
        signature: stored.signature,
    };
    shown(HttpResponse::Ok(), &page)
}

/// `GET /erasures/{id}/certificate`: as it was signed, with its signature.
pub(in crate::web) async fn certificate(
    permit: Permit<SeeContracts>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let (stored, _) = certificate_of(&permit, id.into_inner()).await?;
    let signature = stored.signature.ok_or(Fault::NotFound)?;
    let journal = permit.app.database.journal()?;
    let whole = serde_json::json!({
        "document": stored.document,
        "signature": signature,
        "publicKey": journal.signer().public_key(),
    });
    Ok(HttpResponse::Ok()
        .insert_header(named(&format!("meetbaar-{}.json", stored.public_id)))
        .json(whole))
}

async fn certificate_of(
    permit: &Permit<SeeContracts>,
    id: String,
) -> Result<(StoredErasure, Certificate), Fault> {
    let stored = permit
        .read(move |connection, actor| {
            erasure::by_public_id(connection, actor.scope, &id)?.ok_or(Refusal::NotFound)
        })
        .await?;
    let told = Certificate::of_text(&stored.document)?;
    Ok((stored, told))
}

fn said(texts: Texts, kept: &Kept, usual: u32, standing: Standing) -> ContractTerm {
    ContractTerm {
        number: kept.number.clone(),
        supplier: kept.supplier_name.clone(),
        ends: texts.date(kept.ends),
        last_day: texts.date(term::last_day(kept, usual)),
        standing: standing.code(),
    }
}

fn row(texts: Texts, stored: &StoredErasure) -> CertificateRow {
    CertificateRow {
        id: stored.public_id.clone(),
        ground: stored.ground.clone(),
        supplier: stored.supplier_name.clone(),
        contract: stored.contract.clone(),
        ended: stored.ended_at.map(|at| texts.moment(dutch(at))),
        lines: texts.number(stored.lines),
        files: texts.number(stored.files),
    }
}
