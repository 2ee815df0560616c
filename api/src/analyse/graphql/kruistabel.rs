//! Tables from what was released of quarters; and those of leervragen.

use std::collections::BTreeSet;

use async_graphql::{Context, Object, SimpleObject};
use chrono::NaiveDate;
use entity::vrijgave::Soort;

use super::{
    kruiswoorden::{AnalyseDimensie, AnalyseFilter, AnalyseGroep, AnalyseKorrel, AnalysePeriodeInput},
    telling::Telling,
};
use crate::{
    analyse::{
        read,
        rules::{
            procent,
            vrijgave::{self, Cel, Deeltabel, Dimensie, Vak, Vraag},
        },
        write,
    },
    error::{Error, Result},
    graph::{ContextExt, Date, Nullable, Op, list_size::list_size},
};

/// Cells of one answer at most.
const CELLEN: usize = 5_000;

/// A value of a dimension in a table.
#[derive(async_graphql::Description)]
pub(super) struct AnalyseWaarde {
    pub(super) dimensie: Dimensie,
    pub(super) vak: Vak,
}

#[Object(use_type_description)]
impl AnalyseWaarde {
    /// The dimension.
    async fn dimensie(&self) -> AnalyseDimensie {
        self.dimensie.into()
    }

    /// What is said.
    async fn groep(&self) -> AnalyseGroep {
        match self.vak {
            Vak::Verborgen => AnalyseGroep::Verborgen,
            Vak::Onbekend => AnalyseGroep::Onbekend,
            Vak::Waarde(_) => AnalyseGroep::Genoemd,
        }
    }

    /// The code, the global id, or for MAAND the first day; null unless `groep` is `GENOEMD`.
    async fn waarde(&self) -> Option<String> {
        let Vak::Waarde(value) = &self.vak else {
            return None;
        };
        Some(read::naar_buiten(self.dimensie, value))
    }

    /// The name of what a global id refers to, if you may see it; null for codes.
    async fn naam(&self, ctx: &Context<'_>) -> Nullable<String> {
        let Vak::Waarde(value) = &self.vak else {
            return None;
        };
        read::naam(ctx.op(), self.dimensie, value).await.transpose()
    }
}

/// How many leervragen, memberships or metingen are told to have these values. There may be more of them among those that are
/// `VERBORGEN`.
#[derive(SimpleObject)]
pub(super) struct AnalyseCel {
    /// The values, in the order of the dimensions that were asked for.
    #[graphql(directive = list_size::apply(3))]
    waarden: Vec<AnalyseWaarde>,
    /// How many.
    telling: Telling,
    /// Their share of the total, in percent with one decimal; null where the total is hidden.
    aandeel: Option<f64>,
}

/// A table by one of the dimensions: the same as asking for it alone.
#[derive(SimpleObject)]
pub(super) struct AnalyseMarge {
    /// The dimension.
    pub(super) dimensie: AnalyseDimensie,
    /// Its cells.
    #[graphql(directive = list_size::apply(20))]
    pub(super) cellen: Vec<AnalyseCel>,
}

/// A table of one period.
#[derive(SimpleObject)]
pub(super) struct AnalysePeriode {
    /// The first day.
    van: Date,
    /// The day after the last.
    tot: Date,
    /// How many in all.
    totaal: Telling,
    /// The cells.
    #[graphql(directive = list_size::apply(20))]
    cellen: Vec<AnalyseCel>,
}

/// What every table of a period tells.
#[derive(SimpleObject)]
pub(super) struct AnalyseTabel {
    /// The first day of the period.
    van: Date,
    /// The day after its last.
    tot: Date,
    /// The least number that is told.
    celgrens: u64,
    /// How many in all; with a filter, of how many it is told that they pass it.
    totaal: Telling,
    /// The cells of which something is told, those that are hidden in a dimension first; combinations that are not here are
    /// of fewer than `celgrens`, or of nobody, or among those that are hidden. Without dimensions there are none.
    #[graphql(directive = list_size::apply(50))]
    cellen: Vec<AnalyseCel>,
    /// The table by each dimension alone.
    #[graphql(directive = list_size::apply(3))]
    marges: Vec<AnalyseMarge>,
    /// The same table by month, quarter or year; null unless `korrel` is given.
    #[graphql(directive = list_size::apply(8))]
    verloop: Option<Vec<AnalysePeriode>>,
}

/// A table of published leervragen, by the period in which they first came out. Every number counts `celgrens` leervragen or
/// more. A quarter is released once, when it is over and first asked about: a leervraag that is withdrawn later stays in its
/// figures, and everybody gets the same. What editors bundle in thema's and ontwikkelopgaven is looked at again each month,
/// and told anew when it changed by `celgrens` or more. Figures of a quarter with fewer leervragen than that are never told.
#[derive(SimpleObject)]
pub(super) struct LeervragenAnalyse {
    #[graphql(flatten)]
    tabel: AnalyseTabel,
    /// Whether a leervraag may be in several cells, so that they add up to more than the total. Else they add up to it.
    meervoudig: bool,
}

/// Root fields.
#[derive(Default)]
pub(crate) struct KruistabelQueries;

