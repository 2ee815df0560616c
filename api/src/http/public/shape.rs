//! What the public addresses answer. Each shape is read out of an answer of the graph, so a shape that the graph does not
//! fill is a fault at once; its doc comments are the Dutch descriptions of `openapi.json`.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{agenda, discipline, editie, gebied, raamwerk_element};
use sea_orm::{ActiveEnum, Iterable};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use utoipa::{
    ToSchema,
    openapi::{Object, ObjectBuilder, Type},
};

/// The schema of a closed set of words, from the set itself.
pub(super) fn closed<E: ActiveEnum<Value = String> + Iterable>() -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(E::iter().map(|one| Value::from(one.to_value()))))
        .build()
}

/// The items of a connection, without the connection around them.
fn nodes<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    #[derive(Deserialize)]
    struct Nodes<T> {
        nodes: Vec<T>,
    }
    Ok(Nodes::deserialize(from)?.nodes)
}

macro_rules! shape {
    ($($(#[$about:meta])* $name:ident { $($(#[$field:meta])* $field_name:ident: $kind:ty,)* })*) => {$(
        $(#[$about])*
        #[derive(Debug, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub(super) struct $name { $($(#[$field])* pub(super) $field_name: $kind,)* }
    )*};
}

shape! {
    /// Een naam met de code die in de bron en in exports staat.
    Benoemd {
        /// Blijvende, ondoorzichtige sleutel; dezelfde als in GraphQL.
        id: String,
        /// Code, stabiel over versies.
        code: String,
        /// Naam.
        naam: String,
    }

    /// Een discipline: het vak van waaruit iemand met kinderen en jongeren werkt.
    Discipline {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Code, stabiel over versies.
        code: String,
        /// Naam.
        naam: String,
        /// De sector waar de discipline bij hoort.
        #[schema(schema_with = closed::<discipline::Sector>)]
        sector: String,
        /// Andere namen voor hetzelfde vak.
        synoniemen: Vec<String>,
        /// Eerste dag waarop de discipline geldt.
        geldig_van: NaiveDate,
        /// Eerste dag waarop zij niet meer geldt; leeg zolang zij geldt.
        geldig_tot: Option<NaiveDate>,
    }

    /// Een vorm van lidmaatschap bij een beroepsvereniging.
    Lidsoort {
        /// Code binnen de vereniging.
        code: String,
        /// Naam.
        naam: String,
        /// Of leden van deze soort onder tuchtrecht staan; leeg als dat niet bekend is.
        onder_tuchtrecht: Option<bool>,
    }

    /// Een vereniging, kort.
    VerenigingKort {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Afkorting waaronder zij bekend is.
        afkorting: String,
        /// Naam.
        naam: String,
    }

    /// Een beroepsvereniging.
    Beroepsvereniging {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Afkorting waaronder zij bekend is.
        afkorting: String,
        /// Naam.
        naam: String,
        /// Of personen, organisaties of verenigingen lid zijn.
        ledentype: String,
        /// Eerste dag waarop de vereniging bestond, voor zover bekend.
        actief_van: Option<NaiveDate>,
        /// Eerste dag waarop zij niet meer bestond.
        actief_tot: Option<NaiveDate>,
        /// Waar dit staat.
        bron: String,
        /// Vormen van lidmaatschap.
        lidsoorten: Vec<Lidsoort>,
        /// De vereniging waarin zij opging.
        opgegaan_in: Option<VerenigingKort>,
    }

    /// Een gebied, kort.
    GebiedKort {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Code in de bron.
        code: String,
        /// Naam.
        naam: String,
        /// Soort gebied.
        #[schema(schema_with = closed::<gebied::Soort>)]
        soort: String,
    }

    /// In welk groter gebied een gebied ligt, en wanneer.
    Ligging {
        /// Eerste dag.
        van: NaiveDate,
        /// Eerste dag waarop het niet meer zo is.
        tot: Option<NaiveDate>,
        /// Het grotere gebied.
        gebied: GebiedKort,
    }

    /// Een gemeente, provincie of regio.
    Gebied {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Code in de bron.
        code: String,
        /// Naam.
        naam: String,
        /// Soort gebied.
        #[schema(schema_with = closed::<gebied::Soort>)]
        soort: String,
        /// Eerste dag waarop het gebied bestaat.
        geldig_van: NaiveDate,
        /// Eerste dag waarop het niet meer bestaat.
        geldig_tot: Option<NaiveDate>,
        /// De grotere gebieden waarin het ligt.
        liggingen: Vec<Ligging>,
    }

    /// Wat een begrip voor één discipline betekent.
    Betekenis {
        /// De betekenis.
        tekst: String,
        /// De discipline; leeg als zij voor iedereen geldt.
        discipline: Option<Benoemd>,
    }

    /// Een andere vorm van een begrip, waarop zoeken het ook vindt.
    BegripVorm {
        /// Het woord of de afkorting.
        vorm: String,
        /// Wat voor vorm het is.
        soort: String,
    }

    /// Vaktaal, uitgelegd.
    Begrip {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Het begrip.
        term: String,
        /// Uitleg in gewoon Nederlands.
        uitleg: String,
        /// Waar de uitleg vandaan komt.
        bron: Option<String>,
        /// Of dit een verzonnen voorbeeld is.
        demo: bool,
        /// Wat het per discipline betekent.
        betekenissen: Option<Vec<Betekenis>>,
        /// Andere woorden voor hetzelfde.
        vormen: Option<Vec<BegripVorm>>,
        /// Wanneer het voor het laatst veranderde.
        gewijzigd_op: DateTime<Utc>,
    }

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
        /// Per discipline.
        per_discipline: Vec<PerDiscipline>,
        /// Per sector.
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

    /// Kennis die er al ligt.
    Kennisitem {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Titel.
        titel: String,
        /// Waar het over gaat.
        omschrijving: String,
        /// Wat voor kennis het is.
        soort: String,
        /// Wie het uitgaf.
        bronorganisatie: String,
        /// Jaar van uitgave.
        jaar: Option<i32>,
        /// Adres.
        url: Option<String>,
        /// Of dit een verzonnen voorbeeld is.
        demo: bool,
        /// Wanneer het voor het laatst veranderde.
        gewijzigd_op: DateTime<Utc>,
    }

    /// Een groep factoren.
    Cluster {
        /// Code.
        code: String,
        /// Naam.
        naam: String,
    }

    /// Een raamwerk, kort.
    RaamwerkKort {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Code.
        code: Option<String>,
        /// Naam.
        naam: String,
        /// Versie.
        versie: String,
        /// Waar het staat.
        bron: String,
    }

    /// Een factor die samenwerking tussen beroepen laat werken.
    WerkzameFactor {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Code, dezelfde in elke versie van het raamwerk.
        code: String,
        /// Naam.
        naam: String,
        /// Toelichting.
        toelichting: Option<String>,
        /// Volgorde in de bron.
        volgorde: i32,
        /// Groep van factoren.
        cluster: Option<Cluster>,
        /// Het raamwerk waar de factor uit komt.
        raamwerk: Option<RaamwerkKort>,
    }

    /// Een niveau van een parameter.
    Niveau {
        /// 1 tot en met 3, het laagste eerst.
        ordinaal: i32,
        /// Hoe het niveau heet.
        term: String,
    }

    /// Een parameter van samenwerking, met drie niveaus.
    Parameter {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Code.
        code: String,
        /// Naam.
        naam: String,
        /// Toelichting.
        toelichting: Option<String>,
        /// Volgorde in de bron.
        volgorde: i32,
        /// De niveaus, het laagste eerst.
        niveaus: Vec<Niveau>,
    }

    /// Een raamwerk met zijn parameters.
    Raamwerk {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Code.
        code: Option<String>,
        /// Naam.
        naam: String,
        /// Versie.
        versie: String,
        /// Waar het staat.
        bron: String,
        /// Eerste dag waarop deze versie geldt.
        geldig_van: NaiveDate,
        /// Eerste dag waarop zij niet meer geldt.
        geldig_tot: Option<NaiveDate>,
        /// De parameters, voor raamwerken die ze hebben.
        parameters: Vec<Parameter>,
    }

    /// Een variant van een samenwerkingsvorm.
    Variant {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Code.
        code: String,
        /// Naam.
        naam: String,
        /// Toelichting.
        toelichting: Option<String>,
        /// De onderwijssector van deze variant.
        #[schema(schema_with = closed::<raamwerk_element::Onderwijssector>)]
        onderwijssector: Option<String>,
    }

    /// Een vorm waarin onderwijs en jeugdhulp samenwerken, met varianten.
    Samenwerkingsvorm {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Code.
        code: String,
        /// Naam.
        naam: String,
        /// Toelichting.
        toelichting: Option<String>,
        /// De onderwijssector; leeg voor een hoofdvorm.
        onderwijssector: Option<String>,
        /// De varianten.
        varianten: Vec<Variant>,
    }

    /// Een vraag om mee te reflecteren.
    Reflectievraag {
        /// Blijvende, ondoorzichtige sleutel.
        id: String,
        /// Code.
        code: String,
        /// De vraag.
        tekst: String,
        /// Waar de vraag vandaan komt.
        herkomst: String,
        /// De bron.
        bron: String,
        /// Eerste dag waarop de vraag geldt.
        geldig_van: NaiveDate,
        /// Eerste dag waarop zij niet meer geldt.
        geldig_tot: Option<NaiveDate>,
        /// De factor waar zij bij hoort.
        factor: Option<Benoemd>,
    }
}

/// Eén bladzijde van een lijst.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Lijst<T> {
    /// De rijen van deze bladzijde.
    pub(super) resultaten: Vec<T>,
    /// Het adres van de volgende bladzijde; leeg op de laatste.
    pub(super) volgende: Option<String>,
}
