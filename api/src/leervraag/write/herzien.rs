//! Revising and withdrawing.

use chrono::{DateTime, Utc};
use entity::{leervraag, leervraag_element, leervraag_versie, melding::Uitkomst, raamwerk_element};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::{
    Done,
    bewaren::{keep_doubles, keep_terms, keep_version, tag},
    feiten::{Gevraagd, rollen},
    indienen::problem,
    note, openbaar, refused,
    samenvoegen::{hold_met_opgegaan, laat_alleen},
    woorden::{Woorden, demand},
};
use crate::{
    change::{Begin, Change, fresh, set},
    dubbel,
    error::{Error, Refusal, Result},
    graph::Op,
    leervraag::{
        policy,
        rules::{self, Actie, Afkomst, Code, Feiten, Kenmerken},
    },
    melding,
    tekst::{Bezwaren, Fout, Soort},
};

use entity::{discipline::Sector, praktijk_onderwijssoort::Onderwijssoort};
use leervraag::{Aard, Herkomst, Model, Status, Weergave};

/// What changes; `None` leaves as it is, `Some(None)` empties.
pub(in crate::leervraag) struct Herziening {
    pub(in crate::leervraag) leervraag: Uuid,
    pub(in crate::leervraag) version: i32,
    pub(in crate::leervraag) tekst: Option<String>,
    pub(in crate::leervraag) toelichting: Option<Option<String>>,
    pub(in crate::leervraag) aard: Option<Option<Aard>>,
    pub(in crate::leervraag) weergave: Option<Weergave>,
    pub(in crate::leervraag) herkomst: Option<Herkomst>,
    pub(in crate::leervraag) praktijk: Option<Option<Uuid>>,
    pub(in crate::leervraag) activiteit: Option<Option<Uuid>>,
    pub(in crate::leervraag) discipline: Option<Option<Uuid>>,
    pub(in crate::leervraag) onderwijssoort: Option<Option<Onderwijssoort>>,
    pub(in crate::leervraag) gebied: Option<Option<Uuid>>,
    pub(in crate::leervraag) samenwerkingsvorm: Option<Option<Uuid>>,
    pub(in crate::leervraag) factoren: Option<Vec<Uuid>>,
    pub(in crate::leervraag) parameters: Option<Vec<Uuid>>,
    pub(in crate::leervraag) weerwoord: Option<String>,
    pub(in crate::leervraag) indienen: bool,
}

/// Revises a leervraag. New words, another origin, or an answer to a refusal, go to the editors; how the asker is shown
/// and what the question is about changes at once.
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
        herkomst: None,
        praktijk: None,
        activiteit: None,
        discipline: None,
        onderwijssoort: None,
        gebied: None,
        samenwerkingsvorm: None,
        factoren: None,
        parameters: None,
        indienen: false,
    };
    herzien_als(op, nieuw, "leervraagWeerwoordGeven").await
}

async fn herzien_als(op: &Op, nieuw: Herziening, handeling: &'static str) -> Done {
    let me = op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (old, opgegaan) = hold_een(op, &change, nieuw.leervraag).await?;
    let speaks = speaks(op, &change, &old).await?;
    policy::may(&op.actor, &old, Actie::Herzien, speaks)?;
    fresh(old.version, nieuw.version)?;
    let words = nieuw.words(&old)?;
    let reply = nieuw.reply(&old)?;
    let afkomst = nieuw.afkomst(&old);
    let offered = words.is_some() || reply.is_some() || afkomst.is_some();
    let status = nieuw.state_after(&old, offered)?;
    if nieuw.weergave.is_some() && !policy::may_choose_weergave(&op.actor, &old) {
        return Err(refused("input.weergave", Code::WeergaveKiestVrager));
    }
    let discipline = nieuw.check(op, &change, &old, afkomst, me).await?;
    let mut values = nieuw.values(&old, status, op.now());
    if let Some(words) = &words {
        values.tekst = Set(words.tekst.clone());
        values.toelichting = Set(words.toelichting.clone());
        values.signalen = Set(words.signalen.clone());
    }
    if let Some(afkomst) = afkomst {
        values.herkomst = Set(afkomst.herkomst);
        values.praktijk_id = Set(afkomst.praktijk);
        values.activiteit_id = Set(afkomst.activiteit);
    }
    if let Some(discipline) = discipline {
        values.discipline_id = Set(discipline.map(|(id, _)| id));
        values.sector = Set(discipline.map(|(_, sector)| sector));
    }
    if reply.is_some() || (offered && old.status == Status::Afgewezen) {
        // Other words or another origin after a refusal are a new offer: a refusal of these can be answered again.
        values.weerwoord = Set(reply);
    }
    let row = values.update(&*change).await?;
    if status != Status::Gepubliceerd {
        laat_alleen(op, &change, &opgegaan).await?;
    }
    if words.is_some() {
        keep_version(op, &change, &row, next_number(&change, row.id).await?).await?;
        keep_terms(&change, &row).await?;
        dubbel::vergeet(&change, row.id).await?;
    }
    if row.status == Status::Ingediend && (words.is_some() || old.status == Status::Concept) {
        keep_doubles(op, &change, &[&row]).await?;
    }
    use raamwerk_element::Soort::{Factor, Parameter};
    retag(&change, row.id, Factor, nieuw.factoren).await?;
    retag(&change, row.id, Parameter, nieuw.parameters).await?;
    note(op, &change, handeling, &row).await?;
    Ok(change.commit(row.id).await?)
}

