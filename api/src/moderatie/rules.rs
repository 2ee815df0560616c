//! What must hold for the work of editors: why something waits, whose it is, and what a decision does. Pure.

use std::borrow::Cow;

use chrono::{DateTime, TimeDelta, Utc};
use entity::{bericht, besluit, besluit_regel::Uitkomst, leervraag::Status, melding, moderatie};
use uuid::Uuid;

use crate::{
    error::Uitleg,
    leervraag::{Actie, daarna},
    tekst::Taal,
};

/// What an editor decides about one leervraag, or about many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Maatregel {
    /// To publish.
    Publiceren,
    /// To refuse, or to take offline.
    Afwijzen,
    /// To take back from publication.
    Terugnemen,
}

impl Maatregel {
    /// What it does with the state of a leervraag.
    pub(super) fn actie(self) -> Actie {
        match self {
            Self::Publiceren => Actie::Publiceren,
            Self::Afwijzen => Actie::Afwijzen,
            Self::Terugnemen => Actie::Terugnemen,
        }
    }

    /// How it is kept.
    pub(super) fn soort(self) -> besluit::Soort {
        match self {
            Self::Publiceren => besluit::Soort::Publiceren,
            Self::Afwijzen => besluit::Soort::Afwijzen,
            Self::Terugnemen => besluit::Soort::Terugnemen,
        }
    }

    /// What the askers hear of it.
    pub(super) fn tijding(self) -> bericht::Soort {
        match self {
            Self::Publiceren => bericht::Soort::LeervraagGepubliceerd,
            Self::Afwijzen => bericht::Soort::LeervraagAfgewezen,
            Self::Terugnemen => bericht::Soort::LeervraagTeruggenomen,
        }
    }

    /// How the open reports end with it: publishing is about the words as they are now.
    pub(super) fn meldingen(self) -> melding::Uitkomst {
        match self {
            Self::Publiceren => melding::Uitkomst::Vervallen,
            Self::Afwijzen | Self::Terugnemen => melding::Uitkomst::Gegrond,
        }
    }

    /// Whether it needs a reason.
    pub(super) fn vraagt_reden(self) -> bool {
        self != Self::Publiceren
    }
}

/// Why a leervraag waits for an editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Soort {
    /// The text guard doubts.
    Signaal,
    /// It was offered.
    Nieuw,
    /// It was reported.
    Melding,
    /// Its asker answered a refusal.
    Weerwoord,
    /// It was reported as double.
    Dubbel,
}

/// All reasons why it waits, oldest first.
pub(super) fn redenen(row: &moderatie::Model) -> Vec<(Soort, DateTime<Utc>)> {
    let all = [
        (Soort::Nieuw, row.nieuw_sinds),
        (Soort::Signaal, row.signaal_sinds),
        (Soort::Weerwoord, row.weerwoord_sinds),
        (Soort::Melding, row.melding_sinds),
        (Soort::Dubbel, row.dubbel_sinds),
    ];
    let mut held: Vec<_> = all
        .into_iter()
        .filter_map(|(soort, sinds)| Some((soort, sinds?)))
        .collect();
    held.sort_by_key(|(_, sinds)| *sinds);
    held
}

/// Who has claimed it now, and until when.
pub(super) fn claim(row: &moderatie::Model, now: DateTime<Utc>) -> Option<(Uuid, DateTime<Utc>)> {
    row.door_id
        .zip(row.geclaimd_tot)
        .filter(|(_, until)| *until > now)
}

/// Whether another editor has claimed it now.
pub(super) fn van_een_ander(row: Option<&moderatie::Model>, me: Uuid, now: DateTime<Utc>) -> bool {
    row.and_then(|row| claim(row, now))
        .is_some_and(|(who, _)| who != me)
}

