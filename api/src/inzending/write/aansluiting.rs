//! How an association delivers: the names of its columns, what a refused row means, and when the brake holds.

use std::collections::{BTreeMap, HashSet};

use entity::{
    aansluiting::{ActiveModel, Entity, Voorinstelling},
    beroepsvereniging,
    inzending::Toepassing,
    inzending_regel::Veld,
};
use sea_orm::{
    ActiveEnum, ActiveModelTrait, ActiveValue::Set, EntityTrait, QuerySelect, sea_query::LockType,
};
use uuid::Uuid;

use super::{Done, No, begin::ingesteld, note_instelling, refused};
use crate::{
    change::{Begin, fresh, set},
    error::{Error, Refusal},
    graph::Op,
    inzending::{
        policy,
        rules::{Code, NEGEREN},
    },
    tekst::{Bezwaren, Soort},
};

/// What changes; `None` leaves as it is.
pub(in crate::inzending) struct Instelling {
    /// The association; an association may leave it out.
    pub(in crate::inzending) vereniging: Option<Uuid>,
    pub(in crate::inzending) version: i32,
    pub(in crate::inzending) voorinstelling: Option<Voorinstelling>,
    /// Names of columns, each with its field; without one it is dropped.
    pub(in crate::inzending) kolommen: Option<Vec<(String, Option<Veld>)>>,
    pub(in crate::inzending) toepassing: Option<Toepassing>,
    pub(in crate::inzending) drempel_aandeel: Option<i32>,
    pub(in crate::inzending) drempel_aantal: Option<i32>,
}

/// Changes how an association delivers; gives the key of the association.
pub(in crate::inzending) async fn bijwerken(op: &Op, nieuw: Instelling) -> Done {
    let us = policy::may_set(&op.actor, nieuw.vereniging)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let known = beroepsvereniging::Entity::find_by_id(us).one(&*change).await?;
    known.ok_or(Error::NotFound)?;
    ingesteld(op, &change, us).await?;
    let held = Entity::find_by_id(us)
        .lock(LockType::NoKeyUpdate)
        .one(&*change)
        .await?;
    let row = held.ok_or(Error::NotFound)?;
    fresh(row.version, nieuw.version)?;
    drempels(op, &nieuw)?;
    let kolommen = nieuw.kolommen.map(namen).transpose()?;
    let version = row.version + 1;
    let mut values: ActiveModel = row.into();
    set(&mut values.voorinstelling, nieuw.voorinstelling);
    set(&mut values.kolommen, kolommen);
    set(&mut values.toepassing, nieuw.toepassing);
    set(&mut values.drempel_aandeel, nieuw.drempel_aandeel);
    set(&mut values.drempel_aantal, nieuw.drempel_aantal);
    values.version = Set(version);
    values.updated_at = Set(op.now());
    values.update(&*change).await?;
    note_instelling(op, &change, us).await?;
    Ok(change.commit(us).await?)
}

fn drempels(op: &Op, nieuw: &Instelling) -> Result<(), No> {
    let given = [
        ("input.drempelAandeel", nieuw.drempel_aandeel, 0..=100),
        ("input.drempelAantal", nieuw.drempel_aantal, 0..=i32::MAX),
    ];
    for (field, value, bounds) in given {
        let Some(value) = value else { continue };
        if !policy::may_set_brake(&op.actor) {
            return Err(refused(field, Code::DrempelVoorBeheer));
        }
        if !bounds.contains(&value) {
            return Err(refused(field, Code::DrempelOngeldig));
        }
    }
    Ok(())
}

/// The names as they are stored; each passed the guard, because it may be read in a file without a header.
fn namen(given: Vec<(String, Option<Veld>)>) -> Result<String, No> {
    let mut seen = HashSet::new();
    let mut kept = BTreeMap::new();
    for (name, veld) in given {
        let mut bezwaren = Bezwaren::default();
        let name = bezwaren.openbaar("input.kolommen", &name, Soort::Titel);
        let name: String = bezwaren.of(name).map_err(Refusal::User)?.into();
        if !seen.insert(name.to_lowercase()) {
            return Err(refused("input.kolommen", Code::KolomOngeldig));
        }
        kept.insert(
            name,
            veld.map_or_else(|| NEGEREN.to_owned(), |veld| veld.to_value()),
        );
    }
    serde_json::to_string(&kept).map_err(|error| Error::fault(error).into())
}
