//! The types Moderatiebesluit and ModeratiebesluitRegel.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::{besluit, besluit_regel};

use super::words::{LeervraagSamenvoegreden, ModeratieFoutCode, ModeratieOngedaan, ModeratiebesluitSoort};
use crate::{
    graph::{ContextExt, Kind, Nullable, Op, UserError, list_size::list_size, payload::outcome},
    leervraag::{self, Afwijsreden, Leervraag},
    melding::MeldingUitkomst,
    member::{self, Member},
    moderatie::{read, rules, write},
};

/// A decision of an editor about one or more leervragen, with one reason. For REDACTIE.
#[derive(async_graphql::Description)]
pub struct Moderatiebesluit(besluit::Model);

impl From<besluit::Model> for Moderatiebesluit {
    fn from(row: besluit::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Moderatiebesluit {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Moderatiebesluit.id(self.0.id)
    }

    /// What was decided.
    async fn soort(&self) -> ModeratiebesluitSoort {
        self.0.soort.into()
    }

    /// Why it was refused or taken back; null for other decisions.
    async fn reden(&self) -> Option<Afwijsreden> {
        self.0.reden.map(Into::into)
    }

    /// Why it was merged; null for other decisions.
    async fn samenvoegreden(&self) -> Option<LeervraagSamenvoegreden> {
        self.0.samenvoegreden.map(Into::into)
    }

    /// How a report was closed; null for other decisions.
    async fn meldinguitkomst(&self) -> Option<MeldingUitkomst> {
        self.0.uitkomst.map(Into::into)
    }

    /// The editor who decided.
    async fn door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.door_id, member::ById).await
    }

    /// What it did: a row for each leervraag, in the order in which they were named, then for each that came loose.
    #[graphql(directive = list_size::apply(100))]
    async fn regels(&self, ctx: &Context<'_>) -> Nullable<Vec<ModeratiebesluitRegel>> {
        let rows = ctx.op().load(read::RegelsOf(self.0.id)).await;
        let told = |rows: Vec<besluit_regel::Model>| rows.into_iter().map(ModeratiebesluitRegel).collect();
        Some(rows.map(|rows| told(rows.unwrap_or_default())))
    }

    /// Until when it can be undone, in UTC.
    async fn ongedaan_tot(&self, ctx: &Context<'_>) -> DateTime<Utc> {
        rules::over(self.0.created_at, ctx.op().limits.undo_minutes)
    }

    /// When it was undone, in UTC; null when it stands.
    async fn ongedaan_op(&self) -> Option<DateTime<Utc>> {
        self.0.ongedaan_op
    }

    /// The editor who undid it.
    async fn ongedaan_door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.ongedaan_door_id, member::ById).await
    }

    /// When it was decided, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

/// What a decision did with one leervraag.
#[derive(async_graphql::Description)]
pub(super) struct ModeratiebesluitRegel(besluit_regel::Model);

#[Object(use_type_description)]
impl ModeratiebesluitRegel {
    /// The leervraag as it is now.
    async fn leervraag(&self, ctx: &Context<'_>) -> Nullable<Leervraag> {
        ctx.op().refer(Some(self.0.leervraag_id), leervraag::ById).await
    }

    /// The leervraag into which it was merged; null for other decisions.
    async fn naar(&self, ctx: &Context<'_>) -> Nullable<Leervraag> {
        let naar = self.0.naar_id.filter(|_| !rules::is_losgeraakt(&self.0));
        ctx.op().refer(naar, leervraag::ById).await
    }

    /// The leervraag into which it was merged before, and which this decision took from publication; so it stands by itself again. Null for the leervragen that the decision is about.
    async fn losgeraakt_van(&self, ctx: &Context<'_>) -> Nullable<Leervraag> {
        let van = self.0.naar_id.filter(|_| rules::is_losgeraakt(&self.0));
        ctx.op().refer(van, leervraag::ById).await
    }

    /// What undoing did with it; null while the decision stands.
    async fn ongedaan(&self) -> Option<ModeratieOngedaan> {
        self.0.ongedaan.map(Into::into)
    }
}

/// The payload of a decision about one leervraag: that leervraag, the decision, and what the user can mend.
pub(super) async fn decided<P>(
    op: &Op,
    done: write::Done,
    payload: impl FnOnce(Option<Leervraag>, Option<Moderatiebesluit>, Vec<UserError<ModeratieFoutCode>>) -> P,
) -> Nullable<P> {
    let answer = async {
        let (key, user_errors) = outcome(done, op.taal)?;
        let Some(key) = key else {
            return Ok(payload(None, None, user_errors));
        };
        let besluit = op.load(read::BesluitById(key)).await?;
        let regels = op.load(read::RegelsOf(key)).await?.unwrap_or_default();
        let leervraag = match regels.first() {
            Some(regel) => op.load(leervraag::ById(regel.leervraag_id)).await?,
            None => None,
        };
        Ok(payload(
            leervraag.map(Into::into),
            besluit.map(Into::into),
            user_errors,
        ))
    };
    Some(answer.await)
}
