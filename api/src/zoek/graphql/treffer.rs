//! What was found.

use std::sync::Arc;

use async_graphql::{Context, Enum, Object, SimpleObject, Union};
use entity::{begrip, goodpractice, kennisitem, leervraag, opgave, praktijk, thema, zoek_treffer};
use uuid::Uuid;

use crate::{
    begrip as begrippen,
    error::Result,
    goodpractice as goodpractices,
    graph::{ContextExt, Key, Nullable, Op, list_size::list_size, verschil::DELEN},
    kennisitem as kennisitems, leervraag as leervragen, opgave as opgaven, praktijk as praktijken,
    tekst::{Fragment, Zoekvraag},
    thema as themas,
    zoek::rules::FRAGMENTEN,
    zoekindex::Doorzoekbaar,
};

/// What can be found.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "zoek_treffer::Soort")]
pub(super) enum ZoekSoort {
    /// A leervraag, by its text and explanation. A merged one is not found: it goes on in another.
    Leervraag,
    /// An ontwikkelopgave, by title and description, in each edition that has it.
    Ontwikkelopgave,
    /// A good practice, by the words that you read.
    GoodPractice,
    /// A Lerende Praktijk, by what is public of it.
    LerendePraktijk,
    /// A kennisitem, by title, source and description.
    Kennisitem,
    /// A thema, by name and description.
    Thema,
    /// A begrip, by term and explanation.
    Begrip,
}

/// An object that was found.
#[derive(Union)]
pub(super) enum ZoekObject {
    Leervraag(leervragen::Leervraag),
    Ontwikkelopgave(opgaven::Ontwikkelopgave),
    GoodPractice(goodpractices::GoodPractice),
    LerendePraktijk(praktijken::LerendePraktijk),
    Kennisitem(kennisitems::Kennisitem),
    Thema(themas::Thema),
    Begrip(begrippen::Begrip),
}

/// The row of an object that was found.
enum Rij {
    Leervraag(leervraag::Model),
    Ontwikkelopgave(opgave::Model),
    GoodPractice(goodpractice::Model),
    LerendePraktijk(praktijk::Model),
    Kennisitem(kennisitem::Model),
    Thema(thema::Model),
    Begrip(begrip::Model),
}

impl Rij {
    /// The row, if the actor may see it at this moment; rows of a kind are read together.
    async fn lees(op: &Op, soort: zoek_treffer::Soort, id: Uuid) -> Result<Option<Self>> {
        use zoek_treffer::Soort;
        match soort {
            Soort::Leervraag => rij(op, leervragen::ById(id), Self::Leervraag).await,
            Soort::Ontwikkelopgave => rij(op, opgaven::ById(id), Self::Ontwikkelopgave).await,
            Soort::GoodPractice => rij(op, goodpractices::ById(id), Self::GoodPractice).await,
            Soort::LerendePraktijk => rij(op, praktijken::ById(id), Self::LerendePraktijk).await,
            Soort::Kennisitem => rij(op, kennisitems::ById(id), Self::Kennisitem).await,
            Soort::Thema => rij(op, themas::ById(id), Self::Thema).await,
            Soort::Begrip => rij(op, begrippen::ById(id), Self::Begrip).await,
        }
    }

    fn doorzoekbaar(&self) -> &dyn Doorzoekbaar {
        match self {
            Self::Leervraag(row) => row,
            Self::Ontwikkelopgave(row) => row,
            Self::GoodPractice(row) => row,
            Self::LerendePraktijk(row) => row,
            Self::Kennisitem(row) => row,
            Self::Thema(row) => row,
            Self::Begrip(row) => row,
        }
    }
}

async fn rij<K: Key>(op: &Op, key: K, als: fn(K::Row) -> Rij) -> Result<Option<Rij>> {
    Ok(op.load(key).await?.map(als))
}

