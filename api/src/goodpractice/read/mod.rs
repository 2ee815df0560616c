//! Reading good practices and what others made of them: always through [`policy`].

mod melding;
mod overname;
mod versies;

use std::collections::HashMap;

use entity::{
    goodpractice::{Column, Entity, Status},
    goodpractice_element, goodpractice_leervraag, goodpractice_onderwijssoort, goodpractice_opgave,
    goodpractice_overname,
    praktijk_onderwijssoort::Onderwijssoort,
    raamwerk_element,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    RelationTrait, Select, SelectTwo,
    sea_query::{Expr, Query, SimpleExpr},
};
use uuid::Uuid;

pub(crate) use self::{
    melding::MeldingById,
    overname::{ErvaringById, OvernameById, Overnames},
    versies::VersieById,
};
pub(super) use self::{
    melding::Meldingen,
    overname::{Ervaringen, OordelenOf},
    versies::Versies,
};
use super::policy;
use crate::{
    begrip,
    error::Result,
    graph::{Key, Link, Nested, Op, Order, SortValue, load::by_id, page::ParentColumn, zoek},
    opgave,
    tekst::Zoekvraag,
};

/// Last entered first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// By title.
pub(super) const TITEL: Order<Entity> = Order {
    name: "titel",
    column: Column::Titel,
    id: Column::Id,
    desc: false,
    place: |row| (SortValue::Tekst(row.titel.clone()), row.id),
};

/// Taken over by most first.
pub(super) const MEEST_OVERGENOMEN: Order<Entity> = Order {
    name: "meestOvergenomen",
    column: Column::AantalPraktijken,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Getal(row.aantal_praktijken), row.id),
};

/// Which good practices a list holds; an empty list of values means "any".
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    pub(super) factor: Vec<Uuid>,
    /// A main form stands for its variants too.
    pub(super) samenwerkingsvorm: Vec<Uuid>,
    pub(super) onderwijssoort: Vec<Onderwijssoort>,
    /// Where they arose.
    pub(super) praktijk: Vec<Uuid>,
    pub(super) ontwikkelopgave: Vec<Uuid>,
    /// By which praktijken they were taken over, also those that ended it.
    pub(super) overgenomen_door: Vec<Uuid>,
    pub(super) status: Vec<Status>,
    pub(super) gemeld: bool,
    /// What they are about; of what has no word to look for nothing is found.
    pub(super) tekst: Option<String>,
}

/// The good practices that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor, op.today()))
}

by_id!(list, goodpractice);

/// The good practices that the actor may see and that pass the filter.
pub(super) async fn filtered(op: &Op, filter: Filter) -> Result<Select<Entity>> {
    let words = match filter.tekst {
        Some(text) => Some(found(op, begrip::woordenboek(op).await?.vraag(&text).as_ref())),
        None => None,
    };
    let some = |ids: Vec<Uuid>| (!ids.is_empty()).then_some(ids);
    let state = (!filter.status.is_empty()).then(|| policy::in_state(&op.actor, op.today(), filter.status));
    let praktijk = some(filter.praktijk).map(|ids| op.db.any_of((Entity, Column::PraktijkId), ids));
    Ok(list(op).filter(
        Condition::all()
            .add_option(state)
            .add_option(praktijk)
            .add_option(some(filter.factor).map(|ids| with_factor(op, ids)))
            .add_option(some(filter.samenwerkingsvorm).map(|ids| in_vorm(op, ids)))
            .add_option((!filter.onderwijssoort.is_empty()).then(|| for_school(filter.onderwijssoort)))
            .add_option(some(filter.ontwikkelopgave).map(|ids| on_opgave(op, ids)))
            .add_option(some(filter.overgenomen_door).map(|ids| taken_over(op, ids)))
            .add_option(filter.gemeld.then(|| melding::gemeld(op)))
            .add_option(words),
    ))
}

fn with_factor(op: &Op, factoren: Vec<Uuid>) -> SimpleExpr {
    use goodpractice_element::{Column as Tag, Entity as Tags};
    let tagged = Query::select()
        .column((Tags, Tag::GoodpracticeId))
        .from(Tags)
        .and_where(op.db.any_of((Tags, Tag::ElementId), factoren))
        .take();
    Column::Id.in_subquery(tagged)
}

fn in_vorm(op: &Op, vormen: Vec<Uuid>) -> SimpleExpr {
    use raamwerk_element::{Column as Element, Entity as Elementen};
    let named = op.db.any_of((Elementen, Element::Id), vormen.iter().copied());
    let beneath = op.db.any_of((Elementen, Element::OuderId), vormen);
    let meant = Query::select()
        .column((Elementen, Element::Id))
        .from(Elementen)
        .cond_where(Condition::any().add(named).add(beneath))
        .take();
    Column::SamenwerkingsvormId.in_subquery(meant)
}

