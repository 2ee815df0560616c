//! Thema's: leervragen that belong together, bundled by editors who say when and why.
//!
//! A thema goes `CONCEPT → GEPUBLICEERD → VERVALLEN`; thema's may stand under another thema. A *bundeling* puts one
//! published leervraag in a thema from one moment; taking it out ends the bundeling and keeps it, so that the way from a
//! question to the agenda stays readable. Putting it back is a new bundeling. Every change of the words, the place or the
//! state of a thema is a *versie*.
//!
//! Published thema's are for everybody, the others for REDACTIE. Of the versies of a published thema others see those that
//! were published, and of any thema those on which an adopted edition rests. A bundeling is seen by who sees both of its ends; ended ones by REDACTIE alone.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Bundeling, Mutations, Queries, Thema, ThemaFoutCode, ThemaVersie},
    policy::{versie_published, visible},
    read::{
        BundelingById, Bundelingen, ById, ThemasVan, Under, VersieById, bundelingen_of, bundled, evidence,
        states,
    },
    rules::{Onbruikbaar, bruikbaar},
    write::leervraag_states,
};
