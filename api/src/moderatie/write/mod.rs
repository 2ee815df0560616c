//! What editors do. One function for each mutation: allow, check, change, log, commit.

mod afhandelen;
mod besluiten;
mod claimen;
mod dubbelen;
mod ongedaan;
mod samenvoegen;

use std::collections::HashMap;

use entity::moderatie::{Column, Entity, Model};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockType},
};
use uuid::Uuid;

pub(super) use self::{
    afhandelen::{Afhandeling, afhandelen},
    besluiten::{Afgedaan, Besluit, Besluiten, Maatregel, modereren, modereren_alle},
    claimen::{claimen, vrijgeven},
    dubbelen::{Dubbeloordeel, beoordelen},
    ongedaan::ongedaan_maken,
    samenvoegen::{Samenvoeging, losmaken, samenvoegen},
};
use super::{policy, rules::Code};
use crate::{
    change::Change,
    db::any_of,
    error::{Refusal, Result},
    graph::Op,
    tekst::Fout,
};

/// The key of what the mutation is about, or why nothing was done.
pub(super) type Done = Result<Uuid, Refusal<Fout<Code>>>;

fn refused(field: &'static str, code: Code) -> Refusal<Fout<Code>> {
    Refusal::at(field, Fout::Eigen(code))
}

/// The places in the queue of leervragen that are held, held too: whoever changes both holds the leervraag first.
async fn hold_places(op: &Op, change: &Change, leervragen: &[Uuid]) -> Result<HashMap<Uuid, Model>> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(any_of(
            op.db.backend(),
            Column::LeervraagId,
            leervragen.iter().copied(),
        ))
        .order_by_asc(Column::LeervraagId)
        .lock(LockType::NoKeyUpdate)
        .all(&**change)
        .await?;
    Ok(rows.into_iter().map(|row| (row.leervraag_id, row)).collect())
}

/// Ends the claims on leervragen: with a decision, or because the editor lets go.
async fn release(op: &Op, change: &Change, leervragen: &[Uuid]) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::DoorId, Expr::value(None::<Uuid>))
        .col_expr(
            Column::GeclaimdTot,
            Expr::value(None::<chrono::DateTime<chrono::Utc>>),
        )
        .filter(any_of(
            op.db.backend(),
            Column::LeervraagId,
            leervragen.iter().copied(),
        ))
        .filter(Column::DoorId.is_not_null())
        .exec(&**change)
        .await?;
    Ok(())
}
