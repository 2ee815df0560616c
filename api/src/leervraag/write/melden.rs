//! Reporting a leervraag to the editors: who may, and which.

use entity::leervraag::{Column, Entity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::hold;
use crate::{
    change::{Begin, Change},
    error::{Refusal, Result},
    graph::Op,
    leervraag::{policy, rules},
    melding::{self, Code},
    tekst::Fout,
};

/// Reports a published leervraag of somebody else, or one that was merged: that is read by everybody too.
pub(crate) async fn melden(op: &Op, nieuw: melding::Nieuw) -> Result<Uuid, Refusal<Fout<Code>>> {
    let refused = |field, code| Refusal::at(field, Fout::Eigen(code));
    let me = policy::may_report(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, nieuw.leervraag).await?;
    rules::meldbaar(row.status, policy::is_own(&op.actor, &row))
        .map_err(|code| refused("input.leervraag", code))?;
    if let Some(other) = nieuw.dubbel_van
        && (other == row.id || !seen(op, &change, other).await?)
    {
        return Err(refused("input.dubbelVan", Code::OnbekendeVerwijzing));
    }
    let melding = melding::opnemen(op, &change, me, nieuw).await?;
    Ok(change.commit(melding).await?)
}

/// Whether the actor may see this leervraag.
async fn seen(op: &Op, change: &Change, id: Uuid) -> Result<bool> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(id));
    Ok(rows.one(&**change).await?.is_some())
}
