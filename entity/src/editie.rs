//! An edition of an agenda. Adopted editions never change; a new one replaces the old.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey,
    DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `editie`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "editie")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub agenda_id: Uuid,
    /// Counts from 1 within the agenda.
    pub nummer: i32,
    #[sea_orm(column_type = "Text")]
    pub titel: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub toelichting: Option<String>,
    pub status: Status,
    pub geldig_van: Option<Date>,
    /// First day on which the edition no longer holds.
    pub geldig_tot: Option<Date>,
    /// First day on which reactions are no longer taken; filled in while it is or was under consultation.
    pub consultatie_tot: Option<Date>,
    pub vastgesteld_op: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub bron: Option<String>,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// Where an edition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// Being shaped by editors.
    Concept,
    /// Under consultation.
    InConsultatie,
    /// Adopted; never changes again.
    Vastgesteld,
    /// Adopted once, replaced by a later edition.
    Vervangen,
}

/// The joins that queries use.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::agenda::Entity",
        from = "Column::AgendaId",
        to = "crate::agenda::Column::Id"
    )]
    Agenda,
}

impl ActiveModelBehavior for ActiveModel {}
