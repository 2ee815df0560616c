//! Merging leervragen: inputs and payloads.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

use super::{
    besluit::{Moderatiebesluit, decided},
    words::{LeervraagSamenvoegreden, ModeratieFoutCode},
};
use crate::{
    error::Result,
    graph::{ContextExt, Kind, Nullable, UserError, payload::payload},
    leervraag::{self, Leervraag},
    moderatie::write,
};

/// Which leervraag goes on in which.
#[derive(InputObject)]
pub(super) struct LeervraagSamenvoegenInput {
    /// The leervraag that goes on in the other: published, and none merged into it.
    van: ID,
    /// The leervraag in which it goes on: published.
    naar: ID,
    /// The version of `van` that you read.
    version: i32,
    /// The version of `naar` that you read.
    version_naar: i32,
    /// Why they belong together.
    reden: LeervraagSamenvoegreden,
    /// Also when another editor has claimed `van` or `naar`.
    #[graphql(default)]
    overnemen: bool,
}

impl LeervraagSamenvoegenInput {
    fn parse(self) -> Result<write::Samenvoeging> {
        Ok(write::Samenvoeging {
            van: Kind::Leervraag.key(&self.van)?,
            naar: Kind::Leervraag.key(&self.naar)?,
            version: self.version,
            version_naar: self.version_naar,
            reden: self.reden.into(),
            overnemen: self.overnemen,
        })
    }
}

/// Which merging is undone.
#[derive(InputObject)]
pub(super) struct LeervraagSamenvoegingOngedaanMakenInput {
    /// The leervraag that was merged.
    leervraag: ID,
    /// The version of it that you read.
    version: i32,
}

/// What `leervraagSamenvoegen` did.
#[derive(SimpleObject)]
pub(super) struct LeervraagSamenvoegenPayload {
    /// The leervraag that goes on in the other, as it is now.
    leervraag: Option<Leervraag>,
    /// The decision.
    besluit: Option<Moderatiebesluit>,
    /// What the user can mend; empty when the action was done.
    user_errors: Vec<UserError<ModeratieFoutCode>>,
}

payload! {
    /// What `leervraagSamenvoegingOngedaanMaken` did.
    LeervraagSamenvoegingOngedaanMakenPayload {
        /// The leervraag that stands by itself again.
        leervraag: Leervraag
    } ModeratieFoutCode, leervraag::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "SamenvoegMutations")]
impl Mutations {
    /// Merges a published leervraag into another. Its thema's and its place beneath the agenda stay; who recognises it is told, and keeps the recognition there until taking it along (`herkenningMeenemen`). Can be undone at any time, and ends by itself when the other is published no longer. For REDACTIE.
    async fn leervraag_samenvoegen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which leervraag goes on in which.")] input: LeervraagSamenvoegenInput,
    ) -> Nullable<LeervraagSamenvoegenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(samenvoeging) => {
                let done = write::samenvoegen(op, samenvoeging).await;
                decided(op, done, |leervraag, besluit, user_errors| {
                    LeervraagSamenvoegenPayload {
                        leervraag,
                        besluit,
                        user_errors,
                    }
                })
                .await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Undoes a merging, however long ago: the leervraag is published by itself again, and the recognitions that were taken along go back. For REDACTIE.
    async fn leervraag_samenvoeging_ongedaan_maken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which leervraag.")] input: LeervraagSamenvoegingOngedaanMakenInput,
    ) -> Nullable<LeervraagSamenvoegingOngedaanMakenPayload> {
        let op = ctx.op();
        match Kind::Leervraag.key(&input.leervraag) {
            Ok(key) => {
                let done = write::losmaken(op, key, input.version).await;
                LeervraagSamenvoegingOngedaanMakenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}
