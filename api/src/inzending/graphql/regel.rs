//! The type InzendingRegel.

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::inzending_regel::{Model, Veld};
use uuid::Uuid;

use super::words::{InzendingRegelCode, InzendingUitkomst, InzendingVeld};
use crate::{
    error::{Error, Result, Uitleg},
    graph::{ContextExt, Kind, Nullable, Op},
    inzending::rules::{VAN_DE_VERENIGING, Velden},
    lidmaatschap::{self, Lidmaatschap},
    vereniging,
};

/// One row of a delivery, and what it does.
#[derive(async_graphql::Description)]
pub struct InzendingRegel(Model);

impl From<Model> for InzendingRegel {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

/// What a row changes in one field.
#[derive(SimpleObject)]
pub(crate) struct InzendingWijziging {
    /// The field.
    veld: InzendingVeld,
    /// What the membership said before; null for nothing. A lidsoort by its code.
    oud: Option<String>,
    /// What it says after.
    nieuw: Option<String>,
}

/// A field of one side of a row, in words.
async fn woord(op: &Op, velden: Option<&Velden>, veld: Veld) -> Result<Option<String>> {
    let Some(text) = velden.and_then(|velden| velden.tekst(veld)) else {
        return Ok(None);
    };
    if veld != Veld::Lidsoort {
        return Ok(Some(text.into_owned()));
    }
    let key = Uuid::parse_str(&text).map_err(Error::fault)?;
    Ok(op.load(vereniging::LidsoortById(key)).await?.map(|row| row.code))
}

fn kant(json: Option<&str>) -> Result<Option<Velden>> {
    json.map(serde_json::from_str).transpose().map_err(Error::fault)
}

#[Object(use_type_description)]
impl InzendingRegel {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::InzendingRegel.id(self.0.id)
    }

    /// The row in the file, the header of a table being the first; null for a membership that the file does not name.
    async fn nummer(&self) -> Option<i32> {
        (!self.0.afwezig).then_some(self.0.nummer)
    }

    /// The number of the membership; null when it could not be read.
    async fn lidnummer(&self) -> Option<&str> {
        self.0.lidnummer.as_deref()
    }

    /// What it does.
    async fn uitkomst(&self) -> InzendingUitkomst {
        self.0.uitkomst.into()
    }

    /// Why it was refused; null when it was not.
    async fn code(&self) -> Option<InzendingRegelCode> {
        self.0.code.map(Into::into)
    }

    /// The field at which it was refused; null when it was not, or as a whole.
    async fn veld(&self) -> Option<InzendingVeld> {
        self.0.veld.map(Into::into)
    }

    /// Why it was refused, for people: Dutch, or English with `Accept-Language: en`. Never repeats the row.
    async fn uitleg(&self, ctx: &Context<'_>) -> Option<String> {
        self.0.code.map(|code| code.uitleg(ctx.op().taal).into_owned())
    }

    /// What changes, by field; for a new membership everything that it says.
    async fn wijzigingen(&self, ctx: &Context<'_>) -> Result<Vec<InzendingWijziging>> {
        let (voor, na) = (kant(self.0.voor.as_deref())?, kant(self.0.na.as_deref())?);
        let mut told = Vec::new();
        for veld in VAN_DE_VERENIGING {
            let oud = woord(ctx.op(), voor.as_ref(), veld).await?;
            let nieuw = woord(ctx.op(), na.as_ref(), veld).await?;
            if oud != nieuw {
                told.push(InzendingWijziging {
                    veld: veld.into(),
                    oud,
                    nieuw,
                });
            }
        }
        Ok(told)
    }

    /// The membership, once it is there; null when the delivery that made it was undone.
    async fn lidmaatschap(&self, ctx: &Context<'_>) -> Nullable<Lidmaatschap> {
        ctx.op().refer(self.0.lidmaatschap_id, lidmaatschap::ById).await
    }
}
