//! Everything that can be done.
//!
//! The library asks the parts of a merged root one inside the other, so that many beside each other need a deep stack: they are
//! merged in groups.

use async_graphql::MergedObject;

use crate::{
    activiteit, agenda, analysetoestemming, begrip, bericht, bijdrage, canvas, cyclus, eigenreflectie,
    expert, expertvraag, fusie, goodpractice, inzending, inzicht, kennisitem, koppeling, leervraag,
    lidmaatschap, melding, member, meting, moderatie, opgave, praktijk, reactie, reflectie, registratie,
    stelling, tekstmelding, thema, uitnodiging, uitvoering, verbeterstap,
};

/// Everything that can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(
    MensenMutations,
    PraktijkenMutations,
    LerenMutations,
    VragenMutations,
    AgendasMutations,
);

/// People, and what they do together.
#[derive(MergedObject, Default)]
pub(super) struct MensenMutations(
    member::Mutations,
    eigenreflectie::Mutations,
    bericht::Mutations,
    koppeling::Mutations,
    lidmaatschap::Mutations,
    registratie::Mutations,
    inzending::Mutations,
    fusie::Mutations,
    activiteit::Mutations,
);

/// What a Lerende Praktijk is, and who takes part.
#[derive(MergedObject, Default)]
pub(super) struct PraktijkenMutations(
    praktijk::Mutations,
    praktijk::DeelnameMutations,
    praktijk::PartnerMutations,
    praktijk::TellingMutations,
    uitnodiging::Mutations,
    canvas::Mutations,
);

/// What a Lerende Praktijk learns and passes on.
#[derive(MergedObject, Default)]
pub(super) struct LerenMutations(
    analysetoestemming::Mutations,
    cyclus::Mutations,
    stelling::Mutations,
    meting::Mutations,
    reflectie::Mutations,
    verbeterstap::Mutations,
    goodpractice::Mutations,
    goodpractice::OvernameMutations,
    goodpractice::MeldingMutations,
);

/// Leervragen, and what is known about them.
#[derive(MergedObject, Default)]
pub(super) struct VragenMutations(
    leervraag::Mutations,
    melding::Mutations,
    moderatie::Mutations,
    moderatie::Samenvoegingen,
    moderatie::Dubbelen,
    begrip::Mutations,
    inzicht::Mutations,
    expert::Mutations,
    expertvraag::Mutations,
    bijdrage::Mutations,
    tekstmelding::Mutations,
);

/// From thema to agenda, and what comes of it.
#[derive(MergedObject, Default)]
pub(super) struct AgendasMutations(
    thema::Mutations,
    agenda::Mutations,
    opgave::Mutations,
    opgave::HerkomstMutations,
    reactie::Mutations,
    uitvoering::Mutations,
    kennisitem::Mutations,
);
