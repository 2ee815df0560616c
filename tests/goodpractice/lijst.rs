//! Finding good practices: filters, orders, pages, and the links from both sides.

use api::graph::id::Kind;
use entity::{deelname::Rol, goodpractice::Status, leervraag, raamwerk_element};
use serde_json::{Value, json};

use super::{OBJECT, facilitators, factor, feit, gedeeld, praktijken, woorden};
use crate::kit::{actor::Actor, agenda::nowhere, both, seed::global};

/// The titles that a filter lets through, in the order of the list.
async fn titels(actor: &Actor<'_>, filter: Value, order: &str) -> Vec<String> {
    let query = format!(
        "query($filter: GoodPracticeFilter) {{ goodPractices(filter: $filter, orderBy: {order}) {{ totalCount nodes {{ titel }} }} }}"
    );
    let found = actor
        .with(json!({ "filter": filter }))
        .value(&query, "/goodPractices")
        .await;
    let rows = found["nodes"].as_array().expect("rows");
    assert_eq!(found["totalCount"], rows.len());
    rows.iter()
        .map(|row| row["titel"].as_str().expect("a title").to_owned())
        .collect()
}

both! {
    async fn filters_narrow_and_orders_order(t: Stage) {
        let (facilitator, elders) = facilitators(&t).await;
        let (houding, visie) = (factor(&t, "houding").await, factor(&t, "visie").await);
        let hoofdvorm = t.element("preventie", raamwerk_element::Soort::Hoofdvorm).await;
        let vorm = global(Kind::Samenwerkingsvorm, hoofdvorm);
        let mut rondgang = woorden("Rondgang");
        rondgang["factoren"] = json!([houding, visie, houding]);
        rondgang["samenwerkingsvorm"] = json!(vorm);
        rondgang["onderwijssoorten"] = json!(["VO", "BAO", "BAO"]);
        gedeeld(&t, &facilitator, rondgang).await;
        let mut intake = woorden("Intake samen");
        intake["factoren"] = json!([visie]);
        intake["voorwaarden"] = json!("Een rustige kamer en gezinnen die mee willen doen.");
        let intake = gedeeld(&t, &facilitator, intake).await;
        let west = global(Kind::LerendePraktijk, praktijken(&t).1);
        let taken = json!({ "goodPractice": intake, "praktijk": west, "sinds": "2026-03-01" });
        elders.done("goodPracticeOvernemen", "overname { id }", taken).await;

        let reader = t.anonymous();
        let both = ["Intake samen", "Rondgang"];
        assert_eq!(titels(&reader, json!({}), "TITEL").await, both);
        assert_eq!(titels(&reader, Value::Null, "NIEUWSTE").await, both);
        assert_eq!(titels(&reader, json!({}), "MEEST_OVERGENOMEN").await, both);
        let oost = global(Kind::LerendePraktijk, praktijken(&t).0);
        for (filter, expected) in [
            (json!({ "factor": [houding] }), vec!["Rondgang"]),
            (json!({ "factor": [houding, visie] }), both.to_vec()),
            (json!({ "samenwerkingsvorm": [vorm] }), vec!["Rondgang"]),
            (json!({ "onderwijssoort": ["BAO", "MBO"] }), vec!["Rondgang"]),
            (json!({ "onderwijssoort": ["MBO"] }), vec![]),
            (json!({ "praktijk": [oost] }), both.to_vec()),
            (json!({ "praktijk": [west] }), vec![]),
            (json!({ "overgenomenDoor": [west] }), vec!["Intake samen"]),
            (json!({ "overgenomenDoor": [oost] }), vec![]),
            (json!({ "tekst": "rondgangen" }), vec!["Rondgang"]),
            (json!({ "tekst": "gezin" }), vec!["Intake samen"]),
            (json!({ "tekst": "samen gezin" }), vec!["Intake samen"]),
            (json!({ "tekst": "onvindbaar" }), vec![]),
            (json!({ "tekst": "de, het" }), vec![]),
            (json!({ "factor": [visie], "tekst": "rondgang" }), vec!["Rondgang"]),
            (json!({ "factor": [], "praktijk": [], "status": [] }), both.to_vec()),
        ] {
            assert_eq!(titels(&reader, filter.clone(), "TITEL").await, expected, "{filter}");
        }
        let query = "query($after: String) { goodPractices(first: 1, after: $after, orderBy: TITEL) { nodes { titel } pageInfo { endCursor hasNextPage } } }";
        let first = reader.value(query, "/goodPractices").await;
        assert_eq!((&first["nodes"][0]["titel"], &first["pageInfo"]["hasNextPage"]), (&json!("Intake samen"), &json!(true)));
        let next = reader.with(json!({ "after": first["pageInfo"]["endCursor"] })).value(query, "/goodPractices").await;
        assert_eq!((&next["nodes"][0]["titel"], &next["pageInfo"]["hasNextPage"]), (&json!("Rondgang"), &json!(false)));
        let seen = reader.value("{ goodPractices(orderBy: TITEL, last: 1) { nodes { factoren { naam } onderwijssoorten samenwerkingsvorm { naam } } } }", "/goodPractices/nodes/0").await;
        assert_eq!(seen, json!({ "factoren": [{ "naam": "houding" }, { "naam": "visie" }], "onderwijssoorten": ["BAO", "VO"], "samenwerkingsvorm": { "naam": "preventie" } }));
    }

    /// A main form stands for its variants.
    async fn a_main_form_finds_its_variants(t: Stage) {
        let (facilitator, _) = facilitators(&t).await;
        t.reference().await;
        let mut fields = woorden("Rondgang");
        fields["samenwerkingsvorm"] = json!(crate::kit::seed::vorm("PREVENTIE_BASISONDERSTEUNING"));
        gedeeld(&t, &facilitator, fields).await;
        let by = |code: &str| json!({ "samenwerkingsvorm": [crate::kit::seed::vorm(code)] });
        for (code, expected) in [("PREVENTIE", 1), ("PREVENTIE_BASISONDERSTEUNING", 1), ("UITVOERING", 0)] {
            assert_eq!(titels(&t.anonymous(), by(code), "TITEL").await.len(), expected, "{code}");
        }
    }

    /// A state is found by who may know it: others find what they read among the shared, and nothing elsewhere.
    async fn a_filter_tells_no_state_that_a_field_hides(t: Stage) {
        facilitators(&t).await;
        for (status, gelezen) in [
            (Status::Concept, false), (Status::Aangeboden, false), (Status::Aangeboden, true), (Status::Gedeeld, true),
            (Status::Teruggegeven, true), (Status::Ingetrokken, false),
        ] {
            feit(&t, status, gelezen).await;
        }
        let found = async |actor: &Actor<'_>, status: Value| titels(actor, json!({ "status": status }), "NIEUWSTE").await.len();
        for who in ["facilitator", "deelnemer"] {
            let actor = t.member(who).await;
            assert_eq!(found(&actor, json!(["AANGEBODEN"])).await, 2, "{who}");
            assert_eq!(found(&actor, json!(["GEDEELD"])).await, 1, "{who}");
            assert_eq!(found(&actor, json!([])).await, 6, "{who}");
        }
        let redactie = t.redactie().await;
        assert_eq!((found(&redactie, json!(["AANGEBODEN"])).await, found(&redactie, json!(["GEDEELD"])).await), (2, 1));
        let elders = t.member("elders").await;
        for (who, actor) in t.outsiders().await.into_iter().chain([("elders", elders)]) {
            for hidden in ["CONCEPT", "AANGEBODEN", "TERUGGEGEVEN", "INGETROKKEN"] {
                assert_eq!(found(&actor, json!([hidden])).await, 0, "{who} {hidden}");
            }
            assert_eq!(found(&actor, json!(["GEDEELD", "CONCEPT"])).await, 3, "{who}");
            assert_eq!(found(&actor, json!([])).await, 3, "{who}");
        }
    }

    /// From all sides, and a link is seen by who sees both of its ends.
    async fn links_are_seen_from_both_ends(t: Stage) {
        let (facilitator, _) = facilitators(&t).await;
        t.agenda().await;
        let redactie = t.redactie().await;
        let concept = redactie.editie("Agenda 2028").await;
        let verborgen = redactie.opgave(&concept, "Verborgen").await;
        let editie = redactie.editie("Agenda 2027").await;
        let opgave = redactie.opgave(&editie, "Samen beslissen").await;
        redactie.vastgesteld(&editie, "2026-09-01").await;
        let vraag = t.leervraag("Hoe werk ik samen met school?", leervraag::Status::Gepubliceerd).await;
        let id = gedeeld(&t, &facilitator, woorden("Rondgang")).await;
        let links = |version: i32, opgaven: Value, vragen: Value| json!({
            "goodPractice": id, "version": version, "ontwikkelopgaven": opgaven, "leervragen": vragen,
        });
        redactie.done("goodPracticeIndelen", OBJECT, links(3, json!([opgave, verborgen]), json!([vraag]))).await;
        let refused = async |opgaven: Value, vragen: Value| {
            facilitator.refused("goodPracticeIndelen", OBJECT, links(4, opgaven, vragen)).await
        };
        assert_eq!(refused(json!([verborgen]), json!([])).await, "ONBEKENDE_VERWIJZING input.ontwikkelopgaven");
        assert_eq!(refused(json!([]), json!([nowhere(Kind::Leervraag)])).await, "ONBEKENDE_VERWIJZING input.leervragen");
        // What the facilitator does not see stays linked.
        facilitator.done("goodPracticeIndelen", OBJECT, links(4, json!([opgave]), json!([vraag, vraag]))).await;
        let query = "query($id: ID!, $opgave: ID!, $verborgen: ID!, $vraag: ID!, $praktijk: ID!) {
            goodPractice(id: $id) { ontwikkelopgaven { totalCount } leervragen { totalCount } }
            ontwikkelopgave(id: $opgave) { goodPractices { totalCount nodes { titel } } }
            leervraag(id: $vraag) { goodPractices { nodes { titel } } }
            lerendePraktijk(id: $praktijk) { goodPractices { nodes { titel } } }
            bij: goodPractices(filter: { ontwikkelopgave: [$opgave] }) { totalCount }
            verborgen: goodPractices(filter: { ontwikkelopgave: [$verborgen] }) { totalCount }
        }";
        let praktijk = global(Kind::LerendePraktijk, praktijken(&t).0);
        let ids = json!({ "id": id, "opgave": opgave, "verborgen": verborgen, "vraag": vraag, "praktijk": praktijk });
        let one = json!([{ "titel": "Rondgang" }]);
        let seen = |opgaven: i32, hidden: i32| json!({
            "goodPractice": { "ontwikkelopgaven": { "totalCount": opgaven }, "leervragen": { "totalCount": 1 } },
            "ontwikkelopgave": { "goodPractices": { "totalCount": 1, "nodes": one } },
            "leervraag": { "goodPractices": { "nodes": one } },
            "lerendePraktijk": { "goodPractices": { "nodes": one } },
            "bij": { "totalCount": 1 }, "verborgen": { "totalCount": hidden },
        });
        assert_eq!(redactie.with(ids.clone()).data(query).await, seen(2, 1));
        for (who, actor) in t.outsiders().await {
            assert_eq!(actor.with(ids.clone()).data(query).await, seen(1, 0), "{who}");
        }
        let gone = json!({ "goodPractice": id, "version": 5 });
        facilitator.done("goodPracticeIntrekken", OBJECT, gone).await;
        let none = json!({ "totalCount": 0, "nodes": [] });
        for (who, actor) in t.outsiders().await {
            let data = actor.with(ids.clone()).data(query).await;
            assert_eq!((&data["goodPractice"], &data["ontwikkelopgave"]["goodPractices"]), (&Value::Null, &none), "{who}");
            assert_eq!((&data["leervraag"]["goodPractices"]["nodes"], &data["bij"]["totalCount"]), (&json!([]), &json!(0)), "{who}");
        }
    }

    /// Who left sees what others see; who takes part sees the concepts too.
    async fn a_praktijk_shows_its_concepts_to_who_takes_part(t: Stage) {
        facilitators(&t).await;
        feit(&t, Status::Concept, false).await;
        feit(&t, Status::Gedeeld, true).await;
        let praktijk = global(Kind::LerendePraktijk, praktijken(&t).0);
        let query = format!("{{ lerendePraktijk(id: {praktijk:?}) {{ goodPractices {{ totalCount }} }} }}");
        let path = "/lerendePraktijk/goodPractices/totalCount";
        let onderzoeker = t.member("onderzoeker").await;
        t.deelname((praktijken(&t).0, onderzoeker.id), Rol::Onderzoeker, "2026-01-01", None).await;
        for (who, expected) in [("deelnemer", 2), ("onderzoeker", 2), ("vertrokken", 1), ("elders", 1), ("geblokkeerd", 1)] {
            assert_eq!(t.member(who).await.value(&query, path).await, expected, "{who}");
        }
    }
}
