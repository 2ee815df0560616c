//! The look of an editor: sharing a version, or giving it back.

use entity::{
    goodpractice::{ActiveModel, Teruggavereden},
    goodpractice_versie,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{Doel, Done, note, open, practice::last_version, refused, woorden::Woorden};
use crate::{
    change::Begin,
    error::Refusal,
    goodpractice::rules::{self, Actie, Code},
    graph::{Kind, Op},
    tekst::{Bezwaren, Soort},
    zoekindex,
};

/// What an editor decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::goodpractice) enum Besluit {
    /// Everybody reads this version from now on.
    Delen,
    /// The praktijk may change it and offer it again.
    Teruggeven,
}

/// A decision as it was typed.
pub(in crate::goodpractice) struct Beoordeling {
    pub(in crate::goodpractice) doel: Doel,
    pub(in crate::goodpractice) besluit: Besluit,
    pub(in crate::goodpractice) reden: Option<Teruggavereden>,
    pub(in crate::goodpractice) toelichting: Option<String>,
}

impl Beoordeling {
    fn actie(&self) -> Actie {
        match self.besluit {
            Besluit::Delen => Actie::Plaatsen,
            Besluit::Teruggeven => Actie::Teruggeven,
        }
    }

    /// Whether reason and explanation go with the decision, and the explanation as it may be stored.
    fn check(&self) -> Done<Option<String>> {
        match (self.besluit, self.reden) {
            (Besluit::Delen, Some(_)) => return Err(refused("input.reden", Code::RedenNietNodig)),
            (Besluit::Delen, None) if self.toelichting.is_some() => {
                return Err(refused("input.toelichting", Code::RedenNietNodig));
            }
            (Besluit::Teruggeven, None) => return Err(refused("input.reden", Code::RedenNodig)),
            (Besluit::Teruggeven, Some(reden)) if rules::legt_uit(reden) && self.toelichting.is_none() => {
                return Err(refused("input.toelichting", Code::ToelichtingNodig));
            }
            (Besluit::Delen, None) | (Besluit::Teruggeven, Some(_)) => {}
        }
        let mut bezwaren = Bezwaren::default();
        let judged = self.toelichting.as_deref().map(|raw| {
            let tekst = bezwaren.openbaar("input.toelichting", raw, Soort::Kort);
            tekst.map(String::from).unwrap_or_default()
        });
        bezwaren.of(Some(judged)).map_err(Refusal::User)
    }
}

/// Shares the last version of a good practice, or gives it back with a reason.
pub(in crate::goodpractice) async fn beoordelen(op: &Op, nieuw: Beoordeling) -> Done {
    op.actor.acting_editor()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (row, status) = open(op, &change, nieuw.doel, nieuw.actie()).await?;
    let toelichting = nieuw.check()?;
    let now = op.now();
    let mut values = ActiveModel {
        id: Set(row.id),
        status: Set(status),
        teruggavereden: Set(nieuw.reden),
        teruggavetoelichting: Set(toelichting),
        version: Set(row.version + 1),
        updated_at: Set(now),
        ..Default::default()
    };
    if nieuw.besluit == Besluit::Delen {
        let last = last_version(&change, row.id).await?;
        let shared = goodpractice_versie::ActiveModel {
            id: Set(last.id),
            gedeeld_op: Set(Some(now)),
            ..Default::default()
        };
        shared.update(&*change).await?;
        Woorden::from(last).show(&mut values);
        values.gedeeld_op = Set(Some(now));
    }
    let new = values.update(&*change).await?;
    if nieuw.besluit == Besluit::Delen {
        zoekindex::bewaar(&*change, [&new]).await?;
    }
    let object = (Kind::GoodPractice, row.id);
    note(op, &change, "goodPracticeBeoordelen", object).await?;
    Ok(change.commit(row.id).await?)
}
