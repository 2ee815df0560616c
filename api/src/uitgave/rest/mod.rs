//! Releases over REST: `POST /v1/exports`, the own releases, and their files, in whole or in part.

mod bestand;
pub(crate) mod odata;
mod vorm;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{HeaderName, LOCATION},
    },
    web::{self, Payload},
};
use entity::uitgave::Model;

use self::vorm::{ErrataVorm, ErratumVorm, LijstVorm, UitgaveVorm, VerzoekVorm, adres};
use super::{
    errata, policy, read,
    rules::{Bestand, Formaat, Inhoud, Verzoek},
    write,
};
use crate::{
    error::Error,
    graph::Op,
    http::{
        address::Address,
        described::{Described, words},
        rest::{Asked, Problem, answer, media},
    },
};

/// Bytes of a request for a release.
const VERZOEK: usize = 64 * 1_024;

/// The addresses of this room, beneath `/v1`.
pub(crate) fn addresses() -> Vec<Address> {
    const TAG: &str = "Uitgaven";
    let id = |described: Described| described.path("id", "Het id van een eigen uitgave.", words());
    let make = Described::signed_in(
        "maakUitgave",
        TAG,
        "Maakt een uitgave: cijfers als bestanden. Voor analisten en redactie.",
    )
    .takes::<VerzoekVorm>()
    .gives::<UitgaveVorm>("201", "Gemaakt.")
    .gives::<UitgaveVorm>("200", "U had deze uitgave al.")
    .problem("413", "Het verzoek is te groot.")
    .problem("415", "De inhoud is geen JSON.");
    let list = Described::signed_in("leesUitgaven", TAG, "De eigen uitgaven, de nieuwste eerst.")
        .query("na", "Het id van de uitgave waarna de lijst verdergaat.", words())
        .gives::<LijstVorm>("200", "Gelukt.");
    let one = id(Described::signed_in("leesUitgave", TAG, "Een eigen uitgave."))
        .gives::<UitgaveVorm>("200", "Gelukt.");
    let mut kinds: Vec<&str> = Formaat::ALLE.map(Formaat::mediatype).to_vec();
    kinds.push(bestand::CODEBOEK);
    kinds.dedup();
    let file = id(Described::signed_in(
        "leesUitgaveBestand",
        TAG,
        "Een bestand of codeboek van een eigen uitgave.",
    ))
    .path("bestand", "De naam van het bestand.", words())
    .header("Range", "Een deel van de bytes.")
    .header("If-Range", "Alleen een deel als het bestand dit merk heeft.")
    .header("If-None-Match", "Alleen als het bestand een ander merk heeft.")
    .gives_file("200", "Het bestand.", &kinds)
    .gives_file("206", "Het gevraagde deel.", &kinds)
    .says("304", "Niet veranderd sinds `If-None-Match`.")
    .problem("416", "Het bestand houdt eerder op.");
    let errata = id(Described::signed_in(
        "leesErrata",
        TAG,
        "Wat er uit een eigen uitgave verdwenen is, omdat het niet meer te lezen is.",
    ))
    .gives::<ErrataVorm>("200", "Gelukt.");
    vec![
        Address::new("/exports").post(make, maken).read(list, lijst),
        Address::new("/exports/{id}").read(one, bekijken),
        // Before the files, of which none has this name.
        Address::new("/exports/{id}/errata").read(errata, verdwenen),
        Address::new("/exports/{id}/{bestand}").read(file, bestand::bestand),
    ]
}

fn lezen() -> Asked {
    Asked {
        what: String::new(),
        seconds: |limits| limits.seconds,
    }
}

