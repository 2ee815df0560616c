//! Reading changes and prints: always through [`policy`].

use std::collections::HashMap;

use entity::{
    aansluiting, inzending, inzending_regel, lidmaatschap, lidmaatschap_wijziging as wijziging, lidsoort,
};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::Expr,
};
use uuid::Uuid;

use super::policy;
use crate::{
    db,
    error::{Error, Result},
    graph::{Key, Nested, Op, Order, SortValue, page::ParentColumn},
    inzending::loopt,
    lidmaatschap::{afdruk, afdruk_van_alle},
};

/// Rows that are read at once.
const PARTIJ: u64 = 1_000;
/// How often a count is made again because something changed under it.
const POGINGEN: usize = 3;

/// By stand: what changed first comes first.
pub(super) const STAND: Order<wijziging::Entity> = Order {
    name: "stand",
    column: wijziging::Column::Wijziging,
    id: wijziging::Column::Id,
    desc: false,
    place: |row| (SortValue::Getal(row.wijziging), row.id),
};

/// The changes that the actor may see.
fn list(op: &Op) -> Select<wijziging::Entity> {
    wijziging::Entity::find().filter(policy::visible(&op.actor))
}

/// The memberships whose fields the actor may compare.
fn leden(op: &Op) -> Select<lidmaatschap::Entity> {
    lidmaatschap::Entity::find().filter(policy::visible_leden(&op.actor))
}

/// What changed in an association after a stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Sinds(pub(super) i32);

impl Nested for Sinds {
    type Entity = wijziging::Entity;

    fn rows(self, op: &Op) -> Select<wijziging::Entity> {
        list(op).filter(wijziging::Column::Wijziging.gt(self.0))
    }

    fn parent(self) -> ParentColumn {
        wijziging::Column::BeroepsverenigingId.as_column_ref()
    }

    fn order(self) -> &'static Order<wijziging::Entity> {
        &STAND
    }
}

/// The states in which a delivery has a plan that was not carried out.
const WACHT: [inzending::Status; 2] = [inzending::Status::Gepland, inzending::Status::Aangehouden];
/// What such a plan would do.
const RAAKT: [inzending_regel::Uitkomst; 3] = [
    inzending_regel::Uitkomst::Nieuw,
    inzending_regel::Uitkomst::Gewijzigd,
    inzending_regel::Uitkomst::Beeindigd,
];

/// The keys of deliveries of the actor that wait.
fn open(op: &Op) -> Select<inzending::Entity> {
    use inzending::Column;
    inzending::Entity::find()
        .filter(policy::visible_inzendingen(&op.actor))
        .filter(Column::Status.is_in(WACHT))
        .select_only()
        .column(Column::Id)
}

/// The rows that wait in deliveries of the actor.
fn wachtend(op: &Op) -> Select<inzending_regel::Entity> {
    // tidy: all rows, because they are of deliveries that the policy lets through
    inzending_regel::Entity::find()
        .filter(inzending_regel::Column::InzendingId.in_subquery(open(op).into_query()))
        .filter(inzending_regel::Column::Uitkomst.is_in(RAAKT))
}

/// The row of a delivery that waits for a membership, by lidnummer; of several the last.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct WachtOp(pub(super) String);

impl Key for WachtOp {
    type Row = inzending_regel::Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let numbers = keys.iter().map(|key| key.0.clone());
        let rows = wachtend(op)
            .filter(db::any_text(
                op.db.backend(),
                inzending_regel::Column::Lidnummer,
                numbers,
            ))
            // The keys of deliveries grow with time.
            .order_by_asc(inzending_regel::Column::InzendingId)
            .all(op.read())
            .await?;
        let found = rows
            .into_iter()
            .filter_map(|row| Some((Self(row.lidnummer.clone()?), row)));
        Ok(found.collect())
    }
}

/// A part of what waits, and the place after which it goes on: a delivery and a row of it; nothing after the last. One delivery
/// after the other, because few are open among many.
pub(super) async fn wachtenden(
    op: &Op,
    after: (Uuid, i32),
) -> Result<Option<(Vec<inzending_regel::Model>, (Uuid, i32))>> {
    use inzending_regel::Column;
    let (mut inzending, mut nummer) = after;
    loop {
        let rows = wachtend(op)
            .filter(Column::InzendingId.eq(inzending))
            .filter(Column::Nummer.gt(nummer))
            .order_by_asc(Column::Nummer)
            .limit(PARTIJ)
            .all(op.read())
            .await?;
        if let Some(last) = rows.last().map(|row| row.nummer) {
            return Ok(Some((rows, (inzending, last))));
        }
        let next = open(op)
            .filter(inzending::Column::Id.gt(inzending))
            .order_by_asc(inzending::Column::Id)
            .into_tuple()
            .one(op.read())
            .await?;
        let Some(next) = next else { return Ok(None) };
        (inzending, nummer) = (next, 0);
    }
}

/// The stand of an association: 0 before its first delivery.
pub(super) async fn stand(op: &Op, us: Uuid) -> Result<i32> {
    // tidy: all rows, because whoever asks is the association itself
    let row = aansluiting::Entity::find_by_id(us).one(op.read()).await?;
    Ok(row.map_or(0, |row| row.stand))
}

