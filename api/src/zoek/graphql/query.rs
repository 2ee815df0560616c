//! Asking for what has words.

use std::sync::Arc;

use async_graphql::{Context, InputObject, Object};
use entity::zoek_treffer;
use sea_orm::Iterable;

use super::{
    facetten::ZoekFacetten,
    treffer::{Gevonden, ZoekSoort, ZoekTreffer},
};
use crate::{
    begrip,
    error::Result,
    graph::{Connection, ContextExt, Nullable, Op, PageArgs},
    tekst::Zoekvraag,
    zoek::read,
};

/// What is looked in. An absent field leaves the search as it is.
#[derive(InputObject, Default)]
pub(super) struct ZoekFilter {
    /// Only these kinds; an empty list means all.
    soort: Option<Vec<ZoekSoort>>,
}

impl ZoekFilter {
    fn soorten(self) -> Vec<zoek_treffer::Soort> {
        let gevraagd: Vec<zoek_treffer::Soort> = self
            .soort
            .unwrap_or_default()
            .into_iter()
            .map(Into::into)
            .collect();
        let alle = zoek_treffer::Soort::iter();
        alle.filter(|soort| gevraagd.is_empty() || gevraagd.contains(soort))
            .collect()
    }
}

/// The question behind a text, in other words too; none where the text has no word to look for.
async fn vraag(op: &Op, tekst: &str) -> Result<Option<Zoekvraag>> {
    Ok(begrip::woordenboek(op).await?.vraag(tekst))
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "ZoekQueries")]
impl Queries {
    /// What has all these words, of everything that you may see, best first. A word is found in any Dutch form and as the
    /// beginning of a longer word: "samenwerking" finds "samenwerken". A word of a published begrip also finds the other words
    /// for it: "smw" finds "schoolmaatschappelijk werk". Words "in quotation marks" are found whole, one after the other.
    /// Looks for the first ten words; a text without a word to look for finds nothing.
    async fn zoek(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to look for. Send it as a variable in a POST, so that no address holds it.")]
        tekst: String,
        #[graphql(desc = "What is looked in; everything when left out.")] filter: Option<ZoekFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<ZoekTreffer>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        let vraag = match vraag(op, &tekst).await {
            Ok(vraag) => vraag,
            Err(error) => return Some(Err(error)),
        };
        let Some(vraag) = vraag else {
            return Some(Connection::empty(op, args, &read::BESTE));
        };
        let soorten = filter.unwrap_or_default().soorten();
        let list = read::treffers(op, &vraag, &soorten);
        let page: Nullable<Connection<Gevonden>> = Connection::root(op, args, &read::BESTE, list).await;
        let vraag = Arc::new(vraag);
        page.map(|page| page.map(|page| page.map(|gevonden| ZoekTreffer::new(gevonden, &vraag))))
    }

    /// How much there is of each kind that `zoek` finds.
    async fn zoek_facetten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to look for, as in `zoek`.")] tekst: String,
    ) -> Nullable<ZoekFacetten> {
        let vraag = vraag(ctx.op(), &tekst).await;
        Some(vraag.map(ZoekFacetten))
    }
}
