//! A leervraag is evidence beneath an ontwikkelopgave. Written when a thema is adopted or directly
//! by an editor; later changes of the thema do not touch it.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `onderbouwing`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "onderbouwing")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub opgave_id: Uuid,
    pub leervraag_id: Uuid,
    /// The words on which the edition was adopted; noted by the database then, empty before.
    pub leervraag_versie_id: Option<Uuid>,
    /// The thema through which it came; empty when it was added directly.
    pub thema_id: Option<Uuid>,
    /// What that thema was when the edition was adopted.
    pub thema_versie_id: Option<Uuid>,
    #[sea_orm(column_type = "Text", nullable)]
    pub reden: Option<String>,
    /// Empty when nobody weighed it.
    pub gewicht: Option<Gewicht>,
    /// Where this can be read, in words.
    #[sea_orm(column_type = "Text", nullable)]
    pub bron: Option<String>,
    /// The editor who did it.
    pub door_id: Option<Uuid>,
    pub created_at: DateTimeUtc,
}

/// How much an ontwikkelopgave rests on a leervraag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Gewicht {
    /// Without it the ontwikkelopgave would be another.
    Dragend,
    /// It strengthens what others carry.
    Ondersteunend,
    /// It touches the ontwikkelopgave and does not decide.
    Zijdelings,
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
        belongs_to = "crate::leervraag::Entity",
        from = "Column::LeervraagId",
        to = "crate::leervraag::Column::Id"
    )]
    Leervraag,
}

impl ActiveModelBehavior for ActiveModel {}
