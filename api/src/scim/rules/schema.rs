//! What a resource has: each attribute once, as data. The documents of `/Schemas`, what a body and a path may name, what
//! a reply leaves out, what can be filtered, and the table of the README are all made of this.

use serde_json::{Map, Value, json};

/// The schema of a User.
pub(in crate::scim) const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
/// The schema of a Group.
pub(in crate::scim) const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
/// What a User has beside: in the form that Entra ID takes for own attributes.
pub(in crate::scim) const LIDMAATSCHAP: &str = "urn:ietf:params:scim:schemas:extension:lidmaatschap:2.0:User";

/// What kind of value an attribute has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scim) enum Soort {
    /// A text; `true` when case matters.
    Tekst { exact: bool },
    /// True or false.
    JaNee,
    /// A whole number.
    Getal,
    /// A moment.
    Moment,
    /// An address of a resource, of one of these types.
    Verwijzing(&'static [&'static str]),
    /// Attributes of its own.
    Samen(&'static [Attribuut]),
}

/// One attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scim) struct Attribuut {
    pub(in crate::scim) naam: &'static str,
    pub(in crate::scim) soort: Soort,
    pub(in crate::scim) meervoudig: bool,
    pub(in crate::scim) verplicht: bool,
    /// Whether clients may set it.
    pub(in crate::scim) vrij: bool,
    /// Whether it is in every reply, whatever is asked.
    pub(in crate::scim) altijd: bool,
    /// Whether no two resources of an association have the same.
    pub(in crate::scim) uniek: bool,
    pub(in crate::scim) canoniek: &'static [&'static str],
    pub(in crate::scim) uitleg: &'static str,
}

impl Attribuut {
    pub(super) const fn new(naam: &'static str, soort: Soort, uitleg: &'static str) -> Self {
        Self {
            naam,
            soort,
            meervoudig: false,
            verplicht: false,
            vrij: true,
            altijd: false,
            uniek: false,
            canoniek: &[],
            uitleg,
        }
    }

    pub(super) const fn meer(mut self) -> Self {
        self.meervoudig = true;
        self
    }

    pub(super) const fn verplicht(mut self) -> Self {
        self.verplicht = true;
        self
    }

    pub(super) const fn gelezen(mut self) -> Self {
        self.vrij = false;
        self
    }

    const fn altijd(mut self) -> Self {
        self.altijd = true;
        self
    }

    const fn uniek(mut self) -> Self {
        self.uniek = true;
        self
    }

    pub(super) const fn een_van(mut self, canoniek: &'static [&'static str]) -> Self {
        self.canoniek = canoniek;
        self
    }

    /// The attributes within it.
    pub(in crate::scim) fn sub(&self) -> &'static [Self] {
        match self.soort {
            Soort::Samen(sub) => sub,
            _ => &[],
        }
    }

    /// The attribute within it of this name, in any case.
    pub(in crate::scim) fn onder(&self, naam: &str) -> Option<&'static Self> {
        self.sub().iter().find(|sub| sub.naam.eq_ignore_ascii_case(naam))
    }

    fn document(&self, suggesties: &dyn Fn(&str) -> Vec<String>) -> Value {
        let (soort, exact) = match self.soort {
            Soort::Tekst { exact } => ("string", exact),
            Soort::JaNee => ("boolean", false),
            Soort::Getal => ("integer", false),
            Soort::Moment => ("dateTime", false),
            Soort::Verwijzing(_) => ("reference", true),
            Soort::Samen(_) => ("complex", false),
        };
        let mut told = json!({
            "name": self.naam,
            "type": soort,
            "multiValued": self.meervoudig,
            "description": self.uitleg,
            "required": self.verplicht,
            "mutability": if self.vrij { "readWrite" } else { "readOnly" },
            "returned": if self.altijd { "always" } else { "default" },
        });
        if matches!(self.soort, Soort::Tekst { .. } | Soort::Verwijzing(_)) {
            told["caseExact"] = exact.into();
            told["uniqueness"] = if self.uniek { "server" } else { "none" }.into();
        }
        if let Soort::Verwijzing(types) = self.soort {
            told["referenceTypes"] = types.into();
        }
        let mut canoniek: Vec<String> = self.canoniek.iter().map(|text| (*text).to_owned()).collect();
        canoniek.extend(suggesties(self.naam));
        if !canoniek.is_empty() {
            told["canonicalValues"] = canoniek.into();
        }
        if let Soort::Samen(sub) = self.soort {
            told["subAttributes"] = sub.iter().map(|sub| sub.document(suggesties)).collect();
        }
        told
    }
}

const TEKST: Soort = Soort::Tekst { exact: false };
const EXACT: Soort = Soort::Tekst { exact: true };

/// A text of which the case counts for nothing.
pub(super) const fn tekst(naam: &'static str, uitleg: &'static str) -> Attribuut {
    Attribuut::new(naam, TEKST, uitleg)
}

