//! Pages of accounts, made up.

use super::{super::*, shell};
use crate::text::Texts;

fn wrong_code(texts: Texts) -> Typed {
    Typed {
        faults: [("code", texts.text("fault-code_wrong"))].into(),
        ..Typed::default()
    }
}

/// Before anybody is signed in.
fn outside(texts: Texts, title: &str, path: &str) -> Shell {
    let mut shell = shell(
        texts,
        &texts.text(title),
        Section::None,
        "supplier_user",
        path,
    );
    shell.user = None;
    shell
}

/// Providers to sign in by.
fn providers() -> Vec<ProviderButton> {
    let one = |name: &str, label: &str| ProviderButton {
        name: name.to_owned(),
        label: label.to_owned(),
    };
    vec![one("rijk", "Rijk"), one("leverancier", "a \"<b>")]
}

/// Signing in, after a fault.
pub(crate) fn sign_in(texts: Texts) -> SignInPage {
    let mut shell = shell(
        texts,
        &texts.text("sign-in-title"),
        Section::None,
        "supplier",
        "/sign-in",
    );
    shell.user = None;
    SignInPage {
        shell,
        email: "a.jansen@example.nl".to_owned(),
        return_to: "/reports".to_owned(),
        fault: Some(texts.text("fault-credentials_wrong")),
        local: true,
        providers: providers(),
        demonstration_accounts: [
            ("contract_manager", "beheer@example.nl"),
            ("supplier", "leverancier@example.nl"),
        ]
        .map(|(role, email)| DemonstrationAccount {
            email: email.to_owned(),
            password: "Meetbaar-2026".to_owned(),
            role: role.to_owned(),
        })
        .into(),
    }
}

/// A code, after one that was wrong.
pub(crate) fn code(texts: Texts) -> CodePage {
    CodePage {
        shell: outside(texts, "code-heading", "/sign-in/code"),
        return_to: "/".to_owned(),
        typed: wrong_code(texts),
    }
}

/// A second factor that must be had.
pub(crate) fn second_factor(texts: Texts) -> SecondFactorPage {
    SecondFactorPage {
        shell: outside(texts, "second-factor-heading", "/sign-in/second-factor"),
        action: "/sign-in/second-factor",
        return_to: "/reports".to_owned(),
        compulsory: true,
        picture: QrPicture {
            size: 29,
            path: "M4 4h1v1h-1z".to_owned(),
        },
        secret: "GEZD GNBV GY3T QOJQ".to_owned(),
        typed: wrong_code(texts),
    }
}

/// Recovery codes.
pub(crate) fn recovery_codes(texts: Texts) -> RecoveryCodesPage {
    let shell = outside(texts, "recovery-codes-heading", "/account");
    RecoveryCodesPage {
        shell,
        codes: vec!["abcde-fghjk-mnpqr-stuvw".to_owned()],
        next: "/".to_owned(),
    }
}

/// A password to be chosen, after one that was too easy.
pub(crate) fn choose_password(texts: Texts, reason: &'static str) -> ChoosePasswordPage {
    ChoosePasswordPage {
        shell: outside(texts, "choose-password-invitation", "/invitation"),
        reason,
        action: "/invitation",
        email: "a.jansen@example.nl".to_owned(),
        role: (reason == "invitation").then(|| "reviewer".to_owned()),
        typed: Typed {
            faults: [("password", texts.text("fault-password_guessable"))].into(),
            ..Typed::default()
        },
    }
}

/// A forgotten password.
pub(crate) fn forgotten_password(texts: Texts, sent: bool) -> ForgottenPasswordPage {
    ForgottenPasswordPage {
        shell: outside(texts, "forgotten-heading", "/forgotten-password"),
        sent,
    }
}

/// A link: to a new address, or one that works no more.
pub(crate) fn one_time_link(texts: Texts, email: Option<&str>) -> OneTimeLinkPage {
    OneTimeLinkPage {
        shell: outside(texts, "link-over", "/new-email"),
        email: email.map(str::to_owned),
    }
}

fn inside(texts: Texts, title: &str, path: &str) -> Shell {
    shell(
        texts,
        &texts.text(title),
        Section::Account,
        "administrator",
        path,
    )
}

/// The own account.
pub(crate) fn account(texts: Texts) -> AccountPage {
    let session = |id: &str, browser: &str, current| SessionRow {
        id: id.to_owned(),
        browser: browser.to_owned(),
        address: "192.0.2.7".to_owned(),
        began: texts.moment("2026-10-05T09:14:00".parse().unwrap()),
        seen: texts.moment("2026-10-05T10:02:00".parse().unwrap()),
        current,
    };
    AccountPage {
        shell: inside(texts, "account-heading", "/account"),
        email: "a.jansen@example.nl".to_owned(),
        role: "supplier_administrator".to_owned(),
        supplier: Some("Van Dalen <ICT>".to_owned()),
        reaches: vec!["ICT".to_owned()],
        second_factor: true,
        compulsory: false,
        codes_left: 9,
        has_password: true,
        identities: vec![IdentityRow {
            id: "0198c0de".to_owned(),
            label: "a \"<b>".to_owned(),
            linked: texts.moment("2026-10-05T09:14:00".parse().unwrap()),
            used: Some(texts.moment("2026-10-05T09:15:00".parse().unwrap())),
        }],
        linkable: providers(),
        sessions: vec![
            session("1", "Firefox, Windows", true),
            session("2", "", false),
        ],
    }
}

