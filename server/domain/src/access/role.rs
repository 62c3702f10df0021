//! What somebody is to the monitor.

/// What somebody is to the monitor. An account has one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Uploads and submits for one supplier, and sees nothing of another.
    SupplierUser,
    /// Does the same, and keeps the accounts of that supplier.
    SupplierAdministrator,
    /// Follows the contracts of some buyers, and judges their reports.
    ContractManager,
    /// Follows the contracts of some categories, and is warned of their gaps.
    CategoryManager,
    /// Judges all reports.
    Reviewer,
    /// Reports for the network to the ministries and to parliament.
    NetworkAnalyst,
    /// Sees everything but whose line is whose, and changes nothing.
    Auditor,
    /// Keeps accounts, tables and the register, and reads no lines of candidates.
    Administrator,
}

impl Role {
    /// Every role, in the order of the matrix' columns.
    pub const ALL: [Self; 8] = [
        Self::SupplierUser,
        Self::SupplierAdministrator,
        Self::ContractManager,
        Self::CategoryManager,
        Self::Reviewer,
        Self::NetworkAnalyst,
        Self::Auditor,
        Self::Administrator,
    ];

    /// The word that the database and the interface use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SupplierUser => "supplier_user",
            Self::SupplierAdministrator => "supplier_administrator",
            Self::ContractManager => "contract_manager",
            Self::CategoryManager => "category_manager",
            Self::Reviewer => "reviewer",
            Self::NetworkAnalyst => "network_analyst",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
        }
    }

    /// The role of that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether somebody of this role belongs to a supplier.
    #[must_use]
    pub const fn is_suppliers(self) -> bool {
        matches!(self, Self::SupplierUser | Self::SupplierAdministrator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_found_by_its_word() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
        }
        assert_eq!(Role::from_code("director"), None);
    }
}
