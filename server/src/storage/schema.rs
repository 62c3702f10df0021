//! The tables as diesel sees them; `migrations/` is their source.

pub(super) use super::schema_register::{
    certificate, contract_buyer, contract_extension, contract_option, register_change,
    register_import, sector,
};

diesel::table! {
    buyer (id) {
        id -> BigInt,
        code -> Text,
        name -> Text,
        part_of -> Nullable<Text>,
        closed_on -> Nullable<Date>,
        version -> BigInt,
    }
}
diesel::table! {
    category (id) {
        id -> BigInt,
        code -> Text,
        name -> Text,
        sector -> Text,
        closed_on -> Nullable<Date>,
        version -> BigInt,
    }
}
diesel::table! {
    supplier (id) {
        id -> BigInt,
        code -> Text,
        name -> Text,
        kvk -> Nullable<Text>,
        closed_on -> Nullable<Date>,
        version -> BigInt,
    }
}
diesel::table! {
    value_table (id) {
        id -> BigInt,
        code -> Text,
        revision -> Integer,
        publisher -> Text,
        version -> Text,
        source -> Text,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
        document -> Text,
        fingerprint -> Text,
        added_at -> Timestamp,
    }
}
diesel::table! {
    contract (id) {
        id -> BigInt,
        number -> Text,
        supplier_id -> BigInt,
        buyer_id -> BigInt,
        category_id -> BigInt,
        client_supervision -> Bool,
        value_cents -> BigInt,
        awarded -> Date,
        tender_published -> Nullable<Date>,
        starts -> Date,
        ends -> Date,
        title -> Text,
        framework -> Nullable<Text>,
        lot -> Nullable<Text>,
        version -> BigInt,
    }
}
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

diesel::table! {
    account (id) {
        id -> BigInt,
        public_id -> Text,
        email -> Text,
        role -> Text,
        supplier_id -> Nullable<BigInt>,
        password_hash -> Text,
        language -> Text,
        created_at -> Timestamp,
        failed_attempts -> Integer,
        wait_until -> Nullable<Timestamp>,
    }
}

