//! Where a reviewer is in the lines of a report: which lines are shown, and from where.

use std::collections::BTreeMap;

use crate::storage::review_lines::{Edge, Shown};

/// Which lines are shown, and from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) shown: Shown,
    pub(super) edge: Edge,
}

impl Spot {
    /// The beginning of those lines.
    pub(super) fn first(shown: Shown) -> Self {
        Self {
            shown,
            edge: Edge::After(0),
        }
    }

    /// What an address or a form says; every line from the beginning where it says nothing.
    pub(super) fn of(show: Option<&str>, after: Option<i64>, before: Option<i64>) -> Self {
        Self {
            shown: show.and_then(Shown::from_code).unwrap_or_default(),
            edge: match before {
                Some(line) => Edge::Before(line),
                None => Edge::After(after.unwrap_or_default()),
            },
        }
    }

    /// The same from the fields of a form.
    pub(super) fn sent(fields: &BTreeMap<String, String>) -> Self {
        let line = |name: &str| fields.get(name).and_then(|line| line.parse().ok());
        let show = fields.get("show").map(String::as_str);
        Self::of(show, line("after"), line("before"))
    }

    /// Its names and values in an address or a form.
    pub(super) fn fields(self) -> Vec<(&'static str, String)> {
        let mut fields = vec![("show", self.shown.code().to_owned())];
        match self.edge {
            Edge::After(0) => {}
            Edge::After(line) => fields.push(("after", line.to_string())),
            Edge::Before(line) => fields.push(("before", line.to_string())),
        }
        fields
    }

    /// Its address in the review of a report.
    pub(super) fn address(self, report: &str) -> String {
        let fields = self.fields();
        let fields = fields.iter().map(|(name, value)| format!("{name}={value}"));
        let fields: Vec<String> = fields.collect();
        format!("/reports/{report}/review?{}", fields.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_the_same_spot() {
        for (spot, address) in [
            (Spot::of(None, None, None), "/reports/1/review?show=all"),
            (
                Spot::of(Some("undecided"), Some(7), None),
                "/reports/1/review?show=undecided&after=7",
            ),
            (
                Spot::of(Some("changed"), Some(7), Some(3)),
                "/reports/1/review?show=changed&before=3",
            ),
            (
                Spot::of(Some("nonsense"), None, None),
                "/reports/1/review?show=all",
            ),
        ] {
            assert_eq!(spot.address("1"), address);
            let sent = spot.fields().into_iter();
            let sent = sent.map(|(name, value)| (name.to_owned(), value)).collect();
            assert_eq!(Spot::sent(&sent), spot);
        }
    }
}
