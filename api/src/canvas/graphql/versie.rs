//! The type CanvasVersie, and what changed since the version before.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::canvas_versie;

use super::object::Canvas;
use crate::{
    canvas::read,
    cyclus,
    error::Result,
    graph::{
        ContextExt, Kind, Nullable, Op,
        verschil::{VerschilDeel, delen},
        versie::Before,
    },
    member::{self, Member},
};

/// What a canvas said from one change to the next.
#[derive(async_graphql::Description)]
pub struct CanvasVersie(canvas_versie::Model);

impl From<canvas_versie::Model> for CanvasVersie {
    fn from(row: canvas_versie::Model) -> Self {
        Self(row)
    }
}

impl CanvasVersie {
    /// Whether the author may be told: of a praktijk it says who takes part.
    async fn tells_who(&self, op: &Op) -> Result<bool> {
        let of = op.load(read::ById(self.0.canvas_id)).await?;
        match of.map(|of| of.praktijk_id) {
            Some(Some(praktijk)) => cyclus::sees_inside(op, praktijk).await,
            Some(None) => Ok(true),
            None => Ok(false),
        }
    }
}

#[Object(use_type_description)]
impl CanvasVersie {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::CanvasVersie.id(self.0.id)
    }

    /// Of which canvas.
    async fn canvas(&self, ctx: &Context<'_>) -> Nullable<Canvas> {
        ctx.op().refer(Some(self.0.canvas_id), read::ById).await
    }

    /// 1 for the first version.
    async fn nummer(&self) -> i32 {
        self.0.nummer
    }

    /// The title of the ambition then; null for the canvas of a praktijk.
    async fn ambitie(&self) -> Option<&str> {
        self.0.ambitie.as_deref()
    }

    /// What, and why: as it was answered then.
    async fn wat_en_waarom(&self) -> Option<&str> {
        self.0.wat_en_waarom.as_deref()
    }

    /// Within what, then.
    async fn waarbinnen(&self) -> Option<&str> {
        self.0.waarbinnen.as_deref()
    }

    /// How, and with what, then.
    async fn hoe_en_waarmee(&self) -> Option<&str> {
        self.0.hoe_en_waarmee.as_deref()
    }

    /// Who, then.
    async fn wie(&self) -> Option<&str> {
        self.0.wie.as_deref()
    }

    /// What not, then.
    async fn wat_niet(&self) -> Option<&str> {
        self.0.wat_niet.as_deref()
    }

    /// Whether everybody read this version, at the time or later.
    async fn gedeeld(&self) -> bool {
        self.0.gedeeld
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

    /// Who made this version, if you may see the person; of a Lerende Praktijk for who takes part in it now and for REDACTIE.
    async fn auteur(&self, ctx: &Context<'_>) -> Nullable<Member> {
        let op = ctx.op();
        match self.tells_who(op).await {
            Ok(told) => op.refer(self.0.auteur_id.filter(|_| told), member::ById).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// When it was made, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

/// What changed between two versions of a canvas, by words, in reading order: the parts that are `GELIJK` or `VERWIJDERD`
/// make the old text, those that are `GELIJK` or `TOEGEVOEGD` the new one. An answer that was missing is an empty text.
#[derive(async_graphql::Description)]
pub(super) struct Verschil {
    oud: canvas_versie::Model,
    nieuw: canvas_versie::Model,
}

impl Verschil {
    fn deel(&self, part: fn(&canvas_versie::Model) -> Option<&str>) -> Vec<VerschilDeel> {
        delen(
            part(&self.oud).unwrap_or_default(),
            part(&self.nieuw).unwrap_or_default(),
        )
    }
}

#[Object(name = "CanvasVerschil", use_type_description)]
impl Verschil {
    /// The version before.
    async fn vorige(&self) -> CanvasVersie {
        self.oud.clone().into()
    }

    /// What changed in the title of the ambition.
    async fn ambitie(&self) -> Vec<VerschilDeel> {
        self.deel(|row| row.ambitie.as_deref())
    }

    /// What changed in what and why.
    async fn wat_en_waarom(&self) -> Vec<VerschilDeel> {
        self.deel(|row| row.wat_en_waarom.as_deref())
    }

    /// What changed in within what.
    async fn waarbinnen(&self) -> Vec<VerschilDeel> {
        self.deel(|row| row.waarbinnen.as_deref())
    }

    /// What changed in how and with what.
    async fn hoe_en_waarmee(&self) -> Vec<VerschilDeel> {
        self.deel(|row| row.hoe_en_waarmee.as_deref())
    }

    /// What changed in who.
    async fn wie(&self) -> Vec<VerschilDeel> {
        self.deel(|row| row.wie.as_deref())
    }

    /// What changed in what not.
    async fn wat_niet(&self) -> Vec<VerschilDeel> {
        self.deel(|row| row.wat_niet.as_deref())
    }
}
