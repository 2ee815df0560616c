//! `/v1/openapi.json`: the REST API, described from what it is served from. Anybody may fetch it, from any page.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, EntityTag},
    web::Data,
};
use anyhow::Context;
use sha2::{Digest, Sha256};
use utoipa::openapi::{
    Components, ComponentsBuilder, ContentBuilder, Header, HeaderBuilder, InfoBuilder, LicenseBuilder,
    Object, ObjectBuilder, OpenApi, OpenApiBuilder, Paths, Ref, RefOr, Response, ResponseBuilder, Type,
    path::{Operation, ParameterIn},
    schema::ArrayBuilder,
    security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    server::Server,
    tag::TagBuilder,
};

use super::{State, address, described::BEARER, documents, rest};
use crate::config::Contact;

const ABOUT: &str = "De Agenda Vakmanschap over REST. Zonder token te lezen: referentiegegevens, en de agenda met haar \
    ontwikkelopgaven. Met een token (`bearer`): cijfers als bestand voor analisten en redactie, en inzendingen van \
    beroepsverenigingen. De rest van de dienst spreekt GraphQL: zie `/graphql` en `/schema.graphql`.";

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
        .schema("OngeldigeParameter", parameter())
        .security_scheme(BEARER, bearer());
    let mut tags: Vec<String> = Vec::new();
    for (path, method, described) in address::described() {
        let operation = told(described.operation.clone());
        for tag in operation.tags.iter().flatten() {
            if !tags.contains(tag) {
                tags.push(tag.clone());
            }
        }
        paths.add_path_operation(path, vec![method], operation);
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

/// A token of an identity provider that the service trusts.
fn bearer() -> SecurityScheme {
    let token = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("JWT")
        .description(Some(
            "Een token van een identiteitsprovider die de dienst vertrouwt.",
        ));
    SecurityScheme::Http(token.build())
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
        problems.push(("404", "Dit is er niet, of u leest het niet."));
    }
    if operation.security.is_some() {
        problems.push(("401", "Er is geen geldig token."));
        problems.push(("403", "Dit is niet aan u."));
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
    let tagged = operation.responses.responses.contains_key("304");
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(response) = response else { continue };
        headers(status, tagged, response);
    }
    operation
}

fn headers(status: &str, tagged: bool, response: &mut Response) {
    let text = |about: &str| -> Header {
        HeaderBuilder::new()
            .schema(Some(Object::with_type(Type::String)))
            .description(Some(about))
            .build()
    };
    let mut named = vec![("API-Version", "De versie van de API, voluit.")];
    if tagged && status.starts_with(['2', '3']) {
        named.push(("ETag", "Het merk van dit antwoord, voor `If-None-Match`."));
    }
    if status == "201" {
        named.push(("Location", "Het adres van wat er gemaakt is."));
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
