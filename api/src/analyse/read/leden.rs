//! What is known of the memberships that ran on the last day of a quarter: read in one moment, for the release of its figures.
//!
//! What is read is the same whoever asks: what associations delivered, and of whom is behind a membership the disciplines
//! and the other memberships.

use std::collections::{HashMap, HashSet};

use entity::{lidmaatschap, lidmaatschap_geteld, lidsoort, member_discipline};
use sea_orm::{
    ActiveEnum, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
    QueryTrait, sea_query::ExprTrait,
};
use uuid::Uuid;

use super::tellen;
use crate::{
    analyse::rules::{
        Vakken,
        vrijgave::{Dimensie, Feiten, Kwartaal, Wie},
    },
    clock::dutch_midnight,
    error::Result,
    graph::Op,
    lidmaatschap as lidmaatschappen,
};

/// A membership: its key, the association, the lidsoort, the person, whether it is of an organisation, and whether a number in
/// SKJ and one in BIG were delivered.
type Regel = (Uuid, Uuid, Option<Uuid>, Option<Uuid>, bool, bool, bool);

/// The memberships of a quarter.
pub(in crate::analyse) struct Leden {
    pub(in crate::analyse) feiten: Feiten,
    /// Their keys, in the order of the facts.
    pub(in crate::analyse) sleutels: Vec<Uuid>,
    /// Whether the figures before counted each.
    pub(in crate::analyse) gebleven: Vec<bool>,
}

/// Of persons it is not counted how many came and went.
impl From<Feiten> for Leden {
    fn from(feiten: Feiten) -> Self {
        Self {
            feiten,
            sleutels: Vec::new(),
            gebleven: Vec::new(),
        }
    }
}

/// Reads a quarter: five statements, however many memberships there are.
pub(in crate::analyse) async fn leden(
    op: &Op,
    txn: &DatabaseTransaction,
    kwartaal: Kwartaal,
) -> Result<Leden> {
    let vakken = tellen::vakken(op).await?;
    let regels = regels(txn, kwartaal).await?;
    let lidsoorten = lidsoorten(txn).await?;
    let disciplines = disciplines(txn, kwartaal).await?;
    let geteld = geteld(txn).await?;
    // An association of which no number was ever delivered does not deliver them: that is not the same as none.
    let met_nummers: HashSet<Uuid> = regels
        .iter()
        .filter(|(.., skj, big)| *skj || *big)
        .map(|(_, vereniging, ..)| *vereniging)
        .collect();
    let mut feiten = Feiten::default();
    for (_, vereniging, soort, persoon, organisatie, skj, big) in &regels {
        let vak = persoon.and_then(|persoon| disciplines.get(&persoon));
        let known = met_nummers.contains(vereniging) && !organisatie;
        // Of who has no account here nobody knows whether there are other memberships.
        feiten.nieuw_van(
            persoon.map_or(Wie::Eigen, Wie::Iemand),
            [
                (Dimensie::Beroepsvereniging, Some(vereniging.to_string())),
                (
                    Dimensie::Lidsoort,
                    soort.and_then(|soort| lidsoorten.get(&soort).cloned()),
                ),
                (Dimensie::LidSector, vak.and_then(|vak| sector(&vakken, vak))),
                (Dimensie::LidDiscipline, vak.and_then(|vak| enige(vak))),
                (
                    Dimensie::Registratie,
                    known.then(|| registratie(*skj, *big).to_owned()),
                ),
            ],
        );
    }
    let sleutels: Vec<Uuid> = regels.iter().map(|(key, ..)| *key).collect();
    Ok(Leden {
        feiten,
        gebleven: sleutels.iter().map(|key| geteld.contains(key)).collect(),
        sleutels,
    })
}

/// Reads the persons behind the memberships of a quarter, with of how many associations each is a member: one statement.
pub(in crate::analyse) async fn personen(txn: &DatabaseTransaction, kwartaal: Kwartaal) -> Result<Feiten> {
    use lidmaatschap::Column;
    // tidy: all rows, because only counts leave this room, and those by the rule for small cells
    let rows: Vec<(Uuid, Uuid)> = lidmaatschap::Entity::find()
        .select_only()
        .columns([Column::MemberId, Column::BeroepsverenigingId])
        .filter(Column::MemberId.is_not_null())
        .filter(gelopen(kwartaal))
        .into_tuple()
        .all(txn)
        .await?;
    let mut van: HashMap<Uuid, HashSet<Uuid>> = HashMap::new();
    for (persoon, vereniging) in rows {
        van.entry(persoon).or_default().insert(vereniging);
    }
    let mut feiten = Feiten::default();
    for verenigingen in van.values() {
        let combinatie = match verenigingen.len() {
            1 => "EEN",
            2 => "TWEE",
            _ => "DRIE_OF_MEER",
        };
        feiten.nieuw([(Dimensie::Combinatie, Some(combinatie.to_owned()))]);
    }
    Ok(feiten)
}

