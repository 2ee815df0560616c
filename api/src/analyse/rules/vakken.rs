//! Disciplines within their sectors: a table within a table. Pure.

use entity::discipline::{self, Sector};
use sea_orm::Iterable;
use uuid::Uuid;

use super::Ruw;

/// What was counted of one combination; nothing where the sector or the discipline is unknown or may not be counted.
pub(crate) type Geteld = (Option<Sector>, Option<Uuid>, Ruw);

/// Every sector with every discipline in it, whether or not anybody has it.
pub(crate) struct Vakken(Vec<(Sector, Vec<Uuid>)>);

impl Vakken {
    pub(crate) fn new(disciplines: &[discipline::Model]) -> Self {
        let of = |sector: Sector| {
            let rows = disciplines.iter().filter(|row| row.sector == sector);
            (sector, rows.map(|row| row.id).collect())
        };
        Self(Sector::iter().map(of).collect())
    }

    /// The categories of the table of sectors: each sector, and "unknown".
    pub(crate) fn sectoren(&self) -> Vec<Option<Sector>> {
        self.0
            .iter()
            .map(|(sector, _)| Some(*sector))
            .chain([None])
            .collect()
    }

    /// The categories within a sector: each discipline, and "another or unknown".
    pub(crate) fn disciplines(&self, sector: Sector) -> Vec<Option<Uuid>> {
        let of = self.0.iter().filter(|(named, _)| *named == sector);
        of.flat_map(|(_, keys)| keys)
            .copied()
            .map(Some)
            .chain([None])
            .collect()
    }

    /// The sector of a discipline.
    pub(crate) fn sector_of(&self, discipline: Uuid) -> Option<Sector> {
        let found = self.0.iter().find(|(_, keys)| keys.contains(&discipline));
        found.map(|(sector, _)| *sector)
    }

    /// The cells of the table of sectors.
    pub(crate) fn per_sector(&self, geteld: &[Geteld]) -> Vec<Ruw> {
        verdeel(
            &self.sectoren(),
            geteld.iter().map(|(sector, _, count)| (*sector, *count)),
        )
    }

    /// The cells within a sector.
    pub(crate) fn per_discipline(&self, sector: Sector, geteld: &[Geteld]) -> Vec<Ruw> {
        let within = geteld.iter().filter(|(of, ..)| *of == Some(sector));
        verdeel(
            &self.disciplines(sector),
            within.map(|(_, discipline, count)| (*discipline, *count)),
        )
    }
}

/// Adds up what was counted by category; what is of no category goes to the last, which is "unknown".
pub(crate) fn verdeel<K: PartialEq>(keys: &[K], geteld: impl Iterator<Item = (K, Ruw)>) -> Vec<Ruw> {
    let mut cells = vec![Ruw::default(); keys.len()];
    for (key, count) in geteld {
        let place = keys.iter().position(|known| *known == key);
        if let Some(cell) = cells.get_mut(place.unwrap_or(keys.len().saturating_sub(1))) {
            cell.erbij(count);
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use entity::discipline::Sector;
    use uuid::Uuid;

    use super::{Ruw, Vakken, verdeel};

    #[test]
    fn what_is_of_no_category_is_unknown() {
        let one = Uuid::from_u128(1);
        let vakken = Vakken(vec![
            (Sector::Onderwijs, vec![one]),
            (Sector::Justitie, Vec::new()),
        ]);
        assert_eq!(
            vakken.sectoren(),
            [Some(Sector::Onderwijs), Some(Sector::Justitie), None]
        );
        assert_eq!(vakken.disciplines(Sector::Onderwijs), [Some(one), None]);
        assert_eq!(vakken.sector_of(one), Some(Sector::Onderwijs));
        let count = Ruw::geteld;
        let geteld = [
            (Some(Sector::Onderwijs), Some(one), count(3)),
            (Some(Sector::Onderwijs), Some(Uuid::from_u128(9)), count(4)),
            (Some(Sector::Gemeente), None, count(5)),
            (None, Some(one), count(6)),
        ];
        let numbers = |cells: Vec<Ruw>| cells.into_iter().map(|cell| cell.0).collect::<Vec<_>>();
        assert_eq!(numbers(vakken.per_sector(&geteld)), [7, 0, 11]);
        assert_eq!(numbers(vakken.per_discipline(Sector::Onderwijs, &geteld)), [3, 4]);
        assert_eq!(numbers(verdeel(&["a"], [("b", count(2))].into_iter())), [2]);
    }
}
