//! Reading reflectievragen.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::reflectievraag::{Column, Entity, Model};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

use super::policy;
use crate::{
    db::valid_on,
    error::Result,
    graph::{Key, Op, load::by_id},
};

/// The reflectievragen that the actor may see.
fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, reflectievraag);

/// Those that are asked on `day`, in the order of the factors.
fn asked_on(op: &Op, day: NaiveDate) -> Select<Entity> {
    list(op)
        .filter(valid_on(Column::GeldigVan, Column::GeldigTot, day))
        .order_by_asc(Column::Volgorde)
        .order_by_asc(Column::Id)
}

/// The reflectievragen that are asked on `day`.
pub(super) async fn asked(op: &Op, day: NaiveDate, factor: Option<Uuid>) -> Result<Vec<Model>> {
    let of = Condition::all().add_option(factor.map(|factor| Column::FactorId.eq(factor)));
    Ok(asked_on(op, day).filter(of).all(op.read()).await?)
}

/// Those of a factor that are asked today.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct OfFactor(pub(super) Uuid);

impl Key for OfFactor {
    type Row = Vec<Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let wanted = op.db.any_of(Column::FactorId, keys.iter().map(|key| key.0));
        let rows = asked_on(op, op.today()).filter(wanted);
        let mut found: HashMap<Self, Self::Row> = HashMap::new();
        for row in rows.all(op.read()).await? {
            found.entry(Self(row.factor_id)).or_default().push(row);
        }
        Ok(found)
    }
}
