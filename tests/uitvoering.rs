//! Uitvoering: who works on an ontwikkelopgave and how it goes, beside an edition that does not change any more.

use api::graph::id::Kind;
use serde_json::{Value, json};

use crate::kit::{Stage, actor::Actor, agenda::nowhere, both, seed::global};

const UITVOERDER: &str =
    "uitvoerder { id rol van tot version beroepsvereniging { afkorting } organisatie { naam } }";
const VOORTGANG: &str = "voortgang { id stand tekst datum }";

/// An adopted edition with one ontwikkelopgave; its id. The stage plays on 1 September 2026.
async fn adopted(t: &Stage, redactie: &Actor<'_>) -> String {
    t.agenda().await;
    let editie = redactie.editie("Agenda 2027").await;
    let opgave = redactie.opgave(&editie, "Samen beslissen").await;
    redactie.vastgesteld(&editie, "2026-09-01").await;
    opgave
}

fn pulls(opgave: &str, vereniging: &Actor<'_>, van: &str, tot: Option<&str>) -> Value {
    let id = global(Kind::Beroepsvereniging, vereniging.id);
    json!({ "ontwikkelopgave": opgave, "beroepsvereniging": id, "van": van, "tot": tot })
}

fn goes(opgave: &str, stand: &str, datum: &str) -> Value {
    json!({ "ontwikkelopgave": opgave, "stand": stand, "tekst": "Zo staat het.", "datum": datum })
}

/// The same entry, by who read this one as the last.
fn after(mut entry: Value, vorige: &Value) -> Value {
    entry["vorige"] = vorige.clone();
    entry
}

