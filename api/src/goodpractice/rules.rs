//! What must hold for a good practice and for what others make of it. Pure.

use std::borrow::Cow;

use chrono::NaiveDate;
use entity::{
    goodpractice::{
        Status::{self, Aangeboden, Concept, Gedeeld, Ingetrokken, Teruggegeven},
        Teruggavereden,
    },
    goodpractice_versie,
};

use crate::{
    error::Uitleg,
    tekst::{Signaal, Soort, Taal, Tekst},
    voorlegging::Nee,
};

/// What can be done with a good practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Actie {
    /// Other words.
    Herzien,
    /// What it is filed under.
    Indelen,
    /// Its praktijk offers it to be shared.
    Delen,
    /// An editor shares it.
    Plaatsen,
    /// An editor gives it back; also what was shared.
    Teruggeven,
    /// It is withdrawn.
    Intrekken,
}

/// Who does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rol {
    /// Who manages the praktijk where it arose: its facilitator, or an editor.
    Praktijk,
    /// An editor.
    Redactie,
}

impl Actie {
    /// Who does it.
    pub(super) fn rol(self) -> Rol {
        match self {
            Self::Herzien | Self::Indelen | Self::Delen | Self::Intrekken => Rol::Praktijk,
            Self::Plaatsen | Self::Teruggeven => Rol::Redactie,
        }
    }
}

/// The state after an action; none where it is not possible. New words for what was shared go back to the editors.
pub(super) fn daarna(status: Status, actie: Actie) -> Option<Status> {
    match (status, actie) {
        (Ingetrokken, _) => None,
        (Gedeeld, Actie::Herzien) | (Concept | Teruggegeven, Actie::Delen) => Some(Aangeboden),
        (_, Actie::Herzien | Actie::Indelen) => Some(status),
        (_, Actie::Intrekken) => Some(Ingetrokken),
        (Aangeboden, Actie::Plaatsen) => Some(Gedeeld),
        (Aangeboden | Gedeeld, Actie::Teruggeven) => Some(Teruggegeven),
        (_, Actie::Delen | Actie::Plaatsen | Actie::Teruggeven) => None,
    }
}

/// Whether a reason to give back needs an explanation.
pub(super) fn legt_uit(reden: Teruggavereden) -> bool {
    match reden {
        Teruggavereden::Anders => true,
        Teruggavereden::Onduidelijk
        | Teruggavereden::TeHerleiden
        | Teruggavereden::GeenPraktijk
        | Teruggavereden::Dubbel => false,
    }
}

/// What is wrong with the day on which an overname is to end.
pub(super) fn einde(sinds: NaiveDate, tot: Option<NaiveDate>, nieuw: NaiveDate) -> Option<Code> {
    if tot.is_some() {
        Some(Code::AlBeeindigd)
    } else if nieuw <= sinds {
        Some(Code::TotVoorSinds)
    } else {
        None
    }
}

/// What is wrong with the day of an ervaring: nobody experienced what is still to come, or before it began.
pub(super) fn beleefd(sinds: NaiveDate, datum: NaiveDate, today: NaiveDate) -> Option<Code> {
    if datum > today {
        Some(Code::DatumInToekomst)
    } else if datum < sinds {
        Some(Code::DatumVoorSinds)
    } else {
        None
    }
}

/// What the guard doubts in a version, by field: an editor looks there before sharing it.
pub(super) fn twijfels(versie: &goodpractice_versie::Model) -> Vec<(&'static str, Signaal)> {
    let optional = Option::as_deref;
    let fields = [
        ("titel", Some(versie.titel.as_str()), Soort::Titel),
        ("wat", Some(versie.wat.as_str()), Soort::Toelichting),
        ("voorWie", Some(versie.voor_wie.as_str()), Soort::Kort),
        ("tijd", optional(&versie.tijd), Soort::Kort),
        ("kosten", optional(&versie.kosten), Soort::Kort),
        ("voorwaarden", optional(&versie.voorwaarden), Soort::Toelichting),
        ("belemmering", optional(&versie.belemmering), Soort::Toelichting),
        ("bron", optional(&versie.bron), Soort::Kort),
    ];
    let judged = fields
        .into_iter()
        .filter_map(|(field, text, soort)| Some((field, Tekst::parse(text?, soort).ok()?)));
    judged
        .flat_map(|(field, judged)| judged.signalen.into_iter().map(move |doubt| (field, doubt)))
        .collect()
}

