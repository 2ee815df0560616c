//! Writing the log: always in the transaction of the change itself.

use entity::logboek::{ActiveModel, Actor, Entity};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use uuid::Uuid;

use crate::{
    error::Result,
    graph::{Kind, Op},
};

/// What was done.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    /// The name of the mutation.
    pub(crate) handeling: &'static str,
    /// The type of the object.
    pub(crate) soort: Kind,
    /// The object.
    pub(crate) object: Uuid,
    /// The person whom the data are about, if it is about one.
    pub(crate) betrokkene: Option<Uuid>,
}

/// Notes what was done.
pub(crate) async fn note(change: &impl ConnectionTrait, op: &Op, entry: Entry) -> Result<()> {
    Entity::insert(row(op, entry))
        .exec_without_returning(change)
        .await?;
    Ok(())
}

/// Notes what was done to each of many objects, in one statement; of none nothing is noted.
pub(crate) async fn note_all(
    change: &impl ConnectionTrait,
    op: &Op,
    entries: impl IntoIterator<Item = Entry>,
) -> Result<()> {
    let rows: Vec<ActiveModel> = entries.into_iter().map(|entry| row(op, entry)).collect();
    if rows.is_empty() {
        return Ok(());
    }
    Entity::insert_many(rows).exec_without_returning(change).await?;
    Ok(())
}

fn row(op: &Op, entry: Entry) -> ActiveModel {
    ActiveModel {
        id: Set(op.new_id()),
        request_id: Set(op.request_id.clone()),
        actor: Set(capacity(op)),
        actor_id: Set(op.actor.member),
        beroepsvereniging_id: Set(op.actor.vereniging),
        handeling: Set(entry.handeling.to_owned()),
        soort: Set(entry.soort.name().to_owned()),
        object_id: Set(Some(entry.object)),
        betrokkene_id: Set(entry.betrokkene),
        created_at: Set(op.now()),
    }
}

fn capacity(op: &Op) -> Actor {
    match op.actor.kind() {
        "VERENIGING" => Actor::Vereniging,
        "REDACTIE" => Actor::Redactie,
        "BEHEER" => Actor::Beheer,
        "ANALIST" => Actor::Analist,
        "MEMBER" => Actor::Member,
        _ => Actor::Anoniem,
    }
}
