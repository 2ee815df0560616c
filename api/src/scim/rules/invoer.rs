//! A User as a client gives it and as it is shown: between the shape of the schema and a lidmaatschap with what belongs to it.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use entity::{lidmaatschap::Model, lidsoort, registratie::Register};
use sea_orm::ActiveEnum;
use serde_json::{Map, Value, json};

use super::{
    afwijking::{Afwijking, Afwijkingen},
    fout::Fout,
    gevolg::{gebruikersnaam, loopt_op, voorlopig},
    schema::{LIDMAATSCHAP, USER},
    waarden,
};
use crate::graph::Kind;

/// An address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::scim) struct Email {
    pub(in crate::scim) waarde: String,
    pub(in crate::scim) soort: Option<String>,
    pub(in crate::scim) hoofd: bool,
}

/// A registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::scim) struct Registratie {
    pub(in crate::scim) register: Register,
    pub(in crate::scim) nummer: String,
    pub(in crate::scim) geldig_tot: Option<NaiveDate>,
}

/// A lidmaatschap with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::scim) struct Lid {
    pub(in crate::scim) row: Model,
    pub(in crate::scim) emails: Vec<Email>,
    pub(in crate::scim) registraties: Vec<Registratie>,
    pub(in crate::scim) lidsoort: Option<lidsoort::Model>,
}

/// What a client gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::scim) struct Gegeven {
    pub(in crate::scim) gebruikersnaam: String,
    pub(in crate::scim) extern_id: Option<String>,
    pub(in crate::scim) voornaam: Option<String>,
    pub(in crate::scim) achternaam: Option<String>,
    pub(in crate::scim) active: Option<bool>,
    pub(in crate::scim) emails: Vec<Email>,
    /// Nothing where the extension is left out: then what it holds stays as it is.
    pub(in crate::scim) beside: Option<Beside>,
}

/// What a client gives in the extension.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::scim) struct Beside {
    pub(in crate::scim) lidnummer: Option<String>,
    /// Its code or its name.
    pub(in crate::scim) lidsoort: Option<String>,
    pub(in crate::scim) ingangsdatum: Option<NaiveDate>,
    pub(in crate::scim) einddatum: Option<NaiveDate>,
    pub(in crate::scim) voorletters: Option<String>,
    pub(in crate::scim) tussenvoegsel: Option<String>,
    pub(in crate::scim) organisatienaam: Option<String>,
    pub(in crate::scim) registraties: Vec<Registratie>,
}

fn text<'o>(object: Option<&'o Map<String, Value>>, naam: &str) -> Option<&'o str> {
    object?.get(naam)?.as_str()
}

/// Reads a User in the shape of the schema.
pub(in crate::scim) fn lees(object: &Map<String, Value>, seen: &mut Afwijkingen) -> Result<Gegeven, Fout> {
    let whole = Some(object);
    let name = object.get("name").and_then(Value::as_object);
    let given = text(whole, "userName").ok_or_else(|| Fout::invalid_value("userName is verplicht."))?;
    let part = |attribuut, given: Option<&str>| match given {
        Some(given) => waarden::deel(attribuut, given),
        None => Ok(None),
    };
    let extern_id = text(whole, "externalId").filter(|text| !text.is_empty());
    Ok(Gegeven {
        gebruikersnaam: waarden::aanduiding("userName", given)?,
        extern_id: extern_id
            .map(|text| waarden::aanduiding("externalId", text))
            .transpose()?,
        voornaam: part("name.givenName", text(name, "givenName"))?,
        achternaam: part("name.familyName", text(name, "familyName"))?,
        active: object.get("active").and_then(Value::as_bool),
        emails: emails(object)?,
        beside: match object.get(LIDMAATSCHAP).and_then(Value::as_object) {
            Some(within) => Some(beside(within, seen)?),
            None => None,
        },
    })
}

fn objects<'o>(object: &'o Map<String, Value>, naam: &str) -> impl Iterator<Item = &'o Map<String, Value>> {
    let all = object.get(naam).and_then(Value::as_array).into_iter().flatten();
    all.filter_map(Value::as_object)
}

