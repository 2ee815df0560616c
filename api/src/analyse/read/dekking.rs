//! Which groups an edition covers: what was published of each, what of it lies beneath the edition, and the members.

use entity::{discipline::Sector, praktijk_onderwijssoort::Onderwijssoort};
use sea_orm::Iterable;
use uuid::Uuid;

use super::tellen::{self, Welke};
use crate::{
    analyse::{
        policy,
        rules::{
            Deel, Geteld, Inzage, Oordeel, Ruw, Tabel, Telling, Vakken, binnen, naast, oordeel, tabel,
            verdeel,
        },
    },
    error::Result,
    graph::Op,
};

/// What is told of one group.
#[derive(Clone, Copy, Debug)]
pub(in crate::analyse) struct Cijfers {
    pub(in crate::analyse) leervragen: Telling,
    pub(in crate::analyse) onderbouwd: Telling,
    pub(in crate::analyse) leden: Telling,
    pub(in crate::analyse) oordeel: Option<Oordeel>,
}

/// The three tables of one partition, protected together.
struct Tabellen {
    k: u64,
    onderbouwd: Tabel,
    leervragen: Tabel,
    /// Nothing where members are not counted by these groups.
    leden: Option<Tabel>,
}

impl Tabellen {
    fn new(op: &Op, onderbouwd: &[Ruw], leervragen: &[Ruw], leden: Option<&[Ruw]>) -> Self {
        let inzage = inzage(op);
        let onderbouwd = tabel(inzage, onderbouwd);
        let own = tabel(inzage, leervragen);
        Self {
            k: op.limits.cell,
            leervragen: Tabel {
                cellen: naast(&onderbouwd.cellen, leervragen, own.cellen),
                totaal: own.totaal,
            },
            onderbouwd,
            leden: leden.map(|leden| tabel(inzage, leden)),
        }
    }

    /// The numbers of one group, judged when it is a known one.
    fn cijfers(&self, [onderbouwd, leervragen, leden]: [Telling; 3], known: bool) -> Cijfers {
        let deel = |groep, geheel: Telling| Deel { groep, geheel };
        let members = self
            .leden
            .as_ref()
            .map_or(Telling::NIET_GEMETEN, |leden| leden.totaal);
        let judged = known.then(|| {
            oordeel(
                self.k,
                deel(onderbouwd, self.onderbouwd.totaal),
                deel(leervragen, self.leervragen.totaal),
                deel(leden, members),
            )
        });
        Cijfers {
            leervragen,
            onderbouwd,
            leden,
            oordeel: judged.flatten(),
        }
    }

    /// What is shown of the group at a place.
    fn tellingen(&self, place: usize) -> [Telling; 3] {
        let of = |table: &Tabel| table.cellen[place];
        let members = self.leden.as_ref().map_or(Telling::NIET_GEMETEN, of);
        [of(&self.onderbouwd), of(&self.leervragen), members]
    }

    /// Each group with its numbers; the one without a name is "unknown".
    fn rijen<K: Copy>(&self, keys: &[Option<K>]) -> Vec<(Option<K>, Cijfers)> {
        let row =
            |(place, key): (usize, &Option<K>)| (*key, self.cijfers(self.tellingen(place), key.is_some()));
        keys.iter().enumerate().map(row).collect()
    }
}

fn inzage(op: &Op) -> Inzage {
    policy::inzage(&op.actor, op.limits.cell)
}

/// The counts by sector and discipline.
struct PerVak {
    vakken: Vakken,
    onderbouwd: Vec<Geteld>,
    leervragen: Vec<Geteld>,
    leden: Vec<Geteld>,
}

impl PerVak {
    async fn tel(op: &Op, editie: Uuid) -> Result<Self> {
        let vakken = tellen::vakken(op).await?;
        Ok(Self {
            onderbouwd: tellen::per_vak(op, Welke::Onder(editie)).await?,
            leervragen: tellen::per_vak(op, Welke::Gepubliceerd).await?,
            leden: tellen::leden_per_vak(op, &vakken).await?,
            vakken,
        })
    }

    fn sectoren(&self, op: &Op) -> Tabellen {
        let of = |counts: &[Geteld]| self.vakken.per_sector(counts);
        Tabellen::new(
            op,
            &of(&self.onderbouwd),
            &of(&self.leervragen),
            Some(&of(&self.leden)),
        )
    }
}

/// By sector.
pub(in crate::analyse) async fn per_sector(op: &Op, editie: Uuid) -> Result<Vec<(Option<Sector>, Cijfers)>> {
    let counted = PerVak::tel(op, editie).await?;
    Ok(counted.sectoren(op).rijen(&counted.vakken.sectoren()))
}

/// By discipline, within the table by sector: what that does not show, this does not show.
pub(in crate::analyse) async fn per_discipline(
    op: &Op,
    editie: Uuid,
) -> Result<Vec<(Sector, Option<Uuid>, Cijfers)>> {
    let counted = PerVak::tel(op, editie).await?;
    let (inzage, above) = (inzage(op), counted.sectoren(op));
    let mut rows = Vec::new();
    for (place, sector) in Sector::iter().enumerate() {
        let [onderbouwd, leervragen, leden] = above.tellingen(place);
        let of = |counts: &[Geteld]| counted.vakken.per_discipline(sector, counts);
        let onderbouwd = binnen(inzage, onderbouwd, &of(&counted.onderbouwd));
        let published = of(&counted.leervragen);
        let leervragen = naast(&onderbouwd, &published, binnen(inzage, leervragen, &published));
        let leden = binnen(inzage, leden, &of(&counted.leden));
        for (place, discipline) in counted.vakken.disciplines(sector).into_iter().enumerate() {
            let shown = [onderbouwd[place], leervragen[place], leden[place]];
            rows.push((sector, discipline, above.cijfers(shown, discipline.is_some())));
        }
    }
    Ok(rows)
}

/// By province.
pub(in crate::analyse) async fn per_provincie(op: &Op, editie: Uuid) -> Result<Vec<(Option<Uuid>, Cijfers)>> {
    let kaart = tellen::kaart(op).await?;
    let keys: Vec<Option<Uuid>> = kaart.provincies.iter().copied().map(Some).chain([None]).collect();
    let of = |counts| verdeel(&keys, kaart.per_provincie(counts));
    let onderbouwd = of(tellen::per_gebied(op, Welke::Onder(editie)).await?);
    let leervragen = of(tellen::per_gebied(op, Welke::Gepubliceerd).await?);
    let leden = of(tellen::leden_per_gebied(op).await?);
    Ok(Tabellen::new(op, &onderbouwd, &leervragen, Some(&leden)).rijen(&keys))
}

/// By kind of school; members are not counted by it.
pub(in crate::analyse) async fn per_onderwijssoort(
    op: &Op,
    editie: Uuid,
) -> Result<Vec<(Option<Onderwijssoort>, Cijfers)>> {
    let keys: Vec<Option<Onderwijssoort>> = Onderwijssoort::iter().map(Some).chain([None]).collect();
    let of = |counts: Vec<(Option<Onderwijssoort>, Ruw)>| verdeel(&keys, counts.into_iter());
    let onderbouwd = of(tellen::per_onderwijssoort(op, Welke::Onder(editie)).await?);
    let leervragen = of(tellen::per_onderwijssoort(op, Welke::Gepubliceerd).await?);
    Ok(Tabellen::new(op, &onderbouwd, &leervragen, None).rijen(&keys))
}
