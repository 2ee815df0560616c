//! Who may see memberships and registrations.

use chrono::NaiveDate;
use entity::{lidmaatschap, registratie};
use sea_orm::{ColumnTrait, Condition};

use crate::{auth::Actor, db::valid_on};

/// The lidmaatschappen that make somebody a member of an association on `today`: confirmed, and not over.
pub(crate) fn loopt(today: NaiveDate) -> Condition {
    use lidmaatschap::{Column, Status};
    valid_on(Column::Ingangsdatum, Column::Einddatum, today)
        .add(Column::Status.is_in([Status::Actief, Status::Opgezegd]))
}

/// The lidmaatschappen that `actor` may see: a member the own ones, an association those that it delivered.
pub(super) fn visible(actor: &Actor) -> Condition {
    use lidmaatschap::Column;
    // An empty `any` would be true, so it begins with what nobody has.
    Condition::any()
        .add(Column::Id.is_null())
        .add_option(actor.member.map(|id| Column::MemberId.eq(id)))
        .add_option(actor.vereniging.map(|id| Column::BeroepsverenigingId.eq(id)))
}

/// The registraties that `actor` may see: the own ones; an operator those that somebody asked to have checked.
pub(crate) fn visible_registraties(actor: &Actor) -> Condition {
    use registratie::Column;
    let checks = actor.beheer && !actor.geblokkeerd;
    Condition::any()
        .add(Column::Id.is_null())
        .add_option(actor.member.map(|id| Column::MemberId.eq(id)))
        .add_option(checks.then(|| Column::ControleGevraagd.eq(true)))
}

#[cfg(test)]
mod tests {
    use sea_orm::{DbBackend, EntityTrait, QueryFilter, QueryTrait};
    use uuid::Uuid;

    use super::*;

    fn sql(condition: Condition) -> String {
        let select = lidmaatschap::Entity::find().filter(condition);
        let text = select.build(DbBackend::Postgres).to_string();
        text.split_once("WHERE ").expect("a condition").1.to_owned()
    }

    #[test]
    fn a_role_opens_nothing_but_what_is_to_be_checked() {
        let roles = Actor {
            redactie: true,
            analist: true,
            beheer: true,
            ..Actor::default()
        };
        assert_eq!(sql(visible(&roles)), r#""lidmaatschap"."id" IS NULL"#);
        assert_eq!(
            sql(visible_registraties(&roles)),
            r#""registratie"."id" IS NULL OR "registratie"."controle_gevraagd" = TRUE"#
        );
        let blocked = Actor {
            geblokkeerd: true,
            ..roles
        };
        assert_eq!(sql(visible_registraties(&blocked)), r#""registratie"."id" IS NULL"#);
        let machine = Actor::vereniging(Uuid::from_u128(1));
        assert_eq!(
            sql(visible_registraties(&machine)),
            r#""registratie"."id" IS NULL"#
        );
    }
}
