//! The colours of marks, and whether letters can be read on them (WCAG 2.2, contrast 4.5 to 1).

use super::markup::{Step, Walk};
use crate::problem::Severity;

/// Letters of a marked cell and of the sheet of problems.
pub(super) const INK: &str = "FF1A1A1A";
/// Lesser letters.
pub(super) const MUTED: &str = "FF595959";
/// Letters on [`BAND`].
pub(super) const PAPER: &str = "FFFFFFFF";
/// Behind headings.
pub(super) const BAND: &str = "FF1F3A5F";
/// Links.
pub(super) const LINK: &str = "FF0B4F9E";

/// The least contrast between letters and what is behind them.
const LEAST: f64 = 4.5;

/// The colour behind a marked cell. No other program offers these by itself, so that a mark is known again.
pub(super) const fn colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "FFFFC4C3",
        Severity::Warning => "FFFFE296",
        Severity::Note => "FFCFE4FB",
    }
}

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

/// A fill in the colour of a severity.
pub(super) fn fill(prefix: &str, severity: Severity) -> String {
    solid(prefix, colour(severity))
}

/// A fill in one colour.
pub(super) fn solid(prefix: &str, colour: &str) -> String {
    format!(
        "<{prefix}fill><{prefix}patternFill patternType=\"solid\"><{prefix}fgColor rgb=\"{colour}\"/><{prefix}bgColor indexed=\"64\"/></{prefix}patternFill></{prefix}fill>"
    )
}

/// Whether a fill is that of a mark.
pub(super) fn is_ours(fill: &str) -> bool {
    attributes(fill, "fgColor", "rgb").is_some_and(|found| {
        let is = |severity: &Severity| found.eq_ignore_ascii_case(colour(*severity));
        SEVERITIES.iter().any(is)
    })
}

/// A font of the sheet of problems.
pub(super) fn font(prefix: &str, bold: bool, underlined: bool, size: u32, colour: &str) -> String {
    let bold = if bold {
        format!("<{prefix}b/>")
    } else {
        String::new()
    };
    let underlined = if underlined {
        format!("<{prefix}u/>")
    } else {
        String::new()
    };
    format!(
        "<{prefix}font>{bold}{underlined}<{prefix}sz val=\"{size}\"/><{prefix}color rgb=\"{colour}\"/><{prefix}name val=\"Calibri\"/><{prefix}family val=\"2\"/></{prefix}font>"
    )
}

/// Whether a font can be read on the colour of a mark.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Contrast {
    /// It can.
    Enough,
    /// It can't, or nobody knows; the same font in a dark colour.
    Unsure(String),
}

/// Judges a font.
pub(super) fn contrast(font: &str, severity: Severity) -> Contrast {
    let Ok(mut walk) = Walk::begin(font.as_bytes()) else {
        return Contrast::Enough;
    };
    while let Ok(step) = walk.step() {
        match step {
            Step::Open(tag) if tag.local() == "color" => {
                // The first two colours of the old palette and of every theme are window and text.
                let dark = tag.is_set("auto")
                    || matches!(tag.attribute("theme").as_deref(), Some("1"))
                        && tag.attribute("tint").is_none()
                    || matches!(
                        tag.attribute("indexed").as_deref(),
                        Some("0" | "8" | "64" | "81")
                    )
                    || tag
                        .attribute("rgb")
                        .and_then(|letters| ratio(&letters, colour(severity)))
                        .is_some_and(|ratio| ratio >= LEAST);
                if dark {
                    return Contrast::Enough;
                }
                let range = usize::try_from(tag.place.start)
                    .ok()
                    .zip(usize::try_from(tag.place.end).ok());
                let Some((before, after)) =
                    range.and_then(|(start, end)| font.get(..start).zip(font.get(end..)))
                else {
                    return Contrast::Enough;
                };
                let end = if tag.is_empty { "/>" } else { ">" };
                return Contrast::Unsure(format!(
                    "{before}<{} rgb=\"{INK}\"{end}{after}",
                    tag.name()
                ));
            }
            Step::End => break,
            _ => {}
        }
    }
    Contrast::Enough
}

fn attributes(element: &str, tag_name: &str, name: &str) -> Option<String> {
    let mut walk = Walk::begin(element.as_bytes()).ok()?;
    loop {
        match walk.step().ok()? {
            Step::Open(tag) if tag.local() == tag_name => return tag.attribute(name),
            Step::End => return None,
            _ => {}
        }
    }
}

/// The contrast of two colours written as `AARRGGBB` or `RRGGBB`.
fn ratio(one: &str, other: &str) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

fn luminance(colour: &str) -> Option<f64> {
    let rgb = colour.get(colour.len().checked_sub(6)?..)?;
    let share = |from: usize| {
        let value = u8::from_str_radix(rgb.get(from..from.checked_add(2)?)?, 16).ok()?;
        let value = f64::from(value) / 255.0;
        Some(if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        })
    };
    Some(0.2126 * share(0)? + 0.7152 * share(2)? + 0.0722 * share(4)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_can_be_read_on_every_colour() {
        for severity in SEVERITIES {
            for letters in [INK, LINK] {
                assert!(
                    ratio(letters, colour(severity)).unwrap() >= LEAST,
                    "{severity:?}"
                );
            }
        }
        assert!(ratio(PAPER, BAND).unwrap() >= LEAST);
        assert!(ratio(MUTED, PAPER).unwrap() >= LEAST);
        assert!(ratio("000000", "FFFFFFFF").unwrap() > 20.9);
    }

    #[test]
    fn light_letters_become_dark_and_nothing_else_of_a_font_changes() {
        for (colour, enough) in [
            ("<color theme=\"1\"/>", true),
            ("<color rgb=\"FF000080\"/>", true),
            ("<color indexed=\"8\"/>", true),
            ("<color auto=\"1\"/>", true),
            ("", true),
            ("<color rgb=\"FFFFFFFF\"/>", false),
            ("<color theme=\"0\"/>", false),
            ("<color theme=\"1\" tint=\"0.5\"/>", false),
            ("<color indexed=\"9\"></color>", false),
        ] {
            let font = format!("<font><b/>{colour}<name val=\"Arial\"/></font>");
            match contrast(&font, Severity::Error) {
                Contrast::Enough => assert!(enough, "{colour}"),
                Contrast::Unsure(darker) => {
                    assert!(!enough, "{colour}");
                    let end = if colour.contains("</") {
                        "></color>"
                    } else {
                        "/>"
                    };
                    assert_eq!(
                        darker,
                        format!("<font><b/><color rgb=\"{INK}\"{end}<name val=\"Arial\"/></font>")
                    );
                }
            }
        }
    }

    #[test]
    fn a_mark_is_known_again() {
        assert!(is_ours(&fill("x:", Severity::Warning)));
        assert!(!is_ours(&solid("", BAND)));
        assert!(!is_ours("<fill><patternFill/></fill>"));
    }
}
