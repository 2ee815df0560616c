//! A list of Users: a filter, an order, and a page by its number or by a cursor (RFC 9865).

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, NaiveDate, Utc};
use entity::lidmaatschap::{Column, Entity};
use sea_orm::{
    Condition, EntityTrait, ExprTrait, Order, QueryFilter, QueryOrder, QuerySelect, Value,
    sea_query::{Expr, Func, SimpleExpr},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    kolommen::{Taal, moment},
    leden,
};
use crate::{
    error::Result,
    graph::Op,
    scim::{
        policy,
        rules::{
            filter::{Filter, lees_pad, zoek},
            fout::Fout,
            gevolg::gebruikersnaam,
            invoer::Lid,
            schema::USERS,
        },
    },
};

/// What stands after everything that has a value.
const LAATST: &str = "\u{10ffff}";

/// What a list is ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(in crate::scim) enum Sleutel {
    /// As they were made.
    #[default]
    Id,
    Gebruikersnaam,
    ExternId,
    Achternaam,
    Voornaam,
    Lidnummer,
    Ingangsdatum,
    Einddatum,
    Gemaakt,
    Gewijzigd,
    Email,
}

/// An order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(in crate::scim) struct Orde {
    pub(in crate::scim) sleutel: Sleutel,
    pub(in crate::scim) omgekeerd: bool,
}

impl Orde {
    /// By an attribute; nothing when no list is ordered by it.
    pub(in crate::scim) fn by(naam: &str, omgekeerd: bool) -> Option<Self> {
        let doel = lees_pad(naam).filter(|doel| doel.welke.is_none())?;
        let (found, sub) = zoek(&USERS, &doel.pad)?;
        let sleutel = match (found.attribuut.naam, sub.map(|sub| sub.naam)) {
            ("id", _) => Sleutel::Id,
            ("userName", _) => Sleutel::Gebruikersnaam,
            ("externalId", _) => Sleutel::ExternId,
            ("name", None | Some("familyName")) => Sleutel::Achternaam,
            ("name", Some("givenName")) => Sleutel::Voornaam,
            ("lidnummer", _) => Sleutel::Lidnummer,
            ("ingangsdatum", _) => Sleutel::Ingangsdatum,
            ("einddatum", _) => Sleutel::Einddatum,
            ("meta", Some("created")) => Sleutel::Gemaakt,
            ("meta", Some("lastModified")) => Sleutel::Gewijzigd,
            ("emails", None | Some("value")) => Sleutel::Email,
            _ => return None,
        };
        Some(Self { sleutel, omgekeerd })
    }

    /// What the database orders by: never empty, so that a place in the order can be named.
    fn expr(self, taal: Taal) -> SimpleExpr {
        let text = |sql: &str, exact| -> SimpleExpr {
            Func::coalesce([taal.tekst(sql, exact), Expr::Constant(LAATST.into())]).into()
        };
        match self.sleutel {
            Sleutel::Id => Expr::col((Entity, Column::Id)),
            Sleutel::Gebruikersnaam => taal.gebruikersnaam(),
            Sleutel::ExternId => text("lidmaatschap.scim_extern_id", true),
            Sleutel::Achternaam => text("lidmaatschap.achternaam", false),
            Sleutel::Voornaam => text("lidmaatschap.voornaam", false),
            Sleutel::Lidnummer => taal.tekst("lidmaatschap.lidnummer", true),
            Sleutel::Ingangsdatum => Expr::col((Entity, Column::Ingangsdatum)),
            Sleutel::Einddatum => text("CAST(lidmaatschap.einddatum AS text)", true),
            Sleutel::Gemaakt => Expr::col((Entity, Column::CreatedAt)),
            Sleutel::Gewijzigd => Expr::col((Entity, Column::UpdatedAt)),
            Sleutel::Email => text(
                "(SELECT waarde_klein FROM scim_email e WHERE e.lidmaatschap_id = lidmaatschap.id
                    ORDER BY e.hoofd DESC, e.volgorde LIMIT 1)",
                false,
            ),
        }
    }

    /// Where a row stands in the order, as a text that a client can hold.
    fn plaats(self, lid: &Lid) -> String {
        let row = &lid.row;
        let small = |text: Option<&str>| text.map_or_else(|| LAATST.to_owned(), str::to_ascii_lowercase);
        match self.sleutel {
            Sleutel::Id => row.id.to_string(),
            Sleutel::Gebruikersnaam => gebruikersnaam(row).to_ascii_lowercase(),
            Sleutel::ExternId => row.scim_extern_id.clone().unwrap_or_else(|| LAATST.to_owned()),
            Sleutel::Achternaam => small(row.achternaam.as_deref()),
            Sleutel::Voornaam => small(row.voornaam.as_deref()),
            Sleutel::Lidnummer => row.lidnummer.clone(),
            Sleutel::Ingangsdatum => row.ingangsdatum.to_string(),
            Sleutel::Einddatum => row
                .einddatum
                .map_or_else(|| LAATST.to_owned(), |day| day.to_string()),
            Sleutel::Gemaakt => row.created_at.to_rfc3339(),
            Sleutel::Gewijzigd => row.updated_at.to_rfc3339(),
            Sleutel::Email => {
                let first = lid.emails.iter().find(|email| email.hoofd).or(lid.emails.first());
                small(first.map(|email| email.waarde.to_lowercase()).as_deref())
            }
        }
    }

    /// Such a text as the database compares it.
    fn waarde(self, text: &str) -> Option<Value> {
        Some(match self.sleutel {
            Sleutel::Id => text.parse::<Uuid>().ok()?.into(),
            Sleutel::Ingangsdatum => text.parse::<NaiveDate>().ok()?.into(),
            Sleutel::Gemaakt | Sleutel::Gewijzigd => Value::from(moment(text)? as DateTime<Utc>),
            _ => text.to_owned().into(),
        })
    }
}

