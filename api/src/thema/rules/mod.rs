//! What must hold for a thema: its life, its place under others, and what may be bundled. Pure.

mod aandacht;
mod voorstel;

use std::{borrow::Cow, collections::HashMap};

use entity::{
    leervraag,
    thema::{Model, Status},
};
use uuid::Uuid;

pub(super) use self::{
    aandacht::{Aandacht, Feiten, MINSTE_BRONNEN, Reden, redenen},
    voorstel::{Kandidaat, Voorstel, voorstellen},
};
use crate::{error::Uitleg, tekst::Taal};

/// What can be done with a thema that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(sea_orm::EnumIter))]
pub(in crate::thema) enum Actie {
    /// Change its words or its place; the state stays.
    Bijwerken,
    /// Say that it is a draft.
    Terugzetten,
    /// Show it to everybody.
    Publiceren,
    /// Let it lapse.
    LatenVervallen,
    /// Put another thema beneath it.
    Onderbrengen,
    /// Put leervragen into it.
    Bundelen,
    /// Take a leervraag out of it.
    Ontbundelen,
}

impl Actie {
    /// What an editor does who changes a thema and asks for this state.
    pub(in crate::thema) fn naar(status: Option<Status>) -> Self {
        match status {
            None => Self::Bijwerken,
            Some(Status::Concept) => Self::Terugzetten,
            Some(Status::Gepubliceerd) => Self::Publiceren,
            Some(Status::Vervallen) => Self::LatenVervallen,
        }
    }
}

/// The state after an action, or why it is impossible in this state. A thema goes forward only, or stays where it is;
/// what lapsed keeps what it held, and takes nothing more.
pub(in crate::thema) fn daarna(status: Status, actie: Actie) -> Result<Status, Code> {
    use Status::{Concept, Gepubliceerd, Vervallen};
    match (status, actie) {
        (_, Actie::Bijwerken) => Ok(status),
        (Concept, Actie::Terugzetten) => Ok(Concept),
        (Concept | Gepubliceerd, Actie::Publiceren) => Ok(Gepubliceerd),
        (_, Actie::LatenVervallen) => Ok(Vervallen),
        (Concept | Gepubliceerd, Actie::Onderbrengen | Actie::Bundelen | Actie::Ontbundelen) => Ok(status),
        (Gepubliceerd | Vervallen, Actie::Terugzetten)
        | (Vervallen, Actie::Publiceren | Actie::Onderbrengen | Actie::Bundelen | Actie::Ontbundelen) => {
            Err(Code::StatusStaatNietToe)
        }
    }
}

/// Whether what a version keeps of a thema changed: its words, its place or its state.
pub(in crate::thema) fn verschilt(oud: &Model, nieuw: &Model) -> bool {
    (&oud.naam, &oud.omschrijving, oud.ouder_id, oud.status)
        != (&nieuw.naam, &nieuw.omschrijving, nieuw.ouder_id, nieuw.status)
}

/// Whether `thema` would stand under itself with `ouder` above it; `ouders` tells what each thema stands under now.
pub(in crate::thema) fn kringloop(ouders: &HashMap<Uuid, Uuid>, thema: Uuid, ouder: Uuid) -> bool {
    let mut above = Some(ouder);
    // No way up has more steps than there are thema's with one above, and `ouder` itself; also where rows went round.
    for _ in 0..ouders.len() + 2 {
        match above {
            None => return false,
            Some(here) if here == thema => return true,
            Some(here) => above = ouders.get(&here).copied(),
        }
    }
    true
}

/// Why leervragen cannot be bundled or be evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Onbruikbaar {
    /// None were named.
    Geen,
    /// At least one does not exist.
    Onbekend,
    /// At least one is not public.
    NietGepubliceerd,
}

/// Whether `asked` leervragen, of which these states were found, may be bundled or be evidence.
pub(crate) fn bruikbaar(asked: usize, found: &[leervraag::Status]) -> Result<(), Onbruikbaar> {
    if asked == 0 {
        Err(Onbruikbaar::Geen)
    } else if found.len() < asked {
        Err(Onbruikbaar::Onbekend)
    } else if found
        .iter()
        .any(|status| *status != leervraag::Status::Gepubliceerd)
    {
        Err(Onbruikbaar::NietGepubliceerd)
    } else {
        Ok(())
    }
}

