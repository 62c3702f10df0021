//! The tables of the audit log. Their rows are never changed.

diesel::table! {
    audit_entry (seq) {
        seq -> BigInt,
        recorded_at -> Text,
        actor -> Text,
        account -> Nullable<Text>,
        role -> Nullable<Text>,
        account_supplier -> Nullable<Text>,
        means -> Text,
        address -> Nullable<Text>,
        request -> Nullable<Text>,
        route -> Nullable<Text>,
        deed -> Text,
        object_kind -> Nullable<Text>,
        object -> Nullable<Text>,
        contract -> Nullable<Text>,
        supplier -> Nullable<Text>,
        was -> Nullable<Text>,
        became -> Nullable<Text>,
        details -> Nullable<Text>,
        previous_hash -> Text,
        hash -> Text,
    }
}

diesel::table! {
    audit_head (day) {
        day -> Text,
        seq -> BigInt,
        hash -> Text,
        signature -> Text,
    }
}
