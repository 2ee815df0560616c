//! Changing leervragen: inputs and payloads.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};

use super::{
    indienen::{LeervraagIndienenInput, LeervragenIndienenInput, LeervragenIndienenPayload},
    object::Leervraag,
    words::{LeervraagAard, LeervraagFoutCode, LeervraagHerkomst, VragerWeergave},
};
use crate::{
    error::Result,
    graph::{
        ContextExt, Kind, Nullable,
        payload::{patch, payload},
    },
    leervraag::{read, write},
    raamwerk::Onderwijssoort,
};

/// What changes in a leervraag. An absent field stays as it is; null empties it where that is possible.
#[derive(InputObject)]
pub(super) struct LeervraagHerzienInput {
    /// The leervraag.
    leervraag: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The question, 10 to 2,000 characters. A new text goes to the editors, also when the old one was published.
    tekst: Option<String>,
    /// The explanation, up to 2,000 characters. A new text goes to the editors.
    toelichting: MaybeUndefined<String>,
    /// What it is about.
    aard: MaybeUndefined<LeervraagAard>,
    /// How the asker is shown; takes effect at once. For the asker only.
    weergave: Option<VragerWeergave>,
    /// Where it came from, by the rules of submitting. Another origin of a published leervraag goes to the editors.
    herkomst: Option<LeervraagHerkomst>,
    /// The Lerende Praktijk in which it came up: one in which you take part now, as must the asker. Another praktijk of a published leervraag goes to the editors.
    praktijk: MaybeUndefined<ID>,
    /// The activiteit where it came up. Another activiteit of a published leervraag goes to the editors.
    activiteit: MaybeUndefined<ID>,
    /// The asker's discipline in this question, by the rules of submitting; the sector follows from it. Takes effect at once.
    discipline: MaybeUndefined<ID>,
    /// The kind of school that it concerns; takes effect at once.
    onderwijssoort: MaybeUndefined<Onderwijssoort>,
    /// The area that it concerns; takes effect at once.
    gebied: MaybeUndefined<ID>,
    /// The form of collaboration that it concerns; takes effect at once.
    samenwerkingsvorm: MaybeUndefined<ID>,
    /// The werkzame factoren that it touches: replaces the list.
    factoren: Option<Vec<ID>>,
    /// The parameters that it touches: replaces the list.
    parameters: Option<Vec<ID>>,
    /// Your answer to a refusal, up to 2,000 characters, once for each refusal; offers the leervraag to the editors again.
    weerwoord: Option<String>,
    /// Offer a draft to the editors; otherwise a draft stays a draft. What was offered before needs no second offer.
    #[graphql(default)]
    indienen: bool,
}

impl LeervraagHerzienInput {
    fn parse(self) -> Result<write::Herziening> {
        Ok(write::Herziening {
            leervraag: Kind::Leervraag.key(&self.leervraag)?,
            version: self.version,
            tekst: self.tekst,
            toelichting: patch(self.toelichting),
            aard: patch(self.aard),
            weergave: self.weergave.map(Into::into),
            herkomst: self.herkomst.map(Into::into),
            praktijk: Kind::LerendePraktijk.patched_key(&self.praktijk)?,
            activiteit: Kind::Activiteit.patched_key(&self.activiteit)?,
            discipline: Kind::Discipline.patched_key(&self.discipline)?,
            onderwijssoort: patch(self.onderwijssoort),
            gebied: Kind::Gebied.patched_key(&self.gebied)?,
            samenwerkingsvorm: Kind::Samenwerkingsvorm.patched_key(&self.samenwerkingsvorm)?,
            factoren: self
                .factoren
                .map(|ids| Kind::WerkzameFactor.keys(&ids))
                .transpose()?,
            parameters: self
                .parameters
                .map(|ids| Kind::RaamwerkParameter.keys(&ids))
                .transpose()?,
            weerwoord: self.weerwoord,
            indienen: self.indienen,
        })
    }
}

/// Which leervraag is withdrawn.
#[derive(InputObject)]
pub(super) struct LeervraagIntrekkenInput {
    /// The leervraag.
    leervraag: ID,
    /// The version that you read.
    version: i32,
}

/// Your answer to a refusal.
#[derive(InputObject)]
pub(super) struct LeervraagWeerwoordGevenInput {
    /// The leervraag: refused, and not answered yet.
    leervraag: ID,
    /// The version that you read.
    version: i32,
    /// Your answer, up to 2,000 characters. Editors read it.
    weerwoord: String,
}

/// Which leervraag is meant.
#[derive(InputObject)]
pub(super) struct LeervraagHerkennenInput {
    /// The leervraag.
    leervraag: ID,
}

/// Which leervraag is meant.
#[derive(InputObject)]
pub(super) struct LeervraagHerkenningIntrekkenInput {
    /// The leervraag.
    leervraag: ID,
}

/// Which recognition is taken along.
#[derive(InputObject)]
pub(super) struct HerkenningMeenemenInput {
    /// The merged leervraag, which you recognise.
    leervraag: ID,
}

