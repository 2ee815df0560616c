//! What must hold for a report on a text, and for hiding the text. Pure.

use std::borrow::Cow;

use entity::tekstmelding::{Column, Model, Uitkomst};
use uuid::Uuid;

use crate::{error::Uitleg, graph::Kind, tekst::Taal, voorlegging::Nee};

/// The kinds of text that are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Soort {
    /// What an expert answered, with the question.
    ExpertVraag,
    /// What a praktijk does in another way than the good practice says.
    GoodPracticeOvername,
    /// How it went with a good practice.
    GoodPracticeErvaring,
    /// A canvas, with its versions.
    Canvas,
    /// An activiteit.
    Activiteit,
    /// The summary of a meting.
    Meting,
}

impl Soort {
    const ALLE: [Self; 6] = [
        Self::ExpertVraag,
        Self::GoodPracticeOvername,
        Self::GoodPracticeErvaring,
        Self::Canvas,
        Self::Activiteit,
        Self::Meting,
    ];

    /// The type of the object that has the text.
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::ExpertVraag => Kind::ExpertVraag,
            Self::GoodPracticeOvername => Kind::GoodPracticeOvername,
            Self::GoodPracticeErvaring => Kind::GoodPracticeErvaring,
            Self::Canvas => Kind::Canvas,
            Self::Activiteit => Kind::Activiteit,
            Self::Meting => Kind::Meting,
        }
    }

    /// The kind of text that objects of a type have, if they have one.
    pub(super) fn of(kind: Kind) -> Option<Self> {
        Self::ALLE.into_iter().find(|soort| soort.kind() == kind)
    }

    /// The text of the object with this key.
    pub(crate) fn van(self, id: Uuid) -> Onderwerp {
        Onderwerp { soort: self, id }
    }

    /// The column that refers to a text of this kind.
    pub(super) fn kolom(self) -> Column {
        match self {
            Self::ExpertVraag => Column::ExpertvraagId,
            Self::GoodPracticeOvername => Column::GoodpracticeOvernameId,
            Self::GoodPracticeErvaring => Column::GoodpracticeErvaringId,
            Self::Canvas => Column::CanvasId,
            Self::Activiteit => Column::ActiviteitId,
            Self::Meting => Column::MetingId,
        }
    }
}

/// A text that is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Onderwerp {
    pub(super) soort: Soort,
    /// The key of the object that has the text.
    pub(super) id: Uuid,
}

impl Onderwerp {
    /// What a report is about; the database sees that it is about one text.
    pub(super) fn of(row: &Model) -> Option<Self> {
        let keys = [
            (Soort::ExpertVraag, row.expertvraag_id),
            (Soort::GoodPracticeOvername, row.goodpractice_overname_id),
            (Soort::GoodPracticeErvaring, row.goodpractice_ervaring_id),
            (Soort::Canvas, row.canvas_id),
            (Soort::Activiteit, row.activiteit_id),
            (Soort::Meting, row.meting_id),
        ];
        let mut named = keys.into_iter();
        named.find_map(|(soort, id)| Some(soort.van(id?)))
    }

    /// The key, in the column for texts of `soort`.
    pub(super) fn als(self, soort: Soort) -> Option<Uuid> {
        (self.soort == soort).then_some(self.id)
    }
}

/// Who reads a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// Everybody.
    Openbaar,
    /// Not everybody, by what its people want.
    Besloten,
    /// Not everybody, by what editors decided.
    Verborgen,
}

impl Stand {
    pub(super) fn of(verborgen: bool, openbaar: bool) -> Self {
        match (verborgen, openbaar) {
            (true, _) => Self::Verborgen,
            (false, true) => Self::Openbaar,
            (false, false) => Self::Besloten,
        }
    }
}

/// What is done with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Actie {
    /// A member reports it.
    Melden,
    /// An editor agrees with what was reported.
    Verbergen,
    /// An editor does not.
    LatenStaan,
    /// An editor shows what was hidden.
    WeerTonen,
}

/// Whether a text is hidden after an action, or why the action cannot be done.
pub(super) fn daarna(stand: Stand, actie: Actie) -> Result<bool, Code> {
    match (actie, stand) {
        (Actie::Melden, Stand::Openbaar) => Ok(false),
        (Actie::Melden, Stand::Besloten | Stand::Verborgen) => Err(Code::NietOpenbaar),
        // Also what its people took back meanwhile, so that they do not share it again as it was.
        (Actie::Verbergen, _) => Ok(true),
        (Actie::LatenStaan, stand) => Ok(stand == Stand::Verborgen),
        (Actie::WeerTonen, Stand::Verborgen) => Ok(false),
        (Actie::WeerTonen, Stand::Openbaar | Stand::Besloten) => Err(Code::NietVerborgen),
    }
}

/// How a report ends by what an editor decides; a report ends once.
pub(super) fn eindigt(uitkomst: Option<Uitkomst>, actie: Actie) -> Result<Uitkomst, Code> {
    match (uitkomst, actie) {
        (None, Actie::Verbergen) => Ok(Uitkomst::Gegrond),
        (None, _) => Ok(Uitkomst::Ongegrond),
        (Some(Uitkomst::Gegrond | Uitkomst::Ongegrond), _) => Err(Code::AlAfgehandeld),
    }
}

/// Why an action on a text was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// Not everybody reads it now.
    NietOpenbaar,
    /// The member has an open report on it.
    AlGemeld,
    /// The report is closed already.
    AlAfgehandeld,
    /// It is not hidden.
    NietVerborgen,
    /// Hiding needs a reason.
    RedenOntbreekt,
    /// "Something else" needs words.
    ToelichtingOntbreekt,
}

impl From<Nee> for Code {
    fn from(nee: Nee) -> Self {
        match nee {
            Nee::StatusStaatNietToe => Self::NietOpenbaar,
            Nee::RedenOntbreekt => Self::RedenOntbreekt,
            Nee::ToelichtingOntbreekt => Self::ToelichtingOntbreekt,
        }
    }
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::NietOpenbaar => (
                "Melden kan wat iedereen nu kan lezen.",
                "What everybody may read now can be reported.",
            ),
            Self::AlGemeld => (
                "U hebt deze tekst al gemeld; de redactie kijkt ernaar.",
                "You reported this text already; the editors look at it.",
            ),
            Self::AlAfgehandeld => (
                "Deze melding is al afgehandeld.",
                "This report is closed already.",
            ),
            Self::NietVerborgen => ("Deze tekst is niet verborgen.", "This text is not hidden."),
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
    use super::Stand::{self, Besloten, Openbaar, Verborgen};

    #[test]
    fn what_editors_hide_is_hidden_whatever_its_people_do() {
        let all = [(false, false), (false, true), (true, false), (true, true)];
        let stands = all.map(|(verborgen, openbaar)| Stand::of(verborgen, openbaar));
        assert_eq!(stands, [Besloten, Openbaar, Verborgen, Verborgen]);
    }
}
