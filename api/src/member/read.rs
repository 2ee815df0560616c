//! Reading members.

use std::collections::HashMap;

use entity::{
    discipline,
    member::{Column, Entity},
    member_discipline,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, Select, SelectTwo,
    sea_query::{Expr, Func, LikeExpr, Query},
};
use uuid::Uuid;

use super::policy;
use crate::{
    error::{Error, Result},
    graph::{Key, Link, Op, Order, SortValue, load::by_id},
    tekst::Soort,
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

/// The members that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor, op.today()))
}

by_id!(list, member);

/// What a list of members is narrowed down to.
#[derive(Debug, Default)]
pub(super) struct Filter {
    /// Works in this discipline.
    pub(super) discipline: Option<Uuid>,
    /// A word of the name begins so.
    pub(super) tekst: Option<String>,
}

/// The visible members that a filter lets through.
pub(super) fn filtered(op: &Op, filter: Filter) -> Result<Select<Entity>> {
    let mut list = list(op);
    if let Some(discipline) = filter.discipline {
        let working = Query::select()
            .column(member_discipline::Column::MemberId)
            .from(member_discipline::Entity)
            .and_where(member_discipline::Column::DisciplineId.eq(discipline))
            .take();
        list = list.filter(Column::Id.in_subquery(working));
    }
    if let Some(tekst) = filter.tekst {
        list = list.filter(named(&tekst)?);
    }
    Ok(list)
}

/// A word of the name begins with `tekst`. SQLite folds the case of ASCII letters only, so the text is tried as it was
/// typed too.
fn named(tekst: &str) -> Result<Condition> {
    let tekst = tekst.trim();
    if tekst.chars().count() > Soort::Naam.grenzen().1 {
        return Err(Error::BadRequest("De tekst van het filter is te lang.".into()));
    }
    // PostgreSQL takes no NUL in a text, and no name has a control character.
    if tekst.chars().any(char::is_control) {
        return Err(Error::BadRequest(
            "De tekst van het filter heeft een teken dat niet kan.".into(),
        ));
    }
    let escaped: String = tekst
        .chars()
        .flat_map(|letter| {
            matches!(letter, '%' | '_' | '\\')
                .then_some('\\')
                .into_iter()
                .chain([letter])
        })
        .collect();
    let typed = |pattern: String| Expr::col((Entity, Column::Naam)).like(LikeExpr::new(pattern).escape('\\'));
    let folded = |pattern: String| {
        Expr::expr(Func::lower(Expr::col((Entity, Column::Naam)))).like(LikeExpr::new(pattern).escape('\\'))
    };
    let lower = escaped.to_lowercase();
    Ok(Condition::any()
        .add(folded(format!("{lower}%")))
        .add(folded(format!("% {lower}%")))
        .add(typed(format!("{escaped}%")))
        .add(typed(format!("% {escaped}%"))))
}

/// The disciplines of a member. Only for members that were read before.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct DisciplinesOf(pub(super) Uuid);

impl Key for DisciplinesOf {
    type Row = Vec<discipline::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let link = Link {
            of: member_discipline::Column::MemberId,
            owner: |row: &member_discipline::Model| row.member_id,
            to: member_discipline::Column::DisciplineId,
            id: discipline::Column::Id,
        };
        let keys = keys.iter().map(|key| key.0);
        let narrow = |rows: SelectTwo<member_discipline::Entity, discipline::Entity>| {
            rows.filter(crate::discipline::visible(&op.actor))
                .order_by_asc(discipline::Column::Id)
        };
        link.read(op, keys, narrow, Self).await
    }
}

/// The name of a member, for an object that carries the name by the member's own choice. Whoever asks has checked that
/// choice, so the visibility of the profile does not count here.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct NaamOf(pub(crate) Uuid);

impl Key for NaamOf {
    type Row = String;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, String>> {
        // tidy: all rows, because the member chose to be named with what is shown
        let rows: Vec<(Uuid, String)> = Entity::find()
            .select_only()
            .columns([Column::Id, Column::Naam])
            .filter(op.db.any_of(Column::Id, keys.iter().map(|key| key.0)))
            .into_tuple()
            .all(op.read())
            .await?;
        Ok(rows.into_iter().map(|(id, naam)| (Self(id), naam)).collect())
    }
}
