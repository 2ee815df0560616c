//! What a member asks the experts about a leervraag, and what they answer.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::leervraag::Weergave;

/// One row of `expertvraag`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "expertvraag")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub leervraag_id: Uuid,
    pub status: Status,
    #[sea_orm(column_type = "Text")]
    pub tekst: String,
    /// Empty when the person was erased.
    pub vrager_id: Option<Uuid>,
    pub weergave: Weergave,
    /// The asker's discipline when it was asked.
    pub discipline_id: Option<Uuid>,
    /// The one who is asked; empty for the whole group.
    pub expert_id: Option<Uuid>,
    /// The expert who took it up.
    pub behandelaar_id: Option<Uuid>,
    #[sea_orm(column_type = "Text", nullable)]
    pub antwoord: Option<String>,
    pub beantwoord_op: Option<DateTimeUtc>,
    /// Why it is not answered.
    pub reden: Option<Reden>,
    /// Since when editors hide it from others; empty while they do not.
    pub verborgen_op: Option<DateTimeUtc>,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// Nobody took it up yet.
    Gesteld,
    /// An expert works on it.
    InBehandeling,
    /// It was answered.
    Beantwoord,
    /// It is not answered, for a reason.
    NietBeantwoord,
    /// The asker took it back.
    Ingetrokken,
}

/// Why it is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Reden {
    /// No expert knows about it.
    BuitenExpertise,
    /// It is not clear what is asked.
    OnvoldoendeDuidelijk,
    /// The answer is there already.
    AlBeantwoord,
    /// Nobody has time for it now.
    GeenRuimte,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
