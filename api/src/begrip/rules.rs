//! What must hold for a begrip: its states, and forms that can be searched. Pure.

use std::{borrow::Cow, collections::BTreeMap};

use entity::{
    begrip::{
        Afwijsreden,
        Status::{self, Afgewezen, Concept, Gepubliceerd, Ingetrokken, Voorgesteld},
    },
    begrip_vorm::Soort,
};

use crate::{
    error::Uitleg,
    tekst::{Taal, Tekst, zoekdocument},
};

/// Forms of one begrip, beside its term.
pub(super) const MEESTE_VORMEN: usize = 12;
/// Disciplines for which a begrip tells its meaning.
pub(super) const MEESTE_BETEKENISSEN: usize = 20;
/// Words of a form that count for searching.
const MEESTE_WOORDEN: usize = 6;

/// What is done with a begrip that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Actie {
    /// An editor changes it.
    Bijwerken,
    /// An editor shows it to everybody.
    Publiceren,
    /// An editor keeps it to the editors again.
    Terugnemen,
    /// An editor refuses it.
    Afwijzen,
    /// Who proposed it takes that back.
    Intrekken,
}

/// What follows from an action; `None` where the state does not allow it.
pub(super) fn daarna(status: Status, actie: Actie) -> Option<Status> {
    match (status, actie) {
        (Voorgesteld | Concept | Gepubliceerd, Actie::Bijwerken) => Some(status),
        (Voorgesteld | Concept, Actie::Publiceren) => Some(Gepubliceerd),
        (Voorgesteld | Concept, Actie::Afwijzen) => Some(Afgewezen),
        (Gepubliceerd, Actie::Terugnemen) => Some(Concept),
        (Voorgesteld, Actie::Intrekken) => Some(Ingetrokken),
        _ => None,
    }
}

/// A form, once it was judged: its stems, the words and the kind.
pub(super) type Vormen = BTreeMap<String, (String, Soort)>;

/// The forms of a begrip by their stems. What says the same as the term or as another form adds nothing.
pub(super) fn vormen(term: &Tekst, anders: &[(Tekst, Soort)]) -> Result<Vormen, (&'static str, Code)> {
    let mut alle = Vormen::from([(
        sleutel(term).map_err(|code| ("input.term", code))?,
        (term.as_str().to_owned(), Soort::Term),
    )]);
    if anders.len() > MEESTE_VORMEN {
        return Err(("input.vormen", Code::TeVeel));
    }
    for (vorm, soort) in anders {
        let sleutel = sleutel(vorm).map_err(|code| ("input.vormen", code))?;
        alle.entry(sleutel)
            .or_insert_with(|| (vorm.as_str().to_owned(), *soort));
    }
    Ok(alle)
}

fn sleutel(vorm: &Tekst) -> Result<String, Code> {
    let sleutel = zoekdocument(&[vorm.as_str()]);
    match sleutel.split(' ').count() {
        _ if sleutel.is_empty() => Err(Code::GeenWoorden),
        woorden if woorden > MEESTE_WOORDEN => Err(Code::TeVeelWoorden),
        _ => Ok(sleutel),
    }
}

/// Whether the reason says enough by itself, or words are needed.
pub(super) fn volstaat(reden: Afwijsreden, toelichting: bool) -> bool {
    toelichting || reden != Afwijsreden::Anders
}

/// Why an action on a begrip was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// There is a begrip with this term.
    BegripBestaatAl,
    /// Nothing in it can be searched for.
    GeenWoorden,
    /// More words than a term has.
    TeVeelWoorden,
    /// More forms or meanings than a begrip may have.
    TeVeel,
    /// Two meanings for one discipline.
    DisciplineDubbel,
    /// The discipline does not exist.
    OnbekendeVerwijzing,
    /// The state does not allow this.
    StatusStaatNietToe,
    /// A refusal needs a reason.
    RedenOntbreekt,
    /// "Something else" needs words.
    ToelichtingOntbreekt,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::BegripBestaatAl => (
                "Er is al een begrip met deze term.",
                "There is a begrip with this term already.",
            ),
            Self::GeenWoorden => (
                "Schrijf ten minste één woord waarop gezocht kan worden.",
                "Write one word at least that can be searched for.",
            ),
            Self::TeVeelWoorden => (
                "Een term of vorm heeft hooguit zes woorden.",
                "A term or form has six words at most.",
            ),
            Self::TeVeel => ("Deze lijst is te lang.", "This list is too long."),
            Self::DisciplineDubbel => (
                "Geef één betekenis per discipline.",
                "Give one meaning for each discipline.",
            ),
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
            Self::StatusStaatNietToe => (
                "Dat kan niet met een begrip in deze stand.",
                "A begrip in this state does not allow that.",
            ),
            Self::RedenOntbreekt => ("Noem de reden.", "Name the reason."),
            Self::ToelichtingOntbreekt => (
                "Schrijf bij deze reden wat er is.",
                "Say with this reason what it is.",
            ),
        };
        taal.kies(nl, en).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tekst::Soort as Veld;

    fn woord(tekst: &str) -> Tekst {
        Tekst::parse(tekst, Veld::Titel).expect("harmless").tekst
    }

    #[test]
    fn a_form_is_kept_by_its_stems_once() {
        let anders = ["smw", "SMW", "schoolmaatschappelijk werk"].map(|vorm| (woord(vorm), Soort::Afkorting));
        let alle = vormen(&woord("Schoolmaatschappelijk werk"), &anders).expect("forms");
        let gezien: Vec<_> = alle
            .iter()
            .map(|(sleutel, (vorm, soort))| (sleutel.as_str(), vorm.as_str(), *soort))
            .collect();
        assert_eq!(
            gezien,
            [
                ("schoolmaatschap werk", "Schoolmaatschappelijk werk", Soort::Term),
                ("smw", "smw", Soort::Afkorting)
            ]
        );
    }

    #[test]
    fn a_form_has_words_to_search_for_and_not_many() {
        let code = |term: &str, anders: &[(Tekst, Soort)]| vormen(&woord(term), anders).err();
        assert_eq!(code("de het", &[]), Some(("input.term", Code::GeenWoorden)));
        let lang = "school ouder kind gezin wijk team gemeente";
        assert_eq!(code(lang, &[]), Some(("input.term", Code::TeVeelWoorden)));
        let leeg = [(woord("van de"), Soort::Synoniem)];
        assert_eq!(code("zorg", &leeg), Some(("input.vormen", Code::GeenWoorden)));
        let veel: Vec<_> = (0..13)
            .map(|n| (woord(&format!("woord{n}")), Soort::Synoniem))
            .collect();
        assert_eq!(code("zorg", &veel), Some(("input.vormen", Code::TeVeel)));
        assert_eq!(code("zorg", &veel[..12]), None);
    }

    #[test]
    fn only_something_else_needs_words() {
        use Afwijsreden::{Anders, BestaatAl, GeenVakterm, Onduidelijk};
        for reden in [BestaatAl, GeenVakterm, Onduidelijk] {
            assert!(volstaat(reden, false) && volstaat(reden, true), "{reden:?}");
        }
        assert!(!volstaat(Anders, false) && volstaat(Anders, true));
    }
}
