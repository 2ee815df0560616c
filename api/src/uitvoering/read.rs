//! Reading who works on ontwikkelopgaven and how they go: always through [`policy`].

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{
    uitvoerder::{self, Column, Entity, Rol},
    voortgang,
};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait, Select, sea_query::Expr,
};
use uuid::Uuid;

use super::policy;
use crate::{
    db::valid_on,
    error::Result,
    graph::{
        Key, Nested, Op, Order, SortValue,
        load::{by_id, grouped},
        page::ParentColumn,
    },
};

/// Uitvoerders, last begun first.
pub(super) const VAN: Order<Entity> = Order {
    name: "van",
    column: Column::Van,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Dag(row.van), row.id),
};

/// Entries, last made first.
pub(super) const VOLGNUMMER: Order<voortgang::Entity> = Order {
    name: "volgnummer",
    column: voortgang::Column::Volgnummer,
    id: voortgang::Column::Id,
    desc: true,
    place: |row| (SortValue::Getal(row.volgnummer), row.id),
};

/// The uitvoerders that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find()
        .join(JoinType::InnerJoin, uitvoerder::Relation::Opgave.def())
        .filter(policy::visible(&op.actor))
}

by_id!(list, uitvoerder);

/// What a list of uitvoerders may hang under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Under {
    /// The ontwikkelopgave.
    Opgave,
    /// The beroepsvereniging that works on them.
    Vereniging,
    /// The organisatie that works on them.
    Organisatie,
}

impl Nested for Under {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        list(op)
    }

    fn parent(self) -> ParentColumn {
        match self {
            Self::Opgave => Column::OpgaveId.as_column_ref(),
            Self::Vereniging => Column::BeroepsverenigingId.as_column_ref(),
            Self::Organisatie => Column::OrganisatieId.as_column_ref(),
        }
    }

    fn order(self) -> &'static Order<Entity> {
        &VAN
    }
}

/// The trekker of an ontwikkelopgave on a day.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct TrekkerOp {
    pub(crate) opgave: Uuid,
    pub(crate) day: NaiveDate,
}

impl Key for TrekkerOp {
    type Row = uitvoerder::Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let mut found = HashMap::with_capacity(keys.len());
        for (day, opgaven) in grouped(keys, |key| (key.day, key.opgave)) {
            let rows = list(op)
                .filter(op.db.any_of((Entity, Column::OpgaveId), opgaven))
                .filter(Column::Rol.eq(Rol::Trekker))
                .filter(valid_on(Column::Van, Column::Tot, day));
            let key = |opgave| Self { opgave, day };
            let rows = rows.all(op.read()).await?;
            found.extend(rows.into_iter().map(|row| (key(row.opgave_id), row)));
        }
        Ok(found)
    }
}

/// The entries that the actor may see.
pub(super) fn regels(op: &Op) -> Select<voortgang::Entity> {
    voortgang::Entity::find()
        .join(JoinType::InnerJoin, voortgang::Relation::Opgave.def())
        .filter(policy::visible(&op.actor))
}

by_id!(VoortgangById: regels, voortgang);

/// The entries of an ontwikkelopgave, last made first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Voortgangen;

impl Nested for Voortgangen {
    type Entity = voortgang::Entity;

    fn rows(self, op: &Op) -> Select<voortgang::Entity> {
        regels(op)
    }

    fn parent(self) -> ParentColumn {
        voortgang::Column::OpgaveId.as_column_ref()
    }

    fn order(self) -> &'static Order<voortgang::Entity> {
        &VOLGNUMMER
    }
}

/// The last entry of an ontwikkelopgave: how it goes now.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct LaatsteVan(pub(crate) Uuid);

impl Key for LaatsteVan {
    type Row = voortgang::Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        use voortgang::Column as Voortgang;
        let of = (voortgang::Entity, Voortgang::OpgaveId);
        let rows = regels(op)
            .filter(op.db.any_of(of, keys.iter().map(|key| key.0)))
            .filter(Expr::cust(
                "voortgang.volgnummer =
                    (SELECT MAX(l.volgnummer) FROM voortgang l WHERE l.opgave_id = voortgang.opgave_id)",
            ));
        let rows = rows.all(op.read()).await?;
        Ok(rows.into_iter().map(|row| (Self(row.opgave_id), row)).collect())
    }
}

/// The entry that took the place of an entry.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct CorrectieVan(pub(super) Uuid);

impl Key for CorrectieVan {
    type Row = voortgang::Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let of = (voortgang::Entity, voortgang::Column::CorrigeertId);
        let rows = regels(op).filter(op.db.any_of(of, keys.iter().map(|key| key.0)));
        let rows = rows.all(op.read()).await?;
        let key = |row: voortgang::Model| Some((Self(row.corrigeert_id?), row));
        Ok(rows.into_iter().filter_map(key).collect())
    }
}
