//! What is known of the leervragen that came out in one quarter: read in one moment, for the release of its figures.
//!
//! What is read is the same whoever asks: leervragen that everybody may read, the discipline and sector of askers who chose
//! to show these, thema's and ontwikkelopgaven that everybody may read, and praktijken that let analysts read along.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    bundeling,
    discipline::Sector,
    leervraag::{self, Aard, Herkomst, Status, Weergave},
    leervraag_element, onderbouwing,
    praktijk_onderwijssoort::Onderwijssoort,
    publicatie,
    raamwerk_element::{self, Soort},
};
use sea_orm::{
    ActiveEnum, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, JoinType, QueryFilter, QuerySelect,
    RelationTrait, Select,
    sea_query::{Expr, SimpleExpr},
};
use uuid::Uuid;

use super::tellen::{self, Kaart};
use crate::{
    analyse::rules::vrijgave::{Dimensie, Feiten, Kwartaal},
    analysetoestemming,
    auth::Actor,
    clock::{dutch_date, dutch_midnight},
    error::Result,
    graph::Op,
    leervraag as leervragen, opgave as opgaven, thema,
};

/// A leervraag with its values: key, how the asker is shown, and the moment when it came out among them.
type Regel = (
    Uuid,
    Weergave,
    Option<Sector>,
    Option<Uuid>,
    Option<Aard>,
    Option<Onderwijssoort>,
    Option<Uuid>,
    Option<Uuid>,
    Herkomst,
    Option<Uuid>,
    Status,
    DateTime<Utc>,
);

/// Reads a quarter: seven statements, however much was published in it.
pub(in crate::analyse) async fn feiten(op: &Op, kwartaal: Kwartaal) -> Result<Feiten> {
    let kaart = tellen::kaart(op).await?;
    let txn = op.db.begin_reading().await?;
    let mut feiten = Feiten::default();
    let mut feit_van = HashMap::new();
    for regel in regels(&txn, kwartaal).await? {
        let key = regel.0;
        feit_van.insert(key, feiten.nieuw(waarden(&kaart, kwartaal, regel)));
    }
    let mut kenmerk = |dimensie: Dimensie, rows: Vec<(Uuid, Uuid)>| {
        for (leervraag, value) in rows {
            if let Some(feit) = feit_van.get(&leervraag) {
                feiten.kenmerk(dimensie, value.to_string(), *feit);
            }
        }
    };
    kenmerk(Dimensie::Factor, elementen(&txn, kwartaal, Soort::Factor).await?);
    kenmerk(
        Dimensie::Parameter,
        elementen(&txn, kwartaal, Soort::Parameter).await?,
    );
    kenmerk(Dimensie::Thema, bundelingen(&txn, kwartaal).await?);
    kenmerk(Dimensie::Ontwikkelopgave, onderbouwingen(&txn, kwartaal).await?);
    txn.commit().await?;
    Ok(feiten)
}

/// The values of a leervraag, by its dimensions.
fn waarden(kaart: &Kaart, kwartaal: Kwartaal, regel: Regel) -> Vec<(Dimensie, Option<String>)> {
    let (_, weergave, sector, discipline, aard, soort, vorm, gebied, herkomst, praktijk, status, moment) =
        regel;
    let shown = leervragen::role_counted(&Actor::anonymous(), weergave);
    let key = |key: Option<Uuid>| key.map(|key| key.to_string());
    vec![
        (
            Dimensie::Sector,
            sector.filter(|_| shown).map(|one| one.to_value()),
        ),
        (Dimensie::Discipline, key(discipline.filter(|_| shown))),
        (Dimensie::Aard, aard.map(|one| one.to_value())),
        (Dimensie::Onderwijssoort, soort.map(|one| one.to_value())),
        (Dimensie::Samenwerkingsvorm, key(vorm)),
        (
            Dimensie::Regio,
            key(gebied.and_then(|gebied| kaart.provincie(gebied))),
        ),
        (Dimensie::Herkomst, Some(herkomst.to_value())),
        (Dimensie::Praktijk, key(praktijk)),
        (Dimensie::Status, Some(status.to_value())),
        (Dimensie::Maand, Some(maand(kwartaal, moment).to_string())),
    ]
}

/// The first day of the month in which a moment lies.
fn maand(kwartaal: Kwartaal, moment: DateTime<Utc>) -> NaiveDate {
    let day = dutch_date(moment);
    let months = kwartaal.maanden();
    let last = months.into_iter().rev().find(|first| *first <= day);
    last.unwrap_or(kwartaal.eerste())
}

