//! What needs the eye of an editor: the types ThemaAandacht and OngebundeldeLeervraag.

use async_graphql::{Context, Enum, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{ongebundeld, thema};

use crate::{
    graph::{ContextExt, Nullable},
    leervraag::{self, Leervraag},
    thema::rules::{self, Feiten},
};

/// What is counted of a thema, and why an editor should look at it. For REDACTIE.
#[derive(SimpleObject)]
pub(super) struct ThemaAandacht {
    /// Published leervragen that it bundles now.
    bronnen: u32,
    /// Different disciplines of their askers, as far as known.
    disciplines: u32,
    /// Different origins of them.
    herkomsten: u32,
    /// Every reason to look at it; empty when there is none, and when it is `VERVALLEN`.
    redenen: Vec<ThemaAandachtGrond>,
}

/// One reason to look at a thema.
#[derive(SimpleObject)]
pub(super) struct ThemaAandachtGrond {
    /// The reason.
    reden: ThemaAandachtReden,
    /// What it makes of the thema.
    soort: ThemaAandachtSoort,
    /// The number behind it.
    aantal: u32,
}

/// What an editor looks for in a thema.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "rules::Aandacht")]
pub(super) enum ThemaAandachtSoort {
    /// It rests on little, or on one side.
    Dun,
    /// It was doubted, or what it rests on was.
    Omstreden,
}

/// Why an editor should look at a thema. A thema with others beneath it gathers through these, so the first three are not
/// said of it.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "rules::Reden")]
pub(super) enum ThemaAandachtReden {
    /// `DUN`: it bundles fewer than five published leervragen.
    WeinigBronnen,
    /// `DUN`: their askers have one discipline, as far as known.
    EenDiscipline,
    /// `DUN`: they have one origin.
    EenHerkomst,
    /// `OMSTREDEN`: leervragen in it were taken out before, and put back.
    Teruggezet,
    /// `OMSTREDEN`: leervragen were taken out of it, and put in another thema since.
    Verplaatst,
    /// `OMSTREDEN`: leervragen in it are reported, and nobody answered that yet.
    Gemeld,
    /// `OMSTREDEN`: leervragen in it are not public any more.
    Weggevallen,
}

impl ThemaAandacht {
    pub(super) fn new(status: thema::Status, feiten: &Feiten) -> Self {
        let told = |(reden, aantal): (rules::Reden, u32)| ThemaAandachtGrond {
            reden: reden.into(),
            soort: reden.soort().into(),
            aantal,
        };
        Self {
            bronnen: feiten.bronnen,
            disciplines: feiten.disciplines,
            herkomsten: feiten.herkomsten,
            redenen: rules::redenen(status, feiten).into_iter().map(told).collect(),
        }
    }
}

/// A published leervraag that is in no thema that is used, and since when it waits. For REDACTIE.
#[derive(async_graphql::Description)]
pub(crate) struct OngebundeldeLeervraag(ongebundeld::Model);

impl From<ongebundeld::Model> for OngebundeldeLeervraag {
    fn from(row: ongebundeld::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl OngebundeldeLeervraag {
    /// The leervraag.
    async fn leervraag(&self, ctx: &Context<'_>) -> Nullable<Leervraag> {
        ctx.op().refer(Some(self.0.leervraag_id), leervraag::ById).await
    }

    /// Since when it waits, in UTC: since it was published, or last taken out of a thema.
    async fn sinds(&self) -> DateTime<Utc> {
        self.0.sinds
    }
}
