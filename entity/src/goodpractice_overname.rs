//! A Lerende Praktijk took a good practice over, from a day and, it may be, up to a day.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `goodpractice_overname`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "goodpractice_overname")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub goodpractice_id: Uuid,
    /// The Lerende Praktijk that took it over.
    pub praktijk_id: Uuid,
    pub sinds: Date,
    /// First day on which it is no longer used.
    pub tot: Option<Date>,
    /// What is done in another way there.
    #[sea_orm(column_type = "Text", nullable)]
    pub aanpassingen: Option<String>,
    /// Since when editors hide the adaptations from others; empty while they do not.
    pub verborgen_op: Option<DateTimeUtc>,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
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
