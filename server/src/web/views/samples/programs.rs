//! Pages of tokens and clients, made up.

use super::{super::*, shell};
use crate::text::Texts;

fn inside(texts: Texts, title: &str, section: Section, path: &str) -> Shell {
    shell(texts, &texts.text(title), section, "administrator", path)
}

fn moment(texts: Texts, at: &str) -> String {
    texts.moment(at.parse().unwrap())
}

fn rights(texts: Texts) -> Vec<RightChoice> {
    let right = |code: &str, ticked| RightChoice {
        field: format!("right-{code}"),
        label: texts.word("right", code),
        ticked,
    };
    vec![right("see_contracts", true), right("send_reports", false)]
}

fn terms(texts: Texts) -> Vec<Choice> {
    vec![Choice {
        value: "90".to_owned(),
        label: texts.with1("term-days", "days", 90_i64),
    }]
}

/// The own tokens: one that works, and one that has ended.
pub(crate) fn tokens(texts: Texts) -> TokensPage {
    let token = |name: &str, ended| TokenRow {
        id: format!("0198c0de-{ended}"),
        name: name.to_owned(),
        rights: vec![texts.word("right", "see_contracts")],
        made: moment(texts, "2026-07-05T09:14:00"),
        until: moment(texts, "2026-10-05T09:14:00"),
        ended,
        used: ended.then(|| moment(texts, "2026-10-04T10:02:00")),
    };
    TokensPage {
        shell: inside(texts, "tokens-heading", Section::Account, "/account/tokens"),
        tokens: vec![token("Mijn \"<b>lijst", false), token("Oud", true)],
    }
}

/// A token to be made, after a fault.
pub(crate) fn new_token(texts: Texts) -> NewTokenPage {
    let path = "/account/tokens/new";
    NewTokenPage {
        shell: inside(texts, "token-new-heading", Section::Account, path),
        rights: rights(texts),
        terms: terms(texts),
        typed: super::refused(texts, &["name", "rights", "days"]),
    }
}

/// A secret that was made.
pub(crate) fn secret(texts: Texts, client: Option<&str>) -> SecretPage {
    let title = match client {
        Some(_) => "secret-client-heading",
        None => "secret-token-heading",
    };
    SecretPage {
        shell: inside(texts, title, Section::Account, "/account/tokens/new"),
        name: "Salarispakket (0a1b2c)".to_owned(),
        client: client.map(str::to_owned),
        secret: "made up".to_owned(),
        until: moment(texts, "2026-10-05T09:14:00"),
        next: "/account/tokens".to_owned(),
    }
}

fn row(texts: Texts, closed: bool) -> ClientRow {
    ClientRow {
        id: format!("0198c0de-{closed}"),
        name: "Salarispakket <b> (0a1b2c)".to_owned(),
        supplier: (!closed).then(|| "Van Dalen <ICT>".to_owned()),
        rights: vec![texts.word("right", "send_reports")],
        closed,
    }
}

/// The clients.
pub(crate) fn clients(texts: Texts) -> ClientsPage {
    ClientsPage {
        shell: inside(texts, "clients-heading", Section::Accounts, "/clients"),
        clients: vec![row(texts, false), row(texts, true)],
    }
}

/// A client to be added, after a fault.
pub(crate) fn new_client(texts: Texts) -> NewClientPage {
    NewClientPage {
        shell: inside(
            texts,
            "client-new-heading",
            Section::Accounts,
            "/clients/new",
        ),
        rights: rights(texts),
        typed: super::refused(texts, &["name", "rights"]),
    }
}

/// One client: the own one, or a supplier's that is closed.
pub(crate) fn client(texts: Texts, closed: bool) -> ClientPage {
    let secret = |ended| SecretRow {
        id: format!("0198c0de-{ended}"),
        made: moment(texts, "2026-07-05T09:14:00"),
        until: moment(texts, "2026-10-05T09:14:00"),
        ended,
        used: ended.then(|| moment(texts, "2026-10-04T10:02:00")),
    };
    ClientPage {
        shell: inside(texts, "clients-heading", Section::Accounts, "/clients/1"),
        client: row(texts, closed),
        own: !closed,
        secrets: vec![secret(false), secret(true)],
        rights: rights(texts),
        terms: terms(texts),
        typed: match closed {
            true => Typed::default(),
            false => super::refused(texts, &["rights", "days"]),
        },
    }
}
