//! An ontwikkelopgave comes from one of the edition before it: one row for each pair. All rows of one ontwikkelopgave say
//! the same about kind and reason.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `opgave_herkomst`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opgave_herkomst")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The later one.
    pub opgave_id: Uuid,
    /// The one of the edition before.
    pub voorganger_id: Uuid,
    pub soort: Soort,
    #[sea_orm(column_type = "Text")]
    pub reden: String,
    /// The editor who said so.
    pub door_id: Option<Uuid>,
    pub created_at: DateTimeUtc,
}

/// How an ontwikkelopgave comes from what stood in the edition before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Soort {
    /// The same in the same words.
    Ongewijzigd,
    /// The same in other words.
    Herformuleerd,
    /// One of several that one became.
    Gesplitst,
    /// One that several became.
    Samengevoegd,
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
        belongs_to = "crate::opgave::Entity",
        from = "Column::VoorgangerId",
        to = "crate::opgave::Column::Id"
    )]
    Voorganger,
}

impl ActiveModelBehavior for ActiveModel {}
