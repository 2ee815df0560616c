//! Who is behind a membership: by a checked number or by what a person says, confirmed, taken back, and never by e-mail.

mod nummer;
mod overname;

use entity::lidmaatschap;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use crate::{
    inzending::lever,
    kit::{
        Stage,
        actor::{Actor, input},
        both,
        tafel::Table,
    },
};

/// Memberships as they stand, to the letter.
pub(super) async fn rijen(t: &Stage, lidnummer: &str) -> Vec<lidmaatschap::Model> {
    lidmaatschap::Entity::find()
        .filter(lidmaatschap::Column::Lidnummer.eq(lidnummer))
        .order_by_asc(lidmaatschap::Column::Id)
        .all(t.writer())
        .await
        .expect("a SELECT")
}

/// The global id of an association.
pub(super) async fn vereniging(actor: &Actor<'_>) -> String {
    actor
        .text(
            "{ viewer { beroepsvereniging { id } } }",
            "/viewer/beroepsvereniging/id",
        )
        .await
}

/// Says to be a member; the claim, or the code of what was wrong.
pub(crate) async fn geef_op(actor: &Actor<'_>, vereniging: &str, lidnummer: &str) -> Result<Value, Value> {
    let fields = json!({ "beroepsvereniging": vereniging, "lidnummer": lidnummer });
    let document = "mutation($input: LidmaatschapOpgevenInput!) { lidmaatschapOpgeven(input: $input) {
        koppelvoorstel { id version status grond lidnummer lidmaatschap { id } } userErrors { code } } }";
    let done = actor
        .with(input(fields))
        .value(document, "/lidmaatschapOpgeven")
        .await;
    match done.pointer("/userErrors/0/code") {
        None => Ok(done["koppelvoorstel"].clone()),
        Some(code) => Err(code.clone()),
    }
}

/// Decides about a koppelvoorstel: its state afterwards, or the code of what was wrong or of the request.
pub(crate) async fn besluit(actor: &Actor<'_>, actie: &str, voorstel: &Value) -> String {
    let document = format!(
        "mutation($input: Koppelvoorstel{actie}Input!) {{ koppelvoorstel{actie}(input: $input) {{ koppelvoorstel {{ status }} userErrors {{ code }} }} }}"
    );
    let now = actor
        .data(&format!(
            "{{ node(id: {}) {{ ... on Koppelvoorstel {{ version }} }} }}",
            voorstel["id"]
        ))
        .await;
    let version = now["node"]["version"].as_i64().unwrap_or(1);
    let fields = json!({ "koppelvoorstel": voorstel["id"], "version": version });
    let answer = actor.with(input(fields)).send(&document).await.body;
    if let Some(code) = answer["errors"][0]["extensions"]["code"].as_str() {
        return code.to_owned();
    }
    let done = &answer["data"][format!("koppelvoorstel{actie}")];
    let told = done["koppelvoorstel"]["status"]
        .as_str()
        .or(done["userErrors"][0]["code"].as_str());
    told.unwrap_or_else(|| panic!("{answer:#}")).to_owned()
}

const RIJ: &str = "lidnummer;voorletters;tussenvoegsel;achternaam;ingangsdatum\nB1;A.;;anna;2020-01-01\nB2;B.;;Ander;2020-01-01\n";

