//! Making, changing and deleting Users. What an association owns of a lidmaatschap goes through the engine of the deliveries,
//! with its stand, its brake and its way back; what the client alone knows it by is stored beside it.
//!
//! Lock order: the aansluiting, then deliveries, then memberships.

mod bewaren;
mod zoeken;

use entity::lidmaatschap;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use self::bewaren::{Stap, bewaar, verwijderd};
use super::{
    policy,
    rules::{
        afwijking::Afwijkingen,
        fout::Fout,
        gevolg::{self, beeindig, leeg, loopt_op},
        invoer::{self, Gegeven, Lid, etag},
        lezing::lichaam,
        patch,
        schema::{LIDMAATSCHAP, USERS},
    },
};
use crate::{
    change::{Begin, Change},
    error::Error,
    graph::{Kind, Op},
    inzending::Enkel,
};

/// Why nothing was done.
pub(super) enum Nee {
    /// The client's to mend.
    Fout(Fout),
    /// The request's, or ours.
    Error(Error),
}

impl From<Fout> for Nee {
    fn from(fout: Fout) -> Self {
        Self::Fout(fout)
    }
}

impl From<Error> for Nee {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<sea_orm::DbErr> for Nee {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Error(error.into())
    }
}

/// What was done, as it is remembered under an `Idempotency-Key`.
#[derive(Clone, Copy, Serialize, Deserialize)]
enum Gedaan {
    /// This User was made or changed, or is as it was.
    Lid(Uuid),
    /// It was deleted.
    Weg(Uuid),
    /// The brake holds it, in this delivery.
    Aangehouden(Uuid),
}

/// What the brake holds, in words.
fn aangehouden(inzending: Uuid) -> Fout {
    let there = Kind::Inzending.id(inzending);
    Fout {
        later: Some(3_600),
        ..Fout::held(format!(
            "Aangehouden: binnen een dag eindigen of wijzigen zo meer lidmaatschappen dan zonder een tweede persoon mag. De \
             wijziging wacht in inzending {} op vrijgave door een andere client of het beheer, en wordt dan uitgevoerd.",
            *there
        ))
    }
}

impl Gedaan {
    fn lid(self) -> Result<Uuid, Nee> {
        match self {
            Self::Lid(id) | Self::Weg(id) => Ok(id),
            Self::Aangehouden(id) => Err(aangehouden(id).into()),
        }
    }
}

/// The version that a client asks for.
pub(super) type Versie<'v> = Option<&'v str>;

/// Makes a User; gives its key.
pub(super) async fn maak(op: &Op, body: Value, seen: &mut Afwijkingen) -> Result<Uuid, Nee> {
    let us = policy::may_use(&op.actor)?;
    let object = lichaam(&USERS, body, seen)?;
    seen.spreekt = true;
    let gegeven = invoer::lees(&object, seen)?;
    let change = match op.begin_told::<Gedaan>().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return done.lid(),
    };
    let mut enkel = Enkel::houd(op, &change, us).await?;
    let nummer = gegeven
        .beside
        .as_ref()
        .and_then(|beside| beside.lidnummer.as_deref());
    let known = match nummer {
        Some(nummer) => zoeken::verwijderd(op, &change, us, nummer).await?,
        None => None,
    };
    let start = known.as_ref().map_or_else(
        || leeg(op.new_id(), us, op.today(), op.now()),
        |lid| lid.row.clone(),
    );
    let na = gevolg_van(op, &change, &start, true, &gegeven).await?;
    let id = na.id;
    let stap = Stap {
        handeling: "scimUserMaken",
        voor: known.as_ref(),
        na,
        gegeven: &gegeven,
    };
    let done = bewaar(op, &change, &mut enkel, stap, seen).await?;
    af(change, id, done).await
}

/// Puts a User in the place of the one that is there.
pub(super) async fn vervang(
    op: &Op,
    id: Uuid,
    versie: Versie<'_>,
    body: Value,
    seen: &mut Afwijkingen,
) -> Result<Uuid, Nee> {
    let us = policy::may_use(&op.actor)?;
    let object = lichaam(&USERS, body, seen)?;
    seen.spreekt = true;
    let gegeven = invoer::lees(&object, seen)?;
    let change = match op.begin_told::<Gedaan>().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return done.lid(),
    };
    let mut enkel = Enkel::houd(op, &change, us).await?;
    let voor = gehouden(op, &change, id, versie).await?;
    let na = gevolg_van(op, &change, &voor.row, false, &gegeven).await?;
    let stap = Stap {
        handeling: "scimUserVervangen",
        voor: Some(&voor),
        na,
        gegeven: &gegeven,
    };
    let done = bewaar(op, &change, &mut enkel, stap, seen).await?;
    af(change, id, done).await
}

