//! Everything that can be asked.
//!
//! The library asks the parts of a merged root one inside the other, so that many beside each other need a deep stack: they are
//! merged in groups.

use async_graphql::MergedObject;

use super::General;
use crate::{
    activiteit, agenda, analyse, begrip, bijdrage, canvas, discipline, eigendom, expert, expertvraag, gebied,
    goodpractice, inzending, inzicht, kennisitem, koppeling, leervraag, logboek, member, moderatie, opgave,
    organisatie, praktijk, raamwerk, reflectievraag, registratie, stelling, tekstmelding, thema, vereniging,
    zoek,
};

/// Everything that can be asked.
#[derive(MergedObject, Default)]
pub struct Query(KadersQueries, MensenQueries, VragenQueries, AgendasQueries);

/// What leervragen and people refer to.
#[derive(MergedObject, Default)]
pub(super) struct KadersQueries(
    General,
    logboek::Queries,
    raamwerk::Queries,
    reflectievraag::Queries,
    discipline::Queries,
    gebied::Queries,
    organisatie::Queries,
    vereniging::Queries,
);

/// People, and what they do together.
#[derive(MergedObject, Default)]
pub(super) struct MensenQueries(
    member::Queries,
    eigendom::Queries,
    koppeling::Queries,
    registratie::Queries,
    inzending::Queries,
    praktijk::Queries,
    canvas::Queries,
    stelling::Queries,
    activiteit::Queries,
);

/// Leervragen, and what is known about them.
#[derive(MergedObject, Default)]
pub(super) struct VragenQueries(
    begrip::Queries,
    leervraag::Queries,
    moderatie::Queries,
    inzicht::Queries,
    expert::Queries,
    expertvraag::Queries,
    bijdrage::Queries,
    tekstmelding::Queries,
    goodpractice::Queries,
    kennisitem::Queries,
);

/// From thema to agenda, and back.
#[derive(MergedObject, Default)]
pub(super) struct AgendasQueries(
    thema::Queries,
    agenda::Queries,
    opgave::Queries,
    opgave::VergelijkingQueries,
    analyse::Queries,
    zoek::Queries,
    analyse::KruistabelQueries,
    analyse::LedenQueries,
    analyse::MetingenQueries,
);
