//! The tables of conflicts, what was decided on them, and which lines don't count by it.

diesel::table! {
    conflict (id) {
        id -> BigInt,
        public_id -> Text,
        kind -> Text,
        state -> Text,
        starts -> Date,
        ends -> Date,
        version -> BigInt,
        raised_at -> Timestamp,
        lapsed_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    conflict_line (id) {
        id -> BigInt,
        conflict_id -> BigInt,
        line_id -> BigInt,
        report_id -> BigInt,
        contract_id -> BigInt,
    }
}
diesel::table! {
    conflict_decision (id) {
        id -> BigInt,
        conflict_id -> BigInt,
        reason -> Text,
        decided_by -> BigInt,
        decided_at -> Timestamp,
        ended_by -> Nullable<BigInt>,
        ended_at -> Nullable<Timestamp>,
        end_reason -> Nullable<Text>,
    }
}
diesel::table! {
    line_set_aside (id) {
        id -> BigInt,
        decision_id -> BigInt,
        line_id -> BigInt,
        report_id -> BigInt,
        contract_id -> BigInt,
        known_from -> Timestamp,
        known_until -> Nullable<Timestamp>,
    }
}
