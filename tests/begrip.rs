//! Begrippen: terms of the field, and a search that knows their other words.

use api::{clock::Clock, config::Config, graph::id::Kind};
use chrono::TimeDelta;
use entity::{discipline::Sector, leervraag::Status};
use serde_json::{Value, json};

use crate::kit::{
    Stage,
    actor::Actor,
    agenda::nowhere,
    app::{Service, start},
    both,
    seed::global,
};

const BEGRIP: &str =
    "begrip { id version status term vormen { vorm soort } betekenissen { discipline { naam } tekst } bron }";

fn smw(publiceren: bool) -> Value {
    json!({
        "term": "Schoolmaatschappelijk werk", "uitleg": "Een vaste werker op school voor zorgen thuis.", "publiceren": publiceren,
        "vormen": [{ "vorm": "smw", "soort": "AFKORTING" }, { "vorm": "school maatschappelijk werk", "soort": "VARIANT" }],
    })
}

/// The published leervragen that a text finds, by their words.
async fn found(actor: &Actor<'_>, tekst: &str) -> Vec<String> {
    let document = "query($tekst: String!) { leervragen(first: 50, orderBy: OUDSTE, filter: { tekst: $tekst }) { totalCount nodes { tekst } } }";
    let data = actor.with(json!({ "tekst": tekst })).data(document).await;
    let nodes = data["leervragen"]["nodes"].as_array().expect("a list");
    assert_eq!(data["leervragen"]["totalCount"], nodes.len(), "{tekst}");
    nodes
        .iter()
        .map(|node| node["tekst"].as_str().expect("words").to_owned())
        .collect()
}

const VOLUIT: &str = "Wanneer betrek ik schoolmaatschappelijk werk bij een zorg?";
const AFGEKORT: &str = "Hoe weet het SMW wat leraren zien?";
const LOS: &str = "Hoe maakt maatschappelijk werk op school het verschil?";

async fn vragen(t: &Stage) {
    for tekst in [VOLUIT, AFGEKORT, LOS, "Hoe plan ik mijn spreekuur?"] {
        t.vraag(tekst, |row| row.status = Status::Gepubliceerd).await;
    }
}

