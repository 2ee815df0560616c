//! From where the ontwikkelopgaven of an edition come: saying so, taking it back, and what adoption asks of the whole.

use api::{
    auth::{Role, TokenSpec},
    graph::id::Kind,
};
use entity::leervraag::Status;
use serde_json::{Value, json};

use crate::kit::{Stage, actor::Actor, agenda::nowhere, both};

const OPGAVE: &str =
    "ontwikkelopgave { id version herkomst { soort reden voorgangers { nodes { titel } } } }";
const EDITIE: &str =
    "agendaEditie { id version vervallen { totalCount nodes { reden ontwikkelopgave { titel } } } }";

/// An adopted edition with these ontwikkelopgaven, and a new one with those; the ids of the second edition and of both.
async fn two_editions(
    t: &Stage,
    redactie: &Actor<'_>,
    old: &[&str],
    new: &[&str],
) -> (String, Vec<String>, Vec<String>) {
    t.agenda().await;
    let first = redactie.editie("Agenda 2026").await;
    let mut before = Vec::new();
    for titel in old {
        before.push(redactie.opgave(&first, titel).await);
    }
    redactie.vastgesteld(&first, "2026-09-01").await;
    let second = redactie.editie("Agenda 2027").await;
    let mut after = Vec::new();
    for titel in new {
        after.push(redactie.opgave(&second, titel).await);
    }
    (second, before, after)
}

fn comes(opgave: &str, version: i32, soort: &str, uit: &[&str]) -> Value {
    json!({ "ontwikkelopgave": opgave, "version": version, "soort": soort, "uit": uit, "reden": "Zo leest men het." })
}

fn drops(editie: &str, version: i32, opgave: &str) -> Value {
    json!({ "editie": editie, "version": version, "ontwikkelopgave": opgave, "reden": "Is geregeld." })
}

fn adopt(editie: &str, version: i32) -> Value {
    json!({ "editie": editie, "version": version, "geldigVan": "2027-01-01" })
}

