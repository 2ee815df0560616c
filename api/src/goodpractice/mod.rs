//! Good practices: what a Lerende Praktijk does that works, and what others make of it.
//!
//! A good practice says what is done, for whom, what it takes and what stood in the way. It belongs to the praktijk where it
//! arose, or editors enter it from a source. It goes `CONCEPT → AANGEBODEN → GEDEELD | TERUGGEGEVEN`, and may be offered
//! again; its praktijk or editors withdraw it from any state (`INGETROKKEN`). Sharing is an editor's act: the guard of
//! [`crate::tekst`] reduces what can be traced to a child, it never guarantees. Every version is kept. New words for what
//! was shared go back to the editors, and until they share them everybody goes on reading the words that were shared. What
//! it is filed under comes from closed lists and from the agenda, so it changes at once.
//!
//! Members report what is shared, with a coded reason, once; an editor leaves it as it is or takes it back (`TERUGGEGEVEN`, and
//! nobody else reads any version of it). Who reported it is told to nobody. The facilitators of the praktijk are told what
//! editors decided, and that another praktijk took it over.
//!
//! Another praktijk takes a good practice over (*overname*): since when, with which adaptations, and how it went, in dated
//! *ervaringen*. That a praktijk took it over is public, as praktijken are; an ervaring is for the praktijk itself until
//! it shares it. What editors hide of these after it was reported ([`crate::tekstmelding`]), adaptations or a whole ervaring,
//! is for the praktijk itself and REDACTIE, and in no number.
//!
//! Who takes part in the praktijk now, and REDACTIE, see it in every state; others see what is shared.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{
        GoodPractice, GoodPracticeErvaring, GoodPracticeFoutCode, GoodPracticeMelding, GoodPracticeOvername,
        GoodPracticeVersie, MeldingMutations, Mutations, OvernameMutations, Queries,
    },
    policy::{ervaring_visible, openbaar, overname_visible, visible},
    read::{ById, ErvaringById, MeldingById, OvernameById, Overnames, Under, VersieById},
};
