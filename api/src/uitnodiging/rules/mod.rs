//! What must hold for an invitation: its states, its time, and what its code is made of. Pure.

mod code;
mod fout;

use chrono::{DateTime, TimeDelta, Utc};
use entity::uitnodiging::{Model, Status};

pub(super) use self::code::Geheim;
pub(crate) use self::fout::Code;

/// Days that an invitation waits for an answer, when nobody says how many.
pub(super) const DAGEN: i32 = 14;
/// The most days that it may wait.
pub(super) const MEESTE_DAGEN: i32 = 60;

/// Where an invitation stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Stand {
    /// It waits for an answer.
    Uitgenodigd,
    /// The invited takes part.
    Aanvaard,
    /// The invited does not want to.
    Afgeslagen,
    /// It was taken back.
    Ingetrokken,
    /// Nobody answered in time.
    Verlopen,
}

/// Where an invitation stands now.
pub(super) fn stand(row: &Model, now: DateTime<Utc>) -> Stand {
    match row.status {
        Status::Uitgenodigd if row.verloopt_op <= now => Stand::Verlopen,
        Status::Uitgenodigd => Stand::Uitgenodigd,
        Status::Aanvaard => Stand::Aanvaard,
        Status::Afgeslagen => Stand::Afgeslagen,
        Status::Ingetrokken => Stand::Ingetrokken,
    }
}

/// What can be done with an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Actie {
    /// The invited says yes.
    Aanvaarden,
    /// The invited says no.
    Afslaan,
    /// Who manages the praktijk takes it back.
    Intrekken,
    /// Who has the code uses it.
    Inwisselen,
}

/// The state after an action, or why it is impossible. Whoever tries a code that does not work is not told why.
pub(super) fn daarna(stand: Stand, actie: Actie) -> Result<Status, Code> {
    match (stand, actie) {
        (Stand::Uitgenodigd, Actie::Aanvaarden | Actie::Inwisselen) => Ok(Status::Aanvaard),
        (Stand::Uitgenodigd, Actie::Afslaan) => Ok(Status::Afgeslagen),
        (Stand::Uitgenodigd, Actie::Intrekken) => Ok(Status::Ingetrokken),
        (_, Actie::Inwisselen) => Err(Code::UitnodigingOnbekend),
        (Stand::Aanvaard, _) => Err(Code::AlAanvaard),
        (Stand::Afgeslagen, _) => Err(Code::AlAfgeslagen),
        (Stand::Ingetrokken, _) => Err(Code::UitnodigingIngetrokken),
        (Stand::Verlopen, _) => Err(Code::UitnodigingVerlopen),
    }
}

/// Until when an invitation of now waits, for so many days.
pub(super) fn termijn(now: DateTime<Utc>, dagen: i32) -> Result<DateTime<Utc>, Code> {
    if (1..=MEESTE_DAGEN).contains(&dagen) {
        Ok(now + TimeDelta::days(dagen.into()))
    } else {
        Err(Code::TermijnOnmogelijk)
    }
}

#[cfg(test)]
mod tests {
    use entity::deelname::Rol;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn an_invitation_stands_until_its_time_has_passed() {
        let moment = |text: &str| text.parse::<DateTime<Utc>>().expect("a moment");
        let made = moment("2026-11-01T10:00:00Z");
        let row = |status| Model {
            id: Uuid::nil(),
            praktijk_id: Uuid::nil(),
            member_id: Some(Uuid::nil()),
            code_hash: None,
            rol: Rol::Professional,
            status,
            door_id: None,
            deelname_id: None,
            verloopt_op: termijn(made, DAGEN).expect("two weeks are possible"),
            beantwoord_op: None,
            version: 1,
            created_at: made,
            updated_at: made,
        };
        let (last, over) = (moment("2026-11-15T09:59:59Z"), moment("2026-11-15T10:00:00Z"));
        for (status, before, after) in [
            (Status::Uitgenodigd, Stand::Uitgenodigd, Stand::Verlopen),
            (Status::Aanvaard, Stand::Aanvaard, Stand::Aanvaard),
            (Status::Afgeslagen, Stand::Afgeslagen, Stand::Afgeslagen),
            (Status::Ingetrokken, Stand::Ingetrokken, Stand::Ingetrokken),
        ] {
            assert_eq!(
                (stand(&row(status), last), stand(&row(status), over)),
                (before, after)
            );
        }
        assert_eq!(termijn(made, 0), Err(Code::TermijnOnmogelijk));
        assert_eq!(termijn(made, MEESTE_DAGEN + 1), Err(Code::TermijnOnmogelijk));
        assert!(termijn(made, MEESTE_DAGEN).is_ok());
    }
}
