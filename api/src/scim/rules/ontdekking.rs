//! The documents by which a client learns what this server does, and the schemas of those documents themselves.

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use super::schema::{Attribuut, GEBRUIKER, GEDEELD, Schema, Soort, UITBREIDING, ja_nee, tekst, verwijzing};
use crate::config::Limits;

/// What this server does, with every number; also of what it does not do.
pub(in crate::scim) fn configuratie(basis: &str, limits: &Limits) -> Value {
    json!({
        "schemas": [CONFIG.urn],
        "documentationUri": "https://www.rfc-editor.org/rfc/rfc7644",
        "patch": { "supported": true },
        "bulk": { "supported": true, "maxOperations": limits.scim_operations, "maxPayloadSize": limits.body },
        "filter": { "supported": true, "maxResults": limits.scim_page },
        "changePassword": { "supported": false },
        "sort": { "supported": true },
        "etag": { "supported": true },
        "pagination": {
            "cursor": true,
            "index": true,
            "defaultPaginationMethod": "index",
            "defaultPageSize": limits.scim_page,
            "maxPageSize": limits.scim_page,
            // A cursor names a place, and so it holds for ever; this is the least that is promised.
            "cursorTimeout": 86_400,
        },
        "authenticationSchemes": [{
            "type": "oauthbearertoken",
            "name": "OAuth Bearer Token",
            "description": "Een token van de machineclient van de vereniging (OAuth 2.0 client credentials).",
            "specUri": "https://www.rfc-editor.org/rfc/rfc6750",
            "primary": true,
        }],
        "meta": { "resourceType": "ServiceProviderConfig", "location": format!("{basis}/ServiceProviderConfig") },
    })
}

/// Values that an association may want, of what could be any: its lidsoorten, and the days on which memberships begin and end.
pub(in crate::scim) fn suggesties(naam: &str, lidsoorten: &[String], vandaag: NaiveDate) -> Vec<String> {
    let day = |jaar: i32| NaiveDate::from_ymd_opt(jaar, 1, 1);
    let one = |day: Option<NaiveDate>| day.map(|day| day.to_string()).into_iter().collect();
    match naam {
        "lidsoort" => lidsoorten.to_vec(),
        "ingangsdatum" => one(vandaag.with_day(1)),
        "einddatum" => one(day(vandaag.year() + 1)),
        "geldigTot" => one(day(vandaag.year() + 5)),
        _ => Vec::new(),
    }
}

/// What a User has, as a table of the README: name, meaning, and what is special about it.
pub(in crate::scim) fn tabel() -> String {
    let mut table = String::from("| Attribute of a User | Meaning |\n|---|---|\n");
    let own = GEDEELD
        .iter()
        .filter(|one| ["id", "externalId"].contains(&one.naam));
    for one in own.chain(GEBRUIKER.attributen).chain(UITBREIDING.attributen) {
        let beside = UITBREIDING.attributen.iter().any(|other| other.naam == one.naam);
        let prefix = if beside { "…:" } else { "" };
        rij(&mut table, &format!("{prefix}{}", one.naam), one);
        for sub in one.sub() {
            rij(&mut table, &format!("{prefix}{}.{}", one.naam, sub.naam), sub);
        }
    }
    table
}

fn rij(table: &mut String, naam: &str, one: &Attribuut) {
    let mut told = one.uitleg.to_owned();
    for (holds, text) in [(!one.vrij, " Read only."), (one.verplicht, " Required.")] {
        if holds {
            told.push_str(text);
        }
    }
    if !one.canoniek.is_empty() {
        told.push_str(&format!(" `{}`.", one.canoniek.join("`, `")));
    }
    table.push_str(&format!("| `{naam}` | {told} |\n"));
}

static AAN: [Attribuut; 1] = [ja_nee("supported", "Whether it is.").gelezen().verplicht()];
static BULK: [Attribuut; 3] = [
    ja_nee("supported", "Whether it is.").gelezen().verplicht(),
    Attribuut::new("maxOperations", Soort::Getal, "Operations in one request.")
        .gelezen()
        .verplicht(),
    Attribuut::new("maxPayloadSize", Soort::Getal, "Bytes of one request.")
        .gelezen()
        .verplicht(),
];
static FILTER: [Attribuut; 2] = [
    ja_nee("supported", "Whether it is.").gelezen().verplicht(),
    Attribuut::new("maxResults", Soort::Getal, "Resources in one reply.")
        .gelezen()
        .verplicht(),
];
static BLADEREN: [Attribuut; 6] = [
    ja_nee("cursor", "Whether pages go on from a cursor.")
        .gelezen()
        .verplicht(),
    ja_nee("index", "Whether pages begin at a number.")
        .gelezen()
        .verplicht(),
    tekst("defaultPaginationMethod", "How, when it is not said.").gelezen(),
    Attribuut::new(
        "defaultPageSize",
        Soort::Getal,
        "Resources of a page, when it is not said.",
    )
    .gelezen(),
    Attribuut::new("maxPageSize", Soort::Getal, "Resources of a page at most.").gelezen(),
    Attribuut::new(
        "cursorTimeout",
        Soort::Getal,
        "Seconds that a cursor holds at least.",
    )
    .gelezen(),
];
static AANMELDEN: [Attribuut; 6] = [
    tekst("type", "The kind.").gelezen().verplicht(),
    tekst("name", "Its name.").gelezen().verplicht(),
    tekst("description", "What it is.").gelezen().verplicht(),
    verwijzing("specUri", "Its standard.", &["external"]).gelezen(),
    verwijzing("documentationUri", "Its documentation.", &["external"]).gelezen(),
    ja_nee("primary", "Whether it is the usual one.").gelezen(),
];

