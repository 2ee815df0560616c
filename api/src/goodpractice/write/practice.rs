//! What the praktijk does with its good practice: enter it, change its words, offer it, withdraw it.

use entity::{
    bericht::Soort as Tijding,
    goodpractice::{ActiveModel, Status},
    goodpractice_versie,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{
    Doel, Done, Indeling, Ruw, facilitates, melden::sluit, note, open, refused, vertel, woorden::Woorden,
};
use crate::{
    change::{Begin, Change},
    error::{Error, Result},
    goodpractice::{
        policy,
        rules::{Actie, Code},
    },
    graph::{Kind, Op},
    zoekindex,
};

/// A good practice as it was typed.
pub(in crate::goodpractice) struct Nieuw {
    pub(in crate::goodpractice) praktijk: Option<Uuid>,
    pub(in crate::goodpractice) woorden: Ruw,
    pub(in crate::goodpractice) indeling: Indeling,
}

/// Enters a good practice: a concept that its praktijk and editors see.
pub(in crate::goodpractice) async fn maken(op: &Op, nieuw: Nieuw) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let facilitates = facilitates(op, &change, nieuw.praktijk).await?;
    let me = policy::may_enter(&op.actor, nieuw.praktijk, facilitates)?;
    if let Some(praktijk) = nieuw.praktijk {
        let known = entity::praktijk::Entity::find_by_id(praktijk)
            .one(&*change)
            .await?;
        known.ok_or_else(|| refused("input.praktijk", Code::OnbekendeVerwijzing))?;
    }
    let woorden = nieuw.woorden.judge(Woorden::default())?;
    sourced(nieuw.praktijk, &woorden)?;
    nieuw.indeling.check(op, &change).await?;
    let (id, now) = (op.new_id(), op.now());
    let mut row = ActiveModel {
        id: Set(id),
        praktijk_id: Set(nieuw.praktijk),
        indiener_id: Set(Some(me)),
        samenwerkingsvorm_id: Set(nieuw.indeling.samenwerkingsvorm.flatten()),
        status: Set(Status::Concept),
        gedeeld_op: Set(None),
        teruggavereden: Set(None),
        teruggavetoelichting: Set(None),
        aantal_praktijken: Set(0),
        demo: Set(false),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
        ..Default::default()
    };
    woorden.show(&mut row);
    let row = row.insert(&*change).await?;
    zoekindex::bewaar(&*change, [&row]).await?;
    woorden.keep(op, &change, id, 1).await?;
    nieuw.indeling.link(op, &change, id).await?;
    note(op, &change, "goodPracticeMaken", (Kind::GoodPractice, id)).await?;
    Ok(change.commit(id).await?)
}

/// What belongs to no praktijk says where it comes from.
fn sourced(praktijk: Option<Uuid>, woorden: &Woorden) -> Done<()> {
    if praktijk.is_none() && woorden.bron.is_none() {
        return Err(refused("input.bron", Code::BronNodig));
    }
    Ok(())
}

/// Gives a good practice other words: a next version, unless they are the same. What was shared stays as readers know it, until editors share these.
pub(in crate::goodpractice) async fn herzien(op: &Op, doel: Doel, nieuw: Ruw) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (row, status) = open(op, &change, doel, Actie::Herzien).await?;
    let last = last_version(&change, row.id).await?;
    let nummer = last.nummer + 1;
    let oud = Woorden::from(last);
    let woorden = nieuw.judge(oud.clone())?;
    sourced(row.praktijk_id, &woorden)?;
    if woorden == oud {
        return Ok(change.commit(row.id).await?);
    }
    let mut values = ActiveModel {
        id: Set(row.id),
        status: Set(status),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    if row.gedeeld_op.is_none() {
        woorden.show(&mut values);
    }
    let new = values.update(&*change).await?;
    if row.gedeeld_op.is_none() {
        zoekindex::bewaar(&*change, [&new]).await?;
    }
    woorden.keep(op, &change, row.id, nummer).await?;
    let object = (Kind::GoodPractice, row.id);
    note(op, &change, "goodPracticeHerzien", object).await?;
    Ok(change.commit(row.id).await?)
}

/// The last version of a good practice that is held.
pub(super) async fn last_version(change: &Change, practice: Uuid) -> Result<goodpractice_versie::Model> {
    let rows = goodpractice_versie::Entity::find()
        .filter(goodpractice_versie::Column::GoodpracticeId.eq(practice))
        .order_by_desc(goodpractice_versie::Column::Nummer);
    let row = rows.one(&**change).await?;
    row.ok_or_else(|| Error::fault(anyhow::anyhow!("a good practice without a version")))
}

/// Offers a good practice to be shared: from now on it waits for the editors.
pub(in crate::goodpractice) async fn delen(op: &Op, doel: Doel) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (row, status) = open(op, &change, doel, Actie::Delen).await?;
    let values = ActiveModel {
        id: Set(row.id),
        status: Set(status),
        teruggavereden: Set(None),
        teruggavetoelichting: Set(None),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    values.update(&*change).await?;
    note(op, &change, "goodPracticeDelen", (Kind::GoodPractice, row.id)).await?;
    Ok(change.commit(row.id).await?)
}

/// Withdraws a good practice: from then on its praktijk and editors see it, and nobody else.
pub(in crate::goodpractice) async fn intrekken(op: &Op, doel: Doel) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (row, status) = open(op, &change, doel, Actie::Intrekken).await?;
    let values = ActiveModel {
        id: Set(row.id),
        status: Set(status),
        gedeeld_op: Set(None),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    values.update(&*change).await?;
    sluit(op, &change, row.id).await?;
    vertel(op, &change, &row, (Tijding::GoodpracticeIngetrokken, None)).await?;
    let object = (Kind::GoodPractice, row.id);
    note(op, &change, "goodPracticeIntrekken", object).await?;
    Ok(change.commit(row.id).await?)
}