fn emails(object: &Map<String, Value>) -> Result<Vec<Email>, Fout> {
    let mut made = Vec::new();
    for one in objects(object, "emails") {
        let value =
            text(Some(one), "value").ok_or_else(|| Fout::invalid_value("emails.value is verplicht."))?;
        let soort = text(Some(one), "type").filter(|text| !text.is_empty());
        let plain = |soort: &str| soort.len() <= 20 && soort.bytes().all(|byte| byte.is_ascii_alphabetic());
        if soort.is_some_and(|soort| !plain(soort)) {
            return Err(Fout::invalid_value("emails.type is work, home of other."));
        }
        made.push(Email {
            waarde: waarden::email(value)?,
            soort: soort.map(str::to_owned),
            hoofd: one.get("primary").and_then(Value::as_bool).unwrap_or_default(),
        });
    }
    if made.iter().filter(|email| email.hoofd).count() > 1 {
        return Err(Fout::invalid_value(
            "Ten hoogste één waarde van emails is primary.",
        ));
    }
    Ok(made)
}

fn beside(object: &Map<String, Value>, seen: &mut Afwijkingen) -> Result<Beside, Fout> {
    let given = |naam| text(Some(object), naam).filter(|text| !text.trim().is_empty());
    let part = |naam: &'static str| match given(naam) {
        Some(text) => waarden::deel(naam, text),
        None => Ok(None),
    };
    let day = |naam: &'static str| given(naam).map(|text| waarden::dag(naam, text)).transpose();
    let mut registraties = Vec::new();
    for one in objects(object, "registraties") {
        registraties.push(registratie(one, seen)?);
    }
    Ok(Beside {
        lidnummer: given("lidnummer").map(waarden::nummer).transpose()?,
        lidsoort: given("lidsoort").map(str::to_owned),
        ingangsdatum: day("ingangsdatum")?,
        einddatum: day("einddatum")?,
        voorletters: part("voorletters")?,
        tussenvoegsel: part("tussenvoegsel")?,
        organisatienaam: part("organisatienaam")?,
        registraties,
    })
}

fn registratie(one: &Map<String, Value>, seen: &mut Afwijkingen) -> Result<Registratie, Fout> {
    let register = text(Some(one), "register").unwrap_or_default().to_uppercase();
    let register = Register::try_from_value(&register)
        .map_err(|_| Fout::invalid_value("registraties.register is geen bekend register."))?;
    let nummer = text(Some(one), "nummer").unwrap_or_default();
    let (nummer, aannemelijk) = waarden::registratienummer(register, nummer)?;
    if !aannemelijk {
        seen.meld(Afwijking::RegistratieOnaannemelijk)?;
    }
    let until = text(Some(one), "geldigTot").filter(|text| !text.is_empty());
    Ok(Registratie {
        register,
        nummer,
        geldig_tot: until
            .map(|text| waarden::dag("registraties.geldigTot", text))
            .transpose()?,
    })
}

/// What a client may change of a User, in the shape of the schema.
pub(in crate::scim) fn vrij(lid: &Lid, vandaag: NaiveDate) -> Map<String, Value> {
    let row = &lid.row;
    let mut object = Map::new();
    zet(&mut object, "externalId", row.scim_extern_id.as_deref());
    zet(&mut object, "userName", Some(gebruikersnaam(row)));
    object.insert("active".to_owned(), loopt_op(row, vandaag).into());
    let mut name = Map::new();
    zet(&mut name, "familyName", row.achternaam.as_deref());
    zet(&mut name, "givenName", row.voornaam.as_deref());
    if !name.is_empty() {
        object.insert("name".to_owned(), name.into());
    }
    let emails: Vec<Value> = lid.emails.iter().map(email).collect();
    if !emails.is_empty() {
        object.insert("emails".to_owned(), emails.into());
    }
    object.insert(LIDMAATSCHAP.to_owned(), uitbreiding(lid).into());
    object
}

