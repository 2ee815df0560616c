//! Lists of Lerende Praktijken: filters, orders, and what they cost.

use api::graph::id::Kind;
use entity::deelname::Rol;
use serde_json::{Value, json};

use super::BIJWERKEN;
use crate::kit::{
    actor::input,
    both,
    seed::{global, vorm},
};

both! {
    async fn praktijken_are_filtered_and_ordered(t: Stage) {
        let anna = t.member("anna").await;
        for naam in ["Praktijk C", "Praktijk A", "Praktijk B"] {
            t.praktijk(naam).await;
        }
        let redactie = t.redactie().await;
        let a = global(Kind::LerendePraktijk, t.named("Praktijk A"));
        let change = json!({ "praktijk": a, "version": 1, "fase": "AFGEROND", "onderwijssoorten": ["MBO"] });
        redactie.with(input(change)).data(BIJWERKEN).await;
        let names = async |arguments: &str| {
            let query = format!("{{ lerendePraktijken{arguments} {{ totalCount nodes {{ naam }} }} }}");
            let data = anna.data(&query).await;
            let nodes = data["lerendePraktijken"]["nodes"].as_array().cloned().unwrap_or_default();
            assert_eq!(data["lerendePraktijken"]["totalCount"], nodes.len());
            nodes.iter().map(|node| node["naam"].as_str().unwrap_or_default().replace("Praktijk ", "")).collect::<String>()
        };
        assert_eq!(names("").await, "ABC");
        assert_eq!(names("(orderBy: NIEUWSTE)").await, "BAC");
        assert_eq!(names("(filter: { fase: AFGEROND })").await, "A");
        assert_eq!(names("(filter: { onderwijssoort: MBO })").await, "A");
        assert_eq!(names("(filter: { onderwijssoort: VO })").await, "");
        let nowhere = global(Kind::Gebied, t.named("none"));
        assert_eq!(names(&format!(r#"(filter: {{ gebied: "{nowhere}" }})"#)).await, "");
        let vorm_filter = async |code: &str| names(&format!(r#"(filter: {{ samenwerkingsvorm: "{}" }})"#, vorm(code))).await;
        let with = |naam: &str, change: Value| {
            let mut values = json!({ "praktijk": global(Kind::LerendePraktijk, t.named(naam)), "version": 1 });
            values.as_object_mut().expect("an object").extend(change.as_object().cloned().expect("an object"));
            redactie.with(input(values))
        };
        t.reference().await;
        let gemeente = "{ gebieden(filter: { soort: GEMEENTE, geldigOp: \"2026-09-01\" }, first: 1) { nodes { id liggingen(geldigOp: \"2026-09-01\") { gebied { id } } } } }";
        let lies = redactie.value(gemeente, "/gebieden/nodes/0").await;
        let doel = "Elkaar sneller vinden. 100%_zeker";
        let b = json!({ "samenwerkingsvorm": vorm("PREVENTIE_WIJK"), "doel": doel, "gebied": lies["id"] });
        let done = with("Praktijk B", b).data(BIJWERKEN).await;
        assert_eq!(done["lerendePraktijkBijwerken"]["userErrors"], json!([]));
        with("Praktijk C", json!({ "samenwerkingsvorm": vorm("PREVENTIE"), "vraag": "Wie belt wie?" })).data(BIJWERKEN).await;
        // A main form holds its variants, a region the gemeenten that lie in it.
        assert_eq!(vorm_filter("PREVENTIE").await, "BC");
        assert_eq!(vorm_filter("PREVENTIE_WIJK").await, "B");
        assert_eq!(vorm_filter("UITVOERING").await, "");
        for gebied in [&lies["id"], &lies["liggingen"][0]["gebied"]["id"]] {
            assert!(gebied.is_string(), "{lies}");
            assert_eq!(names(&format!("(filter: {{ gebied: {gebied} }})")).await, "B");
        }
        for (tekst, found) in [
            ("praktijk b", "B"), ("SNELLER", "B"), ("belt", "C"), ("samen leren", ""), ("elt", ""), ("100%_", "B"), ("100__", ""),
            ("leren", "ABC"),
        ] {
            assert_eq!(names(&format!(r#"(filter: {{ tekst: "{tekst}" }})"#)).await, found, "{tekst}");
        }
        let long = format!(r#"{{ lerendePraktijken(filter: {{ tekst: "{}" }}) {{ totalCount }} }}"#, "x".repeat(121));
        assert_eq!(anna.code(&long).await, "BAD_REQUEST");
        assert_eq!(names("(filter: { mijn: false })").await, "ABC");
        assert_eq!(names("(filter: { mijn: true })").await, "");
        assert_eq!(anna.code(r#"{ lerendePraktijken(after: "x") { totalCount } }"#).await, "BAD_REQUEST");
    }

    /// The price of a list does not grow with its rows.
    async fn a_list_of_praktijken_takes_the_same_statements(t: Stage) {
        t.reference().await;
        let anna = t.member("anna").await;
        let query = "{ lerendePraktijken(first: 50) { nodes {
            naam werkwijze onderwijssoorten leadOrganisatie { naam } partners { naam } samenwerkingsvorm { naam }
            deelnames(first: 5) { totalCount nodes { rol member { naam disciplines { naam } } } }
        } } }";
        // Signing in for the first time looks the member up; that is not the price of the list.
        anna.data("{ viewer { rollen } }").await;
        let mut taken = Vec::new();
        for round in 0..2 {
            for n in 0..(2 + 8 * round) {
                let praktijk = t.praktijk(&format!("Praktijk {round}{n}")).await;
                t.deelname((praktijk, anna.id), Rol::Professional, "2026-01-01", None).await;
                let partner = t.organisatie(&format!("Partner {round}{n}")).await;
                let change = json!({
                    "praktijk": global(Kind::LerendePraktijk, praktijk), "version": 1, "onderwijssoorten": ["BAO"],
                    "partners": [global(Kind::Organisatie, partner)], "samenwerkingsvorm": vorm("PREVENTIE"),
                });
                let data = t.redactie().await.with(input(change)).data(BIJWERKEN).await;
                assert_eq!(data["lerendePraktijkBijwerken"]["userErrors"], json!([]));
            }
            let answer = anna.send(query).await;
            assert!(answer.body.get("errors").is_none(), "{:#}", answer.body);
            taken.push(answer.statements);
        }
        assert_eq!(taken[0], taken[1]);
    }
}
