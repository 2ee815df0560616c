//! Tables of memberships, as they ran on the last day of a quarter.

use async_graphql::{Context, Object, SimpleObject};
use chrono::NaiveDate;
use entity::vrijgave::Soort;

use super::{
    kruistabel::{AnalyseCel, AnalyseMarge, AnalyseWaarde, begrens, cellen, vraag},
    kruiswoorden::{AnalyseDimensie, AnalyseFilter},
    telling::Telling,
};
use crate::{
    analyse::{
        rules::vrijgave::{Deeltabel, Dimensie, Kwartaal, Stroom, Vak, Vraag, Vrijgave},
        write,
    },
    error::Result,
    graph::{ContextExt, Date, Nullable, Op, list_size::list_size},
};

/// How many memberships came and went between the last day of the quarter before and that of this one. Both are told, or
/// neither: where one is of fewer than `celgrens`, or those that stayed are.
#[derive(SimpleObject)]
pub(super) struct LedenStroom {
    /// The association; `VERBORGEN` for those that stand together.
    beroepsvereniging: AnalyseWaarde,
    /// Memberships that are counted now and were not then.
    erbij: Telling,
    /// Memberships that were counted then and are not now.
    eraf: Telling,
}

/// The memberships that ran on the last day of one quarter.
#[derive(SimpleObject)]
pub(super) struct LedenStand {
    /// That day.
    peildatum: Date,
    /// How many in all; with a filter, of how many it is told that they pass it.
    totaal: Telling,
    /// The cells.
    #[graphql(directive = list_size::apply(20))]
    cellen: Vec<AnalyseCel>,
    /// How many came and went, by association; only of associations of which the same was told of the quarter before.
    #[graphql(directive = list_size::apply(10))]
    stromen: Vec<LedenStroom>,
}

/// A table of memberships of beroepsverenigingen, as far as they were delivered: those that ran on the last day of a quarter.
/// Every number counts `celgrens` memberships or more, and differs from what was told of any other quarter by as much, or not at
/// all (a quarter that was released under a lower limit keeps to that): what changed by fewer stands with others as `VERBORGEN`,
/// and a total that did is hidden. A quarter is released once, when it is over and first asked about. An association counts from
/// the quarter in which its first membership was delivered. Each number is of `celgrens` persons or more, as far as accounts are
/// linked; somebody with two memberships counts twice. By COMBINATIE it counts persons instead, with an account, of whom a
/// membership runs.
#[derive(SimpleObject)]
pub(super) struct LedenAnalyse {
    /// The last day of the last quarter: of it are `totaal`, `cellen` and `marges`.
    peildatum: Date,
    /// The least number that is told.
    celgrens: u64,
    /// How many in all; with a filter, of how many it is told that they pass it.
    totaal: Telling,
    /// The cells of which something is told; they add up to the total. Without dimensions there are none.
    #[graphql(directive = list_size::apply(50))]
    cellen: Vec<AnalyseCel>,
    /// The table by each dimension alone.
    #[graphql(directive = list_size::apply(3))]
    marges: Vec<AnalyseMarge>,
    /// The same table of each quarter that was asked for, the oldest first.
    #[graphql(directive = list_size::apply(8))]
    verloop: Vec<LedenStand>,
}

/// Root fields.
#[derive(Default)]
pub(crate) struct LedenQueries;

#[Object(name = "LedenQueries")]
impl LedenQueries {
    /// How many memberships of beroepsverenigingen ran on a day, by four dimensions at most, that may be crossed
    /// (`AnalyseDimensie`). For ANALIST; a client of an association asks about its own, by BEROEPSVERENIGING, LIDSOORT and
    /// REGISTRATIE. `LIMIT_EXCEEDED` for an answer of more than 5,000 cells.
    async fn leden_analyse(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "By which dimensions, four at most; none gives totals.", default)] dimensies: Vec<
            AnalyseDimensie,
        >,
        #[graphql(desc = "Only memberships that pass all of these.", default)] filter: Vec<AnalyseFilter>,
        #[graphql(
            desc = "The figures are of the last quarter that was over on this day; left out, of the last one that is over."
        )]
        peildatum: Option<Date>,
        #[graphql(
            desc = "How many quarters `verloop` has, up to that one; 1 to 40.",
            default = 1
        )]
        kwartalen: u32,
    ) -> Nullable<LedenAnalyse> {
        let asked = async {
            let vraag = vraag(soort(&dimensies, &filter), dimensies, filter)?;
            analyse(ctx.op(), vraag, peildatum.map(Into::into), kwartalen).await
        };
        Some(asked.await)
    }
}

