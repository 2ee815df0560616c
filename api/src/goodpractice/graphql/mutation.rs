//! What a praktijk and editors do with a good practice: inputs and payloads.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};

use super::{
    object::GoodPractice,
    words::{GoodPracticeBesluit, GoodPracticeFoutCode, GoodPracticeTeruggavereden},
};
use crate::{
    error::Result,
    goodpractice::{read, write},
    graph::{
        ContextExt, Kind, Nullable,
        payload::{patch, payload},
    },
    raamwerk::Onderwijssoort,
};

/// A new good practice.
#[derive(InputObject)]
pub(crate) struct GoodPracticeMakenInput {
    /// The Lerende Praktijk where it arose, of which you are the facilitator. Editors may leave it out and name a source.
    praktijk: Option<ID>,
    /// The title, 1 to 200 characters.
    titel: String,
    /// What is done, and how, in Dutch, 1 to 2,000 characters.
    wat: String,
    /// For whom it is, in Dutch, 1 to 300 characters.
    voor_wie: String,
    /// What it takes in time, in Dutch, up to 300 characters.
    tijd: Option<String>,
    /// What it takes in money, in Dutch, up to 300 characters.
    kosten: Option<String>,
    /// What must be there for it to work, in Dutch, up to 2,000 characters.
    voorwaarden: Option<String>,
    /// What stood in the way, in Dutch, up to 2,000 characters.
    belemmering: Option<String>,
    /// Where it was described, up to 300 characters. Required without a Lerende Praktijk.
    bron: Option<String>,
    /// The werkzame factoren on which it rests.
    #[graphql(default)]
    factoren: Vec<ID>,
    /// The form in which education and youth help work together in it.
    samenwerkingsvorm: Option<ID>,
    /// The kinds of education for which it is.
    #[graphql(default)]
    onderwijssoorten: Vec<Onderwijssoort>,
    /// The ontwikkelopgaven that it works on, 100 at most.
    #[graphql(default)]
    ontwikkelopgaven: Vec<ID>,
    /// The leervragen that it answers, 100 at most.
    #[graphql(default)]
    leervragen: Vec<ID>,
}

impl GoodPracticeMakenInput {
    fn parse(self) -> Result<write::Nieuw> {
        let soorten = self.onderwijssoorten.into_iter();
        Ok(write::Nieuw {
            praktijk: Kind::LerendePraktijk.optional_key(self.praktijk.as_ref())?,
            woorden: write::Ruw {
                titel: Some(self.titel),
                wat: Some(self.wat),
                voor_wie: Some(self.voor_wie),
                tijd: Some(self.tijd),
                kosten: Some(self.kosten),
                voorwaarden: Some(self.voorwaarden),
                belemmering: Some(self.belemmering),
                bron: Some(self.bron),
            },
            indeling: write::Indeling {
                factoren: Some(Kind::WerkzameFactor.keys(&self.factoren)?),
                samenwerkingsvorm: Some(
                    Kind::Samenwerkingsvorm.optional_key(self.samenwerkingsvorm.as_ref())?,
                ),
                onderwijssoorten: Some(soorten.map(Into::into).collect()),
                ontwikkelopgaven: Some(Kind::Ontwikkelopgave.keys(&self.ontwikkelopgaven)?),
                leervragen: Some(Kind::Leervraag.keys(&self.leervragen)?),
            },
        })
    }
}

/// Other words for a good practice. An absent field stays as it was in the last version; null empties it where that is
/// possible.
#[derive(InputObject)]
pub(crate) struct GoodPracticeHerzienInput {
    /// The good practice.
    good_practice: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The title, 1 to 200 characters.
    titel: Option<String>,
    /// What is done, and how, in Dutch, 1 to 2,000 characters.
    wat: Option<String>,
    /// For whom it is, in Dutch, 1 to 300 characters.
    voor_wie: Option<String>,
    /// What it takes in time, in Dutch, up to 300 characters.
    tijd: MaybeUndefined<String>,
    /// What it takes in money, in Dutch, up to 300 characters.
    kosten: MaybeUndefined<String>,
    /// What must be there for it to work, in Dutch, up to 2,000 characters.
    voorwaarden: MaybeUndefined<String>,
    /// What stood in the way, in Dutch, up to 2,000 characters.
    belemmering: MaybeUndefined<String>,
    /// Where it was described, up to 300 characters. Required without a Lerende Praktijk.
    bron: MaybeUndefined<String>,
}

