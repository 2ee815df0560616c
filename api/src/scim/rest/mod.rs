//! SCIM over HTTP: the addresses beneath `/scim/v2`, and what they answer.

mod antwoord;
mod bulk;
mod gebruikers;
mod groepen;
mod ontdekken;
mod opzoeken;

use actix_web::{
    Resource,
    web::{self, ServiceConfig, get, post},
};

/// An address with its methods; others are told to be none of it.
fn adres(path: &str, methods: impl FnOnce(Resource) -> Resource) -> Resource {
    methods(web::resource(path)).default_service(web::to(antwoord::andere_methode))
}

/// The addresses of this room.
pub(crate) fn routes(service: &mut ServiceConfig) {
    use ontdekken::{configuratie, schema, schemas, soort, soorten};
    service
        .service(adres("/ServiceProviderConfig", |at| {
            at.route(get().to(configuratie))
        }))
        .service(adres("/Schemas", |at| at.route(get().to(schemas))))
        .service(adres("/Schemas/{id}", |at| at.route(get().to(schema))))
        .service(adres("/ResourceTypes", |at| at.route(get().to(soorten))))
        .service(adres("/ResourceTypes/{id}", |at| at.route(get().to(soort))))
        .service(adres("/Users", |at| {
            at.route(get().to(gebruikers::lijst))
                .route(post().to(gebruikers::maak))
        }))
        .service(adres("/Users/.search", |at| {
            at.route(post().to(gebruikers::zoek))
        }))
        .service(adres("/Users/{id}", |at| {
            at.route(get().to(gebruikers::een))
                .route(web::put().to(gebruikers::vervang))
                .route(web::patch().to(gebruikers::wijzig))
                .route(web::delete().to(gebruikers::verwijder))
        }))
        .service(adres("/Groups", |at| {
            at.route(get().to(groepen::lijst))
                .route(post().to(groepen::alleen_lezen))
        }))
        .service(adres("/Groups/.search", |at| at.route(post().to(groepen::zoek))))
        .service(adres("/Groups/{id}", |at| {
            at.route(get().to(groepen::een))
                .route(web::put().to(groepen::alleen_lezen))
                .route(web::patch().to(groepen::alleen_lezen))
                .route(web::delete().to(groepen::alleen_lezen))
        }))
        .service(adres("/.search", |at| at.route(post().to(groepen::zoek_overal))))
        .service(adres("/Bulk", |at| at.route(post().to(bulk::bulk))))
        .default_service(web::to(antwoord::niets_hier));
}
