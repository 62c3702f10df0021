//! Why nobody came in by a provider: stable words, for the page and for the audit log. Nothing that a provider wrote is in
//! them.

/// Why nobody came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No such round, or it is over, or another browser began it.
    RoundOver,
    /// The provider does not answer, or not as one does.
    ProviderDown,
    /// The provider says no: the user stopped, or may not.
    ProviderRefused,
    /// The answer is not one to be believed: signature, issuer, audience, nonce, time.
    AnswerWrong,
    /// The level of assurance that is asked for is not there.
    AssuranceMissing,
    /// Whoever should show himself again did not.
    NotShownAgain,
    /// Nothing that is claimed gives a role here.
    RoleMissing,
    /// A role of the other kind of users.
    RoleOfAnotherKind,
    /// No supplier is claimed, or not one.
    SupplierMissing,
    /// The supplier is not in the register, or closed there.
    SupplierUnknown,
    /// No mail address, or one that the provider did not check.
    EmailUnproven,
    /// An account with that mail address is here already.
    EmailTaken,
    /// The account is closed.
    AccountClosed,
    /// The identity is another account's.
    IdentityTaken,
    /// Another identity than one of the account's.
    IdentityOfAnother,
    /// The last administrator would be none any more.
    LastAdministrator,
    /// Too many rounds that failed.
    Wait,
}

impl Refused {
    /// The stable word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::RoundOver => "round_over",
            Self::ProviderDown => "provider_down",
            Self::ProviderRefused => "provider_refused",
            Self::AnswerWrong => "answer_wrong",
            Self::AssuranceMissing => "assurance_missing",
            Self::NotShownAgain => "not_shown_again",
            Self::RoleMissing => "role_missing",
            Self::RoleOfAnotherKind => "role_of_another_kind",
            Self::SupplierMissing => "claimed_supplier_missing",
            Self::SupplierUnknown => "claimed_supplier_unknown",
            Self::EmailUnproven => "email_unproven",
            Self::EmailTaken => "email_has_account",
            Self::AccountClosed => "account_closed",
            Self::IdentityTaken => "identity_taken",
            Self::IdentityOfAnother => "identity_of_another",
            Self::LastAdministrator => "last_administrator",
            Self::Wait => "rounds_wait",
        }
    }
}
