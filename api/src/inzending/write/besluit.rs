//! What somebody decides about a delivery: carry it out, release it, turn it down, undo it.

use entity::{
    aansluiting,
    inzending::{Aanhouding, ActiveModel, Model, Reden, Status},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

use super::{Done, hold, note, ongedaan, plan::lopend, refused, toepassen};
use crate::{
    change::{Begin, fresh},
    error::Result,
    graph::Op,
    inzending::{
        policy,
        rules::{Aantallen, Actie, Rem, stap, vers},
    },
};

/// Does one of the four to a delivery.
pub(in crate::inzending) async fn doe(op: &Op, actie: Actie, id: Uuid, version: i32) -> Done {
    policy::may_act(&op.actor, actie)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (row, ingesteld) = hold(op, &change, id).await?;
    fresh(row.version, version)?;
    let no = |code| refused("input.inzending", code);
    let wie = policy::betrekking(&op.actor, &row);
    let houdt = match actie {
        Actie::OngedaanMaken => houdt_terug(op, &row, &ingesteld).await?,
        _ => row.aangehouden_om,
    };
    let next = stap(actie, row.status, wie, houdt).map_err(no)?;
    let mut values = match next {
        Status::Toegepast => {
            vers(row.basis, ingesteld.stand).map_err(no)?;
            toepassen::voer_uit(op, &change, row, &ingesteld).await?
        }
        Status::Ongedaan => ongedaan::maak_ongedaan(op, &change, row, &ingesteld).await?,
        next => {
            let mut values: ActiveModel = row.into();
            values.status = Set(next);
            values.reden = Set((next == Status::Geweigerd).then_some(Reden::Afgewezen));
            // From here on it is no longer to be looked at alone: it waits for others.
            if next == Status::Aangehouden {
                values.proef = Set(false);
            }
            values.version = Set(version + 1);
            values.updated_at = Set(op.now());
            values
        }
    };
    if op.actor.vereniging.is_none() {
        values.besloten_door_id = Set(op.actor.member);
    }
    values.update(&*change).await?;
    note(op, &change, handeling(actie), id).await?;
    Ok(change.commit(id).await?)
}

/// What the brake says about taking a delivery back.
async fn houdt_terug(op: &Op, row: &Model, ingesteld: &aansluiting::Model) -> Result<Option<Aanhouding>> {
    let done = Aantallen {
        nieuw: row.nieuw,
        gewijzigd: row.gewijzigd,
        beeindigd: row.beeindigd,
        ..Aantallen::default()
    };
    let rem = Rem {
        aandeel: ingesteld.drempel_aandeel,
        aantal: ingesteld.drempel_aantal,
    };
    let lopend = lopend(op, row.beroepsvereniging_id).await?;
    Ok(rem.houdt(done.terug(), lopend))
}

fn handeling(actie: Actie) -> &'static str {
    match actie {
        Actie::Toepassen => "inzendingToepassen",
        Actie::Vrijgeven => "inzendingVrijgeven",
        Actie::Afwijzen => "inzendingAfwijzen",
        Actie::OngedaanMaken => "inzendingOngedaanMaken",
    }
}
