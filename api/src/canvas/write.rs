//! Changing canvases. One function per mutation: allow, check, change, log, commit.

use entity::{
    canvas::{ActiveModel, Column, Entity, Model, Status},
    canvas_versie, deelname,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, LockType},
};
use uuid::Uuid;

use super::{
    policy::{self, Band},
    rules::{self, Actie, Code},
};
use crate::{
    change::{Begin, Change, fresh},
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek, praktijk,
    tekst::{Bezwaren, Fout, Soort},
};

/// The key of the canvas, or why nothing was done.
pub(super) type Done<T = Uuid> = Result<T, No>;

/// Why a change of a canvas was not done.
type No = Refusal<Fout<Code>>;

fn refused(field: &'static str, code: Code) -> No {
    Refusal::at(field, Fout::Eigen(code))
}

/// The five answers as they were typed: what was not sent is `None`, what is emptied `Some(None)`.
#[derive(Default)]
pub(super) struct Delen {
    pub(super) wat_en_waarom: Option<Option<String>>,
    pub(super) waarbinnen: Option<Option<String>>,
    pub(super) hoe_en_waarmee: Option<Option<String>>,
    pub(super) wie: Option<Option<String>>,
    pub(super) wat_niet: Option<Option<String>>,
}

impl Delen {
    /// Puts what was typed in a canvas, once all of it was judged. Others read it at once.
    fn fill(&self, ambitie: Option<&str>, row: &mut Model) -> Done<()> {
        let mut bezwaren = Bezwaren::<Code>::default();
        let mut judge = |field, raw: &str, soort| bezwaren.openbaar(field, raw, soort).map(String::from);
        if let Some(raw) = ambitie {
            row.ambitie = judge("input.ambitie", raw, Soort::Titel);
        }
        for (field, typed, part) in [
            ("input.watEnWaarom", &self.wat_en_waarom, &mut row.wat_en_waarom),
            ("input.waarbinnen", &self.waarbinnen, &mut row.waarbinnen),
            (
                "input.hoeEnWaarmee",
                &self.hoe_en_waarmee,
                &mut row.hoe_en_waarmee,
            ),
            ("input.wie", &self.wie, &mut row.wie),
            ("input.watNiet", &self.wat_niet, &mut row.wat_niet),
        ] {
            if let Some(typed) = typed {
                let raw = typed.as_deref();
                *part = raw.and_then(|raw| judge(field, raw, Soort::Toelichting));
            }
        }
        bezwaren.of(Some(())).map_err(Refusal::User)
    }
}

/// A new canvas, as it was typed.
pub(super) struct Nieuw {
    pub(super) praktijk: Option<Uuid>,
    pub(super) ambitie: Option<String>,
    pub(super) delen: Delen,
}

/// Makes a canvas, of a praktijk or of an ambition.
pub(super) async fn maken(op: &Op, nieuw: Nieuw) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    // The praktijk is held, so that two who make its canvas at once do so one after the other.
    if let Some(id) = nieuw.praktijk {
        praktijk::hold(op, &change, id).await?;
    }
    policy::may_make(&op.actor, band(op, &change, nieuw.praktijk).await?)?;
    if nieuw.praktijk.is_some() == nieuw.ambitie.is_some() {
        return Err(refused("input.ambitie", Code::EenVanBeide));
    }
    if nieuw.praktijk.is_some() && has_canvas(&change, nieuw.praktijk).await? {
        return Err(refused("input.praktijk", Code::CanvasBestaatAl));
    }
    let mut row = blank(op, nieuw.praktijk);
    nieuw.delen.fill(nieuw.ambitie.as_deref(), &mut row)?;
    let values = row.clone().into_active_model().reset_all();
    Entity::insert(values).exec_without_returning(&*change).await?;
    keep_version(op, &change, &row, 1).await?;
    note(op, &change, "canvasMaken", row.id).await?;
    Ok(change.commit(row.id).await?)
}

async fn has_canvas(change: &Change, praktijk: Option<Uuid>) -> Result<bool> {
    // tidy: all rows, because a second canvas is refused, seen or not
    let there = Entity::find().filter(Column::PraktijkId.eq(praktijk));
    Ok(there.count(&**change).await? > 0)
}

fn blank(op: &Op, praktijk_id: Option<Uuid>) -> Model {
    let now = op.now();
    Model {
        id: op.new_id(),
        praktijk_id,
        ambitie: None,
        status: Status::Concept,
        wat_en_waarom: None,
        waarbinnen: None,
        hoe_en_waarmee: None,
        wie: None,
        wat_niet: None,
        verborgen_op: None,
        demo: false,
        version: 1,
        created_at: now,
        updated_at: now,
    }
}

/// What changes in a canvas.
pub(super) struct Wijziging {
    pub(super) canvas: Uuid,
    pub(super) version: i32,
    pub(super) ambitie: Option<String>,
    pub(super) delen: Delen,
}

