//! What became of leervragen: six statements, however many leervragen and however many editions.

use std::collections::HashMap;

use entity::{
    editie, leervraag, onderbouwing,
    opgave::{Column, Entity},
    opgave_herkomst, opgave_vervallen,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, JoinType, QueryFilter,
    QuerySelect, QueryTrait, RelationTrait,
    sea_query::{CommonTableExpression, Expr, Query, UnionType, WithClause, WithQuery},
};
use uuid::Uuid;

use super::{list, onderbouwingen};
use crate::{
    agenda,
    error::Result,
    graph::{Key, Op},
    leervraag as leervragen,
    opgave::{
        policy,
        rules::spoor::{Bronnen, Stap, spoor},
    },
    thema,
};

/// The name of the lines of descent within a statement.
const LIJN: &str = "lijn";

/// What became of a leervraag that the actor may see.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct SpoorOf(pub(crate) Uuid);

impl Key for SpoorOf {
    type Row = Vec<Stap>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let keys: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        // tidy: all rows, because they are filtered by the policy of their room
        let rows = leervraag::Entity::find()
            .filter(leervragen::visible(&op.actor))
            .filter(op.db.any_of(leervraag::Column::Id, keys.iter().copied()))
            .all(op.read())
            .await?;
        let bronnen = bronnen(op, &keys).await?;
        let told = rows.iter().map(|row| (Self(row.id), spoor(row, &bronnen)));
        Ok(told.collect())
    }
}

async fn bronnen(op: &Op, leervragen: &[Uuid]) -> Result<Bronnen> {
    let of_these = (onderbouwing::Entity, onderbouwing::Column::LeervraagId);
    let onderbouwingen = onderbouwingen(op)
        .filter(op.db.any_of(of_these, leervragen.iter().copied()))
        .all(op.read())
        .await?;
    let founded: Vec<Uuid> = onderbouwingen.iter().map(|row| row.opgave_id).collect();
    let mut herkomst = Vec::new();
    for row in op.read().query_all(&lines(op, &founded)).await? {
        herkomst.push(opgave_herkomst::Model::from_query_result(&row, "")?);
    }
    let continued = herkomst.iter().map(|row| row.opgave_id);
    let opgaven: Vec<Uuid> = founded.iter().copied().chain(continued).collect();
    // tidy: all rows, because the edition is joined and filtered by the policy of its room
    let vervallen = opgave_vervallen::Entity::find()
        .join(JoinType::InnerJoin, opgave_vervallen::Relation::Editie.def())
        .filter(agenda::visible(&op.actor))
        .filter(op.db.any_of(
            (opgave_vervallen::Entity, opgave_vervallen::Column::OpgaveId),
            opgaven.iter().copied(),
        ))
        .all(op.read())
        .await?;
    Ok(Bronnen {
        bundelingen: thema::bundelingen_of(op, leervragen).await?,
        onderbouwingen,
        herkomst,
        vervallen,
        edities: edities(op, &opgaven).await?,
    })
}

/// The descents from these ontwikkelopgaven, from those that come from them, and so on; as far as the actor may see the
/// later one.
fn lines(op: &Op, founded: &[Uuid]) -> WithQuery {
    use opgave_herkomst::Column as Lijn;
    let mut reached = Query::select()
        .column((Entity, Column::Id))
        .from(Entity)
        .and_where(op.db.any_of((Entity, Column::Id), founded.iter().copied()))
        .take();
    let next = Query::select()
        .column((opgave_herkomst::Entity, Lijn::OpgaveId))
        .from(opgave_herkomst::Entity)
        .inner_join(
            LIJN,
            Expr::col((LIJN, Column::Id)).equals((opgave_herkomst::Entity, Lijn::VoorgangerId)),
        )
        .take();
    let lines = CommonTableExpression::new()
        .table_name(LIJN)
        .column(Column::Id)
        .query(reached.union(UnionType::Distinct, next).to_owned())
        .to_owned();
    let reached = Query::select().column((LIJN, Column::Id)).from(LIJN).take();
    let rows = opgave_herkomst::Entity::find()
        .join(JoinType::InnerJoin, opgave_herkomst::Relation::Opgave.def())
        .filter(policy::visible(&op.actor))
        .filter(Lijn::VoorgangerId.in_subquery(reached));
    rows.into_query()
        .with(WithClause::new().recursive(true).cte(lines).to_owned())
}

/// The edition of each of these ontwikkelopgaven.
async fn edities(op: &Op, opgaven: &[Uuid]) -> Result<HashMap<Uuid, editie::Model>> {
    let rows = list(op)
        .join(JoinType::InnerJoin, entity::opgave::Relation::Editie.def())
        .select_also(editie::Entity)
        .filter(op.db.any_of((Entity, Column::Id), opgaven.iter().copied()))
        .all(op.read())
        .await?;
    let pairs = rows
        .into_iter()
        .filter_map(|(opgave, editie)| Some((opgave.id, editie?)));
    Ok(pairs.collect())
}