/// The codes of the lidsoorten of an association.
pub(super) async fn lidsoorten(op: &Op, us: Uuid) -> Result<HashMap<Uuid, String>> {
    // tidy: all rows, because lidsoorten are public
    let rows = lidsoort::Entity::find()
        .filter(lidsoort::Column::BeroepsverenigingId.eq(us))
        .all(op.read())
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.code)).collect())
}

/// The print of a membership.
pub(super) fn afdruk_van(row: &lidmaatschap::Model, soorten: &HashMap<Uuid, String>) -> String {
    let code = row.lidsoort_id.and_then(|id| soorten.get(&id));
    afdruk(row, code.map(String::as_str))
}

/// One change, with the membership where it is there.
pub(super) type Wijziging = (wijziging::Model, Option<lidmaatschap::Model>);

/// A part of what changed after `after` and not after the stand `tot`; nothing after the last. What changes while this is read
/// goes past `tot`.
pub(super) async fn gewijzigd(
    op: &Op,
    us: Uuid,
    after: (i32, Uuid),
    tot: i32,
) -> Result<Option<(Vec<Wijziging>, (i32, Uuid))>> {
    use wijziging::Column;
    let place = Expr::tuple([Expr::col(Column::Wijziging), Expr::col(Column::Id)]);
    let rows = list(op)
        .filter(Column::BeroepsverenigingId.eq(us))
        .filter(place.gt(Expr::tuple([Expr::val(after.0), Expr::val(after.1)])))
        .filter(Column::Wijziging.lte(tot))
        .order_by_asc(Column::Wijziging)
        .order_by_asc(Column::Id)
        .limit(PARTIJ)
        .all(op.read())
        .await?;
    let Some(last) = rows.last().map(|row| (row.wijziging, row.id)) else {
        return Ok(None);
    };
    let keys = rows.iter().filter(|row| !row.vervallen).map(|row| row.id);
    let there = leden(op).filter(op.db.any_of(lidmaatschap::Column::Id, keys));
    let mut there: HashMap<Uuid, lidmaatschap::Model> = there
        .all(op.read())
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let told = rows.into_iter().filter_map(|row| {
        let lid = there.remove(&row.id);
        // What changed between the two statements is told with its new stand, in the next reading.
        let same = lid.as_ref().is_some_and(|lid| lid.wijziging == row.wijziging);
        (row.vervallen || same).then_some((row, lid))
    });
    Ok(Some((told.collect(), last)))
}

/// Goes through the memberships of an association as they are at one stand; gives that stand. Made again when something changed
/// meanwhile, `opnieuw` says from where.
pub(super) async fn doorloop<S>(
    op: &Op,
    us: Uuid,
    opnieuw: impl Fn() -> S,
    mut elk: impl FnMut(&mut S, &lidmaatschap::Model, String),
) -> Result<(i32, S)> {
    use lidmaatschap::Column;
    let soorten = lidsoorten(op, us).await?;
    for _ in 0..POGINGEN {
        let (before, mut gezien, mut after) = (stand(op, us).await?, opnieuw(), Uuid::nil());
        loop {
            let rows = leden(op)
                .filter(Column::BeroepsverenigingId.eq(us))
                .filter(Column::Id.gt(after))
                .order_by_asc(Column::Id)
                .limit(PARTIJ)
                .all(op.read())
                .await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            for row in &rows {
                elk(&mut gezien, row, afdruk_van(row, &soorten));
            }
        }
        if stand(op, us).await? == before {
            return Ok((before, gezien));
        }
    }
    Err(Error::Conflict(
        "De lidmaatschappen wijzigden terwijl ze werden gelezen. Probeer het nog eens.".into(),
    ))
}

/// Number and print of the memberships of an association.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Afdruk {
    pub(super) stand: i32,
    pub(super) aantal: usize,
    pub(super) afdruk: String,
}

/// The print of an association: of all its memberships, or of those that run.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct AfdrukVan {
    pub(super) vereniging: Uuid,
    pub(super) lopend: bool,
}

impl Key for AfdrukVan {
    type Row = Afdruk;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Afdruk>> {
        let mut found = HashMap::new();
        // One at most: an association may count its own.
        for key in keys
            .iter()
            .filter(|key| policy::may_count(&op.actor, key.vereniging))
        {
            let (stand, afdrukken) = doorloop(op, key.vereniging, Vec::new, |seen, row, afdruk| {
                if !key.lopend || loopt(row.status) {
                    seen.push(afdruk);
                }
            })
            .await?;
            let aantal = afdrukken.len();
            let afdruk = afdruk_van_alle(afdrukken);
            found.insert(
                key.clone(),
                Afdruk {
                    stand,
                    aantal,
                    afdruk,
                },
            );
        }
        Ok(found)
    }
}

/// Which of these lidnummers a delivery waits for, each with that delivery.
pub(super) async fn wacht_op(op: &Op, numbers: Vec<String>) -> Result<HashMap<String, Uuid>> {
    let keys: Vec<WachtOp> = numbers.into_iter().map(WachtOp).collect();
    let rows = WachtOp::load(op, &keys).await?;
    Ok(rows
        .into_iter()
        .map(|(key, row)| (key.0, row.inzending_id))
        .collect())
}
