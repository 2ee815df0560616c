//! Keeping the index.

use entity::{
    begrip, goodpractice, kennisitem, opgave, praktijk, thema,
    zoek_index::{ActiveModel, Column, Entity},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::rules::Doorzoekbaar;
use crate::tekst::STEMMEN;

/// Rows in one statement: four values each, and texts that are short.
const ROWS: usize = 500;

/// Makes objects findable by the words that they have now. Their rows are held by who wrote them.
pub(crate) async fn bewaar<'a, D: Doorzoekbaar + 'a>(
    db: &impl ConnectionTrait,
    objects: impl IntoIterator<Item = &'a D>,
) -> Result<(), DbErr> {
    insert(db, objects, OnConflict::column(Column::ObjectId)).await
}

/// Makes what is missing in the index, and what was made by older stems. What somebody writes meanwhile stands.
pub(crate) async fn aanvullen(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    vul::<begrip::Entity>(db, begrip::Column::Id).await?;
    vul::<goodpractice::Entity>(db, goodpractice::Column::Id).await?;
    vul::<kennisitem::Entity>(db, kennisitem::Column::Id).await?;
    vul::<opgave::Entity>(db, opgave::Column::Id).await?;
    vul::<praktijk::Entity>(db, praktijk::Column::Id).await?;
    vul::<thema::Entity>(db, thema::Column::Id).await
}

async fn vul<E>(db: &impl ConnectionTrait, id: E::Column) -> Result<(), DbErr>
where
    E: EntityTrait,
    E::Model: Doorzoekbaar,
{
    loop {
        let indexed = E::belongs_to(Entity).from(id).to(Column::ObjectId);
        let lacking = Condition::any()
            .add(Column::Nr.is_null())
            .add(Column::Stemmen.ne(STEMMEN));
        let rows = E::find()
            .join(JoinType::LeftJoin, indexed.into())
            .filter(lacking)
            .order_by_asc(id)
            .limit(ROWS as u64)
            .all(db)
            .await?;
        if rows.is_empty() {
            return Ok(());
        }
        let old = Expr::col((Entity, Column::Stemmen)).ne(STEMMEN);
        let conflict = OnConflict::column(Column::ObjectId)
            .action_and_where(old)
            .to_owned();
        insert(db, &rows, conflict).await?;
    }
}

async fn insert<'a, D: Doorzoekbaar + 'a>(
    db: &impl ConnectionTrait,
    objects: impl IntoIterator<Item = &'a D>,
    mut conflict: OnConflict,
) -> Result<(), DbErr> {
    let again = conflict
        .update_columns([Column::Kop, Column::Termen, Column::Stemmen])
        .to_owned();
    let row = |object: &D| {
        let (kop, termen) = object.termen();
        ActiveModel {
            nr: NotSet,
            object_id: Set(object.id()),
            kop: Set(kop),
            termen: Set(termen),
            stemmen: Set(STEMMEN),
        }
    };
    let rows: Vec<ActiveModel> = objects.into_iter().map(row).collect();
    for some in rows.chunks(ROWS) {
        Entity::insert_many(some.to_vec())
            .on_conflict(again.clone())
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}
