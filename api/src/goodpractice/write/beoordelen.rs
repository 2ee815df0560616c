//! The look of an editor: sharing a version, or giving it back.

use chrono::{DateTime, Utc};
use entity::{
    bericht::Soort as Tijding,
    goodpractice::{
        ActiveModel, Model,
        Status::{self, Gedeeld},
        Teruggavereden,
    },
    goodpractice_versie,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::Expr,
};
use uuid::Uuid;

use super::{
    Doel, Done, hold, melden::sluit, note, practice::last_version, refused, vertel, woorden::Woorden,
};
use crate::{
    change::{Begin, Change, fresh},
    error::{Refusal, Result},
    goodpractice::{
        policy,
        rules::{self, Actie, Code},
    },
    graph::{Kind, Op},
    tekst::{Bezwaren, Soort},
    zoekindex,
};

/// What an editor decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::goodpractice) enum Besluit {
    /// Everybody reads this version from now on.
    Delen,
    /// The praktijk may change it and offer it again.
    Teruggeven,
}

/// A decision as it was typed.
pub(in crate::goodpractice) struct Beoordeling {
    pub(in crate::goodpractice) doel: Doel,
    pub(in crate::goodpractice) besluit: Besluit,
    pub(in crate::goodpractice) reden: Option<Teruggavereden>,
    pub(in crate::goodpractice) toelichting: Option<String>,
}

impl Beoordeling {
    fn actie(&self) -> Actie {
        match self.besluit {
            Besluit::Delen => Actie::Plaatsen,
            Besluit::Teruggeven => Actie::Teruggeven,
        }
    }

    fn tijding(&self) -> Tijding {
        match self.besluit {
            Besluit::Delen => Tijding::GoodpracticeGedeeld,
            Besluit::Teruggeven => Tijding::GoodpracticeTeruggegeven,
        }
    }

    /// Whether reason and explanation go with the decision, and the explanation as it may be stored.
    fn check(&self) -> Done<Option<String>> {
        match (self.besluit, self.reden) {
            (Besluit::Delen, Some(_)) => return Err(refused("input.reden", Code::RedenNietNodig)),
            (Besluit::Delen, None) if self.toelichting.is_some() => {
                return Err(refused("input.toelichting", Code::RedenNietNodig));
            }
            (Besluit::Teruggeven, None) => return Err(refused("input.reden", Code::RedenNodig)),
            (Besluit::Teruggeven, Some(reden)) if rules::legt_uit(reden) && self.toelichting.is_none() => {
                return Err(refused("input.toelichting", Code::ToelichtingNodig));
            }
            (Besluit::Delen, None) | (Besluit::Teruggeven, Some(_)) => {}
        }
        let mut bezwaren = Bezwaren::default();
        let judged = self.toelichting.as_deref().map(|raw| {
            let tekst = bezwaren.openbaar("input.toelichting", raw, Soort::Kort);
            tekst.map(String::from).unwrap_or_default()
        });
        bezwaren.of(Some(judged)).map_err(Refusal::User)
    }
}

/// Shares the last version of a good practice, or gives it back with a reason.
pub(in crate::goodpractice) async fn beoordelen(op: &Op, nieuw: Beoordeling) -> Done {
    op.actor.acting_editor()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (row, status) = judged(op, &change, &nieuw).await?;
    let toelichting = nieuw.check()?;
    let now = op.now();
    let mut values = ActiveModel {
        id: Set(row.id),
        status: Set(status),
        teruggavereden: Set(nieuw.reden),
        teruggavetoelichting: Set(toelichting),
        version: Set(row.version + 1),
        updated_at: Set(now),
        ..Default::default()
    };
    let stays = row.status == status;
    if nieuw.besluit == Besluit::Delen && !stays {
        let last = last_version(&change, row.id).await?;
        let shared = goodpractice_versie::ActiveModel {
            id: Set(last.id),
            gedeeld_op: Set(Some(now)),
            ..Default::default()
        };
        shared.update(&*change).await?;
        Woorden::from(last).show(&mut values);
        values.gedeeld_op = Set(Some(now));
    }
    if row.status == Gedeeld && !stays {
        take_back(&change, row.id).await?;
        values.gedeeld_op = Set(None);
    }
    if stays {
        values.teruggavereden = NotSet;
        values.teruggavetoelichting = NotSet;
    } else {
        vertel(op, &change, &row, (nieuw.tijding(), None)).await?;
    }
    let new = values.update(&*change).await?;
    if nieuw.besluit == Besluit::Delen && !stays {
        zoekindex::bewaar(&*change, [&new]).await?;
    }
    let object = (Kind::GoodPractice, row.id);
    note(op, &change, "goodPracticeBeoordelen", object).await?;
    Ok(change.commit(row.id).await?)
}

/// The row, held, and the state after. What was reported and is shared again stays as it is; new words that were given back
/// close no report, because others go on reading the old ones.
async fn judged(op: &Op, change: &Change, nieuw: &Beoordeling) -> Done<(Model, Status)> {
    let (doel, actie) = (nieuw.doel, nieuw.actie());
    let row = hold(op, change, doel.practice).await?;
    policy::may(&op.actor, actie, false)?;
    fresh(row.version, doel.version)?;
    let ends = nieuw.besluit == Besluit::Delen || row.status == Gedeeld;
    let closed = ends && sluit(op, change, row.id).await? > 0;
    let stays = closed && nieuw.besluit == Besluit::Delen && row.gedeeld_op.is_some();
    match rules::daarna(row.status, actie) {
        Some(status) => Ok((row, status)),
        None if stays => {
            let status = row.status;
            Ok((row, status))
        }
        None => Err(refused("input.goodPractice", Code::StatusStaatNietToe)),
    }
}

/// No version counts as shared any more: what was wrong with the last may stand in those before it.
async fn take_back(change: &Change, practice: Uuid) -> Result<()> {
    use goodpractice_versie::{Column, Entity};
    let none = Expr::value(None::<DateTime<Utc>>);
    let shared = Entity::update_many()
        .col_expr(Column::GedeeldOp, none)
        .filter(Column::GoodpracticeId.eq(practice));
    shared.exec(&**change).await?;
    Ok(())
}
