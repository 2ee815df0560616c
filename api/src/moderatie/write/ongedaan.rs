//! Undoing a decision, for a while: what was before comes back, for each leervraag that nobody changed since.

use std::collections::{HashMap, HashSet};

use entity::{
    bericht::Soort as Tijding,
    besluit::{self, Soort},
    besluit_regel::{self, Ongedaan, Uitkomst},
    leervraag::Model as Leervraag,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockType},
};
use uuid::Uuid;

use super::{
    Done,
    besluiten::{entry, told},
    refused,
    samenvoegen::{SAMENGEVOEGD, stand_alone},
};
use crate::{
    bericht,
    change::{Begin, Change},
    db::any_of,
    error::{Error, Result},
    graph::{Kind, Op},
    leervraag, logboek, melding,
    moderatie::{policy, rules},
};

/// Undoes a decision. What somebody changed since stays as it is, and its row tells so.
pub(in crate::moderatie) async fn ongedaan_maken(op: &Op, besluit: Uuid) -> Done {
    let me = policy::may_moderate(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    // The leervragen are held first, as by whoever undoes a merging.
    let done = done_by(&change, besluit).await?;
    let about = done.iter().map(|regel| regel.leervraag_id);
    let keys: Vec<Uuid> = about
        .chain(done.iter().filter_map(|regel| regel.naar_id))
        .collect();
    let held = leervraag::hold_all(op, &change, &keys).await?;
    let kept = hold_besluit(op, &change, besluit).await?;
    let now = op.now();
    let undone = kept.ongedaan_op.is_some();
    rules::ongedaan(undone, kept.created_at, op.limits.undo_minutes, now)
        .map_err(|code| refused("input.besluit", code))?;
    let named: Vec<Uuid> = done.iter().map(|regel| regel.leervraag_id).collect();
    let opgegaan = leervraag::opgegaan_in(op, &change, &named).await?;
    let doelen: HashSet<Uuid> = opgegaan.into_values().collect();
    let (mut back, mut left) = rules::terug(done, |id| held.get(&id).map(|row| row.version), &doelen);
    let reopened = reopen(op, &change, besluit, &back).await?;
    match kept.soort {
        Soort::MeldingAfhandelen if reopened => {}
        Soort::MeldingAfhandelen => left.extend(back.drain(..).map(|regel| regel.id)),
        Soort::Samenvoegen => {
            for regel in &back {
                if let Some(row) = held.get(&regel.leervraag_id) {
                    stand_alone(op, &change, row, regel.naar_id).await?;
                }
            }
        }
        Soort::Publiceren | Soort::Afwijzen | Soort::Terugnemen => {
            let keys: Vec<Uuid> = back.iter().map(|regel| regel.id).collect();
            let sinds = kept.created_at;
            let teruggave = match kept.soort {
                Soort::Publiceren => leervraag::Teruggave::Publicatie(sinds),
                _ => leervraag::Teruggave::Sluiting(sinds),
            };
            let about: Vec<Uuid> = back.iter().map(|regel| regel.leervraag_id).collect();
            leervraag::herstel(op, &change, (&keys, &about), teruggave).await?;
            let (loose, named): (Vec<_>, Vec<_>) = back.iter().partition(|regel| rules::is_losgeraakt(regel));
            let rows: Vec<&Leervraag> = rows_of(named, &held).collect();
            bericht::zend(op, &change, &told(&rows, Tijding::BesluitOngedaan, None)).await?;
            let merged: Vec<Leervraag> = rows_of(loose, &held).cloned().collect();
            leervraag::vertel(op, &change, &merged, SAMENGEVOEGD).await?;
        }
    }
    let returned = back.iter().map(|regel| regel.id).collect();
    tell(op, &change, returned, Ongedaan::Teruggedraaid).await?;
    tell(op, &change, left, Ongedaan::IntussenGewijzigd).await?;
    let about_report = kept.soort == Soort::MeldingAfhandelen;
    let mut values: besluit::ActiveModel = kept.into();
    values.ongedaan_op = Set(Some(now));
    values.ongedaan_door_id = Set(Some(me));
    values.update(&*change).await?;
    let handeling = "moderatieOngedaanMaken";
    let entries: Vec<logboek::Entry> = if about_report {
        // Not about the asker, who would learn that there was a report.
        let (soort, object, betrokkene) = (Kind::Moderatiebesluit, besluit, None);
        vec![logboek::Entry {
            handeling,
            soort,
            object,
            betrokkene,
        }]
    } else {
        rows_of(&back, &held).map(|row| entry(handeling, row)).collect()
    };
    logboek::note_all(&*change, op, entries).await?;
    Ok(change.commit(besluit).await?)
}

/// The leervragen of these rows of a decision.
fn rows_of<'a>(
    regels: impl IntoIterator<Item = &'a besluit_regel::Model>,
    held: &'a HashMap<Uuid, Leervraag>,
) -> impl Iterator<Item = &'a Leervraag> {
    let regels = regels.into_iter();
    regels.filter_map(|regel| held.get(&regel.leervraag_id))
}

/// Opens the reports again that the decision closed; tells whether there were any.
async fn reopen(op: &Op, change: &Change, besluit: Uuid, back: &[besluit_regel::Model]) -> Result<bool> {
    let keys: Vec<Uuid> = back.iter().map(|regel| regel.leervraag_id).collect();
    Ok(melding::heropen(op, change, &keys, besluit).await? > 0)
}

/// Notes in the rows of a decision what undoing did with them.
async fn tell(op: &Op, change: &Change, regels: Vec<Uuid>, ongedaan: Ongedaan) -> Result<()> {
    if regels.is_empty() {
        return Ok(());
    }
    besluit_regel::Entity::update_many()
        .col_expr(besluit_regel::Column::Ongedaan, Expr::value(ongedaan))
        .filter(any_of(op.db.backend(), besluit_regel::Column::Id, regels))
        .exec(&**change)
        .await?;
    Ok(())
}

async fn hold_besluit(op: &Op, change: &Change, id: Uuid) -> Result<besluit::Model> {
    let rows = besluit::Entity::find()
        .filter(policy::besluit_visible(&op.actor))
        .filter(besluit::Column::Id.eq(id));
    let row = rows.lock(LockType::NoKeyUpdate).one(&**change).await?;
    row.ok_or(Error::NotFound)
}

async fn done_by(change: &Change, besluit: Uuid) -> Result<Vec<besluit_regel::Model>> {
    let rows = besluit_regel::Entity::find()
        .filter(besluit_regel::Column::BesluitId.eq(besluit))
        .filter(besluit_regel::Column::Uitkomst.eq(Uitkomst::Gedaan))
        .order_by_asc(besluit_regel::Column::Nummer);
    Ok(rows.all(&**change).await?)
}
