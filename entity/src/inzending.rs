//! A delivery of an association: rows for its memberships, the plan that came of them, and what became of it.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `inzending`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inzending")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub beroepsvereniging_id: Uuid,
    pub modus: Modus,
    pub toepassing: Toepassing,
    pub formaat: Formaat,
    /// Whether it was sent to be looked at first.
    pub proef: bool,
    pub status: Status,
    /// Why it was refused.
    pub reden: Option<Reden>,
    /// Why it waits for a second person.
    pub aangehouden_om: Option<Aanhouding>,
    /// The client that delivered it: a hash, so that it can be told from another one.
    #[sea_orm(column_type = "Text", nullable)]
    pub inzender: Option<String>,
    /// The stand of the association on which the plan was made.
    pub basis: i32,
    /// The stand that applying it gave.
    pub stand: Option<i32>,
    /// Changes when the delivery is received anew, so that whoever received it before stops.
    pub poging: Uuid,
    /// SHA-256 of what was sent, once all of it is here.
    #[sea_orm(column_type = "Text", nullable)]
    pub hash: Option<String>,
    /// Bytes received so far.
    pub bytes: i32,
    /// Bytes that were announced.
    pub bytes_totaal: Option<i32>,
    /// Rows read so far, without the header.
    pub rijen: i32,
    pub nieuw: i32,
    pub gewijzigd: i32,
    pub ongewijzigd: i32,
    pub beeindigd: i32,
    pub geweigerd: i32,
    /// Running memberships when the plan was made.
    pub lopend: i32,
    /// The number of touched memberships above which it is held.
    pub drempel: i32,
    /// Whether memberships that a full delivery does not name are ended by it.
    pub afwezigen_tellen: bool,
    /// How many rows change each field, as JSON of field names and numbers.
    #[sea_orm(column_type = "Text")]
    pub per_veld: String,
    /// The fields that columns were read for, as JSON.
    #[sea_orm(column_type = "Text")]
    pub kolommen: String,
    /// The names of the columns that were dropped, as JSON.
    #[sea_orm(column_type = "Text")]
    pub vervallen_kolommen: String,
    /// What else there is to say of the file, as JSON: names of [`Opmerking`].
    #[sea_orm(column_type = "Text")]
    pub opmerkingen: String,
    /// When the plan was ready.
    pub gepland_op: Option<DateTimeUtc>,
    pub toegepast_op: Option<DateTimeUtc>,
    pub ongedaan_op: Option<DateTimeUtc>,
    /// The operator who released or refused it.
    pub besloten_door_id: Option<Uuid>,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    /// Whether it is made of single changes that came over SCIM, and no file.
    pub scim: bool,
    /// Whether its rows say no more than how they ended.
    pub vergeten: bool,
}

/// What the absence of a membership means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Modus {
    /// Nothing: only what is named changes.
    Delta,
    /// Its end: the delivery names every membership.
    Volledig,
}

/// What a refused row means for the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Toepassing {
    /// The whole delivery is refused.
    Heel,
    /// The others are applied.
    PerRij,
}

/// How the rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Formaat {
    /// Text with separators.
    Csv,
    /// One JSON object on each line.
    Ndjson,
    /// A spreadsheet.
    Xlsx,
}

/// Where a delivery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// Being received.
    Ontvangen,
    /// The plan is ready.
    Gepland,
    /// The brake stopped it.
    Aangehouden,
    /// Its plan was carried out.
    Toegepast,
    /// Nothing was done with it.
    Geweigerd,
    /// It was carried out and undone.
    Ongedaan,
}

/// Why nothing was done with a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Reden {
    /// There is nothing in it.
    Leeg,
    /// The header names no column for the lidnummer.
    LidnummerOntbreekt,
    /// Two columns are for the same field.
    KolomDubbel,
    /// More columns than are read.
    TeveelKolommen,
    /// The bytes are no text in a known encoding.
    Codering,
    /// A row is longer than a row can be.
    RijTeGroot,
    /// More rows than are taken.
    TeveelRijen,
    /// More bytes than are taken.
    TeGroot,
    /// Rows were refused, and it is applied as a whole or not at all.
    RijenGeweigerd,
    /// It rests on an older stand.
    Verouderd,
    /// Its reception ended halfway.
    Afgebroken,
    /// Somebody refused it.
    Afgewezen,
    /// The spreadsheet cannot be opened.
    WerkmapOnleesbaar,
    /// The spreadsheet has no sheet of the name that was asked for.
    BladOntbreekt,
}

/// Why the brake stopped a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Aanhouding {
    /// It touches more memberships than the threshold.
    Drempel,
    /// It would end a fifth of the running memberships, or more.
    VeelBeeindigd,
}

/// What there is to say of a file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Opmerking {
    /// A lidnummer came as a number: what began with a nought lost it.
    LidnummerAlsGetal,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
