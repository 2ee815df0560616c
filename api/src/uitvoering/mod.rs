//! Uitvoering: who works on an ontwikkelopgave, and how it goes.
//!
//! An *uitvoerder* is a beroepsvereniging that pulls (`TREKKER`, one at a time) or an organisatie or beroepsvereniging that
//! works along (`PARTNER`), from a day and, it may be, up to a day. *Voortgang* is told in dated entries: `NIET_BEGONNEN →
//! IN_VOORBEREIDING → LOOPT → AFGEROND`, or `GESTOPT`, from which it may go on again. Entries are only added; the last one can
//! be corrected by a next one that takes its place, and both stay readable.
//!
//! All this stands beside the edition and not in it: an adopted edition never changes, and work on it begins then.
//! REDACTIE says who works on what; voortgang is told by REDACTIE and by the trekker of that day. Who sees the
//! ontwikkelopgave sees all of it.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Mutations, Uitvoerder, UitvoeringFoutCode, Voortgang},
    read::{ById, LaatsteVan, TrekkerOp, Under, VoortgangById, Voortgangen},
};
