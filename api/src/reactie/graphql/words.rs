//! The closed sets of reactions, as clients know them.

use async_graphql::Enum;
use entity::reactie;

use crate::{graph::fout::fout_codes, reactie::rules::Code};

/// Who reacted.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "reactie::Afzender")]
pub(crate) enum ReactieAfzender {
    /// A member, for themselves.
    Lid,
    /// A beroepsvereniging.
    Vereniging,
}

/// What a reaction comes down to.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "ReactieStandpunt", remote = "reactie::Standpunt")]
pub(crate) enum ReactieStandpunt {
    /// Agrees.
    Steun,
    /// Agrees when something changes; the text says what.
    SteunMetAanpassing,
    /// Does not agree; the text says why.
    GeenSteun,
    /// Asks something.
    Vraag,
}

/// What editors did with a reaction.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "ReactieAntwoord", remote = "reactie::Antwoord")]
pub(crate) enum ReactieAntwoord {
    /// It changed the edition as it asked.
    Overgenomen,
    /// It changed the edition in part.
    DeelsOvergenomen,
    /// It did not change the edition.
    NietOvergenomen,
}

fout_codes! {
    /// Why an action on a reaction was not done.
    ReactieFoutCode of Code {
        /// The edition is not under consultation, or its end has come.
        ConsultatieGesloten,
        /// The ontwikkelopgave does not stand in this edition.
        AndereEditie,
        /// You have a standing reaction on this already: revise it, or withdraw it.
        ReactieBestaatAl,
        /// The reaction was withdrawn.
        ReactieIngetrokken,
    }
}
