//! Writing a reflectie down: allow, check, change, log, commit.

use entity::{
    raamwerk_element,
    reflectie::{ActiveModel, Column, Entity},
    reflectie_factor,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use super::{
    policy,
    rules::{self, Code},
};
use crate::{
    change::{Begin, Change, fresh},
    cyclus,
    error::Refusal,
    graph::{Kind, Op},
    logboek, praktijk,
    tekst::{Bezwaren, Fout, Soort},
};

/// The key of the object, or why nothing was done.
pub(super) type Done<T = Uuid> = Result<T, Refusal<Fout<Code>>>;

fn refused(field: &'static str) -> impl Fn(Code) -> Refusal<Fout<Code>> {
    move |code| Refusal::at(field, Fout::Eigen(code))
}

/// A reflectie as it was typed.
pub(super) struct Nieuw {
    pub(super) cyclus: Uuid,
    /// The number of the latest version that was read; nothing when there was none.
    pub(super) versie: Option<i32>,
    pub(super) wat_werkt: String,
    pub(super) waar_vast: String,
    pub(super) welke_stap: String,
    pub(super) factoren: Vec<Uuid>,
}

/// Writes the first or the next version.
pub(super) async fn vastleggen(op: &Op, nieuw: Nieuw) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (praktijk, cyclus) = cyclus::hold(op, &change, nieuw.cyclus).await?;
    let me = policy::may_write(&op.actor, &praktijk::rollen(op, &change, praktijk.id).await?)?;
    let last = Entity::find()
        .filter(Column::CyclusId.eq(cyclus.id))
        .order_by_desc(Column::Nummer)
        .one(&*change)
        .await?
        .map_or(0, |row| row.nummer);
    fresh(last, nieuw.versie.unwrap_or_default())?;
    cyclus::kijkt_terug(cyclus.stand).map_err(|reden| refused("input.cyclus")(reden.into()))?;
    let [wat_werkt, waar_vast, welke_stap] = nieuw.teksten()?;
    let factoren = nieuw.factoren(op, &change).await?;
    let row = ActiveModel {
        id: Set(op.new_id()),
        cyclus_id: Set(cyclus.id),
        nummer: Set(last + 1),
        wat_werkt: Set(wat_werkt),
        waar_vast: Set(waar_vast),
        welke_stap: Set(welke_stap),
        door_id: Set(Some(me)),
        demo: Set(praktijk.demo),
        created_at: Set(op.now()),
    };
    let row = row.insert(&*change).await?;
    if !factoren.is_empty() {
        let rows = factoren
            .into_iter()
            .map(|factor_id| reflectie_factor::ActiveModel {
                reflectie_id: Set(row.id),
                factor_id: Set(factor_id),
            });
        reflectie_factor::Entity::insert_many(rows)
            .exec_without_returning(&*change)
            .await?;
    }
    let entry = logboek::Entry {
        handeling: "reflectieVastleggen",
        soort: Kind::Reflectie,
        object: row.id,
        betrokkene: None,
    };
    logboek::note(&*change, op, entry).await?;
    Ok(change.commit(row.id).await?)
}

impl Nieuw {
    /// The three answers, judged.
    fn teksten(&self) -> Done<[String; 3]> {
        let mut bezwaren = Bezwaren::default();
        let mut judge = |field: &'static str, raw: &str| {
            let tekst = bezwaren.openbaar(field, raw, Soort::Toelichting);
            tekst.map(String::from).unwrap_or_default()
        };
        let teksten = [
            judge("input.watWerkt", &self.wat_werkt),
            judge("input.waarLopenWeVast", &self.waar_vast),
            judge("input.welkeStap", &self.welke_stap),
        ];
        bezwaren.of(Some(teksten)).map_err(Refusal::User)
    }

    /// The factors on which the praktijk is stuck, each once.
    async fn factoren(&self, op: &Op, change: &Change) -> Done<Vec<Uuid>> {
        let field = refused("input.vastOp");
        if self.factoren.len() > rules::MEESTE {
            return Err(field(Code::TeVeel));
        }
        let mut named = self.factoren.clone();
        named.sort_unstable();
        named.dedup();
        let known = raamwerk_element::Entity::find()
            .filter(op.db.any_of(raamwerk_element::Column::Id, named.iter().copied()))
            .filter(raamwerk_element::Column::Soort.eq(raamwerk_element::Soort::Factor))
            .count(&**change)
            .await?;
        if usize::try_from(known).is_ok_and(|known| known == named.len()) {
            Ok(named)
        } else {
            Err(field(Code::OnbekendeVerwijzing))
        }
    }
}