#[Object(name = "KruistabelQueries")]
impl KruistabelQueries {
    /// How many leervragen were published, by four dimensions at most, that may be crossed (`AnalyseDimensie`). For everybody;
    /// by DISCIPLINE, PARAMETER and PRAKTIJK for REDACTIE and ANALIST. `LIMIT_EXCEEDED` for an answer of more than 5,000 cells.
    async fn leervragen_analyse(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "By which dimensions, four at most; none gives totals.", default)] dimensies: Vec<
            AnalyseDimensie,
        >,
        #[graphql(desc = "Only leervragen that pass all of these.", default)] filter: Vec<AnalyseFilter>,
        #[graphql(desc = "Which quarters, forty at most; left out, the last eight that are over.")]
        periode: Option<AnalysePeriodeInput>,
        #[graphql(desc = "Also the course over time.")] korrel: Option<AnalyseKorrel>,
    ) -> Nullable<LeervragenAnalyse> {
        let asked = async {
            let vraag = vraag(Soort::Leervragen, dimensies, filter)?;
            let meervoudig = vraag.dimensies().iter().any(|dimensie| dimensie.meervoudig());
            let tabel = tabel(ctx.op(), vraag, periode, korrel).await?;
            Ok(LeervragenAnalyse { tabel, meervoudig })
        };
        Some(asked.await)
    }
}

/// The question, as it is asked.
pub(super) fn vraag(
    soort: Soort,
    dimensies: Vec<AnalyseDimensie>,
    filter: Vec<AnalyseFilter>,
) -> Result<Vraag> {
    let dimensies = dimensies.into_iter().map(Dimensie::from).collect();
    let filter = filter.into_iter().map(lees).collect::<Result<_>>()?;
    Ok(Vraag::over(soort, dimensies, filter)?)
}

/// The answer to a question of what belongs to one quarter.
pub(super) async fn tabel(
    op: &Op,
    vraag: Vraag,
    periode: Option<AnalysePeriodeInput>,
    korrel: Option<AnalyseKorrel>,
) -> Result<AnalyseTabel> {
    let korrel = korrel.map(vrijgave::Korrel::from);
    let periode = periode.map(|periode| (periode.van.map(Into::into), periode.tot.map(Into::into)));
    let (vraag, gegeven) = write::uit_vrijgaven(op, vraag, periode.unwrap_or_default(), korrel).await?;
    let tabel = gegeven.tabel(&vraag);
    let marges: Vec<_> = vraag
        .dimensies()
        .iter()
        .map(|dimensie| (*dimensie, gegeven.tabel(&vraag.marge(*dimensie))))
        .collect();
    let verloop = korrel.map(|korrel| gegeven.verloop(&vraag, korrel));
    let parts = marges
        .iter()
        .map(|(_, part)| part)
        .chain(verloop.iter().flatten().map(|(_, _, part)| part));
    begrens(parts.chain([&tabel]))?;
    let dimensies = vraag.dimensies();
    let [van, tot] = gegeven.periode().map(Into::into);
    let period = |(van, tot, part): (NaiveDate, NaiveDate, Deeltabel)| AnalysePeriode {
        van: van.into(),
        tot: tot.into(),
        totaal: part.totaal.into(),
        cellen: cellen(dimensies, part),
    };
    Ok(AnalyseTabel {
        van,
        tot,
        celgrens: op.limits.cell,
        totaal: tabel.totaal.into(),
        marges: marges
            .into_iter()
            .map(|(dimensie, part)| AnalyseMarge {
                dimensie: dimensie.into(),
                cellen: cellen(&[dimensie], part),
            })
            .collect(),
        verloop: verloop.map(|parts| parts.into_iter().map(period).collect()),
        cellen: cellen(dimensies, tabel),
    })
}

pub(super) fn cellen(dimensies: &[Dimensie], tabel: Deeltabel) -> Vec<AnalyseCel> {
    let waarden = |vakken: Vec<Vak>| {
        let pairs = dimensies.iter().zip(vakken);
        pairs
            .map(|(dimensie, vak)| AnalyseWaarde {
                dimensie: *dimensie,
                vak,
            })
            .collect()
    };
    let cel = |cel: Cel| AnalyseCel {
        waarden: waarden(cel.vakken),
        telling: cel.telling.into(),
        aandeel: cel
            .promille
            .and_then(|promille| i64::try_from(promille).ok())
            .map(procent),
    };
    tabel.cellen.into_iter().map(cel).collect()
}

/// An answer has only so many cells.
pub(super) fn begrens<'a>(parts: impl Iterator<Item = &'a Deeltabel>) -> Result<()> {
    if parts.map(|part| part.cellen.len()).sum::<usize>() > CELLEN {
        return Err(Error::limit(
            "Een antwoord heeft hooguit 5.000 cellen.",
            "An answer has at most 5,000 cells.",
        ));
    }
    Ok(())
}

/// A filter with its values as they are kept.
fn lees(filter: AnalyseFilter) -> Result<(Dimensie, BTreeSet<Vak>)> {
    let dimensie = Dimensie::from(filter.dimensie);
    let values = read::vakken(dimensie, &filter.waarden, filter.onbekend)?;
    Ok((dimensie, values))
}