both! {
    async fn a_search_finds_the_other_words_both_ways(t: Stage) {
        vragen(&t).await;
        let (redactie, lezer) = (t.redactie().await, t.anonymous());
        assert_eq!(found(&lezer, "smw").await, [AFGEKORT]);
        assert_eq!(found(&lezer, "schoolmaatschappelijk werk").await, [VOLUIT]);

        let made = redactie.done("begripMaken", BEGRIP, smw(false)).await;
        assert_eq!(found(&lezer, "smw").await, [AFGEKORT], "a concept adds nothing");
        let publish = json!({ "begrip": made["id"], "version": 1, "besluit": "PUBLICEREN" });
        let row = redactie.done("begripBeoordelen", BEGRIP, publish).await;
        assert_eq!((&row["status"], &row["version"]), (&json!("GEPUBLICEERD"), &json!(2)));
        for tekst in ["smw", "SMW", "schoolmaatschappelijk werk", "Schoolmaatschappelijke werken", "school maatschappelijk werk"] {
            let expected: &[&str] = match tekst {
                // Words that are typed loosely are found loosely too, as before.
                "school maatschappelijk werk" => &[VOLUIT, AFGEKORT, LOS],
                _ => &[VOLUIT, AFGEKORT],
            };
            assert_eq!(found(&lezer, tekst).await, expected, "{tekst}");
        }
        assert_eq!(found(&lezer, "smw leraren").await, [AFGEKORT], "everything that is asked must be there");
        assert_eq!(found(&lezer, "zorg smw").await, [VOLUIT]);
        assert_eq!(found(&lezer, "maatschappelijk werk").await, [LOS]);
        assert_eq!(found(&lezer, "werk").await, [VOLUIT, LOS], "a part of a term is a word like any other");

        // What changes is known at once to who asks next.
        let change = json!({ "begrip": made["id"], "version": 2, "vormen": [{ "vorm": "schoolmaatje", "soort": "SYNONIEM" }] });
        redactie.done("begripBijwerken", BEGRIP, change).await;
        assert_eq!(found(&lezer, "smw").await, [AFGEKORT]);
        assert_eq!(found(&lezer, "schoolmaatje").await, [VOLUIT]);
        let back = json!({ "begrip": made["id"], "version": 3, "besluit": "TERUGNEMEN" });
        redactie.done("begripBeoordelen", BEGRIP, back).await;
        assert_eq!(found(&lezer, "schoolmaatje").await, [] as [&str; 0]);
    }

    /// The words of good practices are searched in the same way, and explained.
    async fn good_practices_are_found_by_the_other_words_too(t: Stage) {
        let (redactie, lezer) = (t.redactie().await, t.anonymous());
        let practice = "goodPractice { id }";
        let fields = json!({
            "titel": "Spreekuur op school", "wat": "Het SMW heeft elke week een spreekuur.", "voorWie": "Ouders.", "bron": "Een jaarverslag.",
        });
        let made = redactie.done("goodPracticeMaken", practice, fields).await;
        redactie.done("goodPracticeDelen", practice, json!({ "goodPractice": made["id"], "version": 1 })).await;
        let shared = json!({ "goodPractice": made["id"], "version": 2, "besluit": "DELEN" });
        redactie.done("goodPracticeBeoordelen", practice, shared).await;
        let found = async |tekst: &str| {
            let document = "query($tekst: String!) { goodPractices(filter: { tekst: $tekst }) { totalCount nodes { begrippen { term } } } }";
            lezer.with(json!({ "tekst": tekst })).value(document, "/goodPractices").await
        };
        assert_eq!(found("schoolmaatschappelijk werk").await["totalCount"], 0);
        redactie.done("begripMaken", BEGRIP, smw(true)).await;
        for tekst in ["smw", "schoolmaatschappelijk werk"] {
            let one = json!({ "totalCount": 1, "nodes": [{ "begrippen": [{ "term": "Schoolmaatschappelijk werk" }] }] });
            assert_eq!(found(tekst).await, one, "{tekst}");
        }
        assert_eq!(found("schoolmaatschappelijk werk huisarts").await["totalCount"], 0);
    }

    /// A process that did not make the change knows within half a minute, and asks nothing for it until then.
    async fn other_processes_hear_of_it(t: Stage) {
        vragen(&t).await;
        let redactie = t.redactie().await;
        let clock = Clock::fixed(start());
        let other = Service::open(&t.db, Config::default(), clock.clone()).await;
        let search = "{ leervragen(filter: { tekst: \"smw\" }) { nodes { tekst } } }";
        let ask = async || {
            let answer = other.send(None, None, search, &Value::Null).await;
            (answer.body["data"]["leervragen"]["nodes"].as_array().expect("a list").len(), answer.statements)
        };
        let (before, first) = ask().await;
        redactie.done("begripMaken", BEGRIP, smw(true)).await;
        assert_eq!((before, ask().await), (1, (1, first)));
        clock.advance(TimeDelta::seconds(31));
        assert_eq!(ask().await, (2, first), "what is remembered is read anew, and counted for nobody");
    }

    async fn a_member_proposes_and_editors_decide(t: Stage) {
        let (anna, bob, redactie) = (t.member("anna").await, t.member("bob").await, t.redactie().await);
        let fields = json!({
            "term": "Warme overdracht", "uitleg": "Een gesprek samen met je opvolger.",
            "vormen": [{ "vorm": "persoonlijke overdracht", "soort": "TERM" }],
        });
        let retrying = anna.retrying("voorstel");
        let made = retrying.done("begripVoorstellen", BEGRIP, fields.clone()).await;
        assert_eq!(retrying.done("begripVoorstellen", BEGRIP, fields.clone()).await, made);
        assert_eq!(made["vormen"], json!([{ "vorm": "persoonlijke overdracht", "soort": "SYNONIEM" }]));
        assert_eq!(anna.refused("begripVoorstellen", BEGRIP, fields.clone()).await, "BEGRIP_BESTAAT_AL input.term");
        // Another member may not know of it.
        let again = bob.done("begripVoorstellen", BEGRIP, fields).await;
        let document = "query($id: ID!) { begrip(id: $id) { status voorsteller { naam } } begrippen { totalCount } mijn: begrippen(filter: { mijn: true }) { totalCount } }";
        let seen = async |actor: &Actor<'_>| actor.with(json!({ "id": made["id"] })).data(document).await;
        let own = json!({ "begrip": { "status": "VOORGESTELD", "voorsteller": { "naam": "anna" } }, "begrippen": { "totalCount": 1 }, "mijn": { "totalCount": 1 } });
        assert_eq!(seen(&anna).await, own);
        assert_eq!(seen(&bob).await["begrip"], Value::Null);
        assert_eq!(seen(&redactie).await["begrippen"]["totalCount"], 2);
        assert_eq!(seen(&t.anonymous()).await, json!({ "begrip": null, "begrippen": { "totalCount": 0 }, "mijn": { "totalCount": 0 } }));

        let decide = |version: i32, besluit: &str, reden: Option<&str>| {
            json!({ "begrip": again["id"], "version": version, "besluit": besluit, "reden": reden })
        };
        let refused = async |reden| redactie.refused("begripBeoordelen", BEGRIP, decide(1, "AFWIJZEN", reden)).await;
        assert_eq!(refused(None).await, "REDEN_ONTBREEKT input.reden");
        assert_eq!(refused(Some("ANDERS")).await, "TOELICHTING_ONTBREEKT input.toelichting");
        assert_eq!(redactie.denied("begripBeoordelen", BEGRIP, decide(0, "PUBLICEREN", None)).await, "CONFLICT");
        redactie.done("begripBeoordelen", BEGRIP, decide(1, "AFWIJZEN", Some("BESTAAT_AL"))).await;
        assert_eq!(
            redactie.refused("begripBeoordelen", BEGRIP, decide(2, "PUBLICEREN", None)).await,
            "STATUS_STAAT_NIET_TOE input.begrip"
        );
        let told = bob.with(json!({ "id": again["id"] })).data("query($id: ID!) { begrip(id: $id) { status afwijsreden } }").await;
        assert_eq!(told["begrip"], json!({ "status": "AFGEWEZEN", "afwijsreden": "BESTAAT_AL" }));

        let back = json!({ "begrip": made["id"], "version": 1 });
        assert_eq!(bob.denied("begripVoorstelIntrekken", BEGRIP, back.clone()).await, "NOT_FOUND");
        assert_eq!(redactie.denied("begripVoorstelIntrekken", BEGRIP, back.clone()).await, "FORBIDDEN");
        let row = anna.done("begripVoorstelIntrekken", BEGRIP, back).await;
        assert_eq!(row["status"], "INGETROKKEN");
    }

    /// Of each decision, with the reason; and an editor not of the own.
    async fn who_proposed_is_told(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let words = |term: &str| json!({ "term": term, "uitleg": "Een dag meelopen.", "vormen": [] });
        let made = anna.done("begripVoorstellen", BEGRIP, words("Meeloopdag")).await;
        let own = redactie.done("begripVoorstellen", BEGRIP, words("Kijkochtend")).await;
        let decide = |row: &Value, version: i32, besluit: &str| {
            json!({ "begrip": row["id"], "version": version, "besluit": besluit, "reden": "ONDUIDELIJK" })
        };
        for (version, besluit) in [(1, "PUBLICEREN"), (2, "TERUGNEMEN"), (3, "AFWIJZEN")] {
            redactie.done("begripBeoordelen", BEGRIP, decide(&made, version, besluit)).await;
            redactie.done("begripBeoordelen", BEGRIP, decide(&own, version, besluit)).await;
        }
        let told = |soort: &str| json!({ "soort": soort, "begrip": { "term": "Meeloopdag", "status": "AFGEWEZEN", "afwijsreden": "ONDUIDELIJK" } });
        let expected = ["BEGRIP_AFGEWEZEN", "BEGRIP_TERUGGENOMEN", "BEGRIP_GEPUBLICEERD"].map(told);
        assert_eq!(anna.heard("begrip { term status afwijsreden }").await, json!(expected));
        assert_eq!(redactie.heard("").await, json!([]));
    }

    async fn words_are_judged_and_bounded(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let discipline = global(Kind::Discipline, t.discipline("Leraar", Sector::Onderwijs).await);
        let with = |field: &str, value: Value| {
            let mut fields = json!({ "term": "Triage", "uitleg": "Bepalen wat het eerst moet." });
            fields[field] = value;
            fields
        };
        let refused = async |field: &str, value: Value| redactie.refused("begripMaken", BEGRIP, with(field, value)).await;
        assert_eq!(refused("term", json!("de het een")).await, "GEEN_WOORDEN input.term");
        assert_eq!(refused("uitleg", json!("Bel 06-12345678.")).await, "TELEFOON input.uitleg");
        assert_eq!(refused("vormen", json!([{ "vorm": "van de", "soort": "SYNONIEM" }])).await, "GEEN_WOORDEN input.vormen");
        let veel: Vec<Value> = (0..13).map(|n| json!({ "vorm": format!("vorm{n}"), "soort": "SYNONIEM" })).collect();
        assert_eq!(refused("vormen", json!(veel)).await, "TE_VEEL input.vormen");
        let twice = json!([{ "discipline": discipline, "tekst": "Kijken." }, { "discipline": discipline, "tekst": "Zien." }]);
        assert_eq!(refused("betekenissen", twice).await, "DISCIPLINE_DUBBEL input.betekenissen");
        let unknown = json!([{ "discipline": nowhere(Kind::Discipline), "tekst": "Kijken." }]);
        assert_eq!(refused("betekenissen", unknown).await, "ONBEKENDE_VERWIJZING input.betekenissen");
        let doubt = with("uitleg", json!("Noor legt het uit."));
        assert_eq!(anna.refused("begripVoorstellen", BEGRIP, doubt).await, "TWIJFEL input.uitleg");
        let meant = with("betekenissen", json!([{ "discipline": discipline, "tekst": "Wie eerst." }]));
        let made = redactie.done("begripMaken", BEGRIP, meant).await;
        assert_eq!(made["betekenissen"], json!([{ "discipline": { "naam": "Leraar" }, "tekst": "Wie eerst." }]));
        let listed = "query($d: [ID!]) { begrippen(filter: { discipline: $d, tekst: \"tria\" }) { totalCount } }";
        let seen = redactie.with(json!({ "d": [discipline] })).data(listed).await;
        assert_eq!(seen["begrippen"]["totalCount"], 1);
        let emptied = json!({ "begrip": made["id"], "version": 1, "betekenissen": [], "bron": "Eigen woorden" });
        let row = redactie.done("begripBijwerken", BEGRIP, emptied).await;
        assert_eq!((&row["betekenissen"], &row["bron"], &row["version"]), (&json!([]), &json!("Eigen woorden"), &json!(2)));
    }

    /// What a leervraag says is explained beside it, from memory.
    async fn a_leervraag_shows_the_begrippen_that_it_names(t: Stage) {
        vragen(&t).await;
        let redactie = t.redactie().await;
        redactie.done("begripMaken", BEGRIP, smw(true)).await;
        let concept = json!({ "term": "Spreekuur", "uitleg": "Een vast uur waarop iemand binnen mag lopen." });
        redactie.done("begripMaken", BEGRIP, concept).await;
        let seen = t.anonymous().data("{ leervragen(orderBy: OUDSTE) { nodes { begrippen { term } } } }").await;
        let smw = json!({ "begrippen": [{ "term": "Schoolmaatschappelijk werk" }] });
        let none = json!({ "begrippen": [] });
        assert_eq!(seen["leervragen"]["nodes"], json!([smw, smw, none, none]));
    }

    async fn only_editors_make_and_decide(t: Stage) {
        let redactie = t.redactie().await;
        let made = redactie.done("begripMaken", BEGRIP, smw(true)).await;
        let actions = [
            ("begripMaken", smw(false)),
            ("begripBijwerken", json!({ "begrip": made["id"], "version": 1 })),
            ("begripBeoordelen", json!({ "begrip": made["id"], "version": 1, "besluit": "TERUGNEMEN" })),
        ];
        for (who, actor) in t.outsiders().await {
            for (action, fields) in &actions {
                let expected = if who == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" };
                assert_eq!(actor.denied(action, BEGRIP, fields.clone()).await, expected, "{who} {action}");
            }
        }
    }
}
