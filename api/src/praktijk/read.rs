//! Reading Lerende Praktijken and who takes part.

use std::collections::HashMap;

use entity::{
    deelname,
    praktijk::{Column, Entity, Fase},
    praktijk_onderwijssoort::{self, Onderwijssoort},
    praktijk_partner,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select, sea_query::Query};
use uuid::Uuid;

use super::policy;
use crate::{
    error::Result,
    graph::{
        Key, Op, Order, Page, SortValue, Window,
        load::{by_id, grouped},
        page,
    },
    member,
};

/// By name.
pub(super) const NAAM: Order<Entity> = Order {
    name: "naam",
    column: Column::Naam,
    id: Column::Id,
    desc: false,
    place: |row| (SortValue::Tekst(row.naam.clone()), row.id),
};

/// Newest first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// Deelnames, first entered first.
pub(crate) const OUDSTE: Order<deelname::Entity> = Order {
    name: "oudste",
    column: deelname::Column::CreatedAt,
    id: deelname::Column::Id,
    desc: false,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The praktijken that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, praktijk);

/// What a list of praktijken is narrowed down to.
#[derive(Debug, Default)]
pub(super) struct Filter {
    /// In this phase.
    pub(super) fase: Option<Fase>,
    /// In this kind of education.
    pub(super) onderwijssoort: Option<Onderwijssoort>,
    /// In this area.
    pub(super) gebied: Option<Uuid>,
    /// In which the actor takes part now.
    pub(super) mijn: bool,
}

/// The praktijken that a filter lets through.
pub(super) fn filtered(op: &Op, filter: &Filter) -> Select<Entity> {
    let mut list = list(op);
    if let Some(fase) = filter.fase {
        list = list.filter(Column::Fase.eq(fase));
    }
    if let Some(onderwijssoort) = filter.onderwijssoort {
        let working = Query::select()
            .column(praktijk_onderwijssoort::Column::PraktijkId)
            .from(praktijk_onderwijssoort::Entity)
            .and_where(praktijk_onderwijssoort::Column::Onderwijssoort.eq(onderwijssoort))
            .take();
        list = list.filter(Column::Id.in_subquery(working));
    }
    if let Some(gebied) = filter.gebied {
        list = list.filter(Column::GebiedId.eq(gebied));
    }
    match op.actor.member {
        _ if !filter.mijn => list,
        Some(me) => list.filter(Column::Id.in_subquery(member::praktijken_of(me, op.today()))),
        None => list.filter(Column::Id.is_null()),
    }
}

/// A praktijk in which the actor takes part now.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct TakesPart(pub(crate) Uuid);

impl Key for TakesPart {
    type Row = ();

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, ()>> {
        let Some(me) = op.actor.member else {
            return Ok(HashMap::new());
        };
        let asked = op.db.any_of(Column::Id, keys.iter().map(|key| key.0));
        let rows = list(op)
            .filter(asked)
            .filter(Column::Id.in_subquery(member::praktijken_of(me, op.today())))
            .all(op.read())
            .await?;
        Ok(rows.into_iter().map(|row| (Self(row.id), ())).collect())
    }
}

/// The kinds of education in which a praktijk works.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct OnderwijssoortenOf(pub(super) Uuid);

impl Key for OnderwijssoortenOf {
    type Row = Vec<Onderwijssoort>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let column = praktijk_onderwijssoort::Column::PraktijkId;
        // tidy: all rows, because a praktijk is public and so is where it works.
        let rows = praktijk_onderwijssoort::Entity::find()
            .filter(op.db.any_of(column, keys.iter().map(|key| key.0)))
            .order_by_asc(praktijk_onderwijssoort::Column::Onderwijssoort)
            .all(op.read())
            .await?;
        let mut found: HashMap<Self, Self::Row> = HashMap::new();
        for row in rows {
            found
                .entry(Self(row.praktijk_id))
                .or_default()
                .push(row.onderwijssoort);
        }
        Ok(found)
    }
}

/// The organisations that join a praktijk, as keys.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct PartnersOf(pub(super) Uuid);

impl Key for PartnersOf {
    type Row = Vec<Uuid>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let column = praktijk_partner::Column::PraktijkId;
        // tidy: all rows, because a praktijk is public and so is who joins it.
        let rows = praktijk_partner::Entity::find()
            .filter(op.db.any_of(column, keys.iter().map(|key| key.0)))
            .order_by_asc(praktijk_partner::Column::OrganisatieId)
            .all(op.read())
            .await?;
        let mut found: HashMap<Self, Self::Row> = HashMap::new();
        for row in rows {
            found
                .entry(Self(row.praktijk_id))
                .or_default()
                .push(row.organisatie_id);
        }
        Ok(found)
    }
}

/// The deelnames that the actor may see.
pub(super) fn deelnames(op: &Op) -> Select<deelname::Entity> {
    deelname::Entity::find().filter(policy::deelname_visible(&op.actor, op.today()))
}

mod by_id {
    //! The key of one deelname; a module of its own because the macro fixes the name.

    use super::{by_id, deelnames};

    by_id!(deelnames, deelname);
}
pub(crate) use self::by_id::ById as DeelnameById;

/// Under which kind of object a list of deelnames hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Under {
    /// A Lerende Praktijk: who takes part in it.
    Praktijk,
    /// A member: where the member takes part.
    Member,
}

impl Under {
    fn column(self) -> page::ParentColumn {
        match self {
            Self::Praktijk => deelname::Column::PraktijkId,
            Self::Member => deelname::Column::MemberId,
        }
        .as_column_ref()
    }
}

/// A page of the deelnames under an object.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct DeelnamesPage {
    /// Under what kind of object.
    pub(crate) under: Under,
    /// Under which one.
    pub(crate) parent: Uuid,
    /// Which part.
    pub(crate) window: Window,
}

impl Key for DeelnamesPage {
    type Row = Page<deelname::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let mut found = HashMap::with_capacity(keys.len());
        for ((under, window), parents) in grouped(keys, |key| ((key.under, key.window.clone()), key.parent)) {
            let (list, column) = (deelnames(op), under.column());
            let pages = page::page_per_parent(op, list, column, &parents, &OUDSTE, &window).await?;
            found.extend(pages.into_iter().map(|(parent, page)| {
                let window = window.clone();
                (
                    Self {
                        under,
                        parent,
                        window,
                    },
                    page,
                )
            }));
        }
        Ok(found)
    }
}

/// How many deelnames an object has.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct DeelnamesCount {
    /// Under what kind of object.
    pub(crate) under: Under,
    /// Under which one.
    pub(crate) parent: Uuid,
}

impl Key for DeelnamesCount {
    type Row = u64;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, u64>> {
        let mut found = HashMap::with_capacity(keys.len());
        for (under, parents) in grouped(keys, |key| (key.under, key.parent)) {
            let counts = page::count_per_parent(op, deelnames(op), under.column(), &parents).await?;
            found.extend(
                counts
                    .into_iter()
                    .map(|(parent, count)| (Self { under, parent }, count)),
            );
        }
        Ok(found)
    }
}
