//! Reference data: what leervragen and people refer to.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{discipline, gebied, raamwerk_element};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{closed, shape};

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
