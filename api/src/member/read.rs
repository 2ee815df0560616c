//! Reading members.

use entity::member::Entity;
use sea_orm::{EntityTrait, QueryFilter, Select};

use super::policy;
use crate::graph::{Op, load::by_id};

/// The members that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, member);
