//! Which connections of an installation anybody on the network between could read: those that leave this machine and are
//! not encrypted, or of which nobody checks who answers.

use url::{Host, Url};

use super::Config;

impl Config {
    /// What leaves this machine in the open, in stable words.
    #[must_use]
    pub fn open_to_listeners(&self) -> Vec<&'static str> {
        let database = [&self.database_url, &self.database_owner_url];
        let mut database = database.into_iter().flatten();
        let database = database.any(|url| is_open_database(url.reveal()));
        let mail = self.smtp_url.as_ref();
        let mail = mail.is_some_and(|url| is_open_mail(url.reveal()));
        let scanner = self.defence.clamd.starts_with("tcp://") && leaves(&self.defence.clamd);
        let all = [
            (database, "database_not_encrypted"),
            (mail, "mail_not_encrypted"),
            (scanner, "scanner_not_encrypted"),
        ];
        let open = all.into_iter().filter(|(is_open, _)| *is_open);
        open.map(|(_, word)| word).collect()
    }
}

/// Whether an address is another machine's; what can't be read is not known to be this one's.
fn leaves(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else {
        return true;
    };
    match url.host() {
        // A socket of this machine, or a name of a file.
        None => false,
        Some(Host::Domain(name)) => {
            let bare: Result<std::net::IpAddr, _> = name.parse();
            !bare.map_or(name == "localhost" || name.is_empty(), |ip| {
                ip.is_loopback()
            })
        }
        Some(Host::Ipv4(ip)) => !ip.is_loopback(),
        Some(Host::Ipv6(ip)) => !ip.is_loopback(),
    }
}

fn asks(address: &str, name: &str, values: &[&str]) -> bool {
    let url = Url::parse(address).ok();
    url.is_some_and(|url| {
        url.query_pairs()
            .any(|(key, value)| key == name && values.contains(&value.as_ref()))
    })
}

/// `require` alone encrypts for whoever answers.
fn is_open_database(address: &str) -> bool {
    address.starts_with("postgres")
        && leaves(address)
        && !asks(address, "sslmode", &["verify-full", "verify-ca"])
}

/// `opportunistic` goes on in the open where somebody in between says that there is no TLS.
fn is_open_mail(address: &str) -> bool {
    address.starts_with("smtp:") && leaves(address) && !asks(address, "tls", &["required"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;

    #[test]
    fn what_leaves_this_machine_in_the_open_is_named() {
        for (address, is_open) in [
            ("postgres://a:b@127.0.0.1/m", false),
            ("postgresql://a@localhost:5432/m", false),
            ("postgres:///m?host=/run/postgresql", false),
            ("postgres://a:b@[::1]/m", false),
            ("postgres://a:b@db.example.nl/m", true),
            ("postgres://a:b@10.1.2.3/m?sslmode=require", true),
            ("postgres://a:b@db.example.nl/m?sslmode=verify-full", false),
            ("sqlite:data/meetbaar.sqlite", false),
        ] {
            assert_eq!(is_open_database(address), is_open, "{address}");
        }
        for (address, is_open) in [
            ("smtps://mail.example.nl", false),
            ("smtp://mail.example.nl", true),
            ("smtp://mail.example.nl?tls=opportunistic", true),
            ("smtp://mail.example.nl?tls=required", false),
            ("smtp://localhost:25", false),
            ("smtp://127.0.0.1:1025", false),
        ] {
            assert_eq!(is_open_mail(address), is_open, "{address}");
        }
        let secret = |text: &str| Some(Secret(text.to_owned()));
        let mut config = Config::default();
        assert!(config.open_to_listeners().is_empty());
        config.database_url = secret("postgres://a:b@db/m");
        config.smtp_url = secret("smtp://mail");
        config.defence.clamd = "tcp://scan:3310".to_owned();
        let all = [
            "database_not_encrypted",
            "mail_not_encrypted",
            "scanner_not_encrypted",
        ];
        assert_eq!(config.open_to_listeners(), all);
        config.defence.clamd = "tcp://127.0.0.1:3310".to_owned();
        config.database_owner_url = config.database_url.take();
        assert_eq!(config.open_to_listeners(), all[..2]);
    }
}
