//! The closed sets of ontwikkelopgaven, as clients know them.

use async_graphql::Enum;
use entity::{onderbouwing, opgave_herkomst};

use crate::{graph::fout::fout_codes, opgave::rules::Code};

/// How much an ontwikkelopgave rests on a leervraag or a thema.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "onderbouwing::Gewicht")]
pub(crate) enum OnderbouwingGewicht {
    /// Without it the ontwikkelopgave would be another.
    Dragend,
    /// It strengthens what others carry.
    Ondersteunend,
    /// It touches the ontwikkelopgave and does not decide.
    Zijdelings,
}

/// How an ontwikkelopgave comes from the edition before.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "OntwikkelopgaveHerkomstSoort", remote = "opgave_herkomst::Soort")]
pub(crate) enum HerkomstSoort {
    /// The same in the same words; its number and what it rests on may differ.
    Ongewijzigd,
    /// The same in other words.
    Herformuleerd,
    /// One of two or more that one became.
    Gesplitst,
    /// What two or more became.
    Samengevoegd,
}

/// In which order ontwikkelopgaven come. Equal values are ordered by id.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum OntwikkelopgaveOrder {
    /// Newest first, so that those of the latest edition come first.
    #[default]
    Nieuwste,
    /// By number: the order within one edition.
    Nummer,
}

fout_codes! {
    /// Why an action on an ontwikkelopgave was not done.
    OntwikkelopgaveFoutCode of Code {
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
        /// The edition was adopted and never changes again.
        EditieLigtVast,
        /// Impossible in the present state of the edition.
        StatusStaatNietToe,
        /// Another ontwikkelopgave of the edition has this number.
        NummerBezet,
        /// Not a number from 1 to 999.
        NummerOngeldig,
        /// Only published leervragen and thema's can be evidence.
        NietGepubliceerd,
        /// The lists name nothing.
        LijstLeeg,
        /// No edition of the agenda was adopted yet, so nothing can come from one or be dropped.
        GeenVorigeEditie,
        /// Not an ontwikkelopgave of the edition of this agenda that was adopted last.
        HerkomstAndereEditie,
        /// `SAMENGEVOEGD` has two predecessors at least, every other descent has one.
        HerkomstAantal,
        /// Another ontwikkelopgave of the edition comes from it; only with `GESPLITST` several may.
        HerkomstBezet,
        /// The edition drops it; take that back first.
        HerkomstVervallen,
        /// Members or associations reacted on it, so it is not taken out.
        ErZijnReacties,
    }
}
