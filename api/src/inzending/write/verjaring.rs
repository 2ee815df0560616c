//! What is kept of deliveries that did nothing: names of people are not there longer than somebody may still decide.

use chrono::{DateTime, TimeDelta, Utc};
use entity::{
    inzending::{Column, Entity, Reden, Status},
    inzending_regel,
};
use sea_orm::{
    ActiveEnum, ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, Query},
};

use crate::error::Result;

/// After this long a plan is carried out no more, and the rows of what did nothing say no more than how they ended.
const TERMIJN: TimeDelta = TimeDelta::days(30);

/// Ends the plans among `which` deliveries that nobody decided about in time, and forgets what the rows of refused and undone
/// ones said of people. What an applied delivery changed stays, because it can be undone.
pub(super) async fn verjaar(on: &impl ConnectionTrait, which: Condition, now: DateTime<Utc>) -> Result<()> {
    let old = which.add(Column::CreatedAt.lt(now - TERMIJN));
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(Status::Geweigerd.to_value()))
        .col_expr(Column::Reden, Expr::value(Reden::Verouderd.to_value()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(old.clone())
        .filter(Column::Status.is_in([Status::Gepland, Status::Aangehouden]))
        .exec(on)
        .await?;
    let over = old
        .add(Column::Status.is_in([Status::Geweigerd, Status::Ongedaan]))
        .add(Column::Vergeten.eq(false));
    let named = Query::select()
        .column(Column::Id)
        .from(Entity)
        .cond_where(over.clone())
        .take();
    inzending_regel::Entity::update_many()
        .col_expr(inzending_regel::Column::Voor, Expr::value(None::<String>))
        .col_expr(inzending_regel::Column::Na, Expr::value(None::<String>))
        .filter(inzending_regel::Column::InzendingId.in_subquery(named))
        .exec(on)
        .await?;
    // A file may have a hundred thousand rows: they are gone through once.
    Entity::update_many()
        .col_expr(Column::Vergeten, Expr::value(true))
        .filter(over)
        .exec(on)
        .await?;
    Ok(())
}

/// The same for every association, when the service starts: one that delivers no more has old plans as well.
pub async fn vergeet(on: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<()> {
    verjaar(on, Condition::all(), now).await
}
