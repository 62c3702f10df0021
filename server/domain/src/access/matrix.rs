//! The matrix itself: for each permission and role how far it reaches, or that it is not given.

use super::{Permission, Role};

/// How far a permission reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// What belongs to the own supplier.
    OwnSupplier,
    /// The contracts of the categories that were given to the account, and reports that hold nothing else.
    OwnCategories,
    /// The contracts of the buyers that were given to the account, and reports that hold nothing else.
    OwnBuyers,
    /// Everything.
    All,
}

impl Reach {
    /// In a few words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::OwnSupplier => "own supplier",
            Self::OwnCategories => "own categories",
            Self::OwnBuyers => "own buyers",
            Self::All => "all",
        }
    }
}

const NO: Option<Reach> = None;
const SUPPLIER: Option<Reach> = Some(Reach::OwnSupplier);
const CATEGORY: Option<Reach> = Some(Reach::OwnCategories);
const BUYER: Option<Reach> = Some(Reach::OwnBuyers);
const ALL: Option<Reach> = Some(Reach::All);

/// A row: a permission, and how far it reaches for each role in the order of [`Role::ALL`].
type Row = (Permission, [Option<Reach>; 8]);

/// The matrix. Its columns: supplier user, supplier administrator, contract manager, category manager, reviewer, network
/// analyst, auditor, administrator.
#[rustfmt::skip]
pub const MATRIX: &[Row] = &[
    (Permission::SeeContracts,     [SUPPLIER, SUPPLIER, BUYER, CATEGORY, ALL, ALL, ALL, ALL]),
    (Permission::SeeHistory,       [NO,       NO,       BUYER, CATEGORY, ALL, ALL, ALL, ALL]),
    (Permission::SeeReports,       [SUPPLIER, SUPPLIER, BUYER, CATEGORY, ALL, ALL, ALL, NO]),
    (Permission::SeeLines,         [SUPPLIER, SUPPLIER, BUYER, CATEGORY, ALL, ALL, ALL, NO]),
    (Permission::SeeCandidateKeys, [SUPPLIER, SUPPLIER, BUYER, CATEGORY, ALL, NO,  NO,  NO]),
    (Permission::SendReports,      [SUPPLIER, SUPPLIER, NO,    NO,       NO,  NO,  NO,  NO]),
    (Permission::JudgeReports,     [NO,       NO,       BUYER, NO,       ALL, NO,  NO,  NO]),
    (Permission::WithdrawReports,  [SUPPLIER, SUPPLIER, BUYER, NO,       ALL, NO,  NO,  NO]),
    (Permission::KeepLayouts,      [SUPPLIER, SUPPLIER, NO,    NO,       NO,  NO,  NO,  ALL]),
    (Permission::FollowUp,         [NO,       NO,       BUYER, CATEGORY, NO,  NO,  NO,  NO]),
    (Permission::KeepContracts,    [NO,       NO,       BUYER, CATEGORY, NO,  NO,  NO,  ALL]),
    (Permission::KeepParties,      [NO,       NO,       NO,    NO,       NO,  NO,  NO,  ALL]),
    (Permission::KeepAccounts,     [NO,       SUPPLIER, NO,    NO,       NO,  NO,  NO,  ALL]),
    (Permission::AnswerCandidates, [NO,       SUPPLIER, NO,    NO,       ALL, NO,  NO,  NO]),
    (Permission::ReadAuditLog,     [NO,       NO,       NO,    NO,       NO,  NO,  ALL, NO]),
    (Permission::KeepInstallation, [NO,       NO,       NO,    NO,       NO,  NO,  NO,  ALL]),
    (Permission::KeepOwnAccount,   [ALL,      ALL,      ALL,   ALL,      ALL, ALL, ALL, ALL]),
];

impl Role {
    /// How far a permission reaches for this role; `None` where it is not given.
    #[must_use]
    pub fn reach(self, permission: Permission) -> Option<Reach> {
        let (_, row) = MATRIX.iter().find(|(one, _)| *one == permission)?;
        let column = Self::ALL.into_iter().position(|role| role == self)?;
        row.get(column).copied().flatten()
    }

    /// Whether this role has a permission at all.
    #[must_use]
    pub fn may(self, permission: Permission) -> bool {
        self.reach(permission).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_permission_has_one_row_in_its_order() {
        let rows: Vec<Permission> = MATRIX.iter().map(|(permission, _)| *permission).collect();
        assert_eq!(rows, Permission::ALL);
    }

    #[test]
    fn a_supplier_reaches_nothing_but_its_own() {
        for permission in Permission::ALL {
            for role in Role::ALL {
                let reach = role.reach(*permission);
                let own = *permission == Permission::KeepOwnAccount;
                if role.is_suppliers() && !own {
                    assert!(matches!(reach, None | SUPPLIER), "{role:?} {permission:?}");
                } else {
                    assert_ne!(reach, SUPPLIER, "{role:?} {permission:?}");
                }
            }
        }
    }

    #[test]
    fn an_auditor_sees_and_changes_nothing_and_an_administrator_reads_no_lines() {
        let of = |role: Role| -> Vec<Permission> {
            let all = Permission::ALL.iter().copied();
            all.filter(|permission| role.may(*permission)).collect()
        };
        assert_eq!(
            of(Role::Auditor),
            [
                Permission::SeeContracts,
                Permission::SeeHistory,
                Permission::SeeReports,
                Permission::SeeLines,
                Permission::ReadAuditLog,
                Permission::KeepOwnAccount
            ]
        );
        for hidden in [
            Permission::SeeReports,
            Permission::SeeLines,
            Permission::SeeCandidateKeys,
            Permission::AnswerCandidates,
            Permission::ReadAuditLog,
        ] {
            assert!(!Role::Administrator.may(hidden), "{hidden:?}");
        }
    }

    #[test]
    fn who_sends_reports_does_not_judge_and_lines_are_seen_with_their_report_only() {
        for role in Role::ALL {
            assert!(!(role.may(Permission::SendReports) && role.may(Permission::JudgeReports)));
            let order = [
                Permission::SeeCandidateKeys,
                Permission::SeeLines,
                Permission::SeeReports,
                Permission::SeeContracts,
            ];
            for pair in order.windows(2) {
                let [narrow, wide] = pair else { continue };
                assert!(
                    !role.may(*narrow) || role.reach(*narrow) == role.reach(*wide),
                    "{role:?}"
                );
            }
        }
    }
}
