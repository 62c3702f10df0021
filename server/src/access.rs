//! Who acts, from where, and what of the register that reaches. The matrix itself is the domain's.

mod rights;

use std::net::IpAddr;

pub use rights::Rights;

pub use meetbaar_domain::access::{Permission, Reach, Role};

/// The part of the register that a query may show; every query for somebody takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    All,
    /// What belongs to the supplier of this key.
    Supplier(i64),
    /// Contracts of the categories that were given to the account of this key.
    Categories(i64),
    /// Contracts of the buyers that were given to the account of this key.
    Buyers(i64),
}

/// Where an act comes from, for the audit log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Address of the network; none for a command on the server itself.
    pub address: Option<IpAddr>,
    /// Identifier of the request.
    pub request: Option<String>,
}

/// Somebody who acts, or the program itself where it acts for somebody.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Key of the account.
    pub account: i64,
    /// Role.
    pub role: Role,
    /// Key of the supplier that the account belongs to.
    pub supplier: Option<i64>,
    /// What the permission reaches by which the actor came in; what is seen of contracts where none was asked.
    pub scope: Scope,
    /// Mail address, to greet with.
    pub email: String,
    /// Where the act comes from.
    pub origin: Origin,
    /// What of the role's permissions a token was given; `None` for somebody who has them all.
    pub rights: Option<Rights>,
}

impl Actor {
    /// Whether the actor has a permission: the role has it, and the token that he came with was given it.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        let given = self.rights.as_ref();
        given.is_none_or(|rights| rights.has(permission)) && self.role.may(permission)
    }

    /// The same actor with no more than those rights.
    #[must_use]
    pub fn with_rights(self, rights: Rights) -> Self {
        let narrowed = Self {
            rights: Some(rights),
            ..self
        };
        let seen = narrowed.scope_of(Permission::SeeContracts);
        Self {
            scope: seen.unwrap_or(Scope::Supplier(NOBODY)),
            ..narrowed
        }
    }

    /// What a permission reaches for this actor; `None` where it is not given.
    #[must_use]
    pub fn scope_of(&self, permission: Permission) -> Option<Scope> {
        let reach = self.role.reach(permission);
        reach
            .filter(|_| self.may(permission))
            .map(|reach| match reach {
                Reach::All => Scope::All,
                Reach::OwnCategories => Scope::Categories(self.account),
                Reach::OwnBuyers => Scope::Buyers(self.account),
                // A supplier's user without a supplier would otherwise reach everything.
                Reach::OwnSupplier => Scope::Supplier(self.supplier.unwrap_or(NOBODY)),
            })
    }

    /// Whose candidate a line is of, as far as this actor may see it.
    #[must_use]
    pub fn seen(&self, candidate: Option<String>) -> Option<String> {
        candidate.filter(|_| self.may(Permission::SeeCandidateKeys))
    }

    /// The same actor, with what a permission reaches; `None` where it is not given.
    #[must_use]
    pub fn with(self, permission: Permission) -> Option<Self> {
        let scope = self.scope_of(permission)?;
        Some(Self { scope, ..self })
    }
}

/// No supplier has this key.
const NOBODY: i64 = -1;

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(role: Role, supplier: Option<i64>) -> Actor {
        Actor {
            account: 7,
            role,
            supplier,
            scope: Scope::Supplier(NOBODY),
            email: String::new(),
            origin: Origin::default(),
            rights: None,
        }
    }

    #[test]
    fn rights_narrow_a_role_and_never_widen_it() {
        let given = Rights::new([Permission::SeeReports, Permission::JudgeReports]);
        let narrowed = actor(Role::SupplierUser, Some(3)).with_rights(given);
        assert_eq!(narrowed.scope, Scope::Supplier(NOBODY), "no contracts");
        assert_eq!(
            narrowed.scope_of(Permission::SeeReports),
            Some(Scope::Supplier(3))
        );
        for refused in [Permission::SeeContracts, Permission::JudgeReports] {
            assert!(!narrowed.may(refused) && narrowed.scope_of(refused).is_none());
        }
        assert_eq!(narrowed.seen(Some("a".to_owned())), None);
    }

    #[test]
    fn each_reach_becomes_the_own_part_of_the_register() {
        for (role, supplier, scope) in [
            (Role::SupplierUser, Some(3), Scope::Supplier(3)),
            (Role::SupplierUser, None, Scope::Supplier(NOBODY)),
            (Role::ContractManager, None, Scope::Buyers(7)),
            (Role::CategoryManager, None, Scope::Categories(7)),
            (Role::Reviewer, None, Scope::All),
        ] {
            let found = actor(role, supplier).scope_of(Permission::SeeContracts);
            assert_eq!(found, Some(scope), "{role:?}");
        }
        let refused = actor(Role::Administrator, None).with(Permission::SeeReports);
        assert!(refused.is_none());
    }
}
