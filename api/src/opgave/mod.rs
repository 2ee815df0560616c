//! Ontwikkelopgaven: what the field has to work on, each in one edition of an agenda, each resting on leervragen.
//!
//! An *onderbouwing* is one leervraag as evidence beneath one ontwikkelopgave: added by an editor, or brought along by a
//! thema that the ontwikkelopgave adopted. Adopting is an edge of its own: with a reason, a weight and a source, as each
//! onderbouwing has. The evidence of a thema is what was in it at that moment; what happens to the
//! thema later does not touch it. Nothing beneath an adopted edition changes any more.
//!
//! An ontwikkelopgave may say from which of the edition before it comes, and how; what must hold for that is a rule of
//! [`crate::agenda`], because an edition is judged as a whole when it is adopted.
//!
//! An ontwikkelopgave is seen by who sees its edition, an onderbouwing by who sees both of its ends. When an edition is
//! adopted the database notes on which words of each leervraag and thema it rests, and from then on these are shown and
//! counted, whatever becomes of the leervraag or the thema: but what was withdrawn, refused or taken back disappears
//! for outsiders, with all its words.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{
        HerkomstMutations, LeervraagStap, Mutations, Onderbouwing, Ontwikkelopgave, OntwikkelopgaveFoutCode,
        Queries, ThemaOvername, VergelijkingQueries, VervallenOntwikkelopgave,
    },
    policy::{onderbouwing_openbaar, overname_visible, visible},
    read::{
        ById, OnderbouwingById, OvernameById, SpoorOf, Under, Vervallen, Voortzetting, founded, van_editie,
        voorgangers,
    },
    write::{hold_met_editie, hold_opgave},
};
