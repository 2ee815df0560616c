//! What the rows of the permission table are about: one object of each kind, in the state that matters.

use entity::{
    activiteit, analysetoestemming, begrip, beroepsvereniging, bijdrage, bijdrage_melding, canvas, cyclus,
    deelname, dubbel, editie, expert, expertvraag, goodpractice, goodpractice_ervaring, goodpractice_melding,
    inzicht, kennisitem, leervraag, lidmaatschap, logboek, member, meting, onderbouwing, opgave,
    opgave_thema, ouders_leerlingen, praktijk_partner, reactie, reflectie, stellingenlijst, tekstmelding,
    thema, uitnodiging, verbeterstap, voorlegging,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::leden::{inzending, koppelvoorstel, registratie};
use crate::kit::Stage;

/// The global ids of what the rows are about.
pub(super) struct Ids {
    pub(super) submitted: String,
    pub(super) published: String,
    pub(super) hidden_member: String,
    pub(super) open_member: String,
    pub(super) thema: String,
    pub(super) editie: String,
    pub(super) opgave: String,
    pub(super) onderbouwing: String,
    pub(super) overname: String,
    pub(super) vastgesteld: String,
    pub(super) adopted: String,
    pub(super) activiteit: String,
    pub(super) factor: String,
    pub(super) inzicht: String,
    pub(super) bijdrage: String,
    pub(super) bijdrage_open: String,
    pub(super) bijdrage_melding: String,
    pub(super) expert: String,
    pub(super) expertvraag: String,
    pub(super) expertvraag_open: String,
    pub(super) begrip: String,
    pub(super) begrip_voorstel: String,
    pub(super) kennisitem: String,
    pub(super) kennis_concept: String,
    pub(super) vereniging: String,
    pub(super) uitvoerder: String,
    pub(super) reactie_lid: String,
    pub(super) reactie_vereniging: String,
    pub(super) praktijk: String,
    pub(super) deelname: String,
    pub(super) partner: String,
    pub(super) uitnodiging: String,
    pub(super) telling: String,
    pub(super) canvas: String,
    pub(super) organisatie: String,
    pub(super) lidmaatschap: String,
    pub(super) logregel: String,
    /// One of the NVO, that the brake stopped.
    pub(super) inzending: String,
    pub(super) inzendingsregel: String,
    pub(super) koppelvoorstel: String,
    pub(super) registratie: String,
    pub(super) organisatielid: String,
    pub(super) nvo: String,
    pub(super) dubbel: String,
    pub(super) toestemming: String,
    /// The Lerende Praktijk that it is of.
    pub(super) learning: String,
    pub(super) cyclus: String,
    pub(super) meting: String,
    pub(super) reflectie: String,
    pub(super) stellingenlijst: String,
    pub(super) verbeterstap: String,
    pub(super) practice: String,
    pub(super) practice_aangeboden: String,
    pub(super) practice_overname: String,
    pub(super) practice_melding: String,
    pub(super) ervaring: String,
    pub(super) tekstmelding: String,
    /// The shared ervaring that it is about.
    pub(super) ervaring_gemeld: String,
}

pub(super) fn id(kind: api::graph::id::Kind, key: Uuid) -> String {
    kind.id(key).to_string()
}

pub(super) async fn ids(t: &Stage) -> Ids {
    use api::graph::id::Kind;
    let db = t.writer();
    let leervraag = async |status: leervraag::Status| {
        let rows = leervraag::Entity::find().filter(leervraag::Column::Status.eq(status));
        let row = rows
            .order_by_asc(leervraag::Column::Id)
            .one(db)
            .await
            .expect("a SELECT")
            .expect("one in this state");
        id(Kind::Leervraag, row.id)
    };
    let member = async |shown: member::Zichtbaarheid| {
        let rows = member::Entity::find().filter(member::Column::Zichtbaarheid.eq(shown));
        let rows = rows.filter(member::Column::Naam.ne("Demo Anna Voorbeeld"));
        let row = rows
            .order_by_asc(member::Column::Id)
            .one(db)
            .await
            .expect("a SELECT")
            .expect("one so shown");
        id(Kind::Member, row.id)
    };
    let concept = editie::Entity::find().filter(editie::Column::Status.eq(editie::Status::Concept));
    let concept = concept
        .order_by_asc(editie::Column::Id)
        .one(db)
        .await
        .expect("a SELECT")
        .expect("a concept edition");
    let opgave = opgave::Entity::find().filter(opgave::Column::EditieId.eq(concept.id));
    let opgave = opgave
        .order_by_asc(opgave::Column::Nummer)
        .one(db)
        .await
        .expect("a SELECT")
        .expect("an opgave");
    let founded = onderbouwing::Entity::find().filter(onderbouwing::Column::OpgaveId.eq(opgave.id));
    let founded = founded
        .order_by_asc(onderbouwing::Column::Id)
        .one(db)
        .await
        .expect("a SELECT")
        .expect("a foundation");
    let overname = opgave_thema::Entity::find()
        .filter(opgave_thema::Column::OpgaveId.eq(opgave.id))
        .order_by_asc(opgave_thema::Column::Id)
        .one(db)
        .await
        .expect("a SELECT")
        .expect("an adopted thema");
    let thema = thema::Entity::find().filter(thema::Column::Status.eq(thema::Status::Gepubliceerd));
    let thema = thema
        .order_by_asc(thema::Column::Id)
        .one(db)
        .await
        .expect("a SELECT")
        .expect("a thema");
    let deelname = deelname::Entity::find().filter(deelname::Column::Rol.eq(deelname::Rol::Facilitator));
    let deelname = deelname
        .order_by_asc(deelname::Column::Id)
        .one(db)
        .await
        .expect("a SELECT")
        .expect("a facilitator");
    let lid = lidmaatschap::Entity::find().filter(lidmaatschap::Column::MemberId.is_not_null());
    let lid = lid.order_by_asc(lidmaatschap::Column::Id);
    let lid = lid.one(db).await.expect("a SELECT").expect("a membership");
    let gemeente = lidmaatschap::Entity::find().filter(lidmaatschap::Column::OrganisatieId.is_not_null());
    let gemeente = gemeente
        .one(db)
        .await
        .expect("a SELECT")
        .expect("an organisation");
    let vastgesteld = editie::Entity::find().filter(editie::Column::Status.eq(editie::Status::Vastgesteld));
    let vastgesteld = vastgesteld
        .one(db)
        .await
        .expect("a SELECT")
        .expect("an adopted edition");
    let adopted = opgave::Entity::find().filter(opgave::Column::EditieId.eq(vastgesteld.id));
    let adopted = adopted
        .order_by_asc(opgave::Column::Nummer)
        .one(db)
        .await
        .expect("a SELECT")
        .expect("an adopted opgave");
    let kennis = async |published: bool| {
        let rows = kennisitem::Entity::find().filter(kennisitem::Column::Gepubliceerd.eq(published));
        let row = rows
            .order_by_asc(kennisitem::Column::Id)
            .one(db)
            .await
            .expect("a SELECT")
            .expect("a kennisitem");
        id(Kind::Kennisitem, row.id)
    };
    let activiteit = activiteit::Entity::find().order_by_asc(activiteit::Column::Id);
    let activiteit = activiteit
        .one(db)
        .await
        .expect("a SELECT")
        .expect("an activiteit");
    let inzicht = inzicht::Entity::find().filter(inzicht::Column::Status.eq(voorlegging::Status::Ingediend));
    let inzicht = inzicht
        .one(db)
        .await
        .expect("a SELECT")
        .expect("an inzicht that waits");
    let expert = expert::Entity::find().filter(expert::Column::MemberId.is_not_null());
    let expert = expert
        .order_by_asc(expert::Column::Id)
        .one(db)
        .await
        .expect("a SELECT")
        .expect("an expert");
    let expertvraag = async |status: expertvraag::Status| {
        let rows = expertvraag::Entity::find().filter(expertvraag::Column::Status.eq(status));
        let row = rows
            .one(db)
            .await
            .expect("a SELECT")
            .expect("a question to the experts");
        id(Kind::ExpertVraag, row.id)
    };
    let bijdrage = async |status: voorlegging::Status| {
        let rows = bijdrage::Entity::find().filter(bijdrage::Column::Status.eq(status));
        let row = rows.one(db).await.expect("a SELECT").expect("a contribution");
        id(Kind::Bijdrage, row.id)
    };
    let gemeld = bijdrage_melding::Entity::find()
        .one(db)
        .await
        .expect("a SELECT")
        .expect("a report");
    let practice_gemeld = goodpractice_melding::Entity::find()
        .one(db)
        .await
        .expect("a SELECT")
        .expect("a report");
    let begrip = async |status: begrip::Status| {
        let rows = begrip::Entity::find().filter(begrip::Column::Status.eq(status));
        let row = rows
            .order_by_asc(begrip::Column::Id)
            .one(db)
            .await
            .expect("a SELECT")
            .expect("a begrip");
        id(Kind::Begrip, row.id)
    };
    let vereniging = beroepsvereniging::Entity::find().order_by_asc(beroepsvereniging::Column::Id);
    let vereniging = vereniging
        .one(db)
        .await
        .expect("a SELECT")
        .expect("an association");
    let reactie = async |afzender: reactie::Afzender| {
        let rows = reactie::Entity::find().filter(reactie::Column::Afzender.eq(afzender));
        let row = rows
            .order_by_asc(reactie::Column::Id)
            .one(db)
            .await
            .expect("a SELECT")
            .expect("a reaction");
        id(Kind::AgendaReactie, row.id)
    };
    let log = logboek::Entity::find()
        .order_by_asc(logboek::Column::Id)
        .one(db)
        .await
        .expect("a SELECT");
    let double = dubbel::Entity::find()
        .one(db)
        .await
        .expect("a SELECT")
        .expect("a double");
    let partner = praktijk_partner::Entity::find().order_by_asc(praktijk_partner::Column::Id);
    let partner = partner.one(db).await.expect("a SELECT").expect("a partner");
    let open = uitnodiging::Entity::find()
        .filter(uitnodiging::Column::Status.eq(uitnodiging::Status::Uitgenodigd))
        .one(db)
        .await
        .expect("a SELECT")
        .expect("an invitation that nobody answered");
    let count = ouders_leerlingen::Entity::find().order_by_asc(ouders_leerlingen::Column::Datum);
    let count = count.one(db).await.expect("a SELECT").expect("a count");
    let shared = canvas::Entity::find()
        .one(db)
        .await
        .expect("a SELECT")
        .expect("a canvas");
    macro_rules! first {
        ($table:ident, $kind:expr) => {{
            let rows = $table::Entity::find().order_by_asc($table::Column::Id);
            let row = rows.one(db).await.expect("a SELECT").expect("a row");
            id($kind, row.id)
        }};
    }
    let practice = async |status: goodpractice::Status| {
        let rows = goodpractice::Entity::find().filter(goodpractice::Column::Status.eq(status));
        let row = rows
            .order_by_asc(goodpractice::Column::Id)
            .one(db)
            .await
            .expect("a SELECT")
            .expect("a good practice in this state");
        id(Kind::GoodPractice, row.id)
    };
    let ervaring =
        goodpractice_ervaring::Entity::find().filter(goodpractice_ervaring::Column::Gedeeld.eq(false));
    let ervaring = ervaring
        .one(db)
        .await
        .expect("a SELECT")
        .expect("an ervaring that is not shared");
    let reported = tekstmelding::Entity::find()
        .one(db)
        .await
        .expect("a SELECT")
        .expect("a report");
    let ervaring_gemeld = reported.goodpractice_ervaring_id.expect("about an ervaring");
    Ids {
        tekstmelding: id(Kind::TekstMelding, reported.id),
        ervaring_gemeld: id(Kind::GoodPracticeErvaring, ervaring_gemeld),
        partner: id(Kind::PraktijkPartner, partner.id),
        organisatie: id(Kind::Organisatie, partner.organisatie_id),
        uitnodiging: id(Kind::Uitnodiging, open.id),
        telling: id(Kind::OudersLeerlingen, count.id),
        canvas: id(Kind::Canvas, shared.id),
        toestemming: first!(analysetoestemming, Kind::AnalyseToestemming),
        learning: {
            let row = cyclus::Entity::find()
                .one(db)
                .await
                .expect("a SELECT")
                .expect("a cyclus");
            id(Kind::LerendePraktijk, row.praktijk_id)
        },
        cyclus: first!(cyclus, Kind::Cyclus),
        meting: first!(meting, Kind::Meting),
        reflectie: first!(reflectie, Kind::Reflectie),
        stellingenlijst: first!(stellingenlijst, Kind::Stellingenlijst),
        verbeterstap: first!(verbeterstap, Kind::Verbeterstap),
        practice: practice(goodpractice::Status::Gedeeld).await,
        practice_aangeboden: practice(goodpractice::Status::Aangeboden).await,
        practice_melding: id(Kind::GoodPracticeMelding, practice_gemeld.id),
        practice_overname: id(Kind::GoodPracticeOvername, ervaring.overname_id),
        ervaring: id(Kind::GoodPracticeErvaring, ervaring.id),
        inzending: id(Kind::Inzending, t.named("inzending")),
        inzendingsregel: id(Kind::InzendingRegel, t.named("regel")),
        koppelvoorstel: koppelvoorstel(t, &lid).await,
        registratie: registratie(t).await,
        organisatielid: id(Kind::Lidmaatschap, gemeente.id),
        nvo: id(Kind::Beroepsvereniging, inzending(t).await),
        dubbel: id(Kind::MogelijkeDubbel, double.id),
        submitted: leervraag(leervraag::Status::Ingediend).await,
        published: leervraag(leervraag::Status::Gepubliceerd).await,
        hidden_member: member(member::Zichtbaarheid::Verborgen).await,
        open_member: member(member::Zichtbaarheid::Leden).await,
        thema: id(Kind::Thema, thema.id),
        editie: id(Kind::AgendaEditie, concept.id),
        opgave: id(Kind::Ontwikkelopgave, opgave.id),
        onderbouwing: id(Kind::Onderbouwing, founded.id),
        overname: id(Kind::ThemaOvername, overname.id),
        vastgesteld: id(Kind::AgendaEditie, vastgesteld.id),
        activiteit: id(Kind::Activiteit, activiteit.id),
        factor: id(
            Kind::WerkzameFactor,
            api::demo::referentie_id("raamwerk_element", "VERWOERDT@2022:VERTROUWEN"),
        ),
        inzicht: id(Kind::Inzicht, inzicht.id),
        bijdrage: bijdrage(voorlegging::Status::Gepubliceerd).await,
        bijdrage_open: bijdrage(voorlegging::Status::Ingediend).await,
        bijdrage_melding: id(Kind::BijdrageMelding, gemeld.id),
        expert: id(Kind::Expert, expert.id),
        expertvraag: expertvraag(expertvraag::Status::Beantwoord).await,
        expertvraag_open: expertvraag(expertvraag::Status::Gesteld).await,
        begrip: begrip(begrip::Status::Gepubliceerd).await,
        begrip_voorstel: begrip(begrip::Status::Voorgesteld).await,
        kennisitem: kennis(true).await,
        kennis_concept: kennis(false).await,
        adopted: id(Kind::Ontwikkelopgave, adopted.id),
        vereniging: id(Kind::Beroepsvereniging, vereniging.id),
        uitvoerder: id(Kind::Uitvoerder, Uuid::nil()),
        reactie_lid: reactie(reactie::Afzender::Lid).await,
        reactie_vereniging: reactie(reactie::Afzender::Vereniging).await,
        praktijk: id(Kind::LerendePraktijk, deelname.praktijk_id),
        deelname: id(Kind::Deelname, deelname.id),
        lidmaatschap: id(Kind::Lidmaatschap, lid.id),
        logregel: id(Kind::Logregel, log.map_or_else(Uuid::nil, |row| row.id)),
    }
}
