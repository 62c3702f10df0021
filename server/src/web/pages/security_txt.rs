//! Whom to tell of a weakness, for people and programs that look for one (RFC 9116).

use actix_web::{HttpResponse, web::Data};

use crate::{app::App, config::Config, web::problem::Fault};

/// For so many days it holds: the file is made anew each time, and the standard wants less than a year.
const DAYS: i64 = 180;

/// `GET /.well-known/security.txt`; not there where nobody is named.
pub(in crate::web) async fn show(app: Data<App>) -> Result<HttpResponse, Fault> {
    let expires = app.clock.now().plus_seconds(DAYS * 24 * 3600).stored();
    let expires = expires.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let text = text(&app.config, &expires).ok_or(Fault::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(text))
}

fn text(config: &Config, expires: &str) -> Option<String> {
    let defence = &config.defence;
    if defence.security_contact.is_empty() {
        return None;
    }
    let mut fields = vec![
        ("Contact", defence.security_contact.clone()),
        ("Expires", expires.to_owned()),
        ("Preferred-Languages", "nl, en".to_owned()),
    ];
    // The standard allows addresses of pages by https only.
    if config.secure_cookies()
        && let Ok(own) = config.public_url.join("/.well-known/security.txt")
    {
        fields.push(("Canonical", own.to_string()));
    }
    if !defence.security_policy.is_empty() {
        fields.push(("Policy", defence.security_policy.clone()));
    }
    let lines = fields
        .iter()
        .map(|(name, value)| format!("{name}: {value}\n"));
    Some(lines.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_whom_to_tell_until_when() {
        let mut config = Config {
            public_url: "https://meetbaar.example.nl/".parse().unwrap(),
            ..Config::default()
        };
        assert_eq!(text(&config, ""), None);
        config.defence.security_contact = "mailto:security@example.nl".to_owned();
        config.defence.security_policy = "https://example.nl/melden".to_owned();
        assert_eq!(
            text(&config, "2027-01-01T00:00:00Z").unwrap(),
            "Contact: mailto:security@example.nl\nExpires: 2027-01-01T00:00:00Z\nPreferred-Languages: nl, en\n\
             Canonical: https://meetbaar.example.nl/.well-known/security.txt\nPolicy: https://example.nl/melden\n"
        );
    }
}
