//! Pages as a browser reads them: their forms, their links, and what somebody smuggled in.

use scraper::{ElementRef, Html, Selector};

use crate::page::Page;

/// The sign by which the hostile texts of a test are known again.
pub const MARK: &str = "mbx7";

/// Hostile texts: each tries another way out of where a page puts it.
pub const PAYLOADS: [&str; 5] = [
    "\"><script>mbx7(1)</script>",
    "'\"><img src=x onerror=mbx7(2)>",
    "</title></textarea></option></select><svg onload=mbx7(3)>",
    "{{7*7}}${7*7}<%= 7*7 %>mbx7",
    "javascript:mbx7(5)//\" autofocus onfocus=\"mbx7(5)",
];

/// A form of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Where it goes; empty for the page's own address.
    pub action: String,
    /// `get` or `post`.
    pub method: String,
    /// Whether it takes files.
    pub is_multipart: bool,
    /// Its fields, those that can't be seen included.
    pub fields: Vec<Field>,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// `text`, `hidden`, `radio`, `select`, `textarea`, `file` and so on.
    pub kind: String,
    /// What it holds, or its first choice.
    pub value: String,
}

impl Field {
    /// Whether anything can be typed here.
    pub fn takes_text(&self) -> bool {
        matches!(
            self.kind.as_str(),
            "text" | "textarea" | "search" | "email" | "password" | "tel" | "url"
        )
    }
}

fn all<'a>(within: &'a Html, what: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(what);
    selector
        .map(|selector| within.select(&selector).collect())
        .unwrap_or_default()
}

/// The forms of a page.
pub fn forms(page: &Page) -> Vec<Form> {
    let document = Html::parse_document(&page.body());
    let told = |element: &ElementRef<'_>, name: &str| {
        element.value().attr(name).unwrap_or_default().to_owned()
    };
    all(&document, "form")
        .iter()
        .map(|form| Form {
            action: told(form, "action"),
            method: told(form, "method").to_lowercase(),
            is_multipart: told(form, "enctype") == "multipart/form-data",
            fields: form
                .descendants()
                .filter_map(ElementRef::wrap)
                .filter_map(|element| field(&element))
                .collect(),
        })
        .collect()
}

fn field(element: &ElementRef<'_>) -> Option<Field> {
    let told = |name: &str| element.value().attr(name).unwrap_or_default().to_owned();
    let name = told("name");
    let (kind, value) = match element.value().name() {
        "input" => {
            let kind = told("type");
            (
                if kind.is_empty() {
                    "text".to_owned()
                } else {
                    kind
                },
                told("value"),
            )
        }
        "textarea" => ("textarea".to_owned(), element.text().collect()),
        "select" => {
            let options: Vec<String> = element
                .descendants()
                .filter_map(ElementRef::wrap)
                .filter(|option| option.value().name() == "option")
                .map(|option| option.value().attr("value").unwrap_or_default().to_owned())
                .collect();
            let chosen = options.iter().find(|value| !value.is_empty());
            ("select".to_owned(), chosen.cloned().unwrap_or_default())
        }
        "button" => ("button".to_owned(), told("value")),
        _ => return None,
    };
    (!name.is_empty()).then_some(Field { name, kind, value })
}

/// What somebody smuggled into a page, each in words; nothing where all hostile texts stayed texts.
pub fn smuggled(page: &Page) -> Vec<String> {
    let mut found = foreign(&page.body(), false);
    if !found.is_empty() {
        found.insert(0, format!("{} ({})", page.path, page.status));
    }
    found
}

/// The same for the part of a mail that is HTML, which carries its looks with it.
pub fn smuggled_in_mail(html: &str) -> Vec<String> {
    foreign(html, true)
}

fn foreign(body: &str, has_style: bool) -> Vec<String> {
    let document = Html::parse_document(body);
    let mut found = Vec::new();
    for element in all(&document, "*") {
        let tag = element.value().name();
        for (name, value) in element.value().attrs() {
            let looks = name == "style" && !has_style;
            if name.starts_with("on") || looks || name == "srcdoc" || name.contains(MARK) {
                found.push(format!("<{tag} {name}={value:?}>"));
            }
            let leads = matches!(name, "href" | "src" | "action" | "formaction" | "data");
            let scheme = value.trim().to_lowercase();
            if leads && (scheme.starts_with("javascript:") || scheme.starts_with("data:text")) {
                found.push(format!("<{tag} {name}={value:?}>"));
            }
        }
        let own = element
            .value()
            .attr("src")
            .is_some_and(|src| src.starts_with("/assets/"));
        let is_data = element.value().attr("type") == Some("application/json");
        if (tag == "script" && !own && !is_data)
            || matches!(tag, "iframe" | "object" | "embed" | "base")
        {
            found.push(format!("<{tag}> {:?}", element.text().collect::<String>()));
        }
        if tag == "img" && element.value().attr("src") == Some("x") {
            found.push("<img src=x>".to_owned());
        }
    }
    // A template that was filled in twice.
    if body.contains("49${7*7}")
        || body.contains("{{7*7}}49")
        || body.contains(&format!("49{MARK}"))
    {
        found.push("a template within a text was filled in".to_owned());
    }
    found
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

    fn escaped(text: &str) -> String {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
    }

    #[test]
    fn what_is_smuggled_in_is_found_and_what_is_a_text_is_none() {
        let around =
            |text: &str| format!("<title>{text}</title><body><p title=\"{text}\">{text}</p>");
        for payload in PAYLOADS {
            assert_eq!(
                smuggled(&page(&around(&escaped(payload)))),
                Vec::<String>::new(),
                "{payload}"
            );
        }
        for payload in [PAYLOADS[0], PAYLOADS[1], PAYLOADS[2], PAYLOADS[4]] {
            assert!(!smuggled(&page(&around(payload))).is_empty(), "{payload}");
        }
        assert!(!smuggled(&page("<a href=\" JavaScript:mbx7()\">x</a>")).is_empty());
        assert!(!smuggled(&page("<p>49${7*7}</p>")).is_empty());
        assert_eq!(
            smuggled(&page("<script src=\"/assets/a.js\"></script>")),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_form_is_read_with_its_fields() {
        let form = "<form action=/a method=POST><input name=csrf type=hidden value=1><input name=t>\
            <select name=s><option value=''>x<option value=2>y</select><textarea name=w>z</textarea></form>";
        let form = forms(&page(form)).remove(0);
        let fields: Vec<_> = form
            .fields
            .iter()
            .map(|one| (one.name.as_str(), one.kind.as_str(), one.value.as_str()))
            .collect();
        assert_eq!(
            fields,
            [
                ("csrf", "hidden", "1"),
                ("t", "text", ""),
                ("s", "select", "2"),
                ("w", "textarea", "z")
            ]
        );
        assert_eq!((form.action.as_str(), form.method.as_str()), ("/a", "post"));
    }
}
