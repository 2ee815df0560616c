//! Who may see which part of a Lerende Praktijk, and who takes part.

use chrono::NaiveDate;
use entity::{deelname, member as member_table, praktijk::Model};
use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Expr, Query, SimpleExpr},
};

use uuid::Uuid;

use crate::{
    auth::Actor,
    error::{Error, Result},
    member,
};

/// Everybody may see every praktijk; its inner part is decided by [`sees_inside`].
pub(super) fn visible(_: &Actor) -> Condition {
    Condition::all()
}

/// For whom the inner part of a praktijk is open, as far as one actor goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// This actor reads it.
    Open,
    /// This actor reads it when taking part now.
    Participants,
    /// This actor does not read it, or there is none.
    Closed,
}

/// Whether the inner part of `row` may be read.
pub(super) fn sees_inside(actor: &Actor, row: &Model) -> Inside {
    if row.werkwijze.is_none() {
        Inside::Closed
    } else if actor.redactie {
        Inside::Open
    } else if actor.member.is_some() && !actor.geblokkeerd {
        Inside::Participants
    } else {
        Inside::Closed
    }
}

/// The deelnames that `actor` may see on `today`: the own ones, those of praktijken in which the actor takes part, and
/// those of members whom the actor may see.
pub(super) fn deelname_visible(actor: &Actor, today: NaiveDate) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let own = Condition::any()
        .add(deelname::Column::Id.is_null())
        .add_option(actor.member.map(|me| deelname::Column::MemberId.eq(me)));
    match actor.colleague() {
        None => own,
        Some(me) => own
            .add(deelname::Column::PraktijkId.in_subquery(member::praktijken_of(me, today)))
            .add(seen(actor, today)),
    }
}

/// Who takes part may be seen. Looked up for each deelname, as a value: as a list, a planner would first gather all members
/// who can be seen, of whom there are many.
fn seen(actor: &Actor, today: NaiveDate) -> SimpleExpr {
    let id = Expr::col((member_table::Entity, member_table::Column::Id));
    let who = Query::select()
        .expr(Expr::cust("1"))
        .from(member_table::Entity)
        .and_where(id.equals((deelname::Entity, deelname::Column::MemberId)))
        .cond_where(member::visible(actor, today))
        .take();
    SimpleExpr::SubQuery(None, Box::new(who.into())).is_not_null()
}

/// The member who starts a praktijk: any who may act.
pub(super) fn may_start(actor: &Actor) -> Result<Uuid> {
    actor.acting_member()
}

/// The member who manages a praktijk: its facilitator now, or an editor. That a praktijk exists is no secret.
pub(crate) fn may_manage(actor: &Actor, facilitates: bool) -> Result<Uuid> {
    let me = actor.acting_member()?;
    if facilitates || actor.redactie {
        Ok(me)
    } else {
        Err(Error::Forbidden)
    }
}

/// The member who ends a deelname: the person, or who manages the praktijk.
pub(super) fn may_end(actor: &Actor, row: &deelname::Model, facilitates: bool) -> Result<Uuid> {
    let own = actor.member == Some(row.member_id);
    may_manage(actor, facilitates || own)
}

#[cfg(test)]
mod tests {
    use sea_orm::{DbBackend, EntityTrait, QueryFilter, QueryTrait};

    use super::*;

    fn sql(actor: &Actor) -> String {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
        deelname::Entity::find()
            .filter(deelname_visible(actor, today))
            .build(DbBackend::Sqlite)
            .sql
            .split_once(" WHERE ")
            .map_or_else(String::new, |(_, filter)| filter.to_owned())
    }

    const ALL: &str = "TRUE";

    fn me() -> Actor {
        Actor::member(Uuid::from_u128(1))
    }

    fn with(role: impl FnOnce(&mut Actor)) -> Actor {
        let mut actor = me();
        role(&mut actor);
        actor
    }

    #[test]
    fn who_takes_part_is_for_members_and_editors() {
        let nobody = r#""deelname"."id" IS NULL"#;
        assert_eq!(sql(&Actor::anonymous()), nobody);
        assert_eq!(sql(&Actor::vereniging(Uuid::from_u128(2))), nobody);
        assert!(sql(&me()).contains("zichtbaarheid"));
        assert_eq!(sql(&with(|actor| actor.redactie = true)), ALL);
    }

    #[test]
    fn who_is_no_colleague_sees_own_deelnames_only() {
        let own = r#""deelname"."id" IS NULL OR "deelname"."member_id" = ?"#;
        let roles: [fn(&mut Actor); 3] = [
            |actor| actor.analist = true,
            |actor| actor.beheer = true,
            |actor| actor.geblokkeerd = true,
        ];
        for role in roles {
            assert_eq!(sql(&with(role)), own);
        }
    }

    #[test]
    fn the_inner_part_is_for_participants_and_editors() {
        let mut row = Model {
            id: Uuid::from_u128(3),
            naam: String::new(),
            samenvatting: String::new(),
            werkwijze: Some(String::new()),
            fase: entity::praktijk::Fase::Verkenning,
            lead_organisatie_id: None,
            gebied_id: None,
            samenwerkingsvorm_id: None,
            startdatum: NaiveDate::default(),
            einddatum: None,
            bron: None,
            demo: false,
            version: 1,
            created_at: chrono::DateTime::default(),
            updated_at: chrono::DateTime::default(),
        };
        let editor = with(|actor| actor.redactie = true);
        assert_eq!(sees_inside(&Actor::anonymous(), &row), Inside::Closed);
        assert_eq!(sees_inside(&Actor::vereniging(row.id), &row), Inside::Closed);
        assert_eq!(sees_inside(&me(), &row), Inside::Participants);
        assert_eq!(sees_inside(&editor, &row), Inside::Open);
        let blocked = with(|actor| actor.geblokkeerd = true);
        assert_eq!(sees_inside(&blocked, &row), Inside::Closed);
        row.werkwijze = None;
        assert_eq!(sees_inside(&editor, &row), Inside::Closed);
    }

    #[test]
    fn a_praktijk_is_managed_by_its_facilitator_and_editors() {
        let code = |done: Result<Uuid>| done.map_or_else(|error| error.code(), |_| "");
        assert_eq!(code(may_manage(&Actor::anonymous(), false)), "UNAUTHENTICATED");
        assert_eq!(
            code(may_manage(&Actor::vereniging(Uuid::from_u128(2)), false)),
            "FORBIDDEN"
        );
        assert_eq!(code(may_manage(&me(), false)), "FORBIDDEN");
        assert_eq!(code(may_manage(&me(), true)), "");
        assert_eq!(code(may_manage(&with(|actor| actor.redactie = true), false)), "");
        assert_eq!(
            code(may_manage(&with(|actor| actor.geblokkeerd = true), true)),
            "FORBIDDEN"
        );
    }
}
