//! What ontwikkelopgaven rest on, in counts: three statements, however many ontwikkelopgaven.

use std::collections::HashMap;

use entity::{
    discipline::Sector,
    leervraag::{self, Herkomst, Weergave},
    onderbouwing, opgave_thema,
};
use sea_orm::{
    EntityTrait, Iterable, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, sea_query::Expr,
};
use uuid::Uuid;

use super::{
    tellen,
    vragers::{PerDiscipline, PerSector, Vragers},
};
use crate::{
    analyse::{
        policy,
        rules::{Geteld, Inzage, Ruw, Telling, Vakken, tabel, verdeel},
    },
    error::Result,
    graph::{Key, Op},
    leervraag as leervragen, opgave,
};

/// What one ontwikkelopgave rests on.
#[derive(Clone, Debug)]
pub(crate) struct Bewijs {
    pub(in crate::analyse) totaal: Telling,
    pub(in crate::analyse) herkomst: Vec<(Herkomst, Telling)>,
    pub(in crate::analyse) sector: PerSector,
    pub(in crate::analyse) discipline: PerDiscipline,
    pub(in crate::analyse) thema: Vec<(Option<Overgenomen>, Telling)>,
}

/// A thema, and what it was when the edition that adopted it was adopted.
type Aangehaald = (Uuid, Option<Uuid>);

/// The numbers beneath an ontwikkelopgave that tell nothing of who asked: each as it may leave.
pub(crate) struct Getuigenis {
    pub(crate) totaal: Option<u64>,
    pub(crate) herkomst: Vec<(Herkomst, Option<u64>)>,
    /// By thema, with what it was when the edition was adopted; those that came without one last.
    pub(crate) thema: Vec<(Option<Aangehaald>, Option<u64>)>,
}

impl Bewijs {
    /// The numbers for rooms that write them out.
    pub(crate) fn getuigenis(&self) -> Getuigenis {
        let herkomst = self.herkomst.iter();
        let thema = self.thema.iter();
        Getuigenis {
            totaal: self.totaal.aantal(),
            herkomst: herkomst.map(|(one, telling)| (*one, telling.aantal())).collect(),
            thema: thema
                .map(|(one, telling)| (one.map(|row| (row.thema, row.versie)), telling.aantal()))
                .collect(),
        }
    }
}

/// A thema that was adopted, and what it was when the edition was.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Overgenomen {
    pub(in crate::analyse) thema: Uuid,
    pub(in crate::analyse) versie: Option<Uuid>,
}

/// The evidence beneath an ontwikkelopgave that the actor sees.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct BewijsOf(pub(crate) Uuid);

/// What was counted of one combination beneath one ontwikkelopgave.
struct Geval {
    herkomst: Herkomst,
    vak: Geteld,
    thema: Option<Uuid>,
}

impl Key for BewijsOf {
    type Row = Bewijs;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Bewijs>> {
        let keys: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let mut gevallen = gevallen(op, &keys).await?;
        let mut themas = themas(op, &keys).await?;
        let vakken = tellen::vakken(op).await?;
        let inzage = policy::inzage(&op.actor, op.limits.cell);
        let rollen = leervragen::knows_roles(&op.actor).then_some(inzage);
        let rows = keys.into_iter().map(|key| {
            let counted = gevallen.remove(&key).unwrap_or_default();
            let adopted = themas.remove(&key).unwrap_or_default();
            (Self(key), samen(rollen, &vakken, adopted, &counted))
        });
        Ok(rows.collect())
    }
}

