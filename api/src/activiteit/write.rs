//! Entering an activiteit, and changing it. One function per mutation: allow, check, change, log, commit.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entity::{
    activiteit::{ActiveModel, Column, Entity, Model, Soort, Status},
    activiteit_partner, organisatie, praktijk,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::LockType,
};
use uuid::Uuid;

use super::{
    policy,
    rules::{self, Code, MEESTE_PARTNERS},
};
use crate::{
    change::{Begin, Change, fresh, set},
    db::{any_of, replace},
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek,
    praktijk::facilitates,
    tekst::{Bezwaren, Fout, Soort as Veld},
};

/// The key of the activiteit, or why nothing was done.
pub(super) type Done = Result<Uuid, No>;

/// Why something was not done.
type No = Refusal<Fout<Code>>;

fn refused(field: &'static str, code: Code) -> No {
    Refusal::at(field, Fout::Eigen(code))
}

/// An activiteit as it was typed.
pub(super) struct Nieuw {
    pub(super) titel: String,
    pub(super) soort: Soort,
    pub(super) status: Option<Status>,
    pub(super) datum: Option<NaiveDate>,
    pub(super) omschrijving: String,
    pub(super) locatie: Option<String>,
    pub(super) online: bool,
    pub(super) praktijk: Option<Uuid>,
    pub(super) partners: Vec<Uuid>,
    pub(super) bron: Option<String>,
}

/// What changes in an activiteit; `None` leaves as it is, `Some(None)` empties.
pub(super) struct Wijziging {
    pub(super) activiteit: Uuid,
    pub(super) version: i32,
    pub(super) titel: Option<String>,
    pub(super) soort: Option<Soort>,
    pub(super) status: Option<Status>,
    pub(super) datum: Option<Option<NaiveDate>>,
    pub(super) omschrijving: Option<String>,
    pub(super) locatie: Option<Option<String>>,
    pub(super) online: Option<bool>,
    pub(super) partners: Option<Vec<Uuid>>,
    pub(super) bron: Option<Option<String>>,
}

/// The texts that were sent, judged; what was not sent is `None`.
struct Teksten {
    titel: Option<String>,
    omschrijving: Option<String>,
    locatie: Option<Option<String>>,
    bron: Option<Option<String>>,
}

/// What was sent, before it is judged.
struct Ruw<'a> {
    titel: Option<&'a str>,
    omschrijving: Option<&'a str>,
    locatie: Option<Option<&'a str>>,
    bron: Option<Option<&'a str>>,
}

impl Ruw<'_> {
    /// Everybody reads these texts at once. An editor names who spoke at a public meeting: a doubt about a name does not
    /// refuse that.
    fn judge(self, redactie: bool) -> Result<Teksten, No> {
        let mut bezwaren = Bezwaren::default();
        let mut judge = |field, raw: &str, veld| {
            let judged = bezwaren.meteen(redactie, field, raw, veld);
            judged.map(String::from)
        };
        let teksten = Teksten {
            titel: self.titel.and_then(|raw| judge("input.titel", raw, Veld::Titel)),
            omschrijving: self
                .omschrijving
                .and_then(|raw| judge("input.omschrijving", raw, Veld::Toelichting)),
            locatie: self
                .locatie
                .map(|raw| raw.and_then(|raw| judge("input.locatie", raw, Veld::Kort))),
            bron: self
                .bron
                .map(|raw| raw.and_then(|raw| judge("input.bron", raw, Veld::Kort))),
        };
        bezwaren.of(Some(teksten)).map_err(Refusal::User)
    }
}