/// How a list is paged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::scim) enum Bladeren {
    /// From a row on, the first being 1.
    Vanaf(u64),
    /// From the beginning, to go on with cursors.
    Begin,
    /// After a cursor.
    Na(String),
}

/// What is asked of a list.
#[derive(Clone, Debug)]
pub(in crate::scim) struct Vraag {
    pub(in crate::scim) filter: Option<Filter>,
    pub(in crate::scim) orde: Orde,
    pub(in crate::scim) bladeren: Bladeren,
    pub(in crate::scim) aantal: u64,
}

/// A part of a list.
pub(in crate::scim) struct Pagina {
    pub(in crate::scim) totaal: u64,
    pub(in crate::scim) leden: Vec<Lid>,
    /// Where the next page begins, when paging by cursors and there is more.
    pub(in crate::scim) verder: Option<String>,
}

/// Where a page ended: the place, and of which question.
#[derive(Serialize, Deserialize)]
struct Cursor {
    plaats: String,
    id: Uuid,
    vraag: String,
}

impl Vraag {
    /// A mark of filter and order: a cursor holds for one question.
    fn merk(&self) -> String {
        let filter = self.filter.as_ref().map(ToString::to_string).unwrap_or_default();
        let text = format!("{:?} {filter}", self.orde);
        let hash = Sha256::digest(text.as_bytes());
        BASE64_URL_SAFE_NO_PAD.encode(&hash[..9])
    }

    fn cursor(&self, text: &str) -> Option<(Value, Uuid)> {
        let json = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
        let cursor: Cursor = serde_json::from_slice(&json).ok()?;
        let value = self.orde.waarde(&cursor.plaats)?;
        (cursor.vraag == self.merk()).then_some((value, cursor.id))
    }
}

/// A page of Users, or why it cannot be given.
pub(in crate::scim) async fn pagina(op: &Op, vraag: &Vraag) -> Result<Result<Pagina, Fout>> {
    let taal = Taal {
        backend: op.db.backend(),
        vandaag: op.today(),
    };
    let mut passes = Condition::all();
    if let Some(filter) = &vraag.filter {
        match taal.voorwaarde(filter) {
            Some(found) => passes = passes.add(found),
            None => {
                return Ok(Err(Fout::invalid_filter(
                    "Op een van deze attributen kan zo niet worden gefilterd.",
                )));
            }
        }
    }
    let all = Entity::find().filter(policy::visible(&op.actor)).filter(passes);
    let counted: Option<i64> = all
        .clone()
        .select_only()
        .column_as(Expr::cust("COUNT(*)"), "aantal")
        .into_tuple()
        .one(op.read())
        .await?;
    let totaal = u64::try_from(counted.unwrap_or_default()).unwrap_or_default();
    let mut page = Pagina {
        totaal,
        leden: Vec::new(),
        verder: None,
    };
    let key = vraag.orde.expr(taal);
    let direction = if vraag.orde.omgekeerd {
        Order::Desc
    } else {
        Order::Asc
    };
    let mut rows = all
        .order_by(key.clone(), direction.clone())
        .order_by(Column::Id, direction);
    match &vraag.bladeren {
        Bladeren::Vanaf(first) => rows = rows.offset(first.saturating_sub(1)),
        Bladeren::Begin => {}
        Bladeren::Na(text) => {
            let Some((value, id)) = vraag.cursor(text) else {
                return Ok(Err(Fout::invalid_cursor(
                    "Deze cursor hoort niet bij deze vraag.",
                )));
            };
            let here = Expr::tuple([key, Expr::col((Entity, Column::Id))]);
            let there = Expr::tuple([Expr::val(value), Expr::val(id)]);
            rows = rows.filter(if vraag.orde.omgekeerd {
                here.lt(there)
            } else {
                here.gt(there)
            });
        }
    }
    if vraag.aantal == 0 {
        return Ok(Ok(page));
    }
    let mut rows = rows.limit(vraag.aantal + 1).all(op.read()).await?;
    let more = rows.len() as u64 > vraag.aantal;
    rows.truncate(usize::try_from(vraag.aantal).unwrap_or(usize::MAX));
    page.leden = leden(op, op.read(), rows).await?;
    if more && !matches!(vraag.bladeren, Bladeren::Vanaf(_)) {
        page.verder = page.leden.last().map(|last| verder(vraag, last)).transpose()?;
    }
    Ok(Ok(page))
}

fn verder(vraag: &Vraag, last: &Lid) -> Result<String> {
    let cursor = Cursor {
        plaats: vraag.orde.plaats(last),
        id: last.row.id,
        vraag: vraag.merk(),
    };
    let json = serde_json::to_vec(&cursor).map_err(crate::error::Error::fault)?;
    Ok(BASE64_URL_SAFE_NO_PAD.encode(json))
}
