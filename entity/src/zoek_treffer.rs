//! What a search finds: a row of an answer, of which no table is kept.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "zoek_treffer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Of which table it is a row.
    pub soort: Soort,
    /// How well it answers the question.
    pub score: i32,
}

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Soort {
    #[sea_orm(string_value = "LEERVRAAG")]
    Leervraag,
    #[sea_orm(string_value = "ONTWIKKELOPGAVE")]
    Ontwikkelopgave,
    #[sea_orm(string_value = "GOOD_PRACTICE")]
    GoodPractice,
    #[sea_orm(string_value = "LERENDE_PRAKTIJK")]
    LerendePraktijk,
    #[sea_orm(string_value = "KENNISITEM")]
    Kennisitem,
    #[sea_orm(string_value = "THEMA")]
    Thema,
    #[sea_orm(string_value = "BEGRIP")]
    Begrip,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
