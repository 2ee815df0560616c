//! Saying of two leervragen with nearly the same words that they ask different things, or taking that back. That they ask the
//! same is said by merging.

use uuid::Uuid;

use super::{Done, hold_places, refused, release};
use crate::{
    change::{Begin, fresh},
    dubbel,
    error::Error,
    graph::{Kind, Op},
    leervraag, logboek,
    moderatie::{
        policy,
        rules::{self, Claim},
    },
};

/// What an editor says.
pub(in crate::moderatie) struct Dubbeloordeel {
    pub(in crate::moderatie) dubbel: Uuid,
    pub(in crate::moderatie) version: i32,
    pub(in crate::moderatie) andere_vraag: bool,
    /// Also where another editor has claimed the leervraag.
    pub(in crate::moderatie) overnemen: bool,
}

/// Keeps what an editor says. Gives the key of what was found. Nobody is told: nobody was told that it was found.
pub(in crate::moderatie) async fn beoordelen(op: &Op, oordeel: Dubbeloordeel) -> Done {
    let me = policy::may_moderate(&op.actor)?;
    let seen = op
        .load(dubbel::ById(oordeel.dubbel))
        .await?
        .ok_or(Error::NotFound)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let both = leervraag::hold_all(op, &change, &[seen.leervraag_id, seen.ander_id]).await?;
    let een = both.get(&seen.leervraag_id).ok_or(Error::NotFound)?;
    let ander = both.get(&seen.ander_id).ok_or(Error::NotFound)?;
    let places = hold_places(op, &change, &[een.id]).await?;
    let row = dubbel::hold(op, &change, oordeel.dubbel).await?;
    fresh(row.version, oordeel.version)?;
    let stand = dubbel::stand(row.andere_vraag_op.is_some(), een, ander);
    let claim = Claim::van(places.get(&een.id), me, op.now());
    rules::beoordelen(stand, claim, oordeel.overnemen)
        .map_err(|code| refused("input.mogelijkeDubbel", code))?;
    let id = row.id;
    dubbel::oordeel(op, &change, row, oordeel.andere_vraag).await?;
    release(op, &change, &[een.id]).await?;
    let entry = logboek::Entry {
        handeling: "mogelijkeDubbelBeoordelen",
        soort: Kind::MogelijkeDubbel,
        object: id,
        betrokkene: None,
    };
    logboek::note(&*change, op, entry).await?;
    Ok(change.commit(id).await?)
}
