//! Where a request comes from: the address of its connection, or what a trusted proxy says of it. What anybody else
//! writes in a header is not looked at.

use std::net::IpAddr;

use actix_web::{HttpMessage, HttpRequest, http::header::HeaderMap};
use ipnet::IpNet;

use super::guard::RequestId;
use crate::{
    access::Origin,
    config::{DefenceSettings, ProxyHeader},
};

/// So many proxies a request can have come by.
const MOST: usize = 20;

/// The proxies of this installation.
pub(super) struct Proxies {
    networks: Vec<IpNet>,
    header: ProxyHeader,
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asker {
    address: Option<IpAddr>,
    /// Whether a trusted proxy was asked by `http` instead of `https`.
    pub(super) plain: bool,
}

/// A proxy's word of who asked it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Hop {
    address: Option<IpAddr>,
    protocol: Option<String>,
}

/// The address that a request comes from, for counting and for the record.
pub(super) fn address(request: &HttpRequest) -> Option<IpAddr> {
    let told = request.extensions().get::<Asker>().copied();
    told.map_or_else(|| connection(request), |asker| asker.address)
}

/// Where a request comes from, for the audit log.
pub(super) fn of(request: &HttpRequest) -> Origin {
    Origin {
        address: address(request),
        request: request
            .extensions()
            .get::<RequestId>()
            .map(|id| id.0.clone()),
    }
}

/// The address of the connection.
fn connection(request: &HttpRequest) -> Option<IpAddr> {
    request.peer_addr().map(|peer| peer.ip().to_canonical())
}

impl Proxies {
    /// The proxies of the settings.
    pub(super) fn of(settings: &DefenceSettings) -> Self {
        Self {
            networks: settings.networks(),
            header: settings.proxy_header,
        }
    }

    /// Who asks by this request.
    pub(super) fn asker(&self, request: &HttpRequest) -> Asker {
        self.seen(connection(request), request.headers())
    }

    /// Goes back from proxy to proxy as far as they are trusted: the first that is not is who asks.
    fn seen(&self, connection: Option<IpAddr>, headers: &HeaderMap) -> Asker {
        let mut asker = Asker {
            address: connection,
            plain: false,
        };
        if !connection.is_some_and(|connection| self.trusts(connection)) {
            return asker;
        }
        let hops = match self.header {
            ProxyHeader::XForwardedFor => x_forwarded(headers),
            ProxyHeader::Forwarded => forwarded(headers),
        };
        for hop in hops.into_iter().rev().take(MOST) {
            if let Some(protocol) = hop.protocol {
                asker.plain = protocol.eq_ignore_ascii_case("http");
            }
            // What is no address hides everything before it.
            let Some(address) = hop.address else { break };
            asker.address = Some(address);
            if !self.trusts(address) {
                break;
            }
        }
        asker
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.networks
            .iter()
            .any(|network| network.contains(&address))
    }
}

/// All values of a header in their order, several in a line or each in its own.
fn values(headers: &HeaderMap, name: &str) -> Vec<String> {
    let lines = headers.get_all(name).map(|value| {
        let text = String::from_utf8_lossy(value.as_bytes());
        split(&text, ',')
    });
    lines.flatten().collect()
}

fn x_forwarded(headers: &HeaderMap) -> Vec<Hop> {
    let hops = values(headers, "x-forwarded-for");
    let protocols = values(headers, "x-forwarded-proto");
    if hops.is_empty() {
        let protocol = protocols.last().cloned();
        return vec![Hop {
            address: None,
            protocol,
        }];
    }
    // One word is of the way as a whole; several stand beside the addresses, the last beside the last.
    let missing = hops.len().saturating_sub(protocols.len());
    hops.iter()
        .enumerate()
        .map(|(place, hop)| {
            let beside = match protocols.as_slice() {
                [only] => Some(only),
                all => place.checked_sub(missing).and_then(|place| all.get(place)),
            };
            Hop {
                address: ip(hop),
                protocol: beside.cloned(),
            }
        })
        .collect()
}

fn forwarded(headers: &HeaderMap) -> Vec<Hop> {
    let elements = values(headers, "forwarded");
    elements
        .iter()
        .map(|element| element_hop(element))
        .collect()
}

fn element_hop(element: &str) -> Hop {
    let mut hop = Hop::default();
    for pair in split(element, ';') {
        let Some((name, value)) = pair.split_once('=') else {
            continue;
        };
        let value = value.trim().trim_matches('"');
        match name.trim().to_ascii_lowercase().as_str() {
            "for" => hop.address = ip(value),
            "proto" => hop.protocol = Some(value.to_owned()),
            _ => {}
        }
    }
    hop
}

