//! What must hold for the work of editors: why something waits, whose it is, and what a decision does. Pure.

mod claim;
mod fout;
mod handeling;

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use entity::{
    bericht, besluit,
    besluit_regel::{self, Uitkomst},
    leervraag::Status,
    melding, moderatie,
};
use uuid::Uuid;

pub(crate) use self::fout::Code;
pub(super) use self::{
    claim::{Claim, claim, over},
    handeling::{afhandelen, beoordelen, claimen, gaat_op, neemt_op, ongedaan, vrijgeven},
};
use crate::leervraag::{Actie, daarna};

/// What an editor decides about one leervraag, or about many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(sea_orm::EnumIter))]
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
    /// It was reported as double, or found to be nearly equal to another when it was offered.
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

/// What a decision does with a leervraag in this state and version, of which the version `read` was read, and which may be
/// claimed by another editor.
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

/// Whether this row of a decision tells of a leervraag that came loose, because the one in which it went on was published
/// no longer.
pub(super) fn is_losgeraakt(regel: &besluit_regel::Model) -> bool {
    regel.uitkomst == Uitkomst::Gedaan && regel.status_voor == Status::Samengevoegd && regel.naar_id.is_some()
}

/// Which rows of a decision can be given back, and the keys of those that stay as they are, when it is undone. A
/// leervraag goes back when nobody changed it since, and when nothing went on in it since (`doelen`): not out of
/// publication, because the other would be left behind, and not into another, because there are no chains. What came
/// loose goes back with the one in which it went on.
pub(super) fn terug(
    regels: Vec<besluit_regel::Model>,
    version: impl Fn(Uuid) -> Option<i32>,
    doelen: &HashSet<Uuid>,
) -> (Vec<besluit_regel::Model>, Vec<Uuid>) {
    let unchanged = |regel: &besluit_regel::Model| {
        let published = regel.status_voor == Status::Gepubliceerd;
        version(regel.leervraag_id) == Some(regel.versie_na)
            && (published || !doelen.contains(&regel.leervraag_id))
    };
    let whole: HashSet<Uuid> = regels
        .iter()
        .filter(|regel| !is_losgeraakt(regel) && unchanged(regel))
        .map(|regel| regel.leervraag_id)
        .collect();
    let goes_back = |regel: &besluit_regel::Model| {
        let joins = regel.naar_id.is_some_and(|naar| whole.contains(&naar));
        unchanged(regel) && (joins || !is_losgeraakt(regel))
    };
    let (back, left): (Vec<_>, Vec<_>) = regels.into_iter().partition(goes_back);
    (back, left.into_iter().map(|regel| regel.id).collect())
}

/// Why nothing was done with a leervraag that a decision named.
pub(super) fn waarom_niet(uitkomst: Uitkomst) -> Option<Code> {
    match uitkomst {
        Uitkomst::Gedaan => None,
        Uitkomst::IntussenGewijzigd => Some(Code::IntussenGewijzigd),
        Uitkomst::StatusStaatNietToe => Some(Code::StatusStaatNietToe),
        Uitkomst::Geclaimd => Some(Code::Geclaimd),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use chrono::{DateTime, TimeDelta, Utc};
    use entity::{
        besluit_regel::{self, Uitkomst},
        leervraag::Status,
        moderatie::Model,
    };
    use uuid::Uuid;

    use super::{Code, Maatregel, Soort, oordeel, redenen, terug, waarom_niet};

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

    fn regel(leervraag: u128, voor: Status, naar: Option<u128>) -> besluit_regel::Model {
        besluit_regel::Model {
            id: Uuid::from_u128(leervraag),
            besluit_id: Uuid::from_u128(100),
            nummer: 1,
            leervraag_id: Uuid::from_u128(leervraag),
            naar_id: naar.map(Uuid::from_u128),
            uitkomst: Uitkomst::Gedaan,
            ongedaan: None,
            versie_na: 2,
            status_voor: voor,
            afwijsreden_voor: None,
            afwijstoelichting_voor: None,
            weerwoord_voor: None,
            ingediend_op_voor: None,
            gepubliceerd_op_voor: None,
        }
    }

    /// Two that were published, one that was not, and one that came loose from the first: what goes back, by what was
    /// changed since and by what went on in something since.
    #[test]
    fn what_goes_back_when_a_decision_is_undone() {
        let regels = [
            regel(1, Status::Gepubliceerd, None),
            regel(2, Status::Gepubliceerd, None),
            regel(3, Status::Ingediend, None),
            regel(4, Status::Samengevoegd, Some(1)),
        ];
        let back = |changed: &[u128], doelen: &[u128]| {
            let version =
                |id: Uuid| (id != Uuid::from_u128(9)).then(|| 2 + i32::from(changed.contains(&id.as_u128())));
            let doelen = doelen.iter().map(|id| Uuid::from_u128(*id)).collect();
            let (back, left) = terug(regels.to_vec(), version, &doelen);
            assert_eq!(back.len() + left.len(), regels.len());
            back.iter().map(|regel| regel.id.as_u128()).collect::<Vec<_>>()
        };
        assert_eq!(back(&[], &[]), [1, 2, 3, 4]);
        assert_eq!(back(&[2], &[]), [1, 3, 4]);
        assert_eq!(back(&[4], &[]), [1, 2, 3]);
        assert_eq!(
            back(&[1], &[]),
            [2, 3],
            "what came loose goes back with the other only"
        );
        assert_eq!(
            back(&[], &[3]),
            [1, 2, 4],
            "nothing is left behind in what is not published"
        );
        assert_eq!(back(&[], &[4]), [1, 2, 3], "there are no chains");
        assert_eq!(back(&[], &[1]), [1, 2, 3, 4]);
        let report = regel(4, Status::Samengevoegd, None);
        let (back, _) = terug(vec![report], |_| Some(2), &HashSet::new());
        assert_eq!(back.len(), 1, "closing a report merged nothing");
    }

    #[test]
    fn who_is_not_done_is_told_why() {
        use Uitkomst::{Geclaimd, Gedaan, IntussenGewijzigd, StatusStaatNietToe};
        let told = [Gedaan, IntussenGewijzigd, StatusStaatNietToe, Geclaimd].map(waarom_niet);
        let expected = [
            None,
            Some(Code::IntussenGewijzigd),
            Some(Code::StatusStaatNietToe),
            Some(Code::Geclaimd),
        ];
        assert_eq!(told, expected);
    }
}
