//! What a release is: what may be asked, what is in it, and how its files are written. Pure.

mod cel;
mod codeboek;
mod deel;
mod inhoud;
mod lijst;
pub(super) mod odata;
mod opgaven;
mod parket;
mod regels;
mod schrijven;
mod tabel;
mod verzoek;
mod werkmap;

pub(super) use self::{
    cel::Cel,
    codeboek::{Taal, citaat, codeboek},
    deel::{Deel, deel},
    inhoud::{Inhoud, kenmerk},
    lijst::{Erratum, Lijst, Reden, Rij},
    opgaven::{Afleiding, Editie, Opgave, Opgaven},
    schrijven::{Bestand, Formaat, Stukken, bestand, stukken},
    tabel::{Tabel, Vast, Veld},
    verzoek::{Filter, Korrel, Tabelvraag, Verzoek},
};

#[cfg(test)]
pub(super) use self::verzoek::VELDEN;
