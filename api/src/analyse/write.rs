//! Releasing the figures of quarters that are over. A quarter is released when somebody first asks about it, and then
//! remembered: everybody gets the same figures ever after. Only what editors bundle later is looked at again, once a month.
//! Figures about memberships are released one quarter at a time, beside all that were released before.
//!
//! Who may ask is decided before anything is read ([`policy::may_ask`]).

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use entity::{
    lidmaatschap, lidmaatschap_geteld,
    vrijgave::{ActiveModel, Column, Entity, Soort},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict, Query},
};
use uuid::Uuid;

use super::{
    policy,
    read::{Bewaard, Leden, alle_bewaard, bewaard, feiten, leden, metingen, personen},
    rules::vrijgave::{Deeltabel, Dimensie, Eerder, Korrel, Kwartaal, Vraag, Vrijgave},
};
use crate::{
    clock::dutch_date,
    error::{Error, Result},
    graph::Op,
};

/// What was released of a period.
pub(crate) struct Vrijgegeven(BTreeMap<Kwartaal, Vrijgave>);

impl Vrijgegeven {
    /// The first day, and the day after the last.
    pub(crate) fn periode(&self) -> [NaiveDate; 2] {
        let first = self.0.keys().next().map(|one| one.eerste());
        let last = self.0.keys().next_back().map(|one| one.volgende().eerste());
        [first, last].map(Option::unwrap_or_default)
    }

    /// The answer to a question for the whole period.
    pub(crate) fn tabel(&self, vraag: &Vraag) -> Deeltabel {
        let all: Vec<_> = self.0.values().collect();
        vraag.antwoord(&all)
    }

    /// The same by parts of the period, each with its first day and the day after its last.
    pub(crate) fn verloop(&self, vraag: &Vraag, korrel: Korrel) -> Vec<(NaiveDate, NaiveDate, Deeltabel)> {
        let all: Vec<_> = self.0.iter().map(|(kwartaal, one)| (*kwartaal, one)).collect();
        vraag.verloop(&all, korrel)
    }
}

/// What was released about memberships, or the persons behind them, if the actor may ask: so many quarters up to a day, the
/// oldest first. A client of an association asks about its own, so the question is limited to these.
pub(crate) async fn ledenstand(
    op: &Op,
    vraag: Vraag,
    peildatum: Option<NaiveDate>,
    kwartalen: usize,
) -> Result<(Vraag, Vec<(Kwartaal, Vrijgave)>)> {
    let vraag = policy::may_ask(&op.actor, vraag)?;
    let kwartalen = Kwartaal::tot_en_met(peildatum, kwartalen, op.today()).map_err(Error::BadRequest)?;
    let kept = vrijgaven(op, vraag.soort(), &kwartalen, false).await?;
    Ok((vraag, kept.into_iter().collect()))
}

/// The lock under which figures about memberships are released, one quarter after the other: each keeps its distance from all
/// that were released before it.
const SLOT: i64 = 0x4C45_4445_4E37;

async fn maak_stand(op: &Op, soort: Soort, kwartaal: Kwartaal, k: u64) -> Result<()> {
    let txn = op.db.begin_alone(SLOT).await?;
    let kept = alle_bewaard(&txn, soort).await?;
    if kept.iter().any(|one| one.kwartaal == kwartaal) {
        // Another request was first.
        return Ok(txn.rollback().await?);
    }
    let stand = match soort {
        Soort::Personen => Leden::from(personen(&txn, kwartaal).await?),
        _ => leden(op, &txn, kwartaal).await?,
    };
    let indelingen = kept.iter().map(Bewaard::indeling).collect::<Result<Vec<_>>>()?;
    let eerder: Vec<Eerder<'_>> = kept
        .iter()
        .zip(&indelingen)
        .map(|(one, indeling)| Eerder {
            vrijgave: &one.vrijgave,
            indeling,
        })
        .collect();
    // What is remembered of the memberships that were counted is of the last quarter that was released.
    let last = kept.last().map(|one| one.kwartaal);
    let vorige = eerder
        .last()
        .filter(|_| soort == Soort::Leden && last.is_some_and(|last| last.volgende() == kwartaal));
    let vorige = vorige.map(|vorige| (vorige, stand.gebleven.as_slice()));
    let (vrijgave, indeling) = Vrijgave::van_stand(&stand.feiten, (k, zaad(op)), &eerder, vorige);
    let indeling = serde_json::to_string(&indeling).map_err(Error::fault)?;
    let row = rij(op, soort, kwartaal, &vrijgave)?;
    let row = ActiveModel {
        indeling: Set(Some(indeling)),
        ..row
    };
    Entity::insert(row).exec_without_returning(&txn).await?;
    if soort == Soort::Leden && last.is_none_or(|last| last < kwartaal) {
        onthoud(op, &txn, &stand.sleutels).await?;
    }
    Ok(txn.commit().await?)
}

/// Remembers which memberships were counted.
async fn onthoud(op: &Op, txn: &DatabaseTransaction, sleutels: &[Uuid]) -> Result<()> {
    use lidmaatschap_geteld::{Column, Entity};
    Entity::delete_many().exec(txn).await?;
    let counted = Query::select()
        .column(lidmaatschap::Column::Id)
        .from(lidmaatschap::Entity)
        .and_where(op.db.any_of(
            (lidmaatschap::Entity, lidmaatschap::Column::Id),
            sleutels.iter().copied(),
        ))
        .take();
    let mut insert = Query::insert();
    insert
        .into_table(Entity)
        .columns([Column::LidmaatschapId])
        .select_from(counted)
        .map_err(Error::fault)?;
    txn.execute(&insert).await?;
    Ok(())
}

