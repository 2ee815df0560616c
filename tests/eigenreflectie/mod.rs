//! What a member reflects in private: written, changed and removed by that member, and read by nobody else.

mod wandeling;

use api::{demo::referentie_id, graph::id::Kind};
use entity::{eigen_reflectie, logboek, member};
use sea_orm::{EntityTrait, IntoActiveModel, PaginatorTrait};
use serde_json::{Value, json};

use crate::kit::{
    Stage,
    actor::{Actor, input},
    agenda::nowhere,
    both,
    log::Log,
    seed::global,
};

const OBJECT: &str = "reflectie { id version tekst reflectievraag { code } }";
const MAKEN: &str = "eigenReflectieMaken";
const BIJWERKEN: &str = "eigenReflectieBijwerken";
const VERWIJDEREN: &str = "mutation($input: EigenReflectieVerwijderenInput!) {
    eigenReflectieVerwijderen(input: $input) { verwijderd userErrors { code } } }";

/// Keeps a reflection; its global id.
async fn kept(actor: &Actor<'_>, tekst: &str) -> String {
    let made = actor.done(MAKEN, OBJECT, json!({ "tekst": tekst })).await;
    made["id"].as_str().expect("an id").to_owned()
}

async fn stored(t: &Stage) -> Vec<eigen_reflectie::Model> {
    eigen_reflectie::Entity::find()
        .all(t.writer())
        .await
        .expect("a SELECT")
}

