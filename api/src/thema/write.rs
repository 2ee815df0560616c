//! Changing thema's. One function per mutation: allow, check, change, log, commit.

use std::collections::{HashMap, HashSet};

use entity::{
    bundeling,
    leervraag::{self, Column as Leervraag},
    thema::{ActiveModel, Column, Entity, Model, Status},
    thema_versie,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockType, OnConflict},
};
use uuid::Uuid;

use super::{
    policy,
    rules::{self, Actie, Code},
};
use crate::{
    change::{Begin, Change, fresh},
    db::any_of,
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    leervraag::hold_all,
    logboek,
    tekst::{Bezwaren, Fout, Soort, Tekst},
    zoekindex,
};

/// The key of the thema, or why nothing was done.
pub(super) type Done = Result<Uuid, No>;

/// Why a change of a thema was not done.
type No = Refusal<Fout<Code>>;

fn refused(field: &'static str, code: impl Into<Code>) -> No {
    Refusal::at(field, Fout::Eigen(code.into()))
}

/// A new thema as it was typed.
pub(super) struct Nieuw {
    pub(super) naam: String,
    pub(super) omschrijving: String,
    pub(super) ouder: Option<Uuid>,
    pub(super) publiek: bool,
}

/// Makes a thema.
pub(super) async fn maken(op: &Op, nieuw: Nieuw) -> Done {
    let me = policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (naam, omschrijving) = judge(Some(&nieuw.naam), Some(&nieuw.omschrijving))?;
    if let Some(ouder) = nieuw.ouder {
        hold_ouder(op, &change, ouder).await?;
    }
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        naam: Set(naam.map(String::from).unwrap_or_default()),
        omschrijving: Set(omschrijving.map(String::from).unwrap_or_default()),
        ouder_id: Set(nieuw.ouder),
        status: Set(if nieuw.publiek {
            Status::Gepubliceerd
        } else {
            Status::Concept
        }),
        maker_id: Set(Some(me)),
        demo: Set(false),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    zoekindex::bewaar(&*change, [&row]).await?;
    keep_version(op, &change, &row, 1).await?;
    note(op, &change, "themaMaken", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// What changes in a thema; `None` leaves as it is, `Some(None)` empties.
pub(super) struct Wijziging {
    pub(super) thema: Uuid,
    pub(super) version: i32,
    pub(super) naam: Option<String>,
    pub(super) omschrijving: Option<String>,
    pub(super) ouder: Option<Option<Uuid>>,
    pub(super) status: Option<Status>,
}

/// Changes a thema: its words, its place, its state.
pub(super) async fn bijwerken(op: &Op, nieuw: Wijziging) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    // The tree is held before the row: whoever moves a thema takes the locks in the same order.
    let tree = match nieuw.ouder {
        Some(Some(_)) => Some(hold_tree(op, &change).await?),
        _ => None,
    };
    let old = hold(op, &change, nieuw.thema).await?;
    fresh(old.version, nieuw.version)?;
    let (naam, omschrijving) = judge(nieuw.naam.as_deref(), nieuw.omschrijving.as_deref())?;
    if let (Some(tree), Some(Some(ouder))) = (tree, nieuw.ouder) {
        // Where it stands already it may stay.
        if old.ouder_id != Some(ouder) {
            hold_ouder(op, &change, ouder).await?;
        }
        if rules::kringloop(&tree, old.id, ouder) {
            return Err(refused("input.ouder", Code::Kringloop));
        }
    }
    let status = rules::daarna(old.status, Actie::naar(nieuw.status));
    let status = status.map_err(|code| refused("input.status", code))?;
    if status != old.status {
        hold_bundled(op, &change, old.id).await?;
    }
    let mut values: ActiveModel = old.clone().into();
    naam.into_iter().for_each(|naam| values.naam = Set(naam.into()));
    omschrijving
        .into_iter()
        .for_each(|tekst| values.omschrijving = Set(tekst.into()));
    nieuw
        .ouder
        .into_iter()
        .for_each(|ouder| values.ouder_id = Set(ouder));
    values.status = Set(status);
    values.version = Set(old.version + 1);
    values.updated_at = Set(op.now());
    let row = values.update(&*change).await?;
    zoekindex::bewaar(&*change, [&row]).await?;
    if rules::verschilt(&old, &row) {
        keep_version(op, &change, &row, next_number(&change, row.id).await?).await?;
    }
    note(op, &change, "themaBijwerken", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// Holds the leervragen that a thema bundles: whether one waits to be bundled depends on all its thema's, so no two changes
/// that decide about it run at once.
async fn hold_bundled(op: &Op, change: &Change, thema: Uuid) -> Result<()> {
    use bundeling::Column as Bundeling;
    // tidy: all rows, because they are held and nothing of them is told
    let bundled: Vec<Uuid> = bundeling::Entity::find()
        .select_only()
        .column(Bundeling::LeervraagId)
        .filter(Bundeling::ThemaId.eq(thema))
        .filter(Bundeling::Tot.is_null())
        .into_tuple()
        .all(&**change)
        .await?;
    hold_all(op, change, &bundled).await?;
    Ok(())
}

/// Keeps what the thema, which is held, is from now on.
async fn keep_version(op: &Op, change: &Change, row: &Model, nummer: i32) -> Result<()> {
    let version = thema_versie::ActiveModel {
        id: Set(op.new_id()),
        thema_id: Set(row.id),
        nummer: Set(nummer),
        naam: Set(row.naam.clone()),
        omschrijving: Set(row.omschrijving.clone()),
        ouder_id: Set(row.ouder_id),
        status: Set(row.status),
        auteur_id: Set(op.actor.member),
        created_at: Set(row.updated_at),
    };
    thema_versie::Entity::insert(version)
        .exec_without_returning(&**change)
        .await?;
    Ok(())
}

async fn next_number(change: &Change, thema: Uuid) -> Result<i32> {
    let latest: Option<i32> = thema_versie::Entity::find()
        .select_only()
        .column(thema_versie::Column::Nummer)
        .filter(thema_versie::Column::ThemaId.eq(thema))
        .order_by_desc(thema_versie::Column::Nummer)
        .into_tuple()
        .one(&**change)
        .await?;
    Ok(latest.unwrap_or_default() + 1)
}

/// Which leervragen go into a thema.
pub(super) struct Bundel {
    pub(super) thema: Uuid,
    pub(super) version: i32,
    pub(super) leervragen: Vec<Uuid>,
    pub(super) reden: String,
}

/// Bundles published leervragen. Those that are in the thema already stay as they are.
pub(super) async fn bundelen(op: &Op, bundel: Bundel) -> Done {
    let me = policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let thema = hold(op, &change, bundel.thema).await?;
    fresh(thema.version, bundel.version)?;
    rules::daarna(thema.status, Actie::Bundelen).map_err(|code| refused("input.thema", code))?;
    let reden = judge_reason(&bundel.reden)?;
    let mut leervragen = bundel.leervragen;
    let mut seen = HashSet::new();
    leervragen.retain(|leervraag| seen.insert(*leervraag));
    let held = hold_all(op, &change, &leervragen).await?;
    let states: Vec<_> = held.values().map(|row| row.status).collect();
    rules::bruikbaar(leervragen.len(), &states).map_err(|why| refused("input.leervragen", why))?;
    let van = op.now();
    let rows = leervragen.into_iter().map(|leervraag| bundeling::ActiveModel {
        id: Set(op.new_id()),
        thema_id: Set(thema.id),
        leervraag_id: Set(leervraag),
        reden: Set(Some(reden.clone())),
        door_id: Set(Some(me)),
        van: Set(van),
        tot: Set(None),
        reden_einde: Set(None),
        beeindigd_door_id: Set(None),
    });
    bundeling::Entity::insert_many(rows)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&*change)
        .await?;
    touch(op, &change, &thema).await?;
    note(op, &change, "themaBundelen", thema.id).await?;
    Ok(change.commit(thema.id).await?)
}

/// Which leervraag leaves a thema.
pub(super) struct Uitname {
    pub(super) thema: Uuid,
    pub(super) version: i32,
    pub(super) leervraag: Uuid,
    pub(super) reden: String,
}

/// Ends a bundeling; the row stays as history.
pub(super) async fn ontbundelen(op: &Op, uitname: Uitname) -> Done {
    use bundeling::Column as Bundeling;
    let me = policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let thema = hold(op, &change, uitname.thema).await?;
    fresh(thema.version, uitname.version)?;
    rules::daarna(thema.status, Actie::Ontbundelen).map_err(|code| refused("input.thema", code))?;
    let reden = judge_reason(&uitname.reden)?;
    hold_all(op, &change, &[uitname.leervraag]).await?;
    let ended = bundeling::Entity::update_many()
        .col_expr(Bundeling::Tot, Expr::value(op.now()))
        .col_expr(Bundeling::RedenEinde, Expr::value(reden))
        .col_expr(Bundeling::BeeindigdDoorId, Expr::value(me))
        .filter(Bundeling::ThemaId.eq(thema.id))
        .filter(Bundeling::LeervraagId.eq(uitname.leervraag))
        .filter(Bundeling::Tot.is_null())
        .exec(&*change)
        .await?;
    if ended.rows_affected == 0 {
        return Err(refused("input.leervraag", Code::NietGebundeld));
    }
    touch(op, &change, &thema).await?;
    note(op, &change, "themaOntbundelen", thema.id).await?;
    Ok(change.commit(thema.id).await?)
}

/// Judges the words that were sent: others read them at once.
fn judge(naam: Option<&str>, omschrijving: Option<&str>) -> Result<(Option<Tekst>, Option<Tekst>), No> {
    let mut bezwaren = Bezwaren::default();
    let naam = naam.and_then(|raw| bezwaren.openbaar("input.naam", raw, Soort::Titel));
    let omschrijving =
        omschrijving.and_then(|raw| bezwaren.openbaar("input.omschrijving", raw, Soort::Toelichting));
    bezwaren.of(Some((naam, omschrijving))).map_err(Refusal::User)
}

fn judge_reason(reden: &str) -> Result<String, No> {
    let mut bezwaren = Bezwaren::default();
    let reden = bezwaren.openbaar("input.reden", reden, Soort::Kort);
    bezwaren.of(reden).map(Into::into).map_err(Refusal::User)
}

/// The row, held for this change, if the actor may see it.
async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(id));
    let row = rows.lock(LockType::NoKeyUpdate).one(&**change).await?;
    row.ok_or(Error::NotFound)
}

