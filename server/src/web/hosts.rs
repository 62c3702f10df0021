//! Under which names the pages are reached. A request for another name is none for this server: whatever is made of that
//! name (links, the cache of a proxy) would be the asker's.

use actix_web::{
    HttpRequest,
    http::{Version, header},
};

use super::problem::Fault;
use crate::config::Config;

/// The names of this installation.
pub(super) struct Hosts {
    named: Vec<Host>,
    /// Whether they are reached by https.
    pub(super) https: bool,
    /// Where the pages are reached on this machine only, every name of it will do.
    loopback: Option<u16>,
}

/// A name with its port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Host {
    name: String,
    port: u16,
}

impl Hosts {
    /// The names of the settings.
    pub(super) fn of(config: &Config) -> Self {
        let https = config.secure_cookies();
        let url = &config.public_url;
        let own = url.host_str().zip(url.port_or_known_default());
        let own = own.map(|(name, port)| Host {
            name: name.to_owned(),
            port,
        });
        let loopback = own
            .as_ref()
            .filter(|own| is_loopback(&own.name))
            .map(|own| own.port);
        let others = config.defence.hosts.iter();
        let others = others.filter_map(|text| parsed(text, https));
        Self {
            named: own.into_iter().chain(others).collect(),
            https,
            loopback,
        }
    }

    /// Refuses a request for another name.
    pub(super) fn check(&self, request: &HttpRequest) -> Result<(), Fault> {
        let unreadable = || Fault::BadRequest("host_unreadable");
        let mut told = request.headers().get_all(header::HOST);
        let host = told.next().map(|value| value.to_str().unwrap_or_default());
        let host = match (host, request.uri().authority()) {
            // An address that is whole takes the place of the header (RFC 9112, 3.2.2).
            (_, Some(authority)) => authority.as_str(),
            (Some(host), None) => host,
            (None, None) if request.version() < Version::HTTP_11 => return Err(Fault::WrongHost),
            (None, None) => return Err(unreadable()),
        };
        if told.next().is_some() {
            return Err(unreadable());
        }
        let host = parsed(host, self.https).ok_or_else(unreadable)?;
        self.knows(&host).then_some(()).ok_or(Fault::WrongHost)
    }

    /// Whether a page elsewhere, such as `https://example.nl`, is one of these.
    pub(super) fn own(&self, origin: &str) -> bool {
        let host = origin
            .strip_prefix("https://")
            .or_else(|| origin.strip_prefix("http://"));
        let host = host.and_then(|host| parsed(host, origin.starts_with("https://")));
        host.is_some_and(|host| self.knows(&host))
    }

    /// The same address by https.
    pub(super) fn by_https(&self, request: &HttpRequest) -> Option<String> {
        let host = request.headers().get(header::HOST)?.to_str().ok()?;
        let host = parsed(host, true)?;
        let path = request.uri().path_and_query()?;
        let found = self.named.iter().find(|own| own.name == host.name)?;
        let port = match found.port {
            443 => String::new(),
            port => format!(":{port}"),
        };
        Some(format!("https://{}{port}{path}", found.name))
    }

    fn knows(&self, host: &Host) -> bool {
        let plain = |port| self.https && port == 80;
        self.named
            .iter()
            .any(|own| own.name == host.name && (own.port == host.port || plain(host.port)))
            || (self.loopback == Some(host.port) && is_loopback(&host.name))
    }
}

fn is_loopback(name: &str) -> bool {
    let bare = name.trim_matches(['[', ']']);
    name == "localhost"
        || bare
            .parse()
            .is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
}

