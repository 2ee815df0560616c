//! Bijdragen: what members say to each other about a leervraag or a good practice. Their life is that of a voorlegging.

use api::graph::id::Kind;
use entity::{goodpractice, leervraag::Status};
use serde_json::{Value, json};

use crate::kit::{Stage, actor::Actor, both, seed::global};

const BIJDRAGE: &str = "bijdrage { id version status tekst weergave schrijver { naam } }";

fn zegt(leervraag: &str, weergave: &str) -> Value {
    json!({ "leervraag": leervraag, "tekst": "Bij ons hielp een vast moment.", "weergave": weergave })
}

fn met(bijdrage: &Value, version: Option<i32>, more: &[(&str, &str)]) -> Value {
    let mut fields = json!({ "bijdrage": bijdrage["id"] });
    if let Some(version) = version {
        fields["version"] = json!(version);
    }
    for (name, value) in more {
        fields[*name] = json!(value);
    }
    fields
}

async fn published(t: &Stage) -> String {
    t.leervraag("Hoe beginnen we met een vast overleg?", Status::Gepubliceerd)
        .await
}

/// By id, as a node, in the list, and beneath the leervraag.
async fn sees(actor: &Actor<'_>, bijdrage: &Value, leervraag: &str) -> Vec<bool> {
    let document =
        "query($id: ID!, $v: ID!) { bijdrage(id: $id) { id } node(id: $id) { id } bijdragen { totalCount }
        leervraag(id: $v) { bijdragen { totalCount } } }";
    let data = actor
        .with(json!({ "id": bijdrage["id"], "v": leervraag }))
        .data(document)
        .await;
    vec![
        !data["bijdrage"].is_null(),
        !data["node"].is_null(),
        data["bijdragen"]["totalCount"] == 1,
        data["leervraag"]["bijdragen"]["totalCount"] == 1,
    ]
}

