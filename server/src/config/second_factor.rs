//! The setting of second factors: who must have one.

use serde::{Deserialize, Serialize};

use crate::access::Role;

/// Who must sign in with a code beside the password.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondFactor {
    /// Everybody but suppliers' users.
    #[default]
    AllButSuppliers,
    /// Everybody.
    Everybody,
    /// Nobody; who likes may.
    Optional,
}

impl SecondFactor {
    /// Whether somebody of a role must have a second factor.
    #[must_use]
    pub const fn is_asked_of(self, role: Role) -> bool {
        match self {
            Self::AllButSuppliers => !role.is_suppliers(),
            Self::Everybody => true,
            Self::Optional => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_setting_asks_its_roles() {
        for (setting, of_supplier, of_staff) in [
            (SecondFactor::AllButSuppliers, false, true),
            (SecondFactor::Everybody, true, true),
            (SecondFactor::Optional, false, false),
        ] {
            assert_eq!(
                setting.is_asked_of(Role::SupplierAdministrator),
                of_supplier
            );
            assert_eq!(setting.is_asked_of(Role::Auditor), of_staff);
        }
    }
}