/// The leervraag and those that were merged into it, held for this change.
async fn hold_een(op: &Op, change: &Change, leervraag: Uuid) -> Result<(Model, Vec<Model>)> {
    let mut held = hold_met_opgegaan(op, change, &[leervraag]).await?;
    let row = held.rows.remove(&leervraag).ok_or(Error::NotFound)?;
    Ok((row, held.opgegaan))
}

/// Whether the actor may enter for the asker of a question today, as far as that must be known.
async fn speaks(op: &Op, change: &Change, row: &Model) -> Result<bool> {
    if !policy::typed_for_another(&op.actor, row) {
        return Ok(true);
    }
    let Some(me) = op.actor.member else {
        return Err(Error::Unauthenticated);
    };
    let feiten = Feiten {
        rollen: rollen(op, change, me).await?,
        ..Feiten::default()
    };
    Ok(feiten.speaks(&op.actor, row))
}

impl Herziening {
    /// The new state, and what changes as it was said.
    fn values(&self, old: &Model, status: Status, now: DateTime<Utc>) -> leervraag::ActiveModel {
        let mut values: leervraag::ActiveModel = old.clone().into();
        values.status = Set(status);
        values.version = Set(old.version + 1);
        values.updated_at = Set(now);
        if status == Status::Ingediend && old.status != Status::Ingediend {
            values.ingediend_op = Set(Some(now));
        }
        set(&mut values.aard, self.aard);
        set(&mut values.weergave, self.weergave);
        set(&mut values.onderwijssoort, self.onderwijssoort);
        set(&mut values.gebied_id, self.gebied);
        set(&mut values.samenwerkingsvorm_id, self.samenwerkingsvorm);
        values
    }

    /// The new words, if they differ.
    fn words(&self, old: &Model) -> Result<Option<Woorden>, Refusal<Fout<Code>>> {
        if self.tekst.is_none() && self.toelichting.is_none() {
            return Ok(None);
        }
        let tekst = self.tekst.as_deref().unwrap_or(&old.tekst);
        let toelichting = match &self.toelichting {
            Some(new) => new.as_deref(),
            None => old.toelichting.as_deref(),
        };
        let words = demand(tekst, toelichting)?;
        let same = words.tekst == old.tekst && words.toelichting == old.toelichting;
        Ok((!same).then_some(words))
    }

    /// Where it comes from, if that differs.
    fn afkomst(&self, old: &Model) -> Option<Afkomst> {
        let before = Afkomst {
            herkomst: old.herkomst,
            praktijk: old.praktijk_id,
            activiteit: old.activiteit_id,
        };
        let after = Afkomst {
            herkomst: self.herkomst.unwrap_or(before.herkomst),
            praktijk: self.praktijk.unwrap_or(before.praktijk),
            activiteit: self.activiteit.unwrap_or(before.activiteit),
        };
        (after != before).then_some(after)
    }

    /// Judges what changes besides the words, by the rules of submitting; gives the new discipline, if there is one.
    async fn check(
        &self,
        op: &Op,
        change: &Change,
        old: &Model,
        afkomst: Option<Afkomst>,
        me: Uuid,
    ) -> Result<Option<Option<(Uuid, Sector)>>, Refusal<Fout<Code>>> {
        let kenmerken = Kenmerken {
            aard: None,
            onderwijssoort: None,
            discipline: self.discipline.flatten(),
            gebied: self.gebied.flatten(),
            samenwerkingsvorm: self.samenwerkingsvorm.flatten(),
            factoren: self.factoren.clone().unwrap_or_default(),
            parameters: self.parameters.clone().unwrap_or_default(),
        };
        let mut gevraagd = Gevraagd::new(afkomst.unwrap_or(Afkomst::new(None, None, None)));
        gevraagd.note(&kenmerken);
        if afkomst.is_some() || self.discipline.is_some() {
            gevraagd.vragers.extend(old.vrager_id);
        }
        let feiten = gevraagd.read(op, change, me).await?;
        let mut found = feiten.verwijzingen(&kenmerken, op.limits.input_list);
        if let Some(afkomst) = afkomst {
            let judged = feiten.afkomst(&op.actor, &afkomst, old.praktijk_id);
            found.extend(
                judged
                    .and_then(|()| feiten.vrager_blijft(&op.actor, &afkomst, old))
                    .err(),
            );
        }
        let discipline = match self.discipline {
            None => None,
            Some(None) => Some(None),
            Some(named) => match feiten.discipline(old.vrager_id, named) {
                Ok(discipline) => Some(discipline),
                Err(problem) => {
                    found.push(problem);
                    None
                }
            },
        };
        if found.is_empty() {
            return Ok(discipline);
        }
        let problemen = found.into_iter().map(|(field, code)| problem(field, code));
        Err(Refusal::User(problemen.collect()))
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
            Status::Ingediend | Status::Gepubliceerd | Status::Afgewezen | Status::Samengevoegd
                if !offered =>
            {
                return Ok(old.status);
            }
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
    tag(change, leervraag, elements).await
}

/// Withdraws a leervraag: nobody but its people and the editors see it any more.
pub(in crate::leervraag) async fn intrekken(op: &Op, leervraag: Uuid, version: i32) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (old, opgegaan) = hold_een(op, &change, leervraag).await?;
    policy::may(&op.actor, &old, Actie::Intrekken, false)?;
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
    openbaar::sluit(op, &change, &[row.id]).await?;
    laat_alleen(op, &change, &opgegaan).await?;
    melding::sluit(op, &change, &[row.id], Uitkomst::Vervallen, None).await?;
    note(op, &change, "leervraagIntrekken", &row).await?;
    Ok(change.commit(row.id).await?)
}
