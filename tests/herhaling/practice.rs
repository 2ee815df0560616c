//! Good practices from the praktijk where they arose to another, and a private reflection.

use api::graph::id::Kind;
use entity::deelname::Rol;
use serde_json::json;

use super::Herhaling;
use crate::kit::seed::global;

const PRACTICE: &str = "goodPractice { id version status wat onderwijssoorten }";
const OVERNAME: &str = "overname { id version sinds tot aanpassingen }";
const ERVARING: &str = "ervaring { id version oordeel tekst gedeeld }";

impl Herhaling<'_> {
    pub(super) async fn goodpractices(&mut self) {
        let t = self.t;
        let (anna, carla, redactie) = (
            t.member("anna").await,
            t.member("carla").await,
            t.redactie().await,
        );
        let (zuid, noord) = (
            t.praktijk("Praktijk Zuid").await,
            t.praktijk("Praktijk Noord").await,
        );
        t.deelname((zuid, anna.id), Rol::Facilitator, "2026-01-01", None)
            .await;
        t.deelname((noord, carla.id), Rol::Facilitator, "2026-01-01", None)
            .await;
        let stale = || json!({ "version": 99 });
        let words = json!({
            "praktijk": global(Kind::LerendePraktijk, zuid), "titel": "Rondgang", "wat": "Wij lopen samen.", "voorWie": "Teams.",
        });
        let made = self
            .twice(
                &anna,
                "goodPracticeMaken",
                PRACTICE,
                words,
                json!({ "titel": "Anders" }),
            )
            .await;
        let id = &made["goodPractice"]["id"];
        let about = |version: i32| json!({ "goodPractice": id, "version": version });
        let with = |version: i32, field: &str, value: serde_json::Value| {
            let mut fields = about(version);
            fields[field] = value;
            fields
        };
        let other = with(1, "wat", json!("Wij lopen elke week samen."));
        self.twice(&anna, "goodPracticeHerzien", PRACTICE, other, stale())
            .await;
        let filed = with(2, "onderwijssoorten", json!(["BAO"]));
        self.twice(&anna, "goodPracticeIndelen", PRACTICE, filed, stale())
            .await;
        self.twice(&anna, "goodPracticeDelen", PRACTICE, about(3), stale())
            .await;
        let shared = with(4, "besluit", json!("DELEN"));
        self.twice(&redactie, "goodPracticeBeoordelen", PRACTICE, shared, stale())
            .await;
        let report = json!({ "goodPractice": id, "reden": "DUBBEL" });
        let other = json!({ "reden": "ONGEPAST" });
        self.twice(&carla, "goodPracticeMelden", PRACTICE, report, other)
            .await;
        let taken = json!({ "goodPractice": id, "praktijk": global(Kind::LerendePraktijk, noord), "sinds": "2026-02-01" });
        let later = json!({ "sinds": "2026-03-01" });
        let done = self
            .twice(&carla, "goodPracticeOvernemen", OVERNAME, taken, later)
            .await;
        let overname = &done["overname"]["id"];
        let adapted = json!({ "overname": overname, "version": 1, "aanpassingen": "Met minder mensen." });
        self.twice(
            &carla,
            "goodPracticeOvernameBijwerken",
            OVERNAME,
            adapted,
            stale(),
        )
        .await;
        let told = json!({ "overname": overname, "oordeel": "TE_VROEG", "tekst": "Net begonnen.", "datum": "2026-02-10" });
        let done = self
            .twice(
                &carla,
                "goodPracticeErvaringVastleggen",
                ERVARING,
                told,
                json!({ "oordeel": "WERKT" }),
            )
            .await;
        let known = json!({ "ervaring": done["ervaring"]["id"], "version": 1, "gedeeld": true });
        self.twice(&carla, "goodPracticeErvaringBijwerken", ERVARING, known, stale())
            .await;
        let ended = json!({ "overname": overname, "version": 2, "tot": "2026-09-01" });
        self.twice(&carla, "goodPracticeOvernameBeeindigen", OVERNAME, ended, stale())
            .await;
        self.twice(&anna, "goodPracticeIntrekken", PRACTICE, about(5), stale())
            .await;
    }

    pub(super) async fn reflecties(&mut self) {
        let anna = self.t.member("anna").await;
        let reflectie = "reflectie { id version tekst }";
        let stale = || json!({ "version": 99 });
        let words = json!({ "tekst": "Ik vroeg door." });
        let other = json!({ "tekst": "Ik vroeg niet door." });
        let made = self
            .twice(&anna, "eigenReflectieMaken", reflectie, words, other)
            .await;
        let id = &made["reflectie"]["id"];
        let changed = json!({ "reflectie": id, "version": 1, "tekst": "Ik vroeg weer door." });
        self.twice(&anna, "eigenReflectieBijwerken", reflectie, changed, stale())
            .await;
        let gone = json!({ "reflectie": id, "version": 2 });
        self.twice(&anna, "eigenReflectieVerwijderen", "verwijderd", gone, stale())
            .await;
    }
}
