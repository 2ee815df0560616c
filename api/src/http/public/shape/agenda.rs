//! The agenda: editions, ontwikkelopgaven, and the thema's that they rest on.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{agenda, editie};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Benoemd, VerenigingKort, closed, nodes, shape};

shape! {
    /// Een thema, kort.
    ThemaKort {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Naam.
        naam: String,
    }

    /// Een thema waarin leervragen gebundeld zijn.
    Thema {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Naam.
        naam: String,
        /// Waar het over gaat.
        omschrijving: String,
        /// Of dit een verzonnen voorbeeld is.
        demo: bool,
        /// Het bredere thema.
        ouder: Option<ThemaKort>,
        /// Wanneer het voor het laatst veranderde.
        gewijzigd_op: DateTime<Utc>,
    }

    /// Een thema met wat eronder en erboven hangt.
    ThemaVol {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Naam.
        naam: String,
        /// Waar het over gaat.
        omschrijving: String,
        /// Of dit een verzonnen voorbeeld is.
        demo: bool,
        /// Het bredere thema.
        ouder: Option<ThemaKort>,
        /// De eerste honderd smallere thema's.
        #[serde(deserialize_with = "nodes")]
        kinderen: Vec<ThemaKort>,
        /// De eerste honderd ontwikkelopgaven die het thema overnamen.
        #[serde(deserialize_with = "nodes")]
        ontwikkelopgaven: Vec<OpgaveKort>,
        /// Wanneer het voor het laatst veranderde.
        gewijzigd_op: DateTime<Utc>,
    }

    /// Een ontwikkelopgave, kort.
    OpgaveKort {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Nummer binnen de editie.
        nummer: i32,
        /// Titel.
        titel: String,
    }

    /// De agenda, kort.
    AgendaKort {
        /// Het domein van de agenda.
        #[schema(schema_with = closed::<agenda::Domein>)]
        domein: String,
    }

    /// De editie waarin een ontwikkelopgave staat.
    EditieKort {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Nummer binnen de agenda.
        nummer: i32,
        /// Titel.
        titel: String,
        /// Waar de editie staat in haar leven.
        #[schema(schema_with = closed::<editie::Status>)]
        status: String,
        /// De agenda.
        agenda: Option<AgendaKort>,
    }

    /// Een ontwikkelopgave: waar het veld aan werkt.
    Opgave {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Nummer binnen de editie.
        nummer: i32,
        /// Titel.
        titel: String,
        /// Omschrijving.
        omschrijving: Option<String>,
        /// Of dit een verzonnen voorbeeld is.
        demo: bool,
        /// De editie.
        editie: Option<EditieKort>,
    }

    /// Een aantal dat de regel voor kleine aantallen is gepasseerd.
    Telling {
        /// Het aantal; leeg als het niet getoond wordt.
        aantal: Option<i64>,
        /// Waarom het ontbreekt: `ONDERDRUKT`, `SECUNDAIR` of `NIET_GEMETEN`.
        ontbreekt: Option<String>,
    }

    /// Leervragen uit één discipline, of uit een groep die te klein is om te noemen.
    PerDiscipline {
        /// Of dit één discipline is, de rest, of onbekend.
        groep: String,
        /// De sector van de discipline.
        sector: Option<String>,
        /// De discipline.
        discipline: Option<Benoemd>,
        /// Hoeveel leervragen.
        telling: Telling,
    }

    /// Leervragen uit één sector.
    PerSector {
        /// De sector; leeg als zij onbekend is.
        sector: Option<String>,
        /// Hoeveel leervragen.
        telling: Telling,
    }

    /// Leervragen van één herkomst.
    PerHerkomst {
        /// Waar de leervragen vandaan komen.
        herkomst: String,
        /// Hoeveel leervragen.
        telling: Telling,
    }

    /// Leervragen in één thema.
    PerThema {
        /// Het thema.
        thema: Option<ThemaKort>,
        /// Hoeveel leervragen.
        telling: Telling,
    }

    /// Op hoeveel leervragen een ontwikkelopgave rust; kleine aantallen worden niet getoond.
    Bewijs {
        /// Alle leervragen samen.
        totaal: Telling,
        /// Per discipline; leeg, want van wie vroeg wordt hier niets verteld.
        per_discipline: Vec<PerDiscipline>,
        /// Per sector; leeg, want van wie vroeg wordt hier niets verteld.
        per_sector: Vec<PerSector>,
        /// Per herkomst.
        per_herkomst: Vec<PerHerkomst>,
        /// Per thema.
        per_thema: Vec<PerThema>,
    }

    /// Een organisatie, kort.
    OrganisatieKort {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Naam.
        naam: String,
    }

    /// Wie de kar trekt.
    Trekker {
        /// Rol.
        rol: String,
        /// De vereniging.
        beroepsvereniging: Option<VerenigingKort>,
        /// De organisatie.
        organisatie: Option<OrganisatieKort>,
    }

    /// Hoe het met een ontwikkelopgave gaat.
    Voortgang {
        /// Hoe het staat.
        stand: String,
        /// Op welke dag het zo stond.
        datum: NaiveDate,
        /// In woorden.
        tekst: String,
    }

    /// Kennis die er al ligt, kort.
    KennisKort {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Titel.
        titel: String,
        /// Adres.
        url: Option<String>,
    }

    /// Een ontwikkelopgave met waar zij op rust en wat ervan komt.
    OpgaveVol {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Nummer binnen de editie.
        nummer: i32,
        /// Titel.
        titel: String,
        /// Omschrijving.
        omschrijving: Option<String>,
        /// Of dit een verzonnen voorbeeld is.
        demo: bool,
        /// De editie.
        editie: Option<EditieKort>,
        /// De eerste honderd thema's.
        #[serde(deserialize_with = "nodes")]
        themas: Vec<ThemaKort>,
        /// De eerste honderd kennisitems.
        #[serde(deserialize_with = "nodes")]
        kennisitems: Vec<KennisKort>,
        /// Waarmee zij in een latere editie verdergaat.
        #[serde(deserialize_with = "nodes")]
        opvolgers: Vec<OpgaveKort>,
        /// Wie de kar trekt.
        trekker: Option<Trekker>,
        /// Hoe het ermee gaat.
        voortgang: Option<Voortgang>,
        /// Op hoeveel leervragen zij rust.
        bewijs: Option<Bewijs>,
        /// Wanneer zij voor het laatst veranderde.
        gewijzigd_op: DateTime<Utc>,
    }

    /// Een ontwikkelopgave in haar editie.
    OpgaveInEditie {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Nummer binnen de editie.
        nummer: i32,
        /// Titel.
        titel: String,
        /// Omschrijving.
        omschrijving: Option<String>,
        /// Of dit een verzonnen voorbeeld is.
        demo: bool,
    }

    /// Een agenda.
    Agenda {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Het domein.
        #[schema(schema_with = closed::<agenda::Domein>)]
        domein: String,
        /// Titel.
        titel: String,
    }

    /// Een agenda met de editie die nu geldt.
    AgendaNu {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Het domein.
        #[schema(schema_with = closed::<agenda::Domein>)]
        domein: String,
        /// Titel.
        titel: String,
        /// De editie die nu geldt; leeg als er nog geen is vastgesteld.
        huidige_editie: Option<EditieNu>,
    }

    /// Een editie met haar geldigheid.
    EditieNu {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Nummer binnen de agenda.
        nummer: i32,
        /// Titel.
        titel: String,
        /// Waar de editie staat in haar leven.
        #[schema(schema_with = closed::<editie::Status>)]
        status: String,
        /// Eerste dag waarop zij geldt.
        geldig_van: Option<NaiveDate>,
        /// Eerste dag waarop zij niet meer geldt.
        geldig_tot: Option<NaiveDate>,
    }

    /// De editie van een agenda die op een dag geldt, met haar ontwikkelopgaven.
    Editie {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Nummer binnen de agenda.
        nummer: i32,
        /// Titel.
        titel: String,
        /// Waar de editie staat in haar leven.
        #[schema(schema_with = closed::<editie::Status>)]
        status: String,
        /// Toelichting.
        toelichting: Option<String>,
        /// Waar de editie vandaan komt.
        bron: Option<String>,
        /// Eerste dag waarop zij geldt.
        geldig_van: Option<NaiveDate>,
        /// Eerste dag waarop zij niet meer geldt.
        geldig_tot: Option<NaiveDate>,
        /// Wanneer zij is vastgesteld.
        vastgesteld_op: Option<DateTime<Utc>>,
        /// De agenda.
        agenda: Option<Agenda>,
        /// De eerste honderd ontwikkelopgaven; alle staan onder `/v1/ontwikkelopgaven?editie=`.
        #[serde(deserialize_with = "nodes")]
        ontwikkelopgaven: Vec<OpgaveInEditie>,
    }
}
