//! Every table as its entity describes it, every closed set, and a row for each table.

use std::collections::BTreeMap;

use entity::{
    aansluiting, activiteit, activiteit_partner, agenda, analysetoestemming, begrip, begrip_betekenis,
    begrip_vorm, bericht, beroepsvereniging, besluit, besluit_regel, bijdrage, bijdrage_melding, bundeling,
    canvas, canvas_versie, cyclus, deelname, discipline, dubbel, editie, eigen_reflectie, expert,
    expert_factor, expert_thema, expertvraag, gebied, gebied_ligging, goodpractice, goodpractice_element,
    goodpractice_ervaring, goodpractice_leervraag, goodpractice_melding, goodpractice_onderwijssoort,
    goodpractice_opgave, goodpractice_overname, goodpractice_versie, herkenning, idempotency, identity,
    inzending, inzending_regel, inzicht, inzicht_factor, inzicht_leervraag, kennisitem, koppelvoorstel,
    leervraag, leervraag_element, leervraag_versie, leervraag_zoek, lidmaatschap, lidmaatschap_geteld,
    lidmaatschap_vervallen, lidsoort, lijst_stelling, logboek, melding, member, member_discipline, meting,
    meting_niveau, meting_observatie, meting_stelling, moderatie, onderbouwing, ongebundeld, opgave,
    opgave_activiteit, opgave_herkomst, opgave_kennisitem, opgave_thema, opgave_vervallen, organisatie,
    ouders_leerlingen, praktijk, praktijk_onderwijssoort, praktijk_partner, publicatie, raamwerk,
    raamwerk_element, reactie, reflectie, reflectie_factor, reflectievraag, registratie, scim_afwijking,
    scim_email, scim_registratie, stelling, stellingenlijst, tekstmelding, thema, thema_versie, uitgave,
    uitnodiging, uitvoerder, verbeterstap, verbeterstap_stand, vereniging_koepel, voorlegging, voortgang,
    vrijgave, zoek_index,
};
use futures::future::BoxFuture;
use sea_orm::{
    ActiveEnum, ColumnTrait, ColumnType, DatabaseConnection, DbBackend, DbErr, EntityTrait, IdenStatic,
    Iterable,
};

use super::catalogue::Column;

/// A moment, as both databases take it.
pub(crate) const NOW: &str = "'2026-01-01T00:00:00+00:00'";

/// All rows of a table, each as a text.
type Rows<'d> = BoxFuture<'d, Result<Vec<String>, DbErr>>;

/// A table as its entity describes it.
pub(crate) struct Described {
    pub(crate) table: &'static str,
    pub(crate) columns: BTreeMap<String, Column>,
    pub(crate) primary_key: Vec<String>,
    /// Reads every row through the entity; one text for each, with all that it holds.
    pub(crate) read: fn(&DatabaseConnection) -> Rows<'_>,
}

pub(crate) fn described<E: EntityTrait>(entity: E) -> Described {
    let column = |column: E::Column| {
        let definition = column.def();
        let kind = kind(definition.get_column_type()).to_owned();
        (
            column.as_str().to_owned(),
            Column {
                kind,
                nullable: definition.is_null(),
            },
        )
    };
    Described {
        table: entity.table_name(),
        columns: E::Column::iter().map(column).collect(),
        primary_key: E::PrimaryKey::iter().map(|key| key.as_str().to_owned()).collect(),
        read: |db| {
            Box::pin(async move {
                let rows = E::find().all(db).await?;
                Ok(rows.iter().map(|row| format!("{row:?}")).collect())
            })
        },
    }
}

fn kind(of: &ColumnType) -> &'static str {
    match of {
        ColumnType::Uuid => "uuid",
        ColumnType::Text => "text",
        ColumnType::Integer | ColumnType::BigInteger => "integer",
        ColumnType::Boolean => "boolean",
        ColumnType::Date => "date",
        ColumnType::TimestampWithTimeZone => "timestamp with time zone",
        other => panic!("{other:?} is not among the types that both databases store alike"),
    }
}

