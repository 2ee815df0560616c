//! Groups, which are read only, and searching through everything at once.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Path, Payload},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde_json::{Map, Value};

use super::{
    antwoord::{Aan, behandel, bron},
    opzoeken::{Gevraagd, lijst as als_lijst},
};
use crate::scim::{
    read::{self, Bladeren},
    rules::{
        afwijking::Afwijkingen,
        filter::{geldt, lees_pad, zoek as vind},
        fout::Fout,
        invoer::weergave,
        schema::{GROUPS, USERS, waarde},
    },
};

/// `GET /Groups`.
pub(super) async fn lijst(request: HttpRequest, payload: Payload) -> HttpResponse {
    behandel(request, payload, |aan| async move {
        let gevraagd = Gevraagd::uit_adres(&aan);
        pagina(&aan, &gevraagd).await
    })
    .await
}

/// `POST /Groups/.search`.
pub(super) async fn zoek(request: HttpRequest, payload: Payload) -> HttpResponse {
    behandel(request, payload, |aan| async move {
        let gevraagd = Gevraagd::uit_body(&aan)?;
        pagina(&aan, &gevraagd).await
    })
    .await
}

/// `GET /Groups/{id}`.
pub(super) async fn een(request: HttpRequest, payload: Payload, id: Path<String>) -> HttpResponse {
    behandel(request, payload, |aan| async move {
        let projectie = Gevraagd::uit_adres(&aan).projectie(&GROUPS)?;
        let groep = read::groep(&aan.op, &aan.basis, &id, projectie.wil("members")).await??;
        let whole = groep.weergave(&aan.basis);
        let meta = whole.get("meta").cloned().unwrap_or_default();
        let shown = projectie.kies(&GROUPS, whole);
        Ok(bron(StatusCode::OK, shown, &meta, &Afwijkingen::default()))
    })
    .await
}

/// Groups follow from the lidmaatschappen, and from what members do themselves.
pub(super) async fn alleen_lezen(request: HttpRequest, payload: Payload) -> HttpResponse {
    behandel(request, payload, |_| async move {
        Err(Fout::read_only(
            "Groepen kunnen alleen worden gelezen: zij volgen uit de lidmaatschappen.",
        ))
    })
    .await
}

/// The Groups that pass, in order.
async fn alle(aan: &Aan, gevraagd: &Gevraagd, met_leden: bool) -> Result<Vec<Map<String, Value>>, Fout> {
    let filter = gevraagd.filter()?;
    // Who asks for those of one member asks about members.
    let asked = filter
        .as_ref()
        .is_some_and(|filter| filter.to_string().to_ascii_lowercase().contains("members"));
    let all = read::groepen(&aan.op, &aan.basis, met_leden || asked).await??;
    let mut kept = Vec::new();
    for groep in all {
        let object = groep.weergave(&aan.basis);
        let passes = filter
            .as_ref()
            .map_or(Some(true), |filter| geldt(&GROUPS, &object, filter));
        if passes
            .ok_or_else(|| Fout::invalid_filter("Op een van deze attributen kan zo niet worden gefilterd."))?
        {
            kept.push(object);
        }
    }
    if let Some(by) = gevraagd.tekst("sortBy").filter(|by| !by.is_empty()) {
        let found = lees_pad(by).filter(|doel| doel.welke.is_none());
        let found = found
            .and_then(|doel| vind(&GROUPS, &doel.pad))
            .map(|(found, _)| found.attribuut.naam);
        let Some(naam) = found.filter(|naam| ["id", "displayName"].contains(naam)) else {
            return Err(Fout::invalid_value(
                "sortBy: op dit attribuut wordt niet geordend.",
            ));
        };
        let key = |object: &Map<String, Value>| {
            waarde(object, naam)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_lowercase()
        };
        kept.sort_by_key(key);
    }
    if gevraagd.omgekeerd()? {
        kept.reverse();
    }
    Ok(kept)
}

