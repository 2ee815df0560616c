//! The texts that are reported, each in its table: held, hidden and shown.

use chrono::{DateTime, Utc};
use entity::{activiteit, canvas, expert, expertvraag, goodpractice_ervaring, goodpractice_overname, meting};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait,
    Select,
    sea_query::{Expr, ExprTrait, LockType, Query},
};
use uuid::Uuid;

use crate::{
    activiteit as activiteiten,
    auth::Actor,
    canvas as canvassen,
    change::Change,
    error::{Error, Result},
    expertvraag as expertvragen, goodpractice as practices,
    graph::Op,
    meting as metingen, praktijk,
    tekstmelding::rules::{Onderwerp, Soort, Stand},
};

/// A text that is held for this change.
pub(super) struct Gehouden {
    pub(super) stand: Stand,
    /// Who is told what becomes of it: who wrote it, or who facilitates the praktijk that did, today; each once. Of what
    /// editors wrote, nobody.
    pub(super) makers: Vec<Uuid>,
}

/// The text, if the actor may see the object that has it.
pub(super) async fn hold(op: &Op, change: &Change, over: Onderwerp) -> Result<Gehouden> {
    match over.soort {
        Soort::ExpertVraag => expertvraag(op, change, over.id).await,
        Soort::GoodPracticeOvername => overname(op, change, over.id).await,
        Soort::GoodPracticeErvaring => ervaring(op, change, over.id).await,
        Soort::Canvas => canvas(op, change, over.id).await,
        Soort::Activiteit => activiteit(op, change, over.id).await,
        Soort::Meting => meting(op, change, over.id).await,
    }
}

/// Rows of a kind, with the rule of its room that says who sees which.
struct Rijen<E: EntityTrait, V> {
    select: Select<E>,
    id: E::Column,
    visible: V,
}

impl<E: EntityTrait, V: Fn(&Actor) -> Condition> Rijen<E, V> {
    fn of(&self, actor: &Actor, key: Uuid) -> Select<E> {
        let rows = self.select.clone().filter((self.visible)(actor));
        rows.filter(self.id.eq(key))
    }

    /// The row, if the actor may see it.
    async fn seen(&self, op: &Op, change: &Change, key: Uuid) -> Result<E::Model> {
        let row = self.of(&op.actor, key).one(&**change).await?;
        row.ok_or(Error::NotFound)
    }

    /// The row, held, and whether everybody reads it. What it hangs under is held before.
    async fn held(&self, change: &Change, key: Uuid) -> Result<(E::Model, bool)> {
        // tidy: all rows, because the actor has seen it
        let row = E::find().filter(self.id.eq(key)).lock(LockType::NoKeyUpdate);
        let row = row.one(&**change).await?.ok_or(Error::NotFound)?;
        let public = self.of(&Actor::anonymous(), key).one(&**change).await?;
        Ok((row, public.is_some()))
    }
}

async fn expertvraag(op: &Op, change: &Change, id: Uuid) -> Result<Gehouden> {
    let rows = Rijen {
        select: expertvraag::Entity::find(),
        id: expertvraag::Column::Id,
        visible: move |actor: &Actor| expertvragen::visible(actor, op.today()),
    };
    rows.seen(op, change, id).await?;
    let (row, openbaar) = rows.held(change, id).await?;
    let answered = match row.behandelaar_id {
        // tidy: all rows, because who answered is told of it whatever became of the term
        Some(term) => expert::Entity::find_by_id(term).one(&**change).await?,
        None => None,
    };
    let answered = answered.and_then(|term| term.member_id);
    let mut makers: Vec<Uuid> = row.vrager_id.into_iter().chain(answered).collect();
    makers.dedup();
    let stand = Stand::of(row.verborgen_op.is_some(), openbaar);
    Ok(Gehouden { stand, makers })
}

async fn overname(op: &Op, change: &Change, id: Uuid) -> Result<Gehouden> {
    let rows = overnames(op);
    rows.seen(op, change, id).await?;
    let (row, openbaar) = rows.held(change, id).await?;
    let makers = praktijk::facilitators(op, change, row.praktijk_id).await?;
    // That a praktijk took it over is no text.
    let stand = Stand::of(row.verborgen_op.is_some(), openbaar && row.aanpassingen.is_some());
    Ok(Gehouden { stand, makers })
}

fn overnames(op: &Op) -> Rijen<goodpractice_overname::Entity, impl Fn(&Actor) -> Condition> {
    let of = goodpractice_overname::Relation::Goodpractice.def();
    Rijen {
        select: goodpractice_overname::Entity::find().join(JoinType::InnerJoin, of),
        id: goodpractice_overname::Column::Id,
        visible: move |actor: &Actor| practices::overname_visible(actor, op.today()),
    }
}

