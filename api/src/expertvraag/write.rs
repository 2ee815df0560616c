//! Asking the experts, and what becomes of it. One function per mutation: allow, check, change, log, commit.

use entity::{
    bericht::Soort as Tijding,
    expert,
    expertvraag::{ActiveModel, Column, Entity, Model, Reden, Status},
    leervraag::{self, Weergave},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::LockType,
};
use uuid::Uuid;

use super::{
    policy::{self, Band},
    rules::{self, Actie, Code},
};
use crate::{
    bericht,
    change::{Begin, Change, fresh},
    error::{Error, Refusal, Result},
    expert::nu,
    graph::{Kind, Op},
    leervraag::is_own,
    logboek,
    member::eerste_discipline,
    tekst::{Fout, Soort, openbare_tekst},
};

/// The key of the expertvraag, or why nothing was done.
pub(super) type Done = Result<Uuid, No>;

/// Why something was not done.
type No = Refusal<Fout<Code>>;

fn refused(field: &'static str, code: Code) -> No {
    Refusal::at(field, Fout::Eigen(code))
}

/// A question as it was typed.
pub(super) struct Nieuw {
    pub(super) leervraag: Uuid,
    pub(super) tekst: String,
    pub(super) weergave: Weergave,
    pub(super) expert: Option<Uuid>,
}