/// All of them.
pub(crate) fn entities() -> Vec<Described> {
    vec![
        described(aansluiting::Entity),
        described(activiteit::Entity),
        described(activiteit_partner::Entity),
        described(agenda::Entity),
        described(analysetoestemming::Entity),
        described(begrip::Entity),
        described(begrip_betekenis::Entity),
        described(begrip_vorm::Entity),
        described(bericht::Entity),
        described(beroepsvereniging::Entity),
        described(besluit::Entity),
        described(besluit_regel::Entity),
        described(bijdrage::Entity),
        described(bijdrage_melding::Entity),
        described(bundeling::Entity),
        described(canvas::Entity),
        described(canvas_versie::Entity),
        described(cyclus::Entity),
        described(deelname::Entity),
        described(discipline::Entity),
        described(dubbel::Entity),
        described(editie::Entity),
        described(eigen_reflectie::Entity),
        described(expert::Entity),
        described(expert_factor::Entity),
        described(expert_thema::Entity),
        described(expertvraag::Entity),
        described(gebied::Entity),
        described(gebied_ligging::Entity),
        described(goodpractice::Entity),
        described(goodpractice_element::Entity),
        described(goodpractice_ervaring::Entity),
        described(goodpractice_leervraag::Entity),
        described(goodpractice_melding::Entity),
        described(goodpractice_onderwijssoort::Entity),
        described(goodpractice_opgave::Entity),
        described(goodpractice_overname::Entity),
        described(goodpractice_versie::Entity),
        described(herkenning::Entity),
        described(idempotency::Entity),
        described(identity::Entity),
        described(inzicht::Entity),
        described(inzicht_factor::Entity),
        described(inzicht_leervraag::Entity),
        described(inzending::Entity),
        described(inzending_regel::Entity),
        described(kennisitem::Entity),
        described(koppelvoorstel::Entity),
        // Before the leervragen, whose trigger would make the row.
        described(publicatie::Entity),
        described(leervraag::Entity),
        described(leervraag_element::Entity),
        described(leervraag_versie::Entity),
        described(leervraag_zoek::Entity),
        described(lidmaatschap::Entity),
        described(lidmaatschap_geteld::Entity),
        described(lidmaatschap_vervallen::Entity),
        described(lidsoort::Entity),
        described(lijst_stelling::Entity),
        described(logboek::Entity),
        described(melding::Entity),
        described(member::Entity),
        described(member_discipline::Entity),
        described(meting::Entity),
        described(meting_niveau::Entity),
        described(meting_observatie::Entity),
        described(meting_stelling::Entity),
        described(moderatie::Entity),
        described(onderbouwing::Entity),
        described(ongebundeld::Entity),
        described(opgave::Entity),
        described(opgave_activiteit::Entity),
        described(opgave_herkomst::Entity),
        described(opgave_kennisitem::Entity),
        described(opgave_thema::Entity),
        described(opgave_vervallen::Entity),
        described(organisatie::Entity),
        described(ouders_leerlingen::Entity),
        described(praktijk::Entity),
        described(praktijk_onderwijssoort::Entity),
        described(praktijk_partner::Entity),
        described(raamwerk::Entity),
        described(raamwerk_element::Entity),
        described(reactie::Entity),
        described(reflectie::Entity),
        described(reflectie_factor::Entity),
        described(reflectievraag::Entity),
        described(registratie::Entity),
        described(scim_afwijking::Entity),
        described(scim_email::Entity),
        described(scim_registratie::Entity),
        described(stelling::Entity),
        described(stellingenlijst::Entity),
        described(tekstmelding::Entity),
        described(thema::Entity),
        described(thema_versie::Entity),
        described(uitgave::Entity),
        described(uitnodiging::Entity),
        described(uitvoerder::Entity),
        described(verbeterstap::Entity),
        described(verbeterstap_stand::Entity),
        described(vereniging_koepel::Entity),
        described(voortgang::Entity),
        described(zoek_index::Entity),
        described(vrijgave::Entity),
    ]
}

/// References of which a table wants one filled.
const FILLED: [(&str, &str); 6] = [
    ("bericht", "begrip_id"),
    ("bericht", "bijdrage_id"),
    ("bericht", "inzicht_id"),
    ("bericht", "reactie_id"),
    ("bijdrage", "leervraag_id"),
    ("tekstmelding", "activiteit_id"),
];

/// By table and column.
pub(crate) type ClosedSets = BTreeMap<(&'static str, &'static str), Vec<String>>;

