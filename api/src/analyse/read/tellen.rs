//! The counts of which coverage is made: of published leervragen, of those beneath an edition, and of members.

use std::collections::HashMap;

use entity::{
    discipline::Sector,
    gebied, gebied_ligging,
    leervraag::{self, Weergave},
    member, member_discipline, onderbouwing, opgave,
    praktijk_onderwijssoort::Onderwijssoort,
};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationTrait,
    Select, TryGetable, sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    analyse::rules::{Geteld, Ruw, Vakken},
    db::valid_on,
    discipline,
    error::Result,
    graph::Op,
    leervraag as leervragen,
};

/// Every discipline in its sector.
pub(super) async fn vakken(op: &Op) -> Result<Vakken> {
    Ok(Vakken::new(&discipline::alle(op).await?))
}

/// Which leervragen are counted.
#[derive(Clone, Copy)]
pub(super) enum Welke {
    /// Every published one, also where it goes on in another: so what lies beneath an edition is a part of it.
    Gepubliceerd,
    /// Those of them beneath an edition, each once.
    Onder(Uuid),
}

fn rows(welke: Welke) -> Select<leervraag::Entity> {
    let published = leervraag::Entity::find()
        .select_only()
        .filter(leervragen::openbaar());
    match welke {
        Welke::Gepubliceerd => published,
        Welke::Onder(editie) => {
            // tidy: all rows, because the edition was shown and the leervragen are filtered
            let beneath = onderbouwing::Entity::find()
                .select_only()
                .column(onderbouwing::Column::LeervraagId)
                .join(JoinType::InnerJoin, onderbouwing::Relation::Opgave.def())
                .filter(opgave::Column::EditieId.eq(editie));
            published.filter(leervraag::Column::Id.in_subquery(beneath.into_query()))
        }
    }
}

/// Leervragen by sector and discipline of their askers, as far as these may be counted.
pub(super) async fn per_vak(op: &Op, welke: Welke) -> Result<Vec<Geteld>> {
    gevraagd(op, rows(welke)).await
}

/// The same of those in `rows`, of which no column is selected.
pub(super) async fn gevraagd(op: &Op, rows: Select<leervraag::Entity>) -> Result<Vec<Geteld>> {
    use leervraag::Column::{DisciplineId, Sector as Branche, Weergave as Getoond};
    let counts: Vec<(Weergave, Option<Sector>, Option<Uuid>, i64)> = rows
        .columns([Getoond, Branche, DisciplineId])
        .column_as(Expr::cust("COUNT(*)"), "aantal")
        .group_by(Getoond)
        .group_by(Branche)
        .group_by(DisciplineId)
        .into_tuple()
        .all(op.read())
        .await?;
    let geteld = counts.into_iter().map(|(weergave, sector, discipline, number)| {
        let shown = leervragen::role_counted(&op.actor, weergave);
        (
            sector.filter(|_| shown),
            discipline.filter(|_| shown),
            Ruw::geteld(number),
        )
    });
    Ok(geteld.collect())
}

/// Leervragen by the kind of school that they concern.
pub(super) async fn per_onderwijssoort(op: &Op, welke: Welke) -> Result<Vec<(Option<Onderwijssoort>, Ruw)>> {
    per(op, welke, leervraag::Column::Onderwijssoort).await
}

/// Leervragen by the gebied that they concern.
pub(super) async fn per_gebied(op: &Op, welke: Welke) -> Result<Vec<(Option<Uuid>, Ruw)>> {
    per(op, welke, leervraag::Column::GebiedId).await
}

/// Leervragen by the values of one column.
async fn per<K: TryGetable>(
    op: &Op,
    welke: Welke,
    column: leervraag::Column,
) -> Result<Vec<(Option<K>, Ruw)>> {
    let counts: Vec<(Option<K>, i64)> = rows(welke)
        .column(column)
        .column_as(Expr::cust("COUNT(*)"), "aantal")
        .group_by(column)
        .into_tuple()
        .all(op.read())
        .await?;
    Ok(counts
        .into_iter()
        .map(|(value, number)| (value, Ruw::geteld(number)))
        .collect())
}

