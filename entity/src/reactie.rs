//! What a member or an association says about an edition under consultation, and what editors answer.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `reactie`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reactie")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub editie_id: Uuid,
    /// Empty when it is about the edition as a whole.
    pub opgave_id: Option<Uuid>,
    pub afzender: Afzender,
    /// The member who wrote it; empty for an association, and when the person was erased.
    pub member_id: Option<Uuid>,
    /// The association in whose name it was sent.
    pub beroepsvereniging_id: Option<Uuid>,
    pub standpunt: Standpunt,
    #[sea_orm(column_type = "Text")]
    pub tekst: String,
    /// Empty until an editor answered these words.
    pub antwoord: Option<Antwoord>,
    #[sea_orm(column_type = "Text", nullable)]
    pub antwoord_reden: Option<String>,
    /// The editor who answered.
    pub beantwoord_door_id: Option<Uuid>,
    pub beantwoord_op: Option<DateTimeUtc>,
    /// Empty while it stands.
    pub ingetrokken_op: Option<DateTimeUtc>,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// Who reacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Afzender {
    /// A member, for themselves.
    Lid,
    /// An association.
    Vereniging,
}

/// What a reaction comes down to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Standpunt {
    /// Agrees.
    Steun,
    /// Agrees when something changes.
    SteunMetAanpassing,
    /// Does not agree.
    GeenSteun,
    /// Asks.
    Vraag,
}

/// What editors did with a reaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Antwoord {
    /// It changed the edition as it asked.
    Overgenomen,
    /// It changed the edition in part.
    DeelsOvergenomen,
    /// It did not change the edition.
    NietOvergenomen,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