async fn pagina(aan: &Aan, gevraagd: &Gevraagd) -> Result<HttpResponse, Fout> {
    let projectie = gevraagd.projectie(&GROUPS)?;
    let (bladeren, aantal) = gevraagd.bladeren(aan.op.limits.scim_page)?;
    let all = alle(aan, gevraagd, projectie.wil("members")).await?;
    let totaal = all.len() as u64;
    let skip = match &bladeren {
        Bladeren::Vanaf(first) => first.saturating_sub(1),
        Bladeren::Begin => 0,
        Bladeren::Na(cursor) => plaats(cursor)?,
    };
    let next = skip.saturating_add(aantal);
    let page = all
        .into_iter()
        .skip(usize::try_from(skip).unwrap_or(usize::MAX))
        .take(usize::try_from(aantal).unwrap_or(usize::MAX));
    let shown = page.map(|object| Value::Object(projectie.kies(&GROUPS, object)));
    let shown: Vec<Value> = shown.collect();
    let more = next < totaal && aantal > 0 && !matches!(bladeren, Bladeren::Vanaf(_));
    let verder = more.then(|| BASE64_URL_SAFE_NO_PAD.encode(format!("g{next}")));
    Ok(als_lijst(totaal, &bladeren, verder, shown))
}

/// After how many Groups a page begins.
fn plaats(cursor: &str) -> Result<u64, Fout> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(cursor).ok();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    let number = text
        .as_deref()
        .and_then(|text| text.strip_prefix('g')?.parse().ok());
    number.ok_or_else(|| Fout::invalid_cursor("Deze cursor hoort niet bij deze vraag."))
}

/// `POST /.search`: Users, and after them Groups.
pub(super) async fn zoek_overal(request: HttpRequest, payload: Payload) -> HttpResponse {
    behandel(request, payload, |aan| async move {
        let gevraagd = Gevraagd::uit_body(&aan)?;
        overal(&aan, &gevraagd).await
    })
    .await
}

async fn overal(aan: &Aan, gevraagd: &Gevraagd) -> Result<HttpResponse, Fout> {
    let mut vraag = gevraagd.vraag(aan.op.limits.scim_page)?;
    let Bladeren::Vanaf(first) = vraag.bladeren else {
        return Err(Fout::invalid_cursor(
            "Over alles heen wordt gebladerd met `startIndex`.",
        ));
    };
    let (of_users, of_groups) = (gevraagd.projectie(&USERS)?, gevraagd.projectie(&GROUPS)?);
    // What one kind of resource does not have cannot be asked of it; of both it cannot be asked at all.
    let users = read::pagina(&aan.op, &vraag).await?;
    let groups = alle(aan, gevraagd, of_groups.wil("members")).await;
    let (users, groups) = match (users, groups) {
        (Err(fout), Err(_)) => return Err(fout),
        (Ok(users), Ok(groups)) => (Some(users), groups),
        (Ok(users), Err(_)) => (Some(users), Vec::new()),
        (Err(_), Ok(groups)) => (None, groups),
    };
    let before = users.as_ref().map_or(0, |users| users.totaal);
    let totaal = before + groups.len() as u64;
    let mut shown: Vec<Value> = Vec::new();
    for lid in users.iter().flat_map(|users| &users.leden) {
        let whole = weergave(lid, &aan.basis, aan.op.today());
        shown.push(Value::Object(of_users.kies(&USERS, whole)));
    }
    let room = vraag.aantal.saturating_sub(shown.len() as u64);
    let skip = first.saturating_sub(1).saturating_sub(before);
    let page = groups
        .into_iter()
        .skip(usize::try_from(skip).unwrap_or(usize::MAX))
        .take(usize::try_from(room).unwrap_or(usize::MAX));
    shown.extend(page.map(|object| Value::Object(of_groups.kies(&GROUPS, object))));
    vraag.bladeren = Bladeren::Vanaf(first);
    Ok(als_lijst(totaal, &vraag.bladeren, None, shown))
}
