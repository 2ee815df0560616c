//! Reading the queue and the decisions: always through [`policy`].

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::{
    besluit, besluit_regel,
    moderatie::{Column, Entity, Model},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

use super::{policy, rules::Soort};
use crate::{
    error::Result,
    graph::{Key, Op, Order, SortValue, load::by_id},
};

/// Who waits longest comes first.
pub(super) const OUDSTE: Order<Entity> = Order {
    name: "wacht",
    column: Column::Sinds,
    id: Column::LeervraagId,
    desc: false,
    place: |row| (SortValue::Moment(row.sinds), row.leervraag_id),
};

/// Decisions, latest first.
pub(super) const LAATSTE: Order<besluit::Entity> = Order {
    name: "laatste",
    column: besluit::Column::CreatedAt,
    id: besluit::Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// Which part of the queue a list holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    /// Waits for one of these reasons; empty means any.
    pub(super) soort: Vec<Soort>,
    /// Claimed by nobody now, or by somebody.
    pub(super) vrij: Option<bool>,
    /// Claimed by the actor now.
    pub(super) mijn: bool,
}

/// The queue, as far as the actor may see it.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

/// The part of the queue that passes the filter.
pub(super) fn filtered(op: &Op, filter: &Filter) -> Select<Entity> {
    let now = op.now();
    let reasons = filter.soort.iter().map(|soort| since(*soort).is_not_null());
    let reasons = reasons.fold(Condition::any(), Condition::add);
    let claimed = filter
        .vrij
        .map(|free| if free { claimed(now).not() } else { claimed(now) });
    let mine = op
        .actor
        .member
        .filter(|_| filter.mijn)
        .map(|me| claimed_by(me, now));
    list(op).filter(
        Condition::all()
            .add_option((!filter.soort.is_empty()).then_some(reasons))
            .add_option(claimed)
            .add_option(mine),
    )
}

fn since(soort: Soort) -> Column {
    match soort {
        Soort::Signaal => Column::SignaalSinds,
        Soort::Nieuw => Column::NieuwSinds,
        Soort::Melding => Column::MeldingSinds,
        Soort::Weerwoord => Column::WeerwoordSinds,
        Soort::Dubbel => Column::DubbelSinds,
    }
}

/// Never unknown, so that its negation is right too.
fn claimed(now: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(Column::DoorId.is_not_null())
        .add(Column::GeclaimdTot.is_not_null())
        .add(Column::GeclaimdTot.gt(now))
}

fn claimed_by(me: Uuid, now: DateTime<Utc>) -> Condition {
    claimed(now).add(Column::DoorId.eq(me))
}

/// The place of one leervraag in the queue, by the key of the leervraag.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct ByLeervraag(pub(crate) Uuid);

impl Key for ByLeervraag {
    type Row = Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Model>> {
        let wanted = op.db.any_of(Column::LeervraagId, keys.iter().map(|key| key.0));
        let rows = list(op).filter(wanted).all(op.read()).await?;
        Ok(rows
            .into_iter()
            .map(|row| (Self(row.leervraag_id), row))
            .collect())
    }
}

/// The decisions that the actor may see.
pub(super) fn besluiten(op: &Op) -> Select<besluit::Entity> {
    besluit::Entity::find().filter(policy::besluit_visible(&op.actor))
}

by_id!(BesluitById: besluiten, besluit);

/// What a decision did, in the order in which the leervragen were named; what came loose because of it comes last.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct RegelsOf(pub(super) Uuid);

impl Key for RegelsOf {
    type Row = Vec<besluit_regel::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        // tidy: all rows, because the keys are those of decisions that were already shown
        let rows = besluit_regel::Entity::find()
            .filter(
                op.db
                    .any_of(besluit_regel::Column::BesluitId, keys.iter().map(|key| key.0)),
            )
            .filter(besluit_regel::Column::Uitkomst.eq(besluit_regel::Uitkomst::Gedaan))
            .order_by_asc(besluit_regel::Column::BesluitId)
            .order_by_asc(besluit_regel::Column::Nummer)
            .all(op.read())
            .await?;
        let mut of: HashMap<Self, Self::Row> = HashMap::new();
        for row in rows {
            of.entry(Self(row.besluit_id)).or_default().push(row);
        }
        Ok(of)
    }
}
