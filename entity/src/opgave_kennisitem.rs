//! An ontwikkelopgave points to knowledge that exists.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `opgave_kennisitem`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opgave_kennisitem")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub opgave_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kennisitem_id: Uuid,
}

/// The joins that queries use.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::opgave::Entity",
        from = "Column::OpgaveId",
        to = "crate::opgave::Column::Id"
    )]
    Opgave,
    #[sea_orm(
        belongs_to = "crate::kennisitem::Entity",
        from = "Column::KennisitemId",
        to = "crate::kennisitem::Column::Id"
    )]
    Kennisitem,
}

impl ActiveModelBehavior for ActiveModel {}
