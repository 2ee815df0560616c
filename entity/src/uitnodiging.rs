//! An invitation to take part in a Lerende Praktijk: of one member, or with a code that can be used once.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::deelname::Rol;

/// One row of `uitnodiging`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "uitnodiging")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub praktijk_id: Uuid,
    /// Who is invited; of a code who used it, empty until then.
    pub member_id: Option<Uuid>,
    /// The hash of the code, where there is one. The code itself is kept nowhere.
    #[sea_orm(column_type = "Text", nullable, unique)]
    pub code_hash: Option<String>,
    /// In which role the member would take part.
    pub rol: Rol,
    /// That nobody answered in time is not stored: it follows from `verloopt_op`.
    pub status: Status,
    /// Who invited.
    pub door_id: Option<Uuid>,
    /// The deelname that came of it.
    pub deelname_id: Option<Uuid>,
    /// From this moment on it cannot be accepted.
    pub verloopt_op: DateTimeUtc,
    /// When it was accepted, declined or withdrawn.
    pub beantwoord_op: Option<DateTimeUtc>,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// Nobody answered yet.
    Uitgenodigd,
    /// Accepted: the member takes part.
    Aanvaard,
    /// Declined by the member.
    Afgeslagen,
    /// Taken back by who invited, or an editor.
    Ingetrokken,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
