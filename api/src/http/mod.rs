//! The street: routes and limits on one page. Only this module (and a room's `rest.rs`) knows the web server.

pub(crate) mod address;
mod asker;
pub(crate) mod described;
mod documents;
mod graphiql;
mod graphql;
mod health;
mod openapi;
mod public;
pub(crate) mod rest;
mod trace;

use std::{net::SocketAddr, sync::Arc, time::Duration};

use actix_cors::Cors;
use actix_web::{
    App, Error, HttpRequest, HttpResponse, HttpServer,
    body::{BodySize, MessageBody},
    dev::{ServerHandle, ServiceFactory, ServiceRequest, ServiceResponse},
    guard,
    http::header::{self, HeaderName, HeaderValue},
    middleware::{Compress, Next, from_fn},
    web::{self, Data, ServiceConfig},
};
use anyhow::Context;

use self::{documents::Contract, openapi::Description};
use crate::{
    afstemming,
    auth::{Actor, Authenticator, Gate, Identities, LocalIssuer},
    clock::Clock,
    config::{Config, Limits},
    db::Db,
    graph::{Batches, document::Documents, op::Core},
    remembered::Remembered,
    schema::{self, Schema},
    scim,
    tekst::Woordenboek,
    telemetry, uitgave,
};

/// Answers smaller than this are sent as they are: packing them costs more than it saves.
const WORTH_PACKING: u64 = 1_024;
/// Seconds that requests under way may still take once the service is asked to stop.
const LAST_SECONDS: u64 = 15;
/// How long a connection may take for its headers, and may wait for its next request.
const HEADERS: Duration = Duration::from_secs(10);
const IDLE: Duration = Duration::from_secs(75);

/// What every request needs.
pub struct State {
    config: Config,
    limits: Arc<Limits>,
    db: Db,
    clock: Clock,
    gate: Gate,
    schema: Schema,
    documents: Documents,
    contract: Contract,
    description: Description,
    woordenboek: Remembered<Woordenboek>,
}

impl State {
    /// The service on a database that is migrated. `local` is the development issuer, where it is on.
    pub fn new(config: Config, db: Db, clock: Clock, local: Option<&LocalIssuer>) -> anyhow::Result<Self> {
        let limits = Arc::new(config.limits.clone());
        let sdl = schema::sdl();
        Ok(Self {
            gate: Gate {
                authenticator: Authenticator::new(&config, local, clock.clone())?,
                identities: Identities::new(db.clone(), clock.clone()),
            },
            schema: schema::build(),
            documents: Documents::new(&sdl, Arc::clone(&limits))?.introspection(config.introspection),
            contract: Contract::new(sdl),
            description: Description::new(config.contact.as_ref())?,
            woordenboek: Remembered::default(),
            limits,
            db,
            clock,
            config,
        })
    }
}

/// What the requests of one worker share.
struct Worker {
    /// The worker's own connections.
    db: Db,
    /// What anonymous requests read.
    batches: Batches,
    /// The answers that anonymous readers share.
    crowd: graphql::Crowd,
}

impl Worker {
    async fn start(state: Data<State>) -> anyhow::Result<Self> {
        let db = state.db.of_worker().await?;
        let mut core = Core::new(
            Actor::anonymous(),
            db.clone(),
            state.clock.clone(),
            Arc::clone(&state.limits),
            String::new(),
        );
        core.woordenboek = state.woordenboek.clone();
        Ok(Self {
            db,
            batches: Batches::new(Arc::new(core)),
            crowd: graphql::Crowd::default(),
        })
    }
}

