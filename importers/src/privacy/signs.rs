//! Texts as the search for numbers sees them: every kind of digit, dash and space made plain, invisible signs left out.

/// A sign of a text, made plain, with its place among the characters of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    pub(super) plain: char,
    pub(super) place: usize,
}

/// The zeros of the decimal digits in use: plain, Arabic, Persian, those of India and its neighbours, Thai, Lao, Tibetan,
/// Burmese, Khmer, Mongolian, subscript, full-width, mathematical.
const ZEROS: [u32; 27] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
    0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x17E0, 0x1810, 0x2080, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2,
    0x1D7EC, 0x1D7F6,
];

/// Digits that stand in no row of ten: raised ones, and those in circles.
fn lone_digit(character: char) -> Option<char> {
    let code = u32::from(character);
    let value = match character {
        '\u{2070}' => 0,
        '\u{B9}' => 1,
        '\u{B2}' | '\u{B3}' => code.checked_sub(0xB0)?,
        '\u{2074}'..='\u{2079}' => code.checked_sub(0x2070)?,
        '\u{2460}'..='\u{2468}' => code.checked_sub(0x245F)?,
        '\u{24EA}' => 0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// The signs of a text.
pub(super) fn signs(text: &str) -> Vec<Sign> {
    text.chars()
        .enumerate()
        .filter(|(_, character)| !is_invisible(*character))
        .map(|(place, character)| Sign {
            plain: plain(character),
            place,
        })
        .collect()
}

/// Whether a text holds so many digits of any kind.
pub(super) fn has_digits(text: &str, least: usize) -> bool {
    let digits = text
        .chars()
        .filter(|character| digit(*character).is_some())
        .take(least);
    digits.count() == least
}

fn digit(character: char) -> Option<char> {
    // Almost every sign of a file is plain.
    if character.is_ascii() {
        return character.is_ascii_digit().then_some(character);
    }
    let code = u32::from(character);
    let of_row = ZEROS.iter().find_map(|zero| {
        let digit = code.checked_sub(*zero).filter(|digit| *digit < 10)?;
        char::from_digit(digit, 10)
    });
    of_row.or_else(|| lone_digit(character))
}

fn plain(character: char) -> char {
    match character {
        '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{2796}'
        | '\u{FE58}'
        | '\u{FE63}'
        | '\u{FF0D}'
        | '~' => '-',
        '\u{B7}' | '\u{2022}' | '\u{2024}' | '\u{2219}' | '\u{22C5}' | '\u{FF0E}' => '.',
        '\u{2044}' | '\u{2215}' | '\u{FF0F}' | '\\' => '/',
        '\u{203F}' | '\u{FF3F}' => '_',
        '`' | '\u{B4}' | '\u{2BC}' | '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' => '\'',
        '\n' | '\r' => character,
        _ if character.is_whitespace() => ' ',
        _ => digit(character).unwrap_or(character),
    }
}

/// Signs that take no place on a screen, and control characters other than those of lines.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    ) || (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_sign_is_made_plain() {
        let plain = |text: &str| -> String { signs(text).iter().map(|sign| sign.plain).collect() };
        for (text, expected) in [
            ("１２３٤٥٦۷۸2", "123456782"),
            ("1\u{2011}2–3—4−5", "1-2-3-4-5"),
            ("1\u{a0}2\u{2009}3\t4\n5", "1 2 3 4\n5"),
            ("1\u{200b}2\u{0}3\u{2060}4", "1234"),
            ("1／2＿3·4", "1/2_3.4"),
            ("১๒၃¹²³⁴₅①②𝟎𝟘𝟶", "1231234512000"),
            ("1\u{332}2’3´4", "12'3'4"),
        ] {
            assert_eq!(plain(text), expected, "{text:?}");
        }
    }

    #[test]
    fn places_count_characters_of_the_text() {
        let places: Vec<usize> = signs("é\u{200b}12").iter().map(|sign| sign.place).collect();
        assert_eq!(places, [0, 2, 3]);
        assert!(has_digits("a1２3", 3) && !has_digits("a1２", 3));
    }
}
