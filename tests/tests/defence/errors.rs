//! What fails inside is told in general words: no SQL, no paths, no names of parts, whatever is asked.

use anyhow::{Result, ensure};
use meetbaar_tests::{Page, crawl, on_both};

use crate::world::{World, description, operations};

/// What nobody outside may read.
fn silent(page: &Page, world: &World) -> Result<()> {
    let body = page.body().to_lowercase();
    let folder = world.story.server.data().display().to_string();
    let inside = [
        "select \"",
        "select `",
        "insert into",
        "sqlite",
        "postgres",
        "diesel",
        "no such table",
        "relation \"",
        "report_gone",
        "database is",
        "panicked",
        "backtrace",
        ".rs:",
        "/src/",
        "tokio",
        "actix",
        "storageerror",
        folder.as_str(),
    ];
    // Who keeps the installation is told which role of which database to mend.
    let told = page.path.starts_with("/health") && page.status == 200;
    for word in inside
        .into_iter()
        .filter(|word| !told || *word != "postgres")
    {
        ensure!(
            !body.contains(word),
            "{} ({}) tells {word:?}: {body}",
            page.path,
            page.status
        );
    }
    Ok(())
}

on_both! {
    fn a_database_that_fails_is_told_in_general_words(kind) {
        let world = World::begin(kind)?;
        let (browsers, programs) = (world.browsers()?, world.programs()?);
        let description = description(&world.story)?;
        for table in ["report", "contract"] {
            world.story.database.query(&format!("ALTER TABLE {table} RENAME TO {table}_gone"))?;
        }
        let beginnings = world.beginnings();
        let beginnings: Vec<&str> = beginnings.iter().map(String::as_str).collect();
        let (mut pages, mut problems) = (0, 0);
        for browser in &browsers {
            for page in crawl::pages(browser, &beginnings, 40)? {
                silent(&page, &world)?;
                if page.status == 500 {
                    pages += 1;
                    ensure!(page.text()?.contains("Dit ligt aan ons"), "{}", page.text()?);
                }
            }
        }
        for (method, path, _) in operations(&description) {
            for program in &programs {
                let path = format!("/v1{}", world.filled(&path));
                let kind = [("Content-Type", "application/json"), ("If-Match", "\"1\"")];
                let page = program.ask(&method, &path, &kind, b"{\"reason\":\"x\"}")?;
                silent(&page, &world)?;
                if page.status == 500 {
                    problems += 1;
                    let problem = page.json()?;
                    ensure!(problem["code"] == "failed" && problem["requestId"].is_string(), "{problem}");
                }
            }
        }
        ensure!(pages > 3 && problems > 10, "{pages} pages and {problems} problems: too few failed");
        let log = world.story.server.output();
        ensure!(log.contains("a request failed"), "the log knows why");
    }

    fn what_can_not_be_read_is_told_in_general_words(kind) {
        let world = World::begin(kind)?;
        let (browsers, programs) = (world.browsers()?, world.programs()?);
        let odd = ["?on=%ff%fe", "?page=-1", "?page=99999999999999999999", "?done=%F0%9F", "?show='--", "?%3C=1", "?a[]=1&a[]=2"];
        for path in world.beginnings() {
            for query in odd {
                for browser in &browsers {
                    let page = browser.get(&format!("{path}{query}"))?;
                    silent(&page, &world)?;
                    ensure!(page.status < 500, "{} answered {}", page.path, page.status);
                }
            }
        }
        for content in ["{", "[[[[", "\"", "{\"a\":1e999}", "\u{feff}{}", "nul\0"] {
            for (method, path, told) in operations(&description(&world.story)?) {
                if told.get("requestBody").is_none() {
                    continue;
                }
                let kind = [("Content-Type", "application/json"), ("If-Match", "\"1\"")];
                let page = programs[0].ask(&method, &format!("/v1{}", world.filled(&path)), &kind, content.as_bytes())?;
                silent(&page, &world)?;
                ensure!((400..500).contains(&page.status), "{method} {path} answered {}: {}", page.status, page.body());
            }
        }
    }
}