/// Who are you, for who has no password.
pub(crate) fn proof_by_provider(texts: Texts) -> ProofPage {
    ProofPage {
        has_password: false,
        code_before: true,
        typed: wrong_code(texts),
        ..proof(texts)
    }
}

/// On the way to a provider.
pub(crate) fn go_on(texts: Texts, why: &'static str) -> GoOnPage {
    GoOnPage {
        shell: outside(texts, "go-on-heading", "/sign-in"),
        why,
        label: "Rijk".to_owned(),
        address: "https://login.example.nl/?a=\"<b>".to_owned(),
    }
}

/// Nobody who came by a provider.
pub(crate) fn not_in(texts: Texts, code: &str) -> NotInPage {
    NotInPage {
        shell: outside(texts, "not-in-heading", "/sign-in"),
        label: Some("Rijk".to_owned()),
        code: code.to_owned(),
        inside: false,
    }
}

/// Who are you.
pub(crate) fn proof(texts: Texts) -> ProofPage {
    ProofPage {
        shell: inside(texts, "proof-heading", "/account/proof"),
        email: "a.jansen@example.nl".to_owned(),
        return_to: "/accounts/new".to_owned(),
        has_password: true,
        with_code: true,
        providers: providers(),
        code_before: false,
        typed: Typed {
            faults: [("current", texts.text("fault-password_wrong"))].into(),
            ..wrong_code(texts)
        },
    }
}

/// Another mail address.
pub(crate) fn new_email(texts: Texts) -> NewEmailPage {
    NewEmailPage {
        shell: inside(texts, "new-email-heading", "/account/email"),
        email: "a.jansen@example.nl".to_owned(),
        typed: super::refused(texts, &["email"]),
    }
}

fn row(texts: Texts, closed: bool) -> KeptAccountRow {
    KeptAccountRow {
        id: format!("0198c0de-{closed}"),
        email: "a \"<b>@example.nl".to_owned(),
        role: "reviewer".to_owned(),
        closed,
        second_factor: !closed,
        signed_in: closed.then(|| texts.moment("2026-10-05T09:14:00".parse().unwrap())),
    }
}

fn roles(texts: Texts) -> Vec<Choice> {
    let role = |code: &str| Choice {
        value: code.to_owned(),
        label: texts.word("role", code),
    };
    vec![role("reviewer"), role("administrator")]
}

/// The accounts of others.
pub(crate) fn accounts(texts: Texts) -> AccountsPage {
    let invitation = |ended| InvitationRow {
        id: format!("0198c0de-{ended}"),
        email: "nieuw@example.nl".to_owned(),
        role: "auditor".to_owned(),
        until: texts.moment("2026-10-12T09:14:00".parse().unwrap()),
        ended,
    };
    AccountsPage {
        shell: inside(texts, "accounts-heading", "/accounts"),
        q: "\"<b>".to_owned(),
        role: "reviewer".to_owned(),
        roles: roles(texts),
        accounts: vec![row(texts, false), row(texts, true)],
        invitations: vec![invitation(false), invitation(true)],
        previous: None,
        next: Some("/accounts?page=2".to_owned()),
    }
}

/// Somebody to be invited, after a fault.
pub(crate) fn new_account(texts: Texts) -> NewAccountPage {
    NewAccountPage {
        shell: inside(texts, "account-new-heading", "/accounts/new"),
        roles: roles(texts),
        languages: vec![Choice {
            value: "nl".to_owned(),
            label: "Nederlands".to_owned(),
        }],
        wide: true,
        typed: super::refused(texts, &["email", "role", "supplier", "reaches"]),
    }
}

/// One account of somebody else.
pub(crate) fn kept_account(texts: Texts, closed: bool) -> KeptAccountPage {
    KeptAccountPage {
        shell: inside(texts, "accounts-heading", "/accounts/1"),
        account: row(texts, closed),
        supplier: closed.then(|| "Van Dalen ICT".to_owned()),
        reaches: vec!["SZW".to_owned()],
        own: false,
        roles: roles(texts),
        wide: !closed,
        helps: !closed,
        typed: Typed::default(),
        removal: if closed {
            Typed::default()
        } else {
            super::refused(texts, &["reason"])
        },
    }
}
