//! Reading what the checks of an input must know, for all questions of a delivery at once.

use std::collections::{HashMap, HashSet};

use entity::{
    activiteit, deelname, discipline, gebied, lidmaatschap as lidmaatschap_table, member as member_table,
    member_discipline, praktijk, raamwerk_element,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, sea_query::Query};
use uuid::Uuid;

use crate::{
    change::Change,
    db,
    error::Result,
    graph::Op,
    leervraag::rules::{Afkomst, Feiten, Kenmerken},
    lidmaatschap, member,
};

use entity::leervraag::Herkomst;

/// What is named, and so must be looked up.
#[derive(Debug)]
pub(super) struct Gevraagd {
    pub(super) afkomst: Afkomst,
    /// The members whose questions they are said to be.
    pub(super) vragers: Vec<Uuid>,
    pub(super) disciplines: Vec<Uuid>,
    pub(super) gebieden: Vec<Uuid>,
    pub(super) elementen: Vec<Uuid>,
}

impl Gevraagd {
    pub(super) fn new(afkomst: Afkomst) -> Self {
        Self {
            afkomst,
            vragers: Vec::new(),
            disciplines: Vec::new(),
            gebieden: Vec::new(),
            elementen: Vec::new(),
        }
    }

    pub(super) fn note(&mut self, kenmerken: &Kenmerken) {
        self.disciplines.extend(kenmerken.discipline);
        self.gebieden.extend(kenmerken.gebied);
        self.elementen.extend(kenmerken.samenwerkingsvorm);
        self.elementen.extend(&kenmerken.factoren);
        self.elementen.extend(&kenmerken.parameters);
    }

    /// Reads the facts: a fixed number of statements, none for what is not named.
    pub(super) async fn read(self, op: &Op, change: &Change, me: Uuid) -> Result<Feiten> {
        let Afkomst {
            herkomst,
            praktijk,
            activiteit,
        } = self.afkomst;
        let profielen = profielen(op, change, once(self.vragers.clone())).await?;
        let mut disciplines = self.disciplines;
        disciplines.extend(profielen.iter().map(|row| row.discipline_id));
        let disciplines = disciplines_of(op, change, once(disciplines)).await?;
        Ok(Feiten {
            praktijk_bekend: praktijk_bekend(change, praktijk).await?,
            activiteit_bekend: activiteit_bekend(op, change, activiteit).await?,
            rollen: if praktijk.is_some() || activiteit.is_some() {
                rollen(op, change, me).await?
            } else {
                Vec::new()
            },
            lid: herkomst == Herkomst::Vereniging && lid(op, change, me).await?,
            deelnemers: deelnemers(op, change, praktijk, once(self.vragers), me).await?,
            profielen: by_rank(profielen, &disciplines),
            disciplines: disciplines.iter().map(|row| (row.id, row.sector)).collect(),
            gebieden: gebieden(op, change, once(self.gebieden)).await?,
            elementen: elementen(op, change, once(self.elementen)).await?,
        })
    }
}

fn once(mut keys: Vec<Uuid>) -> Vec<Uuid> {
    keys.sort_unstable();
    keys.dedup();
    keys
}

async fn praktijk_bekend(change: &Change, id: Option<Uuid>) -> Result<bool> {
    let Some(id) = id else { return Ok(false) };
    let found = praktijk::Entity::find_by_id(id).one(&**change).await?;
    Ok(found.is_some())
}

async fn activiteit_bekend(op: &Op, change: &Change, id: Option<Uuid>) -> Result<bool> {
    let Some(id) = id else { return Ok(false) };
    let seen = activiteit::Entity::find()
        .filter(crate::activiteit::visible(&op.actor, op.today()))
        .filter(activiteit::Column::Id.eq(id));
    Ok(seen.one(&**change).await?.is_some())
}