/// When something came out in a quarter.
fn in_kwartaal(kwartaal: Kwartaal) -> Condition {
    let (begin, end) = (kwartaal.eerste(), kwartaal.volgende().eerste());
    Condition::all()
        .add(publicatie::Column::Op.gte(dutch_midnight(begin)))
        .add(publicatie::Column::Op.lt(dutch_midnight(end)))
}

async fn regels(txn: &DatabaseTransaction, kwartaal: Kwartaal) -> Result<Vec<Regel>> {
    use leervraag::Column;
    let column = |column: Column| Expr::col((leervraag::Entity, column));
    let allowed: SimpleExpr = Expr::case(
        Column::PraktijkId.in_subquery(analysetoestemming::toegestaan()),
        column(Column::PraktijkId),
    )
    .into();
    // tidy: all rows, because those that everybody may read are asked for, and only groups of them leave
    Ok(publicatie::Entity::find()
        .select_only()
        .column(publicatie::Column::LeervraagId)
        .columns([
            Column::Weergave,
            Column::Sector,
            Column::DisciplineId,
            Column::Aard,
        ])
        .columns([
            Column::Onderwijssoort,
            Column::SamenwerkingsvormId,
            Column::GebiedId,
        ])
        .column(Column::Herkomst)
        .expr_as(allowed, "praktijk")
        .column(Column::Status)
        .column(publicatie::Column::Op)
        .join(JoinType::InnerJoin, publicatie::Relation::Leervraag.def())
        .filter(leervragen::openbaar())
        .filter(in_kwartaal(kwartaal))
        .into_tuple()
        .all(txn)
        .await?)
}

/// Which factoren, or parameters, leervragen touch.
async fn elementen(txn: &DatabaseTransaction, kwartaal: Kwartaal, soort: Soort) -> Result<Vec<(Uuid, Uuid)>> {
    use leervraag_element::{Column, Entity};
    let element = Entity::belongs_to(raamwerk_element::Entity)
        .from(Column::ElementId)
        .to(raamwerk_element::Column::Id)
        .into();
    // tidy: all rows, because only those of leervragen that everybody may read are kept
    let rows = Entity::find()
        .select_only()
        .columns([Column::LeervraagId, Column::ElementId])
        .join(JoinType::InnerJoin, element)
        .filter(raamwerk_element::Column::Soort.eq(soort));
    pairs(txn, rows, came_out::<Entity>(Column::LeervraagId), kwartaal).await
}

/// In which thema's leervragen are bundled now.
async fn bundelingen(txn: &DatabaseTransaction, kwartaal: Kwartaal) -> Result<Vec<(Uuid, Uuid)>> {
    use bundeling::{Column, Entity};
    // tidy: all rows, because only those of leervragen and thema's that everybody may read are kept
    let rows = Entity::find()
        .select_only()
        .columns([Column::LeervraagId, Column::ThemaId])
        .join(JoinType::InnerJoin, bundeling::Relation::Thema.def())
        .filter(Column::Tot.is_null())
        .filter(thema::visible(&Actor::anonymous()));
    pairs(txn, rows, came_out::<Entity>(Column::LeervraagId), kwartaal).await
}

/// Beneath which ontwikkelopgaven leervragen lie.
async fn onderbouwingen(txn: &DatabaseTransaction, kwartaal: Kwartaal) -> Result<Vec<(Uuid, Uuid)>> {
    use onderbouwing::{Column, Entity};
    // tidy: all rows, because only those of leervragen and ontwikkelopgaven that everybody may read are kept
    let rows = Entity::find()
        .select_only()
        .columns([Column::LeervraagId, Column::OpgaveId])
        .join(JoinType::InnerJoin, onderbouwing::Relation::Opgave.def())
        .filter(opgaven::visible(&Actor::anonymous()));
    pairs(txn, rows, came_out::<Entity>(Column::LeervraagId), kwartaal).await
}

/// The way from what refers to a leervraag to when that came out.
fn came_out<E: EntityTrait>(leervraag: E::Column) -> sea_orm::RelationDef {
    E::belongs_to(publicatie::Entity)
        .from(leervraag)
        .to(publicatie::Column::LeervraagId)
        .into()
}

async fn pairs<E: EntityTrait>(
    txn: &DatabaseTransaction,
    rows: Select<E>,
    came_out: sea_orm::RelationDef,
    kwartaal: Kwartaal,
) -> Result<Vec<(Uuid, Uuid)>> {
    let rows = rows
        .join(JoinType::InnerJoin, came_out)
        .filter(in_kwartaal(kwartaal));
    Ok(rows.into_tuple().all(txn).await?)
}
