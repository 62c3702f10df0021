//! Reports made on the spot, as delimited text: of any size, for any contract.

use std::fmt::Write as _;

/// The headings of `placements`.
pub const HEADINGS: &str = "Contract;Personeelsnummer;Regeling;Datum in dienst;Datum uit dienst;Contracturen;Verloonde uren";

/// So many placements under one contract, each of another candidate in the register. Another `mark` makes another file.
pub fn placements(contract: &str, mark: &str, lines: usize) -> Vec<u8> {
    let mut text = format!("{HEADINGS}\r\n");
    for line in 1..=lines {
        // Writing to a text does not fail.
        let _ = write!(
            text,
            "{contract};{mark}-{line};Doelgroepregister (banenafspraak);01-01-2024;;36;120,00\r\n"
        );
    }
    text.into_bytes()
}
