//! A decision of an editor about one or more leervragen, with one coded reason. Its rows (`besluit_regel`) keep what was
//! before, so that it can be undone.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::{leervraag::Afwijsreden, melding::Uitkomst};

/// One row of `besluit`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "besluit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub soort: Soort,
    /// Why it was refused or taken back.
    pub reden: Option<Afwijsreden>,
    /// Why it was merged.
    pub samenvoegreden: Option<Samenvoegreden>,
    /// How a report was closed.
    pub uitkomst: Option<Uitkomst>,
    /// The editor who decided.
    pub door_id: Option<Uuid>,
    /// The editor who undid it.
    pub ongedaan_door_id: Option<Uuid>,
    pub ongedaan_op: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Soort {
    /// To publish.
    Publiceren,
    /// To refuse, or to take offline.
    Afwijzen,
    /// To take back from publication and look at it again.
    Terugnemen,
    /// To merge into another leervraag.
    Samenvoegen,
    /// To close a report and leave the leervraag as it is.
    MeldingAfhandelen,
}

/// Why a leervraag was merged into another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Samenvoegreden {
    /// The same question, perhaps in other words.
    ZelfdeVraag,
    /// A part of the other question.
    Onderdeel,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
