//! The closed sets of inzichten, as clients know them.

use crate::{graph::fout::fout_codes, inzicht::rules::Code};

fout_codes! {
    /// Why an action on an inzicht was not done.
    InzichtFoutCode of Code {
        /// It is filed under no factor.
        FactorOntbreekt,
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
        /// More than the list may have.
        TeVeel,
        /// The activiteit was not held.
        ActiviteitNietGehouden,
        /// The state of the inzicht does not allow this.
        StatusStaatNietToe,
        /// A refusal needs a reason.
        RedenOntbreekt,
        /// The reason `ANDERS` needs words.
        ToelichtingOntbreekt,
    }
}