/// Every address of the service.
fn routes(service: &mut ServiceConfig) {
    let read = || web::route().guard(guard::Any(guard::Get()).or(guard::Head()));
    service
        .service(
            web::resource("/graphql")
                .route(web::post().to(graphql::post))
                .route(read().to(graphql::get))
                // The place of the WebSocket: GET with an upgrade.
                .default_service(web::to(graphql::other)),
        )
        .service(web::resource("/graphiql/{path:.*}").route(read().to(graphiql::asset)))
        .service(web::resource("/schema.graphql").route(read().to(documents::schema)))
        .service(web::resource("/.well-known/security.txt").route(read().to(documents::security)))
        .service(
            web::scope("/v1")
                .wrap(from_fn(rest::version))
                .service(web::resource("/openapi.json").route(read().to(openapi::get)))
                .configure(address::routes)
                .configure(afstemming::rest::routes)
                .configure(uitgave::rest::odata::routes)
                .default_service(web::to(rest::not_found)),
        )
        .service(web::scope("/scim/v2").configure(scim::rest::routes))
        .service(web::resource("/health/live").route(read().to(health::live)))
        .service(web::resource("/health/ready").route(read().to(health::ready)))
        .default_service(web::to(not_found));
}

/// The service as one application, for a worker or for a test.
pub fn app(
    state: Data<State>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    let worker = state.clone();
    // The last layer is the first to see a request.
    App::new()
        .wrap(cors(&state.config))
        .wrap(from_fn(leave_small_answers))
        .wrap(Compress::default())
        .wrap(from_fn(trace::around))
        .app_data(state)
        .data_factory(move || Worker::start(worker.clone()))
        .configure(routes)
}

/// Pages of these origins may call the service; cookies are not used, so none are sent along.
fn cors(config: &Config) -> Cors {
    let cors = config
        .cors_origins
        .iter()
        .fold(Cors::default(), |cors, origin| cors.allowed_origin(origin));
    cors.allowed_methods(["GET", "POST"])
        .allowed_headers([
            header::ACCEPT,
            header::ACCEPT_LANGUAGE,
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
        ])
        .allowed_header(HeaderName::from_static("idempotency-key"))
        .expose_headers([HeaderName::from_static("x-request-id"), header::WWW_AUTHENTICATE])
        .max_age(600)
}

async fn leave_small_answers(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let mut response = next.call(request).await?;
    if matches!(response.response().body().size(), BodySize::Sized(size) if size < WORTH_PACKING) {
        response
            .headers_mut()
            .insert(header::CONTENT_ENCODING, HeaderValue::from_static("identity"));
    }
    Ok(response)
}

/// Nothing lives here.
async fn not_found(_: HttpRequest) -> HttpResponse {
    HttpResponse::NotFound()
        .content_type("application/problem+json")
        .body(r#"{"status":404,"title":"Not Found","detail":"There is nothing at this address."}"#)
}

fn internal_error() -> HttpResponse {
    HttpResponse::InternalServerError()
        .content_type("application/problem+json")
        .body(r#"{"status":500,"title":"Internal Server Error","detail":"Name the x-request-id when you report this."}"#)
}

/// The service, listening.
pub struct Server {
    server: actix_web::dev::Server,
    address: SocketAddr,
}

impl Server {
    /// Listens where the configuration says; port 0 takes a free one.
    pub fn bind(state: State) -> anyhow::Result<Self> {
        // Until here a panic is a mistake of the start, whose text the operator needs.
        telemetry::log_panics();
        let bind = state.config.bind;
        let state = Data::new(state);
        let server = HttpServer::new(move || app(state.clone()))
            .client_request_timeout(HEADERS)
            .keep_alive(IDLE)
            .shutdown_timeout(LAST_SECONDS)
            .bind(bind)
            .with_context(|| {
                format!(
                    "the service could not listen on {bind}; `bind` or VAKMANSCHAP_BIND takes another address and port"
                )
            })?;
        let address = server
            .addrs()
            .first()
            .copied()
            .context("the service has no address")?;
        Ok(Self {
            server: server.run(),
            address,
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends the service from elsewhere.
    pub fn handle(&self) -> ServerHandle {
        self.server.handle()
    }

    /// Serves until SIGTERM or ctrl-c, and then ends what is under way.
    pub async fn run_until_stopped(self) -> anyhow::Result<()> {
        self.server.await.context("the service ended with an error")
    }
}
