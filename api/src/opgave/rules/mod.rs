//! What must hold for an ontwikkelopgave: what its edition allows, and what it may rest on. Pure.

pub(super) mod spoor;
pub(super) mod vergelijking;

use std::borrow::Cow;

use entity::{editie, thema};

use crate::{agenda::herkomst::Mis, error::Uitleg, tekst::Taal, thema::Onbruikbaar};

/// The highest number within an edition; the lowest is 1.
pub(super) const HOOGSTE_NUMMER: i32 = 999;

/// What can be done with the ontwikkelopgaven of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(sea_orm::EnumIter))]
pub(super) enum Actie {
    /// Draw up another one.
    Opstellen,
    /// Take one out again.
    Verwijderen,
    /// Change the words of one.
    Bijwerken,
    /// Put evidence beneath one.
    Onderbouwen,
    /// Take evidence away.
    OnderbouwingIntrekken,
    /// No longer adopt a thema.
    OvernameIntrekken,
    /// Say from where one comes.
    Herleiden,
    /// No longer say from where one comes.
    HerleidingIntrekken,
    /// Say which one of the edition before is dropped.
    LatenVervallen,
    /// No longer drop one of the edition before.
    VervalIntrekken,
}

/// Whether an edition in this state allows an action. What is under consultation may be worded better and founded
/// better; what was put before people is not added to or taken away. What was adopted never changes.
pub(super) fn mag(status: editie::Status, actie: Actie) -> Result<(), Code> {
    use Actie::{
        Bijwerken, Herleiden, HerleidingIntrekken, LatenVervallen, Onderbouwen, OnderbouwingIntrekken,
        Opstellen, OvernameIntrekken, VervalIntrekken, Verwijderen,
    };
    use editie::Status::{Concept, InConsultatie, Vastgesteld, Vervangen};
    match (status, actie) {
        (Concept, _) => Ok(()),
        (
            InConsultatie,
            Bijwerken | Onderbouwen | Herleiden | HerleidingIntrekken | LatenVervallen | VervalIntrekken,
        ) => Ok(()),
        (InConsultatie, Opstellen | Verwijderen | OnderbouwingIntrekken | OvernameIntrekken) => {
            Err(Code::StatusStaatNietToe)
        }
        (Vastgesteld | Vervangen, _) => Err(Code::EditieLigtVast),
    }
}

/// The number to give: the one that was asked for, or the one after the highest in use.
pub(super) fn nummer(asked: Option<i32>, highest: Option<i32>) -> Result<i32, Code> {
    let nummer = asked.unwrap_or_else(|| highest.unwrap_or_default().saturating_add(1));
    if (1..=HOOGSTE_NUMMER).contains(&nummer) {
        Ok(nummer)
    } else {
        Err(Code::NummerOngeldig)
    }
}

/// Whether `asked` thema's, of which these states were found, may be adopted.
pub(super) fn overneembaar(asked: usize, found: &[thema::Status]) -> Result<(), Code> {
    if found.len() < asked {
        Err(Code::OnbekendeVerwijzing)
    } else if found.iter().any(|status| *status != thema::Status::Gepubliceerd) {
        Err(Code::NietGepubliceerd)
    } else {
        Ok(())
    }
}

/// Why an action on an ontwikkelopgave was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// The edition was adopted and never changes again.
    EditieLigtVast,
    /// Impossible in the present state of the edition.
    StatusStaatNietToe,
    /// Another ontwikkelopgave of the edition has this number.
    NummerBezet,
    /// Not a number from 1 to 999.
    NummerOngeldig,
    /// Only published leervragen and thema's are evidence.
    NietGepubliceerd,
    /// The lists name nothing.
    LijstLeeg,
    /// No edition of the agenda was adopted yet.
    GeenVorigeEditie,
    /// Not of the edition that was adopted last.
    HerkomstAndereEditie,
    /// One predecessor, or two at least where several became one.
    HerkomstAantal,
    /// Another ontwikkelopgave of the edition comes from it.
    HerkomstBezet,
    /// The edition drops it.
    HerkomstVervallen,
    /// Members or associations reacted on it.
    ErZijnReacties,
}

