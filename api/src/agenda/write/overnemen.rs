//! Beginning an edition with the ontwikkelopgaven of the one before it, and with what they rest on.

use std::collections::HashMap;

use entity::{
    onderbouwing, opgave,
    opgave_herkomst::{self, Soort},
    opgave_thema, thema,
};
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, JoinType, QueryFilter,
    QueryOrder, QuerySelect, RelationTrait,
};
use uuid::Uuid;

use crate::{change::Change, error::Result, graph::Op, leervraag::openbaar, zoekindex};

/// Rows in one statement: eleven values each, far below what a database takes.
const ROWS: usize = 500;

/// The reason of a descent that came with the edition.
const REDEN: &str = "Overgenomen uit de vorige editie.";

/// Copies the ontwikkelopgaven of `vorige` to `nieuw`, unchanged, with the thema's and leervragen beneath them that are
/// public now: what was withdrawn since is no evidence for a new decision. Who opens the edition puts them there; the
/// reasons are those of before.
pub(super) async fn overnemen(
    op: &Op,
    change: &Change,
    me: Uuid,
    (vorige, nieuw): (Uuid, Uuid),
) -> Result<()> {
    let old = opgave::Entity::find()
        .filter(opgave::Column::EditieId.eq(vorige))
        .order_by_asc(opgave::Column::Nummer)
        .all(&**change)
        .await?;
    let keys: HashMap<Uuid, Uuid> = old.iter().map(|row| (row.id, op.new_id())).collect();
    let now = op.now();
    let lines = old.iter().map(|row| opgave_herkomst::Model {
        id: op.new_id(),
        opgave_id: keys[&row.id],
        voorganger_id: row.id,
        soort: Soort::Ongewijzigd,
        reden: REDEN.to_owned(),
        door_id: Some(me),
        created_at: now,
    });
    let lines: Vec<_> = lines.collect();
    let copies = old.into_iter().map(|row| opgave::Model {
        id: keys[&row.id],
        editie_id: nieuw,
        version: 1,
        created_at: now,
        updated_at: now,
        ..row
    });
    let copies: Vec<_> = copies.collect();
    insert(change, copies.clone()).await?;
    zoekindex::bewaar(&**change, &copies).await?;
    insert(change, lines).await?;
    themas(op, change, me, vorige, &keys).await?;
    onderbouwingen(op, change, me, vorige, &keys).await
}

async fn themas(op: &Op, change: &Change, me: Uuid, vorige: Uuid, keys: &HashMap<Uuid, Uuid>) -> Result<()> {
    let adopted = opgave_thema::Entity::find()
        .join(JoinType::InnerJoin, opgave_thema::Relation::Opgave.def())
        .join(JoinType::InnerJoin, opgave_thema::Relation::Thema.def())
        .filter(opgave::Column::EditieId.eq(vorige))
        .filter(thema::Column::Status.eq(thema::Status::Gepubliceerd))
        .order_by_asc(opgave_thema::Column::Id)
        .all(&**change)
        .await?;
    let now = op.now();
    let copies = adopted.into_iter().map(|row| opgave_thema::Model {
        id: op.new_id(),
        thema_versie_id: None,
        opgave_id: keys[&row.opgave_id],
        door_id: Some(me),
        created_at: now,
        ..row
    });
    insert(change, copies.collect()).await
}

async fn onderbouwingen(
    op: &Op,
    change: &Change,
    me: Uuid,
    vorige: Uuid,
    keys: &HashMap<Uuid, Uuid>,
) -> Result<()> {
    let evidence = onderbouwing::Entity::find()
        .join(JoinType::InnerJoin, onderbouwing::Relation::Opgave.def())
        .join(JoinType::InnerJoin, onderbouwing::Relation::Leervraag.def())
        .filter(opgave::Column::EditieId.eq(vorige))
        .filter(openbaar())
        .order_by_asc(onderbouwing::Column::Id)
        .all(&**change)
        .await?;
    let now = op.now();
    let copies = evidence.into_iter().map(|row| onderbouwing::Model {
        id: op.new_id(),
        leervraag_versie_id: None,
        thema_versie_id: None,
        opgave_id: keys[&row.opgave_id],
        door_id: Some(me),
        created_at: now,
        ..row
    });
    insert(change, copies.collect()).await
}

async fn insert<M, A>(change: &Change, rows: Vec<M>) -> Result<()>
where
    M: IntoActiveModel<A> + Clone,
    A: ActiveModelTrait + ActiveModelBehavior + Send,
{
    for chunk in rows.chunks(ROWS) {
        let rows = chunk.iter().cloned().map(IntoActiveModel::into_active_model);
        A::Entity::insert_many(rows)
            .exec_without_returning(&**change)
            .await?;
    }
    Ok(())
}
