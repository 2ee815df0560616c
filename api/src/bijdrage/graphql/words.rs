//! The closed sets of bijdragen, as clients know them.

use crate::{bijdrage::rules::Code, graph::fout::fout_codes};

fout_codes! {
    /// Why an action on a bijdrage was not done.
    BijdrageFoutCode of Code {
        /// Only a leervraag that everybody may read is talked about.
        LeervraagNietOpen,
        /// Only a good practice that is shared is talked about.
        GoodPracticeNietGedeeld,
        /// It is about one thing: name a leervraag or a good practice.
        EenVanBeide,
        /// One does not report the own words.
        EigenBijdrage,
        /// You reported it already, and the editors look at it.
        AlGemeld,
        /// The state of the bijdrage does not allow this.
        StatusStaatNietToe,
        /// A refusal needs a reason.
        RedenOntbreekt,
        /// The reason `ANDERS` needs words.
        ToelichtingOntbreekt,
    }
}
