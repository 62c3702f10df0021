//! What a request brought back, with the questions that stories ask of it.

use anyhow::{Context, Result, bail};
use regex::Regex;

/// An answer, whatever its status; redirects are answers too.
#[derive(Debug, Clone)]
pub struct Page {
    /// What was asked for.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
    /// Names in lower case, in the order of the answer.
    pub headers: Vec<(String, String)>,
    /// The content as it came.
    pub bytes: Vec<u8>,
}

impl Page {
    /// The content as text.
    pub fn body(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The content as JSON.
    ///
    /// # Errors
    /// It is something else.
    pub fn json(&self) -> Result<serde_json::Value> {
        serde_json::from_slice(&self.bytes)
            .with_context(|| format!("{} answered no JSON: {}", self.path, self.body()))
    }

    /// What a reader sees: tags away, entities resolved, white space single.
    ///
    /// # Errors
    /// Never with the patterns as they stand.
    pub fn text(&self) -> Result<String> {
        let tags = Regex::new(r"(?s)<(script|style)\b.*?</(script|style)>|<[^>]*>")?;
        let body = self.body();
        let bare = unescaped(&tags.replace_all(&body, " "));
        Ok(bare.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The first header of that name (lower case).
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Where a redirect points, as a path.
    pub fn location(&self) -> Option<&str> {
        self.header("location")
    }

    /// This page, if it has that status.
    ///
    /// # Errors
    /// Another status; the message shows the page.
    pub fn expect(self, status: u16) -> Result<Self> {
        if self.status != status {
            let seen = self.text()?.chars().take(1500).collect::<String>();
            let to = self
                .location()
                .map_or_else(String::new, |location| format!(" to {location}"));
            bail!(
                "{} answered {}{to} instead of {status}:\n{seen}",
                self.path,
                self.status
            );
        }
        Ok(self)
    }

    /// The value of a form field that the page came with.
    pub fn field(&self, name: &str) -> Option<String> {
        self.fields(name).into_iter().next()
    }

    /// The values of all form fields of that name: a page may have several forms.
    pub fn fields(&self, name: &str) -> Vec<String> {
        let body = self.body();
        let Ok(inputs) = Regex::new(r"(?s)<input\b[^>]*>") else {
            return Vec::new();
        };
        inputs
            .find_iter(&body)
            .map(|found| found.as_str())
            .filter(|input| attribute(input, "name").as_deref() == Some(name))
            .filter_map(|input| attribute(input, "value"))
            .collect()
    }

    /// The token that must come back with every form of this page.
    ///
    /// # Errors
    /// The page has no form.
    pub fn csrf(&self) -> Result<String> {
        self.field("csrf")
            .with_context(|| format!("{} ({}) has no field `csrf`", self.path, self.status))
    }

    /// What a reader sees of the first element that carries the attribute `name="value"`, such as `data-test="gap"`.
    ///
    /// # Errors
    /// There is none.
    pub fn part(&self, name: &str, value: &str) -> Result<String> {
        let body = self.body();
        let marked = format!(
            r#"<([a-z0-9]+)\b[^>]*\s{name}="{}"[^>]*>"#,
            regex::escape(value)
        );
        let start = Regex::new(&marked)?
            .captures(&body)
            .with_context(|| format!("{} has nothing with {name}={value:?}", self.path))?;
        let (Some(all), Some(tag)) = (start.get(0), start.get(1)) else {
            bail!("a pattern without groups");
        };
        let tag = tag.as_str();
        let rest = body.get(all.end()..).unwrap_or_default();
        let edges = Regex::new(&format!(r"<(/?){tag}\b"))?;
        let mut depth = 1;
        for edge in edges.captures_iter(rest) {
            depth += if edge.get(1).is_some_and(|slash| slash.is_empty()) {
                1
            } else {
                -1
            };
            if depth == 0 {
                let end = edge.get(0).map_or(rest.len(), |edge| edge.start());
                let bytes = rest.get(..end).unwrap_or_default().as_bytes().to_vec();
                return Self {
                    bytes,
                    ..self.clone()
                }
                .text();
            }
        }
        bail!(
            "{} does not close its {tag} with {name}={value:?}",
            self.path
        )
    }

    /// The addresses of all links, in order.
    ///
    /// # Errors
    /// Never with the pattern as it stands.
    pub fn links(&self) -> Result<Vec<String>> {
        let anchors = Regex::new(r"(?s)<a\b[^>]*>")?;
        let body = self.body();
        Ok(anchors
            .find_iter(&body)
            .filter_map(|found| attribute(found.as_str(), "href"))
            .collect())
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let pattern = Regex::new(&format!(r#"(?s)\s{name}\s*=\s*(?:"([^"]*)"|'([^']*)')"#)).ok()?;
    let found = pattern.captures(tag)?;
    let value = found.get(1).or_else(|| found.get(2))?;
    Some(unescaped(value.as_str()))
}

fn unescaped(text: &str) -> String {
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&nbsp;", "\u{a0}"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ];
    entities
        .iter()
        .fold(text.to_owned(), |text, (entity, sign)| {
            text.replace(entity, sign)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(body: &str) -> Page {
        Page {
            path: "/".into(),
            status: 200,
            headers: vec![],
            bytes: body.as_bytes().to_vec(),
        }
    }

    #[test]
    fn the_token_is_found_in_either_order_of_attributes() {
        assert_eq!(
            page(r#"<input type="hidden" name="csrf" value="a&amp;b">"#)
                .csrf()
                .unwrap(),
            "a&b"
        );
        assert_eq!(
            page("<input value='abc'\n name='csrf'>").csrf().unwrap(),
            "abc"
        );
        assert!(page("<input name='other' value='abc'>").csrf().is_err());
    }

    #[test]
    fn text_is_what_a_reader_sees() {
        let page = page("<h1>Van  Dalen &amp; Co</h1><script>no()</script><p>€&nbsp;1,00</p>");
        assert_eq!(page.text().unwrap(), "Van Dalen & Co € 1,00");
    }

    #[test]
    fn a_part_ends_with_its_own_tag() {
        let page = page(r#"<td data-test="a"><td>in</td> side</td><td>out</td>"#);
        assert_eq!(page.part("data-test", "a").unwrap(), "in side");
        assert!(page.part("data-test", "b").is_err());
    }

    #[test]
    fn a_wrong_status_shows_the_page() {
        let told = page("<p>Geen toegang</p>")
            .expect(303)
            .unwrap_err()
            .to_string();
        assert!(
            told.contains("200 instead of 303") && told.contains("Geen toegang"),
            "{told}"
        );
    }
}