fn registratie(skj: bool, big: bool) -> &'static str {
    match (skj, big) {
        (true, true) => "SKJ_EN_BIG",
        (true, false) => "SKJ",
        (false, true) => "BIG",
        (false, false) => "GEEN",
    }
}

/// The sector in which all disciplines of a person lie.
fn sector(vakken: &Vakken, disciplines: &[Uuid]) -> Option<String> {
    let mut all = disciplines.iter().map(|discipline| vakken.sector_of(*discipline));
    let first = all.next()??;
    all.all(|other| other == Some(first)).then(|| first.to_value())
}

/// The only discipline of a person.
fn enige(disciplines: &[Uuid]) -> Option<String> {
    match disciplines {
        [only] => Some(only.to_string()),
        _ => None,
    }
}

/// The memberships that ran on the last day of a quarter, of associations that had begun to deliver by then: of what was
/// before, an association only delivers who is still a member.
fn gelopen(kwartaal: Kwartaal) -> Condition {
    use lidmaatschap::Column;
    let over = dutch_midnight(kwartaal.volgende().eerste());
    // tidy: all rows, because only counts leave this room, and those by the rule for small cells
    let delivering = lidmaatschap::Entity::find()
        .select_only()
        .column(Column::BeroepsverenigingId)
        .group_by(Column::BeroepsverenigingId)
        .having(Column::CreatedAt.min().lt(over));
    lidmaatschappen::liep(kwartaal.laatste())
        .add(Column::BeroepsverenigingId.in_subquery(delivering.into_query()))
}

async fn regels(txn: &DatabaseTransaction, kwartaal: Kwartaal) -> Result<Vec<Regel>> {
    use lidmaatschap::Column;
    let organisation = Column::OrganisatieId
        .is_not_null()
        .or(Column::Organisatienaam.is_not_null());
    // tidy: all rows, because only counts leave this room, and those by the rule for small cells
    Ok(lidmaatschap::Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::BeroepsverenigingId,
            Column::LidsoortId,
            Column::MemberId,
        ])
        .expr_as(organisation, "organisatie")
        .expr_as(Column::Skj.is_not_null(), "met_skj")
        .expr_as(Column::Big.is_not_null(), "met_big")
        .filter(gelopen(kwartaal))
        .into_tuple()
        .all(txn)
        .await?)
}

/// The code of each lidsoort.
async fn lidsoorten(txn: &DatabaseTransaction) -> Result<HashMap<Uuid, String>> {
    use lidsoort::Column;
    // tidy: all rows, because everybody may read them
    let rows: Vec<(Uuid, String)> = lidsoort::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Code])
        .into_tuple()
        .all(txn)
        .await?;
    Ok(rows.into_iter().collect())
}

/// The disciplines of each person behind a membership.
async fn disciplines(txn: &DatabaseTransaction, kwartaal: Kwartaal) -> Result<HashMap<Uuid, Vec<Uuid>>> {
    use member_discipline::Column;
    // tidy: all rows, because only counts leave this room, and those by the rule for small cells
    let persons = lidmaatschap::Entity::find()
        .select_only()
        .column(lidmaatschap::Column::MemberId)
        .filter(lidmaatschap::Column::MemberId.is_not_null())
        .filter(gelopen(kwartaal));
    let rows: Vec<(Uuid, Uuid)> = member_discipline::Entity::find()
        .select_only()
        .columns([Column::MemberId, Column::DisciplineId])
        .filter(Column::MemberId.in_subquery(persons.into_query()))
        .into_tuple()
        .all(txn)
        .await?;
    let mut of: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for (persoon, discipline) in rows {
        of.entry(persoon).or_default().push(discipline);
    }
    Ok(of)
}

/// Which memberships the figures before counted.
async fn geteld(txn: &DatabaseTransaction) -> Result<HashSet<Uuid>> {
    use lidmaatschap_geteld::Column;
    // tidy: all rows, because only counts leave this room, and those by the rule for small cells
    let rows: Vec<Uuid> = lidmaatschap_geteld::Entity::find()
        .select_only()
        .column(Column::LidmaatschapId)
        .into_tuple()
        .all(txn)
        .await?;
    Ok(rows.into_iter().collect())
}
