//! What a token was given of its account's permissions. It narrows what the role has; it never adds to it.

use super::{Permission, Role};

/// A set of permissions, in the order of the matrix' rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rights(Vec<Permission>);

impl Rights {
    /// Those permissions, as far as programs can have them.
    pub fn new(permissions: impl IntoIterator<Item = Permission>) -> Self {
        let wanted: Vec<Permission> = permissions.into_iter().collect();
        let all = Permission::ALL.iter().copied();
        let given = all.filter(|one| one.is_for_programs() && wanted.contains(one));
        Self(given.collect())
    }

    /// Everything that a program of a role can have.
    #[must_use]
    pub fn of_role(role: Role) -> Self {
        let all = Permission::ALL.iter().copied();
        Self::new(all.filter(|permission| role.may(*permission)))
    }

    /// The rights that a text names, with spaces between (RFC 6749, 3.3); `None` where a word is no right of a program.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let named: Option<Vec<Permission>> = text
            .split_ascii_whitespace()
            .map(|word| Permission::from_code(word).filter(|one| one.is_for_programs()))
            .collect();
        named.map(Self::new)
    }

    /// The words, with spaces between.
    #[must_use]
    pub fn text(&self) -> String {
        self.codes().join(" ")
    }

    /// The words.
    #[must_use]
    pub fn codes(&self) -> Vec<&'static str> {
        self.0.iter().map(|permission| permission.code()).collect()
    }

    /// Whether a permission is among them.
    #[must_use]
    pub fn has(&self, permission: Permission) -> bool {
        self.0.contains(&permission)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether all of them are among others.
    #[must_use]
    pub fn are_within(&self, others: &Self) -> bool {
        self.0.iter().all(|permission| others.has(*permission))
    }

    /// Those that are among others too.
    #[must_use]
    pub fn and(&self, others: &Self) -> Self {
        let both = self.0.iter().copied();
        Self(both.filter(|permission| others.has(*permission)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_names_rights_of_programs_only() {
        let rights = Rights::from_text("see_reports  see_contracts").unwrap();
        assert_eq!(rights.text(), "see_contracts see_reports");
        assert_eq!(Rights::from_text("").unwrap(), Rights::new([]));
        for refused in [
            "see_everything",
            "see_reports,see_lines",
            "keep_accounts",
            "keep_own_account",
        ] {
            assert_eq!(Rights::from_text(refused), None, "{refused}");
        }
    }

    #[test]
    fn no_role_gives_programs_what_decides_who_gets_in() {
        for role in Role::ALL {
            let rights = Rights::of_role(role);
            assert!(!rights.is_empty(), "{role:?}");
            for kept in [
                Permission::KeepOwnAccount,
                Permission::KeepAccounts,
                Permission::KeepInstallation,
            ] {
                assert!(!rights.has(kept), "{role:?}");
            }
        }
    }

    #[test]
    fn what_is_common_is_within_both() {
        let one = Rights::new([Permission::SeeContracts, Permission::SeeReports]);
        let other = Rights::new([Permission::SeeReports, Permission::SeeLines]);
        let both = one.and(&other);
        assert_eq!(both.text(), "see_reports");
        assert!(both.are_within(&one) && both.are_within(&other) && !one.are_within(&other));
    }
}
