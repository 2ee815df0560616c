//! Judging what was found to be double: input and payload.

use async_graphql::{Context, ID, InputObject, Object};

use super::words::ModeratieFoutCode;
use crate::{
    dubbel::{self, MogelijkeDubbel},
    error::Result,
    graph::{ContextExt, Kind, Nullable, payload::payload},
    moderatie::write,
};

/// What an editor says of two leervragen with nearly the same words.
#[derive(InputObject)]
pub(super) struct MogelijkeDubbelBeoordelenInput {
    /// What was found.
    mogelijke_dubbel: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// True: they ask different things. False takes that back.
    andere_vraag: bool,
    /// Also when another editor has claimed the leervraag.
    #[graphql(default)]
    overnemen: bool,
}

impl MogelijkeDubbelBeoordelenInput {
    fn parse(self) -> Result<write::Dubbeloordeel> {
        Ok(write::Dubbeloordeel {
            dubbel: Kind::MogelijkeDubbel.key(&self.mogelijke_dubbel)?,
            version: self.version,
            andere_vraag: self.andere_vraag,
            overnemen: self.overnemen,
        })
    }
}

payload! {
    /// What `mogelijkeDubbelBeoordelen` did.
    MogelijkeDubbelBeoordelenPayload {
        /// What was found, as it is now.
        mogelijke_dubbel: MogelijkeDubbel
    } ModeratieFoutCode, dubbel::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "DubbelMutations")]
impl Mutations {
    /// Says of two leervragen with nearly the same words that they ask different things, so that it waits no longer; or takes that back. That they ask the same is said with `leervraagSamenvoegen`. Nobody is told. For REDACTIE.
    async fn mogelijke_dubbel_beoordelen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What you say of which.")] input: MogelijkeDubbelBeoordelenInput,
    ) -> Nullable<MogelijkeDubbelBeoordelenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(oordeel) => {
                MogelijkeDubbelBeoordelenPayload::of(op, write::beoordelen(op, oordeel).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}
