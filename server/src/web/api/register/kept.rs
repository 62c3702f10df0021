//! What programs do with every kind of object that is known by a code: list, register, show, change and remove it, and read
//! its history. A kind says what it is ([`Kept`]); [`handlers!`] writes its handlers with their descriptions.

use actix_web::{HttpRequest, HttpResponse, web::Path};
use serde::Serialize;

use super::{
    super::paging::{self, Found, Page},
    answers::{address, created, part, standing},
    history,
};
use crate::{
    access::{Actor, Scope},
    actions::{
        Refusal,
        register::{Author, ObjectKind},
    },
    clock::Instant,
    storage::{Connection, Stored, register::Part},
    web::{
        permit::{KeepParties, SeeContracts, SeeHistory, TokenPermit},
        problem::Fault,
    },
};

/// A kind of object of the register that is known by a code, as programs see it.
pub(super) trait Kept: From<Self::Row> + Serialize {
    /// As it is stored.
    type Row: Send + 'static;
    /// As somebody wants it.
    type Body: Send + 'static;
    /// A page of them.
    type Page: Serialize;

    /// Its word in the history.
    const KIND: ObjectKind;
    /// Its list, by name: in addresses and in cursors.
    const LIST: &'static str;

    /// Key, version and code of a row.
    fn known_by(row: &Self::Row) -> (i64, i64, &str);

    /// A part of the list, of those that the filter lets through.
    fn list(
        connection: &mut Connection,
        scope: Scope,
        filter: Option<&str>,
        part: Part,
    ) -> Stored<Vec<Self::Row>>;

    /// The page as it is answered, and where the next one begins.
    fn page(found: Found<Self>) -> Self::Page
    where
        Self: Sized;

    /// The one of a code, if it may be seen.
    fn within(connection: &mut Connection, scope: Scope, code: &str) -> Stored<Option<Self::Row>>;

    /// Registers one.
    fn register(
        connection: &mut Connection,
        body: Self::Body,
        actor: &Actor,
        now: Instant,
    ) -> Result<Self::Row, Refusal>;

    /// Changes the one at that place, its code and the version that was seen.
    fn change(
        connection: &mut Connection,
        place: (&str, i64),
        body: Self::Body,
        actor: &Actor,
        now: Instant,
    ) -> Result<Self::Row, Refusal>;

    /// Removes the one of a code, as whoever saw that version wants it.
    fn remove(
        connection: &mut Connection,
        code: &str,
        seen: i64,
        author: &Author,
    ) -> Result<(), Refusal>;
}

/// Which page of a list is asked for, and of which objects.
pub(super) struct Wanted {
    pub(super) filter: Option<String>,
    pub(super) cursor: Option<String>,
    pub(super) limit: Option<u32>,
}

pub(super) async fn list<K: Kept>(
    permit: TokenPermit<SeeContracts>,
    wanted: Wanted,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let page = Page::<i64>::asked(K::LIST, wanted.cursor.as_deref(), wanted.limit)?;
    let part = part(&page);
    let rows = permit
        .read(move |connection, actor| {
            Ok(K::list(
                connection,
                actor.scope,
                wanted.filter.as_deref(),
                part,
            )?)
        })
        .await?;
    let found = page.cut(rows, |row| K::known_by(row).0).map(K::from);
    let next = found.next.clone();
    Ok(paging::answer(&request, next.as_deref(), &K::page(found)))
}

pub(super) async fn register<K: Kept>(
    permit: TokenPermit<KeepParties>,
    body: K::Body,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let row = permit
        .write(move |connection, actor| K::register(connection, body, actor, now))
        .await?;
    let (_, version, code) = K::known_by(&row);
    let place = address(&[K::LIST, code]);
    Ok(created(place, version, &K::from(row)))
}

pub(super) async fn show<K: Kept>(
    permit: TokenPermit<SeeContracts>,
    code: Path<String>,
) -> Result<HttpResponse, Fault> {
    let row = permit
        .read(move |connection, actor| found::<K>(connection, actor, &code))
        .await?;
    Ok(stands::<K>(row))
}

pub(super) async fn change<K: Kept>(
    permit: TokenPermit<KeepParties>,
    code: Path<String>,
    seen: i64,
    body: K::Body,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let row = permit
        .write(move |connection, actor| K::change(connection, (&code, seen), body, actor, now))
        .await?;
    Ok(stands::<K>(row))
}

pub(super) async fn remove<K: Kept>(
    permit: TokenPermit<KeepParties>,
    code: Path<String>,
    seen: i64,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| K::remove(connection, &code, seen, &Author::of(actor, now)))
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

