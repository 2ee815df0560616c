//! Metingen: recorded, adopted, corrected, shared; in totals.

mod leven;
mod trend;
mod zicht;

use api::graph::id::Kind;
use entity::{cyclus::Stand, meting::Status};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::kit::{
    Stage,
    actor::Actor,
    agenda::nowhere,
    both,
    leren::{factor, gerdes, inhoud, stellingenlijst},
    seed::global,
};

const METING: &str = "meting { id status version soort instrument van tot uitgenodigd gerespondeerd gedeeld samenvatting
    raamwerk { versie } stellingenlijst { titel } vervangt { id } vervangreden
    niveaus { parameter { code } niveau { term } term ordinaal nietGescoord verdeling { laag { aantal } midden { aantal } hoog { aantal } } }
    stellingen { tekst telling { gesteld percentage eens { aantal } geldig { aantal } weetNiet { aantal ontbreekt } } }
    observaties { soort tekst factor { code } } }";

/// A cyclus that goes on, with everybody round its praktijk: its key, and that of the praktijk.
async fn begonnen(t: &Stage) -> (Uuid, Uuid) {
    t.reference().await;
    let (praktijk, _) = t.lerend("Praktijk Noord").await;
    (t.cyclus(praktijk, 1, Stand::Meet).await, praktijk)
}

/// A list of three stellingen of the praktijk: its id and theirs.
async fn lijst(anna: &Actor<'_>, praktijk: Uuid) -> (Value, Vec<Value>) {
    stellingenlijst(
        anna,
        praktijk,
        &["Wij bellen elkaar.", "Wij spreken af.", "Wij kijken terug."],
    )
    .await
}

