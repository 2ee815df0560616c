//! Deliveries over REST: `POST /v1/inzendingen` with a file, the delivery, and its return file.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_LENGTH, LOCATION},
    },
    web::{self, Bytes, Payload, ServiceConfig},
};
use chrono::SecondsFormat;
use entity::inzending::{Formaat, Model, Modus, Reden, Toepassing};
use futures::stream;
use sea_orm::ActiveEnum;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    read,
    write::{self, Opdracht},
};
use crate::{
    error::{Error, Uitleg},
    graph::{Kind, Op},
    http::rest::{Asked, Problem, answer, broken, media, other_method},
};

/// The addresses of this room, beneath `/v1`.
pub(crate) fn routes(service: &mut ServiceConfig) {
    service
        .service(
            web::resource("/inzendingen")
                .route(web::post().to(aanleveren))
                .default_service(web::to(other_method)),
        )
        .service(
            web::resource("/inzendingen/{id}")
                .route(web::get().to(bekijken))
                .default_service(web::to(other_method)),
        )
        .service(
            web::resource("/inzendingen/{id}/retourbestand")
                .route(web::get().to(retourbestand))
                .default_service(web::to(other_method)),
        );
}

/// `POST /v1/inzendingen`: receives a file, makes its plan, and carries that out as far as it may.
async fn aanleveren(request: HttpRequest, payload: Payload) -> HttpResponse {
    let asked = Asked {
        what: format!(
            "{} {}",
            request.query_string(),
            media(&request).unwrap_or_default()
        ),
        seconds: |limits| limits.delivery_seconds,
    };
    let request = &request;
    answer::<Problem, _>(request, asked, |op| async move {
        let opdracht = opdracht(&op, request)?;
        let id = write::ontvang(&op, &opdracht, payload)
            .await
            .map_err(|error| in_taal(&op, error))?;
        let row = gevonden(&op, id).await?;
        if let Some(problem) = onleesbaar(&op, &row) {
            return Err(problem);
        }
        let body = HttpResponse::Created()
            .insert_header((LOCATION, adres(row.id)))
            .json(weergave(&op, &row));
        Ok(body)
    })
    .await
}

/// `GET /v1/inzendingen/{id}`.
async fn bekijken(request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    answer::<Problem, _>(&request, lezen(), |op| async move {
        let row = gevonden(&op, sleutel(&op, &id)?).await?;
        Ok(HttpResponse::Ok().json(weergave(&op, &row)))
    })
    .await
}

/// `GET /v1/inzendingen/{id}/retourbestand`: each row with its outcome and our id, as it is read.
async fn retourbestand(request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    answer::<Problem, _>(&request, lezen(), |op| async move {
        let row = gevonden(&op, sleutel(&op, &id)?).await?;
        let parts = stream::try_unfold((op, Some(None)), move |(op, after)| async move {
            let Some(after) = after else { return Ok(None) };
            let part = match after {
                None => Some((read::RETOURKOP.to_owned(), 0)),
                Some(after) => read::retour(&op, row.id, after).await.map_err(broken)?,
            };
            Ok::<_, std::io::Error>(part.map(|(text, last)| (Bytes::from(text), (op, Some(Some(last))))))
        });
        Ok(HttpResponse::Ok()
            .content_type("text/csv; charset=utf-8")
            .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"retourbestand.csv\""))
            .streaming(parts))
    })
    .await
}

fn lezen() -> Asked {
    Asked {
        what: String::new(),
        seconds: |limits| limits.seconds,
    }
}

fn in_taal(op: &Op, error: Error) -> Problem {
    Problem::of(&error, op.taal)
}

fn sleutel(op: &Op, id: &str) -> Result<Uuid, Problem> {
    // What is no id names nothing.
    Kind::Inzending
        .key_in(id)
        .map_err(|_| in_taal(op, Error::NotFound))
}

async fn gevonden(op: &Op, id: Uuid) -> Result<Model, Problem> {
    let row = read::een(op, id).await.map_err(|error| in_taal(op, error))?;
    row.ok_or_else(|| in_taal(op, Error::NotFound))
}

fn adres(id: Uuid) -> String {
    format!("/v1/inzendingen/{}", *Kind::Inzending.id(id))
}

