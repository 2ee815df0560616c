//! Deliveries: how an association brings its memberships up to date, and no accident that ends ten thousand of them.
//!
//! An *inzending* is a file with a row for each membership, in one of two modes: a *delta* names what changes, a *full*
//! delivery names everything, so that what it does not name is over. The service reads the columns it may have and drops the
//! others unread, compares each row with the membership that is there, and makes a *plan*: each row is new, changed,
//! unchanged, ended, or refused with a reason. Then it is carried out as a whole, in one transaction; or, where the
//! association chose so, without the refused rows. A delivery that was sent to be looked at first keeps its plan until
//! somebody carries it out.
//!
//! **The brake** stops a plan that touches more memberships than a threshold, or that ends a fifth of them: a *second*
//! person, another client of the association or an operator, looks at it and lets it go on. An empty file, half a file, swapped
//! columns, doubled lidnummers and a wrong encoding end nothing by themselves.
//!
//! **Stand.** Each association has a number that grows with every change of its memberships, and a membership carries the
//! number of its last change. A plan holds for the stand that it was made on, and is refused on another. What was applied can be
//! undone while nothing later touched the same memberships; what an undone delivery had made leaves a tombstone.
//!
//! **States**: `ONTVANGEN → GEPLAND → TOEGEPAST → ONGEDAAN`, `GEPLAND → AANGEHOUDEN → TOEGEPAST`, and `GEWEIGERD`.
//!
//! **Single changes** that an identity provider sends (SCIM) are lines of a delivery of their own, one for each day at most as
//! long as nothing else comes between; those that the brake stops are the lines of another one, which waits.
//!
//! An association sees its own deliveries and their rows. Operators see those that were stopped, with their numbers and
//! without their rows. Nobody else sees any.

mod graphql;
mod policy;
mod read;
pub(crate) mod rest;
mod rules;
mod write;

pub use self::write::{Klaar, Opdracht, lever};
pub(crate) use self::{
    graphql::{Aansluiting, Inzending, InzendingFoutCode, InzendingRegel, Mutations, Queries, aansluiting},
    read::{ById, RegelById},
    rules::{datum, lidnummer, loopt, naam, voorbij},
    write::{Enkel, Uitslag},
    write::{aansluiting_van, nieuwe_stand},
};
