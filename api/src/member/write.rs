//! Changing members.

use entity::{
    discipline, gebied,
    member::{ActiveModel, Column, Entity, Niveau, Soort, Zichtbaarheid},
    member_discipline, organisatie,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, JoinType, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::LockType,
};
use uuid::Uuid;

use super::{policy, rules::Code};
use crate::{
    change::{Begin, Change, fresh, set},
    db,
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek,
    tekst::{self, Bezwaren, Fout},
};

/// The key of the member, or why nothing was done.
type Done<T = Uuid> = Result<T, Refusal<Fout<Code>>>;

/// What changes in a profile; `None` leaves as it is, `Some(None)` empties.
pub(super) struct Wijziging {
    pub(super) version: i32,
    pub(super) naam: Option<String>,
    pub(super) over: Option<Option<String>>,
    pub(super) soort: Option<Soort>,
    pub(super) niveau: Option<Option<Niveau>>,
    pub(super) disciplines: Option<Vec<Uuid>>,
    pub(super) organisatie: Option<Option<Uuid>>,
    pub(super) gebied: Option<Option<Uuid>>,
    pub(super) zichtbaarheid: Option<Zichtbaarheid>,
}

/// The texts of a profile, judged.
struct Teksten {
    naam: Option<String>,
    over: Option<Option<String>>,
}

/// Changes the own profile.
pub(super) async fn bijwerken(op: &Op, nieuw: Wijziging) -> Done {
    let me = policy::may_edit_own(&op.actor)?;
    let teksten = nieuw.teksten()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let own = Entity::find()
        .filter(policy::visible(&op.actor, op.today()))
        .filter(Column::Id.eq(me));
    let row = own
        .lock(LockType::NoKeyUpdate)
        .one(&*change)
        .await?
        .ok_or(Error::NotFound)?;
    fresh(row.version, nieuw.version)?;
    nieuw.check_references(op, &change).await?;
    let mut values = ActiveModel {
        id: Set(row.id),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    set(&mut values.naam, teksten.naam);
    set(&mut values.over, teksten.over);
    set(&mut values.soort, nieuw.soort);
    set(&mut values.niveau, nieuw.niveau);
    set(&mut values.organisatie_id, nieuw.organisatie);
    set(&mut values.gebied_id, nieuw.gebied);
    set(&mut values.zichtbaarheid, nieuw.zichtbaarheid);
    values.update(&*change).await?;
    if let Some(disciplines) = nieuw.disciplines {
        work_in(&change, me, disciplines).await?;
    }
    let entry = logboek::Entry {
        handeling: "profielBijwerken",
        soort: Kind::Member,
        object: me,
        betrokkene: Some(me),
    };
    logboek::note(&*change, op, entry).await?;
    Ok(change.commit(me).await?)
}

impl Wijziging {
    /// Other members read a profile at once, without an editor in between.
    fn teksten(&self) -> Done<Teksten> {
        let mut bezwaren = Bezwaren::default();
        let mut judge = |field, raw: &str, soort| bezwaren.openbaar(field, raw, soort).map(String::from);
        let naam = self.naam.as_deref();
        let naam = naam.and_then(|raw| judge("input.naam", raw, tekst::Soort::Naam));
        let over = self.over.as_ref().map(|over| {
            let raw = over.as_deref();
            raw.and_then(|raw| judge("input.over", raw, tekst::Soort::Toelichting))
        });
        bezwaren.of(Some(Teksten { naam, over })).map_err(Refusal::User)
    }

    async fn check_references(&self, op: &Op, change: &Change) -> Done<()> {
        let unknown = |field| Refusal::at(field, Fout::Eigen(Code::OnbekendeVerwijzing));
        if let Some(id) = self.organisatie.flatten() {
            let known = organisatie::Entity::find_by_id(id).one(&**change).await?;
            known.ok_or_else(|| unknown("input.organisatie"))?;
        }
        if let Some(id) = self.gebied.flatten() {
            let known = gebied::Entity::find_by_id(id).one(&**change).await?;
            known.ok_or_else(|| unknown("input.gebied"))?;
        }
        let mut disciplines = self.disciplines.clone().unwrap_or_default();
        if disciplines.len() > op.limits.input_list {
            return Err(Refusal::at("input.disciplines", Fout::Eigen(Code::TeVeel)));
        }
        disciplines.sort_unstable();
        disciplines.dedup();
        let wanted = disciplines.len();
        let known = discipline::Entity::find()
            .filter(db::any_of(op.db.backend(), discipline::Column::Id, disciplines))
            .count(&**change)
            .await?;
        if usize::try_from(known).is_ok_and(|known| known == wanted) {
            Ok(())
        } else {
            Err(unknown("input.disciplines"))
        }
    }
}

/// Replaces the disciplines of a member.
async fn work_in(change: &Change, member: Uuid, mut disciplines: Vec<Uuid>) -> Result<()> {
    disciplines.sort_unstable();
    disciplines.dedup();
    let rows = disciplines
        .into_iter()
        .map(|discipline| member_discipline::ActiveModel {
            member_id: Set(member),
            discipline_id: Set(discipline),
        });
    db::replace(&**change, member_discipline::Column::MemberId, member, rows).await?;
    Ok(())
}

/// The first discipline of a member's profile, in the order of the reference data: by which the member is shown who shows a role.
pub(crate) async fn eerste_discipline(change: &Change, member: Uuid) -> Result<Option<Uuid>> {
    let link = discipline::Entity::belongs_to(member_discipline::Entity)
        .from(discipline::Column::Id)
        .to(member_discipline::Column::DisciplineId);
    let rows = discipline::Entity::find()
        .join(JoinType::InnerJoin, link.into())
        .filter(member_discipline::Column::MemberId.eq(member))
        .order_by_asc(discipline::Column::Volgorde)
        .order_by_asc(discipline::Column::Id);
    Ok(rows.one(&**change).await?.map(|row| row.id))
}
