//! Reading deliveries: always through [`policy`].

use std::collections::HashMap;

use entity::{
    aansluiting,
    inzending::{Column, Entity, Model},
    inzending_regel::{self, Uitkomst, Veld},
};
use sea_orm::{
    ActiveEnum, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::policy;
use crate::{
    error::{Result, Uitleg},
    graph::{Key, Kind, Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
};

/// Last delivered first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// As the rows stand in the file.
pub(super) const NUMMER: Order<inzending_regel::Entity> = Order {
    name: "nummer",
    column: inzending_regel::Column::Nummer,
    id: inzending_regel::Column::Id,
    desc: false,
    place: |row| (SortValue::Getal(row.nummer), row.id),
};

/// The deliveries that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

/// The rows of deliveries that the actor may see.
fn regels(op: &Op) -> Select<inzending_regel::Entity> {
    inzending_regel::Entity::find().filter(policy::visible_regels(&op.actor))
}

by_id!(list, inzending);

by_id!(RegelById: regels, inzending_regel);

/// The rows of a delivery with one outcome, or all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Regels(pub(super) Option<Uitkomst>);

impl Nested for Regels {
    type Entity = inzending_regel::Entity;

    fn rows(self, op: &Op) -> Select<inzending_regel::Entity> {
        let wanted = self.0.map(|one| inzending_regel::Column::Uitkomst.eq(one));
        regels(op).filter(Condition::all().add_option(wanted))
    }

    fn parent(self) -> ParentColumn {
        inzending_regel::Column::InzendingId.as_column_ref()
    }

    fn order(self) -> &'static Order<inzending_regel::Entity> {
        &NUMMER
    }
}

/// How an association delivers.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct AansluitingVan(pub(super) Uuid);

impl Key for AansluitingVan {
    type Row = aansluiting::Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let may_see = |key: &&Self| policy::may_see_settings(&op.actor, key.0);
        let keys = keys.iter().filter(may_see).map(|key| key.0);
        let wanted = op.db.any_of(aansluiting::Column::BeroepsverenigingId, keys);
        let rows = aansluiting::Entity::find().filter(wanted).all(op.read()).await?;
        let found = rows.into_iter().map(|row| (Self(row.beroepsvereniging_id), row));
        Ok(found.collect())
    }
}

/// A delivery by its key, if the actor may see it.
pub(super) async fn een(op: &Op, id: Uuid) -> Result<Option<Model>> {
    Ok(list(op).filter(Column::Id.eq(id)).one(op.read()).await?)
}

/// The first line of a return file: the names of its columns.
pub(super) const RETOURKOP: &str = "rij;lidnummer;uitkomst;code;kolom;toelichting;id\r\n";

/// Rows of a return file that are read at once.
const PARTIJ: u64 = 1_000;

/// The next part of a return file, and the row after which it goes on; nothing after the last.
pub(super) async fn retour(op: &Op, inzending: Uuid, after: i32) -> Result<Option<(String, i32)>> {
    let rows = regels(op)
        .filter(inzending_regel::Column::InzendingId.eq(inzending))
        .filter(inzending_regel::Column::Nummer.gt(after))
        .order_by_asc(inzending_regel::Column::Nummer)
        .limit(PARTIJ)
        .all(op.read())
        .await?;
    let Some(last) = rows.last().map(|row| row.nummer) else {
        return Ok(None);
    };
    let part = rows.iter().map(|row| retourregel(op, row)).collect();
    Ok(Some((part, last)))
}

/// One row of a return file. Nothing in it came from the file but the lidnummer, which has no separator or quote in it.
fn retourregel(op: &Op, row: &inzending_regel::Model) -> String {
    let rij = if row.afwezig {
        String::new()
    } else {
        row.nummer.to_string()
    };
    let lidnummer = row.lidnummer.as_deref().unwrap_or_default();
    let code = row.code.map(|code| code.to_value()).unwrap_or_default();
    let veld = row
        .veld
        .map(|veld: Veld| veld.to_value().to_lowercase())
        .unwrap_or_default();
    let uitleg = row
        .code
        .map(|code| code.uitleg(op.taal).replace('"', "'"))
        .unwrap_or_default();
    let gemaakt = row
        .lidmaatschap_id
        .map(|id| Kind::Lidmaatschap.id(id).to_string());
    format!(
        "{rij};{lidnummer};{};{code};{veld};\"{uitleg}\";{}\r\n",
        row.uitkomst.to_value(),
        gemaakt.unwrap_or_default()
    )
}
