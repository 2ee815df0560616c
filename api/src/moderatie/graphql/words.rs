//! The closed sets of the editors' work, as clients know them.

use async_graphql::Enum;
use entity::{besluit, besluit_regel, melding};

use crate::{
    graph::fout::fout_codes,
    moderatie::rules::{self, Code},
};

/// Why a leervraag waits for an editor.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "rules::Soort")]
pub enum ModeratieSoort {
    /// It was offered, and the text guard doubts a place in it; comes beside `NIEUW` or `WEERWOORD`.
    Signaal,
    /// It was offered: the first time, in other words, or taken back from publication.
    Nieuw,
    /// A member reported it.
    Melding,
    /// Its asker answered a refusal.
    Weerwoord,
    /// A member reported that it was asked before, or its words were nearly those of another (`Leervraag.mogelijkeDubbelen`).
    Dubbel,
}

/// What an editor decides about a leervraag.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "rules::Maatregel")]
pub enum LeervraagBesluit {
    /// Publish.
    Publiceren,
    /// Refuse, or take offline.
    Afwijzen,
    /// Take a published one back, to look at it again: it waits in the queue, out of sight of others.
    Terugnemen,
}

/// How an editor closes a report.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum MeldingBesluit {
    /// The reporter is right; nothing more is needed.
    Gegrond,
    /// Nothing is wrong.
    Ongegrond,
}

impl From<MeldingBesluit> for melding::Uitkomst {
    fn from(besluit: MeldingBesluit) -> Self {
        match besluit {
            MeldingBesluit::Gegrond => Self::Gegrond,
            MeldingBesluit::Ongegrond => Self::Ongegrond,
        }
    }
}

/// What was decided.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "besluit::Soort")]
pub enum ModeratiebesluitSoort {
    /// To publish.
    Publiceren,
    /// To refuse, or to take offline.
    Afwijzen,
    /// To take back from publication and look at it again.
    Terugnemen,
    /// To merge into another leervraag.
    Samenvoegen,
    /// To close a report and leave the leervraag as it is.
    MeldingAfhandelen,
}

/// Why a leervraag was merged into another.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "besluit::Samenvoegreden")]
pub enum LeervraagSamenvoegreden {
    /// The same question, perhaps in other words.
    ZelfdeVraag,
    /// A part of the other question.
    Onderdeel,
}

/// What undoing a decision did with one leervraag.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "besluit_regel::Ongedaan")]
pub enum ModeratieOngedaan {
    /// It is as it was before the decision.
    Teruggedraaid,
    /// Left alone: somebody changed it after the decision.
    IntussenGewijzigd,
}

fout_codes! {
    /// Why an action of an editor was not done.
    ModeratieFoutCode of Code {
        /// Impossible in the present state.
        StatusStaatNietToe,
        /// Somebody changed it after the version that was sent, or a list named it twice.
        IntussenGewijzigd,
        /// This decision needs a reason.
        RedenOntbreekt,
        /// Another editor has claimed it; `overnemen: true` takes it over.
        Geclaimd,
        /// The leervraag does not wait for the editors.
        NietInWachtrij,
        /// The claim is another editor's.
        NietUwClaim,
        /// The report is closed already.
        AlAfgehandeld,
        /// A leervraag is not merged into itself.
        ZelfdeLeervraag,
        /// Others were merged into it; undo that first. So there are no chains.
        HeeftSamenvoegingen,
        /// The list names nothing.
        LijstLeeg,
        /// Not one version for each leervraag.
        VersiesKloppenNiet,
        /// The decision was undone already.
        AlOngedaan,
        /// The time in which a decision can be undone (`limieten.undoMinutes`) is over.
        TermijnVerstreken,
    }
}