/// Something that is or is not.
pub(super) const fn ja_nee(naam: &'static str, uitleg: &'static str) -> Attribuut {
    Attribuut::new(naam, Soort::JaNee, uitleg)
}

/// An address of one of these.
pub(super) const fn verwijzing(
    naam: &'static str,
    uitleg: &'static str,
    naar: &'static [&'static str],
) -> Attribuut {
    Attribuut::new(naam, Soort::Verwijzing(naar), uitleg)
}

/// One schema.
#[derive(Clone, Copy, Debug)]
pub(in crate::scim) struct Schema {
    pub(in crate::scim) urn: &'static str,
    pub(in crate::scim) naam: &'static str,
    pub(in crate::scim) uitleg: &'static str,
    pub(in crate::scim) attributen: &'static [Attribuut],
}

impl Schema {
    /// The attribute of this name, in any case.
    pub(in crate::scim) fn attribuut(&self, naam: &str) -> Option<&'static Attribuut> {
        self.attributen
            .iter()
            .find(|one| one.naam.eq_ignore_ascii_case(naam))
    }

    /// As `/Schemas` gives it; `suggesties` are values that hold for one association.
    pub(in crate::scim) fn document(&self, basis: &str, suggesties: &dyn Fn(&str) -> Vec<String>) -> Value {
        let attributes: Vec<Value> = self
            .attributen
            .iter()
            .map(|one| one.document(suggesties))
            .collect();
        json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
            "id": self.urn,
            "name": self.naam,
            "description": self.uitleg,
            "attributes": attributes,
            "meta": { "resourceType": "Schema", "location": format!("{basis}/Schemas/{}", self.urn) },
        })
    }
}

/// What every resource has, whatever its schema.
pub(in crate::scim) static GEDEELD: [Attribuut; 4] = [
    tekst("schemas", "The schemas of the resource.").meer().altijd(),
    Attribuut::new("id", EXACT, "Our id of it.")
        .gelezen()
        .altijd()
        .uniek(),
    Attribuut::new(
        "externalId",
        EXACT,
        "The client's id of it; unique within the association.",
    )
    .uniek(),
    Attribuut::new("meta", Soort::Samen(&META), "About the resource.").gelezen(),
];

static META: [Attribuut; 5] = [
    Attribuut::new("resourceType", EXACT, "User or Group.").gelezen(),
    Attribuut::new("created", Soort::Moment, "When it was made.").gelezen(),
    Attribuut::new("lastModified", Soort::Moment, "When it last changed.").gelezen(),
    Attribuut::new("location", Soort::Verwijzing(&["uri"]), "Its address.").gelezen(),
    Attribuut::new("version", EXACT, "Its version, as in the header ETag.").gelezen(),
];

static NAAM: [Attribuut; 2] = [
    tekst(
        "familyName",
        "The last name, without what stands before it (`tussenvoegsel`).",
    ),
    tekst("givenName", "The first name."),
];

static EMAIL: [Attribuut; 3] = [
    tekst("value", "The address. It never tells who somebody is.").verplicht(),
    tekst("type", "What it is for.").een_van(&["work", "home", "other"]),
    Attribuut::new(
        "primary",
        Soort::JaNee,
        "Whether it is the first to be used; one at most is.",
    ),
];

static GROEPEN: [Attribuut; 4] = [
    Attribuut::new("value", EXACT, "The id of the Group.").gelezen(),
    Attribuut::new("$ref", Soort::Verwijzing(&["Group"]), "The address of the Group.").gelezen(),
    tekst("display", "The name of the Group.").gelezen(),
    tekst("type", "How somebody comes to be in it.")
        .gelezen()
        .een_van(&["direct"]),
];

/// A User: one lidmaatschap of one association.
pub(in crate::scim) static GEBRUIKER: Schema = Schema {
    urn: USER,
    naam: "User",
    uitleg: "A lidmaatschap of the association: a dated membership, not the account of a person.",
    attributen: &[
        tekst("userName", "The name by which the client knows it; unique within the association. A lidmaatschap that came with a file has its lidnummer here.").verplicht().uniek(),
        Attribuut::new("name", Soort::Samen(&NAAM), "The name of the person."),
        tekst("displayName", "The whole name, made of its parts.").gelezen(),
        Attribuut::new("active", Soort::JaNee, "Whether the lidmaatschap runs. False ends it, and never the person. True when left out.").verplicht(),
        Attribuut::new("emails", Soort::Samen(&EMAIL), "Addresses of the person, for the association alone; ten at most.").meer(),
        Attribuut::new("groups", Soort::Samen(&GROEPEN), "The Group of its lidsoort.").meer().gelezen(),
    ],
};