/// Every column with a closed set, and the set.
pub(crate) fn closed_sets() -> ClosedSets {
    fn set<E: ActiveEnum<Value = String>>() -> Vec<String> {
        E::values()
    }
    BTreeMap::from([
        (("aansluiting", "toepassing"), set::<inzending::Toepassing>()),
        (
            ("aansluiting", "voorinstelling"),
            set::<aansluiting::Voorinstelling>(),
        ),
        (("activiteit", "soort"), set::<activiteit::Soort>()),
        (("activiteit", "status"), set::<activiteit::Status>()),
        (("agenda", "domein"), set::<agenda::Domein>()),
        (("begrip", "afwijsreden"), set::<begrip::Afwijsreden>()),
        (("begrip", "status"), set::<begrip::Status>()),
        (("begrip_vorm", "soort"), set::<begrip_vorm::Soort>()),
        (("bericht", "reden"), set::<leervraag::Afwijsreden>()),
        (("bericht", "soort"), set::<bericht::Soort>()),
        (
            ("beroepsvereniging", "ledentype"),
            set::<beroepsvereniging::Ledentype>(),
        ),
        (("besluit", "reden"), set::<leervraag::Afwijsreden>()),
        (("besluit", "samenvoegreden"), set::<besluit::Samenvoegreden>()),
        (("besluit", "soort"), set::<besluit::Soort>()),
        (("besluit", "uitkomst"), set::<melding::Uitkomst>()),
        (
            ("besluit_regel", "afwijsreden_voor"),
            set::<leervraag::Afwijsreden>(),
        ),
        (("besluit_regel", "ongedaan"), set::<besluit_regel::Ongedaan>()),
        (("besluit_regel", "status_voor"), set::<leervraag::Status>()),
        (("besluit_regel", "uitkomst"), set::<besluit_regel::Uitkomst>()),
        (("canvas", "status"), set::<canvas::Status>()),
        (("cyclus", "stand"), set::<cyclus::Stand>()),
        (("bijdrage", "afwijsreden"), set::<voorlegging::Afwijsreden>()),
        (("bijdrage", "status"), set::<voorlegging::Status>()),
        (("bijdrage", "weergave"), set::<leervraag::Weergave>()),
        (("bijdrage_melding", "reden"), set::<voorlegging::Afwijsreden>()),
        (("deelname", "rol"), set::<deelname::Rol>()),
        (("deelname", "zichtbaarheid"), set::<deelname::Zichtbaarheid>()),
        (("discipline", "sector"), set::<discipline::Sector>()),
        (("editie", "status"), set::<editie::Status>()),
        (("expertvraag", "reden"), set::<expertvraag::Reden>()),
        (("expertvraag", "status"), set::<expertvraag::Status>()),
        (("expertvraag", "weergave"), set::<leervraag::Weergave>()),
        (("gebied", "soort"), set::<gebied::Soort>()),
        (("goodpractice", "status"), set::<goodpractice::Status>()),
        (
            ("goodpractice", "teruggavereden"),
            set::<goodpractice::Teruggavereden>(),
        ),
        (
            ("goodpractice_ervaring", "oordeel"),
            set::<goodpractice_ervaring::Oordeel>(),
        ),
        (
            ("goodpractice_melding", "reden"),
            set::<voorlegging::Afwijsreden>(),
        ),
        (
            ("goodpractice_onderwijssoort", "onderwijssoort"),
            set::<praktijk_onderwijssoort::Onderwijssoort>(),
        ),
        (("inzicht", "afwijsreden"), set::<voorlegging::Afwijsreden>()),
        (("inzicht", "status"), set::<voorlegging::Status>()),
        (("inzending", "aangehouden_om"), set::<inzending::Aanhouding>()),
        (("inzending", "formaat"), set::<inzending::Formaat>()),
        (("inzending", "modus"), set::<inzending::Modus>()),
        (("inzending", "reden"), set::<inzending::Reden>()),
        (("inzending", "status"), set::<inzending::Status>()),
        (("inzending", "toepassing"), set::<inzending::Toepassing>()),
        (("inzending_regel", "code"), set::<inzending_regel::Code>()),
        (
            ("inzending_regel", "uitkomst"),
            set::<inzending_regel::Uitkomst>(),
        ),
        (("inzending_regel", "veld"), set::<inzending_regel::Veld>()),
        (("kennisitem", "soort"), set::<kennisitem::Soort>()),
        (("koppelvoorstel", "grond"), set::<koppelvoorstel::Grond>()),
        (("koppelvoorstel", "status"), set::<koppelvoorstel::Status>()),
        (("leervraag", "aard"), set::<leervraag::Aard>()),
        (("leervraag", "afwijsreden"), set::<leervraag::Afwijsreden>()),
        (("leervraag", "herkomst"), set::<leervraag::Herkomst>()),
        (
            ("leervraag", "onderwijssoort"),
            set::<praktijk_onderwijssoort::Onderwijssoort>(),
        ),
        (("leervraag", "sector"), set::<discipline::Sector>()),
        (("leervraag", "status"), set::<leervraag::Status>()),
        (("leervraag", "vrager_soort"), set::<leervraag::VragerSoort>()),
        (("leervraag", "weergave"), set::<leervraag::Weergave>()),
        (("lidmaatschap", "status"), set::<lidmaatschap::Status>()),
        (("logboek", "actor"), set::<logboek::Actor>()),
        (("melding", "reden"), set::<melding::Reden>()),
        (("melding", "uitkomst"), set::<melding::Uitkomst>()),
        (("member", "niveau"), set::<member::Niveau>()),
        (("member", "soort"), set::<member::Soort>()),
        (("member", "status"), set::<member::Status>()),
        (("member", "zichtbaarheid"), set::<member::Zichtbaarheid>()),
        (("meting", "instrument"), set::<meting::Instrument>()),
        (("meting", "soort"), set::<meting::Soort>()),
        (("meting", "status"), set::<meting::Status>()),
        (("meting", "vervangreden"), set::<meting::Vervangreden>()),
        (
            ("meting_niveau", "niet_gescoord"),
            set::<meting_niveau::NietGescoord>(),
        ),
        (("meting_observatie", "soort"), set::<meting_observatie::Soort>()),
        (("onderbouwing", "gewicht"), set::<onderbouwing::Gewicht>()),
        (("opgave_herkomst", "soort"), set::<opgave_herkomst::Soort>()),
        (("opgave_thema", "gewicht"), set::<onderbouwing::Gewicht>()),
        (("organisatie", "soort"), set::<organisatie::Soort>()),
        (("praktijk", "fase"), set::<praktijk::Fase>()),
        (
            ("praktijk_onderwijssoort", "onderwijssoort"),
            set::<praktijk_onderwijssoort::Onderwijssoort>(),
        ),
        (
            ("raamwerk_element", "onderwijssector"),
            set::<raamwerk_element::Onderwijssector>(),
        ),
        (("raamwerk_element", "soort"), set::<raamwerk_element::Soort>()),
        (("reactie", "afzender"), set::<reactie::Afzender>()),
        (("reactie", "antwoord"), set::<reactie::Antwoord>()),
        (("reactie", "standpunt"), set::<reactie::Standpunt>()),
        (("reflectievraag", "herkomst"), set::<reflectievraag::Herkomst>()),
        (("registratie", "register"), set::<registratie::Register>()),
        (("registratie", "verificatie"), set::<registratie::Verificatie>()),
        (("scim_registratie", "register"), set::<registratie::Register>()),
        (
            ("tekstmelding", "besluitreden"),
            set::<voorlegging::Afwijsreden>(),
        ),
        (("tekstmelding", "reden"), set::<voorlegging::Afwijsreden>()),
        (("tekstmelding", "uitkomst"), set::<tekstmelding::Uitkomst>()),
        (("thema", "status"), set::<thema::Status>()),
        (("thema_versie", "status"), set::<thema::Status>()),
        (("uitgave", "soort"), set::<uitgave::Soort>()),
        (("uitnodiging", "rol"), set::<deelname::Rol>()),
        (("uitnodiging", "status"), set::<uitnodiging::Status>()),
        (("uitvoerder", "rol"), set::<uitvoerder::Rol>()),
        (("verbeterstap", "stand"), set::<verbeterstap::Stand>()),
        (("verbeterstap_stand", "stand"), set::<verbeterstap::Stand>()),
        (("voortgang", "stand"), set::<voortgang::Stand>()),
        (("vrijgave", "soort"), set::<vrijgave::Soort>()),
    ])
}

