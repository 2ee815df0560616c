//! Why nothing was done with a meting.

use std::borrow::Cow;

use crate::{error::Uitleg, tekst::Taal};

/// Why nothing was done with a meting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// It was adopted and does not change.
    MetingLigtVast,
    /// It was not adopted yet.
    NietVastgesteld,
    /// Another one took its place.
    AlVervangen,
    /// A reason is missing.
    RedenNodig,
    /// A reason without anything that it takes the place of.
    NietsVervangen,
    /// The cyclus is over.
    CyclusAfgesloten,
    /// Days that cannot be meant.
    DatumOngeldig,
    /// A praktijk has one of these.
    NulmetingBestaat,
    /// Nothing was measured.
    NietsGemeten,
    /// Sharing needs a summary.
    SamenvattingNodig,
    /// A number that cannot be meant.
    AantalOngeldig,
    /// More answered than were invited.
    MeerDanUitgenodigd,
    /// More than answered at all.
    MeerDanGerespondeerd,
    /// More agree than said whether they do.
    MeerEensDanGeldig,
    /// How many answered must be known.
    ResponsNodig,
    /// The same parameter twice.
    DubbeleParameter,
    /// The same stelling twice.
    DubbeleStelling,
    /// A level, and a reason why there is none.
    NiveauEnReden,
    /// A level of something else.
    NiveauHoortElders,
    /// Parameters of more than one framework.
    MeerdereRaamwerken,
    /// A stelling that does not stand in the list.
    StellingNietInLijst,
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// More items than a list may have.
    TeVeel,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = self.words();
        taal.kies(nl, en).into()
    }
}

impl Code {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::MetingLigtVast => (
                "Deze meting is vastgesteld en verandert niet meer. Leg een nieuwe vast die haar vervangt.",
                "This meting was adopted and does not change. Record a new one that takes its place.",
            ),
            Self::NietVastgesteld => ("Stel deze meting eerst vast.", "Adopt this meting first."),
            Self::AlVervangen => (
                "Een andere meting heeft deze vervangen, of gaat dat doen.",
                "Another meting took the place of this one, or is about to.",
            ),
            Self::RedenNodig => (
                "Zeg waarom deze meting een andere vervangt.",
                "Say why this meting takes the place of another.",
            ),
            Self::NietsVervangen => (
                "Een reden hoort bij een meting die een andere vervangt.",
                "A reason goes with a meting that takes the place of another.",
            ),
            Self::CyclusAfgesloten => ("Deze cyclus is afgesloten.", "This cyclus is over."),
            Self::DatumOngeldig => (
                "Kies dagen tot en met vandaag, binnen de cyclus, en een einde na het begin.",
                "Choose days up to today, within the cyclus, and an end after the beginning.",
            ),
            Self::NulmetingBestaat => (
                "Deze Lerende Praktijk heeft al een nulmeting.",
                "This Lerende Praktijk has a nulmeting already.",
            ),
            Self::NietsGemeten => (
                "Leg eerst niveaus, stellingen of observaties vast.",
                "Record levels, stellingen or observations first.",
            ),
            Self::SamenvattingNodig => (
                "Schrijf een samenvatting om de meting te delen.",
                "Write a summary to share the meting.",
            ),
            Self::AantalOngeldig => (
                "Kies een aantal van 0 tot en met 100.000.",
                "Choose a number from 0 to 100,000.",
            ),
            Self::MeerDanUitgenodigd => (
                "Er kunnen niet meer mensen antwoorden dan er zijn uitgenodigd.",
                "No more people can answer than were invited.",
            ),
            Self::MeerDanGerespondeerd => (
                "Dit zijn er samen meer dan er hebben gerespondeerd.",
                "Together these are more than answered at all.",
            ),
            Self::MeerEensDanGeldig => (
                "Er kunnen niet meer mensen het eens zijn dan er een mening gaven.",
                "No more people can agree than gave an opinion.",
            ),
            Self::ResponsNodig => (
                "Vul eerst in hoeveel mensen hebben gerespondeerd.",
                "Say first how many people answered.",
            ),
            Self::DubbeleParameter => (
                "Deze parameter staat er twee keer.",
                "This parameter is there twice.",
            ),
            Self::DubbeleStelling => (
                "Deze stelling staat er twee keer.",
                "This stelling is there twice.",
            ),
            Self::NiveauEnReden => (
                "Geef een niveau of een reden waarom er geen is, niet beide.",
                "Give a level or a reason why there is none, not both.",
            ),
            Self::NiveauHoortElders => (
                "Dit niveau hoort bij een andere parameter.",
                "This level belongs to another parameter.",
            ),
            Self::MeerdereRaamwerken => (
                "Alle parameters komen uit dezelfde versie van het raamwerk.",
                "All parameters come from the same version of the framework.",
            ),
            Self::StellingNietInLijst => (
                "Deze stelling staat niet in de stellingenlijst van de meting.",
                "This stelling does not stand in the list of the meting.",
            ),
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
            Self::TeVeel => ("Deze lijst is te lang.", "This list is too long."),
        }
    }
}
