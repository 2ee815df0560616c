//! Revising and withdrawing.

use entity::{leervraag, leervraag_element, leervraag_versie, melding::Uitkomst, raamwerk_element};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::{
    Done, hold,
    indienen::{check_tags, judge, keep_terms, keep_version, tag},
    note, refused,
};
use crate::{
    change::{Begin, Change, fresh},
    error::{Refusal, Result},
    graph::Op,
    leervraag::{
        policy,
        rules::{self, Actie, Code},
    },
    melding,
    tekst::{Bezwaren, Fout, Soort},
};

use leervraag::{Aard, Model, Status, Weergave};

/// What changes; `None` leaves as it is, `Some(None)` empties.
pub(in crate::leervraag) struct Herziening {
    pub(in crate::leervraag) leervraag: Uuid,
    pub(in crate::leervraag) version: i32,
    pub(in crate::leervraag) tekst: Option<String>,
    pub(in crate::leervraag) toelichting: Option<Option<String>>,
    pub(in crate::leervraag) aard: Option<Option<Aard>>,
    pub(in crate::leervraag) weergave: Option<Weergave>,
    pub(in crate::leervraag) onderwijssoort: Option<Option<entity::praktijk_onderwijssoort::Onderwijssoort>>,
    pub(in crate::leervraag) factoren: Option<Vec<Uuid>>,
    pub(in crate::leervraag) parameters: Option<Vec<Uuid>>,
    pub(in crate::leervraag) weerwoord: Option<String>,
    pub(in crate::leervraag) indienen: bool,
}

/// Revises a leervraag. New words, or an answer to a refusal, go to the editors; how the asker is shown and how the
/// question is tagged changes at once.
pub(in crate::leervraag) async fn herzien(op: &Op, nieuw: Herziening) -> Done {
    herzien_als(op, nieuw, "leervraagHerzien").await
}

/// Answers a refusal: the words stay as they are, and an editor looks again.
pub(in crate::leervraag) async fn weerwoord_geven(
    op: &Op,
    leervraag: Uuid,
    version: i32,
    weerwoord: String,
) -> Done {
    let nieuw = Herziening {
        leervraag,
        version,
        weerwoord: Some(weerwoord),
        tekst: None,
        toelichting: None,
        aard: None,
        weergave: None,
        onderwijssoort: None,
        factoren: None,
        parameters: None,
        indienen: false,
    };
    herzien_als(op, nieuw, "leervraagWeerwoordGeven").await
}

async fn herzien_als(op: &Op, nieuw: Herziening, handeling: &'static str) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let old = hold(op, &change, nieuw.leervraag).await?;
    policy::may(&op.actor, &old, Actie::Herzien)?;
    fresh(old.version, nieuw.version)?;
    let words = nieuw.words(&old)?;
    let reply = nieuw.reply(&old)?;
    let offered = words.is_some() || reply.is_some();
    let status = nieuw.state_after(&old, offered)?;
    check_tags(
        op,
        &change,
        nieuw.factoren.as_deref().unwrap_or_default(),
        nieuw.parameters.as_deref().unwrap_or_default(),
    )
    .await?;
    let now = op.now();
    let mut values: leervraag::ActiveModel = old.clone().into();
    values.status = Set(status);
    values.version = Set(old.version + 1);
    values.updated_at = Set(now);
    if status == Status::Ingediend && old.status != Status::Ingediend {
        values.ingediend_op = Set(Some(now));
    }
    if let Some(words) = &words {
        values.tekst = Set(words.tekst.clone());
        values.toelichting = Set(words.toelichting.clone());
        values.signalen = Set(words.signalen.clone());
    }
    if reply.is_some() || (words.is_some() && old.status == Status::Afgewezen) {
        // Other words after a refusal are a new offer: a refusal of these can be answered again.
        values.weerwoord = Set(reply);
    }
    nieuw.aard.into_iter().for_each(|aard| values.aard = Set(aard));
    nieuw
        .weergave
        .into_iter()
        .for_each(|weergave| values.weergave = Set(weergave));
    nieuw
        .onderwijssoort
        .into_iter()
        .for_each(|soort| values.onderwijssoort = Set(soort));
    let row = values.update(&*change).await?;
    if words.is_some() {
        keep_version(op, &change, &row, next_number(&change, row.id).await?).await?;
        keep_terms(&change, &row).await?;
    }
    retag(&change, row.id, raamwerk_element::Soort::Factor, nieuw.factoren).await?;
    retag(
        &change,
        row.id,
        raamwerk_element::Soort::Parameter,
        nieuw.parameters,
    )
    .await?;
    note(op, &change, handeling, &row).await?;
    Ok(change.commit(row.id).await?)
}