/// The media type of a workbook.
const WERKMAP: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What is asked, or everything that is wrong with it.
fn opdracht(op: &Op, request: &HttpRequest) -> Result<Opdracht, Problem> {
    let formaat = match media(request).unwrap_or_default().as_str() {
        "text/csv" => Formaat::Csv,
        "application/x-ndjson" => Formaat::Ndjson,
        WERKMAP => Formaat::Xlsx,
        _ => {
            return Err(Problem::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "De inhoud is text/csv, application/x-ndjson of een rekenblad (.xlsx).",
            ));
        }
    };
    let bytes = request.headers().get(CONTENT_LENGTH);
    let bytes = bytes.and_then(|length| length.to_str().ok()?.parse().ok());
    if bytes.is_some_and(|bytes: u64| bytes > u64::from(op.limits.delivery)) {
        let detail = format!("Een inzending is ten hoogste {} bytes groot.", op.limits.delivery);
        return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, detail));
    }
    let mut opdracht = Opdracht {
        modus: Modus::Delta,
        proef: false,
        toepassing: None,
        formaat,
        blad: None,
        basis: None,
        bytes,
    };
    let mut wrong = Vec::new();
    for (name, value) in url::form_urlencoded::parse(request.query_string().as_bytes()) {
        if let Err(reason) = parameter(&mut opdracht, &name, &value) {
            // A name that nobody knows could be anything.
            let known = ["modus", "proef", "toepassing", "blad", "basis"].contains(&&*name);
            wrong.push((if known { name.into_owned() } else { String::new() }, reason));
        }
    }
    if wrong.is_empty() {
        Ok(opdracht)
    } else {
        Err(Problem::parameters(wrong))
    }
}

fn parameter(opdracht: &mut Opdracht, name: &str, value: &str) -> Result<(), &'static str> {
    let owned = value.to_owned();
    match name {
        "modus" => opdracht.modus = Modus::try_from_value(&owned).map_err(|_| "DELTA of VOLLEDIG")?,
        "proef" => opdracht.proef = value.parse().map_err(|_| "true of false")?,
        "toepassing" => {
            let known = Toepassing::try_from_value(&owned).map_err(|_| "HEEL of PER_RIJ")?;
            opdracht.toepassing = Some(known);
        }
        "blad" if (1..=31).contains(&value.chars().count()) => opdracht.blad = Some(owned),
        "blad" => return Err("de naam van een blad, 1 tot 31 tekens"),
        "basis" => opdracht.basis = Some(value.parse().map_err(|_| "een geheel getal")?),
        _ => return Err("Deze parameter bestaat niet."),
    }
    Ok(())
}

/// A file of which nothing could come: the request was wrong. The delivery is there, so that it can be seen why.
fn onleesbaar(op: &Op, row: &Model) -> Option<Problem> {
    let reden = row.reden?;
    let status = match reden {
        // Its rows tell why.
        Reden::RijenGeweigerd | Reden::Afgewezen => return None,
        Reden::Verouderd => StatusCode::CONFLICT,
        _ => StatusCode::BAD_REQUEST,
    };
    let problem = Problem::new(status, reden.uitleg(op.taal))
        .with("reden", reden.to_value().into())
        .with("inzending", adres(row.id).into());
    Some(problem)
}

/// A delivery as REST shows it.
fn weergave(op: &Op, row: &Model) -> Value {
    let moment = |at: Option<chrono::DateTime<chrono::Utc>>| {
        at.map(|at| at.to_rfc3339_opts(SecondsFormat::Micros, true))
    };
    let list = |json: &str| serde_json::from_str::<Value>(json).unwrap_or_default();
    json!({
        "id": *Kind::Inzending.id(row.id),
        "modus": row.modus.to_value(),
        "toepassing": row.toepassing.to_value(),
        "formaat": row.formaat.to_value(),
        "proef": row.proef,
        "scim": row.scim,
        "status": row.status.to_value(),
        "reden": row.reden.map(|reden| reden.to_value()),
        "aangehoudenOm": row.aangehouden_om.map(|houdt| houdt.to_value()),
        "uitleg": row.reden.map(|reden| reden.uitleg(op.taal)).or(row.aangehouden_om.map(|houdt| houdt.uitleg(op.taal))),
        "voortgang": { "rijen": row.rijen, "bytes": row.bytes, "bytesTotaal": row.bytes_totaal },
        "aantallen": row.gepland_op.map(|_| json!({
            "nieuw": row.nieuw,
            "gewijzigd": row.gewijzigd,
            "ongewijzigd": row.ongewijzigd,
            "beeindigd": row.beeindigd,
            "geweigerd": row.geweigerd,
        })),
        "perVeld": list(&row.per_veld),
        "afwezigenTellen": row.afwezigen_tellen,
        "kolommen": list(&row.kolommen),
        "vervallenKolommen": list(&row.vervallen_kolommen),
        "opmerkingen": list(&row.opmerkingen),
        "basis": row.basis,
        "stand": row.stand,
        "version": row.version,
        "aangemaaktOp": moment(Some(row.created_at)),
        "toegepastOp": moment(row.toegepast_op),
        "retourbestand": format!("{}/retourbestand", adres(row.id)),
    })
}
