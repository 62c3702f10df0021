//! A QR code as a drawing: squares in one path, without anything that the content security policy refuses.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::web::{problem::Fault, views::QrPicture};

/// Squares of white around it, as its standard asks.
const QUIET: i32 = 4;

/// The picture of a text.
///
/// # Errors
/// When the text is longer than a QR code holds.
pub(super) fn picture(text: &str) -> Result<QrPicture, Fault> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium)
        .map_err(|error| Fault::Failed(error.to_string()))?;
    let places = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
    let path = places
        .filter(|(x, y)| code.get_module(*x, *y))
        .map(|(x, y)| format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET))
        .collect();
    Ok(QrPicture {
        size: code.size() + 2 * QUIET,
        path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corner_marks_stand_within_their_quiet_zone() {
        let picture = picture("otpauth://totp/Meetbaar:a@b.nl?secret=GEZDGNBV").unwrap();
        assert!(picture.path.starts_with("M4 4h1v1h-1z"));
        assert!((29..100).contains(&picture.size));
        assert!(super::picture(&"x".repeat(5_000)).is_err());
    }
}