both! {
    /// Said, confirmed by an operator, and taken back: the row is then what it was, to the letter, and the association read nothing.
    async fn a_claim_is_confirmed_by_an_operator_and_taken_back(t: Stage) {
        let (nvo, anna, beheer) = (t.vereniging("NVO").await, t.member("anna").await, t.beheer().await);
        lever(&nvo, "", RIJ).await;
        let before = rijen(&t, "B1").await;
        let changes = "{ viewer { beroepsvereniging { lidmaatschappen { nodes { lidnummer version wijziging afdruk member { id } } } } } }";
        let seen = nvo.data(changes).await;
        let claim = geef_op(&anna, &vereniging(&nvo).await, " B1 ").await.expect("a claim");
        assert_eq!((&claim["status"], &claim["grond"], &claim["lidmaatschap"]), (&json!("OPEN"), &json!("LIDNUMMER"), &Value::Null));
        assert_eq!(besluit(&anna, "Bevestigen", &claim).await, "FORBIDDEN", "nobody confirms what they say");
        let queue = "{ koppelvoorstellen(filter: { status: OPEN }) { totalCount nodes { lidnummer member { naam } overeenkomst { achternaam voorletter } lidmaatschap { achternaam } } } }";
        let told = beheer.value(queue, "/koppelvoorstellen").await;
        assert_eq!(told, json!({ "totalCount": 1, "nodes": [{ "lidnummer": "B1", "member": { "naam": "anna" },
            "overeenkomst": { "achternaam": false, "voorletter": true }, "lidmaatschap": null }] }));
        assert_eq!(besluit(&beheer, "Bevestigen", &claim).await, "BEVESTIGD");
        let own = "{ viewer { member { lidmaatschappen { nodes { lidnummer beroepsvereniging { afkorting } } } } } }";
        assert_eq!(anna.value(own, "/viewer/member/lidmaatschappen/nodes").await, json!([{ "lidnummer": "B1", "beroepsvereniging": { "afkorting": "NVO" } }]));
        assert_eq!(nvo.data(changes).await, seen, "the association does not learn that there is somebody");
        assert_eq!(besluit(&anna, "Ontkoppelen", &claim).await, "ONTKOPPELD");
        assert_eq!(rijen(&t, "B1").await, before);
        let log = anna.value("{ logboek { nodes { handeling soort } } }", "/logboek/nodes").await;
        let done: Vec<&str> = log.as_array().expect("a list").iter().filter_map(|entry| entry["handeling"].as_str()).collect();
        assert_eq!(done, ["koppelvoorstelOntkoppelen", "koppelvoorstelBevestigen", "lidmaatschapOpgeven"]);
    }

    /// A claim is answered the same whether there is such a member, another is behind it, or there is none; it waits for the number.
    async fn a_claim_tells_nobody_who_is_a_member(t: Stage) {
        let (nvo, anna, bert, beheer) = (t.vereniging("NVO").await, t.member("anna").await, t.member("bert").await, t.beheer().await);
        let us = vereniging(&nvo).await;
        lever(&nvo, "", RIJ).await;
        let taken = geef_op(&bert, &us, "B2").await.expect("a claim");
        assert_eq!(besluit(&beheer, "Bevestigen", &taken).await, "BEVESTIGD");
        let shown = |claim: &Value| { let mut claim = claim.clone(); claim["id"] = Value::Null; claim["lidnummer"] = Value::Null; claim };
        let mut told = Vec::new();
        for number in ["B1", "B2", "B3"] {
            told.push(geef_op(&anna, &us, number).await.expect("a claim"));
        }
        assert!(told.iter().all(|claim| shown(claim) == shown(&told[0])), "{told:?}");
        let count = async || beheer.value("{ koppelvoorstellen(filter: { status: OPEN }) { totalCount } }", "/koppelvoorstellen/totalCount").await;
        assert_eq!(count().await, json!(2), "an operator sees those with a membership");
        assert_eq!(besluit(&beheer, "Bevestigen", &told[1]).await, "AL_GEKOPPELD");
        // The association delivers the third, and the claim says no more than before.
        let own = "{ koppelvoorstellen { nodes { lidnummer version status lidmaatschap { id } } } }";
        let before = anna.data(own).await;
        lever(&nvo, "", "lidnummer;ingangsdatum\nB3;2021-01-01\n").await;
        assert_eq!(anna.data(own).await, before);
        assert_eq!(count().await, json!(3));
        assert_eq!(besluit(&beheer, "Bevestigen", &told[2]).await, "BEVESTIGD");
    }

    async fn two_people_say_the_same_and_one_is_believed(t: Stage) {
        let (nvo, anna, bert, beheer) = (t.vereniging("NVO").await, t.member("anna").await, t.member("bert").await, t.beheer().await);
        let us = vereniging(&nvo).await;
        lever(&nvo, "", RIJ).await;
        let (one, other) = (geef_op(&anna, &us, "B1").await.expect("a claim"), geef_op(&bert, &us, "B1").await.expect("a claim"));
        assert_eq!(besluit(&beheer, "Bevestigen", &one).await, "BEVESTIGD");
        assert_eq!(besluit(&beheer, "Bevestigen", &other).await, "STATUS_STAAT_NIET_TOE");
        let status = "{ koppelvoorstellen { nodes { status } } }";
        assert_eq!(bert.value(status, "/koppelvoorstellen/nodes/0/status").await, json!("VERVALLEN"));
        assert_eq!(rijen(&t, "B1").await[0].member_id, Some(anna.id));
    }

    /// One person in several associations: each is joined by itself.
    async fn one_person_is_a_member_of_several(t: Stage) {
        let (nvo, nip, anna, beheer) = (t.vereniging("NVO").await, t.vereniging("NIP").await, t.member("anna").await, t.beheer().await);
        for actor in [&nvo, &nip] {
            lever(actor, "", RIJ).await;
            let claim = geef_op(&anna, &vereniging(actor).await, "B1").await.expect("a claim");
            assert_eq!(besluit(&beheer, "Bevestigen", &claim).await, "BEVESTIGD");
        }
        let own = "{ viewer { member { lidmaatschappen { totalCount } } } }";
        assert_eq!(anna.value(own, "/viewer/member/lidmaatschappen/totalCount").await, json!(2));
        // What each association says afterwards changes its own row, and neither the other nor the person.
        lever(&nvo, "", "lidnummer;achternaam;status\nB1;Anders;beëindigd\n").await;
        let rows = rijen(&t, "B1").await;
        assert!(rows.iter().all(|row| row.member_id == Some(anna.id)));
        assert_eq!(anna.text("{ viewer { member { naam } } }", "/viewer/member/naam").await, "anna");
    }

    async fn what_is_wrong_with_a_claim_is_told(t: Stage) {
        let (nvo, anna) = (t.vereniging("NVO").await, t.member("anna").await);
        let us = vereniging(&nvo).await;
        for number in ["", "=1", "111222333", "a;b", &"1".repeat(41)] {
            assert_eq!(geef_op(&anna, &us, number).await, Err(json!("LIDNUMMER_ONGELDIG")), "{number}");
        }
        geef_op(&anna, &us, "1").await.expect("a claim");
        assert_eq!(geef_op(&anna, &us, "1").await, Err(json!("AL_OPGEGEVEN")));
        for number in 2..=10 {
            geef_op(&anna, &us, &number.to_string()).await.expect("a claim");
        }
        assert_eq!(geef_op(&anna, &us, "11").await, Err(json!("TE_VEEL")));
        let nobody = api::graph::id::Kind::Beroepsvereniging.id(t.named("niemand")).to_string();
        assert_eq!(geef_op(&t.member("bert").await, &nobody, "1").await, Err(json!("ONBEKENDE_VERWIJZING")));
    }

    /// The queue takes the same statements for 2 and for 12.
    async fn the_queue_takes_no_more_statements(t: Stage) {
        let (nvo, beheer) = (t.vereniging("NVO").await, t.beheer().await);
        let us = vereniging(&nvo).await;
        let row = |number: usize| format!("Q{number};A.;Een;2020-01-01\n");
        let file: String = std::iter::once("lidnummer;voorletters;achternaam;ingangsdatum\n".to_owned()).chain((0..12).map(row)).collect();
        lever(&nvo, "", &file).await;
        for number in 0..12 {
            let name = if number % 2 == 0 { "anna" } else { "bert" };
            geef_op(&t.member(name).await, &us, &format!("Q{number}")).await.expect("a claim");
        }
        let query = "query($n: Int!) { koppelvoorstellen(first: $n) { totalCount nodes { lidnummer member { naam } beroepsvereniging { naam }
            overeenkomst { achternaam } lidmaatschap { lidnummer } beslotenDoor { naam } } } }";
        let page = async |n: i32| beheer.with(json!({ "n": n })).send(query).await;
        let (few, many) = (page(2).await, page(12).await);
        assert!(many.body.get("errors").is_none(), "{:#}", many.body);
        assert_eq!(few.statements, many.statements);
    }

    /// Every actor with a claim of another; the states of the own ones stand in the table beside the policy.
    async fn who_sees_and_decides(t: Stage) {
        let (nvo, anna) = (t.vereniging("NVO").await, t.member("anna").await);
        lever(&nvo, "", RIJ).await;
        let claim = geef_op(&anna, &vereniging(&nvo).await, "B1").await.expect("a claim");
        let actors = [("ANONIEM", t.anonymous()), ("MEMBER", t.member("bert").await), ("REDACTIE", t.redactie().await),
            ("VERENIGING", t.vereniging("NVO").await), ("ANALIST", t.analist().await)];
        let mut table = Table::default();
        for (name, actor) in &actors {
            let count = actor.value("{ koppelvoorstellen { totalCount } }", "/koppelvoorstellen/totalCount").await;
            table.note("zien", &count.to_string(), name);
            for actie in ["Bevestigen", "Afwijzen", "Ontkoppelen"] {
                table.note(actie, &besluit(actor, actie, &claim).await, name);
            }
        }
        let lines: Vec<String> = table.text().lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(lines, [
            "zien: 0 ANONIEM MEMBER REDACTIE VERENIGING ANALIST",
            "Bevestigen: UNAUTHENTICATED ANONIEM",
            "Afwijzen: UNAUTHENTICATED ANONIEM",
            "Ontkoppelen: UNAUTHENTICATED ANONIEM",
            "Bevestigen: NOT_FOUND MEMBER REDACTIE ANALIST",
            "Afwijzen: NOT_FOUND MEMBER REDACTIE ANALIST",
            "Ontkoppelen: NOT_FOUND MEMBER REDACTIE ANALIST",
            "Bevestigen: FORBIDDEN VERENIGING",
            "Afwijzen: FORBIDDEN VERENIGING",
            "Ontkoppelen: FORBIDDEN VERENIGING",
        ]);
    }
}