impl Described {
    /// Statement for a row with something in every column, but no optional references. `given` is the value of
    /// one column; other closed sets get their first.
    pub(crate) fn insert(&self, backend: DbBackend, given: Option<(&str, &str)>) -> String {
        let sets = closed_sets();
        let value = |(name, column): (&String, &Column)| match (given, sets.get(&(self.table, name.as_str())))
        {
            (Some((given, value)), _) if given == name => format!("'{value}'"),
            (_, Some(set)) => format!("'{}'", set[0]),
            _ => match column.kind.as_str() {
                "uuid" if column.nullable && !FILLED.contains(&(self.table, name.as_str())) => {
                    "NULL".to_owned()
                }
                "uuid" => uuid(backend, 1),
                "integer" => "1".to_owned(),
                "boolean" => "false".to_owned(),
                "date" => "'2026-01-01'".to_owned(),
                "timestamp with time zone" => NOW.to_owned(),
                _ => "'x'".to_owned(),
            },
        };
        let names: Vec<&str> = self.columns.keys().map(String::as_str).collect();
        let values: Vec<String> = self.columns.iter().map(value).collect();
        format!(
            "INSERT INTO {} ({}) VALUES ({})",
            self.table,
            names.join(", "),
            values.join(", ")
        )
    }
}

/// A key as each database writes it.
pub(crate) fn uuid(backend: DbBackend, last: u8) -> String {
    match backend {
        DbBackend::Postgres => format!("'00000000-0000-7000-8000-0000000000{last:02x}'"),
        _ => format!("X'000000000000700080000000000000{last:02x}'"),
    }
}