/// The parts of a text, where a sign within quotes parts nothing; empty parts are kept, as they hide who asked.
fn split(text: &str, sign: char) -> Vec<String> {
    let (mut parts, mut quoted) = (vec![String::new()], false);
    for letter in text.chars() {
        quoted ^= letter == '"';
        if letter == sign && !quoted {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

/// An address, with or without a port.
fn ip(text: &str) -> Option<IpAddr> {
    let bare = match text.strip_prefix('[') {
        Some(rest) => {
            let (address, port) = rest.split_once(']')?;
            (port.is_empty() || port.starts_with(':')).then_some(address)?
        }
        None => match text.split_once(':') {
            Some((address, port)) if !port.contains(':') => address,
            _ => text,
        },
    };
    bare.parse()
        .ok()
        .map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    fn seen(header: ProxyHeader, connection: &str, lines: &[(&str, &str)]) -> (String, bool) {
        let proxies = Proxies::of(&DefenceSettings {
            trusted_proxies: vec!["10.0.0.0/8".to_owned(), "2001:db8::1".to_owned()],
            proxy_header: header,
            ..DefenceSettings::default()
        });
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(
                HeaderName::from_bytes(name.as_bytes()).unwrap(),
                HeaderValue::from_str(value).unwrap(),
            );
        }
        let asker = proxies.seen(connection.parse().ok(), &headers);
        (asker.address.unwrap().to_string(), asker.plain)
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let told = [
            ("x-forwarded-for", "192.0.2.7"),
            ("x-forwarded-proto", "http"),
        ];
        let x = |connection: &str, lines: &[(&str, &str)]| {
            seen(ProxyHeader::XForwardedFor, connection, lines)
        };
        assert_eq!(x("198.51.100.1", &told), ("198.51.100.1".to_owned(), false));
        assert_eq!(x("10.1.1.1", &told), ("192.0.2.7".to_owned(), true));
        assert_eq!(x("2001:db8::1", &told), ("192.0.2.7".to_owned(), true));
        assert_eq!(x("2001:db8::2", &told).0, "2001:db8::2");
        assert_eq!(x("10.1.1.1", &[]), ("10.1.1.1".to_owned(), false));
    }

    #[test]
    fn the_last_address_that_no_proxy_of_ours_has_is_who_asks() {
        for (value, address) in [
            ("203.0.113.9, 192.0.2.7", "192.0.2.7"),
            ("203.0.113.9, 192.0.2.7, 10.2.2.2", "192.0.2.7"),
            ("203.0.113.9, unknown, 10.2.2.2", "10.2.2.2"),
            ("192.0.2.7:4711", "192.0.2.7"),
            ("[2001:db8:1::7]:4711", "2001:db8:1::7"),
            ("2001:db8:1::7", "2001:db8:1::7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("10.3.3.3, 10.2.2.2", "10.3.3.3"),
            ("nonsense", "10.1.1.1"),
            ("192.0.2.7, ", "10.1.1.1"),
        ] {
            let lines = [("x-forwarded-for", value)];
            assert_eq!(
                seen(ProxyHeader::XForwardedFor, "10.1.1.1", &lines).0,
                address,
                "{value}"
            );
        }
        let lines = [
            ("x-forwarded-for", "203.0.113.9"),
            ("x-forwarded-for", "192.0.2.7"),
        ];
        assert_eq!(
            seen(ProxyHeader::XForwardedFor, "10.1.1.1", &lines).0,
            "192.0.2.7"
        );
    }

    #[test]
    fn the_standard_header_is_read_where_the_proxy_writes_that() {
        for (value, address, plain) in [
            ("for=192.0.2.7;proto=https", "192.0.2.7", false),
            (
                "For=\"[2001:db8:1::7]:80\";Proto=HTTP",
                "2001:db8:1::7",
                true,
            ),
            (
                "for=203.0.113.9, for=192.0.2.7;by=\"a,b;c\"",
                "192.0.2.7",
                false,
            ),
            (
                "for=192.0.2.7;proto=http, for=10.2.2.2;proto=https",
                "192.0.2.7",
                true,
            ),
            ("for=203.0.113.9, for=_hidden", "10.1.1.1", false),
        ] {
            let lines = [("forwarded", value), ("x-forwarded-for", "203.0.113.1")];
            assert_eq!(
                seen(ProxyHeader::Forwarded, "10.1.1.1", &lines),
                (address.to_owned(), plain),
                "{value}"
            );
        }
        let lines = [("forwarded", "for=203.0.113.1")];
        assert_eq!(
            seen(ProxyHeader::XForwardedFor, "10.1.1.1", &lines).0,
            "10.1.1.1"
        );
    }

    #[test]
    fn the_protocol_is_that_of_who_asks() {
        let plain = |hops: &str, protocols: &str| {
            let lines = [("x-forwarded-for", hops), ("x-forwarded-proto", protocols)];
            seen(ProxyHeader::XForwardedFor, "10.1.1.1", &lines).1
        };
        assert!(!plain("192.0.2.7, 10.2.2.2", "https, http"));
        assert!(plain("192.0.2.7, 10.2.2.2", "http, https"));
        assert!(!plain("203.0.113.9, 192.0.2.7", "http, https"));
        assert!(plain("203.0.113.9, 192.0.2.7, 10.2.2.2", "http, https"));
    }
}