/// Why an action on a good practice was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// More items than an input list may have.
    TeVeel,
    /// Impossible in the present state.
    StatusStaatNietToe,
    /// Without a praktijk it needs a source.
    BronNodig,
    /// Giving back needs a reason.
    RedenNodig,
    /// Sharing has no reason.
    RedenNietNodig,
    /// This reason needs an explanation.
    ToelichtingNodig,
    /// Others do not read it, so nobody takes it over.
    NietGedeeld,
    /// A praktijk does not take over what is its own.
    EigenPraktijk,
    /// The praktijk uses it already.
    AlOvergenomen,
    /// The overname ended before.
    AlBeeindigd,
    /// It would end before it begins.
    TotVoorSinds,
    /// Before 1900 or after 2100.
    DatumOnmogelijk,
    /// A day that is still to come.
    DatumInToekomst,
    /// A day before it was taken over.
    DatumVoorSinds,
    /// It was experienced before that day already.
    ErvaringEerder,
    /// The member has an open report on it.
    AlGemeld,
}

impl From<Nee> for Code {
    fn from(nee: Nee) -> Self {
        match nee {
            Nee::StatusStaatNietToe => Self::StatusStaatNietToe,
            Nee::RedenOntbreekt => Self::RedenNodig,
            Nee::ToelichtingOntbreekt => Self::ToelichtingNodig,
        }
    }
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = self.woorden();
        taal.kies(nl, en).into()
    }
}

impl Code {
    fn woorden(self) -> (&'static str, &'static str) {
        match self {
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
            Self::TeVeel => ("Deze lijst is te lang.", "This list is too long."),
            Self::StatusStaatNietToe => (
                "Dit kan niet in de huidige stand van deze good practice.",
                "This is not possible in the present state of this good practice.",
            ),
            Self::BronNodig => (
                "Noem een bron: deze good practice hoort niet bij een Lerende Praktijk.",
                "Name a source: this good practice belongs to no Lerende Praktijk.",
            ),
            Self::RedenNodig => (
                "Noem een reden om terug te geven.",
                "Name a reason for giving it back.",
            ),
            Self::RedenNietNodig => (
                "Een reden hoort alleen bij teruggeven.",
                "A reason goes with giving back only.",
            ),
            Self::ToelichtingNodig => (
                "Leg deze reden uit in de toelichting.",
                "Explain this reason in the toelichting.",
            ),
            Self::NietGedeeld => (
                "Deze good practice is nog niet gedeeld.",
                "This good practice is not shared yet.",
            ),
            Self::EigenPraktijk => (
                "Deze good practice is in deze Lerende Praktijk ontstaan.",
                "This good practice arose in this Lerende Praktijk.",
            ),
            Self::AlOvergenomen => (
                "Deze Lerende Praktijk heeft deze good practice al overgenomen.",
                "This Lerende Praktijk took this good practice over already.",
            ),
            Self::AlBeeindigd => ("Deze overname is al beëindigd.", "This overname ended before."),
            Self::TotVoorSinds => (
                "Het einde ligt niet na het begin.",
                "The end does not lie after the beginning.",
            ),
            Self::DatumOnmogelijk => (
                "Kies een datum tussen 1900 en 2100.",
                "Choose a date between 1900 and 2100.",
            ),
            Self::DatumInToekomst => ("Deze dag moet nog komen.", "This day is still to come."),
            Self::DatumVoorSinds => (
                "Deze dag ligt voor het begin van de overname.",
                "This day lies before the overname began.",
            ),
            Self::ErvaringEerder => (
                "Er is een ervaring van voor deze dag.",
                "There is an ervaring of before this day.",
            ),
            Self::AlGemeld => (
                "U hebt deze good practice al gemeld; de redactie kijkt ernaar.",
                "You reported this good practice already; the editors look at it.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Code, beleefd, einde};

    #[test]
    fn an_overname_ends_once_and_after_it_began() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        assert_eq!(einde(day(1), None, day(2)), None);
        assert_eq!(einde(day(2), None, day(2)), Some(Code::TotVoorSinds));
        assert_eq!(einde(day(1), Some(day(9)), day(5)), Some(Code::AlBeeindigd));
    }

    #[test]
    fn an_ervaring_lies_between_the_beginning_and_today() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        let told = [1, 2, 4, 5].map(|datum| beleefd(day(2), day(datum), day(4)));
        assert_eq!(
            told,
            [
                Some(Code::DatumVoorSinds),
                None,
                None,
                Some(Code::DatumInToekomst)
            ]
        );
    }
}
