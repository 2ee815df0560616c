//! Correcting what was said besides the words: where a leervraag comes from, and what it is about.

use api::graph::id::Kind;
use entity::{deelname::Rol, discipline::Sector, raamwerk_element::Soort};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{TEKST, field, outcome, published, submit};
use crate::kit::{Stage, actor::Actor, both, seed::global};

const SHOWN: &str =
    "status herkomst praktijk { naam } activiteit { titel } gebied { naam } samenwerkingsvorm { naam }
    onderwijssoort vrager { sector discipline { naam } }";

/// Where a member takes part now.
async fn takes_part(t: &Stage, naam: &str, who: &Actor<'_>) -> String {
    let praktijk = t.praktijk(naam).await;
    t.deelname((praktijk, who.id), Rol::Professional, "2026-01-01", None)
        .await;
    global(Kind::LerendePraktijk, praktijk)
}

async fn revise(actor: &Actor<'_>, id: &str, version: i32, mut values: Value) -> String {
    values["leervraag"] = json!(id);
    values["version"] = json!(version);
    outcome(actor, "leervraagHerzien", values).await
}

both! {
    async fn an_asker_corrects_everything_before_publication(t: Stage) {
        let anna = t.member("anna").await;
        let (own, second) = (t.discipline("ib", Sector::Onderwijs).await, t.discipline("wijk", Sector::SociaalDomein).await);
        t.practises(anna.id, own).await;
        t.practises(anna.id, second).await;
        let (een, twee) = (takes_part(&t, "een", &anna).await, takes_part(&t, "twee", &anna).await);
        let id = submit(&anna, json!({ "tekst": TEKST, "praktijk": een, "discipline": global(Kind::Discipline, own) })).await;
        let change = json!({
            "praktijk": twee, "activiteit": global(Kind::Activiteit, t.activiteit("webinar").await),
            "herkomst": "ACTIVITEIT", "discipline": global(Kind::Discipline, second), "onderwijssoort": "VO",
            "gebied": global(Kind::Gebied, t.gemeente("Delft").await),
            "samenwerkingsvorm": global(Kind::Samenwerkingsvorm, t.element("vorm", Soort::Variant).await),
        });
        assert_eq!(revise(&anna, &id, 1, change).await, "INGEDIEND");
        assert_eq!(field(&anna, &id, SHOWN).await, json!({
            "status": "INGEDIEND", "herkomst": "ACTIVITEIT", "praktijk": { "naam": "twee" }, "activiteit": { "titel": "webinar" },
            "gebied": { "naam": "Delft" }, "samenwerkingsvorm": { "naam": "vorm" }, "onderwijssoort": "VO",
            "vrager": { "sector": "SOCIAAL_DOMEIN", "discipline": { "naam": "wijk" } },
        }));
        let empty = json!({
            "praktijk": null, "activiteit": null, "herkomst": "COMMUNITY", "discipline": null, "onderwijssoort": null,
            "gebied": null, "samenwerkingsvorm": null,
        });
        assert_eq!(revise(&anna, &id, 2, empty).await, "INGEDIEND");
        assert_eq!(field(&anna, &id, SHOWN).await, json!({
            "status": "INGEDIEND", "herkomst": "COMMUNITY", "praktijk": null, "activiteit": null, "gebied": null,
            "samenwerkingsvorm": null, "onderwijssoort": null, "vrager": { "sector": null, "discipline": null },
        }));
        // The words are the same, so there is one version; each change is one of the leervraag.
        assert_eq!(field(&anna, &id, "version versies { totalCount }").await, json!({ "version": 3, "versies": { "totalCount": 1 } }));
        assert_eq!(revise(&anna, &id, 2, json!({ "herkomst": "COMMUNITY" })).await, "CONFLICT");
    }

    /// By the rules of submitting.
    async fn a_correction_that_does_not_hold(t: Stage) {
        let (anna, bob) = (t.member("anna").await, t.member("bob").await);
        let (een, elders) = (takes_part(&t, "een", &anna).await, takes_part(&t, "elders", &bob).await);
        let other = t.discipline("andere", Sector::Gemeente).await;
        let id = submit(&anna, json!({ "tekst": TEKST, "praktijk": een })).await;
        let nothing = |kind: Kind| global(kind, Uuid::from_u128(7));
        for (change, expected) in [
            (json!({ "praktijk": elders }), "NIET_IN_PRAKTIJK input.praktijk"),
            (json!({ "praktijk": nothing(Kind::LerendePraktijk) }), "ONBEKENDE_VERWIJZING input.praktijk"),
            (json!({ "praktijk": null }), "HERKOMST_KLOPT_NIET input.herkomst"),
            (json!({ "activiteit": nothing(Kind::Activiteit) }), "ONBEKENDE_VERWIJZING input.activiteit"),
            (json!({ "herkomst": "ACTIVITEIT" }), "HERKOMST_KLOPT_NIET input.herkomst"),
            (json!({ "herkomst": "INTERVIEW" }), "HERKOMST_NIET_VAN_U input.herkomst"),
            (json!({ "herkomst": "VERENIGING" }), "HERKOMST_NIET_VAN_U input.herkomst"),
            (json!({ "discipline": global(Kind::Discipline, other) }), "DISCIPLINE_NIET_VAN_U input.discipline"),
            (json!({ "gebied": nothing(Kind::Gebied) }), "ONBEKENDE_VERWIJZING input.gebied"),
            (json!({ "samenwerkingsvorm": nothing(Kind::Samenwerkingsvorm) }), "ONBEKENDE_VERWIJZING input.samenwerkingsvorm"),
            (json!({ "gebied": nothing(Kind::Gebied), "praktijk": elders }), "ONBEKENDE_VERWIJZING input.gebied, NIET_IN_PRAKTIJK input.praktijk"),
            (json!({ "praktijk": nothing(Kind::Thema) }), "BAD_REQUEST"),
        ] {
            assert_eq!(revise(&anna, &id, 1, change.clone()).await, expected, "{change}");
        }
        assert_eq!(field(&anna, &id, "version praktijk { naam }").await, json!({ "version": 1, "praktijk": { "naam": "een" } }));
    }

    /// An editor vouched for the origin; what it is about is a tag like the others.
    async fn another_origin_of_a_published_leervraag_goes_to_the_editors(t: Stage) {
        let anna = t.member("anna").await;
        let own = t.discipline("ib", Sector::Onderwijs).await;
        t.practises(anna.id, own).await;
        let praktijk = takes_part(&t, "praktijk", &anna).await;
        let id = published(&t, &anna, TEKST).await;
        let gebied = global(Kind::Gebied, t.gemeente("Delft").await);
        let about = json!({ "discipline": global(Kind::Discipline, own), "gebied": gebied, "onderwijssoort": "BAO", "herkomst": "COMMUNITY" });
        assert_eq!(revise(&anna, &id, 2, about).await, "GEPUBLICEERD");
        assert_eq!(revise(&anna, &id, 3, json!({ "praktijk": praktijk, "herkomst": "LERENDE_PRAKTIJK" })).await, "INGEDIEND");
        let seen = t.anonymous().value(&format!("{{ leervraag(id: {id:?}) {{ id }} }}"), "/leervraag").await;
        assert_eq!(seen, Value::Null);
    }

    /// Who left a praktijk keeps what was said then, and can still mend the words.
    async fn a_praktijk_that_was_left_stays_where_it_came_from(t: Stage) {
        let anna = t.member("anna").await;
        let praktijk = t.praktijk("praktijk").await;
        let deelname = t.deelname((praktijk, anna.id), Rol::Professional, "2026-01-01", None).await;
        let place = global(Kind::LerendePraktijk, praktijk);
        let id = submit(&anna, json!({ "tekst": TEKST, "praktijk": place })).await;
        let left = json!({ "deelname": global(Kind::Deelname, deelname), "version": 1, "tot": "2026-09-01" });
        let end = "mutation($input: DeelnameBeeindigenInput!) { deelnameBeeindigen(input: $input) { userErrors { code } } }";
        assert_eq!(anna.with(json!({ "input": left })).data(end).await["deelnameBeeindigen"]["userErrors"], json!([]));
        assert_eq!(revise(&anna, &id, 1, json!({ "toelichting": "Uit het overleg." })).await, "INGEDIEND");
        assert_eq!(revise(&anna, &id, 2, json!({ "praktijk": place, "herkomst": "COMMUNITY" })).await, "INGEDIEND");
        assert_eq!(revise(&anna, &id, 3, json!({ "praktijk": null })).await, "INGEDIEND");
        assert_eq!(revise(&anna, &id, 4, json!({ "praktijk": place })).await, "NIET_IN_PRAKTIJK input.praktijk");
    }

    /// A facilitator moves the question of a participant only to where both are.
    async fn who_typed_it_moves_it_only_where_the_asker_is(t: Stage) {
        let (fleur, anna) = (t.member("fleur").await, t.member("anna").await);
        let (een, twee) = (t.praktijk("een").await, t.praktijk("twee").await);
        for praktijk in [een, twee] {
            t.deelname((praktijk, fleur.id), Rol::Facilitator, "2026-01-01", None).await;
        }
        t.deelname((een, anna.id), Rol::Professional, "2026-01-01", None).await;
        let [een, twee] = [een, twee].map(|key| global(Kind::LerendePraktijk, key));
        let values = json!({ "tekst": TEKST, "praktijk": een, "vrager": anna.global_id().await });
        let id = submit(&fleur, values).await;
        assert_eq!(revise(&fleur, &id, 1, json!({ "praktijk": twee })).await, "VRAGER_NIET_IN_PRAKTIJK input.praktijk");
        assert_eq!(revise(&anna, &id, 1, json!({ "praktijk": twee })).await, "NIET_IN_PRAKTIJK input.praktijk");
        let of_all = submit(&fleur, json!({ "tekst": TEKST, "praktijk": een, "vragerSoort": "PRAKTIJK" })).await;
        assert_eq!(revise(&fleur, &of_all, 1, json!({ "praktijk": twee })).await, "INGEDIEND");
        assert_eq!(revise(&fleur, &of_all, 2, json!({ "praktijk": null, "herkomst": "COMMUNITY" })).await, "HERKOMST_KLOPT_NIET input.praktijk");
    }
}