impl GoodPracticeHerzienInput {
    fn parse(self) -> Result<(write::Doel, write::Ruw)> {
        let doel = doel(&self.good_practice, self.version)?;
        let woorden = write::Ruw {
            titel: self.titel,
            wat: self.wat,
            voor_wie: self.voor_wie,
            tijd: patch(self.tijd),
            kosten: patch(self.kosten),
            voorwaarden: patch(self.voorwaarden),
            belemmering: patch(self.belemmering),
            bron: patch(self.bron),
        };
        Ok((doel, woorden))
    }
}

/// What a good practice is filed under. An absent field stays as it is; a list replaces the list. Links to what you may not
/// see stay.
#[derive(InputObject)]
pub(crate) struct GoodPracticeIndelenInput {
    /// The good practice.
    good_practice: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The werkzame factoren on which it rests.
    factoren: Option<Vec<ID>>,
    /// The form in which education and youth help work together in it; null empties it.
    samenwerkingsvorm: MaybeUndefined<ID>,
    /// The kinds of education for which it is.
    onderwijssoorten: Option<Vec<Onderwijssoort>>,
    /// The ontwikkelopgaven that it works on, 100 at most.
    ontwikkelopgaven: Option<Vec<ID>>,
    /// The leervragen that it answers, 100 at most.
    leervragen: Option<Vec<ID>>,
}

impl GoodPracticeIndelenInput {
    fn parse(self) -> Result<(write::Doel, write::Indeling)> {
        let keys = |kind: Kind, ids: Option<Vec<ID>>| ids.map(|ids| kind.keys(&ids)).transpose();
        let soorten = |soorten: Vec<Onderwijssoort>| soorten.into_iter().map(Into::into).collect();
        let doel = doel(&self.good_practice, self.version)?;
        let indeling = write::Indeling {
            factoren: keys(Kind::WerkzameFactor, self.factoren)?,
            samenwerkingsvorm: Kind::Samenwerkingsvorm.patched_key(&self.samenwerkingsvorm)?,
            onderwijssoorten: self.onderwijssoorten.map(soorten),
            ontwikkelopgaven: keys(Kind::Ontwikkelopgave, self.ontwikkelopgaven)?,
            leervragen: keys(Kind::Leervraag, self.leervragen)?,
        };
        Ok((doel, indeling))
    }
}