impl Herziening {
    /// The new words, if they differ.
    fn words(&self, old: &Model) -> Result<Option<super::indienen::Woorden>, Refusal<Fout<Code>>> {
        if self.tekst.is_none() && self.toelichting.is_none() {
            return Ok(None);
        }
        let tekst = self.tekst.as_deref().unwrap_or(&old.tekst);
        let toelichting = match &self.toelichting {
            Some(new) => new.as_deref(),
            None => old.toelichting.as_deref(),
        };
        let words = judge(tekst, toelichting)?;
        let same = words.tekst == old.tekst && words.toelichting == old.toelichting;
        Ok((!same).then_some(words))
    }

    /// The answer to a refusal.
    fn reply(&self, old: &Model) -> Result<Option<String>, Refusal<Fout<Code>>> {
        let Some(raw) = &self.weerwoord else {
            return Ok(None);
        };
        if old.status != Status::Afgewezen {
            return Err(refused("input.weerwoord", Code::NietsAfgewezen));
        }
        if old.weerwoord.is_some() {
            return Err(refused("input.weerwoord", Code::WeerwoordAlGegeven));
        }
        let mut bezwaren = Bezwaren::default();
        let judged = bezwaren.openbaar("input.weerwoord", raw, Soort::Toelichting);
        bezwaren
            .of(judged)
            .map(|tekst| Some(tekst.into()))
            .map_err(Refusal::User)
    }

    fn state_after(&self, old: &Model, offered: bool) -> Result<Status, Refusal<Fout<Code>>> {
        let actie = match old.status {
            Status::Concept if !self.indienen => Actie::Bewaren,
            Status::Ingediend | Status::Gepubliceerd | Status::Afgewezen if !offered => return Ok(old.status),
            Status::Afgewezen if self.weerwoord.is_some() => Actie::Weerwoord,
            _ => Actie::Herzien,
        };
        rules::daarna(old.status, actie).ok_or_else(|| refused("input.leervraag", Code::StatusStaatNietToe))
    }
}

async fn next_number(change: &Change, leervraag: Uuid) -> Result<i32> {
    let kept = leervraag_versie::Entity::find().filter(leervraag_versie::Column::LeervraagId.eq(leervraag));
    let kept = kept.count(&**change).await?;
    Ok(i32::try_from(kept).unwrap_or(i32::MAX - 1) + 1)
}

/// Replaces the tags of one sort.
async fn retag(
    change: &Change,
    leervraag: Uuid,
    soort: raamwerk_element::Soort,
    elements: Option<Vec<Uuid>>,
) -> Result<()> {
    let Some(elements) = elements else { return Ok(()) };
    let of_soort = sea_orm::QueryTrait::into_query(sea_orm::QuerySelect::column(
        sea_orm::QuerySelect::select_only(
            raamwerk_element::Entity::find().filter(raamwerk_element::Column::Soort.eq(soort)),
        ),
        raamwerk_element::Column::Id,
    ));
    leervraag_element::Entity::delete_many()
        .filter(leervraag_element::Column::LeervraagId.eq(leervraag))
        .filter(leervraag_element::Column::ElementId.in_subquery(of_soort))
        .exec(&**change)
        .await?;
    tag(change, leervraag, elements.iter()).await
}

/// Withdraws a leervraag: nobody but its people and the editors see it any more.
pub(in crate::leervraag) async fn intrekken(op: &Op, leervraag: Uuid, version: i32) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let old = hold(op, &change, leervraag).await?;
    policy::may(&op.actor, &old, Actie::Intrekken)?;
    fresh(old.version, version)?;
    let status = rules::daarna(old.status, Actie::Intrekken)
        .ok_or_else(|| refused("input.leervraag", Code::StatusStaatNietToe))?;
    let now = op.now();
    let mut values: leervraag::ActiveModel = old.clone().into();
    values.status = Set(status);
    values.version = Set(old.version + 1);
    values.ingetrokken_op = Set(Some(now));
    values.samengevoegd_in_id = Set(None);
    values.updated_at = Set(now);
    let row = values.update(&*change).await?;
    melding::sluit(op, &change, &[row.id], Uitkomst::Vervallen, None).await?;
    note(op, &change, "leervraagIntrekken", &row).await?;
    Ok(change.commit(row.id).await?)
}
