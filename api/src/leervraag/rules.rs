//! What must hold for a leervraag: its life, and what an input must satisfy. Pure.

use std::borrow::Cow;

use entity::leervraag::{Herkomst, Status, VragerSoort};

use crate::{error::Uitleg, tekst::Taal};

/// What can be done with a leervraag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Actie {
    /// The asker changes the text and keeps it a draft.
    Bewaren,
    /// The asker changes the text and offers it to the editors.
    Herzien,
    /// The asker answers a refusal.
    Weerwoord,
    /// The asker takes it back.
    Intrekken,
    /// An editor publishes it.
    Publiceren,
    /// An editor refuses it, or takes it offline, with a reason.
    Afwijzen,
    /// An editor takes it back from publication, to look at it again.
    Terugnemen,
    /// An editor merges it into another.
    Samenvoegen,
    /// An editor undoes the merging.
    Losmaken,
}

/// In which capacity something is done with a leervraag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rol {
    /// Its people: who asked it and who typed it.
    Betrokkene,
    /// Who asked it, or who typed it for a group.
    Vrager,
    /// The editors.
    Redactie,
}

impl Actie {
    /// Every action, in the order of the table below.
    #[cfg(test)]
    pub(super) const ALLE: [Self; 9] = [
        Self::Bewaren,
        Self::Herzien,
        Self::Weerwoord,
        Self::Intrekken,
        Self::Publiceren,
        Self::Afwijzen,
        Self::Terugnemen,
        Self::Samenvoegen,
        Self::Losmaken,
    ];

    /// Who does it.
    pub(super) fn rol(self) -> Rol {
        match self {
            Self::Bewaren | Self::Herzien | Self::Weerwoord => Rol::Betrokkene,
            Self::Intrekken => Rol::Vrager,
            Self::Publiceren | Self::Afwijzen | Self::Terugnemen | Self::Samenvoegen | Self::Losmaken => {
                Rol::Redactie
            }
        }
    }
}

/// The state after an action; none when the action is impossible in this state.
pub(crate) fn daarna(status: Status, actie: Actie) -> Option<Status> {
    use Actie::{
        Afwijzen, Bewaren, Herzien, Intrekken, Losmaken, Publiceren, Samenvoegen, Terugnemen, Weerwoord,
    };
    use Status::{Afgewezen, Concept, Gepubliceerd, Ingediend, Ingetrokken, Samengevoegd};
    match (status, actie) {
        (Ingetrokken, _) => None,
        (_, Intrekken) => Some(Ingetrokken),
        (Samengevoegd, Losmaken) => Some(Gepubliceerd),
        (Samengevoegd, _) | (_, Losmaken) => None,
        (Concept, Bewaren) => Some(Concept),
        (Concept | Ingediend | Gepubliceerd | Afgewezen, Herzien) => Some(Ingediend),
        (Afgewezen, Weerwoord) | (Gepubliceerd, Terugnemen) => Some(Ingediend),
        (Ingediend | Afgewezen, Publiceren) => Some(Gepubliceerd),
        (Ingediend | Gepubliceerd, Afwijzen) => Some(Afgewezen),
        (Gepubliceerd, Samenvoegen) => Some(Samengevoegd),
        (Concept, Weerwoord | Publiceren | Afwijzen | Terugnemen | Samenvoegen)
        | (Ingediend, Bewaren | Weerwoord | Terugnemen | Samenvoegen)
        | (Gepubliceerd, Bewaren | Weerwoord | Publiceren)
        | (Afgewezen, Bewaren | Afwijzen | Terugnemen | Samenvoegen) => None,
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
        // Bewaren, Herzien, Weerwoord, Intrekken | Publiceren, Afwijzen, Terugnemen, Samenvoegen, Losmaken
        let table = [
            (Con, "Con Ing  -  Int |  -   -   -   -   - "),
            (Ing, " -  Ing  -  Int | Gep Afw  -   -   - "),
            (Gep, " -  Ing  -  Int |  -  Afw Ing Sam  - "),
            (Afw, " -  Ing Ing Int | Gep  -   -   -   - "),
            (Int, " -   -   -   -  |  -   -   -   -   - "),
            (Sam, " -   -   -  Int |  -   -   -   -  Gep"),
        ];
        for (status, row) in table {
            let cells = row.split_whitespace().filter(|cell| *cell != "|");
            let cells: Vec<&str> = cells.collect();
            assert_eq!(cells.len(), Actie::ALLE.len(), "{status:?}");
            for (actie, cell) in Actie::ALLE.into_iter().zip(cells) {
                let expected = match cell {
                    "Con" => Some(Con),
                    "Ing" => Some(Ing),
                    "Gep" => Some(Gep),
                    "Afw" => Some(Afw),
                    "Int" => Some(Int),
                    "Sam" => Some(Sam),
                    _ => None,
                };
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
