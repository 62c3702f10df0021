//! Where a mail server is set, mails go to it and to no folder.

use std::collections::BTreeSet;

use anyhow::Result;
use meetbaar_tests::mail_server::MailServer;
use meetbaar_tests::{Server, Settings};

#[test]
fn every_mail_goes_to_the_mail_server_once() -> Result<()> {
    let mails = MailServer::start()?;
    let server = Server::prepared(Settings {
        clock: None,
        environment: vec![("MEETBAAR_SMTP_URL".into(), mails.url())],
        ..Settings::default()
    })?;
    server.run(["demo", "--no-serve"])?;
    let taken = mails.taken()?;
    let identifiers: BTreeSet<&str> = taken
        .iter()
        .filter_map(|mail| mail.lines().find(|line| line.starts_with("Message-ID:")))
        .collect();
    assert_eq!((taken.len(), identifiers.len()), (23, 23));
    let to_manager = taken
        .iter()
        .filter(|mail| mail.contains("To: category-manager@meetbaar.example"));
    assert_eq!(to_manager.count(), 8);
    assert!(!server.data().join("mail").exists());
    Ok(())
}

#[test]
fn a_wrong_address_of_a_mail_server_is_told_at_the_start() -> Result<()> {
    let server = Server::prepared(Settings {
        environment: vec![("MEETBAAR_SMTP_URL".into(), "nonsense".into())],
        ..Settings::default()
    })?;
    let said = server
        .run(["standings"])
        .unwrap_or_else(|fault| format!("{fault:#}"));
    assert!(said.contains("smtp_url"), "{said}");
    Ok(())
}
