//! The tables of what contracts demand, and of the sums over lines that standings are made of.

diesel::table! {
    obligation (id) {
        id -> BigInt,
        contract_id -> BigInt,
        kind -> Text,
        value_table_id -> Nullable<BigInt>,
        public_id -> Text,
        version -> BigInt,
    }
}
diesel::table! {
    obligation_terms (id) {
        id -> BigInt,
        obligation_id -> BigInt,
        holds_from -> Date,
        share -> Nullable<BigInt>,
        base_cents -> BigInt,
        amount -> Nullable<BigInt>,
        description -> Nullable<Text>,
        floor_cents -> Nullable<BigInt>,
        cap_cents -> Nullable<BigInt>,
        reduction -> Nullable<BigInt>,
        reduction_step -> Nullable<Text>,
        reduction_from -> Nullable<Date>,
        reduction_until -> Nullable<Date>,
        rhythm -> Text,
        days_allowed -> Integer,
        grace_days -> Integer,
        starts -> Date,
        ends -> Date,
        reason -> Nullable<Text>,
        recorded_by -> Nullable<BigInt>,
        recorded_at -> Timestamp,
        retired_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    terms_milestone (id) {
        id -> BigInt,
        terms_id -> BigInt,
        due -> Date,
        amount -> BigInt,
    }
}
diesel::table! {
    waiver (id) {
        id -> BigInt,
        public_id -> Text,
        obligation_id -> BigInt,
        reason -> Text,
        note -> Nullable<Text>,
        approver -> Text,
        starts -> Date,
        ends -> Date,
        recorded_by -> BigInt,
        recorded_at -> Timestamp,
        retired_by -> Nullable<BigInt>,
        retired_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    worth_rollup (id) {
        id -> BigInt,
        contract_id -> BigInt,
        obligation_id -> BigInt,
        report_id -> BigInt,
        state -> Text,
        period_start -> Date,
        period_end -> Date,
        amount -> BigInt,
        with_evidence -> BigInt,
        to_come -> BigInt,
        without_block -> BigInt,
        known_from -> Timestamp,
        known_until -> Nullable<Timestamp>,
    }
}
diesel::table! {
    lines_rollup (id) {
        id -> BigInt,
        contract_id -> BigInt,
        report_id -> BigInt,
        state -> Text,
        period_start -> Date,
        period_end -> Date,
        lines -> BigInt,
        turnover_lines -> BigInt,
        turnover_cents -> BigInt,
        known_from -> Timestamp,
        known_until -> Nullable<Timestamp>,
    }
}
diesel::table! {
    hours_rollup (id) {
        id -> BigInt,
        contract_id -> BigInt,
        report_id -> BigInt,
        period_end -> Date,
        year -> Integer,
        quarter -> Integer,
        hours -> BigInt,
        by_contract_hours -> BigInt,
        known_from -> Timestamp,
        known_until -> Nullable<Timestamp>,
    }
}
diesel::table! {
    covered_rollup (id) {
        id -> BigInt,
        contract_id -> BigInt,
        report_id -> BigInt,
        state -> Text,
        period_start -> Date,
        period_end -> Date,
        known_from -> Timestamp,
        known_until -> Nullable<Timestamp>,
    }
}
diesel::table! {
    people_rollup (id) {
        id -> BigInt,
        contract_id -> BigInt,
        measure -> Text,
        counts_from -> Date,
        people -> BigInt,
        known_from -> Timestamp,
        known_until -> Nullable<Timestamp>,
    }
}
