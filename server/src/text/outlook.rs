//! One plain sentence about where an obligation is heading, chosen by its figures.

use super::Texts;

/// The figures of an obligation on a day, in the unit of its kind.
#[derive(Clone, Copy, Debug)]
pub struct OutlookFigures<'a> {
    /// Kind of the obligation, in its code.
    pub kind: &'a str,
    /// Status, in its code.
    pub status: &'a str,
    /// What lacks on the day.
    pub gap: i64,
    /// What is realised already: the low forecast.
    pub low: i64,
    /// The forecast with what running placements still bring.
    pub expected: i64,
    /// The whole obligation at the end of its term; `None` where it isn't known yet (it grows with turnover).
    pub total: Option<i64>,
}

/// Where an obligation stands and is heading, with the amounts that its sentence names, as they are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// The whole obligation is realised already.
    Fulfilled,
    /// Enough today; nothing is known of the end.
    OnTrack,
    /// Too little today; nothing is known of the end.
    Behind {
        /// What lacks today.
        gap: String,
    },
    /// Too little today, but the placements that run close the gap before the end of the term.
    Recovers {
        /// What lacks today.
        gap: String,
        /// Expected at the end of the term.
        expected: String,
    },
    /// Enough today; for the end of the term the running placements must go on.
    DependsOnPlacements {
        /// Realised already.
        low: String,
        /// Expected at the end of the term.
        expected: String,
        /// The whole obligation.
        total: String,
    },
    /// Even with the running placements the obligation isn't met.
    FallsShort {
        /// Expected at the end of the term.
        expected: String,
        /// What then still lacks.
        lacking: String,
    },
    /// A report is overdue.
    Silent,
    /// The obligation has no number.
    NotMeasurable,
    /// The obligation is lifted.
    Waived,
}

impl Texts {
    /// The outlook that follows from figures.
    #[must_use]
    pub fn outlook_of(&self, figures: OutlookFigures<'_>) -> Outlook {
        let OutlookFigures {
            kind,
            status,
            gap,
            low,
            expected,
            total,
        } = figures;
        let read = |amount| self.amount(kind, amount);
        match (status, total) {
            ("not_measurable", _) => Outlook::NotMeasurable,
            ("waived", _) => Outlook::Waived,
            ("silent", _) => Outlook::Silent,
            ("fulfilled", _) => Outlook::Fulfilled,
            (_, None) if gap > 0 => Outlook::Behind { gap: read(gap) },
            (_, None) => Outlook::OnTrack,
            (_, Some(total)) if low >= total => Outlook::Fulfilled,
            (_, Some(total)) if expected < total => Outlook::FallsShort {
                expected: read(expected),
                lacking: read(total.saturating_sub(expected)),
            },
            (_, Some(_)) if gap > 0 => Outlook::Recovers {
                gap: read(gap),
                expected: read(expected),
            },
            (_, Some(total)) => Outlook::DependsOnPlacements {
                low: read(low),
                expected: read(expected),
                total: read(total),
            },
        }
    }

    /// The outlook as one sentence.
    #[must_use]
    pub fn outlook(&self, outlook: &Outlook) -> String {
        match outlook {
            Outlook::Fulfilled => self.text("outlook-fulfilled"),
            Outlook::OnTrack => self.text("outlook-on_track"),
            Outlook::Behind { gap } => self.with1("outlook-behind", "gap", gap),
            Outlook::Recovers { gap, expected } => {
                self.with2("outlook-recovers", "gap", gap, "expected", expected)
            }
            Outlook::DependsOnPlacements {
                low,
                expected,
                total,
            } => self.with(
                "outlook-depends",
                &[("low", low), ("expected", expected), ("total", total)],
            ),
            Outlook::FallsShort { expected, lacking } => self.with2(
                "outlook-falls_short",
                "expected",
                expected,
                "lacking",
                lacking,
            ),
            Outlook::Silent => self.text("outlook-silent"),
            Outlook::NotMeasurable => self.text("outlook-not_measurable"),
            Outlook::Waived => self.text("outlook-waived"),
        }
    }
}
