//! What became of a leervraag: every step that its reader may see, and no other.

use api::graph::id::Kind;
use serde_json::{Value, json};

use crate::kit::{Stage, actor::Actor, both, seed::global};

const READ: &str = "query($id: ID!) { leervraag(id: $id) { watErvanWerd { soort op reden thema { naam }
    ontwikkelopgave { titel } editie { titel } } } }";

/// The steps in words: `SOORT thema/ontwikkelopgave/editie reden`.
async fn told(actor: &Actor<'_>, vraag: &str) -> Vec<String> {
    let steps = actor
        .with(json!({ "id": vraag }))
        .value(READ, "/leervraag/watErvanWerd")
        .await;
    let steps = steps.as_array().expect("a list").clone();
    let moments: Vec<&str> = steps
        .iter()
        .map(|step| step["op"].as_str().expect("a moment"))
        .collect();
    assert!(moments.is_sorted(), "oldest first: {moments:?}");
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let line = |step: &Value| {
        let about = [
            &step["thema"]["naam"],
            &step["ontwikkelopgave"]["titel"],
            &step["editie"]["titel"],
        ]
        .map(text);
        format!(
            "{} {} {}",
            text(&step["soort"]),
            about.join("/"),
            text(&step["reden"])
        )
    };
    steps.iter().map(line).collect()
}

