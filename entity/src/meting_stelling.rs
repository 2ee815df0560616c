//! How many respondents of a measurement agreed with a statement. One that was not put to them has no row.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `meting_stelling`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "meting_stelling")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub meting_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub stelling_id: Uuid,
    /// How many agree.
    pub eens: i32,
    /// How many said whether they agree.
    pub geldig: i32,
    /// How many did not know.
    pub weet_niet: i32,
}

/// The joins that queries use.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::stelling::Entity",
        from = "Column::StellingId",
        to = "crate::stelling::Column::Id"
    )]
    Stelling,
}

impl ActiveModelBehavior for ActiveModel {}
