//! An e-mail address that an identity provider of an association gave with a membership: for that association alone. It
//! never tells who somebody is.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `scim_email`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scim_email")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub lidmaatschap_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub waarde: String,
    /// The address with small letters, to look it up by.
    #[sea_orm(column_type = "Text")]
    pub waarde_klein: String,
    /// `work`, `home` or `other`.
    #[sea_orm(column_type = "Text", nullable)]
    pub soort: Option<String>,
    /// Whether it is the first to be used.
    pub hoofd: bool,
    /// Its place among those of the membership.
    pub volgorde: i32,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
