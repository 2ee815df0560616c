//! The closed sets of deliveries, as clients know them.

use async_graphql::Enum;
use entity::{aansluiting, inzending, inzending_regel};

use crate::{graph::fout::fout_codes, inzending::rules::Code};

/// What it means that a delivery does not name a membership.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "inzending::Modus")]
pub(crate) enum InzendingModus {
    /// Nothing: only what is named changes.
    Delta,
    /// Its end: the delivery names every membership.
    Volledig,
}

/// What a refused row means for the others.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "inzending::Toepassing")]
pub(crate) enum InzendingToepassing {
    /// The whole delivery is refused.
    Heel,
    /// The others are applied.
    PerRij,
}

/// How the rows of a delivery are written.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "inzending::Formaat")]
pub(crate) enum InzendingFormaat {
    /// Text with `;`, `,` or tabs between the columns, and a header.
    Csv,
    /// One JSON object on each line.
    Ndjson,
    /// A spreadsheet: its first sheet, or the one that was named.
    Xlsx,
}

/// Where a delivery stands.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "inzending::Status")]
pub(crate) enum InzendingStatus {
    /// It is being received.
    Ontvangen,
    /// The plan is ready, and nothing was done with it yet.
    Gepland,
    /// The brake stopped it: it waits for a second person.
    Aangehouden,
    /// Its plan was carried out.
    Toegepast,
    /// Nothing was done with it, and nothing will be.
    Geweigerd,
    /// It was carried out, and undone.
    Ongedaan,
}

/// Why nothing was done with a delivery.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "inzending::Reden")]
pub(crate) enum InzendingReden {
    /// There are no rows in it.
    Leeg,
    /// No column is for the lidnummer.
    LidnummerOntbreekt,
    /// Two columns are for the same field.
    KolomDubbel,
    /// More than 200 columns.
    TeveelKolommen,
    /// The bytes are no text in UTF-8, UTF-16 or Windows-1252.
    Codering,
    /// A row of more than 64 KiB.
    RijTeGroot,
    /// More rows than `limieten { deliveryRows }`.
    TeveelRijen,
    /// More bytes than `limieten { delivery }`.
    TeGroot,
    /// Rows were refused, and it is applied as a whole or not at all.
    RijenGeweigerd,
    /// It rests on an older stand than that of the association.
    Verouderd,
    /// It did not come in whole.
    Afgebroken,
    /// Somebody turned it down.
    Afgewezen,
    /// The spreadsheet cannot be opened, or unpacks to more than eight times `limieten { delivery }`.
    WerkmapOnleesbaar,
    /// The spreadsheet has no sheet of the name that was asked for.
    BladOntbreekt,
}

/// What there is to say of a file that can be read.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "inzending::Opmerking")]
pub(crate) enum InzendingOpmerking {
    /// A lidnummer came as a number: one that began with a nought lost it. Write the column as text.
    LidnummerAlsGetal,
}

/// Why the brake stopped a delivery.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "inzending::Aanhouding")]
pub(crate) enum InzendingAanhouding {
    /// It changes or ends more memberships than `drempel`.
    Drempel,
    /// It would end a fifth of the running memberships, or more.
    VeelBeeindigd,
}

/// What a row of a delivery does.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "inzending_regel::Uitkomst")]
pub(crate) enum InzendingUitkomst {
    /// Makes a membership.
    Nieuw,
    /// Changes one.
    Gewijzigd,
    /// Says what is known.
    Ongewijzigd,
    /// Ends one: the row says so, or a full delivery does not name it.
    Beeindigd,
    /// Cannot be taken.
    Geweigerd,
}

/// Why a row was refused.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "inzending_regel::Code")]
pub(crate) enum InzendingRegelCode {
    /// More or fewer cells than the header, or no JSON object.
    RijOnleesbaar,
    /// No lidnummer, or one with other signs than letters, digits, space and `- . / _`, or longer than 40 characters.
    LidnummerOngeldig,
    /// The lidnummer stands in the delivery more than once.
    LidnummerDubbel,
    /// A required value is missing: a new membership needs its first day.
    WaardeOntbreekt,
    /// Longer than 120 characters.
    TeLang,
    /// An invisible control character.
    TekenNietToegestaan,
    /// Written in another encoding than it was read in.
    CoderingVerdacht,
    /// A BSN, bank account, address, e-mail address or telephone number in a column of another kind.
    Persoonsgegeven,
    /// No date such as 31-01-2026 or 2026-01-31, or one before 1900.
    DatumOngeldig,
    /// The membership would end before it begins.
    EindVoorBegin,
    /// No status such as aangemeld, actief, opgezegd, beëindigd, overleden.
    StatusOnbekend,
    /// The association has no lidsoort with this code or name.
    LidsoortOnbekend,
    /// No number of that register: SKJ has 5 to 12 digits, BIG 11.
    RegisternummerOngeldig,
}

/// What an association says about a membership.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "inzending_regel::Veld")]
pub(crate) enum InzendingVeld {
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
    /// The kind of membership, by code or name.
    Lidsoort,
    /// Where it stands.
    Status,
    /// Its first day.
    Ingangsdatum,
    /// The first day on which it no longer holds.
    Einddatum,
    /// The number in the Kwaliteitsregister Jeugd, as the association has it; not checked.
    Skj,
    /// The number in the BIG-register, as the association has it; not checked.
    Big,
}

/// The administrations whose names of columns are known.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "aansluiting::Voorinstelling")]
pub(crate) enum AansluitingVoorinstelling {
    /// The names of the fields, and usual Dutch ones. The others know these too.
    Standaard,
    /// The export of PC Leden.
    PcLeden,
    /// The fields of Congressus.
    Congressus,
    /// The export of e-Captain.
    ECaptain,
}

fout_codes! {
    /// Why an action on a delivery was not done.
    InzendingFoutCode of Code {
        /// The state of the delivery does not allow it.
        StatusStaatNietToe,
        /// The memberships changed since the plan was made: deliver again.
        Verouderd,
        /// Whoever delivered it cannot release it: another client of the association or an operator must.
        TweedePersoonNodig,
        /// A later delivery touched the same memberships: undo that one first.
        LaterGeraakt,
        /// The same name of a column twice.
        KolomOngeldig,
        /// The share is 0 to 100 percent, the number 0 or more.
        DrempelOngeldig,
        /// Only operators set the thresholds.
        DrempelVoorBeheer,
    }
}
