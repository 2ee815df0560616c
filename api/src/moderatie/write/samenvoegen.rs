//! Merging: one leervraag goes on in another. It can be undone at any time, and nobody's recognition moves without a yes.

use entity::{
    bericht::Soort as Tijding,
    besluit::{self, Samenvoegreden},
    besluit_regel::{self, Ongedaan, Uitkomst},
    leervraag::{Model as Leervraag, Status},
    melding::Uitkomst as Meldinguitkomst,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{
    Done,
    besluiten::{blank, entry, keep},
    hold_places, refused, release,
};
use crate::{
    change::{Begin, Change, fresh},
    error::{Error, Result},
    graph::Op,
    leervraag::{self, Actie, daarna},
    logboek, melding,
    moderatie::{
        policy,
        rules::{self, Claim, Code},
    },
};

/// What the asker of a merged leervraag is told, and who recognises it.
pub(super) const SAMENGEVOEGD: (Tijding, Tijding) =
    (Tijding::LeervraagSamengevoegd, Tijding::HerkendeSamengevoegd);

/// Which leervraag goes on in which.
pub(in crate::moderatie) struct Samenvoeging {
    pub(in crate::moderatie) van: Uuid,
    pub(in crate::moderatie) naar: Uuid,
    /// The version of `van` that was read.
    pub(in crate::moderatie) version: i32,
    /// The version of `naar` that was read: nobody lets a leervraag go on in words that were not seen.
    pub(in crate::moderatie) version_naar: i32,
    pub(in crate::moderatie) reden: Samenvoegreden,
    /// Also where another editor has claimed one of them.
    pub(in crate::moderatie) overnemen: bool,
}

/// Merges a published leervraag into another published one. Gives the key of the decision.
pub(in crate::moderatie) async fn samenvoegen(op: &Op, samenvoeging: Samenvoeging) -> Done {
    let me = policy::may_moderate(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let Samenvoeging { van, naar, .. } = samenvoeging;
    if van == naar {
        return Err(refused("input.naar", Code::ZelfdeLeervraag));
    }
    let mut held = leervraag::hold_all(op, &change, &[van, naar]).await?;
    let from = held.remove(&van).ok_or(Error::NotFound)?;
    let into = held.remove(&naar).ok_or(Error::NotFound)?;
    fresh(from.version, samenvoeging.version)?;
    fresh(into.version, samenvoeging.version_naar)?;
    let opgegaan = leervraag::opgegaan_in(op, &change, &[van]).await?;
    rules::gaat_op(from.status, !opgegaan.is_empty()).map_err(|code| refused("input.van", code))?;
    rules::neemt_op(into.status).map_err(|code| refused("input.naar", code))?;
    // Who works on either of them may be about to take it from publication.
    let places = hold_places(op, &change, &[van, naar]).await?;
    for (key, field) in [(van, "input.van"), (naar, "input.naar")] {
        let claim = Claim::van(places.get(&key), me, op.now());
        claim
            .laat_toe(samenvoeging.overnemen)
            .map_err(|code| refused(field, code))?;
    }
    let kept = besluit::Model {
        samenvoegreden: Some(samenvoeging.reden),
        ..blank(op, besluit::Soort::Samenvoegen)
    };
    let besluit = kept.id;
    let rows = [(from.clone(), Uitkomst::Gedaan)];
    keep(op, &change, kept, &rows, Some(naar)).await?;
    leervraag::voeg_samen(op, &change, &from, naar).await?;
    melding::sluit(op, &change, &[van], Meldinguitkomst::Gegrond, Some(besluit)).await?;
    release(op, &change, &[van]).await?;
    leervraag::vertel(op, &change, std::slice::from_ref(&from), SAMENGEVOEGD).await?;
    logboek::note(&*change, op, entry("leervraagSamenvoegen", &from)).await?;
    Ok(change.commit(besluit).await?)
}

/// Undoes a merging, however long ago. Gives the key of the leervraag that stands by itself again.
pub(in crate::moderatie) async fn losmaken(op: &Op, van: Uuid, version: i32) -> Done {
    let me = policy::may_moderate(&op.actor)?;
    let seen = op.load(leervraag::ById(van)).await?.ok_or(Error::NotFound)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let both: Vec<Uuid> = [van].into_iter().chain(seen.samengevoegd_in_id).collect();
    let mut held = leervraag::hold_all(op, &change, &both).await?;
    let from = held.remove(&van).ok_or(Error::NotFound)?;
    fresh(from.version, version)?;
    if daarna(from.status, Actie::Losmaken).is_none() {
        return Err(refused("input.leervraag", Code::StatusStaatNietToe));
    }
    // What was read before the rows were held is only where it was merged into; with the version it cannot be another.
    fresh(seen.version, from.version)?;
    stand_alone(op, &change, &from, from.samengevoegd_in_id).await?;
    mark(op, &change, van, me).await?;
    let noted = entry("leervraagSamenvoegingOngedaanMaken", &from);
    logboek::note(&*change, op, noted).await?;
    Ok(change.commit(van).await?)
}

/// Lets a merged leervraag stand by itself again, and tells its people; both are held.
pub(super) async fn stand_alone(op: &Op, change: &Change, van: &Leervraag, naar: Option<Uuid>) -> Result<()> {
    leervraag::maak_los(op, change, van, naar).await?;
    let told = (Tijding::SamenvoegingOngedaan, Tijding::SamenvoegingOngedaan);
    leervraag::vertel(op, change, std::slice::from_ref(van), told).await
}

/// Marks the decision by which a leervraag was merged as undone.
async fn mark(op: &Op, change: &Change, van: Uuid, me: Uuid) -> Result<()> {
    use besluit_regel::Column as Regel;
    let merging = besluit_regel::Entity::find()
        .filter(Regel::LeervraagId.eq(van))
        .filter(Regel::NaarId.is_not_null())
        // A row that says that it came loose names the other too.
        .filter(Regel::StatusVoor.ne(Status::Samengevoegd))
        .filter(Regel::Uitkomst.eq(Uitkomst::Gedaan))
        .filter(Regel::Ongedaan.is_null())
        .order_by_desc(Regel::Id);
    let Some(regel) = merging.one(&**change).await? else {
        return Ok(());
    };
    let besluit = besluit::ActiveModel {
        id: Set(regel.besluit_id),
        ongedaan_op: Set(Some(op.now())),
        ongedaan_door_id: Set(Some(me)),
        ..Default::default()
    };
    besluit.update(&**change).await?;
    let mut values: besluit_regel::ActiveModel = regel.into();
    values.ongedaan = Set(Some(Ongedaan::Teruggedraaid));
    values.update(&**change).await?;
    Ok(())
}
