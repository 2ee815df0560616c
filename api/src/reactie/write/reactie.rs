//! What the sender does: give a reaction, change it, take it back.

use entity::{
    opgave,
    reactie::{ActiveModel, Afzender, Column, Entity, Standpunt},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Done, No, allow, hold, judge, note, open, refused};
use crate::{
    agenda,
    change::{Begin, Change, set},
    error::{Error, Result},
    graph::Op,
    opgave::visible as opgave_visible,
    reactie::{
        policy::{self, Namens},
        rules::{Actie, Code},
    },
};

/// A reaction as it was typed.
pub(in crate::reactie) struct Nieuw {
    pub(in crate::reactie) editie: Uuid,
    pub(in crate::reactie) opgave: Option<Uuid>,
    pub(in crate::reactie) standpunt: Standpunt,
    pub(in crate::reactie) tekst: String,
}

/// Reacts on an edition under consultation, or on one of its ontwikkelopgaven.
pub(in crate::reactie) async fn geven(op: &Op, nieuw: Nieuw) -> Done {
    let namens = policy::may_react(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let edition = agenda::hold_editie(op, &change, nieuw.editie).await?;
    allow(op, &edition, "input.editie", Actie::Geven, false)?;
    let tekst = judge(&nieuw.tekst)?;
    if let Some(opgave) = nieuw.opgave {
        stands_in(op, &change, opgave, edition.id).await?;
    }
    if reacted(&change, namens, edition.id, nieuw.opgave).await? {
        let field = nieuw.opgave.map_or("input.editie", |_| "input.ontwikkelopgave");
        return Err(refused(field, Code::ReactieBestaatAl));
    }
    let now = op.now();
    let (afzender, member, vereniging) = match namens {
        Namens::Lid(me) => (Afzender::Lid, Some(me), None),
        Namens::Vereniging(us) => (Afzender::Vereniging, None, Some(us)),
    };
    let row = ActiveModel {
        id: Set(op.new_id()),
        editie_id: Set(edition.id),
        opgave_id: Set(nieuw.opgave),
        afzender: Set(afzender),
        member_id: Set(member),
        beroepsvereniging_id: Set(vereniging),
        standpunt: Set(nieuw.standpunt),
        tekst: Set(tekst.into()),
        antwoord: Set(None),
        antwoord_reden: Set(None),
        beantwoord_door_id: Set(None),
        beantwoord_op: Set(None),
        ingetrokken_op: Set(None),
        demo: Set(false),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    note(op, &change, "agendaReactieGeven", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// Checks that the ontwikkelopgave is one of the edition.
async fn stands_in(op: &Op, change: &Change, opgave: Uuid, editie: Uuid) -> Result<(), No> {
    let rows = opgave::Entity::find()
        .filter(opgave_visible(&op.actor))
        .filter(opgave::Column::Id.eq(opgave));
    let row = rows.one(&**change).await?.ok_or(Error::NotFound)?;
    if row.editie_id != editie {
        return Err(refused("input.ontwikkelopgave", Code::AndereEditie));
    }
    Ok(())
}

/// Whether the sender has a standing reaction on this already.
async fn reacted(change: &Change, namens: Namens, editie: Uuid, opgave: Option<Uuid>) -> Result<bool> {
    let sender = match namens {
        Namens::Lid(me) => Column::MemberId.eq(me),
        Namens::Vereniging(us) => Column::BeroepsverenigingId.eq(us),
    };
    let about = match opgave {
        Some(opgave) => Column::OpgaveId.eq(opgave),
        None => Column::OpgaveId.is_null(),
    };
    let same = Condition::all()
        .add(Column::EditieId.eq(editie))
        .add(about)
        .add(sender)
        .add(Column::IngetrokkenOp.is_null());
    Ok(Entity::find().filter(same).one(&**change).await?.is_some())
}

/// What changes in a reaction; `None` leaves as it is.
pub(in crate::reactie) struct Wijziging {
    pub(in crate::reactie) reactie: Uuid,
    pub(in crate::reactie) version: i32,
    pub(in crate::reactie) standpunt: Option<Standpunt>,
    pub(in crate::reactie) tekst: Option<String>,
}

/// Changes a reaction; an answer to the earlier words goes.
pub(in crate::reactie) async fn herzien(op: &Op, nieuw: Wijziging) -> Done {
    let namens = policy::may_react(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, nieuw.reactie).await?;
    policy::may_change(namens, &row)?;
    open(op, &change, &row, nieuw.version, Actie::Herzien).await?;
    let tekst = nieuw.tekst.as_deref().map(judge).transpose()?;
    let version = row.version + 1;
    let mut values: ActiveModel = row.into();
    set(&mut values.standpunt, nieuw.standpunt);
    set(&mut values.tekst, tekst.map(Into::into));
    values.antwoord = Set(None);
    values.antwoord_reden = Set(None);
    values.beantwoord_door_id = Set(None);
    values.beantwoord_op = Set(None);
    values.version = Set(version);
    values.updated_at = Set(op.now());
    let row = values.update(&*change).await?;
    note(op, &change, "agendaReactieHerzien", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// Takes a reaction back: from then on it is seen by its sender alone.
pub(in crate::reactie) async fn intrekken(op: &Op, reactie: Uuid, version: i32) -> Done {
    let namens = policy::may_react(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, reactie).await?;
    policy::may_change(namens, &row)?;
    open(op, &change, &row, version, Actie::Intrekken).await?;
    let (now, version) = (op.now(), row.version + 1);
    let mut values: ActiveModel = row.into();
    values.ingetrokken_op = Set(Some(now));
    values.version = Set(version);
    values.updated_at = Set(now);
    let row = values.update(&*change).await?;
    note(op, &change, "agendaReactieIntrekken", &row).await?;
    Ok(change.commit(row.id).await?)
}
