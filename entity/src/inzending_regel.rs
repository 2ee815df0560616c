//! One row of a delivery with its outcome: what was before, and what the association says.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `inzending_regel`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inzending_regel")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub inzending_id: Uuid,
    /// The row in the file, the header being the first; those that the file does not name come after the last.
    pub nummer: i32,
    /// Whether the file does not name it.
    pub afwezig: bool,
    /// Empty when it could not be read.
    #[sea_orm(column_type = "Text", nullable)]
    pub lidnummer: Option<String>,
    pub uitkomst: Uitkomst,
    /// Why the row was refused.
    pub code: Option<Code>,
    /// The field at which it was refused.
    pub veld: Option<Veld>,
    /// The membership. Without a foreign key: undoing may take it away.
    pub lidmaatschap_id: Option<Uuid>,
    /// The names of the fields that change, with commas between them.
    #[sea_orm(column_type = "Text")]
    pub velden: String,
    /// What the membership said before, as JSON; only where it changes.
    #[sea_orm(column_type = "Text", nullable)]
    pub voor: Option<String>,
    /// What it says after, as JSON; only where it changes.
    #[sea_orm(column_type = "Text", nullable)]
    pub na: Option<String>,
}

/// What a row does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Uitkomst {
    /// Makes a membership.
    Nieuw,
    /// Changes one.
    Gewijzigd,
    /// Says what is known.
    Ongewijzigd,
    /// Ends one.
    Beeindigd,
    /// Cannot be taken.
    Geweigerd,
}

/// Why a row was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Code {
    /// More or fewer cells than the header has, or no JSON object.
    RijOnleesbaar,
    /// There is no lidnummer, or one of another shape.
    LidnummerOngeldig,
    /// The lidnummer stands in the delivery more than once.
    LidnummerDubbel,
    /// A required value is missing.
    WaardeOntbreekt,
    /// The value is longer than the field.
    TeLang,
    /// The value has a sign that no name has.
    TekenNietToegestaan,
    /// The value was written in another encoding than it was read in.
    CoderingVerdacht,
    /// The value is a BSN, bank account, address, e-mail address or telephone number.
    Persoonsgegeven,
    /// The value is no date, or one that cannot be.
    DatumOngeldig,
    /// The membership would end before it begins.
    EindVoorBegin,
    /// The status is not known.
    StatusOnbekend,
    /// The association has no such lidsoort.
    LidsoortOnbekend,
    /// The number is none of that register.
    RegisternummerOngeldig,
}

/// What an association says about a membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Veld {
    /// The association's own number.
    Lidnummer,
    /// Initials.
    Voorletters,
    /// First name.
    Voornaam,
    /// What stands between first and last name.
    Tussenvoegsel,
    /// Last name.
    Achternaam,
    /// The name of an organisation that is a member.
    Organisatienaam,
    /// The kind of membership.
    Lidsoort,
    /// Where it stands.
    Status,
    /// Its first day.
    Ingangsdatum,
    /// The first day on which it no longer holds.
    Einddatum,
    /// The number in the Kwaliteitsregister Jeugd.
    Skj,
    /// The number in the BIG-register.
    Big,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
