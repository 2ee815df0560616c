//! A reflection is for the member who wrote it, whatever the roles of who asks.

use entity::eigen_reflectie::Column;
use sea_orm::Condition;
use uuid::Uuid;

use crate::{auth::Actor, db::of_member, error::Result};

/// The reflections of `actor`; of who is no member none.
pub(super) fn visible(actor: &Actor) -> Condition {
    Condition::all().add(of_member(actor.member, Column::MemberId, Column::Id))
}

/// The member who writes, for the own eyes.
pub(super) fn may_write(actor: &Actor) -> Result<Uuid> {
    actor.acting_member()
}

#[cfg(test)]
mod tests {
    use entity::eigen_reflectie::Entity;
    use sea_orm::{DbBackend, EntityTrait, QueryFilter, QueryTrait};

    use super::*;

    #[test]
    fn no_role_sees_more_than_the_own() {
        let sql = |actor: &Actor| {
            let select = Entity::find().filter(visible(actor)).build(DbBackend::Sqlite);
            select
                .sql
                .split_once(" WHERE ")
                .map(|(_, filter)| filter.to_owned())
        };
        let nobody = Some(r#""eigen_reflectie"."id" IS NULL"#.to_owned());
        let own = Some(r#""eigen_reflectie"."member_id" = ?"#.to_owned());
        assert_eq!(sql(&Actor::anonymous()), nobody);
        assert_eq!(sql(&Actor::vereniging(Uuid::from_u128(2))), nobody);
        let member = Actor::member(Uuid::from_u128(1));
        let all = Actor {
            redactie: true,
            analist: true,
            beheer: true,
            ..member.clone()
        };
        for actor in [member, all] {
            assert_eq!(sql(&actor), own, "{actor:?}");
        }
    }
}
