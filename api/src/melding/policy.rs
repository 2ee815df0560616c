//! Who may see which report, and who may take it back.

use entity::melding::{Column, Model};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::{
    auth::Actor,
    error::{Error, Result},
};

/// The reports that `actor` made.
pub(super) fn own(actor: &Actor) -> Condition {
    // One condition: a planner follows the index of the reporter only where there is no "or".
    Condition::all().add(match actor.member {
        Some(me) => Column::MelderId.eq(me),
        None => Column::Id.is_null(),
    })
}

/// The reports that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        Condition::all()
    } else {
        own(actor)
    }
}

/// Whether `actor` made this report.
pub(super) fn is_own(actor: &Actor, row: &Model) -> bool {
    actor.member.is_some() && actor.member == row.melder_id
}

/// The reporter, who alone takes a report back.
pub(super) fn may_withdraw(actor: &Actor, row: &Model) -> Result<Uuid> {
    let me = actor.acting_member()?;
    if is_own(actor, row) {
        Ok(me)
    } else {
        Err(Error::Forbidden)
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use entity::melding::{Model, Reden};
    use uuid::Uuid;

    use super::may_withdraw;
    use crate::auth::Actor;

    #[test]
    fn only_its_reporter_takes_a_report_back() {
        let reporter = Uuid::from_u128(1);
        let row = |melder_id| Model {
            id: Uuid::from_u128(9),
            leervraag_id: Uuid::from_u128(8),
            melder_id,
            reden: Reden::Ongepast,
            toelichting: None,
            dubbel_van_id: None,
            uitkomst: None,
            afgehandeld_op: None,
            besluit_id: None,
            created_at: DateTime::UNIX_EPOCH,
        };
        let may = |actor: &Actor, row: &Model| may_withdraw(actor, row).map_err(|error| error.code());
        let editor = Actor {
            redactie: true,
            ..Actor::member(Uuid::from_u128(2))
        };
        let blocked = Actor {
            geblokkeerd: true,
            ..Actor::member(reporter)
        };
        assert_eq!(may(&Actor::member(reporter), &row(Some(reporter))), Ok(reporter));
        assert_eq!(may(&editor, &row(Some(reporter))), Err("FORBIDDEN"));
        assert_eq!(may(&blocked, &row(Some(reporter))), Err("FORBIDDEN"));
        assert_eq!(may(&Actor::member(reporter), &row(None)), Err("FORBIDDEN"));
        assert_eq!(may(&Actor::anonymous(), &row(None)), Err("UNAUTHENTICATED"));
    }
}
