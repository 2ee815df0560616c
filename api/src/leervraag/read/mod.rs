//! Reading leervragen: always through [`policy`].

mod dubbelen;
mod uitgegeven;
mod vergelijken;
mod versies;
mod zoeken;

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{
    bundeling, discipline::Sector, goodpractice_leervraag, herkenning, inzicht_leervraag, leervraag,
    leervraag_element, onderbouwing, praktijk_onderwijssoort::Onderwijssoort, raamwerk_element,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef, RelationTrait, Select, SelectTwo,
    sea_query::{Expr, SimpleExpr},
};
use uuid::Uuid;

pub(super) use self::{
    dubbelen::{VERGELIJKBAAR, bijna_gelijk},
    vergelijken::vergelijkbaar,
    versies::Versies,
    zoeken::Woorden,
};
pub(crate) use self::{
    uitgegeven::{standen, uitgegeven, woorden},
    vergelijken::{MINST, Vergelijkbaar, gelijkend},
    versies::VersieById,
};
use super::policy;
use crate::{
    clock::dutch_midnight,
    error::Result,
    graph::{Key, Link, Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
};

use leervraag::{Column, Entity};

/// Newest first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// Oldest first.
pub(super) const OUDSTE: Order<Entity> = Order {
    name: "oudste",
    desc: false,
    ..NIEUWSTE
};

/// Most recognised first.
pub(super) const MEEST_HERKEND: Order<Entity> = Order {
    name: "meestHerkend",
    column: Column::AantalHerkenningen,
    place: |row| (SortValue::Getal(row.aantal_herkenningen), row.id),
    ..NIEUWSTE
};

/// Last changed first.
pub(super) const LAATST_GEWIJZIGD: Order<Entity> = Order {
    name: "laatstGewijzigd",
    column: Column::UpdatedAt,
    place: |row| (SortValue::Moment(row.updated_at), row.id),
    ..NIEUWSTE
};

/// Which leervragen a list holds; an empty list of values means "any".
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    pub(super) status: Vec<leervraag::Status>,
    pub(super) discipline: Vec<Uuid>,
    pub(super) sector: Vec<Sector>,
    pub(super) onderwijssoort: Vec<Onderwijssoort>,
    pub(super) factor: Vec<Uuid>,
    pub(super) praktijk: Vec<Uuid>,
    pub(super) van: Option<NaiveDate>,
    pub(super) tot: Option<NaiveDate>,
    pub(super) tekst: Option<Woorden>,
    pub(super) mijn: bool,
    /// Conditions of rooms that refer to leervragen: beneath a thema, beneath an ontwikkelopgave.
    pub(super) onder: Vec<Condition>,
}

impl Filter {
    /// Whether it asks for the discipline or the sector of askers.
    pub(super) fn asks_role(&self) -> bool {
        !self.discipline.is_empty() || !self.sector.is_empty()
    }

    /// Whether it keeps a list short in a collection of any size: what lies beneath one object does not grow with it.
    pub(super) fn is_narrow(&self) -> bool {
        !self.onder.is_empty() || !self.praktijk.is_empty() || self.mijn
    }

    /// Whether nothing but words narrows the list down: another filter would make the way along it a long one.
    pub(super) fn is_by_words(&self) -> bool {
        self.tekst.is_some()
            && !self.is_narrow()
            && !self.asks_role()
            && self.onderwijssoort.is_empty()
            && self.factor.is_empty()
            && self.van.is_none()
            && self.tot.is_none()
    }

    /// The same filter for one page of its list: words that are common are asked of each row on the way.
    pub(super) async fn for_page(self, op: &Op) -> Result<Self> {
        let tekst = match self.tekst {
            Some(woorden) => Some(woorden.weighed(op).await?),
            None => None,
        };
        Ok(Self { tekst, ..self })
    }
}

/// The leervragen that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

/// The leervragen that the actor is shown where no states are asked for.
fn listed(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::listed(&op.actor))
}

by_id!(list, leervraag);

/// The leervragen that the actor may see and that pass the filter.
pub(super) fn filtered(op: &Op, filter: Filter) -> Select<Entity> {
    let asks_role = filter.asks_role();
    let any_of =
        |column: Column, ids: Vec<Uuid>| (!ids.is_empty()).then(|| op.db.any_of((Entity, column), ids));
    // Beneath a thema or an ontwikkelopgave a merged leervraag stays where it was.
    let shown = if filter.status.is_empty() && filter.onder.is_empty() {
        listed(op)
    } else {
        list(op)
    };
    let mut rows = shown.filter(
        Condition::all()
            .add_option((!filter.status.is_empty()).then(|| Column::Status.is_in(filter.status)))
            .add_option((!filter.sector.is_empty()).then(|| Column::Sector.is_in(filter.sector)))
            .add_option(
                (!filter.onderwijssoort.is_empty())
                    .then(|| Column::Onderwijssoort.is_in(filter.onderwijssoort)),
            )
            .add_option(any_of(Column::DisciplineId, filter.discipline))
            .add_option(any_of(Column::PraktijkId, filter.praktijk))
            .add_option((!filter.factor.is_empty()).then(|| with_element(op, filter.factor)))
            .add_option(filter.van.map(|day| Column::CreatedAt.gte(dutch_midnight(day))))
            .add_option(filter.tot.map(|day| Column::CreatedAt.lt(dutch_midnight(day))))
            .add_option(filter.tekst.map(|woorden| woorden.found(op.db.backend()))),
    );
    if asks_role {
        rows = rows.filter(policy::role_shown(&op.actor));
    }
    if filter.mijn {
        rows = rows.filter(policy::own(&op.actor));
    }
    filter.onder.into_iter().fold(rows, QueryFilter::filter)
}

