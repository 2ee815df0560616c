//! Recording what was measured. One function per mutation: allow, check, change, log, commit.
//!
//! Every change holds the praktijk first ([`cyclus::hold`]).

mod inhoud;
mod vastleggen;
mod vaststellen;

use entity::{cyclus as cyclus_table, meting::Model, praktijk as praktijk_table};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

pub(super) use self::{
    inhoud::{Inhoud, Observatie},
    vastleggen::{Bijwerking, Vastlegging, bijwerken, vastleggen, verwijderen},
    vaststellen::{Deling, delen, vaststellen},
};
use super::{read, rules::Code};
use crate::{
    change::Change,
    cyclus,
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek,
    tekst::Fout,
};

/// The key of the object, or why nothing was done.
pub(super) type Done<T = Uuid> = Result<T, Refusal<Fout<Code>>>;

fn refused(field: &'static str) -> impl Fn(Code) -> Refusal<Fout<Code>> {
    move |code| Refusal::at(field, Fout::Eigen(code))
}

async fn find(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = read::list(op).filter(entity::meting::Column::Id.eq(id));
    rows.one(&**change).await?.ok_or(Error::NotFound)
}

/// A meting that the actor may see, with its praktijk, which is held, and its cyclus.
async fn hold(
    op: &Op,
    change: &Change,
    id: Uuid,
) -> Result<(praktijk_table::Model, cyclus_table::Model, Model)> {
    let found = find(op, change, id).await?;
    let (praktijk, cyclus) = cyclus::hold(op, change, found.cyclus_id).await?;
    // Read again: what stood there before the praktijk was held may have changed since.
    Ok((praktijk, cyclus, find(op, change, id).await?))
}

/// A cyclus that is over takes only what corrects it.
fn loopt(cyclus: &cyclus_table::Model, vervangt: Option<Uuid>) -> Result<(), Code> {
    if cyclus::open(cyclus.stand) || vervangt.is_some() {
        Ok(())
    } else {
        Err(Code::CyclusAfgesloten)
    }
}

async fn note(op: &Op, change: &Change, handeling: &'static str, object: Uuid) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::Meting,
        object,
        betrokkene: None,
    };
    logboek::note(&**change, op, entry).await
}
