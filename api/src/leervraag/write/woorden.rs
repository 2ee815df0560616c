//! The words of a leervraag, judged by the guard. An editor reads them before others do, so doubts go with them.

use super::Problemen;
use crate::{
    error::{Error, Refusal, Result},
    leervraag::rules::Code,
    tekst::{Beoordeeld, Bezwaren, Fout, Soort},
};

/// The words of a leervraag that passed the guard.
pub(super) struct Woorden {
    pub(super) tekst: String,
    pub(super) toelichting: Option<String>,
    /// The doubts about both, as JSON without text; none when nothing was doubtful.
    pub(super) signalen: Option<String>,
}

/// Judges the words, or tells what is wrong with them.
pub(super) fn judge(tekst: &str, toelichting: Option<&str>) -> Result<Result<Woorden, Problemen>> {
    let mut bezwaren: Bezwaren<Code> = Bezwaren::default();
    let tekst = bezwaren.gemodereerd("input.tekst", tekst, Soort::Leervraag);
    let toelichting =
        toelichting.map(|raw| bezwaren.gemodereerd("input.toelichting", raw, Soort::Toelichting));
    let complete = match (tekst, toelichting) {
        (Some(tekst), None) => Some((tekst, None)),
        (Some(tekst), Some(Some(toelichting))) => Some((tekst, Some(toelichting))),
        _ => None,
    };
    let (tekst, toelichting) = match bezwaren.of(complete) {
        Ok(words) => words,
        Err(problemen) => return Ok(Err(problemen)),
    };
    let signalen = doubts(&tekst, toelichting.as_ref())?;
    Ok(Ok(Woorden {
        tekst: tekst.tekst.into(),
        toelichting: toelichting.map(|judged| judged.tekst.into()),
        signalen,
    }))
}

/// [`judge`], where nothing can be done without the words.
pub(super) fn demand(tekst: &str, toelichting: Option<&str>) -> Result<Woorden, Refusal<Fout<Code>>> {
    judge(tekst, toelichting)?.map_err(Refusal::User)
}

fn doubts(tekst: &Beoordeeld, toelichting: Option<&Beoordeeld>) -> Result<Option<String>> {
    let in_toelichting = toelichting
        .map(|judged| judged.signalen.as_slice())
        .unwrap_or_default();
    if tekst.signalen.is_empty() && in_toelichting.is_empty() {
        return Ok(None);
    }
    let doubts = serde_json::json!({ "tekst": tekst.signalen, "toelichting": in_toelichting });
    serde_json::to_string(&doubts).map(Some).map_err(Error::fault)
}
