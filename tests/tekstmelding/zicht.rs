//! Who reads a text while everybody may, while it is hidden, and when it is shown again: by every path.

use expect_test::expect_file;
use serde_json::{Value, json};

use super::{MELDEN, Teksten, melding};
use crate::kit::{actor::Actor, both, tafel::Table};

/// The paths to the text of each kind: a query, and where the text, or the count of it, stands in the answer.
type Paden = &'static [(&'static str, &'static str)];

const EXPERTVRAAG: Paden = &[
    ("expertVraag(id: $id) { antwoord }", "/expertVraag/antwoord"),
    ("node(id: $id) { ... on ExpertVraag { tekst } }", "/node/tekst"),
    ("nodes(ids: [$id]) { id }", "/nodes/0/id"),
    (
        "expertVragen(filter: { status: [BEANTWOORD] }) { totalCount }",
        "/expertVragen/totalCount",
    ),
    (
        "leervraag(id: $leervraag) { expertVragen { nodes { antwoord } } }",
        "/leervraag/expertVragen/nodes/0/antwoord",
    ),
    (
        "telling: leervraag(id: $leervraag) { expertVragen { totalCount } }",
        "/telling/expertVragen/totalCount",
    ),
];

const OVERNAME: Paden = &[
    (
        "node(id: $id) { ... on GoodPracticeOvername { aanpassingen } }",
        "/node/aanpassingen",
    ),
    (
        "goodPractice(id: $practice) { overnames { nodes { aanpassingen } } }",
        "/goodPractice/overnames/nodes/0/aanpassingen",
    ),
    (
        "lerendePraktijk(id: $praktijk) { overnames { nodes { aanpassingen } } }",
        "/lerendePraktijk/overnames/nodes/0/aanpassingen",
    ),
];

const ERVARING: Paden = &[
    (
        "node(id: $id) { ... on GoodPracticeErvaring { tekst } }",
        "/node/tekst",
    ),
    ("nodes(ids: [$id]) { id }", "/nodes/0/id"),
    (
        "goodPractice(id: $practice) { overnames { nodes { ervaringen { totalCount } } } }",
        "/goodPractice/overnames/nodes/0/ervaringen/totalCount",
    ),
    (
        "overname: node(id: $overname) { ... on GoodPracticeOvername { ervaringen { nodes { tekst } } } }",
        "/overname/ervaringen/nodes/0/tekst",
    ),
];

const CANVAS: Paden = &[
    (
        "canvas(id: $id) { wie versies { totalCount } }",
        "/canvas/versies/totalCount",
    ),
    ("node(id: $id) { ... on Canvas { wie } }", "/node/wie"),
    ("nodes(ids: [$id]) { id }", "/nodes/0/id"),
    ("canvassen { totalCount }", "/canvassen/totalCount"),
    (
        "lerendePraktijk(id: $praktijk) { canvas { wie } }",
        "/lerendePraktijk/canvas/wie",
    ),
    (
        "versie: node(id: $versie) { ... on CanvasVersie { wie } }",
        "/versie/wie",
    ),
];

const ACTIVITEIT: Paden = &[
    ("activiteit(id: $id) { titel }", "/activiteit/titel"),
    (
        "node(id: $id) { ... on Activiteit { omschrijving } }",
        "/node/omschrijving",
    ),
    ("nodes(ids: [$id]) { id }", "/nodes/0/id"),
    ("activiteiten { totalCount }", "/activiteiten/totalCount"),
    (
        "lerendePraktijk(id: $praktijk) { activiteiten { nodes { titel } } }",
        "/lerendePraktijk/activiteiten/nodes/0/titel",
    ),
    (
        "telling: lerendePraktijk(id: $praktijk) { activiteiten { totalCount } }",
        "/telling/activiteiten/totalCount",
    ),
];

const METING: Paden = &[
    (
        "node(id: $id) { ... on Meting { samenvatting } }",
        "/node/samenvatting",
    ),
    (
        "lerendePraktijk(id: $praktijk) { metingen { nodes { samenvatting } } }",
        "/lerendePraktijk/metingen/nodes/0/samenvatting",
    ),
];

impl Teksten<'_> {
    fn soorten(&self) -> [(&'static str, &str, Paden); 6] {
        [
            ("expertvraag", self.expertvraag.as_str(), EXPERTVRAAG),
            ("overname", self.overname.as_str(), OVERNAME),
            ("ervaring", self.ervaring.as_str(), ERVARING),
            ("canvas", self.canvas.as_str(), CANVAS),
            ("activiteit", self.activiteit.as_str(), ACTIVITEIT),
            ("meting", self.meting.as_str(), METING),
        ]
    }

    /// Whether an actor reads a text: by all its paths, or by none.
    async fn leest(&self, actor: &Actor<'_>, object: &str, paden: Paden, versie: &str) -> bool {
        let asked: Vec<&str> = paden.iter().map(|(query, _)| *query).collect();
        let document = format!(
            "query($id: ID!, $leervraag: ID!, $practice: ID!, $praktijk: ID!, $overname: ID!, $versie: ID!) {{ {}
                met: node(id: $leervraag) {{ id }} en: node(id: $practice) {{ id }} op: node(id: $praktijk) {{ id }}
                door: node(id: $overname) {{ id }} als: node(id: $versie) {{ id }} }}",
            asked.join(" ")
        );
        let variables = json!({
            "id": object, "leervraag": self.leervraag, "practice": self.practice, "praktijk": self.praktijk,
            "overname": self.overname, "versie": versie,
        });
        let data = actor.with(variables).data(&document).await;
        let read = |path: &str| {
            data.pointer(path)
                .is_some_and(|value| !value.is_null() && *value != json!(0))
        };
        let all: Vec<bool> = paden.iter().map(|(_, path)| read(path)).collect();
        assert!(all.iter().all(|path| *path == all[0]), "{all:?} {data:#}");
        all[0]
    }
}

