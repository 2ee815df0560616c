//! What every reason why a change was not made has in common.

use async_graphql::Interface;

use crate::{
    activiteit, agenda, analysetoestemming, begrip, bericht, bijdrage, canvas, cyclus, eigenreflectie,
    expert, expertvraag, fusie, goodpractice,
    graph::{UserError, payload::Tekstplaats},
    inzending, inzicht, kennisitem, koppeling, leervraag, lidmaatschap, melding, member, meting, moderatie,
    opgave, praktijk, reactie, reflectie, registratie, stelling, tekstmelding, thema, uitnodiging,
    uitvoering, verbeterstap,
};

/// One thing that the user can mend, whatever the mutation. The codes differ from room to room.
#[derive(Interface)]
#[graphql(
    name = "UserError",
    field(
        name = "message",
        ty = "String",
        desc = "The reason, for people: Dutch, or English with `Accept-Language: en`. Never repeats the input."
    ),
    field(
        name = "field",
        ty = "Vec<String>",
        desc = "The path to the input field; empty when the reason concerns the action as a whole."
    ),
    field(
        name = "plaats",
        ty = "Option<Tekstplaats>",
        desc = "The place in the text, when the reason is a place in a text."
    )
)]
pub(super) enum AnyUserError {
    /// See [`activiteit`].
    Activiteit(UserError<activiteit::ActiviteitFoutCode>),
    /// See [`agenda`].
    Agenda(UserError<agenda::AgendaFoutCode>),
    /// See [`bijdrage`].
    Bijdrage(UserError<bijdrage::BijdrageFoutCode>),
    /// See [`expert`].
    Expert(UserError<expert::ExpertFoutCode>),
    /// See [`expertvraag`].
    ExpertVraag(UserError<expertvraag::ExpertVraagFoutCode>),
    /// See [`inzicht`].
    Inzicht(UserError<inzicht::InzichtFoutCode>),
    /// See [`kennisitem`].
    Kennisitem(UserError<kennisitem::KennisitemFoutCode>),
    /// See [`eigenreflectie`].
    EigenReflectie(UserError<eigenreflectie::EigenReflectieFoutCode>),
    /// See [`goodpractice`].
    GoodPractice(UserError<goodpractice::GoodPracticeFoutCode>),
    /// See [`begrip`].
    Begrip(UserError<begrip::BegripFoutCode>),
    /// See [`bericht`].
    Bericht(UserError<bericht::BerichtFoutCode>),
    /// See [`canvas`].
    Canvas(UserError<canvas::CanvasFoutCode>),
    /// See [`inzending`].
    Inzending(UserError<inzending::InzendingFoutCode>),
    /// See [`fusie`].
    Fusie(UserError<fusie::FusieFoutCode>),
    /// See [`koppeling`].
    Koppeling(UserError<koppeling::KoppelingFoutCode>),
    /// See [`lidmaatschap`].
    Lidmaatschap(UserError<lidmaatschap::LidmaatschapFoutCode>),
    /// See [`registratie`].
    Registratie(UserError<registratie::RegistratieFoutCode>),
    /// See [`leervraag`].
    Leervraag(UserError<leervraag::LeervraagFoutCode>),
    /// See [`melding`].
    Melding(UserError<melding::MeldingFoutCode>),
    /// See [`member`].
    Member(UserError<member::MemberFoutCode>),
    /// See [`moderatie`].
    Moderatie(UserError<moderatie::ModeratieFoutCode>),
    /// See [`opgave`].
    Ontwikkelopgave(UserError<opgave::OntwikkelopgaveFoutCode>),
    /// See [`reactie`].
    Reactie(UserError<reactie::ReactieFoutCode>),
    /// See [`praktijk`].
    Praktijk(UserError<praktijk::LerendePraktijkFoutCode>),
    /// See [`analysetoestemming`].
    AnalyseToestemming(UserError<analysetoestemming::AnalyseToestemmingFoutCode>),
    /// See [`cyclus`].
    Cyclus(UserError<cyclus::CyclusFoutCode>),
    /// See [`meting`].
    Meting(UserError<meting::MetingFoutCode>),
    /// See [`reflectie`].
    Reflectie(UserError<reflectie::ReflectieFoutCode>),
    /// See [`stelling`].
    Stelling(UserError<stelling::StellingFoutCode>),
    /// See [`verbeterstap`].
    Verbeterstap(UserError<verbeterstap::VerbeterstapFoutCode>),
    /// See [`tekstmelding`].
    TekstMelding(UserError<tekstmelding::TekstMeldingFoutCode>),
    /// See [`thema`].
    Thema(UserError<thema::ThemaFoutCode>),
    /// See [`uitnodiging`].
    Uitnodiging(UserError<uitnodiging::UitnodigingFoutCode>),
    /// See [`uitvoering`].
    Uitvoering(UserError<uitvoering::UitvoeringFoutCode>),
}
