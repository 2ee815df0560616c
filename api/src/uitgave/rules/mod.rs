//! What a release is: what may be asked, what is in it, and how its files are written. Pure.

mod codeboek;
mod deel;
mod inhoud;
mod schrijven;
mod verzoek;

pub(super) use self::{
    codeboek::{Taal, citaat, codeboek},
    deel::{Deel, deel},
    inhoud::{Inhoud, Rij, Vast, Veld, kenmerk},
    schrijven::{Bestand, Formaat, Regels, bestand, stukken},
    verzoek::{Filter, Korrel, Verzoek},
};

#[cfg(test)]
pub(super) use self::verzoek::VELDEN;
