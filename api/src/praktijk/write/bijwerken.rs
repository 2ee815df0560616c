//! Changing a Lerende Praktijk.

use chrono::NaiveDate;
use entity::{
    praktijk::{ActiveModel, Fase, Model},
    praktijk_onderwijssoort::Onderwijssoort,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

use super::{
    Done, Verwijzingen, check_date, check_vorm, facilitates, hold, partner::join, refused, work_in, works_in,
};
use crate::{
    change::{Begin, Change, fresh, set},
    error::Refusal,
    graph::{Kind, Op},
    logboek,
    praktijk::{
        policy,
        rules::{self, Code},
    },
    tekst::{Bezwaren, Soort},
    zoekindex,
};

/// What changes in a praktijk; `None` leaves as it is, `Some(None)` empties.
pub(in crate::praktijk) struct Wijziging {
    pub(in crate::praktijk) praktijk: Uuid,
    pub(in crate::praktijk) version: i32,
    pub(in crate::praktijk) naam: Option<String>,
    pub(in crate::praktijk) samenvatting: Option<String>,
    pub(in crate::praktijk) werkwijze: Option<Option<String>>,
    pub(in crate::praktijk) doel: Option<Option<String>>,
    pub(in crate::praktijk) vraag: Option<Option<String>>,
    pub(in crate::praktijk) fase: Option<Fase>,
    pub(in crate::praktijk) startdatum: Option<NaiveDate>,
    pub(in crate::praktijk) einddatum: Option<Option<NaiveDate>>,
    pub(in crate::praktijk) lead_organisatie: Option<Option<Uuid>>,
    pub(in crate::praktijk) gebied: Option<Option<Uuid>>,
    pub(in crate::praktijk) samenwerkingsvorm: Option<Option<Uuid>>,
    pub(in crate::praktijk) onderwijssoorten: Option<Vec<Onderwijssoort>>,
    pub(in crate::praktijk) partners: Option<Vec<Uuid>>,
}

/// The texts that change, judged.
struct Teksten {
    naam: Option<String>,
    samenvatting: Option<String>,
    werkwijze: Option<Option<String>>,
    doel: Option<Option<String>>,
    vraag: Option<Option<String>>,
}

/// Changes a praktijk.
pub(in crate::praktijk) async fn bijwerken(op: &Op, nieuw: Wijziging) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, nieuw.praktijk).await?;
    policy::may_manage(&op.actor, facilitates(op, &change, row.id).await?)?;
    fresh(row.version, nieuw.version)?;
    let teksten = nieuw.teksten()?;
    let einddatum = nieuw.einddatum_after(&row, op.today())?;
    let verwijzingen = Verwijzingen {
        lead_organisatie: nieuw.lead_organisatie.flatten(),
        gebied: nieuw.gebied.flatten(),
        partners: nieuw.partners.as_deref().unwrap_or_default(),
    };
    verwijzingen.check(op, &change).await?;
    nieuw.check_vorm_after(&change, &row).await?;
    let mut values = ActiveModel {
        id: Set(row.id),
        einddatum: Set(einddatum),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    set(&mut values.naam, teksten.naam);
    set(&mut values.samenvatting, teksten.samenvatting);
    set(&mut values.werkwijze, teksten.werkwijze);
    set(&mut values.doel, teksten.doel);
    set(&mut values.vraag, teksten.vraag);
    set(&mut values.fase, nieuw.fase);
    set(&mut values.startdatum, nieuw.startdatum);
    set(&mut values.lead_organisatie_id, nieuw.lead_organisatie);
    set(&mut values.gebied_id, nieuw.gebied);
    set(&mut values.samenwerkingsvorm_id, nieuw.samenwerkingsvorm);
    let new = values.update(&*change).await?;
    zoekindex::bewaar(&*change, [&new]).await?;
    if let Some(partners) = &nieuw.partners {
        join(op, &change, row.id, partners, op.today()).await?;
    }
    if let Some(soorten) = &nieuw.onderwijssoorten {
        work_in(&change, row.id, soorten).await?;
    }
    let entry = logboek::Entry {
        handeling: "lerendePraktijkBijwerken",
        soort: Kind::LerendePraktijk,
        object: row.id,
        betrokkene: None,
    };
    logboek::note(&*change, op, entry).await?;
    Ok(change.commit(row.id).await?)
}

impl Wijziging {
    fn teksten(&self) -> Done<Teksten> {
        let mut bezwaren = Bezwaren::default();
        let mut judge = |field, raw: &str, soort| bezwaren.openbaar(field, raw, soort).map(String::from);
        let naam = self.naam.as_deref();
        let naam = naam.and_then(|raw| judge("input.naam", raw, Soort::Naam));
        let samenvatting = self.samenvatting.as_deref();
        let samenvatting = samenvatting.and_then(|raw| judge("input.samenvatting", raw, Soort::Toelichting));
        let mut optional = |field, raw: &Option<Option<String>>| {
            let raw = raw.as_ref().map(Option::as_deref);
            raw.map(|raw| raw.and_then(|raw| judge(field, raw, Soort::Toelichting)))
        };
        let judged = Teksten {
            naam,
            samenvatting,
            werkwijze: optional("input.werkwijze", &self.werkwijze),
            doel: optional("input.doel", &self.doel),
            vraag: optional("input.vraag", &self.vraag),
        };
        bezwaren.of(Some(judged)).map_err(Refusal::User)
    }

    /// The form after this change fits the kinds of education after it.
    async fn check_vorm_after(&self, change: &Change, old: &Model) -> Done<()> {
        if self.samenwerkingsvorm.is_none() && self.onderwijssoorten.is_none() {
            return Ok(());
        }
        let vorm = self.samenwerkingsvorm.unwrap_or(old.samenwerkingsvorm_id);
        match &self.onderwijssoorten {
            Some(soorten) => check_vorm(change, vorm, soorten).await,
            None => check_vorm(change, vorm, &works_in(change, old.id).await?).await,
        }
    }

    /// The end date after this change, once phase and dates fit together.
    fn einddatum_after(&self, old: &Model, today: NaiveDate) -> Done<Option<NaiveDate>> {
        let fase = self.fase.unwrap_or(old.fase);
        if !rules::mag_naar(old.fase, fase) {
            return Err(refused("input.fase", Code::FaseVolgtNiet));
        }
        let untouched = fase == old.fase && self.startdatum.is_none() && self.einddatum.is_none();
        if untouched {
            return Ok(old.einddatum);
        }
        let start = self.startdatum.unwrap_or(old.startdatum);
        check_date("input.startdatum", start)?;
        let eind = match self.einddatum {
            Some(named) => named,
            None if fase != old.fase && rules::voorbij(fase) => {
                Some(rules::afsluiting(start, old.einddatum, today))
            }
            None => old.einddatum,
        };
        if let Some(eind) = eind {
            check_date("input.einddatum", eind)?;
        }
        match rules::looptijd(fase, start, eind, today) {
            None => Ok(eind),
            Some(code) => Err(refused("input.einddatum", code)),
        }
    }
}
