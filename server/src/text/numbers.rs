//! How amounts are written: `€ 1.234.567,89` in Dutch, `€1,234,567.89` in English.
//!
//! Signs and units stand here because ICU4X puts the minus sign after the euro sign.

use icu::{
    decimal::{DecimalFormatter, input::Decimal},
    locale::{Locale, locale},
};
use meetbaar_domain::amount::{Cents, Hours, Jobs};

use super::{Language, Texts};

thread_local! {
    static DUTCH: Option<DecimalFormatter> = formatter(locale!("nl"));
    static ENGLISH: Option<DecimalFormatter> = formatter(locale!("en-GB"));
}

fn formatter(locale: Locale) -> Option<DecimalFormatter> {
    DecimalFormatter::try_new(locale.into(), Default::default()).ok()
}

impl Texts {
    /// Euros and cents: `€ 1.234,56`, `-€ 1.234,56`.
    #[must_use]
    pub fn euro(&self, cents: Cents) -> String {
        self.with_euro_sign(cents.0, &self.digits(cents.0, 2, 2))
    }

    /// Whole euros, half up: `€ 1.235`.
    #[must_use]
    pub fn euro_round(&self, cents: Cents) -> String {
        let euros = rounded(cents.0, 2);
        self.with_euro_sign(euros, &self.digits(euros, 0, 0))
    }

    /// A whole number: `1.234.567`.
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        format!("{}{}", minus(number), self.digits(number, 0, 0))
    }

    /// Hours, half up to hundredths: `473,14`; whole hours without decimals: `36`.
    #[must_use]
    pub fn hours(&self, hours: Hours) -> String {
        let hundredths = rounded(hours.0, 2);
        let decimals = if hundredths % 100 == 0 { 0 } else { 2 };
        format!(
            "{}{}",
            minus(hundredths),
            self.digits(hundredths, 2, decimals)
        )
    }

    /// Jobs, half up to hundredths: `8,66`.
    #[must_use]
    pub fn jobs(&self, jobs: Jobs) -> String {
        let hundredths = rounded(jobs.0, 2);
        format!("{}{}", minus(hundredths), self.digits(hundredths, 2, 2))
    }

    /// A share in hundredths of a percent: `5%`, `86,5%`, `2,76%`.
    #[must_use]
    pub fn percent(&self, basis_points: i64) -> String {
        let decimals = match (basis_points % 100, basis_points % 10) {
            (0, _) => 0,
            (_, 0) => 1,
            _ => 2,
        };
        format!(
            "{}{}%",
            minus(basis_points),
            self.digits(basis_points, 2, decimals)
        )
    }

    fn with_euro_sign(&self, amount: i64, digits: &str) -> String {
        let space = match self.language() {
            Language::Dutch => " ",
            Language::English => "",
        };
        format!("{}€{space}{digits}", minus(amount))
    }

    /// The digits of `units / 10^scale` without a sign, with that many decimals (no more than `scale`).
    pub(super) fn digits(&self, units: i64, scale: i16, decimals: i16) -> String {
        let mut decimal = Decimal::from(units.unsigned_abs());
        decimal.multiply_pow10(-scale);
        decimal.absolute.trim_end();
        decimal.absolute.pad_end(-decimals);
        let formatter = match self.language() {
            Language::Dutch => &DUTCH,
            Language::English => &ENGLISH,
        };
        formatter.with(|formatter| {
            formatter.as_ref().map_or_else(
                || decimal.to_string(),
                |formatter| formatter.format_to_string(&decimal),
            )
        })
    }
}

fn minus(number: i64) -> &'static str {
    if number < 0 { "-" } else { "" }
}

/// Two digits fewer, half up (away from zero).
fn rounded(units: i64, digits: u32) -> i64 {
    let step = 10_i64.pow(digits);
    let half = if units < 0 { -step / 2 } else { step / 2 };
    units.saturating_add(half) / step
}