/// Counts a change of what a thema bundles as a change of the thema: so an editor who did not see it notices.
async fn touch(op: &Op, change: &Change, row: &Model) -> Result<()> {
    let mut values: ActiveModel = row.clone().into();
    values.version = Set(row.version + 1);
    values.updated_at = Set(op.now());
    values.update(&**change).await?;
    Ok(())
}

/// Checks that the thema to stand under exists and takes another, and holds it, so that it does not lapse meanwhile.
async fn hold_ouder(op: &Op, change: &Change, ouder: Uuid) -> Result<(), No> {
    let above = match hold(op, change, ouder).await {
        Ok(above) => above,
        Err(Error::NotFound) => return Err(refused("input.ouder", Code::OnbekendeVerwijzing)),
        Err(error) => return Err(error.into()),
    };
    rules::daarna(above.status, Actie::Onderbrengen).map_err(|code| refused("input.ouder", code))?;
    Ok(())
}

/// What each thema stands under; held, so that two moves at once cannot make a round together.
async fn hold_tree(op: &Op, change: &Change) -> Result<HashMap<Uuid, Uuid>> {
    let rows = Entity::find()
        .select_only()
        .columns([Column::Id, Column::OuderId])
        .filter(policy::visible(&op.actor))
        .order_by_asc(Column::Id)
        .lock(LockType::NoKeyUpdate);
    let rows: Vec<(Uuid, Option<Uuid>)> = rows.into_tuple().all(&**change).await?;
    let above = |(thema, ouder): (Uuid, Option<Uuid>)| Some((thema, ouder?));
    Ok(rows.into_iter().filter_map(above).collect())
}

/// The states of these leervragen, as far as the actor may see them.
pub(crate) async fn leervraag_states(
    op: &Op,
    change: &Change,
    leervragen: &[Uuid],
) -> Result<Vec<leervraag::Status>> {
    let rows = leervraag::Entity::find()
        .select_only()
        .column(Leervraag::Status)
        .filter(crate::leervraag::visible(&op.actor))
        .filter(any_of(op.db.backend(), Leervraag::Id, leervragen.iter().copied()));
    Ok(rows.into_tuple().all(&**change).await?)
}

async fn note(op: &Op, change: &Change, handeling: &'static str, thema: Uuid) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::Thema,
        object: thema,
        betrokkene: None,
    };
    logboek::note(&**change, op, entry).await
}
