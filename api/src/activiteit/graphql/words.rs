//! The closed sets of activiteiten, as clients know them.

use async_graphql::Enum;
use entity::activiteit;

use crate::{activiteit::rules::Code, graph::fout::fout_codes};

/// What kind of activiteit it is.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "activiteit::Soort")]
pub(crate) enum ActiviteitSoort {
    /// An afternoon of dialogue.
    Dialoogmiddag,
    /// A webinar or online workshop.
    Webinar,
    /// A meeting of experts.
    Expertgroep,
    /// A DOEN-dag: a day on which plans are made together.
    DoenDag,
    /// None of the others.
    Overig,
}

/// Whether an activiteit was held.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "activiteit::Status")]
pub(crate) enum ActiviteitStatus {
    /// It is to be held.
    Gepland,
    /// It was held. What was held was held: no other state follows.
    Gehouden,
    /// It is not held; it may be planned again.
    Afgelast,
}

fout_codes! {
    /// Why an action on an activiteit was not done.
    ActiviteitFoutCode of Code {
        /// This state does not follow the present one.
        StatusVolgtNiet,
        /// What was held does not lie in the future.
        DatumInToekomst,
        /// What is planned has a date.
        DatumNodig,
        /// Before 1900 or after 2100.
        DatumOnmogelijk,
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
        /// More organisations than may hold one activiteit: 20.
        TeVeel,
    }
}
