//! What a Lerende Praktijk experienced with a good practice that it took over, on a day.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey,
    DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `goodpractice_ervaring`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "goodpractice_ervaring")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub overname_id: Uuid,
    pub oordeel: Oordeel,
    #[sea_orm(column_type = "Text")]
    pub tekst: String,
    pub datum: Date,
    /// Whether others than the praktijk and editors read it.
    pub gedeeld: bool,
    /// Since when editors hide it from others; empty while they do not.
    pub verborgen_op: Option<DateTimeUtc>,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// Whether a good practice worked where it was taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Oordeel {
    /// It works.
    Werkt,
    /// It works in part.
    WerktDeels,
    /// It does not work.
    WerktNiet,
    /// It is too early to say.
    TeVroeg,
}

/// The joins that queries use.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::goodpractice_overname::Entity",
        from = "Column::OvernameId",
        to = "crate::goodpractice_overname::Column::Id"
    )]
    Overname,
}

impl ActiveModelBehavior for ActiveModel {}
