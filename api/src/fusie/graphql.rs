//! Associations that merge, in the graph.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

use super::{
    rules::Code,
    write::{self, Fusie},
};
use crate::{
    error::Result,
    graph::{ContextExt, Date, Kind, Nullable, Op, UserError, fout::fout_codes, payload::outcome},
    vereniging::{self, Beroepsvereniging},
};

fout_codes! {
    /// Why associations were not merged.
    FusieFoutCode of Code {
        /// The same association twice, or one of persons and one of organisations.
        KanNietSamen,
        /// One of the two merged before.
        AlOpgegaan,
        /// A day to come, or one before the association was there.
        DatumOngeldig,
        /// More or fewer memberships run than was said: ask with `proef`.
        AantalKloptNiet,
        /// A lidnummer that is carried over is taken in the other association, or would be longer than 40 characters.
        LidnummerBezet,
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
    }
}

/// Which association merges into which.
#[derive(InputObject)]
pub(crate) struct BeroepsverenigingSamenvoegenInput {
    /// The one that merges.
    van: ID,
    /// The version of it that you read. When it changed since, nothing is done: `CONFLICT`.
    version: i32,
    /// The one that it merges into.
    naar: ID,
    /// The first day on which it is no longer there: today or before.
    datum: Date,
    /// How many running memberships are carried over; another number than there are does nothing. Left out in a trial.
    aantal: Option<i32>,
    /// Only tells the number.
    #[graphql(default)]
    proef: bool,
}

impl BeroepsverenigingSamenvoegenInput {
    fn parse(&self) -> Result<Fusie> {
        Ok(Fusie {
            van: Kind::Beroepsvereniging.key(&self.van)?,
            version: self.version,
            naar: Kind::Beroepsvereniging.key(&self.naar)?,
            datum: self.datum.into(),
            aantal: self.aantal,
            proef: self.proef,
        })
    }
}

/// What `beroepsverenigingSamenvoegen` did.
#[derive(SimpleObject)]
pub(crate) struct BeroepsverenigingSamenvoegenPayload {
    /// The association that merged, as it is now.
    beroepsvereniging: Option<Beroepsvereniging>,
    /// Memberships that were carried over; in a trial those that would be.
    aantal: Option<i32>,
    /// What the user can mend; empty when the action was done.
    user_errors: Vec<UserError<FusieFoutCode>>,
}

async fn doe(
    op: &Op,
    input: &BeroepsverenigingSamenvoegenInput,
) -> Result<BeroepsverenigingSamenvoegenPayload> {
    let done = write::samenvoegen(op, input.parse()?).await;
    let (done, user_errors) = outcome(done, op.taal)?;
    let row = match done {
        Some(done) => op.load(vereniging::ById(done.van)).await?,
        None => None,
    };
    Ok(BeroepsverenigingSamenvoegenPayload {
        beroepsvereniging: row.map(Beroepsvereniging::from),
        aantal: done.map(|done| done.aantal),
        user_errors,
    })
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "FusieMutations")]
impl Mutations {
    /// Merges one beroepsvereniging into another: its running lidmaatschappen end on the day, and each goes on in the other with the same person behind it, under its old number behind the old abbreviation. Once, and for good. For BEHEER.
    async fn beroepsvereniging_samenvoegen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which into which.")] input: BeroepsverenigingSamenvoegenInput,
    ) -> Nullable<BeroepsverenigingSamenvoegenPayload> {
        Some(doe(ctx.op(), &input).await)
    }
}
