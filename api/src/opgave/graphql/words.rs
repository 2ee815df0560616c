//! The closed sets of ontwikkelopgaven, as clients know them.

use async_graphql::Enum;
use entity::onderbouwing;

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
    }
}
