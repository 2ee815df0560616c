//! Claims: whose work something is, and for how long.

use chrono::{DateTime, TimeDelta, Utc};
use entity::moderatie;
use uuid::Uuid;

use super::Code;

/// Whose a leervraag is, for the editor who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(sea_orm::EnumIter))]
pub(in crate::moderatie) enum Claim {
    /// Nobody has claimed it now, or it does not wait at all.
    Vrij,
    /// The editor who acts.
    Eigen,
    /// Another editor.
    Andermans,
}

impl Claim {
    /// Whose the place of a leervraag in the queue is now.
    pub(in crate::moderatie) fn van(row: Option<&moderatie::Model>, me: Uuid, now: DateTime<Utc>) -> Self {
        match row.and_then(|row| claim(row, now)) {
            None => Self::Vrij,
            Some((who, _)) if who == me => Self::Eigen,
            Some(_) => Self::Andermans,
        }
    }

    /// Whether the editor may go on with it: not with the work of another, unless it is taken over on purpose.
    pub(in crate::moderatie) fn laat_toe(self, overnemen: bool) -> Result<(), Code> {
        match self {
            Self::Andermans if !overnemen => Err(Code::Geclaimd),
            Self::Vrij | Self::Eigen | Self::Andermans => Ok(()),
        }
    }
}

/// Who has claimed it now, and until when.
pub(in crate::moderatie) fn claim(
    row: &moderatie::Model,
    now: DateTime<Utc>,
) -> Option<(Uuid, DateTime<Utc>)> {
    row.door_id
        .zip(row.geclaimd_tot)
        .filter(|(_, until)| *until > now)
}

/// The end of a stretch of minutes, which the configuration keeps within reason.
pub(in crate::moderatie) fn over(now: DateTime<Utc>, minutes: u64) -> DateTime<Utc> {
    let minutes = i64::try_from(minutes).unwrap_or(i64::MAX);
    TimeDelta::try_minutes(minutes)
        .and_then(|stretch| now.checked_add_signed(stretch))
        .unwrap_or(DateTime::<Utc>::MAX_UTC)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};
    use entity::moderatie::Model;
    use uuid::Uuid;

    use super::{Claim, Code, claim, over};

    #[test]
    fn a_claim_ends_by_itself() {
        let at = |minute| DateTime::UNIX_EPOCH + TimeDelta::minutes(minute);
        let (me, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let free = Model {
            leervraag_id: Uuid::from_u128(9),
            sinds: at(1),
            nieuw_sinds: Some(at(1)),
            signaal_sinds: None,
            weerwoord_sinds: None,
            melding_sinds: None,
            dubbel_sinds: None,
            door_id: None,
            geclaimd_tot: None,
        };
        let held = Model {
            door_id: Some(other),
            geclaimd_tot: Some(over(at(0), 30)),
            ..free.clone()
        };
        assert_eq!(claim(&free, at(0)), None);
        assert_eq!(claim(&held, at(29)), Some((other, at(30))));
        assert_eq!(claim(&held, at(30)), None);
        assert_eq!(Claim::van(Some(&held), me, at(29)), Claim::Andermans);
        assert_eq!(Claim::van(Some(&held), other, at(29)), Claim::Eigen);
        assert_eq!(Claim::van(Some(&held), me, at(30)), Claim::Vrij);
        assert_eq!(Claim::van(None, me, at(0)), Claim::Vrij);
        assert_eq!(over(at(0), u64::MAX), DateTime::<Utc>::MAX_UTC);
    }

    #[test]
    fn what_another_works_on_is_taken_over_on_purpose() {
        for claim in [Claim::Vrij, Claim::Eigen] {
            assert_eq!((claim.laat_toe(false), claim.laat_toe(true)), (Ok(()), Ok(())));
        }
        assert_eq!(Claim::Andermans.laat_toe(false), Err(Code::Geclaimd));
        assert_eq!(Claim::Andermans.laat_toe(true), Ok(()));
    }
}
