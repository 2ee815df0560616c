//! What must hold for a koppelvoorstel: its life, and whether names agree. Pure.

use std::borrow::Cow;

use entity::{
    koppelvoorstel::{Grond, Status},
    lidmaatschap,
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{error::Uitleg, tekst::Taal};

/// Claims of one person that wait at the same time.
pub(super) const MEESTE_OPEN: u64 = 10;

/// What somebody does with a koppelvoorstel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Actie {
    /// The membership is that of the person.
    Bevestigen,
    /// It is not.
    Afwijzen,
    /// It was, and no longer is.
    Ontkoppelen,
}

/// Who somebody is to a koppelvoorstel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Betrekking {
    /// The person whom it is about.
    Persoon,
    /// An operator who is somebody else.
    Beheer,
}

/// Whether somebody may, whatever the state: nobody confirms what they say themselves.
pub(super) fn mag(actie: Actie, wie: Betrekking, grond: Grond) -> bool {
    match (actie, wie, grond) {
        (Actie::Bevestigen, Betrekking::Persoon, Grond::Lidnummer) => false,
        (Actie::Bevestigen, Betrekking::Persoon, Grond::Registratie)
        | (Actie::Bevestigen, Betrekking::Beheer, _)
        | (Actie::Afwijzen | Actie::Ontkoppelen, _, _) => true,
    }
}

/// The state after an action, or why it cannot be done.
pub(super) fn stap(actie: Actie, status: Status) -> Result<Status, Code> {
    match (actie, status) {
        (Actie::Bevestigen, Status::Open) => Ok(Status::Bevestigd),
        (Actie::Afwijzen, Status::Open) => Ok(Status::Afgewezen),
        (Actie::Ontkoppelen, Status::Bevestigd) => Ok(Status::Ontkoppeld),
        (
            Actie::Bevestigen | Actie::Afwijzen,
            Status::Bevestigd | Status::Afgewezen | Status::Vervallen | Status::Ontkoppeld,
        )
        | (Actie::Ontkoppelen, Status::Open | Status::Afgewezen | Status::Vervallen | Status::Ontkoppeld) => {
            Err(Code::StatusStaatNietToe)
        }
    }
}

/// Whether a person may be put behind a membership.
pub(super) fn vrij(lid: &lidmaatschap::Model) -> Result<(), Code> {
    if lid.organisatie_id.is_some() || lid.organisatienaam.is_some() {
        return Err(Code::LidIsOrganisatie);
    }
    match lid.member_id {
        None => Ok(()),
        Some(_) => Err(Code::AlGekoppeld),
    }
}

/// How far the name on a profile is the one that an association delivered. Two people may have one name, so this decides
/// nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Overeenkomst {
    pub(crate) achternaam: bool,
    pub(crate) voorletter: bool,
}

/// Compares a name with a membership, without regard to case, accents and signs.
pub(super) fn overeenkomst(naam: &str, lid: &lidmaatschap::Model) -> Overeenkomst {
    let naam = woorden(naam);
    let last = [&lid.tussenvoegsel, &lid.achternaam].into_iter().flatten();
    let last: Vec<String> = last.flat_map(|part| woorden(part)).collect();
    let first = lid.voornaam.as_ref().or(lid.voorletters.as_ref());
    let initial = |text: &str| woorden(text).first().and_then(|word| word.chars().next());
    let own = naam.first().and_then(|word| word.chars().next());
    Overeenkomst {
        achternaam: !last.is_empty() && naam.len() > last.len() && naam.ends_with(&last),
        voorletter: own.is_some() && own == first.and_then(|first| initial(first)),
    }
}

/// The words of a name as they are compared.
fn woorden(naam: &str) -> Vec<String> {
    let plain = naam.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>();
    let plain = plain.to_lowercase();
    let words = plain.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Why an action on a koppelvoorstel was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The state does not allow it.
    StatusStaatNietToe,
    /// The association has no such membership yet.
    NogNietAangeleverd,
    /// Somebody is behind the membership already.
    AlGekoppeld,
    /// The membership is that of an organisation.
    LidIsOrganisatie,
    /// The person said so already.
    AlOpgegeven,
    /// Too many wait.
    TeVeel,
    /// The number has another shape.
    LidnummerOngeldig,
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::StatusStaatNietToe => (
                "In deze stand van het voorstel kan dit niet.",
                "The state of the proposal does not allow this.",
            ),
            Self::NogNietAangeleverd => (
                "De vereniging heeft nog geen lidmaatschap met dit nummer aangeleverd.",
                "The association has not delivered a membership of this number yet.",
            ),
            Self::AlGekoppeld => (
                "Dit lidmaatschap is al aan iemand gekoppeld. Maak dat eerst ongedaan.",
                "Somebody is behind this membership already. Take that back first.",
            ),
            Self::LidIsOrganisatie => (
                "Dit lidmaatschap is van een organisatie.",
                "This membership is that of an organisation.",
            ),
            Self::AlOpgegeven => (
                "U hebt dit lidmaatschap al opgegeven, of het is al van u.",
                "You claimed this membership already, or it is yours.",
            ),
            Self::TeVeel => (
                "Er wachten al tien voorstellen van u.",
                "Ten proposals of yours wait already.",
            ),
            Self::LidnummerOngeldig => (
                "Een lidnummer heeft 1 tot 40 letters, cijfers, spaties en - . / _.",
                "A lidnummer has 1 to 40 letters, digits, spaces and - . / _.",
            ),
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
        };
        taal.kies(nl, en).into()
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};
    use uuid::Uuid;

    use super::*;

    fn lid(
        voorletters: Option<&str>,
        tussenvoegsel: Option<&str>,
        achternaam: Option<&str>,
    ) -> lidmaatschap::Model {
        let own = |text: Option<&str>| text.map(str::to_owned);
        lidmaatschap::Model {
            lidnummer: "1".into(),
            voorletters: own(voorletters),
            tussenvoegsel: own(tussenvoegsel),
            achternaam: own(achternaam),
            ..lidmaatschap::Model::leeg(Uuid::nil(), Uuid::nil(), NaiveDate::MIN, DateTime::UNIX_EPOCH)
        }
    }

    #[test]
    fn names_agree_without_regard_to_writing() {
        let row = lid(Some("A.B."), Some("van der"), Some("Bérg"));
        let told = |naam: &str| {
            let found = overeenkomst(naam, &row);
            (found.achternaam, found.voorletter)
        };
        assert_eq!(told("Anna van der Berg"), (true, true));
        assert_eq!(told("anna VAN DER BERG"), (true, true));
        assert_eq!(told("Bert van der Berg"), (true, false));
        assert_eq!(told("Anna Berg"), (false, true));
        assert_eq!(
            told("van der Berg"),
            (false, false),
            "a name has more than a last name"
        );
        assert_eq!(told(""), (false, false));
        let nameless = overeenkomst("Anna", &lid(None, None, None));
        assert_eq!(
            (nameless.achternaam, nameless.voorletter),
            (false, false),
            "nothing agrees with nothing"
        );
    }

    #[test]
    fn one_person_is_behind_a_membership() {
        let mut row = lid(None, None, None);
        assert_eq!(vrij(&row), Ok(()));
        row.member_id = Some(Uuid::nil());
        assert_eq!(vrij(&row), Err(Code::AlGekoppeld));
        row.organisatienaam = Some("Gemeente".into());
        assert_eq!(vrij(&row), Err(Code::LidIsOrganisatie));
    }
}
