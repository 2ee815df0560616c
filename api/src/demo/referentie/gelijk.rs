//! One table against the rows it should hold.

use std::collections::HashMap;

use sea_orm::{ActiveModelBehavior, ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use crate::demo::{invoer::voeg_toe, read::alles};

/// The rows of a table by natural key, as they stand.
pub(super) struct Tabel<E: EntityTrait> {
    rijen: HashMap<String, E::Model>,
    id: fn(&E::Model) -> Uuid,
    /// Whether differences are written, or only counted.
    schrijf: bool,
}

impl<E> Tabel<E>
where
    E: EntityTrait<Model: IntoActiveModel<E::ActiveModel> + Clone + PartialEq + Send + Sync>,
    E::ActiveModel: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
{
    /// Reads the whole table; `sleutel` is its natural key.
    pub(super) async fn lees(
        db: &impl ConnectionTrait,
        schrijf: bool,
        id: fn(&E::Model) -> Uuid,
        sleutel: fn(&E::Model) -> String,
    ) -> Result<Self, DbErr> {
        let rijen = alles::<E>(db)
            .await?
            .into_iter()
            .map(|rij| (sleutel(&rij), rij))
            .collect();
        Ok(Self { rijen, id, schrijf })
    }

    /// The id that the row with this key has, or will have.
    pub(super) fn id(&self, sleutel: &str, nieuw: Uuid) -> Uuid {
        self.rijen.get(sleutel).map_or(nieuw, self.id)
    }

    /// The row as it stands.
    pub(super) fn bestaand(&self, sleutel: &str) -> Option<&E::Model> {
        self.rijen.get(sleutel)
    }

    /// Adds what is missing and updates what differs; returns how many rows that were.
    pub(super) async fn maak_gelijk(
        &self,
        db: &impl ConnectionTrait,
        gewenst: Vec<(String, E::Model)>,
    ) -> Result<u64, DbErr> {
        let mut anders = 0;
        let mut nieuw = Vec::new();
        for (sleutel, rij) in gewenst {
            match self.bestaand(&sleutel) {
                Some(oud) if *oud == rij => continue,
                Some(_) if self.schrijf => {
                    rij.into_active_model().reset_all().update(db).await?;
                }
                Some(_) => {}
                None => nieuw.push(rij),
            }
            anders += 1;
        }
        if self.schrijf {
            voeg_toe::<E::ActiveModel, _>(db, nieuw).await?;
        }
        Ok(anders)
    }
}
