//! A professional term, and what it means in plain Dutch.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `begrip`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "begrip")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub status: Status,
    #[sea_orm(column_type = "Text")]
    pub term: String,
    /// In plain Dutch.
    #[sea_orm(column_type = "Text")]
    pub uitleg: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub bron: Option<String>,
    /// The member who proposed it; empty for what an editor made, and when the person was erased.
    pub voorsteller_id: Option<Uuid>,
    pub afwijsreden: Option<Afwijsreden>,
    #[sea_orm(column_type = "Text", nullable)]
    pub afwijstoelichting: Option<String>,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// A member proposed it.
    Voorgesteld,
    /// Editors work on it.
    Concept,
    /// Everybody reads it, and search knows it.
    Gepubliceerd,
    /// An editor refused it.
    Afgewezen,
    /// The member took the proposal back.
    Ingetrokken,
}

/// Why an editor refused it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Afwijsreden {
    /// It is there already.
    BestaatAl,
    /// An ordinary word.
    GeenVakterm,
    /// Nobody learns from it what the term means.
    Onduidelijk,
    /// None of the others.
    Anders,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
