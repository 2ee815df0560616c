//! Where a good practice travels: taking over, telling how it went, ending, and who reads what of it.

use api::graph::id::Kind;
use entity::{
    goodpractice::Status,
    goodpractice_ervaring::{self, Oordeel},
};
use expect_test::expect_file;
use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{OBJECT, actors, facilitators, feit, gedeeld, overgenomen, praktijken, told, woorden};
use crate::kit::{
    Stage, both,
    seed::{day, global},
    tafel::Table,
};

const OVERNAME: &str = "overname { id version sinds tot aanpassingen }";
const ERVARING: &str = "ervaring { id version oordeel tekst datum gedeeld }";

/// An ervaring as a fact.
async fn ervaring(t: &Stage, overname_id: Uuid, gedeeld: bool) -> String {
    let (id, now) = (t.service.clock.new_id(), t.now());
    let row = goodpractice_ervaring::Model {
        id,
        overname_id,
        oordeel: Oordeel::WerktDeels,
        tekst: "Het begin is er.".into(),
        datum: day("2026-03-01"),
        gedeeld,
        verborgen_op: None,
        demo: true,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    goodpractice_ervaring::Entity::insert(row.into_active_model())
        .exec_without_returning(t.writer())
        .await
        .expect("an ervaring");
    global(Kind::GoodPracticeErvaring, id)
}

both! {
    /// Every state of an overname and its good practice × every action × every kind of actor. `elders` facilitates the praktijk
    /// that took over.
    async fn who_does_what_with_an_overname(t: Stage) {
        let actors = actors(&t).await;
        let states = [
            ("LOOPT", Status::Gedeeld, true, None),
            ("LOOPT, INGETROKKEN", Status::Ingetrokken, false, None),
            ("BEEINDIGD", Status::Gedeeld, true, Some("2026-06-01")),
        ];
        let mut table = Table::default();
        for (state, status, gelezen, tot) in states {
            for action in ["bijwerken", "beeindigen", "vastleggen", "ervaring bijwerken", "lezen", "ervaring lezen"] {
                for (who, actor) in &actors {
                    let key = overgenomen(&t, feit(&t, status, gelezen).await, tot).await;
                    let overname = global(Kind::GoodPracticeOvername, key);
                    let eigen = ervaring(&t, key, false).await;
                    let seen = async |id: &str| actor.value(&format!("{{ node(id: {id:?}) {{ id }} }}"), "/node").await;
                    let told = match action {
                        "bijwerken" => {
                            let fields = json!({ "overname": overname, "version": 1, "aanpassingen": "Met minder mensen." });
                            told(actor, "goodPracticeOvernameBijwerken", OVERNAME, fields, "/overname/sinds").await
                        }
                        "beeindigen" => {
                            let fields = json!({ "overname": overname, "version": 1, "tot": "2026-07-01" });
                            told(actor, "goodPracticeOvernameBeeindigen", OVERNAME, fields, "/overname/tot").await
                        }
                        "vastleggen" => {
                            let fields = json!({ "overname": overname, "oordeel": "WERKT", "tekst": "Het loopt goed.", "datum": "2026-04-01" });
                            told(actor, "goodPracticeErvaringVastleggen", ERVARING, fields, "/ervaring/oordeel").await
                        }
                        "ervaring bijwerken" => {
                            let fields = json!({ "ervaring": eigen, "version": 1, "oordeel": "WERKT_NIET" });
                            told(actor, "goodPracticeErvaringBijwerken", ERVARING, fields, "/ervaring/oordeel").await
                        }
                        "lezen" if seen(&overname).await.is_null() => "–".into(),
                        "ervaring lezen" if seen(&eigen).await.is_null() => "–".into(),
                        _ => "ja".into(),
                    };
                    table.note(&format!("{action} {state}"), &told, who);
                }
            }
        }
        table.agree(&t, &expect_file!["overname.txt"]);
    }

    async fn a_good_practice_travels_and_one_sees_whether_it_worked(t: Stage) {
        let (facilitator, elders) = facilitators(&t).await;
        let id = gedeeld(&t, &facilitator, woorden("Rondgang")).await;
        let (oost, west) = praktijken(&t);
        let (oost, west) = (global(Kind::LerendePraktijk, oost), global(Kind::LerendePraktijk, west));
        let taken = |praktijk: &str, sinds: &str| json!({
            "goodPractice": id, "praktijk": praktijk, "sinds": sinds, "aanpassingen": "Met een kleiner groepje.",
        });
        let overnemen = "goodPracticeOvernemen";
        assert_eq!(facilitator.refused(overnemen, OVERNAME, taken(&oost, "2026-03-01")).await, "EIGEN_PRAKTIJK input.praktijk");
        assert_eq!(elders.refused(overnemen, OVERNAME, taken(&west, "1899-12-31")).await, "DATUM_ONMOGELIJK input.sinds");
        let row = elders.done(overnemen, OVERNAME, taken(&west, "2026-03-01")).await;
        assert_eq!((&row["sinds"], &row["tot"]), (&json!("2026-03-01"), &Value::Null));
        assert_eq!(elders.refused(overnemen, OVERNAME, taken(&west, "2026-04-01")).await, "AL_OVERGENOMEN input.praktijk");

        let tell = |oordeel: &str, datum: &str, gedeeld: bool| json!({
            "overname": row["id"], "oordeel": oordeel, "tekst": "Zo ging het die dag.", "datum": datum, "gedeeld": gedeeld,
        });
        let vastleggen = "goodPracticeErvaringVastleggen";
        let refused = async |fields: Value| elders.refused(vastleggen, ERVARING, fields).await;
        assert_eq!(refused(tell("WERKT", "2026-02-28", true)).await, "DATUM_VOOR_SINDS input.datum");
        assert_eq!(refused(tell("WERKT", "2099-01-01", true)).await, "DATUM_IN_TOEKOMST input.datum");
        elders.done(vastleggen, ERVARING, tell("TE_VROEG", "2026-03-10", true)).await;
        elders.done(vastleggen, ERVARING, tell("WERKT_DEELS", "2026-06-10", true)).await;
        let last = elders.done(vastleggen, ERVARING, tell("WERKT", "2026-08-10", false)).await;
        let query = format!("{{ goodPractice(id: {id:?}) {{ aantalPraktijken oordelen {{ werkt werktDeels werktNiet teVroeg }}
            overnames {{ totalCount nodes {{ praktijk {{ naam }} ervaringen {{ totalCount nodes {{ oordeel }} }} }} }} }}
            lerendePraktijk(id: {west:?}) {{ overnames {{ nodes {{ sinds goodPractice {{ titel }} }} }} }} }}");
        let told = |oordelen: Value, ervaringen: &[&str]| json!({
            "goodPractice": { "aantalPraktijken": 1, "oordelen": oordelen, "overnames": { "totalCount": 1, "nodes": [{
                "praktijk": { "naam": "Praktijk West" },
                "ervaringen": { "totalCount": ervaringen.len(), "nodes": ervaringen.iter().map(|oordeel| json!({ "oordeel": oordeel })).collect::<Vec<_>>() },
            }] } },
            "lerendePraktijk": { "overnames": { "nodes": [{ "sinds": "2026-03-01", "goodPractice": { "titel": "Rondgang" } }] } },
        });
        let deels = json!({ "werkt": 0, "werktDeels": 1, "werktNiet": 0, "teVroeg": 0 });
        for (who, actor) in t.outsiders().await.into_iter().chain([("facilitator", t.member("facilitator").await)]) {
            assert_eq!(actor.data(&query).await, told(deels.clone(), &["WERKT_DEELS", "TE_VROEG"]), "{who}");
        }
        // The numbers are the same for the praktijk itself: what it keeps to itself is in none.
        for actor in [t.member("elders").await, t.redactie().await] {
            assert_eq!(actor.data(&query).await, told(deels.clone(), &["WERKT", "WERKT_DEELS", "TE_VROEG"]));
        }
        let shared = json!({ "ervaring": last["id"], "version": 1, "gedeeld": true, "tekst": "Met een vaste dag loopt het." });
        let changed = elders.done("goodPracticeErvaringBijwerken", ERVARING, shared.clone()).await;
        assert_eq!((&changed["version"], &changed["gedeeld"]), (&json!(2), &json!(true)));
        assert_eq!(elders.denied("goodPracticeErvaringBijwerken", ERVARING, shared).await, "CONFLICT");
        let werkt = json!({ "werkt": 1, "werktDeels": 0, "werktNiet": 0, "teVroeg": 0 });
        assert_eq!(t.anonymous().data(&query).await, told(werkt, &["WERKT", "WERKT_DEELS", "TE_VROEG"]));
    }

    /// It ends once, may begin again, and counts as one praktijk.
    async fn an_overname_ends_and_may_begin_again(t: Stage) {
        let (facilitator, elders) = facilitators(&t).await;
        let id = gedeeld(&t, &facilitator, woorden("Rondgang")).await;
        let west = global(Kind::LerendePraktijk, praktijken(&t).1);
        let taken = |sinds: &str| json!({ "goodPractice": id, "praktijk": west, "sinds": sinds });
        let row = elders.done("goodPracticeOvernemen", OVERNAME, taken("2026-03-01")).await;
        let einde = |version: i32, tot: &str| json!({ "overname": row["id"], "version": version, "tot": tot });
        let beeindigen = "goodPracticeOvernameBeeindigen";
        assert_eq!(elders.refused(beeindigen, OVERNAME, einde(1, "2026-03-01")).await, "TOT_VOOR_SINDS input.tot");
        assert_eq!(elders.denied(beeindigen, OVERNAME, einde(9, "2026-06-01")).await, "CONFLICT");
        let ended = elders.done(beeindigen, OVERNAME, einde(1, "2026-06-01")).await;
        assert_eq!((&ended["tot"], &ended["version"]), (&json!("2026-06-01"), &json!(2)));
        assert_eq!(elders.refused(beeindigen, OVERNAME, einde(2, "2026-07-01")).await, "AL_BEEINDIGD input.tot");
        let change = |fields: Value| {
            let mut whole = json!({ "overname": row["id"], "version": 2 });
            whole.as_object_mut().expect("fields").extend(fields.as_object().expect("fields").clone());
            whole
        };
        let bijwerken = "goodPracticeOvernameBijwerken";
        assert_eq!(elders.refused(bijwerken, OVERNAME, change(json!({ "sinds": "2026-06-01" }))).await, "TOT_VOOR_SINDS input.sinds");
        let told = json!({ "overname": row["id"], "oordeel": "WERKT_NIET", "tekst": "Terugkijkend paste het niet.", "datum": "2026-09-01", "gedeeld": true });
        elders.done("goodPracticeErvaringVastleggen", ERVARING, told).await;
        let early = json!({ "overname": row["id"], "oordeel": "TE_VROEG", "tekst": "Net begonnen.", "datum": "2026-03-05" });
        elders.done("goodPracticeErvaringVastleggen", ERVARING, early).await;
        assert_eq!(elders.refused(bijwerken, OVERNAME, change(json!({ "sinds": "2026-04-01" }))).await, "ERVARING_EERDER input.sinds");
        let moved = elders.done(bijwerken, OVERNAME, change(json!({ "sinds": "2026-02-01", "aanpassingen": "In twee groepjes." }))).await;
        assert_eq!((&moved["sinds"], &moved["aanpassingen"]), (&json!("2026-02-01"), &json!("In twee groepjes.")));
        elders.done("goodPracticeOvernemen", OVERNAME, taken("2026-10-01")).await;
        let query = format!("{{ goodPractice(id: {id:?}) {{ aantalPraktijken overnames {{ nodes {{ sinds tot }} }} }} }}");
        assert_eq!(
            t.anonymous().value(&query, "/goodPractice").await,
            json!({ "aantalPraktijken": 1, "overnames": { "nodes": [
                { "sinds": "2026-10-01", "tot": null }, { "sinds": "2026-02-01", "tot": "2026-06-01" },
            ] } })
        );
    }

    /// Others read these at once, so what the guard doubts is refused too.
    async fn what_others_read_at_once_is_judged_strictly(t: Stage) {
        let (facilitator, elders) = facilitators(&t).await;
        let id = gedeeld(&t, &facilitator, woorden("Rondgang")).await;
        let west = global(Kind::LerendePraktijk, praktijken(&t).1);
        let taken = |aanpassingen: &str| json!({ "goodPractice": id, "praktijk": west, "sinds": "2026-03-01", "aanpassingen": aanpassingen });
        for (tekst, code) in [("Met Sem erbij.", "TWIJFEL"), ("Bel 06-12345678.", "TELEFOON"), (" ", "LEEG")] {
            let told = elders.refused("goodPracticeOvernemen", OVERNAME, taken(tekst)).await;
            assert_eq!(told, format!("{code} input.aanpassingen"), "{tekst}");
        }
        let row = elders.done("goodPracticeOvernemen", OVERNAME, taken("Met minder mensen.")).await;
        let tell = json!({ "overname": row["id"], "oordeel": "WERKT", "tekst": "Sem vond het fijn.", "datum": "2026-04-01" });
        assert_eq!(elders.refused("goodPracticeErvaringVastleggen", ERVARING, tell).await, "TWIJFEL input.tekst");
    }

    /// A withdrawn good practice takes its travels out of sight, but not what a praktijk noted itself.
    async fn what_was_withdrawn_is_not_seen_through_its_travels(t: Stage) {
        let (facilitator, elders) = facilitators(&t).await;
        let id = gedeeld(&t, &facilitator, woorden("Rondgang")).await;
        let west = global(Kind::LerendePraktijk, praktijken(&t).1);
        let taken = json!({ "goodPractice": id, "praktijk": west, "sinds": "2026-03-01" });
        let row = elders.done("goodPracticeOvernemen", OVERNAME, taken).await;
        facilitator.done("goodPracticeIntrekken", OBJECT, json!({ "goodPractice": id, "version": 3 })).await;
        let query = format!("{{ node(id: {}) {{ id }} lerendePraktijk(id: {west:?}) {{ overnames {{ totalCount nodes {{ sinds goodPractice {{ titel }} }} }} }} }}", row["id"]);
        for (who, actor) in t.outsiders().await {
            let data = actor.data(&query).await;
            assert_eq!((&data["node"], &data["lerendePraktijk"]["overnames"]["totalCount"]), (&Value::Null, &json!(0)), "{who}");
        }
        let own = elders.value(&query, "/lerendePraktijk/overnames/nodes").await;
        assert_eq!(own, json!([{ "sinds": "2026-03-01", "goodPractice": null }]));
    }

    /// Two facilitators of one praktijk at the same moment: one overname.
    async fn a_praktijk_takes_over_once_at_a_time(t: Stage) {
        let (facilitator, elders) = facilitators(&t).await;
        let id = gedeeld(&t, &facilitator, woorden("Rondgang")).await;
        let west = global(Kind::LerendePraktijk, praktijken(&t).1);
        let taken = json!({ "goodPractice": id, "praktijk": west, "sinds": "2026-03-01" });
        let once = || told(&elders, "goodPracticeOvernemen", OVERNAME, taken.clone(), "/overname/sinds");
        let mut outcomes: Vec<String> = futures::future::join_all((0..4).map(|_| once())).await;
        outcomes.sort_unstable();
        assert_eq!(outcomes, ["2026-03-01", "AL_OVERGENOMEN", "AL_OVERGENOMEN", "AL_OVERGENOMEN"]);
    }
}
