//! What must hold for a leervraag: its life, and what an input must satisfy. Pure.

mod afkomst;
mod fout;

use entity::leervraag::{Herkomst, Status, VragerSoort};

pub(super) use self::{
    afkomst::{Afkomst, Feiten, Kenmerken, Vrager},
    fout::Code,
};
use crate::melding;

/// What can be done with a leervraag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(sea_orm::EnumIter))]
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

/// Whether a leervraag is reported: what everybody reads, by who did not bring it.
pub(super) fn meldbaar(status: Status, eigen: bool) -> Result<(), melding::Code> {
    match status {
        _ if eigen => Err(melding::Code::EigenVraag),
        Status::Gepubliceerd | Status::Samengevoegd => Ok(()),
        Status::Concept | Status::Ingediend | Status::Afgewezen | Status::Ingetrokken => {
            Err(melding::Code::StatusStaatNietToe)
        }
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

/// Whether the place that a question is said to come from was named.
pub(super) fn herkomst_klopt(herkomst: Herkomst, praktijk: bool, activiteit: bool) -> bool {
    match herkomst {
        Herkomst::LerendePraktijk => praktijk,
        Herkomst::Activiteit => activiteit,
        Herkomst::Community | Herkomst::Interview | Herkomst::Vereniging => true,
    }
}

/// Whether those whose question it is can be found at the place that was named.
pub(super) fn vrager_klopt(soort: VragerSoort, praktijk: bool, activiteit: bool) -> bool {
    match soort {
        VragerSoort::Persoon => true,
        VragerSoort::Praktijk => praktijk,
        VragerSoort::Groep => praktijk || activiteit,
    }
}

/// A text without what makes no difference: two that leave the same are the same question, however it was typed.
pub(super) fn zonder_opmaak(tekst: &str) -> String {
    let kaal: String = tekst
        .chars()
        .flat_map(char::to_lowercase)
        .map(|teken| if teken.is_alphanumeric() { teken } else { ' ' })
        .collect();
    let woorden: Vec<&str> = kaal.split_whitespace().collect();
    // Nothing but signs: then the signs are the text.
    if woorden.is_empty() {
        tekst.to_owned()
    } else {
        woorden.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use entity::leervraag::{Herkomst, Status, VragerSoort};
    use sea_orm::Iterable;

    use super::{Actie, daarna, herkomst, herkomst_klopt, vrager_klopt, zonder_opmaak};

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
        assert_eq!(
            table.map(|(status, _)| status).to_vec(),
            Status::iter().collect::<Vec<_>>()
        );
        for (status, row) in table {
            let cells = row.split_whitespace().filter(|cell| *cell != "|");
            let cells: Vec<&str> = cells.collect();
            assert_eq!(cells.len(), Actie::iter().len(), "{status:?}");
            for (actie, cell) in Actie::iter().zip(cells) {
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
    }

    /// Every origin and every asker × every place: neither, the activiteit, the praktijk, both.
    #[test]
    fn a_place_that_is_spoken_of_is_named() {
        let places = [(false, false), (false, true), (true, false), (true, true)];
        let origins = [
            (Herkomst::LerendePraktijk, [false, false, true, true]),
            (Herkomst::Community, [true; 4]),
            (Herkomst::Activiteit, [false, true, false, true]),
            (Herkomst::Interview, [true; 4]),
            (Herkomst::Vereniging, [true; 4]),
        ];
        for (origin, expected) in origins {
            let found = places.map(|(praktijk, activiteit)| herkomst_klopt(origin, praktijk, activiteit));
            assert_eq!(found, expected, "{origin:?}");
        }
        let askers = [
            (VragerSoort::Persoon, [true; 4]),
            (VragerSoort::Praktijk, [false, false, true, true]),
            (VragerSoort::Groep, [false, true, true, true]),
        ];
        for (asker, expected) in askers {
            let found = places.map(|(praktijk, activiteit)| vrager_klopt(asker, praktijk, activiteit));
            assert_eq!(found, expected, "{asker:?}");
        }
    }

    #[test]
    fn the_same_question_however_it_was_typed() {
        let same = zonder_opmaak("Hoe werk ik samen met school?");
        for typed in [
            "hoe werk ik samen met school",
            "Hoe  werk ik\nsamen met School ?!",
            "- Hoe werk ik samen, met school…",
        ] {
            assert_eq!(zonder_opmaak(typed), same, "{typed}");
        }
        assert_ne!(zonder_opmaak("Hoe werk ik samen met scholen?"), same);
        assert_ne!(zonder_opmaak("?!?!?!?!?!"), zonder_opmaak("!!!!!!!!!!"));
    }
}
