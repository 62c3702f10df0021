//! The tables as diesel sees them; `migrations/` is their source.

mod accounts;
mod audit;
mod conflicts;
mod mended;
mod office;
mod privacy;
mod standings;

pub(super) use super::schema_register::{
    certificate, certificate_version, contract_buyer, contract_extension, contract_option,
    register_change, register_import, sector,
};
pub(super) use accounts::{
    account_buyer, account_category, account_link, attempt, client_secret, invitation,
    known_device, personal_token, recovery_code, session,
};
pub(super) use audit::{audit_entry, audit_head};
pub(super) use conflicts::{conflict, conflict_decision, conflict_line, line_set_aside};
pub(super) use mended::{
    cell_correction, earlier_report, evidence, own_number_column, report_change, signed_statement,
    warning_acceptance,
};
pub(super) use office::{
    alarm, due_extension, gap_alert, job, line_decision, message, period_closure, question_line,
    recovery_action, review_question, schedule, settlement, settlement_part,
};
pub(super) use privacy::{erasure, file_to_remove, pseudonym_key, rekeyed};
pub(super) use standings::{
    covered_rollup, hours_rollup, lines_rollup, obligation, obligation_terms, people_rollup,
    terms_milestone, waiver, worth_rollup,
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
        retention_months -> Nullable<Integer>,
        kept_longer -> Nullable<Text>,
        erasure_announced_at -> Nullable<Timestamp>,
        lines_erased_at -> Nullable<Timestamp>,
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
        closed_at -> Nullable<Timestamp>,
        signed_in_at -> Nullable<Timestamp>,
        totp_secret -> Nullable<Text>,
        totp_step -> Nullable<BigInt>,
        kind -> Text,
        rights -> Nullable<Text>,
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
        revises_id -> Nullable<BigInt>,
        withdrawn_by -> Nullable<BigInt>,
        withdrawn_at -> Nullable<Timestamp>,
        withdrawal_reason -> Nullable<Text>,
        correction_reason -> Nullable<Text>,
        lines_erased_at -> Nullable<Timestamp>,
        file_erased_at -> Nullable<Timestamp>,
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
        change_kind -> Nullable<Text>,
        earlier_line_id -> Nullable<BigInt>,
        linking_key -> Nullable<Text>,
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

diesel::joinable!(erasure -> supplier (supplier_id));
diesel::joinable!(erasure -> contract (contract_id));
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
diesel::joinable!(conflict_line -> conflict (conflict_id));
diesel::joinable!(conflict_line -> report_line (line_id));
diesel::joinable!(line_set_aside -> conflict_decision (decision_id));
diesel::joinable!(report_problem -> report (report_id));
diesel::joinable!(warning_acceptance -> report (report_id));
diesel::joinable!(warning_acceptance -> account (accepted_by));
diesel::joinable!(own_number_column -> report (report_id));
diesel::joinable!(own_number_column -> account (declared_by));
diesel::joinable!(line_value -> report_line (line_id));
diesel::joinable!(line_value -> obligation (obligation_id));
diesel::joinable!(job_hours -> report_line (line_id));
diesel::joinable!(job_hours -> contract (contract_id));
diesel::joinable!(account_buyer -> buyer (buyer_id));
diesel::joinable!(account_category -> category (category_id));
diesel::allow_tables_to_appear_in_same_query!(
    erasure,
    account_buyer,
    account_category,
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
    personal_token,
    client_secret,
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
    certificate_version,
    register_change,
    register_import,
    cell_correction,
    earlier_report,
    report_change,
    evidence,
    signed_statement,
    conflict,
    conflict_line,
    conflict_decision,
    line_set_aside
);
