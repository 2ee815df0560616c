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

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
