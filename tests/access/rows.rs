//! The rows of the permission table: a document for each root field and each state that matters.

use serde_json::Value;
use uuid::Uuid;

use super::ids::{Ids, id, ids};
use crate::kit::{Stage, actor::Actor};

/// One row: a document, and where in its answer the decision shows.
pub(super) struct Row {
    pub(super) name: String,
    document: String,
}

impl Row {
    fn new(name: &str, document: String) -> Self {
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
        match value {
            Value::Null => "–".into(),
            Value::Array(items) => items.iter().filter(|item| !item.is_null()).count().to_string(),
            _ if self.document.starts_with("mutation") => "mag".into(),
            _ => "ja".into(),
        }
    }
}

fn reads(ids: &Ids) -> Vec<Row> {
    let list =
        |field: &str, arguments: &str| Row::new(field, format!("{{ {field}{arguments} {{ totalCount }} }}"));
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
                ids.adopted
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
                ids.adopted
            ),
        ),
        Row::new(
            "agendaDekking (concept)",
            format!(
                "{{ agendaDekking(editie: \"{}\") {{ editie {{ id }} }} }}",
                ids.editie
            ),
        ),
        list("beroepsverenigingen", ""),
        list("disciplines", ""),
        list("gebieden", "(filter: { soort: GEMEENTE })"),
        list("organisaties", ""),
        Row::new("raamwerk", "{ raamwerk(code: GERDES) { id } }".into()),
        Row::new("samenwerkingsvormen", "{ samenwerkingsvormen { id } }".into()),
        Row::new("werkzameFactoren", "{ werkzameFactoren { id } }".into()),
        list("leervragen", ""),
        Row::new(
            "leervragen (ingediend)",
            "{ leervragen(filter: { status: INGEDIEND }) { totalCount } }".into(),
        ),
        Row::new(
            "leervragen (sector)",
            "{ leervragen(filter: { sector: ONDERWIJS }) { totalCount } }".into(),
        ),
        one("leervraag", "(ingediend)", &ids.submitted),
        one("leervraag", "(gepubliceerd)", &ids.published),
        node("leervraag ingediend", &ids.submitted),
        Row::new(
            "nodes leervraag ingediend",
            format!("{{ nodes(ids: [\"{}\"]) {{ id }} }}", ids.submitted),
        ),
        list("lerendePraktijken", ""),
        one("lerendePraktijk", "", &ids.praktijk),
        node("deelname", &ids.deelname),
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
        list("themas", ""),
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

fn changes(ids: &Ids) -> Vec<Row> {
    let change = |field: &str, what: &str, input: String| {
        let name = if what.is_empty() {
            field.to_owned()
        } else {
            format!("{field} {what}")
        };
        Row::new(
            &name,
            format!("mutation {{ {field}(input: {{ {input} }}) {{ userErrors {{ code }} }} }}"),
        )
    };
    let Ids {
        submitted,
        published,
        open_member,
        thema,
        editie,
        opgave,
        onderbouwing,
        praktijk,
        deelname,
        ..
    } = ids;
    vec![
        change("profielBijwerken", "", "version: 0".into()),
        change(
            "lerendePraktijkStarten",
            "",
            "naam: \"\", samenvatting: \"\", startdatum: \"2026-01-01\"".into(),
        ),
        change(
            "lerendePraktijkBijwerken",
            "",
            format!("praktijk: \"{praktijk}\", version: 0"),
        ),
        change(
            "deelnameToevoegen",
            "",
            format!(
                "praktijk: \"{praktijk}\", member: \"{open_member}\", rol: PROFESSIONAL, van: \"1900-01-01\""
            ),
        ),
        change(
            "deelnameBeeindigen",
            "",
            format!("deelname: \"{deelname}\", version: 0, tot: \"2026-01-01\""),
        ),
        change("leervraagIndienen", "", "tekst: \"\"".into()),
        change(
            "leervraagHerzien",
            "(gepubliceerd)",
            format!("leervraag: \"{published}\", version: 0"),
        ),
        change(
            "leervraagHerzien",
            "(ingediend)",
            format!("leervraag: \"{submitted}\", version: 0"),
        ),
        change(
            "leervraagIntrekken",
            "(gepubliceerd)",
            format!("leervraag: \"{published}\", version: 0"),
        ),
        change(
            "leervraagModereren",
            "(ingediend)",
            format!("leervraag: \"{submitted}\", version: 0, besluit: PUBLICEREN"),
        ),
        change(
            "leervraagHerkennen",
            "(ingediend)",
            format!("leervraag: \"{submitted}\""),
        ),
        change(
            "leervraagHerkenningIntrekken",
            "(ingediend)",
            format!("leervraag: \"{submitted}\""),
        ),
        change("themaMaken", "", "naam: \"\", omschrijving: \"\"".into()),
        change("themaBijwerken", "", format!("thema: \"{thema}\", version: 0")),
        change(
            "themaBundelen",
            "",
            format!("thema: \"{thema}\", leervragen: [], reden: \"\""),
        ),
        change(
            "themaOntbundelen",
            "",
            format!("thema: \"{thema}\", leervraag: \"{submitted}\", reden: \"\""),
        ),
        change(
            "ontwikkelopgaveOpstellen",
            "",
            format!("editie: \"{editie}\", titel: \"\""),
        ),
        change(
            "ontwikkelopgaveBijwerken",
            "",
            format!("ontwikkelopgave: \"{opgave}\", version: 0"),
        ),
        change(
            "ontwikkelopgaveOnderbouwen",
            "",
            format!("ontwikkelopgave: \"{opgave}\", version: 0, reden: \"r\""),
        ),
        change(
            "ontwikkelopgaveOnderbouwingIntrekken",
            "",
            format!("onderbouwing: \"{onderbouwing}\""),
        ),
        change(
            "ontwikkelopgaveHerleiden",
            "",
            format!("ontwikkelopgave: \"{opgave}\", version: 0, soort: GESPLITST, uit: [], reden: \"\""),
        ),
        change(
            "ontwikkelopgaveHerleidingIntrekken",
            "",
            format!("ontwikkelopgave: \"{opgave}\", version: 0"),
        ),
        change(
            "ontwikkelopgaveLatenVervallen",
            "",
            format!("editie: \"{editie}\", version: 0, ontwikkelopgave: \"{opgave}\", reden: \"\""),
        ),
        change(
            "ontwikkelopgaveVervalIntrekken",
            "",
            format!("editie: \"{editie}\", version: 0, ontwikkelopgave: \"{opgave}\""),
        ),
        change(
            "agendaEditieOpenen",
            "",
            "domein: BREED_JEUGDDOMEIN, titel: \"\"".into(),
        ),
        change(
            "agendaEditieConsulteren",
            "",
            format!("editie: \"{editie}\", version: 0, tot: \"2027-01-01\""),
        ),
        change(
            "agendaEditieTerugnemen",
            "",
            format!("editie: \"{editie}\", version: 0"),
        ),
        change(
            "agendaEditieVaststellen",
            "",
            format!("editie: \"{editie}\", version: 0, geldigVan: \"2026-01-01\""),
        ),
    ]
}

/// All rows, about objects of the demonstration.
pub(super) async fn all(t: &Stage) -> Vec<Row> {
    let ids = ids(t).await;
    reads(&ids).into_iter().chain(changes(&ids)).collect()
}
