//! Who may see which part of a Lerende Praktijk, and who takes part.

use chrono::NaiveDate;
use entity::{deelname, member as member_table, praktijk::Model};
use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Query, SelectStatement},
};

use crate::{auth::Actor, member};

/// Everybody may see every praktijk; its inner part is decided by [`sees_inside`].
pub(super) fn visible(_: &Actor) -> Condition {
    Condition::all()
}

/// Whether the inner part of `row` may be read; `takes_part` is asked only when that decides.
pub(super) fn sees_inside(actor: &Actor, row: &Model) -> Inside {
    if row.werkwijze.is_none() {
        Inside::Closed
    } else if member::in_force(actor, actor.redactie) {
        Inside::Open
    } else if member::in_force(actor, actor.member.is_some()) {
        Inside::Participants
    } else {
        Inside::Closed
    }
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

/// The deelnames that `actor` may see on `today`: the own ones, those of praktijken in which the actor takes part, and
/// those of members whom the actor may see.
pub(super) fn deelname_visible(actor: &Actor, today: NaiveDate) -> Condition {
    if member::in_force(actor, actor.redactie) {
        return Condition::all();
    }
    let nobody = Condition::any().add(deelname::Column::Id.is_null());
    let Some(me) = actor.member else { return nobody };
    let own = nobody.add(deelname::Column::MemberId.eq(me));
    if actor.geblokkeerd {
        return own;
    }
    own.add(deelname::Column::PraktijkId.in_subquery(member::praktijken_van(me, today)))
        .add(deelname::Column::MemberId.in_subquery(seen_members(actor, today)))
}

/// The members whose deelnames show: an operator manages profiles, but is told no more than a member about who takes
/// part where.
fn seen_members(actor: &Actor, today: NaiveDate) -> SelectStatement {
    let as_member = Actor {
        beheer: false,
        ..actor.clone()
    };
    Query::select()
        .column((member_table::Entity, member_table::Column::Id))
        .from(member_table::Entity)
        .cond_where(member::visible(&as_member, today))
        .take()
}

#[cfg(test)]
mod tests {
    use sea_orm::{DbBackend, EntityTrait, QueryFilter, QueryTrait};
    use uuid::Uuid;

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

    #[test]
    fn who_takes_part_is_for_members_and_editors() {
        let nobody = r#""deelname"."id" IS NULL"#;
        assert_eq!(sql(&Actor::anonymous()), nobody);
        assert_eq!(sql(&Actor::vereniging(Uuid::from_u128(2))), nobody);
        assert!(sql(&me()).contains("zichtbaarheid"));
        assert_eq!(
            sql(&Actor {
                redactie: true,
                ..me()
            }),
            ALL
        );
    }

    #[test]
    fn an_operator_sees_no_more_deelnames_than_a_member() {
        assert_eq!(sql(&Actor { beheer: true, ..me() }), sql(&me()));
    }

    #[test]
    fn who_is_blocked_sees_own_deelnames_only() {
        let own = r#""deelname"."id" IS NULL OR "deelname"."member_id" = ?"#;
        for actor in [
            me(),
            Actor {
                redactie: true,
                ..me()
            },
        ] {
            assert_eq!(
                sql(&Actor {
                    geblokkeerd: true,
                    ..actor
                }),
                own
            );
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
        let editor = Actor {
            redactie: true,
            ..me()
        };
        let blocked = Actor {
            geblokkeerd: true,
            ..editor.clone()
        };
        assert_eq!(sees_inside(&Actor::anonymous(), &row), Inside::Closed);
        assert_eq!(sees_inside(&Actor::vereniging(row.id), &row), Inside::Closed);
        assert_eq!(sees_inside(&me(), &row), Inside::Participants);
        assert_eq!(sees_inside(&editor, &row), Inside::Open);
        assert_eq!(sees_inside(&blocked, &row), Inside::Closed);
        row.werkwijze = None;
        assert_eq!(sees_inside(&editor, &row), Inside::Closed);
    }
}
