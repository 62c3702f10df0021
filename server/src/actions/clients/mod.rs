//! Clients: programs with an account of their own. A supplier's are kept by its administrator, those of the installation
//! by the administrators; what a program does stands in the audit log as its own.

pub mod add;
pub mod change;
pub mod check_secret;
pub mod secret;

use super::Refusal;
use crate::{
    access::{Actor, Rights, Role, Scope},
    storage::{
        Connection,
        accounts::{StoredAccount, clients},
    },
};

/// The role of the clients that an actor adds: what a supplier's program does is done as its user does it; a program of
/// the installation has no more than who keeps it.
fn role_of_clients(actor: &Actor) -> Option<Role> {
    match actor.scope {
        Scope::Supplier(_) => Some(Role::SupplierUser),
        Scope::All => Some(Role::Administrator),
        Scope::Categories(_) | Scope::Buyers(_) => None,
    }
}

/// What an actor can give to the clients that he adds.
#[must_use]
pub fn to_give(actor: &Actor) -> Rights {
    let own = Rights::of_role(actor.role);
    role_of_clients(actor).map_or(Rights::new([]), |role| Rights::of_role(role).and(&own))
}

/// Rights that an actor may give.
///
/// # Errors
/// `rights_missing`, `rights_not_yours`.
fn given(actor: &Actor, rights: &Rights) -> Result<(), Refusal> {
    if rights.is_empty() {
        Err(Refusal::field("rights", "rights_missing", ""))
    } else if rights.are_within(&to_give(actor)) {
        Ok(())
    } else {
        Err(Refusal::field("rights", "rights_not_yours", ""))
    }
}

/// The client of a public identifier that is the actor's to see, and to close.
///
/// # Errors
/// [`Refusal::NotFound`] where there is none within the actor's scope.
pub fn found(
    connection: &mut Connection,
    actor: &Actor,
    client: &str,
) -> Result<StoredAccount, Refusal> {
    let found = clients::within(connection, actor.scope, client)?;
    found.ok_or(Refusal::NotFound)
}

/// Whether a client is the actor's to give rights and secrets: an administrator, who reads no lines of candidates, must
/// not be able to read them with a supplier's program.
#[must_use]
pub fn is_own(actor: &Actor, client: &StoredAccount) -> bool {
    client.supplier_id == actor.supplier
}

/// The same, where it must be.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] with `client_of_supplier`.
fn own(connection: &mut Connection, actor: &Actor, client: &str) -> Result<StoredAccount, Refusal> {
    let found = found(connection, actor, client)?;
    if is_own(actor, &found) {
        Ok(found)
    } else {
        Err(Refusal::Conflict("client_of_supplier"))
    }
}
