//! Numbers and days in a TOML file. A number is kept as it was written: `36`, `36.5` or `"36,5"` never pass through floating-point arithmetic.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de};

/// A plain decimal as text, such as `1250.5`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal(pub String);

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl de::Visitor<'_> for Visitor {
            type Value = Decimal;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a number such as 36 or 1250.5")
            }

            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Decimal, E> {
                Ok(Decimal(value.to_string()))
            }

            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Decimal, E> {
                Ok(Decimal(value.to_string()))
            }

            // The shortest text of the number is the text that was written.
            fn visit_f64<E: de::Error>(self, value: f64) -> Result<Decimal, E> {
                Ok(Decimal(value.to_string()))
            }

            fn visit_str<E: de::Error>(self, value: &str) -> Result<Decimal, E> {
                Ok(Decimal(value.trim().replace(',', ".")))
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

/// The day of a TOML date; `None` for a time without a day.
#[must_use]
pub fn date_of(stated: toml::value::Datetime) -> Option<NaiveDate> {
    let date = stated.date?;
    NaiveDate::from_ymd_opt(
        i32::from(date.year),
        u32::from(date.month),
        u32::from(date.day),
    )
}
