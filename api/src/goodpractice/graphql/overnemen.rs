//! Taking a good practice over, and telling how it went: inputs and payloads.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};

use super::{
    overname::{GoodPracticeErvaring, GoodPracticeOvername},
    words::{GoodPracticeFoutCode, GoodPracticeOordeel},
};
use crate::{
    error::Result,
    goodpractice::{read, write},
    graph::{
        ContextExt, Date, Kind, Nullable,
        payload::{patch, payload},
    },
};

/// A Lerende Praktijk takes a good practice over.
#[derive(InputObject)]
pub(crate) struct GoodPracticeOvernemenInput {
    /// The good practice, which is shared.
    good_practice: ID,
    /// The Lerende Praktijk that takes it over, of which you are the facilitator.
    praktijk: ID,
    /// The first day on which it is used there, between 1900 and 2100; may lie ahead.
    sinds: Date,
    /// What is done in another way there, in Dutch, up to 2,000 characters; everybody reads it at once.
    aanpassingen: Option<String>,
}

impl GoodPracticeOvernemenInput {
    fn parse(self) -> Result<write::NieuweOvername> {
        Ok(write::NieuweOvername {
            practice: Kind::GoodPractice.key(&self.good_practice)?,
            praktijk: Kind::LerendePraktijk.key(&self.praktijk)?,
            sinds: self.sinds.into(),
            aanpassingen: self.aanpassingen,
        })
    }
}

/// What changes in an overname. An absent field stays as it is.
#[derive(InputObject)]
pub(crate) struct GoodPracticeOvernameBijwerkenInput {
    /// The overname, by a Lerende Praktijk of which you are the facilitator.
    overname: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The first day on which it is used there, between 1900 and 2100, not after an ervaring with it.
    sinds: Option<Date>,
    /// What is done in another way there, in Dutch, up to 2,000 characters; everybody reads it at once. Null empties it.
    aanpassingen: MaybeUndefined<String>,
}

impl GoodPracticeOvernameBijwerkenInput {
    fn parse(self) -> Result<write::OvernameWijziging> {
        Ok(write::OvernameWijziging {
            overname: Kind::GoodPracticeOvername.key(&self.overname)?,
            version: self.version,
            sinds: self.sinds.map(Into::into),
            aanpassingen: patch(self.aanpassingen),
        })
    }
}

/// An overname that ends.
#[derive(InputObject)]
pub(crate) struct GoodPracticeOvernameBeeindigenInput {
    /// The overname, by a Lerende Praktijk of which you are the facilitator.
    overname: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The first day on which it is used no longer, after the first day on which it was.
    tot: Date,
}

/// How it went on a day.
#[derive(InputObject)]
pub(crate) struct GoodPracticeErvaringVastleggenInput {
    /// The overname, by a Lerende Praktijk of which you are the facilitator.
    overname: ID,
    /// Whether it worked.
    oordeel: GoodPracticeOordeel,
    /// How it went, in Dutch, 1 to 2,000 characters.
    tekst: String,
    /// The day that it is about: from the first day on which it was used, up to today.
    datum: Date,
    /// Let everybody read it, instead of your Lerende Praktijk and REDACTIE.
    #[graphql(default)]
    gedeeld: bool,
}

impl GoodPracticeErvaringVastleggenInput {
    fn parse(self) -> Result<write::NieuweErvaring> {
        Ok(write::NieuweErvaring {
            overname: Kind::GoodPracticeOvername.key(&self.overname)?,
            oordeel: self.oordeel.into(),
            tekst: self.tekst,
            datum: self.datum.into(),
            gedeeld: self.gedeeld,
        })
    }
}

/// What changes in an ervaring. An absent field stays as it is.
#[derive(InputObject)]
pub(crate) struct GoodPracticeErvaringBijwerkenInput {
    /// The ervaring, of a Lerende Praktijk of which you are the facilitator.
    ervaring: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// Whether it worked.
    oordeel: Option<GoodPracticeOordeel>,
    /// How it went, in Dutch, 1 to 2,000 characters.
    tekst: Option<String>,
    /// The day that it is about: from the first day on which it was used, up to today.
    datum: Option<Date>,
    /// Whether everybody reads it, or your Lerende Praktijk and REDACTIE.
    gedeeld: Option<bool>,
}

