//! Koppelingen: which person is behind a membership of an association.
//!
//! An association delivers rows, and a person signs in; nothing joins the two by itself. A *koppelvoorstel* says that they may be
//! one, on one of two grounds: the membership has the number of a registration of the person that was *checked*; or the person
//! says to be that member, by association and lidnummer. An e-mail address is no ground: it is not stored, it changes, and
//! whoever claims one would be handed somebody else's membership.
//!
//! A checked number may be confirmed by the person. What a person says may be confirmed by an operator alone, who is told
//! whether the names agree; and never by who says it. A claim is taken whether or not there is such a membership, so that it
//! tells nobody who is a member of what; it waits until the association delivers the number.
//!
//! **States**: `OPEN → BEVESTIGD | AFGEWEZEN | VERVALLEN`, `BEVESTIGD → ONTKOPPELD`.
//!
//! Confirming writes one thing, the person behind the membership, and taking it back empties that again: everything else stays to
//! the letter, also what the association reads, which must not learn behind which of its rows there is somebody.
//!
//! A member sees the own ones; operators those of a membership that is there. Associations see none.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{KoppelingFoutCode, Koppelvoorstel, Mutations, Queries},
    read::ById,
    write::{bij_inzending, bij_registratie},
};
