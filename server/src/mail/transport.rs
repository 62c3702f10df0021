//! How mails leave: by SMTP, or as files in a folder.
//!
//! Sending the same mail again, after a process was killed between sending and noting it, does no harm in a folder: the
//! file has the message's own name. Over SMTP the Message-ID stays the same, so that the reader's server can drop it.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Mutex,
};

use lettre::{
    Message, SmtpTransport, Transport as _,
    message::{Mailbox, MultiPart},
};

/// A mail that is ready to leave.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// Identifier of the message; its Message-ID is made from it.
    pub public_id: String,
    /// Mail address.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Body as plain text.
    pub text: String,
    /// Body as HTML.
    pub html: String,
    /// When it was queued.
    pub date: std::time::SystemTime,
}

/// Whether an address can be the sender of mails: `Meetbaar <meetbaar@example.nl>`.
#[must_use]
pub fn can_send_from(address: &str) -> bool {
    address.parse::<Mailbox>().is_ok()
}

/// Why a mail did not leave.
#[derive(Debug, thiserror::Error)]
pub enum MailFault {
    /// It can never leave as it is: an address that is none.
    #[error("the mail can't be made: {0}")]
    Unsendable(String),
    /// It did not leave now.
    #[error("the mail did not leave: {0}")]
    Later(String),
}

/// A way for mails to leave.
pub enum Transport {
    /// By a mail server.
    Smtp(Box<SmtpTransport>),
    /// As `.eml` files in a folder.
    Folder(PathBuf),
    /// Kept in memory, for tests.
    Memory(Mutex<Vec<Outgoing>>),
}

impl Transport {
    /// By the mail server at a URL, `smtp://…` or `smtps://…`.
    ///
    /// # Errors
    /// When the URL can't be understood.
    pub fn smtp(url: &str) -> Result<Self, MailFault> {
        let builder = SmtpTransport::from_url(url)
            .map_err(|error| MailFault::Unsendable(error.to_string()))?;
        let timeout = Some(std::time::Duration::from_secs(30));
        Ok(Self::Smtp(Box::new(builder.timeout(timeout).build())))
    }

    /// Sends a mail.
    ///
    /// # Errors
    /// [`MailFault`], which says whether trying again makes sense.
    pub fn send(&self, from: &str, mail: &Outgoing) -> Result<(), MailFault> {
        let message = compose(from, mail)?;
        match self {
            Self::Smtp(transport) => {
                transport
                    .send(&message)
                    .map_err(|error| MailFault::Later(error.to_string()))?;
            }
            Self::Folder(folder) => put(folder, &mail.public_id, &message.formatted())
                .map_err(|error| MailFault::Later(error.to_string()))?,
            Self::Memory(sent) => {
                if let Ok(mut sent) = sent.lock() {
                    sent.push(mail.clone());
                }
            }
        }
        Ok(())
    }
}

fn compose(from: &str, mail: &Outgoing) -> Result<Message, MailFault> {
    let unsendable = |error: &dyn std::fmt::Display| MailFault::Unsendable(error.to_string());
    let from: Mailbox = from.parse().map_err(|error| unsendable(&error))?;
    let to: Mailbox = mail.to.parse().map_err(|error| unsendable(&error))?;
    let domain = from.email.domain().to_owned();
    Message::builder()
        .message_id(Some(format!("<{}@{domain}>", mail.public_id)))
        .from(from)
        .to(to)
        .date(mail.date)
        .subject(mail.subject.replace(['\r', '\n'], " "))
        .header(AutoSubmitted)
        .multipart(MultiPart::alternative_plain_html(
            mail.text.clone(),
            mail.html.clone(),
        ))
        .map_err(|error| unsendable(&error))
}

/// Tells other programs that nobody sits behind this mail, so that they do not answer it (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl lettre::message::header::Header for AutoSubmitted {
    fn name() -> lettre::message::header::HeaderName {
        lettre::message::header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> lettre::message::header::HeaderValue {
        lettre::message::header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Writes beside, then renames: a mail is there whole or not at all, and once however often it is sent.
fn put(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let draft = folder.join(format!(".{name}.draft"));
    let mut file = fs::File::create(&draft)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(draft, folder.join(format!("{name}.eml")))?;
    fs::File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(to: &str) -> Outgoing {
        Outgoing {
            public_id: "0198".to_owned(),
            to: to.to_owned(),
            subject: "Tekort van € 1\r\nBcc: x@example.nl".to_owned(),
            text: "tekst".to_owned(),
            html: "<p>tekst</p>".to_owned(),
            date: std::time::UNIX_EPOCH,
        }
    }

    #[test]
    fn the_same_mail_twice_is_one_file() {
        let folder = std::env::temp_dir().join(format!("meetbaar-mail-{}", std::process::id()));
        let transport = Transport::Folder(folder.clone());
        transport
            .send("Meetbaar <m@example.nl>", &mail("a@example.nl"))
            .unwrap();
        transport
            .send("Meetbaar <m@example.nl>", &mail("a@example.nl"))
            .unwrap();
        let names: Vec<_> = fs::read_dir(&folder)
            .unwrap()
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        let text = fs::read_to_string(folder.join("0198.eml")).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(names, ["0198.eml"]);
        assert!(text.contains("Message-ID: <0198@example.nl>"), "{text}");
        assert!(!text.contains("\nBcc:"), "{text}");
    }

    #[test]
    fn an_address_that_is_none_is_given_up() {
        let transport = Transport::Memory(Mutex::default());
        let fault = transport
            .send("Meetbaar <m@example.nl>", &mail("geen adres"))
            .unwrap_err();
        assert!(matches!(fault, MailFault::Unsendable(_)));
    }
}
