//! Asking for reports on texts.

use async_graphql::{Context, InputObject, Object};

use super::{object::TekstMelding, words::TekstSoort};
use crate::{
    graph::{Connection, ContextExt, Nullable, PageArgs},
    tekstmelding::read,
};

/// Which reports on texts a list holds. Fields are combined with "and", values within a field with "or". A field that is
/// absent or without values leaves the list as it is.
#[derive(InputObject, Default)]
pub(crate) struct TekstMeldingFilter {
    /// True: only those that wait for an editor. False: only those that an editor decided about.
    open: Option<bool>,
    /// About these kinds of text.
    soort: Option<Vec<TekstSoort>>,
}

impl TekstMeldingFilter {
    fn parse(self) -> read::Filter {
        let soort = self.soort.unwrap_or_default();
        read::Filter {
            open: self.open,
            soort: soort.into_iter().map(Into::into).collect(),
        }
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "TekstMeldingQueries")]
impl Queries {
    /// What members reported about texts, last reported first: for REDACTIE all, which is their queue; for others what they
    /// reported themselves.
    async fn tekst_meldingen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which reports; all when left out.")] filter: Option<TekstMeldingFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<TekstMelding>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        let rows = read::filtered(op, filter.unwrap_or_default().parse());
        Connection::root(op, args, &read::NIEUWSTE, rows).await
    }
}
