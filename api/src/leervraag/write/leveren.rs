//! Submitting the questions of a meeting at once. A question that cannot be kept does not hold up the others.
//!
//! A text that stands earlier in the delivery, or that the actor can see was entered before from the same place, is
//! refused and not only told: a list that is pasted twice is the commonest mistake, each double costs an editor a
//! decision, and who has the same question recognises the one that is there.

use std::collections::HashMap;

use entity::{
    activiteit,
    leervraag::{Column, Entity, Status},
    praktijk,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::LockType};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Problemen,
    bewaren::{Nieuwe, bewaren},
    indienen::{Indiening, Nieuw, gevraagd, problem},
    refused,
};
use crate::{
    change::{Begin, Change},
    error::{Refusal, Result},
    graph::Op,
    leervraag::{
        policy,
        rules::{Afkomst, Code, zonder_opmaak},
    },
    tekst::{BezwaarCode, Fout},
};

/// Questions from one place that a new one is compared with, the latest first.
const VERGELEKEN: u64 = 1_000;

/// Characters of the key by which a client knows its row.
pub(in crate::leervraag) const SLEUTEL: usize = 100;

/// The questions of a meeting.
pub(in crate::leervraag) struct Levering {
    pub(in crate::leervraag) afkomst: Afkomst,
    pub(in crate::leervraag) rijen: Vec<Rij>,
    pub(in crate::leervraag) concept: bool,
}

/// One question, or the field in which it refers to what cannot exist.
pub(in crate::leervraag) struct Rij {
    pub(in crate::leervraag) sleutel: Option<String>,
    pub(in crate::leervraag) nieuw: Result<Nieuw, &'static str>,
}

/// What became of one row: keys, codes and places, so that it can be kept for a retry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::leervraag) enum Uitkomst {
    /// The leervraag that it became.
    Ingevoerd(Uuid),
    /// Nothing was kept.
    Geweigerd {
        /// What the user can mend.
        problemen: Problemen,
        /// The leervraag that has the same text.
        gelijk_aan: Option<Uuid>,
    },
}

/// Submits questions; tells what became of each, in the order of the rows.
pub(in crate::leervraag) async fn leveren(
    op: &Op,
    levering: Levering,
) -> Result<Vec<Uitkomst>, Refusal<Fout<Code>>> {
    let me = policy::may_submit(&op.actor)?;
    let change = match op.begin_told().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(told) => return Ok(told),
    };
    let Levering {
        afkomst,
        rijen,
        concept,
    } = levering;
    if rijen.is_empty() {
        return Err(refused("input.rijen", Code::GeenRijen));
    }
    if rijen.len() > op.limits.input_list {
        return Err(refused("input.rijen", Code::TeVeel));
    }
    let vragen = rijen.iter().filter_map(|rij| rij.nieuw.as_ref().ok());
    let feiten = gevraagd(afkomst, vragen, me).read(op, &change, me).await?;
    if let Err((field, code)) = feiten.afkomst(&op.actor, &afkomst, None) {
        return Err(Refusal::User(vec![problem(field, code)]));
    }
    let mut beoordeling = Beoordeling {
        indiening: Indiening {
            op,
            me,
            afkomst,
            concept,
            feiten: &feiten,
        },
        bekend: already_entered(op, &change, &afkomst).await?,
        hier: HashMap::new(),
        nieuwe: Vec::new(),
    };
    let uitkomsten = rijen
        .iter()
        .enumerate()
        .map(|(index, rij)| beoordeling.row(index, rij))
        .collect::<Result<Vec<_>>>()?;
    let nieuwe = beoordeling.nieuwe;
    let Some(first) = nieuwe.first().map(|nieuw| nieuw.row.id) else {
        // Nothing was done, so the key of a retry stays free.
        return Ok(uitkomsten);
    };
    bewaren(op, &change, "leervragenIndienen", &nieuwe).await?;
    Ok(change.commit_told(first, uitkomsten).await?)
}