/// A host as a header or a setting writes it.
fn parsed(text: &str, https: bool) -> Option<Host> {
    let scheme = if https { "https" } else { "http" };
    if text.is_empty() || text.contains(['/', '\\', '@', '?', '#', '%', ' ', ',']) {
        return None;
    }
    let url = url::Url::parse(&format!("{scheme}://{text}/")).ok()?;
    Some(Host {
        name: url.host_str()?.trim_end_matches('.').to_owned(),
        port: url.port_or_known_default()?,
    })
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn hosts(public_url: &str, others: &[&str]) -> Hosts {
        let mut config = Config {
            public_url: public_url.parse().unwrap(),
            ..Config::default()
        };
        config.defence.hosts = others.iter().map(|one| (*one).to_owned()).collect();
        Hosts::of(&config)
    }

    fn said(hosts: &Hosts, host: &str) -> Option<&'static str> {
        let request = TestRequest::get().insert_header((header::HOST, host));
        hosts
            .check(&request.to_http_request())
            .err()
            .map(|fault| fault.code())
    }

    #[test]
    fn only_names_of_the_installation_are_answered() {
        let ours = hosts(
            "https://meetbaar.example.nl/",
            &["oud.example.nl:8443", "sroi.example.nl"],
        );
        for host in [
            "meetbaar.example.nl",
            "Meetbaar.Example.NL:443",
            "meetbaar.example.nl.",
            "meetbaar.example.nl:80",
            "oud.example.nl:8443",
            "sroi.example.nl",
        ] {
            assert_eq!(said(&ours, host), None, "{host}");
        }
        for host in [
            "evil.example",
            "meetbaar.example.nl.evil.example",
            "meetbaar.example.nl:8080",
            "oud.example.nl",
            "127.0.0.1",
            "localhost",
        ] {
            assert_eq!(said(&ours, host), Some("wrong_host"), "{host}");
        }
        for host in [
            "",
            "a/b",
            "x@meetbaar.example.nl",
            "meetbaar.example.nl, evil.example",
            "meetbaar.example.nl\\@evil.example",
            "a b",
        ] {
            assert_eq!(said(&ours, host), Some("host_unreadable"), "{host}");
        }
    }

    #[test]
    fn on_one_machine_all_of_its_names_will_do() {
        let ours = hosts("http://127.0.0.1:8080/", &[]);
        for host in ["127.0.0.1:8080", "localhost:8080", "[::1]:8080"] {
            assert_eq!(said(&ours, host), None, "{host}");
        }
        for host in [
            "localhost",
            "evil.example:8080",
            "127.0.0.1.evil.example:8080",
        ] {
            assert_eq!(said(&ours, host), Some("wrong_host"), "{host}");
        }
    }

    #[test]
    fn a_page_of_another_site_is_not_ours() {
        let ours = hosts("https://meetbaar.example.nl/", &[]);
        assert!(ours.own("https://meetbaar.example.nl"));
        for other in [
            "https://evil.example",
            "null",
            "",
            "ftp://meetbaar.example.nl",
        ] {
            assert!(!ours.own(other), "{other}");
        }
    }

    #[test]
    fn a_whole_address_and_a_second_name_are_looked_at() {
        let ours = hosts("https://meetbaar.example.nl/", &[]);
        let request = TestRequest::get()
            .uri("http://evil.example/")
            .insert_header((header::HOST, "meetbaar.example.nl"));
        let fault = ours.check(&request.to_http_request()).unwrap_err();
        assert_eq!(fault.code(), "wrong_host");
        let request = TestRequest::get()
            .append_header((header::HOST, "meetbaar.example.nl"))
            .append_header((header::HOST, "evil.example"));
        let fault = ours.check(&request.to_http_request()).unwrap_err();
        assert_eq!(fault.code(), "host_unreadable");
    }

    #[test]
    fn the_same_address_by_https() {
        let request = TestRequest::get()
            .uri("/reports?x=1")
            .insert_header((header::HOST, "oud.example.nl:80"))
            .to_http_request();
        let ours = hosts("https://meetbaar.example.nl/", &["oud.example.nl:8443"]);
        assert_eq!(
            ours.by_https(&request).as_deref(),
            Some("https://oud.example.nl:8443/reports?x=1")
        );
    }
}