impl From<Mis> for Code {
    fn from(mis: Mis) -> Self {
        match mis {
            Mis::AndereEditie => Self::HerkomstAndereEditie,
            Mis::Aantal | Mis::Onvolledig | Mis::Woorden => Self::HerkomstAantal,
            Mis::Bezet => Self::HerkomstBezet,
            Mis::Vervallen => Self::HerkomstVervallen,
        }
    }
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
            Self::EditieLigtVast => (
                "Deze editie is vastgesteld en verandert niet meer.",
                "This edition was adopted and does not change any more.",
            ),
            Self::StatusStaatNietToe => (
                "Dit kan niet in de huidige status van de editie.",
                "This is not possible in the present state of the edition.",
            ),
            Self::NummerBezet => (
                "Een andere ontwikkelopgave van deze editie heeft dit nummer.",
                "Another ontwikkelopgave of this edition has this number.",
            ),
            Self::NummerOngeldig => (
                "Een nummer is een geheel getal van 1 tot en met 999.",
                "A number is a whole number from 1 to 999.",
            ),
            Self::NietGepubliceerd => (
                "Alleen gepubliceerde leervragen en thema's kunnen onderbouwing zijn.",
                "Only published leervragen and thema's can be evidence.",
            ),
            Self::LijstLeeg => (
                "Noem ten minste één leervraag of thema.",
                "Name at least one leervraag or thema.",
            ),
            Self::GeenVorigeEditie => (
                "Van deze agenda is nog geen editie vastgesteld.",
                "No edition of this agenda was adopted yet.",
            ),
            Self::HerkomstAndereEditie => (
                "Kies ontwikkelopgaven van de editie die het laatst is vastgesteld.",
                "Choose ontwikkelopgaven of the edition that was adopted last.",
            ),
            Self::HerkomstAantal => (
                "Een samenvoeging heeft ten minste twee voorgangers, elke andere herkomst precies één.",
                "A merger has two predecessors at least, every other descent has one.",
            ),
            Self::HerkomstBezet => (
                "Een andere ontwikkelopgave van deze editie komt hier al uit voort.",
                "Another ontwikkelopgave of this edition comes from it already.",
            ),
            Self::HerkomstVervallen => (
                "Deze ontwikkelopgave vervalt in deze editie.",
                "This edition drops that ontwikkelopgave.",
            ),
            Self::ErZijnReacties => (
                "Op deze ontwikkelopgave is gereageerd. Herformuleer haar, of verwerk haar in een andere.",
                "There are reactions on this ontwikkelopgave. Reword it, or work it into another.",
            ),
        };
        taal.kies(nl, en).into()
    }
}

#[cfg(test)]
mod tests {
    use entity::thema;

    use super::{Code, nummer, overneembaar};

    #[test]
    fn numbers_go_on_after_the_highest() {
        assert_eq!(nummer(None, None), Ok(1));
        assert_eq!(nummer(None, Some(4)), Ok(5));
        assert_eq!(nummer(Some(3), Some(4)), Ok(3));
        for wrong in [
            nummer(Some(0), None),
            nummer(Some(-1), None),
            nummer(Some(1000), None),
        ] {
            assert_eq!(wrong, Err(Code::NummerOngeldig));
        }
        assert_eq!(nummer(None, Some(999)), Err(Code::NummerOngeldig));
        assert_eq!(nummer(None, Some(i32::MAX)), Err(Code::NummerOngeldig));
    }

    #[test]
    fn only_published_thema_s_are_adopted() {
        use thema::Status::{Concept, Gepubliceerd};
        assert_eq!(overneembaar(0, &[]), Ok(()));
        assert_eq!(overneembaar(2, &[Gepubliceerd]), Err(Code::OnbekendeVerwijzing));
        assert_eq!(
            overneembaar(2, &[Gepubliceerd, Concept]),
            Err(Code::NietGepubliceerd)
        );
        assert_eq!(overneembaar(1, &[Gepubliceerd]), Ok(()));
    }
}
