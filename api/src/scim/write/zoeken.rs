//! What a change looks up first, within its own transaction.

use entity::{
    lidmaatschap::{Column, Entity, Model},
    lidsoort,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType,
};
use uuid::Uuid;

use super::{Fout, Lid, Nee};
use crate::{
    change::Change,
    error::Result,
    graph::Op,
    scim::{policy, read, rules::gevolg::gebruikersnaam},
};

/// A User, held, if the actor may see it.
pub(super) async fn lid(op: &Op, change: &Change, id: Uuid) -> Result<Option<Lid>> {
    let row = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(id))
        .lock(LockType::NoKeyUpdate)
        .one(&**change)
        .await?;
    Ok(read::leden(op, &**change, Vec::from_iter(row)).await?.pop())
}

/// The lidmaatschap of this lidnummer that the client deleted: it is taken up again. One that is there is another User.
pub(super) async fn verwijderd(op: &Op, change: &Change, us: Uuid, nummer: &str) -> Result<Option<Lid>> {
    let row = Entity::find()
        .filter(Column::BeroepsverenigingId.eq(us))
        .filter(Column::Lidnummer.eq(nummer))
        .filter(policy::visible(&op.actor).not())
        .lock(LockType::NoKeyUpdate)
        .one(&**change)
        .await?;
    Ok(read::leden(op, &**change, Vec::from_iter(row)).await?.pop())
}

/// The lidsoort that is named, by code or by name, whatever its case.
pub(super) async fn lidsoort(op: &Op, change: &Change, named: &str) -> Result<Uuid, Nee> {
    let known = read::lidsoorten(op, &**change).await?;
    let same = |row: &&lidsoort::Model| {
        let named = named.trim().to_lowercase();
        row.code.to_lowercase() == named || row.naam.to_lowercase() == named
    };
    let found = known.iter().find(same);
    found.map(|row| row.id).ok_or_else(|| {
        Fout::invalid_value("lidsoort: de vereniging heeft geen lidsoort met deze code of naam.").into()
    })
}

/// Refuses what another lidmaatschap of the association has: its number, the client's id of it, and its name.
pub(super) async fn vrij(op: &Op, change: &Change, na: &Model) -> Result<(), Nee> {
    let backend = change.get_database_backend();
    let visible = || policy::visible(&op.actor);
    let naam = read::naam_is(backend, gebruikersnaam(na), op.today());
    let own = || Condition::all().add(Column::BeroepsverenigingId.eq(na.beroepsvereniging_id));
    let checks = [
        ("userName", visible().add(naam)),
        ("lidnummer", own().add(Column::Lidnummer.eq(&na.lidnummer))),
        (
            "externalId",
            match &na.scim_extern_id {
                Some(id) => own().add(Column::ScimExternId.eq(id)),
                None => geen(),
            },
        ),
    ];
    for (attribuut, same) in checks {
        let other = Entity::find()
            .filter(same)
            .filter(Column::Id.ne(na.id))
            .select_only()
            .column(Column::Id)
            .into_tuple::<Uuid>()
            .one(&**change)
            .await?;
        if other.is_some() {
            let detail = format!("{attribuut}: een ander lidmaatschap van de vereniging heeft deze waarde.");
            return Err(Fout::uniqueness(detail).into());
        }
    }
    Ok(())
}

/// What no row has.
fn geen() -> Condition {
    Condition::all().add(Column::Id.is_null())
}
