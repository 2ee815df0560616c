//! What a Lerende Praktijk measured at one moment. Totals only.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey,
    DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `meting`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "meting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cyclus_id: Uuid,
    /// That of the cyclus.
    pub praktijk_id: Uuid,
    pub soort: Soort,
    pub instrument: Instrument,
    pub van: Date,
    /// First day after it; empty when it took one day.
    pub tot: Option<Date>,
    pub uitgenodigd: Option<i32>,
    pub gerespondeerd: Option<i32>,
    /// The framework of its levels, in the version of then.
    pub raamwerk_id: Option<Uuid>,
    pub lijst_id: Option<Uuid>,
    pub status: Status,
    /// Whether everybody may read the summary.
    pub gedeeld: bool,
    #[sea_orm(column_type = "Text", nullable)]
    pub samenvatting: Option<String>,
    /// The one whose place it takes.
    pub vervangt_id: Option<Uuid>,
    pub vervangreden: Option<Vervangreden>,
    pub vastgesteld_op: Option<DateTimeUtc>,
    /// Empty when the person was erased.
    pub vastgesteld_door_id: Option<Uuid>,
    /// Since when editors hide the summary from others; empty while they do not.
    pub verborgen_op: Option<DateTimeUtc>,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// The place of a measurement in the life of a praktijk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Soort {
    /// The first, before anything was changed.
    Nulmeting,
    /// One on the way.
    Tussenmeting,
    /// The last.
    Eindmeting,
}

/// How was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Instrument {
    /// Questions on paper or on a screen.
    Enquete,
    /// A conversation in a group.
    Groepsgesprek,
    /// A session of looking back together.
    Reflectiesessie,
}

/// The state of a measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// Being written down.
    Concept,
    /// Adopted: it does not change any more.
    Vastgesteld,
    /// Adopted, and a next one took its place.
    Vervangen,
}

/// Why a measurement takes the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Vervangreden {
    /// It was counted wrong.
    Telfout,
    /// It was entered wrong.
    Invoerfout,
    /// Answers came in afterwards.
    AntwoordenNagekomen,
    /// Something else.
    AndereOorzaak,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
