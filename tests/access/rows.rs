//! The rows of the permission table: a document for each root field and each state that matters.

use serde_json::Value;
use uuid::Uuid;

use super::{
    changes,
    ids::{Ids, id, ids},
    moderatie,
};
use crate::kit::{Stage, actor::Actor};

/// One row: a document, and where in its answer the decision shows.
pub(super) struct Row {
    pub(super) name: String,
    document: String,
}

impl Row {
    pub(super) fn new(name: &str, document: String) -> Self {
        Self {
            name: name.into(),
            document,
        }
    }

    /// The root field that it tests.
    pub(super) fn field(&self) -> &str {
        self.name.split(' ').next().unwrap_or_default()
    }

    pub(super) async fn outcome(&self, actor: &Actor<'_>) -> String {
        let answer = actor.send(&self.document).await.body;
        let field = self.field();
        if let Some(code) = answer["errors"][0]["extensions"]["code"].as_str() {
            // A stale version is found after the question who may.
            return if code == "CONFLICT" {
                "mag".into()
            } else {
                code.into()
            };
        }
        let value = &answer["data"][field];
        if let Some(count) = value["totalCount"].as_u64() {
            return count.to_string();
        }
        // A page of a list whose length is not told.
        if let Some(rows) = value["nodes"].as_array() {
            return format!("({})", rows.len());
        }
        match value {
            Value::Null => "–".into(),
            Value::Array(items) => items.iter().filter(|item| !item.is_null()).count().to_string(),
            _ if self.document.starts_with("mutation") => "mag".into(),
            _ => "ja".into(),
        }
    }
}