both! {
    async fn a_meting_keeps_levels_answers_and_observations(t: Stage) {
        let (cyclus, praktijk) = begonnen(&t).await;
        let anna = t.facilitator().await;
        let (lijst, stellingen) = lijst(&anna, praktijk).await;
        let level = |code: &str| gerdes(Kind::RaamwerkNiveau, code);
        let parameter = |code: &str| gerdes(Kind::RaamwerkParameter, code);
        let mut says = inhoud("NULMETING", "2026-02-10");
        says["tot"] = json!("2026-02-21");
        says["stellingenlijst"] = lijst;
        says["niveaus"] = json!([
            { "parameter": parameter("LEREN"), "nietGescoord": "GEEN_OVEREENSTEMMING" },
            { "parameter": parameter("SAMENWERKING"), "niveau": level("SAMENWERKING_2"), "verdeling": { "laag": 3, "midden": 15, "hoog": 5 } },
        ]);
        says["stellingen"] = json!([
            { "stelling": stellingen[2], "eens": 0, "geldig": 20, "weetNiet": 4 },
            { "stelling": stellingen[0], "eens": 15, "geldig": 23, "weetNiet": 1 },
        ]);
        says["observaties"] = json!([{ "factor": factor("VERTROUWEN"), "soort": "WERKZAAM_ELEMENT", "tekst": "Vaste gezichten." }]);
        let fields = json!({ "cyclus": global(Kind::Cyclus, cyclus), "inhoud": says });
        let made = anna.done("metingVastleggen", METING, fields).await;
        let rest = |code: &str| json!({ "parameter": { "code": code }, "niveau": null, "term": null, "ordinaal": null, "nietGescoord": null, "verdeling": null });
        let niveaus = made["niveaus"].as_array().expect("a list");
        // A row for each parameter, in the order of the framework, also for those that nobody named.
        assert_eq!(niveaus.len(), 8);
        assert_eq!(niveaus[0], json!({ "parameter": { "code": "SAMENWERKING" }, "niveau": { "term": "coördinatie" }, "term": "coördinatie",
            "ordinaal": 2, "nietGescoord": null, "verdeling": { "laag": { "aantal": 3 }, "midden": { "aantal": 15 }, "hoog": { "aantal": 5 } } }));
        assert_eq!(niveaus[1], rest("KENNIS_DELEN"));
        assert_eq!(niveaus[2]["nietGescoord"], "GEEN_OVEREENSTEMMING");
        let counted = |tekst: &str, percentage: Value, eens: Value, geldig: Value, weet: Value| {
            let why = if geldig.is_null() { json!("NIET_GEMETEN") } else { Value::Null };
            json!({ "tekst": tekst, "telling": { "gesteld": !geldig.is_null(), "percentage": percentage, "eens": { "aantal": eens },
                "geldig": { "aantal": geldig }, "weetNiet": { "aantal": weet, "ontbreekt": why } } })
        };
        // What was asked and what nobody agreed with is zero; what was not asked is nothing.
        assert_eq!(made["stellingen"], json!([
            counted("Wij bellen elkaar.", json!(65.2), json!(15), json!(23), json!(1)),
            counted("Wij spreken af.", Value::Null, Value::Null, Value::Null, Value::Null),
            counted("Wij kijken terug.", json!(0.0), json!(0), json!(20), json!(4)),
        ]));
        assert_eq!(made["observaties"], json!([{ "soort": "WERKZAAM_ELEMENT", "tekst": "Vaste gezichten.", "factor": { "code": "VERTROUWEN" } }]));
        assert_eq!((&made["status"], &made["raamwerk"]["versie"], &made["uitgenodigd"]), (&json!("CONCEPT"), &json!("2020"), &json!(30)));

        // A concept is written anew as a whole.
        let again = json!({ "meting": made["id"], "version": 1, "inhoud": inhoud("NULMETING", "2026-02-11") });
        let anew = anna.done("metingBijwerken", METING, again.clone()).await;
        assert_eq!((&anew["version"], &anew["stellingen"], &anew["observaties"], &anew["tot"]), (&json!(2), &json!([]), &json!([]), &Value::Null));
        assert_eq!(anew["niveaus"][0]["nietGescoord"], "NIET_BESPROKEN");
        assert_eq!(anna.denied("metingBijwerken", METING, again).await, "CONFLICT");
    }

    async fn what_cannot_be_true_is_refused_by_field(t: Stage) {
        let (cyclus, praktijk) = begonnen(&t).await;
        let anna = t.facilitator().await;
        let (lijst, stellingen) = lijst(&anna, praktijk).await;
        let refused = async |alter: Value| {
            let mut says = inhoud("NULMETING", "2026-02-10");
            says.as_object_mut().expect("fields").extend(alter.as_object().expect("fields").clone());
            let fields = json!({ "cyclus": global(Kind::Cyclus, cyclus), "inhoud": says });
            anna.refused("metingVastleggen", METING, fields).await
        };
        let answer = |stelling: &Value, eens: i32, geldig: i32, weet: i32| json!({ "stelling": stelling, "eens": eens, "geldig": geldig, "weetNiet": weet });
        let answered = |row: Value| json!({ "stellingenlijst": lijst, "stellingen": [row] });
        let one = &stellingen[0];
        assert_eq!(refused(json!({ "van": "2026-09-02" })).await, "DATUM_ONGELDIG input.inhoud.van");
        assert_eq!(refused(json!({ "van": "2026-01-31" })).await, "DATUM_ONGELDIG input.inhoud.van");
        assert_eq!(refused(json!({ "gerespondeerd": 31 })).await, "MEER_DAN_UITGENODIGD input.inhoud.gerespondeerd");
        assert_eq!(refused(answered(answer(one, 5, 4, 0))).await, "MEER_EENS_DAN_GELDIG input.inhoud.stellingen.0.eens");
        assert_eq!(refused(answered(answer(one, 4, 20, 5))).await, "MEER_DAN_GERESPONDEERD input.inhoud.stellingen.0.geldig");
        let mut unknown = answered(answer(one, 4, 20, 4));
        unknown["gerespondeerd"] = Value::Null;
        assert_eq!(refused(unknown).await, "RESPONS_NODIG input.inhoud.stellingen.0.geldig");
        assert_eq!(refused(json!({ "stellingen": [answer(one, 1, 2, 0)] })).await, "STELLING_NIET_IN_LIJST input.inhoud.stellingen");
        let elsewhere = json!(nowhere(Kind::Stelling));
        assert_eq!(refused(answered(answer(&elsewhere, 1, 2, 0))).await, "STELLING_NIET_IN_LIJST input.inhoud.stellingen");
        assert_eq!(refused(json!({ "stellingenlijst": nowhere(Kind::Stellingenlijst) })).await, "ONBEKENDE_VERWIJZING input.inhoud.stellingenlijst");
        let parameter = gerdes(Kind::RaamwerkParameter, "LEREN");
        let level = |id: String| json!({ "niveaus": [{ "parameter": parameter, "niveau": id }] });
        assert_eq!(refused(level(gerdes(Kind::RaamwerkNiveau, "IDENTITEIT_1"))).await, "NIVEAU_HOORT_ELDERS input.inhoud.niveaus");
        assert_eq!(refused(level(gerdes(Kind::RaamwerkNiveau, "IDENTITEIT"))).await, "ONBEKENDE_VERWIJZING input.inhoud.niveaus");
        let saw = |tekst: &str| json!({ "observaties": [
            { "factor": factor("VERTROUWEN"), "soort": "BELEMMERING", "tekst": "Afspraken blijven hangen." },
            { "factor": factor("VERTROUWEN"), "soort": "BELEMMERING", "tekst": tekst },
        ] });
        // A text that names a respondent is refused, with its place; everything that is wrong is told at once.
        let mut both = saw("Volgens leerkracht Marieke lukt het niet.");
        both["gerespondeerd"] = json!(31);
        assert_eq!(refused(both).await, "MEER_DAN_UITGENODIGD input.inhoud.gerespondeerd, NAAM_BIJ_ROL input.inhoud.observaties.1.tekst");
        let wrong = json!({ "observaties": [{ "factor": global(Kind::WerkzameFactor, t.named("niets")), "soort": "BELEMMERING", "tekst": "Iets." }] });
        assert_eq!(refused(wrong).await, "ONBEKENDE_VERWIJZING input.inhoud.observaties");
    }

    async fn a_mistake_is_corrected_by_a_next_one(t: Stage) {
        let (cyclus, _) = begonnen(&t).await;
        let anna = t.facilitator().await;
        let id = global(Kind::Cyclus, cyclus);
        let record = |more: Value| {
            let mut fields = json!({ "cyclus": id, "inhoud": inhoud("NULMETING", "2026-02-10") });
            fields.as_object_mut().expect("fields").extend(more.as_object().expect("fields").clone());
            fields
        };
        let adopt = |meting: &Value, version: i32| json!({ "meting": meting["id"], "version": version });
        let (vastleggen, vaststellen) = ("metingVastleggen", "metingVaststellen");
        let first = anna.done(vastleggen, METING, record(json!({}))).await;
        let unadopted = json!({ "vervangt": first["id"], "vervangreden": "TELFOUT" });
        assert_eq!(anna.refused(vastleggen, METING, record(unadopted)).await, "NIET_VASTGESTELD input.vervangt");
        let first = anna.done(vaststellen, METING, adopt(&first, 1)).await;
        assert_eq!(anna.refused(vaststellen, METING, adopt(&first, 2)).await, "METING_LIGT_VAST input.meting");
        let share = json!({ "meting": first["id"], "version": 2, "gedeeld": true });
        assert_eq!(anna.refused("metingDelen", METING, share.clone()).await, "SAMENVATTING_NODIG input.samenvatting");
        let mut words = share;
        words["samenvatting"] = json!("Wij weten elkaar te vinden.");
        let shared = anna.done("metingDelen", METING, words).await;
        assert_eq!((&shared["gedeeld"], &shared["samenvatting"]), (&json!(true), &json!("Wij weten elkaar te vinden.")));

        // Another nulmeting does not stand beside it; one that takes its place says why.
        let second = anna.done(vastleggen, METING, record(json!({}))).await;
        assert_eq!(anna.refused(vaststellen, METING, adopt(&second, 1)).await, "NULMETING_BESTAAT input.meting");
        assert_eq!(anna.refused(vastleggen, METING, record(json!({ "vervangt": first["id"] }))).await, "REDEN_NODIG input.vervangreden");
        assert_eq!(anna.refused(vastleggen, METING, record(json!({ "vervangreden": "TELFOUT" }))).await, "NIETS_VERVANGEN input.vervangreden");
        let replaces = || record(json!({ "vervangt": first["id"], "vervangreden": "TELFOUT" }));
        // Also when the cyclus is over.
        t.writer().execute_unprepared("UPDATE cyclus SET stand = 'AFGESLOTEN', tot = '2026-08-01'").await.expect("an UPDATE");
        assert_eq!(anna.refused(vastleggen, METING, record(json!({}))).await, "CYCLUS_AFGESLOTEN input.cyclus");
        let third = anna.done(vastleggen, METING, replaces()).await;
        assert_eq!((&third["vervangt"]["id"], &third["vervangreden"]), (&first["id"], &json!("TELFOUT")));
        assert_eq!(anna.refused(vastleggen, METING, replaces()).await, "AL_VERVANGEN input.vervangt");
        anna.done(vaststellen, METING, adopt(&third, 1)).await;
        let document = "query($id: ID!) { node(id: $id) { ... on Meting { status gedeeld version vervangenDoor { id } } } }";
        assert_eq!(
            anna.with(json!({ "id": first["id"] })).value(document, "/node").await,
            json!({ "status": "VERVANGEN", "gedeeld": false, "version": 4, "vervangenDoor": { "id": third["id"] } })
        );
        // Nobody else reads the wrong numbers any more.
        assert_eq!(t.anonymous().with(json!({ "id": first["id"] })).value(document, "/node").await, Value::Null);
    }

    /// Whoever writes: nothing of an adopted meting changes.
    async fn the_database_freezes_what_was_adopted(t: Stage) {
        let (cyclus, praktijk) = begonnen(&t).await;
        let (stelling, other) = (t.stelling("Wij bellen elkaar", 1).await, t.stelling("Wij spreken af", 1).await);
        let id = t.gemeten((praktijk, cyclus), "een", Status::Concept, |_| ()).await;
        t.beantwoord(id, stelling, [5, 10, 1]).await;
        let concept = t.gemeten((praktijk, cyclus), "twee", Status::Concept, |_| ()).await;
        t.staat(id, Status::Vastgesteld).await;
        let key = |id: Uuid| match t.db.backend {
            crate::kit::db::Backend::Postgres => format!("'{id}'"),
            crate::kit::db::Backend::Sqlite => format!("X'{}'", id.simple()),
        };
        let (meting, concept, other) = (key(id), key(concept), key(other));
        for statement in [
            format!("UPDATE meting SET gerespondeerd = 25 WHERE id = {meting}"),
            format!("UPDATE meting SET instrument = 'GROEPSGESPREK' WHERE id = {meting}"),
            format!("UPDATE meting SET status = 'CONCEPT' WHERE id = {meting}"),
            format!("UPDATE meting SET vastgesteld_door_id = (SELECT id FROM member LIMIT 1) WHERE id = {meting}"),
            format!("DELETE FROM meting WHERE id = {meting}"),
            format!("UPDATE meting_niveau SET ordinaal = 3 WHERE meting_id = {meting}"),
            format!("DELETE FROM meting_niveau WHERE meting_id = {meting}"),
            format!("UPDATE meting_niveau SET meting_id = {meting}, parameter_id = (SELECT id FROM raamwerk_element WHERE code = 'LEREN') WHERE meting_id = {concept}"),
            format!("UPDATE meting_stelling SET eens = 6 WHERE meting_id = {meting}"),
            format!("INSERT INTO meting_stelling (meting_id, stelling_id, eens, geldig, weet_niet) VALUES ({meting}, {other}, 1, 2, 0)"),
            format!("DELETE FROM meting_stelling WHERE meting_id = {meting}"),
            format!("INSERT INTO meting_observatie (id, meting_id, factor_id, soort, tekst, nummer)
                SELECT {other}, {meting}, id, 'BELEMMERING', 'Iets.', 1 FROM raamwerk_element WHERE code = 'VERWACHTINGEN'"),
        ] {
            let refused = t.writer().execute_unprepared(&statement).await.expect_err(&statement);
            assert!(format!("{refused:?}").contains("METING_LIGT_VAST"), "{statement}: {refused:?}");
        }
        // What still happens: sharing, being replaced, and the erasure of who adopted it.
        for statement in [
            format!("UPDATE meting SET gedeeld = true, samenvatting = 'Goed.', version = 2 WHERE id = {meting}"),
            format!("UPDATE meting SET vastgesteld_door_id = NULL WHERE id = {meting}"),
            format!("UPDATE meting SET status = 'VERVANGEN' WHERE id = {meting}"),
            format!("UPDATE meting_niveau SET ordinaal = 3 WHERE meting_id = {concept}"),
        ] {
            t.writer().execute_unprepared(&statement).await.expect(&statement);
        }
        let back = format!("UPDATE meting SET status = 'VASTGESTELD' WHERE id = {meting}");
        t.writer().execute_unprepared(&back).await.expect_err(&back);
    }
}
