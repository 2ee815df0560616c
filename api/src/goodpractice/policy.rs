//! Who may see which good practice, what others made of it, and who may do what with it.

use chrono::NaiveDate;
use entity::{
    goodpractice::{Column, Status},
    goodpractice_ervaring, goodpractice_melding, goodpractice_overname, goodpractice_versie,
};
use sea_orm::{ColumnTrait, Condition, ExprTrait, sea_query::SimpleExpr};
use uuid::Uuid;

use super::rules::{Actie, Rol};
use crate::{auth::Actor, error::Result, member, praktijk};

/// In a praktijk in which `actor` takes part now.
fn own(actor: &Actor, column: impl ColumnTrait, today: NaiveDate) -> Option<SimpleExpr> {
    actor
        .colleague()
        .map(|me| column.in_subquery(member::praktijken_of(me, today)))
}

/// What everybody may read.
pub(crate) fn openbaar() -> Condition {
    Condition::all().add(Column::GedeeldOp.is_not_null())
}

/// The good practices that `actor` may see: those that are shared, and those of the own praktijken.
pub(crate) fn visible(actor: &Actor, today: NaiveDate) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    Condition::any()
        .add(openbaar())
        .add_option(own(actor, Column::PraktijkId, today))
}

/// The good practices whose state, versions and return `actor` may see.
fn inside(actor: &Actor, today: NaiveDate) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    Condition::any()
        .add(Column::Id.is_null())
        .add_option(own(actor, Column::PraktijkId, today))
}

/// The good practices that are in one of these states, as far as `actor` may know: for others than their people a good
/// practice is shared, and nothing else.
pub(super) fn in_state(actor: &Actor, today: NaiveDate, status: Vec<Status>) -> Condition {
    let shared = status.contains(&Status::Gedeeld);
    let known = Condition::all()
        .add(inside(actor, today))
        .add(Column::Status.is_in(status));
    if actor.redactie || !shared {
        return known;
    }
    let read = openbaar();
    let read = match own(actor, Column::PraktijkId, today) {
        Some(own) => read.add(Condition::any().add(Column::PraktijkId.is_null()).add(own.not())),
        None => read,
    };
    Condition::any().add(known).add(read)
}

/// Whose state, versions and return `actor` may see, as far as the actor goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// Of all.
    Open,
    /// Of those of the praktijken in which the actor takes part now.
    Participants,
    /// Of none.
    Closed,
}

/// [`inside`] for one row, but for who takes part.
pub(super) fn sees_inside(actor: &Actor) -> Inside {
    if actor.redactie {
        Inside::Open
    } else if actor.colleague().is_some() {
        Inside::Participants
    } else {
        Inside::Closed
    }
}

/// The versions that `actor` may see: those that were shared, as long as the good practice is; and those of the own
/// praktijken. Needs the good practice joined.
pub(super) fn versie_visible(actor: &Actor, today: NaiveDate) -> Condition {
    let shared = openbaar().add(goodpractice_versie::Column::GedeeldOp.is_not_null());
    Condition::any().add(inside(actor, today)).add(shared)
}

/// The overnames that `actor` may see: those of good practices that the actor sees, and those by the own praktijken. Needs
/// the good practice joined.
pub(crate) fn overname_visible(actor: &Actor, today: NaiveDate) -> Condition {
    Condition::any().add(visible(actor, today)).add_option(own(
        actor,
        goodpractice_overname::Column::PraktijkId,
        today,
    ))
}

/// What others than the praktijk read: shared, and not hidden by editors.
pub(super) fn ervaring_gedeeld() -> Condition {
    Condition::all()
        .add(goodpractice_ervaring::Column::Gedeeld.eq(true))
        .add(goodpractice_ervaring::Column::VerborgenOp.is_null())
}

