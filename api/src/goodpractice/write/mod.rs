//! Changing good practices and what others made of them. One function per mutation: allow, check, change, log, commit.
//!
//! What happens to a good practice holds its row, and so does taking it over; what a praktijk tells about an overname holds
//! the overname.

mod beoordelen;
mod ervaring;
mod indeling;
mod melden;
mod overname;
mod practice;
mod woorden;

use entity::{
    bericht::Soort as Tijding,
    goodpractice::{Column, Entity, Model},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};
use uuid::Uuid;

pub(super) use self::{
    beoordelen::{Beoordeling, Besluit, beoordelen},
    ervaring::{ErvaringWijziging, NieuweErvaring, bijwerken as ervaring_bijwerken, vastleggen},
    indeling::{Indeling, indelen},
    melden::{Melding, melden},
    overname::{NieuweOvername, OvernameWijziging, beeindigen, bijwerken as overname_bijwerken, overnemen},
    practice::{Nieuw, delen, herzien, intrekken, maken},
    woorden::Ruw,
};
use super::{
    policy,
    rules::{self, Actie, Code},
};
use crate::{
    bericht,
    change::{Change, fresh},
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek, praktijk,
    tekst::Fout,
};

/// The key of the object, or why nothing was done.
pub(super) type Done<T = Uuid> = Result<T, No>;

/// Why something was not done.
type No = Refusal<Fout<Code>>;

fn refused(field: &'static str, code: Code) -> No {
    Refusal::at(field, Fout::Eigen(code))
}

/// The good practice that an action is about, as it was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Doel {
    pub(super) practice: Uuid,
    pub(super) version: i32,
}

/// The row, held for this change, if the actor may see it.
async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor, op.today()))
        .filter(Column::Id.eq(id));
    let row = rows.lock(LockType::NoKeyUpdate).one(&**change).await?;
    row.ok_or(Error::NotFound)
}

/// Whether the actor facilitates the praktijk today; nobody does where there is none.
async fn facilitates(op: &Op, change: &Change, praktijk: Option<Uuid>) -> Result<bool> {
    match praktijk {
        Some(praktijk) => praktijk::facilitates(op, change, praktijk).await,
        None => Ok(false),
    }
}

/// The row, held, if the actor may do this with it, read this version of it, and its state allows it; and the state after.
async fn open(
    op: &Op,
    change: &Change,
    doel: Doel,
    actie: Actie,
) -> Done<(Model, entity::goodpractice::Status)> {
    let row = hold(op, change, doel.practice).await?;
    policy::may(&op.actor, actie, facilitates(op, change, row.praktijk_id).await?)?;
    fresh(row.version, doel.version)?;
    match rules::daarna(row.status, actie) {
        Some(status) => Ok((row, status)),
        None => Err(refused("input.goodPractice", Code::StatusStaatNietToe)),
    }
}

/// Tells the facilitators of its praktijk what became of a good practice; `door` is another praktijk that did it.
async fn vertel(op: &Op, change: &Change, row: &Model, (soort, door): (Tijding, Option<Uuid>)) -> Result<()> {
    let Some(praktijk) = row.praktijk_id else {
        return Ok(());
    };
    let facilitators = praktijk::facilitators(op, change, praktijk).await?;
    let told = facilitators.into_iter().map(|member| bericht::Nieuw {
        praktijk: Some(door.unwrap_or(praktijk)),
        goodpractice: Some(row.id),
        ..bericht::Nieuw::van(member, soort)
    });
    bericht::zend(op, change, &told.collect::<Vec<_>>()).await
}

async fn note(op: &Op, change: &Change, handeling: &'static str, object: (Kind, Uuid)) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: object.0,
        object: object.1,
        betrokkene: None,
    };
    logboek::note(&**change, op, entry).await
}
