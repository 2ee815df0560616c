//! The type LeervraagVersie, and what changed since the version before.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::leervraag_versie;

use crate::{
    graph::{
        ContextExt, Kind, Nullable,
        list_size::list_size,
        verschil::{DELEN, VerschilDeel, delen},
        versie::Before,
    },
    leervraag::{
        policy,
        read::{ById, Versies},
    },
    member::{self, Member},
};

/// The words of a leervraag at one time.
#[derive(async_graphql::Description)]
pub struct LeervraagVersie(leervraag_versie::Model);

impl From<leervraag_versie::Model> for LeervraagVersie {
    fn from(row: leervraag_versie::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl LeervraagVersie {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::LeervraagVersie.id(self.0.id)
    }

    /// 1 for the first version.
    async fn nummer(&self) -> i32 {
        self.0.nummer
    }

    /// The question as it was then.
    async fn tekst(&self) -> &str {
        &self.0.tekst
    }

    /// The explanation as it was then.
    async fn toelichting(&self) -> Option<&str> {
        self.0.toelichting.as_deref()
    }

    /// What changed since the version before; null for the first, and where you may not see the one before.
    async fn verschil(&self, ctx: &Context<'_>) -> Nullable<Verschil> {
        let found = ctx.op().load(Before::of(Versies, &self.0)).await.transpose()?;
        Some(found.map(|oud| Verschil {
            oud,
            nieuw: self.0.clone(),
        }))
    }

    /// Who wrote this version, if you may see the person; for the people of the leervraag and REDACTIE.
    async fn auteur(&self, ctx: &Context<'_>) -> Nullable<Member> {
        let op = ctx.op();
        let row = match op.load(ById(self.0.leervraag_id)).await {
            Ok(row) => row?,
            Err(error) => return Some(Err(error)),
        };
        policy::may_look_inside(&op.actor, &row).then_some(())?;
        op.refer(self.0.auteur_id, member::ById).await
    }

    /// When it was written, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

/// What changed between two versions, by words, in reading order. The parts that are `GELIJK` or `VERWIJDERD` make the
/// old text, those that are `GELIJK` or `TOEGEVOEGD` the new one. A text that was empty has no parts.
#[derive(async_graphql::Description)]
pub(super) struct Verschil {
    oud: leervraag_versie::Model,
    nieuw: leervraag_versie::Model,
}

#[Object(name = "LeervraagVerschil", use_type_description)]
impl Verschil {
    /// The version before.
    async fn vorige(&self) -> LeervraagVersie {
        self.oud.clone().into()
    }

    /// What changed in the question.
    #[graphql(directive = list_size::apply(DELEN))]
    async fn tekst(&self) -> Vec<VerschilDeel> {
        delen(&self.oud.tekst, &self.nieuw.tekst)
    }

    /// What changed in the explanation.
    #[graphql(directive = list_size::apply(DELEN))]
    async fn toelichting(&self) -> Vec<VerschilDeel> {
        let [oud, nieuw] = [&self.oud, &self.nieuw].map(|versie| versie.toelichting.as_deref());
        delen(oud.unwrap_or_default(), nieuw.unwrap_or_default())
    }
}
