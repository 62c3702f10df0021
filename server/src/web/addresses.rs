//! The addresses of pages and API, each with the permission that it asks for: read from the types of its handler, so that
//! no list says otherwise than the code does.

use actix_web::{
    FromRequest, Handler, HttpRequest,
    web::{Data, Form, Path, Query},
};

use super::{
    api::{Grant, Json},
    form::Checked,
    permit::{Granted, Permit, TokenPermit},
    precondition::IfMatch,
    proven::Proven,
};
use crate::access::{Permission, Role};

/// An address with one of its methods.
#[derive(Clone, Copy, Debug)]
pub(super) struct Address {
    /// As it is routed: `/reports/{id}`.
    pub(super) path: &'static str,
    /// In lower case.
    pub(super) method: &'static str,
    /// What it asks for; `None` where anybody may.
    pub(super) asks: Option<Permission>,
}

/// What an argument of a handler asks for.
pub(super) trait Asks {
    /// The permission; `None` where it asks for none.
    const ASKS: Option<Permission> = None;
}

impl<P: Granted> Asks for Permit<P> {
    const ASKS: Option<Permission> = Some(P::PERMISSION);
}
impl<P: Granted> Asks for Proven<P> {
    const ASKS: Option<Permission> = Some(P::PERMISSION);
}
impl<P: Granted> Asks for TokenPermit<P> {
    const ASKS: Option<Permission> = Some(P::PERMISSION);
}
impl Asks for HttpRequest {}
impl Asks for Grant {}
impl Asks for IfMatch {}
impl Asks for actix_multipart::Multipart {}
impl<T> Asks for Data<T> {}
impl<T> Asks for Path<T> {}
impl<T> Asks for Query<T> {}
impl<T> Asks for Form<T> {}
impl<T> Asks for Json<T> {}
impl<T> Asks for Checked<T> {}
impl<T: Asks> Asks for Option<T> {
    const ASKS: Option<Permission> = T::ASKS;
}

const fn first(one: Option<Permission>, other: Option<Permission>) -> Option<Permission> {
    match one {
        Some(_) => one,
        None => other,
    }
}

macro_rules! asks_of_arguments {
    ($( ($( $argument:ident ),*) )+) => { $(
        impl<$( $argument: Asks ),*> Asks for ($( $argument, )*) {
            const ASKS: Option<Permission> = {
                let asks = None;
                $( let asks = first(asks, $argument::ASKS); )*
                asks
            };
        }
    )+ };
}
asks_of_arguments! { () (A) (A, B) (A, B, C) (A, B, C, D) (A, B, C, D, E) (A, B, C, D, E, F) }

/// What a handler asks for.
pub(super) fn asked<H: Handler<A>, A: FromRequest + Asks>(_: &H) -> Option<Permission> {
    A::ASKS
}

/// Every address of the program, the pages before the API.
fn all() -> Vec<Address> {
    let pages = super::pages::addresses::all();
    pages.into_iter().chain(super::api::addresses()).collect()
}

/// Every address as JSON: `path`, `method`, the permission's word in `asks` (null where anybody may), and in `reach` how
/// far it reaches for each role that has it.
#[must_use]
pub fn as_json() -> serde_json::Value {
    let told = all().into_iter().map(|one| {
        let reach: serde_json::Map<_, _> = Role::ALL
            .into_iter()
            .filter_map(|role| {
                let reach = role.reach(one.asks?)?;
                Some((role.code().to_owned(), reach.words().into()))
            })
            .collect();
        serde_json::json!({
            "path": one.path,
            "method": one.method.to_ascii_uppercase(),
            "asks": one.asks.map(Permission::code),
            "reach": reach,
        })
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    fn document() -> String {
        let mut text = String::from(
            "# Addresses\n\nPrinted from the code by the tests (`UPDATE_DOCS=1`). What a permission reaches for whom stands in \
             [permissions.md](permissions.md).\n\n| address | method | asks for |\n|--|--|--|",
        );
        for one in all() {
            let asks = one
                .asks
                .map_or("nothing".to_owned(), |asks| format!("`{}`", asks.code()));
            let method = one.method.to_ascii_uppercase();
            let _ = write!(text, "\n| `{}` | {method} | {asks} |", one.path);
        }
        text.push('\n');
        text
    }

    #[test]
    fn the_printed_addresses_are_those_of_the_code() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/addresses.md");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(file, document()).unwrap();
        }
        assert_eq!(std::fs::read_to_string(file).unwrap(), document());
    }

    #[test]
    fn what_changes_something_asks_for_something() {
        let open: Vec<_> = all()
            .into_iter()
            .filter(|one| one.method != "get" && one.asks.is_none())
            .map(|one| one.path)
            .collect();
        let entering = [
            "/sign-in/code",
            "/sign-in/second-factor",
            "/forgotten-password",
            "/invitation",
            "/new-password",
            "/new-email",
        ];
        let (pages, program) = (
            ["/sign-in", "/sign-out", "/language"],
            ["/v1/tokens", "/v1/oauth/token"],
        );
        let expected = [&pages[..], &entering, &program].concat();
        assert_eq!(open, expected);
    }
}
