//! Who may use SCIM, and what an association sees over it: its own lidmaatschappen, and nothing of anybody else.

use chrono::NaiveDate;
use entity::{deelname, lidmaatschap, lidsoort};
use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Expr, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    auth::Actor,
    db::valid_on,
    error::{Error, Result},
};

/// The association that a machine client is bound to; nobody else uses SCIM.
pub(super) fn may_use(actor: &Actor) -> Result<Uuid> {
    match actor.vereniging {
        Some(us) if !actor.geblokkeerd => Ok(us),
        _ if actor.is_anonymous() => Err(Error::Unauthenticated),
        _ => Err(Error::Forbidden),
    }
}

/// Who may see what was counted of an association: itself, and operators.
pub(super) fn may_see_counts(actor: &Actor, of: Uuid) -> bool {
    actor.vereniging == Some(of) || (actor.beheer && !actor.geblokkeerd)
}

/// The lidmaatschappen that `actor` may see: the own ones, without those that its client deleted, unless they run again.
pub(super) fn visible(actor: &Actor) -> Condition {
    use lidmaatschap::{Column, Status};
    let there = Condition::any()
        .add(Column::ScimVerwijderdOp.is_null())
        .add(Column::Status.is_in([Status::Aangemeld, Status::Actief, Status::Opgezegd]));
    match actor.vereniging {
        Some(us) => Condition::all()
            .add(Column::BeroepsverenigingId.eq(us))
            .add(there),
        None => Condition::all().add(Column::Id.is_null()),
    }
}

/// The lidsoorten that are Groups for `actor`: the own ones.
pub(super) fn visible_lidsoorten(actor: &Actor) -> Condition {
    let own = actor
        .vereniging
        .map(|us| lidsoort::Column::BeroepsverenigingId.eq(us));
    Condition::all().add(own.unwrap_or_else(|| lidsoort::Column::Id.is_null()))
}

/// The keys of the Lerende Praktijken in which so many members of the association take part on `today`, that it tells
/// nothing about one of them. Who they are is not for the association: which of its members takes part is theirs to tell.
pub(super) fn praktijken(actor: &Actor, today: NaiveDate, cell: u64) -> SelectStatement {
    let members = Query::select()
        .column(lidmaatschap::Column::MemberId)
        .from(lidmaatschap::Entity)
        .cond_where(visible(actor))
        .and_where(lidmaatschap::Column::MemberId.is_not_null())
        .cond_where(crate::lidmaatschap::loopt(today))
        .take();
    let now = valid_on(deelname::Column::Van, deelname::Column::Tot, today);
    Query::select()
        .column(deelname::Column::PraktijkId)
        .from(deelname::Entity)
        .cond_where(now)
        .and_where(deelname::Column::MemberId.in_subquery(members))
        .group_by_col(deelname::Column::PraktijkId)
        .and_having(
            Expr::cust("COUNT(DISTINCT deelname.member_id)").gte(i64::try_from(cell).unwrap_or(i64::MAX)),
        )
        .take()
}

#[cfg(test)]
mod tests {
    use sea_orm::{DbBackend, EntityTrait, QueryFilter, QueryTrait};

    use super::{Condition, lidmaatschap, lidsoort, may_use, visible, visible_lidsoorten};
    use crate::auth::kinds::actors;

    fn sql<E: EntityTrait>(condition: Condition) -> String {
        E::find().filter(condition).build(DbBackend::Postgres).to_string()
    }

    #[test]
    fn only_the_machine_client_of_an_association_uses_it_and_sees_anything() {
        for (name, actor) in actors() {
            let told = may_use(&actor).map_err(|error| error.code()).err();
            let expected = match name {
                "VERENIGING" => None,
                "ANONIEM" => Some("UNAUTHENTICATED"),
                _ => Some("FORBIDDEN"),
            };
            assert_eq!(told, expected, "{name}");
            let sees = name == "VERENIGING";
            for text in [
                sql::<lidmaatschap::Entity>(visible(&actor)),
                sql::<lidsoort::Entity>(visible_lidsoorten(&actor)),
            ] {
                assert_eq!(
                    text.contains("IS NULL") && !text.contains("beroepsvereniging_id\" ="),
                    !sees,
                    "{name}: {text}"
                );
            }
        }
    }
}
