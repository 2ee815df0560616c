//! Telling how an ontwikkelopgave goes.

use chrono::NaiveDate;
use entity::{
    uitvoerder::Rol,
    voortgang::{ActiveModel, Column, Entity, Stand},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{Done, note, refused, uitvoerders};
use crate::{
    change::{Begin, Change, stale},
    error::{Refusal, Result},
    graph::{Kind, Op},
    opgave,
    tekst::{Bezwaren, Soort},
    uitvoering::{
        policy::{self, Namens},
        rules::{self, Regel},
    },
};

/// An entry as it was typed.
pub(in crate::uitvoering) struct Vastlegging {
    pub(in crate::uitvoering) opgave: Uuid,
    pub(in crate::uitvoering) stand: Stand,
    pub(in crate::uitvoering) tekst: String,
    pub(in crate::uitvoering) datum: NaiveDate,
    /// The last entry that was read.
    pub(in crate::uitvoering) vorige: Option<Uuid>,
    pub(in crate::uitvoering) corrigeert: Option<Uuid>,
}

/// Adds an entry, after the last one or in its place.
pub(in crate::uitvoering) async fn vastleggen(op: &Op, vastlegging: Vastlegging) -> Done {
    let namens = policy::may_record_some(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (edition, opgave) = opgave::hold_met_editie(op, &change, vastlegging.opgave).await?;
    policy::may_record(namens, trekker(op, &change, opgave.id).await?)?;
    rules::vastgesteld(edition.status).map_err(|code| refused("input.ontwikkelopgave", code))?;
    let mut bezwaren = Bezwaren::default();
    let tekst = bezwaren.openbaar("input.tekst", &vastlegging.tekst, Soort::Toelichting);
    let tekst = bezwaren.of(tekst).map_err(Refusal::User)?;
    let (regels, laatste) = regels(&change, opgave.id).await?;
    if !rules::gelezen(&regels, vastlegging.vorige, vastlegging.corrigeert) {
        return Err(stale().into());
    }
    let vorige = rules::voorganger(&regels, vastlegging.corrigeert);
    let vorige = vorige.map_err(|code| refused("input.corrigeert", code))?;
    let stand = rules::stap(vorige.map(|regel| regel.stand), vastlegging.stand);
    stand.map_err(|code| refused("input.stand", code))?;
    let dag = rules::dag(vastlegging.datum, vorige.map(|regel| regel.datum), op.today());
    dag.map_err(|code| refused("input.datum", code))?;
    let (door, vereniging) = match namens {
        Namens::Redactie(me) => (Some(me), None),
        Namens::Vereniging(us) => (None, Some(us)),
    };
    let row = ActiveModel {
        id: Set(op.new_id()),
        opgave_id: Set(opgave.id),
        volgnummer: Set(laatste + 1),
        stand: Set(vastlegging.stand),
        tekst: Set(tekst.into()),
        datum: Set(vastlegging.datum),
        corrigeert_id: Set(vastlegging.corrigeert),
        door_id: Set(door),
        beroepsvereniging_id: Set(vereniging),
        demo: Set(false),
        created_at: Set(op.now()),
    };
    let row = row.insert(&*change).await?;
    let object = (Kind::Voortgang, row.id);
    note(op, &change, "ontwikkelopgaveVoortgangVastleggen", object).await?;
    Ok(change.commit(row.id).await?)
}

/// The beroepsvereniging that is trekker today.
async fn trekker(op: &Op, change: &Change, opgave: Uuid) -> Result<Option<Uuid>> {
    let today = op.today();
    let rows = uitvoerders(change, opgave).await?;
    let pulls = rows
        .iter()
        .find(|row| row.rol == Rol::Trekker && row.van <= today && row.tot.is_none_or(|tot| today < tot));
    Ok(pulls.and_then(|row| row.beroepsvereniging_id))
}

/// The entries of an ontwikkelopgave that is held, in their order, and the last number.
async fn regels(change: &Change, opgave: Uuid) -> Result<(Vec<Regel>, i32)> {
    let rows = Entity::find()
        .filter(Column::OpgaveId.eq(opgave))
        .order_by_asc(Column::Volgnummer);
    let rows = rows.all(&**change).await?;
    let last = rows.last().map_or(0, |row| row.volgnummer);
    let regel = |row: entity::voortgang::Model| Regel {
        id: row.id,
        stand: row.stand,
        datum: row.datum,
        corrigeert: row.corrigeert_id,
    };
    Ok((rows.into_iter().map(regel).collect(), last))
}
