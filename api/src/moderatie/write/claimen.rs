//! Claims: who works on what, for a while.

use entity::moderatie::ActiveModel;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

use super::{Done, hold_places, refused, release};
use crate::{
    change::{Begin, Change},
    error::{Error, Result},
    graph::{Kind, Op},
    leervraag, logboek,
    moderatie::{
        policy,
        rules::{self, Claim},
    },
};

/// Claims a leervraag that waits, or renews the own claim. Of two editors at once the first one gets it; the second is
/// refused, unless it takes over on purpose.
pub(in crate::moderatie) async fn claimen(op: &Op, leervraag: Uuid, overnemen: bool) -> Done {
    let me = policy::may_moderate(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    leervraag::hold(op, &change, leervraag).await?;
    let place = hold_places(op, &change, &[leervraag]).await?.remove(&leervraag);
    let now = op.now();
    let claim = Claim::van(place.as_ref(), me, now);
    rules::claimen(place.is_some(), claim, overnemen).map_err(|code| refused("input.leervraag", code))?;
    let place = place.ok_or(Error::NotFound)?;
    let mut values: ActiveModel = place.into();
    values.door_id = Set(Some(me));
    values.geclaimd_tot = Set(Some(rules::over(now, op.limits.claim_minutes)));
    values.update(&*change).await?;
    note(op, &change, "moderatieClaimen", leervraag).await?;
    Ok(change.commit(leervraag).await?)
}

/// Lets a claim go. Where there is none on a leervraag that waits, nothing changes.
pub(in crate::moderatie) async fn vrijgeven(op: &Op, leervraag: Uuid) -> Done {
    let me = policy::may_moderate(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    leervraag::hold(op, &change, leervraag).await?;
    let place = hold_places(op, &change, &[leervraag]).await?.remove(&leervraag);
    let claim = Claim::van(place.as_ref(), me, op.now());
    rules::vrijgeven(place.is_some(), claim).map_err(|code| refused("input.leervraag", code))?;
    release(op, &change, &[leervraag]).await?;
    note(op, &change, "moderatieVrijgeven", leervraag).await?;
    Ok(change.commit(leervraag).await?)
}

/// A claim is about the editor's work and not about the asker.
async fn note(op: &Op, change: &Change, handeling: &'static str, leervraag: Uuid) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::Leervraag,
        object: leervraag,
        betrokkene: None,
    };
    logboek::note(&**change, op, entry).await
}