both! {
    /// Changing an ontwikkelopgave and telling how it goes at once: neither waits for ever.
    async fn an_entry_and_a_change_at_once(t: Stage) {
        let redactie = t.redactie().await;
        t.agenda().await;
        let editie = redactie.editie("Agenda 2027").await;
        let opgave = redactie.opgave(&editie, "Samen beslissen").await;
        for version in 1..16 {
            let words = json!({ "ontwikkelopgave": opgave, "version": version, "titel": format!("Samen beslissen {version}") });
            let (_, told, _) = futures::join!(
                redactie.done("ontwikkelopgaveBijwerken", "ontwikkelopgave { id }", words),
                redactie.refused("ontwikkelopgaveVoortgangVastleggen", VOORTGANG, goes(&opgave, "LOOPT", "2026-09-01")),
                redactie.refused("ontwikkelopgaveVoortgangVastleggen", VOORTGANG, goes(&opgave, "LOOPT", "2026-09-01")),
            );
            assert_eq!(told, "EDITIE_NIET_VASTGESTELD input.ontwikkelopgave", "{version}");
        }
    }

    async fn editors_say_who_pulls_after_adoption_too(t: Stage) {
        let redactie = t.redactie().await;
        let opgave = adopted(&t, &redactie).await;
        let (een, twee) = (t.vereniging("EEN").await, t.vereniging("TWEE").await);
        let assign = "ontwikkelopgaveTrekkerAanwijzen";
        let retrying = redactie.retrying("trekker");
        let first = retrying.done(assign, UITVOERDER, pulls(&opgave, &een, "2026-08-01", None)).await;
        assert_eq!(
            (&first["rol"], &first["beroepsvereniging"]["afkorting"], &first["organisatie"]),
            (&json!("TREKKER"), &json!("EEN"), &Value::Null)
        );
        assert_eq!(retrying.done(assign, UITVOERDER, pulls(&opgave, &een, "2026-08-01", None)).await, first);
        // Whoever comes next does not undo what another editor decided.
        assert_eq!(
            redactie.refused(assign, UITVOERDER, pulls(&opgave, &twee, "2026-10-01", None)).await,
            "AL_EEN_TREKKER input.van"
        );
        let end = |version: i32, tot: Option<&str>| json!({ "uitvoerder": first["id"], "version": version, "tot": tot });
        let beeindigen = "ontwikkelopgaveUitvoerderBeeindigen";
        assert_eq!(redactie.refused(beeindigen, UITVOERDER, end(1, Some("2026-07-31"))).await, "PERIODE_ONGELDIG input.tot");
        let row = redactie.done(beeindigen, UITVOERDER, end(1, Some("2026-10-01"))).await;
        assert_eq!((&row["tot"], &row["version"]), (&json!("2026-10-01"), &json!(2)));
        assert_eq!(redactie.denied(beeindigen, UITVOERDER, end(1, None)).await, "CONFLICT");
        redactie.done(assign, UITVOERDER, pulls(&opgave, &twee, "2026-10-01", None)).await;
        assert_eq!(redactie.refused(beeindigen, UITVOERDER, end(2, None)).await, "AL_EEN_TREKKER input.tot");
        let backwards = pulls(&opgave, &een, "2026-07-01", Some("2026-06-01"));
        assert_eq!(redactie.refused(assign, UITVOERDER, backwards).await, "PERIODE_ONGELDIG input.tot");
        let unknown = json!({ "ontwikkelopgave": opgave, "beroepsvereniging": nowhere(Kind::Beroepsvereniging), "van": "2020-01-01" });
        assert_eq!(
            redactie.refused(assign, UITVOERDER, unknown).await,
            "ONBEKENDE_VERWIJZING input.beroepsvereniging"
        );

        let document = "query($id: ID!, $een: ID!) {
            ontwikkelopgave(id: $id) { version
                trekker { beroepsvereniging { afkorting } }
                before: trekker(geldigOp: \"2026-07-31\") { van }
                last: trekker(geldigOp: \"2026-09-30\") { beroepsvereniging { afkorting } }
                next: trekker(geldigOp: \"2026-10-01\") { beroepsvereniging { afkorting } }
                uitvoerders { totalCount nodes { rol van tot beroepsvereniging { afkorting } } } }
            beroepsvereniging(id: $een) { uitvoerderVan { totalCount nodes { van ontwikkelopgave { titel } } } }
        }";
        let ids = json!({ "id": opgave, "een": global(Kind::Beroepsvereniging, een.id) });
        let (one, two) = (json!({ "beroepsvereniging": { "afkorting": "EEN" } }), json!({ "beroepsvereniging": { "afkorting": "TWEE" } }));
        for (who, actor) in t.outsiders().await {
            assert_eq!(
                actor.with(ids.clone()).data(document).await,
                json!({
                    "ontwikkelopgave": {
                        "version": 1, "trekker": one, "before": null, "last": one, "next": two,
                        "uitvoerders": { "totalCount": 2, "nodes": [
                            { "rol": "TREKKER", "van": "2026-10-01", "tot": null, "beroepsvereniging": { "afkorting": "TWEE" } },
                            { "rol": "TREKKER", "van": "2026-08-01", "tot": "2026-10-01", "beroepsvereniging": { "afkorting": "EEN" } },
                        ] },
                    },
                    "beroepsvereniging": { "uitvoerderVan": { "totalCount": 1, "nodes": [
                        { "van": "2026-08-01", "ontwikkelopgave": { "titel": "Samen beslissen" } },
                    ] } },
                }),
                "{who}"
            );
        }
    }

    async fn organisations_and_associations_work_along(t: Stage) {
        let redactie = t.redactie().await;
        let opgave = adopted(&t, &redactie).await;
        let school = global(Kind::Organisatie, t.organisatie("De Brug").await);
        let vereniging = global(Kind::Beroepsvereniging, t.vereniging("EEN").await.id);
        let add = "ontwikkelopgavePartnerToevoegen";
        let partner = |organisatie: Value, vereniging: Value, van: &str| {
            json!({ "ontwikkelopgave": opgave, "organisatie": organisatie, "beroepsvereniging": vereniging, "van": van })
        };
        let made = redactie.done(add, UITVOERDER, partner(json!(school), Value::Null, "2026-09-01")).await;
        assert_eq!((&made["rol"], &made["organisatie"]["naam"]), (&json!("PARTNER"), &json!("De Brug")));
        redactie.done(add, UITVOERDER, partner(Value::Null, json!(vereniging), "2026-09-01")).await;
        let refused = async |organisatie: Value, vereniging: Value| {
            redactie.refused(add, UITVOERDER, partner(organisatie, vereniging, "2026-09-02")).await
        };
        assert_eq!(refused(json!(school), Value::Null).await, "AL_PARTNER input.van");
        assert_eq!(refused(Value::Null, Value::Null).await, "EEN_VAN_BEIDE input.organisatie");
        assert_eq!(refused(json!(school), json!(vereniging)).await, "EEN_VAN_BEIDE input.organisatie");
        assert_eq!(
            refused(json!(nowhere(Kind::Organisatie)), Value::Null).await,
            "ONBEKENDE_VERWIJZING input.organisatie"
        );
        // Who was named by mistake never worked along, and may be named again.
        let never = json!({ "uitvoerder": made["id"], "version": 1, "tot": "2026-09-01" });
        redactie.done("ontwikkelopgaveUitvoerderBeeindigen", UITVOERDER, never).await;
        redactie.done(add, UITVOERDER, partner(json!(school), Value::Null, "2026-09-01")).await;
        let of = "query($id: ID!) { organisatie(id: $id) { uitvoerderVan { totalCount nodes { ontwikkelopgave { titel } } } } }";
        assert_eq!(t.anonymous().with(json!({ "id": school })).value(of, "/organisatie/uitvoerderVan/totalCount").await, 2);
    }

    /// One at a time, whoever comes first.
    async fn two_trekkers_at_once_leave_one(t: Stage) {
        let redactie = t.redactie().await;
        let opgave = adopted(&t, &redactie).await;
        let (een, twee) = (t.vereniging("EEN").await, t.vereniging("TWEE").await);
        let document = "mutation($input: OntwikkelopgaveTrekkerAanwijzenInput!) {
            ontwikkelopgaveTrekkerAanwijzen(input: $input) { userErrors { code } } }";
        let assign = |who: &Actor<'_>| redactie.with(json!({ "input": pulls(&opgave, who, "2026-09-01", None) }));
        let (one, two) = (assign(&een), assign(&twee));
        let path = "/ontwikkelopgaveTrekkerAanwijzen/userErrors";
        let (one, two) = futures::join!(one.value(document, path), two.value(document, path));
        let late = json!([{ "code": "AL_EEN_TREKKER" }]);
        let done: Vec<Value> = [one, two].into_iter().filter(|errors| *errors != late).collect();
        assert_eq!(done, [json!([])]);
    }

    async fn editors_and_the_trekker_tell_how_it_goes(t: Stage) {
        let redactie = t.redactie().await;
        let opgave = adopted(&t, &redactie).await;
        let (trekker, later) = (t.vereniging("EEN").await, t.vereniging("TWEE").await);
        let assign = "ontwikkelopgaveTrekkerAanwijzen";
        redactie.done(assign, UITVOERDER, pulls(&opgave, &trekker, "2026-08-01", Some("2026-09-05"))).await;
        redactie.done(assign, UITVOERDER, pulls(&opgave, &later, "2026-09-05", None)).await;
        let tell = "ontwikkelopgaveVoortgangVastleggen";
        let refused = async |fields: Value| redactie.refused(tell, VOORTGANG, fields).await;
        assert_eq!(refused(goes(&opgave, "AFGEROND", "2026-08-20")).await, "STAND_NIET_MOGELIJK input.stand");
        assert_eq!(refused(goes(&opgave, "LOOPT", "2026-09-02")).await, "DATUM_ONGELDIG input.datum");
        let hostile = json!({ "ontwikkelopgave": opgave, "stand": "LOOPT", "tekst": "Bel 06-12345678.", "datum": "2026-08-20" });
        assert_eq!(refused(hostile).await, "TELEFOON input.tekst");

        let first = redactie.done(tell, VOORTGANG, goes(&opgave, "IN_VOORBEREIDING", "2026-08-20")).await["id"].clone();
        // Nobody tells how it goes on without having read how it went.
        let unread = goes(&opgave, "LOOPT", "2026-08-25");
        assert_eq!(trekker.denied(tell, VOORTGANG, unread.clone()).await, "CONFLICT");
        let wrong = trekker.done(tell, VOORTGANG, after(unread.clone(), &first)).await["id"].clone();
        assert_eq!(redactie.denied(tell, VOORTGANG, after(unread, &first)).await, "CONFLICT");
        assert_eq!(refused(after(goes(&opgave, "LOOPT", "2026-08-24"), &wrong)).await, "DATUM_ONGELDIG input.datum");
        // It is corrected by a next one, judged by what stood before it; both stay readable.
        let mut correction = goes(&opgave, "GESTOPT", "2026-08-22");
        correction["corrigeert"] = wrong.clone();
        let corrected = trekker.done(tell, VOORTGANG, correction.clone()).await;
        assert_eq!(trekker.refused(tell, VOORTGANG, correction).await, "NIET_DE_LAATSTE input.corrigeert");

        let document = "query($id: ID!) { ontwikkelopgave(id: $id) { version voortgang { id }
            voortgangen { totalCount nodes { stand datum door { naam } beroepsvereniging { afkorting }
                corrigeert { stand } gecorrigeerdDoor { stand } } } } }";
        let entry = |stand: &str, datum: &str, of: Value, corrects: Option<&str>, by: Option<&str>| {
            let named = |stand: Option<&str>| stand.map_or(Value::Null, |stand| json!({ "stand": stand }));
            json!({
                "stand": stand, "datum": datum, "door": null, "beroepsvereniging": of,
                "corrigeert": named(corrects), "gecorrigeerdDoor": named(by),
            })
        };
        let own = json!({ "afkorting": "EEN" });
        assert_eq!(
            t.anonymous().with(json!({ "id": opgave })).value(document, "/ontwikkelopgave").await,
            json!({
                "version": 1, "voortgang": { "id": corrected["id"] },
                "voortgangen": { "totalCount": 3, "nodes": [
                    entry("GESTOPT", "2026-08-22", own.clone(), Some("LOOPT"), None),
                    entry("LOOPT", "2026-08-25", own, None, Some("GESTOPT")),
                    entry("IN_VOORBEREIDING", "2026-08-20", Value::Null, None, None),
                ] },
            })
        );
        // Who pulls later does not tell today, and who pulled does not tell then.
        let next = after(goes(&opgave, "LOOPT", "2026-08-30"), &corrected["id"]);
        assert_eq!(later.denied(tell, VOORTGANG, next.clone()).await, "FORBIDDEN");
        t.service.clock.advance(chrono::TimeDelta::days(4));
        assert_eq!(t.vereniging("EEN").await.denied(tell, VOORTGANG, next.clone()).await, "FORBIDDEN");
        t.vereniging("TWEE").await.done(tell, VOORTGANG, next).await;
    }

    async fn voortgang_is_told_of_what_was_adopted(t: Stage) {
        let redactie = t.redactie().await;
        t.agenda().await;
        let editie = redactie.editie("Agenda 2027").await;
        let opgave = redactie.opgave(&editie, "Samen beslissen").await;
        let een = t.vereniging("EEN").await;
        redactie.done("ontwikkelopgaveTrekkerAanwijzen", UITVOERDER, pulls(&opgave, &een, "2026-08-01", None)).await;
        let tell = "ontwikkelopgaveVoortgangVastleggen";
        assert_eq!(
            redactie.refused(tell, VOORTGANG, goes(&opgave, "LOOPT", "2026-09-01")).await,
            "EDITIE_NIET_VASTGESTELD input.ontwikkelopgave"
        );
        assert_eq!(een.denied(tell, VOORTGANG, goes(&opgave, "LOOPT", "2026-09-01")).await, "NOT_FOUND");
        // What belongs to a concept is as invisible as the concept.
        let document = "query($een: ID!, $row: ID!) { node(id: $row) { id } beroepsvereniging(id: $een) { uitvoerderVan { totalCount nodes { van } } } }";
        let row = redactie.with(json!({ "id": opgave })).value("query($id: ID!) { ontwikkelopgave(id: $id) { trekker { id } } }", "/ontwikkelopgave/trekker/id").await;
        let ids = json!({ "een": global(Kind::Beroepsvereniging, een.id), "row": row });
        for (who, actor) in t.outsiders().await {
            assert_eq!(
                actor.with(ids.clone()).data(document).await,
                json!({ "node": null, "beroepsvereniging": { "uitvoerderVan": { "totalCount": 0, "nodes": [] } } }),
                "{who}"
            );
        }
    }

    async fn only_editors_say_who_works_on_what(t: Stage) {
        let redactie = t.redactie().await;
        let opgave = adopted(&t, &redactie).await;
        let een = t.vereniging("EEN").await;
        let made = redactie.done("ontwikkelopgaveTrekkerAanwijzen", UITVOERDER, pulls(&opgave, &een, "2026-09-01", None)).await;
        let actions = [
            ("ontwikkelopgaveTrekkerAanwijzen", UITVOERDER, pulls(&opgave, &een, "2030-01-01", None)),
            ("ontwikkelopgavePartnerToevoegen", UITVOERDER, pulls(&opgave, &een, "2030-01-01", None)),
            ("ontwikkelopgaveUitvoerderBeeindigen", UITVOERDER, json!({ "uitvoerder": made["id"], "version": 1 })),
            ("ontwikkelopgaveVoortgangVastleggen", VOORTGANG, goes(&opgave, "LOOPT", "2026-09-01")),
        ];
        for (action, object, fields) in &actions[..3] {
            assert_eq!(een.denied(action, object, fields.clone()).await, "FORBIDDEN", "the trekker: {action}");
        }
        for (who, actor) in t.outsiders().await {
            for (action, object, fields) in &actions {
                let code = actor.denied(action, object, fields.clone()).await;
                let expected = if who == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" };
                assert_eq!(code, expected, "{who} {action}");
            }
        }
    }
}
