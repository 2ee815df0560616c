//! Making, changing and sharing a canvas: inputs and payloads.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};

use super::{object::Canvas, words::CanvasFoutCode};
use crate::{
    canvas::{read, write},
    error::Result,
    graph::{
        ContextExt, Kind, Nullable,
        payload::{patch, payload},
    },
};

/// A new canvas, of a praktijk or of an ambition.
#[derive(InputObject)]
pub(crate) struct CanvasMakenInput {
    /// Of which Lerende Praktijk; it has no canvas yet.
    praktijk: Option<ID>,
    /// The title of the ambition, up to 200 characters. For REDACTIE.
    ambitie: Option<String>,
    /// What, and why; up to 2,000 characters, as each of the five.
    wat_en_waarom: Option<String>,
    /// Within what: place, rules, time, means.
    waarbinnen: Option<String>,
    /// How, and with what.
    hoe_en_waarmee: Option<String>,
    /// Who does it, and with whom: roles and organisations.
    wie: Option<String>,
    /// What not.
    wat_niet: Option<String>,
}

impl CanvasMakenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            praktijk: Kind::LerendePraktijk.optional_key(self.praktijk.as_ref())?,
            ambitie: self.ambitie,
            delen: write::Delen {
                wat_en_waarom: Some(self.wat_en_waarom),
                waarbinnen: Some(self.waarbinnen),
                hoe_en_waarmee: Some(self.hoe_en_waarmee),
                wie: Some(self.wie),
                wat_niet: Some(self.wat_niet),
            },
        })
    }
}

/// What changes in a canvas. An absent field stays as it is; null empties an answer.
#[derive(InputObject)]
pub(crate) struct CanvasBijwerkenInput {
    /// Which canvas.
    canvas: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The title of the ambition, up to 200 characters; not for the canvas of a praktijk.
    ambitie: Option<String>,
    /// What, and why; up to 2,000 characters, as each of the five.
    wat_en_waarom: MaybeUndefined<String>,
    /// Within what: place, rules, time, means.
    waarbinnen: MaybeUndefined<String>,
    /// How, and with what.
    hoe_en_waarmee: MaybeUndefined<String>,
    /// Who does it, and with whom: roles and organisations.
    wie: MaybeUndefined<String>,
    /// What not.
    wat_niet: MaybeUndefined<String>,
}

impl CanvasBijwerkenInput {
    fn parse(self) -> Result<write::Wijziging> {
        Ok(write::Wijziging {
            canvas: Kind::Canvas.key(&self.canvas)?,
            version: self.version,
            ambitie: self.ambitie,
            delen: write::Delen {
                wat_en_waarom: patch(self.wat_en_waarom),
                waarbinnen: patch(self.waarbinnen),
                hoe_en_waarmee: patch(self.hoe_en_waarmee),
                wie: patch(self.wie),
                wat_niet: patch(self.wat_niet),
            },
        })
    }
}

/// A canvas that is shared.
#[derive(InputObject)]
pub(crate) struct CanvasDelenInput {
    /// Which canvas.
    canvas: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

/// A canvas that is taken back.
#[derive(InputObject)]
pub(crate) struct CanvasTerugnemenInput {
    /// Which canvas.
    canvas: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

fn read_as(canvas: &ID, version: i32) -> Result<write::Gelezen> {
    Ok(write::Gelezen {
        canvas: Kind::Canvas.key(canvas)?,
        version,
    })
}

payload! {
    /// What `canvasMaken` did.
    CanvasMakenPayload {
        /// The new canvas.
        canvas: Canvas
    } CanvasFoutCode, read::ById
}
payload! {
    /// What `canvasBijwerken` did.
    CanvasBijwerkenPayload {
        /// The canvas as it is now.
        canvas: Canvas
    } CanvasFoutCode, read::ById
}
payload! {
    /// What `canvasDelen` did.
    CanvasDelenPayload {
        /// The canvas as it is now.
        canvas: Canvas
    } CanvasFoutCode, read::ById
}
payload! {
    /// What `canvasTerugnemen` did.
    CanvasTerugnemenPayload {
        /// The canvas as it is now.
        canvas: Canvas
    } CanvasFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "CanvasMutations")]
impl Mutations {
    /// Makes a canvas, as a `CONCEPT`: of a praktijk by who takes part in it and REDACTIE, of an ambition by REDACTIE.
    async fn canvas_maken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new canvas.")] input: CanvasMakenInput,
    ) -> Nullable<CanvasMakenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => CanvasMakenPayload::of(op, write::maken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Changes the words of a canvas; when it is shared, for everybody at once. For who takes part and REDACTIE.
    async fn canvas_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: CanvasBijwerkenInput,
    ) -> Nullable<CanvasBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => CanvasBijwerkenPayload::of(op, write::bijwerken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Shares a canvas with everybody. For the facilitators of the praktijk and REDACTIE.
    async fn canvas_delen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: CanvasDelenInput,
    ) -> Nullable<CanvasDelenPayload> {
        let op = ctx.op();
        match read_as(&input.canvas, input.version) {
            Ok(gelezen) => CanvasDelenPayload::of(op, write::delen(op, gelezen).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Keeps a shared canvas to the praktijk again, with all its versions. For its facilitators and REDACTIE.
    async fn canvas_terugnemen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: CanvasTerugnemenInput,
    ) -> Nullable<CanvasTerugnemenPayload> {
        let op = ctx.op();
        match read_as(&input.canvas, input.version) {
            Ok(gelezen) => CanvasTerugnemenPayload::of(op, write::terugnemen(op, gelezen).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
