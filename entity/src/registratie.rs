//! The entry of a person in a professional register.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey,
    DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `registratie`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registratie")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub member_id: Uuid,
    pub register: Register,
    #[sea_orm(column_type = "Text")]
    pub nummer: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub beroep: Option<String>,
    /// First day on which the registration holds; empty when it is not known.
    pub ingangsdatum: Option<Date>,
    /// First day on which the registration no longer holds.
    pub geldig_tot: Option<Date>,
    pub verificatie: Verificatie,
    /// Whether the person wants operators to see it, so that they check it.
    pub controle_gevraagd: bool,
    pub gecontroleerd_op: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub gecontroleerd_bron: Option<String>,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// The professional registers that a person can be entered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Register {
    /// Stichting Kwaliteitsregister Jeugd.
    Skj,
    /// The statutory register of health care professions.
    Big,
    /// The register of school contact doctors and experts.
    Krsd,
    /// Registerplein, for social work.
    Registerplein,
    /// Registrations of the Nederlands Instituut van Psychologen.
    Nip,
    /// Registrations of the association of pedagogues.
    Nvo,
    /// Registrations of the association for cognitive behavioural therapy.
    Vgct,
}

/// How sure the service is of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Verificatie {
    /// Stated by the person.
    Ingevuld,
    /// Checked against the register.
    Gecontroleerd,
    /// Was checked, but is out of date.
    Verlopen,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
