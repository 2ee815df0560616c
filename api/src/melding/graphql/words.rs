//! The closed sets of reports, as clients know them.

use async_graphql::Enum;
use entity::melding;

use crate::{graph::fout::fout_codes, melding::rules::Code};

/// Why a member reports a leervraag.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "melding::Reden")]
pub enum MeldingReden {
    /// It can be traced to a child, a family or a colleague.
    Herleidbaar,
    /// Its tone or content does not fit the platform.
    Ongepast,
    /// It was asked before.
    Dubbel,
    /// Something else; say it in the toelichting.
    Anders,
}

/// How a report ended.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "melding::Uitkomst")]
pub enum MeldingUitkomst {
    /// The editors agreed.
    Gegrond,
    /// The editors saw nothing wrong.
    Ongegrond,
    /// The leervraag changed, or was withdrawn, before the editors decided about the report.
    Vervallen,
    /// The reporter took it back.
    Ingetrokken,
}

fout_codes! {
    /// Why an action on a report was not done.
    MeldingFoutCode of Code {
        /// You have an open report on this leervraag.
        AlGemeld,
        /// One does not report the own question.
        EigenVraag,
        /// Only a published leervraag can be reported.
        StatusStaatNietToe,
        /// The reason `ANDERS` needs a toelichting.
        ToelichtingOntbreekt,
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
        /// The report is closed already.
        AlAfgehandeld,
    }
}
