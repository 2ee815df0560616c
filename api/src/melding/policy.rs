//! Who may see which report, and who may take it back.

use entity::melding::{Column, Model};
use sea_orm::Condition;
use uuid::Uuid;

use crate::{
    auth::Actor,
    db::of_member,
    error::{Error, Result},
};

/// The reports that `actor` made.
pub(super) fn own(actor: &Actor) -> Condition {
    // One condition: a planner follows the index of the reporter only where there is no "or".
    Condition::all().add(of_member(actor.member, Column::MelderId, Column::Id))
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
    use entity::melding::{Model, Reden, Uitkomst};
    use expect_test::expect;
    use sea_orm::Iterable;

    use super::may_withdraw;
    use crate::{
        auth::wie::{ANDER, IK, tabel, uitkomst},
        melding::rules::eindigt,
    };

    /// How it stands with a report × whose it is × every kind of actor. Who reports is decided with the leervraag, who closes
    /// a report in moderatie.
    #[test]
    fn who_takes_a_report_back() {
        let row = |melder_id| Model {
            id: ANDER,
            leervraag_id: ANDER,
            melder_id,
            reden: Reden::Ongepast,
            toelichting: None,
            dubbel_van_id: None,
            uitkomst: None,
            afgehandeld_op: None,
            besluit_id: None,
            created_at: DateTime::UNIX_EPOCH,
        };
        let regels = [
            ("Intrekken, eigen".to_owned(), row(Some(IK))),
            ("Intrekken, andermans".to_owned(), row(Some(ANDER))),
            ("Intrekken, van niemand meer".to_owned(), row(None)),
        ];
        let table = tabel(
            [None].into_iter().chain(Uitkomst::iter().map(Some)),
            regels,
            |actor, row, _| may_withdraw(actor, row).map(drop),
            |_, stand| uitkomst(eindigt(stand).map(|()| Uitkomst::Ingetrokken)),
        );
        expect![[r#"
                                         None              Some(Gegrond)         Some(Ongegrond)       Some(Vervallen)       Some(Ingetrokken)
            Intrekken, eigen             MRNB Ingetrokken  MRNB (AlAfgehandeld)  MRNB (AlAfgehandeld)  MRNB (AlAfgehandeld)  MRNB (AlAfgehandeld)
            Intrekken, andermans         -                 -                     -                     -                     -
            Intrekken, van niemand meer  -                 -                     -                     -                     -
        "#]]
        .assert_eq(&table);
    }
}