/// Asked of each leervraag, whose tags lie together: asked of the tags, SQLite would read them all.
fn with_element(op: &Op, elements: Vec<Uuid>) -> SimpleExpr {
    use leervraag_element::Column as Tag;
    let of_this = Expr::col((leervraag_element::Entity, Tag::LeervraagId)).equals((Entity, Column::Id));
    let one_of = op
        .db
        .any_of((leervraag_element::Entity, Tag::ElementId), elements);
    // tidy: all rows, because they narrow down leervragen that are filtered by the policy themselves
    let tagged = leervraag_element::Entity::find()
        .select_only()
        .column(Tag::ElementId)
        .filter(of_this)
        .filter(one_of);
    Expr::exists(sea_orm::QueryTrait::into_query(tagged))
}

/// What a list of leervragen may hang under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Under {
    /// The Lerende Praktijk in which they came up.
    Praktijk,
    /// The activiteit where they came up.
    Activiteit,
    /// The member who asked, as far as the name may be known.
    Vrager,
    /// The thema that bundles them now.
    Thema,
    /// The ontwikkelopgave that rests on them.
    Opgave,
    /// The leervraag into which they were merged.
    SamengevoegdIn,
    /// The good practice that answers them.
    GoodPractice,
    /// The inzicht that raised them.
    Inzicht,
}

impl Nested for Under {
    type Entity = Entity;

    /// The parent's key, as a column of the rows beneath it.
    fn parent(self) -> ParentColumn {
        match self {
            Self::Praktijk => Column::PraktijkId.as_column_ref(),
            Self::Activiteit => Column::ActiviteitId.as_column_ref(),
            Self::Vrager => Column::VragerId.as_column_ref(),
            Self::Thema => bundeling::Column::ThemaId.as_column_ref(),
            Self::Opgave => onderbouwing::Column::OpgaveId.as_column_ref(),
            Self::SamengevoegdIn => Column::SamengevoegdInId.as_column_ref(),
            Self::GoodPractice => goodpractice_leervraag::Column::GoodpracticeId.as_column_ref(),
            Self::Inzicht => inzicht_leervraag::Column::InzichtId.as_column_ref(),
        }
    }

    fn rows(self, op: &Op) -> Select<Entity> {
        match self {
            Self::Praktijk | Self::Activiteit => listed(op),
            Self::Vrager => listed(op).filter(policy::name_shown(&op.actor)),
            Self::SamengevoegdIn => list(op),
            Self::Thema => list(op)
                .join(
                    JoinType::InnerJoin,
                    link::<bundeling::Entity>(bundeling::Column::LeervraagId),
                )
                .filter(bundeling::Column::Tot.is_null()),
            Self::Opgave => list(op).join(
                JoinType::InnerJoin,
                link::<onderbouwing::Entity>(onderbouwing::Column::LeervraagId),
            ),
            Self::GoodPractice => list(op).join(
                JoinType::InnerJoin,
                goodpractice_leervraag::Relation::Leervraag.def().rev(),
            ),
            Self::Inzicht => list(op).join(
                JoinType::InnerJoin,
                link::<inzicht_leervraag::Entity>(inzicht_leervraag::Column::LeervraagId),
            ),
        }
    }

    fn order(self) -> &'static Order<Entity> {
        &NIEUWSTE
    }
}

/// From a leervraag to the rows of a link table that refer to it.
fn link<E: EntityTrait>(column: E::Column) -> RelationDef {
    let to_leervraag: RelationDef = E::belongs_to(Entity).from(column).to(Column::Id).into();
    to_leervraag.rev()
}

/// The frameworks' elements that a leervraag is tagged with, in the order of the frameworks.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct ElementsOf(pub(super) Uuid);

impl Key for ElementsOf {
    type Row = Vec<raamwerk_element::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let link = Link {
            of: leervraag_element::Column::LeervraagId,
            owner: |row: &leervraag_element::Model| row.leervraag_id,
            to: leervraag_element::Column::ElementId,
            id: raamwerk_element::Column::Id,
        };
        let keys = keys.iter().map(|key| key.0);
        let narrow = |rows: SelectTwo<leervraag_element::Entity, raamwerk_element::Entity>| {
            rows.order_by_asc(raamwerk_element::Column::Volgorde)
                .order_by_asc(raamwerk_element::Column::Id)
        };
        link.read(op, keys, narrow, Self).await
    }
}

/// Whether the actor recognises a leervraag.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Recognised(pub(super) Uuid);

impl Key for Recognised {
    type Row = ();

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, ()>> {
        let Some(me) = op.actor.member else {
            return Ok(HashMap::new());
        };
        // tidy: all rows, because only the actor's own are asked for
        let rows = herkenning::Entity::find()
            .filter(herkenning::Column::MemberId.eq(me))
            .filter(
                op.db
                    .any_of(herkenning::Column::LeervraagId, keys.iter().map(|key| key.0)),
            )
            .all(op.read())
            .await?;
        Ok(rows.into_iter().map(|row| (Self(row.leervraag_id), ())).collect())
    }
}
