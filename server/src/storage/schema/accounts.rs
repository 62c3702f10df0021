//! The tables of accounts, beside the account itself: what managers reach.

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
