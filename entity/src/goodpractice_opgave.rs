//! A good practice works on an ontwikkelopgave.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `goodpractice_opgave`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "goodpractice_opgave")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub goodpractice_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub opgave_id: Uuid,
}

/// The joins that queries use.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::goodpractice::Entity",
        from = "Column::GoodpracticeId",
        to = "crate::goodpractice::Column::Id"
    )]
    Goodpractice,
    #[sea_orm(
        belongs_to = "crate::opgave::Entity",
        from = "Column::OpgaveId",
        to = "crate::opgave::Column::Id"
    )]
    Opgave,
}

impl ActiveModelBehavior for ActiveModel {}
