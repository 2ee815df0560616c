//! Who may react, who answers, and who sees which reaction and who wrote it.

use entity::{
    editie,
    reactie::{Afzender, Column, Model},
};
use sea_orm::{ColumnTrait, Condition, sea_query::Query};
use uuid::Uuid;

use crate::{
    agenda,
    auth::Actor,
    error::{Error, Result},
};

/// The reactions that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    let standing = || Condition::all().add(Column::IngetrokkenOp.is_null());
    if actor.redactie {
        return own(actor).add(standing());
    }
    let of = |afzender: Afzender| standing().add(Column::Afzender.eq(afzender)).add(adopted());
    own(actor)
        .add(of(Afzender::Vereniging))
        .add_option(actor.colleague().map(|_| of(Afzender::Lid)))
}

/// The reactions that `actor` sent.
fn own(actor: &Actor) -> Condition {
    // An empty `any` would be true, so it begins with what nobody has.
    Condition::any()
        .add(Column::Id.is_null())
        .add_option(actor.member.map(|me| Column::MemberId.eq(me)))
        .add_option(actor.vereniging.map(|us| Column::BeroepsverenigingId.eq(us)))
}

/// On an edition that was adopted.
fn adopted() -> Condition {
    let edities = Query::select()
        .column((editie::Entity, editie::Column::Id))
        .from(editie::Entity)
        .cond_where(agenda::vastgesteld())
        .take();
    Condition::all().add(Column::EditieId.in_subquery(edities))
}

/// Whether `actor` may know which member sent `row`: the member and editors.
pub(super) fn may_name(actor: &Actor, row: &Model) -> bool {
    actor.redactie || (actor.member.is_some() && actor.member == row.member_id)
}

/// Whether `actor` may know how many reactions there are of each kind: where few react, a number points to a person.
pub(super) fn may_count(actor: &Actor) -> bool {
    actor.redactie
}

/// In whose name a reaction is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namens {
    /// A member, for themselves.
    Lid(Uuid),
    /// A beroepsvereniging, through its machine client.
    Vereniging(Uuid),
}

/// Who reacts: those whom an edition is put before. Analysts and operators do not meet members as colleagues.
pub(super) fn may_react(actor: &Actor) -> Result<Namens> {
    if let Some(us) = actor.vereniging.filter(|_| !actor.geblokkeerd) {
        return Ok(Namens::Vereniging(us));
    }
    actor.acting_member()?;
    actor.colleague().map(Namens::Lid).ok_or(Error::Forbidden)
}

/// Whether the actor, who may react, sent `row`. That others see it is no leave to change it.
pub(super) fn may_change(namens: Namens, row: &Model) -> Result<()> {
    let sent = match namens {
        Namens::Lid(me) => row.member_id == Some(me),
        Namens::Vereniging(us) => row.beroepsvereniging_id == Some(us),
    };
    if sent { Ok(()) } else { Err(Error::Forbidden) }
}

