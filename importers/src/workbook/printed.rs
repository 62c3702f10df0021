//! Texts in bytes of which only the reader of their program knows the form: runs of printable signs, one or two bytes each.
//! For parts that hold no cells, in which only long numbers are looked for.

/// Fewer digits hold no long number.
const LEAST_DIGITS: usize = 8;

/// The runs of printable signs with so many digits that they may hold a long number.
pub(crate) fn texts(bytes: &[u8]) -> Vec<String> {
    let narrow = bytes.iter().map(|byte| Some(*byte));
    let mut texts = runs(narrow);
    for start in [0, 1] {
        let pairs = bytes.get(start..).unwrap_or_default().chunks_exact(2);
        texts.extend(runs(pairs.map(|pair| match pair {
            [sign, 0] => Some(*sign),
            _ => None,
        })));
    }
    texts
}

fn runs(signs: impl Iterator<Item = Option<u8>>) -> Vec<String> {
    let (mut runs, mut run, mut digits) = (Vec::new(), String::new(), 0_usize);
    for sign in signs.chain([None]) {
        match sign.filter(|sign| matches!(sign, b' '..=b'~' | 0xA0..)) {
            Some(sign) => {
                run.push(char::from(sign));
                digits = digits.saturating_add(usize::from(sign.is_ascii_digit()));
            }
            None => {
                if digits >= LEAST_DIGITS {
                    runs.push(std::mem::take(&mut run));
                }
                run.clear();
                digits = 0;
            }
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_one_and_two_bytes_are_found_wherever_they_begin() {
        let wide = |text: &str| -> Vec<u8> {
            let units = text.encode_utf16();
            units.flat_map(u16::to_le_bytes).collect()
        };
        let odd = [&[7, 1, 2][..], &wide("bsn 123456782"), &[1, 1]].concat();
        let even = [&[7, 1][..], &wide("bsn 123456782"), &[1, 1]].concat();
        for bytes in [odd, even, b"\x01\x0Dbsn 123456782\x00".to_vec()] {
            assert!(
                texts(&bytes).contains(&"bsn 123456782".to_owned()),
                "{bytes:?}"
            );
        }
        assert!(texts(b"\x01 12345\x006789 \x02").is_empty());
    }
}
