//! No page leads its reader to where he may not go, or to what is not there.

use anyhow::ensure;
use meetbaar_tests::{crawl, on_both};

use crate::world::World;

/// Every role that can sign in.
const EVERYBODY: [&str; 8] = [
    "noorderlicht@leverancier.example",
    "kompas@leverancier.example",
    "reviewer@meetbaar.example",
    "administrator@meetbaar.example",
    "contract-manager@meetbaar.example",
    "category-manager@meetbaar.example",
    "network-analyst@meetbaar.example",
    "auditor@meetbaar.example",
];

on_both! {
    fn no_link_leads_where_its_reader_may_not_go(kind) {
        let world = World::begin(kind)?;
        world.story.program("reviewer@meetbaar.example")?.accept(&world.submitted)?.expect(204)?;
        world.story.settle()?;
        for email in EVERYBODY {
            let pages = crawl::pages(&world.story.browser(email)?, &["/"], 120)?;
            ensure!(pages.len() > 8, "{email}: {} pages", pages.len());
            let wrong: Vec<String> = pages
                .iter()
                // A form that asks for a choice is walked to without one: that is told, and no wrong way.
                .filter(|page| page.status >= 401)
                .map(|page| format!("{} ({})", page.path, page.status))
                .collect();
            ensure!(wrong.is_empty(), "{email} is led to {wrong:?}");
        }
    }
}
