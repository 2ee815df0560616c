//! Lerende Praktijken: professionals, ervaringsdeskundigen and researchers of several organisations who learn together
//! in their own work, in cycles of measuring, reflecting and improving.
//!
//! A praktijk goes through phases: `VERKENNING → NULMETING → IN_UITVOERING → AFGEROND → GEBORGD`, or `GESTOPT`. What it
//! is and who leads it is public; how it works inside (`werkwijze`) is for who takes part now, and for editors.
//!
//! Somebody takes part in a role, from a day and up to a day (a *deelname*), and not without saying yes: an editor alone
//! enters what is a known fact. Who takes part is shown to members as each allows with the deelname, and to the other
//! participants; never to readers who are not signed in. Whoever starts a praktijk is its facilitator; a praktijk that
//! still runs always keeps one. Organisations join in periods (*partners*). Parents and pupils take part as numbers of a
//! day, which are small: others than participants and editors read the latest alone, through the rule for small cells.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{
        Deelname, DeelnameMutations, DeelnameRol, DeelnameZichtbaarheid, LerendePraktijk,
        LerendePraktijkFoutCode, Mutations, OudersLeerlingen, PartnerMutations, PraktijkPartner, Queries,
        TellingMutations,
    },
    policy::{facilitated_by, may_manage, visible},
    read::{ById, DeelnameById, PartnerById, TakesPart, TellingById, Under, deelnames},
    rules::{Beletsel, mogelijk, voorbij},
    write::{Deelnemer, beletsel, deelnemen, facilitates, facilitators, hold, rollen, seen_member},
};
