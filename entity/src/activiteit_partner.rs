//! An organisation that holds an activiteit, with others or alone.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `activiteit_partner`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activiteit_partner")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub activiteit_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisatie_id: Uuid,
}

/// The joins that queries use.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::activiteit::Entity",
        from = "Column::ActiviteitId",
        to = "crate::activiteit::Column::Id"
    )]
    Activiteit,
}

impl ActiveModelBehavior for ActiveModel {}