/// The ervaringen that `actor` may see: those that were shared, of overnames of good practices that the actor sees; and
/// those of the own praktijken. Needs the overname and the good practice joined.
pub(crate) fn ervaring_visible(actor: &Actor, today: NaiveDate) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let shared = ervaring_gedeeld().add(visible(actor, today));
    Condition::any()
        .add(shared)
        .add_option(own(actor, goodpractice_overname::Column::PraktijkId, today))
}

/// The reports that `actor` may see: editors all, others none.
pub(super) fn melding_visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    Condition::all().add(goodpractice_melding::Column::Id.is_null())
}

/// The member who reports one. Who takes part in its praktijk may too: not everybody there can withdraw it.
pub(super) fn may_report(actor: &Actor) -> Result<Uuid> {
    actor.acting_member()
}

/// The member who enters a good practice: the facilitator of its praktijk, or an editor.
pub(super) fn may_enter(actor: &Actor, praktijk: Option<Uuid>, facilitates: bool) -> Result<Uuid> {
    match praktijk {
        Some(_) => praktijk::may_manage(actor, facilitates),
        None => actor.acting_editor(),
    }
}

/// Whether `actor` may do this with a good practice, whatever its state. `facilitates`: the praktijk where it arose.
pub(super) fn may(actor: &Actor, actie: Actie, facilitates: bool) -> Result<Uuid> {
    match actie.rol() {
        Rol::Praktijk => praktijk::may_manage(actor, facilitates),
        Rol::Redactie => actor.acting_editor(),
    }
}

/// The member who takes a good practice over for a praktijk, and tells how it went: who manages that praktijk.
pub(super) fn may_take_over(actor: &Actor, facilitates: bool) -> Result<Uuid> {
    praktijk::may_manage(actor, facilitates)
}

#[cfg(test)]
mod tests {
    use entity::goodpractice::Entity;
    use sea_orm::{DbBackend, EntityTrait, QueryFilter, QueryTrait};

    use super::*;

    fn sql(of: impl Fn(&Actor, NaiveDate) -> Condition, actor: &Actor) -> String {
        let today = NaiveDate::from_ymd_opt(2026, 11, 27).expect("a date");
        let select = Entity::find().filter(of(actor, today));
        let sql = select.build(DbBackend::Sqlite).sql;
        sql.split_once(" WHERE ")
            .map_or_else(String::new, |(_, filter)| filter.to_owned())
    }

    fn with(role: impl FnOnce(&mut Actor)) -> Actor {
        let mut actor = Actor::member(Uuid::from_u128(1));
        role(&mut actor);
        actor
    }

    #[test]
    fn outsiders_see_what_is_shared_and_participants_their_own() {
        let shared = r#""goodpractice"."gedeeld_op" IS NOT NULL"#;
        for actor in [
            Actor::anonymous(),
            Actor::vereniging(Uuid::from_u128(2)),
            with(|actor| actor.geblokkeerd = true),
            with(|actor| actor.analist = true),
            with(|actor| actor.beheer = true),
        ] {
            assert_eq!(sql(visible, &actor), shared);
            assert_eq!(sql(inside, &actor), r#""goodpractice"."id" IS NULL"#);
            assert_eq!(sees_inside(&actor), Inside::Closed);
        }
        let member = with(|_| ());
        assert!(sql(visible, &member).contains("deelname"));
        assert!(!sql(inside, &member).contains(shared));
        assert_eq!(sees_inside(&member), Inside::Participants);
        let editor = with(|actor| actor.redactie = true);
        assert_eq!(
            (sql(visible, &editor), sees_inside(&editor)),
            ("TRUE".into(), Inside::Open)
        );
    }

    #[test]
    fn a_state_that_is_not_known_is_not_found_by_it() {
        let of = |status: Status| move |actor: &Actor, today| in_state(actor, today, vec![status]);
        let reader = Actor::anonymous();
        assert!(!sql(of(Status::Aangeboden), &reader).contains("gedeeld_op"));
        assert!(sql(of(Status::Gedeeld), &reader).contains("gedeeld_op"));
    }
}
