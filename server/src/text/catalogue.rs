//! The embedded texts and how one is found.

use std::{borrow::Cow, collections::HashMap};

use fluent_templates::{
    LanguageIdentifier, Loader, fluent_bundle::FluentValue, langid, static_loader,
};

use super::{Language, Texts, Value};

static_loader! {
    static CATALOGUE = {
        locales: "./locales",
        fallback_language: "nl",
        customise: |bundle| {
            bundle.set_use_isolating(false);
            if bundle.locales.contains(&ENGLISH) {
                bundle.set_formatter(Some(|value, _| count(Language::English, value)));
            } else {
                bundle.set_formatter(Some(|value, _| count(Language::Dutch, value)));
            }
        },
    };
}

const DUTCH: LanguageIdentifier = langid!("nl");
const ENGLISH: LanguageIdentifier = langid!("en");

/// The text of a key with values in it; `None` where there is no such text.
pub(super) fn find(
    language: Language,
    key: &str,
    values: &[(&'static str, &dyn Value)],
) -> Option<String> {
    find_filled(
        language,
        key,
        values.iter().map(|(name, value)| (*name, value.fluent())),
    )
}

/// The same with values that are ready.
pub(super) fn find_filled<'a>(
    language: Language,
    key: &str,
    values: impl IntoIterator<Item = (&'static str, FluentValue<'a>)>,
) -> Option<String> {
    let language = match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
    };
    let values: HashMap<Cow<'static, str>, FluentValue<'_>> = values
        .into_iter()
        .map(|(name, value)| (Cow::Borrowed(name), value))
        .collect();
    CATALOGUE.try_lookup_with_args(language, key, &values)
}

/// A count inside a text, with its thousands apart.
fn count(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    number
        .as_string()
        .parse()
        .ok()
        .map(|number| Texts::new(language).number(number))
}
