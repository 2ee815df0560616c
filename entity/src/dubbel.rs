//! A leervraag was found to be nearly equal to another one when it was offered; an editor decides whether it is.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `dubbel`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dubbel")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The one that was offered.
    pub leervraag_id: Uuid,
    /// The one that was there.
    pub ander_id: Uuid,
    /// How much alike their words were, in hundredths.
    pub score: i32,
    /// When an editor said that they ask different things.
    pub andere_vraag_op: Option<DateTimeUtc>,
    /// That editor.
    pub door_id: Option<Uuid>,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
