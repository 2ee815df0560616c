//! A leervraag that an inzicht raised.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `inzicht_leervraag`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inzicht_leervraag")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub inzicht_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub leervraag_id: Uuid,
}

/// The joins that queries use.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::inzicht::Entity",
        from = "Column::InzichtId",
        to = "crate::inzicht::Column::Id"
    )]
    Inzicht,
}

impl ActiveModelBehavior for ActiveModel {}
