//! The records of a part of a binary Excel package (xlsb): a kind, a length, and bytes that are read with their bounds.

use std::io::{BufRead, Read};

use super::Unreadable;

/// The longest record that is believed; a cell holds 32,767 signs.
const LONGEST: u32 = 1024 * 1024;

/// Reads a part record by record.
pub(crate) struct Records<Source> {
    source: Source,
    bytes: Vec<u8>,
}

/// One record.
pub(crate) struct Record<'bytes> {
    /// Its kind, by its number.
    pub(crate) kind: u16,
    bytes: &'bytes [u8],
}

impl<Source: BufRead> Records<Source> {
    pub(crate) const fn new(source: Source) -> Self {
        Self {
            source,
            bytes: Vec::new(),
        }
    }

    /// The next record; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Record<'_>>, Unreadable> {
        if self
            .source
            .fill_buf()
            .map_err(|_| Unreadable::damaged())?
            .is_empty()
        {
            return Ok(None);
        }
        let kind = u16::try_from(self.number(2)?).map_err(|_| Unreadable::damaged())?;
        let length = self.number(4)?;
        if length > LONGEST {
            return Err(Unreadable::damaged());
        }
        self.bytes.clear();
        let read = Read::by_ref(&mut self.source)
            .take(length.into())
            .read_to_end(&mut self.bytes)
            .map_err(|_| Unreadable::damaged())?;
        if super::budget::wide(read) != u64::from(length) {
            return Err(Unreadable::damaged());
        }
        Ok(Some(Record {
            kind,
            bytes: &self.bytes,
        }))
    }

    /// A number in groups of seven bits, the lowest first, at most so many of them.
    fn number(&mut self, most: u32) -> Result<u32, Unreadable> {
        let mut number = 0_u32;
        for group in 0..most {
            let mut byte = [0_u8];
            self.source
                .read_exact(&mut byte)
                .map_err(|_| Unreadable::damaged())?;
            let [byte] = byte;
            number |= u32::from(byte & 0x7F) << (group * 7);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Ok(number)
    }
}

impl Record<'_> {
    fn get<const LENGTH: usize>(&self, at: usize) -> Option<[u8; LENGTH]> {
        let bytes = self.bytes.get(at..at.checked_add(LENGTH)?)?;
        bytes.try_into().ok()
    }

    /// The texts in it, whatever its kind.
    pub(crate) fn printed(&self) -> Vec<String> {
        super::printed::texts(self.bytes)
    }

    pub(crate) fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    pub(crate) fn short(&self, at: usize) -> Option<u16> {
        self.get(at).map(u16::from_le_bytes)
    }

    pub(crate) fn long(&self, at: usize) -> Option<u32> {
        self.get(at).map(u32::from_le_bytes)
    }

    pub(crate) fn float(&self, at: usize) -> Option<f64> {
        self.get(at).map(f64::from_le_bytes)
    }

    /// A number packed into four bytes: whole or the upper half of a float, perhaps in hundredths.
    pub(crate) fn packed(&self, at: usize) -> Option<f64> {
        let bits = self.long(at)?;
        let number = if bits & 2 != 0 {
            f64::from(bits.cast_signed() >> 2)
        } else {
            f64::from_bits(u64::from(bits & !3) << 32)
        };
        Some(if bits & 1 != 0 {
            number / 100.0
        } else {
            number
        })
    }

    /// A text with its length before it, and the place behind it.
    pub(crate) fn text(&self, at: usize) -> Option<(String, usize)> {
        let length = self.long(at)?;
        if length == u32::MAX {
            return Some((String::new(), at.checked_add(4)?));
        }
        let start = at.checked_add(4)?;
        let end = start.checked_add(usize::try_from(length).ok()?.checked_mul(2)?)?;
        let (text, _) =
            encoding_rs::UTF_16LE.decode_without_bom_handling(self.bytes.get(start..end)?);
        Some((text.into_owned(), end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_with_their_bounds() {
        let mut bytes = vec![0x94, 0x01, 2, 7, 8, 0x07, 0];
        let mut records = Records::new(bytes.as_slice());
        let first = records.next().unwrap().unwrap();
        assert_eq!(
            (first.kind, first.short(0), first.long(0)),
            (148, Some(0x0807), None)
        );
        assert_eq!(records.next().unwrap().unwrap().kind, 7);
        assert!(records.next().unwrap().is_none());
        bytes.extend([0x07, 5, 1]);
        let mut records = Records::new(bytes.as_slice());
        records.next().unwrap();
        records.next().unwrap();
        assert!(records.next().is_err());
    }

    #[test]
    fn packed_numbers_are_whole_or_half_a_float() {
        for (bits, number) in [
            ((36_u32 << 2) | 2, 36.0),
            ((2550 << 2) | 3, 25.5),
            (0x4042_0000, 36.0),
            ((-5_i32).cast_unsigned() << 2 | 2, -5.0),
        ] {
            let bytes = bits.to_le_bytes();
            let record = Record {
                kind: 2,
                bytes: &bytes,
            };
            assert_eq!(record.packed(0), Some(number));
        }
    }
}
