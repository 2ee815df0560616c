//! Who may see memberships and registrations.

use chrono::NaiveDate;
use entity::{beroepsvereniging, lidmaatschap, registratie};
use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    auth::Actor,
    db::valid_on,
    error::{Error, Result},
};

/// The lidmaatschappen that make somebody a member of an association on `today`: confirmed, and not over.
pub(crate) fn loopt(today: NaiveDate) -> Condition {
    use lidmaatschap::{Column, Status};
    valid_on(Column::Ingangsdatum, Column::Einddatum, today)
        .add(Column::Status.is_in([Status::Actief, Status::Opgezegd]))
}

/// The lidmaatschappen that ran on a day, as far as it is known: one that is over ran until its end.
pub(crate) fn liep(day: NaiveDate) -> Condition {
    use lidmaatschap::{Column, Status};
    let over = Condition::all()
        .add(Column::Status.is_in([Status::Beeindigd, Status::Overleden]))
        .add(Column::Einddatum.is_not_null());
    let confirmed = Column::Status.is_in([Status::Actief, Status::Opgezegd]);
    valid_on(Column::Ingangsdatum, Column::Einddatum, day).add(Condition::any().add(confirmed).add(over))
}

/// The lidmaatschappen that `actor` may see: a member the own ones, an association those that it delivered, an operator those of
/// organisations, which are no persons.
pub(super) fn visible(actor: &Actor) -> Condition {
    use lidmaatschap::Column;
    // An empty `any` would be true, so it begins with what nobody has.
    Condition::any()
        .add(Column::Id.is_null())
        .add_option(actor.member.map(|id| Column::MemberId.eq(id)))
        .add_option(actor.vereniging.map(|id| Column::BeroepsverenigingId.eq(id)))
        .add_option(operates(actor).then(|| Column::BeroepsverenigingId.in_subquery(of_organisations())))
}

fn operates(actor: &Actor) -> bool {
    actor.beheer && !actor.geblokkeerd
}

/// The associations whose members are organisations.
fn of_organisations() -> SelectStatement {
    use beroepsvereniging::{Column, Entity, Ledentype};
    Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::Ledentype.eq(Ledentype::Organisatie))
        .take()
}

/// The operator who says which organisatie a membership is of.
pub(super) fn may_name_organisatie(actor: &Actor) -> Result<Uuid> {
    let me = actor.acting_member()?;
    if actor.beheer {
        Ok(me)
    } else {
        Err(Error::Forbidden)
    }
}

/// The registraties that `actor` may see: the own ones; an operator those that somebody asked to have checked.
pub(crate) fn visible_registraties(actor: &Actor) -> Condition {
    use registratie::Column;
    Condition::any()
        .add(Column::Id.is_null())
        .add_option(actor.member.map(|id| Column::MemberId.eq(id)))
        .add_option(operates(actor).then(|| Column::ControleGevraagd.eq(true)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::{DbBackend, EntityTrait, QueryFilter, QueryTrait};

    fn sql(condition: Condition) -> String {
        let select = lidmaatschap::Entity::find().filter(condition);
        let text = select.build(DbBackend::Postgres).to_string();
        text.split_once(" WHERE ").expect("a condition").1.to_owned()
    }

    #[test]
    fn a_role_opens_organisations_and_what_is_to_be_checked() {
        let roles = Actor {
            redactie: true,
            analist: true,
            beheer: true,
            ..Actor::default()
        };
        let organisations = r#""lidmaatschap"."id" IS NULL OR "lidmaatschap"."beroepsvereniging_id" IN (SELECT "id" FROM "beroepsvereniging" WHERE "beroepsvereniging"."ledentype" = 'ORGANISATIE')"#;
        assert_eq!(sql(visible(&roles)), organisations);
        let editor = Actor {
            beheer: false,
            ..roles.clone()
        };
        assert_eq!(sql(visible(&editor)), r#""lidmaatschap"."id" IS NULL"#);
        assert_eq!(
            sql(visible_registraties(&roles)),
            r#""registratie"."id" IS NULL OR "registratie"."controle_gevraagd" = TRUE"#
        );
        let blocked = Actor {
            geblokkeerd: true,
            ..roles.clone()
        };
        assert_eq!(sql(visible(&blocked)), r#""lidmaatschap"."id" IS NULL"#);
        assert_eq!(
            sql(visible_registraties(&blocked)),
            r#""registratie"."id" IS NULL"#
        );
        let machine = Actor::vereniging(Uuid::from_u128(1));
        assert_eq!(
            sql(visible_registraties(&machine)),
            r#""registratie"."id" IS NULL"#
        );
    }

    /// Every kind of actor.
    #[test]
    fn only_operators_name_the_organisation() {
        let may = |(name, actor): (&'static str, Actor)| may_name_organisatie(&actor).is_ok().then_some(name);
        assert_eq!(
            crate::auth::kinds::actors()
                .into_iter()
                .filter_map(may)
                .collect::<Vec<_>>(),
            ["BEHEER"]
        );
    }
}
