//! What was seen to work or to hinder in a measurement, under a factor.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `meting_observatie`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "meting_observatie")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub meting_id: Uuid,
    pub factor_id: Uuid,
    pub soort: Soort,
    #[sea_orm(column_type = "Text")]
    pub tekst: String,
    /// From 1 within the measurement.
    pub nummer: i32,
}

/// What an observation is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Soort {
    /// Something that works.
    WerkzaamElement,
    /// Something that hinders.
    Belemmering,
}

/// The joins that queries use.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::meting::Entity",
        from = "Column::MetingId",
        to = "crate::meting::Column::Id"
    )]
    Meting,
}

impl ActiveModelBehavior for ActiveModel {}
