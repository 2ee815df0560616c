//! Reading koppelvoorstellen: always through [`policy`].

use std::collections::HashMap;

use entity::{
    koppelvoorstel::{Column, Entity, Model, Status},
    lidmaatschap, member,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};
use uuid::Uuid;

use super::{
    policy,
    rules::{Overeenkomst, overeenkomst},
};
use crate::{
    error::Result,
    graph::{Key, Op, Order, SortValue, load::by_id},
};

/// Last proposed first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The koppelvoorstellen that the actor may see.
fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, koppelvoorstel);

/// The koppelvoorstellen with a status, or all.
pub(super) fn filtered(op: &Op, status: Option<Status>) -> Select<Entity> {
    list(op).filter(Condition::all().add_option(status.map(|status| Column::Status.eq(status))))
}

/// How far the names of a koppelvoorstel agree, for who has to judge it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Namen {
    pub(super) lidmaatschap: Uuid,
    pub(super) member: Uuid,
}

impl Namen {
    /// Of a koppelvoorstel, when the actor may know.
    pub(super) fn van(op: &Op, row: &Model) -> Option<Self> {
        let lidmaatschap = row.lidmaatschap_id?;
        policy::sees_names(&op.actor, row).then_some(Self {
            lidmaatschap,
            member: row.member_id,
        })
    }
}

impl Key for Namen {
    type Row = Overeenkomst;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Overeenkomst>> {
        let wanted = op
            .db
            .any_of(lidmaatschap::Column::Id, keys.iter().map(|key| key.lidmaatschap));
        // tidy: all rows, because a key is made for who has to judge it, and the names themselves go no further
        let leden = lidmaatschap::Entity::find().filter(wanted).all(op.read()).await?;
        let wanted = op
            .db
            .any_of(member::Column::Id, keys.iter().map(|key| key.member));
        let members = member::Entity::find().filter(wanted).all(op.read()).await?;
        let leden: HashMap<Uuid, lidmaatschap::Model> = leden.into_iter().map(|row| (row.id, row)).collect();
        let members: HashMap<Uuid, String> = members.into_iter().map(|row| (row.id, row.naam)).collect();
        let found = keys.iter().filter_map(|key| {
            let (lid, naam) = (leden.get(&key.lidmaatschap)?, members.get(&key.member)?);
            Some((key.clone(), overeenkomst(naam, lid)))
        });
        Ok(found.collect())
    }
}
