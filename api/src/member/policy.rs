//! Who may see whom.

use chrono::NaiveDate;
use entity::{
    deelname,
    member::{Column, Model, Status, Zichtbaarheid},
};
use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Query, SelectStatement},
};
use uuid::Uuid;

use crate::auth::Actor;

/// The members that `actor` may see on `today`.
pub(crate) fn visible(actor: &Actor, today: NaiveDate) -> Condition {
    if in_force(actor, actor.redactie || actor.beheer) {
        return Condition::all();
    }
    // An empty `any` would be true, so it begins with what nobody has.
    let nobody = Condition::any().add(Column::Id.is_null());
    let Some(me) = actor.member else { return nobody };
    let own = nobody.add(Column::Id.eq(me));
    if actor.geblokkeerd {
        return own;
    }
    let known = Condition::any()
        .add(Column::Zichtbaarheid.eq(Zichtbaarheid::Leden))
        .add(Column::Id.in_subquery(companions(me, today)));
    own.add(Condition::all().add(Column::Status.eq(Status::Actief)).add(known))
}

/// Whether `actor` may read what a profile says about itself: who may see it.
pub(super) fn sees_settings(actor: &Actor, row: &Model) -> bool {
    is_own(actor, row) || in_force(actor, actor.redactie || actor.beheer)
}

/// Whether the profile is the actor's own.
pub(super) fn is_own(actor: &Actor, row: &Model) -> bool {
    actor.member == Some(row.id)
}

/// A role counts only while its bearer is not blocked.
pub(crate) fn in_force(actor: &Actor, role: bool) -> bool {
    role && !actor.geblokkeerd
}

/// The deelnames that run on `today`: from the first day, up to but not including the last.
fn takes_part(today: NaiveDate) -> Condition {
    let open = Condition::any()
        .add(deelname::Column::Tot.is_null())
        .add(deelname::Column::Tot.gt(today));
    Condition::all().add(deelname::Column::Van.lte(today)).add(open)
}

/// The keys of the Lerende Praktijken in which `member` takes part on `today`.
pub(crate) fn praktijken_van(member: Uuid, today: NaiveDate) -> SelectStatement {
    Query::select()
        .column((deelname::Entity, deelname::Column::PraktijkId))
        .from(deelname::Entity)
        .cond_where(takes_part(today).add(deelname::Column::MemberId.eq(member)))
        .take()
}

/// The keys of the members who take part in a Lerende Praktijk together with `member` on `today`.
fn companions(member: Uuid, today: NaiveDate) -> SelectStatement {
    Query::select()
        .column((deelname::Entity, deelname::Column::MemberId))
        .from(deelname::Entity)
        .cond_where(
            takes_part(today).add(deelname::Column::PraktijkId.in_subquery(praktijken_van(member, today))),
        )
        .take()
}

#[cfg(test)]
mod tests {
    use sea_orm::{DbBackend, EntityTrait, QueryFilter, QueryTrait};

    use super::*;

    fn sql(actor: &Actor) -> String {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
        entity::member::Entity::find()
            .filter(visible(actor, today))
            .build(DbBackend::Sqlite)
            .sql
            .split_once(" WHERE ")
            .map_or_else(String::new, |(_, filter)| filter.to_owned())
    }

    const ALL: &str = "TRUE";

    fn me() -> Actor {
        Actor::member(Uuid::from_u128(1))
    }

    #[test]
    fn nobody_is_shown_to_who_is_no_member() {
        let nobody = r#""member"."id" IS NULL"#;
        assert_eq!(sql(&Actor::anonymous()), nobody);
        assert_eq!(sql(&Actor::vereniging(Uuid::from_u128(2))), nobody);
        let analist = Actor {
            analist: true,
            ..Actor::anonymous()
        };
        assert_eq!(sql(&analist), nobody);
    }

    #[test]
    fn a_member_sees_the_open_and_the_known_while_not_blocked() {
        let seen = sql(&me());
        assert!(seen.contains("zichtbaarheid") && seen.contains("deelname") && seen.contains("status"));
        let blocked = Actor {
            geblokkeerd: true,
            ..me()
        };
        assert_eq!(sql(&blocked), r#""member"."id" IS NULL OR "member"."id" = ?"#);
    }

    #[test]
    fn editors_and_operators_see_all_while_not_blocked() {
        for actor in [
            Actor {
                redactie: true,
                ..me()
            },
            Actor { beheer: true, ..me() },
        ] {
            assert_eq!(sql(&actor), ALL);
            assert_ne!(
                sql(&Actor {
                    geblokkeerd: true,
                    ..actor
                }),
                ALL
            );
        }
    }
}
