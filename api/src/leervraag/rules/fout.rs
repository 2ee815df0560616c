//! Why an action on a leervraag was not done, in words.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{error::Uitleg, tekst::Taal};

/// Why an action on a leervraag was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Code {
    /// The actor does not take part in the praktijk now.
    NietInPraktijk,
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// A discipline that is not on the asker's profile.
    DisciplineNietVanU,
    /// Origin, asker and the named praktijk or activiteit do not fit together.
    HerkomstKloptNiet,
    /// An origin that the actor cannot speak for.
    HerkomstNietVanU,
    /// Only who facilitates the praktijk, or an editor, puts words in another's name.
    NietNamens,
    /// The asker who is named does not take part in the praktijk now.
    VragerNietInPraktijk,
    /// Only the asker chooses how the asker is shown.
    WeergaveKiestVrager,
    /// The same text stands earlier in the delivery.
    DubbelInLevering,
    /// The same text was entered before from the same place.
    AlIngevoerd,
    /// A delivery without rows.
    GeenRijen,
    /// Impossible in the present state.
    StatusStaatNietToe,
    /// An answer to a refusal, where nothing was refused.
    NietsAfgewezen,
    /// A second answer to one refusal.
    WeerwoordAlGegeven,
    /// One does not recognise the own question.
    EigenVraag,
    /// The member does not recognise the leervraag.
    NietHerkend,
    /// More items than an input list may have.
    TeVeel,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::NietInPraktijk => (
                "U neemt nu niet deel aan deze Lerende Praktijk.",
                "You do not take part in this Lerende Praktijk now.",
            ),
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
            Self::DisciplineNietVanU => (
                "Deze discipline staat niet in het profiel van de vrager. Voeg haar daar eerst toe.",
                "This discipline is not on the asker's profile. Add it there first.",
            ),
            Self::HerkomstKloptNiet => (
                "Noem de Lerende Praktijk of de activiteit waar de vraag vandaan komt.",
                "Name the Lerende Praktijk or the activiteit that the question comes from.",
            ),
            Self::HerkomstNietVanU => (
                "Een interview voert de redactie in; namens een vereniging spreekt wie er nu lid van is, of de redactie.",
                "Editors enter interviews; for an association speaks who is a member of one now, or an editor.",
            ),
            Self::NietNamens => (
                "Alleen wie de Lerende Praktijk faciliteert of de redactie voert een vraag in namens anderen.",
                "Only who facilitates the Lerende Praktijk, or an editor, enters a question for others.",
            ),
            Self::VragerNietInPraktijk => (
                "Deze vrager neemt nu niet deel aan de Lerende Praktijk.",
                "This asker does not take part in the Lerende Praktijk now.",
            ),
            Self::WeergaveKiestVrager => (
                "Hoe de vrager wordt getoond kiest de vrager zelf.",
                "How the asker is shown is for the asker to choose.",
            ),
            Self::DubbelInLevering => (
                "Deze vraag staat al eerder in dezelfde levering.",
                "This question stands earlier in the same delivery.",
            ),
            Self::AlIngevoerd => (
                "Deze vraag is al eerder vanuit dezelfde bijeenkomst ingevoerd.",
                "This question was entered before from the same meeting.",
            ),
            Self::GeenRijen => (
                "Er staan geen vragen in deze levering.",
                "This delivery has no questions.",
            ),
            Self::StatusStaatNietToe => (
                "Dit kan niet in de huidige status.",
                "This is not possible in the present state.",
            ),
            Self::NietsAfgewezen => (
                "Een weerwoord kan alleen op een afgewezen leervraag.",
                "Only a refused leervraag can be answered.",
            ),
            Self::WeerwoordAlGegeven => (
                "U hebt al op deze afwijzing geantwoord. U kunt de vraag anders stellen of intrekken.",
                "You answered this refusal already. You can ask the question in other words, or withdraw it.",
            ),
            Self::EigenVraag => (
                "Uw eigen leervraag kunt u niet herkennen.",
                "You cannot recognise your own leervraag.",
            ),
            Self::NietHerkend => (
                "U hebt deze leervraag niet herkend, dus er is niets om mee te nemen.",
                "You do not recognise this leervraag, so there is nothing to take along.",
            ),
            Self::TeVeel => ("Deze lijst is te lang.", "This list is too long."),
        };
        taal.kies(nl, en).into()
    }
}
