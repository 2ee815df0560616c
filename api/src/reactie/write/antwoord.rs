//! What editors do with a reaction: answer it.

use entity::{
    bericht::Soort as Tijding,
    reactie::{ActiveModel, Antwoord},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

use super::{Done, hold, note, refused};
use crate::{
    bericht,
    change::{Begin, fresh},
    error::Refusal,
    graph::Op,
    reactie::{
        policy,
        rules::{self, Actie},
    },
    tekst::{Bezwaren, Soort},
};

/// An answer as it was typed.
pub(in crate::reactie) struct Beantwoording {
    pub(in crate::reactie) reactie: Uuid,
    pub(in crate::reactie) version: i32,
    pub(in crate::reactie) antwoord: Antwoord,
    pub(in crate::reactie) reden: String,
}

/// Answers a reaction, or gives it another answer; during the consultation and after it. The member who sent it is told.
pub(in crate::reactie) async fn beantwoorden(op: &Op, nieuw: Beantwoording) -> Done {
    let me = policy::may_answer(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, nieuw.reactie).await?;
    fresh(row.version, nieuw.version)?;
    // An answer does not ask whether the consultation is open.
    let staat = rules::mag(Actie::Beantwoorden, false, row.ingetrokken_op.is_some());
    staat.map_err(|code| refused("input.reactie", code))?;
    let mut bezwaren = Bezwaren::default();
    let reden = bezwaren.openbaar("input.reden", &nieuw.reden, Soort::Toelichting);
    let reden = bezwaren.of(reden).map_err(Refusal::User)?;
    let (now, version) = (op.now(), row.version + 1);
    let mut values: ActiveModel = row.into();
    values.antwoord = Set(Some(nieuw.antwoord));
    values.antwoord_reden = Set(Some(reden.into()));
    values.beantwoord_door_id = Set(Some(me));
    values.beantwoord_op = Set(Some(now));
    values.version = Set(version);
    values.updated_at = Set(now);
    let row = values.update(&*change).await?;
    // A beroepsvereniging reads its answers; berichten are for members.
    let told = row.member_id.map(|sender| bericht::Nieuw {
        reactie: Some(row.id),
        ..bericht::Nieuw::van(sender, Tijding::AgendareactieBeantwoord)
    });
    bericht::zend(op, &change, told.as_slice()).await?;
    note(op, &change, "agendaReactieBeantwoorden", &row).await?;
    Ok(change.commit(row.id).await?)
}
