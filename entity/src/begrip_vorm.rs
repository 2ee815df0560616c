//! A form in which a begrip is said: the term itself, a synonym, an abbreviation.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `begrip_vorm`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "begrip_vorm")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub begrip_id: Uuid,
    /// The stems by which it is searched, separated by spaces.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub sleutel: String,
    #[sea_orm(column_type = "Text")]
    pub vorm: String,
    pub soort: Soort,
}

/// What kind of form it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Soort {
    /// The term of the begrip.
    Term,
    /// Another word for the same.
    Synoniem,
    /// Letters that stand for it.
    Afkorting,
    /// Another spelling, or another name of who does it.
    Variant,
}

/// The joins that queries use.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::begrip::Entity",
        from = "Column::BegripId",
        to = "crate::begrip::Column::Id"
    )]
    Begrip,
}

impl ActiveModelBehavior for ActiveModel {}
