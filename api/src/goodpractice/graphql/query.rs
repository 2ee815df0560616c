//! Asking for good practices.

use async_graphql::{Context, ID, InputObject, Object};

use super::{
    object::GoodPractice,
    words::{GoodPracticeOrder, GoodPracticeStatus},
};
use crate::{
    error::Result,
    goodpractice::read,
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    raamwerk::Onderwijssoort,
};

/// Which good practices a list holds. Fields are combined with "and", values within a field with "or". A field that is
/// absent or without values leaves the list as it is.
#[derive(InputObject, Default)]
pub(crate) struct GoodPracticeFilter {
    /// Rests on one of these werkzame factoren.
    factor: Option<Vec<ID>>,
    /// In one of these forms of working together; a main form stands for its variants too.
    samenwerkingsvorm: Option<Vec<ID>>,
    /// For one of these kinds of education.
    onderwijssoort: Option<Vec<Onderwijssoort>>,
    /// Arose in one of these Lerende Praktijken.
    praktijk: Option<Vec<ID>>,
    /// Works on one of these ontwikkelopgaven, as far as you may see them.
    ontwikkelopgave: Option<Vec<ID>>,
    /// Taken over by one of these Lerende Praktijken, also when it ended.
    overgenomen_door: Option<Vec<ID>>,
    /// In one of these states, as far as you know the state.
    status: Option<Vec<GoodPracticeStatus>>,
    /// Only what was reported since an editor last decided. For REDACTIE; nothing for others.
    gemeld: Option<bool>,
    /// Holds all these words, in any Dutch form, in the words that you read: "samenwerking" finds "samenwerken". What a published
    /// begrip calls by other words is found by these too; and
    /// words "in quotation marks" as they stand.
    tekst: Option<String>,
}

impl GoodPracticeFilter {
    fn parse(self) -> Result<read::Filter> {
        let keys = |kind: Kind, ids: Option<Vec<ID>>| kind.keys(&ids.unwrap_or_default());
        let soorten = self.onderwijssoort.unwrap_or_default().into_iter();
        let status = self.status.unwrap_or_default().into_iter();
        Ok(read::Filter {
            factor: keys(Kind::WerkzameFactor, self.factor)?,
            samenwerkingsvorm: keys(Kind::Samenwerkingsvorm, self.samenwerkingsvorm)?,
            onderwijssoort: soorten.map(Into::into).collect(),
            praktijk: keys(Kind::LerendePraktijk, self.praktijk)?,
            ontwikkelopgave: keys(Kind::Ontwikkelopgave, self.ontwikkelopgave)?,
            overgenomen_door: keys(Kind::LerendePraktijk, self.overgenomen_door)?,
            status: status.map(Into::into).collect(),
            gemeld: self.gemeld.unwrap_or_default(),
            tekst: self.tekst,
        })
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "GoodPracticeQueries")]
impl Queries {
    /// The good practices that you may see: those that are shared, and those of the Lerende Praktijken in which you take part
    /// now; editors see all.
    async fn good_practices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which good practices; all when left out.")] filter: Option<GoodPracticeFilter>,
        #[graphql(desc = "In which order.", default)] order_by: GoodPracticeOrder,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<GoodPractice>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        let order = match order_by {
            GoodPracticeOrder::Nieuwste => &read::NIEUWSTE,
            GoodPracticeOrder::Titel => &read::TITEL,
            GoodPracticeOrder::MeestOvergenomen => &read::MEEST_OVERGENOMEN,
        };
        let rows = match filter.unwrap_or_default().parse() {
            Ok(filter) => read::filtered(op, filter).await,
            Err(error) => Err(error),
        };
        match rows {
            Ok(rows) => Connection::root(op, args, order, rows).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// One good practice; null when there is none with this id that you may see.
    async fn good_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Nullable<GoodPractice> {
        ctx.op().find(Kind::GoodPractice, &id, read::ById).await
    }
}
