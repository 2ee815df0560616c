//! What can be fetched again by its global id.

use async_graphql::{ID, Interface};

use crate::{
    activiteit, agenda, analysetoestemming, begrip, bericht, bijdrage, canvas, cyclus, discipline, dubbel,
    eigenreflectie,
    error::Result,
    expert, expertvraag, gebied, goodpractice,
    graph::{Key, Kind, Op, id},
    inzending, inzicht, kennisitem, koppeling, leervraag, lidmaatschap, logboek, melding, member, meting,
    moderatie, opgave, organisatie, praktijk, raamwerk, reactie, reflectie, reflectievraag, stelling,
    tekstmelding, thema, uitnodiging, uitvoering, verbeterstap, vereniging,
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
    GoodPracticeMelding(goodpractice::GoodPracticeMelding),
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
    /// See [`koppeling`].
    Koppelvoorstel(koppeling::Koppelvoorstel),
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
    /// See [`tekstmelding`].
    TekstMelding(tekstmelding::TekstMelding),
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

/// The object with this id; none when there is none, or when the actor may not see it.
pub(super) async fn node(op: &Op, id: &ID) -> Result<Option<Node>> {
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
        Kind::GoodPracticeMelding => {
            found(op, goodpractice::MeldingById(key), Node::GoodPracticeMelding).await
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
        Kind::Koppelvoorstel => found(op, koppeling::ById(key), Node::Koppelvoorstel).await,
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
        Kind::TekstMelding => found(op, tekstmelding::ById(key), Node::TekstMelding).await,
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