impl GoodPracticeErvaringBijwerkenInput {
    fn parse(self) -> Result<write::ErvaringWijziging> {
        Ok(write::ErvaringWijziging {
            ervaring: Kind::GoodPracticeErvaring.key(&self.ervaring)?,
            version: self.version,
            oordeel: self.oordeel.map(Into::into),
            tekst: self.tekst,
            datum: self.datum.map(Into::into),
            gedeeld: self.gedeeld,
        })
    }
}

payload! {
    /// What `goodPracticeOvernemen` did.
    GoodPracticeOvernemenPayload {
        /// The overname as it is now.
        overname: GoodPracticeOvername
    } GoodPracticeFoutCode, read::OvernameById
}
payload! {
    /// What `goodPracticeOvernameBijwerken` did.
    GoodPracticeOvernameBijwerkenPayload {
        /// The overname as it is now.
        overname: GoodPracticeOvername
    } GoodPracticeFoutCode, read::OvernameById
}
payload! {
    /// What `goodPracticeOvernameBeeindigen` did.
    GoodPracticeOvernameBeeindigenPayload {
        /// The overname as it is now.
        overname: GoodPracticeOvername
    } GoodPracticeFoutCode, read::OvernameById
}
payload! {
    /// What `goodPracticeErvaringVastleggen` did.
    GoodPracticeErvaringVastleggenPayload {
        /// The ervaring as it is now.
        ervaring: GoodPracticeErvaring
    } GoodPracticeFoutCode, read::ErvaringById
}
payload! {
    /// What `goodPracticeErvaringBijwerken` did.
    GoodPracticeErvaringBijwerkenPayload {
        /// The ervaring as it is now.
        ervaring: GoodPracticeErvaring
    } GoodPracticeFoutCode, read::ErvaringById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct OvernameMutations;

#[Object(name = "GoodPracticeOvernameMutations")]
impl OvernameMutations {
    /// Takes a shared good practice over, for a Lerende Praktijk: its facilitator, or REDACTIE. Safe to retry with
    /// `Idempotency-Key`.
    async fn good_practice_overnemen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is taken over, by whom, since when.")] input: GoodPracticeOvernemenInput,
    ) -> Nullable<GoodPracticeOvernemenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => GoodPracticeOvernemenPayload::of(op, write::overnemen(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Corrects an overname, or says what is done in another way. For the facilitator of the Lerende Praktijk that took over, and
    /// REDACTIE.
    async fn good_practice_overname_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: GoodPracticeOvernameBijwerkenInput,
    ) -> Nullable<GoodPracticeOvernameBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => {
                GoodPracticeOvernameBijwerkenPayload::of(op, write::overname_bijwerken(op, nieuw).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Ends an overname; what was experienced stays. For the facilitator of the Lerende Praktijk that took over, and REDACTIE.
    async fn good_practice_overname_beeindigen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and when.")] input: GoodPracticeOvernameBeeindigenInput,
    ) -> Nullable<GoodPracticeOvernameBeeindigenPayload> {
        let op = ctx.op();
        match Kind::GoodPracticeOvername.key(&input.overname) {
            Ok(overname) => {
                let done = write::beeindigen(op, overname, input.version, input.tot.into()).await;
                GoodPracticeOvernameBeeindigenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Tells how it went with a good practice on a day, for the Lerende Praktijk itself or for everybody; also after it ended. For
    /// the facilitator of the Lerende Praktijk that took over, and REDACTIE.
    async fn good_practice_ervaring_vastleggen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How it went.")] input: GoodPracticeErvaringVastleggenInput,
    ) -> Nullable<GoodPracticeErvaringVastleggenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => {
                GoodPracticeErvaringVastleggenPayload::of(op, write::vastleggen(op, nieuw).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Corrects an ervaring, shares it, or keeps it to the Lerende Praktijk again. For the facilitator of the Lerende Praktijk that
    /// took over, and REDACTIE.
    async fn good_practice_ervaring_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: GoodPracticeErvaringBijwerkenInput,
    ) -> Nullable<GoodPracticeErvaringBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => {
                GoodPracticeErvaringBijwerkenPayload::of(op, write::ervaring_bijwerken(op, nieuw).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}
