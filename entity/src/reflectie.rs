//! What a Lerende Praktijk answers to the three questions of a cycle, in one version.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `reflectie`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reflectie")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cyclus_id: Uuid,
    /// From 1 within the cycle.
    pub nummer: i32,
    #[sea_orm(column_type = "Text")]
    pub wat_werkt: String,
    #[sea_orm(column_type = "Text")]
    pub waar_vast: String,
    #[sea_orm(column_type = "Text")]
    pub welke_stap: String,
    /// Who wrote it down; empty when the person was erased.
    pub door_id: Option<Uuid>,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    pub created_at: DateTimeUtc,
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
