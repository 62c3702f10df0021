//! Walks through all pages that somebody can reach by following links.

use std::collections::{BTreeSet, VecDeque};

use anyhow::Result;

use crate::client::Client;
use crate::html::forms;
use crate::page::Page;

/// Every page that links lead to from these addresses, at most so many. Of addresses that differ only in what follows the
/// question mark a few are looked at.
///
/// # Errors
/// No answer.
pub fn pages(client: &Client, begin: &[&str], most: usize) -> Result<Vec<Page>> {
    const ALIKE: usize = 3;
    let mut waiting: VecDeque<String> = begin.iter().map(|path| (*path).to_owned()).collect();
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    while let Some(path) = waiting.pop_front() {
        let path = path.split('#').next().unwrap_or_default().to_owned();
        let bare = path.split('?').next().unwrap_or_default().to_owned();
        let alike = seen
            .iter()
            .filter(|one: &&String| one.split('?').next() == Some(&bare));
        if alike.count() >= ALIKE || !seen.insert(path.clone()) || found.len() >= most {
            continue;
        }
        let page = client.get(&path)?;
        let is_page = page
            .header("content-type")
            .is_some_and(|kind| kind.starts_with("text/html"));
        if is_page {
            let gets = forms(&page).into_iter().filter(|form| form.method == "get");
            let addresses = page
                .links()?
                .into_iter()
                .chain(gets.map(|form| form.action));
            waiting.extend(addresses.filter(|one| one.starts_with('/') && !one.starts_with("//")));
        }
        waiting.extend(page.location().map(str::to_owned));
        found.push(page);
    }
    Ok(found)
}
