//! What stands around a page, from the request and the visitor.

use actix_web::{HttpMessage, HttpRequest, web::Data};

use super::{
    demonstration::Demonstration,
    guard::RequestId,
    session::Visitor,
    views::{Notice, Section, Shell, Tone, User},
};
use crate::{
    access::Permission,
    text::{Language, Texts},
};

/// Name of the cookie that keeps the language of who is not signed in.
pub(super) const LANGUAGE: &str = "language";

/// Around a page for somebody who is signed in.
pub(super) fn inside(
    request: &HttpRequest,
    visitor: &Visitor,
    section: Section,
    title: String,
) -> Shell {
    let may = |permission| visitor.actor.may(permission);
    Shell {
        texts: visitor.texts,
        section,
        title,
        user: Some(User {
            email: visitor.actor.email.clone(),
            role: visitor.texts.word("role", visitor.actor.role.code()),
        }),
        form_token: visitor.form_token.clone(),
        can_upload: may(Permission::SendReports),
        can_see_reports: may(Permission::SeeReports),
        can_judge: may(Permission::JudgeReports),
        can_keep_layouts: may(Permission::KeepLayouts),
        can_keep_register: may(Permission::KeepContracts),
        can_keep_accounts: may(Permission::KeepAccounts),
        can_read_audit_log: may(Permission::ReadAuditLog),
        can_keep_parties: may(Permission::KeepParties),
        can_see_health: may(Permission::KeepInstallation),
        can_answer_candidates: may(Permission::AnswerCandidates),
        ..outside(request, String::new())
    }
}

/// What was just done, from the address that a redirect leads to: one of the known words, or nothing.
pub(super) fn notice(texts: Texts, done: Option<&str>) -> Option<Notice> {
    const KNOWN: &[&str] = &[
        "uploaded",
        "submitted",
        "accepted",
        "returned",
        "period",
        "layout",
        "layout-forgotten",
        "heading-forgotten",
        "cancelled",
        "explained",
        "withdrawn",
        "declared",
        "undeclared",
        "register-sent",
        "register-committed",
        "corrected",
        "uncorrected",
        "revised",
        "nil",
        "evidence",
        "evidence-removed",
        "lines-marked",
        "question-asked",
        "question-answered",
        "question-closed",
        "question-withdrawn",
        "partly-accepted",
        "conflict-decided",
        "conflict-undone",
        "signed-out",
        "recovery-asked",
        "recovery-answered",
        "recovery-closed",
        "extension-asked",
        "extension-granted",
        "extension-refused",
        "period-closed",
        "period-reopened",
        "obligation-registered",
        "obligation-amended",
        "obligation-waived",
        "waiver-withdrawn",
        "settlement-made",
        "settlement-replied",
        "settlement-closed",
        "account-ready",
        "password-reset",
        "password-changed",
        "second-factor-removed",
        "session-ended",
        "sessions-ended",
        "email-asked",
        "email-changed",
        "invited",
        "invited-again",
        "invitation-withdrawn",
        "role-changed",
        "account-closed",
        "account-reopened",
        "signed-out-everywhere",
        "token-revoked",
        "tokens-revoked",
        "client-added",
        "client-changed",
        "client-closed",
        "client-reopened",
        "secret-revoked",
        "retention-changed",
    ];
    let done = done.filter(|done| KNOWN.contains(done))?;
    Some(Notice {
        tone: Tone::Ok,
        text: texts.word("notice", done),
    })
}

/// Why what was asked for was not done, above the page.
pub(super) fn refusal(text: String) -> Notice {
    Notice {
        tone: Tone::Error,
        text,
    }
}

/// Around a page for nobody in particular.
pub(super) fn outside(request: &HttpRequest, form_token: String) -> Shell {
    let asset = |name: &str| {
        meetbaar_assets::path_of(name)
            .unwrap_or_default()
            .to_owned()
    };
    Shell {
        texts: texts(request),
        title: String::new(),
        section: Section::None,
        user: None,
        form_token,
        path: request
            .uri()
            .path_and_query()
            .map(ToString::to_string)
            .unwrap_or_default(),
        can_upload: false,
        can_see_reports: false,
        can_judge: false,
        can_keep_layouts: false,
        can_keep_register: false,
        can_keep_accounts: false,
        can_read_audit_log: false,
        can_keep_parties: false,
        can_see_health: false,
        can_answer_candidates: false,
        demonstration: request
            .app_data::<Data<Demonstration>>()
            .is_some_and(|one| !one.0.is_empty()),
        notice: None,
        request_id: request
            .extensions()
            .get::<RequestId>()
            .map(|id| id.0.clone())
            .unwrap_or_default(),
        app_css: asset("app.css"),
        app_js: asset("app.js"),
        icon: asset("favicon.svg"),
    }
}

fn texts(request: &HttpRequest) -> Texts {
    let chosen = request
        .cookie(LANGUAGE)
        .and_then(|cookie| Language::from_code(cookie.value()));
    Texts::new(chosen.unwrap_or_default())
}
