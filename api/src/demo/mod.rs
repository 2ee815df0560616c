//! What a database is filled with from the binary itself: reference data, the demonstration, and load.
//!
//! * [`referentie`]: frameworks, disciplines, gebieden, associations and the two agenda's. Every database has them; they
//!   are loaded at every start, matched by code, updated where the file says otherwise, never deleted.
//! * [`verhaal`]: the demonstration for an empty database. The Lerende Praktijken, activities and the first edition
//!   are real and public (`demo = false`); people, leervragen and what connects them are invented (`demo = true`).
//! * [`belasting`]: any number of leervragen and members for measuring, the same for the same seed.
//!
//! The facts are in `api/data/*.toml`, with their source; this room only carries them over. It stands below every
//! other room and writes tables directly, because what it writes has no asker, no editor and no request behind it.

mod bestand;
mod invoer;
mod read;
mod sleutel;

pub mod belasting;
pub mod referentie;
pub mod verhaal;

use entity::{editie, leervraag, leervraag_versie, member, praktijk, thema, thema_versie};
use read::heeft_rijen;
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

pub use sleutel::referentie as referentie_id;

/// Whether nobody has put anything in yet: reference data alone leaves a database empty.
pub async fn is_leeg(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let gevuld = heeft_rijen::<member::Entity>(db).await?
        || heeft_rijen::<praktijk::Entity>(db).await?
        || heeft_rijen::<leervraag::Entity>(db).await?
        || heeft_rijen::<editie::Entity>(db).await?;
    Ok(!gevuld)
}

/// The version that a new thema begins with; it has the key of the thema.
fn eerste_versie(rij: &thema::Model) -> thema_versie::Model {
    thema_versie::Model {
        id: rij.id,
        thema_id: rij.id,
        nummer: 1,
        naam: rij.naam.clone(),
        omschrijving: rij.omschrijving.clone(),
        ouder_id: rij.ouder_id,
        status: rij.status,
        auteur_id: rij.maker_id,
        created_at: rij.created_at,
    }
}

/// The one version of a leervraag that was never revised. What was refused or withdrawn was closed when it last changed.
fn enige_versie(rij: &leervraag::Model, id: Uuid, auteur_id: Option<Uuid>) -> leervraag_versie::Model {
    let openbaar = matches!(
        rij.status,
        leervraag::Status::Gepubliceerd | leervraag::Status::Samengevoegd
    );
    let gesloten = matches!(
        rij.status,
        leervraag::Status::Afgewezen | leervraag::Status::Ingetrokken
    );
    leervraag_versie::Model {
        id,
        leervraag_id: rij.id,
        nummer: 1,
        tekst: rij.tekst.clone(),
        toelichting: rij.toelichting.clone(),
        auteur_id,
        gepubliceerd_op: rij.gepubliceerd_op.or(openbaar.then_some(rij.created_at)),
        gesloten_op: gesloten.then_some(rij.updated_at),
        created_at: rij.created_at,
    }
}
