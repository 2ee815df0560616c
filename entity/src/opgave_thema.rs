//! An ontwikkelopgave adopted a thema, with a rationale.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::onderbouwing::Gewicht;

/// One row of `opgave_thema`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opgave_thema")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub opgave_id: Uuid,
    pub thema_id: Uuid,
    /// What the thema was when the edition was adopted; noted by the database then, empty before.
    pub thema_versie_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub reden: String,
    /// Empty when nobody weighed it.
    pub gewicht: Option<Gewicht>,
    /// Where this can be read, in words.
    #[sea_orm(column_type = "Text", nullable)]
    pub bron: Option<String>,
    /// The editor who did it.
    pub door_id: Option<Uuid>,
    pub created_at: DateTimeUtc,
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
    #[sea_orm(
        belongs_to = "crate::thema::Entity",
        from = "Column::ThemaId",
        to = "crate::thema::Column::Id"
    )]
    Thema,
}

impl ActiveModelBehavior for ActiveModel {}
