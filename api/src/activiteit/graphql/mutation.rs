//! Changing activiteiten: inputs and payloads.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};

use super::{
    object::Activiteit,
    words::{ActiviteitFoutCode, ActiviteitSoort, ActiviteitStatus},
};
use crate::{
    activiteit::{read, write},
    error::Result,
    graph::{
        ContextExt, Date, Kind, Nullable,
        payload::{patch, payload},
    },
};

/// A new activiteit.
#[derive(InputObject)]
pub(crate) struct ActiviteitVastleggenInput {
    /// The title, 1 to 200 characters.
    titel: String,
    /// What kind of activiteit it is.
    soort: ActiviteitSoort,
    /// How it stands. Default: `GEPLAND` when its day lies ahead, `GEHOUDEN` otherwise.
    status: Option<ActiviteitStatus>,
    /// The day. Needed for what is planned; not in the future for what was held.
    datum: Option<Date>,
    /// What it is or what happened, in Dutch, 1 to 2,000 characters.
    omschrijving: String,
    /// Where, up to 300 characters.
    locatie: Option<String>,
    /// Whether one can take part from elsewhere.
    #[graphql(default)]
    online: bool,
    /// The Lerende Praktijk that holds it, which you facilitate; without it, it is of the platform, and for REDACTIE to enter.
    praktijk: Option<ID>,
    /// The organisations that hold it, 20 at most.
    #[graphql(default)]
    partners: Vec<ID>,
    /// Where these facts come from, up to 300 characters.
    bron: Option<String>,
}

impl ActiviteitVastleggenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            titel: self.titel,
            soort: self.soort.into(),
            status: self.status.map(Into::into),
            datum: self.datum.map(Into::into),
            omschrijving: self.omschrijving,
            locatie: self.locatie,
            online: self.online,
            praktijk: Kind::LerendePraktijk.optional_key(self.praktijk.as_ref())?,
            partners: Kind::Organisatie.keys(&self.partners)?,
            bron: self.bron,
        })
    }
}

/// What changes in an activiteit. An absent field stays as it is.
#[derive(InputObject)]
pub(crate) struct ActiviteitBijwerkenInput {
    /// The activiteit.
    activiteit: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The title, 1 to 200 characters.
    titel: Option<String>,
    /// What kind of activiteit it is.
    soort: Option<ActiviteitSoort>,
    /// How it stands: `GEPLAND` to `GEHOUDEN` or `AFGELAST`, and `AFGELAST` to `GEPLAND`.
    status: Option<ActiviteitStatus>,
    /// The day; null empties it.
    datum: MaybeUndefined<Date>,
    /// What it is or what happened, in Dutch, 1 to 2,000 characters.
    omschrijving: Option<String>,
    /// Where, up to 300 characters; null empties it.
    locatie: MaybeUndefined<String>,
    /// Whether one can take part from elsewhere.
    online: Option<bool>,
    /// The organisations that hold it, 20 at most: replaces those before.
    partners: Option<Vec<ID>>,
    /// Where these facts come from, up to 300 characters; null empties it.
    bron: MaybeUndefined<String>,
}

impl ActiviteitBijwerkenInput {
    fn parse(self) -> Result<write::Wijziging> {
        let partners = self.partners.map(|ids| Kind::Organisatie.keys(&ids));
        Ok(write::Wijziging {
            activiteit: Kind::Activiteit.key(&self.activiteit)?,
            version: self.version,
            titel: self.titel,
            soort: self.soort.map(Into::into),
            status: self.status.map(Into::into),
            datum: patch(self.datum),
            omschrijving: self.omschrijving,
            locatie: patch(self.locatie),
            online: self.online,
            partners: partners.transpose()?,
            bron: patch(self.bron),
        })
    }
}

payload! {
    /// What `activiteitVastleggen` did.
    ActiviteitVastleggenPayload {
        /// The new activiteit.
        activiteit: Activiteit
    } ActiviteitFoutCode, read::ById
}
payload! {
    /// What `activiteitBijwerken` did.
    ActiviteitBijwerkenPayload {
        /// The activiteit as it is now.
        activiteit: Activiteit
    } ActiviteitFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "ActiviteitMutations")]
impl Mutations {
    /// Enters an activiteit, which everybody reads at once. For REDACTIE, and for who facilitates the praktijk that holds it.
    /// Safe to retry with `Idempotency-Key`.
    async fn activiteit_vastleggen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new activiteit.")] input: ActiviteitVastleggenInput,
    ) -> Nullable<ActiviteitVastleggenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => ActiviteitVastleggenPayload::of(op, write::vastleggen(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Changes an activiteit, or tells whether it was held. For REDACTIE, and for who facilitates the praktijk that holds it.
    async fn activiteit_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: ActiviteitBijwerkenInput,
    ) -> Nullable<ActiviteitBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => ActiviteitBijwerkenPayload::of(op, write::bijwerken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
