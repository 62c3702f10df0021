//! The settings of what stands between the pages and the world: names, proxies, the scanner of uploads, whom to warn.

use ipnet::IpNet;
use serde::{Deserialize, Deserializer, Serialize};

use super::ConfigFault;

/// The table `[defence]`. An empty text is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct DefenceSettings {
    /// Names under which the pages are reached beside `public_url`: `meetbaar.example.nl` or `meetbaar.example.nl:8443`.
    #[serde(deserialize_with = "several")]
    pub hosts: Vec<String>,
    /// Addresses and networks of proxies that are believed about who asks: `10.1.2.3` or `10.1.2.0/24`.
    #[serde(deserialize_with = "several")]
    pub trusted_proxies: Vec<String>,
    /// Which header those proxies write. Only that one is read: the other may come from anybody.
    pub proxy_header: ProxyHeader,
    /// Where clamd listens: `tcp://127.0.0.1:3310` or `unix:///run/clamav/clamd.ctl`.
    pub clamd: String,
    /// Whom to tell of a weakness: `mailto:security@example.nl`, or an `https` or `tel` address.
    pub security_contact: String,
    /// The page that says how a weakness is told and handled.
    pub security_policy: String,
}

/// A header in which proxies say for whom they ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProxyHeader {
    /// `X-Forwarded-For`, with `X-Forwarded-Proto` beside it.
    #[default]
    XForwardedFor,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

impl DefenceSettings {
    /// The networks of the trusted proxies; an address is a network of one.
    #[must_use]
    pub fn networks(&self) -> Vec<IpNet> {
        let all = self.trusted_proxies.iter();
        all.filter_map(|text| network(text)).collect()
    }

    /// Refuses what can't be used.
    ///
    /// # Errors
    /// With the name of the setting and what to write.
    pub(super) fn check(&self) -> Result<(), ConfigFault> {
        let refuse = |what: String| Err(ConfigFault(what));
        if let Some(wrong) = self
            .trusted_proxies
            .iter()
            .find(|text| network(text).is_none())
        {
            return refuse(format!(
                "defence.trusted_proxies: {wrong:?} is no address or network; write 10.1.2.3 or 10.1.2.0/24"
            ));
        }
        let is_host = |text: &str| {
            let url = url::Url::parse(&format!("https://{text}/"));
            url.is_ok_and(|url| url.path() == "/" && url.username().is_empty())
        };
        if let Some(wrong) = self.hosts.iter().find(|text| !is_host(text)) {
            return refuse(format!(
                "defence.hosts: {wrong:?} is no name of a host; write meetbaar.example.nl or meetbaar.example.nl:8443"
            ));
        }
        let begins = |text: &str, all: &[&str]| {
            text.is_empty()
                || all
                    .iter()
                    .any(|one| text.len() > one.len() && text.starts_with(one))
        };
        let one_line = |text: &str| !text.contains(|sign: char| sign.is_control() || sign == ' ');
        if !begins(&self.security_contact, &["mailto:", "https://", "tel:"])
            || !one_line(&self.security_contact)
        {
            return refuse(
                "defence.security_contact must begin with mailto:, https:// or tel:".to_owned(),
            );
        }
        if !begins(&self.security_policy, &["https://"]) || !one_line(&self.security_policy) {
            return refuse("defence.security_policy must begin with https://".to_owned());
        }
        if !self.clamd.is_empty() && crate::scan::Scanner::at(&self.clamd).is_none() {
            return refuse(format!(
                "defence.clamd: {:?} is no address; write tcp://127.0.0.1:3310 or unix:///run/clamav/clamd.ctl",
                self.clamd
            ));
        }
        Ok(())
    }
}

fn network(text: &str) -> Option<IpNet> {
    let text = text.trim();
    text.parse().ok().or_else(|| {
        text.parse()
            .map(|address: std::net::IpAddr| address.into())
            .ok()
    })
}

/// A list, or in the environment a text with commas.
fn several<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Text(String),
        List(Vec<String>),
    }
    let all = match Written::deserialize(deserializer)? {
        Written::Text(text) => text.split(',').map(str::to_owned).collect(),
        Written::List(list) => list,
    };
    let all = all.iter().map(|one| one.trim().to_owned());
    Ok(all.filter(|one| !one.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_not_be_used_is_named() {
        let with = |change: fn(&mut DefenceSettings)| {
            let mut settings = DefenceSettings::default();
            change(&mut settings);
            settings.check().err().map(|fault| fault.to_string())
        };
        type Change = fn(&mut DefenceSettings);
        let wrong: [(Change, &str); 7] = [
            (
                |one| one.trusted_proxies = vec!["10.0.0.0/33".to_owned()],
                "trusted_proxies",
            ),
            (|one| one.hosts = vec!["a/b".to_owned()], "hosts"),
            (|one| one.hosts = vec!["https://a".to_owned()], "hosts"),
            (
                |one| one.security_contact = "security@example.nl".to_owned(),
                "security_contact",
            ),
            (
                |one| one.security_contact = "mailto:a\nExpires: 1".to_owned(),
                "security_contact",
            ),
            (
                |one| one.security_policy = "http://example.nl".to_owned(),
                "security_policy",
            ),
            (|one| one.clamd = "127.0.0.1".to_owned(), "clamd"),
        ];
        for (change, name) in wrong {
            assert!(
                with(change).is_some_and(|fault| fault.contains(name)),
                "{name}"
            );
        }
        assert_eq!(
            with(|one| {
                one.trusted_proxies = vec!["10.1.2.3".to_owned(), "2001:db8::/32".to_owned()];
                one.hosts = vec!["meetbaar.example.nl:8443".to_owned(), "[::1]".to_owned()];
                one.security_contact = "mailto:security@example.nl".to_owned();
                one.clamd = "unix:///run/clamav/clamd.ctl".to_owned();
            }),
            None
        );
    }
}
