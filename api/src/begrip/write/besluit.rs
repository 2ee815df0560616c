//! The state of a begrip: what an editor decides, and a proposal that is taken back.

use entity::{
    begrip::{ActiveModel, Afwijsreden},
    bericht::Soort as Tijding,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

use super::{Done, commit, hold, note, refused};
use crate::{
    begrip::{
        policy,
        rules::{self, Actie, Code},
    },
    bericht,
    change::Begin,
    error::Refusal,
    graph::Op,
    tekst::{Bezwaren, Soort},
};

/// What an editor decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::begrip) enum Besluit {
    Publiceren,
    Terugnemen,
    Afwijzen,
}

/// A decision as it was sent.
pub(in crate::begrip) struct Beoordeling {
    pub(in crate::begrip) begrip: Uuid,
    pub(in crate::begrip) version: i32,
    pub(in crate::begrip) besluit: Besluit,
    pub(in crate::begrip) reden: Option<Afwijsreden>,
    pub(in crate::begrip) toelichting: Option<String>,
}

/// Publishes a begrip, takes it back, or refuses it; who proposed it is told.
pub(in crate::begrip) async fn beoordelen(op: &Op, nieuw: Beoordeling) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (actie, soort) = match nieuw.besluit {
        Besluit::Publiceren => (Actie::Publiceren, Tijding::BegripGepubliceerd),
        Besluit::Terugnemen => (Actie::Terugnemen, Tijding::BegripTeruggenomen),
        Besluit::Afwijzen => (Actie::Afwijzen, Tijding::BegripAfgewezen),
    };
    let (row, status) = hold(op, &change, nieuw.begrip, nieuw.version, actie).await?;
    let (reden, toelichting) = match (nieuw.besluit, nieuw.reden) {
        (Besluit::Afwijzen, None) => return Err(refused("input.reden", Code::RedenOntbreekt)),
        (Besluit::Afwijzen, Some(reden)) => (Some(reden), nieuw.toelichting),
        (Besluit::Publiceren | Besluit::Terugnemen, _) => (None, None),
    };
    if reden.is_some_and(|reden| !rules::volstaat(reden, toelichting.is_some())) {
        return Err(refused("input.toelichting", Code::ToelichtingOntbreekt));
    }
    let mut bezwaren = Bezwaren::default();
    let judged = toelichting.map(|raw| bezwaren.openbaar("input.toelichting", &raw, Soort::Kort));
    let toelichting = bezwaren.of(Some(judged.flatten())).map_err(Refusal::User)?;
    let values = ActiveModel {
        id: Set(row.id),
        status: Set(status),
        afwijsreden: Set(reden),
        afwijstoelichting: Set(toelichting.map(Into::into)),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    values.update(&*change).await?;
    let told = row.voorsteller_id.map(|proposer| bericht::Nieuw {
        begrip: Some(row.id),
        ..bericht::Nieuw::van(proposer, soort)
    });
    bericht::zend(op, &change, told.as_slice()).await?;
    note(op, &change, "begripBeoordelen", &row).await?;
    commit(op, change, row.id, Some(row.status), status).await
}

/// Takes a proposal back, by who made it.
pub(in crate::begrip) async fn intrekken(op: &Op, begrip: Uuid, version: i32) -> Done {
    policy::may_propose(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (row, status) = hold(op, &change, begrip, version, Actie::Intrekken).await?;
    let values = ActiveModel {
        id: Set(row.id),
        status: Set(status),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    values.update(&*change).await?;
    note(op, &change, "begripVoorstelIntrekken", &row).await?;
    commit(op, change, row.id, Some(row.status), status).await
}
