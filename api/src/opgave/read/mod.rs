//! Reading ontwikkelopgaven and what they rest on: always through [`policy`].

mod spoor;
mod vergelijking;

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{
    agenda::Domein,
    goodpractice_opgave, leervraag, onderbouwing, opgave,
    opgave::{Column, Entity},
    opgave_activiteit, opgave_herkomst, opgave_kennisitem, opgave_thema, opgave_vervallen,
};
use futures::future::try_join_all;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    RelationTrait, Select,
};
use uuid::Uuid;

pub(crate) use self::spoor::SpoorOf;
pub(super) use self::vergelijking::{Vergelijking, vergelijking};
use super::policy;
use crate::{
    agenda,
    error::{Error, Result},
    graph::{Key, Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
};

/// Newest first, so that those of the latest edition come first.
pub(crate) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// By number within the edition.
pub(crate) const NUMMER: Order<Entity> = Order {
    name: "nummer",
    column: Column::Nummer,
    id: Column::Id,
    desc: false,
    place: |row| (SortValue::Getal(row.nummer), row.id),
};

/// Onderbouwingen, last added first.
pub(super) const LAATSTE: Order<onderbouwing::Entity> = Order {
    name: "laatste",
    column: onderbouwing::Column::CreatedAt,
    id: onderbouwing::Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// Which ontwikkelopgaven a list holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    /// In one of these editions; empty means "any".
    pub(super) editie: Vec<Uuid>,
    /// In an edition of the agenda of this domain.
    pub(super) domein: Option<Domein>,
    /// In an edition that was adopted and holds on this day.
    pub(super) geldig_op: Option<NaiveDate>,
}

/// The ontwikkelopgaven that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, opgave);

/// The ontwikkelopgaven that the actor may see and that pass the filter.
pub(super) fn filtered(op: &Op, filter: Filter) -> Select<Entity> {
    let (domein, day) = (filter.domein, filter.geldig_op);
    let named = (!filter.editie.is_empty()).then(|| op.db.any_of((Entity, Column::EditieId), filter.editie));
    let of = (domein.is_some() || day.is_some()).then(|| agenda::edities_of(op, domein, day));
    list(op).filter(
        Condition::all()
            .add_option(named)
            .add_option(of.map(|edities| Column::EditieId.in_subquery(edities))),
    )
}

/// The leervragen beneath one of these ontwikkelopgaven, as far as the actor may see the ontwikkelopgave.
pub(crate) fn founded(op: &Op, opgaven: Vec<Uuid>) -> Condition {
    use onderbouwing::Column as Onderbouwing;
    let leervragen = onderbouwing::Entity::find()
        .select_only()
        .column(Onderbouwing::LeervraagId)
        .join(JoinType::InnerJoin, onderbouwing::Relation::Opgave.def())
        .filter(policy::visible(&op.actor))
        .filter(
            op.db
                .any_of((onderbouwing::Entity, Onderbouwing::OpgaveId), opgaven),
        );
    Condition::all().add(leervraag::Column::Id.in_subquery(leervragen.into_query()))
}

/// What a list of ontwikkelopgaven may hang under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Under {
    /// The edition that they stand in; by number.
    Editie,
    /// The thema that they adopted; newest first.
    Thema,
    /// The leervraag that they rest on; newest first.
    Leervraag,
    /// The kennisitem that they point to; newest first.
    Kennisitem,
    /// The activiteit that they point to; newest first.
    Activiteit,
    /// The good practice that works on them; newest first.
    GoodPractice,
    /// The later ontwikkelopgave that comes from them; by number.
    Opvolger,
    /// The earlier ontwikkelopgave that they come from; newest first, because it may have been continued twice.
    Voorganger,
}

impl Nested for Under {
    type Entity = Entity;