/// Where a member takes part today, and as what.
pub(super) async fn rollen(op: &Op, change: &Change, me: Uuid) -> Result<Vec<(Uuid, deelname::Rol)>> {
    let rows = deelname::Entity::find()
        .filter(deelname::Column::MemberId.eq(me))
        .filter(member::takes_part(op.today()))
        .all(&**change)
        .await?;
    Ok(rows.into_iter().map(|row| (row.praktijk_id, row.rol)).collect())
}

async fn lid(op: &Op, change: &Change, me: Uuid) -> Result<bool> {
    let held = lidmaatschap_table::Entity::find()
        .filter(lidmaatschap_table::Column::MemberId.eq(me))
        .filter(lidmaatschap::loopt(op.today()));
    Ok(held.count(&**change).await? > 0)
}

/// Which of the others take part in the praktijk today; who is blocked is not shown to anybody, and so not here.
async fn deelnemers(
    op: &Op,
    change: &Change,
    praktijk: Option<Uuid>,
    mut vragers: Vec<Uuid>,
    me: Uuid,
) -> Result<HashSet<Uuid>> {
    vragers.retain(|vrager| *vrager != me);
    let Some(praktijk) = praktijk.filter(|_| !vragers.is_empty()) else {
        return Ok(HashSet::new());
    };
    let active = Query::select()
        .column((member_table::Entity, member_table::Column::Id))
        .from(member_table::Entity)
        .and_where(member_table::Column::Status.eq(member_table::Status::Actief))
        .take();
    let rows = deelname::Entity::find()
        .filter(deelname::Column::PraktijkId.eq(praktijk))
        .filter(db::any_of(op.db.backend(), deelname::Column::MemberId, vragers))
        .filter(deelname::Column::MemberId.in_subquery(active))
        .filter(member::takes_part(op.today()))
        .all(&**change)
        .await?;
    Ok(rows.into_iter().map(|row| row.member_id).collect())
}

async fn profielen(op: &Op, change: &Change, vragers: Vec<Uuid>) -> Result<Vec<member_discipline::Model>> {
    if vragers.is_empty() {
        return Ok(Vec::new());
    }
    let of_askers = db::any_of(op.db.backend(), member_discipline::Column::MemberId, vragers);
    let rows = member_discipline::Entity::find().filter(of_askers);
    Ok(rows.all(&**change).await?)
}

/// In the order in which a profile lists them.
async fn disciplines_of(op: &Op, change: &Change, ids: Vec<Uuid>) -> Result<Vec<discipline::Model>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = discipline::Entity::find()
        .filter(db::any_of(op.db.backend(), discipline::Column::Id, ids))
        .order_by_asc(discipline::Column::Volgorde)
        .order_by_asc(discipline::Column::Id);
    Ok(rows.all(&**change).await?)
}

fn by_rank(
    profielen: Vec<member_discipline::Model>,
    disciplines: &[discipline::Model],
) -> HashMap<Uuid, Vec<Uuid>> {
    let rank: HashMap<Uuid, usize> = disciplines
        .iter()
        .enumerate()
        .map(|(rank, discipline)| (discipline.id, rank))
        .collect();
    let mut found: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for row in profielen {
        found.entry(row.member_id).or_default().push(row.discipline_id);
    }
    for profile in found.values_mut() {
        profile.sort_by_key(|id| rank.get(id).copied());
    }
    found
}

async fn gebieden(op: &Op, change: &Change, ids: Vec<Uuid>) -> Result<HashSet<Uuid>> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let named = gebied::Entity::find().filter(db::any_of(op.db.backend(), gebied::Column::Id, ids));
    let rows = named.all(&**change).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

async fn elementen(
    op: &Op,
    change: &Change,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, raamwerk_element::Soort>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let named = db::any_of(op.db.backend(), raamwerk_element::Column::Id, ids);
    let rows = raamwerk_element::Entity::find()
        .filter(named)
        .all(&**change)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.soort)).collect())
}
