//! On which level of a parameter a Lerende Praktijk stands by a measurement; or that it was not scored.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `meting_niveau`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "meting_niveau")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub meting_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub parameter_id: Uuid,
    /// Empty: not scored.
    pub niveau_id: Option<Uuid>,
    /// The words of the level as they were then.
    #[sea_orm(column_type = "Text", nullable)]
    pub term: Option<String>,
    /// The place of the level, 1 is the lowest.
    pub ordinaal: Option<i32>,
    /// Why it was not scored, if that was said.
    pub niet_gescoord: Option<NietGescoord>,
    /// How many respondents chose the lowest level; the three are known together or not at all.
    pub laag: Option<i32>,
    pub midden: Option<i32>,
    pub hoog: Option<i32>,
}

/// Why a parameter was not scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NietGescoord {
    /// It was not talked about.
    NietBesproken,
    /// People did not agree.
    GeenOvereenstemming,
    /// Too little is known.
    TeWeinigBekend,
    /// It does not apply here.
    NietVanToepassing,
}

/// The joins that queries use.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::raamwerk_element::Entity",
        from = "Column::ParameterId",
        to = "crate::raamwerk_element::Column::Id"
    )]
    Parameter,
}

impl ActiveModelBehavior for ActiveModel {}