payload! {
    /// What `leervraagIndienen` did.
    LeervraagIndienenPayload {
        /// The new leervraag.
        leervraag: Leervraag
    } LeervraagFoutCode, read::ById
}
payload! {
    /// What `leervraagHerzien` did.
    LeervraagHerzienPayload {
        /// The leervraag as it is now.
        leervraag: Leervraag
    } LeervraagFoutCode, read::ById
}
payload! {
    /// What `leervraagIntrekken` did.
    LeervraagIntrekkenPayload {
        /// The leervraag as it is now.
        leervraag: Leervraag
    } LeervraagFoutCode, read::ById
}
payload! {
    /// What `leervraagWeerwoordGeven` did.
    LeervraagWeerwoordGevenPayload {
        /// The leervraag as it is now.
        leervraag: Leervraag
    } LeervraagFoutCode, read::ById
}
payload! {
    /// What `leervraagHerkennen` did.
    LeervraagHerkennenPayload {
        /// The leervraag as it is now.
        leervraag: Leervraag
    } LeervraagFoutCode, read::ById
}
payload! {
    /// What `herkenningMeenemen` did.
    HerkenningMeenemenPayload {
        /// The leervraag in which the merged one goes on, and which you recognise now.
        leervraag: Leervraag
    } LeervraagFoutCode, read::ById
}
payload! {
    /// What `leervraagHerkenningIntrekken` did.
    LeervraagHerkenningIntrekkenPayload {
        /// The leervraag as it is now.
        leervraag: Leervraag
    } LeervraagFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "LeervraagMutations")]
impl Mutations {
    /// Submits a leervraag to the editors, or keeps it as a draft. For members. Safe to retry with `Idempotency-Key`.
    async fn leervraag_indienen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new leervraag.")] input: LeervraagIndienenInput,
    ) -> Nullable<LeervraagIndienenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok((afkomst, nieuw, concept)) => {
                let done = write::indienen(op, afkomst, nieuw, concept).await;
                LeervraagIndienenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Submits the questions of a meeting to the editors, or keeps them as drafts. A question that is refused does not
    /// hold up the others. For members; on behalf of others for who facilitates the praktijk, and for REDACTIE. Safe to
    /// retry with `Idempotency-Key`.
    async fn leervragen_indienen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The questions, and where they came up.")] input: LeervragenIndienenInput,
    ) -> Nullable<LeervragenIndienenPayload> {
        let (op, sleutels) = (ctx.op(), input.sleutels());
        match input.parse() {
            Ok(levering) => {
                let done = write::leveren(op, levering).await;
                Some(LeervragenIndienenPayload::of(op, done, sleutels).await)
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Revises a leervraag. For who asked it and who typed it; who typed it for another member must still be able to
    /// enter for that member.
    async fn leervraag_herzien(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: LeervraagHerzienInput,
    ) -> Nullable<LeervraagHerzienPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => LeervraagHerzienPayload::of(op, write::herzien(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Withdraws a leervraag for good, from any state. For the asker.
    async fn leervraag_intrekken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which leervraag.")] input: LeervraagIntrekkenInput,
    ) -> Nullable<LeervraagIntrekkenPayload> {
        let op = ctx.op();
        match Kind::Leervraag.key(&input.leervraag) {
            Ok(key) => {
                LeervraagIntrekkenPayload::of(op, write::intrekken(op, key, input.version).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Answers a refusal, once: the words stay, and an editor looks again. When the refusal stands, other words (`leervraagHerzien`) or withdrawing remain. For who asked it and who typed it, by the rules of `leervraagHerzien`.
    async fn leervraag_weerwoord_geven(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answer.")] input: LeervraagWeerwoordGevenInput,
    ) -> Nullable<LeervraagWeerwoordGevenPayload> {
        let op = ctx.op();
        match Kind::Leervraag.key(&input.leervraag) {
            Ok(key) => {
                let done = write::weerwoord_geven(op, key, input.version, input.weerwoord).await;
                LeervraagWeerwoordGevenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Recognises a published leervraag: it is your question too. A second time changes nothing. For members.
    async fn leervraag_herkennen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which leervraag.")] input: LeervraagHerkennenInput,
    ) -> Nullable<LeervraagHerkennenPayload> {
        let op = ctx.op();
        match Kind::Leervraag.key(&input.leervraag) {
            Ok(key) => LeervraagHerkennenPayload::of(op, write::herkennen(op, key).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes your recognition of a merged leervraag along to the one in which it goes on; where you recognise that already, nothing changes. Undoing the merging takes it back. For members.
    async fn herkenning_meenemen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which leervraag.")] input: HerkenningMeenemenInput,
    ) -> Nullable<HerkenningMeenemenPayload> {
        let op = ctx.op();
        match Kind::Leervraag.key(&input.leervraag) {
            Ok(key) => HerkenningMeenemenPayload::of(op, write::meenemen(op, key).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes your recognition of a leervraag back. For members.
    async fn leervraag_herkenning_intrekken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which leervraag.")] input: LeervraagHerkenningIntrekkenInput,
    ) -> Nullable<LeervraagHerkenningIntrekkenPayload> {
        let op = ctx.op();
        match Kind::Leervraag.key(&input.leervraag) {
            Ok(key) => {
                LeervraagHerkenningIntrekkenPayload::of(op, write::herkenning_intrekken(op, key).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}