static REGISTRATIE: [Attribuut; 3] = [
    tekst("register", "The register.").verplicht().een_van(&[
        "SKJ",
        "BIG",
        "KRSD",
        "REGISTERPLEIN",
        "NIP",
        "NVO",
        "VGCT",
    ]),
    Attribuut::new(
        "nummer",
        EXACT,
        "The number in it. Being plausible proves nothing.",
    )
    .verplicht(),
    tekst(
        "geldigTot",
        "The first day on which it no longer holds, as 2026-01-31.",
    ),
];

/// What the associations of this field know of a lidmaatschap.
pub(in crate::scim) static UITBREIDING: Schema = Schema {
    urn: LIDMAATSCHAP,
    naam: "Lidmaatschap",
    uitleg: "What a Dutch beroepsvereniging says about a lidmaatschap.",
    attributen: &[
        Attribuut::new("lidnummer", EXACT, "The number that the association gave; unique within it. Without one the lidmaatschap has a provisional number, which is not shown.").uniek(),
        tekst("lidsoort", "The kind of lidmaatschap: the code of one of the association's own."),
        tekst("ingangsdatum", "The first day, as 2026-01-31. Today when left out; any day may be given.").verplicht(),
        tekst("einddatum", "The first day on which it no longer holds, as 2026-01-31; any day from the first may be given."),
        tekst("voorletters", "The initials."),
        tekst("tussenvoegsel", "What stands between first and last name, as in `van der`."),
        tekst("organisatienaam", "The name of an organisation that is a member."),
        Attribuut::new("registraties", Soort::Samen(&REGISTRATIE), "Entries in professional registers, as the association knows them; ten at most.").meer(),
    ],
};

static LEDEN: [Attribuut; 4] = [
    Attribuut::new("value", EXACT, "The id of the User.").gelezen(),
    Attribuut::new("$ref", Soort::Verwijzing(&["User"]), "The address of the User.").gelezen(),
    tekst("display", "The name of the User.").gelezen(),
    tekst("type", "The kind of resource.")
        .gelezen()
        .een_van(&["User"]),
];

/// A Group: the lidmaatschappen of one lidsoort, or a Lerende Praktijk in which enough members take part.
pub(in crate::scim) static GROEP: Schema = Schema {
    urn: GROUP,
    naam: "Group",
    uitleg: "A lidsoort of the association with its lidmaatschappen, or a Lerende Praktijk in which members take part. Read only.",
    attributen: &[
        tekst("displayName", "Its name.").gelezen(),
        Attribuut::new(
            "members",
            Soort::Samen(&LEDEN),
            "The lidmaatschappen that run; none for a Lerende Praktijk, where they are not shown.",
        )
        .meer()
        .gelezen(),
    ],
};

/// A kind of resource: its schema, and what it has beside.
#[derive(Clone, Copy, Debug)]
pub(in crate::scim) struct Bron {
    pub(in crate::scim) schema: &'static Schema,
    pub(in crate::scim) uitbreiding: Option<&'static Schema>,
    pub(in crate::scim) pad: &'static str,
}

pub(in crate::scim) static USERS: Bron = Bron {
    schema: &GEBRUIKER,
    uitbreiding: Some(&UITBREIDING),
    pad: "/Users",
};

pub(in crate::scim) static GROUPS: Bron = Bron {
    schema: &GROEP,
    uitbreiding: None,
    pad: "/Groups",
};

impl Bron {
    /// As `/ResourceTypes` gives it.
    pub(in crate::scim) fn document(&self, basis: &str) -> Value {
        let naam = self.schema.naam;
        let beside: Vec<Value> = self
            .uitbreiding
            .iter()
            .map(|schema| json!({ "schema": schema.urn, "required": false }))
            .collect();
        json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
            "id": naam,
            "name": naam,
            "endpoint": self.pad,
            "description": self.schema.uitleg,
            "schema": self.schema.urn,
            "schemaExtensions": beside,
            "meta": { "resourceType": "ResourceType", "location": format!("{basis}/ResourceTypes/{naam}") },
        })
    }

    /// The attribute of the resource itself of this name: of its schema, or one that every resource has.
    pub(in crate::scim) fn attribuut(&self, naam: &str) -> Option<&'static Attribuut> {
        let shared = GEDEELD.iter().find(|one| one.naam.eq_ignore_ascii_case(naam));
        self.schema.attribuut(naam).or(shared)
    }

    /// The extension of this name.
    pub(in crate::scim) fn beside(&self, urn: &str) -> Option<&'static Schema> {
        self.uitbreiding
            .filter(|schema| schema.urn.eq_ignore_ascii_case(urn))
    }
}

/// The value of an attribute of an object, whatever the case of its name.
pub(in crate::scim) fn waarde<'v>(object: &'v Map<String, Value>, naam: &str) -> Option<&'v Value> {
    object.get(naam).or_else(|| {
        let mut all = object.iter();
        all.find(|(key, _)| key.eq_ignore_ascii_case(naam))
            .map(|(_, value)| value)
    })
}
