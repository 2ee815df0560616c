//! A dated membership of an association, as the association delivered it. It belongs to a person or
//! an organisation, or to neither while it is not matched; ending it never ends a person.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey,
    DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `lidmaatschap`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lidmaatschap")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub beroepsvereniging_id: Uuid,
    pub member_id: Option<Uuid>,
    pub organisatie_id: Option<Uuid>,
    /// The association's own number; unique within it.
    #[sea_orm(column_type = "Text")]
    pub lidnummer: String,
    /// The name parts of a person, as the association writes them.
    #[sea_orm(column_type = "Text", nullable)]
    pub voorletters: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub voornaam: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub tussenvoegsel: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub achternaam: Option<String>,
    /// The name of an organisation, as the association writes it.
    #[sea_orm(column_type = "Text", nullable)]
    pub organisatienaam: Option<String>,
    /// The numbers in two registers, as the association delivered them: well-formed, and not checked.
    #[sea_orm(column_type = "Text", nullable)]
    pub skj: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub big: Option<String>,
    /// The membership of an association that merged into this one, which this one goes on.
    pub overgenomen_van_id: Option<Uuid>,
    pub lidsoort_id: Option<Uuid>,
    pub status: Status,
    pub ingangsdatum: Date,
    /// First day on which the membership no longer holds; never before `ingangsdatum`.
    pub einddatum: Option<Date>,
    #[sea_orm(column_type = "Text")]
    pub bron: String,
    /// When a delivery last changed this row.
    pub gesynchroniseerd_op: Option<DateTimeUtc>,
    /// The stand of the association at which it last changed: what a reader of changes asks by.
    pub wijziging: i32,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    /// The `userName` that an identity provider gave; without one the lidnummer is it.
    #[sea_orm(column_type = "Text", nullable)]
    pub scim_gebruikersnaam: Option<String>,
    /// The `externalId` that an identity provider gave; unique within the association.
    #[sea_orm(column_type = "Text", nullable)]
    pub scim_extern_id: Option<String>,
    /// When an identity provider deleted it: it is over, and absent over SCIM unless it runs again.
    pub scim_verwijderd_op: Option<DateTimeUtc>,
}

impl Model {
    /// A membership that runs from a day on, of which nothing else is known.
    #[must_use]
    pub fn leeg(id: Uuid, vereniging: Uuid, ingangsdatum: Date, now: DateTimeUtc) -> Self {
        Self {
            id,
            beroepsvereniging_id: vereniging,
            member_id: None,
            organisatie_id: None,
            lidnummer: String::new(),
            voorletters: None,
            voornaam: None,
            tussenvoegsel: None,
            achternaam: None,
            organisatienaam: None,
            skj: None,
            big: None,
            overgenomen_van_id: None,
            lidsoort_id: None,
            status: Status::Actief,
            ingangsdatum,
            einddatum: None,
            bron: String::new(),
            gesynchroniseerd_op: None,
            wijziging: 0,
            version: 1,
            created_at: now,
            updated_at: now,
            scim_gebruikersnaam: None,
            scim_extern_id: None,
            scim_verwijderd_op: None,
        }
    }
}

/// Where a membership stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// Requested, not yet confirmed.
    Aangemeld,
    /// Current.
    Actief,
    /// Given notice; current until its end date.
    Opgezegd,
    /// Over.
    Beeindigd,
    /// Ended by death.
    Overleden,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
