//! A step that follows from a reflection, with who sees to it.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey,
    DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `verbeterstap`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "verbeterstap")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cyclus_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub tekst: String,
    /// The organisation that sees to it.
    pub organisatie_id: Option<Uuid>,
    /// Who sees to it, as somebody who takes part.
    pub deelname_id: Option<Uuid>,
    /// The day on which it should be done.
    pub streefdatum: Option<Date>,
    pub stand: Stand,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Stand {
    /// It was agreed.
    Gepland,
    /// Somebody works on it.
    Bezig,
    /// It was done.
    Gedaan,
    /// It will not be done.
    Vervallen,
}

/// The joins that queries use.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::cyclus::Entity",
        from = "Column::CyclusId",
        to = "crate::cyclus::Column::Id"
    )]
    Cyclus,
}

impl ActiveModelBehavior for ActiveModel {}
