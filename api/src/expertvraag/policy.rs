//! Who may see which expertvraag, and who does what with it.

use chrono::NaiveDate;
use entity::{
    expert,
    expertvraag::{Column, Entity, Model, Status},
    leervraag,
};
use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Expr, Query, SelectStatement},
};
use uuid::Uuid;

use super::rules::Actie;
use crate::{
    auth::Actor,
    error::{Error, Result},
    expert::nu,
    leervraag::openbaar,
};

/// The expertvragen that `actor` may see on `today`: answered ones with a leervraag that everybody may read, the own, and
/// for an expert what is asked of the group or of that expert, and what that expert answered. Those that editors hid are for
/// who asked and who answered.
pub(crate) fn visible(actor: &Actor, today: NaiveDate) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let shown = || Condition::all().add(Column::VerborgenOp.is_null());
    let answered = shown()
        .add(Column::Status.eq(Status::Beantwoord))
        .add(Expr::exists(published()));
    let asked = |me: Uuid| {
        let asked = shown()
            .add(Column::Status.ne(Status::Ingetrokken))
            .add(Expr::exists(asked_of(me, today)));
        let wrote = Condition::all()
            .add(Column::VerborgenOp.is_not_null())
            .add(Expr::exists(answered_by(me)));
        Condition::any().add(asked).add(wrote)
    };
    // The asker took it back; the answer is still the expert's own.
    let gave = |me: Uuid| {
        Condition::all()
            .add(Column::Status.eq(Status::Ingetrokken))
            .add(Column::Antwoord.is_not_null())
            .add(Expr::exists(answered_by(me)))
    };
    let acting = actor.member.filter(|_| !actor.geblokkeerd);
    Condition::any()
        .add(answered)
        .add_option(actor.member.map(|me| Column::VragerId.eq(me)))
        .add_option(acting.map(asked))
        .add_option(actor.member.map(gave))
}

/// Whether `actor`, who may see `row`, may read what was asked, and by whom.
pub(super) fn may_read_question(actor: &Actor, row: &Model) -> bool {
    let own = actor.member.is_some() && actor.member == row.vrager_id;
    row.status != Status::Ingetrokken || actor.redactie || own
}

/// The leervraag, when everybody may read it.
fn published() -> SelectStatement {
    let id = Expr::col((leervraag::Entity, leervraag::Column::Id));
    Query::select()
        .expr(Expr::cust("1"))
        .from(leervraag::Entity)
        .and_where(id.equals((Entity, Column::LeervraagId)))
        .cond_where(openbaar())
        .take()
}

/// The member as an expert who is asked: the term runs, and nobody else was asked.
fn asked_of(member: Uuid, today: NaiveDate) -> SelectStatement {
    let asked = Condition::any()
        .add(Expr::col((Entity, Column::ExpertId)).is_null())
        .add(Expr::col((Entity, Column::ExpertId)).equals((expert::Entity, expert::Column::Id)));
    Query::select()
        .expr(Expr::cust("1"))
        .from(expert::Entity)
        .and_where(expert::Column::MemberId.eq(member))
        .cond_where(nu(today))
        .cond_where(asked)
        .take()
}

/// The member as the expert who took it up, whether that term runs or not.
fn answered_by(member: Uuid) -> SelectStatement {
    let id = Expr::col((expert::Entity, expert::Column::Id));
    Query::select()
        .expr(Expr::cust("1"))
        .from(expert::Entity)
        .and_where(expert::Column::MemberId.eq(member))
        .and_where(id.equals((Entity, Column::BehandelaarId)))
        .take()
}

/// What an actor has to do with an expertvraag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Band {
    /// Asked it.
    pub(super) vrager: bool,
    /// Is an expert who may take it up.
    pub(super) aangezocht: bool,
    /// Is the expert who took it up.
    pub(super) behandelaar: bool,
}

impl Band {
    /// Of the member, whose terms as an expert that run now are given. Nobody takes up the own question.
    pub(super) fn of(actor: &Actor, row: &Model, termen: &[expert::Model]) -> Self {
        let vrager = actor.member.is_some() && actor.member == row.vrager_id;
        let asked = |term: &expert::Model| row.expert_id.is_none_or(|asked| asked == term.id);
        Self {
            vrager,
            aangezocht: !vrager && row.behandelaar_id.is_none() && termen.iter().any(asked),
            behandelaar: termen.iter().any(|term| Some(term.id) == row.behandelaar_id),
        }
    }
}

/// Whether `actor` may do this, whatever the state.
pub(super) fn may(actor: &Actor, band: Band, actie: Actie) -> Result<Uuid> {
    let me = actor.acting_member()?;
    let able = match actie {
        Actie::Oppakken => band.aangezocht,
        Actie::Beantwoorden => band.behandelaar,
        Actie::Neerleggen => band.behandelaar || actor.redactie,
        Actie::NietBeantwoorden => band.aangezocht || band.behandelaar || actor.redactie,
        Actie::Heropenen => actor.redactie,
        Actie::Intrekken => band.vrager,
    };
    if able { Ok(me) } else { Err(Error::Forbidden) }
}

