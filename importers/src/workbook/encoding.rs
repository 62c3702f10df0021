//! Which encoding a text file is in, by evidence: byte order mark, zero bytes, valid UTF-8, else Windows-1252.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of the bytes, without a byte order mark.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let (text, _, _) = of(bytes).decode(bytes);
    text.into_owned()
}

/// Whether the bytes look like UTF-16.
pub(crate) fn is_utf16(bytes: &[u8]) -> bool {
    let encoding = of(bytes);
    encoding == UTF_16LE || encoding == UTF_16BE
}

fn of(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = by_zero_bytes(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        WINDOWS_1252
    }
}

/// In UTF-16 of western text one byte of nearly every pair is zero, always on the same side.
fn by_zero_bytes(bytes: &[u8]) -> Option<&'static Encoding> {
    let (mut pairs, mut first_zero, mut second_zero) = (0_usize, 0_usize, 0_usize);
    for pair in bytes.chunks_exact(2).take(2_048) {
        pairs += 1;
        if let [first, second] = pair {
            first_zero += usize::from(*first == 0);
            second_zero += usize::from(*second == 0);
        }
    }
    let nearly_all = |zeros: usize| pairs > 0 && zeros * 10 >= pairs * 8;
    if nearly_all(second_zero) && first_zero == 0 {
        return Some(UTF_16LE);
    }
    (nearly_all(first_zero) && second_zero == 0).then_some(UTF_16BE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Periode;€ 1,50;één";
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let with_mark = [&[0xFF, 0xFE], little.as_slice()].concat();
        let windows = b"Periode;\x80 1,50;\xE9\xE9n".to_vec();
        let marked_utf8 = [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            little,
            big,
            with_mark,
            windows,
            marked_utf8,
        ] {
            assert_eq!(decode(&bytes), text, "{bytes:?}");
        }
    }
}
