//! Units that headings state: `(x 1.000)`, `(in %)`, `uren per maand`, `FTE (36h)`.

use rust_decimal::Decimal;

use super::Heading;
use crate::values::fold;

/// For how long hours are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// A day.
    Day,
    /// A week.
    Week,
    /// Four weeks, a usual period of pay.
    FourWeeks,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Span {
    /// By what hours are multiplied to become hours a week: 52 weeks and 12 months a year. A day says too little.
    pub fn per_week(self) -> Option<(Decimal, Decimal)> {
        let (times, by) = match self {
            Self::Day => return None,
            Self::Week => (1, 1),
            Self::FourWeeks => (1, 4),
            Self::Month => (12, 52),
            Self::Year => (1, 52),
        };
        Some((Decimal::from(times), Decimal::from(by)))
    }
}

/// Folded words that state a span, the longer ones first.
const SPANS: [(&str, Span); 21] = [
    (" per 4 weken ", Span::FourWeeks),
    (" per vier weken ", Span::FourWeeks),
    (" per 4 weeks ", Span::FourWeeks),
    (" 4 wekelijks ", Span::FourWeeks),
    (" per week ", Span::Week),
    (" p w ", Span::Week),
    (" pw ", Span::Week),
    (" u w ", Span::Week),
    (" a week ", Span::Week),
    (" weekly ", Span::Week),
    (" wekelijks ", Span::Week),
    (" per maand ", Span::Month),
    (" p m ", Span::Month),
    (" pm ", Span::Month),
    (" per month ", Span::Month),
    (" monthly ", Span::Month),
    (" per jaar ", Span::Year),
    (" per year ", Span::Year),
    (" p j ", Span::Year),
    (" per dag ", Span::Day),
    (" per day ", Span::Day),
];

impl Heading {
    /// For how long the heading says that hours are given, where it does.
    pub fn span(&self) -> Option<Span> {
        let folded = format!(" {} ", fold(&self.shown()));
        let stated = SPANS.iter().find(|(words, _)| folded.contains(words));
        stated.map(|(_, span)| *span).or_else(|| {
            let glued = [
                ("maanduren", Span::Month),
                ("jaaruren", Span::Year),
                ("weekuren", Span::Week),
            ];
            let found = glued.iter().find(|(word, _)| folded.contains(word));
            found.map(|(_, span)| *span)
        })
    }

    /// What amounts below the heading are multiplied by: a thousand, a million, or one.
    pub fn factor(&self) -> Decimal {
        let shown = self.shown().to_lowercase();
        let plain: String = shown
            .chars()
            .filter(|character| !character.is_whitespace() && !matches!(character, '€' | '\''))
            .collect();
        let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
        let words = format!(" {} ", fold(&shown));
        let says = |known: &[&str]| known.iter().any(|word| words.contains(word));
        if has(&["x1.000.000", "x1000000", "×1.000.000"])
            || says(&[
                " mln ",
                " miljoen ",
                " million ",
                " millions ",
                " miljoenen ",
            ])
        {
            return Decimal::from(1_000_000);
        }
        let thousand = has(&[
            "x1.000",
            "x1000",
            "x1,000",
            "×1.000",
            "×1000",
            "*1000",
            "*1.000",
            "(1.000)",
            "(1000)",
            "xeur1.000",
            "xeur1000",
            "xeuro1.000",
            "xeuro1000",
        ]) || says(&[
            " duizend ",
            " duizenden ",
            " duizendtallen ",
            " thousand ",
            " thousands ",
            " k ",
            " keur ",
            " keuro ",
            " eur k ",
            " 000s ",
        ]);
        Decimal::from(if thousand { 1_000 } else { 1 })
    }

    /// Whether the heading says that its values are percentages.
    pub fn is_percentage(&self) -> bool {
        let shown = self.shown();
        shown.contains('%') || fold(&shown).contains("percentage")
    }

    /// The hours of a full-time week that the heading names: `FTE (36h)`.
    pub fn full_time_hours(&self) -> Option<Decimal> {
        let text = self.shown().replace(',', ".");
        text.split(|character: char| !character.is_ascii_digit() && character != '.')
            .filter_map(|number| number.trim_matches('.').parse::<Decimal>().ok())
            .find(|number| (Decimal::from(30)..=Decimal::from(45)).contains(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(text: &str) -> Heading {
        Heading::new(None, Some(text))
    }

    #[test]
    fn hours_have_a_span() {
        for (text, span) in [
            ("Uren per week", Some(Span::Week)),
            ("uren p/w", Some(Span::Week)),
            ("Contracturen per maand", Some(Span::Month)),
            ("Uren (p/m)", Some(Span::Month)),
            ("Uren per 4 weken", Some(Span::FourWeeks)),
            ("Hours per year", Some(Span::Year)),
            ("Maanduren", Some(Span::Month)),
            ("Uren per dag", Some(Span::Day)),
            ("Verloonde uren", None),
        ] {
            assert_eq!(heading(text).span(), span, "{text}");
        }
    }

    #[test]
    fn amounts_have_a_factor() {
        for (text, factor) in [
            ("Omzet (x 1.000)", 1_000),
            ("Omzet (x € 1.000)", 1_000),
            ("Omzet x1000", 1_000),
            ("Bedrag in k€", 1_000),
            ("Turnover (in thousands)", 1_000),
            ("Omzet (€ mln)", 1_000_000),
            ("Omzet (x € 1.000.000)", 1_000_000),
            ("Bedrag excl. btw", 1),
            ("Bedrag (€)", 1),
        ] {
            assert_eq!(heading(text).factor(), Decimal::from(factor), "{text}");
        }
    }

    #[test]
    fn a_share_of_full_time_names_its_week() {
        for (text, hours) in [
            ("FTE (36h)", Some(36)),
            ("Aantal fte (1 = 38 uur)", Some(38)),
            ("FTE", None),
        ] {
            assert_eq!(
                heading(text).full_time_hours(),
                hours.map(Decimal::from),
                "{text}"
            );
        }
        assert!(heading("Deeltijd (in %)").is_percentage());
        assert!(!heading("Deeltijdfactor").is_percentage());
    }
}