fn for_school(soorten: Vec<Onderwijssoort>) -> SimpleExpr {
    use goodpractice_onderwijssoort::{Column as Soort, Entity as Soorten};
    let named = Query::select()
        .column((Soorten, Soort::GoodpracticeId))
        .from(Soorten)
        .and_where(Soort::Onderwijssoort.is_in(soorten))
        .take();
    Column::Id.in_subquery(named)
}

/// Linked to one of these ontwikkelopgaven, as far as the actor may see the ontwikkelopgave.
fn on_opgave(op: &Op, opgaven: Vec<Uuid>) -> SimpleExpr {
    use goodpractice_opgave::{Column as Koppeling, Entity as Koppelingen, Relation};
    // tidy: all rows, because they narrow down good practices that are filtered by the policy themselves
    let linked = Koppelingen::find()
        .select_only()
        .column(Koppeling::GoodpracticeId)
        .join(JoinType::InnerJoin, Relation::Opgave.def())
        .filter(opgave::visible(&op.actor))
        .filter(op.db.any_of((Koppelingen, Koppeling::OpgaveId), opgaven));
    Column::Id.in_subquery(linked.into_query())
}

/// Who sees a good practice sees who took it over.
fn taken_over(op: &Op, praktijken: Vec<Uuid>) -> SimpleExpr {
    use goodpractice_overname::{Column as Overname, Entity as Overnames};
    let taken = Query::select()
        .column((Overnames, Overname::GoodpracticeId))
        .from(Overnames)
        .and_where(op.db.any_of((Overnames, Overname::PraktijkId), praktijken))
        .take();
    Column::Id.in_subquery(taken)
}

fn found(op: &Op, vraag: Option<&Zoekvraag>) -> SimpleExpr {
    match vraag {
        Some(vraag) => {
            let id = Expr::col((Entity, Column::Id));
            zoek::indexed(op.db.backend(), id, vraag)
        }
        None => Column::Id.is_null(),
    }
}

/// What a list of good practices may hang under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Under {
    /// The Lerende Praktijk where they arose.
    Praktijk,
    /// The ontwikkelopgave that they work on.
    Opgave,
    /// The leervraag that they answer.
    Leervraag,
}

impl Nested for Under {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        let rows = list(op);
        match self {
            Self::Praktijk => rows,
            Self::Opgave => rows.join(
                JoinType::InnerJoin,
                goodpractice_opgave::Relation::Goodpractice.def().rev(),
            ),
            Self::Leervraag => rows.join(
                JoinType::InnerJoin,
                goodpractice_leervraag::Relation::Goodpractice.def().rev(),
            ),
        }
    }

    fn parent(self) -> ParentColumn {
        match self {
            Self::Praktijk => Column::PraktijkId.as_column_ref(),
            Self::Opgave => goodpractice_opgave::Column::OpgaveId.as_column_ref(),
            Self::Leervraag => goodpractice_leervraag::Column::LeervraagId.as_column_ref(),
        }
    }

    fn order(self) -> &'static Order<Entity> {
        &NIEUWSTE
    }
}

/// The werkzame factoren on which a good practice rests, in the order of the framework.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct FactorenOf(pub(super) Uuid);

impl Key for FactorenOf {
    type Row = Vec<raamwerk_element::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let link = Link {
            of: goodpractice_element::Column::GoodpracticeId,
            owner: |row: &goodpractice_element::Model| row.goodpractice_id,
            to: goodpractice_element::Column::ElementId,
            id: raamwerk_element::Column::Id,
        };
        let keys = keys.iter().map(|key| key.0);
        let narrow = |rows: SelectTwo<goodpractice_element::Entity, raamwerk_element::Entity>| {
            rows.order_by_asc(raamwerk_element::Column::Volgorde)
                .order_by_asc(raamwerk_element::Column::Id)
        };
        link.read(op, keys, narrow, Self).await
    }
}

/// The kinds of education for which a good practice is.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct OnderwijssoortenOf(pub(super) Uuid);

impl Key for OnderwijssoortenOf {
    type Row = Vec<Onderwijssoort>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        use goodpractice_onderwijssoort::{Column as Soort, Entity as Soorten};
        let wanted = op.db.any_of(Soort::GoodpracticeId, keys.iter().map(|key| key.0));
        // tidy: all rows, because whoever asks has read the good practices that they belong to
        let rows = Soorten::find().filter(wanted).order_by_asc(Soort::Onderwijssoort);
        let mut found: HashMap<Self, Self::Row> = HashMap::new();
        for row in rows.all(op.read()).await? {
            let of = found.entry(Self(row.goodpractice_id)).or_default();
            of.push(row.onderwijssoort);
        }
        Ok(found)
    }
}
