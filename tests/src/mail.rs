//! The mails that an installation sent into its folder, taken apart as a reader's program does.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// One mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Name of its file.
    pub name: String,
    /// To whom.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// The part for programs that show plain text.
    pub text: String,
    /// The part for programs that show HTML.
    pub html: String,
}

/// All mails in the folder `mail` of a data folder, by name, which is by age; none when nothing was sent yet.
///
/// # Errors
/// A mail that can't be read, or that lacks one of its two parts.
pub fn mails(data: &Path) -> Result<Vec<Mail>> {
    let folder = data.join("mail");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        if name.ends_with(".eml") {
            let text = fs::read_to_string(&path)?;
            found.push(parsed(&name, &text).with_context(|| format!("{name}:\n{text}"))?);
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}

fn parsed(name: &str, mail: &str) -> Result<Mail> {
    let (head, body) = mail
        .split_once("\r\n\r\n")
        .context("a mail without a body")?;
    let kind = header(head, "Content-Type").context("a mail without a type")?;
    let (_, boundary) = kind
        .split_once("boundary=\"")
        .context("a mail of one part")?;
    let boundary = boundary.trim_end_matches('"');
    let part = |kind: &str| {
        body.split(&format!("--{boundary}"))
            .filter_map(|part| part.split_once("\r\n\r\n"))
            .find(|(head, _)| header(head, "Content-Type").is_some_and(|it| it.starts_with(kind)))
            .with_context(|| format!("no part {kind}"))
            .and_then(|(head, body)| {
                let encoding = header(head, "Content-Transfer-Encoding").unwrap_or_default();
                decoded(&encoding, body)
            })
    };
    Ok(Mail {
        name: name.to_owned(),
        to: header(head, "To").context("a mail to nobody")?,
        subject: words(&header(head, "Subject").context("a mail without a subject")?)?,
        text: part("text/plain")?,
        html: part("text/html")?,
    })
}

/// The value of a header, its lines joined.
fn header(head: &str, name: &str) -> Option<String> {
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    unfolded.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name)
            .then(|| value.trim().to_owned())
    })
}

/// A header with its encoded words (RFC 2047) spelled out.
fn words(value: &str) -> Result<String> {
    let mut all = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("=?") {
        let mut pieces = after.splitn(4, '?');
        let (Some(_charset), Some(how), Some(word), Some(tail)) =
            (pieces.next(), pieces.next(), pieces.next(), pieces.next())
        else {
            break;
        };
        all.push_str(before);
        all.push_str(&match how {
            "b" | "B" => decoded("base64", word)?,
            _ => decoded("quoted-printable", &word.replace('_', " "))?,
        });
        rest = tail.strip_prefix('=').unwrap_or(tail);
        // White space between two encoded words is no part of the text.
        if rest.trim_start().starts_with("=?") {
            rest = rest.trim_start();
        }
    }
    all.push_str(rest);
    Ok(all)
}

fn decoded(encoding: &str, body: &str) -> Result<String> {
    let bytes = match encoding.to_ascii_lowercase().as_str() {
        "base64" => base64(body),
        "quoted-printable" => quoted(body),
        _ => body.as_bytes().to_vec(),
    };
    Ok(String::from_utf8(bytes)?.replace("\r\n", "\n"))
}

fn quoted(body: &str) -> Vec<u8> {
    let joined = body.replace("=\r\n", "");
    let mut bytes = Vec::with_capacity(joined.len());
    let mut rest = joined.as_bytes().iter().copied();
    while let Some(byte) = rest.next() {
        if byte == b'=' {
            let digits = [rest.next().unwrap_or(b'0'), rest.next().unwrap_or(b'0')];
            let digits = String::from_utf8_lossy(&digits).into_owned();
            bytes.push(u8::from_str_radix(&digits, 16).unwrap_or(b'?'));
        } else {
            bytes.push(byte);
        }
    }
    bytes
}

fn base64(body: &str) -> Vec<u8> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0_u32);
    for value in body.chars().filter_map(|letter| LETTERS.find(letter)) {
        held = (held << 6) | u32::try_from(value).unwrap_or_default();
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 0xff).unwrap_or_default());
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_taken_apart() {
        let mail = "To: a@example.nl\r\nSubject: Tekort: =?utf-8?b?4oKs?= 1,00 per 30\r\n september\r\n\
            Content-Type: multipart/alternative;\r\n boundary=\"xyz\"\r\n\r\n\
            --xyz\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
            Er mist nu =E2=82=AC 1,0=\r\n0.\r\n--xyz\r\nContent-Type: text/html; charset=utf-8\r\n\
            Content-Transfer-Encoding: base64\r\n\r\nPHA+4oKsPC9wPg==\r\n--xyz--\r\n";
        let mail = parsed("1.eml", mail).unwrap();
        assert_eq!(mail.subject, "Tekort: € 1,00 per 30 september");
        assert_eq!(mail.text, "Er mist nu € 1,00.\n");
        assert_eq!(mail.html, "<p>€</p>");
    }
}
