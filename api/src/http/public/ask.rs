//! Runs the document of an address, and answers with its shape and its tag.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{LINK, VARY},
    web::Data,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::{
    parameters::{Known, PAGED, variables},
    shape::Lijst,
};
use crate::{
    error::Error,
    graph::Op,
    http::{
        State, Worker, documents, graphql,
        rest::{Asked, Problem, answer},
    },
};

/// Seconds that an answer may be kept before it is asked for again.
const KEEP: u32 = 60;

/// Where a page of the graph ends.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Info {
    has_next_page: bool,
    end_cursor: Option<String>,
}

/// A page as the graph gives it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Page<T> {
    nodes: Vec<T>,
    page_info: Info,
}

/// A list: a page of rows, and where the next one is.
pub(super) async fn list<T>(request: &HttpRequest, document: &'static str, known: &[Known]) -> HttpResponse
where
    T: DeserializeOwned + Serialize,
{
    respond(request, |op| async move {
        let given = variables(request.query_string(), known.iter().chain(&PAGED))?;
        let page: Page<T> = run(&op, request, document, &given, "lijst").await?;
        let Info {
            has_next_page,
            end_cursor,
        } = page.page_info;
        let volgende = end_cursor
            .filter(|_| has_next_page)
            .map(|cursor| after(request, &cursor));
        let next = volgende.clone();
        let resultaten = page.nodes;
        Ok((Lijst { resultaten, volgende }, next))
    })
    .await
}

/// A list that is short enough to give whole.
pub(super) async fn all<T>(request: &HttpRequest, document: &'static str, known: &[Known]) -> HttpResponse
where
    T: DeserializeOwned + Serialize,
{
    respond(request, |op| async move {
        let given = variables(request.query_string(), known.iter())?;
        let resultaten: Vec<T> = run(&op, request, document, &given, "alles").await?;
        let volgende = None;
        Ok((Lijst { resultaten, volgende }, None))
    })
    .await
}

/// One object; `named` is what the path says of it, if that can name one.
pub(super) async fn one<T>(
    request: &HttpRequest,
    document: &'static str,
    named: (&'static str, Option<Value>),
    known: &[Known],
) -> HttpResponse
where
    T: DeserializeOwned + Serialize,
{
    respond(request, |op| async move {
        let mut given = variables(request.query_string(), known.iter())?;
        let (name, value) = named;
        let value = value.ok_or_else(|| Problem::of(&Error::NotFound, op.taal))?;
        given.insert(name.to_owned(), value);
        Ok((run::<T>(&op, request, document, &given, "object").await?, None))
    })
    .await
}

/// Answers with the shape, unless the asker has it already.
async fn respond<T, W>(request: &HttpRequest, work: impl FnOnce(Op) -> W) -> HttpResponse
where
    T: Serialize,
    W: Future<Output = Result<(T, Option<String>), Problem>>,
{
    let asked = Asked {
        what: String::new(),
        seconds: |limits| limits.seconds,
    };
    answer(request, asked, |op| async move {
        let (shape, next) = work(op).await?;
        let body = serde_json::to_vec(&shape).map_err(|fault| Problem::from(Error::fault(fault)))?;
        let tag = documents::tag(&Sha256::digest(&body));
        let (mut response, known) = documents::tagged(request, tag, KEEP);
        response.insert_header((VARY, "Accept-Language"));
        if known {
            return Ok::<_, Problem>(response.finish());
        }
        if let Some(next) = next {
            response.insert_header((LINK, format!("<{next}>; rel=\"next\"")));
        }
        Ok(response.content_type("application/json").body(body))
    })
    .await
}

async fn run<T: DeserializeOwned>(
    op: &Op,
    request: &HttpRequest,
    document: &'static str,
    given: &Map<String, Value>,
    field: &str,
) -> Result<T, Problem> {
    let told = |error: Error| Problem::of(&error, op.taal);
    let missing = || told(Error::fault(anyhow::anyhow!("a worker without its data")));
    let state = request.app_data::<Data<State>>().ok_or_else(missing)?;
    let worker = request.app_data::<Data<Worker>>().ok_or_else(missing)?;
    let mut data = graphql::everybody(state, worker, op, document, given)
        .await
        .map_err(told)?;
    let found = data
        .get_mut(field)
        .map(Value::take)
        .filter(|value| !value.is_null());
    let found = found.ok_or_else(|| told(Error::NotFound))?;
    serde_json::from_value(found).map_err(|fault| told(Error::fault(fault)))
}

/// The same address, after this place in the list.
fn after(request: &HttpRequest, cursor: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    let given = url::form_urlencoded::parse(request.query_string().as_bytes());
    query.extend_pairs(given.filter(|(name, _)| name != "na"));
    query.append_pair("na", cursor);
    format!("{}?{}", request.path(), query.finish())
}
