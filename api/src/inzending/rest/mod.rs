//! Deliveries over REST: `POST /v1/inzendingen` with a file, the delivery, and its return file.

mod vorm;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_LENGTH, LOCATION},
    },
    web::{self, Bytes, Payload},
};
use entity::inzending::{Formaat, Model, Modus, Reden, Toepassing};
use futures::stream;
use sea_orm::ActiveEnum;
use utoipa::openapi::Object;
use uuid::Uuid;

use self::vorm::InzendingVorm;
use super::{
    read,
    write::{self, Opdracht},
};
use crate::{
    error::{Error, Uitleg},
    graph::{Kind, Op},
    http::{
        address::Address,
        described::{Described, closed, number, words, yes_or_no},
        rest::{Asked, Problem, answer, broken, media},
    },
};

/// The addresses of this room, beneath `/v1`.
pub(crate) fn addresses() -> Vec<Address> {
    const TAG: &str = "Inzendingen";
    let id = |described: Described| described.path("id", "De sleutel van een eigen inzending.", words());
    let send = Described::signed_in(
        "leverIn",
        TAG,
        "Levert een bestand met lidmaatschappen aan. Voor clients van beroepsverenigingen.",
    )
    .header(
        "Idempotency-Key",
        "Een sleutel die maakt dat het bestand maar een keer wordt toegepast.",
    );
    let send = PARAMETERS
        .iter()
        .fold(send, |send, (name, about, schema)| {
            send.query(name, about, schema())
        })
        .takes_file("De rijen.", &SOORTEN.map(|(kind, _)| kind))
        .gives::<InzendingVorm>("201", "Ontvangen; wat ervan werd staat erin.")
        .problem(
            "409",
            "De stand is veranderd, of dezelfde sleutel had een ander bestand.",
        )
        .problem("413", "Het bestand is te groot.")
        .problem("415", "Dit mediatype wordt niet gelezen.");
    let one = id(Described::signed_in("leesInzending", TAG, "Een eigen inzending."))
        .gives::<InzendingVorm>("200", "Gelukt.");
    let retour = id(Described::signed_in(
        "leesRetourbestand",
        TAG,
        "Elke rij van een eigen inzending, met wat ervan werd en onze sleutel.",
    ))
    .gives_file("200", "Het bestand.", &[RETOUR]);
    vec![
        Address::new("/inzendingen").post(send, aanleveren),
        Address::new("/inzendingen/{id}").read(one, bekijken),
        Address::new("/inzendingen/{id}/retourbestand").read(retour, retourbestand),
    ]
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
            .json(InzendingVorm::new(&row, op.taal));
        Ok(body)
    })
    .await
}

/// `GET /v1/inzendingen/{id}`.
async fn bekijken(request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    answer::<Problem, _>(&request, lezen(), |op| async move {
        let row = gevonden(&op, sleutel(&op, &id)?).await?;
        Ok(HttpResponse::Ok().json(InzendingVorm::new(&row, op.taal)))
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
            .content_type(RETOUR)
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

/// The media type of the return file.
const RETOUR: &str = "text/csv; charset=utf-8";

/// The media types of deliveries.
const SOORTEN: [(&str, Formaat); 3] = [
    ("text/csv", Formaat::Csv),
    ("application/x-ndjson", Formaat::Ndjson),
    (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Formaat::Xlsx,
    ),
];

/// A parameter: its name, what it says, and its schema.
type Parameter = (&'static str, &'static str, fn() -> Object);

const PARAMETERS: [Parameter; 5] = [
    (
        "modus",
        "Wat het betekent dat een lidmaatschap ontbreekt; anders DELTA.",
        closed::<Modus>,
    ),
    ("proef", "Of er eerst naar gekeken wordt; anders niet.", yes_or_no),
    (
        "toepassing",
        "Wat een geweigerde rij voor de andere betekent.",
        closed::<Toepassing>,
    ),
    ("blad", "De naam van het blad van een rekenblad.", words),
    ("basis", "De stand waarop het bestand gemaakt is.", number),
];

/// What is asked, or everything that is wrong with it.
fn opdracht(op: &Op, request: &HttpRequest) -> Result<Opdracht, Problem> {
    let media = media(request).unwrap_or_default();
    let Some((_, formaat)) = SOORTEN.into_iter().find(|(kind, _)| *kind == media) else {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "De inhoud is text/csv, application/x-ndjson of een rekenblad (.xlsx).",
        ));
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
            let known = PARAMETERS.iter().any(|(known, ..)| *known == name);
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
