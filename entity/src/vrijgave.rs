//! The figures that were released about what was published in one quarter. Once released they are what everybody gets.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `vrijgave`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vrijgave")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The first day of the quarter.
    pub kwartaal: Date,
    /// The least number that it shows; with the quarter it is unique.
    pub celgrens: i32,
    /// JSON: the tables as they left the rule for small cells. No number in it is under `celgrens`.
    #[sea_orm(column_type = "Text")]
    pub inhoud: String,
    /// When thema's and ontwikkelopgaven were last looked at again.
    pub herzien_op: DateTimeUtc,
    pub created_at: DateTimeUtc,
}

/// No joins: a release stands by itself.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