/// What lies beneath each ontwikkelopgave, by every combination of what is counted.
async fn gevallen(op: &Op, keys: &[Uuid]) -> Result<HashMap<Uuid, Vec<Geval>>> {
    use onderbouwing::Column as Onder;
    type Row = (
        Uuid,
        Herkomst,
        Weergave,
        Option<Sector>,
        Option<Uuid>,
        Option<Uuid>,
        i64,
    );
    let counted = if op.actor.redactie {
        leervragen::counted(&op.actor)
    } else {
        opgave::onderbouwing_openbaar()
    };
    // tidy: all rows, because the keys are of ontwikkelopgaven that were already shown, and leervragen are filtered
    let rows: Vec<Row> = onderbouwing::Entity::find()
        .select_only()
        .column(Onder::OpgaveId)
        .columns([leervraag::Column::Herkomst, leervraag::Column::Weergave])
        .columns([leervraag::Column::Sector, leervraag::Column::DisciplineId])
        .column(Onder::ThemaId)
        .column_as(Expr::cust("COUNT(*)"), "aantal")
        .join(JoinType::InnerJoin, onderbouwing::Relation::Leervraag.def())
        .filter(counted)
        .filter(
            op.db
                .any_of((onderbouwing::Entity, Onder::OpgaveId), keys.iter().copied()),
        )
        .group_by(Onder::OpgaveId)
        .group_by(leervraag::Column::Herkomst)
        .group_by(leervraag::Column::Weergave)
        .group_by(leervraag::Column::Sector)
        .group_by(leervraag::Column::DisciplineId)
        .group_by(Onder::ThemaId)
        .into_tuple()
        .all(op.read())
        .await?;
    let mut found: HashMap<Uuid, Vec<Geval>> = HashMap::new();
    for (opgave, herkomst, weergave, sector, discipline, thema, number) in rows {
        let shown = leervragen::role_counted(&op.actor, weergave);
        let vak = (
            sector.filter(|_| shown),
            discipline.filter(|_| shown),
            Ruw::geteld(number),
        );
        found
            .entry(opgave)
            .or_default()
            .push(Geval { herkomst, vak, thema });
    }
    Ok(found)
}

/// The thema's that each ontwikkelopgave adopted, as far as the actor may see the adoption, in the order of their adoption.
async fn themas(op: &Op, keys: &[Uuid]) -> Result<HashMap<Uuid, Vec<Overgenomen>>> {
    use opgave_thema::Column as Overname;
    // tidy: all rows, because they are filtered by the policy of their room
    let rows: Vec<(Uuid, Uuid, Option<Uuid>)> = opgave_thema::Entity::find()
        .select_only()
        .columns([Overname::OpgaveId, Overname::ThemaId, Overname::ThemaVersieId])
        .join(JoinType::InnerJoin, opgave_thema::Relation::Opgave.def())
        .join(JoinType::InnerJoin, opgave_thema::Relation::Thema.def())
        .filter(opgave::overname_visible(&op.actor))
        .filter(
            op.db
                .any_of((opgave_thema::Entity, Overname::OpgaveId), keys.iter().copied()),
        )
        .order_by_asc(Overname::CreatedAt)
        .order_by_asc(Overname::Id)
        .into_tuple()
        .all(op.read())
        .await?;
    let mut found: HashMap<Uuid, Vec<Overgenomen>> = HashMap::new();
    for (opgave, thema, versie) in rows {
        found
            .entry(opgave)
            .or_default()
            .push(Overgenomen { thema, versie });
    }
    Ok(found)
}

/// The tables of one ontwikkelopgave. How many lie beneath, from where they came and by which thema stands at each of them
/// for everybody to read; by who asked it goes by the rule, and not at all for who may know that of nobody.
fn samen(rollen: Option<Inzage>, vakken: &Vakken, themas: Vec<Overgenomen>, gevallen: &[Geval]) -> Bewijs {
    let openbaar = Inzage::Volledig;
    let geteld: Vec<Geteld> = gevallen.iter().map(|geval| geval.vak).collect();
    let herkomsten: Vec<Herkomst> = Herkomst::iter().collect();
    let counts = gevallen.iter().map(|geval| (geval.herkomst, geval.vak.2));
    let per_herkomst = tabel(openbaar, &verdeel(&herkomsten, counts));
    let named = themas.iter().map(|row| Some(row.thema));
    let named: Vec<Option<Uuid>> = named.chain([None]).collect();
    let counts = gevallen.iter().map(|geval| (geval.thema, geval.vak.2));
    let per_thema = tabel(openbaar, &verdeel(&named, counts)).cellen;
    let themas = themas.into_iter().map(Some).chain([None]);
    let wie = rollen.map(|inzage| Vragers::of(inzage, vakken, &geteld));
    let (sector, discipline) = wie.map_or_else(Default::default, |wie| (wie.sector, wie.discipline));
    Bewijs {
        totaal: per_herkomst.totaal,
        herkomst: herkomsten.into_iter().zip(per_herkomst.cellen).collect(),
        discipline,
        sector,
        thema: themas.zip(per_thema).collect(),
    }
}
