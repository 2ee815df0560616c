//! The editor's decision: publish, or refuse with a reason.

use entity::leervraag::{self, Afwijsreden, Status};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

use super::{Done, hold, note, refused};
use crate::{
    change::{Begin, fresh},
    error::Refusal,
    graph::Op,
    leervraag::{
        policy,
        rules::{self, Actie, Code},
    },
    tekst::{Bezwaren, Soort},
};

/// What an editor decided.
pub(in crate::leervraag) struct Besluit {
    pub(in crate::leervraag) leervraag: Uuid,
    pub(in crate::leervraag) version: i32,
    pub(in crate::leervraag) publiceren: bool,
    pub(in crate::leervraag) reden: Option<Afwijsreden>,
    pub(in crate::leervraag) toelichting: Option<String>,
}

/// Publishes or refuses a leervraag.
pub(in crate::leervraag) async fn modereren(op: &Op, besluit: Besluit) -> Done {
    policy::may_moderate(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let old = hold(op, &change, besluit.leervraag).await?;
    fresh(old.version, besluit.version)?;
    let actie = if besluit.publiceren {
        Actie::Publiceren
    } else {
        Actie::Afwijzen
    };
    let status =
        rules::daarna(old.status, actie).ok_or_else(|| refused("input.besluit", Code::StatusStaatNietToe))?;
    if !besluit.publiceren && besluit.reden.is_none() {
        return Err(refused("input.reden", Code::RedenOntbreekt));
    }
    let mut bezwaren = Bezwaren::default();
    let judged = besluit
        .toelichting
        .map(|raw| bezwaren.openbaar("input.toelichting", &raw, Soort::Toelichting));
    let toelichting = bezwaren.of(Some(judged.flatten())).map_err(Refusal::User)?;
    let now = op.now();
    let mut values: leervraag::ActiveModel = old.clone().into();
    values.status = Set(status);
    values.version = Set(old.version + 1);
    values.updated_at = Set(now);
    if status == Status::Gepubliceerd {
        values.gepubliceerd_op = Set(Some(now));
        values.afwijsreden = Set(None);
        values.afwijstoelichting = Set(None);
    } else {
        values.afwijsreden = Set(besluit.reden);
        values.afwijstoelichting = Set(toelichting.map(Into::into));
        values.weerwoord = Set(None);
    }
    let row = values.update(&*change).await?;
    note(op, &change, "leervraagModereren", &row).await?;
    Ok(change.commit(row.id).await?)
}
