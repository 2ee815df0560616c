//! Marking berichten as read: input and payload.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

use super::{object::Bericht, words::BerichtFoutCode};
use crate::{
    bericht::{read, write},
    graph::{ContextExt, Kind, Nullable, UserError, payload::outcome},
};

/// Which berichten were read.
#[derive(InputObject)]
pub(super) struct BerichtenGelezenInput {
    /// Your own berichten, 100 at most.
    berichten: Vec<ID>,
}

/// What `berichtenGelezen` did.
#[derive(SimpleObject)]
pub(super) struct BerichtenGelezenPayload {
    /// The berichten as they are now, in the order in which they were named.
    berichten: Vec<Bericht>,
    /// What the user can mend; empty when the action was done.
    user_errors: Vec<UserError<BerichtFoutCode>>,
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "BerichtMutations")]
impl Mutations {
    /// Marks your own berichten as read: all of them, or none when one is not yours. A second time changes nothing.
    async fn berichten_gelezen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which berichten.")] input: BerichtenGelezenInput,
    ) -> Nullable<BerichtenGelezenPayload> {
        let op = ctx.op();
        let answer = async {
            let keys = Kind::Bericht.keys(&input.berichten)?;
            let (done, user_errors) = outcome(write::gelezen(op, &keys).await, op.taal)?;
            let shown = keys.into_iter().filter(|_| done.is_some());
            Ok(BerichtenGelezenPayload {
                berichten: op.load_all(shown.map(read::ById)).await?,
                user_errors,
            })
        };
        Some(answer.await)
    }
}
