//! A proposal that a person is behind a membership of an association, and what became of it.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `koppelvoorstel`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "koppelvoorstel")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub beroepsvereniging_id: Uuid,
    /// The number of the membership, as it is or as the person says.
    #[sea_orm(column_type = "Text")]
    pub lidnummer: String,
    /// The membership; empty while the association has none of this number.
    pub lidmaatschap_id: Option<Uuid>,
    pub member_id: Uuid,
    pub grond: Grond,
    pub status: Status,
    pub besloten_door_id: Option<Uuid>,
    pub besloten_op: Option<DateTimeUtc>,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// Why it is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Grond {
    /// The membership has the number of a registration of the person that was checked.
    Registratie,
    /// The person says so.
    Lidnummer,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// Nobody decided yet.
    Open,
    /// The membership is that of the person.
    Bevestigd,
    /// It is not.
    Afgewezen,
    /// The membership became that of another.
    Vervallen,
    /// It was that of the person, and that was taken back.
    Ontkoppeld,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
