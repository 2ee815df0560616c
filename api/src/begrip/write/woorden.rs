//! The words of a begrip: proposing one, making one, changing one.

use std::collections::BTreeMap;

use entity::{
    begrip::{self, ActiveModel, Status},
    begrip_betekenis,
    begrip_vorm::{self, Soort},
    discipline,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, JoinType, PaginatorTrait, QueryFilter,
    QuerySelect, RelationTrait,
};
use uuid::Uuid;

use super::{Done, No, commit, hold, note, refused};
use crate::{
    begrip::{
        policy,
        rules::{self, Actie, Code, MEESTE_BETEKENISSEN, Vormen},
    },
    change::{Begin, Change, set},
    db::{any_of, replace},
    error::Refusal,
    graph::Op,
    tekst::{Bezwaren, Soort as Veld, Tekst},
    zoekindex,
};

/// A begrip as it was typed.
pub(in crate::begrip) struct Nieuw {
    pub(in crate::begrip) term: String,
    pub(in crate::begrip) uitleg: String,
    pub(in crate::begrip) vormen: Vec<(String, Soort)>,
    pub(in crate::begrip) betekenissen: Vec<(Uuid, String)>,
    pub(in crate::begrip) bron: Option<String>,
    pub(in crate::begrip) publiceren: bool,
}

/// The texts of a begrip, judged; what was not sent is `None`.
struct Woorden {
    term: Option<Tekst>,
    uitleg: Option<Tekst>,
    vormen: Option<Vec<(Tekst, Soort)>>,
    betekenissen: Option<BTreeMap<Uuid, Tekst>>,
    bron: Option<Option<Tekst>>,
}

/// What was sent, before it is judged.
struct Ruw<'a> {
    term: Option<&'a str>,
    uitleg: Option<&'a str>,
    vormen: Option<&'a [(String, Soort)]>,
    betekenissen: Option<&'a [(Uuid, String)]>,
    bron: Option<Option<&'a str>>,
}

impl Ruw<'_> {
    /// An editor may name what the guard doubts, such as a condition; a member's words are read by editors only, and doubts
    /// refuse them, so that nobody proposes a begrip about a person.
    fn judge(self, redactie: bool) -> Result<Woorden, No> {
        if self
            .betekenissen
            .is_some_and(|all| all.len() > MEESTE_BETEKENISSEN)
        {
            return Err(refused("input.betekenissen", Code::TeVeel));
        }
        if self.vormen.is_some_and(|all| all.len() > rules::MEESTE_VORMEN) {
            return Err(refused("input.vormen", Code::TeVeel));
        }
        let mut bezwaren = Bezwaren::<Code>::default();
        let mut judge = |field, raw: &str, veld| bezwaren.meteen(redactie, field, raw, veld);
        let term = self.term.and_then(|raw| judge("input.term", raw, Veld::Titel));
        let uitleg = self
            .uitleg
            .and_then(|raw| judge("input.uitleg", raw, Veld::Toelichting));
        let vormen = self.vormen.map(|all| {
            let all = all.iter();
            all.filter_map(|(vorm, soort)| Some((judge("input.vormen", vorm, Veld::Titel)?, *soort)))
                .collect()
        });
        let betekenissen: Option<BTreeMap<Uuid, Tekst>> = self.betekenissen.map(|all| {
            let all = all.iter();
            all.filter_map(|(id, tekst)| Some((*id, judge("input.betekenissen", tekst, Veld::Toelichting)?)))
                .collect()
        });
        let bron = self
            .bron
            .map(|bron| bron.and_then(|raw| judge("input.bron", raw, Veld::Kort)));
        bezwaren.of(Some(())).map_err(Refusal::User)?;
        let sent = self.betekenissen.map_or(0, <[_]>::len);
        if betekenissen.as_ref().is_some_and(|all| all.len() < sent) {
            return Err(refused("input.betekenissen", Code::DisciplineDubbel));
        }
        Ok(Woorden {
            term,
            uitleg,
            vormen,
            betekenissen,
            bron,
        })
    }
}

