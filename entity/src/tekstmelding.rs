//! What a member reports about a text that others read without an editor's look: one of six kinds.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::voorlegging::Afwijsreden;

/// One row of `tekstmelding`. It is about exactly one text.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tekstmelding")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub expertvraag_id: Option<Uuid>,
    pub goodpractice_overname_id: Option<Uuid>,
    pub goodpractice_ervaring_id: Option<Uuid>,
    pub canvas_id: Option<Uuid>,
    pub activiteit_id: Option<Uuid>,
    pub meting_id: Option<Uuid>,
    /// Empty when the person was erased.
    pub melder_id: Option<Uuid>,
    pub reden: Afwijsreden,
    #[sea_orm(column_type = "Text", nullable)]
    pub toelichting: Option<String>,
    /// What an editor decided; empty while none did.
    pub uitkomst: Option<Uitkomst>,
    pub afgehandeld_op: Option<DateTimeUtc>,
    /// Why the text was hidden, by the editor.
    pub besluitreden: Option<Afwijsreden>,
    #[sea_orm(column_type = "Text", nullable)]
    pub besluittoelichting: Option<String>,
    pub created_at: DateTimeUtc,
}

/// What an editor decided about a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Uitkomst {
    /// The text was hidden.
    Gegrond,
    /// The text stays.
    Ongegrond,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
