//! Agreeing on verbeterstappen and saying how far they are. One function per mutation: allow, check, change, log, commit.

use chrono::NaiveDate;
use entity::{
    deelname, organisatie,
    verbeterstap::{ActiveModel, Column, Model, Stand},
    verbeterstap_stand,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::{
    policy, read,
    rules::{self, Code, Eigenaar},
};
use crate::{
    change::{Begin, Change, fresh, set},
    cyclus,
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek, member, praktijk,
    tekst::{Bezwaren, Fout, Soort},
};

/// The key of the object, or why nothing was done.
pub(super) type Done<T = Uuid> = Result<T, Refusal<Fout<Code>>>;

fn refused(field: &'static str) -> impl Fn(Code) -> Refusal<Fout<Code>> {
    move |code| Refusal::at(field, Fout::Eigen(code))
}

/// A new step.
pub(super) struct Nieuw {
    pub(super) cyclus: Uuid,
    pub(super) tekst: String,
    pub(super) organisatie: Option<Uuid>,
    pub(super) deelname: Option<Uuid>,
    pub(super) streefdatum: Option<NaiveDate>,
}

/// Agrees on a step.
pub(super) async fn vastleggen(op: &Op, nieuw: Nieuw) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (praktijk, cyclus) = cyclus::hold(op, &change, nieuw.cyclus).await?;
    let me = policy::may_change(&op.actor, &praktijk::rollen(op, &change, praktijk.id).await?)?;
    cyclus::kijkt_terug(cyclus.stand).map_err(|reden| refused("input.cyclus")(reden.into()))?;
    let mut bezwaren = Bezwaren::default();
    let tekst = bezwaren.openbaar("input.tekst", &nieuw.tekst, Soort::Toelichting);
    let tekst = bezwaren.of(tekst).map_err(Refusal::User)?;
    rules::streefdatum(nieuw.streefdatum, cyclus.van).map_err(refused("input.streefdatum"))?;
    let field = refused("input.organisatie");
    let eigenaar = Eigenaar::of(nieuw.organisatie, nieuw.deelname).map_err(&field)?;
    let eigenaar = eigenaar.ok_or_else(|| field(Code::EenEigenaar))?;
    let person = person(op, &change, praktijk.id, eigenaar).await?;
    let (organisatie, deelname) = columns(eigenaar);
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        cyclus_id: Set(cyclus.id),
        tekst: Set(tekst.into()),
        organisatie_id: Set(organisatie),
        deelname_id: Set(deelname),
        streefdatum: Set(nieuw.streefdatum),
        stand: Set(Stand::Gepland),
        demo: Set(praktijk.demo),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    record(op, &change, (row.id, Stand::Gepland), None, me).await?;
    note(op, &change, "verbeterstapVastleggen", row.id, person).await?;
    Ok(change.commit(row.id).await?)
}

fn columns(eigenaar: Eigenaar) -> (Option<Uuid>, Option<Uuid>) {
    match eigenaar {
        Eigenaar::Organisatie(id) => (Some(id), None),
        Eigenaar::Deelname(id) => (None, Some(id)),
    }
}

/// Checks who sees to it; gives the member when it is one, who takes part in the praktijk now.
async fn person(op: &Op, change: &Change, praktijk: Uuid, eigenaar: Eigenaar) -> Done<Option<Uuid>> {
    match eigenaar {
        Eigenaar::Organisatie(id) => {
            let known = organisatie::Entity::find_by_id(id).one(&**change).await?;
            known.ok_or_else(|| refused("input.organisatie")(Code::OnbekendeVerwijzing))?;
            Ok(None)
        }
        Eigenaar::Deelname(id) => {
            let field = refused("input.deelname");
            let of = praktijk::deelnames(op)
                .filter(deelname::Column::Id.eq(id))
                .filter(deelname::Column::PraktijkId.eq(praktijk));
            let found = of.clone().one(&**change).await?;
            let found = found.ok_or_else(|| field(Code::OnbekendeVerwijzing))?;
            let now = of.filter(member::takes_part(op.today())).count(&**change).await?;
            if now == 0 {
                return Err(field(Code::EigenaarDoetNietMee));
            }
            Ok(Some(found.member_id))
        }
    }
}

