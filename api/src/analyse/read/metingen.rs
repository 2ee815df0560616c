//! What is known of the metingen that Lerende Praktijken adopted in one quarter: read in one moment, for the release of its
//! figures.
//!
//! What is read is the same whoever asks: every adopted meting, also of praktijken that let nobody read along. What analysts or
//! everybody can read by itself, or could, is known: it is counted, and makes no number large enough.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::{
    meting::{Column, Entity, Instrument, Soort, Status},
    meting_niveau, praktijk, raamwerk_element,
};
use sea_orm::{
    ActiveEnum, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, JoinType, QueryFilter, QuerySelect,
    QueryTrait, RelationTrait, sea_query::ExprTrait,
};
use uuid::Uuid;

use super::tellen;
use crate::{
    analyse::rules::vrijgave::{Dimensie, Feiten, Kwartaal, Wie},
    analysetoestemming,
    clock::dutch_midnight,
    error::Result,
    graph::Op,
};

/// A meting: its key, the one whose place it takes, the praktijk, what it is, how was measured, where the praktijk is, when it was
/// adopted, and whether it was ever shared.
type Regel = (
    Uuid,
    Option<Uuid>,
    Uuid,
    Soort,
    Instrument,
    Option<Uuid>,
    DateTime<Utc>,
    bool,
);

/// The levels of metingen, by their parameters.
type Niveaus = HashMap<Uuid, HashMap<Dimensie, &'static str>>;

/// Reads a quarter: five statements, however much was measured in it.
pub(in crate::analyse) async fn metingen(op: &Op, kwartaal: Kwartaal) -> Result<Feiten> {
    let kaart = tellen::kaart(op).await?;
    let txn = op.db.begin_reading().await?;
    let regels = regels(&txn, kwartaal).await?;
    let meegelezen = analysetoestemming::sinds(&txn, begin(kwartaal)).await?;
    let niveaus = niveaus(&txn, kwartaal).await?;
    txn.commit().await?;
    let opvolger: HashMap<Uuid, &Regel> = regels
        .iter()
        .filter_map(|regel| Some((regel.1?, regel)))
        .collect();
    let mut feiten = Feiten::default();
    for eerste in regels.iter().filter(|(_, vervangt, ..)| vervangt.is_none()) {
        let (.., moment, _) = eerste;
        let keten = || std::iter::successors(Some(eerste), |(key, ..)| opvolger.get(key).copied());
        // What was corrected after the quarter was over is told as it was.
        let Some(telt) = keten()
            .take_while(|(.., moment, _)| *moment < einde(kwartaal))
            .last()
        else {
            continue;
        };
        let (key, _, praktijk, soort, instrument, gebied, ..) = telt;
        let gelezen = meegelezen
            .get(praktijk)
            .is_some_and(|tot| tot.is_none_or(|tot| tot > *moment));
        let wie = match gelezen || keten().any(|(.., gedeeld)| *gedeeld) {
            true => Wie::Bekend,
            false => Wie::Iemand(*praktijk),
        };
        let provincie = gebied.and_then(|gebied| kaart.provincie(gebied));
        let vast = [
            (Dimensie::MetingSoort, Some(soort.to_value())),
            (Dimensie::MetingInstrument, Some(instrument.to_value())),
            (Dimensie::MetingRegio, provincie.map(|key| key.to_string())),
        ];
        let scored = niveaus.get(key);
        let niveau = |dimensie| Some((*scored?.get(&dimensie)?).to_owned());
        let each = Dimensie::parameters().map(|(_, dimensie)| (dimensie, niveau(dimensie)));
        feiten.nieuw_van(wie, vast.into_iter().chain(each));
    }
    Ok(feiten)
}

fn begin(kwartaal: Kwartaal) -> DateTime<Utc> {
    dutch_midnight(kwartaal.eerste())
}

fn einde(kwartaal: Kwartaal) -> DateTime<Utc> {
    dutch_midnight(kwartaal.volgende().eerste())
}

fn vastgesteld() -> Condition {
    Condition::all().add(Column::Status.ne(Status::Concept))
}

/// What was adopted in a quarter, and what took the place of something since.
async fn regels(txn: &DatabaseTransaction, kwartaal: Kwartaal) -> Result<Vec<Regel>> {
    let praktijk = Entity::belongs_to(praktijk::Entity)
        .from(Column::PraktijkId)
        .to(praktijk::Column::Id)
        .into();
    // To be shared it needs a summary, which stays when it is no longer shared.
    let shared = Column::Gedeeld.eq(true).or(Column::Samenvatting.is_not_null());
    // tidy: all rows, because only groups of them leave this room, and those by the rule for small cells
    let rows = Entity::find()
        .select_only()
        .columns([Column::Id, Column::VervangtId, Column::PraktijkId])
        .columns([Column::Soort, Column::Instrument])
        .column(praktijk::Column::GebiedId)
        .column(Column::VastgesteldOp)
        .expr_as(shared, "ooit_gedeeld")
        .join(JoinType::InnerJoin, praktijk)
        .filter(vastgesteld())
        .filter(Column::VastgesteldOp.gte(begin(kwartaal)))
        .filter(
            Condition::any()
                .add(Column::VastgesteldOp.lt(einde(kwartaal)))
                .add(Column::VervangtId.is_not_null()),
        );
    Ok(rows.into_tuple().all(txn).await?)
}

/// On which level each parameter was scored by the metingen that were adopted in a quarter.
async fn niveaus(txn: &DatabaseTransaction, kwartaal: Kwartaal) -> Result<Niveaus> {
    use meting_niveau::Column as Niveau;
    // tidy: all rows, because only groups of them leave this room, and those by the rule for small cells
    let adopted = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(vastgesteld())
        .filter(Column::VastgesteldOp.gte(begin(kwartaal)))
        .filter(Column::VastgesteldOp.lt(einde(kwartaal)));
    // tidy: all rows, because only groups of them leave this room, and those by the rule for small cells
    let rows: Vec<(Uuid, String, i32)> = meting_niveau::Entity::find()
        .select_only()
        .column(Niveau::MetingId)
        .column(raamwerk_element::Column::Code)
        .column(Niveau::Ordinaal)
        .join(JoinType::InnerJoin, meting_niveau::Relation::Parameter.def())
        .filter(Niveau::Ordinaal.is_not_null())
        .filter(Niveau::MetingId.in_subquery(adopted.into_query()))
        .into_tuple()
        .all(txn)
        .await?;
    let dimensies: HashMap<&str, Dimensie> = Dimensie::parameters().collect();
    let mut found = Niveaus::new();
    for (meting, code, ordinaal) in rows {
        if let (Some(dimensie), Some(niveau)) = (dimensies.get(code.as_str()), niveau(ordinaal)) {
            found.entry(meting).or_default().insert(*dimensie, niveau);
        }
    }
    Ok(found)
}

/// The place of a level in its parameter.
fn niveau(ordinaal: i32) -> Option<&'static str> {
    match ordinaal {
        1 => Some("LAAG"),
        2 => Some("MIDDEN"),
        3 => Some("HOOG"),
        _ => None,
    }
}
