//! A member reports a published leervraag to the editors, with a coded reason. At most one open report for each
//! member and leervraag; it is closed with a coded outcome and then kept.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `melding`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "melding")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub leervraag_id: Uuid,
    /// Who reported; empty after that person was erased.
    pub melder_id: Option<Uuid>,
    pub reden: Reden,
    #[sea_orm(column_type = "Text", nullable)]
    pub toelichting: Option<String>,
    /// The leervraag that it is said to repeat.
    pub dubbel_van_id: Option<Uuid>,
    /// Empty while it is open.
    pub uitkomst: Option<Uitkomst>,
    pub afgehandeld_op: Option<DateTimeUtc>,
    /// The decision that closed it; empty when its reporter or the asker did.
    pub besluit_id: Option<Uuid>,
    pub created_at: DateTimeUtc,
}

/// Why a member reported a leervraag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Reden {
    /// It can be traced to a person.
    Herleidbaar,
    /// Its tone or content does not fit.
    Ongepast,
    /// It was asked before.
    Dubbel,
    /// Something else, said in words.
    Anders,
}

/// How a report ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Uitkomst {
    /// The editor agreed.
    Gegrond,
    /// The editor saw nothing wrong.
    Ongegrond,
    /// The leervraag changed or went before anybody decided.
    Vervallen,
    /// Its reporter took it back.
    Ingetrokken,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
