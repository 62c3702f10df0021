//! What a text was read as, remembered: a column of groups holds the same few words a million times.

use std::{cell::RefCell, collections::HashMap};

/// So many different texts are remembered; a column with more holds no words but names or numbers.
const MOST_TEXTS: usize = 2_000;

/// Readings of texts by one rule.
#[derive(Debug)]
pub struct Memo<Read>(RefCell<HashMap<String, Read>>);

impl<Read> Default for Memo<Read> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<Read: Clone> Memo<Read> {
    /// What a text is read as; asks the rule only where the text is new.
    pub fn of(&self, text: &str, rule: impl FnOnce(&str) -> Read) -> Read {
        let mut known = self.0.borrow_mut();
        if let Some(read) = known.get(text) {
            return read.clone();
        }
        let read = rule(text);
        if known.len() < MOST_TEXTS {
            known.insert(text.to_owned(), read.clone());
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_asked_once_a_text() {
        let (memo, mut asked) = (Memo::default(), 0);
        for text in ["a", "bb", "a", "a"] {
            let length = memo.of(text, |text| {
                asked += 1;
                text.len()
            });
            assert_eq!(length, text.len());
        }
        assert_eq!(asked, 2);
    }
}
