//! The tables of what is said of reports beside their file: explanations, declarations, corrections, comparisons,
//! evidence, statements.

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
        carried_from -> Nullable<BigInt>,
        withdrawn_at -> Nullable<Timestamp>,
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
    cell_correction (id) {
        id -> BigInt,
        public_id -> Text,
        report_id -> BigInt,
        sheet -> Text,
        cell -> Text,
        typed -> Text,
        found -> Nullable<Text>,
        reason -> Text,
        corrected_by -> BigInt,
        corrected_at -> Timestamp,
        withdrawn_by -> Nullable<BigInt>,
        withdrawn_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    earlier_report (id) {
        id -> BigInt,
        report_id -> BigInt,
        contract_id -> BigInt,
        earlier_id -> BigInt,
    }
}

diesel::table! {
    report_change (id) {
        id -> BigInt,
        report_id -> BigInt,
        lines_new -> BigInt,
        lines_changed -> BigInt,
        lines_same -> BigInt,
        lines_gone -> BigInt,
        compared_at -> Timestamp,
    }
}

diesel::table! {
    evidence (id) {
        id -> BigInt,
        public_id -> Text,
        report_id -> BigInt,
        sheet -> Nullable<Text>,
        sheet_row -> Nullable<BigInt>,
        kind -> Text,
        dated -> Nullable<Date>,
        file_fingerprint -> Text,
        file_name -> Text,
        file_type -> Text,
        file_size -> BigInt,
        added_by -> BigInt,
        added_at -> Timestamp,
        removed_by -> Nullable<BigInt>,
        removed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    signed_statement (id) {
        id -> BigInt,
        report_id -> BigInt,
        statement -> Text,
        signed_by -> BigInt,
        signed_at -> Timestamp,
    }
}
