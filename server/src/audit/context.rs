//! Around what is noted: who acts, by which means, from where.

use super::{Deed, Note, Object};
use crate::access::{Actor, Origin};

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Somebody with an account, by its key.
    Account(i64),
    /// The program by itself.
    Program,
    /// Somebody who is not signed in.
    Stranger,
}

impl Who {
    /// The stable word.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Account(_) => "account",
            Self::Program => "program",
            Self::Stranger => "stranger",
        }
    }
}

/// By which means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Means {
    Browser,
    Token,
    Command,
    Job,
    Program,
}

impl Means {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Browser,
        Self::Token,
        Self::Command,
        Self::Job,
        Self::Program,
    ];

    /// The stable word.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::Token => "token",
            Self::Command => "command",
            Self::Job => "job",
            Self::Program => "program",
        }
    }
}

/// Who acts, by which means, from where.
#[derive(Clone, Debug)]
pub struct Context {
    pub(crate) who: Who,
    pub(crate) means: Means,
    pub(crate) origin: Origin,
    /// Method and pattern of the address; or the name of the job or command.
    pub(crate) route: Option<String>,
    /// What is noted of a change that noted nothing itself: no change is without an entry.
    pub(crate) otherwise: Option<Note>,
}

impl Context {
    /// The program by itself, where nobody asked.
    #[must_use]
    pub fn program() -> Self {
        Self {
            who: Who::Program,
            means: Means::Program,
            origin: Origin::default(),
            route: None,
            otherwise: None,
        }
    }

    /// A job of that name.
    #[must_use]
    pub fn job(name: &str) -> Self {
        Self {
            means: Means::Job,
            route: Some(name.to_owned()),
            ..Self::program()
        }
    }

    /// A command of that name.
    #[must_use]
    pub fn command(name: &str) -> Self {
        Self {
            means: Means::Command,
            route: Some(name.to_owned()),
            ..Self::program()
        }
    }

    /// Somebody who is signed in; what is changed has an entry, whether the change notes one or not.
    #[must_use]
    pub fn of(actor: &Actor, means: Means, route: String, object: Option<Object>) -> Self {
        Self {
            who: Who::Account(actor.account),
            means,
            origin: actor.origin.clone(),
            route: Some(route),
            otherwise: Some(Note::new(Deed::SomethingChanged, object)),
        }
    }

    /// Somebody who asks something of an address before it is known who he is.
    #[must_use]
    pub fn asked(who: Who, means: Means, origin: Origin, route: String) -> Self {
        Self {
            who,
            means,
            origin,
            route: Some(route),
            otherwise: None,
        }
    }
}
