//! Asking for leervragen.

use async_graphql::{Context, ID, InputObject, Object};

use super::{
    object::Leervraag,
    vergelijking::{LeervraagVergelijking, aantal},
    words::{LeervraagOrder, LeervraagStatus},
};
use crate::{
    discipline::Sector,
    error::Result,
    graph::{Connection, ContextExt, Date, Kind, Nullable, Op, PageArgs},
    leervraag::{policy, read},
    opgave,
    raamwerk::Onderwijssoort,
    thema,
};

/// Part of the calendar, in Dutch days.
#[derive(InputObject)]
pub(super) struct PeriodeInput {
    /// The first day.
    van: Option<Date>,
    /// The day after the last.
    tot: Option<Date>,
}

/// Which leervragen a list holds. Fields are combined with "and", values within a field with "or". A field that is
/// absent or without values leaves the list as it is.
#[derive(InputObject, Default)]
#[graphql(name = "LeervraagFilter")]
pub(super) struct LeervraagFilter {
    /// These states. Left out, merged leervragen of others are only shown beneath a thema or an ontwikkelopgave: each goes on in another.
    status: Option<Vec<LeervraagStatus>>,
    /// The asker had one of these disciplines. Matches only where you may know the asker's discipline.
    discipline: Option<Vec<ID>>,
    /// The asker worked in one of these sectors. Matches only where you may know the asker's sector.
    sector: Option<Vec<Sector>>,
    /// One of these kinds of school.
    onderwijssoort: Option<Vec<Onderwijssoort>>,
    /// Tagged with one of these werkzame factoren or parameters.
    factor: Option<Vec<ID>>,
    /// Came up in one of these Lerende Praktijken.
    praktijk: Option<Vec<ID>>,
    /// Bundled in one of these thema's now.
    thema: Option<Vec<ID>>,
    /// Beneath one of these ontwikkelopgaven.
    ontwikkelopgave: Option<Vec<ID>>,
    /// First entered in this period.
    periode: Option<PeriodeInput>,
    /// Holds all these words, in any Dutch form: "samenwerking" finds "samenwerken". A word of a published begrip also finds
    /// the other words for it, at four places at most: "smw" finds "schoolmaatschappelijk werk". Words "in quotation marks" are
    /// found as they stand.
    tekst: Option<String>,
    /// Only what you asked or typed yourself.
    mijn: Option<bool>,
}

impl LeervraagFilter {
    async fn parse(self, op: &Op) -> Result<read::Filter> {
        let keys = |kind: Kind, ids: Option<Vec<ID>>| kind.keys(&ids.unwrap_or_default());
        let mut onder = Vec::new();
        let themas = keys(Kind::Thema, self.thema)?;
        if !themas.is_empty() {
            onder.push(thema::bundled(op, themas));
        }
        let opgaven = keys(Kind::Ontwikkelopgave, self.ontwikkelopgave)?;
        if !opgaven.is_empty() {
            onder.push(opgave::founded(op, opgaven));
        }
        let tekst = match &self.tekst {
            Some(tekst) => Some(read::Woorden::of(op, tekst).await?),
            None => None,
        };
        let (van, tot) = self
            .periode
            .map(|periode| (periode.van, periode.tot))
            .unwrap_or_default();
        Ok(read::Filter {
            status: self
                .status
                .unwrap_or_default()
                .into_iter()
                .map(Into::into)
                .collect(),
            discipline: keys(Kind::Discipline, self.discipline)?,
            sector: self
                .sector
                .unwrap_or_default()
                .into_iter()
                .map(Into::into)
                .collect(),
            onderwijssoort: self
                .onderwijssoort
                .unwrap_or_default()
                .into_iter()
                .map(Into::into)
                .collect(),
            factor: self
                .factor
                .unwrap_or_default()
                .iter()
                .map(tag)
                .collect::<Result<_>>()?,
            praktijk: keys(Kind::LerendePraktijk, self.praktijk)?,
            van: van.map(Into::into),
            tot: tot.map(Into::into),
            tekst,
            mijn: self.mijn.unwrap_or_default(),
            onder,
        })
    }
}

/// The key of a factor or a parameter.
fn tag(id: &ID) -> Result<uuid::Uuid> {
    Kind::WerkzameFactor
        .key(id)
        .or_else(|_| Kind::RaamwerkParameter.key(id))
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "LeervraagQueries")]
impl Queries {
    /// The leervragen that you may see: the published ones, and your own in every state; editors see all. Filtered by discipline or sector, `totalCount` is for editors, and for everybody with `mijn`.
    async fn leervragen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which leervragen.")] filter: Option<LeervraagFilter>,
        #[graphql(desc = "In which order.", default)] order_by: LeervraagOrder,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Leervraag>> {
        let (op, args) = (
            ctx.op(),
            PageArgs {
                first,
                after,
                last,
                before,
            },
        );
        let order = match order_by {
            LeervraagOrder::Nieuwste => &read::NIEUWSTE,
            LeervraagOrder::Oudste => &read::OUDSTE,
            LeervraagOrder::MeestHerkend => &read::MEEST_HERKEND,
            LeervraagOrder::LaatstGewijzigd => &read::LAATST_GEWIJZIGD,
        };
        match filter.unwrap_or_default().parse(op).await {
            Ok(filter) if filter.asks_role() && !policy::may_count_by_role(&op.actor, filter.mijn) => {
                let page = Connection::root(op, args, order, read::filtered(op, filter)).await;
                page.map(|page| page.map(Connection::uncounted))
            }
            Ok(filter) if filter.is_narrow() => {
                Connection::short(ctx, args, order, read::filtered(op, filter)).await
            }
            Ok(filter) if filter.is_by_words() => {
                let whole = read::filtered(op, filter.clone());
                match filter.for_page(op).await {
                    Ok(filter) => Connection::found(op, args, order, read::filtered(op, filter), whole).await,
                    Err(error) => Some(Err(error)),
                }
            }
            Ok(filter) => Connection::root(op, args, order, read::filtered(op, filter)).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// The published leervragen that are most like a text, best first: for who is about to ask the same. The text is
    /// judged as in submitting; it is neither stored nor logged. Send it as a variable in a POST, so that no address
    /// holds it. Looks at those that share a rare word or most of the rarest words; of many that share equally much, at
    /// the latest 150.
    async fn vergelijkbare_leervragen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The question, 10 to 2,000 characters.")] tekst: String,
        #[graphql(name = "aantal", desc = "How many at most: 1 to 10.", default = 5)] most: i32,
    ) -> Nullable<LeervraagVergelijking> {
        let op = ctx.op();
        let answer = async {
            let found = read::vergelijkbaar(op, &tekst, aantal(most)?).await;
            LeervraagVergelijking::of(op, found).await
        };
        Some(answer.await)
    }

    /// One leervraag; null when there is none with this id that you may see.
    async fn leervraag(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Nullable<Leervraag> {
        ctx.op().find(Kind::Leervraag, &id, read::ById).await
    }
}