both! {
    async fn a_member_writes_changes_and_removes(t: Stage) {
        t.reference().await;
        let anna = t.member("anna").await;
        let vraag = global(Kind::Reflectievraag, referentie_id("reflectievraag", "VERTROUWEN_1"));
        let retrying = anna.retrying("reflectie");
        let fields = json!({ "tekst": "Ik luisterde te weinig.", "reflectievraag": vraag });
        let made = retrying.done(MAKEN, OBJECT, fields.clone()).await;
        assert_eq!(retrying.done(MAKEN, OBJECT, fields).await, made);
        assert_eq!((&made["version"], &made["reflectievraag"]["code"]), (&json!(1), &json!("VERTROUWEN_1")));
        let change = |version: i32| json!({ "reflectie": made["id"], "version": version, "tekst": "Ik luister nu eerst.", "reflectievraag": null });
        let row = anna.done(BIJWERKEN, OBJECT, change(1)).await;
        assert_eq!(row, json!({ "id": made["id"], "version": 2, "tekst": "Ik luister nu eerst.", "reflectievraag": null }));
        assert_eq!(anna.denied(BIJWERKEN, OBJECT, change(1)).await, "CONFLICT");
        kept(&anna, "Vandaag vroeg ik door.").await;
        let list = "{ viewer { reflecties(first: 1) { totalCount nodes { tekst } pageInfo { hasNextPage } } } }";
        assert_eq!(
            anna.value(list, "/viewer/reflecties").await,
            json!({ "totalCount": 2, "nodes": [{ "tekst": "Vandaag vroeg ik door." }], "pageInfo": { "hasNextPage": true } })
        );
        let gone = anna.with(input(json!({ "reflectie": made["id"], "version": 2 })));
        let answer = gone.data(VERWIJDEREN).await;
        assert_eq!(answer["eigenReflectieVerwijderen"], json!({ "verwijderd": made["id"], "userErrors": [] }));
        assert_eq!(gone.code(VERWIJDEREN).await, "NOT_FOUND");
        assert_eq!(stored(&t).await.len(), 1);
    }

    /// Nobody else looks at it, so there is nobody to judge a doubt: what may point to a person is refused.
    async fn the_guard_is_as_strict_as_for_what_everybody_reads(t: Stage) {
        let anna = t.member("anna").await;
        for (tekst, code) in [
            ("Sem kwam te laat.", "TWIJFEL"), ("Bel 06-12345678.", "TELEFOON"), ("BSN 111222333", "BSN"), (" ", "LEEG"),
        ] {
            let told = anna.refused(MAKEN, OBJECT, json!({ "tekst": tekst })).await;
            assert!(told.contains(&format!("{code} input.tekst")), "{tekst}: {told}");
        }
        let id = kept(&anna, "Ik vroeg door.").await;
        let change = json!({ "reflectie": id, "version": 1, "tekst": "Sem kwam te laat." });
        assert_eq!(anna.refused(BIJWERKEN, OBJECT, change).await, "TWIJFEL input.tekst");
        let unknown = json!({ "tekst": "Ik vroeg door.", "reflectievraag": nowhere(Kind::Reflectievraag) });
        assert_eq!(anna.refused(MAKEN, OBJECT, unknown).await, "ONBEKENDE_VERWIJZING input.reflectievraag");
        let rows = stored(&t).await;
        assert_eq!((rows.len(), rows[0].tekst.as_str()), (1, "Ik vroeg door."));
    }

    /// For others it is not there, whatever they may do besides.
    async fn nobody_else_changes_or_removes_it(t: Stage) {
        let id = kept(&t.member("anna").await, "Ik vroeg door.").await;
        for (who, actor) in t.outsiders().await.into_iter().chain([("REDACTIE", t.redactie().await)]) {
            let expected = match who {
                "ANONIEM" => "UNAUTHENTICATED",
                "VERENIGING" => "FORBIDDEN",
                _ => "NOT_FOUND",
            };
            let change = json!({ "reflectie": id, "version": 1, "tekst": "Iets anders." });
            assert_eq!(actor.denied(BIJWERKEN, OBJECT, change).await, expected, "{who}");
            let gone = actor.with(input(json!({ "reflectie": id, "version": 1 })));
            assert_eq!(gone.code(VERWIJDEREN).await, expected, "{who}");
        }
        assert_eq!(stored(&t).await[0].tekst, "Ik vroeg door.");
    }

    /// Who was blocked reads the own words, and writes none.
    async fn who_is_blocked_reads_and_does_not_write(t: Stage) {
        let blocked = t.member("anna").await;
        let (id, now) = (t.service.clock.new_id(), t.now());
        let row = eigen_reflectie::Model {
            id,
            member_id: blocked.id,
            reflectievraag_id: None,
            tekst: "Ik vroeg door.".into(),
            version: 1,
            created_at: now,
            updated_at: now,
        };
        eigen_reflectie::Entity::insert(row.into_active_model())
            .exec_without_returning(t.writer())
            .await
            .expect("a reflection");
        t.block(&blocked).await;
        let list = "{ viewer { reflecties { nodes { tekst } } } }";
        assert_eq!(blocked.value(list, "/viewer/reflecties/nodes").await, json!([{ "tekst": "Ik vroeg door." }]));
        assert_eq!(blocked.denied(MAKEN, OBJECT, json!({ "tekst": "Nog iets." })).await, "FORBIDDEN");
    }

    /// It goes with the member, and what the log keeps tells nobody that it was there.
    async fn it_is_erased_with_the_member(t: Stage) {
        let (anna, bram, beheer) = (t.member("anna").await, t.member("bram").await, t.beheer().await);
        kept(&anna, "Ik vroeg door.").await;
        kept(&bram, "Ik wachtte af.").await;
        member::Entity::delete_by_id(anna.id).exec(t.writer()).await.expect("a DELETE");
        let rows = stored(&t).await;
        assert_eq!((rows.len(), rows[0].member_id), (1, bram.id));
        assert_eq!(logboek::Entity::find().count(t.writer()).await.expect("a count"), 2);
        assert_eq!(beheer.value("{ logboek { totalCount } }", "/logboek/totalCount").await, 0);
    }

    /// That somebody reflects, and how often, is told by the log to that person alone.
    async fn the_log_tells_the_member_alone(t: Stage) {
        let anna = t.member("anna").await;
        let id = kept(&anna, "Ik vroeg door.").await;
        anna.done(BIJWERKEN, OBJECT, json!({ "reflectie": id, "version": 1, "tekst": "Ik vroeg weer door." })).await;
        let query = "{ logboek { totalCount nodes { id handeling soort betrokkene { naam } } } }";
        let own = anna.value(query, "/logboek").await;
        assert_eq!(own["totalCount"], 2);
        assert_eq!(
            (&own["nodes"][0]["handeling"], &own["nodes"][0]["soort"], &own["nodes"][0]["betrokkene"]["naam"]),
            (&json!(BIJWERKEN), &json!("EigenReflectie"), &json!("anna"))
        );
        let entry = own["nodes"][0]["id"].as_str().expect("an id");
        for (who, actor) in t.outsiders().await.into_iter().chain([("REDACTIE", t.redactie().await)]) {
            assert_eq!(actor.value(query, "/logboek/totalCount").await, 0, "{who}");
            let again = format!("{{ node(id: {entry:?}) {{ id }} }}");
            assert_eq!(actor.value(&again, "/node").await, Value::Null, "{who}");
        }
    }

    /// Neither the log of the service nor a refusal repeats a word.
    async fn no_log_line_holds_a_word_of_it(t: Stage) {
        let anna = t.member("anna").await;
        let log = Log::listen();
        let id = kept(&anna, "Een kanariegele gedachte.").await;
        anna.refused(MAKEN, OBJECT, json!({ "tekst": "Kanariegeel belde 06-12345678." })).await;
        anna.data("{ viewer { reflecties { nodes { tekst } } } }").await;
        anna.with(input(json!({ "reflectie": id, "version": 1 }))).data(VERWIJDEREN).await;
        let text = log.text();
        assert!(!text.is_empty() && !text.to_lowercase().contains("kanariege"), "{:?}", log.lines_with("anariege"));
    }
}
