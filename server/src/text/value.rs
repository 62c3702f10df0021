//! What may stand in a text: words and counts. Amounts and dates are written out before they go in.

use fluent_templates::fluent_bundle::FluentValue;

/// A value in a text. A whole number also chooses between singular and plural.
pub trait Value {
    /// The value as the texts take it.
    fn fluent(&self) -> FluentValue<'_>;
}

impl Value for str {
    fn fluent(&self) -> FluentValue<'_> {
        FluentValue::from(self)
    }
}

impl Value for String {
    fn fluent(&self) -> FluentValue<'_> {
        FluentValue::from(self.as_str())
    }
}

impl<T: Value + ?Sized> Value for &T {
    fn fluent(&self) -> FluentValue<'_> {
        (**self).fluent()
    }
}

macro_rules! counts {
    ($($number:ty),+) => {
        $(impl Value for $number {
            fn fluent(&self) -> FluentValue<'_> {
                FluentValue::from(*self)
            }
        })+
    };
}

counts!(i32, i64, u16, u32, u64, usize);
