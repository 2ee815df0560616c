//! A Lerende Praktijk that measures, reflects and improves.

use api::graph::id::Kind;
use entity::deelname::Rol;
use serde_json::json;

use super::Herhaling;
use crate::kit::{leren::inhoud, seed::global};

impl Herhaling<'_> {
    pub(super) async fn leren(&mut self) {
        self.t.reference().await;
        let anna = self.t.member("anna").await;
        let key = self.t.praktijk("Praktijk die leert").await;
        self.t
            .deelname((key, anna.id), Rol::Facilitator, "2026-01-01", None)
            .await;
        let praktijk = global(Kind::LerendePraktijk, key);
        let school = global(Kind::Organisatie, self.t.organisatie("De leerschool").await);
        let stale = json!({ "version": 99 });
        let other = json!({ "praktijk": global(Kind::LerendePraktijk, self.t.named("andere")) });

        let of = json!({ "praktijk": praktijk });
        let given = self
            .twice(
                &anna,
                "analyseToestaan",
                "toestemming { id version }",
                of,
                other.clone(),
            )
            .await;
        let back = json!({ "toestemming": given["toestemming"]["id"], "version": 1 });
        let toestemming = "toestemming { id ingetrokkenOp }";
        self.twice(
            &anna,
            "analyseToestemmingIntrekken",
            toestemming,
            back,
            stale.clone(),
        )
        .await;

        let list = json!({ "praktijk": praktijk, "titel": "Samenwerken", "stellingen": [{ "tekst": "Wij bellen elkaar." }] });
        let answer = "stellingenlijst { id stellingen { id } }";
        self.twice(
            &anna,
            "stellingenlijstMaken",
            answer,
            list,
            json!({ "titel": "Anders" }),
        )
        .await;

        let begin = json!({ "praktijk": praktijk, "van": "2026-02-01" });
        let made = self
            .twice(
                &anna,
                "cyclusStarten",
                "cyclus { id nummer version }",
                begin,
                other,
            )
            .await;
        let cyclus = &made["cyclus"]["id"];
        let says = json!({ "cyclus": cyclus, "inhoud": inhoud("NULMETING", "2026-02-10") });
        let differs = json!({ "inhoud": inhoud("NULMETING", "2026-02-11") });
        let answer = "meting { id version status gedeeld niveaus { ordinaal } }";
        let made = self.twice(&anna, "metingVastleggen", answer, says, differs).await;
        let meting = &made["meting"]["id"];
        let anew = json!({ "meting": meting, "version": 1, "inhoud": inhoud("NULMETING", "2026-02-12") });
        self.twice(&anna, "metingBijwerken", answer, anew, stale.clone())
            .await;
        let wrong = json!({ "cyclus": cyclus, "inhoud": inhoud("TUSSENMETING", "2026-02-10") });
        let wrong = anna.done("metingVastleggen", "meting { id }", wrong).await;
        let gone = json!({ "meting": wrong["id"], "version": 1 });
        self.twice(&anna, "metingVerwijderen", "verwijderd", gone, stale.clone())
            .await;
        let adopt = json!({ "meting": meting, "version": 2 });
        self.twice(&anna, "metingVaststellen", answer, adopt, stale.clone())
            .await;
        let share =
            json!({ "meting": meting, "version": 3, "gedeeld": true, "samenvatting": "Zo staat het." });
        self.twice(&anna, "metingDelen", answer, share, stale.clone())
            .await;
        let further = json!({ "cyclus": cyclus, "version": 1, "stand": "REFLECTEERT" });
        self.twice(
            &anna,
            "cyclusStandZetten",
            "cyclus { id stand version }",
            further,
            stale.clone(),
        )
        .await;

        let words = json!({ "cyclus": cyclus, "watWerkt": "Korte lijnen.", "waarLopenWeVast": "Afspraken.", "welkeStap": "Afsluiten." });
        let answer = "reflectie { id versie watWerkt }";
        self.twice(
            &anna,
            "reflectieVastleggen",
            answer,
            words,
            json!({ "versie": 9 }),
        )
        .await;
        let step = json!({ "cyclus": cyclus, "tekst": "Elk overleg afsluiten.", "organisatie": school });
        let answer = "verbeterstap { id version stand verloop { totalCount } }";
        let made = self
            .twice(
                &anna,
                "verbeterstapVastleggen",
                answer,
                step,
                json!({ "tekst": "Anders." }),
            )
            .await;
        let busy = json!({ "verbeterstap": made["verbeterstap"]["id"], "version": 1, "stand": "BEZIG" });
        self.twice(&anna, "verbeterstapBijwerken", answer, busy, stale)
            .await;
    }
}
