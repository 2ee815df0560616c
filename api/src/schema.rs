//! The roof: merges the root fields of the rooms. The only file that knows all rooms.

use std::sync::Arc;

use async_graphql::{
    Context, EmptySubscription, ID, Interface, MergedObject, Object, SDLExportOptions, ValidationMode,
};

use crate::{
    activiteit, agenda, analyse, analysetoestemming, begrip, bericht, bijdrage, canvas, cyclus, discipline,
    dubbel, eigenreflectie,
    error::Result,
    expert, expertvraag, gebied, goodpractice,
    graph::{ContextExt, Key, Kind, Nullable, Op, UserError, id, limieten::Limieten, payload::Tekstplaats},
    inzending, inzicht, kennisitem, leervraag, lidmaatschap, logboek, melding, member, meting, moderatie,
    opgave, organisatie, praktijk, raamwerk, reactie, reflectie, reflectievraag, stelling, thema,
    uitnodiging, uitvoering, verbeterstap, vereniging,
};

/// An object that can be fetched again by its id.
#[derive(Interface)]
#[graphql(field(
    name = "id",
    ty = "ID",
    desc = "The global id: opaque, unique over all types, and good for ever."
))]
pub enum Node {
    /// See [`activiteit`].
    Activiteit(activiteit::Activiteit),
    /// See [`agenda`].
    Agenda(agenda::Agenda),
    /// See [`agenda`].
    AgendaEditie(agenda::AgendaEditie),
    /// See [`reactie`].
    AgendaReactie(reactie::AgendaReactie),
    /// See [`analysetoestemming`].
    AnalyseToestemming(analysetoestemming::AnalyseToestemming),
    /// See [`begrip`].
    Begrip(begrip::Begrip),
    /// See [`bericht`].
    Bericht(bericht::Bericht),
    /// See [`bijdrage`].
    Bijdrage(bijdrage::Bijdrage),
    /// See [`bijdrage`].
    BijdrageMelding(bijdrage::BijdrageMelding),
    /// See [`vereniging`].
    Beroepsvereniging(vereniging::Beroepsvereniging),
    /// See [`thema`].
    Bundeling(thema::Bundeling),
    /// See [`canvas`].
    Canvas(canvas::Canvas),
    /// See [`canvas`].
    CanvasVersie(canvas::CanvasVersie),
    /// See [`cyclus`].
    Cyclus(cyclus::Cyclus),
    /// See [`praktijk`].
    Deelname(praktijk::Deelname),
    /// See [`discipline`].
    Discipline(discipline::Discipline),
    /// See [`eigenreflectie`].
    EigenReflectie(eigenreflectie::EigenReflectie),
    /// See [`gebied`].
    Gebied(gebied::Gebied),
    /// See [`goodpractice`].
    GoodPractice(goodpractice::GoodPractice),
    /// See [`goodpractice`].
    GoodPracticeErvaring(goodpractice::GoodPracticeErvaring),
    /// See [`goodpractice`].
    GoodPracticeOvername(goodpractice::GoodPracticeOvername),
    /// See [`goodpractice`].
    GoodPracticeVersie(goodpractice::GoodPracticeVersie),
    /// See [`expert`].
    Expert(expert::Expert),
    /// See [`expertvraag`].
    ExpertVraag(expertvraag::ExpertVraag),
    /// See [`inzicht`].
    Inzicht(inzicht::Inzicht),
    /// See [`inzending`].
    Inzending(inzending::Inzending),
    /// See [`inzending`].
    InzendingRegel(inzending::InzendingRegel),
    /// See [`praktijk`].
    LerendePraktijk(praktijk::LerendePraktijk),
    /// See [`kennisitem`].
    Kennisitem(kennisitem::Kennisitem),
    /// See [`leervraag`].
    Leervraag(leervraag::Leervraag),
    /// See [`leervraag`].
    LeervraagVersie(leervraag::LeervraagVersie),
    /// See [`lidmaatschap`].
    Lidmaatschap(lidmaatschap::Lidmaatschap),
    /// See [`logboek`].
    Logregel(logboek::Logregel),
    /// See [`melding`].
    Melding(melding::Melding),
    /// See [`member`].
    Member(member::Member),
    /// See [`meting`].
    Meting(meting::Meting),
    /// See [`moderatie`].
    Moderatiebesluit(moderatie::Moderatiebesluit),
    /// See [`dubbel`].
    MogelijkeDubbel(dubbel::MogelijkeDubbel),
    /// See [`opgave`].
    Onderbouwing(opgave::Onderbouwing),
    /// See [`opgave`].
    Ontwikkelopgave(opgave::Ontwikkelopgave),
    /// See [`organisatie`].
    Organisatie(organisatie::Organisatie),
    /// See [`praktijk`].
    OudersLeerlingen(praktijk::OudersLeerlingen),
    /// See [`praktijk`].
    PraktijkPartner(praktijk::PraktijkPartner),
    /// See [`raamwerk`].
    Raamwerk(raamwerk::Raamwerk),
    /// See [`raamwerk`].
    RaamwerkNiveau(raamwerk::RaamwerkNiveau),
    /// See [`raamwerk`].
    RaamwerkParameter(raamwerk::RaamwerkParameter),
    /// See [`reflectie`].
    Reflectie(reflectie::Reflectie),
    /// See [`reflectievraag`].
    Reflectievraag(reflectievraag::Reflectievraag),
    /// See [`lidmaatschap`].
    Registratie(lidmaatschap::Registratie),
    /// See [`raamwerk`].
    Samenwerkingsvorm(raamwerk::Samenwerkingsvorm),
    /// See [`stelling`].
    Stelling(stelling::Stelling),
    /// See [`stelling`].
    Stellingenlijst(stelling::Stellingenlijst),
    /// See [`thema`].
    Thema(thema::Thema),
    /// See [`thema`].
    ThemaVersie(thema::ThemaVersie),
    /// See [`opgave`].
    ThemaOvername(opgave::ThemaOvername),
    /// See [`uitnodiging`].
    Uitnodiging(uitnodiging::Uitnodiging),
    /// See [`uitvoering`].
    Uitvoerder(uitvoering::Uitvoerder),
    /// See [`verbeterstap`].
    Verbeterstap(verbeterstap::Verbeterstap),
    /// See [`uitvoering`].
    Voortgang(uitvoering::Voortgang),
    /// See [`raamwerk`].
    WerkzaamCluster(raamwerk::WerkzaamCluster),
    /// See [`raamwerk`].
    WerkzameFactor(raamwerk::WerkzameFactor),
}

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
pub(crate) enum AnyUserError {
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
    /// See [`thema`].
    Thema(UserError<thema::ThemaFoutCode>),
    /// See [`uitnodiging`].
    Uitnodiging(UserError<uitnodiging::UitnodigingFoutCode>),
    /// See [`uitvoering`].
    Uitvoering(UserError<uitvoering::UitvoeringFoutCode>),
}