both! {
    async fn editors_say_from_where_an_ontwikkelopgave_comes(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, old, new) =
            two_editions(&t, &redactie, &["Regie", "Samen", "Leiderschap", "Weg"], &["Regie", "Leren", "Beslissen", "Geheel"]).await;
        let say = async |fields: Value| redactie.done("ontwikkelopgaveHerleiden", OPGAVE, fields).await;
        let refused = async |fields: Value| redactie.refused("ontwikkelopgaveHerleiden", OPGAVE, fields).await;

        let row = say(comes(&new[0], 1, "HERFORMULEERD", &[&old[1]])).await;
        assert_eq!(row["herkomst"]["voorgangers"]["nodes"], json!([{ "titel": "Samen" }]));
        // Said again, it takes the place of what was said before.
        let row = say(comes(&new[0], 2, "ONGEWIJZIGD", &[&old[0]])).await;
        assert_eq!(
            row,
            json!({ "id": new[0], "version": 3, "herkomst": {
                "soort": "ONGEWIJZIGD", "reden": "Zo leest men het.", "voorgangers": { "nodes": [{ "titel": "Regie" }] },
            } })
        );
        assert_eq!(refused(comes(&new[1], 1, "GESPLITST", &[&old[0]])).await, "HERKOMST_BEZET input.uit");
        assert_eq!(refused(comes(&new[1], 1, "SAMENGEVOEGD", &[&old[1]])).await, "HERKOMST_AANTAL input.uit");
        assert_eq!(refused(comes(&new[1], 1, "SAMENGEVOEGD", &[&old[1], &old[1]])).await, "HERKOMST_AANTAL input.uit");
        assert_eq!(refused(comes(&new[1], 1, "HERFORMULEERD", &[])).await, "HERKOMST_AANTAL input.uit");
        assert_eq!(refused(comes(&new[1], 1, "HERFORMULEERD", &[&new[0]])).await, "HERKOMST_ANDERE_EDITIE input.uit");
        let nothing = nowhere(Kind::Ontwikkelopgave);
        assert_eq!(refused(comes(&new[1], 1, "HERFORMULEERD", &[&nothing])).await, "HERKOMST_ANDERE_EDITIE input.uit");
        let personal = json!({ "ontwikkelopgave": new[1], "version": 1, "soort": "GESPLITST", "uit": [old[1]], "reden": "Bel 06-12345678." });
        assert_eq!(refused(personal).await, "TELEFOON input.reden");
        let stale = redactie.denied("ontwikkelopgaveHerleiden", OPGAVE, comes(&new[1], 7, "GESPLITST", &[&old[1]])).await;
        assert_eq!(stale, "CONFLICT");

        say(comes(&new[1], 1, "GESPLITST", &[&old[1]])).await;
        // A part alone is no split.
        assert_eq!(
            redactie.refused("agendaEditieVaststellen", EDITIE, adopt(&editie, 1)).await,
            "HERKOMST_ONVOLLEDIG input.editie"
        );
        say(comes(&new[2], 1, "GESPLITST", &[&old[1]])).await;
        let dropped = redactie.done("ontwikkelopgaveLatenVervallen", EDITIE, drops(&editie, 1, &old[3])).await;
        assert_eq!(dropped, json!({ "id": editie, "version": 2, "vervallen": {
            "totalCount": 1, "nodes": [{ "reden": "Is geregeld.", "ontwikkelopgave": { "titel": "Weg" } }],
        } }));
        let drop = async |fields: Value| redactie.refused("ontwikkelopgaveLatenVervallen", EDITIE, fields).await;
        assert_eq!(drop(drops(&editie, 2, &old[1])).await, "HERKOMST_BEZET input.ontwikkelopgave");
        assert_eq!(drop(drops(&editie, 2, &new[3])).await, "HERKOMST_ANDERE_EDITIE input.ontwikkelopgave");
        assert_eq!(refused(comes(&new[3], 1, "SAMENGEVOEGD", &[&old[2], &old[3]])).await, "HERKOMST_VERVALLEN input.uit");
        let back = json!({ "editie": editie, "version": 2, "ontwikkelopgave": old[3] });
        let row = redactie.done("ontwikkelopgaveVervalIntrekken", EDITIE, back.clone()).await;
        assert_eq!((&row["version"], &row["vervallen"]["totalCount"]), (&json!(3), &json!(0)));
        let gone = json!({ "editie": editie, "version": 3, "ontwikkelopgave": old[3] });
        assert_eq!(redactie.denied("ontwikkelopgaveVervalIntrekken", EDITIE, gone).await, "NOT_FOUND");
        say(comes(&new[3], 1, "SAMENGEVOEGD", &[&old[2], &old[3]])).await;
        redactie.done("agendaEditieVaststellen", EDITIE, adopt(&editie, 3)).await;

        // Everybody reads both ways.
        let read = "query($id: ID!) { ontwikkelopgave(id: $id) { opvolgers { totalCount nodes { titel herkomst { soort } } } } }";
        let split = t.anonymous().with(json!({ "id": old[1] })).value(read, "/ontwikkelopgave/opvolgers").await;
        assert_eq!(split, json!({ "totalCount": 2, "nodes": [
            { "titel": "Beslissen", "herkomst": { "soort": "GESPLITST" } },
            { "titel": "Leren", "herkomst": { "soort": "GESPLITST" } },
        ] }));
        for (action, fields) in [
            ("ontwikkelopgaveHerleiden", comes(&new[0], 3, "ONGEWIJZIGD", &[&old[0]])),
            ("ontwikkelopgaveHerleidingIntrekken", json!({ "ontwikkelopgave": new[0], "version": 3 })),
        ] {
            assert_eq!(redactie.refused(action, OPGAVE, fields).await, "EDITIE_LIGT_VAST input.ontwikkelopgave");
        }
        assert_eq!(drop(drops(&editie, 4, &old[3])).await, "EDITIE_LIGT_VAST input.editie");
    }

    /// Words may change until the last moment, so they are compared at that moment.
    async fn unchanged_means_the_same_words(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, old, new) = two_editions(&t, &redactie, &["Regie"], &["Regie"]).await;
        redactie.done("ontwikkelopgaveHerleiden", OPGAVE, comes(&new[0], 1, "ONGEWIJZIGD", &[&old[0]])).await;
        let words = json!({ "ontwikkelopgave": new[0], "version": 2, "omschrijving": "Van wie is het?" });
        redactie.done("ontwikkelopgaveBijwerken", OPGAVE, words).await;
        let refused = async || redactie.refused("agendaEditieVaststellen", EDITIE, adopt(&editie, 1)).await;
        assert_eq!(refused().await, "HERKOMST_WOORDEN input.editie");
        redactie.done("ontwikkelopgaveHerleiden", OPGAVE, comes(&new[0], 3, "HERFORMULEERD", &[&old[0]])).await;
        redactie.done("agendaEditieVaststellen", EDITIE, adopt(&editie, 1)).await;
    }

    /// The edition before is the one that is replaced: what was said about an earlier one is said anew, or taken back.
    async fn a_descent_from_an_edition_that_was_replaced_is_stale(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, old, new) = two_editions(&t, &redactie, &["Regie"], &["Zeggenschap"]).await;
        redactie.done("ontwikkelopgaveHerleiden", OPGAVE, comes(&new[0], 1, "HERFORMULEERD", &[&old[0]])).await;
        let between = redactie.editie("Tussendoor").await;
        redactie.opgave(&between, "Tussenin").await;
        redactie.vastgesteld(&between, "2026-10-01").await;
        assert_eq!(
            redactie.refused("agendaEditieVaststellen", EDITIE, adopt(&editie, 1)).await,
            "HERKOMST_VEROUDERD input.editie"
        );
        let back = json!({ "ontwikkelopgave": new[0], "version": 2 });
        let row = redactie.done("ontwikkelopgaveHerleidingIntrekken", OPGAVE, back.clone()).await;
        assert_eq!((&row["version"], &row["herkomst"]), (&json!(3), &Value::Null));
        let twice = json!({ "ontwikkelopgave": new[0], "version": 3 });
        assert_eq!(redactie.denied("ontwikkelopgaveHerleidingIntrekken", OPGAVE, twice).await, "NOT_FOUND");
        redactie.done("agendaEditieVaststellen", EDITIE, adopt(&editie, 1)).await;
    }

    async fn the_first_edition_comes_from_nowhere(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let editie = redactie.editie("Eerste").await;
        let opgave = redactie.opgave(&editie, "Regie").await;
        let said = comes(&opgave, 1, "ONGEWIJZIGD", &[&opgave]);
        assert_eq!(redactie.refused("ontwikkelopgaveHerleiden", OPGAVE, said).await, "GEEN_VORIGE_EDITIE input.editie");
        let take = json!({ "domein": "BREED_JEUGDDOMEIN", "titel": "Tweede", "overnemen": true });
        assert_eq!(redactie.refused("agendaEditieOpenen", EDITIE, take).await, "GEEN_VORIGE_EDITIE input.overnemen");
    }

    /// In one action, and what was withdrawn since stays behind.
    async fn an_edition_begins_with_what_stood_in_the_one_before(t: Stage) {
        let redactie = t.redactie().await;
        t.agenda().await;
        let first = redactie.editie("Agenda 2026").await;
        let opgave = redactie.opgave(&first, "Samen beslissen").await;
        redactie.opgave(&first, "Zonder bewijs").await;
        let thema = redactie.thema("Samenwerken", true).await;
        let een = t.leervraag("Hoe werk ik samen met school?", Status::Gepubliceerd).await;
        let twee = t.leervraag("Wie beslist er eigenlijk?", Status::Gepubliceerd).await;
        redactie.done("themaBundelen", "thema { id }", json!({ "thema": thema, "version": 1, "leervragen": [twee], "reden": "Hoort erbij" })).await;
        let found = json!({
            "ontwikkelopgave": opgave, "version": 1, "leervragen": [een], "themas": [thema], "reden": "Past", "gewicht": "DRAGEND",
        });
        redactie.done("ontwikkelopgaveOnderbouwen", "ontwikkelopgave { id }", found).await;
        redactie.vastgesteld(&first, "2026-09-01").await;
        t.withdrawn("Hoe werk ik samen met school?").await;
        let take = json!({ "domein": "BREED_JEUGDDOMEIN", "titel": "Agenda 2027", "overnemen": true });
        let retrying = redactie.retrying("overnemen");
        let fields = "agendaEditie { id version ontwikkelopgaven { nodes { nummer titel version themas { nodes { naam } }
            herkomst { soort voorgangers { nodes { id } } }
            onderbouwingen { nodes { reden gewicht thema { naam } leervraag { tekst } door { naam } } } } } }";
        let row = retrying.done("agendaEditieOpenen", fields, take.clone()).await;
        assert_eq!(row["ontwikkelopgaven"]["nodes"][0], json!({
            "nummer": 1, "titel": "Samen beslissen", "version": 1, "themas": { "nodes": [{ "naam": "Samenwerken" }] },
            "herkomst": { "soort": "ONGEWIJZIGD", "voorgangers": { "nodes": [{ "id": opgave }] } },
            "onderbouwingen": { "nodes": [{
                "reden": "Past", "gewicht": "DRAGEND", "thema": { "naam": "Samenwerken" },
                "leervraag": { "tekst": "Wie beslist er eigenlijk?" }, "door": { "naam": "redactie" },
            }] },
        }));
        assert_eq!(row["ontwikkelopgaven"]["nodes"].as_array().map(Vec::len), Some(2));
        assert_eq!(retrying.done("agendaEditieOpenen", fields, take).await, row, "once");
        redactie.done("agendaEditieVaststellen", EDITIE, adopt(row["id"].as_str().expect("an id"), 1)).await;
    }

    /// What was merged since stays evidence, by either road; who opens the edition is who put it there.
    async fn a_merged_leervraag_is_taken_over_too(t: Stage) {
        let redactie = t.redactie().await;
        t.agenda().await;
        let first = redactie.editie("Agenda 2026").await;
        let opgave = redactie.opgave(&first, "Samen beslissen").await;
        let thema = redactie.thema("Samenwerken", true).await;
        let een = t.leervraag("Hoe werk ik samen met school?", Status::Gepubliceerd).await;
        let twee = t.leervraag("Wie beslist er eigenlijk?", Status::Gepubliceerd).await;
        redactie.done("themaBundelen", "thema { id }", json!({ "thema": thema, "version": 1, "leervragen": [een], "reden": "Past hier" })).await;
        let found = json!({ "ontwikkelopgave": opgave, "version": 1, "themas": [thema], "reden": "Past" });
        redactie.done("ontwikkelopgaveOnderbouwen", "ontwikkelopgave { id }", found).await;
        redactie.vastgesteld(&first, "2026-09-01").await;
        let merge = json!({ "van": een, "naar": twee, "version": 1, "versionNaar": 1, "reden": "ZELFDE_VRAAG" });
        redactie.done("leervraagSamenvoegen", "leervraag { id }", merge).await;
        // Who signs in for the first time is called so.
        let noor = t.holding(&TokenSpec::role("noor", Role::Redactie));
        let evidence = "onderbouwingen { nodes { reden leervraag { tekst } door { naam } } }";
        let take = json!({ "domein": "BREED_JEUGDDOMEIN", "titel": "Agenda 2027", "overnemen": true });
        let fields = format!("agendaEditie {{ id ontwikkelopgaven {{ nodes {{ {evidence} }} }} }}");
        let row = noor.done("agendaEditieOpenen", &fields, take).await;
        let rests = |who: &str| json!({ "nodes": [{ "reden": "Past", "leervraag": { "tekst": "Hoe werk ik samen met school?" }, "door": { "naam": who } }] });
        assert_eq!(row["ontwikkelopgaven"]["nodes"][0]["onderbouwingen"], rests("Lid"));
        let again = redactie.opgave(row["id"].as_str().expect("an id"), "Nog een").await;
        let found = json!({ "ontwikkelopgave": again, "version": 1, "themas": [thema], "reden": "Past" });
        let row = redactie.done("ontwikkelopgaveOnderbouwen", &format!("ontwikkelopgave {{ {evidence} }}"), found).await;
        assert_eq!(row["onderbouwingen"], rests("redactie"));
    }

    /// Also of who sees the edition, because it is under consultation.
    async fn only_editors_say_it_and_who_sees_the_edition_reads_it(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, old, new) = two_editions(&t, &redactie, &["Regie", "Weg"], &["Regie"]).await;
        redactie.done("ontwikkelopgaveHerleiden", OPGAVE, comes(&new[0], 1, "ONGEWIJZIGD", &[&old[0]])).await;
        let read = "query($id: ID!) { ontwikkelopgave(id: $id) { opvolgers { totalCount nodes { id } } } }";
        for (who, actor) in t.outsiders().await {
            let seen = actor.with(json!({ "id": old[0] })).value(read, "/ontwikkelopgave/opvolgers").await;
            assert_eq!(seen, json!({ "totalCount": 0, "nodes": [] }), "{who}");
        }
        let open = json!({ "editie": editie, "version": 1, "tot": "2026-10-01" });
        redactie.done("agendaEditieConsulteren", EDITIE, open).await;
        // While people are asked, it may be said better.
        redactie.done("ontwikkelopgaveLatenVervallen", EDITIE, drops(&editie, 2, &old[1])).await;
        for (who, actor) in t.outsiders().await {
            let seen = actor.with(json!({ "id": old[0] })).value(read, "/ontwikkelopgave/opvolgers/totalCount").await;
            assert_eq!(seen, i32::from(["MEMBER", "VERENIGING"].contains(&who)), "{who}");
            let expected = if who == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" };
            for (action, object, fields) in [
                ("ontwikkelopgaveHerleiden", OPGAVE, comes(&new[0], 2, "ONGEWIJZIGD", &[&old[0]])),
                ("ontwikkelopgaveHerleidingIntrekken", OPGAVE, json!({ "ontwikkelopgave": new[0], "version": 2 })),
                ("ontwikkelopgaveLatenVervallen", EDITIE, drops(&editie, 3, &old[1])),
                ("ontwikkelopgaveVervalIntrekken", EDITIE, json!({ "editie": editie, "version": 3, "ontwikkelopgave": old[1] })),
            ] {
                assert_eq!(actor.denied(action, object, fields).await, expected, "{who} {action}");
            }
        }
    }
}