    /// The parent's key, as a column of the rows beneath it.
    fn parent(self) -> ParentColumn {
        match self {
            Self::Editie => Column::EditieId.as_column_ref(),
            Self::Thema => opgave_thema::Column::ThemaId.as_column_ref(),
            Self::Leervraag => onderbouwing::Column::LeervraagId.as_column_ref(),
            Self::Kennisitem => opgave_kennisitem::Column::KennisitemId.as_column_ref(),
            Self::Activiteit => opgave_activiteit::Column::ActiviteitId.as_column_ref(),
            Self::GoodPractice => goodpractice_opgave::Column::GoodpracticeId.as_column_ref(),
            Self::Opvolger => opgave_herkomst::Column::OpgaveId.as_column_ref(),
            Self::Voorganger => opgave_herkomst::Column::VoorgangerId.as_column_ref(),
        }
    }

    fn order(self) -> &'static Order<Entity> {
        match self {
            Self::Editie | Self::Opvolger => &NUMMER,
            Self::Thema
            | Self::Leervraag
            | Self::Voorganger
            | Self::Kennisitem
            | Self::Activiteit
            | Self::GoodPractice => &NIEUWSTE,
        }
    }

    fn rows(self, op: &Op) -> Select<Entity> {
        let rows = list(op);
        match self {
            Self::Editie => rows,
            Self::Thema => rows.join(JoinType::InnerJoin, opgave_thema::Relation::Opgave.def().rev()),
            Self::Leervraag => rows.join(JoinType::InnerJoin, onderbouwing::Relation::Opgave.def().rev()),
            Self::Kennisitem => rows.join(
                JoinType::InnerJoin,
                opgave_kennisitem::Relation::Opgave.def().rev(),
            ),
            Self::Activiteit => rows.join(
                JoinType::InnerJoin,
                opgave_activiteit::Relation::Opgave.def().rev(),
            ),
            Self::GoodPractice => rows.join(
                JoinType::InnerJoin,
                goodpractice_opgave::Relation::Opgave.def().rev(),
            ),
            Self::Opvolger => rows.join(
                JoinType::InnerJoin,
                opgave_herkomst::Relation::Voorganger.def().rev(),
            ),
            Self::Voorganger => rows.join(JoinType::InnerJoin, opgave_herkomst::Relation::Opgave.def().rev()),
        }
    }
}

/// The onderbouwingen that the actor may see.
pub(super) fn onderbouwingen(op: &Op) -> Select<onderbouwing::Entity> {
    onderbouwing::Entity::find()
        .join(JoinType::InnerJoin, onderbouwing::Relation::Opgave.def())
        .join(JoinType::InnerJoin, onderbouwing::Relation::Leervraag.def())
        .filter(policy::onderbouwing_visible(&op.actor))
}

by_id!(OnderbouwingById: onderbouwingen, onderbouwing);

/// The onderbouwingen of an ontwikkelopgave, last added first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Onderbouwingen;

impl Nested for Onderbouwingen {
    type Entity = onderbouwing::Entity;

    fn rows(self, op: &Op) -> Select<onderbouwing::Entity> {
        onderbouwingen(op)
    }

    fn parent(self) -> ParentColumn {
        onderbouwing::Column::OpgaveId.as_column_ref()
    }

    fn order(self) -> &'static Order<onderbouwing::Entity> {
        &LAATSTE
    }
}

/// Adopted thema's, last adopted first.
pub(super) const LAATST_OVERGENOMEN: Order<opgave_thema::Entity> = Order {
    name: "laatst_overgenomen",
    column: opgave_thema::Column::CreatedAt,
    id: opgave_thema::Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The adoptions of a thema that the actor may see.
pub(super) fn overnames(op: &Op) -> Select<opgave_thema::Entity> {
    opgave_thema::Entity::find()
        .join(JoinType::InnerJoin, opgave_thema::Relation::Opgave.def())
        .join(JoinType::InnerJoin, opgave_thema::Relation::Thema.def())
        .filter(policy::overname_visible(&op.actor))
}

by_id!(OvernameById: overnames, opgave_thema);

/// The adoptions of thema's by an ontwikkelopgave, last adopted first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Overnames;

impl Nested for Overnames {
    type Entity = opgave_thema::Entity;

    fn rows(self, op: &Op) -> Select<opgave_thema::Entity> {
        overnames(op)
    }

    fn parent(self) -> ParentColumn {
        opgave_thema::Column::OpgaveId.as_column_ref()
    }

    fn order(self) -> &'static Order<opgave_thema::Entity> {
        &LAATST_OVERGENOMEN
    }
}

