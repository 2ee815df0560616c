//! A good practice as it was written down from one change to the next.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `goodpractice_versie`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "goodpractice_versie")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub goodpractice_id: Uuid,
    /// Counts from 1 within a good practice.
    pub nummer: i32,
    /// Who made this version.
    pub auteur_id: Option<Uuid>,
    /// When editors shared it; none when they did not.
    pub gedeeld_op: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text")]
    pub titel: String,
    /// What is done, and how.
    #[sea_orm(column_type = "Text")]
    pub wat: String,
    /// For whom it is.
    #[sea_orm(column_type = "Text")]
    pub voor_wie: String,
    /// What it takes in time.
    #[sea_orm(column_type = "Text", nullable)]
    pub tijd: Option<String>,
    /// What it takes in money.
    #[sea_orm(column_type = "Text", nullable)]
    pub kosten: Option<String>,
    /// What must be there for it to work.
    #[sea_orm(column_type = "Text", nullable)]
    pub voorwaarden: Option<String>,
    /// What stood in the way.
    #[sea_orm(column_type = "Text", nullable)]
    pub belemmering: Option<String>,
    /// Where it was described.
    #[sea_orm(column_type = "Text", nullable)]
    pub bron: Option<String>,
    pub created_at: DateTimeUtc,
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
}

impl ActiveModelBehavior for ActiveModel {}
