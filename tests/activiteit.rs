//! Activiteiten: public, with the leervragen that came up there; written by editors and by the praktijk that holds them.

use expect_test::expect;

use api::graph::id::Kind;
use entity::deelname::Rol;
use serde_json::{Value, json};

use crate::kit::{
    agenda::nowhere,
    both,
    inzicht::{ACTIVITEIT, Middag, middag},
    seed::global,
};

both! {
    async fn everybody_reads_what_came_up_where(t: Stage) {
        t.demonstration().await;
        t.anonymous().check("{ activiteiten(first: 2, filter: { tot: \"2022-01-01\" }) { totalCount nodes { titel soort datum leervragen(first: 1) { totalCount } } pageInfo { hasNextPage } } }", expect![[r#"
            {
              "activiteiten": {
                "totalCount": 4,
                "nodes": [
                  {
                    "titel": "Met Andere Ogen DOEN-dag, werkgroep interprofessioneel samenwerken",
                    "soort": "DOEN_DAG",
                    "datum": "2021-09-24",
                    "leervragen": {
                      "totalCount": 3
                    }
                  },
                  {
                    "titel": "Samenwerken uit verschillend perspectief",
                    "soort": "WEBINAR",
                    "datum": "2021-09-16",
                    "leervragen": {
                      "totalCount": 2
                    }
                  }
                ],
                "pageInfo": {
                  "hasNextPage": true
                }
              }
            }"#]]).await;
        let id = t.anonymous().text("{ activiteiten(last: 1) { nodes { id } } }", "/activiteiten/nodes/0/id").await;
        let one = t.anonymous().data(&format!("{{ activiteit(id: \"{id}\") {{ id titel }} node(id: \"{id}\") {{ id }} }}")).await;
        assert_eq!(one["activiteit"]["id"], one["node"]["id"]);
    }

    /// The stage plays on 1 September 2026.
    async fn who_facilitates_writes_what_the_praktijk_holds(t: Stage) {
        let oost = Middag::new(&t).await;
        let (bilal, redactie, school) = (&oost.facilitator, t.redactie().await, global(Kind::Organisatie, t.organisatie("School Oost").await));
        let mut fields = middag(&oost.praktijk, "2026-10-01");
        fields["partners"] = json!([school, school]);
        fields["online"] = json!(true);
        let retrying = bilal.retrying("middag");
        let made = retrying.done("activiteitVastleggen", ACTIVITEIT, fields.clone()).await;
        assert_eq!(retrying.done("activiteitVastleggen", ACTIVITEIT, fields).await, made);
        assert_eq!(
            made,
            json!({
                "id": made["id"], "version": 1, "titel": "Middag over vaste gezichten", "soort": "DIALOOGMIDDAG", "status": "GEPLAND",
                "datum": "2026-10-01", "locatie": null, "online": true, "bron": null, "praktijk": { "naam": "Oost" },
                "partners": [{ "naam": "School Oost" }],
            })
        );
        let change = |version: i32, field: &str, value: Value| {
            let mut fields = json!({ "activiteit": made["id"], "version": version });
            fields[field] = value;
            fields
        };
        let bijwerken = "activiteitBijwerken";
        let refused = async |field: &str, value: Value| bilal.refused(bijwerken, ACTIVITEIT, change(1, field, value)).await;
        assert_eq!(refused("status", json!("GEHOUDEN")).await, "DATUM_IN_TOEKOMST input.datum");
        assert_eq!(refused("datum", Value::Null).await, "DATUM_NODIG input.datum");
        assert_eq!(refused("datum", json!("1800-01-01")).await, "DATUM_ONMOGELIJK input.datum");
        assert_eq!(refused("partners", json!([nowhere(Kind::Organisatie)])).await, "ONBEKENDE_VERWIJZING input.partners");
        assert_eq!(refused("omschrijving", json!("Noor vertelde erover.")).await, "TWIJFEL input.omschrijving");
        assert_eq!(bilal.denied(bijwerken, ACTIVITEIT, change(0, "online", json!(false))).await, "CONFLICT");
        let row = bilal.done(bijwerken, ACTIVITEIT, change(1, "status", json!("AFGELAST"))).await;
        assert_eq!((&row["status"], &row["version"]), (&json!("AFGELAST"), &json!(2)));
        assert_eq!(bilal.refused(bijwerken, ACTIVITEIT, change(2, "status", json!("GEHOUDEN"))).await, "STATUS_VOLGT_NIET input.status");
        let row = redactie.done(bijwerken, ACTIVITEIT, change(2, "partners", json!([]))).await;
        assert_eq!((&row["partners"], &row["version"]), (&json!([]), &json!(3)));

        let listed = "query($p: [ID!], $one: ID!) { activiteiten(filter: { praktijk: $p, status: [GEHOUDEN, AFGELAST], soort: [DIALOOGMIDDAG],
            van: \"2026-10-01\", tot: \"2026-10-02\" }) { totalCount } lerendePraktijk(id: $one) { activiteiten { totalCount nodes { status } } } }";
        let seen = t.anonymous().with(json!({ "p": [oost.praktijk], "one": oost.praktijk })).data(listed).await;
        let both = json!({ "totalCount": 2, "nodes": [{ "status": "AFGELAST" }, { "status": "GEHOUDEN" }] });
        assert_eq!(seen, json!({ "activiteiten": { "totalCount": 1 }, "lerendePraktijk": { "activiteiten": both } }));
        let school = t.anonymous().with(json!({ "o": [school] })).data("query($o: [ID!]) { activiteiten(filter: { partner: $o }) { totalCount } }").await;
        assert_eq!(school["activiteiten"]["totalCount"], 0);
    }

    async fn others_write_no_activiteit(t: Stage) {
        let oost = Middag::new(&t).await;
        let carla = t.member("carla").await;
        let west = t.praktijk("West").await;
        t.deelname((west, carla.id), Rol::Facilitator, "2026-01-01", None).await;
        t.deelname((west, oost.facilitator.id), Rol::Professional, "2026-01-01", None).await;
        let west = global(Kind::LerendePraktijk, west);
        let platform = json!({ "titel": "Webinar", "soort": "WEBINAR", "omschrijving": "Voor iedereen." });
        let change = json!({ "activiteit": oost.activiteit, "version": 1 });
        let vastleggen = "activiteitVastleggen";
        // Taking part is no facilitating, and another praktijk is another's.
        assert_eq!(oost.facilitator.denied(vastleggen, ACTIVITEIT, middag(&west, "2026-08-01")).await, "FORBIDDEN");
        assert_eq!(oost.facilitator.denied(vastleggen, ACTIVITEIT, platform.clone()).await, "FORBIDDEN");
        assert_eq!(carla.denied("activiteitBijwerken", ACTIVITEIT, change.clone()).await, "FORBIDDEN");
        for (who, actor) in t.outsiders().await {
            let expected = if who == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" };
            for (action, fields) in [(vastleggen, &platform), (vastleggen, &middag(&west, "2026-08-01")), ("activiteitBijwerken", &change)] {
                assert_eq!(actor.denied(action, ACTIVITEIT, fields.clone()).await, expected, "{who} {action}");
            }
        }
        let redactie = t.redactie().await;
        let row = redactie.done(vastleggen, ACTIVITEIT, platform).await;
        assert_eq!((&row["status"], &row["praktijk"]), (&json!("GEHOUDEN"), &Value::Null));
        let unknown = middag(&nowhere(Kind::LerendePraktijk), "2026-08-01");
        assert_eq!(redactie.refused(vastleggen, ACTIVITEIT, unknown).await, "ONBEKENDE_VERWIJZING input.praktijk");
    }
}
