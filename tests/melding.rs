//! Reports: what a member tells the editors about a leervraag, who learns of it, and how it ends.

use api::{
    auth::{Role, TokenSpec},
    graph::id::Kind,
};
use entity::{leervraag::Status, melding};
use futures::future::join_all;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};

use crate::kit::{
    Stage,
    actor::{Actor, input},
    agenda::nowhere,
    both,
    seed::global,
};

/// What a mutation of this room did: `ok`, the codes and fields of user errors, or the code of a request error.
async fn told(actor: &Actor<'_>, mutation: &str, values: Value) -> String {
    let (first, rest) = mutation.split_at(1);
    let name = first.to_uppercase() + rest;
    let document = format!(
        "mutation($input: {name}Input!) {{ {mutation}(input: $input) {{ userErrors {{ code field }} }} }}"
    );
    let answer = actor.with(input(values)).send(&document).await.body;
    if let Some(code) = answer["errors"][0]["extensions"]["code"].as_str() {
        return code.into();
    }
    let errors = answer["data"][mutation]["userErrors"].as_array().cloned();
    let errors: Vec<String> = errors
        .unwrap_or_else(|| panic!("no payload: {answer:#}"))
        .iter()
        .map(|error| format!("{} {}", error["code"], error["field"][1]).replace('"', ""))
        .collect();
    if errors.is_empty() {
        "ok".into()
    } else {
        errors.join(", ")
    }
}

/// A leervraag that Anna asked, in this state.
async fn asked(t: &Stage, name: &str, status: Status) -> String {
    let anna = t.member("anna").await.id;
    let key = t
        .vraag(name, |row| {
            row.status = status;
            row.vrager_id = Some(anna);
            row.indiener_id = Some(anna);
        })
        .await;
    global(Kind::Leervraag, key)
}

/// Reports, and tells the id of the report.
async fn report(actor: &Actor<'_>, leervraag: &str, reden: &str) -> String {
    let document = "mutation($input: LeervraagMeldenInput!) { leervraagMelden(input: $input) { melding { id } userErrors { code } } }";
    let values = json!({ "leervraag": leervraag, "reden": reden, "toelichting": "Kijk hier eens naar." });
    actor
        .with(input(values))
        .text(document, "/leervraagMelden/melding/id")
        .await
}

async fn outcomes(actor: &Actor<'_>) -> Value {
    let query = "{ viewer { meldingen { totalCount nodes { reden uitkomst } } } }";
    actor.value(query, "/viewer/meldingen/nodes").await
}

