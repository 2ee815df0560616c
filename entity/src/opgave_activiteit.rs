//! An ontwikkelopgave points to an activity that matters for it.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `opgave_activiteit`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opgave_activiteit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub opgave_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub activiteit_id: Uuid,
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
        belongs_to = "crate::activiteit::Entity",
        from = "Column::ActiviteitId",
        to = "crate::activiteit::Column::Id"
    )]
    Activiteit,
}

impl ActiveModelBehavior for ActiveModel {}
