//! Who may see whom.

use chrono::NaiveDate;
use entity::{
    deelname,
    leervraag::Weergave,
    member::{Column, Model, Status, Zichtbaarheid},
};
use sea_orm::{
    ColumnTrait, Condition, ExprTrait, JoinType,
    sea_query::{Expr, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{auth::Actor, db::valid_on, error::Result};

/// The members that `actor` may see on `today`.
pub(crate) fn visible(actor: &Actor, today: NaiveDate) -> Condition {
    if actor.redactie || actor.beheer {
        return Condition::all();
    }
    // An empty `any` would be true, so it begins with what nobody has.
    Condition::any()
        .add(Column::Id.is_null())
        .add_option(actor.member.map(|me| Column::Id.eq(me)))
        .add_option(actor.colleague().map(|me| known(me, today)))
}

/// Who shows to a colleague: members who made themselves visible, and who is in the same praktijk now.
fn known(me: Uuid, today: NaiveDate) -> Condition {
    let known = Condition::any()
        .add(Column::Zichtbaarheid.eq(Zichtbaarheid::Leden))
        .add(Column::Id.in_subquery(companions(me, today)));
    Condition::all().add(Column::Status.eq(Status::Actief)).add(known)
}

/// Whether `actor` may read what a profile says about itself: who may see it.
pub(super) fn sees_settings(actor: &Actor, row: &Model) -> bool {
    is_own(actor, row) || actor.redactie || actor.beheer
}

/// Whether the profile is the actor's own.
pub(super) fn is_own(actor: &Actor, row: &Model) -> bool {
    actor.member == Some(row.id)
}

/// The member whose profile may be changed: the own one, by who may act.
pub(super) fn may_edit_own(actor: &Actor) -> Result<Uuid> {
    actor.acting_member()
}

/// Whether `actor` may know who wrote something, when the writer chose this: the writer, editors, and colleagues of who
/// chose to be named.
pub(super) fn shows_name(actor: &Actor, schrijver: Option<Uuid>, weergave: Weergave) -> bool {
    wrote(actor, schrijver) || actor.redactie || (weergave == Weergave::Naam && actor.colleague().is_some())
}

/// Whether `actor` may know the discipline of who wrote something; analysts too, when the writer chose to show it.
pub(super) fn shows_role(actor: &Actor, schrijver: Option<Uuid>, weergave: Weergave) -> bool {
    let chosen = matches!(weergave, Weergave::Naam | Weergave::Rol);
    wrote(actor, schrijver) || actor.redactie || (chosen && (actor.colleague().is_some() || actor.analist))
}

fn wrote(actor: &Actor, schrijver: Option<Uuid>) -> bool {
    actor.member.is_some() && actor.member == schrijver
}

/// The deelnames that run on `today`.
pub(crate) fn takes_part(today: NaiveDate) -> Condition {
    valid_on(deelname::Column::Van, deelname::Column::Tot, today)
}

/// The keys of the Lerende Praktijken in which `member` takes part on `today`.
pub(crate) fn praktijken_of(member: Uuid, today: NaiveDate) -> SelectStatement {
    Query::select()
        .column((deelname::Entity, deelname::Column::PraktijkId))
        .from(deelname::Entity)
        .cond_where(takes_part(today).add(deelname::Column::MemberId.eq(member)))
        .take()
}

/// The keys of the members who take part in a Lerende Praktijk together with `member` on `today`. It begins with what the
/// member takes part in, which is little; as a list to look in, SQLite would read every deelname.
fn companions(member: Uuid, today: NaiveDate) -> SelectStatement {
    let own = |column: deelname::Column| Expr::col((OWN, column));
    Query::select()
        .column((deelname::Entity, deelname::Column::MemberId))
        .from_as(deelname::Entity, OWN)
        .join(
            JoinType::InnerJoin,
            deelname::Entity,
            own(deelname::Column::PraktijkId).equals((deelname::Entity, deelname::Column::PraktijkId)),
        )
        .and_where(own(deelname::Column::MemberId).eq(member))
        .cond_where(valid_on(
            own(deelname::Column::Van),
            own(deelname::Column::Tot),
            today,
        ))
        .cond_where(takes_part(today))
        .take()
}

/// The name of what the member takes part in, beside who else does.
const OWN: &str = "eigen";

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
    }

    #[test]
    fn a_colleague_sees_the_open_and_the_known() {
        let seen = sql(&me());
        assert!(seen.contains("zichtbaarheid") && seen.contains("deelname") && seen.contains("status"));
    }

    #[test]
    fn analysts_and_who_is_blocked_see_themselves_only() {
        let (mut analist, mut blocked) = (me(), me());
        analist.analist = true;
        blocked.geblokkeerd = true;
        for actor in [analist, blocked] {
            assert_eq!(sql(&actor), r#""member"."id" IS NULL OR "member"."id" = ?"#);
        }
    }

    /// Every way of being shown × every kind of actor.
    #[test]
    fn a_writer_is_shown_as_the_writer_chose() {
        let (writer, other) = (Uuid::from_u128(2), me());
        let with = |role: fn(&mut Actor)| {
            let mut actor = other.clone();
            role(&mut actor);
            actor
        };
        let actors = [
            ("anoniem", Actor::anonymous()),
            ("schrijver", Actor::member(writer)),
            ("member", other.clone()),
            ("redactie", with(|actor| actor.redactie = true)),
            ("vereniging", Actor::vereniging(Uuid::from_u128(3))),
            ("analist", with(|actor| actor.analist = true)),
            ("beheer", with(|actor| actor.beheer = true)),
            ("geblokkeerd", with(|actor| actor.geblokkeerd = true)),
        ];
        let who = |may: &dyn Fn(&Actor) -> bool| {
            let able = actors
                .iter()
                .filter(|(_, actor)| may(actor))
                .map(|(name, _)| *name);
            able.collect::<Vec<_>>().join(" ")
        };
        let name = |weergave| who(&|actor| shows_name(actor, Some(writer), weergave));
        let role = |weergave| who(&|actor| shows_role(actor, Some(writer), weergave));
        assert_eq!(name(Weergave::Naam), "schrijver member redactie");
        assert_eq!(name(Weergave::Rol), "schrijver redactie");
        assert_eq!(name(Weergave::Anoniem), "schrijver redactie");
        assert_eq!(role(Weergave::Naam), "schrijver member redactie analist");
        assert_eq!(role(Weergave::Rol), "schrijver member redactie analist");
        assert_eq!(role(Weergave::Anoniem), "schrijver redactie");
        assert!(
            !shows_name(&Actor::anonymous(), None, Weergave::Anoniem),
            "nobody is not nobody else"
        );
    }

    #[test]
    fn editors_and_operators_see_all() {
        let (mut redactie, mut beheer) = (me(), me());
        redactie.redactie = true;
        beheer.beheer = true;
        for actor in [redactie, beheer] {
            assert_eq!(sql(&actor), ALL);
        }
    }
}