/// A good practice that its praktijk offers to be shared.
#[derive(InputObject)]
pub(crate) struct GoodPracticeDelenInput {
    /// The good practice.
    good_practice: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

impl GoodPracticeDelenInput {
    fn parse(&self) -> Result<write::Doel> {
        doel(&self.good_practice, self.version)
    }
}

/// What an editor decides about the last version of a good practice.
#[derive(InputObject)]
pub(crate) struct GoodPracticeBeoordelenInput {
    /// The good practice.
    good_practice: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The decision.
    besluit: GoodPracticeBesluit,
    /// Why it is given back; only then.
    reden: Option<GoodPracticeTeruggavereden>,
    /// What the reason means here, up to 300 characters; required with `ANDERS`.
    toelichting: Option<String>,
}

impl GoodPracticeBeoordelenInput {
    fn parse(self) -> Result<write::Beoordeling> {
        Ok(write::Beoordeling {
            doel: doel(&self.good_practice, self.version)?,
            besluit: self.besluit.into(),
            reden: self.reden.map(Into::into),
            toelichting: self.toelichting,
        })
    }
}

/// A good practice that is withdrawn.
#[derive(InputObject)]
pub(crate) struct GoodPracticeIntrekkenInput {
    /// The good practice.
    good_practice: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

impl GoodPracticeIntrekkenInput {
    fn parse(&self) -> Result<write::Doel> {
        doel(&self.good_practice, self.version)
    }
}

fn doel(id: &ID, version: i32) -> Result<write::Doel> {
    let practice = Kind::GoodPractice.key(id)?;
    Ok(write::Doel { practice, version })
}

payload! {
    /// What `goodPracticeMaken` did.
    GoodPracticeMakenPayload {
        /// The good practice as it is now.
        good_practice: GoodPractice
    } GoodPracticeFoutCode, read::ById
}
payload! {
    /// What `goodPracticeHerzien` did.
    GoodPracticeHerzienPayload {
        /// The good practice as it is now.
        good_practice: GoodPractice
    } GoodPracticeFoutCode, read::ById
}
payload! {
    /// What `goodPracticeIndelen` did.
    GoodPracticeIndelenPayload {
        /// The good practice as it is now.
        good_practice: GoodPractice
    } GoodPracticeFoutCode, read::ById
}
payload! {
    /// What `goodPracticeDelen` did.
    GoodPracticeDelenPayload {
        /// The good practice as it is now.
        good_practice: GoodPractice
    } GoodPracticeFoutCode, read::ById
}
payload! {
    /// What `goodPracticeBeoordelen` did.
    GoodPracticeBeoordelenPayload {
        /// The good practice as it is now.
        good_practice: GoodPractice
    } GoodPracticeFoutCode, read::ById
}
payload! {
    /// What `goodPracticeIntrekken` did.
    GoodPracticeIntrekkenPayload {
        /// The good practice as it is now.
        good_practice: GoodPractice
    } GoodPracticeFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "GoodPracticeMutations")]
impl Mutations {
    /// Enters a good practice as a concept: the facilitator of the Lerende Praktijk where it arose, or REDACTIE. Safe to retry with
    /// `Idempotency-Key`.
    async fn good_practice_maken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new good practice.")] input: GoodPracticeMakenInput,
    ) -> Nullable<GoodPracticeMakenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => GoodPracticeMakenPayload::of(op, write::maken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Gives a good practice other words, as its next version. What was shared goes back to the editors, and others read the shared
    /// words until these are. For its facilitator and REDACTIE.
    async fn good_practice_herzien(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: GoodPracticeHerzienInput,
    ) -> Nullable<GoodPracticeHerzienPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => GoodPracticeHerzienPayload::of(op, write::herzien(op, nieuw.0, nieuw.1).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Files a good practice under factors, schools, ontwikkelopgaven and leervragen, at once. For its facilitator and REDACTIE.
    async fn good_practice_indelen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: GoodPracticeIndelenInput,
    ) -> Nullable<GoodPracticeIndelenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => GoodPracticeIndelenPayload::of(op, write::indelen(op, nieuw.0, nieuw.1).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Offers a good practice to be shared: it waits for the editors. For its facilitator and REDACTIE.
    async fn good_practice_delen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The good practice.")] input: GoodPracticeDelenInput,
    ) -> Nullable<GoodPracticeDelenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => GoodPracticeDelenPayload::of(op, write::delen(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Shares the last version of a good practice with everybody, or gives it back with a reason; what was reported about what
    /// others read is closed. For REDACTIE.
    async fn good_practice_beoordelen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: GoodPracticeBeoordelenInput,
    ) -> Nullable<GoodPracticeBeoordelenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => GoodPracticeBeoordelenPayload::of(op, write::beoordelen(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Withdraws a good practice for good: others read it no more. For its facilitator and REDACTIE.
    async fn good_practice_intrekken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The good practice.")] input: GoodPracticeIntrekkenInput,
    ) -> Nullable<GoodPracticeIntrekkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => GoodPracticeIntrekkenPayload::of(op, write::intrekken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