/// The editor who answers.
pub(super) fn may_answer(actor: &Actor) -> Result<Uuid> {
    actor.acting_editor()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};
    use entity::{editie::Status, reactie::Standpunt};
    use expect_test::expect;
    use sea_orm::{DbBackend, EntityTrait, Iterable, QueryFilter, QueryTrait};

    use super::*;
    use crate::{
        auth::wie::{ANDER, IK, WIJ, actors, tabel, uitkomst},
        reactie::rules::{self, Actie},
    };

    /// Who does this with a reaction that this member or this beroepsvereniging sent.
    fn may(actor: &Actor, actie: Actie, row: &Model) -> Result<()> {
        match actie {
            Actie::Geven => may_react(actor).map(drop),
            Actie::Herzien | Actie::Intrekken => may_change(may_react(actor)?, row),
            Actie::Beantwoorden => may_answer(actor).map(drop),
        }
    }

    fn row(member: Uuid, vereniging: Uuid) -> Model {
        Model {
            id: Uuid::nil(),
            editie_id: Uuid::nil(),
            opgave_id: None,
            afzender: Afzender::Lid,
            member_id: Some(member),
            beroepsvereniging_id: Some(vereniging),
            standpunt: Standpunt::Steun,
            tekst: String::new(),
            antwoord: None,
            antwoord_reden: None,
            beantwoord_door_id: None,
            beantwoord_op: None,
            ingetrokken_op: None,
            demo: true,
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    /// Every state of the edition, before and on its last day × every action × every kind of actor; on the own reaction and
    /// on that of others, standing and withdrawn.
    #[test]
    fn who_reacts_and_who_answers() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        let mut regels = Vec::new();
        for actie in Actie::iter() {
            for (wiens, row) in [("eigen", row(IK, WIJ)), ("andermans", row(ANDER, ANDER))] {
                for ingetrokken in [false, true] {
                    for tot in [day(2), day(1)] {
                        // What is not there yet is nobody's, and was not withdrawn.
                        if actie == Actie::Geven && (ingetrokken || wiens == "andermans") {
                            continue;
                        }
                        let staat = if ingetrokken { " ingetrokken" } else { "" };
                        let dag = if tot == day(1) { ", te laat" } else { "" };
                        let naam = format!("{actie:?} {wiens}{staat}{dag}");
                        regels.push((naam, (actie, row.clone(), ingetrokken, tot)));
                    }
                }
            }
        }
        let table = tabel(
            Status::iter(),
            regels,
            |actor, (actie, row, ..), _| may(actor, *actie, row),
            |(actie, _, ingetrokken, tot), status| {
                let loopt = agenda::loopt(status, day(1), Some(*tot));
                uitkomst(rules::mag(*actie, loopt, *ingetrokken))
            },
        );
        expect![[r#"
                                                         Concept                    InConsultatie              Vastgesteld                Vervangen
            Geven eigen                                  MRV (ConsultatieGesloten)  MRV ja                     MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)
            Geven eigen, te laat                         MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)
            Herzien eigen                                MRV (ConsultatieGesloten)  MRV ja                     MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)
            Herzien eigen, te laat                       MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)
            Herzien eigen ingetrokken                    MRV (ConsultatieGesloten)  MRV (ReactieIngetrokken)   MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)
            Herzien eigen ingetrokken, te laat           MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)
            Herzien andermans                            -                          -                          -                          -
            Herzien andermans, te laat                   -                          -                          -                          -
            Herzien andermans ingetrokken                -                          -                          -                          -
            Herzien andermans ingetrokken, te laat       -                          -                          -                          -
            Intrekken eigen                              MRV (ConsultatieGesloten)  MRV ja                     MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)
            Intrekken eigen, te laat                     MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)
            Intrekken eigen ingetrokken                  MRV (ConsultatieGesloten)  MRV (ReactieIngetrokken)   MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)
            Intrekken eigen ingetrokken, te laat         MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)  MRV (ConsultatieGesloten)
            Intrekken andermans                          -                          -                          -                          -
            Intrekken andermans, te laat                 -                          -                          -                          -
            Intrekken andermans ingetrokken              -                          -                          -                          -
            Intrekken andermans ingetrokken, te laat     -                          -                          -                          -
            Beantwoorden eigen                           R ja                       R ja                       R ja                       R ja
            Beantwoorden eigen, te laat                  R ja                       R ja                       R ja                       R ja
            Beantwoorden eigen ingetrokken               R (ReactieIngetrokken)     R (ReactieIngetrokken)     R (ReactieIngetrokken)     R (ReactieIngetrokken)
            Beantwoorden eigen ingetrokken, te laat      R (ReactieIngetrokken)     R (ReactieIngetrokken)     R (ReactieIngetrokken)     R (ReactieIngetrokken)
            Beantwoorden andermans                       R ja                       R ja                       R ja                       R ja
            Beantwoorden andermans, te laat              R ja                       R ja                       R ja                       R ja
            Beantwoorden andermans ingetrokken           R (ReactieIngetrokken)     R (ReactieIngetrokken)     R (ReactieIngetrokken)     R (ReactieIngetrokken)
            Beantwoorden andermans ingetrokken, te laat  R (ReactieIngetrokken)     R (ReactieIngetrokken)     R (ReactieIngetrokken)     R (ReactieIngetrokken)
        "#]]
        .assert_eq(&table);
    }

    #[test]
    fn only_colleagues_meet_reactions_of_members() {
        let reads = |actor: &Actor| {
            let select = entity::reactie::Entity::find().filter(visible(actor));
            let text = select.build(DbBackend::Postgres).to_string();
            (
                text.contains("'VERENIGING'"),
                text.contains("'LID'"),
                text.contains("'VASTGESTELD'"),
            )
        };
        for (letter, actor) in actors() {
            let expected = match letter {
                'R' | 'G' => (false, false, false),
                'M' => (true, true, true),
                _ => (true, false, true),
            };
            assert_eq!(reads(&actor), expected, "{letter}");
        }
    }
}
