//! An association merges into another: memberships are carried over, the history is kept, and people stay who they are.

use entity::{lidmaatschap, lidsoort};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use serde_json::{Value, json};

use crate::{
    afstemming::stroom,
    inzending::{lever, stuur},
    kit::{
        Stage,
        actor::{Actor, input},
        both,
    },
};

const SAMEN: &str =
    "mutation($input: BeroepsverenigingSamenvoegenInput!) { beroepsverenigingSamenvoegen(input: $input) {
    aantal beroepsvereniging { afkorting actiefTot opgegaanIn { afkorting } } userErrors { code field } } }";

const RIJ: &str = "lidnummer;voorletters;achternaam;lidsoort;status;ingangsdatum;einddatum\n\
    1;A.;Een;GEWOON;actief;2020-01-01;\n2;B.;Twee;;opgezegd;2020-01-01;2027-01-01\n3;C.;Drie;;beëindigd;2019-01-01;2020-01-01\n";

async fn id(actor: &Actor<'_>) -> String {
    actor
        .text(
            "{ viewer { beroepsvereniging { id } } }",
            "/viewer/beroepsvereniging/id",
        )
        .await
}

/// Two associations that both have ordinary members; three rows in the one.
async fn twee(t: &Stage) -> (Actor<'_>, Actor<'_>) {
    let (van, naar) = (t.vereniging("NVGzP").await, t.vereniging("NIP").await);
    for actor in [&van, &naar] {
        t.set(lidsoort::Model {
            id: t.named(&format!("GEWOON {}", actor.id)),
            beroepsvereniging_id: actor.id,
            code: "GEWOON".into(),
            naam: "Gewoon lid".into(),
            onder_tuchtrecht: None,
            volgorde: 1,
        })
        .await;
    }
    lever(&van, "", RIJ).await;
    lever(&naar, "", "lidnummer;ingangsdatum\n1;2018-01-01\n").await;
    (van, naar)
}

async fn rijen(t: &Stage, of: &Actor<'_>) -> Vec<lidmaatschap::Model> {
    lidmaatschap::Entity::find()
        .filter(lidmaatschap::Column::BeroepsverenigingId.eq(of.id))
        .order_by_asc(lidmaatschap::Column::Lidnummer)
        .all(t.writer())
        .await
        .expect("a SELECT")
}

async fn samen(actor: &Actor<'_>, van: &str, naar: &str, meer: Value) -> Value {
    let mut fields = json!({ "van": van, "version": 1, "naar": naar, "datum": "2026-07-01" });
    for (name, value) in meer.as_object().expect("fields") {
        fields[name] = value.clone();
    }
    actor
        .with(input(fields))
        .value(SAMEN, "/beroepsverenigingSamenvoegen")
        .await
}

