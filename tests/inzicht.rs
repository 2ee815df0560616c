//! Inzichten: what activiteiten yielded, from every side.

use api::graph::id::Kind;
use entity::leervraag::Status;
use serde_json::{Value, json};

use crate::kit::{
    agenda::nowhere,
    both,
    inzicht::{INZICHT, Middag},
};

both! {
    /// From the activiteit, the factor and the leervraag, and back.
    async fn an_inzicht_is_found_from_every_side(t: Stage) {
        let middag = Middag::new(&t).await;
        let redactie = t.redactie().await;
        let vraag = t.leervraag("Hoe maken we elkaars werk zichtbaar?", Status::Gepubliceerd).await;
        let dicht = t.leervraag("Wat is hier nog niet openbaar?", Status::Ingediend).await;
        let mut fields = middag.inzicht("Een vast spreekuur helpt.");
        fields["leervragen"] = json!([vraag, vraag]);
        fields["bron"] = json!("Verslag van de middag");
        let made = redactie.done("inzichtVastleggen", INZICHT, fields).await;
        assert_eq!(
            made,
            json!({
                "id": made["id"], "version": 1, "status": "GEPUBLICEERD", "tekst": "Een vast spreekuur helpt.", "bron": "Verslag van de middag",
                "factoren": [{ "naam": "Vertrouwen" }], "leervragen": { "nodes": [{ "tekst": "Hoe maken we elkaars werk zichtbaar?" }] },
                "activiteit": { "titel": "Middag over vaste gezichten" },
            })
        );
        let document = "query($a: ID!, $f: ID!, $v: ID!, $i: ID!) {
            activiteit(id: $a) { inzichten { totalCount nodes { tekst } } }
            factor: node(id: $f) { ... on WerkzameFactor { inzichten { totalCount nodes { tekst } } } }
            leervraag(id: $v) { inzichten { totalCount nodes { tekst } } }
            inzicht(id: $i) { indiener { naam } leervragen { totalCount nodes { tekst } } }
            inzichten(filter: { factor: [$f], activiteit: [$a], status: [GEPUBLICEERD] }) { totalCount }
        }";
        let variables = json!({ "a": middag.activiteit, "f": middag.factor, "v": vraag, "i": made["id"] });
        let list = json!({ "inzichten": { "totalCount": 1, "nodes": [{ "tekst": "Een vast spreekuur helpt." }] } });
        // A link to what others do not see tells them nothing.
        let both = json!({ "inzicht": made["id"], "version": 1, "leervragen": [vraag, dicht] });
        let row = redactie.done("inzichtBijwerken", INZICHT, both).await;
        assert_eq!(row["leervragen"]["nodes"].as_array().map(Vec::len), Some(2));
        for (who, actor) in t.outsiders().await {
            assert_eq!(
                actor.with(variables.clone()).data(document).await,
                json!({
                    "activiteit": list, "factor": list, "leervraag": list, "inzichten": { "totalCount": 1 },
                    "inzicht": { "indiener": null, "leervragen": { "totalCount": 1, "nodes": [{ "tekst": "Hoe maken we elkaars werk zichtbaar?" }] } },
                }),
                "{who}"
            );
        }
        t.withdrawn("Hoe maken we elkaars werk zichtbaar?").await;
        let seen = t.anonymous().with(variables).data(document).await;
        assert_eq!((&seen["leervraag"], &seen["inzicht"]["leervragen"]["totalCount"]), (&Value::Null, &json!(0)));
    }

    /// Who sees one end of a link takes away no link whose other end is hidden.
    async fn a_facilitator_links_what_the_facilitator_sees(t: Stage) {
        let middag = Middag::new(&t).await;
        let (bilal, redactie) = (&middag.facilitator, t.redactie().await);
        let open = t.leervraag("Hoe maken we elkaars werk zichtbaar?", Status::Gepubliceerd).await;
        let dicht = t.leervraag("Wat is hier nog niet openbaar?", Status::Ingediend).await;
        let with = |leervragen: Value| {
            let mut fields = middag.inzicht("Een vast spreekuur helpt.");
            fields["leervragen"] = leervragen;
            fields
        };
        let vastleggen = "inzichtVastleggen";
        assert_eq!(bilal.refused(vastleggen, INZICHT, with(json!([dicht]))).await, "ONBEKENDE_VERWIJZING input.leervragen");
        assert_eq!(bilal.refused(vastleggen, INZICHT, with(json!([nowhere(Kind::Leervraag)]))).await, "ONBEKENDE_VERWIJZING input.leervragen");
        let made = bilal.done(vastleggen, INZICHT, with(json!([open]))).await;
        let more = json!({ "inzicht": made["id"], "version": 1, "leervragen": [open, dicht] });
        redactie.done("inzichtBijwerken", INZICHT, more).await;
        let none = json!({ "inzicht": made["id"], "version": 2, "leervragen": [] });
        let row = bilal.done("inzichtBijwerken", INZICHT, none).await;
        assert_eq!(row["leervragen"]["nodes"], json!([]));
        let seen = redactie.with(json!({ "id": made["id"] })).data("query($id: ID!) { inzicht(id: $id) { leervragen { nodes { tekst } } } }").await;
        assert_eq!(seen["inzicht"]["leervragen"]["nodes"], json!([{ "tekst": "Wat is hier nog niet openbaar?" }]));
    }

    async fn what_is_written_down_is_judged(t: Stage) {
        let middag = Middag::new(&t).await;
        let (bilal, redactie) = (&middag.facilitator, t.redactie().await);
        let vastleggen = "inzichtVastleggen";
        let mut zonder = middag.inzicht("Een vast spreekuur helpt.");
        zonder["factoren"] = json!([]);
        assert_eq!(bilal.refused(vastleggen, INZICHT, zonder.clone()).await, "FACTOR_ONTBREEKT input.factoren");
        zonder["factoren"] = json!([nowhere(Kind::WerkzameFactor)]);
        assert_eq!(bilal.refused(vastleggen, INZICHT, zonder).await, "ONBEKENDE_VERWIJZING input.factoren");
        assert_eq!(bilal.refused(vastleggen, INZICHT, middag.inzicht("Noor vertelde hoe het hielp.")).await, "TWIJFEL input.tekst");
        assert_eq!(redactie.refused(vastleggen, INZICHT, middag.inzicht("Bel 06-12345678.")).await, "TELEFOON input.tekst");
        let off = json!({ "titel": "Middag die niet doorging", "soort": "WEBINAR", "status": "AFGELAST", "omschrijving": "Te weinig tijd." });
        let off = redactie.done("activiteitVastleggen", "activiteit { id }", off).await;
        let mut fields = middag.inzicht("Niets.");
        fields["activiteit"] = off["id"].clone();
        assert_eq!(redactie.refused(vastleggen, INZICHT, fields.clone()).await, "ACTIVITEIT_NIET_GEHOUDEN input.activiteit");
        // What the platform held is for editors, also where one facilitates another praktijk.
        assert_eq!(bilal.denied(vastleggen, INZICHT, fields).await, "FORBIDDEN");
        for (who, actor) in t.outsiders().await {
            let expected = if who == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" };
            assert_eq!(actor.denied(vastleggen, INZICHT, middag.inzicht("Iets.")).await, expected, "{who}");
        }
    }

    /// Of each decision, with the reason; and nobody else.
    async fn who_wrote_it_down_is_told(t: Stage) {
        let (middag, redactie) = (Middag::new(&t).await, t.redactie().await);
        let writer = &middag.facilitator;
        let made = writer.done("inzichtVastleggen", INZICHT, middag.inzicht("Wie meekijkt, vraagt anders.")).await;
        let decide = |version: i32, besluit: &str| {
            json!({ "inzicht": made["id"], "version": version, "besluit": besluit, "reden": "DUBBEL" })
        };
        let about = "inzicht { status afwijsreden }";
        redactie.done("inzichtBeoordelen", INZICHT, decide(1, "AFWIJZEN")).await;
        let refused = json!({ "soort": "INZICHT_AFGEWEZEN", "inzicht": { "status": "AFGEWEZEN", "afwijsreden": "DUBBEL" } });
        assert_eq!(writer.heard(about).await, json!([refused]));
        redactie.done("inzichtBeoordelen", INZICHT, decide(2, "PUBLICEREN")).await;
        let published = json!({ "soort": "INZICHT_GEPUBLICEERD", "inzicht": { "status": "GEPUBLICEERD", "afwijsreden": null } });
        assert_eq!(writer.heard(about).await[0], published);
        assert_eq!(redactie.refused("inzichtBeoordelen", INZICHT, decide(3, "PUBLICEREN")).await, "STATUS_STAAT_NIET_TOE input.inzicht");
        // What an editor writes down is nobody's proposal.
        let own = redactie.done("inzichtVastleggen", INZICHT, middag.inzicht("Vaste gezichten helpen.")).await;
        let refuse = json!({ "inzicht": own["id"], "version": 1, "besluit": "AFWIJZEN", "reden": "DUBBEL" });
        redactie.done("inzichtBeoordelen", INZICHT, refuse).await;
        assert_eq!(writer.heard("").await, json!([{ "soort": "INZICHT_GEPUBLICEERD" }, { "soort": "INZICHT_AFGEWEZEN" }]));
        assert_eq!(redactie.heard("").await, json!([]));
    }
}
