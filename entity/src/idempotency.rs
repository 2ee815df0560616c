//! A change that was done under an `Idempotency-Key`, kept for 24 hours so that a retry is answered
//! and not repeated.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `idempotency`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency")]
pub struct Model {
    /// Who sent the key, so that two clients never share one.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub actor: String,
    /// The key as sent.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub sleutel: String,
    /// The place of the mutation among the root fields of the request.
    #[sea_orm(primary_key, auto_increment = false)]
    pub volgnummer: i32,
    /// Of what was asked; another hash under the same key is a conflict.
    #[sea_orm(column_type = "Text")]
    pub hash: String,
    /// The object that the change made or touched.
    pub resultaat_id: Option<Uuid>,
    /// What else a retry must be told, as JSON of keys, codes and places; never a text of a person.
    #[sea_orm(column_type = "Text", nullable)]
    pub uitkomst: Option<String>,
    pub created_at: DateTimeUtc,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
