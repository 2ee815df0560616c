//! Finding: one statement over all kinds, in which each is filtered by the policy of its room.

use std::collections::HashMap;

use entity::{
    begrip as begrippen, goodpractice as goodpractices, kennisitem as kennisitems, leervraag as leervragen,
    leervraag_zoek, opgave as opgaven, praktijk as praktijken, thema as themas, zoek_index,
    zoek_treffer::{Column, Entity, Soort},
};
use sea_orm::{
    ActiveEnum, Condition, DbBackend, EntityTrait, Iterable, JoinType, QueryFilter, QuerySelect, QueryTrait,
    RelationDef, Select,
    sea_query::{CaseStatement, Expr, ExprTrait, SelectStatement, SimpleExpr, UnionType},
};

use super::{
    policy,
    rules::{ACHTEREEN, HEEL, KOP},
};
use crate::{
    begrip,
    error::Result,
    goodpractice,
    graph::{
        Op, Order, SortValue,
        zoek::{self, KOPPEN, LEERVRAAG, OVERIG, Termen},
    },
    kennisitem, leervraag, opgave, praktijk,
    tekst::Zoekvraag,
    thema,
};

/// Best first; of equals the last made.
pub(super) const BESTE: Order<Entity> = Order {
    name: "beste",
    column: Column::Score,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Getal(row.score), row.id),
};

/// What of these kinds the actor may see and a question finds.
pub(super) fn treffers(op: &Op, vraag: &Zoekvraag, soorten: &[Soort]) -> Select<Entity> {
    let mut takken = soorten.iter().map(|soort| tak(op, *soort, vraag));
    // tidy: all rows, because each kind beneath is filtered by the policy of its room
    let mut rows = Entity::find();
    if let Some(mut alle) = takken.next() {
        for tak in takken {
            alle.union(UnionType::All, tak);
        }
        QuerySelect::query(&mut rows)
            .from_clear()
            .from_subquery(alle, "zoek_treffer");
    }
    rows
}

/// How many of each kind the actor may see and a question finds, none left out.
pub(super) async fn per_soort(op: &Op, vraag: &Zoekvraag) -> Result<Vec<(Soort, i64)>> {
    let alle: Vec<Soort> = Soort::iter().collect();
    let counted: Vec<(Soort, i64)> = treffers(op, vraag, &alle)
        .select_only()
        .column(Column::Soort)
        .column_as(Expr::cust("COUNT(*)"), "aantal")
        .group_by(Column::Soort)
        .into_tuple()
        .all(op.read())
        .await?;
    let counted: HashMap<Soort, i64> = counted.into_iter().collect();
    let of = |soort: Soort| (soort, counted.get(&soort).copied().unwrap_or_default());
    Ok(alle.into_iter().map(of).collect())
}

/// The leervragen that a question finds and that are counted by who asked.
pub(super) fn geteld(op: &Op, vraag: &Zoekvraag) -> Condition {
    let id = Expr::col((leervragen::Entity, leervragen::Column::Id));
    Condition::all()
        .add(policy::geteld(&op.actor))
        .add(zoek::leervraag(op.db.backend(), id, vraag))
}

/// What of one kind is found.
fn tak(op: &Op, soort: Soort, vraag: &Zoekvraag) -> SelectStatement {
    let actor = &op.actor;
    match soort {
        Soort::Leervraag => {
            let woorden = leervragen::Entity::belongs_to(leervraag_zoek::Entity)
                .from(leervragen::Column::Id)
                .to(leervraag_zoek::Column::LeervraagId);
            let bron = Bron {
                soort,
                woorden: woorden.into(),
                termen: &LEERVRAAG,
                koppen: None,
            };
            bron.treffers::<leervragen::Entity>(op, leervragen::Column::Id, leervraag::listed(actor), vraag)
        }
        Soort::Ontwikkelopgave => {
            overig::<opgaven::Entity>(op, soort, opgaven::Column::Id, opgave::visible(actor), vraag)
        }
        Soort::GoodPractice => overig::<goodpractices::Entity>(
            op,
            soort,
            goodpractices::Column::Id,
            goodpractice::visible(actor, op.today()),
            vraag,
        ),
        Soort::LerendePraktijk => {
            overig::<praktijken::Entity>(op, soort, praktijken::Column::Id, praktijk::visible(actor), vraag)
        }
        Soort::Kennisitem => overig::<kennisitems::Entity>(
            op,
            soort,
            kennisitems::Column::Id,
            kennisitem::visible(actor),
            vraag,
        ),
        Soort::Thema => overig::<themas::Entity>(op, soort, themas::Column::Id, thema::visible(actor), vraag),
        Soort::Begrip => {
            overig::<begrippen::Entity>(op, soort, begrippen::Column::Id, begrip::visible(actor), vraag)
        }
    }
}

fn overig<E: EntityTrait>(
    op: &Op,
    soort: Soort,
    id: E::Column,
    visible: Condition,
    vraag: &Zoekvraag,
) -> SelectStatement {
    let woorden = E::belongs_to(zoek_index::Entity)
        .from(id)
        .to(zoek_index::Column::ObjectId);
    let bron = Bron {
        soort,
        woorden: woorden.into(),
        termen: &OVERIG,
        koppen: Some(&KOPPEN),
    };
    bron.treffers::<E>(op, id, visible, vraag)
}

/// Where the words of a kind are kept.
struct Bron {
    soort: Soort,
    /// From the object to its words.
    woorden: RelationDef,
    termen: &'static Termen,
    /// Where its headings are; leervragen have none.
    koppen: Option<&'static Termen>,
}

impl Bron {
    fn treffers<E: EntityTrait>(
        self,
        op: &Op,
        id: E::Column,
        visible: Condition,
        vraag: &Zoekvraag,
    ) -> SelectStatement {
        let backend = op.db.backend();
        // tidy: all rows, because `visible` is the policy of the room
        E::find()
            .select_only()
            .column_as(id, "id")
            .expr_as(Expr::Constant(self.soort.to_value().into()), "soort")
            .expr_as(self.score(backend, vraag), "score")
            .join(JoinType::InnerJoin, self.woorden.clone())
            .filter(visible)
            .filter(self.termen.hebben(backend, vraag))
            .into_query()
    }

    /// How well an object answers the question, by the rules of this room.
    fn score(&self, backend: DbBackend, vraag: &Zoekvraag) -> SimpleExpr {
        let mut score = punten(HEEL, self.termen.hebben(backend, &vraag.heel()));
        if let Some(rij) = vraag.achtereen() {
            score = score.add(punten(ACHTEREEN, self.termen.hebben(backend, &rij)));
        }
        if let Some(koppen) = self.koppen {
            for eis in vraag.los() {
                score = score.add(punten(KOP, koppen.hebben(backend, &eis)));
            }
        }
        score
    }
}

/// So many points where it is so. Written out, as the statement's shape depends on the question anyway.
fn punten(aantal: i32, waar: SimpleExpr) -> SimpleExpr {
    let zo = CaseStatement::new().case(waar, Expr::Constant(aantal.into()));
    zo.finally(Expr::Constant(0.into())).into()
}
