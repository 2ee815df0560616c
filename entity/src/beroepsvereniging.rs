//! A professional association: reference data about it, not its members.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey,
    DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `beroepsvereniging`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "beroepsvereniging")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(column_type = "Text", unique)]
    pub afkorting: String,
    #[sea_orm(column_type = "Text")]
    pub naam: String,
    pub ledentype: Ledentype,
    pub actief_van: Option<Date>,
    /// First day on which it no longer existed on its own.
    pub actief_tot: Option<Date>,
    /// The association it merged into.
    pub opgegaan_in_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub bron: String,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// Who can be a member of an association.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Ledentype {
    /// Persons.
    Persoon,
    /// Organisations.
    Organisatie,
    /// Other associations.
    Federatie,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
