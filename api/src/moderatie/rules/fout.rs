//! Why an action of an editor was not done, for programs and for people.

use std::borrow::Cow;

use crate::{error::Uitleg, tekst::Taal};

/// Why an action of an editor was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// Impossible in the present state.
    StatusStaatNietToe,
    /// Somebody changed it after it was read.
    IntussenGewijzigd,
    /// A refusal, or taking back, needs a reason.
    RedenOntbreekt,
    /// Another editor has claimed it.
    Geclaimd,
    /// It does not wait for an editor.
    NietInWachtrij,
    /// The claim is another editor's.
    NietUwClaim,
    /// The report is closed already.
    AlAfgehandeld,
    /// A leervraag is not merged into itself.
    ZelfdeLeervraag,
    /// Others were merged into it.
    HeeftSamenvoegingen,
    /// The list names nothing.
    LijstLeeg,
    /// Not one version for each leervraag.
    VersiesKloppenNiet,
    /// The decision was undone already.
    AlOngedaan,
    /// The time in which a decision can be undone is over.
    TermijnVerstreken,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::StatusStaatNietToe => (
                "Dit kan niet in de huidige status.",
                "This is not possible in the present state.",
            ),
            Self::IntussenGewijzigd => (
                "Deze leervraag is intussen gewijzigd. Haal haar opnieuw op.",
                "This leervraag was changed meanwhile. Fetch it again.",
            ),
            Self::RedenOntbreekt => (
                "Geef bij dit besluit een reden.",
                "Give a reason with this decision.",
            ),
            Self::Geclaimd => (
                "Een andere redacteur is hiermee bezig. Neem het over als dat de bedoeling is.",
                "Another editor is working on this. Take it over if that is what you mean.",
            ),
            Self::NietInWachtrij => (
                "Deze leervraag wacht niet op de redactie.",
                "This leervraag does not wait for the editors.",
            ),
            Self::NietUwClaim => (
                "Een andere redacteur heeft deze leervraag geclaimd.",
                "Another editor has claimed this leervraag.",
            ),
            Self::AlAfgehandeld => (
                "Deze melding is al afgehandeld.",
                "This report is closed already.",
            ),
            Self::ZelfdeLeervraag => (
                "Een leervraag kan niet in zichzelf opgaan.",
                "A leervraag cannot be merged into itself.",
            ),
            Self::HeeftSamenvoegingen => (
                "In deze leervraag zijn andere opgegaan. Maak die eerst los.",
                "Others were merged into this leervraag. Undo that first.",
            ),
            Self::LijstLeeg => ("Noem ten minste één leervraag.", "Name at least one leervraag."),
            Self::VersiesKloppenNiet => (
                "Geef bij elke leervraag één versie, in dezelfde volgorde.",
                "Give one version for each leervraag, in the same order.",
            ),
            Self::AlOngedaan => (
                "Dit besluit is al ongedaan gemaakt.",
                "This decision was undone already.",
            ),
            Self::TermijnVerstreken => (
                "Dit besluit kan niet meer ongedaan worden gemaakt; neem een nieuw besluit.",
                "This decision cannot be undone any more; take a new one.",
            ),
        };
        taal.kies(nl, en).into()
    }
}
