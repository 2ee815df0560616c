//! Which association stands under which umbrella; it may stand under several.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `vereniging_koepel`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vereniging_koepel")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub beroepsvereniging_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub koepel_id: Uuid,
}

/// From an umbrella to what stands under it.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The association that stands under it.
    #[sea_orm(
        belongs_to = "super::beroepsvereniging::Entity",
        from = "Column::BeroepsverenigingId",
        to = "super::beroepsvereniging::Column::Id"
    )]
    Beroepsvereniging,
}

impl ActiveModelBehavior for ActiveModel {}
