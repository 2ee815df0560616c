//! An activity of the platform where leervragen can come up.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey,
    DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `activiteit`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activiteit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub titel: String,
    pub soort: Soort,
    pub status: Status,
    /// Dutch local date; empty while it is not set.
    pub datum: Option<Date>,
    #[sea_orm(column_type = "Text")]
    pub omschrijving: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub locatie: Option<String>,
    /// Whether one can take part from elsewhere.
    pub online: bool,
    /// The Lerende Praktijk that holds it; empty for one of the platform.
    pub praktijk_id: Option<Uuid>,
    #[sea_orm(column_type = "Text", nullable)]
    pub bron: Option<String>,
    /// Since when editors hide it from others; empty while they do not.
    pub verborgen_op: Option<DateTimeUtc>,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// What kind of activity it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Soort {
    /// An afternoon of dialogue.
    Dialoogmiddag,
    /// A webinar.
    Webinar,
    /// A meeting of experts.
    Expertgroep,
    /// A day of doing.
    DoenDag,
    /// None of the others.
    Overig,
}

/// Whether it was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// It is to be held.
    Gepland,
    /// It was held.
    Gehouden,
    /// It is not held.
    Afgelast,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
