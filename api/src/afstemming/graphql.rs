//! Reading back in the graph.

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use entity::lidmaatschap_wijziging::Model;
use uuid::Uuid;

use super::read;
use crate::{
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    inzending::InzendingRegel,
    lidmaatschap::{self, Lidmaatschap},
};

/// What happened to a lidmaatschap.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LidmaatschapWijzigingSoort {
    /// It was made or changed, or ended: it is there, with what it says now.
    Gewijzigd,
    /// It is gone: the delivery that made it was undone.
    Vervallen,
}

/// A lidmaatschap that changed, or that is gone: the last thing that happened to it.
#[derive(async_graphql::Description)]
pub(crate) struct LidmaatschapWijziging(Model);

impl From<Model> for LidmaatschapWijziging {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl LidmaatschapWijziging {
    /// What happened.
    async fn soort(&self) -> LidmaatschapWijzigingSoort {
        if self.0.vervallen {
            LidmaatschapWijzigingSoort::Vervallen
        } else {
            LidmaatschapWijzigingSoort::Gewijzigd
        }
    }

    /// The stand of the beroepsvereniging at which it happened.
    async fn stand(&self) -> i32 {
        self.0.wijziging
    }

    /// The global id of the lidmaatschap, or the one that it had.
    async fn sleutel(&self) -> ID {
        Kind::Lidmaatschap.id(self.0.id)
    }

    /// The number that the association gave.
    async fn lidnummer(&self) -> &str {
        &self.0.lidnummer
    }

    /// The lidmaatschap as it is now; null when it is gone.
    async fn lidmaatschap(&self, ctx: &Context<'_>) -> Nullable<Lidmaatschap> {
        let there = (!self.0.vervallen).then_some(self.0.id);
        ctx.op().refer(there, lidmaatschap::ById).await
    }

    /// The row of a delivery that is held or planned and would change this lidmaatschap: it did not happen. Null when nothing waits.
    async fn wacht_op(&self, ctx: &Context<'_>) -> Nullable<InzendingRegel> {
        let row = ctx.op().load(read::WachtOp(self.0.lidnummer.clone())).await;
        row.map(|row| row.map(InzendingRegel::from)).transpose()
    }
}

/// How many lidmaatschappen a beroepsvereniging has, and the print of all together. Equal prints say that both sides say the same.
#[derive(SimpleObject)]
pub(crate) struct LidmaatschapAfdruk {
    /// The stand at which this was counted.
    stand: i32,
    /// How many there are.
    aantal: usize,
    /// SHA-256 in hexadecimals of the prints of all (`Lidmaatschap.afdruk`), sorted, each followed by a line feed.
    afdruk: String,
}

impl From<read::Afdruk> for LidmaatschapAfdruk {
    fn from(found: read::Afdruk) -> Self {
        Self {
            stand: found.stand,
            aantal: found.aantal,
            afdruk: found.afdruk,
        }
    }
}

/// What changed in a beroepsvereniging after a stand, for the beroepsvereniging itself.
pub(crate) async fn wijzigingen(
    ctx: &Context<'_>,
    vereniging: Uuid,
    sinds: Option<i32>,
    args: PageArgs,
) -> Nullable<Connection<LidmaatschapWijziging>> {
    Connection::nested(ctx, args, read::Sinds(sinds.unwrap_or(-1)), vereniging).await
}

/// Number and print of the lidmaatschappen of a beroepsvereniging, for itself.
pub(crate) async fn afdruk(
    ctx: &Context<'_>,
    vereniging: Uuid,
    lopend: Option<bool>,
) -> Nullable<LidmaatschapAfdruk> {
    let lopend = lopend.unwrap_or_default();
    ctx.op()
        .refer(Some(vereniging), |vereniging| read::AfdrukVan {
            vereniging,
            lopend,
        })
        .await
}
