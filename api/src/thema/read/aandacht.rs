//! Which thema's need the eye of an editor, and what is counted of each.
//!
//! A list asks of each thema only whether it meets a threshold, and stops counting there: what is contested begins with
//! the few rows that say so. The numbers are counted for the thema's that are shown, each thema once.

use std::collections::HashMap;

use entity::{bundeling, ongebundeld, thema};
use futures::future::try_join3;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait, Select,
    sea_query::{Expr, SimpleExpr},
};
use uuid::Uuid;

use crate::{
    error::Result,
    graph::{Key, Op, Order, SortValue},
    thema::{
        policy,
        rules::{Aandacht, Feiten, MINSTE_BRONNEN},
    },
};

/// A bundeling that holds, of the thema at hand, with its published leervraag.
const BRON: &str = "FROM bundeling b JOIN leervraag l ON l.id = b.leervraag_id \
    WHERE b.thema_id = thema.id AND b.tot IS NULL AND l.status = 'GEPUBLICEERD'";

/// The thema's that need an editor's eye for one of these reasons. Who may not know has none, and nothing is counted for
/// them; a reason that is named again asks nothing more.
pub(super) fn needs_eye(op: &Op, soorten: &[Aandacht]) -> Condition {
    let visible = Condition::all().add(policy::aandacht_visible(&op.actor));
    if !policy::may_see_aandacht(&op.actor) {
        return visible;
    }
    let asked = |soort: Aandacht, condition: fn() -> SimpleExpr| soorten.contains(&soort).then(condition);
    let any = Condition::any()
        .add_option(asked(Aandacht::Dun, thin))
        .add_option(asked(Aandacht::Omstreden, contested));
    visible.add(Expr::cust("thema.status <> 'VERVALLEN'")).add(any)
}

fn thin() -> SimpleExpr {
    // That one differs from any other is that there are two: neither database has to look at all of them.
    let one = |column: &str| {
        format!(
            "NOT EXISTS (SELECT 1 {BRON} AND l.{column} <> \
             (SELECT l.{column} {BRON} AND l.{column} IS NOT NULL LIMIT 1))"
        )
    };
    Expr::cust(format!(
        "NOT EXISTS (SELECT 1 FROM thema k WHERE k.ouder_id = thema.id AND k.status <> 'VERVALLEN') \
         AND (NOT EXISTS (SELECT 1 {BRON} LIMIT 1 OFFSET {}) OR {} OR {})",
        MINSTE_BRONNEN - 1,
        one("discipline_id"),
        one("herkomst"),
    ))
}

fn contested() -> SimpleExpr {
    Expr::cust(format!(
        "thema.id IN (SELECT e.thema_id FROM bundeling e WHERE e.tot IS NOT NULL AND ({} OR {})) \
         OR thema.id IN (SELECT b.thema_id FROM melding g JOIN bundeling b ON b.leervraag_id = g.leervraag_id \
            WHERE g.uitkomst IS NULL AND b.tot IS NULL) \
         OR thema.id IN (SELECT b.thema_id FROM leervraag l JOIN bundeling b ON b.leervraag_id = l.id \
            WHERE l.status IN ({GONE}) AND b.tot IS NULL)",
        holds_again("e"),
        went_elsewhere("e"),
    ))
}

/// The states of a leervraag that others do not see.
const GONE: &str = "'CONCEPT', 'INGEDIEND', 'AFGEWEZEN', 'INGETROKKEN'";

/// The leervraag of a bundeling that ended was put back.
fn holds_again(ended: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM bundeling b WHERE b.thema_id = {ended}.thema_id \
         AND b.leervraag_id = {ended}.leervraag_id AND b.tot IS NULL)"
    )
}

/// The leervraag of a bundeling that ended is in another thema since, one that is used.
fn went_elsewhere(ended: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM bundeling n JOIN thema m ON m.id = n.thema_id \
         WHERE n.leervraag_id = {ended}.leervraag_id AND n.thema_id <> {ended}.thema_id AND n.tot IS NULL \
         AND n.van >= {ended}.tot AND m.status <> 'VERVALLEN')"
    )
}

/// What is counted of a thema, for who may know.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(in crate::thema) struct FeitenOf(pub(in crate::thema) Uuid);

impl Key for FeitenOf {
    type Row = Feiten;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Feiten>> {
        let themas: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let (open, moved, beneath) =
            try_join3(open(op, &themas), moved(op, &themas), beneath(op, &themas)).await?;
        let mut all: HashMap<Self, Feiten> =
            keys.iter().map(|key| (key.clone(), Feiten::default())).collect();
        for row in open {
            if let Some(feiten) = all.get_mut(&Self(row.thema_id)) {
                *feiten = Feiten {
                    bronnen: number(row.bronnen),
                    disciplines: number(row.disciplines),
                    herkomsten: number(row.herkomsten),
                    teruggezet: number(row.teruggezet),
                    gemeld: number(row.gemeld),
                    weggevallen: number(row.weggevallen),
                    ..*feiten
                };
            }
        }
        for (thema, aantal) in moved {
            if let Some(feiten) = all.get_mut(&Self(thema)) {
                feiten.verplaatst = number(aantal);
            }
        }
        for (thema, aantal) in beneath {
            if let Some(feiten) = all.get_mut(&Self(thema)) {
                feiten.onderliggend = number(aantal);
            }
        }
        Ok(all)
    }
}