/// What changes in a step; `None` leaves as it is, `Some(None)` empties.
pub(super) struct Wijziging {
    pub(super) verbeterstap: Uuid,
    pub(super) version: i32,
    pub(super) tekst: Option<String>,
    pub(super) organisatie: Option<Uuid>,
    pub(super) deelname: Option<Uuid>,
    pub(super) streefdatum: Option<Option<NaiveDate>>,
    pub(super) stand: Option<Stand>,
    pub(super) toelichting: Option<String>,
}

/// Changes a step, or says how far it is.
pub(super) async fn bijwerken(op: &Op, nieuw: Wijziging) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let found = find(op, &change, nieuw.verbeterstap).await?;
    let (praktijk, cyclus) = cyclus::hold(op, &change, found.cyclus_id).await?;
    // Read again: what stood there before the praktijk was held may have changed since.
    let row = find(op, &change, nieuw.verbeterstap).await?;
    let me = policy::may_change(&op.actor, &praktijk::rollen(op, &change, praktijk.id).await?)?;
    fresh(row.version, nieuw.version)?;
    let (tekst, toelichting) = nieuw.teksten()?;
    if let Some(dag) = nieuw.streefdatum {
        rules::streefdatum(dag, cyclus.van).map_err(refused("input.streefdatum"))?;
    }
    match nieuw.stand {
        Some(stand) => rules::stap(row.stand, stand).map_err(refused("input.stand"))?,
        None if toelichting.is_some() => return Err(refused("input.toelichting")(Code::StandOntbreekt)),
        None => {}
    }
    let eigenaar = Eigenaar::of(nieuw.organisatie, nieuw.deelname).map_err(refused("input.organisatie"))?;
    let named = match eigenaar {
        Some(eigenaar) => person(op, &change, praktijk.id, eigenaar).await?,
        None => None,
    };
    let mut values = ActiveModel {
        id: Set(row.id),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    set(&mut values.tekst, tekst);
    set(&mut values.streefdatum, nieuw.streefdatum);
    set(&mut values.stand, nieuw.stand);
    if let Some(eigenaar) = eigenaar {
        let (organisatie, deelname) = columns(eigenaar);
        values.organisatie_id = Set(organisatie);
        values.deelname_id = Set(deelname);
    }
    values.update(&*change).await?;
    if let Some(stand) = nieuw.stand {
        record(op, &change, (row.id, stand), toelichting, me).await?;
    }
    note(op, &change, "verbeterstapBijwerken", row.id, named).await?;
    Ok(change.commit(row.id).await?)
}

impl Wijziging {
    fn teksten(&self) -> Done<(Option<String>, Option<String>)> {
        let mut bezwaren = Bezwaren::default();
        let mut judge = |field: &'static str, raw: Option<&str>, soort| {
            let tekst = raw.and_then(|raw| bezwaren.openbaar(field, raw, soort));
            tekst.map(String::from)
        };
        let tekst = judge("input.tekst", self.tekst.as_deref(), Soort::Toelichting);
        let toelichting = judge("input.toelichting", self.toelichting.as_deref(), Soort::Kort);
        bezwaren.of(Some((tekst, toelichting))).map_err(Refusal::User)
    }
}

async fn find(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = read::list(op).filter(Column::Id.eq(id));
    rows.one(&**change).await?.ok_or(Error::NotFound)
}

/// Keeps when a step came to a state, and who said so.
async fn record(
    op: &Op,
    change: &Change,
    (stap, stand): (Uuid, Stand),
    toelichting: Option<String>,
    door: Uuid,
) -> Result<()> {
    use verbeterstap_stand::{ActiveModel, Column, Entity};
    let before = Entity::find()
        .filter(Column::VerbeterstapId.eq(stap))
        .count(&**change)
        .await?;
    let row = ActiveModel {
        id: Set(op.new_id()),
        verbeterstap_id: Set(stap),
        nummer: Set(i32::try_from(before).unwrap_or(i32::MAX - 1) + 1),
        stand: Set(stand),
        toelichting: Set(toelichting),
        door_id: Set(Some(door)),
        created_at: Set(op.now()),
    };
    Entity::insert(row).exec_without_returning(&**change).await?;
    Ok(())
}

async fn note(
    op: &Op,
    change: &Change,
    handeling: &'static str,
    object: Uuid,
    betrokkene: Option<Uuid>,
) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::Verbeterstap,
        object,
        betrokkene,
    };
    logboek::note(&**change, op, entry).await
}
