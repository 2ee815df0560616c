//! The states of what is laid before the editors. Pure.

use entity::voorlegging::{
    Afwijsreden,
    Status::{self, Afgewezen, Gepubliceerd, Ingediend, Ingetrokken},
};

use crate::{
    error::Refusal,
    tekst::{Fout, Soort, openbare_tekst},
};

/// What is done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Actie {
    /// Who wrote it puts it in other words.
    Herzien,
    /// An editor mends the words.
    Bijwerken,
    /// An editor shows it to everybody.
    Publiceren,
    /// An editor refuses it.
    Afwijzen,
    /// Who wrote it takes it back.
    Intrekken,
}

/// What follows from an action; `None` where the state does not allow it.
pub(super) fn daarna(status: Status, actie: Actie) -> Option<Status> {
    match (status, actie) {
        (Ingediend | Gepubliceerd | Afgewezen, Actie::Herzien) => Some(Ingediend),
        (Ingediend | Gepubliceerd, Actie::Bijwerken) => Some(status),
        (Ingediend | Afgewezen, Actie::Publiceren) => Some(Gepubliceerd),
        (Ingediend | Gepubliceerd, Actie::Afwijzen) => Some(Afgewezen),
        (Ingediend | Gepubliceerd | Afgewezen, Actie::Intrekken) => Some(Ingetrokken),
        _ => None,
    }
}

/// Why nothing was done, in the words that every room with voorleggingen has among its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nee {
    /// The state does not allow this.
    StatusStaatNietToe,
    /// A refusal needs a reason.
    RedenOntbreekt,
    /// "Something else" needs words.
    ToelichtingOntbreekt,
}

/// The state that follows, or the refusal that there is none.
pub(crate) fn naar<C: From<Nee>>(
    status: Status,
    actie: Actie,
    field: &'static str,
) -> Result<Status, Refusal<Fout<C>>> {
    daarna(status, actie).ok_or_else(|| Refusal::at(field, Fout::Eigen(Nee::StatusStaatNietToe.into())))
}

/// The reason of a refusal, and the words with it.
pub(crate) type Waarom = (Option<Afwijsreden>, Option<String>);

/// What an editor decides, as it was sent.
pub(crate) struct Oordeel {
    pub(crate) publiceren: bool,
    pub(crate) reden: Option<Afwijsreden>,
    pub(crate) toelichting: Option<String>,
}

impl Oordeel {
    /// What is done.
    pub(crate) fn actie(&self) -> Actie {
        if self.publiceren {
            Actie::Publiceren
        } else {
            Actie::Afwijzen
        }
    }

    /// The reason and the words with it; none for what is published.
    pub(crate) fn judge<C: From<Nee>>(self) -> Result<Waarom, Refusal<Fout<C>>> {
        if self.publiceren {
            return Ok((None, None));
        }
        let reden = self
            .reden
            .ok_or_else(|| Refusal::at("input.reden", Fout::Eigen(Nee::RedenOntbreekt.into())))?;
        let toelichting = uitgelegd(reden, self.toelichting.as_deref())?;
        Ok((Some(reden), toelichting))
    }
}

/// The words with a reason, judged; also with the reason of a report by a member, which is one of the same.
pub(crate) fn uitgelegd<C: From<Nee>>(
    reden: Afwijsreden,
    toelichting: Option<&str>,
) -> Result<Option<String>, Refusal<Fout<C>>> {
    if !volstaat(reden, toelichting.is_some()) {
        let nee = Fout::Eigen(Nee::ToelichtingOntbreekt.into());
        return Err(Refusal::at("input.toelichting", nee));
    }
    let judged = toelichting.map(|raw| openbare_tekst("input.toelichting", raw, Soort::Kort));
    judged.transpose()
}

/// Whether the reason says enough by itself, or words are needed.
fn volstaat(reden: Afwijsreden, toelichting: bool) -> bool {
    toelichting || reden != Afwijsreden::Anders
}

#[cfg(test)]
mod tests {
    use entity::voorlegging::Afwijsreden::{Anders, Dubbel, Herleidbaar, NietTerZake, Ongepast};

    use super::volstaat;

    #[test]
    fn only_something_else_needs_words() {
        for reden in [Herleidbaar, Ongepast, NietTerZake, Dubbel] {
            assert!(volstaat(reden, false) && volstaat(reden, true), "{reden:?}");
        }
        assert!(!volstaat(Anders, false) && volstaat(Anders, true));
    }
}