fn reads(ids: &Ids) -> Vec<Row> {
    let list = |name: &str, arguments: &str| {
        let field = name.split(' ').next().unwrap_or_default();
        Row::new(name, format!("{{ {field}{arguments} {{ totalCount }} }}"))
    };
    let one = |field: &str, what: &str, id: &str| {
        Row::new(
            &format!("{field} {what}"),
            format!("{{ {field}(id: \"{id}\") {{ id }} }}"),
        )
    };
    let node = |what: &str, id: &str| {
        Row::new(
            &format!("node {what}"),
            format!("{{ node(id: \"{id}\") {{ id }} }}"),
        )
    };
    vec![
        Row::new("limieten", "{ limieten { page } }".into()),
        Row::new("viewer", "{ viewer { rollen } }".into()),
        list("activiteiten", ""),
        list("agendas", ""),
        Row::new(
            "agenda (vastgesteld)",
            "{ agenda(domein: BREED_JEUGDDOMEIN) { id } }".into(),
        ),
        Row::new(
            "agenda (concept)",
            "{ agenda(domein: SAMENWERKEN_IN_EN_ROND_ONDERWIJS) { id } }".into(),
        ),
        Row::new(
            "agendaVergelijking (vastgesteld)",
            format!(
                "{{ agendaVergelijking(van: \"{0}\", naar: \"{0}\") {{ wijzigingen {{ soort }} }} }}",
                ids.vastgesteld
            ),
        ),
        Row::new(
            "agendaVergelijking (concept)",
            format!(
                "{{ agendaVergelijking(van: \"{0}\", naar: \"{0}\") {{ wijzigingen {{ soort }} }} }}",
                ids.editie
            ),
        ),
        Row::new(
            "agendaDekking (vastgesteld)",
            format!(
                "{{ agendaDekking(editie: \"{}\") {{ editie {{ id }} }} }}",
                ids.vastgesteld
            ),
        ),
        Row::new(
            "agendaDekking (concept)",
            format!(
                "{{ agendaDekking(editie: \"{}\") {{ editie {{ id }} }} }}",
                ids.editie
            ),
        ),
        Row::new(
            "leervragenAnalyse (sector)",
            "{ leervragenAnalyse(dimensies: [SECTOR]) { van } }".into(),
        ),
        Row::new(
            "leervragenAnalyse (discipline)",
            "{ leervragenAnalyse(dimensies: [DISCIPLINE]) { van } }".into(),
        ),
        Row::new(
            "ledenAnalyse (lidsoort)",
            "{ ledenAnalyse(dimensies: [LIDSOORT]) { peildatum } }".into(),
        ),
        Row::new(
            "ledenAnalyse (lid_sector)",
            "{ ledenAnalyse(dimensies: [LID_SECTOR]) { peildatum } }".into(),
        ),
        Row::new(
            "metingenAnalyse",
            "{ metingenAnalyse(dimensies: [METING_SOORT, METING_LEREN]) { van } }".into(),
        ),
        list("beroepsverenigingen", ""),
        list("disciplines", ""),
        list("gebieden", "(filter: { soort: GEMEENTE })"),
        list("organisaties", ""),
        Row::new("raamwerk", "{ raamwerk(code: GERDES) { id } }".into()),
        Row::new("samenwerkingsvormen", "{ samenwerkingsvormen { id } }".into()),
        Row::new("werkzameFactoren", "{ werkzameFactoren { id } }".into()),
        list("koppelvoorstellen", ""),
        list("registraties", ""),
        Row::new("eigendom", "{ eigendom { object } }".into()),
        node("koppelvoorstel", &ids.koppelvoorstel),
        node("registratie", &ids.registratie),
        node("lidmaatschap (organisatie)", &ids.organisatielid),
        list("inzendingen", ""),
        one("inzending", "(aangehouden)", &ids.inzending),
        node("(inzending)", &ids.inzending),
        node("(regel van een inzending)", &ids.inzendingsregel),
        list("ongebundeldeLeervragen", ""),
        Row::new("leervraagGroepen", "{ leervraagGroepen { score } }".into()),
        Row::new(
            "themaVoorstellen",
            format!("{{ themaVoorstellen(leervraag: \"{}\") {{ score }} }}", ids.published),
        ),
        list("leervragen", ""),
        Row::new(
            "leervragen (ingediend)",
            "{ leervragen(filter: { status: INGEDIEND }) { totalCount } }".into(),
        ),
        Row::new(
            "leervragen (sector)",
            "{ leervragen(filter: { sector: ONDERWIJS }) { totalCount nodes { id } } }".into(),
        ),
        Row::new(
            "vergelijkbareLeervragen",
            "{ vergelijkbareLeervragen(tekst: \"Hoe houd ik contact met school?\") { leervragen { score } } }".into(),
        ),
        one("leervraag", "(ingediend)", &ids.submitted),
        one("leervraag", "(gepubliceerd)", &ids.published),
        node("leervraag ingediend", &ids.submitted),
        Row::new(
            "nodes leervraag ingediend",
            format!("{{ nodes(ids: [\"{}\"]) {{ id }} }}", ids.submitted),
        ),
        list("lerendePraktijken", ""),
        list("stellingenlijsten", ""),
        one("lerendePraktijk", "", &ids.praktijk),
        node("deelname", &ids.deelname),
        node("partner", &ids.partner),
        node("uitnodiging", &ids.uitnodiging),
        node("eerdere telling", &ids.telling),
        list("canvassen", ""),
        one("canvas", "(gedeeld)", &ids.canvas),
        node("analysetoestemming", &ids.toestemming),
        node("cyclus", &ids.cyclus),
        node("meting", &ids.meting),
        node("reflectie", &ids.reflectie),
        node("stellingenlijst", &ids.stellingenlijst),
        node("verbeterstap", &ids.verbeterstap),
        list("logboek", ""),
        node("logregel", &ids.logregel),
        list("members", ""),
        one("member", "(zichtbaar)", &ids.open_member),
        one("member", "(verborgen)", &ids.hidden_member),
        node("member verborgen", &ids.hidden_member),
        node("lidmaatschap", &ids.lidmaatschap),
        list("ontwikkelopgaven", ""),
        one("ontwikkelopgave", "(concept)", &ids.opgave),
        node("onderbouwing concept", &ids.onderbouwing),
        node("reactie van een lid", &ids.reactie_lid),
        node("reactie van een vereniging", &ids.reactie_vereniging),
        list("bijdragen", ""),
        one("bijdrage", "(gepubliceerd)", &ids.bijdrage),
        one("bijdrage", "(ingediend)", &ids.bijdrage_open),
        node("melding van een bijdrage", &ids.bijdrage_melding),
        list("tekstMeldingen", ""),
        node("melding van een tekst", &ids.tekstmelding),
        list("experts", ""),
        one("expert", "", &ids.expert),
        list("expertVragen", ""),
        one("expertVraag", "(beantwoord)", &ids.expertvraag),
        one("expertVraag", "(gesteld)", &ids.expertvraag_open),
        list("inzichten", ""),
        one("inzicht", "(ingediend)", &ids.inzicht),
        list("begrippen", ""),
        one("begrip", "(gepubliceerd)", &ids.begrip),
        one("begrip", "(voorgesteld)", &ids.begrip_voorstel),
        list("kennisitems", ""),
        one("kennisitem", "(gepubliceerd)", &ids.kennisitem),
        one("kennisitem", "(concept)", &ids.kennis_concept),
        list("goodPractices", ""),
        list("goodPractices (aangeboden)", "(filter: { status: [AANGEBODEN] })"),
        one("goodPractice", "(gedeeld)", &ids.practice),
        one("goodPractice", "(aangeboden)", &ids.practice_aangeboden),
        node("melding van een good practice", &ids.practice_melding),
        list("goodPractices (gemeld)", "(filter: { gemeld: true })"),
        node("overname van een good practice", &ids.practice_overname),
        node("ervaring die niet gedeeld is", &ids.ervaring),
        Row::new("reflectievragen", "{ reflectievragen { id } }".into()),
        list("themas", ""),
        list("zoek", "(tekst: \"samen\")"),
        list("zoek (ontwikkelopgaven)", "(tekst: \"regie ouders\", filter: { soort: [ONTWIKKELOPGAVE] })"),
        Row::new("zoekFacetten", "{ zoekFacetten(tekst: \"samen\") { soorten { aantal } } }".into()),
        one("thema", "(gepubliceerd)", &ids.thema),
        one(
            "activiteit",
            "(onbekend)",
            &id(api::graph::id::Kind::Activiteit, Uuid::nil()),
        ),
        one(
            "beroepsvereniging",
            "(onbekend)",
            &id(api::graph::id::Kind::Beroepsvereniging, Uuid::nil()),
        ),
        one(
            "organisatie",
            "(onbekend)",
            &id(api::graph::id::Kind::Organisatie, Uuid::nil()),
        ),
    ]
}

/// All rows, about objects of the demonstration.
pub(super) async fn all(t: &Stage) -> Vec<Row> {
    let ids = ids(t).await;
    let all = reads(&ids).into_iter().chain(changes::changes(&ids));
    all.chain(moderatie::rows(&ids)).collect()
}
