//! Counting. What is counted is never more than the actor may know: published leervragen for who is no editor, and the
//! discipline and sector of askers who chose to show them. Every count becomes a [`super::rules::Ruw`] here.

mod bewijs;
mod dekking;
mod feiten;
mod leden;
mod metingen;
mod tellen;
mod vragers;
mod vrijgaven;
mod waarden;

pub(super) use self::{
    bewijs::{Bewijs, Overgenomen},
    dekking::{Cijfers, per_discipline, per_onderwijssoort, per_provincie, per_sector},
    feiten::feiten,
    leden::{Leden, leden, personen},
    metingen::metingen,
    vragers::{Groep, Vragers, vragers},
    vrijgaven::{Bewaard, alle_bewaard, bewaard},
};
pub(crate) use self::{
    bewijs::{BewijsOf, Getuigenis},
    waarden::{benoemd, naam, naar_buiten, vakken},
};
