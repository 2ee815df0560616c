//! A werkzame factor that an inzicht is filed under.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `inzicht_factor`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inzicht_factor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub inzicht_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub element_id: Uuid,
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
