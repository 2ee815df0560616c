//! An edition drops an ontwikkelopgave of the edition before it, for a reason.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `opgave_vervallen`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opgave_vervallen")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The edition that goes on without it.
    pub editie_id: Uuid,
    /// The ontwikkelopgave of the edition before.
    pub opgave_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub reden: String,
    /// The editor who said so.
    pub door_id: Option<Uuid>,
    pub created_at: DateTimeUtc,
}

/// The joins that queries use.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::editie::Entity",
        from = "Column::EditieId",
        to = "crate::editie::Column::Id"
    )]
    Editie,
    #[sea_orm(
        belongs_to = "crate::opgave::Entity",
        from = "Column::OpgaveId",
        to = "crate::opgave::Column::Id"
    )]
    Opgave,
}

impl ActiveModelBehavior for ActiveModel {}