/// The member who asks.
pub(super) fn may_ask(actor: &Actor) -> Result<Uuid> {
    actor.acting_member()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use expect_test::expect;
    use sea_orm::Iterable;

    use super::*;
    use crate::{
        auth::wie::{ANDER, IK, actors, tabel, uitkomst},
        expertvraag::rules::{Code, daarna},
    };

    /// Every action, by what the actor has to do with the question × every state × every kind of actor.
    #[test]
    fn who_moves_an_expertvraag() {
        use Actie::{Beantwoorden, Heropenen, Intrekken, Neerleggen, NietBeantwoorden, Oppakken};
        let none = Band::default();
        let banden = [
            ("geen", none),
            ("vrager", Band { vrager: true, ..none }),
            (
                "aangezocht",
                Band {
                    aangezocht: true,
                    ..none
                },
            ),
            (
                "behandelaar",
                Band {
                    behandelaar: true,
                    ..none
                },
            ),
        ];
        let mut regels = Vec::new();
        for actie in [
            Oppakken,
            Neerleggen,
            Beantwoorden,
            NietBeantwoorden,
            Heropenen,
            Intrekken,
        ] {
            for (naam, band) in banden {
                regels.push((format!("{actie:?}, {naam}"), (actie, band)));
            }
        }
        let table = tabel(
            Status::iter(),
            regels,
            |actor, (actie, band), _| may(actor, *band, *actie).map(drop),
            |(actie, _), status| uitkomst(daarna(status, *actie).ok_or(Code::StatusStaatNietToe)),
        );
        expect![[r#"
                                           Gesteld                    InBehandeling              Beantwoord                 NietBeantwoord             Ingetrokken
            Oppakken, geen                 -                          -                          -                          -                          -
            Oppakken, vrager               -                          -                          -                          -                          -
            Oppakken, aangezocht           MRNB InBehandeling         MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)
            Oppakken, behandelaar          -                          -                          -                          -                          -
            Neerleggen, geen               R (StatusStaatNietToe)     R Gesteld                  R (StatusStaatNietToe)     R (StatusStaatNietToe)     R (StatusStaatNietToe)
            Neerleggen, vrager             R (StatusStaatNietToe)     R Gesteld                  R (StatusStaatNietToe)     R (StatusStaatNietToe)     R (StatusStaatNietToe)
            Neerleggen, aangezocht         R (StatusStaatNietToe)     R Gesteld                  R (StatusStaatNietToe)     R (StatusStaatNietToe)     R (StatusStaatNietToe)
            Neerleggen, behandelaar        MRNB (StatusStaatNietToe)  MRNB Gesteld               MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)
            Beantwoorden, geen             -                          -                          -                          -                          -
            Beantwoorden, vrager           -                          -                          -                          -                          -
            Beantwoorden, aangezocht       -                          -                          -                          -                          -
            Beantwoorden, behandelaar      MRNB (StatusStaatNietToe)  MRNB Beantwoord            MRNB Beantwoord            MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)
            NietBeantwoorden, geen         R NietBeantwoord           R NietBeantwoord           R (StatusStaatNietToe)     R (StatusStaatNietToe)     R (StatusStaatNietToe)
            NietBeantwoorden, vrager       R NietBeantwoord           R NietBeantwoord           R (StatusStaatNietToe)     R (StatusStaatNietToe)     R (StatusStaatNietToe)
            NietBeantwoorden, aangezocht   MRNB NietBeantwoord        MRNB NietBeantwoord        MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)
            NietBeantwoorden, behandelaar  MRNB NietBeantwoord        MRNB NietBeantwoord        MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)  MRNB (StatusStaatNietToe)
            Heropenen, geen                R (StatusStaatNietToe)     R (StatusStaatNietToe)     R Gesteld                  R Gesteld                  R (StatusStaatNietToe)
            Heropenen, vrager              R (StatusStaatNietToe)     R (StatusStaatNietToe)     R Gesteld                  R Gesteld                  R (StatusStaatNietToe)
            Heropenen, aangezocht          R (StatusStaatNietToe)     R (StatusStaatNietToe)     R Gesteld                  R Gesteld                  R (StatusStaatNietToe)
            Heropenen, behandelaar         R (StatusStaatNietToe)     R (StatusStaatNietToe)     R Gesteld                  R Gesteld                  R (StatusStaatNietToe)
            Intrekken, geen                -                          -                          -                          -                          -
            Intrekken, vrager              MRNB Ingetrokken           MRNB Ingetrokken           MRNB Ingetrokken           MRNB Ingetrokken           MRNB (StatusStaatNietToe)
            Intrekken, aangezocht          -                          -                          -                          -                          -
            Intrekken, behandelaar         -                          -                          -                          -                          -
        "#]].assert_eq(&table);
    }

    /// Of those who may see the row: in each state, as the asker and as somebody else.
    #[test]
    fn what_was_asked_and_taken_back_is_the_askers() {
        let who = |status, vrager| {
            let row = row(status, vrager);
            let able = actors()
                .into_iter()
                .filter(|(_, actor)| may_read_question(actor, &row));
            able.map(|(letter, _)| letter).collect::<String>()
        };
        for status in Status::iter() {
            let (own, others) = match status {
                Status::Ingetrokken => ("MRNBG", "RG"),
                _ => ("AMRVNBG", "AMRVNBG"),
            };
            assert_eq!(
                (who(status, IK).as_str(), who(status, ANDER).as_str()),
                (own, others),
                "{status:?}"
            );
        }
    }

    fn row(status: Status, vrager: Uuid) -> Model {
        Model {
            id: ANDER,
            leervraag_id: ANDER,
            status,
            tekst: String::new(),
            vrager_id: Some(vrager),
            weergave: leervraag::Weergave::Naam,
            discipline_id: None,
            expert_id: None,
            behandelaar_id: None,
            antwoord: None,
            beantwoord_op: None,
            reden: None,
            verborgen_op: None,
            demo: false,
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }
}