/// How an ontwikkelopgave comes from the edition before; all its rows say the same, so one is enough.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct HerkomstOf(pub(super) Uuid);

impl Key for HerkomstOf {
    type Row = opgave_herkomst::Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let wanted = op.db.any_of(
            (opgave_herkomst::Entity, opgave_herkomst::Column::OpgaveId),
            keys.iter().map(|key| key.0),
        );
        let rows = opgave_herkomst::Entity::find()
            .join(JoinType::InnerJoin, opgave_herkomst::Relation::Opgave.def())
            .filter(policy::visible(&op.actor))
            .filter(wanted)
            .all(op.read())
            .await?;
        Ok(rows.into_iter().map(|row| (Self(row.opgave_id), row)).collect())
    }
}

/// The ontwikkelopgaven of an edition, by number.
pub(crate) async fn van_editie(op: &Op, editie: Uuid) -> Result<Vec<opgave::Model>> {
    let rows = list(op).filter(Column::EditieId.eq(editie));
    let rows = rows.order_by_asc(Column::Nummer).order_by_asc(Column::Id);
    Ok(rows.all(op.read()).await?)
}

/// From which ontwikkelopgave one comes, and how.
pub(crate) struct Voortzetting {
    pub(crate) opgave: Uuid,
    pub(crate) voorganger: opgave::Model,
    pub(crate) soort: opgave_herkomst::Soort,
    pub(crate) reden: String,
}

/// From which ontwikkelopgaven these come, by the number of these, as far as the actor may see both.
pub(crate) async fn voorgangers(op: &Op, opgaven: &[Uuid]) -> Result<Vec<Voortzetting>> {
    let wanted = op.db.any_of(
        (opgave_herkomst::Entity, opgave_herkomst::Column::OpgaveId),
        opgaven.iter().copied(),
    );
    let rows = opgave_herkomst::Entity::find()
        .join(JoinType::InnerJoin, opgave_herkomst::Relation::Opgave.def())
        .filter(policy::visible(&op.actor))
        .filter(wanted)
        .order_by_asc(opgave_herkomst::Column::Id)
        .all(op.read())
        .await?;
    let seen = rows.into_iter().map(async |row| {
        let voorganger = op.load(ById(row.voorganger_id)).await?;
        Ok::<_, Error>(voorganger.map(|voorganger| Voortzetting {
            opgave: row.opgave_id,
            voorganger,
            soort: row.soort,
            reden: row.reden,
        }))
    });
    let mut seen: Vec<Voortzetting> = try_join_all(seen).await?.into_iter().flatten().collect();
    seen.sort_by_key(|one| one.voorganger.nummer);
    Ok(seen)
}

/// What an edition drops, last said first.
pub(super) const LAATST_VERVALLEN: Order<opgave_vervallen::Entity> = Order {
    name: "laatste",
    column: opgave_vervallen::Column::CreatedAt,
    id: opgave_vervallen::Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// What an edition drops of the one before it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Vervallen;

impl Nested for Vervallen {
    type Entity = opgave_vervallen::Entity;

    fn rows(self, op: &Op) -> Select<opgave_vervallen::Entity> {
        // tidy: all rows, because the edition is joined and filtered by the policy of its room
        opgave_vervallen::Entity::find()
            .join(JoinType::InnerJoin, opgave_vervallen::Relation::Editie.def())
            .filter(agenda::visible(&op.actor))
    }

    fn parent(self) -> ParentColumn {
        opgave_vervallen::Column::EditieId.as_column_ref()
    }

    fn order(self) -> &'static Order<opgave_vervallen::Entity> {
        &LAATST_VERVALLEN
    }
}
