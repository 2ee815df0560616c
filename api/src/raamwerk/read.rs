//! Reading frameworks and their elements.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{
    raamwerk,
    raamwerk_element::{self, Soort},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

use super::{policy, rules};
use crate::{
    db::valid_on,
    error::Result,
    graph::{Key, Op, load::by_id},
};

/// The frameworks that the actor may see.
fn list(op: &Op) -> Select<raamwerk::Entity> {
    raamwerk::Entity::find().filter(policy::visible(&op.actor))
}

/// The elements of frameworks that the actor may see.
fn elements(op: &Op) -> Select<raamwerk_element::Entity> {
    raamwerk_element::Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, raamwerk);

/// Which version of a framework is meant.
#[derive(Clone, Debug)]
pub(super) enum Version {
    /// The one of this name.
    Named(String),
    /// The one that holds on a day; the youngest, should several hold.
    On(NaiveDate),
}

/// One version of a framework.
pub(super) async fn framework(
    op: &Op,
    code: rules::Code,
    version: Version,
) -> Result<Option<raamwerk::Model>> {
    use raamwerk::Column;
    let version = match version {
        // PostgreSQL takes no NUL in a text, and no version has one in its name.
        Version::Named(name) if name.contains('\0') => return Ok(None),
        Version::Named(name) => Condition::all().add(Column::Versie.eq(name)),
        Version::On(day) => valid_on(Column::GeldigVan, Column::GeldigTot, day),
    };
    Ok(list(op)
        .filter(Column::Code.eq(code.as_str()))
        .filter(version)
        .order_by_desc(Column::GeldigVan)
        .order_by_desc(Column::Id)
        .one(op.read())
        .await?)
}

/// The factors of the version that holds on `day`, cluster by cluster.
pub(super) async fn factors_on(op: &Op, day: NaiveDate) -> Result<Vec<raamwerk_element::Model>> {
    let kinds = [Soort::Cluster, Soort::Factor];
    let mut rows = elements_on(op, rules::Code::Verwoerdt, day, kinds).await?;
    rows.retain(|row| row.soort == Soort::Factor);
    Ok(rows)
}

/// The forms of collaboration of the version that holds on `day`: every main form, followed by its variants.
pub(super) async fn forms_on(op: &Op, day: NaiveDate) -> Result<Vec<raamwerk_element::Model>> {
    elements_on(op, rules::Code::Cop, day, [Soort::Hoofdvorm, Soort::Variant]).await
}

/// The elements of the version that holds on `day`, of the given kinds, in reading order.
async fn elements_on(
    op: &Op,
    code: rules::Code,
    day: NaiveDate,
    kinds: [Soort; 2],
) -> Result<Vec<raamwerk_element::Model>> {
    use raamwerk_element::Column;
    let Some(framework) = framework(op, code, Version::On(day)).await? else {
        return Ok(Vec::new());
    };
    let rows = elements(op)
        .filter(Column::RaamwerkId.eq(framework.id))
        .filter(Column::Soort.is_in(kinds))
        .all(op.read())
        .await?;
    Ok(rules::in_reading_order(rows))
}

/// One element by its key, if it is of a kind that is meant: elements of all kinds stand in one table.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Element {
    id: Uuid,
    kinds: &'static [Soort],
}

/// A parameter of the Gerdes framework.
pub(crate) fn parameter(id: Uuid) -> Element {
    let kinds = &[Soort::Parameter];
    Element { id, kinds }
}

/// A level of a parameter.
pub(crate) fn niveau(id: Uuid) -> Element {
    let kinds = &[Soort::Niveau];
    Element { id, kinds }
}

/// A cluster of werkzame factoren.
pub(crate) fn cluster(id: Uuid) -> Element {
    let kinds = &[Soort::Cluster];
    Element { id, kinds }
}

/// A werkzame factor.
pub(crate) fn factor(id: Uuid) -> Element {
    let kinds = &[Soort::Factor];
    Element { id, kinds }
}

/// A form of collaboration: a main form or a variant of one.
pub(crate) fn vorm(id: Uuid) -> Element {
    let kinds = &[Soort::Hoofdvorm, Soort::Variant];
    Element { id, kinds }
}

impl Key for Element {
    type Row = raamwerk_element::Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let wanted = op
            .db
            .any_of(raamwerk_element::Column::Id, keys.iter().map(|key| key.id));
        let rows = elements(op).filter(wanted).all(op.read()).await?;
        let rows: HashMap<Uuid, Self::Row> = rows.into_iter().map(|row| (row.id, row)).collect();
        let meant = |key: &&Self| rows.get(&key.id).filter(|row| key.kinds.contains(&row.soort));
        Ok(keys
            .iter()
            .filter_map(|key| meant(&key).map(|row| (key.clone(), row.clone())))
            .collect())
    }
}

/// The parameters of a framework, in its order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Parameters(pub(super) Uuid);

impl Key for Parameters {
    type Row = Vec<raamwerk_element::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        use raamwerk_element::Column;
        let rows = elements(op)
            .filter(op.db.any_of(Column::RaamwerkId, keys.iter().map(|key| key.0)))
            .filter(Column::Soort.eq(Soort::Parameter))
            .order_by_asc(Column::Volgorde)
            .order_by_asc(Column::Id)
            .all(op.read())
            .await?;
        Ok(gathered(rows, |row| Some(Self(row.raamwerk_id))))
    }
}

/// The children of an element, in their order: levels, factors or variants.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Children(pub(super) Uuid);

impl Key for Children {
    type Row = Vec<raamwerk_element::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        use raamwerk_element::Column;
        let rows = elements(op)
            .filter(op.db.any_of(Column::OuderId, keys.iter().map(|key| key.0)))
            .order_by_asc(Column::Volgorde)
            .order_by_asc(Column::Id)
            .all(op.read())
            .await?;
        Ok(gathered(rows, |row| row.ouder_id.map(Self)))
    }
}

fn gathered<K: Key<Row = Vec<raamwerk_element::Model>>>(
    rows: Vec<raamwerk_element::Model>,
    key: impl Fn(&raamwerk_element::Model) -> Option<K>,
) -> HashMap<K, K::Row> {
    let mut found: HashMap<K, K::Row> = HashMap::new();
    for row in rows {
        if let Some(key) = key(&row) {
            found.entry(key).or_default().push(row);
        }
    }
    found
}