/// The end of a stretch of minutes, which the configuration keeps within reason.
pub(super) fn over(now: DateTime<Utc>, minutes: u64) -> DateTime<Utc> {
    let minutes = i64::try_from(minutes).unwrap_or(i64::MAX);
    TimeDelta::try_minutes(minutes)
        .and_then(|stretch| now.checked_add_signed(stretch))
        .unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// What a decision does with a leervraag in this state and version, of which the version `read` was read.
pub(super) fn oordeel((status, is): (Status, i32), read: i32, actie: Actie, van_een_ander: bool) -> Uitkomst {
    if is != read {
        Uitkomst::IntussenGewijzigd
    } else if daarna(status, actie).is_none() {
        Uitkomst::StatusStaatNietToe
    } else if van_een_ander {
        Uitkomst::Geclaimd
    } else {
        Uitkomst::Gedaan
    }
}

/// Why an action of an editor was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// Impossible in the present state.
    StatusStaatNietToe,
    /// A refusal, or taking back, needs a reason.
    RedenOntbreekt,
    /// Another editor has claimed it.
    Geclaimd,
    /// It does not wait for an editor.
    NietInWachtrij,
    /// The claim is another editor's.
    NietUwClaim,
    /// The report is closed already.
    AlAfgehandeld,
    /// A leervraag is not merged into itself.
    ZelfdeLeervraag,
    /// Others were merged into it.
    HeeftSamenvoegingen,
    /// The list names nothing.
    LijstLeeg,
    /// Not one version for each leervraag.
    VersiesKloppenNiet,
    /// The decision was undone already.
    AlOngedaan,
    /// The time in which a decision can be undone is over.
    TermijnVerstreken,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::StatusStaatNietToe => (
                "Dit kan niet in de huidige status.",
                "This is not possible in the present state.",
            ),
            Self::RedenOntbreekt => (
                "Geef bij dit besluit een reden.",
                "Give a reason with this decision.",
            ),
            Self::Geclaimd => (
                "Een andere redacteur is hiermee bezig. Neem het over als dat de bedoeling is.",
                "Another editor is working on this. Take it over if that is what you mean.",
            ),
            Self::NietInWachtrij => (
                "Deze leervraag wacht niet op de redactie.",
                "This leervraag does not wait for the editors.",
            ),
            Self::NietUwClaim => (
                "Een andere redacteur heeft deze leervraag geclaimd.",
                "Another editor has claimed this leervraag.",
            ),
            Self::AlAfgehandeld => (
                "Deze melding is al afgehandeld.",
                "This report is closed already.",
            ),
            Self::ZelfdeLeervraag => (
                "Een leervraag kan niet in zichzelf opgaan.",
                "A leervraag cannot be merged into itself.",
            ),
            Self::HeeftSamenvoegingen => (
                "In deze leervraag zijn andere opgegaan. Maak die eerst los.",
                "Others were merged into this leervraag. Undo that first.",
            ),
            Self::LijstLeeg => ("Noem ten minste één leervraag.", "Name at least one leervraag."),
            Self::VersiesKloppenNiet => (
                "Geef bij elke leervraag één versie, in dezelfde volgorde.",
                "Give one version for each leervraag, in the same order.",
            ),
            Self::AlOngedaan => (
                "Dit besluit is al ongedaan gemaakt.",
                "This decision was undone already.",
            ),
            Self::TermijnVerstreken => (
                "Dit besluit kan niet meer ongedaan worden gemaakt; neem een nieuw besluit.",
                "This decision cannot be undone any more; take a new one.",
            ),
        };
        match taal {
            Taal::Nl => nl.into(),
            Taal::En => en.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};
    use entity::{besluit_regel::Uitkomst, leervraag::Status, moderatie::Model};
    use uuid::Uuid;

    use super::{Maatregel, Soort, claim, oordeel, over, redenen, van_een_ander};

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    fn row() -> Model {
        Model {
            leervraag_id: Uuid::from_u128(9),
            sinds: at(1),
            nieuw_sinds: Some(at(5)),
            signaal_sinds: Some(at(5)),
            weerwoord_sinds: None,
            melding_sinds: None,
            dubbel_sinds: Some(at(1)),
            door_id: None,
            geclaimd_tot: None,
        }
    }

    #[test]
    fn reasons_come_oldest_first() {
        let told = [
            (Soort::Dubbel, at(1)),
            (Soort::Nieuw, at(5)),
            (Soort::Signaal, at(5)),
        ];
        assert_eq!(redenen(&row()), told);
    }

    /// Every state × every measure; a stale version comes first, a claim of somebody else last.
    #[test]
    fn what_a_measure_does_with_a_leervraag() {
        use Maatregel::{Afwijzen, Publiceren, Terugnemen};
        let table = [
            (Status::Concept, [false, false, false]),
            (Status::Ingediend, [true, true, false]),
            (Status::Gepubliceerd, [false, true, true]),
            (Status::Afgewezen, [true, false, false]),
            (Status::Ingetrokken, [false, false, false]),
            (Status::Samengevoegd, [false, false, false]),
        ];
        for (status, row) in table {
            for (maatregel, possible) in [Publiceren, Afwijzen, Terugnemen].into_iter().zip(row) {
                let judged = |read, claimed| oordeel((status, 3), read, maatregel.actie(), claimed);
                let (free, claimed) = if possible {
                    (Uitkomst::Gedaan, Uitkomst::Geclaimd)
                } else {
                    (Uitkomst::StatusStaatNietToe, Uitkomst::StatusStaatNietToe)
                };
                assert_eq!(judged(3, false), free, "{status:?} {maatregel:?}");
                assert_eq!(judged(3, true), claimed, "{status:?} {maatregel:?}");
                assert_eq!(
                    judged(2, true),
                    Uitkomst::IntussenGewijzigd,
                    "{status:?} {maatregel:?}"
                );
            }
        }
    }

    #[test]
    fn a_claim_ends_by_itself() {
        let (me, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let held = Model {
            door_id: Some(other),
            geclaimd_tot: Some(over(at(0), 30)),
            ..row()
        };
        assert_eq!(claim(&row(), at(0)), None);
        assert_eq!(claim(&held, at(29)), Some((other, at(30))));
        assert_eq!(claim(&held, at(30)), None);
        assert!(van_een_ander(Some(&held), me, at(29)));
        assert!(!van_een_ander(Some(&held), other, at(29)));
        assert!(!van_een_ander(Some(&held), me, at(30)));
        assert!(!van_een_ander(None, me, at(0)));
        assert_eq!(over(at(0), u64::MAX), DateTime::<Utc>::MAX_UTC);
    }
}