/// Enters an activiteit of the platform, or of a praktijk.
pub(super) async fn vastleggen(op: &Op, nieuw: Nieuw) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    if let Some(id) = nieuw.praktijk {
        // Every praktijk may be seen.
        let found = praktijk::Entity::find_by_id(id)
            .lock(LockType::KeyShare)
            .one(&*change)
            .await?;
        found.ok_or_else(|| refused("input.praktijk", Code::OnbekendeVerwijzing))?;
    }
    may_write(op, &change, nieuw.praktijk).await?;
    let ruw = Ruw {
        titel: Some(&nieuw.titel),
        omschrijving: Some(&nieuw.omschrijving),
        locatie: Some(nieuw.locatie.as_deref()),
        bron: Some(nieuw.bron.as_deref()),
    };
    let teksten = ruw.judge(op.actor.redactie)?;
    let today = op.today();
    let status = nieuw.status.unwrap_or_else(|| rules::begin(nieuw.datum, today));
    rules::dag(status, nieuw.datum, today).map_err(|code| refused("input.datum", code))?;
    let partners = known(op, &change, nieuw.partners).await?;
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        titel: Set(teksten.titel.unwrap_or_default()),
        soort: Set(nieuw.soort),
        status: Set(status),
        datum: Set(nieuw.datum),
        omschrijving: Set(teksten.omschrijving.unwrap_or_default()),
        locatie: Set(teksten.locatie.flatten()),
        online: Set(nieuw.online),
        praktijk_id: Set(nieuw.praktijk),
        bron: Set(teksten.bron.flatten()),
        verborgen_op: Set(None),
        demo: Set(false),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    hold_with(&change, row.id, partners).await?;
    note(op, &change, "activiteitVastleggen", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// Changes an activiteit, or how it stands.
pub(super) async fn bijwerken(op: &Op, nieuw: Wijziging) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, nieuw.activiteit).await?;
    may_write(op, &change, row.praktijk_id).await?;
    fresh(row.version, nieuw.version)?;
    let ruw = Ruw {
        titel: nieuw.titel.as_deref(),
        omschrijving: nieuw.omschrijving.as_deref(),
        locatie: nieuw.locatie.as_ref().map(Option::as_deref),
        bron: nieuw.bron.as_ref().map(Option::as_deref),
    };
    let teksten = ruw.judge(op.actor.redactie)?;
    let status = nieuw.status.unwrap_or(row.status);
    if !rules::mag_naar(row.status, status) {
        return Err(refused("input.status", Code::StatusVolgtNiet));
    }
    if nieuw.status.is_some() || nieuw.datum.is_some() {
        let datum = nieuw.datum.unwrap_or(row.datum);
        rules::dag(status, datum, op.today()).map_err(|code| refused("input.datum", code))?;
    }
    let mut values = ActiveModel {
        id: Set(row.id),
        status: Set(status),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    set(&mut values.titel, teksten.titel);
    set(&mut values.soort, nieuw.soort);
    set(&mut values.datum, nieuw.datum);
    set(&mut values.omschrijving, teksten.omschrijving);
    set(&mut values.locatie, teksten.locatie);
    set(&mut values.online, nieuw.online);
    set(&mut values.bron, teksten.bron);
    if let Some(partners) = nieuw.partners {
        let partners = known(op, &change, partners).await?;
        hold_with(&change, row.id, partners).await?;
    }
    values.update(&*change).await?;
    note(op, &change, "activiteitBijwerken", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// The row, held for this change, if the actor may see it.
async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor, op.today()))
        .filter(Column::Id.eq(id));
    let row = rows.lock(LockType::NoKeyUpdate).one(&**change).await?;
    row.ok_or(Error::NotFound)
}

/// Whether the actor writes what this praktijk holds; what none holds is for editors.
async fn may_write(op: &Op, change: &Change, praktijk: Option<Uuid>) -> Result<Uuid> {
    let facilitates = match praktijk {
        Some(id) => facilitates(op, change, id).await?,
        None => false,
    };
    policy::may_write(&op.actor, facilitates)
}

/// The organisations that were named, each once; they must exist.
async fn known(op: &Op, change: &Change, partners: Vec<Uuid>) -> Result<BTreeSet<Uuid>, No> {
    let partners = BTreeSet::from_iter(partners);
    if partners.len() > MEESTE_PARTNERS {
        return Err(refused("input.partners", Code::TeVeel));
    }
    let wanted = any_of(op.db.backend(), organisatie::Column::Id, partners.iter().copied());
    let found = organisatie::Entity::find()
        .filter(crate::organisatie::visible(&op.actor))
        .filter(wanted);
    let found = found.count(&**change).await?;
    if usize::try_from(found).is_ok_and(|found| found == partners.len()) {
        Ok(partners)
    } else {
        Err(refused("input.partners", Code::OnbekendeVerwijzing))
    }
}

/// Replaces the organisations that hold an activiteit.
async fn hold_with(change: &Change, activiteit_id: Uuid, partners: BTreeSet<Uuid>) -> Result<()> {
    let rows = partners
        .into_iter()
        .map(|organisatie_id| activiteit_partner::ActiveModel {
            activiteit_id: Set(activiteit_id),
            organisatie_id: Set(organisatie_id),
        });
    replace(
        &**change,
        activiteit_partner::Column::ActiviteitId,
        activiteit_id,
        rows,
    )
    .await?;
    Ok(())
}

async fn note(op: &Op, change: &Change, handeling: &'static str, row: &Model) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::Activiteit,
        object: row.id,
        betrokkene: None,
    };
    logboek::note(&**change, op, entry).await
}
