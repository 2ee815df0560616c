//! A kind of education for which a good practice is.

use crate::praktijk_onderwijssoort::Onderwijssoort;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `goodpractice_onderwijssoort`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "goodpractice_onderwijssoort")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub goodpractice_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub onderwijssoort: Onderwijssoort,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
