//! A question of a professional about the own work, in the own words. `tekst` and `toelichting`
//! hold the latest version; every version is kept in `leervraag_versie`.

use crate::discipline::Sector;
use crate::praktijk_onderwijssoort::Onderwijssoort;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `leervraag`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "leervraag")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub status: Status,
    #[sea_orm(column_type = "Text")]
    pub tekst: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub toelichting: Option<String>,
    pub aard: Option<Aard>,
    pub herkomst: Herkomst,
    pub weergave: Weergave,
    pub vrager_soort: VragerSoort,
    /// Who typed it.
    pub indiener_id: Option<Uuid>,
    /// Whose question it is; may differ from who typed it.
    pub vrager_id: Option<Uuid>,
    /// The asker's discipline when it was asked.
    pub discipline_id: Option<Uuid>,
    /// The asker's sector when it was asked.
    pub sector: Option<Sector>,
    pub onderwijssoort: Option<Onderwijssoort>,
    pub gebied_id: Option<Uuid>,
    pub praktijk_id: Option<Uuid>,
    pub activiteit_id: Option<Uuid>,
    pub samenwerkingsvorm_id: Option<Uuid>,
    pub afwijsreden: Option<Afwijsreden>,
    #[sea_orm(column_type = "Text", nullable)]
    pub afwijstoelichting: Option<String>,
    /// The asker's answer to a refusal.
    #[sea_orm(column_type = "Text", nullable)]
    pub weerwoord: Option<String>,
    /// JSON list of doubtful places in the text: code, offset, length. Never the text itself.
    #[sea_orm(column_type = "Text", nullable)]
    pub signalen: Option<String>,
    /// Into which leervraag it was merged.
    pub samengevoegd_in_id: Option<Uuid>,
    /// Equals the number of rows in `herkenning`, kept beside it so that lists can sort by it.
    pub aantal_herkenningen: i32,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub ingediend_op: Option<DateTimeUtc>,
    pub gepubliceerd_op: Option<DateTimeUtc>,
    pub ingetrokken_op: Option<DateTimeUtc>,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// Where a leervraag stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// Being written; only its people see it.
    Concept,
    /// Waiting for an editor.
    Ingediend,
    /// Published.
    Gepubliceerd,
    /// Refused with a reason.
    Afgewezen,
    /// Withdrawn by the asker.
    Ingetrokken,
    /// Merged into another leervraag.
    Samengevoegd,
}

/// What a leervraag is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Aard {
    /// A personal task of the professional.
    PersoonlijkeOpgave,
    /// Working together.
    Samenwerkingsvraagstuk,
    /// Knowledge of the subject.
    InhoudelijkeKennis,
    /// A condition for the work.
    Randvoorwaarde,
}

/// Where a leervraag came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Herkomst {
    /// A Lerende Praktijk.
    LerendePraktijk,
    /// The community of members.
    Community,
    /// An activity.
    Activiteit,
    /// An interview.
    Interview,
    /// An association.
    Vereniging,
}

/// How the asker is shown with a published leervraag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Weergave {
    /// By name, to signed-in members.
    Naam,
    /// By discipline and sector only.
    Rol,
    /// Not at all.
    Anoniem,
}

/// Whose question it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum VragerSoort {
    /// One person.
    Persoon,
    /// A Lerende Praktijk.
    Praktijk,
    /// A group at an activity.
    Groep,
}

/// Why an editor refused a leervraag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Afwijsreden {
    /// It can be traced to a person.
    TeveelHerleidbaar,
    /// It is not a leervraag.
    GeenLeervraag,
    /// It was asked before.
    Dubbel,
    /// It is outside the subject of the platform.
    BuitenOnderwerp,
    /// It is improper.
    Ongepast,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
