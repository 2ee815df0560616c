//! Why something was not done: three kinds of "no", told apart by who must act.
//!
//! [`Error`] ends a request or nulls a field and is told under top-level `errors`; a [`Refusal`] may also be a list of
//! problems that the user can mend, told in the payload. Neither implements `Display`: async-graphql turns any `Display`
//! type into a reply, so a database text under `?` could reach a client. The only road out is the conversion below.

use std::{borrow::Cow, sync::Arc};

use async_graphql::ErrorExtensions;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};

use crate::{
    db::deadlocked,
    tekst::{Plaats, Taal, Tweetalig},
};

/// Why a request, or one field of it, failed.
#[derive(Clone, Debug)]
pub enum Error {
    /// Nobody is signed in, or the token was not accepted.
    Unauthenticated,
    /// Signed in, but this actor may never do this. Only for things whose existence the actor may know.
    Forbidden,
    /// Absent, or not visible to this actor: the two look the same.
    NotFound,
    /// The request cannot be understood; the text is fixed and never repeats input.
    BadRequest(Tweetalig),
    /// The object changed meanwhile, somebody changed the same at the same moment, or an idempotency key was used for
    /// something else.
    Conflict(Tweetalig),
    /// A published limit was passed.
    Limit(Tweetalig),
    /// Our fault: logged once at the edge with the whole chain, told as `INTERNAL` with the request id.
    Fault(Arc<anyhow::Error>),
}

/// What resolvers and rooms return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A fault from anything that went wrong inside.
    pub fn fault(cause: impl Into<anyhow::Error>) -> Self {
        Self::Fault(Arc::new(cause.into()))
    }

    /// A request that cannot be understood, in fixed words of both languages.
    pub(crate) fn bad(nl: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self::BadRequest(Tweetalig::new(nl, en))
    }

    /// What changed meanwhile, in fixed words of both languages.
    pub(crate) fn conflict(nl: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self::Conflict(Tweetalig::new(nl, en))
    }

    /// An `Idempotency-Key` that stands for another request.
    pub(crate) fn key_taken() -> Self {
        Self::conflict(
            "Deze Idempotency-Key is al gebruikt voor een ander verzoek.",
            "This Idempotency-Key was used for another request already.",
        )
    }

    /// A limit that was passed, in fixed words of both languages.
    pub(crate) fn limit(nl: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self::Limit(Tweetalig::new(nl, en))
    }

    /// The closed list of codes in `extensions.code`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::NotFound => "NOT_FOUND",
            Self::BadRequest(_) => "BAD_REQUEST",
            Self::Conflict(_) => "CONFLICT",
            Self::Limit(_) => "LIMIT_EXCEEDED",
            Self::Fault(_) => "INTERNAL",
        }
    }

    /// The text for a person; holds nothing that came from the request or the database.
    pub fn message(&self, taal: Taal) -> Cow<'static, str> {
        let english = taal == Taal::En;
        match self {
            Self::Unauthenticated if english => "Sign in: this needs a valid token.".into(),
            Self::Forbidden if english => "Your role does not allow this.".into(),
            Self::NotFound if english => "Not found.".into(),
            Self::Fault(_) if english => {
                "Something went wrong on our side. Name the requestId when you report this.".into()
            }
            Self::Unauthenticated => "Meld u aan: deze handeling vraagt een geldig token.".into(),
            Self::Forbidden => "Deze handeling is voor uw rol niet toegestaan.".into(),
            Self::NotFound => "Niet gevonden.".into(),
            Self::BadRequest(text) | Self::Conflict(text) | Self::Limit(text) => text.kies(taal).clone(),
            Self::Fault(_) => "Er ging iets mis aan onze kant. Noem het requestId als u dit meldt.".into(),
        }
    }
}

impl From<DbErr> for Error {
    fn from(cause: DbErr) -> Self {
        if deadlocked(&cause) {
            return Self::conflict(
                "Iemand anders wijzigde tegelijk hetzelfde. Probeer het nog eens.",
                "Somebody else changed the same at the same moment. Try again.",
            );
        }
        Self::fault(cause)
    }
}

impl From<Error> for async_graphql::Error {
    fn from(error: Error) -> Self {
        let mut told = Self::new(error.message(Taal::Nl)).extend_with(|_, ext| ext.set("code", error.code()));
        // The edge finds the cause here and logs it once; it is never serialised.
        told.source = Some(Arc::new(error));
        told
    }
}

/// Why an action was not done: the user's input, or the request as a whole.
#[derive(Clone, Debug)]
pub enum Refusal<C> {
    /// What the user can mend, told as `userErrors`.
    User(Vec<Problem<C>>),
    /// What the client program, the sign-in or we must mend.
    Request(Error),
}

/// A closed set of reasons why an action was not done; one per room, mirrored in GraphQL by that room.
pub trait Uitleg: Copy + Send {
    /// The text for a person; it repeats nothing of the input.
    fn uitleg(self, taal: Taal) -> Cow<'static, str>;
}

/// One thing that the user can mend. It may be stored: it holds a code and a place, and nothing of the input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem<C> {
    /// The code for programs.
    pub code: C,
    /// The path to the input field, in GraphQL spelling; empty when it concerns the whole.
    pub field: Cow<'static, str>,
    /// Where in the text, when the problem is a place in a text.
    pub plaats: Option<Plaats>,
}

impl<C> Problem<C> {
    /// A problem with one input field.
    pub fn at(field: &'static str, code: C) -> Self {
        Self {
            code,
            field: field.into(),
            plaats: None,
        }
    }
}

impl<C> Refusal<C> {
    /// One problem with one input field.
    pub fn at(field: &'static str, code: C) -> Self {
        Self::User(vec![Problem::at(field, code)])
    }
}

impl<C> From<Error> for Refusal<C> {
    fn from(error: Error) -> Self {
        Self::Request(error)
    }
}

impl<C> From<DbErr> for Refusal<C> {
    fn from(cause: DbErr) -> Self {
        Self::Request(cause.into())
    }
}
