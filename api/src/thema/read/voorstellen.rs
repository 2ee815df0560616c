//! What is proposed to an editor: thema's for a leervraag, and groups of like leervragen that are in none.

use chrono::NaiveDate;
use entity::{bundeling, leervraag as tabel, ongebundeld, thema};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef};
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::{list, ongebundeld as waiting};
use crate::{
    clock::dutch_midnight,
    error::{Error, Result},
    graph::Op,
    leervraag,
    tekst::{Groep, groepeer},
    thema::{
        policy,
        rules::{self, Kandidaat, Voorstel},
    },
};

/// Like leervragen whose thema's are looked up, the likest.
const GELIJKEND: usize = 50;

/// Thema's whose own words are compared, the latest.
const VERGELEKEN: u64 = 500;

/// Waiting leervragen that are compared with each other, those that wait longest.
const GEGROEPEERD: u64 = 1_000;

/// One grouping at a time: it takes a whole processor, and is the same work for whoever asks.
static BEURT: Semaphore = Semaphore::const_new(1);

/// What is less alike than this does not make a group: with less, texts that share little more than a common word do.
const MINST_SAMEN: f64 = 0.25;

/// The thema's that are used and that a leervraag may belong to, best first: four statements. None where it is not there
/// for the actor, or the actor is no editor.
pub(in crate::thema) async fn voorstellen(
    op: &Op,
    vraag: Uuid,
    aantal: usize,
) -> Result<Option<Vec<Voorstel>>> {
    if !policy::may_see_voorstellen(&op.actor) {
        return Ok(None);
    }
    let Some(row) = op.load(leervraag::ById(vraag)).await? else {
        return Ok(None);
    };
    let mut like = leervraag::gelijkend(op, &row.tekst).await?;
    like.gevonden.retain(|found| found.leervraag != vraag);
    like.gevonden.truncate(GELIJKEND);
    let themas: Vec<(Uuid, String, String)> = list(op)
        .select_only()
        .columns([
            thema::Column::Id,
            thema::Column::Naam,
            thema::Column::Omschrijving,
        ])
        .filter(thema::Column::Status.ne(thema::Status::Vervallen))
        .order_by_desc(thema::Column::CreatedAt)
        .order_by_desc(thema::Column::Id)
        .limit(VERGELEKEN)
        .into_tuple()
        .all(op.read())
        .await?;
    let themas: Vec<Kandidaat> = themas
        .into_iter()
        .map(|(thema, naam, omschrijving)| Kandidaat {
            thema,
            tekst: format!("{naam}. {omschrijving}"),
        })
        .collect();
    let about = like.gevonden.iter().map(|found| found.leervraag).chain([vraag]);
    let bundels = bundled_in(op, about.collect()).await?;
    let in_now: Vec<Uuid> = bundels
        .iter()
        .filter(|(_, leervraag)| *leervraag == vraag)
        .map(|(thema, _)| *thema)
        .collect();
    let mut proposed = rules::voorstellen(&row.tekst, &like.gewichten, &themas, &like.gevonden, &bundels);
    proposed.retain(|voorstel| !in_now.contains(&voorstel.thema));
    proposed.truncate(aantal);
    Ok(Some(proposed))
}

/// In which thema's that are used these leervragen are now, as (thema, leervraag).
async fn bundled_in(op: &Op, leervragen: Vec<Uuid>) -> Result<Vec<(Uuid, Uuid)>> {
    use bundeling::Column as Bundeling;
    let rows = super::bundelingen::list(op)
        .select_only()
        .columns([Bundeling::ThemaId, Bundeling::LeervraagId])
        .filter(
            op.db
                .any_of((bundeling::Entity, Bundeling::LeervraagId), leervragen),
        )
        .filter(Bundeling::Tot.is_null())
        .filter(thema::Column::Status.ne(thema::Status::Vervallen));
    Ok(rows.into_tuple().all(op.read()).await?)
}

/// Leervragen that wait to be bundled and are like each other.
#[derive(Clone, Debug)]
pub(in crate::thema) struct Samen {
    pub(in crate::thema) leervragen: Vec<Uuid>,
    pub(in crate::thema) score: f64,
    pub(in crate::thema) gedeeld: Vec<String>,
}

/// Groups of like leervragen among those that wait longest, since a day or from the beginning: one statement. None for
/// who is no editor.
pub(in crate::thema) async fn groepen(
    op: &Op,
    sinds: Option<NaiveDate>,
    aantal: usize,
) -> Result<Option<Vec<Samen>>> {
    use ongebundeld::Column as Wacht;
    if !policy::may_see_voorstellen(&op.actor) {
        return Ok(None);
    }
    // Before anything is read: who waits holds no texts and no connection.
    let turn = BEURT.acquire().await.map_err(Error::fault)?;
    let to_leervraag: RelationDef = ongebundeld::Entity::belongs_to(tabel::Entity)
        .from(Wacht::LeervraagId)
        .to(tabel::Column::Id)
        .into();
    let rows: Vec<(Uuid, String)> = waiting(op)
        .select_only()
        .column(Wacht::LeervraagId)
        .column(tabel::Column::Tekst)
        .join(JoinType::InnerJoin, to_leervraag)
        .filter(leervraag::visible(&op.actor))
        .filter(sea_orm::Condition::all().add_option(sinds.map(|day| Wacht::Sinds.gte(dutch_midnight(day)))))
        .order_by_asc(Wacht::Sinds)
        .order_by_asc(Wacht::LeervraagId)
        .limit(GEGROEPEERD)
        .into_tuple()
        .all(op.read())
        .await?;
    // A thousand texts take longer than others should wait for this thread.
    let found = tokio::task::spawn_blocking(move || {
        // Kept to the end, also when nobody waits for the answer any longer.
        let _turn = turn;
        let teksten: Vec<&str> = rows.iter().map(|(_, tekst)| tekst.as_str()).collect();
        let groups = groepeer(&teksten, MINST_SAMEN).into_iter().take(aantal);
        let told = |Groep {
                        leden,
                        score,
                        gedeeld,
                    }| Samen {
            leervragen: leden.into_iter().map(|place| rows[place].0).collect(),
            score,
            gedeeld,
        };
        groups.map(told).collect()
    });
    Ok(Some(found.await.map_err(Error::fault)?))
}
