//! Starting a Lerende Praktijk.

use chrono::NaiveDate;
use entity::{
    deelname,
    praktijk::{ActiveModel, Entity, Fase},
    praktijk_onderwijssoort::Onderwijssoort,
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;

use super::{Done, Verwijzingen, check_date, join, work_in};
use crate::{
    change::Begin,
    error::Refusal,
    graph::{Kind, Op},
    logboek,
    praktijk::policy,
    tekst::{Bezwaren, Soort},
};

/// A new Lerende Praktijk.
pub(in crate::praktijk) struct Nieuw {
    pub(in crate::praktijk) naam: String,
    pub(in crate::praktijk) samenvatting: String,
    pub(in crate::praktijk) werkwijze: Option<String>,
    pub(in crate::praktijk) startdatum: NaiveDate,
    pub(in crate::praktijk) lead_organisatie: Option<Uuid>,
    pub(in crate::praktijk) gebied: Option<Uuid>,
    pub(in crate::praktijk) samenwerkingsvorm: Option<Uuid>,
    pub(in crate::praktijk) onderwijssoorten: Vec<Onderwijssoort>,
    pub(in crate::praktijk) partners: Vec<Uuid>,
}

/// The texts of a new praktijk, judged.
struct Teksten {
    naam: String,
    samenvatting: String,
    werkwijze: Option<String>,
}

/// Starts a praktijk; who starts it is its facilitator from today.
pub(in crate::praktijk) async fn starten(op: &Op, nieuw: Nieuw) -> Done {
    let me = policy::may_start(&op.actor)?;
    let teksten = nieuw.teksten()?;
    check_date("input.startdatum", nieuw.startdatum)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let verwijzingen = Verwijzingen {
        lead_organisatie: nieuw.lead_organisatie,
        gebied: nieuw.gebied,
        samenwerkingsvorm: nieuw.samenwerkingsvorm,
        partners: &nieuw.partners,
    };
    verwijzingen.check(op, &change).await?;
    let (id, now) = (op.new_id(), op.now());
    let row = ActiveModel {
        id: Set(id),
        naam: Set(teksten.naam),
        samenvatting: Set(teksten.samenvatting),
        werkwijze: Set(teksten.werkwijze),
        fase: Set(Fase::Verkenning),
        lead_organisatie_id: Set(nieuw.lead_organisatie),
        gebied_id: Set(nieuw.gebied),
        samenwerkingsvorm_id: Set(nieuw.samenwerkingsvorm),
        startdatum: Set(nieuw.startdatum),
        einddatum: Set(None),
        bron: Set(None),
        demo: Set(false),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    Entity::insert(row).exec_without_returning(&*change).await?;
    join(&change, id, &nieuw.partners).await?;
    work_in(&change, id, &nieuw.onderwijssoorten).await?;
    let facilitator = deelname::ActiveModel {
        id: Set(op.new_id()),
        praktijk_id: Set(id),
        member_id: Set(me),
        rol: Set(deelname::Rol::Facilitator),
        van: Set(op.today()),
        tot: Set(None),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    deelname::Entity::insert(facilitator)
        .exec_without_returning(&*change)
        .await?;
    let entry = logboek::Entry {
        handeling: "lerendePraktijkStarten",
        soort: Kind::LerendePraktijk,
        object: id,
        betrokkene: Some(me),
    };
    logboek::note(&*change, op, entry).await?;
    Ok(change.commit(id).await?)
}

impl Nieuw {
    /// The texts are read at once, without an editor in between.
    fn teksten(&self) -> Done<Teksten> {
        let mut bezwaren = Bezwaren::default();
        let naam = bezwaren.openbaar("input.naam", &self.naam, Soort::Naam);
        let samenvatting = bezwaren.openbaar("input.samenvatting", &self.samenvatting, Soort::Toelichting);
        let werkwijze = self.werkwijze.as_deref();
        let werkwijze =
            werkwijze.and_then(|raw| bezwaren.openbaar("input.werkwijze", raw, Soort::Toelichting));
        let judged = naam.zip(samenvatting).map(|(naam, samenvatting)| Teksten {
            naam: naam.into(),
            samenvatting: samenvatting.into(),
            werkwijze: werkwijze.map(Into::into),
        });
        bezwaren.of(judged).map_err(Refusal::User)
    }
}
