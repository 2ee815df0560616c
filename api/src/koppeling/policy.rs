//! Who may see a koppelvoorstel, and who decides about it.

use entity::koppelvoorstel::{Column, Model};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use super::rules::{Actie, Betrekking, mag};
use crate::{
    auth::Actor,
    error::{Error, Result},
};

/// The koppelvoorstellen that `actor` may see: the own ones; an operator those of a membership that is there, which are the
/// ones to decide about.
pub(super) fn visible(actor: &Actor) -> Condition {
    // An empty `any` would be true, so it begins with what nobody has.
    Condition::any()
        .add(Column::Id.is_null())
        .add_option(actor.member.map(|me| Column::MemberId.eq(me)))
        .add_option(decides(actor).then(|| Column::LidmaatschapId.is_not_null()))
}

fn decides(actor: &Actor) -> bool {
    actor.beheer && !actor.geblokkeerd && actor.member.is_some()
}

/// Who the actor is to a koppelvoorstel.
pub(super) fn betrekking(actor: &Actor, row: &Model) -> Option<Betrekking> {
    if actor.member == Some(row.member_id) {
        return Some(Betrekking::Persoon);
    }
    decides(actor).then_some(Betrekking::Beheer)
}

/// Who decides, whatever the state.
pub(super) fn may(actor: &Actor, actie: Actie, row: &Model) -> Result<Uuid> {
    let me = actor.acting_member()?;
    match betrekking(actor, row) {
        Some(wie) if mag(actie, wie, row.grond) => Ok(me),
        _ => Err(Error::Forbidden),
    }
}

/// The member who says to be a member of an association.
pub(super) fn may_claim(actor: &Actor) -> Result<Uuid> {
    actor.acting_member()
}

/// Whether `actor` may know how far the names agree: who has to judge it.
pub(super) fn sees_names(actor: &Actor, row: &Model) -> bool {
    betrekking(actor, row) == Some(Betrekking::Beheer)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use entity::koppelvoorstel::{Grond, Status};
    use expect_test::expect;
    use sea_orm::Iterable;

    use super::*;
    use crate::{
        auth::wie::{ANDER, IK, tabel, uitkomst},
        koppeling::rules::stap,
    };

    fn row(member: Uuid, grond: Grond, status: Status) -> Model {
        Model {
            id: Uuid::nil(),
            beroepsvereniging_id: Uuid::nil(),
            lidnummer: "1".into(),
            lidmaatschap_id: Some(Uuid::nil()),
            member_id: member,
            grond,
            status,
            besloten_door_id: None,
            besloten_op: None,
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    /// Every action × ground × whose it is × state × kind of actor. `B` of the own ones is an operator whom it is about.
    #[test]
    fn who_decides_and_what_comes_of_it() {
        let mut lines = Vec::new();
        for actie in [Actie::Bevestigen, Actie::Afwijzen, Actie::Ontkoppelen] {
            for grond in [Grond::Registratie, Grond::Lidnummer] {
                for (whose, member) in [("eigen", IK), ("ander", ANDER)] {
                    lines.push((format!("{actie:?} {grond:?} {whose}"), (actie, grond, member)));
                }
            }
        }
        let table = tabel(
            Status::iter(),
            lines,
            |actor, (actie, grond, member), status| {
                may(actor, *actie, &row(*member, *grond, status)).map(drop)
            },
            |(actie, ..), status| uitkomst(stap(*actie, status)),
        );
        expect![[r#"
                                           Open                       Bevestigd                  Afgewezen                  Vervallen                  Ontkoppeld
            Bevestigen Registratie eigen   MRNB Bevestigd             MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)
            Bevestigen Registratie ander   B Bevestigd                B (StatusStaatNietToe)     B (StatusStaatNietToe)     B (StatusStaatNietToe)     B (StatusStaatNietToe)
            Bevestigen Lidnummer eigen     -                          -                          -                          -                          -
            Bevestigen Lidnummer ander     B Bevestigd                B (StatusStaatNietToe)     B (StatusStaatNietToe)     B (StatusStaatNietToe)     B (StatusStaatNietToe)
            Afwijzen Registratie eigen     MRNB Afgewezen             MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)
            Afwijzen Registratie ander     B Afgewezen                B (StatusStaatNietToe)     B (StatusStaatNietToe)     B (StatusStaatNietToe)     B (StatusStaatNietToe)
            Afwijzen Lidnummer eigen       MRNB Afgewezen             MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)
            Afwijzen Lidnummer ander       B Afgewezen                B (StatusStaatNietToe)     B (StatusStaatNietToe)     B (StatusStaatNietToe)     B (StatusStaatNietToe)
            Ontkoppelen Registratie eigen  MRNB (StatusStaatNietToe)  MRNB Ontkoppeld            MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)
            Ontkoppelen Registratie ander  B (StatusStaatNietToe)     B Ontkoppeld               B (StatusStaatNietToe)     B (StatusStaatNietToe)     B (StatusStaatNietToe)
            Ontkoppelen Lidnummer eigen    MRNB (StatusStaatNietToe)  MRNB Ontkoppeld            MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)
            Ontkoppelen Lidnummer ander    B (StatusStaatNietToe)     B Ontkoppeld               B (StatusStaatNietToe)     B (StatusStaatNietToe)     B (StatusStaatNietToe)
        "#]].assert_eq(&table);
    }
}
