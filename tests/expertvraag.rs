//! What members ask the experts, and what everybody reads of it.

use api::graph::id::Kind;
use entity::leervraag::Status;
use serde_json::{Value, json};

use crate::kit::{Stage, actor::Actor, both, seed::global};

const VRAAG: &str = "expertVraag { id version status tekst antwoord reden weergave vrager { naam } expert { naam } behandelaar { naam } leervraag { tekst } }";

/// Somebody whose term as an expert runs; the global id of the expert.
async fn expert(redactie: &Actor<'_>, who: &Actor<'_>, van: &str, tot: Option<&str>) -> String {
    let fields = json!({ "member": who.global_id().await, "van": van, "tot": tot });
    let made = redactie.done("expertAanwijzen", "expert { id }", fields).await;
    made["id"].as_str().expect("an id").to_owned()
}

fn stelt(leervraag: &str, weergave: &str, expert: Option<&str>) -> Value {
    json!({ "leervraag": leervraag, "tekst": "Waar begin je mee?", "weergave": weergave, "expert": expert })
}

fn stap(vraag: &Value, version: i32) -> Value {
    json!({ "expertVraag": vraag["id"], "version": version })
}

fn met(mut stap: Value, field: &str, value: &str) -> Value {
    stap[field] = json!(value);
    stap
}

/// Who sees a question: by id, in lists, beneath the leervraag and as a node.
async fn sees(actor: &Actor<'_>, vraag: &Value, leervraag: &str) -> Vec<bool> {
    let document = "query($id: ID!, $v: ID!) { expertVraag(id: $id) { id } node(id: $id) { id } expertVragen { nodes { id } }
        leervraag(id: $v) { expertVragen { nodes { id } } } }";
    let data = actor
        .with(json!({ "id": vraag["id"], "v": leervraag }))
        .data(document)
        .await;
    let in_list = |list: &Value| {
        list["nodes"]
            .as_array()
            .is_some_and(|nodes| nodes.iter().any(|node| node["id"] == vraag["id"]))
    };
    vec![
        !data["expertVraag"].is_null(),
        !data["node"].is_null(),
        in_list(&data["expertVragen"]),
        in_list(&data["leervraag"]["expertVragen"]),
    ]
}

async fn published(t: &Stage) -> String {
    t.leervraag("Hoe beginnen we met een vast overleg?", Status::Gepubliceerd)
        .await
}

