//! Leervragen that are much like a text, before it is submitted.

use async_graphql::SimpleObject;
use futures::future::try_join_all;

use super::{object::Leervraag, words::LeervraagFoutCode};
use crate::{
    error::{Error, Refusal, Result},
    graph::{Op, UserError, payload},
    leervraag::{
        read::{self, Vergelijkbaar},
        rules::Code,
    },
    tekst::Fout,
};

/// Leervragen that are told at most.
const MEESTE: usize = 10;

/// What is like a text.
#[derive(SimpleObject)]
pub(super) struct LeervraagVergelijking {
    /// The published leervragen that are most like it, best first, 10 at most; empty when none is much like it.
    leervragen: Vec<VergelijkbareLeervraag>,
    /// Why the text was not looked at, by the rules of submitting; empty when it was.
    user_errors: Vec<UserError<LeervraagFoutCode>>,
}

/// A published leervraag that is like a text.
#[derive(SimpleObject)]
pub(crate) struct VergelijkbareLeervraag {
    /// The leervraag.
    leervraag: Leervraag,
    /// How much alike they are, from 0.15 to 1 (the same words, in any form and order): the weight of the words that both have, of the weight of all words of both. A word weighs more the fewer published leervragen have it.
    score: f64,
    /// The words of the text that the leervraag has too, in any form; those that weigh most first.
    gedeelde_woorden: Vec<String>,
}

/// How many are asked for.
pub(super) fn aantal(asked: i32) -> Result<usize> {
    let asked = usize::try_from(asked)
        .ok()
        .filter(|asked| (1..=MEESTE).contains(asked));
    asked.ok_or_else(|| Error::bad("`aantal` ligt tussen 1 en 10.", "`aantal` is between 1 and 10."))
}

impl LeervraagVergelijking {
    /// What was found, with the leervragen read in one statement.
    pub(super) async fn of(op: &Op, found: Result<Vec<Vergelijkbaar>, Refusal<Fout<Code>>>) -> Result<Self> {
        let (found, user_errors) = payload::outcome(found, op.taal)?;
        let found = found.unwrap_or_default().into_iter();
        let shown = try_join_all(found.map(|found| VergelijkbareLeervraag::of(op, found))).await?;
        Ok(Self {
            leervragen: shown.into_iter().flatten().collect(),
            user_errors,
        })
    }
}

impl VergelijkbareLeervraag {
    /// None when it was taken offline meanwhile.
    pub(crate) async fn of(op: &Op, found: Vergelijkbaar) -> Result<Option<Self>> {
        let row = op.load(read::ById(found.leervraag)).await?;
        Ok(row.map(|row| Self {
            leervraag: row.into(),
            score: (found.score * 100.0).round() / 100.0,
            gedeelde_woorden: found.gedeeld,
        }))
    }
}
