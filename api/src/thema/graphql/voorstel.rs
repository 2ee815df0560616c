//! What is proposed to an editor: the types ThemaVoorstel and LeervraagGroep.

use async_graphql::SimpleObject;
use futures::future::try_join_all;

use super::object::Thema;
use crate::{
    error::{Error, Result},
    graph::Op,
    leervraag::{self, Leervraag, VergelijkbareLeervraag},
    thema::{
        read::{self, Samen},
        rules::Voorstel,
    },
};

/// Proposals that are told at most.
const MEESTE: usize = 10;

/// How many are asked for.
pub(super) fn aantal(asked: i32) -> Result<usize> {
    let asked = usize::try_from(asked)
        .ok()
        .filter(|asked| (1..=MEESTE).contains(asked));
    asked.ok_or_else(|| Error::bad("`aantal` ligt tussen 1 en 10.", "`aantal` is between 1 and 10."))
}

/// A thema that a leervraag may belong to, and why. An editor decides.
#[derive(SimpleObject)]
pub(super) struct ThemaVoorstel {
    /// The thema.
    thema: Thema,
    /// How much alike they are, from 0.15 to 1: the likest of the words of the thema itself, and of the leervragen in it.
    score: f64,
    /// The words of the leervraag that the name or the description of the thema has too, in any form; those that weigh most first.
    gedeelde_woorden: Vec<String>,
    /// The leervragen in the thema that are most like it, best first, three at most, each with the words in common.
    leervragen: Vec<VergelijkbareLeervraag>,
}

impl ThemaVoorstel {
    /// None when the thema was taken away meanwhile.
    pub(super) async fn of(op: &Op, voorstel: Voorstel) -> Result<Option<Self>> {
        let leervragen = voorstel.leervragen.into_iter();
        let shown = try_join_all(leervragen.map(|found| VergelijkbareLeervraag::of(op, found)));
        let (thema, leervragen) =
            futures::future::try_join(op.load(read::ById(voorstel.thema)), shown).await?;
        Ok(thema.map(|thema| Self {
            thema: thema.into(),
            score: rounded(voorstel.score),
            gedeelde_woorden: voorstel.gedeeld,
            leervragen: leervragen.into_iter().flatten().collect(),
        }))
    }
}

/// Published leervragen in no thema that are like each other, each like each, and why. An editor decides.
#[derive(SimpleObject)]
pub(super) struct LeervraagGroep {
    /// The leervragen, who waits longest first: two to ten.
    leervragen: Vec<Leervraag>,
    /// How much alike any two of them are at least, from 0.25 to 1: the weight of the words that both have, of the weight of all words of both. A word weighs more the fewer of the compared leervragen have it.
    score: f64,
    /// The words that more than half of them have, in any form; those that weigh most first, ten at most.
    gedeelde_woorden: Vec<String>,
}

impl LeervraagGroep {
    pub(super) async fn of(op: &Op, samen: Samen) -> Result<Self> {
        Ok(Self {
            leervragen: op
                .load_all(samen.leervragen.into_iter().map(leervraag::ById))
                .await?,
            score: rounded(samen.score),
            gedeelde_woorden: samen.gedeeld,
        })
    }
}

fn rounded(score: f64) -> f64 {
    (score * 100.0).round() / 100.0
}
