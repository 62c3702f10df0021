//! What a problem expected, in words: importers say it in signs and codes that belong to no language.

use chrono::NaiveDate;

use super::{Language, Texts, catalogue};

impl Texts {
    /// `>= 2026-03-01` as "1-3-2026 of later", `0 < h <= 60` as "meer dan 0 en hoogstens 60", codes as their words.
    #[must_use]
    pub fn expected(&self, expected: &str) -> String {
        if let Some(least) = expected.strip_prefix(">= ") {
            return self.with1("expected-from", "value", self.plain(least));
        }
        if let Some(most) = expected.strip_prefix("<= ") {
            let is_day = most.parse::<NaiveDate>().is_ok();
            let key = if is_day {
                "expected-by"
            } else {
                "expected-until"
            };
            return self.with1(key, "value", self.plain(most));
        }
        if let Some((low, high)) = expected.split_once(" < h <= ") {
            return self.with2(
                "expected-above",
                "low",
                self.plain(low),
                "high",
                self.plain(high),
            );
        }
        if let Some((low, high)) = expected.split_once(" <= h <= ") {
            return self.with2(
                "expected-between",
                "low",
                self.plain(low),
                "high",
                self.plain(high),
            );
        }
        if let Some(days) = self.days(expected) {
            return days;
        }
        let words: Vec<String> = expected
            .split(", ")
            .map(|one| self.code_or_plain(one))
            .collect();
        words.join(", ")
    }

    /// `2026-07-01 - 2026-09-30` as a period is read, with what may stand in brackets behind it.
    fn days(&self, text: &str) -> Option<String> {
        let (days, behind) = match text.split_once(" (") {
            Some((days, behind)) => (days, format!(" ({behind}")),
            None => (text, String::new()),
        };
        let (first, last) = days.split_once(" - ")?;
        let period = self.period(first.parse().ok()?, last.parse().ok()?);
        Some(format!("{period}{behind}"))
    }

    fn code_or_plain(&self, one: &str) -> String {
        ["group", "duration", "field", "arrangement"]
            .into_iter()
            .find_map(|kind| catalogue::find(self.language, &format!("{kind}-{one}"), &[]))
            .unwrap_or_else(|| self.plain(one))
    }

    /// A day or a number as it is read in this language; anything else as it is.
    fn plain(&self, value: &str) -> String {
        let is_number = value.parse::<i64>().is_ok()
            || value.split_once('.').is_some_and(|(whole, part)| {
                [whole, part].iter().all(|one| one.parse::<u64>().is_ok())
            });
        match (value.parse::<NaiveDate>(), self.language) {
            (Ok(day), _) => self.short_date(day),
            (_, Language::Dutch) if is_number => value.replace('.', ","),
            _ => value.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_codes_become_words() {
        let (dutch, english) = (Texts::new(Language::Dutch), Texts::new(Language::English));
        for (expected, in_dutch, in_english) in [
            (">= 2026-03-01", "1-3-2026 of later", "1 Mar 2026 or later"),
            ("<= 315.43", "hoogstens 315,43", "at most 315.43"),
            (
                "<= 2026-09-30",
                "uiterlijk 30-9-2026",
                "no later than 30 Sept 2026",
            ),
            (
                "0 < h <= 60",
                "meer dan 0 en hoogstens 60",
                "more than 0 and at most 60",
            ),
            (
                "0 <= h <= 2208",
                "van 0 tot en met 2208",
                "from 0 up to 2208",
            ),
            ("ja, nee", "ja, nee", "ja, nee"),
            ("1234,56", "1234,56", "1234,56"),
            ("2026-07-01 - 2026-09-30", "3e kwartaal 2026", "Q3 2026"),
            (
                "2026-07-01 - 2026-09-15 (ICT-1)",
                "1 juli 2026 t/m 15 september 2026 (ICT-1)",
                "1 July 2026 to 15 September 2026 (ICT-1)",
            ),
        ] {
            assert_eq!(dutch.expected(expected), in_dutch);
            assert_eq!(english.expected(expected), in_english);
        }
        assert_eq!(
            dutch.expected("ww, nug"),
            [dutch.word("group", "ww"), dutch.word("group", "nug")].join(", ")
        );
    }
}
