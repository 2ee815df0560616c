//! A good practice answers a leervraag.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `goodpractice_leervraag`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "goodpractice_leervraag")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub goodpractice_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub leervraag_id: Uuid,
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
        belongs_to = "crate::leervraag::Entity",
        from = "Column::LeervraagId",
        to = "crate::leervraag::Column::Id"
    )]
    Leervraag,
}

impl ActiveModelBehavior for ActiveModel {}