both! {
    /// Every kind of text × open, hidden and shown again × everybody; and what becomes of a report meanwhile.
    async fn everybody_by_every_path(t: Stage) {
        let teksten = Teksten::new(&t).await;
        let redactie = t.redactie().await;
        let query = format!("{{ canvas(id: {:?}) {{ versies {{ nodes {{ id }} }} }} }}", teksten.canvas);
        let versie = redactie.text(&query, "/canvas/versies/nodes/0/id").await;
        let mut table = Table::default();
        for (soort, object, paden) in teksten.soorten() {
            for stand in ["openbaar", "verborgen", "weer getoond"] {
                match stand {
                    "verborgen" => drop(teksten.verberg(object).await),
                    "weer getoond" => teksten.toon(object).await,
                    _ => {}
                }
                for (who, actor) in &teksten.allen {
                    let told = if teksten.leest(actor, object, paden, &versie).await { "leest" } else { "–" };
                    table.note(&format!("{soort} {stand}"), told, who);
                    if stand == "verborgen" {
                        table.note(&format!("{soort} {stand} melden"), &actor.uitkomst(MELDEN, melding(object)).await, who);
                    }
                }
            }
        }
        table.agree(&t, &expect_file!["zicht.txt"]);
    }

    /// What is no text stays: that it was taken over, and what was measured. How often it worked is counted without it.
    async fn only_the_words_go_where_there_is_more(t: Stage) {
        let teksten = Teksten::new(&t).await;
        let document = format!(
            "{{ goodPractice(id: {:?}) {{ aantalPraktijken oordelen {{ werkt }} overnames {{ totalCount }} }}
                lerendePraktijk(id: {:?}) {{ metingen {{ totalCount nodes {{ gedeeld niveaus {{ ordinaal }} verborgen {{ reden }} }} }}
                    overnames {{ nodes {{ sinds verborgen {{ reden }} }} }} }} }}",
            teksten.practice, teksten.praktijk
        );
        let seen = |oordelen: i32, reden: Value| json!({
            "goodPractice": { "aantalPraktijken": 1, "oordelen": { "werkt": oordelen }, "overnames": { "totalCount": 1 } },
            "lerendePraktijk": {
                "metingen": { "totalCount": 1, "nodes": [{ "gedeeld": true, "niveaus": [{ "ordinaal": 2 }], "verborgen": reden }] },
                "overnames": { "nodes": [{ "sinds": "2026-02-01", "verborgen": reden }] },
            },
        });
        let outsider = teksten.who("BUITENSTAANDER");
        let facilitator = teksten.who("FACILITATOR");
        assert_eq!(outsider.data(&document).await, seen(1, Value::Null));
        for object in [&teksten.overname, &teksten.ervaring, &teksten.meting] {
            teksten.verberg(object).await;
        }
        assert_eq!(outsider.data(&document).await, seen(0, Value::Null));
        let told = json!({ "reden": "HERLEIDBAAR" });
        assert_eq!(facilitator.data(&document).await, seen(0, told), "the count is the same for whoever counts");
        for object in [&teksten.overname, &teksten.ervaring, &teksten.meting] {
            teksten.toon(object).await;
        }
        assert_eq!(outsider.data(&document).await, seen(1, Value::Null));
    }

    /// Search finds none of these texts, hidden or not; nor does it find what they hang under by their words.
    async fn search_finds_none_of_them(t: Stage) {
        let teksten = Teksten::new(&t).await;
        let query = "{ zoek(tekst: \"kwartier\") { totalCount } groepje: zoek(tekst: \"kleiner groepje\") { totalCount }
            wijk: zoek(tekst: \"school en wijk\") { totalCount } middag: zoek(tekst: \"vaste gezichten\") { totalCount }
            elkaar: zoek(tekst: \"elkaar vinden\") { totalCount } }";
        for hidden in [false, true] {
            if hidden {
                for (_, object, _) in teksten.soorten() {
                    teksten.verberg(object).await;
                }
            }
            for (who, actor) in &teksten.allen {
                let found = actor.data(query).await;
                let all = found.as_object().expect("answers").values();
                assert_eq!(all.filter(|hits| hits["totalCount"] != json!(0)).count(), 0, "{who} {found:#}");
            }
        }
    }
}
