//! Starting a Lerende Praktijk.

use chrono::NaiveDate;
use entity::{
    deelname::{Rol, Zichtbaarheid},
    praktijk::{ActiveModel, Fase},
    praktijk_onderwijssoort::Onderwijssoort,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

use super::{Deelnemer, Done, Verwijzingen, check_date, check_vorm, deelnemen, partner::join, work_in};
use crate::{
    change::Begin,
    error::Refusal,
    graph::{Kind, Op},
    logboek,
    praktijk::policy,
    tekst::{Bezwaren, Soort},
    zoekindex,
};

/// A new Lerende Praktijk.
pub(in crate::praktijk) struct Nieuw {
    pub(in crate::praktijk) naam: String,
    pub(in crate::praktijk) samenvatting: String,
    pub(in crate::praktijk) werkwijze: Option<String>,
    pub(in crate::praktijk) doel: Option<String>,
    pub(in crate::praktijk) vraag: Option<String>,
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
    doel: Option<String>,
    vraag: Option<String>,
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
        partners: &nieuw.partners,
    };
    verwijzingen.check(op, &change).await?;
    check_vorm(&change, nieuw.samenwerkingsvorm, &nieuw.onderwijssoorten).await?;
    let (id, now) = (op.new_id(), op.now());
    let row = ActiveModel {
        id: Set(id),
        naam: Set(teksten.naam),
        samenvatting: Set(teksten.samenvatting),
        werkwijze: Set(teksten.werkwijze),
        doel: Set(teksten.doel),
        vraag: Set(teksten.vraag),
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
    let row = row.insert(&*change).await?;
    zoekindex::bewaar(&*change, [&row]).await?;
    join(op, &change, id, &nieuw.partners, nieuw.startdatum).await?;
    work_in(&change, id, &nieuw.onderwijssoorten).await?;
    let facilitator = Deelnemer {
        member: me,
        rol: Rol::Facilitator,
        van: op.today(),
        zichtbaarheid: Zichtbaarheid::Profiel,
    };
    deelnemen(op, &change, id, facilitator).await?;
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
        let mut optional = |field, raw: &Option<String>, soort| {
            let judged = raw
                .as_deref()
                .and_then(|raw| bezwaren.openbaar(field, raw, soort));
            judged.map(String::from)
        };
        let werkwijze = optional("input.werkwijze", &self.werkwijze, Soort::Toelichting);
        let doel = optional("input.doel", &self.doel, Soort::Toelichting);
        let vraag = optional("input.vraag", &self.vraag, Soort::Toelichting);
        let judged = naam.zip(samenvatting).map(|(naam, samenvatting)| Teksten {
            naam: naam.into(),
            samenvatting: samenvatting.into(),
            werkwijze,
            doel,
            vraag,
        });
        bezwaren.of(judged).map_err(Refusal::User)
    }
}