/// Rows that are judged one after the other: a double is told by what came before it.
struct Beoordeling<'a> {
    indiening: Indiening<'a>,
    /// By their text, the leervragen that were entered before from the same place.
    bekend: HashMap<String, Uuid>,
    /// By their text, the leervragen of this delivery.
    hier: HashMap<String, Uuid>,
    nieuwe: Vec<Nieuwe>,
}

impl Beoordeling<'_> {
    fn row(&mut self, index: usize, rij: &Rij) -> Result<Uitkomst> {
        let mut problemen = Vec::new();
        let sleutel = rij.sleutel.as_deref().unwrap_or_default();
        if sleutel.chars().nth(SLEUTEL).is_some() {
            let mut problem = problem("sleutel", Code::TeVeel);
            problem.code = Fout::Tekst(BezwaarCode::TeLang);
            problemen.push(problem);
        }
        let judged = match &rij.nieuw {
            Ok(nieuw) => self.indiening.judge(nieuw)?,
            Err(field) => Err(vec![problem(field, Code::OnbekendeVerwijzing)]),
        };
        let nieuwe = judged.map_err(|found| problemen.extend(found));
        let Some(nieuwe) = nieuwe.ok().filter(|_| problemen.is_empty()) else {
            return Ok(refuse(index, problemen, None));
        };
        let tekst = zonder_opmaak(&nieuwe.row.tekst);
        let double = |known: &HashMap<String, Uuid>| known.get(&tekst).copied();
        if let Some(earlier) = double(&self.hier) {
            let problemen = vec![problem("tekst", Code::DubbelInLevering)];
            return Ok(refuse(index, problemen, Some(earlier)));
        }
        if let Some(earlier) = double(&self.bekend) {
            let problemen = vec![problem("tekst", Code::AlIngevoerd)];
            return Ok(refuse(index, problemen, Some(earlier)));
        }
        let id = nieuwe.row.id;
        self.hier.insert(tekst, id);
        self.nieuwe.push(nieuwe);
        Ok(Uitkomst::Ingevoerd(id))
    }
}

/// A refused row; its fields are told from the input as a whole.
fn refuse(index: usize, mut problemen: Problemen, gelijk_aan: Option<Uuid>) -> Uitkomst {
    for problem in &mut problemen {
        let field = problem.field.trim_start_matches("input.");
        problem.field = format!("input.rijen.{index}.{field}").into();
    }
    Uitkomst::Geweigerd {
        problemen,
        gelijk_aan,
    }
}

/// The leervragen from the same place that the actor may see, by their text; the first of equal ones. What was entered
/// without a place has nothing to be compared with. The place is held, so that a list that is sent twice at one moment is
/// entered once.
async fn already_entered(op: &Op, change: &Change, afkomst: &Afkomst) -> Result<HashMap<String, Uuid>> {
    let lock = LockType::NoKeyUpdate;
    match (afkomst.praktijk, afkomst.activiteit) {
        (None, None) => return Ok(HashMap::new()),
        (Some(praktijk), _) => {
            let held = praktijk::Entity::find_by_id(praktijk).lock(lock);
            held.one(&**change).await?;
        }
        (None, Some(activiteit)) => {
            let held = activiteit::Entity::find_by_id(activiteit).lock(lock);
            held.one(&**change).await?;
        }
    }
    let at = |column: Column, place: Option<Uuid>| match place {
        Some(place) => column.eq(place),
        None => column.is_null(),
    };
    let rows: Vec<(Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Tekst])
        .filter(policy::visible(&op.actor))
        .filter(at(Column::PraktijkId, afkomst.praktijk))
        .filter(at(Column::ActiviteitId, afkomst.activiteit))
        .filter(Column::Status.ne(Status::Ingetrokken))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(VERGELEKEN)
        .into_tuple()
        .all(&**change)
        .await?;
    let by_text = rows.into_iter().map(|(id, tekst)| (zonder_opmaak(&tekst), id));
    Ok(by_text.collect())
}