/// Asks the group, or one expert, about a leervraag.
pub(super) async fn stellen(op: &Op, nieuw: Nieuw) -> Done {
    let me = policy::may_ask(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    // Held, so that nobody asks twice at once and it does not go meanwhile.
    let seen = leervraag::Entity::find()
        .filter(crate::leervraag::visible(&op.actor))
        .filter(leervraag::Column::Id.eq(nieuw.leervraag));
    let about = seen
        .lock(LockType::NoKeyUpdate)
        .one(&*change)
        .await?
        .ok_or(Error::NotFound)?;
    if !askable(op, &about) {
        return Err(refused("input.leervraag", Code::LeervraagNietOpen));
    }
    let tekst = openbare_tekst("input.tekst", &nieuw.tekst, Soort::Toelichting)?;
    let gevraagde = match nieuw.expert {
        Some(id) => Some(reachable(op, &change, id).await?),
        None => None,
    };
    let earlier = Entity::find()
        .filter(Column::LeervraagId.eq(about.id))
        .filter(Column::VragerId.eq(me))
        .all(&*change)
        .await?;
    if earlier.iter().any(|row| rules::open(row.status)) {
        return Err(refused("input.leervraag", Code::AlGesteld));
    }
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        leervraag_id: Set(about.id),
        status: Set(Status::Gesteld),
        tekst: Set(tekst),
        vrager_id: Set(Some(me)),
        weergave: Set(nieuw.weergave),
        discipline_id: Set(eerste_discipline(&change, me).await?),
        expert_id: Set(nieuw.expert),
        behandelaar_id: Set(None),
        antwoord: Set(None),
        beantwoord_op: Set(None),
        reden: Set(None),
        verborgen_op: Set(None),
        demo: Set(false),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    vertel(op, &change, &row, (gevraagde, Tijding::ExpertvraagGesteld)).await?;
    note(op, &change, "expertVraagStellen", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// What everybody may read, and the own that may still be published.
fn askable(op: &Op, row: &leervraag::Model) -> bool {
    use leervraag::Status::{Concept, Gepubliceerd, Ingediend, Samengevoegd};
    match row.status {
        Gepubliceerd | Samengevoegd => true,
        Concept | Ingediend => is_own(&op.actor, row),
        leervraag::Status::Afgewezen | leervraag::Status::Ingetrokken => false,
    }
}

/// The member who is this expert, whose term must run.
async fn reachable(op: &Op, change: &Change, id: Uuid) -> Result<Uuid, No> {
    let seen = expert::Entity::find()
        .filter(crate::expert::visible(&op.actor))
        .filter(nu(op.today()))
        .filter(expert::Column::Id.eq(id));
    let member = seen.one(&**change).await?.and_then(|row| row.member_id);
    member.ok_or_else(|| refused("input.expert", Code::ExpertNietBereikbaar))
}

/// What is done with an expertvraag, beside asking it.
pub(super) enum Stap {
    Oppakken,
    Neerleggen,
    Beantwoorden(String),
    NietBeantwoorden(Reden),
    Heropenen,
    Intrekken,
}

impl Stap {
    fn actie(&self) -> Actie {
        match self {
            Self::Oppakken => Actie::Oppakken,
            Self::Neerleggen => Actie::Neerleggen,
            Self::Beantwoorden(_) => Actie::Beantwoorden,
            Self::NietBeantwoorden(_) => Actie::NietBeantwoorden,
            Self::Heropenen => Actie::Heropenen,
            Self::Intrekken => Actie::Intrekken,
        }
    }

    /// What the asker is told, of what ends the waiting.
    fn tijding(&self) -> Option<Tijding> {
        match self {
            Self::Beantwoorden(_) => Some(Tijding::ExpertvraagBeantwoord),
            Self::NietBeantwoorden(_) => Some(Tijding::ExpertvraagNietBeantwoord),
            Self::Oppakken | Self::Neerleggen | Self::Heropenen | Self::Intrekken => None,
        }
    }

    fn handeling(&self) -> &'static str {
        match self {
            Self::Oppakken => "expertVraagOppakken",
            Self::Neerleggen => "expertVraagNeerleggen",
            Self::Beantwoorden(_) => "expertVraagBeantwoorden",
            Self::NietBeantwoorden(_) => "expertVraagNietBeantwoorden",
            Self::Heropenen => "expertVraagHeropenen",
            Self::Intrekken => "expertVraagIntrekken",
        }
    }
}

/// Does one step with an expertvraag.
pub(super) async fn zet(op: &Op, vraag: Uuid, version: i32, stap: Stap) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let rows = Entity::find()
        .filter(policy::visible(&op.actor, op.today()))
        .filter(Column::Id.eq(vraag));
    let row = rows
        .lock(LockType::NoKeyUpdate)
        .one(&*change)
        .await?
        .ok_or(Error::NotFound)?;
    let termen = termen(op, &change).await?;
    policy::may(&op.actor, Band::of(&op.actor, &row, &termen), stap.actie())?;
    fresh(row.version, version)?;
    let status = rules::daarna(row.status, stap.actie())
        .ok_or_else(|| refused("input.expertVraag", Code::StatusStaatNietToe))?;
    let mut values = ActiveModel {
        id: Set(row.id),
        status: Set(status),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    let (handeling, tijding, actie) = (stap.handeling(), stap.tijding(), stap.actie());
    match stap {
        Stap::Oppakken => {
            // The term by which the actor is asked; the group is asked in any.
            let term = termen
                .iter()
                .find(|term| row.expert_id.is_none_or(|asked| asked == term.id));
            values.behandelaar_id = Set(term.map(|term| term.id));
        }
        Stap::Beantwoorden(raw) => {
            values.antwoord = Set(Some(openbare_tekst("input.antwoord", &raw, Soort::Toelichting)?));
            values.beantwoord_op = Set(Some(op.now()));
        }
        Stap::NietBeantwoorden(reden) => values.reden = Set(Some(reden)),
        Stap::Neerleggen | Stap::Heropenen => {
            values.behandelaar_id = Set(None);
            values.antwoord = Set(None);
            values.beantwoord_op = Set(None);
            values.reden = Set(None);
            // What was hidden goes with the answer; only an editor ends the hiding.
            if actie == Actie::Heropenen {
                values.verborgen_op = Set(None);
            }
        }
        Stap::Intrekken => {}
    }
    values.update(&*change).await?;
    if let Some(tijding) = tijding {
        vertel(op, &change, &row, (row.vrager_id, tijding)).await?;
    }
    note(op, &change, handeling, &row).await?;
    Ok(change.commit(row.id).await?)
}

/// Tells a member about a question: the asker what became of it, or the expert who is asked by name.
async fn vertel(
    op: &Op,
    change: &Change,
    row: &Model,
    (aan, tijding): (Option<Uuid>, Tijding),
) -> Result<()> {
    let told = aan.map(|aan| bericht::Nieuw {
        leervraag: Some(row.leervraag_id),
        expertvraag: Some(row.id),
        ..bericht::Nieuw::van(aan, tijding)
    });
    bericht::zend(op, change, told.as_slice()).await
}

/// The actor's terms as an expert that run now.
async fn termen(op: &Op, change: &Change) -> Result<Vec<expert::Model>> {
    let Some(me) = op.actor.member else {
        return Ok(Vec::new());
    };
    let rows = expert::Entity::find()
        .filter(nu(op.today()))
        .filter(expert::Column::MemberId.eq(me))
        .order_by_asc(expert::Column::Id);
    Ok(rows.all(&**change).await?)
}

async fn note(op: &Op, change: &Change, handeling: &'static str, row: &Model) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::ExpertVraag,
        object: row.id,
        betrokkene: row.vrager_id,
    };
    logboek::note(&**change, op, entry).await
}