diesel::table! {
    session (id) {
        id -> BigInt,
        fingerprint -> Text,
        account_id -> BigInt,
        form_token -> Text,
        created_at -> Timestamp,
        seen_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    report (id) {
        id -> BigInt,
        public_id -> Text,
        supplier_id -> BigInt,
        state -> Text,
        file_fingerprint -> Text,
        file_name -> Text,
        file_size -> BigInt,
        stated_start -> Nullable<Date>,
        stated_end -> Nullable<Date>,
        stated_contract_id -> Nullable<BigInt>,
        importer -> Nullable<Text>,
        importer_version -> Nullable<Integer>,
        uploaded_by -> BigInt,
        uploaded_at -> Timestamp,
        read_at -> Nullable<Timestamp>,
        submitted_by -> Nullable<BigInt>,
        submitted_at -> Nullable<Timestamp>,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<Timestamp>,
        return_reason -> Nullable<Text>,
        rows_read -> Nullable<BigInt>,
        lines_stored -> Nullable<BigInt>,
        withdrawn_by -> Nullable<BigInt>,
        withdrawn_at -> Nullable<Timestamp>,
        withdrawal_reason -> Nullable<Text>,
        correction_reason -> Nullable<Text>,
    }
}
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
    report_contract (id) {
        id -> BigInt,
        report_id -> BigInt,
        contract_id -> BigInt,
        period_start -> Date,
        period_end -> Date,
        revision -> Integer,
        superseded -> Bool,
        superseded_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    report_line (id) {
        id -> BigInt,
        report_id -> BigInt,
        contract_id -> BigInt,
        state -> Text,
        kind -> Text,
        period_start -> Date,
        period_end -> Date,
        candidate -> Nullable<Text>,
        target_group -> Nullable<Text>,
        benefit_duration -> Nullable<Text>,
        ldr -> Nullable<Bool>,
        starts -> Nullable<Date>,
        ends -> Nullable<Date>,
        hours_per_week -> Nullable<BigInt>,
        paid_hours -> Nullable<BigInt>,
        arrangement -> Nullable<Text>,
        bonuses -> Text,
        invoice -> Nullable<Text>,
        vendor -> Nullable<Text>,
        day -> Nullable<Date>,
        amount_cents -> Nullable<BigInt>,
        hours -> Nullable<BigInt>,
        description -> Nullable<Text>,
        sheet -> Text,
        sheet_row -> BigInt,
        cells -> Text,
    }
}

diesel::table! {
    report_problem_rest (id) {
        id -> BigInt,
        report_id -> BigInt,
        severity -> Text,
        code -> Text,
        further -> BigInt,
    }
}

diesel::table! {
    report_problem (id) {
        id -> BigInt,
        report_id -> BigInt,
        severity -> Text,
        code -> Text,
        sheet -> Text,
        cell -> Text,
        heading -> Nullable<Text>,
        found -> Nullable<Text>,
        expected -> Nullable<Text>,
        field -> Nullable<Text>,
        suggestion -> Nullable<Text>,
        sheet_column -> Text,
    }
}

diesel::table! {
    warning_acceptance (id) {
        id -> BigInt,
        report_id -> BigInt,
        code -> Text,
        sheet -> Text,
        sheet_column -> Text,
        cell -> Text,
        warnings -> BigInt,
        reason -> Text,
        accepted_by -> BigInt,
        accepted_at -> Timestamp,
    }
}

diesel::table! {
    own_number_column (id) {
        id -> BigInt,
        report_id -> BigInt,
        sheet -> Text,
        sheet_column -> Text,
        heading -> Nullable<Text>,
        declared_by -> BigInt,
        declared_at -> Timestamp,
    }
}

diesel::table! {
    line_value (id) {
        id -> BigInt,
        line_id -> BigInt,
        obligation_id -> BigInt,
        value_table_id -> Nullable<BigInt>,
        block -> Nullable<Text>,
        counts_on -> Date,
        amount -> BigInt,
        to_come -> BigInt,
        explanation -> Text,
    }
}

diesel::table! {
    job_hours (id) {
        id -> BigInt,
        line_id -> BigInt,
        contract_id -> BigInt,
        year -> Integer,
        quarter -> Integer,
        hours -> BigInt,
        by_contract_hours -> Bool,
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

diesel::table! {
    supplier_profile (id) {
        id -> BigInt,
        public_id -> Text,
        supplier_id -> BigInt,
        name -> Text,
        version -> Integer,
        title -> Text,
        document -> Text,
        report_id -> BigInt,
        made_by -> BigInt,
        made_at -> Timestamp,
        ended_by -> Nullable<BigInt>,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    learned_heading (id) {
        id -> BigInt,
        public_id -> Text,
        supplier_id -> BigInt,
        table_kind -> Text,
        field -> Text,
        heading -> Text,
        learned_by -> BigInt,
        learned_at -> Timestamp,
        ended_by -> Nullable<BigInt>,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    report_choice (id) {
        id -> BigInt,
        report_id -> BigInt,
        importer -> Text,
        chosen_by -> BigInt,
        chosen_at -> Timestamp,
    }
}

diesel::joinable!(supplier_profile -> supplier (supplier_id));
diesel::joinable!(learned_heading -> supplier (supplier_id));
diesel::joinable!(contract -> supplier (supplier_id));
diesel::joinable!(contract -> buyer (buyer_id));
diesel::joinable!(contract -> category (category_id));
diesel::joinable!(obligation -> contract (contract_id));
diesel::joinable!(obligation -> value_table (value_table_id));
diesel::joinable!(recovery_action -> contract (contract_id));
diesel::joinable!(recovery_action -> obligation (obligation_id));
diesel::joinable!(settlement_part -> obligation (obligation_id));
diesel::joinable!(obligation_terms -> obligation (obligation_id));
diesel::joinable!(terms_milestone -> obligation_terms (terms_id));
diesel::joinable!(waiver -> obligation (obligation_id));
diesel::joinable!(session -> account (account_id));
diesel::joinable!(report -> supplier (supplier_id));
diesel::joinable!(report_contract -> report (report_id));
diesel::joinable!(report_contract -> contract (contract_id));
diesel::joinable!(report_line -> report (report_id));
diesel::joinable!(line_decision -> report_line (line_id));
diesel::joinable!(question_line -> review_question (question_id));
diesel::joinable!(report_line -> contract (contract_id));
diesel::joinable!(report_problem -> report (report_id));
diesel::joinable!(warning_acceptance -> report (report_id));
diesel::joinable!(warning_acceptance -> account (accepted_by));
diesel::joinable!(own_number_column -> report (report_id));
diesel::joinable!(own_number_column -> account (declared_by));
diesel::joinable!(line_value -> report_line (line_id));
diesel::joinable!(line_value -> obligation (obligation_id));
diesel::joinable!(job_hours -> report_line (line_id));
diesel::joinable!(job_hours -> contract (contract_id));
diesel::allow_tables_to_appear_in_same_query!(
    buyer,
    category,
    supplier,
    value_table,
    contract,
    obligation,
    recovery_action,
    settlement_part,
    obligation_terms,
    terms_milestone,
    waiver,
    worth_rollup,
    lines_rollup,
    hours_rollup,
    covered_rollup,
    people_rollup,
    account,
    session,
    report,
    report_contract,
    report_line,
    line_decision,
    review_question,
    question_line,
    report_problem,
    warning_acceptance,
    own_number_column,
    line_value,
    job_hours,
    job,
    message,
    gap_alert,
    supplier_profile,
    learned_heading,
    report_choice,
    sector,
    contract_buyer,
    contract_option,
    contract_extension,
    certificate,
    register_change,
    register_import
);
