//! A Lerende Praktijk: people of several organisations who learn together in their own work.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey,
    DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `praktijk`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "praktijk")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub naam: String,
    /// The public part.
    #[sea_orm(column_type = "Text")]
    pub samenvatting: String,
    /// The internal part: only for who takes part now, and for editors.
    #[sea_orm(column_type = "Text", nullable)]
    pub werkwijze: Option<String>,
    /// What it wants to reach; public.
    #[sea_orm(column_type = "Text", nullable)]
    pub doel: Option<String>,
    /// The question that it works on; public.
    #[sea_orm(column_type = "Text", nullable)]
    pub vraag: Option<String>,
    pub fase: Fase,
    pub lead_organisatie_id: Option<Uuid>,
    pub gebied_id: Option<Uuid>,
    /// A main form or variant of the overview of forms of collaboration.
    pub samenwerkingsvorm_id: Option<Uuid>,
    pub startdatum: Date,
    pub einddatum: Option<Date>,
    #[sea_orm(column_type = "Text", nullable)]
    pub bron: Option<String>,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// The phase of a Lerende Praktijk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Fase {
    /// Being explored.
    Verkenning,
    /// The first measurement is running.
    Nulmeting,
    /// Under way.
    InUitvoering,
    /// Finished.
    Afgerond,
    /// Finished, and its way of working is kept.
    Geborgd,
    /// Stopped before its end.
    Gestopt,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
