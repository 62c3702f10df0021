//! The things that somebody may do.

macro_rules! permissions {
    ($( $(#[doc = $words:literal])+ $name:ident = $code:literal ),+ $(,)?) => {
        /// One thing that somebody may do. What it reaches is told by the matrix.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Permission { $( $(#[doc = $words])+ $name ),+ }

        impl Permission {
            /// Every permission, in the order of the matrix' rows.
            pub const ALL: &'static [Self] = &[$( Self::$name ),+];

            /// The word that tokens and the interface use.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $( Self::$name => $code ),+ }
            }

            /// The permission of a word.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $( $code => Some(Self::$name), )+ _ => None }
            }

            /// What it allows, in a sentence.
            #[must_use]
            pub const fn words(self) -> &'static str {
                match self { $( Self::$name => concat!($( $words ),+) ),+ }
            }
        }
    };
}

permissions! {
    /// See contracts, obligations and how they stand.
    SeeContracts = "see_contracts",
    /// See who changed what of the register, and when.
    SeeHistory = "see_history",
    /// See reports, what was found in them and what became of them.
    SeeReports = "see_reports",
    /// See the lines of reports.
    SeeLines = "see_lines",
    /// See which lines are of one candidate, what stands in cells that something is wrong with, and the files that suppliers sent.
    SeeCandidateKeys = "see_candidate_keys",
    /// Upload, mend and submit reports.
    SendReports = "send_reports",
    /// Accept and return reports, decide on conflicts, grant more time, close periods.
    JudgeReports = "judge_reports",
    /// Undo a whole report.
    WithdrawReports = "withdraw_reports",
    /// See and forget the layouts that suppliers said of their files.
    KeepLayouts = "keep_layouts",
    /// Ask for recovery actions, and settle contracts.
    FollowUp = "follow_up",
    /// Register and change contracts and what they demand.
    KeepContracts = "keep_contracts",
    /// Register and change buyers, categories, sectors, suppliers and their certificates, one by one or in bulk.
    KeepParties = "keep_parties",
    /// Invite people, change their roles and what they reach, and close their accounts.
    KeepAccounts = "keep_accounts",
    /// Answer candidates who ask what is kept of them, and erase it.
    AnswerCandidates = "answer_candidates",
    /// Read the audit log.
    ReadAuditLog = "read_audit_log",
    /// See how the installation is, and erase what is over its term.
    KeepInstallation = "keep_installation",
    /// Keep the own account, its sessions and its tokens.
    KeepOwnAccount = "keep_own_account",
}

impl Permission {
    /// Whether a program can have it. What decides who gets in is for people only: a token that was lost must not be able
    /// to make itself another, to change how an account is entered, or to let others in. And people erase what is kept of
    /// people.
    #[must_use]
    pub const fn is_for_programs(self) -> bool {
        !matches!(
            self,
            Self::KeepOwnAccount
                | Self::KeepAccounts
                | Self::KeepInstallation
                | Self::AnswerCandidates
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_permissions_have_one_word() {
        for one in Permission::ALL {
            let same = Permission::ALL
                .iter()
                .filter(|other| other.code() == one.code());
            assert_eq!(same.count(), 1, "{one:?}");
            assert_eq!(Permission::from_code(one.code()), Some(*one));
        }
    }
}
