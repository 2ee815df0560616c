//! Finding leervragen, offered or published, that are nearly equal to some that are offered now.
//!
//! Words are not counted here, as for who is about to ask: nearly equal is nearly equal, however rare its words. So one
//! statement serves all that are offered at once, with the text index and within the change.

use entity::leervraag::{Model, Status};

use super::vergelijken::{Questions, candidates};
use crate::{
    change::Change,
    dubbel::{DREMPEL, Gevonden, MEESTE},
    error::Result,
    tekst::{Aantallen, Helften, Woordbeeld},
};

/// Leervragen that one that is offered is compared with, at most: the latest of those that share half of its longest
/// words. Asking for any four of six instead read 150 ms of index at a million.
const VERGELEKEN: u32 = 50;

/// The states in which a leervraag is one that others can be nearly equal to.
pub(in crate::leervraag) const VERGELIJKBAAR: [Status; 2] = [Status::Ingediend, Status::Gepubliceerd];

/// What is nearly equal to each of these, which are kept already; a pair is told once, by the later of the two.
pub(in crate::leervraag) async fn bijna_gelijk(change: &Change, offered: &[&Model]) -> Result<Vec<Gevonden>> {
    let mut questions = Questions::default();
    let mut asked = Vec::new();
    for row in offered {
        let beeld = Woordbeeld::new(&row.tekst);
        if let Some(helften) = Helften::of(&beeld) {
            questions.fts5.push(helften.fts5());
            questions.tsquery.push(helften.tsquery());
            asked.push((*row, beeld));
        }
    }
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let gewichten = Aantallen::default().gewichten();
    let mut of_each: Vec<Vec<Gevonden>> = vec![Vec::new(); asked.len()];
    for (place, ander, tekst) in candidates(&**change, questions, &VERGELIJKBAAR, VERGELEKEN).await? {
        let Some((row, beeld)) = asked.get(place) else {
            continue;
        };
        let later = asked[place..].iter().any(|(here, _)| here.id == ander);
        let score = beeld.vergelijk(&Woordbeeld::new(&tekst), &gewichten).score;
        if !later && score >= DREMPEL {
            of_each[place].push(Gevonden {
                leervraag: row.id,
                ander,
                tekst,
                score,
            });
        }
    }
    for found in &mut of_each {
        found.sort_by(|one, other| {
            other
                .score
                .total_cmp(&one.score)
                .then_with(|| one.ander.cmp(&other.ander))
        });
        found.truncate(MEESTE);
    }
    Ok(of_each.into_iter().flatten().collect())
}
