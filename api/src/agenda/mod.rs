//! Agenda's: what professional education and guidance should work on, in editions that are adopted and replaced.
//!
//! There is one agenda for each domain; its content is in its editions. An edition goes `CONCEPT → IN_CONSULTATIE →
//! VASTGESTELD → VERVANGEN`. An adopted edition never changes again: when the next one is adopted, only its last day is
//! filled in. On every day at most one edition of an agenda holds.
//!
//! An ontwikkelopgave of an edition may say from which of the edition before it comes, and an edition which of them it
//! drops ([`rules::herkomst`]). The edition before is the one that was adopted last, until the edition itself is adopted:
//! then it is the one that it replaced, whose last day is its first.
//!
//! The database keeps both promises too: its triggers refuse a change beneath an adopted edition, and an overlap.
//!
//! Adopted editions (`VASTGESTELD`, `VERVANGEN`) are for everybody, those under consultation for members and
//! associations, those that are being shaped for REDACTIE.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Agenda, AgendaDomein, AgendaEditie, AgendaFoutCode, Mutations, Queries},
    policy::{vastgesteld, visible},
    read::{ById, EditieById, edities_of},
    rules::{herkomst, loopt},
    write::{hold_editie, lijn, touch_editie},
};
