//! Writing an inzicht down, and changing it.

use entity::{
    activiteit,
    inzicht::ActiveModel,
    voorlegging::Status::{Gepubliceerd, Ingediend},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::LockType,
};
use uuid::Uuid;

use super::{Done, No, hold, koppeling, note, refused};
use crate::{
    activiteit::visible,
    change::{Begin, Change, fresh, set},
    error::{Error, Refusal},
    graph::Op,
    inzicht::{policy, rules::Code},
    praktijk::facilitates,
    tekst::{Bezwaren, Soort},
    voorlegging::{self, Actie},
};

/// An inzicht as it was typed.
pub(in crate::inzicht) struct Nieuw {
    pub(in crate::inzicht) activiteit: Uuid,
    pub(in crate::inzicht) tekst: String,
    pub(in crate::inzicht) factoren: Vec<Uuid>,
    pub(in crate::inzicht) leervragen: Vec<Uuid>,
    pub(in crate::inzicht) bron: Option<String>,
}

/// What changes in an inzicht; `None` leaves as it is, `Some(None)` empties.
pub(in crate::inzicht) struct Wijziging {
    pub(in crate::inzicht) inzicht: Uuid,
    pub(in crate::inzicht) version: i32,
    pub(in crate::inzicht) tekst: Option<String>,
    pub(in crate::inzicht) factoren: Option<Vec<Uuid>>,
    pub(in crate::inzicht) leervragen: Option<Vec<Uuid>>,
    pub(in crate::inzicht) bron: Option<Option<String>>,
}

/// An editor names the source of a public meeting, whose speakers are no secret; what a member writes must raise no doubt.
fn judge(
    redactie: bool,
    tekst: Option<&str>,
    bron: Option<Option<&str>>,
) -> Result<(Option<String>, Option<Option<String>>), No> {
    let mut bezwaren = Bezwaren::<Code>::default();
    let mut judge = |field, raw: &str, soort| {
        let judged = bezwaren.meteen(redactie, field, raw, soort);
        judged.map(String::from)
    };
    let tekst = tekst.and_then(|raw| judge("input.tekst", raw, Soort::Toelichting));
    let bron = bron.map(|raw| raw.and_then(|raw| judge("input.bron", raw, Soort::Kort)));
    bezwaren.of(Some((tekst, bron))).map_err(Refusal::User)
}

/// Writes an inzicht down. What an editor writes is published at once; the rest waits for one.
pub(in crate::inzicht) async fn vastleggen(op: &Op, nieuw: Nieuw) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let held = held(op, &change, nieuw.activiteit).await?;
    let facilitates = match held.praktijk_id {
        Some(id) => facilitates(op, &change, id).await?,
        None => false,
    };
    let me = policy::may_enter(&op.actor, facilitates)?;
    if held.status == activiteit::Status::Afgelast {
        return Err(refused("input.activiteit", Code::ActiviteitNietGehouden));
    }
    let redactie = op.actor.redactie;
    let (tekst, bron) = judge(redactie, Some(&nieuw.tekst), Some(nieuw.bron.as_deref()))?;
    let factoren = koppeling::factoren(op, &change, nieuw.factoren).await?;
    let leervragen = koppeling::leervragen(op, &change, nieuw.leervragen).await?;
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        activiteit_id: Set(held.id),
        status: Set(if redactie { Gepubliceerd } else { Ingediend }),
        tekst: Set(tekst.unwrap_or_default()),
        bron: Set(bron.flatten()),
        indiener_id: Set((!redactie).then_some(me)),
        afwijsreden: Set(None),
        afwijstoelichting: Set(None),
        demo: Set(false),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    koppeling::file(&change, row.id, factoren).await?;
    koppeling::link(op, &change, row.id, leervragen).await?;
    note(op, &change, "inzichtVastleggen", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// The activiteit, if the actor may see it; it stays while this change lasts.
async fn held(op: &Op, change: &Change, id: Uuid) -> Result<activiteit::Model, No> {
    let rows = activiteit::Entity::find()
        .filter(visible(&op.actor, op.today()))
        .filter(activiteit::Column::Id.eq(id));
    let row = rows.lock(LockType::KeyShare).one(&**change).await?;
    Ok(row.ok_or(Error::NotFound)?)
}

/// Changes an inzicht: an editor mends it where it stands; when who wrote it does, it waits for an editor again.
pub(in crate::inzicht) async fn bijwerken(op: &Op, nieuw: Wijziging) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, nieuw.inzicht).await?;
    let actie = if op.actor.redactie {
        Actie::Bijwerken
    } else {
        Actie::Herzien
    };
    voorlegging::may(&op.actor, row.indiener_id, actie)?;
    fresh(row.version, nieuw.version)?;
    let status = voorlegging::naar(row.status, actie, "input.inzicht")?;
    let bron = nieuw.bron.as_ref().map(Option::as_deref);
    let (tekst, bron) = judge(op.actor.redactie, nieuw.tekst.as_deref(), bron)?;
    if let Some(factoren) = nieuw.factoren {
        let factoren = koppeling::factoren(op, &change, factoren).await?;
        koppeling::file(&change, row.id, factoren).await?;
    }
    if let Some(leervragen) = nieuw.leervragen {
        let leervragen = koppeling::leervragen(op, &change, leervragen).await?;
        koppeling::link(op, &change, row.id, leervragen).await?;
    }
    let mut values = ActiveModel {
        id: Set(row.id),
        status: Set(status),
        afwijsreden: Set(None),
        afwijstoelichting: Set(None),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    set(&mut values.tekst, tekst);
    set(&mut values.bron, bron);
    values.update(&*change).await?;
    note(op, &change, "inzichtBijwerken", &row).await?;
    Ok(change.commit(row.id).await?)
}
