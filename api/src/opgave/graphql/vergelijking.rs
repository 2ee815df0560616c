//! Two editions of an agenda beside each other.

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use uuid::Uuid;

use super::object::Ontwikkelopgave;
use crate::{
    agenda::AgendaEditie,
    graph::{ContextExt, Kind, Nullable, list_size::list_size},
    opgave::{
        read::{self, Vergelijking},
        rules::vergelijking,
    },
};

/// What happened to ontwikkelopgaven between two editions.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "AgendaWijzigingSoort", remote = "vergelijking::Soort")]
pub(crate) enum WijzigingSoort {
    /// Only in the later edition.
    Toegevoegd,
    /// Only in the earlier edition.
    Vervallen,
    /// In both, in the same words.
    Ongewijzigd,
    /// In both, in other words.
    Herformuleerd,
    /// One became two or more.
    Gesplitst,
    /// Two or more became one.
    Samengevoegd,
}

/// What changed between two editions of an agenda.
#[derive(SimpleObject)]
pub(crate) struct AgendaVergelijking {
    /// The earlier edition.
    van: AgendaEditie,
    /// The later edition.
    naar: AgendaEditie,
    /// The changes: first what the later edition holds, by number, a split at the first of its parts; then what was
    /// dropped, by number. An ontwikkelopgave of both editions is in one change at least; in two when it was split and a
    /// part was merged with another.
    #[graphql(directive = list_size::apply(100))]
    wijzigingen: Vec<AgendaWijziging>,
}

/// One change between two editions.
#[derive(SimpleObject)]
pub(crate) struct AgendaWijziging {
    /// What happened.
    soort: WijzigingSoort,
    /// What stood in the earlier edition, by number: none when it was added, two or more when they were merged.
    oud: Vec<Ontwikkelopgave>,
    /// What stands in the later edition, by number: none when it was dropped, two or more when it was split.
    nieuw: Vec<Ontwikkelopgave>,
    /// Why, in the words of the editors: the reasons of all editions on the way, oldest first; empty when nobody said.
    redenen: Vec<String>,
}

impl From<Vergelijking> for AgendaVergelijking {
    fn from(found: Vergelijking) -> Self {
        let opgaven = |keys: &[Uuid]| {
            let rows = keys.iter().filter_map(|key| found.opgaven.get(key));
            rows.cloned().map(Ontwikkelopgave::from).collect()
        };
        let changes = found.wijzigingen.iter().map(|change| AgendaWijziging {
            soort: change.soort.into(),
            oud: opgaven(&change.oud),
            nieuw: opgaven(&change.nieuw),
            redenen: change.redenen.clone(),
        });
        Self {
            wijzigingen: changes.collect(),
            van: found.van.into(),
            naar: found.naar.into(),
        }
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct VergelijkingQueries;

#[Object(name = "VergelijkingQueries")]
impl VergelijkingQueries {
    /// What changed between two editions of one agenda, also when others lie between them; null when you may not see
    /// both. An edition that was not adopted is compared as if it were adopted next.
    async fn agenda_vergelijking(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The earlier edition; adopted.")] van: ID,
        #[graphql(desc = "The later edition, of the same agenda.")] naar: ID,
    ) -> Nullable<AgendaVergelijking> {
        let answer = async {
            let (van, naar) = (Kind::AgendaEditie.key(&van)?, Kind::AgendaEditie.key(&naar)?);
            read::vergelijking(ctx.op(), van, naar).await
        };
        answer
            .await
            .map(|found| found.map(AgendaVergelijking::from))
            .transpose()
    }
}
