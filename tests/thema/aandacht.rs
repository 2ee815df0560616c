//! What needs the eye of an editor: leervragen in no thema, and thema's that are thin or contested.

use std::collections::BTreeSet;

use api::graph::id::Kind;
use chrono::TimeDelta;
use entity::{
    bundeling, discipline,
    leervraag::{self, Herkomst, Status},
    melding, thema,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use serde_json::{Value, json};
use uuid::Uuid;

use super::THEMA;
use crate::kit::{Stage, actor::Actor, both, seed::global};

const WACHT: &str = "{ ongebundeldeLeervragen { totalCount nodes { sinds leervraag { tekst } } } }";

/// The words of who waits, in order.
async fn waiting(actor: &Actor<'_>) -> Vec<String> {
    let seen = actor.value(WACHT, "/ongebundeldeLeervragen").await;
    let nodes = seen["nodes"].as_array().expect("a list");
    assert_eq!(seen["totalCount"], nodes.len());
    nodes
        .iter()
        .map(|node| node["leervraag"]["tekst"].as_str().expect("words").to_owned())
        .collect()
}

/// How many rows of the waiting list differ from what the facts say.
async fn drift(t: &Stage) -> i64 {
    t.drift("ongebundeld", "leervraag_id, sinds").await
}

/// A published leervraag of somebody with a discipline.
async fn source(t: &Stage, name: &str, discipline: Option<Uuid>, herkomst: Herkomst) -> Uuid {
    t.vraag(name, |row| {
        row.status = Status::Gepubliceerd;
        row.gepubliceerd_op = Some(row.created_at);
        row.discipline_id = discipline;
        row.herkomst = herkomst;
    })
    .await
}

async fn bundle(redactie: &Actor<'_>, thema: &str, leervragen: &[Uuid]) {
    let version = version(redactie, thema).await;
    let leervragen: Vec<String> = leervragen
        .iter()
        .map(|key| global(Kind::Leervraag, *key))
        .collect();
    let input =
        json!({ "thema": thema, "version": version, "leervragen": leervragen, "reden": "Hoort erbij" });
    redactie.done("themaBundelen", THEMA, input).await;
}

async fn take_out(redactie: &Actor<'_>, thema: &str, leervraag: Uuid) {
    let version = version(redactie, thema).await;
    let input = json!({ "thema": thema, "version": version, "leervraag": global(Kind::Leervraag, leervraag), "reden": "Toch niet" });
    redactie.done("themaOntbundelen", THEMA, input).await;
}

async fn version(redactie: &Actor<'_>, thema: &str) -> Value {
    let query = "query($id: ID!) { thema(id: $id) { version } }";
    redactie
        .with(json!({ "id": thema }))
        .value(query, "/thema/version")
        .await
}

/// The reasons of a thema, each with its number.
async fn reasons(redactie: &Actor<'_>, thema: &str) -> Vec<String> {
    let query = "query($id: ID!) { thema(id: $id) { aandacht { redenen { reden soort aantal } } } }";
    let seen = redactie
        .with(json!({ "id": thema }))
        .value(query, "/thema/aandacht/redenen")
        .await;
    let told =
        |node: &Value| format!("{} {} {}", node["soort"], node["reden"], node["aantal"]).replace('"', "");
    seen.as_array().expect("a list").iter().map(told).collect()
}

/// The names that pass the filter.
async fn listed(actor: &Actor<'_>, soorten: &str) -> BTreeSet<String> {
    let query = format!(
        "{{ themas(first: 100, filter: {{ aandacht: [{soorten}] }}) {{ totalCount nodes {{ naam }} }} }}"
    );
    let seen = actor.value(&query, "/themas").await;
    let nodes = seen["nodes"].as_array().expect("a list");
    assert_eq!(seen["totalCount"], nodes.len());
    nodes
        .iter()
        .map(|node| node["naam"].as_str().expect("a name").to_owned())
        .collect()
}

both! {
    async fn who_is_in_no_thema_waits_oldest_first(t: Stage) {
        let redactie = t.redactie().await;
        let (een, twee) = (source(&t, "Eerste vraag", None, Herkomst::Community).await, source(&t, "Tweede vraag", None, Herkomst::Community).await);
        t.vraag("Nog niet openbaar", |_| ()).await;
        assert_eq!(waiting(&redactie).await, ["Eerste vraag", "Tweede vraag"]);
        let thema = redactie.thema("Samenwerken", true).await;
        bundle(&redactie, &thema, &[een, twee]).await;
        assert_eq!(waiting(&redactie).await, Vec::<String>::new());
        take_out(&redactie, &thema, een).await;
        assert_eq!(waiting(&redactie).await, ["Eerste vraag"]);
        let end = json!({ "thema": thema, "version": version(&redactie, &thema).await, "status": "VERVALLEN" });
        redactie.done("themaBijwerken", THEMA, end).await;
        // The second waits since it was published, the first since it was taken out.
        assert_eq!(waiting(&redactie).await, ["Tweede vraag", "Eerste vraag"]);
        let refuse = json!({ "leervraag": global(Kind::Leervraag, twee), "version": 1, "besluit": "AFWIJZEN", "reden": "DUBBEL" });
        redactie.done("leervraagModereren", "leervraag { id }", refuse).await;
        assert_eq!(waiting(&redactie).await, ["Eerste vraag"]);
        assert_eq!(drift(&t).await, 0);
        for (who, actor) in t.outsiders().await {
            assert_eq!(waiting(&actor).await, Vec::<String>::new(), "{who}");
        }
    }

    async fn each_reason_is_told_with_its_number(t: Stage) {
        let redactie = t.redactie().await;
        let (arts, leraar) = (
            t.discipline("arts", discipline::Sector::Jeugdgezondheidszorg).await,
            t.discipline("leraar", discipline::Sector::Onderwijs).await,
        );
        let mut sources = Vec::new();
        for number in 0..5 {
            let herkomst = if number == 0 { Herkomst::Interview } else { Herkomst::Community };
            let who = if number == 1 { arts } else { leraar };
            sources.push(source(&t, &format!("Vraag {number}"), Some(who), herkomst).await);
        }
        let thema = redactie.thema("Samenwerken", true).await;
        let ander = redactie.thema("Vervoer", false).await;
        assert_eq!(reasons(&redactie, &thema).await, ["DUN WEINIG_BRONNEN 0"]);
        bundle(&redactie, &thema, &sources).await;
        assert_eq!(reasons(&redactie, &thema).await, Vec::<String>::new());
        assert_eq!(listed(&redactie, "DUN, OMSTREDEN").await, BTreeSet::from(["Vervoer".to_owned()]));

        take_out(&redactie, &thema, sources[0]).await;
        assert_eq!(reasons(&redactie, &thema).await, ["DUN WEINIG_BRONNEN 4", "DUN EEN_HERKOMST 1"]);
        bundle(&redactie, &ander, &sources[..1]).await;
        assert_eq!(
            reasons(&redactie, &thema).await,
            ["DUN WEINIG_BRONNEN 4", "DUN EEN_HERKOMST 1", "OMSTREDEN VERPLAATST 1"]
        );
        bundle(&redactie, &thema, &sources[..1]).await;
        assert_eq!(reasons(&redactie, &thema).await, ["OMSTREDEN TERUGGEZET 1"]);
        let anna = t.member("anna").await;
        let report = json!({ "leervraag": global(Kind::Leervraag, sources[2]), "reden": "ONGEPAST" });
        anna.done("leervraagMelden", "melding { id }", report).await;
        let back = json!({ "leervraag": global(Kind::Leervraag, sources[1]), "version": 1, "besluit": "TERUGNEMEN", "reden": "ONGEPAST" });
        redactie.done("leervraagModereren", "leervraag { id }", back).await;
        assert_eq!(
            reasons(&redactie, &thema).await,
            [
                "DUN WEINIG_BRONNEN 4",
                "DUN EEN_DISCIPLINE 1",
                "OMSTREDEN TERUGGEZET 1",
                "OMSTREDEN GEMELD 1",
                "OMSTREDEN WEGGEVALLEN 1",
            ]
        );
        // What others gather for is not thin.
        let under = json!({ "thema": ander, "version": version(&redactie, &ander).await, "ouder": thema });
        redactie.done("themaBijwerken", THEMA, under).await;
        assert_eq!(reasons(&redactie, &thema).await.len(), 3);
        assert_eq!(listed(&redactie, "DUN").await, BTreeSet::from(["Vervoer".to_owned()]));
        assert_eq!(listed(&redactie, "OMSTREDEN").await, BTreeSet::from(["Samenwerken".to_owned()]));
        let query = "query($id: ID!) { thema(id: $id) { naam aandacht { bronnen } } }";
        for (who, actor) in t.outsiders().await {
            assert_eq!(listed(&actor, "DUN, OMSTREDEN").await, BTreeSet::new(), "{who}");
            let seen = actor.with(json!({ "id": thema })).value(query, "/thema").await;
            assert_eq!(seen, json!({ "naam": "Samenwerken", "aandacht": null }), "{who}");
        }
    }

    /// Two editors at once: what one takes out while the other takes it out elsewhere, or puts it in, waits or does not, as
    /// the facts say; and nobody waits for ever.
    async fn what_waits_agrees_with_the_facts_whoever_bundles_at_once(t: Stage) {
        let redactie = t.redactie().await;
        let mut vragen = Vec::new();
        for number in 0..20 {
            vragen.push(source(&t, &format!("Vraag {number}"), None, Herkomst::Community).await);
        }
        let (een, twee) = (redactie.thema("Een", true).await, redactie.thema("Twee", true).await);
        let turned: Vec<Uuid> = vragen.iter().rev().copied().collect();
        futures::join!(bundle(&redactie, &een, &vragen), bundle(&redactie, &twee, &turned));
        assert_eq!((drift(&t).await, waiting(&redactie).await.len()), (0, 0));
        for (number, vraag) in vragen.iter().enumerate() {
            if number % 2 == 0 {
                futures::join!(take_out(&redactie, &een, *vraag), take_out(&redactie, &twee, *vraag));
            } else {
                take_out(&redactie, &een, *vraag).await;
                futures::join!(bundle(&redactie, &een, std::slice::from_ref(vraag)), take_out(&redactie, &twee, *vraag));
            }
            assert_eq!(drift(&t).await, 0, "after {number}");
        }
        assert_eq!(waiting(&redactie).await.len(), 10);
    }

    /// A reason that is named a hundred times is asked for once, and of who may not know nothing is counted.
    async fn a_reason_that_is_repeated_asks_nothing_more(t: Stage) {
        let many: Vec<&str> = ["DUN", "OMSTREDEN"].into_iter().cycle().take(100).collect();
        let query = "query($soorten: [ThemaAandachtSoort!]) { themas(filter: { aandacht: $soorten }) { totalCount } }";
        for (actor, least) in [(t.redactie().await, 2_000), (t.anonymous(), 0)] {
            let sizes = |soorten: Value| {
                let asked = actor.with(json!({ "soorten": soorten }));
                async move { asked.send(query).await.sql.iter().map(|statement| statement.sql.len()).sum::<usize>() }
            };
            let (two, hundred) = (sizes(json!(["DUN", "OMSTREDEN"])).await, sizes(json!(many)).await);
            assert_eq!(two, hundred);
            assert!(two > least && (least > 0 || two < 1_000), "{two} characters");
        }
    }

    /// Whatever happens, and whoever writes: the waiting list is what the facts say, and a list holds the thema's whose
    /// own reasons say so.
    async fn lists_agree_with_the_facts(t: Stage) {
        let redactie = t.redactie().await;
        let mut state = 0x5EED_u64;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap_or_default() % below
        };
        let disciplines = [
            None,
            Some(t.discipline("arts", discipline::Sector::Jeugdgezondheidszorg).await),
            Some(t.discipline("leraar", discipline::Sector::Onderwijs).await),
        ];
        let herkomsten = [Herkomst::Community, Herkomst::Interview];
        let states = [
            Status::Gepubliceerd, Status::Gepubliceerd, Status::Gepubliceerd, Status::Ingediend,
            Status::Afgewezen, Status::Ingetrokken, Status::Samengevoegd,
        ];
        let (mut vragen, mut themas, mut bundels, mut meldingen) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for number in 0..20 {
            vragen.push(source(&t, &format!("Vraag {number}"), disciplines[next(3)], herkomsten[next(2)]).await);
        }
        for number in 0..6 {
            let id = t.named(&format!("thema {number}"));
            let row = thema::Model {
                id,
                naam: format!("Thema {number}"),
                omschrijving: "Over iets.".to_owned(),
                ouder_id: None,
                status: thema::Status::Gepubliceerd,
                maker_id: None,
                demo: false,
                version: 1,
                created_at: t.now(),
                updated_at: t.now(),
            };
            t.set(row).await;
            themas.push(id);
        }
        for step in 0_i64..160 {
            let moment = t.now() + TimeDelta::seconds(step);
            let (vraag, thema) = (vragen[next(vragen.len())], themas[next(themas.len())]);
            match next(8) {
                0..=3 => {
                    let id = t.named(&format!("bundeling {step}"));
                    let row = bundeling::Model {
                        id,
                        thema_id: thema,
                        leervraag_id: vraag,
                        reden: None,
                        door_id: None,
                        van: moment,
                        tot: None,
                        reden_einde: None,
                        beeindigd_door_id: None,
                    };
                    let row: bundeling::ActiveModel = row.into();
                    // A leervraag is in a thema once at a time.
                    if bundeling::Entity::insert(row).exec_without_returning(t.writer()).await.is_ok() {
                        bundels.push(id);
                    }
                }
                4 if !bundels.is_empty() => {
                    let id = bundels.swap_remove(next(bundels.len()));
                    let row = bundeling::ActiveModel { id: Set(id), tot: Set(Some(moment)), ..Default::default() };
                    row.update(t.writer()).await.expect("an UPDATE");
                }
                5 => {
                    let row = leervraag::ActiveModel { id: Set(vraag), status: Set(states[next(states.len())]), ..Default::default() };
                    row.update(t.writer()).await.expect("an UPDATE");
                }
                6 => {
                    let id = t.named(&format!("melding {step}"));
                    meldingen.push(id);
                    t.set(melding::Model {
                        id,
                        leervraag_id: vraag,
                        melder_id: None,
                        reden: melding::Reden::Anders,
                        toelichting: None,
                        dubbel_van_id: None,
                        uitkomst: (next(2) == 0).then_some(melding::Uitkomst::Ongegrond),
                        afgehandeld_op: None,
                        besluit_id: None,
                        created_at: moment,
                    })
                    .await;
                }
                _ => {
                    let row = thema::ActiveModel {
                        id: Set(thema),
                        status: Set([thema::Status::Gepubliceerd, thema::Status::Concept, thema::Status::Vervallen][next(3)]),
                        ouder_id: Set((next(3) == 0).then(|| themas[next(themas.len())])),
                        ..Default::default()
                    };
                    row.update(t.writer()).await.expect("an UPDATE");
                }
            }
            assert_eq!(drift(&t).await, 0, "step {step}");
            if step % 4 != 3 {
                continue;
            }
            let all = "{ themas(first: 100) { nodes { naam aandacht { redenen { soort } } } } }";
            let all = redactie.value(all, "/themas/nodes").await;
            for soort in ["DUN", "OMSTREDEN"] {
                let has = |node: &&Value| node["aandacht"]["redenen"].as_array().is_some_and(|all| all.iter().any(|one| one["soort"] == soort));
                let expected = all.as_array().expect("a list").iter().filter(has);
                let expected: BTreeSet<String> = expected.map(|node| node["naam"].as_str().expect("a name").to_owned()).collect();
                assert_eq!(listed(&redactie, soort).await, expected, "step {step}, {soort}: {all:#}");
            }
        }
        assert!(!meldingen.is_empty());
        thema::Entity::delete_by_id(themas[0]).exec(t.writer()).await.expect("a DELETE");
        leervraag::Entity::delete_by_id(vragen[0]).exec(t.writer()).await.expect("a DELETE");
        assert_eq!(drift(&t).await, 0);
    }
}