/// Proposes a begrip.
pub(in crate::begrip) async fn voorstellen(op: &Op, nieuw: Nieuw) -> Done {
    let me = policy::may_propose(&op.actor)?;
    enter(op, nieuw, "begripVoorstellen", Some(me), Status::Voorgesteld).await
}

/// Makes a begrip.
pub(in crate::begrip) async fn maken(op: &Op, nieuw: Nieuw) -> Done {
    policy::may_edit(&op.actor)?;
    let status = if nieuw.publiceren {
        Status::Gepubliceerd
    } else {
        Status::Concept
    };
    enter(op, nieuw, "begripMaken", None, status).await
}

async fn enter(
    op: &Op,
    nieuw: Nieuw,
    handeling: &'static str,
    voorsteller_id: Option<Uuid>,
    status: Status,
) -> Done {
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let ruw = Ruw {
        term: Some(&nieuw.term),
        uitleg: Some(&nieuw.uitleg),
        vormen: Some(&nieuw.vormen),
        betekenissen: Some(&nieuw.betekenissen),
        bron: Some(nieuw.bron.as_deref()),
    };
    let woorden = ruw.judge(voorsteller_id.is_none())?;
    let (Some(term), Some(uitleg)) = (woorden.term, woorden.uitleg) else {
        return Err(refused("input.term", Code::GeenWoorden));
    };
    let vormen = rules::vormen(&term, &woorden.vormen.unwrap_or_default())
        .map_err(|(field, code)| refused(field, code))?;
    let (id, now) = (op.new_id(), op.now());
    let betekenissen = woorden.betekenissen.unwrap_or_default();
    known(op, &change, &betekenissen).await?;
    unused(op, &change, id, &vormen).await?;
    let row = ActiveModel {
        id: Set(id),
        status: Set(status),
        term: Set(term.into()),
        uitleg: Set(uitleg.into()),
        bron: Set(woorden.bron.flatten().map(Into::into)),
        voorsteller_id: Set(voorsteller_id),
        afwijsreden: Set(None),
        afwijstoelichting: Set(None),
        demo: Set(false),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    zoekindex::bewaar(&*change, [&row]).await?;
    say(&change, id, vormen).await?;
    mean(&change, id, betekenissen).await?;
    note(op, &change, handeling, &row).await?;
    commit(op, change, id, None, status).await
}

/// What changes in a begrip; `None` leaves as it is, `Some(None)` empties.
pub(in crate::begrip) struct Wijziging {
    pub(in crate::begrip) begrip: Uuid,
    pub(in crate::begrip) version: i32,
    pub(in crate::begrip) term: Option<String>,
    pub(in crate::begrip) uitleg: Option<String>,
    pub(in crate::begrip) vormen: Option<Vec<(String, Soort)>>,
    pub(in crate::begrip) betekenissen: Option<Vec<(Uuid, String)>>,
    pub(in crate::begrip) bron: Option<Option<String>>,
}

/// Changes the words of a begrip.
pub(in crate::begrip) async fn bijwerken(op: &Op, nieuw: Wijziging) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (row, status) = hold(op, &change, nieuw.begrip, nieuw.version, Actie::Bijwerken).await?;
    let ruw = Ruw {
        term: nieuw.term.as_deref(),
        uitleg: nieuw.uitleg.as_deref(),
        vormen: nieuw.vormen.as_deref(),
        betekenissen: nieuw.betekenissen.as_deref(),
        bron: nieuw.bron.as_ref().map(Option::as_deref),
    };
    let woorden = ruw.judge(true)?;
    if woorden.term.is_some() || woorden.vormen.is_some() {
        let vormen = respoken(&change, &row, woorden.term.as_ref(), woorden.vormen).await?;
        unused(op, &change, row.id, &vormen).await?;
        say(&change, row.id, vormen).await?;
    }
    if let Some(betekenissen) = woorden.betekenissen {
        known(op, &change, &betekenissen).await?;
        mean(&change, row.id, betekenissen).await?;
    }
    let mut values = ActiveModel {
        id: Set(row.id),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    set(&mut values.term, woorden.term.map(Into::into));
    set(&mut values.uitleg, woorden.uitleg.map(Into::into));
    set(&mut values.bron, woorden.bron.map(|bron| bron.map(Into::into)));
    let new = values.update(&*change).await?;
    zoekindex::bewaar(&*change, [&new]).await?;
    note(op, &change, "begripBijwerken", &row).await?;
    commit(op, change, row.id, Some(row.status), status).await
}

/// The forms after a change of the term, of the other forms, or of both.
async fn respoken(
    change: &Change,
    row: &begrip::Model,
    term: Option<&Tekst>,
    vormen: Option<Vec<(Tekst, Soort)>>,
) -> Result<Vormen, No> {
    // What was stored passed the guard when it was written.
    let stored = |text: &str| Tekst::parse(text, Veld::Titel).ok().map(|judged| judged.tekst);
    let vormen = match vormen {
        Some(vormen) => vormen,
        None => {
            let rows = begrip_vorm::Entity::find()
                .filter(begrip_vorm::Column::BegripId.eq(row.id))
                .filter(begrip_vorm::Column::Soort.ne(Soort::Term));
            let rows = rows.all(&**change).await?;
            rows.iter()
                .filter_map(|row| Some((stored(&row.vorm)?, row.soort)))
                .collect()
        }
    };
    let term = term.cloned().or_else(|| stored(&row.term));
    let term = term.ok_or_else(|| refused("input.term", Code::GeenWoorden))?;
    rules::vormen(&term, &vormen).map_err(|(field, code)| refused(field, code))
}

/// Checks that no other begrip that the actor may see, and that stands, has this term.
async fn unused(op: &Op, change: &Change, id: Uuid, vormen: &Vormen) -> Result<(), No> {
    let term = vormen.iter().find(|(_, (_, soort))| *soort == Soort::Term);
    let sleutel = term.map(|(sleutel, _)| sleutel.as_str()).unwrap_or_default();
    let standing = [Status::Voorgesteld, Status::Concept, Status::Gepubliceerd];
    let others = begrip_vorm::Entity::find()
        .join(JoinType::InnerJoin, begrip_vorm::Relation::Begrip.def())
        .filter(policy::visible(&op.actor))
        .filter(begrip::Column::Status.is_in(standing))
        .filter(begrip_vorm::Column::Soort.eq(Soort::Term))
        .filter(begrip_vorm::Column::Sleutel.eq(sleutel))
        .filter(begrip_vorm::Column::BegripId.ne(id));
    if others.count(&**change).await? > 0 {
        return Err(refused("input.term", Code::BegripBestaatAl));
    }
    Ok(())
}

/// Checks that the disciplines exist.
async fn known(op: &Op, change: &Change, betekenissen: &BTreeMap<Uuid, Tekst>) -> Result<(), No> {
    let wanted = any_of(
        op.db.backend(),
        discipline::Column::Id,
        betekenissen.keys().copied(),
    );
    let known = discipline::Entity::find()
        .filter(crate::discipline::visible(&op.actor))
        .filter(wanted);
    let known = known.count(&**change).await?;
    if usize::try_from(known).is_ok_and(|known| known == betekenissen.len()) {
        Ok(())
    } else {
        Err(refused("input.betekenissen", Code::OnbekendeVerwijzing))
    }
}

/// Replaces the forms of a begrip.
async fn say(change: &Change, begrip_id: Uuid, vormen: Vormen) -> Result<(), No> {
    let rows = vormen
        .into_iter()
        .map(|(sleutel, (vorm, soort))| begrip_vorm::ActiveModel {
            begrip_id: Set(begrip_id),
            sleutel: Set(sleutel),
            vorm: Set(vorm),
            soort: Set(soort),
        });
    replace(&**change, begrip_vorm::Column::BegripId, begrip_id, rows).await?;
    Ok(())
}

/// Replaces what a begrip means to each discipline.
async fn mean(change: &Change, begrip_id: Uuid, betekenissen: BTreeMap<Uuid, Tekst>) -> Result<(), No> {
    let rows = betekenissen
        .into_iter()
        .map(|(discipline_id, tekst)| begrip_betekenis::ActiveModel {
            begrip_id: Set(begrip_id),
            discipline_id: Set(discipline_id),
            tekst: Set(tekst.into()),
        });
    replace(&**change, begrip_betekenis::Column::BegripId, begrip_id, rows).await?;
    Ok(())
}