/// Root fields that belong to no room.
#[derive(Default)]
pub struct General;

#[Object]
impl General {
    /// Any object by its global id; null when there is none, or when you may not see it.
    async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "The global id.")] id: ID) -> Nullable<Node> {
        node(ctx.op(), &id).await.transpose()
    }

    /// The limits of a request, as they are enforced.
    async fn limieten(&self, ctx: &Context<'_>) -> Limieten {
        Limieten(Arc::clone(&ctx.op().limits))
    }

    /// Objects by their global ids, in the same order; null for each that is absent or not visible.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global ids, 100 at most.")] ids: Vec<ID>,
    ) -> Vec<Nullable<Node>> {
        let op = ctx.op();
        futures::future::join_all(ids.iter().map(|id| async { node(op, id).await.transpose() })).await
    }
}

async fn node(op: &Op, id: &ID) -> Result<Option<Node>> {
    let (kind, key) = id::parse(id)?;
    match kind {
        Kind::Activiteit => found(op, activiteit::ById(key), Node::Activiteit).await,
        Kind::Agenda => found(op, agenda::ById(key), Node::Agenda).await,
        Kind::AgendaEditie => found(op, agenda::EditieById(key), Node::AgendaEditie).await,
        Kind::AgendaReactie => found(op, reactie::ById(key), Node::AgendaReactie).await,
        Kind::AnalyseToestemming => found(op, analysetoestemming::ById(key), Node::AnalyseToestemming).await,
        Kind::Begrip => found(op, begrip::ById(key), Node::Begrip).await,
        Kind::Bericht => found(op, bericht::ById(key), Node::Bericht).await,
        Kind::Bijdrage => found(op, bijdrage::ById(key), Node::Bijdrage).await,
        Kind::BijdrageMelding => found(op, bijdrage::MeldingById(key), Node::BijdrageMelding).await,
        Kind::Beroepsvereniging => found(op, vereniging::ById(key), Node::Beroepsvereniging).await,
        Kind::Bundeling => found(op, thema::BundelingById(key), Node::Bundeling).await,
        Kind::Canvas => found(op, canvas::ById(key), Node::Canvas).await,
        Kind::CanvasVersie => found(op, canvas::VersieById(key), Node::CanvasVersie).await,
        Kind::Cyclus => found(op, cyclus::ById(key), Node::Cyclus).await,
        Kind::Deelname => found(op, praktijk::DeelnameById(key), Node::Deelname).await,
        Kind::Discipline => found(op, discipline::ById(key), Node::Discipline).await,
        Kind::EigenReflectie => found(op, eigenreflectie::ById(key), Node::EigenReflectie).await,
        Kind::Gebied => found(op, gebied::ById(key), Node::Gebied).await,
        Kind::GoodPractice => found(op, goodpractice::ById(key), Node::GoodPractice).await,
        Kind::GoodPracticeErvaring => {
            found(op, goodpractice::ErvaringById(key), Node::GoodPracticeErvaring).await
        }
        Kind::GoodPracticeOvername => {
            found(op, goodpractice::OvernameById(key), Node::GoodPracticeOvername).await
        }
        Kind::GoodPracticeVersie => found(op, goodpractice::VersieById(key), Node::GoodPracticeVersie).await,
        Kind::Expert => found(op, expert::ById(key), Node::Expert).await,
        Kind::ExpertVraag => found(op, expertvraag::ById(key), Node::ExpertVraag).await,
        Kind::Inzicht => found(op, inzicht::ById(key), Node::Inzicht).await,
        Kind::Inzending => found(op, inzending::ById(key), Node::Inzending).await,
        Kind::InzendingRegel => found(op, inzending::RegelById(key), Node::InzendingRegel).await,
        Kind::Kennisitem => found(op, kennisitem::ById(key), Node::Kennisitem).await,
        Kind::Leervraag => found(op, leervraag::ById(key), Node::Leervraag).await,
        Kind::LeervraagVersie => found(op, leervraag::VersieById(key), Node::LeervraagVersie).await,
        Kind::LerendePraktijk => found(op, praktijk::ById(key), Node::LerendePraktijk).await,
        Kind::Lidmaatschap => found(op, lidmaatschap::ById(key), Node::Lidmaatschap).await,
        Kind::Logregel => found(op, logboek::ById(key), Node::Logregel).await,
        Kind::Melding => found(op, melding::ById(key), Node::Melding).await,
        Kind::Member => found(op, member::ById(key), Node::Member).await,
        Kind::Meting => found(op, meting::ById(key), Node::Meting).await,
        Kind::Moderatiebesluit => found(op, moderatie::BesluitById(key), Node::Moderatiebesluit).await,
        Kind::MogelijkeDubbel => found(op, dubbel::ById(key), Node::MogelijkeDubbel).await,
        Kind::Onderbouwing => found(op, opgave::OnderbouwingById(key), Node::Onderbouwing).await,
        Kind::Ontwikkelopgave => found(op, opgave::ById(key), Node::Ontwikkelopgave).await,
        Kind::Organisatie => found(op, organisatie::ById(key), Node::Organisatie).await,
        Kind::OudersLeerlingen => found(op, praktijk::TellingById(key), Node::OudersLeerlingen).await,
        Kind::PraktijkPartner => found(op, praktijk::PartnerById(key), Node::PraktijkPartner).await,
        Kind::Raamwerk => found(op, raamwerk::ById(key), Node::Raamwerk).await,
        Kind::RaamwerkNiveau => found(op, raamwerk::niveau(key), Node::RaamwerkNiveau).await,
        Kind::RaamwerkParameter => found(op, raamwerk::parameter(key), Node::RaamwerkParameter).await,
        Kind::Reflectie => found(op, reflectie::ById(key), Node::Reflectie).await,
        Kind::Reflectievraag => found(op, reflectievraag::ById(key), Node::Reflectievraag).await,
        Kind::Registratie => found(op, lidmaatschap::RegistratieById(key), Node::Registratie).await,
        Kind::Samenwerkingsvorm => found(op, raamwerk::vorm(key), Node::Samenwerkingsvorm).await,
        Kind::Stelling => found(op, stelling::ById(key), Node::Stelling).await,
        Kind::Stellingenlijst => found(op, stelling::LijstById(key), Node::Stellingenlijst).await,
        Kind::Thema => found(op, thema::ById(key), Node::Thema).await,
        Kind::ThemaVersie => found(op, thema::VersieById(key), Node::ThemaVersie).await,
        Kind::ThemaOvername => found(op, opgave::OvernameById(key), Node::ThemaOvername).await,
        Kind::Uitnodiging => found(op, uitnodiging::ById(key), Node::Uitnodiging).await,
        Kind::Uitvoerder => found(op, uitvoering::ById(key), Node::Uitvoerder).await,
        Kind::Verbeterstap => found(op, verbeterstap::ById(key), Node::Verbeterstap).await,
        Kind::Voortgang => found(op, uitvoering::VoortgangById(key), Node::Voortgang).await,
        Kind::WerkzaamCluster => found(op, raamwerk::cluster(key), Node::WerkzaamCluster).await,
        Kind::WerkzameFactor => found(op, raamwerk::factor(key), Node::WerkzameFactor).await,
    }
}

