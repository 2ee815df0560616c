//! The states of an expertvraag. Pure.

use std::borrow::Cow;

use entity::expertvraag::Status::{self, Beantwoord, Gesteld, InBehandeling, Ingetrokken, NietBeantwoord};

use crate::{error::Uitleg, tekst::Taal};

/// What is done with an expertvraag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Actie {
    /// An expert takes it up.
    Oppakken,
    /// It is laid down for others.
    Neerleggen,
    /// The expert who took it up answers, or answers anew.
    Beantwoorden,
    /// It is closed without an answer.
    NietBeantwoorden,
    /// An editor opens it again; an answer goes.
    Heropenen,
    /// The asker takes it back, also when it was answered.
    Intrekken,
}

/// What follows from an action; `None` where the state does not allow it.
pub(super) fn daarna(status: Status, actie: Actie) -> Option<Status> {
    match (status, actie) {
        (Gesteld, Actie::Oppakken) => Some(InBehandeling),
        (InBehandeling, Actie::Neerleggen) | (Beantwoord | NietBeantwoord, Actie::Heropenen) => Some(Gesteld),
        (InBehandeling | Beantwoord, Actie::Beantwoorden) => Some(Beantwoord),
        (Gesteld | InBehandeling, Actie::NietBeantwoorden) => Some(NietBeantwoord),
        (Gesteld | InBehandeling | Beantwoord | NietBeantwoord, Actie::Intrekken) => Some(Ingetrokken),
        _ => None,
    }
}

/// Whether somebody still works on it, or will.
pub(super) fn open(status: Status) -> bool {
    matches!(status, Gesteld | InBehandeling)
}

/// Why an action on an expertvraag was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The leervraag is not published, and not an own one that is.
    LeervraagNietOpen,
    /// The asker has an open expertvraag on this leervraag.
    AlGesteld,
    /// The expert is no member, or the term does not run.
    ExpertNietBereikbaar,
    /// The state does not allow this.
    StatusStaatNietToe,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::LeervraagNietOpen => (
                "Vraag de experts iets over een gepubliceerde leervraag, of over een eigen die niet is afgewezen of ingetrokken.",
                "Ask the experts about a published leervraag, or about your own that was not refused or withdrawn.",
            ),
            Self::AlGesteld => (
                "U hebt over deze leervraag al een vraag aan de experts die nog loopt.",
                "You asked the experts about this leervraag already; they work on it.",
            ),
            Self::ExpertNietBereikbaar => (
                "Deze expert is hier nu niet te bereiken. Stel uw vraag aan de expertgroep.",
                "This expert cannot be asked here now. Ask the whole group.",
            ),
            Self::StatusStaatNietToe => (
                "Dat kan niet met een vraag in deze stand.",
                "A question in this state does not allow that.",
            ),
        };
        taal.kies(nl, en).into()
    }
}
