//! What a decision of an editor makes of leervragen, and giving back what was before. The decision itself is taken in
//! the room of the editors, which holds the rows.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::leervraag::{ActiveModel, Afwijsreden, Column, Entity, Model, Status};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ConnectionTrait, DbBackend, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
    sea_query::{Expr, LockType},
};
use uuid::Uuid;

use crate::{
    change::Change,
    db::{any_of, key_list},
    error::Result,
    graph::Op,
    leervraag::policy,
};

/// The rows, held for this change, as far as the actor may see them. Always in the order of their ids, so that two
/// changes never wait for each other.
pub(crate) async fn hold_all(op: &Op, change: &Change, ids: &[Uuid]) -> Result<HashMap<Uuid, Model>> {
    hold_likes(op, change, ids).await?;
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(any_of(op.db.backend(), Column::Id, ids.iter().copied()))
        .order_by_asc(Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(&**change)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Holds leervragen with those that wait because they are like one of them: a change of state moves their places in the
/// queue too. SQLite has one writer, so nothing has to be held there.
async fn hold_likes(op: &Op, change: &Change, ids: &[Uuid]) -> Result<()> {
    if op.db.backend() == DbBackend::Postgres {
        let held = "SELECT id FROM leervraag WHERE id = ANY($1) \
                    OR id IN (SELECT leervraag_id FROM dubbel WHERE ander_id = ANY($1)) \
                    ORDER BY id FOR NO KEY UPDATE";
        let keys = key_list(op.db.backend(), ids.iter().copied());
        let statement = Statement::from_sql_and_values(op.db.backend(), held, [keys]);
        change.query_all_raw(statement).await?;
    }
    Ok(())
}

/// Where leervragen stand after a decision.
pub(crate) enum Stand {
    /// Published.
    Gepubliceerd,
    /// Refused; an answer to the refusal before it stays, so that it is not answered again.
    Afgewezen {
        /// Why.
        reden: Option<Afwijsreden>,
        /// What the editor added.
        toelichting: Option<String>,
    },
    /// Taken back from publication: it waits again, from now on.
    Teruggenomen,
}

/// Puts leervragen that are held in another state, all in one statement.
pub(crate) async fn zet(op: &Op, change: &Change, leervragen: &[Uuid], stand: Stand) -> Result<()> {
    let now = op.now();
    let rows = Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(any_of(op.db.backend(), Column::Id, leervragen.iter().copied()));
    let rows = match stand {
        Stand::Gepubliceerd => rows
            .col_expr(Column::Status, Expr::value(Status::Gepubliceerd))
            .col_expr(Column::GepubliceerdOp, Expr::value(now))
            .col_expr(Column::Afwijsreden, Expr::value(None::<Afwijsreden>))
            .col_expr(Column::Afwijstoelichting, Expr::value(None::<String>)),
        Stand::Afgewezen { reden, toelichting } => {
            let answered = Expr::case(
                Expr::col(Column::Afwijsreden).is_not_null(),
                Expr::col(Column::Weerwoord),
            );
            rows.col_expr(Column::Status, Expr::value(Status::Afgewezen))
                .col_expr(Column::Afwijsreden, Expr::value(reden))
                .col_expr(Column::Afwijstoelichting, Expr::value(toelichting))
                .col_expr(Column::Weerwoord, answered.into())
        }
        Stand::Teruggenomen => rows
            .col_expr(Column::Status, Expr::value(Status::Ingediend))
            .col_expr(Column::IngediendOp, Expr::value(now)),
    };
    rows.exec(&**change).await?;
    Ok(())
}

/// What a decision changed in a leervraag, as it was before.
pub(crate) struct Voor {
    /// Its state.
    pub(crate) status: Status,
    /// The reason of a refusal.
    pub(crate) afwijsreden: Option<Afwijsreden>,
    /// What an editor added to it.
    pub(crate) afwijstoelichting: Option<String>,
    /// The answer to it.
    pub(crate) weerwoord: Option<String>,
    /// When it was offered.
    pub(crate) ingediend_op: Option<DateTime<Utc>>,
    /// When it was published.
    pub(crate) gepubliceerd_op: Option<DateTime<Utc>>,
    /// In which other it went on.
    pub(crate) samengevoegd_in: Option<Uuid>,
}

/// Gives a leervraag that is held back what it was before a decision.
pub(crate) async fn herstel(op: &Op, change: &Change, row: &Model, voor: Voor) -> Result<()> {
    let mut values: ActiveModel = row.clone().into();
    values.status = Set(voor.status);
    values.afwijsreden = Set(voor.afwijsreden);
    values.afwijstoelichting = Set(voor.afwijstoelichting);
    values.weerwoord = Set(voor.weerwoord);
    values.ingediend_op = Set(voor.ingediend_op);
    values.gepubliceerd_op = Set(voor.gepubliceerd_op);
    values.samengevoegd_in_id = Set(voor.samengevoegd_in);
    values.version = Set(row.version + 1);
    values.updated_at = Set(op.now());
    values.update(&**change).await?;
    Ok(())
}