async fn found<K: Key, T: From<K::Row>>(op: &Op, key: K, node: fn(T) -> Node) -> Result<Option<Node>> {
    Ok(op.load(key).await?.map(|row| node(row.into())))
}

/// Everything that can be asked.
#[derive(MergedObject, Default)]
pub struct Query(
    General,
    logboek::Queries,
    raamwerk::Queries,
    reflectievraag::Queries,
    discipline::Queries,
    gebied::Queries,
    organisatie::Queries,
    vereniging::Queries,
    member::Queries,
    begrip::Queries,
    inzending::Queries,
    praktijk::Queries,
    canvas::Queries,
    stelling::Queries,
    activiteit::Queries,
    leervraag::Queries,
    moderatie::Queries,
    thema::Queries,
    agenda::Queries,
    opgave::Queries,
    kennisitem::Queries,
    goodpractice::Queries,
    inzicht::Queries,
    expert::Queries,
    expertvraag::Queries,
    bijdrage::Queries,
    opgave::VergelijkingQueries,
    analyse::Queries,
);

/// Everything that can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(
    member::Mutations,
    eigenreflectie::Mutations,
    inzending::Mutations,
    praktijk::Mutations,
    analysetoestemming::Mutations,
    canvas::Mutations,
    cyclus::Mutations,
    meting::Mutations,
    praktijk::DeelnameMutations,
    praktijk::PartnerMutations,
    praktijk::TellingMutations,
    reflectie::Mutations,
    stelling::Mutations,
    uitnodiging::Mutations,
    verbeterstap::Mutations,
    begrip::Mutations,
    activiteit::Mutations,
    bericht::Mutations,
    melding::Mutations,
    leervraag::Mutations,
    moderatie::Mutations,
    moderatie::Samenvoegingen,
    moderatie::Dubbelen,
    thema::Mutations,
    agenda::Mutations,
    opgave::Mutations,
    reactie::Mutations,
    uitvoering::Mutations,
    kennisitem::Mutations,
    goodpractice::Mutations,
    goodpractice::OvernameMutations,
    inzicht::Mutations,
    expert::Mutations,
    expertvraag::Mutations,
    bijdrage::Mutations,
    opgave::HerkomstMutations,
);

/// The schema of the service.
pub type Schema = async_graphql::Schema<Query, Mutation, EmptySubscription>;

/// Builds the schema. Documents are validated in front of it, so it checks only what it must to run.
pub fn build() -> Schema {
    Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .register_output_type::<AnyUserError>()
        .validation_mode(ValidationMode::Fast)
        .finish()
}

/// The contract, as it stands in `schema.graphql`.
pub fn sdl() -> String {
    build().sdl_with_options(
        SDLExportOptions::new()
            .sorted_fields()
            .sorted_arguments()
            .sorted_enum_items(),
    )
}