/// A leervraag that was asked, published, bundled, and is evidence in an adopted edition; and the ontwikkelopgave.
async fn on_the_agenda(t: &Stage, redactie: &Actor<'_>) -> (String, String) {
    t.agenda().await;
    let asked = json!({ "tekst": "Hoe beslis ik samen met school en ouders?", "weergave": "ANONIEM" });
    let anna = t.member("anna").await;
    let vraag = anna.done("leervraagIndienen", "leervraag { id }", asked).await["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    let publish = json!({ "leervraag": vraag, "version": 1, "besluit": "PUBLICEREN" });
    redactie
        .done("leervraagModereren", "leervraag { id }", publish)
        .await;
    let thema = redactie.thema("Samen", true).await;
    let bundle = json!({ "thema": thema, "version": 1, "leervragen": [vraag], "reden": "Hoort erbij" });
    redactie.done("themaBundelen", "thema { id }", bundle).await;
    let editie = redactie.editie("Agenda 2026").await;
    let opgave = redactie.opgave(&editie, "Beslissen").await;
    let found = json!({ "ontwikkelopgave": opgave, "version": 1, "themas": [thema], "reden": "Komt terug" });
    redactie
        .done("ontwikkelopgaveOnderbouwen", "ontwikkelopgave { id }", found)
        .await;
    redactie.vastgesteld(&editie, "2026-09-01").await;
    (vraag, opgave)
}

const BEGIN: [&str; 5] = [
    "INGEDIEND -/-/- -",
    "GEPUBLICEERD -/-/- -",
    "GEBUNDELD Samen/-/- Hoort erbij",
    "ONDERBOUWT -/Beslissen/Agenda 2026 Komt terug",
    "VASTGESTELD -/-/Agenda 2026 -",
];

both! {
    async fn a_leervraag_tells_what_became_of_it(t: Stage) {
        let redactie = t.redactie().await;
        let (vraag, opgave) = on_the_agenda(&t, &redactie).await;
        assert_eq!(told(&t.anonymous(), &vraag).await, BEGIN);
        // The next edition splits it, the one after drops one part: the leervraag itself is evidence of neither.
        let next = redactie.editie("Agenda 2027").await;
        for titel in ["Wie beslist", "Hoe beslissen"] {
            let part = redactie.opgave(&next, titel).await;
            let fields = json!({ "ontwikkelopgave": part, "version": 1, "soort": "GESPLITST", "uit": [opgave], "reden": "Twee vragen" });
            redactie.done("ontwikkelopgaveHerleiden", "ontwikkelopgave { id }", fields).await;
        }
        let split = ["GESPLITST -/Wie beslist/Agenda 2027 Twee vragen", "GESPLITST -/Hoe beslissen/Agenda 2027 Twee vragen"];
        assert_eq!(told(&redactie, &vraag).await, [&BEGIN[..], &split].concat());
        for (who, actor) in t.outsiders().await {
            assert_eq!(told(&actor, &vraag).await, BEGIN, "{who}");
        }
        redactie.vastgesteld(&next, "2026-10-01").await;
        let last = redactie.editie("Agenda 2028").await;
        redactie.opgave(&last, "Iets anders").await;
        let parts = redactie.with(json!({ "id": next })).value(
            "query($id: ID!) { node(id: $id) { ... on AgendaEditie { ontwikkelopgaven { nodes { id } } } } }", "/node/ontwikkelopgaven/nodes").await;
        let drop = json!({ "editie": last, "version": 1, "ontwikkelopgave": parts[0]["id"], "reden": "Is beslist" });
        redactie.done("ontwikkelopgaveLatenVervallen", "agendaEditie { id }", drop).await;
        let adopt = json!({ "editie": last, "version": 2, "geldigVan": "2026-11-01" });
        redactie.done("agendaEditieVaststellen", "agendaEditie { id }", adopt).await;
        let rest = [
            &split[..],
            &["VASTGESTELD -/-/Agenda 2027 -", "VERVALLEN -/Wie beslist/Agenda 2028 Is beslist"],
        ].concat();
        // What is to come is not told before it came.
        let now = [&BEGIN[..], &rest].concat();
        assert_eq!(told(&t.anonymous(), &vraag).await, now);
        t.service.clock.advance(chrono::TimeDelta::days(30));
        assert_eq!(told(&t.anonymous(), &vraag).await, [&now[..], &["VERVANGEN -/-/Agenda 2026 -"]].concat());
        t.service.clock.advance(chrono::TimeDelta::days(31));
        let rest = [&rest[..], &["VERVANGEN -/-/Agenda 2026 -", "VERVANGEN -/-/Agenda 2027 -"]].concat();
        for (who, actor) in t.outsiders().await {
            assert_eq!(told(&actor, &vraag).await, [&BEGIN[..], &rest].concat(), "{who}");
        }
        // Nothing is left of the step that went with the descent when nobody said it: another leervraag is silent.
        let other = t.vraag("Een andere vraag", |row| row.status = entity::leervraag::Status::Gepubliceerd).await;
        assert_eq!(told(&t.anonymous(), &global(Kind::Leervraag, other)).await, ["INGEDIEND -/-/- -"]);
    }

    /// Taking a leervraag out of a thema is the editors' own affair, and a hidden thema is nowhere.
    async fn outsiders_miss_what_they_may_not_see(t: Stage) {
        let redactie = t.redactie().await;
        let (vraag, _) = on_the_agenda(&t, &redactie).await;
        let concept = redactie.thema("Nog niet", false).await;
        redactie.done("themaBundelen", "thema { id }", json!({ "thema": concept, "version": 1, "leervragen": [vraag], "reden": "Hoort erbij" })).await;
        let out = json!({ "thema": concept, "version": 2, "leervraag": vraag, "reden": "Toch niet" });
        redactie.done("themaOntbundelen", "thema { id }", out).await;
        let more = ["GEBUNDELD Nog niet/-/- Hoort erbij", "ONTBUNDELD Nog niet/-/- Toch niet"];
        assert_eq!(told(&redactie, &vraag).await, [&BEGIN[..], &more].concat());
        for (who, actor) in t.outsiders().await {
            assert_eq!(told(&actor, &vraag).await, BEGIN, "{who}");
        }
        let anna = t.member("anna").await;
        let withdraw = json!({ "leervraag": vraag, "version": 2 });
        anna.done("leervraagIntrekken", "leervraag { id }", withdraw).await;
        let own = told(&anna, &vraag).await;
        assert_eq!(own.last().map(String::as_str), Some("INGETROKKEN -/-/- -"));
        let gone = t.anonymous().with(json!({ "id": vraag })).value(READ, "/leervraag").await;
        assert_eq!(gone, Value::Null);
    }

    /// Its people are told why it was refused, and who reads another that it goes on in where.
    async fn what_editors_decided_is_told(t: Stage) {
        let redactie = t.redactie().await;
        let (doel, _) = on_the_agenda(&t, &redactie).await;
        let anna = t.member("anna").await;
        let read = "query($id: ID!) { leervraag(id: $id) { watErvanWerd { soort afwijsreden reden leervraag { id } ontwikkelopgave { titel } } } }";
        let steps = async |actor: &Actor<'_>, id: &str| -> Vec<Value> {
            let found = actor.with(json!({ "id": id })).value(read, "/leervraag/watErvanWerd").await;
            found.as_array().expect("a list").clone()
        };
        let asked = json!({ "tekst": "Hoe beslissen wij allemaal samen?", "weergave": "ANONIEM" });
        let vraag = anna.done("leervraagIndienen", "leervraag { id }", asked).await["id"].as_str().expect("an id").to_owned();
        let decide = async |version: i32, besluit: &str, reden: Value, toelichting: Value| {
            let fields = json!({ "leervraag": vraag, "version": version, "besluit": besluit, "reden": reden, "toelichting": toelichting });
            redactie.done("leervraagModereren", "leervraag { id }", fields).await;
        };
        decide(1, "AFWIJZEN", json!("BUITEN_ONDERWERP"), json!("Over welk besluit gaat het?")).await;
        let told = steps(&anna, &vraag).await;
        assert_eq!(told[1], json!({ "soort": "AFGEWEZEN", "afwijsreden": "BUITEN_ONDERWERP", "reden": "Over welk besluit gaat het?", "leervraag": null, "ontwikkelopgave": null }));
        decide(2, "PUBLICEREN", Value::Null, Value::Null).await;
        decide(3, "TERUGNEMEN", json!("TEVEEL_HERLEIDBAAR"), json!("De naam van de school is te raden.")).await;
        let why = "query($id: ID!) { leervraag(id: $id) { status afwijsreden afwijstoelichting } }";
        let shown = anna.with(json!({ "id": vraag })).value(why, "/leervraag").await;
        assert_eq!(shown, json!({ "status": "INGEDIEND", "afwijsreden": "TEVEEL_HERLEIDBAAR", "afwijstoelichting": "De naam van de school is te raden." }));
        let kinds = |told: &[Value]| -> Vec<String> {
            told.iter().map(|step| format!("{} {}", step["soort"].as_str().expect("a kind"), step["reden"].as_str().unwrap_or("-"))).collect()
        };
        let taken = kinds(&steps(&anna, &vraag).await);
        assert!(taken.contains(&"TERUGGENOMEN De naam van de school is te raden.".to_owned()), "{taken:?}");
        assert!(taken.contains(&"AFGEWEZEN -".to_owned()), "its words are not kept: {taken:?}");
        decide(4, "PUBLICEREN", Value::Null, Value::Null).await;
        let others = kinds(&steps(&t.anonymous(), &vraag).await);
        assert_eq!(others, ["INGEDIEND -", "GEPUBLICEERD -"], "for its people alone");

        let merge = json!({ "van": vraag, "naar": doel, "version": 5, "versionNaar": 2, "reden": "ZELFDE_VRAAG" });
        redactie.done("leervraagSamenvoegen", "leervraag { id }", merge).await;
        for (who, actor) in t.outsiders().await {
            let told = steps(&actor, &vraag).await;
            let on = told.iter().find(|step| step["soort"] == "OPGEGAAN").expect("the merging");
            assert_eq!(on["leervraag"]["id"], doel, "{who}");
            let rests = told.iter().find(|step| step["soort"] == "ONDERBOUWT").expect("the evidence of the other");
            assert_eq!((&rests["leervraag"]["id"], &rests["ontwikkelopgave"]["titel"]), (&json!(doel), &json!("Beslissen")), "{who}");
            assert!(told.iter().any(|step| step["soort"] == "VASTGESTELD"), "{who}");
        }
        let loose = json!({ "leervraag": vraag, "version": 6 });
        redactie.done("leervraagSamenvoegingOngedaanMaken", "leervraag { id }", loose).await;
        assert_eq!(kinds(&steps(&t.anonymous(), &vraag).await), others, "what is undone is not told");
    }
}
