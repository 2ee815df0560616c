//! What became of leervragen: seven statements, however many leervragen and however many editions.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use entity::{
    besluit,
    besluit_regel::{self, Ongedaan, Uitkomst},
    editie,
    leervraag::{self, Afwijsreden},
    onderbouwing,
    opgave::{Column, Entity},
    opgave_herkomst, opgave_vervallen,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
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
        rules::spoor::{Beslist, Bronnen, Stap, spoor},
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
        let rows = rows(op, &keys).await?;
        let bronnen = bronnen(op, &rows).await?;
        let asked = rows.iter().filter(|row| keys.contains(&row.id));
        let now = op.now();
        let told = asked.map(|row| (Self(row.id), spoor(row, &bronnen, now)));
        Ok(told.collect())
    }
}

/// The leervragen, and those in which they go on, as far as the actor may see them.
async fn rows(op: &Op, keys: &[Uuid]) -> Result<Vec<leervraag::Model>> {
    let asked = |column: leervraag::Column| {
        // tidy: all rows, because only keys are looked up here, and told rows are filtered below
        leervraag::Entity::find()
            .select_only()
            .column(column)
            .filter(op.db.any_of(leervraag::Column::Id, keys.iter().copied()))
    };
    let doelen = asked(leervraag::Column::SamengevoegdInId)
        .filter(leervraag::Column::SamengevoegdInId.is_not_null())
        .into_query();
    let all = asked(leervraag::Column::Id)
        .into_query()
        .union(UnionType::Distinct, doelen)
        .take();
    // tidy: all rows, because they are filtered by the policy of their room
    let rows = leervraag::Entity::find()
        .filter(leervragen::visible(&op.actor))
        .filter(leervraag::Column::Id.in_subquery(all));
    Ok(rows.all(op.read()).await?)
}

/// The decisions about leervragen that were done and not undone, oldest first: mergings, and of those where the actor may
/// look inside also refusals and takings back.
async fn beslist(op: &Op, rows: &[leervraag::Model]) -> Result<Vec<Beslist>> {
    use besluit_regel::Column as Regel;
    type Row = (
        Uuid,
        besluit::Soort,
        DateTime<Utc>,
        Option<Afwijsreden>,
        Option<Uuid>,
    );
    let to_besluit = besluit_regel::Entity::belongs_to(besluit::Entity)
        .from(Regel::BesluitId)
        .to(besluit::Column::Id)
        .into();
    let undone = Regel::Ongedaan.eq(Ongedaan::Teruggedraaid);
    // tidy: all rows, because the leervragen are seen, and who may look inside is asked of each below
    let found: Vec<Row> = besluit_regel::Entity::find()
        .select_only()
        .column(Regel::LeervraagId)
        .column(besluit::Column::Soort)
        .column(besluit::Column::CreatedAt)
        .column(besluit::Column::Reden)
        .column(Regel::NaarId)
        .join(JoinType::InnerJoin, to_besluit)
        .filter(op.db.any_of(
            (besluit_regel::Entity, Regel::LeervraagId),
            rows.iter().map(|row| row.id),
        ))
        .filter(Regel::Uitkomst.eq(Uitkomst::Gedaan))
        .filter(Regel::Ongedaan.is_null().or(undone.not()))
        // What came loose by a decision about another was not decided about itself.
        .filter(Regel::StatusVoor.ne(leervraag::Status::Samengevoegd))
        .order_by_asc(besluit::Column::CreatedAt)
        .order_by_asc(besluit::Column::Id)
        .into_tuple()
        .all(op.read())
        .await?;
    let inside: HashSet<Uuid> = rows
        .iter()
        .filter(|row| leervragen::may_look_inside(&op.actor, row))
        .map(|row| row.id)
        .collect();
    let told = found
        .into_iter()
        .filter(|(leervraag, soort, ..)| *soort == besluit::Soort::Samenvoegen || inside.contains(leervraag))
        .map(|(leervraag, soort, op, reden, naar)| Beslist {
            leervraag,
            soort,
            op,
            reden,
            naar,
        });
    Ok(told.collect())
}

async fn bronnen(op: &Op, rows: &[leervraag::Model]) -> Result<Bronnen> {
    let seen: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let leervragen = &seen[..];
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
        beslist: beslist(op, rows).await?,
        doelen: seen.iter().copied().collect(),
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
