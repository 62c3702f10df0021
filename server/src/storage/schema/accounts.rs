//! The tables of accounts, beside the account itself: what managers reach, sessions, links, attempts to sign in, and what
//! is shown at the API.

diesel::table! {
    account_buyer (id) {
        id -> BigInt,
        account_id -> BigInt,
        buyer_id -> BigInt,
    }
}
diesel::table! {
    account_category (id) {
        id -> BigInt,
        account_id -> BigInt,
        category_id -> BigInt,
    }
}
diesel::table! {
    session (id) {
        id -> BigInt,
        public_id -> Text,
        fingerprint -> Text,
        account_id -> BigInt,
        form_token -> Text,
        stage -> Text,
        pending_secret -> Nullable<Text>,
        created_at -> Timestamp,
        seen_at -> Timestamp,
        expires_at -> Timestamp,
        proved_at -> Timestamp,
        address -> Nullable<Text>,
        browser -> Text,
        provider -> Nullable<Text>,
        id_token -> Nullable<Text>,
    }
}
diesel::table! {
    invitation (id) {
        id -> BigInt,
        public_id -> Text,
        email -> Text,
        role -> Text,
        supplier_id -> Nullable<BigInt>,
        reaches -> Text,
        language -> Text,
        seed -> Text,
        fingerprint -> Text,
        invited_by -> Nullable<BigInt>,
        invited_at -> Timestamp,
        expires_at -> Timestamp,
    }
}
diesel::table! {
    account_link (id) {
        id -> BigInt,
        account_id -> BigInt,
        purpose -> Text,
        email -> Nullable<Text>,
        seed -> Text,
        fingerprint -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
    }
}
diesel::table! {
    recovery_code (id) {
        id -> BigInt,
        account_id -> BigInt,
        fingerprint -> Text,
    }
}
diesel::table! {
    known_device (id) {
        id -> BigInt,
        account_id -> BigInt,
        fingerprint -> Text,
        seen_at -> Timestamp,
    }
}
diesel::table! {
    attempt (id) {
        id -> BigInt,
        counted -> Text,
        attempts -> Integer,
        latest_at -> Timestamp,
        wait_until -> Nullable<Timestamp>,
    }
}
diesel::table! {
    identity (id) {
        id -> BigInt,
        public_id -> Text,
        account_id -> BigInt,
        issuer -> Text,
        subject -> Text,
        created_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    sign_in_round (id) {
        id -> BigInt,
        fingerprint -> Text,
        browser -> Text,
        provider -> Text,
        purpose -> Text,
        account_id -> Nullable<BigInt>,
        return_to -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
    }
}
diesel::table! {
    personal_token (id) {
        id -> BigInt,
        public_id -> Text,
        account_id -> BigInt,
        name -> Text,
        rights -> Text,
        fingerprint -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
        warned_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    client_secret (id) {
        id -> BigInt,
        public_id -> Text,
        account_id -> BigInt,
        fingerprint -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
        warned_at -> Nullable<Timestamp>,
    }
}
