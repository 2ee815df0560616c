//! The closed sets of reports on texts, as clients know them.

use async_graphql::Enum;
use entity::tekstmelding::Uitkomst;

use crate::{
    graph::fout::fout_codes,
    tekstmelding::rules::{Code, Soort},
};

/// The kinds of text that are reported with `tekstMelden`.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "Soort")]
pub(super) enum TekstSoort {
    /// What an expert answered, with the question.
    ExpertVraag,
    /// What a Lerende Praktijk does in another way than the good practice says that it took over.
    GoodPracticeOvername,
    /// How it went with a good practice.
    GoodPracticeErvaring,
    /// A canvas, with its versions.
    Canvas,
    /// An activiteit.
    Activiteit,
    /// The summary of a meting.
    Meting,
}

/// What an editor decided about a report.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "Uitkomst")]
pub(super) enum TekstMeldingUitkomst {
    /// The text was hidden. It may be shown again since.
    Gegrond,
    /// The text stays.
    Ongegrond,
}

/// What an editor decides about a text that was reported.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(super) enum TekstMeldingBesluit {
    /// Hide it from all but who wrote it, who takes part in its Lerende Praktijk and REDACTIE; with a reason.
    Verbergen,
    /// Leave it as it is.
    LatenStaan,
}

fout_codes! {
    /// Why an action on a text, or on a report of it, was not done.
    TekstMeldingFoutCode of Code {
        /// Not everybody reads it now: only what everybody may read is reported.
        NietOpenbaar,
        /// You reported it already, and the editors look at it.
        AlGemeld,
        /// The report is closed already.
        AlAfgehandeld,
        /// The text is not hidden.
        NietVerborgen,
        /// Hiding needs a reason.
        RedenOntbreekt,
        /// The reason `ANDERS` needs words.
        ToelichtingOntbreekt,
    }
}
