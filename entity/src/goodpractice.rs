//! A good practice: what a Lerende Praktijk does that works. Its words are those that readers see: the version that was shared
//! last, or the last one while none was.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `goodpractice`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "goodpractice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The Lerende Praktijk where it arose; none for what editors entered from a source.
    pub praktijk_id: Option<Uuid>,
    /// Who entered it.
    pub indiener_id: Option<Uuid>,
    pub samenwerkingsvorm_id: Option<Uuid>,
    /// Where its last version stands.
    pub status: Status,
    /// Since when others read it; none while they do not.
    pub gedeeld_op: Option<DateTimeUtc>,
    pub teruggavereden: Option<Teruggavereden>,
    #[sea_orm(column_type = "Text", nullable)]
    pub teruggavetoelichting: Option<String>,
    /// Lerende Praktijken that took it over, also those that ended it.
    pub aantal_praktijken: i32,
    #[sea_orm(column_type = "Text")]
    pub titel: String,
    /// What is done, and how.
    #[sea_orm(column_type = "Text")]
    pub wat: String,
    /// For whom it is.
    #[sea_orm(column_type = "Text")]
    pub voor_wie: String,
    /// What it takes in time.
    #[sea_orm(column_type = "Text", nullable)]
    pub tijd: Option<String>,
    /// What it takes in money.
    #[sea_orm(column_type = "Text", nullable)]
    pub kosten: Option<String>,
    /// What must be there for it to work.
    #[sea_orm(column_type = "Text", nullable)]
    pub voorwaarden: Option<String>,
    /// What stood in the way.
    #[sea_orm(column_type = "Text", nullable)]
    pub belemmering: Option<String>,
    /// Where it was described.
    #[sea_orm(column_type = "Text", nullable)]
    pub bron: Option<String>,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// Where the last version of a good practice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// Being written.
    Concept,
    /// Waits for the editors.
    Aangeboden,
    /// Shared with everybody.
    Gedeeld,
    /// Given back by the editors, with a reason.
    Teruggegeven,
    /// Withdrawn.
    Ingetrokken,
}

/// Why editors gave a version back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Teruggavereden {
    /// Others cannot do it after reading this.
    Onduidelijk,
    /// It may point to a child, a family or a person.
    TeHerleiden,
    /// It tells an opinion or a plan, and not what is done.
    GeenPraktijk,
    /// It is there already.
    Dubbel,
    /// Another reason, which is explained.
    Anders,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
