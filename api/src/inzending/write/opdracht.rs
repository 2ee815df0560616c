//! What is asked of a delivery, and the door for the command: a file on this machine, in the name of an association.

use std::sync::Arc;

use anyhow::Context;
use entity::{
    beroepsvereniging,
    inzending::{Formaat, Model, Modus, Toepassing},
};
use futures::Stream;
use sea_orm::{ActiveEnum, ColumnTrait, EntityTrait, QueryFilter};

use super::ontvangst::ontvang;
use crate::{
    auth::Actor,
    clock::Clock,
    config::Limits,
    db::Db,
    error::{Error, Uitleg},
    graph::{Batches, Op, op::Core},
    inzending::read,
    tekst::Taal,
};

/// What is asked of a delivery.
#[derive(Clone, Debug)]
pub struct Opdracht {
    /// What an absent membership means.
    pub modus: Modus,
    /// Whether it is to be looked at first.
    pub proef: bool,
    /// What a refused row means; as the association chose when it is left out.
    pub toepassing: Option<Toepassing>,
    /// How the rows are written.
    pub formaat: Formaat,
    /// Which sheet of a workbook; the first when it is left out.
    pub blad: Option<String>,
    /// The stand that it rests on; when it is another, nothing is done.
    pub basis: Option<i32>,
    /// Bytes that were announced.
    pub bytes: Option<u64>,
}

/// What became of a file.
pub struct Klaar {
    /// The delivery in words, in Dutch.
    pub verslag: String,
    /// The return file.
    pub retour: String,
}

/// The client that the command is: every other one is a second person.
const OPDRACHT: &str = "opdracht";

/// Delivers a file in the name of an association, by its abbreviation.
pub async fn lever<B: AsRef<[u8]>, E>(
    db: &Db,
    clock: Clock,
    limits: Arc<Limits>,
    afkorting: &str,
    opdracht: &Opdracht,
    stukken: impl Stream<Item = Result<B, E>>,
) -> anyhow::Result<Klaar> {
    // tidy: all rows, because whoever has the database may see them
    let us = beroepsvereniging::Entity::find()
        .filter(beroepsvereniging::Column::Afkorting.eq(afkorting))
        .one(db.read())
        .await?
        .with_context(|| format!("there is no beroepsvereniging {afkorting}"))?;
    let actor = Actor {
        client: Some(OPDRACHT.to_owned()),
        ..Actor::vereniging(us.id)
    };
    let request_id = clock.new_id().to_string();
    let core = |actor| {
        Core::new(
            actor,
            db.clone(),
            clock.clone(),
            Arc::clone(&limits),
            request_id.clone(),
        )
    };
    let everybody = Batches::new(Arc::new(core(Actor::anonymous())));
    let op = Op::new(core(actor), &everybody);
    let id = ontvang(&op, opdracht, stukken).await.map_err(told)?;
    let row = read::een(&op, id)
        .await
        .map_err(told)?
        .context("the delivery is gone")?;
    let mut retour = read::RETOURKOP.to_owned();
    let mut after = 0;
    while let Some((part, last)) = read::retour(&op, id, after).await.map_err(told)? {
        retour.push_str(&part);
        after = last;
    }
    Ok(Klaar {
        verslag: verslag(&row),
        retour,
    })
}

fn told(error: Error) -> anyhow::Error {
    match error {
        Error::Fault(cause) => anyhow::anyhow!("{cause:#}"),
        other => anyhow::anyhow!("{}", other.message(Taal::Nl)),
    }
}

/// A delivery in a few lines.
fn verslag(row: &Model) -> String {
    let mut lines = vec![format!("{} ({} rijen)", row.status.to_value(), row.rijen)];
    if let Some(reden) = row.reden {
        lines.push(reden.uitleg(Taal::Nl).into_owned());
    }
    if let Some(houdt) = row.aangehouden_om {
        lines.push(houdt.uitleg(Taal::Nl).into_owned());
    }
    lines.push(format!(
        "nieuw {}, gewijzigd {}, ongewijzigd {}, beëindigd {}, geweigerd {}",
        row.nieuw, row.gewijzigd, row.ongewijzigd, row.beeindigd, row.geweigerd
    ));
    let dropped: Vec<String> = serde_json::from_str(&row.vervallen_kolommen).unwrap_or_default();
    if !dropped.is_empty() {
        lines.push(format!("kolommen die niet zijn gelezen: {}", dropped.join(", ")));
    }
    lines.join("\n")
}
