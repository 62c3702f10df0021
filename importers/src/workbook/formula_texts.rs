//! What somebody wrote into formulas: texts between quotes and long numbers. The rest of a formula, its references and
//! sums, is no text.

use std::collections::HashSet;

use super::{Address, Unreadable, aside::Asides};

/// A number in a formula with so many digits is one that somebody looked for.
const DIGITS: usize = 9;

/// The texts of the formulas of a sheet, each of them once.
#[derive(Debug, Default)]
pub(crate) struct FormulaTexts(HashSet<String>);

impl FormulaTexts {
    /// Keeps the texts of a formula that no earlier one held.
    pub(crate) fn keep(
        &mut self,
        address: Address,
        formula: &str,
        asides: &mut Asides,
    ) -> Result<(), Unreadable> {
        let digits = formula.chars().filter(|sign| sign.is_numeric());
        if digits.take(DIGITS).count() < DIGITS {
            return Ok(());
        }
        for text in texts(formula) {
            if !self.0.contains(text) {
                asides.keep(Some(address), text)?;
                self.0.insert(text.to_owned());
            }
        }
        Ok(())
    }
}

/// Texts between quotes, and between them the numbers of nine digits that stand alone.
fn texts(formula: &str) -> impl Iterator<Item = &str> {
    formula.split('"').enumerate().flat_map(|(place, part)| {
        let quoted = place % 2 == 1;
        let words = part.split(move |sign: char| !quoted && !is_of_word(sign));
        words.filter(move |word| quoted || is_long_number(word))
    })
}

/// Signs of a number, a name or a reference.
fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '.' | '_' | '$' | '!')
}

fn is_long_number(word: &str) -> bool {
    word.len() == DIGITS && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(formulas: &[&str]) -> Vec<String> {
        let (mut texts, mut asides) = (FormulaTexts::default(), Asides::default());
        for formula in formulas {
            texts
                .keep(Address::new(1, 1), formula, &mut asides)
                .unwrap();
        }
        asides.0.into_iter().map(|aside| aside.text).collect()
    }

    #[test]
    fn texts_and_long_numbers_are_kept_once() {
        assert_eq!(
            kept(&[
                "IF(B6=\"123 456 782\",\"ja\",\"nee\")",
                "VLOOKUP(123456782,Blad2!$A$1:$C$900000,3)",
                "IF(B7=\"123 456 782\",\"ja\",\"nee\")",
            ]),
            ["123 456 782", "123456782"]
        );
    }

    #[test]
    fn references_and_sums_are_none() {
        assert!(kept(&["SUM(A100000:B200000)-1000-20-300*1234567.82"]).is_empty());
        assert!(kept(&["Blad123456782!A1+A123456782+1234567821"]).is_empty());
    }
}