fn number(counted: i64) -> u32 {
    u32::try_from(counted).unwrap_or(u32::MAX)
}

/// What is counted of the bundelingen of a thema that hold.
#[derive(sea_orm::FromQueryResult)]
struct Open {
    thema_id: Uuid,
    bronnen: i64,
    disciplines: i64,
    herkomsten: i64,
    teruggezet: i64,
    gemeld: i64,
    weggevallen: i64,
}

async fn open(op: &Op, themas: &[Uuid]) -> Result<Vec<Open>> {
    // No EXISTS: PostgreSQL would read all reports at once, to ask a few.
    const PUBLISHED: &str = "leervraag.status = 'GEPUBLICEERD'";
    let count = |rule: &str| Expr::cust(format!("COUNT(CASE WHEN {rule} THEN 1 END)"));
    let different = |column: &str| {
        Expr::cust(format!(
            "COUNT(DISTINCT CASE WHEN {PUBLISHED} THEN leervraag.{column} END)"
        ))
    };
    let rows = counted(op, themas)
        .join(JoinType::InnerJoin, bundeling::Relation::Leervraag.def())
        .column_as(count(PUBLISHED), "bronnen")
        .column_as(different("discipline_id"), "disciplines")
        .column_as(different("herkomst"), "herkomsten")
        .column_as(
            count(
                "(SELECT 1 FROM bundeling e WHERE e.thema_id = bundeling.thema_id \
                 AND e.leervraag_id = bundeling.leervraag_id AND e.tot IS NOT NULL LIMIT 1) IS NOT NULL",
            ),
            "teruggezet",
        )
        .column_as(
            count(
                "(SELECT 1 FROM melding g WHERE g.leervraag_id = bundeling.leervraag_id \
                 AND g.uitkomst IS NULL LIMIT 1) IS NOT NULL",
            ),
            "gemeld",
        )
        .column_as(count(&format!("leervraag.status IN ({GONE})")), "weggevallen")
        .filter(bundeling::Column::Tot.is_null());
    Ok(rows.into_model().all(op.read()).await?)
}

/// The leervragen that went to another thema.
async fn moved(op: &Op, themas: &[Uuid]) -> Result<Vec<(Uuid, i64)>> {
    let rows = counted(op, themas)
        .column_as(Expr::cust("COUNT(DISTINCT bundeling.leervraag_id)"), "aantal")
        .filter(bundeling::Column::Tot.is_not_null())
        .filter(Expr::cust(went_elsewhere("bundeling")))
        .filter(Expr::cust(format!("NOT {}", holds_again("bundeling"))));
    Ok(rows.into_tuple().all(op.read()).await?)
}

/// The thema's beneath it that are used.
async fn beneath(op: &Op, themas: &[Uuid]) -> Result<Vec<(Uuid, i64)>> {
    let rows = super::list(op)
        .select_only()
        .column(thema::Column::OuderId)
        .column_as(Expr::cust("COUNT(*)"), "aantal")
        .filter(policy::aandacht_visible(&op.actor))
        .filter(thema::Column::Status.ne(thema::Status::Vervallen))
        .filter(
            op.db
                .any_of((thema::Entity, thema::Column::OuderId), themas.iter().copied()),
        )
        .group_by(thema::Column::OuderId);
    Ok(rows.into_tuple().all(op.read()).await?)
}

/// The bundelingen of some thema's, to be counted for each.
fn counted(op: &Op, themas: &[Uuid]) -> Select<bundeling::Entity> {
    use bundeling::Column as Bundeling;
    bundeling::Entity::find()
        .join(JoinType::InnerJoin, bundeling::Relation::Thema.def())
        .filter(policy::aandacht_visible(&op.actor))
        .filter(
            op.db
                .any_of((bundeling::Entity, Bundeling::ThemaId), themas.iter().copied()),
        )
        .select_only()
        .column(Bundeling::ThemaId)
        .group_by(Bundeling::ThemaId)
}

/// The published leervragen in no thema that the actor may know of: who waits longest first.
pub(in crate::thema) fn ongebundeld(op: &Op) -> Select<ongebundeld::Entity> {
    ongebundeld::Entity::find().filter(policy::ongebundeld_visible(&op.actor))
}

/// Who waits longest comes first.
pub(in crate::thema) const WACHT: Order<ongebundeld::Entity> = Order {
    name: "ongebundeld",
    column: ongebundeld::Column::Sinds,
    id: ongebundeld::Column::LeervraagId,
    desc: false,
    place: |row| (SortValue::Moment(row.sinds), row.leervraag_id),
};
