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
diesel::table! {
    erasure (id) {
        id -> BigInt,
        public_id -> Text,
        ground -> Text,
        supplier_id -> BigInt,
        contract_id -> Nullable<BigInt>,
        erased_by -> Nullable<BigInt>,
        begun_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
        lines -> BigInt,
        files -> BigInt,
        totals_fingerprint -> Nullable<Text>,
        document -> Text,
        signature -> Nullable<Text>,
    }
}
diesel::table! {
    file_to_remove (id) {
        id -> BigInt,
        store -> Text,
        fingerprint -> Text,
    }
}