async fn analyse(
    op: &Op,
    vraag: Vraag,
    peildatum: Option<NaiveDate>,
    kwartalen: u32,
) -> Result<LedenAnalyse> {
    let kwartalen = usize::try_from(kwartalen).unwrap_or(usize::MAX);
    let (vraag, standen) = write::ledenstand(op, vraag, peildatum, kwartalen).await?;
    let last: Vec<&Vrijgave> = standen.last().into_iter().map(|(_, last)| last).collect();
    let tabel = vraag.antwoord(&last);
    let marges: Vec<(Dimensie, Deeltabel)> = vraag
        .dimensies()
        .iter()
        .map(|dimensie| (*dimensie, vraag.marge(*dimensie).antwoord(&last)))
        .collect();
    let verloop: Vec<(&(Kwartaal, Vrijgave), Deeltabel)> = standen
        .iter()
        .map(|stand| (stand, vraag.antwoord(&[&stand.1])))
        .collect();
    let parts = marges.iter().map(|(_, part)| part);
    begrens(parts.chain(verloop.iter().map(|(_, part)| part)).chain([&tabel]))?;
    let dimensies = vraag.dimensies();
    let peildatum = standen.last().map(|(kwartaal, _)| kwartaal.laatste());
    let marge = |(dimensie, part): (Dimensie, Deeltabel)| AnalyseMarge {
        dimensie: dimensie.into(),
        cellen: cellen(&[dimensie], part),
    };
    let stand = |((kwartaal, vrijgave), part): (&(Kwartaal, Vrijgave), Deeltabel)| LedenStand {
        peildatum: kwartaal.laatste().into(),
        totaal: part.totaal.into(),
        cellen: cellen(dimensies, part),
        stromen: stromen(&vraag, vrijgave.stromen()),
    };
    Ok(LedenAnalyse {
        peildatum: peildatum.unwrap_or_default().into(),
        celgrens: op.limits.cell,
        totaal: tabel.totaal.into(),
        marges: marges.into_iter().map(marge).collect(),
        verloop: verloop.into_iter().map(stand).collect(),
        cellen: cellen(dimensies, tabel),
    })
}

/// Whether it is asked how many persons there are.
fn soort(dimensies: &[AnalyseDimensie], filter: &[AnalyseFilter]) -> Soort {
    let named = dimensies.iter().chain(filter.iter().map(|one| &one.dimensie));
    let mut soorten = named.map(|one| Dimensie::from(*one).soort());
    match soorten.next() {
        Some(Soort::Personen) if soorten.all(|soort| soort == Soort::Personen) => Soort::Personen,
        _ => Soort::Leden,
    }
}

/// Of the associations that were asked for.
fn stromen(vraag: &Vraag, stromen: &[Stroom]) -> Vec<LedenStroom> {
    let asked = vraag.beperkt(Dimensie::Beroepsvereniging);
    let wanted = |vak: &Vak| asked.is_none_or(|asked| asked.contains(vak));
    let told = stromen.iter().filter(|stroom| wanted(&stroom.vak));
    told.map(|stroom| {
        let [erbij, eraf] = stroom.tellingen().map(Telling::from);
        LedenStroom {
            beroepsvereniging: AnalyseWaarde {
                dimensie: Dimensie::Beroepsvereniging,
                vak: stroom.vak.clone(),
            },
            erbij,
            eraf,
        }
    })
    .collect()
}
