//! Who asked some leervragen, in counts: two statements, however many there are.

use entity::{discipline::Sector, leervraag};
use sea_orm::{Condition, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::tellen;
use crate::{
    analyse::{
        policy,
        rules::{Geteld, Inzage, Ontbreekt, Telling, Vakken, binnen, tabel},
    },
    error::Result,
    graph::Op,
    leervraag as leervragen,
};

/// Of what a row of the table of disciplines is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Groep {
    /// One discipline.
    Genoemd(Uuid),
    /// Those whose discipline is unknown, or not shown.
    Onbekend,
    /// Several disciplines whose numbers are hidden.
    Overige,
}

/// Leervragen by sector and discipline of their askers.
#[derive(Clone, Debug)]
pub(crate) struct Vragers {
    pub(in crate::analyse) totaal: Telling,
    pub(in crate::analyse) sector: PerSector,
    pub(in crate::analyse) discipline: PerDiscipline,
}

pub(super) type PerSector = Vec<(Option<Sector>, Telling)>;
pub(super) type PerDiscipline = Vec<(Option<Sector>, Groep, Telling)>;

impl Vragers {
    /// The tables of what was counted.
    pub(super) fn of(inzage: Inzage, vakken: &Vakken, geteld: &[Geteld]) -> Self {
        let per_sector = tabel(inzage, &vakken.per_sector(geteld));
        let sectoren = vakken.sectoren();
        let disciplines = sectoren.iter().zip(&per_sector.cellen);
        let disciplines = disciplines.flat_map(|(sector, cel)| rijen(inzage, vakken, *sector, *cel, geteld));
        Self {
            totaal: per_sector.totaal,
            discipline: disciplines.collect(),
            sector: sectoren.into_iter().zip(per_sector.cellen).collect(),
        }
    }
}

/// The rows of the disciplines of a sector: those with a number, and one without a name for all that are hidden, because
/// a name beside "few" would tell of somebody. A discipline that nobody has is left out.
fn rijen(
    inzage: Inzage,
    vakken: &Vakken,
    sector: Option<Sector>,
    cel: Telling,
    geteld: &[Geteld],
) -> Vec<(Option<Sector>, Groep, Telling)> {
    let Some(named) = sector else {
        return vec![(None, Groep::Onbekend, cel)];
    };
    let cells = binnen(inzage, cel, &vakken.per_discipline(named, geteld));
    let groep = |discipline: Option<Uuid>| discipline.map_or(Groep::Onbekend, Groep::Genoemd);
    let shown = vakken.disciplines(named).into_iter().zip(&cells);
    let mut rows: Vec<_> = shown
        .filter(|(_, telling)| telling.aantal().is_some_and(|number| number > 0))
        .map(|(discipline, telling)| (sector, groep(discipline), *telling))
        .collect();
    let hidden = cells.iter().filter(|telling| telling.aantal().is_none());
    let hidden = hidden.min_by_key(|telling| telling.ontbreekt() != Some(Ontbreekt::Onderdrukt));
    rows.extend(hidden.map(|telling| (sector, Groep::Overige, *telling)));
    rows
}

/// Those that `welke` lets through and that may be counted, as far as their askers may.
pub(in crate::analyse) async fn vragers(op: &Op, welke: Condition) -> Result<Vragers> {
    // tidy: all rows, because only counts leave this room, and those by the rule for small cells
    let rows = leervraag::Entity::find()
        .select_only()
        .filter(leervragen::counted(&op.actor))
        .filter(welke);
    let geteld = tellen::gevraagd(op, rows).await?;
    let vakken = tellen::vakken(op).await?;
    let inzage = policy::inzage(&op.actor, op.limits.cell);
    Ok(Vragers::of(inzage, &vakken, &geteld))
}
