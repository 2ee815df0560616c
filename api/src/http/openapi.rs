//! `/v1/openapi.json`: the REST API, described from what it is served from. Anybody may fetch it, from any page.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, EntityTag},
    web::Data,
};
use anyhow::Context;
use sha2::{Digest, Sha256};
use utoipa::openapi::{
    Components, ComponentsBuilder, ContentBuilder, Header, HeaderBuilder, HttpMethod, InfoBuilder,
    LicenseBuilder, Object, ObjectBuilder, OpenApi, OpenApiBuilder, PathItem, Paths, Ref, RefOr, Response,
    ResponseBuilder, Type,
    path::{Operation, ParameterIn},
    schema::ArrayBuilder,
    server::Server,
    tag::TagBuilder,
};

use super::{State, documents, public, rest};
use crate::config::Contact;

const ABOUT: &str = "Wat van de Agenda Vakmanschap openbaar is, over REST: referentiegegevens en de agenda met haar \
    ontwikkelopgaven. Alles wat hier staat is zonder token te lezen. De rest van de dienst spreekt GraphQL: zie `/graphql` en \
    `/schema.graphql`.";

/// The document with its tag.
#[derive(Debug)]
pub(super) struct Description {
    json: String,
    tag: EntityTag,
}

impl Description {
    pub(super) fn new(contact: Option<&Contact>) -> anyhow::Result<Self> {
        let json = document(contact).to_pretty_json().context("openapi.json")?;
        let tag = documents::tag(&Sha256::digest(&json));
        Ok(Self { json, tag })
    }
}

/// `GET /v1/openapi.json`.
pub(super) async fn get(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let Description { json, tag } = &state.description;
    let (mut response, known) = documents::tagged(&request, tag.clone(), documents::KEEP);
    response.insert_header((ACCESS_CONTROL_ALLOW_ORIGIN, "*"));
    if known {
        return response.finish();
    }
    response.content_type("application/json").body(json.clone())
}

/// The whole document.
fn document(contact: Option<&Contact>) -> OpenApi {
    let info = InfoBuilder::new()
        .title("Vakmanschap API")
        .version(rest::VERSION)
        .description(Some(ABOUT))
        .license(Some(
            LicenseBuilder::new()
                .name("EUPL-1.2")
                .identifier(Some("EUPL-1.2"))
                .build(),
        ))
        .contact(contact.map(|contact| {
            utoipa::openapi::ContactBuilder::new()
                .name(Some(contact.naam.as_str()))
                .email(Some(contact.email.as_str()))
                .url(Some(contact.url.as_str()))
                .build()
        }));
    let mut paths = Paths::new();
    let mut components = ComponentsBuilder::new()
        .schema("Probleem", problem())
        .schema("OngeldigeParameter", parameter());
    let mut tags: Vec<String> = Vec::new();
    for (path, described) in public::described() {
        let operation = told(described.operation.clone());
        for tag in operation.tags.iter().flatten() {
            if !tags.contains(tag) {
                tags.push(tag.clone());
            }
        }
        paths = paths_with(paths, path, operation);
        components = components.schemas_from_iter(described.schemas.iter().cloned());
    }
    OpenApiBuilder::new()
        .info(info)
        .servers(Some([Server::new("/v1")]))
        .paths(paths)
        .components(Some(Components::from(components)))
        .tags(Some(
            tags.into_iter().map(|tag| TagBuilder::new().name(tag).build()),
        ))
        .build()
}

fn paths_with(mut paths: Paths, path: &str, operation: Operation) -> Paths {
    let item = PathItem::new(HttpMethod::Get, operation);
    paths.paths.insert(path.to_owned(), item);
    paths
}

/// What every answer has: the version of the API, and the problems that any address may answer.
fn told(mut operation: Operation) -> Operation {
    let path = operation
        .parameters
        .iter()
        .flatten()
        .any(|one| matches!(one, RefOr::T(one) if one.parameter_in == ParameterIn::Path));
    let mut problems = vec![
        (
            "400",
            "Een of meer parameters kloppen niet; `invalidParams` noemt ze alle.",
        ),
        (
            "503",
            "Het antwoord duurt te lang, of de dienst is niet beschikbaar.",
        ),
    ];
    if path {
        problems.push(("404", "Dit is er niet, of het is niet openbaar."));
    }
    for (status, about) in problems {
        let content = ContentBuilder::new()
            .schema(Some(Ref::from_schema_name("Probleem")))
            .build();
        let response = ResponseBuilder::new()
            .description(about)
            .content("application/problem+json", content)
            .build();
        operation
            .responses
            .responses
            .insert(status.to_owned(), RefOr::T(response));
    }
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(response) = response else { continue };
        headers(status, response);
    }
    operation
}

fn headers(status: &str, response: &mut Response) {
    let text = |about: &str| -> Header {
        HeaderBuilder::new()
            .schema(Some(Object::with_type(Type::String)))
            .description(Some(about))
            .build()
    };
    let mut named = vec![("API-Version", "De versie van de API, voluit.")];
    if status.starts_with(['2', '3']) {
        named.push(("ETag", "Het merk van dit antwoord, voor `If-None-Match`."));
    }
    for (name, about) in named {
        response.headers.insert(name.to_owned(), text(about).into());
    }
}

/// A problem by RFC 9457.
fn problem() -> Object {
    ObjectBuilder::new()
        .description(Some(
            "Waarom een verzoek niet werd gedaan zoals gevraagd (RFC 9457).",
        ))
        .property("status", Object::with_type(Type::Integer))
        .required("status")
        .property("title", Object::with_type(Type::String))
        .required("title")
        .property("detail", Object::with_type(Type::String))
        .required("detail")
        .property("code", Object::with_type(Type::String))
        .property(
            "invalidParams",
            ArrayBuilder::new().items(Ref::from_schema_name("OngeldigeParameter")),
        )
        .build()
}

fn parameter() -> Object {
    ObjectBuilder::new()
        .description(Some(
            "Een parameter die niet klopt; zonder naam als hij niet bestaat.",
        ))
        .property("name", Object::with_type(Type::String))
        .required("name")
        .property("reason", Object::with_type(Type::String))
        .required("reason")
        .build()
}
