//! A published leervraag that is in no thema: derived by the database, and kept here in order.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `ongebundeld`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ongebundeld")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub leervraag_id: Uuid,
    /// When it was published, or last taken out of a thema.
    pub sinds: DateTimeUtc,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
