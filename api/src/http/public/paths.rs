//! Every public address: what it runs, which parameters it has, and what it answers.

use actix_web::HttpRequest;
use entity::{agenda, discipline, gebied, raamwerk_element};
use sea_orm::ActiveEnum;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use utoipa::ToSchema;

use super::{ask, parameters::Known, shape};
use crate::{
    graph::Kind,
    http::{address::Address, described::Described},
};

/// The parameter of a path: what it is called, and the value for the document, if it can name something.
pub(super) struct Named {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    take: fn(&str) -> Option<Value>,
}

const GELDIG_OP: Known = Known::date(
    "geldigOp",
    "De dag waarop het geldt; zonder deze dag: vandaag, of alles waar een lijst ook het verleden bevat.",
);

/// The key of an object; what is no id of its kind names nothing.
const fn id(take: fn(&str) -> Option<Value>) -> Named {
    Named {
        name: "id",
        about: "De sleutel, zoals een lijst haar geeft.",
        take,
    }
}

fn key(kind: Kind, text: &str) -> Option<Value> {
    kind.key_in(text).is_ok().then(|| text.into())
}

/// The addresses, in the order of `openapi.json`.
pub(in crate::http) fn addresses() -> Vec<Address> {
    let mut addresses = referentiegegevens();
    addresses.extend(agenda());
    addresses
}

fn referentiegegevens() -> Vec<Address> {
    const TAG: &str = "Referentiegegevens";
    vec![
        list::<shape::Discipline>(
            ("/disciplines", TAG, "Disciplines, met hun synoniemen."),
            include_str!("documents/disciplines.graphql"),
            const {
                &[
                    Known::word::<discipline::Sector>("sector", "Alleen deze sector."),
                    GELDIG_OP,
                ]
            },
        ),
        list::<shape::Beroepsvereniging>(
            (
                "/beroepsverenigingen",
                TAG,
                "Beroepsverenigingen, met hun lidsoorten.",
            ),
            include_str!("documents/beroepsverenigingen.graphql"),
            const { &[] },
        ),
        list::<shape::Gebied>(
            (
                "/gebieden",
                TAG,
                "Gemeenten, provincies en regio's, met waar zij in liggen.",
            ),
            include_str!("documents/gebieden.graphql"),
            const {
                &[
                    Known::word::<gebied::Soort>("soort", "Welke soort gebied.").needed(),
                    GELDIG_OP,
                ]
            },
        ),
        list::<shape::Begrip>(
            (
                "/begrippen",
                TAG,
                "Vaktaal, uitgelegd in gewoon Nederlands en per discipline.",
            ),
            include_str!("documents/begrippen.graphql"),
            const { &[Known::text("tekst", "Woorden waarnaar gezocht wordt.")] },
        ),
        all::<shape::WerkzameFactor>(
            (
                "/werkzame-factoren",
                TAG,
                "Factoren die samenwerken tussen beroepen laten werken.",
            ),
            include_str!("documents/werkzame_factoren.graphql"),
            const { &[GELDIG_OP] },
        ),
        all::<shape::Samenwerkingsvorm>(
            (
                "/samenwerkingsvormen",
                TAG,
                "Vormen waarin onderwijs en jeugdhulp samenwerken.",
            ),
            include_str!("documents/samenwerkingsvormen.graphql"),
            const {
                &[
                    Known::word::<raamwerk_element::Onderwijssector>(
                        "onderwijssector",
                        "Alleen varianten voor deze sector.",
                    ),
                    GELDIG_OP,
                ]
            },
        ),
        all::<shape::Reflectievraag>(
            (
                "/reflectievragen",
                TAG,
                "Vragen om mee te reflecteren, per werkzame factor.",
            ),
            include_str!("documents/reflectievragen.graphql"),
            const {
                &[
                    Known::text("factor", "De sleutel van een werkzame factor."),
                    GELDIG_OP,
                ]
            },
        ),
        one::<shape::Raamwerk>(
            (
                "/raamwerken/{code}",
                TAG,
                "Een raamwerk met zijn parameters en niveaus.",
            ),
            include_str!("documents/raamwerk.graphql"),
            Named {
                name: "code",
                about: "`gerdes`, `verwoerdt` of `cop`.",
                take: |code| {
                    ["gerdes", "verwoerdt", "cop"]
                        .contains(&code)
                        .then(|| code.to_uppercase().into())
                },
            },
            const { &[Known::text("versie", "De versie; zonder deze: de nieuwste.")] },
        ),
        list::<shape::Kennisitem>(
            (
                "/kennisitems",
                TAG,
                "Wat er al ligt: richtlijnen, onderzoek, instrumenten en cursussen.",
            ),
            include_str!("documents/kennisitems.graphql"),
            const { &[] },
        ),
    ]
}