both! {
    async fn the_group_is_asked_and_an_expert_answers(t: Stage) {
        let (anna, hanna, mees, redactie) = (t.member("anna").await, t.member("hanna").await, t.member("mees").await, t.redactie().await);
        expert(&redactie, &hanna, "2026-01-01", None).await;
        expert(&redactie, &mees, "2025-01-01", Some("2026-01-01")).await;
        let leervraag = published(&t).await;
        let retrying = anna.retrying("vraag");
        let made = retrying.done("expertVraagStellen", VRAAG, stelt(&leervraag, "ROL", None)).await;
        assert_eq!(retrying.done("expertVraagStellen", VRAAG, stelt(&leervraag, "ROL", None)).await, made);
        assert_eq!(anna.refused("expertVraagStellen", VRAAG, stelt(&leervraag, "NAAM", None)).await, "AL_GESTELD input.leervraag");
        let (all, none) = (vec![true; 4], vec![false; 4]);
        assert_eq!(sees(&anna, &made, &leervraag).await, all);
        assert_eq!(sees(&hanna, &made, &leervraag).await, all);
        assert_eq!(sees(&redactie, &made, &leervraag).await, all);
        assert_eq!(sees(&mees, &made, &leervraag).await, none, "a term that ended asks nothing");
        for (who, actor) in t.outsiders().await {
            assert_eq!(sees(&actor, &made, &leervraag).await, none, "{who}");
        }

        let answer = |version: i32| met(stap(&made, version), "antwoord", "Begin met een kwartier.");
        assert_eq!(hanna.denied("expertVraagBeantwoorden", VRAAG, answer(1)).await, "FORBIDDEN", "it is not taken up");
        assert_eq!(anna.denied("expertVraagOppakken", VRAAG, stap(&made, 1)).await, "FORBIDDEN");
        let row = hanna.done("expertVraagOppakken", VRAAG, stap(&made, 1)).await;
        assert_eq!((&row["status"], &row["behandelaar"]["naam"]), (&json!("IN_BEHANDELING"), &json!("hanna")));
        assert_eq!(hanna.denied("expertVraagHeropenen", VRAAG, stap(&made, 2)).await, "FORBIDDEN");
        assert_eq!(hanna.denied("expertVraagBeantwoorden", VRAAG, answer(1)).await, "CONFLICT");
        let told = met(stap(&made, 2), "antwoord", "Vraag het Noor.");
        assert_eq!(hanna.refused("expertVraagBeantwoorden", VRAAG, told).await, "TWIJFEL input.antwoord");
        let row = hanna.done("expertVraagBeantwoorden", VRAAG, answer(2)).await;
        assert_eq!((&row["status"], &row["antwoord"]), (&json!("BEANTWOORD"), &json!("Begin met een kwartier.")));
        for (who, actor) in t.outsiders().await {
            assert_eq!(sees(&actor, &made, &leervraag).await, all, "{who}");
        }
        assert_eq!(hanna.denied("expertVraagIntrekken", VRAAG, stap(&made, 3)).await, "FORBIDDEN");

        // An answer lives as long as everybody may read its leervraag.
        t.withdrawn("Hoe beginnen we met een vast overleg?").await;
        for (who, actor) in t.outsiders().await {
            assert_eq!(sees(&actor, &made, &leervraag).await, none, "{who}");
        }
        let row = redactie.done("expertVraagHeropenen", VRAAG, stap(&made, 3)).await;
        assert_eq!((&row["status"], &row["antwoord"], &row["behandelaar"]), (&json!("GESTELD"), &Value::Null, &Value::Null));
    }

    async fn the_asker_is_shown_as_the_asker_chose(t: Stage) {
        let (hanna, redactie) = (t.member("hanna").await, t.redactie().await);
        expert(&redactie, &hanna, "2026-01-01", None).await;
        let leervraag = published(&t).await;
        let discipline = t.discipline("Leraar", entity::discipline::Sector::Onderwijs).await;
        for weergave in ["NAAM", "ROL", "ANONIEM"] {
            let asker = t.member(weergave).await;
            t.practises(asker.id, discipline).await;
            let made = asker.done("expertVraagStellen", VRAAG, stelt(&leervraag, weergave, None)).await;
            assert_eq!(made["vrager"]["naam"], weergave, "the own name is no secret");
            hanna.done("expertVraagOppakken", VRAAG, stap(&made, 1)).await;
            hanna.done("expertVraagBeantwoorden", VRAAG, met(stap(&made, 2), "antwoord", "Klein.")).await;
            let document = "query($id: ID!) { expertVraag(id: $id) { vrager { naam member { naam } discipline { naam } } } }";
            for (who, actor) in t.outsiders().await {
                let seen = actor.with(json!({ "id": made["id"] })).data(document).await;
                let named = json!({ "naam": weergave, "member": { "naam": weergave }, "discipline": { "naam": "Leraar" } });
                let role = json!({ "naam": null, "member": null, "discipline": { "naam": "Leraar" } });
                let expected = match (weergave, who) {
                    ("NAAM", "MEMBER") => named,
                    ("ROL", "MEMBER") | ("NAAM" | "ROL", "ANALIST") => role,
                    _ => Value::Null,
                };
                assert_eq!(seen["expertVraag"]["vrager"], expected, "{weergave} {who}");
            }
        }
    }

    /// One expert is asked: another one neither sees it nor takes it up.
    async fn one_expert_is_asked(t: Stage) {
        let (anna, hanna, ivo, redactie) = (t.member("anna").await, t.member("hanna").await, t.member("ivo").await, t.redactie().await);
        let asked = expert(&redactie, &hanna, "2026-01-01", None).await;
        expert(&redactie, &ivo, "2026-01-01", None).await;
        let over = expert(&redactie, &t.member("mees").await, "2025-01-01", Some("2026-01-01")).await;
        let leervraag = published(&t).await;
        let stellen = "expertVraagStellen";
        assert_eq!(anna.refused(stellen, VRAAG, stelt(&leervraag, "ROL", Some(&over))).await, "EXPERT_NIET_BEREIKBAAR input.expert");
        let made = anna.done(stellen, VRAAG, stelt(&leervraag, "ROL", Some(&asked))).await;
        assert_eq!((sees(&ivo, &made, &leervraag).await, sees(&hanna, &made, &leervraag).await), (vec![false; 4], vec![true; 4]));
        assert_eq!(ivo.denied("expertVraagOppakken", VRAAG, stap(&made, 1)).await, "NOT_FOUND");
        let of_expert = "query($id: ID!) { expert(id: $id) { vragen { totalCount } } }";
        let count = async |actor: &Actor<'_>| actor.with(json!({ "id": asked })).data(of_expert).await["expert"]["vragen"]["totalCount"].clone();
        assert_eq!((count(&hanna).await, count(&ivo).await), (json!(1), json!(0)));
        let asked_of = json!([{ "soort": "EXPERTVRAAG_GESTELD", "expertVraag": { "tekst": "Waar begin je mee?" } }]);
        assert_eq!((hanna.heard("expertVraag { tekst }").await, ivo.heard("").await), (asked_of, json!([])));
        hanna.done("expertVraagOppakken", VRAAG, stap(&made, 1)).await;
        let row = hanna.done("expertVraagNeerleggen", VRAAG, stap(&made, 2)).await;
        assert_eq!((&row["status"], &row["behandelaar"]), (&json!("GESTELD"), &Value::Null));
        let closed = met(stap(&made, 3), "reden", "BUITEN_EXPERTISE");
        let row = hanna.done("expertVraagNietBeantwoorden", VRAAG, closed).await;
        assert_eq!((&row["status"], &row["reden"]), (&json!("NIET_BEANTWOORD"), &json!("BUITEN_EXPERTISE")));
        let row = anna.done("expertVraagIntrekken", VRAAG, stap(&made, 4)).await;
        assert_eq!(row["status"], "INGETROKKEN");
        assert_eq!(sees(&hanna, &made, &leervraag).await, vec![false; 4], "what is taken back is the asker's alone");
        let gone = json!([{ "soort": "EXPERTVRAAG_GESTELD", "expertVraag": null, "leervraag": { "id": leervraag } }]);
        assert_eq!(hanna.heard("expertVraag { tekst } leervraag { id }").await, gone);
        anna.done(stellen, VRAAG, stelt(&leervraag, "ROL", None)).await;
        // Who asks oneself by name needs no telling, and a refused question tells nothing.
        hanna.done(stellen, VRAAG, stelt(&leervraag, "ROL", Some(&asked))).await;
        assert_eq!(anna.refused(stellen, VRAAG, stelt(&leervraag, "ROL", Some(&asked))).await, "AL_GESTELD input.leervraag");
        assert_eq!(hanna.heard("").await, json!([{ "soort": "EXPERTVRAAG_GESTELD" }]));
    }

    /// What was answered and taken back is gone for others on every path: the question, the answer, and that they were there.
    async fn an_answered_question_is_taken_back(t: Stage) {
        let (anna, hanna, ivo, redactie) = (t.member("anna").await, t.member("hanna").await, t.member("ivo").await, t.redactie().await);
        let asked = expert(&redactie, &hanna, "2026-01-01", None).await;
        expert(&redactie, &ivo, "2026-01-01", None).await;
        let leervraag = published(&t).await;
        let mut words = stelt(&leervraag, "NAAM", Some(&asked));
        words["tekst"] = json!("Waar begin je mee bij een moestuin?");
        let made = anna.done("expertVraagStellen", VRAAG, words).await;
        hanna.done("expertVraagOppakken", VRAAG, stap(&made, 1)).await;
        hanna.done("expertVraagBeantwoorden", VRAAG, met(stap(&made, 2), "antwoord", "Met een regenton.")).await;
        let paths = async |actor: &Actor<'_>| {
            let document = "query($id: ID!, $v: ID!, $e: ID!) { expertVraag(id: $id) { tekst antwoord vrager { naam } } node(id: $id) { id }
                nodes(ids: [$id]) { id } expertVragen(filter: { leervraag: [$v] }) { totalCount nodes { tekst } }
                allen: expertVragen(filter: { status: [BEANTWOORD, INGETROKKEN] }) { totalCount }
                leervraag(id: $v) { expertVragen { totalCount nodes { antwoord } } } expert(id: $e) { vragen { totalCount nodes { tekst } } }
                tuin: zoek(tekst: \"moestuin\") { totalCount } ton: zoek(tekst: \"regenton\") { totalCount }
                leervragen(filter: { tekst: \"regenton\" }) { totalCount } }";
            actor.with(json!({ "id": made["id"], "v": leervraag, "e": asked })).data(document).await
        };
        let niets = json!({ "totalCount": 0 });
        for (who, actor) in t.outsiders().await {
            let seen = paths(&actor).await;
            assert_eq!((&seen["expertVraag"]["antwoord"], &seen["allen"]["totalCount"]), (&json!("Met een regenton."), &json!(1)), "{who}");
            assert_eq!((&seen["tuin"], &seen["ton"], &seen["leervragen"]), (&niets, &niets, &niets), "answers are not searched: {who}");
        }

        let row = anna.done("expertVraagIntrekken", VRAAG, stap(&made, 3)).await;
        assert_eq!((&row["status"], &row["antwoord"]), (&json!("INGETROKKEN"), &json!("Met een regenton.")));
        let geen = json!({ "totalCount": 0, "nodes": [] });
        let expected = json!({
            "expertVraag": null, "node": null, "nodes": [null], "expertVragen": geen, "allen": niets,
            "leervraag": { "expertVragen": geen }, "expert": { "vragen": geen }, "tuin": niets, "ton": niets, "leervragen": niets,
        });
        for (who, actor) in t.outsiders().await.into_iter().chain([("EXPERT", ivo)]) {
            assert_eq!(paths(&actor).await, expected, "{who}");
        }
        // The answer is still the expert's, also after the term; the words of the asker are not.
        let document = "query($id: ID!) { expertVraag(id: $id) { status tekst antwoord vrager { naam } } }";
        let read = async |actor: &Actor<'_>| actor.with(json!({ "id": made["id"] })).value(document, "/expertVraag").await;
        let end = json!({ "expert": asked, "version": 1 });
        redactie.done("expertBeeindigen", "expert { id }", end).await;
        let without = json!({ "status": "INGETROKKEN", "tekst": null, "antwoord": "Met een regenton.", "vrager": null });
        assert_eq!((read(&hanna).await, sees(&hanna, &made, &leervraag).await), (without, vec![true; 4]));
        let whole = json!({
            "status": "INGETROKKEN", "tekst": "Waar begin je mee bij een moestuin?", "antwoord": "Met een regenton.", "vrager": { "naam": "anna" },
        });
        assert_eq!((read(&anna).await, read(&redactie).await), (whole.clone(), whole));
        assert_eq!(anna.heard("expertVraag { antwoord }").await[0]["expertVraag"]["antwoord"], "Met een regenton.");

        // It is for good.
        let no = "STATUS_STAAT_NIET_TOE input.expertVraag";
        assert_eq!(anna.refused("expertVraagIntrekken", VRAAG, stap(&made, 4)).await, no);
        assert_eq!(redactie.refused("expertVraagHeropenen", VRAAG, stap(&made, 4)).await, no);
        assert_eq!(hanna.denied("expertVraagBeantwoorden", VRAAG, met(stap(&made, 4), "antwoord", "Toch.")).await, "FORBIDDEN");
        anna.done("expertVraagStellen", VRAAG, stelt(&leervraag, "ROL", None)).await;
    }

    /// Once it is answered, or will not be; and nobody else.
    async fn the_asker_is_told(t: Stage) {
        let (anna, hanna, redactie) = (t.member("anna").await, t.member("hanna").await, t.redactie().await);
        expert(&redactie, &hanna, "2026-01-01", None).await;
        let leervraag = published(&t).await;
        let document = "{ viewer { berichten { nodes { soort expertVraag { antwoord reden } leervraag { tekst } } } } }";
        let told = async |who: &Actor<'_>| who.value(document, "/viewer/berichten/nodes").await;
        let made = anna.done("expertVraagStellen", VRAAG, stelt(&leervraag, "ROL", None)).await;
        hanna.done("expertVraagOppakken", VRAAG, stap(&made, 1)).await;
        assert_eq!(told(&anna).await, json!([]));
        hanna.done("expertVraagBeantwoorden", VRAAG, met(stap(&made, 2), "antwoord", "Met een kwartier.")).await;
        let first = json!({
            "soort": "EXPERTVRAAG_BEANTWOORD", "expertVraag": { "antwoord": "Met een kwartier.", "reden": null },
            "leervraag": { "tekst": made["leervraag"]["tekst"] },
        });
        assert_eq!(told(&anna).await, json!([first]));
        let other = anna.done("expertVraagStellen", VRAAG, stelt(&leervraag, "ANONIEM", None)).await;
        hanna.done("expertVraagNietBeantwoorden", VRAAG, met(stap(&other, 1), "reden", "GEEN_RUIMTE")).await;
        let told_last = told(&anna).await[0].clone();
        assert_eq!((&told_last["soort"], &told_last["expertVraag"]["reden"]), (&json!("EXPERTVRAAG_NIET_BEANTWOORD"), &json!("GEEN_RUIMTE")));
        // Who closes the own question needs no telling.
        let own = redactie.done("expertVraagStellen", VRAAG, stelt(&leervraag, "ROL", None)).await;
        redactie.done("expertVraagNietBeantwoorden", VRAAG, met(stap(&own, 1), "reden", "GEEN_RUIMTE")).await;
        assert_eq!((told(&hanna).await, told(&redactie).await), (json!([]), json!([])));
    }

    /// An expert who may not see a leervraag reads the question alone.
    async fn an_own_leervraag_may_be_asked_about_before_it_is_published(t: Stage) {
        let (anna, bob, hanna, redactie) = (t.member("anna").await, t.member("bob").await, t.member("hanna").await, t.redactie().await);
        let asked = expert(&redactie, &hanna, "2026-01-01", None).await;
        let eigen = t.vraag("Wat doe ik met mijn twijfel?", |row| {
            row.status = Status::Ingediend;
            row.vrager_id = Some(anna.id);
        }).await;
        let weg = t.vraag("Wat kan hier niet?", |row| {
            row.status = Status::Afgewezen;
            row.vrager_id = Some(anna.id);
        }).await;
        let (eigen, weg) = (global(Kind::Leervraag, eigen), global(Kind::Leervraag, weg));
        let stellen = "expertVraagStellen";
        assert_eq!(bob.denied(stellen, VRAAG, stelt(&eigen, "ROL", None)).await, "NOT_FOUND");
        assert_eq!(anna.refused(stellen, VRAAG, stelt(&weg, "ROL", None)).await, "LEERVRAAG_NIET_OPEN input.leervraag");
        assert_eq!(redactie.refused(stellen, VRAAG, stelt(&eigen, "ROL", None)).await, "LEERVRAAG_NIET_OPEN input.leervraag");
        let made = anna.done(stellen, VRAAG, stelt(&eigen, "ROL", Some(&asked))).await;
        assert_eq!(made["leervraag"]["tekst"], "Wat doe ik met mijn twijfel?");
        let alone = json!([{ "soort": "EXPERTVRAAG_GESTELD", "leervraag": null, "expertVraag": { "tekst": "Waar begin je mee?", "leervraag": null } }]);
        assert_eq!(hanna.heard("leervraag { id } expertVraag { tekst leervraag { id } }").await, alone);
        let row = hanna.done("expertVraagOppakken", VRAAG, stap(&made, 1)).await;
        assert_eq!((&row["leervraag"], &row["tekst"]), (&Value::Null, &json!("Waar begin je mee?")));
        hanna.done("expertVraagBeantwoorden", VRAAG, met(stap(&made, 2), "antwoord", "Klein.")).await;
        assert_eq!(sees(&bob, &made, &eigen).await, vec![false; 4]);
        let told = json!({ "leervraag": eigen, "tekst": "Bel 06-12345678.", "weergave": "ROL" });
        assert_eq!(anna.refused(stellen, VRAAG, told).await, "TELEFOON input.tekst");
    }
}