/// Members by discipline: a member of two disciplines counts in both, so that they add up per sector.
pub(super) async fn leden_per_vak(op: &Op, vakken: &Vakken) -> Result<Vec<Geteld>> {
    use member_discipline::Column as Vak;
    let to_member = member_discipline::Entity::belongs_to(member::Entity)
        .from(Vak::MemberId)
        .to(member::Column::Id)
        .into();
    // tidy: all rows, because only counts leave this room, and those by the rule for small cells
    let counts: Vec<(Uuid, i64)> = member_discipline::Entity::find()
        .select_only()
        .column(Vak::DisciplineId)
        .column_as(Expr::cust("COUNT(*)"), "aantal")
        .join(JoinType::InnerJoin, to_member)
        .filter(member::Column::Status.eq(member::Status::Actief))
        .group_by(Vak::DisciplineId)
        .into_tuple()
        .all(op.read())
        .await?;
    let geteld = counts.into_iter();
    Ok(geteld
        .map(|(key, number)| (vakken.sector_of(key), Some(key), Ruw::geteld(number)))
        .collect())
}

/// Members by gebied.
pub(super) async fn leden_per_gebied(op: &Op) -> Result<Vec<(Option<Uuid>, Ruw)>> {
    // tidy: all rows, because only counts leave this room, and those by the rule for small cells
    let counts: Vec<(Option<Uuid>, i64)> = member::Entity::find()
        .select_only()
        .column(member::Column::GebiedId)
        .column_as(Expr::cust("COUNT(*)"), "aantal")
        .filter(member::Column::Status.eq(member::Status::Actief))
        .group_by(member::Column::GebiedId)
        .into_tuple()
        .all(op.read())
        .await?;
    Ok(counts
        .into_iter()
        .map(|(gebied, number)| (gebied, Ruw::geteld(number)))
        .collect())
}

/// The provinces of today by name, and in which of them each gebied lies.
pub(super) struct Kaart {
    pub(super) provincies: Vec<Uuid>,
    in_provincie: HashMap<Uuid, Uuid>,
}

impl Kaart {
    /// The province in which a gebied lies, or that it is.
    pub(super) fn provincie(&self, gebied: Uuid) -> Option<Uuid> {
        self.in_provincie.get(&gebied).copied()
    }

    /// The same counts by province; what lies in none, or is larger than one, is unknown.
    pub(super) fn per_provincie(
        &self,
        geteld: Vec<(Option<Uuid>, Ruw)>,
    ) -> impl Iterator<Item = (Option<Uuid>, Ruw)> {
        geteld
            .into_iter()
            .map(|(gebied, number)| (gebied.and_then(|key| self.provincie(key)), number))
    }
}

/// Reads the map: a municipality that was merged away lies where it lay last.
pub(super) async fn kaart(op: &Op) -> Result<Kaart> {
    // tidy: all rows, because gebieden and where they lie are public reference data
    let provincies = gebied::Entity::find()
        .filter(gebied::Column::Soort.eq(gebied::Soort::Provincie))
        .filter(valid_on(
            gebied::Column::GeldigVan,
            gebied::Column::GeldigTot,
            op.today(),
        ))
        .order_by_asc(gebied::Column::Sorteernaam)
        .order_by_asc(gebied::Column::Id)
        .all(op.read())
        .await?;
    let provincies: Vec<Uuid> = provincies.into_iter().map(|row| row.id).collect();
    let liggingen = gebied_ligging::Entity::find()
        .filter(
            op.db
                .any_of(gebied_ligging::Column::GebiedId, provincies.iter().copied()),
        )
        .order_by_asc(gebied_ligging::Column::Van)
        .all(op.read())
        .await?;
    let own = provincies.iter().map(|key| (*key, *key));
    let lies = liggingen.iter().map(|row| (row.gemeente_id, row.gebied_id));
    Ok(Kaart {
        in_provincie: own.chain(lies).collect(),
        provincies,
    })
}
