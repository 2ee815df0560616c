//! Leervragen: the questions that professionals ask about their own work, and where the agenda begins.
//!
//! A leervraag goes `CONCEPT → INGEDIEND → GEPUBLICEERD | AFGEWEZEN`; its asker may withdraw it from any state
//! (`INGETROKKEN`). Whoever typed it (*indiener*) need not be whose question it is (*vrager*: a person, a praktijk, or a
//! group at an activiteit): it belongs to the asker, and only who facilitates or edits puts words in another's name. A
//! meeting's questions come in one delivery with a result for each. Every version is kept, with since when and until when everybody could read it. A revised text goes back to the
//! editors, because publication is an editor's act: the guard of [`crate::tekst`] reduces what can be traced to a child, it
//! never guarantees. A refusal may be answered once; when it stands, other words or withdrawing remain. How editors work
//! stands in [`crate::moderatie`].
//!
//! A published leervraag may be merged into another (`SAMENGEVOEGD`), which can be undone: its words, thema's and place
//! beneath the agenda stay, its readers are shown where it goes on, and a recognition moves only with a yes. It lasts as
//! long as the other is published: after that it stands by itself again.
//!
//! Published and merged leervragen are for everybody; the asker is shown as the asker chose (`NAAM`, `ROL`, `ANONIEM`), and never to
//! anonymous readers. The other states are for the asker, who typed it, and REDACTIE.

mod graphql;
mod policy;
mod read;
mod rules;
#[cfg(test)]
mod voorbeeld;
mod write;

#[cfg(test)]
pub(crate) use self::voorbeeld::voorbeeld;
pub(crate) use self::{
    graphql::{
        Afwijsreden, Leervraag, LeervraagFoutCode, LeervraagHerkomst, LeervraagVersie, Mutations, Queries,
        TekstSignaal, VergelijkbareLeervraag, VragerWeergave, under,
    },
    policy::{
        aanspreekbaar, counted, is_own, knows_roles, listed, may_look_inside, openbaar, own, role_counted,
        visible, woorden_openbaar,
    },
    read::{ById, MINST, Under, Vergelijkbaar, VersieById, gelijkend, standen, uitgegeven, woorden},
    rules::{Actie, daarna},
    write::{
        Held, Stand, Teruggave, herstel, hold, hold_all, hold_met_opgegaan, laat_alleen, maak_los, melden,
        opgegaan_in, vertel, voeg_samen, zet,
    },
};
