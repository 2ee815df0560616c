//! A registration that an association gave with a membership. What a person states about the own registrations is
//! `registratie`.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

use crate::registratie::Register;

/// One row of `scim_registratie`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scim_registratie")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub lidmaatschap_id: Uuid,
    pub register: Register,
    #[sea_orm(column_type = "Text")]
    pub nummer: String,
    /// First day on which the registration no longer holds.
    pub geldig_tot: Option<Date>,
    /// Its place among those of the membership.
    pub volgorde: i32,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
