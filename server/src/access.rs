//! Who may do what: roles, permissions, and the part of the register that a user sees.

/// What somebody is to Meetbaar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Uploads and submits for one supplier, and sees nothing of another.
    Supplier,
    /// Follows contracts and judges their reports.
    ContractManager,
    /// Follows a category, and is warned of gaps.
    CategoryManager,
    /// Judges reports.
    Reviewer,
    /// Reports to the ministries and to parliament.
    Network,
    /// Sees everything, changes nothing.
    Auditor,
    /// Keeps accounts, tables and the register.
    Administrator,
}

/// One thing that somebody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Permission {
    /// See contracts with their standings.
    SeeContracts,
    /// See reports with their lines.
    SeeReports,
    /// Upload and submit reports.
    SendReports,
    /// Accept and return reports.
    JudgeReports,
    /// Undo a whole report.
    WithdrawReports,
    /// See and forget the layouts that suppliers said of their files.
    KeepLayouts,
    /// Ask for recovery actions, and settle contracts.
    FollowUp,
    /// Keep the register: parties, contracts and what they demand.
    KeepRegister,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 7] = [
        Self::Supplier,
        Self::ContractManager,
        Self::CategoryManager,
        Self::Reviewer,
        Self::Network,
        Self::Auditor,
        Self::Administrator,
    ];

    /// The word that the database and the interface use.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Supplier => "supplier",
            Self::ContractManager => "contract_manager",
            Self::CategoryManager => "category_manager",
            Self::Reviewer => "reviewer",
            Self::Network => "network",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
        }
    }

    /// The role of that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// The matrix: what each role may do. An administrator reads no lines of candidates.
    #[must_use]
    pub fn may(self, permission: Permission) -> bool {
        use Permission::{
            FollowUp, JudgeReports, KeepLayouts, KeepRegister, SeeContracts, SeeReports,
            SendReports, WithdrawReports,
        };
        let granted: &[Permission] = match self {
            Self::Supplier => &[
                SeeContracts,
                SeeReports,
                SendReports,
                WithdrawReports,
                KeepLayouts,
            ],
            Self::ContractManager => &[
                SeeContracts,
                SeeReports,
                JudgeReports,
                WithdrawReports,
                KeepRegister,
                FollowUp,
            ],
            Self::Reviewer => &[SeeContracts, SeeReports, JudgeReports, WithdrawReports],
            Self::CategoryManager => &[SeeContracts, SeeReports, KeepRegister, FollowUp],
            Self::Network | Self::Auditor => &[SeeContracts, SeeReports],
            Self::Administrator => &[SeeContracts, KeepLayouts, KeepRegister],
        };
        granted.contains(&permission)
    }
}

/// The part of the register that a user sees; every query of a page takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    All,
    /// What belongs to one supplier.
    Supplier(i64),
}

impl Scope {
    /// The one supplier whose things may be seen, or `None` for all.
    #[must_use]
    pub fn supplier(self) -> Option<i64> {
        match self {
            Self::All => None,
            Self::Supplier(id) => Some(id),
        }
    }
}

/// Somebody who is signed in, or the program itself where it acts for somebody.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Key of the account.
    pub account: i64,
    /// Role.
    pub role: Role,
    /// What is seen.
    pub scope: Scope,
    /// Mail address, to greet with.
    pub email: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_suppliers_send_and_only_reviewers_and_contract_managers_judge() {
        for role in Role::ALL {
            assert_eq!(
                role.may(Permission::SendReports),
                role == Role::Supplier,
                "{role:?}"
            );
            let judges = matches!(role, Role::Reviewer | Role::ContractManager);
            assert_eq!(role.may(Permission::JudgeReports), judges, "{role:?}");
            let keeps = matches!(role, Role::Supplier | Role::Administrator);
            assert_eq!(role.may(Permission::KeepLayouts), keeps, "{role:?}");
            let registers = matches!(
                role,
                Role::ContractManager | Role::CategoryManager | Role::Administrator
            );
            assert_eq!(role.may(Permission::KeepRegister), registers, "{role:?}");
            assert_eq!(
                role.may(Permission::SeeReports),
                role != Role::Administrator,
                "{role:?}"
            );
        }
    }

    #[test]
    fn every_role_is_found_by_its_word() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
        }
        assert_eq!(Role::from_code("director"), None);
    }
}
