//! Appointing experts, changing them, and ending their term. One function per mutation: allow, check, change, log, commit.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entity::{
    expert::{ActiveModel, Column, Entity, Model},
    expert_factor, expert_thema, member, raamwerk_element, thema,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::LockType,
};
use uuid::Uuid;

use super::{
    policy,
    rules::{self, Code, MEESTE_FACTOREN, MEESTE_THEMAS},
};
use crate::{
    change::{Begin, Change, fresh, set},
    db::{any_of, replace},
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek,
    tekst::{Bezwaren, Fout, Soort},
};

/// The key of the expert, or why nothing was done.
pub(super) type Done = Result<Uuid, No>;

/// Why something was not done.
type No = Refusal<Fout<Code>>;

fn refused(field: &'static str, code: Code) -> No {
    Refusal::at(field, Fout::Eigen(code))
}

/// An expert as it was typed.
pub(super) struct Nieuw {
    pub(super) member: Option<Uuid>,
    pub(super) naam: Option<String>,
    pub(super) functie: Option<String>,
    pub(super) expertise: Option<String>,
    pub(super) bron: Option<String>,
    pub(super) factoren: Vec<Uuid>,
    pub(super) themas: Vec<Uuid>,
    pub(super) van: Option<NaiveDate>,
    pub(super) tot: Option<NaiveDate>,
}

/// What changes in an expert; `None` leaves as it is, `Some(None)` empties.
pub(super) struct Wijziging {
    pub(super) expert: Uuid,
    pub(super) version: i32,
    pub(super) functie: Option<Option<String>>,
    pub(super) expertise: Option<Option<String>>,
    pub(super) factoren: Option<Vec<Uuid>>,
    pub(super) themas: Option<Vec<Uuid>>,
    pub(super) tot: Option<Option<NaiveDate>>,
}

