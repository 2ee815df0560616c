//! Reading two editions of an agenda and the way between them: five statements, however far apart they lie.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{
    editie,
    opgave::{Column, Entity, Model},
    opgave_herkomst::{self, Soort},
    opgave_vervallen,
};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select,
};
use uuid::Uuid;

use super::list;
use crate::{
    agenda,
    error::{Error, Result},
    graph::Op,
    opgave::{
        policy,
        rules::vergelijking::{Opgave, Overgang, Stap, Wijziging, vergelijk},
    },
};

/// Two editions, what they hold, and what changed.
pub(in crate::opgave) struct Vergelijking {
    pub(in crate::opgave) van: editie::Model,
    pub(in crate::opgave) naar: editie::Model,
    pub(in crate::opgave) opgaven: HashMap<Uuid, Model>,
    pub(in crate::opgave) wijzigingen: Vec<Wijziging>,
}

/// Compares two editions of one agenda; nothing when the actor may not see both.
pub(in crate::opgave) async fn vergelijking(op: &Op, van: Uuid, naar: Uuid) -> Result<Option<Vergelijking>> {
    let wanted = op.db.any_of(editie::Column::Id, [van, naar]);
    let found = edities(op).filter(wanted).all(op.read()).await?;
    let find = |id| found.iter().find(|row| row.id == id).cloned();
    let (Some(van), Some(naar)) = (find(van), find(naar)) else {
        return Ok(None);
    };
    if van.agenda_id != naar.agenda_id {
        return Err(Error::bad(
            "Deze edities horen bij verschillende agenda's.",
            "These editions belong to different agenda's.",
        ));
    }
    let way = way(op, &van, &naar).await?;
    let wanted = op.db.any_of(Column::EditieId, [van.id, naar.id]);
    let rows = list(op)
        .filter(wanted)
        .order_by_asc(Column::Nummer)
        .all(op.read())
        .await?;
    let of = |editie: &editie::Model| -> Vec<Opgave> {
        let rows = rows.iter().filter(|row| row.editie_id == editie.id);
        let opgave = |row: &Model| Opgave {
            id: row.id,
            woorden: (row.titel.clone(), row.omschrijving.clone()),
        };
        rows.map(opgave).collect()
    };
    let stappen = stappen(op, &way).await?;
    let wijzigingen = vergelijk(&of(&van), &stappen, &of(&naar));
    Ok(Some(Vergelijking {
        opgaven: rows.into_iter().map(|row| (row.id, row)).collect(),
        van,
        naar,
        wijzigingen,
    }))
}

fn edities(op: &Op) -> Select<editie::Entity> {
    // tidy: all rows, because they are filtered by the policy of their room
    editie::Entity::find().filter(agenda::visible(&op.actor))
}

/// When an adopted edition holds: editions follow each other by their first day.
fn place(row: &editie::Model) -> Option<(Option<NaiveDate>, i32)> {
    let adopted = matches!(
        row.status,
        editie::Status::Vastgesteld | editie::Status::Vervangen
    );
    adopted.then_some((row.geldig_van, row.nummer))
}

/// The editions after `van` up to and including `naar`, in the order in which they replaced each other. One that was not
/// adopted comes after all that were.
async fn way(op: &Op, van: &editie::Model, naar: &editie::Model) -> Result<Vec<Uuid>> {
    if van.id == naar.id {
        return Ok(Vec::new());
    }
    let backwards = || {
        Error::bad(
            "De eerste editie moet eerder gelden dan de tweede.",
            "The first edition must hold earlier than the second.",
        )
    };
    let start = place(van).ok_or_else(backwards)?;
    let end = place(naar);
    if end.is_some_and(|end| end < start) {
        return Err(backwards());
    }
    let rows = edities(op)
        .filter(editie::Column::AgendaId.eq(van.agenda_id))
        .all(op.read())
        .await?;
    let mut between: Vec<_> = rows
        .iter()
        .filter_map(|row| Some((place(row)?, row.id)))
        .filter(|(at, _)| *at > start && end.is_none_or(|end| *at <= end))
        .collect();
    between.sort_unstable();
    let concept = end.is_none().then_some(naar.id);
    Ok(between.into_iter().map(|(_, id)| id).chain(concept).collect())
}

/// What each edition on the way says about the one before it.
async fn stappen(op: &Op, way: &[Uuid]) -> Result<Vec<Stap>> {
    let pairs: Vec<(Uuid, Uuid, Uuid, Soort, String)> = opgave_herkomst::Entity::find()
        .select_only()
        .column_as(Column::EditieId, "editie")
        .columns([
            opgave_herkomst::Column::OpgaveId,
            opgave_herkomst::Column::VoorgangerId,
        ])
        .columns([opgave_herkomst::Column::Soort, opgave_herkomst::Column::Reden])
        .join(JoinType::InnerJoin, opgave_herkomst::Relation::Opgave.def())
        .filter(policy::visible(&op.actor))
        .filter(op.db.any_of((Entity, Column::EditieId), way.iter().copied()))
        .order_by_asc(opgave_herkomst::Column::CreatedAt)
        .order_by_asc(opgave_herkomst::Column::Id)
        .into_tuple()
        .all(op.read())
        .await?;
    // tidy: all rows, because the editions on the way are among those that the actor may see
    let dropped = opgave_vervallen::Entity::find()
        .filter(
            op.db
                .any_of(opgave_vervallen::Column::EditieId, way.iter().copied()),
        )
        .order_by_asc(opgave_vervallen::Column::CreatedAt)
        .order_by_asc(opgave_vervallen::Column::Id)
        .all(op.read())
        .await?;
    let stap = |editie: &Uuid| Stap {
        overgangen: pairs
            .iter()
            .filter(|(of, ..)| of == editie)
            .map(|(_, opgave, voorganger, soort, reden)| Overgang {
                opgave: *opgave,
                voorganger: *voorganger,
                ongewijzigd: *soort == Soort::Ongewijzigd,
                reden: reden.clone(),
            })
            .collect(),
        vervallen: dropped
            .iter()
            .filter(|row| row.editie_id == *editie)
            .map(|row| (row.opgave_id, row.reden.clone()))
            .collect(),
    };
    Ok(way.iter().map(stap).collect())
}
