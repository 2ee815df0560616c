//! From which ontwikkelopgaven of the edition before those of an edition come.

use entity::opgave_herkomst;
use sea_orm::ConnectionTrait;
use serde::Deserialize;

use super::{Boek, edities, leden, sleutel, zoek};
use crate::demo::{bestand::waarde, invoer::voeg_toe};

/// A descent as the file says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Herkomst {
    #[serde(deserialize_with = "waarde")]
    soort: opgave_herkomst::Soort,
    /// Numbers in the edition before.
    uit: Vec<i32>,
    reden: String,
}

/// Loads the descents, before any edition gets the state in which nothing is added to it.
pub(super) async fn laad(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let (bestand, opgaven) = (edities::lees_edities()?, edities::opgaven()?);
    let door_id = Some(*zoek(&leden::sleutels()?, &bestand.door)?);
    let mut rijen = Vec::new();
    for editie in &bestand.editie {
        for opgave in &editie.opgave {
            let code = editie.opgave_code(opgave.nummer);
            if let Some(herkomst) = &opgave.herkomst {
                for nummer in &herkomst.uit {
                    let vorige = editie.vorige_code(*nummer);
                    let naam = format!("{code}:{vorige}");
                    rijen.push(opgave_herkomst::Model {
                        id: sleutel::demo("opgave_herkomst", &naam, editie.aangemaakt),
                        opgave_id: zoek(&opgaven, &code)?.0,
                        voorganger_id: zoek(&opgaven, &vorige)?.0,
                        soort: herkomst.soort,
                        reden: herkomst.reden.clone(),
                        door_id,
                        created_at: boek.op(editie.aangemaakt),
                    });
                }
            }
        }
    }
    Ok(voeg_toe::<opgave_herkomst::ActiveModel, _>(db, rijen).await?)
}