both! {
    async fn a_bijdrage_is_read_after_an_editors_look(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let leervraag = published(&t).await;
        let retrying = anna.retrying("bijdrage");
        let made = retrying.done("bijdrageGeven", BIJDRAGE, zegt(&leervraag, "ROL")).await;
        assert_eq!(retrying.done("bijdrageGeven", BIJDRAGE, zegt(&leervraag, "ROL")).await, made);
        assert_eq!((&made["status"], &made["schrijver"]["naam"]), (&json!("INGEDIEND"), &json!("anna")));
        let (all, none) = (vec![true; 4], vec![false; 4]);
        assert_eq!((sees(&anna, &made, &leervraag).await, sees(&redactie, &made, &leervraag).await), (all.clone(), all.clone()));
        for (who, actor) in t.outsiders().await {
            assert_eq!(sees(&actor, &made, &leervraag).await, none, "{who}");
        }
        redactie.done("bijdrageBeoordelen", BIJDRAGE, met(&made, Some(1), &[("besluit", "PUBLICEREN")])).await;
        for (who, actor) in t.outsiders().await {
            assert_eq!(sees(&actor, &made, &leervraag).await, all, "{who}");
        }
        // How one is shown is one's own to say; other words wait again.
        let row = anna.done("bijdrageHerzien", BIJDRAGE, met(&made, Some(2), &[("weergave", "NAAM")])).await;
        assert_eq!((&row["status"], &row["weergave"]), (&json!("GEPUBLICEERD"), &json!("NAAM")));
        let row = anna.done("bijdrageHerzien", BIJDRAGE, met(&made, Some(3), &[("tekst", "Een vast moment hielp.")])).await;
        assert_eq!((&row["status"], sees(&t.anonymous(), &made, &leervraag).await), (&json!("INGEDIEND"), none.clone()));
        redactie.done("bijdrageBeoordelen", BIJDRAGE, met(&made, Some(4), &[("besluit", "PUBLICEREN")])).await;
        // It is read as long as everybody may read what it is about.
        t.withdrawn("Hoe beginnen we met een vast overleg?").await;
        assert_eq!(sees(&t.anonymous(), &made, &leervraag).await, none);
    }

    async fn the_writer_is_shown_as_the_writer_chose(t: Stage) {
        let redactie = t.redactie().await;
        let leervraag = published(&t).await;
        let discipline = t.discipline("Leraar", entity::discipline::Sector::Onderwijs).await;
        for weergave in ["NAAM", "ROL", "ANONIEM"] {
            let writer = t.member(weergave).await;
            t.practises(writer.id, discipline).await;
            let made = writer.done("bijdrageGeven", BIJDRAGE, zegt(&leervraag, weergave)).await;
            redactie.done("bijdrageBeoordelen", BIJDRAGE, met(&made, Some(1), &[("besluit", "PUBLICEREN")])).await;
            let document = "query($id: ID!) { bijdrage(id: $id) { schrijver { naam discipline { naam } } } }";
            for (who, actor) in t.outsiders().await {
                let seen = actor.with(json!({ "id": made["id"] })).data(document).await;
                let naam = if (weergave, who) == ("NAAM", "MEMBER") { json!(weergave) } else { Value::Null };
                let expected = match (weergave, who) {
                    ("NAAM" | "ROL", "MEMBER" | "ANALIST") => json!({ "naam": naam, "discipline": { "naam": "Leraar" } }),
                    _ => Value::Null,
                };
                assert_eq!(seen["bijdrage"]["schrijver"], expected, "{weergave} {who}");
            }
        }
    }

    async fn only_what_everybody_may_read_is_talked_about(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let eigen = t.vraag("Wat doe ik met mijn twijfel?", |row| row.vrager_id = Some(anna.id)).await;
        let eigen = global(Kind::Leervraag, eigen);
        let geven = "bijdrageGeven";
        assert_eq!(anna.refused(geven, BIJDRAGE, zegt(&eigen, "ROL")).await, "LEERVRAAG_NIET_OPEN input.leervraag");
        assert_eq!(redactie.refused(geven, BIJDRAGE, zegt(&eigen, "ROL")).await, "LEERVRAAG_NIET_OPEN input.leervraag");
        assert_eq!(t.member("bob").await.denied(geven, BIJDRAGE, zegt(&eigen, "ROL")).await, "NOT_FOUND");
        let leervraag = published(&t).await;
        let mut doubt = zegt(&leervraag, "ROL");
        doubt["tekst"] = json!("Noor kan je dat vertellen.");
        assert_eq!(anna.refused(geven, BIJDRAGE, doubt).await, "TWIJFEL input.tekst");
        for (who, actor) in t.outsiders().await {
            let code = match who {
                "ANONIEM" => "UNAUTHENTICATED",
                "VERENIGING" => "FORBIDDEN",
                _ => continue,
            };
            assert_eq!(actor.denied(geven, BIJDRAGE, zegt(&leervraag, "ROL")).await, code, "{who}");
        }
    }

    /// As about a leervraag: read by everybody once an editor looked, and as long as the good practice is shared.
    async fn a_good_practice_is_talked_about_too(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let practice = t.goodpractice("Rondgang", goodpractice::Status::Gedeeld).await;
        let id = global(Kind::GoodPractice, practice);
        let words = |id: &str| json!({ "goodPractice": id, "tekst": "Neem ook de conciërge mee.", "weergave": "NAAM" });
        let made = anna.done("bijdrageGeven", BIJDRAGE, words(&id)).await;
        let sees = async |actor: &Actor<'_>| {
            let document = "query($id: ID!, $v: ID!) { bijdrage(id: $id) { leervraag { id } goodPractice { id } } node(id: $id) { id }
                bijdragen(filter: { goodPractice: [$v] }) { totalCount } goodPractice(id: $v) { bijdragen { totalCount nodes { tekst } } } }";
            let data = actor.with(json!({ "id": made["id"], "v": id })).data(document).await;
            let listed = &data["goodPractice"]["bijdragen"]["totalCount"];
            if !data["bijdrage"].is_null() {
                assert_eq!((&data["bijdrage"]["leervraag"], &data["bijdrage"]["goodPractice"]["id"]), (&Value::Null, &json!(id)));
            }
            [!data["bijdrage"].is_null(), !data["node"].is_null(), data["bijdragen"]["totalCount"] == 1, *listed == json!(1)]
        };
        assert_eq!((sees(&anna).await, sees(&redactie).await), ([true; 4], [true; 4]));
        for (who, actor) in t.outsiders().await {
            assert_eq!(sees(&actor).await, [false; 4], "{who}");
        }
        redactie.done("bijdrageBeoordelen", BIJDRAGE, met(&made, Some(1), &[("besluit", "PUBLICEREN")])).await;
        for (who, actor) in t.outsiders().await {
            assert_eq!(sees(&actor).await, [true; 4], "{who}");
        }
        // About another good practice it is not.
        let other = t.goodpractice("Koffie op maandag", goodpractice::Status::Gedeeld).await;
        let document = format!("{{ goodPractice(id: \"{}\") {{ bijdragen {{ totalCount }} }} }}", global(Kind::GoodPractice, other));
        assert_eq!(t.anonymous().value(&document, "/goodPractice/bijdragen/totalCount").await, json!(0));
        redactie.done("goodPracticeIntrekken", "goodPractice { id }", json!({ "goodPractice": id, "version": 1 })).await;
        let document = format!("{{ bijdrage(id: {}) {{ id }} }}", made["id"]);
        for (who, actor) in t.outsiders().await {
            assert_eq!(actor.value(&document, "/bijdrage").await, Value::Null, "{who}");
        }
        assert_eq!(redactie.refused("bijdrageGeven", BIJDRAGE, words(&id)).await, "GOOD_PRACTICE_NIET_GEDEELD input.goodPractice");
        assert_eq!(anna.denied("bijdrageGeven", BIJDRAGE, words(&id)).await, "NOT_FOUND");
    }

    async fn a_bijdrage_is_about_one_thing(t: Stage) {
        let anna = t.member("anna").await;
        let (leervraag, practice) = (published(&t).await, t.goodpractice("Rondgang", goodpractice::Status::Gedeeld).await);
        let mut both = zegt(&leervraag, "ROL");
        both["goodPractice"] = json!(global(Kind::GoodPractice, practice));
        assert_eq!(anna.refused("bijdrageGeven", BIJDRAGE, both).await, "EEN_VAN_BEIDE input");
        let none = json!({ "tekst": "Bij ons ook.", "weergave": "ROL" });
        assert_eq!(anna.refused("bijdrageGeven", BIJDRAGE, none).await, "EEN_VAN_BEIDE input");
    }

    /// Of each decision; not that it was reported and left as it was, and nobody of the own act.
    async fn the_writer_is_told(t: Stage) {
        let (anna, bob, redactie) = (t.member("anna").await, t.member("bob").await, t.redactie().await);
        let leervraag = published(&t).await;
        let decide = |made: &Value, version: i32, besluit: &str| {
            met(made, Some(version), &[("besluit", besluit), ("reden", "ONGEPAST")])
        };
        let about = "bijdrage { status afwijsreden } leervraag { id } melding { id }";
        let told = |soort: &str, status: &str, reden: Value| {
            json!({ "soort": soort, "bijdrage": { "status": status, "afwijsreden": reden }, "leervraag": null, "melding": null })
        };
        let made = anna.done("bijdrageGeven", BIJDRAGE, zegt(&leervraag, "ROL")).await;
        let retrying = redactie.retrying("besluit");
        for _ in 0..2 {
            retrying.done("bijdrageBeoordelen", BIJDRAGE, decide(&made, 1, "PUBLICEREN")).await;
        }
        assert_eq!(anna.heard(about).await, json!([told("BIJDRAGE_GEPUBLICEERD", "GEPUBLICEERD", Value::Null)]));
        bob.done("bijdrageMelden", BIJDRAGE, met(&made, None, &[("reden", "ONGEPAST")])).await;
        redactie.done("bijdrageBeoordelen", BIJDRAGE, decide(&made, 2, "PUBLICEREN")).await;
        assert_eq!(anna.heard("").await, json!([{ "soort": "BIJDRAGE_GEPUBLICEERD" }]));
        redactie.done("bijdrageBeoordelen", BIJDRAGE, decide(&made, 3, "AFWIJZEN")).await;
        let reden = json!("ONGEPAST");
        let both = [told("BIJDRAGE_AFGEWEZEN", "AFGEWEZEN", reden.clone()), told("BIJDRAGE_GEPUBLICEERD", "AFGEWEZEN", reden)];
        assert_eq!(anna.heard(about).await, json!(both));
        let own = redactie.done("bijdrageGeven", BIJDRAGE, zegt(&leervraag, "ROL")).await;
        redactie.done("bijdrageBeoordelen", BIJDRAGE, decide(&own, 1, "PUBLICEREN")).await;
        assert_eq!((bob.heard("").await, redactie.heard("").await), (json!([]), json!([])));
    }

    /// A decision closes what was reported; who reported it is told to nobody.
    async fn what_is_reported_waits_for_an_editor(t: Stage) {
        let (anna, bob, redactie) = (t.member("anna").await, t.member("bob").await, t.redactie().await);
        let leervraag = published(&t).await;
        let made = anna.done("bijdrageGeven", BIJDRAGE, zegt(&leervraag, "ROL")).await;
        let melden = "bijdrageMelden";
        assert_eq!(bob.denied(melden, BIJDRAGE, met(&made, None, &[("reden", "DUBBEL")])).await, "NOT_FOUND");
        assert_eq!(redactie.refused(melden, BIJDRAGE, met(&made, None, &[("reden", "DUBBEL")])).await, "STATUS_STAAT_NIET_TOE input.bijdrage");
        let publish = |version: i32| met(&made, Some(version), &[("besluit", "PUBLICEREN")]);
        redactie.done("bijdrageBeoordelen", BIJDRAGE, publish(1)).await;
        assert_eq!(anna.refused(melden, BIJDRAGE, met(&made, None, &[("reden", "DUBBEL")])).await, "EIGEN_BIJDRAGE input.bijdrage");
        assert_eq!(bob.refused(melden, BIJDRAGE, met(&made, None, &[("reden", "ANDERS")])).await, "TOELICHTING_ONTBREEKT input.toelichting");
        let report = || met(&made, None, &[("reden", "ONGEPAST"), ("toelichting", "De toon.")]);
        bob.done(melden, BIJDRAGE, report()).await;
        assert_eq!(bob.refused(melden, BIJDRAGE, report()).await, "AL_GEMELD input.bijdrage");

        let document = "query($id: ID!) { bijdrage(id: $id) { meldingen { totalCount nodes { id reden toelichting afgehandeldOp } } }
            gemeld: bijdragen(filter: { gemeld: true }) { totalCount } }";
        let seen = async |actor: &Actor<'_>| actor.with(json!({ "id": made["id"] })).data(document).await;
        let told = seen(&redactie).await;
        let melding = &told["bijdrage"]["meldingen"]["nodes"][0];
        assert_eq!((&melding["reden"], &melding["toelichting"], &told["gemeld"]["totalCount"]), (&json!("ONGEPAST"), &json!("De toon."), &json!(1)));
        let node = json!({ "id": melding["id"] });
        for (who, actor) in t.outsiders().await {
            let none = json!({ "bijdrage": { "meldingen": { "totalCount": 0, "nodes": [] } }, "gemeld": { "totalCount": 0 } });
            assert_eq!(seen(&actor).await, none, "{who}");
            assert_eq!(actor.with(node.clone()).data("query($id: ID!) { node(id: $id) { id } }").await["node"], Value::Null, "{who}");
        }
        let row = redactie.done("bijdrageBeoordelen", BIJDRAGE, publish(2)).await;
        assert_eq!((&row["status"], seen(&redactie).await["gemeld"]["totalCount"].clone()), (&json!("GEPUBLICEERD"), json!(0)));
        assert_eq!(redactie.refused("bijdrageBeoordelen", BIJDRAGE, publish(3)).await, "STATUS_STAAT_NIET_TOE input.bijdrage");
        bob.done(melden, BIJDRAGE, report()).await;
        let refuse = met(&made, Some(3), &[("besluit", "AFWIJZEN"), ("reden", "ONGEPAST")]);
        let row = redactie.done("bijdrageBeoordelen", BIJDRAGE, refuse).await;
        assert_eq!((&row["status"], sees(&bob, &made, &leervraag).await), (&json!("AFGEWEZEN"), vec![false; 4]));
        let log = "{ logboek { nodes { handeling betrokkene { naam } } } }";
        let read = anna.data(log).await.to_string();
        assert!(!read.contains("bijdrageMelden"), "{read}");
    }
}