/// Changes the words of a canvas. What everybody reads is changed for everybody.
pub(super) async fn bijwerken(op: &Op, nieuw: Wijziging) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let old = take(op, &change, Actie::Bijwerken, (nieuw.canvas, nieuw.version)).await?;
    if nieuw.ambitie.is_some() && old.ambitie.is_none() {
        return Err(refused("input.ambitie", Code::GeenAmbitie));
    }
    let mut row = old.clone();
    nieuw.delen.fill(nieuw.ambitie.as_deref(), &mut row)?;
    if row.status == Status::Gedeeld && rules::leeg(&row) {
        return Err(refused("input.canvas", Code::CanvasLeeg));
    }
    let row = put(op, &change, row).await?;
    if rules::verschilt(&old, &row) {
        keep_version(op, &change, &row, latest(&change, row.id).await? + 1).await?;
    }
    note(op, &change, "canvasBijwerken", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// Which canvas, as it was read.
pub(super) struct Gelezen {
    pub(super) canvas: Uuid,
    pub(super) version: i32,
}

/// Shares a canvas with everybody. The version that stands now is one that everybody read from now on.
pub(super) async fn delen(op: &Op, gelezen: Gelezen) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let mut row = take(op, &change, Actie::Delen, (gelezen.canvas, gelezen.version)).await?;
    if rules::leeg(&row) {
        return Err(refused("input.canvas", Code::CanvasLeeg));
    }
    row.status = Status::Gedeeld;
    let row = put(op, &change, row).await?;
    if rules::openbaar(&row) {
        show_latest(&change, row.id).await?;
    }
    note(op, &change, "canvasDelen", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// The version that stands now is one that everybody read.
async fn show_latest(change: &Change, canvas: Uuid) -> Result<()> {
    let now = latest(change, canvas).await?;
    canvas_versie::Entity::update_many()
        .col_expr(canvas_versie::Column::Gedeeld, Expr::value(true))
        .filter(canvas_versie::Column::CanvasId.eq(canvas))
        .filter(canvas_versie::Column::Nummer.eq(now))
        .exec(&**change)
        .await?;
    Ok(())
}

/// What follows when editors show a canvas again, which is held: only what stands now. One of the versions before may have the
/// words that were reported, also when they were replaced before it was hidden.
pub(crate) async fn weer_getoond(change: &Change, canvas: Uuid) -> Result<()> {
    // tidy: all rows, because it is about what others than the actor see
    let row = Entity::find_by_id(canvas)
        .one(&**change)
        .await?
        .ok_or(Error::NotFound)?;
    canvas_versie::Entity::update_many()
        .col_expr(canvas_versie::Column::Gedeeld, Expr::value(false))
        .filter(canvas_versie::Column::CanvasId.eq(canvas))
        .exec(&**change)
        .await?;
    if rules::openbaar(&row) {
        show_latest(change, canvas).await?;
    }
    Ok(())
}

/// Keeps a canvas to the praktijk again, with all its versions.
pub(super) async fn terugnemen(op: &Op, gelezen: Gelezen) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let mut row = take(op, &change, Actie::Terugnemen, (gelezen.canvas, gelezen.version)).await?;
    row.status = Status::Concept;
    let row = put(op, &change, row).await?;
    note(op, &change, "canvasTerugnemen", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// Allows and checks an action on a canvas, which is held from then on: its praktijk first.
async fn take(op: &Op, change: &Change, actie: Actie, (id, version): (Uuid, i32)) -> Done<Model> {
    let seen = || {
        Entity::find()
            .filter(policy::visible(&op.actor, op.today()))
            .filter(Column::Id.eq(id))
    };
    let found = seen().one(&**change).await?.ok_or(Error::NotFound)?;
    if let Some(id) = found.praktijk_id {
        praktijk::hold(op, change, id).await?;
    }
    let row = seen().lock(LockType::NoKeyUpdate).one(&**change).await?;
    let row = row.ok_or(Error::NotFound)?;
    policy::may(&op.actor, actie, &row, band(op, change, row.praktijk_id).await?)?;
    fresh(row.version, version)?;
    match rules::daarna(row.status, actie) {
        Some(_) => Ok(row),
        None => Err(refused("input.canvas", Code::StatusStaatNietToe)),
    }
}

/// How the actor stands to a praktijk today.
async fn band(op: &Op, change: &Change, praktijk: Option<Uuid>) -> Result<Band> {
    let rollen = match praktijk {
        Some(praktijk) => praktijk::rollen(op, change, praktijk).await?,
        None => Vec::new(),
    };
    Ok(match rollen.contains(&deelname::Rol::Facilitator) {
        true => Band::Facilitator,
        false if rollen.is_empty() => Band::Geen,
        false => Band::Deelnemer,
    })
}

/// Writes a canvas as it is from now on.
async fn put(op: &Op, change: &Change, row: Model) -> Result<Model> {
    let row = Model {
        version: row.version + 1,
        updated_at: op.now(),
        ..row
    };
    let values: ActiveModel = row.into_active_model().reset_all();
    Ok(values.update(&**change).await?)
}

/// Keeps what the canvas, which is held, says from now on.
async fn keep_version(op: &Op, change: &Change, row: &Model, nummer: i32) -> Result<()> {
    let version = canvas_versie::Model {
        id: op.new_id(),
        canvas_id: row.id,
        nummer,
        ambitie: row.ambitie.clone(),
        wat_en_waarom: row.wat_en_waarom.clone(),
        waarbinnen: row.waarbinnen.clone(),
        hoe_en_waarmee: row.hoe_en_waarmee.clone(),
        wie: row.wie.clone(),
        wat_niet: row.wat_niet.clone(),
        gedeeld: rules::openbaar(row),
        auteur_id: op.actor.member,
        created_at: row.updated_at,
    };
    canvas_versie::Entity::insert(version.into_active_model().reset_all())
        .exec_without_returning(&**change)
        .await?;
    Ok(())
}

/// The number of the version that stands now.
async fn latest(change: &Change, canvas: Uuid) -> Result<i32> {
    let latest: Option<i32> = canvas_versie::Entity::find()
        .select_only()
        .column(canvas_versie::Column::Nummer)
        .filter(canvas_versie::Column::CanvasId.eq(canvas))
        .order_by_desc(canvas_versie::Column::Nummer)
        .into_tuple()
        .one(&**change)
        .await?;
    Ok(latest.unwrap_or_default())
}

async fn note(op: &Op, change: &Change, handeling: &'static str, canvas: Uuid) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::Canvas,
        object: canvas,
        betrokkene: None,
    };
    logboek::note(&**change, op, entry).await
}