impl From<Rij> for ZoekObject {
    fn from(rij: Rij) -> Self {
        match rij {
            Rij::Leervraag(row) => Self::Leervraag(row.into()),
            Rij::Ontwikkelopgave(row) => Self::Ontwikkelopgave(row.into()),
            Rij::GoodPractice(row) => Self::GoodPractice(row.into()),
            Rij::LerendePraktijk(row) => Self::LerendePraktijk(row.into()),
            Rij::Kennisitem(row) => Self::Kennisitem(row.into()),
            Rij::Thema(row) => Self::Thema(row.into()),
            Rij::Begrip(row) => Self::Begrip(row.into()),
        }
    }
}

/// What a statement found, without the question that found it.
pub(super) struct Gevonden(zoek_treffer::Model);

impl From<zoek_treffer::Model> for Gevonden {
    fn from(row: zoek_treffer::Model) -> Self {
        Self(row)
    }
}

/// One thing that was found.
#[derive(async_graphql::Description)]
pub(super) struct ZoekTreffer {
    gevonden: zoek_treffer::Model,
    vraag: Arc<Zoekvraag>,
}

impl ZoekTreffer {
    pub(super) fn new(gevonden: Gevonden, vraag: &Arc<Zoekvraag>) -> Self {
        Self {
            gevonden: gevonden.0,
            vraag: Arc::clone(vraag),
        }
    }

    async fn rij(&self, ctx: &Context<'_>) -> Result<Option<Rij>> {
        Rij::lees(ctx.op(), self.gevonden.soort, self.gevonden.id).await
    }
}

#[Object(use_type_description)]
impl ZoekTreffer {
    /// What it is.
    async fn soort(&self) -> ZoekSoort {
        self.gevonden.soort.into()
    }

    /// How well it answers the question, by which the list is ordered: 4 for each word in the heading (a leervraag has none), 2
    /// when all words stand there as they were typed, 1 when they follow each other. Of equals the last made comes first. Of
    /// one question only: scores of two questions cannot be compared.
    async fn score(&self) -> i32 {
        self.gevonden.score
    }

    /// The object; null when it was withdrawn while this was being answered.
    async fn object(&self, ctx: &Context<'_>) -> Nullable<ZoekObject> {
        self.rij(ctx).await.map(|row| row.map(Into::into)).transpose()
    }

    /// Where the words stand: of each text of the object that has some, the part that shows most, the heading first; three at
    /// most. Null when the object was withdrawn while this was being answered.
    #[graphql(directive = list_size::apply(3))]
    async fn fragmenten(&self, ctx: &Context<'_>) -> Nullable<Vec<ZoekFragment>> {
        let rij = match self.rij(ctx).await {
            Ok(rij) => rij?,
            Err(error) => return Some(Err(error)),
        };
        let woorden = rij.doorzoekbaar().woorden().into_iter();
        let gevonden =
            woorden.filter_map(|(veld, tekst)| Some(ZoekFragment::new(veld, self.vraag.fragment(tekst)?)));
        Some(Ok(gevonden.take(FRAGMENTEN).collect()))
    }
}

/// A part of a text in which something was found. The pieces, one after the other, are the text as it was written: plain text,
/// in which nothing is markup.
#[derive(SimpleObject)]
pub(super) struct ZoekFragment {
    /// The field of the object that has the text.
    veld: &'static str,
    /// The pieces, in reading order; about 240 characters together.
    // Pieces are no rows: all of them together are one short text, which was read anyway.
    #[graphql(directive = list_size::apply(DELEN))]
    stukken: Vec<ZoekStuk>,
    /// Whether the text begins earlier.
    vooraf: bool,
    /// Whether the text goes on.
    verder: bool,
}

impl ZoekFragment {
    fn new(veld: &'static str, fragment: Fragment) -> Self {
        let stukken = fragment.stukken.into_iter();
        let stukken = stukken.map(|stuk| ZoekStuk {
            tekst: stuk.tekst,
            treffer: stuk.treffer,
        });
        Self {
            veld,
            stukken: stukken.collect(),
            vooraf: fragment.vooraf,
            verder: fragment.verder,
        }
    }
}

/// A piece of a text.
#[derive(SimpleObject)]
pub(super) struct ZoekStuk {
    /// At least one character.
    tekst: String,
    /// Whether it is a word that was looked for.
    treffer: bool,
}
