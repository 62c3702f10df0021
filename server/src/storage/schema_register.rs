//! The tables of the register's own objects as diesel sees them; `migrations/0011_register_objects` is their source.

use super::schema::{buyer, contract, supplier};

diesel::table! {
    sector (id) {
        id -> BigInt,
        code -> Text,
        name -> Text,
        closed_on -> Nullable<Date>,
        version -> BigInt,
    }
}

diesel::table! {
    contract_buyer (id) {
        id -> BigInt,
        contract_id -> BigInt,
        buyer_id -> BigInt,
        share -> BigInt,
    }
}

diesel::table! {
    contract_option (id) {
        id -> BigInt,
        contract_id -> BigInt,
        number -> Integer,
        months -> Nullable<Integer>,
        until_day -> Nullable<Date>,
        exercised_at -> Nullable<Timestamp>,
        exercised_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    contract_extension (id) {
        id -> BigInt,
        contract_id -> BigInt,
        option_number -> Nullable<Integer>,
        ended_before -> Date,
        ends -> Date,
        reason -> Text,
        registered_at -> Timestamp,
        registered_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    certificate (id) {
        id -> BigInt,
        public_id -> Text,
        supplier_id -> BigInt,
        step -> Text,
        valid_from -> Date,
        valid_until -> Date,
        document -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    certificate_version (id) {
        id -> BigInt,
        certificate_id -> BigInt,
        public_id -> Text,
        supplier_id -> BigInt,
        step -> Text,
        valid_from -> Date,
        valid_until -> Date,
        document -> Text,
        recorded_at -> Timestamp,
        retired_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    register_change (id) {
        id -> BigInt,
        kind -> Text,
        object_id -> BigInt,
        version -> BigInt,
        snapshot -> Text,
        changed_by -> Nullable<BigInt>,
        changed_at -> Timestamp,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    register_import (id) {
        id -> BigInt,
        public_id -> Text,
        state -> Text,
        file_fingerprint -> Text,
        file_name -> Text,
        file_size -> BigInt,
        uploaded_by -> BigInt,
        uploaded_at -> Timestamp,
        read_at -> Nullable<Timestamp>,
        found -> Nullable<Text>,
        committed_by -> Nullable<BigInt>,
        committed_at -> Nullable<Timestamp>,
    }
}

diesel::joinable!(contract_buyer -> contract (contract_id));
diesel::joinable!(contract_buyer -> buyer (buyer_id));
diesel::joinable!(contract_option -> contract (contract_id));
diesel::joinable!(contract_extension -> contract (contract_id));
diesel::joinable!(certificate -> supplier (supplier_id));
