//! Texts made comparable: case, accents, punctuation, odd spaces and line breaks do not count.

/// Lower case, without accents, with one space for any run of punctuation or space; `50+` becomes `50 plus`.
pub fn fold(text: &str) -> String {
    let mut folded = Folded {
        text: String::with_capacity(text.len()),
        gap: false,
    };
    for character in text.chars() {
        if character.is_ascii_alphanumeric() {
            folded.push(character.to_ascii_lowercase());
        } else {
            character
                .to_lowercase()
                .for_each(|lower| folded.fold(lower));
        }
    }
    folded.text
}

/// A text while it is folded; a gap becomes one space, once something follows it.
struct Folded {
    text: String,
    gap: bool,
}

impl Folded {
    fn fold(&mut self, character: char) {
        match character {
            '+' => self.word("plus"),
            '&' => self.word("en"),
            '\'' | '’' | '‘' | '`' | '´' => {}
            _ => match unaccented(character) {
                Some(plain) => plain.chars().for_each(|letter| self.push(letter)),
                None if character.is_alphanumeric() => self.push(character),
                None => self.gap = true,
            },
        }
    }

    fn word(&mut self, word: &str) {
        self.gap = true;
        word.chars().for_each(|letter| self.push(letter));
        self.gap = true;
    }

    fn push(&mut self, character: char) {
        if self.gap && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.gap = false;
        self.text.push(character);
    }
}

/// Folded, and without any space: `P-wet` and `pwet` are the same.
pub fn fold_tight(text: &str) -> String {
    fold(text).replace(' ', "")
}

fn unaccented(character: char) -> Option<&'static str> {
    Some(match character {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => "a",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'í' | 'ì' | 'î' | 'ï' => "i",
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => "o",
        'ú' | 'ù' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ç' => "c",
        'ñ' => "n",
        'ĳ' => "ij",
        'ß' => "ss",
        // A lower-cased İ leaves a combining dot behind.
        '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}

/// Whether a text is one of the words that stand between bars: `ja|nee`.
pub fn is_one_of(text: &str, words: &str) -> bool {
    words.split('|').any(|word| word == text)
}

/// Whether one text becomes the other by so many added, dropped or changed letters; quick where it does not.
pub fn within_distance(one: &str, other: &str, most: usize) -> bool {
    // A changed letter is missing on both sides, an added one on one: texts that are close share most letters.
    let lacks = |text: &str, other: &str| {
        let letters = text.chars().filter(|letter| !other.contains(*letter));
        letters.take(most.saturating_add(1)).count()
    };
    lacks(one, other) <= most && lacks(other, one) <= most && distance(one, other) <= most
}

/// How many letters must be added, dropped or changed to make one text of the other (Levenshtein).
pub fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (above, letter) in one.chars().enumerate() {
        let (mut diagonal, mut left) = (above, above.saturating_add(1));
        let mut next = vec![left];
        for (place, candidate) in other.iter().enumerate() {
            let up = row
                .get(place.saturating_add(1))
                .copied()
                .unwrap_or(usize::MAX);
            let changed = diagonal.saturating_add(usize::from(letter != *candidate));
            left = changed
                .min(up.saturating_add(1))
                .min(left.saturating_add(1));
            next.push(left);
            diagonal = up;
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_only_what_counts() {
        for (text, folded) in [
            ("Uren\u{a0}p/w ", "uren p w"),
            ("Soort\nuitkering", "soort uitkering"),
            ("  Éénmalig (j/n)", "eenmalig j n"),
            ("SW'er", "swer"),
            ("50+", "50 plus"),
            ("t/m", "t m"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn distance_counts_letters() {
        for (one, other, letters) in [
            ("wajong", "wajong", 0),
            ("wajng", "wajong", 1),
            ("", "abc", 3),
            ("kandidat", "kandidaat", 1),
            ("ab", "ba", 2),
        ] {
            assert_eq!(distance(one, other), letters, "{one} {other}");
        }
    }
}
