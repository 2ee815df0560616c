//! The roof: merges the root fields of the rooms. The only file that knows all rooms.

use async_graphql::{
    Context, EmptyMutation, EmptySubscription, ID, Interface, MergedObject, Object, SDLExportOptions,
    ValidationMode,
};

use crate::{
    activiteit,
    error::{Error, Result},
    graph::{ContextExt, Kind, Nullable, Op, id},
    logboek, member,
};

/// An object that can be fetched again by its id.
#[derive(Interface)]
#[graphql(field(
    name = "id",
    ty = "ID",
    desc = "The global id: opaque, unique over all types, and good for ever."
))]
pub enum Node {
    /// See [`activiteit`].
    Activiteit(activiteit::Activiteit),
    /// See [`logboek`].
    Logregel(logboek::Logregel),
    /// See [`member`].
    Member(member::Member),
}

/// Root fields that belong to no room.
#[derive(Default)]
pub struct General;

#[Object]
impl General {
    /// Any object by its global id; null when there is none, or when you may not see it.
    async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "The global id.")] id: ID) -> Nullable<Node> {
        node(ctx.op(), &id).await.transpose()
    }

    /// Objects by their global ids, in the same order; null for each that is absent or not visible.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global ids, 100 at most.")] ids: Vec<ID>,
    ) -> Vec<Nullable<Node>> {
        let op = ctx.op();
        futures::future::join_all(ids.iter().map(|id| async { node(op, id).await.transpose() })).await
    }
}

async fn node(op: &Op, id: &ID) -> Result<Option<Node>> {
    let (kind, key) = id::parse(id)?;
    Ok(match kind {
        Kind::Activiteit => op
            .load(activiteit::ById(key))
            .await?
            .map(|row| Node::Activiteit(row.into())),
        Kind::Logregel => op
            .load(logboek::ById(key))
            .await?
            .map(|row| Node::Logregel(row.into())),
        Kind::Member => op
            .load(member::ById(key))
            .await?
            .map(|row| Node::Member(row.into())),
        _ => return Err(Error::BadRequest("Dit is geen geldig id.".into())),
    })
}

/// Everything that can be asked.
#[derive(MergedObject, Default)]
pub struct Query(General, logboek::Queries, activiteit::Queries);

/// The schema of the service.
pub type Schema = async_graphql::Schema<Query, EmptyMutation, EmptySubscription>;

/// Builds the schema. Documents are validated in front of it, so it checks only what it must to run.
pub fn build() -> Schema {
    Schema::build(Query::default(), EmptyMutation, EmptySubscription)
        .validation_mode(ValidationMode::Fast)
        .finish()
}

/// The contract, as it stands in `schema.graphql`.
pub fn sdl() -> String {
    build().sdl_with_options(
        SDLExportOptions::new()
            .sorted_fields()
            .sorted_arguments()
            .sorted_enum_items(),
    )
}
