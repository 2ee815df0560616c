//! SCIM 2.0: how an association that has an identity provider keeps its lidmaatschappen as they are there.
//!
//! A *User* is a lidmaatschap of the one association that asks, never the account of a person: its id is that of the
//! lidmaatschap, and an e-mail address tells nobody who somebody is. `active: false` and DELETE end the lidmaatschap; what
//! ended stays findable, what was deleted looks absent and leaves a tombstone. What the association owns goes through the
//! engine of the deliveries, so that each change has a stand, counts for the brake and can be undone.
//!
//! A *Group* is read only: a lidsoort of the association with its lidmaatschappen, or a Lerende Praktijk in which so many of
//! its members take part that it tells nothing about one of them.
//!
//! What is kept is what `rules::schema` names; everything else is dropped before anything sees it, and the answer says so.
//! Where a client departs from the standard it is understood, told and counted, or refused with strict handling.
//!
//! Only the machine client of an association uses it, and sees nothing of another one.

mod graphql;
mod policy;
mod read;
pub(crate) mod rest;
mod rules;
mod write;

pub(crate) use self::graphql::{ScimAfwijking, afwijkingen};

/// The attributes of a User as a Markdown table, for the README.
pub fn tabel() -> String {
    rules::ontdekking::tabel()
}
