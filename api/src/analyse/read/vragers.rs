//! Who asked some leervragen, in counts: two statements, however many there are.

use entity::{
    discipline::Sector,
    leervraag::{self, Weergave},
};
use sea_orm::{Condition, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr};
use uuid::Uuid;

use super::{
    bewijs::{Groep, rijen},
    tellen,
};
use crate::{
    analyse::{
        policy,
        rules::{Geteld, Ruw, Telling, tabel},
    },
    error::Result,
    graph::Op,
    leervraag as leervragen,
};

/// Leervragen by sector and discipline of their askers.
#[derive(Clone, Debug)]
pub(crate) struct Vragers {
    pub(in crate::analyse) totaal: Telling,
    pub(in crate::analyse) sector: Vec<(Option<Sector>, Telling)>,
    pub(in crate::analyse) discipline: Vec<(Option<Sector>, Groep, Telling)>,
}

/// Those that `welke` lets through and that may be counted, as far as their askers may.
pub(in crate::analyse) async fn vragers(op: &Op, welke: Condition) -> Result<Vragers> {
    use leervraag::Column::{DisciplineId, Sector as Branche, Weergave as Getoond};
    // tidy: all rows, because only counts leave this room, and those by the rule for small cells
    let counts: Vec<(Weergave, Option<Sector>, Option<Uuid>, i64)> = leervraag::Entity::find()
        .select_only()
        .columns([Getoond, Branche, DisciplineId])
        .column_as(Expr::cust("COUNT(*)"), "aantal")
        .filter(leervragen::counted(&op.actor))
        .filter(welke)
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
    let geteld: Vec<Geteld> = geteld.collect();
    let vakken = tellen::vakken(op).await?;
    let inzage = policy::inzage(&op.actor, op.limits.cell);
    let per_sector = tabel(inzage, &vakken.per_sector(&geteld));
    let sectoren = vakken.sectoren();
    let disciplines = sectoren.iter().zip(&per_sector.cellen);
    let disciplines = disciplines.flat_map(|(sector, cel)| rijen(inzage, &vakken, *sector, *cel, &geteld));
    Ok(Vragers {
        totaal: per_sector.totaal,
        discipline: disciplines.collect(),
        sector: sectoren.into_iter().zip(per_sector.cellen).collect(),
    })
}
