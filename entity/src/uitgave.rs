//! A release that somebody made to work with elsewhere: the figures in it, and the sums of the files that are made of them.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey,
    DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// What a release is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Soort {
    /// A table of how many leervragen.
    Kruistabel,
    /// A row for each leervraag.
    Leervragen,
    /// The ontwikkelopgaven of an adopted edition, and what each rests on.
    Ontwikkelopgaven,
    /// What Lerende Praktijken measured, as analysts read it.
    Metingen,
    /// The texts of published leervragen, as everybody reads them.
    Leervraagteksten,
}

/// One row of `uitgave`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "uitgave")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who made it, and who alone reads it.
    pub member_id: Uuid,
    /// A hash of what is in it; with the member it is unique.
    #[sea_orm(column_type = "Text")]
    pub kenmerk: String,
    pub soort: Soort,
    /// JSON: what was asked, and the rows of the released tables that answer it.
    #[sea_orm(column_type = "Text")]
    pub inhoud: String,
    /// JSON: each file with its size and its SHA-256.
    #[sea_orm(column_type = "Text")]
    pub bestanden: String,
    /// Rows of a file, its head not among them.
    pub rijen: i64,
    /// The day on which it was made.
    pub peildatum: Date,
    pub created_at: DateTimeUtc,
}

/// No joins: a release is read by its maker and by its name.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
