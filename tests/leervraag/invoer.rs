//! Bad input: each has a clear code, and changes nothing.

use api::graph::id::Kind;
use chrono::TimeDelta;
use entity::{
    deelname::Rol,
    discipline::Sector,
    idempotency,
    leervraag::{self, Status},
    leervraag_versie, logboek,
    raamwerk_element::Soort,
};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{TEKST, document, field, id_of, outcome, submit};
use crate::kit::{Stage, actor::input, both, seed::global};

/// Rows that a change would add.
async fn rows(t: &Stage) -> [u64; 4] {
    let db = t.writer();
    [
        leervraag::Entity::find().count(db).await.expect("a count"),
        leervraag_versie::Entity::find().count(db).await.expect("a count"),
        logboek::Entity::find().count(db).await.expect("a count"),
        idempotency::Entity::find().count(db).await.expect("a count"),
    ]
}

fn with(mut base: Value, more: &Value) -> Value {
    if let (Some(base), Some(more)) = (base.as_object_mut(), more.as_object()) {
        base.extend(more.clone());
    }
    base
}

both! {
    async fn a_submission_that_refers_to_nothing(t: Stage) {
        let anna = t.member("anna").await;
        let nothing = |kind: Kind| global(kind, Uuid::from_u128(7));
        let (factor, parameter) = (t.element("factor", Soort::Factor).await, t.element("parameter", Soort::Parameter).await);
        let praktijk = t.praktijk("praktijk").await;
        let (over, ooit) = (t.praktijk("over").await, t.praktijk("ooit").await);
        t.deelname((over, anna.id), Rol::Professional, "2026-01-01", Some("2026-09-01")).await;
        t.deelname((ooit, anna.id), Rol::Professional, "2026-09-02", None).await;
        let other = t.discipline("andere", Sector::Gemeente).await;
        let cases = [
            (json!({ "praktijk": global(Kind::LerendePraktijk, praktijk) }), "NIET_IN_PRAKTIJK input.praktijk"),
            (json!({ "praktijk": global(Kind::LerendePraktijk, over) }), "NIET_IN_PRAKTIJK input.praktijk"),
            (json!({ "praktijk": global(Kind::LerendePraktijk, ooit) }), "NIET_IN_PRAKTIJK input.praktijk"),
            (json!({ "praktijk": nothing(Kind::LerendePraktijk) }), "ONBEKENDE_VERWIJZING input.praktijk"),
            (json!({ "activiteit": nothing(Kind::Activiteit) }), "ONBEKENDE_VERWIJZING input.activiteit"),
            (json!({ "gebied": nothing(Kind::Gebied) }), "ONBEKENDE_VERWIJZING input.gebied"),
            (json!({ "discipline": nothing(Kind::Discipline) }), "DISCIPLINE_NIET_VAN_U input.discipline"),
            (json!({ "discipline": global(Kind::Discipline, other) }), "DISCIPLINE_NIET_VAN_U input.discipline"),
            (json!({ "samenwerkingsvorm": nothing(Kind::Samenwerkingsvorm) }), "ONBEKENDE_VERWIJZING input.samenwerkingsvorm"),
            (json!({ "samenwerkingsvorm": global(Kind::Samenwerkingsvorm, factor) }), "ONBEKENDE_VERWIJZING input.samenwerkingsvorm"),
            (json!({ "factoren": [nothing(Kind::WerkzameFactor)] }), "ONBEKENDE_VERWIJZING input.factoren"),
            (json!({ "factoren": [global(Kind::WerkzameFactor, factor), nothing(Kind::WerkzameFactor)] }), "ONBEKENDE_VERWIJZING input.factoren"),
            (json!({ "factoren": [global(Kind::WerkzameFactor, parameter)] }), "ONBEKENDE_VERWIJZING input.factoren"),
            (json!({ "parameters": [global(Kind::RaamwerkParameter, factor)] }), "ONBEKENDE_VERWIJZING input.parameters"),
            (json!({ "herkomst": "LERENDE_PRAKTIJK" }), "HERKOMST_KLOPT_NIET input.herkomst"),
            (json!({ "herkomst": "ACTIVITEIT" }), "HERKOMST_KLOPT_NIET input.herkomst"),
            (json!({ "vragerSoort": "PRAKTIJK" }), "HERKOMST_KLOPT_NIET input.vragerSoort"),
            (json!({ "vragerSoort": "GROEP" }), "HERKOMST_KLOPT_NIET input.vragerSoort"),
            // An id of another type, and what is no id.
            (json!({ "praktijk": nothing(Kind::Thema) }), "BAD_REQUEST"),
            (json!({ "praktijk": Uuid::from_u128(7).to_string() }), "BAD_REQUEST"),
            (json!({ "factoren": [global(Kind::RaamwerkParameter, parameter)] }), "BAD_REQUEST"),
            (json!({ "gebied": "" }), "BAD_REQUEST"),
        ];
        let before = rows(&t).await;
        for (values, expected) in cases {
            let told = outcome(&anna, "leervraagIndienen", with(json!({ "tekst": TEKST }), &values)).await;
            assert_eq!(told, expected, "{values}");
        }
        assert_eq!(rows(&t).await, before);
    }

    async fn a_submission_that_refers_to_what_is_there(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let discipline = t.discipline("ib", Sector::Onderwijs).await;
        t.practises(anna.id, discipline).await;
        let praktijk = t.praktijk("praktijk").await;
        t.deelname((praktijk, anna.id), Rol::Professional, "2026-01-01", None).await;
        let (activiteit, gebied) = (t.activiteit("webinar").await, t.gemeente("Delft").await);
        let (factor, parameter) = (t.element("factor", Soort::Factor).await, t.element("parameter", Soort::Parameter).await);
        let factor = global(Kind::WerkzameFactor, factor);
        let id = submit(&anna, json!({
            "tekst": TEKST, "praktijk": global(Kind::LerendePraktijk, praktijk),
            "activiteit": global(Kind::Activiteit, activiteit), "gebied": global(Kind::Gebied, gebied),
            "samenwerkingsvorm": global(Kind::Samenwerkingsvorm, t.element("vorm", Soort::Variant).await),
            "factoren": [factor, factor], "parameters": [global(Kind::RaamwerkParameter, parameter)],
            "aard": "RANDVOORWAARDE", "onderwijssoort": "BAO",
        })).await;
        let all = "herkomst praktijk { naam } activiteit { titel } gebied { naam } samenwerkingsvorm { naam }
            factoren { naam } parameters { naam } vrager { naam sector discipline { naam } } indiener { naam }";
        let expected = json!({
            "herkomst": "LERENDE_PRAKTIJK", "praktijk": { "naam": "praktijk" }, "activiteit": { "titel": "webinar" },
            "gebied": { "naam": "Delft" }, "samenwerkingsvorm": { "naam": "vorm" }, "factoren": [{ "naam": "factor" }],
            "parameters": [{ "naam": "parameter" }], "indiener": { "naam": "anna" },
            "vrager": { "naam": "anna", "sector": "ONDERWIJS", "discipline": { "naam": "ib" } },
        });
        assert_eq!(field(&redactie, &id, all).await, expected);
        // An editor may enter for a praktijk in which the editor takes no part; the question is then nobody's own.
        let id = submit(&redactie, json!({
            "tekst": TEKST, "praktijk": global(Kind::LerendePraktijk, praktijk), "vragerSoort": "PRAKTIJK", "weergave": "NAAM",
        })).await;
        let expected = json!({ "vrager": { "naam": null, "member": null }, "indiener": { "naam": "redactie" } });
        assert_eq!(field(&redactie, &id, "vrager { naam member { naam } } indiener { naam }").await, expected);
    }

    async fn a_change_of_what_is_not_there(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let hidden = id_of(t.vraag("verborgen", |_| ()).await);
        let absent = id_of(Uuid::from_u128(7));
        let member = anna.global_id().await;
        let before = rows(&t).await;
        for (mutation, more) in [
            ("leervraagHerzien", json!({ "version": 1, "tekst": TEKST })),
            ("leervraagIntrekken", json!({ "version": 1 })),
            ("leervraagModereren", json!({ "version": 1, "besluit": "PUBLICEREN" })),
            ("leervraagHerkennen", json!({})),
            ("leervraagHerkenningIntrekken", json!({})),
        ] {
            let on = |id: &str| with(json!({ "leervraag": id }), &more);
            let actor = if mutation == "leervraagModereren" { &redactie } else { &anna };
            assert_eq!(outcome(actor, mutation, on(&absent)).await, "NOT_FOUND", "{mutation}");
            if mutation != "leervraagModereren" {
                assert_eq!(outcome(actor, mutation, on(&hidden)).await, "NOT_FOUND", "{mutation}");
            }
            for malformed in [member.as_str(), "", "x", "💥", "AAAA", "' OR 1=1 --"] {
                assert_eq!(outcome(actor, mutation, on(malformed)).await, "BAD_REQUEST", "{mutation} {malformed}");
            }
        }
        assert_eq!(rows(&t).await, before);
    }

    async fn a_stale_version_changes_nothing(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let id = submit(&anna, json!({ "tekst": TEKST })).await;
        t.service.clock.advance(TimeDelta::minutes(1));
        let before = rows(&t).await;
        let was = field(&anna, &id, "status version tekst weergave updatedAt").await;
        for version in [0, 2, -1, i32::MAX, i32::MIN] {
            let base = json!({ "leervraag": id, "version": version });
            let revise = with(base.clone(), &json!({ "weergave": "NAAM" }));
            assert_eq!(outcome(&anna, "leervraagHerzien", revise).await, "CONFLICT");
            assert_eq!(outcome(&anna, "leervraagIntrekken", base.clone()).await, "CONFLICT");
            let decide = with(base, &json!({ "besluit": "PUBLICEREN" }));
            assert_eq!(outcome(&redactie, "leervraagModereren", decide).await, "CONFLICT");
        }
        assert_eq!(field(&anna, &id, "status version tekst weergave updatedAt").await, was);
        assert_eq!(rows(&t).await, before);
    }

    async fn values_that_the_contract_does_not_know(t: Stage) {
        let anna = t.member("anna").await;
        let id = id_of(t.vraag("vraag", |row| { row.status = Status::Gepubliceerd; row.vrager_id = Some(anna.id); }).await);
        let before = rows(&t).await;
        for (mutation, values) in [
            ("leervraagIndienen", json!({ "tekst": TEKST, "aard": "IETS" })),
            ("leervraagIndienen", json!({ "tekst": TEKST, "aard": "randvoorwaarde" })),
            ("leervraagIndienen", json!({ "tekst": TEKST, "weergave": null })),
            ("leervraagIndienen", json!({ "tekst": null })),
            ("leervraagIndienen", json!({ "tekst": 12 })),
            ("leervraagIndienen", json!({ "tekst": [TEKST] })),
            ("leervraagIndienen", json!({})),
            ("leervraagIndienen", json!({ "tekst": TEKST, "status": "GEPUBLICEERD" })),
            ("leervraagIndienen", json!({ "tekst": TEKST, "concept": "true" })),
            ("leervraagHerzien", json!({ "leervraag": id, "version": 2_147_483_648_i64 })),
            ("leervraagHerzien", json!({ "leervraag": id, "version": "1" })),
            ("leervraagModereren", json!({ "leervraag": id, "version": 1, "besluit": "MISSCHIEN" })),
        ] {
            let answer = anna.with(input(values.clone())).send(&document(mutation)).await.body;
            assert!(answer["errors"].is_array() && answer["data"].is_null(), "{values}: {answer:#}");
        }
        let too_many: Vec<String> = (0..101).map(|n| global(Kind::WerkzameFactor, Uuid::from_u128(n))).collect();
        let answer = anna.with(input(json!({ "tekst": TEKST, "factoren": too_many }))).send(&document("leervraagIndienen")).await.body;
        assert!(answer["errors"].is_array(), "{answer:#}");
        assert_eq!(rows(&t).await, before);
    }

    /// An absent field stays; null empties where that is possible and is refused where it is not.
    async fn null_is_not_absence(t: Stage) {
        let anna = t.member("anna").await;
        let id = submit(&anna, json!({ "tekst": TEKST, "toelichting": "Met uitleg.", "aard": "RANDVOORWAARDE", "concept": true })).await;
        let fields = "tekst toelichting aard weergave";
        let change = json!({ "leervraag": id, "version": 1, "weergave": "ROL" });
        assert_eq!(outcome(&anna, "leervraagHerzien", change).await, "CONCEPT");
        let expected = json!({ "tekst": TEKST, "toelichting": "Met uitleg.", "aard": "RANDVOORWAARDE", "weergave": "ROL" });
        assert_eq!(field(&anna, &id, fields).await, expected);
        let change = json!({ "leervraag": id, "version": 2, "toelichting": null, "aard": null });
        assert_eq!(outcome(&anna, "leervraagHerzien", change).await, "CONCEPT");
        let expected = json!({ "tekst": TEKST, "toelichting": null, "aard": null, "weergave": "ROL" });
        assert_eq!(field(&anna, &id, fields).await, expected);
        let change = json!({ "leervraag": id, "version": 3, "toelichting": "" });
        assert_eq!(outcome(&anna, "leervraagHerzien", change).await, "LEEG input.toelichting");
    }
}
