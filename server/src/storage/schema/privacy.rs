//! The tables of privacy: keys of pseudonyms, and what was erased.

diesel::table! {
    pseudonym_key (number) {
        number -> BigInt,
        check_value -> Text,
        used_from -> Timestamp,
    }
}
// Stored pseudonyms beside what they become: there while they are keyed anew.
diesel::table! {
    rekeyed (before_key) {
        before_key -> Text,
        after_key -> Text,
    }
}
