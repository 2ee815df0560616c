//! Reading back over REST: `GET /v1/lidmaatschappen/wijzigingen`, a JSON object on each line, and
//! `POST /v1/lidmaatschappen/vergelijking` with the rows of the association.

use std::collections::HashMap;

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{self, Bytes, Payload, ServiceConfig},
};
use entity::lidmaatschap;
use futures::{StreamExt, stream};
use sea_orm::ActiveEnum;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    policy,
    read::{self, Wijziging},
    rules::{GeenKop, Gestuurd, Soort, Vergelijking, Verschil},
};
use crate::{
    error::Error,
    graph::{Kind, Op},
    http::rest::{Asked, Problem, answer, broken, other_method},
    inzending::loopt,
    lidmaatschap::afdruk_van_alle,
};

/// The addresses of this room, beneath `/v1`.
pub(crate) fn routes(service: &mut ServiceConfig) {
    service
        .service(
            web::resource("/lidmaatschappen/wijzigingen")
                .route(web::get().to(wijzigingen))
                .default_service(web::to(other_method)),
        )
        .service(
            web::resource("/lidmaatschappen/vergelijking")
                .route(web::post().to(vergelijking))
                .default_service(web::to(other_method)),
        );
}

fn asked() -> Asked {
    Asked {
        what: String::new(),
        seconds: |limits| limits.delivery_seconds,
    }
}

/// One parameter of the address, when that is all there is.
fn parameter<T: std::str::FromStr>(
    request: &HttpRequest,
    known: &str,
    reason: &'static str,
) -> Result<Option<T>, Problem> {
    let (mut value, mut wrong) = (None, Vec::new());
    for (name, given) in url::form_urlencoded::parse(request.query_string().as_bytes()) {
        if name != known {
            // A name that nobody knows could be anything.
            wrong.push((String::new(), "Deze parameter bestaat niet."));
        } else if let Ok(read) = given.parse() {
            value = Some(read);
        } else {
            wrong.push((known.to_owned(), reason));
        }
    }
    if wrong.is_empty() {
        Ok(value)
    } else {
        Err(Problem::parameters(wrong))
    }
}

/// What is left to tell of the changes.
enum Rest {
    Gewijzigd((i32, Uuid)),
    Wachtend((Uuid, i32)),
    Einde,
    Niets,
}

/// `GET /v1/lidmaatschappen/wijzigingen`: what changed since a stand, what waits, and the stand to go on from.
async fn wijzigingen(request: HttpRequest) -> HttpResponse {
    let request = &request;
    answer(request, asked(), |op| async move {
        let told = |error| Problem::of(&error, op.taal);
        let us = policy::may_reconcile(&op.actor).map_err(told)?;
        let sinds: i32 = parameter(request, "sinds", "een geheel getal")?.unwrap_or(-1);
        let stand = read::stand(&op, us).await.map_err(told)?;
        if sinds > stand {
            // As after a restored backup: what is asked by is of another history.
            let detail = "Deze stand is er niet (meer). Begin opnieuw, zonder `sinds`.";
            return Err(Problem::new(StatusCode::GONE, detail).with("stand", stand.into()));
        }
        let soorten = read::lidsoorten(&op, us).await.map_err(told)?;
        let begin = Rest::Gewijzigd((sinds, Uuid::max()));
        let parts = stream::try_unfold((op, soorten, begin), move |(op, soorten, mut rest)| async move {
            loop {
                if matches!(rest, Rest::Niets) {
                    return Ok::<_, std::io::Error>(None);
                }
                let (text, next) = deel(&op, us, stand, &soorten, rest).await.map_err(broken)?;
                rest = next;
                // An empty part would end the answer.
                if !text.is_empty() {
                    return Ok(Some((Bytes::from(text), (op, soorten, rest))));
                }
            }
        });
        Ok(HttpResponse::Ok()
            .content_type("application/x-ndjson")
            .streaming(parts))
    })
    .await
}

/// The next lines, and what is left after them.
async fn deel(
    op: &Op,
    us: Uuid,
    stand: i32,
    soorten: &HashMap<Uuid, String>,
    rest: Rest,
) -> Result<(String, Rest), Error> {
    Ok(match rest {
        Rest::Gewijzigd(after) => match read::gewijzigd(op, us, after, stand).await? {
            Some((rows, last)) => {
                let lines = rows.iter().map(|row| regel(&weergave(row, soorten)));
                (lines.collect(), Rest::Gewijzigd(last))
            }
            None => (String::new(), Rest::Wachtend((Uuid::nil(), 0))),
        },
        Rest::Wachtend(after) => match read::wachtenden(op, after).await? {
            Some((rows, last)) => {
                let lines = rows.iter().map(|row| {
                    regel(&json!({
                        "soort": "WACHT",
                        "lidnummer": row.lidnummer,
                        "uitkomst": row.uitkomst.to_value(),
                        "inzending": *Kind::Inzending.id(row.inzending_id),
                    }))
                });
                (lines.collect(), Rest::Wachtend(last))
            }
            None => (String::new(), Rest::Einde),
        },
        // Who does not read this line did not read all.
        Rest::Einde => (regel(&json!({ "soort": "EINDE", "stand": stand })), Rest::Niets),
        Rest::Niets => (String::new(), Rest::Niets),
    })
}

fn regel(value: &Value) -> String {
    format!("{value}\n")
}

fn weergave((row, lid): &Wijziging, soorten: &HashMap<Uuid, String>) -> Value {
    let mut told = json!({
        "soort": if row.vervallen { "VERVALLEN" } else { "GEWIJZIGD" },
        "stand": row.wijziging,
        "id": *Kind::Lidmaatschap.id(row.id),
        "lidnummer": row.lidnummer,
    });
    if let Some(lid) = lid {
        told["afdruk"] = read::afdruk_van(lid, soorten).into();
        told["velden"] = velden(lid, soorten);
    }
    told
}

