//! Reading begrippen: always through [`policy`]; and the forms of the published ones, which every search asks for.

use std::{collections::HashMap, sync::Arc};

use entity::{
    begrip::{Column, Entity, Status},
    begrip_betekenis, begrip_vorm, discipline,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
    Select,
    sea_query::{LikeExpr, Query},
};
use uuid::Uuid;

use super::policy;
use crate::{
    db::of_member,
    error::Result,
    graph::{Key, Op, Order, SortValue, load::by_id},
    tekst::{Woordenboek, zoekdocument},
};

/// By term.
pub(super) const TERM: Order<Entity> = Order {
    name: "term",
    column: Column::Term,
    id: Column::Id,
    desc: false,
    place: |row| (SortValue::Tekst(row.term.clone()), row.id),
};

/// Last entered first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The begrippen that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, begrip);

/// What a list of begrippen is narrowed down to.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) status: Vec<Status>,
    pub(super) discipline: Vec<Uuid>,
    pub(super) tekst: Option<String>,
    pub(super) mijn: bool,
}

/// The begrippen that the actor may see and that pass the filter.
pub(super) fn filtered(op: &Op, filter: Filter) -> Select<Entity> {
    let named = |tekst: String| {
        let begin = zoekdocument(&[&tekst]);
        let vormen = Query::select()
            .column(begrip_vorm::Column::BegripId)
            .from(begrip_vorm::Entity)
            .and_where(begrip_vorm::Column::Sleutel.like(LikeExpr::new(format!("{begin}%"))))
            .take();
        // A text without a word to look for finds nothing, as everywhere.
        if begin.is_empty() {
            Column::Id.is_null()
        } else {
            Column::Id.in_subquery(vormen)
        }
    };
    let explained = |disciplines: Vec<Uuid>| {
        let meanings = Query::select()
            .column(begrip_betekenis::Column::BegripId)
            .from(begrip_betekenis::Entity)
            .and_where(op.db.any_of(begrip_betekenis::Column::DisciplineId, disciplines))
            .take();
        Column::Id.in_subquery(meanings)
    };
    let mine = filter
        .mijn
        .then(|| of_member(op.actor.member, Column::VoorstellerId, Column::Id));
    list(op).filter(
        Condition::all()
            .add_option((!filter.status.is_empty()).then(|| Column::Status.is_in(filter.status)))
            .add_option((!filter.discipline.is_empty()).then(|| explained(filter.discipline)))
            .add_option(filter.tekst.map(named))
            .add_option(mine),
    )
}

/// The forms of a begrip, in the order of their stems. Only for begrippen that were read before.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct VormenOf(pub(super) Uuid);

impl Key for VormenOf {
    type Row = Vec<begrip_vorm::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        use begrip_vorm::Column;
        // tidy: all rows, because whoever asks has read the begrippen
        let rows = begrip_vorm::Entity::find()
            .filter(op.db.any_of(Column::BegripId, keys.iter().map(|key| key.0)))
            .order_by_asc(Column::Sleutel)
            .all(op.read())
            .await?;
        let mut found: HashMap<Self, Self::Row> = HashMap::new();
        for row in rows {
            found.entry(Self(row.begrip_id)).or_default().push(row);
        }
        Ok(found)
    }
}

/// What a begrip means to each discipline, in the order of the reference data. Only for begrippen that were read before.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct BetekenissenOf(pub(super) Uuid);

impl Key for BetekenissenOf {
    type Row = Vec<begrip_betekenis::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        use begrip_betekenis::Column;
        let link = begrip_betekenis::Entity::belongs_to(discipline::Entity)
            .from(Column::DisciplineId)
            .to(discipline::Column::Id);
        // tidy: all rows, because whoever asks has read the begrippen
        let rows = begrip_betekenis::Entity::find()
            .join(JoinType::InnerJoin, link.into())
            .filter(op.db.any_of(Column::BegripId, keys.iter().map(|key| key.0)))
            .order_by_asc(discipline::Column::Volgorde)
            .order_by_asc(Column::DisciplineId)
            .all(op.read())
            .await?;
        let mut found: HashMap<Self, Self::Row> = HashMap::new();
        for row in rows {
            found.entry(Self(row.begrip_id)).or_default().push(row);
        }
        Ok(found)
    }
}

/// The forms of all published begrippen, from memory.
pub(crate) async fn woordenboek(op: &Op) -> Result<Arc<Woordenboek>> {
    let reader = op.clone();
    op.woordenboek.get(op.now(), || lees(reader)).await
}

/// Reads the forms anew, after a change of what is published.
pub(super) async fn vernieuw(op: &Op) -> Result<()> {
    op.woordenboek.renew(op.now(), lees(op.clone())).await.map(drop)
}

/// The same for every actor, because everybody's searches ask for it.
async fn lees(op: Op) -> Result<Woordenboek> {
    use begrip_vorm::Column;
    // tidy: all rows, because only the forms of published begrippen are read
    let paren: Vec<(Uuid, String)> = begrip_vorm::Entity::find()
        .select_only()
        .columns([Column::BegripId, Column::Sleutel])
        .join(JoinType::InnerJoin, begrip_vorm::Relation::Begrip.def())
        .filter(policy::openbaar())
        .order_by_asc(Column::BegripId)
        .order_by_asc(Column::Sleutel)
        .into_tuple()
        .all(op.read())
        .await?;
    Ok(Woordenboek::van(paren))
}
