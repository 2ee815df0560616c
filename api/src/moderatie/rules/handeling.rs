//! What an editor may do besides deciding: claim, let go, merge, undo.

use chrono::{DateTime, Utc};
use entity::{leervraag::Status, melding::Uitkomst};

use super::{Claim, Code, over};
use crate::{
    dubbel,
    leervraag::{Actie, daarna},
    melding,
};

/// Whether a leervraag may be claimed, which waits in the queue or not.
pub(in crate::moderatie) fn claimen(wacht: bool, claim: Claim, overnemen: bool) -> Result<(), Code> {
    if !wacht {
        return Err(Code::NietInWachtrij);
    }
    claim.laat_toe(overnemen)
}

/// Whether a claim may be let go: the own one; where there is none, nothing changes.
pub(in crate::moderatie) fn vrijgeven(wacht: bool, claim: Claim) -> Result<(), Code> {
    match claim {
        _ if !wacht => Err(Code::NietInWachtrij),
        Claim::Vrij | Claim::Eigen => Ok(()),
        Claim::Andermans => Err(Code::NietUwClaim),
    }
}

/// Whether a leervraag may go on in another. There are no chains: nothing went on in it.
pub(in crate::moderatie) fn gaat_op(status: Status, heeft_samenvoegingen: bool) -> Result<Status, Code> {
    match daarna(status, Actie::Samenvoegen) {
        None => Err(Code::StatusStaatNietToe),
        Some(_) if heeft_samenvoegingen => Err(Code::HeeftSamenvoegingen),
        Some(status) => Ok(status),
    }
}

/// Whether another may go on in a leervraag: one that is published, which it stays.
pub(in crate::moderatie) fn neemt_op(status: Status) -> Result<Status, Code> {
    match status {
        Status::Gepubliceerd => Ok(status),
        Status::Concept
        | Status::Ingediend
        | Status::Afgewezen
        | Status::Ingetrokken
        | Status::Samengevoegd => Err(Code::StatusStaatNietToe),
    }
}

/// Whether an open report may be closed.
pub(in crate::moderatie) fn afhandelen(
    stand: Option<Uitkomst>,
    claim: Claim,
    overnemen: bool,
) -> Result<(), Code> {
    melding::eindigt(stand).map_err(|_| Code::AlAfgehandeld)?;
    claim.laat_toe(overnemen)
}

/// Whether an editor may say of two leervragen that they ask different things, or take that back: not once one goes on in
/// the other.
pub(in crate::moderatie) fn beoordelen(
    stand: dubbel::Stand,
    claim: Claim,
    overnemen: bool,
) -> Result<(), Code> {
    match stand {
        dubbel::Stand::Samengevoegd => Err(Code::StatusStaatNietToe),
        dubbel::Stand::Open | dubbel::Stand::AndereVraag | dubbel::Stand::Vervallen => {
            claim.laat_toe(overnemen)
        }
    }
}

/// Whether a decision of `genomen` may be undone: once, and for some minutes.
pub(in crate::moderatie) fn ongedaan(
    al_ongedaan: bool,
    genomen: DateTime<Utc>,
    minuten: u64,
    nu: DateTime<Utc>,
) -> Result<(), Code> {
    if al_ongedaan {
        Err(Code::AlOngedaan)
    } else if over(genomen, minuten) <= nu {
        Err(Code::TermijnVerstreken)
    } else {
        Ok(())
    }
}
