//! What a decision of an editor makes of leervragen, and giving back what was before. The decision itself is taken in
//! the room of the editors, which holds the rows.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::{
    besluit_regel::{self, Column as Regel},
    leervraag::{Afwijsreden, Column, Entity, Model, Status},
};
use sea_orm::{
    ConnectionTrait, DbBackend, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Statement,
    sea_query::{Expr, LockType},
};
use uuid::Uuid;

use super::openbaar;
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
/// queue too. Those that they are like are held with them, because other words look at these again. SQLite has one
/// writer, so nothing has to be held there.
async fn hold_likes(op: &Op, change: &Change, ids: &[Uuid]) -> Result<()> {
    if op.db.backend() == DbBackend::Postgres {
        let held = "SELECT id FROM leervraag WHERE id = ANY($1) \
                    OR id IN (SELECT leervraag_id FROM dubbel WHERE ander_id = ANY($1)) \
                    OR id IN (SELECT ander_id FROM dubbel WHERE leervraag_id = ANY($1)) \
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
    /// Taken back from publication: it waits again, from now on; an answer to a refusal of before is over.
    Teruggenomen {
        /// Why.
        reden: Option<Afwijsreden>,
        /// What the editor added.
        toelichting: Option<String>,
    },
}

/// Which decision is given back, and when it was taken.
pub(crate) enum Teruggave {
    /// A publication.
    Publicatie(DateTime<Utc>),
    /// A refusal, or a taking back.
    Sluiting(DateTime<Utc>),
}

/// Puts leervragen that are held in another state, all in one statement.
pub(crate) async fn zet(op: &Op, change: &Change, leervragen: &[Uuid], stand: Stand) -> Result<()> {
    let now = op.now();
    let public = matches!(stand, Stand::Gepubliceerd);
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
        Stand::Teruggenomen { reden, toelichting } => rows
            .col_expr(Column::Status, Expr::value(Status::Ingediend))
            .col_expr(Column::IngediendOp, Expr::value(now))
            .col_expr(Column::Afwijsreden, Expr::value(reden))
            .col_expr(Column::Afwijstoelichting, Expr::value(toelichting))
            .col_expr(Column::Weerwoord, Expr::value(None::<String>)),
    };
    rows.exec(&**change).await?;
    if public {
        openbaar::open(op, change, leervragen).await
    } else {
        openbaar::sluit(op, change, leervragen).await
    }
}

/// Gives leervragen that are held back what they were before a decision, which its rows keep: all in one statement. Only
/// where the leervraag still has the version that the decision left. What `teruggave` made public or closed is as before.
pub(crate) async fn herstel(
    op: &Op,
    change: &Change,
    (regels, leervragen): (&[Uuid], &[Uuid]),
    teruggave: Teruggave,
) -> Result<()> {
    let voor = |column: Regel| Expr::col((besluit_regel::Entity, column));
    // Only what came loose by the decision names another.
    let merged = voor(Regel::StatusVoor).eq(Status::Samengevoegd);
    let mut rows = Entity::update_many()
        .col_expr(Column::Status, voor(Regel::StatusVoor))
        .col_expr(Column::Afwijsreden, voor(Regel::AfwijsredenVoor))
        .col_expr(Column::Afwijstoelichting, voor(Regel::AfwijstoelichtingVoor))
        .col_expr(Column::Weerwoord, voor(Regel::WeerwoordVoor))
        .col_expr(Column::IngediendOp, voor(Regel::IngediendOpVoor))
        .col_expr(Column::GepubliceerdOp, voor(Regel::GepubliceerdOpVoor))
        .col_expr(
            Column::SamengevoegdInId,
            Expr::case(merged, voor(Regel::NaarId)).into(),
        )
        .col_expr(Column::Version, Expr::col((Entity, Column::Version)).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(op.now()))
        .filter(any_of(
            op.db.backend(),
            (besluit_regel::Entity, Regel::Id),
            regels.iter().copied(),
        ))
        .filter(Expr::col((Entity, Column::Id)).eq(voor(Regel::LeervraagId)))
        .filter(Expr::col((Entity, Column::Version)).eq(voor(Regel::VersieNa)));
    QueryTrait::query(&mut rows).from(besluit_regel::Entity);
    rows.exec(&**change).await?;
    match teruggave {
        Teruggave::Publicatie(op_dat) => openbaar::sluit_sinds(op, change, leervragen, op_dat).await,
        Teruggave::Sluiting(op_dat) => openbaar::heropen(op, change, leervragen, op_dat).await,
    }
}
