//! The closed sets of experts, as clients know them.

use crate::{expert::rules::Code, graph::fout::fout_codes};

fout_codes! {
    /// Why an action on an expert was not done.
    ExpertFoutCode of Code {
        /// Neither a member nor a name, or both.
        EenPersoon,
        /// A published name has a source.
        BronOntbreekt,
        /// The member is an expert in that time already.
        AlExpert,
        /// The member was blocked.
        LidGeblokkeerd,
        /// Ends before it begins, or is not within 1900 to 2100.
        PeriodeOngeldig,
        /// The term is over already.
        AlBeeindigd,
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
        /// More than the list may have.
        TeVeel,
    }
}