/// What the association owns of a membership, by the names of the fields.
fn velden(row: &lidmaatschap::Model, soorten: &HashMap<Uuid, String>) -> Value {
    json!({
        "voorletters": row.voorletters,
        "voornaam": row.voornaam,
        "tussenvoegsel": row.tussenvoegsel,
        "achternaam": row.achternaam,
        "organisatienaam": row.organisatienaam,
        "lidsoort": row.lidsoort_id.and_then(|id| soorten.get(&id)),
        "status": row.status.to_value(),
        "ingangsdatum": row.ingangsdatum,
        "einddatum": row.einddatum,
        "skj": row.skj,
        "big": row.big,
    })
}

/// `POST /v1/lidmaatschappen/vergelijking`: the association's rows beside those that are here.
async fn vergelijking(request: HttpRequest, payload: Payload) -> HttpResponse {
    let request = &request;
    answer(request, asked(), |op| async move {
        let told = |error| Problem::of(&error, op.taal);
        let us = policy::may_reconcile(&op.actor).map_err(told)?;
        let beeindigd = parameter(request, "beeindigd", "true of false")?.unwrap_or(false);
        let gestuurd = ontvang(&op, payload).await?;
        let daar = (gestuurd.aantal(), gestuurd.afdrukken().map(afdruk_van_alle));
        // Comparing may be made again, so what was sent is kept until it is done.
        let opnieuw = || Vergelijking::new(gestuurd.clone(), beeindigd);
        let elk = |seen: &mut Vergelijking, row: &lidmaatschap::Model, afdruk| {
            seen.hier(&row.lidnummer, loopt(row.status), afdruk);
        };
        let (stand, mut both) = read::doorloop(&op, us, opnieuw, elk).await.map_err(told)?;
        both.einde();
        let numbers = both.verschillen.iter().map(|one| one.lidnummer.clone()).collect();
        let wacht = read::wacht_op(&op, numbers).await.map_err(told)?;
        Ok::<_, Problem>(HttpResponse::Ok().json(verslag(stand, both, daar, &wacht)))
    })
    .await
}

fn verslag(
    stand: i32,
    both: Vergelijking,
    (aantal, afdruk): (usize, Option<String>),
    wacht: &HashMap<String, Uuid>,
) -> Value {
    let [verschilt, alleen_hier, alleen_daar, dubbel] = both.aantallen;
    let named: Vec<Value> = both.verschillen.iter().map(|one| verschil(one, wacht)).collect();
    let all = verschilt + alleen_hier + alleen_daar + dubbel;
    json!({
        "stand": stand,
        "hier": { "aantal": both.afdrukken.len(), "afdruk": afdruk_van_alle(both.afdrukken) },
        "daar": { "aantal": aantal, "afdruk": afdruk },
        "gelijk": both.gelijk,
        "verschilt": verschilt,
        "alleenHier": alleen_hier,
        "alleenDaar": alleen_daar,
        "dubbel": dubbel,
        "meer": all > named.len(),
        "verschillen": named,
    })
}

/// A row that differs. What only the association has is not known here, so its place stands for it.
fn verschil(one: &Verschil, wacht: &HashMap<String, Uuid>) -> Value {
    let waits = wacht.get(&one.lidnummer);
    let known = one.soort != Soort::AlleenDaar || waits.is_some();
    json!({
        "soort": one.soort.naam(),
        "lidnummer": known.then_some(&one.lidnummer),
        "rij": one.rij,
        "wachtOp": waits.map(|id| (*Kind::Inzending.id(*id)).clone()),
    })
}

/// Reads the rows of the association, within the limits of a delivery.
async fn ontvang(op: &Op, mut payload: Payload) -> Result<Gestuurd, Problem> {
    let bad = |detail: &str| Problem::new(StatusCode::BAD_REQUEST, detail);
    let geen_kop = |_: GeenKop| bad("De eerste regel is `lidnummer`, of `lidnummer;afdruk`.");
    let too_big = || {
        let (bytes, rows) = (op.limits.delivery, op.limits.delivery_rows);
        let detail = format!("Een vergelijking is ten hoogste {bytes} bytes en {rows} rijen groot.");
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, detail)
    };
    let (mut gestuurd, mut rest, mut bytes) = (Gestuurd::default(), Vec::new(), 0);
    let neem = |gestuurd: &mut Gestuurd, line: &[u8]| {
        let line = std::str::from_utf8(line).map_err(|_| bad("De codering is niet UTF-8."))?;
        gestuurd.regel(line).map_err(geen_kop)
    };
    while let Some(part) = payload.next().await {
        let part = part.map_err(|_| bad("De inhoud kwam niet in haar geheel aan."))?;
        bytes += part.len();
        if bytes as u64 > u64::from(op.limits.delivery) {
            return Err(too_big());
        }
        rest.extend_from_slice(&part);
        let whole = rest
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |place| place + 1);
        for line in rest[..whole].split_inclusive(|byte| *byte == b'\n') {
            neem(&mut gestuurd, line)?;
        }
        rest.drain(..whole);
        if gestuurd.aantal() as u64 > u64::from(op.limits.delivery_rows) {
            return Err(too_big());
        }
    }
    if !rest.is_empty() {
        neem(&mut gestuurd, &rest)?;
    }
    if gestuurd.leesbaar() {
        Ok(gestuurd)
    } else {
        Err(geen_kop(GeenKop))
    }
}
