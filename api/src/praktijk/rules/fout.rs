//! Why nothing was done with a Lerende Praktijk and what belongs to it.

use std::borrow::Cow;

use crate::{error::Uitleg, tekst::Taal};

/// Why nothing was done with a Lerende Praktijk or a deelname.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// This phase does not follow the present one.
    FaseVolgtNiet,
    /// Ends before it begins.
    EinddatumVoorStart,
    /// A praktijk that no longer runs has an end date.
    EinddatumNodig,
    /// A praktijk that no longer runs did not end in the future.
    EinddatumInToekomst,
    /// Before 1900 or after 2100.
    DatumOnmogelijk,
    /// The member takes part in this role already.
    DubbeleDeelname,
    /// The praktijk has ended by then.
    PraktijkVoorbij,
    /// A blocked member cannot be added.
    LidGeblokkeerd,
    /// The variant is of another sector than the kinds of education.
    VormPastNiet,
    /// The organisation joins already in this period.
    DubbelePartner,
    /// A count of a day that has not come.
    DatumInToekomst,
    /// A count of this day was recorded before.
    TellingBestaatAl,
    /// Less than nobody, or more than takes part in one praktijk.
    AantalOnmogelijk,
    /// Ends before it begins.
    TotVoorVan,
    /// The deelname ended before.
    AlBeeindigd,
    /// A praktijk that runs keeps a facilitator.
    LaatsteFacilitator,
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// More items than an input list may have.
    TeVeel,
}

/// Why somebody cannot take part in a praktijk in a role from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beletsel {
    /// The member takes part in this role already.
    DubbeleDeelname,
    /// The praktijk has ended by then.
    PraktijkVoorbij,
    /// A blocked member cannot be added.
    LidGeblokkeerd,
}

impl From<Beletsel> for Code {
    fn from(beletsel: Beletsel) -> Self {
        match beletsel {
            Beletsel::DubbeleDeelname => Self::DubbeleDeelname,
            Beletsel::PraktijkVoorbij => Self::PraktijkVoorbij,
            Beletsel::LidGeblokkeerd => Self::LidGeblokkeerd,
        }
    }
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::FaseVolgtNiet => (
                "Deze fase volgt niet op de huidige fase.",
                "This phase does not follow the present one.",
            ),
            Self::EinddatumVoorStart => (
                "De einddatum ligt voor de startdatum.",
                "The end date lies before the start date.",
            ),
            Self::EinddatumNodig => (
                "Een Lerende Praktijk die voorbij is heeft een einddatum.",
                "A Lerende Praktijk that is over has an end date.",
            ),
            Self::EinddatumInToekomst => (
                "De einddatum van een Lerende Praktijk die voorbij is kan niet in de toekomst liggen.",
                "The end date of a Lerende Praktijk that is over cannot lie in the future.",
            ),
            Self::DatumOnmogelijk => (
                "Kies een datum tussen 1900 en 2100.",
                "Choose a date between 1900 and 2100.",
            ),
            Self::DubbeleDeelname => (
                "Dit lid neemt in deze rol al deel.",
                "This member takes part in this role already.",
            ),
            Self::PraktijkVoorbij => (
                "De Lerende Praktijk is dan al voorbij.",
                "The Lerende Praktijk is over by then.",
            ),
            Self::LidGeblokkeerd => (
                "Dit lid is geblokkeerd en kan niet deelnemen.",
                "This member was blocked and cannot take part.",
            ),
            Self::VormPastNiet => (
                "Deze variant hoort bij een andere onderwijssector dan de onderwijssoorten.",
                "This variant belongs to another sector than the kinds of education.",
            ),
            Self::DubbelePartner => (
                "Deze organisatie is in deze periode al partner.",
                "This organisation is a partner in this period already.",
            ),
            Self::DatumInToekomst => (
                "Een telling kan niet van een dag in de toekomst zijn.",
                "A count cannot be of a day in the future.",
            ),
            Self::TellingBestaatAl => (
                "Van deze dag is er al een telling. Werk die bij.",
                "There is a count of this day already. Change that one.",
            ),
            Self::AantalOnmogelijk => (
                "Geef een aantal van 0 tot en met 10.000.",
                "Give a number from 0 to 10,000.",
            ),
            Self::TotVoorVan => (
                "Het einde kan niet voor het begin liggen.",
                "The end cannot lie before the beginning.",
            ),
            Self::AlBeeindigd => (
                "Deze deelname is al beëindigd.",
                "This deelname has ended already.",
            ),
            Self::LaatsteFacilitator => (
                "Voeg eerst een opvolger toe: een Lerende Praktijk houdt een facilitator.",
                "Add a successor first: a Lerende Praktijk keeps a facilitator.",
            ),
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
            Self::TeVeel => ("Deze lijst is te lang.", "This list is too long."),
        };
        taal.kies(nl, en).into()
    }
}