fn agenda() -> Vec<Address> {
    const TAG: &str = "Agenda Vakmanschap";
    vec![
        list::<shape::AgendaNu>(
            ("/agendas", TAG, "De agenda's, elk met de editie die nu geldt."),
            include_str!("documents/agendas.graphql"),
            const { &[] },
        ),
        one::<shape::Editie>(
            (
                "/agendas/{domein}",
                TAG,
                "De editie van een agenda die op een dag geldt, met haar ontwikkelopgaven.",
            ),
            include_str!("documents/agenda.graphql"),
            Named {
                name: "domein",
                about: "`breed-jeugddomein` of `samenwerken-in-en-rond-onderwijs`.",
                take: domein,
            },
            const { &[GELDIG_OP] },
        ),
        list::<shape::Opgave>(
            (
                "/ontwikkelopgaven",
                TAG,
                "Ontwikkelopgaven uit vastgestelde edities.",
            ),
            include_str!("documents/ontwikkelopgaven.graphql"),
            const {
                &[
                    Known::word::<agenda::Domein>("domein", "Alleen uit deze agenda."),
                    Known::text("editie", "De sleutel van een editie."),
                    GELDIG_OP,
                ]
            },
        ),
        one::<shape::OpgaveVol>(
            (
                "/ontwikkelopgaven/{id}",
                TAG,
                "Een ontwikkelopgave, met de aantallen leervragen waar zij op rust.",
            ),
            include_str!("documents/ontwikkelopgave.graphql"),
            id(|text| key(Kind::Ontwikkelopgave, text)),
            const { &[] },
        ),
        list::<shape::Thema>(
            ("/themas", TAG, "Thema's waarin leervragen gebundeld zijn."),
            include_str!("documents/themas.graphql"),
            const { &[] },
        ),
        one::<shape::ThemaVol>(
            (
                "/themas/{id}",
                TAG,
                "Een thema, met wat eronder en erboven hangt.",
            ),
            include_str!("documents/thema.graphql"),
            id(|text| key(Kind::Thema, text)),
            const { &[] },
        ),
    ]
}

/// The domain behind a segment in small letters with hyphens.
fn domein(segment: &str) -> Option<Value> {
    let small = |domein: &agenda::Domein| domein.to_value().to_lowercase().replace('_', "-");
    let known = <agenda::Domein as sea_orm::Iterable>::iter().find(|domein| small(domein) == segment);
    known.map(|domein| domein.to_value().into())
}

/// Path, tag and summary of an address.
type Title = (&'static str, &'static str, &'static str);

trait Shape: DeserializeOwned + Serialize + ToSchema + 'static {}
impl<T: DeserializeOwned + Serialize + ToSchema + 'static> Shape for T {}

fn list<T: Shape>(title: Title, document: &'static str, known: &'static [Known]) -> Address {
    let work = move |request: HttpRequest| async move { ask::list::<T>(&request, document, known).await };
    Address::new(title.0).read(Described::list::<T>(title, known, true), work)
}

fn all<T: Shape>(title: Title, document: &'static str, known: &'static [Known]) -> Address {
    let work = move |request: HttpRequest| async move { ask::all::<T>(&request, document, known).await };
    Address::new(title.0).read(Described::list::<T>(title, known, false), work)
}

fn one<T: Shape>(title: Title, document: &'static str, named: Named, known: &'static [Known]) -> Address {
    let Named { name, take, .. } = named;
    let work = move |request: HttpRequest| async move {
        let value = request.match_info().get(name).and_then(take);
        ask::one::<T>(&request, document, (name, value), known).await
    };
    Address::new(title.0).read(Described::one::<T>(title, &named, known), work)
}
