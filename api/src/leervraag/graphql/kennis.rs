//! What is known about a leervraag by others than its asker: fields of the type Leervraag that would not fit beside the rest.

use async_graphql::{Context, Object};
use entity::leervraag::Model;

use crate::{
    begrip::{self, Begrip},
    bijdrage::{self, Bijdrage},
    expertvraag::{self, ExpertVraag},
    graph::{Connection, Nullable, PageArgs},
    inzicht::{self, Inzicht},
};

/// The same leervraag.
pub(super) struct LeervraagKennis(pub(super) Model);

#[Object]
impl LeervraagKennis {
    /// The published begrippen that its words and explanation name, in order of appearance, ten at most.
    async fn begrippen(&self, ctx: &Context<'_>) -> Nullable<Vec<Begrip>> {
        let toelichting = self.0.toelichting.as_deref().unwrap_or_default();
        begrip::in_tekst(ctx, &format!("{}\n{toelichting}", self.0.tekst)).await
    }

    /// The inzichten of activiteiten that raised it, newest first, as far as you may see them.
    async fn inzichten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Inzicht>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, inzicht::Under::Leervraag, self.0.id).await
    }

    /// What members asked the experts about it, newest first: what was answered while everybody may read it, your own, and what you are asked as an expert.
    async fn expert_vragen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<ExpertVraag>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, expertvraag::Under::Leervraag, self.0.id).await
    }

    /// What members say about it, newest first: what was published while everybody may read it, your own; editors see all.
    async fn bijdragen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Bijdrage>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, bijdrage::Under::Leervraag, self.0.id).await
    }
}
