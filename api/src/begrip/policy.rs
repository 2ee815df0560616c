//! Who may see which begrip, who proposed it, and who does what with it.

use entity::begrip::{Column, Model, Status};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use super::rules::Actie;
use crate::{
    auth::Actor,
    error::{Error, Result},
};

/// The begrippen that everybody may read.
pub(super) fn openbaar() -> Condition {
    Condition::all().add(Column::Status.eq(Status::Gepubliceerd))
}

/// The begrippen that `actor` may see.
pub(crate) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let own = actor.member.map(|me| Column::VoorstellerId.eq(me));
    Condition::any().add(openbaar()).add_option(own)
}

/// Whether `actor` may know who proposed `row`, and why it was refused.
pub(super) fn may_look_inside(actor: &Actor, row: &Model) -> bool {
    actor.redactie || is_own(actor, row)
}

fn is_own(actor: &Actor, row: &Model) -> bool {
    actor.member.is_some() && actor.member == row.voorsteller_id
}

/// The member who proposes.
pub(super) fn may_propose(actor: &Actor) -> Result<Uuid> {
    actor.acting_member()
}

/// The editor who makes one.
pub(super) fn may_edit(actor: &Actor) -> Result<Uuid> {
    actor.acting_editor()
}

/// Whether `actor` may do this with `row`, whatever its state.
pub(super) fn may(actor: &Actor, row: &Model, actie: Actie) -> Result<Uuid> {
    match actie {
        Actie::Bijwerken | Actie::Publiceren | Actie::Terugnemen | Actie::Afwijzen => actor.acting_editor(),
        Actie::Intrekken => {
            let me = actor.acting_member()?;
            if is_own(actor, row) {
                Ok(me)
            } else {
                Err(Error::Forbidden)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use expect_test::expect;
    use sea_orm::Iterable;

    use super::*;
    use crate::{
        auth::wie::{ANDER, IK, actors, tabel, uitkomst},
        begrip::rules::{Code, daarna},
    };

    fn row(status: Status, voorsteller: Uuid) -> Model {
        Model {
            id: ANDER,
            status,
            term: String::new(),
            uitleg: String::new(),
            bron: None,
            voorsteller_id: Some(voorsteller),
            afwijsreden: None,
            afwijstoelichting: None,
            demo: false,
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    /// Every action, on what the actor proposed and on what another did × every state × every kind of actor.
    #[test]
    fn who_moves_a_begrip() {
        use Actie::{Afwijzen, Bijwerken, Intrekken, Publiceren, Terugnemen};
        let mut regels = Vec::new();
        for actie in [Bijwerken, Publiceren, Terugnemen, Afwijzen, Intrekken] {
            for (wiens, voorsteller) in [("eigen", IK), ("andermans", ANDER)] {
                regels.push((format!("{actie:?}, {wiens}"), (actie, voorsteller)));
            }
        }
        let table = tabel(
            Status::iter(),
            regels,
            |actor, (actie, voorsteller), status| may(actor, &row(status, *voorsteller), *actie).map(drop),
            |(actie, _), status| uitkomst(daarna(status, *actie).ok_or(Code::StatusStaatNietToe)),
        );
        expect![[r#"
                                   Voorgesteld             Concept                    Gepubliceerd               Afgewezen                  Ingetrokken
            Bijwerken, eigen       R Voorgesteld           R Concept                  R Gepubliceerd             R (StatusStaatNietToe)     R (StatusStaatNietToe)
            Bijwerken, andermans   R Voorgesteld           R Concept                  R Gepubliceerd             R (StatusStaatNietToe)     R (StatusStaatNietToe)
            Publiceren, eigen      R Gepubliceerd          R Gepubliceerd             R (StatusStaatNietToe)     R (StatusStaatNietToe)     R (StatusStaatNietToe)
            Publiceren, andermans  R Gepubliceerd          R Gepubliceerd             R (StatusStaatNietToe)     R (StatusStaatNietToe)     R (StatusStaatNietToe)
            Terugnemen, eigen      R (StatusStaatNietToe)  R (StatusStaatNietToe)     R Concept                  R (StatusStaatNietToe)     R (StatusStaatNietToe)
            Terugnemen, andermans  R (StatusStaatNietToe)  R (StatusStaatNietToe)     R Concept                  R (StatusStaatNietToe)     R (StatusStaatNietToe)
            Afwijzen, eigen        R Afgewezen             R Afgewezen                R (StatusStaatNietToe)     R (StatusStaatNietToe)     R (StatusStaatNietToe)
            Afwijzen, andermans    R Afgewezen             R Afgewezen                R (StatusStaatNietToe)     R (StatusStaatNietToe)     R (StatusStaatNietToe)
            Intrekken, eigen       MRNB Ingetrokken        MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)
            Intrekken, andermans   -                       -                          -                          -                          -
        "#]].assert_eq(&table);
    }

    #[test]
    fn members_propose_and_editors_make() {
        let who = |may: &dyn Fn(&Actor) -> bool| {
            let able = actors().into_iter().filter(|(_, actor)| may(actor));
            able.map(|(letter, _)| letter).collect::<String>()
        };
        assert_eq!(who(&|actor: &Actor| may_propose(actor).is_ok()), "MRNB");
        assert_eq!(who(&|actor: &Actor| may_edit(actor).is_ok()), "R");
        // Who proposed it is for editors and for that person, also when blocked.
        let seen = |voorsteller| {
            who(&move |actor: &Actor| may_look_inside(actor, &row(Status::Gepubliceerd, voorsteller)))
        };
        assert_eq!((seen(IK).as_str(), seen(ANDER).as_str()), ("MRNBG", "RG"));
    }
}