/// What this server does.
pub(in crate::scim) static CONFIG: Schema = Schema {
    urn: "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig",
    naam: "ServiceProviderConfig",
    uitleg: "What this server does.",
    attributen: &[
        verwijzing("documentationUri", "Documentation for people.", &["external"]).gelezen(),
        Attribuut::new("patch", Soort::Samen(&AAN), "PATCH.")
            .gelezen()
            .verplicht(),
        Attribuut::new("bulk", Soort::Samen(&BULK), "Many operations at once.")
            .gelezen()
            .verplicht(),
        Attribuut::new("filter", Soort::Samen(&FILTER), "Filters.")
            .gelezen()
            .verplicht(),
        Attribuut::new("changePassword", Soort::Samen(&AAN), "Passwords; there are none.")
            .gelezen()
            .verplicht(),
        Attribuut::new("sort", Soort::Samen(&AAN), "Orders.")
            .gelezen()
            .verplicht(),
        Attribuut::new("etag", Soort::Samen(&AAN), "Versions.")
            .gelezen()
            .verplicht(),
        Attribuut::new("pagination", Soort::Samen(&BLADEREN), "Pages (RFC 9865).").gelezen(),
        Attribuut::new(
            "authenticationSchemes",
            Soort::Samen(&AANMELDEN),
            "How a client signs in.",
        )
        .meer()
        .gelezen()
        .verplicht(),
    ],
};

static UITBREIDINGEN: [Attribuut; 2] = [
    verwijzing("schema", "Its schema.", &["uri"])
        .gelezen()
        .verplicht(),
    ja_nee("required", "Whether a resource must have it.")
        .gelezen()
        .verplicht(),
];

/// A kind of resource.
pub(in crate::scim) static SOORT: Schema = Schema {
    urn: "urn:ietf:params:scim:schemas:core:2.0:ResourceType",
    naam: "ResourceType",
    uitleg: "A kind of resource.",
    attributen: &[
        tekst("name", "Its name.").gelezen().verplicht(),
        tekst("description", "What it is.").gelezen(),
        verwijzing("endpoint", "Where it is.", &["uri"])
            .gelezen()
            .verplicht(),
        verwijzing("schema", "Its schema.", &["uri"])
            .gelezen()
            .verplicht(),
        Attribuut::new(
            "schemaExtensions",
            Soort::Samen(&UITBREIDINGEN),
            "What it has beside.",
        )
        .meer()
        .gelezen(),
    ],
};

static ATTRIBUUT: [Attribuut; 11] = [
    tekst("name", "Its name.").gelezen().verplicht(),
    tekst("type", "The kind of value.")
        .gelezen()
        .verplicht()
        .een_van(&[
            "string",
            "complex",
            "boolean",
            "decimal",
            "integer",
            "dateTime",
            "reference",
            "binary",
        ]),
    ja_nee("multiValued", "Whether it has several values.")
        .gelezen()
        .verplicht(),
    tekst("description", "What it means.").gelezen(),
    ja_nee("required", "Whether it must be there.").gelezen(),
    tekst("canonicalValues", "Suggested values.").meer().gelezen(),
    ja_nee("caseExact", "Whether case matters.").gelezen(),
    tekst("mutability", "Whether clients may set it.")
        .gelezen()
        .een_van(&["readOnly", "readWrite", "immutable", "writeOnly"]),
    tekst("returned", "When it is in a reply.")
        .gelezen()
        .een_van(&["always", "never", "default", "request"]),
    tekst("uniqueness", "Among which it is unique.")
        .gelezen()
        .een_van(&["none", "server", "global"]),
    tekst("referenceTypes", "To what it refers.").meer().gelezen(),
];

/// A schema.
pub(in crate::scim) static SCHEMA: Schema = Schema {
    urn: "urn:ietf:params:scim:schemas:core:2.0:Schema",
    naam: "Schema",
    uitleg: "What a kind of resource has.",
    attributen: &[
        tekst("name", "Its name.").gelezen().verplicht(),
        tekst("description", "What it is.").gelezen(),
        Attribuut::new(
            "attributes",
            Soort::Samen(&ATTRIBUUT),
            "What such a resource has.",
        )
        .meer()
        .gelezen()
        .verplicht(),
    ],
};
