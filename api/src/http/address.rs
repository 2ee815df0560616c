//! An address beneath `/v1`: who answers there, and what `openapi.json` says of it. The one cannot be without the other.

use std::sync::LazyLock;

use actix_web::{
    FromRequest, Handler, Responder, Route,
    guard::{Any, Get, Head},
    web::{self, ServiceConfig},
};
use utoipa::openapi::HttpMethod;

use super::{described::Described, public, rest::other_method};
use crate::{inzending, uitgave};

/// One method of an address.
struct Method {
    name: HttpMethod,
    described: Described,
    route: Box<dyn Fn() -> Route + Send + Sync>,
}

/// One address.
pub(crate) struct Address {
    path: &'static str,
    methods: Vec<Method>,
}

impl Address {
    /// An address where nothing can be done yet.
    pub(crate) fn new(path: &'static str) -> Self {
        let methods = Vec::new();
        Self { path, methods }
    }

    /// Reads: GET, and HEAD for who wants the head only.
    pub(crate) fn read<F, A>(self, described: Described, work: F) -> Self
    where
        F: Handler<A> + Send + Sync,
        A: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let route = move || {
            let read = web::route().guard(Any(Get()).or(Head()));
            read.to(work.clone())
        };
        self.method(HttpMethod::Get, described, Box::new(route))
    }

    /// Takes what is sent.
    pub(crate) fn post<F, A>(self, described: Described, work: F) -> Self
    where
        F: Handler<A> + Send + Sync,
        A: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let route = move || web::post().to(work.clone());
        self.method(HttpMethod::Post, described, Box::new(route))
    }

    fn method(
        mut self,
        name: HttpMethod,
        described: Described,
        route: Box<dyn Fn() -> Route + Send + Sync>,
    ) -> Self {
        self.methods.push(Method {
            name,
            described,
            route,
        });
        self
    }
}

/// The addresses, in the order of `openapi.json`.
static ADDRESSES: LazyLock<Vec<Address>> = LazyLock::new(|| {
    let mut addresses = public::addresses();
    addresses.extend(uitgave::rest::addresses());
    addresses.extend(inzending::rest::addresses());
    addresses
});

/// Mounts them all; other methods are told so.
pub(super) fn routes(service: &mut ServiceConfig) {
    for address in ADDRESSES.iter() {
        let mut resource = web::resource(address.path);
        for method in &address.methods {
            resource = resource.route((method.route)());
        }
        service.service(resource.default_service(web::to(other_method)));
    }
}

/// Every method of every address, as `openapi.json` tells it.
pub(super) fn described() -> impl Iterator<Item = (&'static str, HttpMethod, &'static Described)> {
    ADDRESSES.iter().flat_map(|address| {
        let methods = address.methods.iter();
        methods.map(|method| (address.path, method.name.clone(), &method.described))
    })
}