/// Why an action on a thema was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// A thema cannot stand under itself.
    Kringloop,
    /// Impossible in the present state.
    StatusStaatNietToe,
    /// Only published leervragen are bundled.
    NietGepubliceerd,
    /// The leervraag is not in the thema now.
    NietGebundeld,
    /// The list names nothing.
    LijstLeeg,
}

impl From<Onbruikbaar> for Code {
    fn from(why: Onbruikbaar) -> Self {
        match why {
            Onbruikbaar::Geen => Self::LijstLeeg,
            Onbruikbaar::Onbekend => Self::OnbekendeVerwijzing,
            Onbruikbaar::NietGepubliceerd => Self::NietGepubliceerd,
        }
    }
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
            Self::Kringloop => (
                "Een thema kan niet onder zichzelf staan, ook niet via een ander thema.",
                "A thema cannot stand under itself, not through another thema either.",
            ),
            Self::StatusStaatNietToe => (
                "Dit kan niet in de huidige status.",
                "This is not possible in the present state.",
            ),
            Self::NietGepubliceerd => (
                "Alleen gepubliceerde leervragen kunnen worden gebundeld.",
                "Only published leervragen can be bundled.",
            ),
            Self::NietGebundeld => (
                "Deze leervraag is nu niet in dit thema gebundeld.",
                "This leervraag is not bundled in this thema now.",
            ),
            Self::LijstLeeg => ("Noem ten minste één leervraag.", "Name at least one leervraag."),
        };
        taal.kies(nl, en).into()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use chrono::DateTime;
    use entity::{
        leervraag,
        thema::{Model, Status},
    };
    use uuid::Uuid;

    use super::{Onbruikbaar, bruikbaar, kringloop, verschilt};

    #[test]
    fn a_version_is_kept_of_what_it_tells() {
        let thema = |change: fn(&mut Model)| {
            let mut row = Model {
                id: Uuid::from_u128(1),
                naam: "Samenwerken".to_owned(),
                omschrijving: "School en jeugdhulp.".to_owned(),
                ouder_id: None,
                status: Status::Concept,
                maker_id: None,
                demo: false,
                version: 1,
                created_at: DateTime::UNIX_EPOCH,
                updated_at: DateTime::UNIX_EPOCH,
            };
            change(&mut row);
            row
        };
        let differs = |change| verschilt(&thema(|_| ()), &thema(change));
        assert!(differs(|row| row.naam = "Samen".to_owned()));
        assert!(differs(|row| row.omschrijving = "School.".to_owned()));
        assert!(differs(|row| row.ouder_id = Some(Uuid::from_u128(2))));
        assert!(differs(|row| row.status = Status::Gepubliceerd));
        assert!(!differs(|row| row.version = 2));
    }

    #[test]
    fn a_thema_never_stands_under_itself() {
        let [a, b, c, d] = [1, 2, 3, 4].map(Uuid::from_u128);
        let ouders = HashMap::from([(b, a), (c, b)]);
        assert!(kringloop(&ouders, a, a));
        assert!(kringloop(&ouders, a, b));
        assert!(kringloop(&ouders, a, c));
        assert!(!kringloop(&ouders, c, a));
        assert!(!kringloop(&ouders, a, d));
        assert!(!kringloop(&HashMap::new(), a, b));
        assert!(!kringloop(&ouders, d, b));
        assert!(!kringloop(&ouders, d, c));
        let round = HashMap::from([(a, b), (b, a)]);
        assert!(kringloop(&round, c, a), "a way up without an end ends");
    }

    #[test]
    fn only_published_leervragen_are_evidence() {
        use leervraag::Status::{Gepubliceerd, Ingetrokken};
        assert_eq!(bruikbaar(0, &[]), Err(Onbruikbaar::Geen));
        assert_eq!(bruikbaar(2, &[Gepubliceerd]), Err(Onbruikbaar::Onbekend));
        assert_eq!(
            bruikbaar(2, &[Gepubliceerd, Ingetrokken]),
            Err(Onbruikbaar::NietGepubliceerd)
        );
        assert_eq!(bruikbaar(1, &[Gepubliceerd]), Ok(()));
    }
}
