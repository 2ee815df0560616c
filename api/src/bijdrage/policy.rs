//! Who may see which bijdrage, who gives one, and who reports one.

use entity::{
    bijdrage::{Column, Entity, Model},
    bijdrage_melding, goodpractice, leervraag,
    voorlegging::Status,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait,
    sea_query::{Expr, Query, SimpleExpr},
};
use uuid::Uuid;

use crate::{auth::Actor, error::Result, goodpractice as practices, leervraag as vragen};

/// The bijdragen that `actor` may see: published ones about what everybody may read, the own, editors all.
pub(super) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let about = Condition::any()
        .add(among::<leervraag::Entity>(
            leervraag::Column::Id,
            Column::LeervraagId,
            vragen::openbaar(),
        ))
        .add(among::<goodpractice::Entity>(
            goodpractice::Column::Id,
            Column::GoodpracticeId,
            practices::openbaar(),
        ));
    let published = Condition::all()
        .add(Column::Status.eq(Status::Gepubliceerd))
        .add(about);
    Condition::any()
        .add(published)
        .add_option(actor.member.map(|me| Column::SchrijverId.eq(me)))
}

/// What stands in `of` is one of the rows that pass `filter`. Looked up for each bijdrage, as a value: of two things that may be
/// there, a planner would first gather all.
fn among<E: EntityTrait + Default>(id: E::Column, of: Column, filter: Condition) -> SimpleExpr {
    let key = Expr::col((E::default(), id));
    let rows = Query::select()
        .expr(Expr::cust("1"))
        .from(E::default())
        .and_where(key.equals((Entity, of)))
        .cond_where(filter)
        .take();
    SimpleExpr::SubQuery(None, Box::new(rows.into())).is_not_null()
}

/// Whether `actor` may know why `row` was refused.
pub(super) fn may_look_inside(actor: &Actor, row: &Model) -> bool {
    actor.redactie || wrote(actor, row)
}

/// Whether `actor` wrote it.
pub(super) fn wrote(actor: &Actor, row: &Model) -> bool {
    actor.member.is_some() && actor.member == row.schrijver_id
}

/// The reports that `actor` may see: editors all, others none.
pub(super) fn melding_visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    Condition::all().add(bijdrage_melding::Column::Id.is_null())
}

/// The member who gives one, or reports one.
pub(super) fn may_take_part(actor: &Actor) -> Result<Uuid> {
    actor.acting_member()
}