both! {
    async fn a_member_reports_once_and_may_take_it_back(t: Stage) {
        let bob = t.member("bob").await;
        let vraag = asked(&t, "vraag", Status::Gepubliceerd).await;
        let values = json!({ "leervraag": vraag, "reden": "ONGEPAST" });
        let first = report(&bob, &vraag, "HERLEIDBAAR").await;
        assert_eq!(told(&bob, "leervraagMelden", values.clone()).await, "AL_GEMELD leervraag");
        assert_eq!(told(&bob, "meldingIntrekken", json!({ "melding": first })).await, "ok");
        assert_eq!(told(&bob, "meldingIntrekken", json!({ "melding": first })).await, "AL_AFGEHANDELD melding");
        assert_eq!(told(&bob, "leervraagMelden", values).await, "ok");
        let kept = json!([{ "reden": "ONGEPAST", "uitkomst": null }, { "reden": "HERLEIDBAAR", "uitkomst": "INGETROKKEN" }]);
        assert_eq!(outcomes(&bob).await, kept);
    }

    async fn what_cannot_be_reported(t: Stage) {
        let (anna, bob, redactie) = (t.member("anna").await, t.member("bob").await, t.redactie().await);
        let vraag = asked(&t, "vraag", Status::Gepubliceerd).await;
        let waiting = asked(&t, "wacht", Status::Ingediend).await;
        for (actor, values, expected) in [
            (&anna, json!({ "leervraag": vraag, "reden": "DUBBEL" }), "EIGEN_VRAAG leervraag"),
            (&bob, json!({ "leervraag": waiting, "reden": "DUBBEL" }), "NOT_FOUND"),
            (&redactie, json!({ "leervraag": waiting, "reden": "DUBBEL" }), "STATUS_STAAT_NIET_TOE leervraag"),
            (&bob, json!({ "leervraag": nowhere(Kind::Leervraag), "reden": "DUBBEL" }), "NOT_FOUND"),
            (&bob, json!({ "leervraag": vraag, "reden": "ANDERS" }), "TOELICHTING_ONTBREEKT toelichting"),
            (&bob, json!({ "leervraag": vraag, "reden": "ONGEPAST", "toelichting": "Bel 06 12345678" }), "TELEFOON toelichting"),
            (&bob, json!({ "leervraag": vraag, "reden": "DUBBEL", "dubbelVan": waiting }), "ONBEKENDE_VERWIJZING dubbelVan"),
            (&bob, json!({ "leervraag": vraag, "reden": "DUBBEL", "dubbelVan": vraag }), "ONBEKENDE_VERWIJZING dubbelVan"),
        ] {
            assert_eq!(told(actor, "leervraagMelden", values.clone()).await, expected, "{values}");
        }
        let rows = melding::Entity::find().count(t.writer()).await.expect("a count");
        assert_eq!(rows, 0);
    }

    /// A report is for the editors and its reporter. The asker learns nothing of it, by no path.
    async fn the_asker_never_learns_of_a_report(t: Stage) {
        let (anna, bob, redactie) = (t.member("anna").await, t.member("bob").await, t.redactie().await);
        let vraag = asked(&t, "vraag", Status::Gepubliceerd).await;
        let melding = report(&bob, &vraag, "HERLEIDBAAR").await;
        let query = format!(
            "{{ node(id: {melding:?}) {{ ... on Melding {{ reden toelichting melder {{ naam }} leervraag {{ tekst }} }} }}
               leervraag(id: {vraag:?}) {{ moderatie {{ sinds }} meldingen {{ totalCount nodes {{ id }} }} }} }}"
        );
        let nothing = json!({ "node": null, "leervraag": { "moderatie": null, "meldingen": { "totalCount": 0, "nodes": [] } } });
        let carla = t.member("carla").await;
        for (name, actor) in [("asker", &anna), ("member", &carla), ("anonymous", &t.anonymous())] {
            assert_eq!(actor.data(&query).await, nothing, "{name}");
        }
        for (name, actor) in t.outsiders().await {
            if name != "MEMBER" {
                assert_eq!(actor.data(&query).await, nothing, "{name}");
            }
        }
        for actor in [&bob, &redactie] {
            let seen = actor.data(&query).await;
            assert_eq!((&seen["node"]["melder"]["naam"], &seen["leervraag"]["meldingen"]["totalCount"]), (&json!("bob"), &json!(1)));
            assert_eq!(seen["node"]["leervraag"]["tekst"], "vraag");
        }
        // Neither by what an editor does with it, nor by taking that back.
        let closed = json!({ "melding": melding, "uitkomst": "ONGEGROND" });
        assert_eq!(told(&redactie, "meldingAfhandelen", closed).await, "ok");
        let besluiten = redactie.data("{ moderatiebesluiten { nodes { id } } }").await;
        let besluit = json!({ "besluit": besluiten["moderatiebesluiten"]["nodes"][0]["id"] });
        assert_eq!(told(&redactie, "moderatieOngedaanMaken", besluit).await, "ok");
        let log = anna.data("{ logboek { nodes { handeling objectId } } viewer { meldingen { totalCount } } }").await;
        assert_eq!(log, json!({ "logboek": { "nodes": [] }, "viewer": { "meldingen": { "totalCount": 0 } } }));
        assert_eq!(told(&anna, "meldingIntrekken", json!({ "melding": melding })).await, "NOT_FOUND");
        assert_eq!(told(&redactie, "meldingIntrekken", json!({ "melding": melding })).await, "FORBIDDEN");
        let operator = t.beheer().await.data("{ logboek { nodes { handeling betrokkene { naam } } } }").await;
        let lines = operator["logboek"]["nodes"].as_array().expect("a log");
        assert_eq!(lines[0], json!({ "handeling": "moderatieOngedaanMaken", "betrokkene": null }));
        assert!(lines.contains(&json!({ "handeling": "leervraagMelden", "betrokkene": null })));
    }

    /// An editor who asked it decides about the report like any other, without knowing whose it is.
    async fn an_editor_who_asked_it_does_not_see_who_reported(t: Stage) {
        let bob = t.member("bob").await;
        let redactie = t.redactie().await;
        let key = t.vraag("van de redactie", |row| {
            row.status = Status::Gepubliceerd;
            row.vrager_id = Some(redactie.id);
        }).await;
        let melding = report(&bob, &global(Kind::Leervraag, key), "ONGEPAST").await;
        let query = format!("{{ node(id: {melding:?}) {{ ... on Melding {{ reden melder {{ naam }} }} }} }}");
        assert_eq!(redactie.data(&query).await["node"], json!({ "reden": "ONGEPAST", "melder": null }));
        // Nor by the log of what she decided, also when she runs the service.
        let close = json!({ "melding": melding, "uitkomst": "ONGEGROND" });
        assert_eq!(told(&redactie, "meldingAfhandelen", close).await, "ok");
        let both = TokenSpec { roles: vec![Role::Redactie, Role::Beheer], ..TokenSpec::member("redactie") };
        for actor in [&redactie, &t.holding(&both)] {
            let log = actor.data("{ logboek { nodes { handeling betrokkene { naam } } } }").await;
            let lines = log["logboek"]["nodes"].as_array().expect("a log");
            assert!(lines.contains(&json!({ "handeling": "meldingAfhandelen", "betrokkene": null })), "{log:#}");
            assert!(!log.to_string().contains("bob"), "{log:#}");
        }
        let other = t.holding(&TokenSpec::role("noor", Role::Redactie));
        assert_eq!(other.data(&query).await["node"]["melder"]["naam"], "bob");
    }

    async fn an_editor_closes_it_and_the_reporter_reads_how(t: Stage) {
        let (bob, carla, redactie) = (t.member("bob").await, t.member("carla").await, t.redactie().await);
        let vraag = asked(&t, "vraag", Status::Gepubliceerd).await;
        let (one, two) = (report(&bob, &vraag, "ONGEPAST").await, report(&carla, &vraag, "HERLEIDBAAR").await);
        let close = |melding: &str, uitkomst: &str| json!({ "melding": melding, "uitkomst": uitkomst });
        assert_eq!(told(&bob, "meldingAfhandelen", close(&one, "GEGROND")).await, "FORBIDDEN");
        assert_eq!(told(&redactie, "meldingAfhandelen", close(&one, "ONGEGROND")).await, "ok");
        assert_eq!(told(&redactie, "meldingAfhandelen", close(&one, "GEGROND")).await, "AL_AFGEHANDELD melding");
        assert_eq!(told(&redactie, "meldingAfhandelen", close(&nowhere(Kind::Melding), "GEGROND")).await, "NOT_FOUND");
        assert_eq!(outcomes(&bob).await, json!([{ "reden": "ONGEPAST", "uitkomst": "ONGEGROND" }]));
        // Taking the leervraag back closes what is open.
        let back = json!({ "leervraag": vraag, "version": 1, "besluit": "TERUGNEMEN", "reden": "TEVEEL_HERLEIDBAAR" });
        assert_eq!(told(&redactie, "leervraagModereren", back).await, "ok");
        assert_eq!(outcomes(&carla).await, json!([{ "reden": "HERLEIDBAAR", "uitkomst": "GEGROND" }]));
        let gone = format!("{{ node(id: {two:?}) {{ ... on Melding {{ leervraag {{ tekst }} }} }} }}");
        assert_eq!(carla.data(&gone).await["node"]["leervraag"], Value::Null);
    }

    /// What the asker does makes a report pointless; what an editor publishes is judged as it is.
    async fn reports_lapse_with_the_words(t: Stage) {
        let (anna, bob, redactie) = (t.member("anna").await, t.member("bob").await, t.redactie().await);
        let (one, two) = (asked(&t, "een", Status::Gepubliceerd).await, asked(&t, "twee", Status::Gepubliceerd).await);
        report(&bob, &one, "ONGEPAST").await;
        report(&bob, &two, "HERLEIDBAAR").await;
        assert_eq!(told(&anna, "leervraagIntrekken", json!({ "leervraag": one, "version": 1 })).await, "ok");
        let words = json!({ "leervraag": two, "version": 1, "tekst": "Hoe leren wij van elkaar in het team?" });
        assert_eq!(told(&anna, "leervraagHerzien", words).await, "ok");
        let open = json!([{ "reden": "HERLEIDBAAR", "uitkomst": null }, { "reden": "ONGEPAST", "uitkomst": "VERVALLEN" }]);
        assert_eq!(outcomes(&bob).await, open);
        let publish = json!({ "leervraag": two, "version": 2, "besluit": "PUBLICEREN" });
        assert_eq!(told(&redactie, "leervraagModereren", publish).await, "ok");
        assert_eq!(outcomes(&bob).await[0], json!({ "reden": "HERLEIDBAAR", "uitkomst": "VERVALLEN" }));
    }

    async fn ten_reports_at_once_are_one(t: Stage) {
        let bob = t.member("bob").await;
        let vraag = asked(&t, "vraag", Status::Gepubliceerd).await;
        let values = json!({ "leervraag": vraag, "reden": "DUBBEL" });
        let mut done = join_all((0..10).map(|_| told(&bob, "leervraagMelden", values.clone()))).await;
        done.sort_unstable();
        let mut expected = vec!["AL_GEMELD leervraag"; 9];
        expected.push("ok");
        assert_eq!(done, expected);
    }

    async fn a_report_is_safe_to_retry(t: Stage) {
        let bob = t.member("bob").await;
        let vraag = asked(&t, "vraag", Status::Gepubliceerd).await;
        let values = json!({ "leervraag": vraag, "reden": "DUBBEL" });
        for _ in 0..3 {
            assert_eq!(told(&bob.retrying("sleutel"), "leervraagMelden", values.clone()).await, "ok");
        }
        assert_eq!(outcomes(&bob).await.as_array().map(Vec::len), Some(1));
    }
}
