//! Deciding about deliveries, and how they are taken: inputs and payloads.

use async_graphql::{Context, ID, InputObject, Object};

use super::{
    aansluiting::Aansluiting,
    object::Inzending,
    words::{AansluitingVoorinstelling, InzendingFoutCode, InzendingToepassing, InzendingVeld},
};
use crate::{
    error::Result,
    graph::{ContextExt, Kind, Nullable, payload::payload},
    inzending::{read, rules::Actie, write},
};

macro_rules! besluit_input {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(InputObject)]
        pub(crate) struct $name {
            /// The delivery.
            inzending: ID,
            /// The version that you read. When it changed since, nothing is done: `CONFLICT`.
            version: i32,
        }
    };
}

besluit_input! {
    /// Which plan is carried out.
    InzendingToepassenInput
}
besluit_input! {
    /// Which stopped delivery goes on.
    InzendingVrijgevenInput
}
besluit_input! {
    /// Which delivery is turned down.
    InzendingAfwijzenInput
}
besluit_input! {
    /// Which delivery is undone.
    InzendingOngedaanMakenInput
}

/// What is done with a column.
#[derive(InputObject)]
pub(crate) struct AansluitingKolomInput {
    /// The name in the header, 1 to 200 characters; case, spaces and signs do not count.
    naam: String,
    /// The field that it is for; left out, the column is dropped unread.
    veld: Option<InzendingVeld>,
}

/// What changes in how a beroepsvereniging delivers. An absent field stays as it is.
#[derive(InputObject)]
pub(crate) struct AansluitingBijwerkenInput {
    /// The beroepsvereniging; its own client may leave it out, BEHEER names it.
    beroepsvereniging: Option<ID>,
    /// The version that you read; 1 before the first delivery. When it changed since, nothing is done: `CONFLICT`.
    version: i32,
    /// The administration whose names of columns are known.
    voorinstelling: Option<AansluitingVoorinstelling>,
    /// The own names of columns, all of them, 100 at most.
    kolommen: Option<Vec<AansluitingKolomInput>>,
    /// What a refused row means, unless a delivery says so itself.
    toepassing: Option<InzendingToepassing>,
    /// The share of the running memberships that a delivery may change or end, 0 to 100 percent. For BEHEER.
    drempel_aandeel: Option<i32>,
    /// The number of memberships that a delivery may change or end, where that is more. For BEHEER.
    drempel_aantal: Option<i32>,
}

impl AansluitingBijwerkenInput {
    fn parse(self) -> Result<write::Instelling> {
        let column = |given: AansluitingKolomInput| (given.naam, given.veld.map(Into::into));
        Ok(write::Instelling {
            vereniging: Kind::Beroepsvereniging.optional_key(self.beroepsvereniging.as_ref())?,
            version: self.version,
            voorinstelling: self.voorinstelling.map(Into::into),
            kolommen: self.kolommen.map(|given| given.into_iter().map(column).collect()),
            toepassing: self.toepassing.map(Into::into),
            drempel_aandeel: self.drempel_aandeel,
            drempel_aantal: self.drempel_aantal,
        })
    }
}

payload! {
    /// What `inzendingToepassen` did.
    InzendingToepassenPayload {
        /// The delivery as it is now: `TOEGEPAST`, or `AANGEHOUDEN` when the brake stopped it.
        inzending: Inzending
    } InzendingFoutCode, read::ById
}
payload! {
    /// What `inzendingVrijgeven` did.
    InzendingVrijgevenPayload {
        /// The delivery as it is now.
        inzending: Inzending
    } InzendingFoutCode, read::ById
}
payload! {
    /// What `inzendingAfwijzen` did.
    InzendingAfwijzenPayload {
        /// The delivery as it is now.
        inzending: Inzending
    } InzendingFoutCode, read::ById
}
payload! {
    /// What `inzendingOngedaanMaken` did.
    InzendingOngedaanMakenPayload {
        /// The delivery as it is now.
        inzending: Inzending
    } InzendingFoutCode, read::ById
}
payload! {
    /// What `aansluitingBijwerken` did.
    AansluitingBijwerkenPayload {
        /// How the beroepsvereniging delivers now.
        aansluiting: Aansluiting
    } InzendingFoutCode, read::AansluitingVan
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "InzendingMutations")]
impl Mutations {
    /// Carries out a plan that was looked at first, in one transaction; the brake may stop it. For the beroepsvereniging. `VEROUDERD` when its memberships changed since.
    async fn inzending_toepassen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which plan.")] input: InzendingToepassenInput,
    ) -> Nullable<InzendingToepassenPayload> {
        let op = ctx.op();
        match Kind::Inzending.key(&input.inzending) {
            Ok(key) => {
                let done = write::doe(op, Actie::Toepassen, key, input.version).await;
                InzendingToepassenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Lets a delivery go on that the brake stopped, and carries it out. For BEHEER, and for another client of the beroepsvereniging than the one that delivered it.
    async fn inzending_vrijgeven(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which delivery.")] input: InzendingVrijgevenInput,
    ) -> Nullable<InzendingVrijgevenPayload> {
        let op = ctx.op();
        match Kind::Inzending.key(&input.inzending) {
            Ok(key) => {
                let done = write::doe(op, Actie::Vrijgeven, key, input.version).await;
                InzendingVrijgevenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Turns a delivery down that was not applied, for good. For the beroepsvereniging; BEHEER one that was stopped.
    async fn inzending_afwijzen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which delivery.")] input: InzendingAfwijzenInput,
    ) -> Nullable<InzendingAfwijzenPayload> {
        let op = ctx.op();
        match Kind::Inzending.key(&input.inzending) {
            Ok(key) => {
                let done = write::doe(op, Actie::Afwijzen, key, input.version).await;
                InzendingAfwijzenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes back what a delivery did: each membership says again what it said before, and what was made is gone. Not when something later touched one of them. For the beroepsvereniging.
    async fn inzending_ongedaan_maken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which delivery.")] input: InzendingOngedaanMakenInput,
    ) -> Nullable<InzendingOngedaanMakenPayload> {
        let op = ctx.op();
        match Kind::Inzending.key(&input.inzending) {
            Ok(key) => {
                let done = write::doe(op, Actie::OngedaanMaken, key, input.version).await;
                InzendingOngedaanMakenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Changes how deliveries are taken: names of columns and what a refused row means, by the beroepsvereniging or BEHEER; when the brake holds, by BEHEER.
    async fn aansluiting_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: AansluitingBijwerkenInput,
    ) -> Nullable<AansluitingBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => AansluitingBijwerkenPayload::of(op, write::bijwerken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
