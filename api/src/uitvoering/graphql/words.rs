//! The closed sets of uitvoering, as clients know them.

use async_graphql::Enum;
use entity::{uitvoerder, voortgang};

use crate::{graph::fout::fout_codes, uitvoering::rules::Code};

/// How an uitvoerder works on an ontwikkelopgave.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "UitvoerderRol", remote = "uitvoerder::Rol")]
pub(crate) enum UitvoerderRol {
    /// Pulls: a beroepsvereniging, one at a time.
    Trekker,
    /// Works along: an organisatie or a beroepsvereniging.
    Partner,
}

/// How far an ontwikkelopgave is.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "VoortgangStand", remote = "voortgang::Stand")]
pub(crate) enum VoortgangStand {
    /// Nobody works on it yet.
    NietBegonnen,
    /// Being prepared.
    InVoorbereiding,
    /// Under way.
    Loopt,
    /// Done; nothing follows.
    Afgerond,
    /// Stopped before it was done; it may be taken up again.
    Gestopt,
}

fout_codes! {
    /// Why an action on the uitvoering of an ontwikkelopgave was not done.
    UitvoeringFoutCode of Code {
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
        /// Neither, or both, of organisatie and beroepsvereniging were named.
        EenVanBeide,
        /// It would end before it begins.
        PeriodeOngeldig,
        /// Another beroepsvereniging is trekker on some of these days: end that first.
        AlEenTrekker,
        /// It is partner already on some of these days.
        AlPartner,
        /// The edition was not adopted yet.
        EditieNietVastgesteld,
        /// Impossible after the last entry.
        StandNietMogelijk,
        /// A day to come, or one before that of the entry that it comes after.
        DatumOngeldig,
        /// Only the last entry can be corrected.
        NietDeLaatste,
    }
}
