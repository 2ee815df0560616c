//! One thing that was done: who, what, to which object, about whom. Holds codes and keys, never
//! free text, so that erasing a person leaves nothing to find.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `logboek`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "logboek")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub request_id: String,
    pub actor: Actor,
    pub actor_id: Option<Uuid>,
    /// The association a machine client acted for.
    pub beroepsvereniging_id: Option<Uuid>,
    /// A code for what was done.
    #[sea_orm(column_type = "Text")]
    pub handeling: String,
    /// The GraphQL type name of the object.
    #[sea_orm(column_type = "Text")]
    pub soort: String,
    /// Without a foreign key: the entry outlives its object.
    pub object_id: Option<Uuid>,
    /// The person the data is about.
    pub betrokkene_id: Option<Uuid>,
    pub created_at: DateTimeUtc,
}

/// In which capacity something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Actor {
    /// Nobody signed in.
    Anoniem,
    /// A member.
    Member,
    /// An editor.
    Redactie,
    /// A machine client of an association.
    Vereniging,
    /// An analyst.
    Analist,
    /// An operator.
    Beheer,
    /// The service itself.
    Systeem,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