async fn ervaring(op: &Op, change: &Change, id: Uuid) -> Result<Gehouden> {
    let of = [
        goodpractice_ervaring::Relation::Overname.def(),
        goodpractice_overname::Relation::Goodpractice.def(),
    ];
    let select = goodpractice_ervaring::Entity::find();
    let rows = Rijen {
        select: of
            .into_iter()
            .fold(select, |rows, of| rows.join(JoinType::InnerJoin, of)),
        id: goodpractice_ervaring::Column::Id,
        visible: move |actor: &Actor| practices::ervaring_visible(actor, op.today()),
    };
    let seen = rows.seen(op, change, id).await?;
    let (overname, _) = overnames(op).held(change, seen.overname_id).await?;
    let (row, openbaar) = rows.held(change, id).await?;
    let makers = praktijk::facilitators(op, change, overname.praktijk_id).await?;
    let stand = Stand::of(row.verborgen_op.is_some(), openbaar);
    Ok(Gehouden { stand, makers })
}

async fn canvas(op: &Op, change: &Change, id: Uuid) -> Result<Gehouden> {
    let rows = Rijen {
        select: canvas::Entity::find(),
        id: canvas::Column::Id,
        visible: move |actor: &Actor| canvassen::visible(actor, op.today()),
    };
    let seen = rows.seen(op, change, id).await?;
    hold_praktijk(op, change, seen.praktijk_id).await?;
    let (row, openbaar) = rows.held(change, id).await?;
    let makers = facilitators(op, change, row.praktijk_id).await?;
    let stand = Stand::of(row.verborgen_op.is_some(), openbaar);
    Ok(Gehouden { stand, makers })
}

async fn activiteit(op: &Op, change: &Change, id: Uuid) -> Result<Gehouden> {
    let rows = Rijen {
        select: activiteit::Entity::find(),
        id: activiteit::Column::Id,
        visible: move |actor: &Actor| activiteiten::visible(actor, op.today()),
    };
    rows.seen(op, change, id).await?;
    let (row, openbaar) = rows.held(change, id).await?;
    let makers = facilitators(op, change, row.praktijk_id).await?;
    let stand = Stand::of(row.verborgen_op.is_some(), openbaar);
    Ok(Gehouden { stand, makers })
}

async fn meting(op: &Op, change: &Change, id: Uuid) -> Result<Gehouden> {
    let rows = Rijen {
        select: meting::Entity::find(),
        id: meting::Column::Id,
        visible: move |actor: &Actor| metingen::visible(actor, op.today()),
    };
    let seen = rows.seen(op, change, id).await?;
    hold_praktijk(op, change, Some(seen.praktijk_id)).await?;
    let (row, _) = rows.held(change, id).await?;
    let makers = praktijk::facilitators(op, change, row.praktijk_id).await?;
    let openbaar = metingen::gedeeld(&row) && row.samenvatting.is_some();
    let stand = Stand::of(row.verborgen_op.is_some(), openbaar);
    Ok(Gehouden { stand, makers })
}

/// Changes of what a praktijk writes hold the praktijk first.
async fn hold_praktijk(op: &Op, change: &Change, praktijk: Option<Uuid>) -> Result<()> {
    if let Some(id) = praktijk {
        praktijk::hold(op, change, id).await?;
    }
    Ok(())
}

async fn facilitators(op: &Op, change: &Change, praktijk: Option<Uuid>) -> Result<Vec<Uuid>> {
    match praktijk {
        Some(id) => praktijk::facilitators(op, change, id).await,
        None => Ok(Vec::new()),
    }
}

/// Hides a text that is held.
pub(super) async fn verberg(op: &Op, change: &Change, over: Onderwerp) -> Result<()> {
    mark(op, change, over, Some(op.now())).await
}

/// Shows a text that is held again.
pub(super) async fn toon(op: &Op, change: &Change, over: Onderwerp) -> Result<()> {
    mark(op, change, over, None).await?;
    if over.soort == Soort::Canvas {
        canvassen::weer_getoond(change, over.id).await?;
    }
    Ok(())
}

/// The tables with texts have these columns in common.
async fn mark(op: &Op, change: &Change, over: Onderwerp, sinds: Option<DateTime<Utc>>) -> Result<()> {
    let table = match over.soort {
        Soort::ExpertVraag => "expertvraag",
        Soort::GoodPracticeOvername => "goodpractice_overname",
        Soort::GoodPracticeErvaring => "goodpractice_ervaring",
        Soort::Canvas => "canvas",
        Soort::Activiteit => "activiteit",
        Soort::Meting => "meting",
    };
    let values = Query::update()
        .table(table)
        .value("verborgen_op", sinds)
        .value("version", Expr::col("version").add(1))
        .value("updated_at", op.now())
        .and_where(Expr::col("id").eq(over.id))
        .take();
    change.execute(&values).await?;
    Ok(())
}