fn uitbreiding(lid: &Lid) -> Map<String, Value> {
    let (row, mut object) = (&lid.row, Map::new());
    let nummer = Some(row.lidnummer.as_str()).filter(|_| !voorlopig(row));
    zet(&mut object, "lidnummer", nummer);
    zet(
        &mut object,
        "lidsoort",
        lid.lidsoort.as_ref().map(|soort| soort.code.as_str()),
    );
    zet(&mut object, "ingangsdatum", Some(&row.ingangsdatum.to_string()));
    zet(
        &mut object,
        "einddatum",
        row.einddatum.map(|day| day.to_string()).as_deref(),
    );
    zet(&mut object, "voorletters", row.voorletters.as_deref());
    zet(&mut object, "tussenvoegsel", row.tussenvoegsel.as_deref());
    zet(&mut object, "organisatienaam", row.organisatienaam.as_deref());
    // What came with a file and never by this way is told as well.
    let of_file = |register, nummer: &Option<String>| {
        let told = lid.registraties.iter().any(|one| one.register == register);
        let nummer = nummer.clone().filter(|_| !told);
        nummer.map(|nummer| Registratie {
            register,
            nummer,
            geldig_tot: None,
        })
    };
    let of_file = [of_file(Register::Skj, &row.skj), of_file(Register::Big, &row.big)];
    let registraties = lid
        .registraties
        .iter()
        .chain(of_file.iter().flatten())
        .map(|one| {
            let mut made = Map::new();
            zet(&mut made, "register", Some(&one.register.to_value()));
            zet(&mut made, "nummer", Some(&one.nummer));
            zet(
                &mut made,
                "geldigTot",
                one.geldig_tot.map(|day| day.to_string()).as_deref(),
            );
            Value::Object(made)
        });
    let registraties: Vec<Value> = registraties.collect();
    if !registraties.is_empty() {
        object.insert("registraties".to_owned(), registraties.into());
    }
    object
}

fn email(one: &Email) -> Value {
    let mut made = Map::new();
    zet(&mut made, "value", Some(&one.waarde));
    zet(&mut made, "type", one.soort.as_deref());
    if one.hoofd {
        made.insert("primary".to_owned(), true.into());
    }
    made.into()
}

fn zet(object: &mut Map<String, Value>, naam: &str, value: Option<&str>) {
    if let Some(value) = value {
        object.insert(naam.to_owned(), value.into());
    }
}

/// A moment as SCIM writes it.
pub(in crate::scim) fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// The version of a resource: that its content is the same, not its bytes.
pub(in crate::scim) fn etag(row: &Model) -> String {
    format!("W/\"{}\"", row.version)
}

/// The id of a User.
pub(in crate::scim) fn id(row: &Model) -> String {
    Kind::Lidmaatschap.id(row.id).to_string()
}

/// The whole name of who a lidmaatschap is of.
pub(in crate::scim) fn naam(row: &Model) -> String {
    if let Some(naam) = &row.organisatienaam {
        return naam.clone();
    }
    let first = row.voornaam.as_deref().or(row.voorletters.as_deref());
    let parts = [first, row.tussenvoegsel.as_deref(), row.achternaam.as_deref()];
    let naam: Vec<&str> = parts.into_iter().flatten().collect();
    if naam.is_empty() {
        gebruikersnaam(row).to_owned()
    } else {
        naam.join(" ")
    }
}

/// The id of the Group of a lidsoort.
pub(in crate::scim) fn groep_id(soort: &lidsoort::Model) -> String {
    format!("lidsoort-{}", soort.id.simple())
}

/// A User as it is shown.
pub(in crate::scim) fn weergave(lid: &Lid, basis: &str, vandaag: NaiveDate) -> Map<String, Value> {
    let row = &lid.row;
    let mut object = vrij(lid, vandaag);
    object.insert("schemas".to_owned(), json!([USER, LIDMAATSCHAP]));
    object.insert("id".to_owned(), id(row).into());
    object.insert("displayName".to_owned(), naam(row).into());
    if let Some(soort) = &lid.lidsoort {
        let id = groep_id(soort);
        let there = format!("{basis}/Groups/{id}");
        object.insert(
            "groups".to_owned(),
            json!([{ "value": id, "$ref": there, "display": soort.naam, "type": "direct" }]),
        );
    }
    object.insert(
        "meta".to_owned(),
        json!({
            "resourceType": "User",
            "created": moment(row.created_at),
            "lastModified": moment(row.updated_at),
            "location": format!("{basis}/Users/{}", id(row)),
            "version": etag(row),
        }),
    );
    object
}
