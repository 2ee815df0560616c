//! The figures that were released of one quarter: about what was published in it, about the memberships that ran on its last day
//! and the persons behind them, or about what was measured. Once released they are what everybody gets.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey,
    DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `vrijgave`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vrijgave")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What was counted.
    pub soort: Soort,
    /// The first day of the quarter.
    pub kwartaal: Date,
    /// The least number that it shows; with the quarter and what was counted it is unique. A quarter is released once; rows of
    /// before that may be there for several.
    pub celgrens: i32,
    /// JSON: the tables as they left the rule for small cells. No number in it is under `celgrens`.
    #[sea_orm(column_type = "Text")]
    pub inhoud: String,
    /// JSON: which values stand together in each number about memberships, so that a later release can keep its distance. It
    /// stays inside, and holds no number under `celgrens` either.
    #[sea_orm(column_type = "Text", nullable)]
    pub indeling: Option<String>,
    /// When thema's and ontwikkelopgaven were last looked at again.
    pub herzien_op: DateTimeUtc,
    pub created_at: DateTimeUtc,
}

/// What figures are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Soort {
    /// Leervragen that first came out in the quarter.
    Leervragen,
    /// Memberships that ran on the last day of the quarter.
    Leden,
    /// Persons behind such memberships.
    Personen,
    /// Metingen that Lerende Praktijken adopted in the quarter.
    Metingen,
}

/// No joins: a release stands by itself.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
