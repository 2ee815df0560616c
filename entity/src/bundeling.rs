//! A leervraag is in a thema during a period, put there by someone for a reason. Taking it out ends
//! the row, so the way from question to thema stays readable.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `bundeling`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bundeling")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub thema_id: Uuid,
    pub leervraag_id: Uuid,
    #[sea_orm(column_type = "Text", nullable)]
    pub reden: Option<String>,
    /// The editor who did it.
    pub door_id: Option<Uuid>,
    pub van: DateTimeUtc,
    /// Empty while it holds; at most one such row for each pair.
    pub tot: Option<DateTimeUtc>,
    /// Why it was ended.
    #[sea_orm(column_type = "Text", nullable)]
    pub reden_einde: Option<String>,
    /// The editor who ended it.
    pub beeindigd_door_id: Option<Uuid>,
}

/// The joins that queries use.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::thema::Entity",
        from = "Column::ThemaId",
        to = "crate::thema::Column::Id"
    )]
    Thema,
    #[sea_orm(
        belongs_to = "crate::leervraag::Entity",
        from = "Column::LeervraagId",
        to = "crate::leervraag::Column::Id"
    )]
    Leervraag,
}

impl ActiveModelBehavior for ActiveModel {}
