//! What must hold for a leervraag: its life, and what an input must satisfy. Pure.

use std::borrow::Cow;

use entity::leervraag::{Herkomst, Status, VragerSoort};

use crate::{error::Uitleg, tekst::Taal};

/// What can be done with a leervraag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Actie {
    /// The asker changes the text and keeps it a draft.
    Bewaren,
    /// The asker changes the text and offers it to the editors.
    Herzien,
    /// The asker takes it back.
    Intrekken,
    /// An editor publishes it.
    Publiceren,
    /// An editor refuses it, or takes it offline, with a reason.
    Afwijzen,
}

/// The state after an action; none when the action is impossible in this state.
pub(super) fn daarna(status: Status, actie: Actie) -> Option<Status> {
    use Actie::{Afwijzen, Bewaren, Herzien, Intrekken, Publiceren};
    use Status::{Afgewezen, Concept, Gepubliceerd, Ingediend, Ingetrokken, Samengevoegd};
    match (status, actie) {
        (Ingetrokken, _) => None,
        (_, Intrekken) => Some(Ingetrokken),
        (Samengevoegd, _) => None,
        (Concept, Bewaren) => Some(Concept),
        (Concept | Ingediend | Gepubliceerd | Afgewezen, Herzien) => Some(Ingediend),
        (Ingediend | Afgewezen, Publiceren) => Some(Gepubliceerd),
        (Ingediend | Gepubliceerd, Afwijzen) => Some(Afgewezen),
        (Concept, Publiceren | Afwijzen)
        | (Ingediend | Gepubliceerd | Afgewezen, Bewaren)
        | (Gepubliceerd, Publiceren)
        | (Afgewezen, Afwijzen) => None,
    }
}

/// Where a leervraag came from, when the one who typed it does not say.
pub(super) fn herkomst(praktijk: bool, activiteit: bool) -> Herkomst {
    match (praktijk, activiteit) {
        (true, _) => Herkomst::LerendePraktijk,
        (false, true) => Herkomst::Activiteit,
        (false, false) => Herkomst::Community,
    }
}

/// Whether the place that the question is said to come from was named.
pub(super) fn plaats_klopt(soort: VragerSoort, herkomst: Herkomst, praktijk: bool, activiteit: bool) -> bool {
    let asker = match soort {
        VragerSoort::Persoon => true,
        VragerSoort::Praktijk => praktijk,
        VragerSoort::Groep => praktijk || activiteit,
    };
    let origin = match herkomst {
        Herkomst::LerendePraktijk => praktijk,
        Herkomst::Activiteit => activiteit,
        Herkomst::Community | Herkomst::Interview | Herkomst::Vereniging => true,
    };
    asker && origin
}

/// Why an action on a leervraag was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The actor does not take part in the praktijk now.
    NietInPraktijk,
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// A discipline that is not on the asker's own profile.
    DisciplineNietVanU,
    /// Origin, asker and the named praktijk or activiteit do not fit together.
    HerkomstKloptNiet,
    /// Impossible in the present state.
    StatusStaatNietToe,
    /// A refusal needs a reason.
    RedenOntbreekt,
    /// An answer to a refusal, where nothing was refused.
    NietsAfgewezen,
    /// One does not recognise the own question.
    EigenVraag,
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
                "Deze discipline staat niet in uw profiel. Voeg haar daar eerst toe.",
                "This discipline is not on your profile. Add it there first.",
            ),
            Self::HerkomstKloptNiet => (
                "Noem de Lerende Praktijk of de activiteit waar de vraag vandaan komt.",
                "Name the Lerende Praktijk or the activiteit that the question comes from.",
            ),
            Self::StatusStaatNietToe => (
                "Dit kan niet in de huidige status.",
                "This is not possible in the present state.",
            ),
            Self::RedenOntbreekt => (
                "Geef een reden bij een afwijzing.",
                "Give a reason with a refusal.",
            ),
            Self::NietsAfgewezen => (
                "Een weerwoord kan alleen op een afgewezen leervraag.",
                "Only a refused leervraag can be answered.",
            ),
            Self::EigenVraag => (
                "Uw eigen leervraag kunt u niet herkennen.",
                "You cannot recognise your own leervraag.",
            ),
            Self::TeVeel => ("Deze lijst is te lang.", "This list is too long."),
        };
        match taal {
            Taal::Nl => nl.into(),
            Taal::En => en.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use entity::leervraag::{Herkomst, Status, VragerSoort};

    use super::{Actie, daarna, herkomst, plaats_klopt};

    /// Every state × every action, as a table that a person can check against the life of a leervraag.
    #[test]
    fn the_life_of_a_leervraag() {
        use Status::{
            Afgewezen as Afw, Concept as Con, Gepubliceerd as Gep, Ingediend as Ing, Ingetrokken as Int,
            Samengevoegd as Sam,
        };
        let acties = [
            Actie::Bewaren,
            Actie::Herzien,
            Actie::Intrekken,
            Actie::Publiceren,
            Actie::Afwijzen,
        ];
        let table = [
            (Con, [Some(Con), Some(Ing), Some(Int), None, None]),
            (Ing, [None, Some(Ing), Some(Int), Some(Gep), Some(Afw)]),
            (Gep, [None, Some(Ing), Some(Int), None, Some(Afw)]),
            (Afw, [None, Some(Ing), Some(Int), Some(Gep), None]),
            (Int, [None, None, None, None, None]),
            (Sam, [None, None, Some(Int), None, None]),
        ];
        for (status, row) in table {
            for (actie, expected) in acties.into_iter().zip(row) {
                assert_eq!(daarna(status, actie), expected, "{status:?} {actie:?}");
            }
        }
    }

    #[test]
    fn the_origin_follows_from_the_place() {
        assert_eq!(herkomst(true, true), Herkomst::LerendePraktijk);
        assert_eq!(herkomst(false, true), Herkomst::Activiteit);
        assert_eq!(herkomst(false, false), Herkomst::Community);
        assert!(plaats_klopt(
            VragerSoort::Persoon,
            Herkomst::Interview,
            false,
            false
        ));
        assert!(!plaats_klopt(
            VragerSoort::Praktijk,
            Herkomst::Community,
            false,
            true
        ));
        assert!(!plaats_klopt(
            VragerSoort::Groep,
            Herkomst::Community,
            false,
            false
        ));
        assert!(!plaats_klopt(
            VragerSoort::Persoon,
            Herkomst::LerendePraktijk,
            false,
            false
        ));
    }
}
