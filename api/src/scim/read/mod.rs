//! Reading Users and Groups: always through [`policy`], and in as many statements for one as for a page.

mod afwijkingen;
mod groepen;
mod kolommen;
mod lijst;

use std::collections::HashMap;

use entity::{lidmaatschap, lidsoort, scim_email, scim_registratie};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

pub(super) use self::{
    afwijkingen::AfwijkingenVan,
    groepen::{groep, groepen},
    kolommen::naam_is,
    lijst::{Bladeren, Orde, Vraag, pagina},
};
use super::{
    policy,
    rules::invoer::{Email, Lid, Registratie},
};
use crate::{
    db,
    error::Result,
    graph::{Kind, Op},
};

/// The key in the id of a User; what is no id names nothing.
pub(super) fn sleutel(id: &str) -> Option<Uuid> {
    Kind::Lidmaatschap.key_in(id).ok()
}

/// A User by its key, if the actor may see it.
pub(super) async fn lid(op: &Op, id: Uuid) -> Result<Option<Lid>> {
    let row = lidmaatschap::Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(lidmaatschap::Column::Id.eq(id))
        .one(op.read())
        .await?;
    let rows = Vec::from_iter(row);
    Ok(leden(op, op.read(), rows).await?.pop())
}

/// Lidmaatschappen with what belongs to them, in their order.
pub(super) async fn leden(
    op: &Op,
    on: &impl ConnectionTrait,
    rows: Vec<lidmaatschap::Model>,
) -> Result<Vec<Lid>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids = || rows.iter().map(|row| row.id);
    let backend = on.get_database_backend();
    let of_rows = db::any_of(backend, scim_email::Column::LidmaatschapId, ids());
    // tidy: all rows, because they belong to lidmaatschappen that the actor may see
    let found = scim_email::Entity::find()
        .filter(of_rows)
        .order_by_asc(scim_email::Column::Volgorde)
        .all(on)
        .await?;
    let mut emails: HashMap<Uuid, Vec<Email>> = HashMap::new();
    for row in found {
        let email = Email {
            waarde: row.waarde,
            soort: row.soort,
            hoofd: row.hoofd,
        };
        emails.entry(row.lidmaatschap_id).or_default().push(email);
    }
    let of_rows = db::any_of(backend, scim_registratie::Column::LidmaatschapId, ids());
    let found = scim_registratie::Entity::find()
        .filter(of_rows)
        .order_by_asc(scim_registratie::Column::Volgorde)
        .all(on)
        .await?;
    let mut registraties: HashMap<Uuid, Vec<Registratie>> = HashMap::new();
    for row in found {
        let registratie = Registratie {
            register: row.register,
            nummer: row.nummer,
            geldig_tot: row.geldig_tot,
        };
        registraties
            .entry(row.lidmaatschap_id)
            .or_default()
            .push(registratie);
    }
    let soorten = lidsoorten(op, on).await?;
    let made = rows.into_iter().map(|row| Lid {
        emails: emails.remove(&row.id).unwrap_or_default(),
        registraties: registraties.remove(&row.id).unwrap_or_default(),
        lidsoort: soorten
            .iter()
            .find(|soort| Some(soort.id) == row.lidsoort_id)
            .cloned(),
        row,
    });
    Ok(made.collect())
}

/// The lidsoorten of the association, in its order.
pub(super) async fn lidsoorten(op: &Op, on: &impl ConnectionTrait) -> Result<Vec<lidsoort::Model>> {
    let rows = lidsoort::Entity::find()
        .filter(policy::visible_lidsoorten(&op.actor))
        .order_by_asc(lidsoort::Column::Volgorde)
        .order_by_asc(lidsoort::Column::Id)
        .all(on)
        .await?;
    Ok(rows)
}