pub(super) async fn history<K: Kept>(
    permit: TokenPermit<SeeHistory>,
    code: Path<String>,
) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(move |connection, actor| {
            let row = found::<K>(connection, actor, &code)?;
            history::of(connection, K::KIND, K::known_by(&row).0)
        })
        .await?;
    Ok(history::answer(&found))
}

fn found<K: Kept>(
    connection: &mut Connection,
    actor: &Actor,
    code: &str,
) -> Result<K::Row, Refusal> {
    K::within(connection, actor.scope, code)?.ok_or(Refusal::NotFound)
}

fn stands<K: Kept>(row: K::Row) -> HttpResponse {
    standing(K::known_by(&row).1, &K::from(row))
}

/// Writes the six handlers of a kind: its type, the type of a page and of what is sent, the words for one, the one and
/// many, the addresses of the list, of one and of its history, and in which order the list is.
macro_rules! handlers {
    (
        $one:ident, $many:ident, $body:ident, $word:tt, $the:tt, $words:tt,
        [$list:tt, $single:tt, $history:tt], $order:tt
    ) => {
        #[utoipa::path(get, path = $list, tag = "register", operation_id = concat!("list", stringify!($many)),
            summary = concat!("List ", $words), description = $order,
            params(Asked),
            responses((status = 200, description = concat!("A page of ", $words), body = $many)))]
        pub(in crate::web::api) async fn list(
            permit: TokenPermit<SeeContracts>,
            asked: Query<Asked>,
            request: HttpRequest,
        ) -> Result<HttpResponse, Fault> {
            kept::list::<$one>(permit, asked.into_inner().into(), request).await
        }

        #[utoipa::path(post, path = $list, tag = "register", operation_id = concat!("register", stringify!($one)),
            summary = concat!("Register a ", $word),
            request_body = $body,
            responses((status = 201, description = "Registered", body = $one,
                headers(("Location" = String, description = $the), ("ETag" = String, description = "Its version")))))]
        pub(in crate::web::api) async fn register(
            permit: TokenPermit<KeepParties>,
            body: Json<$body>,
        ) -> Result<HttpResponse, Fault> {
            kept::register::<$one>(permit, body.into_inner()).await
        }

        #[utoipa::path(get, path = $single, tag = "register", operation_id = concat!("show", stringify!($one)),
            summary = concat!("Show a ", $word),
            params(("code" = String, Path, description = concat!("Code of the ", $word))),
            responses((status = 200, description = $the, body = $one)))]
        pub(in crate::web::api) async fn show(
            permit: TokenPermit<SeeContracts>,
            code: Path<String>,
        ) -> Result<HttpResponse, Fault> {
            kept::show::<$one>(permit, code).await
        }

        #[utoipa::path(put, path = $single, tag = "register", operation_id = concat!("change", stringify!($one)),
            summary = concat!("Change a ", $word), description = "All of it is said, also what stays as it is.",
            params(("code" = String, Path, description = concat!("Code of the ", $word)), ("If-Match" = String, Header, description = "ETag of the version that is changed")),
            request_body = $body,
            responses((status = 200, description = "Changed", body = $one, headers(("ETag" = String, description = "Its version now")))))]
        pub(in crate::web::api) async fn change(
            permit: TokenPermit<KeepParties>,
            code: Path<String>,
            IfMatch(seen): IfMatch,
            body: Json<$body>,
        ) -> Result<HttpResponse, Fault> {
            kept::change::<$one>(permit, code, seen, body.into_inner()).await
        }

        #[utoipa::path(delete, path = $single, tag = "register", operation_id = concat!("remove", stringify!($one)),
            summary = concat!("Remove a ", $word), description = "Only where nothing hangs on it.",
            params(("code" = String, Path, description = concat!("Code of the ", $word)), ("If-Match" = String, Header, description = "ETag of the version that is removed")),
            responses((status = 204, description = "Removed")))]
        pub(in crate::web::api) async fn remove(
            permit: TokenPermit<KeepParties>,
            code: Path<String>,
            IfMatch(seen): IfMatch,
        ) -> Result<HttpResponse, Fault> {
            kept::remove::<$one>(permit, code, seen).await
        }

        #[utoipa::path(get, path = $history, tag = "register", operation_id = concat!("show", stringify!($one), "History"),
            summary = concat!("The versions of a ", $word),
            description = "The newest first, each with who changed what, when and why.",
            params(("code" = String, Path, description = concat!("Code of the ", $word))),
            responses((status = 200, description = "Its versions", body = History)))]
        pub(in crate::web::api) async fn history(
            permit: TokenPermit<SeeHistory>,
            code: Path<String>,
        ) -> Result<HttpResponse, Fault> {
            kept::history::<$one>(permit, code).await
        }
    };
}
pub(super) use handlers;
