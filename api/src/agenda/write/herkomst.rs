//! What an edition says about the one before it, read within a change that relies on it.

use std::collections::HashMap;

use entity::{editie, opgave, opgave_herkomst, opgave_vervallen};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait, Select};
use uuid::Uuid;

use super::{current, refused};
use crate::{
    agenda::rules::{
        Code,
        herkomst::{Lijn, Paar, Woorden, klopt},
    },
    change::Change,
    error::{Refusal, Result},
    tekst::Fout,
};

/// What the edition says, when the one that was adopted last is the one before it; nothing where none was adopted.
pub(crate) async fn lijn(change: &Change, editie: &editie::Model) -> Result<Option<Lijn>> {
    let Some(vorige) = current(change, editie.agenda_id).await? else {
        return Ok(None);
    };
    Ok(Some(said(change, editie.id, Some(vorige.id)).await?))
}

/// Checks the whole descent of an edition that is adopted after `vorige`.
pub(super) async fn check(
    change: &Change,
    editie: Uuid,
    vorige: Option<Uuid>,
) -> Result<(), Refusal<Fout<Code>>> {
    let lijn = said(change, editie, vorige).await?;
    let words = if lijn.paren.is_empty() {
        HashMap::new()
    } else {
        words(change, editie, vorige).await?
    };
    klopt(&lijn, &words).map_err(|mis| refused("input.editie", mis.into()))
}

async fn said(change: &Change, editie: Uuid, vorige: Option<Uuid>) -> Result<Lijn> {
    let keys = opgave::Entity::find().select_only().column(opgave::Column::Id);
    let before = match vorige {
        Some(vorige) => {
            let rows = keys.filter(opgave::Column::EditieId.eq(vorige));
            rows.into_tuple().all(&**change).await?
        }
        None => Vec::new(),
    };
    let dropped = opgave_vervallen::Entity::find()
        .select_only()
        .column(opgave_vervallen::Column::OpgaveId)
        .filter(opgave_vervallen::Column::EditieId.eq(editie));
    let dropped: Vec<Uuid> = dropped.into_tuple().all(&**change).await?;
    let pairs = pairs(editie).all(&**change).await?;
    Ok(Lijn {
        vorige: before.into_iter().collect(),
        paren: pairs
            .into_iter()
            .map(|row| Paar {
                opgave: row.opgave_id,
                voorganger: row.voorganger_id,
                soort: row.soort,
            })
            .collect(),
        vervallen: dropped.into_iter().collect(),
    })
}

/// The descents of the ontwikkelopgaven of an edition.
fn pairs(editie: Uuid) -> Select<opgave_herkomst::Entity> {
    opgave_herkomst::Entity::find()
        .join(JoinType::InnerJoin, opgave_herkomst::Relation::Opgave.def())
        .filter(opgave::Column::EditieId.eq(editie))
}

/// The words of the ontwikkelopgaven of both editions.
async fn words(change: &Change, editie: Uuid, vorige: Option<Uuid>) -> Result<HashMap<Uuid, Woorden>> {
    let rows = opgave::Entity::find()
        .filter(opgave::Column::EditieId.is_in([Some(editie), vorige].into_iter().flatten()))
        .all(&**change)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id, (row.titel, row.omschrijving)))
        .collect())
}
