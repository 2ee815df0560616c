//! Leervragen beneath another object.

use async_graphql::Context;
use uuid::Uuid;

use super::object::Leervraag;
use crate::{
    graph::{Connection, Nullable, PageArgs},
    leervraag::read::Under,
};

/// A page of the leervragen beneath one object, newest first, as far as the actor may see them.
pub(crate) async fn under(
    ctx: &Context<'_>,
    under: Under,
    parent: Uuid,
    args: PageArgs,
) -> Nullable<Connection<Leervraag>> {
    Connection::nested(ctx, args, under, parent).await
}