/// `POST /v1/exports`: makes a release; 200 when the asker has the same one already.
async fn maken(request: HttpRequest, payload: Payload) -> HttpResponse {
    let asked = Asked {
        what: String::new(),
        seconds: |limits| limits.delivery_seconds,
    };
    let request = &request;
    answer::<Problem, _>(request, asked, |op| async move {
        // Who may not make any is not told what a request looks like.
        policy::may_make(&op.actor).map_err(|error| told(&op, error))?;
        if media(request).as_deref() != Some("application/json") {
            let detail = "De inhoud is application/json.";
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail));
        }
        let body = payload.to_bytes_limited(VERZOEK).await.map_err(|_| {
            let detail = format!("Een verzoek is ten hoogste {VERZOEK} bytes groot.");
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, detail)
        })?;
        let body = body
            .map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "De inhoud kwam niet in haar geheel aan."))?;
        let verzoek = Verzoek::lees(&body).map_err(Problem::parameters)?;
        let made = write::maken(&op, verzoek)
            .await
            .map_err(|error| told(&op, error))?;
        let mut response = if made.nieuw {
            HttpResponse::Created()
        } else {
            HttpResponse::Ok()
        };
        Ok(response
            .insert_header((LOCATION, adres(&made.row.kenmerk)))
            .json(weergave(&op, &made.row)?))
    })
    .await
}

/// `GET /v1/exports`: the own releases, the newest first; `na` goes on after one of them.
async fn lijst(request: HttpRequest) -> HttpResponse {
    let request = &request;
    answer::<Problem, _>(request, lezen(), |op| async move {
        policy::may_make(&op.actor).map_err(|error| told(&op, error))?;
        let mut na = None;
        for (name, value) in url::form_urlencoded::parse(request.query_string().as_bytes()) {
            let found = match &*name {
                "na" => read::een(&op, &value).await.map_err(|error| told(&op, error))?,
                _ => {
                    let reason = "Deze parameter bestaat niet.";
                    return Err(Problem::parameters(vec![(String::new(), reason)]));
                }
            };
            let reason = "het id van een eigen uitgave";
            na = Some(found.ok_or_else(|| Problem::parameters(vec![("na".to_owned(), reason)]))?);
        }
        let (rows, more) = errata::blad(&op, na.as_ref())
            .await
            .map_err(|error| told(&op, error))?;
        let last = rows.last().filter(|_| more).map(|row| row.kenmerk.clone());
        let told = rows.iter().map(|row| weergave(&op, row));
        let told = told.collect::<Result<Vec<_>, _>>()?;
        let mut response = HttpResponse::Ok();
        if let Some(last) = &last {
            let next = format!("</v1/exports?na={last}>; rel=\"next\"");
            response.insert_header((HeaderName::from_static("link"), next));
        }
        Ok(response.json(LijstVorm { exports: told }))
    })
    .await
}

/// `GET /v1/exports/{id}`.
async fn bekijken(request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    answer::<Problem, _>(&request, lezen(), |op| async move {
        let row = gevonden(&op, &id).await?;
        Ok(HttpResponse::Ok().json(weergave(&op, &row)?))
    })
    .await
}

/// `GET /v1/exports/{id}/errata`.
async fn verdwenen(request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    answer::<Problem, _>(&request, lezen(), |op| async move {
        let row = gevonden(&op, &id).await?;
        let inhoud = inhoud(&op, &row)?;
        let errata = inhoud.errata().iter().map(ErratumVorm::from).collect();
        Ok(HttpResponse::Ok().json(ErrataVorm { errata }))
    })
    .await
}

fn told(op: &Op, error: Error) -> Problem {
    Problem::of(&error, op.taal)
}

fn inhoud(op: &Op, row: &Model) -> Result<Inhoud, Problem> {
    Inhoud::lees(row.soort, &row.inhoud).map_err(|fault| told(op, Error::fault(fault)))
}

fn bestanden(op: &Op, row: &Model) -> Result<Vec<Bestand>, Problem> {
    serde_json::from_str(&row.bestanden).map_err(|fault| told(op, Error::fault(fault)))
}

async fn gevonden(op: &Op, id: &str) -> Result<Model, Problem> {
    policy::may_make(&op.actor).map_err(|error| told(op, error))?;
    let row = errata::een(op, id).await.map_err(|error| told(op, error))?;
    row.ok_or_else(|| told(op, Error::NotFound))
}

/// A release as REST shows it.
fn weergave(op: &Op, row: &Model) -> Result<UitgaveVorm, Problem> {
    Ok(UitgaveVorm::new(row, &inhoud(op, row)?, bestanden(op, row)?))
}
