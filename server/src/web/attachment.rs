//! Names of downloads: a file to be kept, under a name that leads nowhere and looks like what it is.

use actix_web::http::header::{
    Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue,
};

/// Longest name.
const LONGEST: usize = 150;
/// Names that some systems keep for machines.
const KEPT: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A file to be kept under a name (RFC 6266). Browsers that do not know the second form (RFC 8187) get plain letters.
pub(super) fn attachment(name: &str) -> ContentDisposition {
    let safe = safe(name);
    let plain: String = safe
        .chars()
        .map(|sign| match sign {
            ' ' | '.' | '-' | '_' | '(' | ')' => sign,
            _ if sign.is_ascii_alphanumeric() => sign,
            _ => '_',
        })
        .collect();
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![
            DispositionParam::Filename(plain),
            DispositionParam::FilenameExt(ExtendedValue {
                charset: Charset::Ext("UTF-8".to_owned()),
                language_tag: None,
                value: safe.into_bytes(),
            }),
        ],
    }
}

/// A file to be kept under a name that we made, of plain letters.
pub(super) fn named(name: &str) -> ContentDisposition {
    let mut attachment = attachment(name);
    attachment.parameters.truncate(1);
    attachment
}

fn safe(name: &str) -> String {
    let shown: String = name
        .chars()
        .filter(|sign| !sign.is_control() && !is_unseen(*sign))
        .filter(|sign| {
            !matches!(
                sign,
                '/' | '\\' | '"' | '<' | '>' | ':' | '|' | '?' | '*' | '%' | ';'
            )
        })
        .collect();
    let bare = shown
        .trim_start_matches(['.', ' ', '~', '-'])
        .trim_end_matches(['.', ' ']);
    let stem = bare.split('.').next().unwrap_or_default().to_lowercase();
    let stem = stem.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let first = if bare.is_empty() {
        "bestand"
    } else if KEPT.contains(&stem) {
        "_"
    } else {
        ""
    };
    shortened(&format!("{first}{bare}"))
}

/// Signs without a shape, those that turn the direction of reading among them: with them `exe.fdp` is read as a pdf.
fn is_unseen(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// The name without its middle where it is too long: its ending says what it is.
fn shortened(name: &str) -> String {
    let length = name.chars().count();
    if length <= LONGEST {
        return name.to_owned();
    }
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 10 => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let room = LONGEST.saturating_sub(ending.chars().count());
    stem.chars().take(room).collect::<String>() + &ending
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_a_file_can_not_lead_anywhere() {
        for (name, header) in [
            (
                "lijst-fouten.xlsx",
                "attachment; filename=\"lijst-fouten.xlsx\"; filename*=UTF-8''lijst%2Dfouten.xlsx",
            ),
            (
                "../a\"\r\n/ë b-fouten.xlsx",
                "attachment; filename=\"a_ b-fouten.xlsx\"; filename*=UTF-8''a%C3%AB%20b%2Dfouten.xlsx",
            ),
        ] {
            assert_eq!(attachment(name).to_string(), header);
        }
    }

    #[test]
    fn a_name_looks_like_what_it_is() {
        for (name, kept) in [
            ("factuur\u{202e}fdp.xlsx", "factuurfdp.xlsx"),
            ("a\u{200b}b\u{2066}c\u{feff}.pdf", "abc.pdf"),
            ("..\\..\\windows\\system.ini", "windowssystem.ini"),
            (".htaccess", "htaccess"),
            ("CON.xlsx", "_CON.xlsx"),
            ("lpt1", "_lpt1"),
            ("...", "bestand"),
            ("", "bestand"),
            ("naam. . ", "naam"),
            ("100%41;x.csv", "10041x.csv"),
        ] {
            assert_eq!(safe(name), kept, "{name:?}");
        }
        let long = "x".repeat(400) + ".xlsx";
        assert_eq!(safe(&long).len(), LONGEST);
        assert!(safe(&long).ends_with(".xlsx"));
    }
}
