//! What must hold for a delivery: how a file is read, what a row does, when the brake stops it, and what can be done then.

mod bestand;
mod enkel;
mod kop;
mod leven;
mod rem;
#[cfg(test)]
mod samen;
mod uitleg;
mod velden;
mod vergelijk;
mod verhaspeld;
mod werkmap;

pub(super) use self::{
    bestand::Lezer,
    enkel::{Telling, gewicht, samen},
    kop::{Gezien, Kolommen, NEGEREN},
    leven::{Actie, Betrekking, gepland, stap, vers},
    rem::{Aantallen, GEWOON, Rem, afwezigen_tellen, weigering},
    velden::{Lidsoorten, Rij, VAN_DE_VERENIGING, Velden},
    vergelijk::{Huidig, Regel, beeindig, vergelijk},
    werkmap::Grenzen,
};
pub(crate) use self::{
    leven::Code,
    velden::{datum, lidnummer, loopt, naam, voorbij},
};
