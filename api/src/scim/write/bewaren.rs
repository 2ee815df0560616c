//! Storing what becomes of a User, in the transaction of its change.

use entity::{lidmaatschap, lidmaatschap_vervallen, scim_afwijking, scim_email, scim_registratie};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    EntityTrait, ExprTrait, IntoActiveModel,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use super::{Afwijkingen, Change, Fout, Gedaan, Gegeven, Lid, Nee};
use crate::{
    db::replace,
    error::Result,
    graph::{Kind, Op},
    inzending::{Enkel, Uitslag},
    logboek,
    scim::rules::invoer::{Email, Registratie},
};

/// What is to be stored.
pub(super) struct Stap<'s> {
    /// Its name in the log.
    pub(super) handeling: &'static str,
    pub(super) voor: Option<&'s Lid>,
    pub(super) na: lidmaatschap::Model,
    pub(super) gegeven: &'s Gegeven,
}

/// Stores a User that was made or changed.
pub(super) async fn bewaar(
    op: &Op,
    change: &Change,
    enkel: &mut Enkel<'_>,
    stap: Stap<'_>,
    seen: &Afwijkingen,
) -> Result<Gedaan, Nee> {
    let (id, voor) = (stap.na.id, stap.voor);
    let now = voor.map(|voor| &voor.row);
    let said = match enkel.wijzig(now, stap.na.clone(), seen.spreekt).await? {
        Uitslag::Gedaan => true,
        Uitslag::Ongewijzigd => false,
        Uitslag::Aangehouden(inzending) => return Ok(Gedaan::Aangehouden(inzending)),
        Uitslag::Geweigerd => return Err(te_veel()),
    };
    let emails = voor.map_or(&[][..], |voor| &voor.emails) != stap.gegeven.emails;
    let registraties = match &stap.gegeven.beside {
        Some(beside) if voor.map_or(&[][..], |voor| &voor.registraties) != beside.registraties => {
            Some(&beside.registraties)
        }
        _ => None,
    };
    let named = now.is_some_and(|now| {
        let told = |row: &lidmaatschap::Model| {
            (
                row.scim_gebruikersnaam.clone(),
                row.scim_extern_id.clone(),
                row.scim_verwijderd_op,
            )
        };
        told(now) != told(&stap.na)
    });
    if !said && (emails || registraties.is_some() || named) {
        stil(op, change, stap.na.clone()).await?;
    }
    if emails {
        zet_emails(op, change, id, &stap.gegeven.emails).await?;
    }
    if let Some(registraties) = registraties {
        zet_registraties(op, change, id, registraties).await?;
    }
    // One that was deleted is there again.
    if now.is_some_and(|now| now.scim_verwijderd_op.is_some()) {
        lidmaatschap_vervallen::Entity::delete_by_id(id)
            .exec(&**change)
            .await?;
    }
    if said || emails || registraties.is_some() || named {
        note(op, change, stap.handeling, &stap.na).await?;
    }
    tel(op, change, stap.na.beroepsvereniging_id, seen).await?;
    Ok(Gedaan::Lid(id))
}

fn te_veel() -> Nee {
    Fout::forbidden(
        "Aangehouden: binnen een dag wijzigen zo meer lidmaatschappen dan zonder een tweede persoon mag. Een ander lidnummer \
         kan niet op vrijgave wachten; probeer het een dag later, of laat het beheer de drempel verhogen.",
    )
    .into()
}