/// What was released about a question of what belongs to one quarter, if it may be asked by the actor: of the quarters from one
/// day up to another, or of the last two years.
pub(crate) async fn uit_vrijgaven(
    op: &Op,
    vraag: Vraag,
    (van, tot): (Option<NaiveDate>, Option<NaiveDate>),
    korrel: Option<Korrel>,
) -> Result<(Vraag, Vrijgegeven)> {
    let vraag = policy::may_ask(&op.actor, vraag)?;
    if korrel == Some(Korrel::Maand) {
        per_maand(&vraag)?;
    }
    let kwartalen = Kwartaal::reeks(van, tot, op.today()).map_err(Error::BadRequest)?;
    let bundels = vraag.all().into_iter().any(Dimensie::gebundeld);
    let kept = vrijgaven(op, vraag.soort(), &kwartalen, bundels).await?;
    Ok((vraag, Vrijgegeven(kept)))
}

/// Whether a question has an answer by month.
fn per_maand(vraag: &Vraag) -> Result<()> {
    match vraag.soort() {
        Soort::Leervragen if vraag.all().is_empty() => Ok(()),
        Soort::Leervragen => Err(Error::bad(
            "Per maand worden alleen totalen verteld, zonder dimensies en filter.",
            "By month only totals are told, without dimensions and filter.",
        )),
        Soort::Leden | Soort::Personen | Soort::Metingen => Err(Error::bad(
            "Per maand worden alleen leervragen geteld.",
            "By month only leervragen are counted.",
        )),
    }
}

/// The releases of these quarters, the oldest first; those that are not there yet are made. `bundels` says whether what editors
/// bundle is asked for. Each quarter is kept as soon as it is made, so that a first request about many that takes too long is
/// not in vain.
async fn vrijgaven(
    op: &Op,
    soort: Soort,
    kwartalen: &[Kwartaal],
    bundels: bool,
) -> Result<BTreeMap<Kwartaal, Vrijgave>> {
    let k = op.limits.cell;
    let kept = bewaard(op, soort, kwartalen, k).await?;
    let mut changed = false;
    for kwartaal in kwartalen {
        match kept.get(kwartaal) {
            None => maak(op, soort, *kwartaal, k).await?,
            Some(known) if bundels && may_look_again(op, known) => herzie(op, *kwartaal, known, k).await?,
            Some(_) => continue,
        }
        changed = true;
    }
    // Read again: another request may have been first, and its figures are the ones that hold.
    let kept = if changed {
        bewaard(op, soort, kwartalen, k).await?
    } else {
        kept
    };
    let kept = kept
        .into_iter()
        .map(|(kwartaal, known)| (kwartaal, known.cijfers(k)));
    Ok(kept.collect())
}

async fn maak(op: &Op, soort: Soort, kwartaal: Kwartaal, k: u64) -> Result<()> {
    let feiten = match soort {
        Soort::Leervragen => feiten(op, kwartaal).await?,
        Soort::Metingen => metingen(op, kwartaal).await?,
        // These run through many quarters: how many came and went is counted from the quarter before.
        Soort::Leden | Soort::Personen => return maak_stand(op, soort, kwartaal, k).await,
    };
    let vrijgave = Vrijgave::maak(&feiten, k, zaad(op));
    let row = rij(op, soort, kwartaal, &vrijgave)?;
    let first = OnConflict::columns([Column::Soort, Column::Kwartaal, Column::Celgrens])
        .do_nothing()
        .to_owned();
    let txn = op.db.begin().await?;
    Entity::insert(row)
        .on_conflict(first)
        .exec_without_returning(&txn)
        .await?;
    Ok(txn.commit().await?)
}

/// A release as it is kept.
fn rij(op: &Op, soort: Soort, kwartaal: Kwartaal, vrijgave: &Vrijgave) -> Result<ActiveModel> {
    let now = op.now();
    Ok(ActiveModel {
        id: Set(op.new_id()),
        soort: Set(soort),
        kwartaal: Set(kwartaal.eerste()),
        celgrens: Set(i32::try_from(op.limits.cell).unwrap_or(i32::MAX)),
        inhoud: Set(serde_json::to_string(vrijgave).map_err(Error::fault)?),
        indeling: Set(None),
        herzien_op: Set(now),
        created_at: Set(now),
    })
}

/// Chance, of two ids: in each the last bits are it.
fn zaad(op: &Op) -> u64 {
    let chance = || op.new_id().as_u64_pair().1;
    chance() ^ chance().rotate_left(32)
}

/// Once a month: two figures of one month cannot be subtracted.
fn may_look_again(op: &Op, known: &Bewaard) -> bool {
    let month = |day: NaiveDate| (day.year(), day.month());
    month(dutch_date(known.herzien_op)) != month(op.today())
}

async fn herzie(op: &Op, kwartaal: Kwartaal, known: &Bewaard, k: u64) -> Result<()> {
    let k = Ord::max(k, u64::try_from(known.celgrens).unwrap_or(k));
    let later = known.vrijgave.later(&feiten(op, kwartaal).await?, k);
    let next = known.vrijgave.herzien(&later, k);
    let inhoud = serde_json::to_string(&next).map_err(Error::fault)?;
    let txn = op.db.begin().await?;
    // Only what was looked at: of two who look again at the same moment one is heard.
    Entity::update_many()
        .col_expr(Column::Inhoud, Expr::value(inhoud))
        .col_expr(Column::HerzienOp, Expr::value(op.now()))
        .filter(Column::Id.eq(known.id))
        .filter(Column::HerzienOp.eq(known.herzien_op))
        .exec(&txn)
        .await?;
    Ok(txn.commit().await?)
}
