//! Reading which organisations join, and when.

use std::collections::HashMap;

use entity::{organisatie, praktijk_partner};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, Select, SelectTwo};
use uuid::Uuid;

use crate::{
    error::Result,
    graph::{Key, Link, Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
    praktijk::policy,
};

use praktijk_partner::{Column, Entity};

/// The organisations that join a praktijk, or will.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(in crate::praktijk) struct PartnersOf(pub(in crate::praktijk) Uuid);

impl Key for PartnersOf {
    type Row = Vec<organisatie::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let link = Link {
            of: Column::PraktijkId,
            owner: |row: &praktijk_partner::Model| row.praktijk_id,
            to: Column::OrganisatieId,
            id: organisatie::Column::Id,
        };
        let keys = keys.iter().map(|key| key.0);
        let today = op.today();
        let narrow = |rows: SelectTwo<Entity, organisatie::Entity>| {
            let not_over = Condition::any()
                .add(Column::Tot.is_null())
                .add(Column::Tot.gt(today));
            rows.filter(crate::organisatie::visible(&op.actor))
                .filter(not_over)
                .order_by_asc(organisatie::Column::Id)
        };
        link.read(op, keys, narrow, Self).await
    }
}

/// Partnerships, first entered first.
const OUDSTE: Order<Entity> = Order {
    name: "oudste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: false,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The partnerships that the actor may see: they are public, as the praktijk is.
fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(PartnerById: list, praktijk_partner);

/// The partnerships of a praktijk, also those that ended.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::praktijk) struct Partnerschappen;

impl Nested for Partnerschappen {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        list(op)
    }

    fn parent(self) -> ParentColumn {
        Column::PraktijkId.as_column_ref()
    }

    fn order(self) -> &'static Order<Entity> {
        &OUDSTE
    }
}
