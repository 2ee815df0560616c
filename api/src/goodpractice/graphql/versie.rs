//! The type GoodPracticeVersie, and what changed since the version before.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::goodpractice_versie::Model;

use super::object::GoodPractice;
use crate::{
    error::Result,
    goodpractice::{
        policy::{self, Inside},
        read, rules,
    },
    graph::{
        ContextExt, Kind, Nullable, Op,
        verschil::{VerschilDeel, delen},
        versie::Before,
    },
    leervraag::TekstSignaal,
    member::{self, Member},
};

/// The words of a good practice from one change to the next.
#[derive(async_graphql::Description)]
pub struct GoodPracticeVersie(Model);

impl From<Model> for GoodPracticeVersie {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

impl GoodPracticeVersie {
    /// Whether the actor takes part in the praktijk where it arose now, or is an editor.
    async fn inside(&self, op: &Op) -> Result<bool> {
        match op.load(read::ById(self.0.goodpractice_id)).await? {
            Some(of) => GoodPractice::from(of).inside(op).await,
            None => Ok(false),
        }
    }
}

#[Object(use_type_description)]
impl GoodPracticeVersie {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::GoodPracticeVersie.id(self.0.id)
    }

    /// 1 for the first version.
    async fn nummer(&self) -> i32 {
        self.0.nummer
    }

    /// The title, in Dutch, up to 200 characters.
    async fn titel(&self) -> &str {
        &self.0.titel
    }

    /// What is done, and how, in Dutch, up to 2,000 characters.
    async fn wat(&self) -> &str {
        &self.0.wat
    }

    /// For whom it is, in Dutch, up to 300 characters.
    async fn voor_wie(&self) -> &str {
        &self.0.voor_wie
    }

    /// What it takes in time, in Dutch, up to 300 characters.
    async fn tijd(&self) -> Option<&str> {
        self.0.tijd.as_deref()
    }

    /// What it takes in money, in Dutch, up to 300 characters.
    async fn kosten(&self) -> Option<&str> {
        self.0.kosten.as_deref()
    }

    /// What must be there for it to work, in Dutch, up to 2,000 characters.
    async fn voorwaarden(&self) -> Option<&str> {
        self.0.voorwaarden.as_deref()
    }

    /// What stood in the way, in Dutch, up to 2,000 characters.
    async fn belemmering(&self) -> Option<&str> {
        self.0.belemmering.as_deref()
    }

    /// Where it was described, up to 300 characters.
    async fn bron(&self) -> Option<&str> {
        self.0.bron.as_deref()
    }

    /// What changed since the version before; null for the first, and where you may not see the one before.
    async fn verschil(&self, ctx: &Context<'_>) -> Nullable<Verschil> {
        let before = Before::of(read::Versies, &self.0);
        let found = ctx.op().load(before).await.transpose()?;
        Some(found.map(|oud| Verschil {
            oud,
            nieuw: self.0.clone(),
        }))
    }

    /// The places that an editor must look at before sharing it; for REDACTIE.
    async fn signalen(&self, ctx: &Context<'_>) -> Option<Vec<TekstSignaal>> {
        let editor = policy::sees_inside(&ctx.op().actor) == Inside::Open;
        editor.then(|| {
            let doubts = rules::twijfels(&self.0).into_iter();
            doubts
                .map(|(field, doubt)| TekstSignaal::new(field, doubt))
                .collect()
        })
    }

    /// Who made this version, if you may see the person; for who takes part in its Lerende Praktijk now and for REDACTIE.
    async fn auteur(&self, ctx: &Context<'_>) -> Nullable<Member> {
        let op = ctx.op();
        match self.inside(op).await {
            Ok(inside) => op.refer(self.0.auteur_id.filter(|_| inside), member::ById).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// When editors shared it, in UTC; null when they did not.
    async fn gedeeld_op(&self) -> Option<DateTime<Utc>> {
        self.0.gedeeld_op
    }

    /// When it was made, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

/// What changed between two versions of a good practice. Texts are told by words, in reading order: the parts that are
/// `GELIJK` or `VERWIJDERD` make the old text, those that are `GELIJK` or `TOEGEVOEGD` the new one.
#[derive(async_graphql::Description)]
pub(super) struct Verschil {
    oud: Model,
    nieuw: Model,
}

#[Object(name = "GoodPracticeVerschil", use_type_description)]
impl Verschil {
    /// The version before.
    async fn vorige(&self) -> GoodPracticeVersie {
        self.oud.clone().into()
    }

    /// What changed in the title.
    async fn titel(&self) -> Vec<VerschilDeel> {
        delen(&self.oud.titel, &self.nieuw.titel)
    }

    /// What changed in what is done.
    async fn wat(&self) -> Vec<VerschilDeel> {
        delen(&self.oud.wat, &self.nieuw.wat)
    }

    /// What changed in for whom it is.
    async fn voor_wie(&self) -> Vec<VerschilDeel> {
        delen(&self.oud.voor_wie, &self.nieuw.voor_wie)
    }

    /// What changed in what it takes in time.
    async fn tijd(&self) -> Vec<VerschilDeel> {
        delen(
            self.oud.tijd.as_deref().unwrap_or_default(),
            self.nieuw.tijd.as_deref().unwrap_or_default(),
        )
    }

    /// What changed in what it takes in money.
    async fn kosten(&self) -> Vec<VerschilDeel> {
        delen(
            self.oud.kosten.as_deref().unwrap_or_default(),
            self.nieuw.kosten.as_deref().unwrap_or_default(),
        )
    }

    /// What changed in what must be there.
    async fn voorwaarden(&self) -> Vec<VerschilDeel> {
        delen(
            self.oud.voorwaarden.as_deref().unwrap_or_default(),
            self.nieuw.voorwaarden.as_deref().unwrap_or_default(),
        )
    }

    /// What changed in what stood in the way.
    async fn belemmering(&self) -> Vec<VerschilDeel> {
        delen(
            self.oud.belemmering.as_deref().unwrap_or_default(),
            self.nieuw.belemmering.as_deref().unwrap_or_default(),
        )
    }

    /// What changed in where it was described.
    async fn bron(&self) -> Vec<VerschilDeel> {
        delen(
            self.oud.bron.as_deref().unwrap_or_default(),
            self.nieuw.bron.as_deref().unwrap_or_default(),
        )
    }
}