/// Changes a User.
pub(super) async fn wijzig(
    op: &Op,
    id: Uuid,
    versie: Versie<'_>,
    body: &Value,
    seen: &mut Afwijkingen,
) -> Result<Uuid, Nee> {
    let us = policy::may_use(&op.actor)?;
    let change = match op.begin_told::<Gedaan>().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return done.lid(),
    };
    let mut enkel = Enkel::houd(op, &change, us).await?;
    let voor = gehouden(op, &change, id, versie).await?;
    let mut object = invoer::vrij(&voor, op.today());
    patch::pas_toe(&USERS, &mut object, body, seen)?;
    // An extension that was emptied is not one that was left out.
    object
        .entry(LIDMAATSCHAP)
        .or_insert_with(|| Value::Object(Map::new()));
    let gegeven = invoer::lees(&object, seen)?;
    let na = gevolg_van(op, &change, &voor.row, false, &gegeven).await?;
    let stap = Stap {
        handeling: "scimUserWijzigen",
        voor: Some(&voor),
        na,
        gegeven: &gegeven,
    };
    let done = bewaar(op, &change, &mut enkel, stap, seen).await?;
    af(change, id, done).await
}

/// Deletes a User: the lidmaatschap is over, and what the client knew it by is gone.
pub(super) async fn verwijder(op: &Op, id: Uuid, versie: Versie<'_>) -> Result<(), Nee> {
    let us = policy::may_use(&op.actor)?;
    let change = match op.begin_told::<Gedaan>().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return done.lid().map(drop),
    };
    let mut enkel = Enkel::houd(op, &change, us).await?;
    let voor = gehouden(op, &change, id, versie).await?;
    let mut na = lidmaatschap::Model {
        scim_gebruikersnaam: None,
        scim_extern_id: None,
        scim_verwijderd_op: Some(op.now()),
        ..voor.row.clone()
    };
    if loopt_op(&voor.row, op.today()) || voor.row.einddatum.is_none() {
        beeindig(&mut na, None, op.today());
    } else if crate::inzending::loopt(voor.row.status) {
        // Its end has come, and nobody said so yet.
        beeindig(&mut na, voor.row.einddatum, op.today());
    }
    let done = verwijderd(op, &change, &mut enkel, &voor, na).await?;
    af(change, id, done).await.map(drop)
}

/// Ends the change; also when the brake holds it, because then it waits as a line of a delivery.
async fn af(change: Change, id: Uuid, done: Gedaan) -> Result<Uuid, Nee> {
    change.commit_told(id, done).await?.lid()
}

/// The User, held; if the actor may see it, and it has the version that is asked for.
async fn gehouden(op: &Op, change: &Change, id: Uuid, versie: Versie<'_>) -> Result<Lid, Nee> {
    let found = zoeken::lid(op, change, id).await?;
    let lid = found.ok_or_else(Fout::absent)?;
    if versie.is_some_and(|asked| !past(asked, &etag(&lid.row))) {
        return Err(Fout::version("De bron is intussen gewijzigd: haal haar opnieuw op.").into());
    }
    Ok(lid)
}

/// Whether a list of versions, or a star, names this one.
pub(super) fn past(asked: &str, etag: &str) -> bool {
    let bare = |text: &str| text.trim().trim_start_matches("W/").trim_matches('"').to_owned();
    asked.trim() == "*" || asked.split(',').any(|one| bare(one) == bare(etag))
}

/// What the lidmaatschap says once `gegeven` is taken, if nobody else has what must be its own.
async fn gevolg_van(
    op: &Op,
    change: &Change,
    voor: &lidmaatschap::Model,
    nieuw: bool,
    gegeven: &Gegeven,
) -> Result<lidmaatschap::Model, Nee> {
    let lidsoort = match gegeven
        .beside
        .as_ref()
        .and_then(|beside| beside.lidsoort.as_deref())
    {
        Some(named) => Some(zoeken::lidsoort(op, change, named).await?),
        None => None,
    };
    let na = gevolg::na(voor, nieuw, gegeven, lidsoort, op.today())?;
    zoeken::vrij(op, change, &na).await?;
    Ok(na)
}
