//! Tables of what Lerende Praktijken measured, by the quarter in which they adopted it.

use async_graphql::{Context, Object, SimpleObject};
use entity::vrijgave::Soort;

use super::{
    kruistabel::{AnalyseTabel, tabel, vraag},
    kruiswoorden::{AnalyseDimensie, AnalyseFilter, AnalyseKorrel, AnalysePeriodeInput},
};
use crate::graph::{ContextExt, Nullable};

/// A table of the metingen that Lerende Praktijken adopted, of all of them, by the quarter of adoption. Numbers count metingen;
/// in each quarter, behind every number are metingen of `celgrens` or more praktijken that neither analysts nor everybody can read
/// one by one (a number over several quarters is a sum of these; a quarter that was released under a lower limit keeps to that).
/// Other metingen are counted, and make no number large enough. A meting and those that correct it count once: in the quarter in
/// which the first was adopted, as it stood at the end of that. A quarter is released once, when it is over and first asked about:
/// what is corrected or shared later, and what a praktijk allows analysts later, changes nothing. By how much a praktijk moved
/// stands in its own `trend`, where that may be read.
#[derive(SimpleObject)]
pub(super) struct MetingenAnalyse {
    #[graphql(flatten)]
    tabel: AnalyseTabel,
}

/// Root fields.
#[derive(Default)]
pub(crate) struct MetingenQueries;

#[Object(name = "MetingenQueries")]
impl MetingenQueries {
    /// How many metingen Lerende Praktijken adopted, and on which levels these placed them: by METING_SOORT and one dimension more
    /// (`AnalyseDimensie`). For REDACTIE and ANALIST. `LIMIT_EXCEEDED` for an answer of more than 5,000 cells.
    async fn metingen_analyse(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "By which dimensions; none gives totals.", default)] dimensies: Vec<AnalyseDimensie>,
        #[graphql(desc = "Only metingen that pass all of these.", default)] filter: Vec<AnalyseFilter>,
        #[graphql(desc = "Which quarters, forty at most; left out, the last eight that are over.")]
        periode: Option<AnalysePeriodeInput>,
        #[graphql(desc = "Also the course over time: by KWARTAAL or JAAR.")] korrel: Option<AnalyseKorrel>,
    ) -> Nullable<MetingenAnalyse> {
        let asked = async {
            let vraag = vraag(Soort::Metingen, dimensies, filter)?;
            let tabel = tabel(ctx.op(), vraag, periode, korrel).await?;
            Ok(MetingenAnalyse { tabel })
        };
        Some(asked.await)
    }
}
