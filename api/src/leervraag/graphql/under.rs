//! Leervragen beneath another object.

use uuid::Uuid;

use super::object::Leervraag;
use crate::{
    graph::{Connection, Nullable, Op, PageArgs},
    leervraag::read::Under,
};

/// A page of the leervragen beneath one object, newest first, as far as the actor may see them.
pub(crate) async fn under(
    op: &Op,
    under: Under,
    parent: Uuid,
    args: PageArgs,
) -> Nullable<Connection<Leervraag>> {
    Connection::nested(op, args, under, parent).await
}
