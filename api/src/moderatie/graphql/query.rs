//! Asking for the queue and the decisions.

use async_graphql::{Context, InputObject, Object};

use super::{besluit::Moderatiebesluit, object::Moderatie, words::ModeratieSoort};
use crate::{
    graph::{Connection, ContextExt, Nullable, PageArgs},
    moderatie::read,
};

/// Which part of the queue a list holds. Fields are combined with "and", values within a field with "or". A field that
/// is absent or without values leaves the list as it is.
#[derive(InputObject, Default)]
pub(super) struct ModeratieFilter {
    /// Waits for one of these reasons.
    soort: Option<Vec<ModeratieSoort>>,
    /// True: claimed by nobody now. False: claimed by somebody.
    vrij: Option<bool>,
    /// Only what you have claimed yourself.
    mijn: Option<bool>,
}

impl From<ModeratieFilter> for read::Filter {
    fn from(filter: ModeratieFilter) -> Self {
        Self {
            soort: filter
                .soort
                .unwrap_or_default()
                .into_iter()
                .map(Into::into)
                .collect(),
            vrij: filter.vrij,
            mijn: filter.mijn.unwrap_or_default(),
        }
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "ModeratieQueries")]
impl Queries {
    /// The queue of the editors: each leervraag that waits, once, who waits longest first. For REDACTIE; empty for others.
    async fn moderatie(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which part of the queue.")] filter: Option<ModeratieFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Moderatie>> {
        let (op, args) = (
            ctx.op(),
            PageArgs {
                first,
                after,
                last,
                before,
            },
        );
        let list = read::filtered(op, &filter.unwrap_or_default().into());
        Connection::root(op, args, &read::OUDSTE, list).await
    }

    /// The decisions of the editors, latest first. For REDACTIE; empty for others.
    async fn moderatiebesluiten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Moderatiebesluit>> {
        let (op, args) = (
            ctx.op(),
            PageArgs {
                first,
                after,
                last,
                before,
            },
        );
        Connection::root(op, args, &read::LAATSTE, read::besluiten(op)).await
    }
}