/// Stores a User that was deleted.
pub(super) async fn verwijderd(
    op: &Op,
    change: &Change,
    enkel: &mut Enkel<'_>,
    voor: &Lid,
    na: lidmaatschap::Model,
) -> Result<Gedaan, Nee> {
    let (id, us, nummer) = (na.id, na.beroepsvereniging_id, na.lidnummer.clone());
    match enkel.wijzig(Some(&voor.row), na.clone(), true).await? {
        Uitslag::Gedaan => {}
        Uitslag::Ongewijzigd => {
            // Whoever reads changes is told that it is gone, though nothing else changes.
            enkel.verder().await?;
            stil(op, change, na.clone()).await?;
        }
        Uitslag::Aangehouden(inzending) => return Ok(Gedaan::Aangehouden(inzending)),
        Uitslag::Geweigerd => return Err(te_veel()),
    }
    zet_emails(op, change, id, &[]).await?;
    zet_registraties(op, change, id, &[]).await?;
    let gone = lidmaatschap_vervallen::ActiveModel {
        id: Set(id),
        beroepsvereniging_id: Set(us),
        lidnummer: Set(nummer),
        wijziging: Set(enkel.stand()),
        created_at: Set(op.now()),
    };
    use lidmaatschap_vervallen::Column;
    let again = OnConflict::column(Column::Id)
        .update_columns([Column::Lidnummer, Column::Wijziging, Column::CreatedAt])
        .to_owned();
    lidmaatschap_vervallen::Entity::insert(gone)
        .on_conflict(again)
        .exec_without_returning(&**change)
        .await?;
    note(op, change, "scimUserVerwijderen", &na).await?;
    Ok(Gedaan::Weg(id))
}

/// Stores what the client alone knows a lidmaatschap by.
async fn stil(op: &Op, change: &Change, na: lidmaatschap::Model) -> Result<()> {
    let row = lidmaatschap::Model {
        version: na.version + 1,
        updated_at: op.now(),
        ..na
    };
    row.into_active_model().reset_all().update(&**change).await?;
    Ok(())
}

fn plaats(place: usize) -> i32 {
    i32::try_from(place).unwrap_or(i32::MAX)
}

async fn zet_emails(op: &Op, change: &Change, lid: Uuid, emails: &[Email]) -> Result<()> {
    use scim_email::{ActiveModel, Column};
    let rows = emails.iter().enumerate().map(|(place, email)| ActiveModel {
        id: Set(op.new_id()),
        lidmaatschap_id: Set(lid),
        waarde: Set(email.waarde.clone()),
        waarde_klein: Set(email.waarde.to_ascii_lowercase()),
        soort: Set(email.soort.clone()),
        hoofd: Set(email.hoofd),
        volgorde: Set(plaats(place)),
    });
    replace(&**change, Column::LidmaatschapId, lid, rows).await?;
    Ok(())
}

async fn zet_registraties(op: &Op, change: &Change, lid: Uuid, all: &[Registratie]) -> Result<()> {
    use scim_registratie::{ActiveModel, Column};
    let rows = all.iter().enumerate().map(|(place, one)| ActiveModel {
        id: Set(op.new_id()),
        lidmaatschap_id: Set(lid),
        register: Set(one.register),
        nummer: Set(one.nummer.clone()),
        geldig_tot: Set(one.geldig_tot),
        volgorde: Set(plaats(place)),
    });
    replace(&**change, Column::LidmaatschapId, lid, rows).await?;
    Ok(())
}

async fn note(op: &Op, change: &Change, handeling: &'static str, row: &lidmaatschap::Model) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::Lidmaatschap,
        object: row.id,
        betrokkene: row.member_id,
    };
    logboek::note(&**change, op, entry).await
}

/// Counts what the client did otherwise than the standard says, for the day.
async fn tel(op: &Op, change: &Change, us: Uuid, seen: &Afwijkingen) -> Result<()> {
    use scim_afwijking::{ActiveModel, Column, Entity};
    let rows = seen.soorten().into_iter().map(|soort| ActiveModel {
        beroepsvereniging_id: Set(us),
        dag: Set(op.today()),
        soort: Set(soort),
        aantal: Set(1),
    });
    let rows: Vec<ActiveModel> = rows.collect();
    if rows.is_empty() {
        return Ok(());
    }
    let more = OnConflict::columns([Column::BeroepsverenigingId, Column::Dag, Column::Soort])
        .value(Column::Aantal, Expr::col((Entity, Column::Aantal)).add(1))
        .to_owned();
    Entity::insert_many(rows)
        .on_conflict(more)
        .exec_without_returning(&**change)
        .await?;
    Ok(())
}
