//! Templates of pages stay within the content security policy: no style and no script inside them.

use std::collections::BTreeSet;

use regex::Regex;

use crate::source::{Finding, Source, files, hold};

fn inline(sources: &[Source]) -> Vec<Finding> {
    let style = Regex::new(r"(?i)<style\b|\sstyle\s*=").unwrap();
    let script = Regex::new(r"(?i)<script\b[^>]*>").unwrap();
    let handler = Regex::new(r#"(?i)<[a-z][^>]*\son[a-z]+\s*=\s*["']"#).unwrap();
    let mut findings = Vec::new();
    for source in sources {
        for (index, line) in source.text.lines().enumerate() {
            let line_number = index + 1;
            if style.is_match(line) {
                findings.push(source.finding(
                    line_number,
                    "no style in a page: use a class of server/assets (README.md there)",
                ));
            }
            if script
                .find_iter(line)
                .any(|tag| !tag.as_str().contains(" src="))
            {
                findings.push(source.finding(
                    line_number,
                    "no script in a page: put it in server/assets/web/src/app.js",
                ));
            }
            if handler.is_match(line) {
                findings.push(source.finding(
                    line_number,
                    "no on…= attribute: listen in server/assets/web/src/app.js",
                ));
            }
        }
    }
    findings
}

/// Our classes in style sheets.
fn classes(sheets: &[Source]) -> BTreeSet<String> {
    let class = Regex::new(r"\.(mb-[a-z0-9_-]+)").unwrap();
    let all = sheets
        .iter()
        .flat_map(|sheet| class.captures_iter(&sheet.text));
    all.map(|found| found[1].to_owned()).collect()
}

/// Classes that end in an expression (`mb-status--{{ code }}`) can't be checked here.
fn unstyled(pages: &[Source], styled: &BTreeSet<String>) -> Vec<Finding> {
    let attribute = Regex::new(r#"\bclass="([^"]*)""#).unwrap();
    let class = Regex::new(r"(?:^|[\s}])(mb-[a-z0-9_-]*[a-z0-9])(?:$|[\s{])").unwrap();
    let mut findings = Vec::new();
    for page in pages {
        for (index, line) in page.text.lines().enumerate() {
            for list in attribute.captures_iter(line) {
                for word in list[1]
                    .split_whitespace()
                    .filter(|word| !word.contains("--{"))
                {
                    let Some(found) = class.captures(word) else {
                        continue;
                    };
                    if !styled.contains(&found[1]) {
                        findings.push(page.finding(
                            index + 1,
                            &format!("`{}` has no style: see server/assets/README.md", &found[1]),
                        ));
                    }
                }
            }
        }
    }
    findings
}

fn pages() -> Vec<Source> {
    let all = files("server/templates", ".html").into_iter();
    all.filter(|source| !source.path.starts_with("server/templates/mail/"))
        .collect()
}

#[test]
fn pages_have_no_style_and_no_script_of_their_own() {
    let bad = concat!(
        "<p style=\"color:red\">\n<style>\n<script>go()</script>\n<a onclick=\"go()\">\n",
        "<script src=\"/assets/app.js\" defer></script>\n<p data-confirm=\"Weet u het zeker?\">\n",
    );
    assert_eq!(
        inline(&[Source::new("a.html", bad)])
            .iter()
            .map(|finding| finding.line)
            .collect::<Vec<_>>(),
        [1, 2, 3, 4]
    );
    let pages = pages();
    hold(pages.len(), inline(&pages));
}

#[test]
fn every_class_of_ours_that_a_page_names_has_a_style() {
    let styled = classes(&[Source::new("a.css", ".mb-a {} .mb-b--c:hover {}")]);
    let bad = "<p class=\"mb-a x mb-d\">\n<p class=\"mb-b--c mb-b--{{ state }}\">\n<p id=\"mb-e\">";
    assert_eq!(unstyled(&[Source::new("a.html", bad)], &styled).len(), 1);
    let pages = pages();
    hold(
        pages.len(),
        unstyled(&pages, &classes(&files("server/assets/web/src", ".css"))),
    );
}
