//! Users.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{ETAG, IF_MATCH, IF_NONE_MATCH},
    },
    web::{Path, Payload},
};
use serde_json::Value;
use uuid::Uuid;

use super::{
    antwoord::{Aan, behandel, bron},
    opzoeken::{Gevraagd, lijst as als_lijst},
};
use crate::scim::{
    read,
    rules::{
        afwijking::Afwijkingen,
        fout::Fout,
        invoer::{Lid, etag, weergave},
        schema::USERS,
    },
    write,
};

/// `GET /Users`.
pub(super) async fn lijst(request: HttpRequest, payload: Payload) -> HttpResponse {
    behandel(request, payload, |aan| async move {
        let gevraagd = Gevraagd::uit_adres(&aan);
        pagina(&aan, &gevraagd).await
    })
    .await
}

/// `POST /Users/.search`.
pub(super) async fn zoek(request: HttpRequest, payload: Payload) -> HttpResponse {
    behandel(request, payload, |aan| async move {
        let gevraagd = Gevraagd::uit_body(&aan)?;
        pagina(&aan, &gevraagd).await
    })
    .await
}

async fn pagina(aan: &Aan, gevraagd: &Gevraagd) -> Result<HttpResponse, Fout> {
    let vraag = gevraagd.vraag(aan.op.limits.scim_page)?;
    let projectie = gevraagd.projectie(&USERS)?;
    let page = read::pagina(&aan.op, &vraag).await??;
    let shown = page.leden.iter().map(|lid| {
        let whole = weergave(lid, &aan.basis, aan.op.today());
        Value::Object(projectie.kies(&USERS, whole))
    });
    Ok(als_lijst(
        page.totaal,
        &vraag.bladeren,
        page.verder,
        shown.collect(),
    ))
}

/// The key in an address; what is no id names nothing.
pub(super) fn sleutel(id: &str) -> Result<Uuid, Fout> {
    read::sleutel(id).ok_or_else(Fout::absent)
}

/// A User that is there.
pub(super) async fn gevonden(aan: &Aan, id: Uuid) -> Result<Lid, Fout> {
    read::lid(&aan.op, id).await?.ok_or_else(Fout::absent)
}

/// A User as it is asked for.
fn getoond(aan: &Aan, status: StatusCode, lid: &Lid, seen: &Afwijkingen) -> Result<HttpResponse, Fout> {
    let projectie = Gevraagd::uit_adres(aan).projectie(&USERS)?;
    let whole = weergave(lid, &aan.basis, aan.op.today());
    let meta = whole.get("meta").cloned().unwrap_or_default();
    Ok(bron(status, projectie.kies(&USERS, whole), &meta, seen))
}

/// The same, of one that was just changed.
async fn toon(aan: &Aan, status: StatusCode, id: Uuid, seen: &Afwijkingen) -> Result<HttpResponse, Fout> {
    getoond(aan, status, &gevonden(aan, id).await?, seen)
}

/// `GET /Users/{id}`.
pub(super) async fn een(request: HttpRequest, payload: Payload, id: Path<String>) -> HttpResponse {
    behandel(request, payload, |aan| async move {
        let lid = gevonden(&aan, sleutel(&id)?).await?;
        let version = etag(&lid.row);
        if aan
            .kop(IF_NONE_MATCH)
            .is_some_and(|asked| write::past(asked, &version))
        {
            return Ok(HttpResponse::NotModified()
                .insert_header((ETAG, version))
                .finish());
        }
        getoond(&aan, StatusCode::OK, &lid, &Afwijkingen::default())
    })
    .await
}

/// `POST /Users`.
pub(super) async fn maak(request: HttpRequest, payload: Payload) -> HttpResponse {
    behandel(request, payload, |mut aan| async move {
        Gevraagd::uit_adres(&aan).projectie(&USERS)?;
        let mut seen = aan.afwijkingen();
        let id = write::maak(&aan.op, aan.body.take(), &mut seen).await?;
        toon(&aan, StatusCode::CREATED, id, &seen).await
    })
    .await
}

/// `PUT /Users/{id}`.
pub(super) async fn vervang(request: HttpRequest, payload: Payload, id: Path<String>) -> HttpResponse {
    behandel(request, payload, |mut aan| async move {
        Gevraagd::uit_adres(&aan).projectie(&USERS)?;
        let (id, mut seen, body) = (sleutel(&id)?, aan.afwijkingen(), aan.body.take());
        write::vervang(&aan.op, id, aan.kop(IF_MATCH), body, &mut seen).await?;
        toon(&aan, StatusCode::OK, id, &seen).await
    })
    .await
}

/// `PATCH /Users/{id}`.
pub(super) async fn wijzig(request: HttpRequest, payload: Payload, id: Path<String>) -> HttpResponse {
    behandel(request, payload, |aan| async move {
        Gevraagd::uit_adres(&aan).projectie(&USERS)?;
        let (id, mut seen) = (sleutel(&id)?, aan.afwijkingen());
        write::wijzig(&aan.op, id, aan.kop(IF_MATCH), &aan.body, &mut seen).await?;
        toon(&aan, StatusCode::OK, id, &seen).await
    })
    .await
}

/// `DELETE /Users/{id}`.
pub(super) async fn verwijder(request: HttpRequest, payload: Payload, id: Path<String>) -> HttpResponse {
    behandel(request, payload, |aan| async move {
        write::verwijder(&aan.op, sleutel(&id)?, aan.kop(IF_MATCH)).await?;
        Ok(HttpResponse::NoContent().finish())
    })
    .await
}
