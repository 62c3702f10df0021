//! The tables of what the office does: reviews, the calendar, what follows from gaps, and work by the clock.

diesel::table! {
    recovery_action (id) {
        id -> BigInt,
        public_id -> Text,
        contract_id -> BigInt,
        obligation_id -> BigInt,
        reference_date -> Date,
        gap_amount -> BigInt,
        realised_amount -> BigInt,
        question -> Nullable<Text>,
        respond_by -> Date,
        asked_by -> Nullable<BigInt>,
        asked_at -> Timestamp,
        plan -> Nullable<Text>,
        plan_until -> Nullable<Date>,
        plan_amount -> Nullable<BigInt>,
        answered_by -> Nullable<BigInt>,
        answered_at -> Nullable<Timestamp>,
        outcome -> Nullable<Text>,
        closing_note -> Nullable<Text>,
        closed_by -> Nullable<BigInt>,
        closed_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    settlement (id) {
        id -> BigInt,
        contract_id -> BigInt,
        reference_date -> Date,
        factor -> BigInt,
        note -> Nullable<Text>,
        made_by -> BigInt,
        made_at -> Timestamp,
        reply -> Nullable<Text>,
        replied_by -> Nullable<BigInt>,
        replied_at -> Nullable<Timestamp>,
        closing_note -> Nullable<Text>,
        closed_by -> Nullable<BigInt>,
        closed_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    settlement_part (id) {
        id -> BigInt,
        settlement_id -> BigInt,
        obligation_id -> BigInt,
        required_amount -> Nullable<BigInt>,
        realised_amount -> Nullable<BigInt>,
        gap_amount -> Nullable<BigInt>,
        exposure_cents -> Nullable<BigInt>,
        status -> Text,
    }
}
diesel::table! {
    due_extension (id) {
        id -> BigInt,
        public_id -> Text,
        contract_id -> BigInt,
        period_start -> Date,
        period_end -> Date,
        until -> Date,
        reason -> Text,
        asked_by -> BigInt,
        asked_at -> Timestamp,
        granted -> Nullable<Bool>,
        note -> Nullable<Text>,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    period_closure (id) {
        id -> BigInt,
        public_id -> Text,
        contract_id -> BigInt,
        period_start -> Date,
        period_end -> Date,
        closed_by -> Nullable<BigInt>,
        closed_at -> Timestamp,
        reopened_by -> Nullable<BigInt>,
        reopened_at -> Nullable<Timestamp>,
        reopen_reason -> Nullable<Text>,
    }
}
diesel::table! {
    schedule (id) {
        id -> BigInt,
        name -> Text,
        due_at -> Timestamp,
    }
}
diesel::table! {
    alarm (id) {
        id -> BigInt,
        kind -> Text,
        detail -> Text,
        raised_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    line_decision (id) {
        id -> BigInt,
        line_id -> BigInt,
        report_id -> BigInt,
        decision -> Text,
        reason -> Nullable<Text>,
        decided_by -> BigInt,
        decided_at -> Timestamp,
    }
}
diesel::table! {
    review_question (id) {
        id -> BigInt,
        public_id -> Text,
        report_id -> BigInt,
        question -> Text,
        asked_by -> BigInt,
        asked_at -> Timestamp,
        answer -> Nullable<Text>,
        answered_by -> Nullable<BigInt>,
        answered_at -> Nullable<Timestamp>,
        closing_note -> Nullable<Text>,
        closed_by -> Nullable<BigInt>,
        closed_at -> Nullable<Timestamp>,
        withdrawn_by -> Nullable<BigInt>,
        withdrawn_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    question_line (id) {
        id -> BigInt,
        question_id -> BigInt,
        line_id -> BigInt,
    }
}
diesel::table! {
    job (id) {
        id -> BigInt,
        kind -> Text,
        payload -> Text,
        state -> Text,
        run_at -> Timestamp,
        attempts -> Integer,
        lease_key -> Nullable<Text>,
        lease_until -> Nullable<Timestamp>,
        last_error -> Nullable<Text>,
        queued_at -> Timestamp,
        finished_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    message (id) {
        id -> BigInt,
        public_id -> Text,
        recipient -> Text,
        language -> Text,
        kind -> Text,
        content -> Text,
        state -> Text,
        queued_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    gap_alert (id) {
        id -> BigInt,
        obligation_id -> BigInt,
        report_id -> BigInt,
        reference_date -> Date,
        required_amount -> BigInt,
        realised_amount -> BigInt,
        gap_amount -> BigInt,
        raised_at -> Timestamp,
    }
}
