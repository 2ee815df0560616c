//! How an ontwikkelopgave was going on a day. Rows are only added; a mistake is corrected by the next row.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey,
    DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `voortgang`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "voortgang")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub opgave_id: Uuid,
    /// Counts from 1 within the ontwikkelopgave; the highest tells how it goes now.
    pub volgnummer: i32,
    pub stand: Stand,
    #[sea_orm(column_type = "Text")]
    pub tekst: String,
    /// The day that it is about.
    pub datum: Date,
    /// The entry that this one takes the place of.
    pub corrigeert_id: Option<Uuid>,
    /// The editor who wrote it; empty for an association, and when the person was erased.
    pub door_id: Option<Uuid>,
    /// The association that wrote it as trekker.
    pub beroepsvereniging_id: Option<Uuid>,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    pub created_at: DateTimeUtc,
}

/// How far an ontwikkelopgave is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Stand {
    /// Nobody works on it yet.
    NietBegonnen,
    /// Being prepared.
    InVoorbereiding,
    /// Under way.
    Loopt,
    /// Done.
    Afgerond,
    /// Stopped before it was done.
    Gestopt,
}

/// The joins that queries use.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::opgave::Entity",
        from = "Column::OpgaveId",
        to = "crate::opgave::Column::Id"
    )]
    Opgave,
}

impl ActiveModelBehavior for ActiveModel {}