/// Texts that may be left out, judged. An editor writes them about people who said they may be asked, or whose name was
/// published: doubts about a name do not refuse them, what points to a person otherwise does.
fn judge<const N: usize>(texts: [(&'static str, Option<&str>, Soort); N]) -> Result<[Option<String>; N], No> {
    let mut bezwaren = Bezwaren::<Code>::default();
    let judged = texts.map(|(field, raw, soort)| {
        let judged = bezwaren.gemodereerd(field, raw?, soort)?;
        Some(String::from(judged.tekst))
    });
    bezwaren.of(Some(judged)).map_err(Refusal::User)
}

/// Appoints an expert.
pub(super) async fn aanwijzen(op: &Op, nieuw: Nieuw) -> Done {
    policy::may_appoint(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let [naam, functie, expertise, bron] = judge([
        ("input.naam", nieuw.naam.as_deref(), Soort::Naam),
        ("input.functie", nieuw.functie.as_deref(), Soort::Kort),
        ("input.expertise", nieuw.expertise.as_deref(), Soort::Kort),
        ("input.bron", nieuw.bron.as_deref(), Soort::Kort),
    ])?;
    if nieuw.member.is_some() == naam.is_some() {
        return Err(refused("input.member", Code::EenPersoon));
    }
    if naam.is_some() && bron.is_none() {
        return Err(refused("input.bron", Code::BronOntbreekt));
    }
    let van = nieuw.van.unwrap_or_else(|| op.today());
    rules::termijn(van, nieuw.tot).map_err(|code| refused("input.tot", code))?;
    if let Some(member) = nieuw.member {
        free(op, &change, member, None, (van, nieuw.tot)).await?;
    }
    let factoren = factoren(op, &change, nieuw.factoren).await?;
    let themas = themas(op, &change, nieuw.themas).await?;
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        member_id: Set(nieuw.member),
        naam: Set(naam),
        functie: Set(functie),
        expertise: Set(expertise),
        bron: Set(bron),
        van: Set(van),
        tot: Set(nieuw.tot),
        demo: Set(false),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    know_factoren(&change, row.id, factoren).await?;
    know_themas(&change, row.id, themas).await?;
    note(op, &change, "expertAanwijzen", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// Changes what an expert is known for, or the end of the term.
pub(super) async fn bijwerken(op: &Op, nieuw: Wijziging) -> Done {
    policy::may_appoint(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, nieuw.expert).await?;
    fresh(row.version, nieuw.version)?;
    let text = |field: &Option<Option<String>>| field.clone().flatten();
    let (functie, expertise) = (text(&nieuw.functie), text(&nieuw.expertise));
    let [functie, expertise] = judge([
        ("input.functie", functie.as_deref(), Soort::Kort),
        ("input.expertise", expertise.as_deref(), Soort::Kort),
    ])?;
    if let Some(tot) = nieuw.tot {
        rules::termijn(row.van, tot).map_err(|code| refused("input.tot", code))?;
        if let Some(member) = row.member_id {
            free(op, &change, member, Some(row.id), (row.van, tot)).await?;
        }
    }
    if let Some(named) = nieuw.factoren {
        let named = factoren(op, &change, named).await?;
        know_factoren(&change, row.id, named).await?;
    }
    if let Some(named) = nieuw.themas {
        let named = themas(op, &change, named).await?;
        know_themas(&change, row.id, named).await?;
    }
    let mut values = ActiveModel {
        id: Set(row.id),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    set(&mut values.functie, nieuw.functie.map(|_| functie));
    set(&mut values.expertise, nieuw.expertise.map(|_| expertise));
    set(&mut values.tot, nieuw.tot);
    values.update(&*change).await?;
    note(op, &change, "expertBijwerken", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// Ends a term today: an editor, or the expert.
pub(super) async fn beeindigen(op: &Op, expert: Uuid, version: i32) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, expert).await?;
    policy::may_end(&op.actor, &row)?;
    fresh(row.version, version)?;
    let today = op.today();
    if row.tot.is_some_and(|tot| tot <= today) {
        return Err(refused("input.expert", Code::AlBeeindigd));
    }
    let values = ActiveModel {
        id: Set(row.id),
        tot: Set(Some(today.max(row.van))),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    values.update(&*change).await?;
    note(op, &change, "expertBeeindigen", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// The row, held for this change, if the actor may see it.
async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(id));
    let row = rows.lock(LockType::NoKeyUpdate).one(&**change).await?;
    row.ok_or(Error::NotFound)
}

/// Checks that the member may be an expert in this time. The member is held, so that two editors do not appoint at once.
async fn free(
    op: &Op,
    change: &Change,
    id: Uuid,
    except: Option<Uuid>,
    term: (NaiveDate, Option<NaiveDate>),
) -> Result<(), No> {
    let seen = member::Entity::find()
        .filter(crate::member::visible(&op.actor, op.today()))
        .filter(member::Column::Id.eq(id));
    let person = seen.lock(LockType::NoKeyUpdate).one(&**change).await?;
    let person = person.ok_or_else(|| refused("input.member", Code::OnbekendeVerwijzing))?;
    if person.status == member::Status::Geblokkeerd {
        return Err(refused("input.member", Code::LidGeblokkeerd));
    }
    let terms = Entity::find()
        .filter(Column::MemberId.eq(id))
        .all(&**change)
        .await?;
    let others = terms.iter().filter(|row| Some(row.id) != except);
    if others
        .into_iter()
        .any(|row| rules::overlapt((row.van, row.tot), term))
    {
        return Err(refused("input.member", Code::AlExpert));
    }
    Ok(())
}

fn once(field: &'static str, named: Vec<Uuid>, most: usize) -> Result<BTreeSet<Uuid>, No> {
    let named = BTreeSet::from_iter(named);
    if named.len() > most {
        return Err(refused(field, Code::TeVeel));
    }
    Ok(named)
}

fn all(field: &'static str, found: u64, named: BTreeSet<Uuid>) -> Result<BTreeSet<Uuid>, No> {
    if usize::try_from(found).is_ok_and(|found| found == named.len()) {
        Ok(named)
    } else {
        Err(refused(field, Code::OnbekendeVerwijzing))
    }
}

/// The factors that were named, each once; they must exist.
async fn factoren(op: &Op, change: &Change, named: Vec<Uuid>) -> Result<BTreeSet<Uuid>, No> {
    let named = once("input.factoren", named, MEESTE_FACTOREN)?;
    let wanted = any_of(
        op.db.backend(),
        raamwerk_element::Column::Id,
        named.iter().copied(),
    );
    let found = raamwerk_element::Entity::find()
        .filter(raamwerk_element::Column::Soort.eq(raamwerk_element::Soort::Factor))
        .filter(wanted);
    all("input.factoren", found.count(&**change).await?, named)
}

/// The thema's that were named, each once; they must exist.
async fn themas(op: &Op, change: &Change, named: Vec<Uuid>) -> Result<BTreeSet<Uuid>, No> {
    let named = once("input.themas", named, MEESTE_THEMAS)?;
    let wanted = any_of(op.db.backend(), thema::Column::Id, named.iter().copied());
    let found = thema::Entity::find()
        .filter(crate::thema::visible(&op.actor))
        .filter(wanted);
    all("input.themas", found.count(&**change).await?, named)
}

/// Replaces the factors that an expert knows about.
async fn know_factoren(change: &Change, expert_id: Uuid, factoren: BTreeSet<Uuid>) -> Result<()> {
    let rows = factoren.into_iter().map(|element_id| expert_factor::ActiveModel {
        expert_id: Set(expert_id),
        element_id: Set(element_id),
    });
    replace(&**change, expert_factor::Column::ExpertId, expert_id, rows).await?;
    Ok(())
}

/// Replaces the thema's that an expert knows about.
async fn know_themas(change: &Change, expert_id: Uuid, themas: BTreeSet<Uuid>) -> Result<()> {
    let rows = themas.into_iter().map(|thema_id| expert_thema::ActiveModel {
        expert_id: Set(expert_id),
        thema_id: Set(thema_id),
    });
    replace(&**change, expert_thema::Column::ExpertId, expert_id, rows).await?;
    Ok(())
}

async fn note(op: &Op, change: &Change, handeling: &'static str, row: &Model) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::Expert,
        object: row.id,
        betrokkene: row.member_id,
    };
    logboek::note(&**change, op, entry).await
}
