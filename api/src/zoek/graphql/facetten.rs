//! How much of each kind was found.

use async_graphql::{Context, Object, SimpleObject};

use super::treffer::ZoekSoort;
use crate::{
    analyse::LeervraagVragers,
    graph::{ContextExt, Nullable},
    leervraag::knows_roles,
    tekst::Zoekvraag,
    zoek::read,
};

/// How much there is of what a search finds, by kind, and of the leervragen by who asked.
#[derive(async_graphql::Description)]
pub(super) struct ZoekFacetten(pub(super) Option<Zoekvraag>);

/// How many of a kind were found.
#[derive(SimpleObject)]
pub(super) struct ZoekSoortAantal {
    /// The kind.
    soort: ZoekSoort,
    /// How many of it you may see and were found: the `totalCount` of `zoek` with this kind.
    aantal: u64,
}

#[Object(use_type_description)]
impl ZoekFacetten {
    /// Every kind, also those of which nothing was found; null for a text without a word to look for. One statement.
    async fn soorten(&self, ctx: &Context<'_>) -> Nullable<Vec<ZoekSoortAantal>> {
        let vraag = self.0.as_ref()?;
        let counted = read::per_soort(ctx.op(), vraag).await;
        let row = |(soort, aantal): (entity::zoek_treffer::Soort, i64)| ZoekSoortAantal {
            soort: soort.into(),
            aantal: u64::try_from(aantal).unwrap_or_default(),
        };
        Some(counted.map(|rows| rows.into_iter().map(row).collect()))
    }

    /// The published leervragen that were found, by sector and discipline of who asked; for editors all that were found. For
    /// REDACTIE, ANALIST and members, who may read these of each leervraag whose asker chose so; null for others, and for a
    /// text without a word to look for.
    async fn leervragen(&self, ctx: &Context<'_>) -> Nullable<LeervraagVragers> {
        let (op, vraag) = (ctx.op(), self.0.as_ref()?);
        if !knows_roles(&op.actor) {
            return None;
        }
        let welke = read::geteld(op, vraag);
        Some(LeervraagVragers::of(op, welke).await)
    }
}
