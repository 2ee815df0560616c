//! Receiving, planning, carrying out and undoing deliveries.
//!
//! A file is compared in batches while it comes in, each stored in a short transaction of its own, so that nobody waits for a
//! long file. Nothing of it counts until the whole plan is there; what the plan does is then one transaction of a few
//! statements, however many rows it has. So whenever the service ends, either all of it was done or nothing, and sending the file
//! again under the same `Idempotency-Key` goes on from there.
//!
//! Lock order: the aansluiting, then the inzending, then memberships.

mod aansluiting;
mod begin;
mod besluit;
mod enkel;
mod ongedaan;
mod ontvangst;
mod opdracht;
mod plan;
mod toepassen;

use entity::{
    aansluiting as instelling,
    inzending::{Column, Entity, Model},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};
use uuid::Uuid;

pub(crate) use self::enkel::{Enkel, Uitslag};
pub use self::opdracht::{Klaar, Opdracht, lever};
pub(super) use self::{
    aansluiting::{Instelling, bijwerken},
    besluit::doe,
    ontvangst::ontvang,
};
pub(crate) use self::{begin::ingesteld as aansluiting_van, toepassen::nieuwe_stand};
use super::{policy, rules::Code};
use crate::{
    change::Change,
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek,
    tekst::Fout,
};

/// The key of the delivery, or why nothing was done.
pub(super) type Done = Result<Uuid, No>;

/// Why a change was not made.
type No = Refusal<Fout<Code>>;

fn refused(field: &'static str, code: Code) -> No {
    Refusal::at(field, Fout::Eigen(code))
}

/// The delivery and how its association delivers, both held, if the actor may see the delivery.
async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<(Model, instelling::Model)> {
    let own = || {
        Entity::find()
            .filter(policy::visible(&op.actor))
            .filter(Column::Id.eq(id))
    };
    let row = own().one(&**change).await?.ok_or(Error::NotFound)?;
    let held = instelling::Entity::find_by_id(row.beroepsvereniging_id)
        .lock(LockType::NoKeyUpdate)
        .one(&**change)
        .await?;
    // Read again, now that nobody else changes it.
    let row = own().lock(LockType::NoKeyUpdate).one(&**change).await?;
    Ok((row.ok_or(Error::NotFound)?, held.ok_or(Error::NotFound)?))
}

/// How an association delivers.
async fn ingesteld_van(on: &impl ConnectionTrait, us: Uuid) -> Result<instelling::Model> {
    let row = instelling::Entity::find_by_id(us).one(on).await?;
    row.ok_or(Error::NotFound)
}

/// Notes what was done to a delivery.
async fn note(op: &Op, change: &Change, handeling: &'static str, row: Uuid) -> Result<()> {
    note_of(op, change, handeling, (Kind::Inzending, row)).await
}

/// Notes that the way in which an association delivers was changed.
async fn note_instelling(op: &Op, change: &Change, us: Uuid) -> Result<()> {
    note_of(op, change, "aansluitingBijwerken", (Kind::Beroepsvereniging, us)).await
}

async fn note_of(
    op: &Op,
    change: &Change,
    handeling: &'static str,
    (soort, object): (Kind, Uuid),
) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort,
        object,
        betrokkene: None,
    };
    logboek::note(&**change, op, entry).await
}
