//! When a leervraag was published for the first time. Kept by triggers on `leervraag`, and never changed: a leervraag that
//! is revised and published again stays in the period in which it first came out.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `publicatie`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "publicatie")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub leervraag_id: Uuid,
    pub op: DateTimeUtc,
}

/// The leervraag that came out.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::leervraag::Entity",
        from = "Column::LeervraagId",
        to = "crate::leervraag::Column::Id"
    )]
    Leervraag,
}

impl ActiveModelBehavior for ActiveModel {}