both! {
    async fn memberships_are_carried_over_and_the_history_is_kept(t: Stage) {
        let ((van, naar), anna, beheer) = (twee(&t).await, t.member("anna").await, t.beheer().await);
        let link = lidmaatschap::Entity::update_many()
            .col_expr(lidmaatschap::Column::MemberId, Expr::value(anna.id))
            .filter(lidmaatschap::Column::BeroepsverenigingId.eq(van.id))
            .filter(lidmaatschap::Column::Lidnummer.eq("1"));
        link.exec(t.writer()).await.expect("an UPDATE");
        let (one, other) = (id(&van).await, id(&naar).await);
        let before = (rijen(&t, &van).await, rijen(&t, &naar).await);
        // A trial tells the number and changes nothing, and another number does nothing.
        let trial = samen(&beheer, &one, &other, json!({ "proef": true })).await;
        assert_eq!((&trial["aantal"], &trial["beroepsvereniging"]["opgegaanIn"]), (&json!(2), &Value::Null));
        let wrong = samen(&beheer, &one, &other, json!({ "aantal": 3 })).await;
        assert_eq!(wrong["userErrors"], json!([{ "code": "AANTAL_KLOPT_NIET", "field": ["input", "aantal"] }]));
        assert_eq!((rijen(&t, &van).await, rijen(&t, &naar).await), before);

        let done = samen(&beheer, &one, &other, json!({ "aantal": 2 })).await;
        assert_eq!(done, json!({ "aantal": 2, "userErrors": [],
            "beroepsvereniging": { "afkorting": "NVGzP", "actiefTot": "2026-07-01", "opgegaanIn": { "afkorting": "NIP" } } }));
        let text = |row: &lidmaatschap::Model| format!("{} {:?} {} {:?} {:?} {}", row.lidnummer, row.status, row.ingangsdatum,
            row.einddatum.map(|day| day.to_string()), row.achternaam.as_deref(), row.member_id.is_some());
        let old: Vec<String> = rijen(&t, &van).await.iter().map(text).collect();
        assert_eq!(old, [
            "1 Beeindigd 2020-01-01 Some(\"2026-07-01\") Some(\"Een\") true",
            "2 Beeindigd 2020-01-01 Some(\"2026-07-01\") Some(\"Twee\") false",
            "3 Beeindigd 2019-01-01 Some(\"2020-01-01\") Some(\"Drie\") false",
        ]);
        let rows = rijen(&t, &naar).await;
        assert_eq!(rows.iter().map(text).collect::<Vec<_>>(), [
            "1 Actief 2018-01-01 None None false",
            "NVGzP-1 Actief 2026-07-01 None Some(\"Een\") true",
            "NVGzP-2 Opgezegd 2026-07-01 Some(\"2027-01-01\") Some(\"Twee\") false",
        ]);
        assert_eq!(rows[1].lidsoort_id, Some(t.named(&format!("GEWOON {}", naar.id))), "the lidsoort of the same code");
        // The person reads both, and from which the one came; the new association reads the new ones and not the old.
        let own = "{ viewer { member { lidmaatschappen { nodes { lidnummer status overgenomenVan { lidnummer } } } } } }";
        assert_eq!(anna.value(own, "/viewer/member/lidmaatschappen/nodes").await, json!([
            { "lidnummer": "NVGzP-1", "status": "ACTIEF", "overgenomenVan": { "lidnummer": "1" } },
            { "lidnummer": "1", "status": "BEEINDIGD", "overgenomenVan": null }]));
        let lines = stroom(&naar, "?sinds=1").await;
        assert_eq!((lines.len(), &lines[2]), (3, &json!({ "soort": "EINDE", "stand": 2 })));
        let lines = stroom(&van, "?sinds=1").await;
        assert!(lines[..2].iter().all(|line| line["velden"]["status"] == "BEEINDIGD"), "{lines:?}");
        let log = anna.value("{ logboek { nodes { handeling soort } } }", "/logboek/nodes/0").await;
        assert_eq!(log, json!({ "handeling": "beroepsverenigingSamenvoegen", "soort": "Lidmaatschap" }));

        // Once; and the old one delivers no more, while the new one goes on with what was carried over.
        let again = samen(&beheer, &one, &other, json!({ "version": 2, "aantal": 0 })).await;
        assert_eq!(again["userErrors"][0]["code"], json!("AL_OPGEGAAN"));
        assert_eq!(stuur(&van, "", "text/csv", RIJ).await.status.as_u16(), 409);
        let changed = lever(&naar, "", "lidnummer;achternaam\nNVGzP-1;Anders\n").await;
        assert_eq!(changed["aantallen"]["gewijzigd"], json!(1));
        // The reference data that come with the service leave it as the operator made it.
        t.reference().await;
        let kept = beheer.value(&format!("{{ beroepsvereniging(id: \"{one}\") {{ actiefTot opgegaanIn {{ afkorting }} }} }}"), "/beroepsvereniging").await;
        assert_eq!(kept, json!({ "actiefTot": "2026-07-01", "opgegaanIn": { "afkorting": "NIP" } }));
    }

    async fn what_cannot_merge_is_refused(t: Stage) {
        let ((van, naar), beheer) = (twee(&t).await, t.beheer().await);
        let (one, other) = (id(&van).await, id(&naar).await);
        let code = async |from: &str, to: &str, more: Value| samen(&beheer, from, to, more).await["userErrors"][0]["code"].clone();
        assert_eq!(code(&one, &one, json!({ "aantal": 2 })).await, json!("KAN_NIET_SAMEN"));
        assert_eq!(code(&one, &other, json!({ "aantal": 2, "datum": "2026-09-02" })).await, json!("DATUM_ONGELDIG"));
        let nobody = api::graph::id::Kind::Beroepsvereniging.id(t.named("niemand")).to_string();
        assert_eq!(code(&one, &nobody, json!({ "aantal": 2 })).await, json!("ONBEKENDE_VERWIJZING"));
        // A number that is taken: nothing of it is done.
        lever(&naar, "", "lidnummer;ingangsdatum\nNVGzP-2;2020-01-01\n").await;
        let before = rijen(&t, &van).await;
        assert_eq!(code(&one, &other, json!({ "aantal": 2 })).await, json!("LIDNUMMER_BEZET"));
        assert_eq!(rijen(&t, &van).await, before);
        let fields = || input(json!({ "van": one, "version": 1, "naar": other, "datum": "2026-07-01", "aantal": 2 }));
        assert_eq!(t.anonymous().with(fields()).code(SAMEN).await, "UNAUTHENTICATED");
        for actor in [t.member("anna").await, t.redactie().await, t.analist().await, van, naar] {
            assert_eq!(actor.with(fields()).code(SAMEN).await, "FORBIDDEN");
        }
        let stale = input(json!({ "van": one, "version": 9, "naar": other, "datum": "2026-07-01", "aantal": 2 }));
        assert_eq!(beheer.with(stale).code(SAMEN).await, "CONFLICT");
    }

    /// A plan of the old association rests on what is no longer so.
    async fn a_plan_that_waits_is_overtaken(t: Stage) {
        let ((van, naar), beheer) = (twee(&t).await, t.beheer().await);
        let plan = lever(&van, "?proef=true", "lidnummer;achternaam\n1;Anders\n").await;
        let done = samen(&beheer, &id(&van).await, &id(&naar).await, json!({ "aantal": 2 })).await;
        assert_eq!(done["userErrors"], json!([]));
        assert_eq!(crate::inzending::doe(&van, "inzendingToepassen", &plan).await, (Value::Null, json!(["VEROUDERD"])));
    }
}
