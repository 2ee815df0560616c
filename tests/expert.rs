//! Experts: who may be asked, about what, and for how long.

use api::graph::id::Kind;
use entity::{member::Zichtbaarheid, raamwerk_element::Soort, thema};
use serde_json::{Value, json};

use crate::kit::{actor::Actor, agenda::nowhere, both, seed::global};

const EXPERT: &str = "expert { id version naam functie expertise bron van tot member { naam } factoren { naam } themas { naam } }";

/// A member as an expert, as it is typed.
async fn lid(who: &Actor<'_>, van: &str, tot: Option<&str>) -> Value {
    json!({ "member": who.global_id().await, "functie": "Begeleidt teams", "van": van, "tot": tot })
}

both! {
    /// The stage plays on 1 September 2026.
    async fn editors_appoint_for_a_term(t: Stage) {
        let (hanna, redactie) = (t.member("hanna").await, t.redactie().await);
        let factor = global(Kind::WerkzameFactor, t.element("Vertrouwen", Soort::Factor).await);
        let vraag = t.vraag("Hoe delen we een planning?", |_| ()).await;
        let open = global(Kind::Thema, t.thema_of("Open", thema::Status::Gepubliceerd, vraag).await);
        let dicht = global(Kind::Thema, t.thema_of("Dicht", thema::Status::Concept, vraag).await);
        let aanwijzen = "expertAanwijzen";
        let mut fields = lid(&hanna, "2026-01-01", None).await;
        fields["factoren"] = json!([factor]);
        fields["themas"] = json!([open, dicht]);
        let retrying = redactie.retrying("expert");
        let made = retrying.done(aanwijzen, EXPERT, fields.clone()).await;
        assert_eq!(retrying.done(aanwijzen, EXPERT, fields.clone()).await, made);
        assert_eq!(made["themas"], json!([{ "naam": "Dicht" }, { "naam": "Open" }]));
        assert_eq!(redactie.refused(aanwijzen, EXPERT, fields).await, "AL_EXPERT input.member");
        let refused = async |fields: Value| redactie.refused(aanwijzen, EXPERT, fields).await;
        assert_eq!(refused(json!({})).await, "EEN_PERSOON input.member");
        assert_eq!(refused(json!({ "member": hanna.global_id().await, "naam": "Hanna" })).await, "EEN_PERSOON input.member");
        assert_eq!(refused(json!({ "naam": "Anja Verwoerdt" })).await, "BRON_ONTBREEKT input.bron");
        assert_eq!(refused(json!({ "member": nowhere(Kind::Member) })).await, "ONBEKENDE_VERWIJZING input.member");
        let early = json!({ "naam": "Anja Verwoerdt", "bron": "Verslag", "van": "2026-01-01", "tot": "2025-01-01" });
        assert_eq!(refused(early).await, "PERIODE_ONGELDIG input.tot");
        let published = json!({ "naam": "Anja Verwoerdt", "bron": "Verslag", "expertise": "Werkzame factoren" });
        redactie.done(aanwijzen, EXPERT, published).await;

        // Who it is, is told to who may see that member; what is asked by a hidden thema tells nothing.
        t.shows(&hanna, Zichtbaarheid::Verborgen).await;
        let document = "query($d: [ID!], $o: [ID!], $f: [ID!]) { experts { nodes { naam member { naam } functie themas { naam } } }
            dicht: experts(filter: { thema: $d }) { totalCount } open: experts(filter: { thema: $o, factor: $f }) { totalCount }
            eerder: experts(filter: { geldigOp: \"2026-03-01\" }) { totalCount } }";
        let variables = json!({ "d": [dicht], "o": [open], "f": [factor] });
        let themas = json!([{ "naam": "Open" }]);
        for (who, actor) in t.outsiders().await {
            let seen = actor.with(variables.clone()).data(document).await;
            // Operators see every member.
            let naam = if who == "BEHEER" { json!("hanna") } else { Value::Null };
            let member = if who == "BEHEER" { json!({ "naam": "hanna" }) } else { Value::Null };
            assert_eq!(
                seen,
                json!({
                    "experts": { "nodes": [
                        { "naam": "Anja Verwoerdt", "member": null, "functie": null, "themas": [] },
                        { "naam": naam, "member": member, "functie": "Begeleidt teams", "themas": themas },
                    ] },
                    "dicht": { "totalCount": 0 }, "open": { "totalCount": 1 }, "eerder": { "totalCount": 1 },
                }),
                "{who}"
            );
        }
        assert_eq!(redactie.with(variables).data(document).await["dicht"]["totalCount"], 1);
    }

    async fn a_term_ends_and_another_begins(t: Stage) {
        let (hanna, bob, redactie) = (t.member("hanna").await, t.member("bob").await, t.redactie().await);
        let made = redactie.done("expertAanwijzen", EXPERT, lid(&hanna, "2026-01-01", None).await).await;
        let change = |version: i32| json!({ "expert": made["id"], "version": version });
        let mut words = change(1);
        words["expertise"] = json!("Rollen");
        words["functie"] = Value::Null;
        let row = redactie.done("expertBijwerken", EXPERT, words).await;
        assert_eq!((&row["expertise"], &row["functie"], &row["version"]), (&json!("Rollen"), &Value::Null, &json!(2)));
        let beeindigen = "expertBeeindigen";
        assert_eq!(bob.denied(beeindigen, EXPERT, change(2)).await, "FORBIDDEN");
        assert_eq!(hanna.denied(beeindigen, EXPERT, change(1)).await, "CONFLICT");
        let row = hanna.done(beeindigen, EXPERT, change(2)).await;
        assert_eq!(row["tot"], "2026-09-01");
        assert_eq!(hanna.refused(beeindigen, EXPERT, change(3)).await, "AL_BEEINDIGD input.expert");
        redactie.done("expertAanwijzen", EXPERT, lid(&hanna, "2026-09-01", Some("2027-01-01")).await).await;
        let mut longer = change(3);
        longer["tot"] = json!("2026-10-01");
        assert_eq!(redactie.refused("expertBijwerken", EXPERT, longer).await, "AL_EXPERT input.member");
        for (who, actor) in t.outsiders().await {
            let expected = if who == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" };
            for (action, fields) in [("expertAanwijzen", json!({ "naam": "X" })), ("expertBijwerken", change(3)), (beeindigen, change(3))] {
                assert_eq!(actor.denied(action, EXPERT, fields).await, expected, "{who} {action}");
            }
        }
    }
}
