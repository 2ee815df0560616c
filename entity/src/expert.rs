//! Somebody who knows about working together and may be asked, for a term.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `expert`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "expert")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Empty for who is no member, and when the person was erased.
    pub member_id: Option<Uuid>,
    /// The name under which the person was published; empty for a member.
    #[sea_orm(column_type = "Text", nullable)]
    pub naam: Option<String>,
    /// What the person does.
    #[sea_orm(column_type = "Text", nullable)]
    pub functie: Option<String>,
    /// What the person knows about, in words.
    #[sea_orm(column_type = "Text", nullable)]
    pub expertise: Option<String>,
    /// Where a published name stands.
    #[sea_orm(column_type = "Text", nullable)]
    pub bron: Option<String>,
    /// The first day of the term.
    pub van: Date,
    /// The day after the last; empty while no end is known.
    pub tot: Option<Date>,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
