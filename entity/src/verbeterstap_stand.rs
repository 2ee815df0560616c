//! When a step came to a state, and who said so.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `verbeterstap_stand`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "verbeterstap_stand")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub verbeterstap_id: Uuid,
    /// From 1 within the step.
    pub nummer: i32,
    pub stand: crate::verbeterstap::Stand,
    #[sea_orm(column_type = "Text", nullable)]
    pub toelichting: Option<String>,
    /// Empty when the person was erased.
    pub door_id: Option<Uuid>,
    pub created_at: DateTimeUtc,
}

/// The joins that queries use.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::verbeterstap::Entity",
        from = "Column::VerbeterstapId",
        to = "crate::verbeterstap::Column::Id"
    )]
    Verbeterstap,
}

impl ActiveModelBehavior for ActiveModel {}
