//! No permission, no database: the extractor that hands out the database names the permission in its type.

use std::{marker::PhantomData, pin::Pin};

use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    dev::Payload,
    web::{self, Data},
};

use super::{accounted, admission, problem::Fault, session::Visitor};
use crate::{
    access::{Actor, Permission},
    actions::{
        Refusal,
        answer_once::{Reservation, note_change},
    },
    app::App,
    audit::{Context, Means, Note, note},
    storage::{Connection, StorageError},
};

/// A permission as a type.
pub(super) trait Granted {
    /// Which one.
    const PERMISSION: Permission;
}

macro_rules! permissions {
    ($($name:ident),+) => { $(
        /// The permission of the same name.
        pub(super) struct $name;
        impl Granted for $name {
            const PERMISSION: Permission = Permission::$name;
        }
    )+ };
}
permissions!(
    SeeContracts,
    SeeHistory,
    SeeReports,
    SeeLines,
    SeeCandidateKeys,
    SendReports,
    JudgeReports,
    WithdrawReports,
    KeepLayouts,
    FollowUp,
    KeepContracts,
    KeepParties,
    KeepAccounts,
    AnswerCandidates,
    KeepOwnAccount,
    KeepInstallation,
    ReadAuditLog
);

/// The database, for somebody with a browser who has the permission.
pub(super) struct Permit<P> {
    pub(super) visitor: Visitor,
    door: Door,
    permission: PhantomData<P>,
}

/// The database, for a program with a token that has the permission.
pub(super) struct TokenPermit<P> {
    pub(super) door: Door,
    permission: PhantomData<P>,
}

/// The database on behalf of somebody.
#[derive(Clone)]
pub(super) struct Door {
    pub(super) app: Data<App>,
    pub(super) actor: Actor,
    /// The key of a post that must not be done twice.
    reservation: Option<Reservation>,
    /// Who acts and from where, for the audit log.
    context: Context,
}

impl Door {
    /// Reads on a thread where waiting is allowed. Where the body notes that lines of candidates are seen, that is in the
    /// audit log before there is an answer, or there is none.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        body: impl FnOnce(&mut Connection, &Actor) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Fault> {
        let Self {
            app,
            actor,
            context,
            ..
        } = self.clone();
        let read = move |connection: &mut Connection| body(connection, &actor);
        web::block(move || app.database.read_as(&context, read))
            .await
            .map_err(Fault::blocked)?
            .map_err(Fault::from)
    }

    /// Notes what is about to be handed out, where that is not read from the database.
    pub(super) async fn note(&self, noted: Note) -> Result<(), Fault> {
        let Self { app, context, .. } = self.clone();
        let write = move |connection: &mut Connection| {
            note(connection, noted);
            Ok::<_, StorageError>(())
        };
        web::block(move || app.database.write_as(&context, write))
            .await
            .map_err(Fault::blocked)?
            .map_err(Fault::from)
    }

    /// Writes in one transaction, on a thread where waiting is allowed. Where the post has a key, the same transaction
    /// notes that its change was made. A change that notes nothing for the audit log is noted by its address.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        body: impl FnOnce(&mut Connection, &Actor) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Fault> {
        let Self {
            app,
            actor,
            reservation,
            context,
        } = self.clone();
        let change = move |connection: &mut Connection| {
            let done = body(connection, &actor)?;
            if let Some(reservation) = &reservation {
                note_change(connection, reservation)?;
            }
            Ok(done)
        };
        web::block(move || app.database.write_as(&context, change))
            .await
            .map_err(Fault::blocked)?
            .map_err(|refusal: Refusal| Fault::from(refusal))
    }
}

impl<P> std::ops::Deref for Permit<P> {
    type Target = Door;

    fn deref(&self) -> &Door {
        &self.door
    }
}

impl<P> std::ops::Deref for TokenPermit<P> {
    type Target = Door;

    fn deref(&self) -> &Door {
        &self.door
    }
}

impl<P: Granted> FromRequest for Permit<P> {
    type Error = Fault;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Fault>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let app = admission::app(&request)?.clone();
            let visitor = admission::browser(&request).await?;
            let door = admitted::<P>(&request, app, &visitor.actor, Means::Browser)?;
            Ok(Self {
                visitor,
                door,
                permission: PhantomData,
            })
        })
    }
}

impl<P: Granted> FromRequest for TokenPermit<P> {
    type Error = Fault;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Fault>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let app = admission::app(&request)?.clone();
            let actor = admission::program(&request).await?;
            Ok(Self {
                door: admitted::<P>(&request, app, &actor, Means::Token)?,
                permission: PhantomData,
            })
        })
    }
}

fn admitted<P: Granted>(
    request: &HttpRequest,
    app: Data<App>,
    actor: &Actor,
    means: Means,
) -> Result<Door, Fault> {
    let refused = || admission::refused_to(actor, P::PERMISSION);
    let actor = actor.clone().with(P::PERMISSION).ok_or_else(refused)?;
    let reservation = request.extensions().get::<Reservation>().cloned();
    Ok(Door {
        app,
        reservation,
        context: accounted::context(request, &actor, means),
        actor,
    })
}
