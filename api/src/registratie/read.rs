//! Reading registraties: always through the policy of the room `lidmaatschap`.

use entity::registratie::{Column, Entity, Verificatie};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};

use crate::{
    graph::{Op, Order, SortValue},
    lidmaatschap as policy,
};

/// Last entered first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The registraties that the actor may see; those with this verification, or all.
pub(super) fn filtered(op: &Op, verificatie: Option<Verificatie>) -> Select<Entity> {
    let wanted = verificatie.map(|one| Column::Verificatie.eq(one));
    Entity::find()
        .filter(policy::visible_registraties(&op.actor))
        .filter(Condition::all().add_option(wanted))
}
