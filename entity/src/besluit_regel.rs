//! What a decision did with one leervraag, what that leervraag was before, and whether it was given back.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::leervraag::{Afwijsreden, Status};

/// One row of `besluit_regel`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "besluit_regel")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub besluit_id: Uuid,
    /// The place in the list of the decision, from 1.
    pub nummer: i32,
    pub leervraag_id: Uuid,
    /// Into which leervraag it was merged.
    pub naar_id: Option<Uuid>,
    pub uitkomst: Uitkomst,
    /// Empty until the decision is undone.
    pub ongedaan: Option<Ongedaan>,
    /// The version that the decision left; another one since means that somebody changed it.
    pub versie_na: i32,
    pub status_voor: Status,
    pub afwijsreden_voor: Option<Afwijsreden>,
    #[sea_orm(column_type = "Text", nullable)]
    pub afwijstoelichting_voor: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub weerwoord_voor: Option<String>,
    pub ingediend_op_voor: Option<DateTimeUtc>,
    pub gepubliceerd_op_voor: Option<DateTimeUtc>,
}

/// What a decision did with one leervraag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Uitkomst {
    /// It was done.
    Gedaan,
    /// Left alone: somebody changed it after it was read.
    IntussenGewijzigd,
    /// Left alone: impossible in its state.
    StatusStaatNietToe,
    /// Left alone: another editor had claimed it.
    Geclaimd,
}

/// What undoing did with one leervraag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Ongedaan {
    /// It is as it was before the decision.
    Teruggedraaid,
    /// Left alone: somebody changed it after the decision.
    IntussenGewijzigd,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
