//! An ontwikkelopgave in one edition of an agenda.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `opgave`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opgave")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub editie_id: Uuid,
    /// Its place within the edition, from 1.
    pub nummer: i32,
    #[sea_orm(column_type = "Text")]
    pub titel: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub omschrijving: Option<String>,
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
        belongs_to = "crate::editie::Entity",
        from = "Column::EditieId",
        to = "crate::editie::Column::Id"
    )]
    Editie,
}

impl ActiveModelBehavior for ActiveModel {}
