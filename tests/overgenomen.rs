//! An edition that begins with what stood in the one before, and goes on without it; and correcting a draft.

use entity::leervraag::Status;
use serde_json::{Value, json};

use crate::kit::{actor::Actor, both};

const EDITIE: &str = "agendaEditie { id version titel toelichting bron ontwikkelopgaven { totalCount } }";
const OPGAVE: &str = "ontwikkelopgave { id version overnames { nodes { id reden gewicht bron } }
    onderbouwingen { nodes { leervraag { tekst } reden thema { naam } } } }";
const COMPARE: &str = "query($van: ID!, $naar: ID!) { agendaVergelijking(van: $van, naar: $naar) {
    wijzigingen { soort oud { titel } nieuw { titel } redenen } } }";
const ROWS: &str =
    "query($id: ID!) { node(id: $id) { ... on AgendaEditie { version ontwikkelopgaven { nodes {
    id version titel } } } } }";

/// The ontwikkelopgaven of an edition, in their order.
async fn rows(actor: &Actor<'_>, editie: &Value) -> Vec<Value> {
    let read = actor.with(json!({ "id": editie }));
    let found = read.value(ROWS, "/node/ontwikkelopgaven/nodes").await;
    found.as_array().expect("a list").clone()
}

async fn status_of(actor: &Actor<'_>, editie: &str) -> Value {
    let read = actor.with(json!({ "id": editie }));
    read.value(
        "query($id: ID!) { node(id: $id) { ... on AgendaEditie { status geldigTot } } }",
        "/node",
    )
    .await
}

both! {
    /// Two that came along become one, the third is dropped, and a new one is added: the comparison tells all of it.
    async fn what_came_along_is_merged_and_dropped(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let eerste = redactie.editie("Agenda 2025").await;
        for titel in ["Samen leren", "Samen werken", "Tijd"] {
            redactie.opgave(&eerste, titel).await;
        }
        redactie.vastgesteld(&eerste, "2025-01-01").await;
        let old = rows(&redactie, &json!(eerste)).await;
        let take = json!({ "domein": "BREED_JEUGDDOMEIN", "titel": "Agenda 2026", "overnemen": true });
        let nieuw = redactie.done("agendaEditieOpenen", EDITIE, take).await["id"].clone();
        let copies = rows(&redactie, &nieuw).await;

        // While its copy stands nothing is dropped, and what became one with another still stands by itself.
        let drop = json!({ "editie": nieuw, "version": 1, "ontwikkelopgave": old[2]["id"], "reden": "Is geregeld." });
        let drops = "ontwikkelopgaveLatenVervallen";
        assert_eq!(redactie.refused(drops, EDITIE, drop.clone()).await, "HERKOMST_BEZET input.ontwikkelopgave");
        let out = |which: usize, version: i32| json!({ "ontwikkelopgave": copies[which]["id"], "version": version });
        let removes = "ontwikkelopgaveVerwijderen";
        assert_eq!(redactie.denied(removes, EDITIE, out(2, 9)).await, "CONFLICT");
        let left = redactie.done(removes, EDITIE, out(2, 1)).await;
        assert_eq!(left["ontwikkelopgaven"]["totalCount"], 2);
        assert_eq!(redactie.denied(removes, EDITIE, out(2, 1)).await, "NOT_FOUND");
        redactie.done(drops, EDITIE, drop).await;
        redactie.done(removes, EDITIE, out(1, 1)).await;
        let words = json!({ "ontwikkelopgave": copies[0]["id"], "version": 1, "titel": "Samen leren en werken" });
        redactie.done("ontwikkelopgaveBijwerken", OPGAVE, words).await;
        let merge = json!({
            "ontwikkelopgave": copies[0]["id"], "version": 2, "soort": "SAMENGEVOEGD", "uit": [old[0]["id"], old[1]["id"]],
            "reden": "Het een kan niet zonder het ander.",
        });
        redactie.done("ontwikkelopgaveHerleiden", OPGAVE, merge).await;
        redactie.opgave(nieuw.as_str().expect("an id"), "Ruimte").await;
        let adopt = json!({ "editie": nieuw, "version": 2, "geldigVan": "2026-01-01" });
        redactie.done("agendaEditieVaststellen", EDITIE, adopt).await;

        let told = t.anonymous().with(json!({ "van": eerste, "naar": nieuw })).value(COMPARE, "/agendaVergelijking/wijzigingen").await;
        assert_eq!(told, json!([
            { "soort": "SAMENGEVOEGD", "oud": [{ "titel": "Samen leren" }, { "titel": "Samen werken" }],
              "nieuw": [{ "titel": "Samen leren en werken" }], "redenen": ["Het een kan niet zonder het ander."] },
            { "soort": "TOEGEVOEGD", "oud": [], "nieuw": [{ "titel": "Ruimte" }], "redenen": [] },
            { "soort": "VERVALLEN", "oud": [{ "titel": "Tijd" }], "nieuw": [], "redenen": ["Is geregeld."] },
        ]));
        let fixed = rows(&redactie, &nieuw).await;
        let late = json!({ "ontwikkelopgave": fixed[0]["id"], "version": fixed[0]["version"] });
        assert_eq!(redactie.refused(removes, EDITIE, late).await, "EDITIE_LIGT_VAST input.ontwikkelopgave");
    }

    /// What somebody said about it in good faith is not taken away with it.
    async fn what_was_reacted_on_stays(t: Stage) {
        t.agenda().await;
        let (redactie, anna) = (t.redactie().await, t.member("anna").await);
        let editie = redactie.editie("Agenda 2026").await;
        let opgave = redactie.opgave(&editie, "Regie").await;
        let consult = json!({ "editie": editie, "version": 1, "tot": "2026-09-10" });
        redactie.done("agendaEditieConsulteren", EDITIE, consult).await;
        let removes = "ontwikkelopgaveVerwijderen";
        let out = json!({ "ontwikkelopgave": opgave, "version": 1 });
        assert_eq!(redactie.refused(removes, EDITIE, out.clone()).await, "STATUS_STAAT_NIET_TOE input.ontwikkelopgave");
        let says = json!({ "editie": editie, "ontwikkelopgave": opgave, "standpunt": "STEUN", "tekst": "Hier werken wij graag aan mee." });
        anna.done("agendaReactieGeven", "agendaReactie { id }", says).await;
        redactie.done("agendaEditieTerugnemen", EDITIE, json!({ "editie": editie, "version": 2 })).await;
        assert_eq!(redactie.refused(removes, EDITIE, out.clone()).await, "ER_ZIJN_REACTIES input.ontwikkelopgave");
        <entity::reactie::Entity as sea_orm::EntityTrait>::update_many()
            .col_expr(entity::reactie::Column::IngetrokkenOp, sea_orm::sea_query::Expr::value(t.now()))
            .exec(t.writer())
            .await
            .expect("an UPDATE");
        let left = redactie.done(removes, EDITIE, out).await;
        assert_eq!(left["ontwikkelopgaven"]["totalCount"], 0, "who took it back says nothing any more");
    }

    /// A wrong reason or weight is mended by taking the adoption back: what came through the thema goes with it.
    async fn an_adopted_thema_is_taken_back(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let (een, twee) = (
            t.leervraag("Wie neemt de regie?", Status::Gepubliceerd).await,
            t.leervraag("Hoe werk ik samen met school?", Status::Gepubliceerd).await,
        );
        let thema = redactie.thema("Samen", true).await;
        let bundle = json!({ "thema": thema, "version": 1, "leervragen": [een, twee], "reden": "Hoort erbij." });
        redactie.done("themaBundelen", "thema { id }", bundle).await;
        let editie = redactie.editie("Agenda 2026").await;
        let opgave = redactie.opgave(&editie, "Regie").await;
        let found = |version: i32, leervragen: Value, gewicht: &str| json!({
            "ontwikkelopgave": opgave, "version": version, "leervragen": leervragen, "themas": [thema], "reden": "Past.",
            "gewicht": gewicht,
        });
        let founds = "ontwikkelopgaveOnderbouwen";
        let made = redactie.done(founds, OPGAVE, found(1, json!([een]), "ZIJDELINGS")).await;
        assert_eq!(made["onderbouwingen"]["nodes"].as_array().map(Vec::len), Some(2));
        let again = redactie.done(founds, OPGAVE, found(2, json!([]), "DRAGEND")).await;
        assert_eq!(again["overnames"], made["overnames"], "what is there stays");
        let overname = &made["overnames"]["nodes"][0]["id"];
        let takes = "ontwikkelopgaveOvernameIntrekken";
        let back = json!({ "overname": overname, "version": 3 });
        assert_eq!(redactie.denied(takes, OPGAVE, json!({ "overname": overname, "version": 2 })).await, "CONFLICT");
        let left = redactie.done(takes, OPGAVE, back.clone()).await;
        assert_eq!(left["overnames"]["nodes"], json!([]));
        assert_eq!(left["onderbouwingen"]["nodes"], json!([
            { "leervraag": { "tekst": "Wie neemt de regie?" }, "reden": "Past.", "thema": null },
        ]), "what was named itself stays");
        assert_eq!(redactie.denied(takes, OPGAVE, back).await, "NOT_FOUND");
        let right = redactie.done(founds, OPGAVE, found(4, json!([]), "DRAGEND")).await;
        assert_eq!(right["overnames"]["nodes"][0]["gewicht"], "DRAGEND");
        let last = json!({ "overname": right["overnames"]["nodes"][0]["id"], "version": 5 });
        redactie.done("agendaEditieConsulteren", EDITIE, json!({ "editie": editie, "version": 1, "tot": "2026-09-10" })).await;
        assert_eq!(redactie.refused(takes, OPGAVE, last.clone()).await, "STATUS_STAAT_NIET_TOE input.overname");
        redactie.done("agendaEditieTerugnemen", EDITIE, json!({ "editie": editie, "version": 2 })).await;
        redactie.done("agendaEditieVaststellen", EDITIE, json!({ "editie": editie, "version": 3, "geldigVan": "2026-09-01" })).await;
        assert_eq!(redactie.refused(takes, OPGAVE, last).await, "EDITIE_LIGT_VAST input.overname");
    }

    /// Bundling, founding and beginning an edition with what stood before take as many statements for two as for forty.
    async fn many_take_no_more_statements(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let mut taken = Vec::new();
        for (place, many) in [2, 40].into_iter().enumerate() {
            let thema = redactie.thema(&format!("Thema {many}"), true).await;
            let mut vragen = Vec::new();
            for number in 0..many {
                vragen.push(t.leervraag(&format!("Wie neemt de regie in team {number} van {many}?"), Status::Gepubliceerd).await);
            }
            let bundle = json!({ "thema": thema, "version": 1, "leervragen": vragen, "reden": "Hoort erbij." });
            let bundled = redactie.statements("themaBundelen", "thema { id }", bundle).await;
            let editie = redactie.editie(&format!("Agenda {many}")).await;
            let mut found = 0;
            for number in 0..many {
                let opgave = redactie.opgave(&editie, &format!("Opgave {number}")).await;
                // One rests on all of them, by name and through the thema; the others on one each.
                let named = if number == 0 { json!(vragen) } else { json!([vragen[0]]) };
                let themas = if number == 0 { json!([thema]) } else { json!([]) };
                let fields = json!({ "ontwikkelopgave": opgave, "version": 1, "leervragen": named, "themas": themas, "reden": "Past." });
                let statements = redactie.statements("ontwikkelopgaveOnderbouwen", "ontwikkelopgave { id }", fields).await;
                if number == 0 {
                    found = statements;
                }
            }
            let van = ["2026-01-01", "2026-02-01"][place];
            let adopt = json!({ "editie": editie, "version": 1, "geldigVan": van });
            let adopted = redactie.statements("agendaEditieVaststellen", "agendaEditie { id }", adopt).await;
            let take = json!({ "domein": "BREED_JEUGDDOMEIN", "titel": format!("Vervolg op {many}"), "overnemen": true });
            let begun = redactie.statements("agendaEditieOpenen", "agendaEditie { id }", take).await;
            // Only the second replaces another, which takes a few statements more whatever there is beneath it.
            taken.push((bundled, found, begun));
            assert!(adopted < 30, "{adopted}");
        }
        assert_eq!(taken[0], taken[1], "themaBundelen, ontwikkelopgaveOnderbouwen, agendaEditieOpenen");
    }

    async fn a_draft_is_worded_better_until_it_is_adopted(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let editie = redactie.editie("Agenda 2026").await;
        redactie.opgave(&editie, "Regie").await;
        let changes = "agendaEditieBijwerken";
        let made = redactie.done(changes, EDITIE, json!({
            "editie": editie, "version": 1, "titel": "Agenda Vakmanschap 2026", "toelichting": "Wat er speelt.", "bron": "Het Vakberaad",
        })).await;
        assert_eq!(made["titel"], "Agenda Vakmanschap 2026");
        assert_eq!(made["toelichting"], "Wat er speelt.");
        assert_eq!((&made["bron"], &made["version"]), (&json!("Het Vakberaad"), &json!(2)));
        redactie.done("agendaEditieConsulteren", EDITIE, json!({ "editie": editie, "version": 2, "tot": "2026-09-10" })).await;
        let made = redactie.done(changes, EDITIE, json!({ "editie": editie, "version": 3, "toelichting": null, "bron": null })).await;
        assert_eq!(made["titel"], "Agenda Vakmanschap 2026", "what is absent stays");
        assert_eq!((&made["toelichting"], &made["bron"]), (&Value::Null, &Value::Null));
        assert_eq!(redactie.denied(changes, EDITIE, json!({ "editie": editie, "version": 3, "titel": "Anders" })).await, "CONFLICT");
        let named = json!({ "editie": editie, "version": 4, "titel": "Bel 06-12345678", "bron": "mail anna@voorbeeld.nl" });
        let told = redactie.refused(changes, EDITIE, named).await;
        assert!(told.contains("input.titel") && told.contains("input.bron"), "{told}");
        redactie.done("agendaEditieTerugnemen", EDITIE, json!({ "editie": editie, "version": 4 })).await;
        redactie.done("agendaEditieVaststellen", EDITIE, json!({ "editie": editie, "version": 5, "geldigVan": "2026-09-01" })).await;
        let late = json!({ "editie": editie, "version": 6, "titel": "Anders" });
        assert_eq!(redactie.refused(changes, EDITIE, late).await, "EDITIE_LIGT_VAST input.editie");
    }

    /// The next is adopted for a day to come: until then the one that holds is not called replaced.
    async fn an_edition_is_replaced_when_the_next_holds(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let eerste = redactie.editie("Agenda 2026").await;
        redactie.opgave(&eerste, "Regie").await;
        redactie.vastgesteld(&eerste, "2026-01-01").await;
        let tweede = redactie.editie("Agenda 2027").await;
        redactie.opgave(&tweede, "Regie").await;
        redactie.vastgesteld(&tweede, "2026-09-03").await;
        let reader = t.anonymous();
        assert_eq!(status_of(&reader, &eerste).await, json!({ "status": "VASTGESTELD", "geldigTot": "2026-09-03" }));
        t.service.clock.advance(chrono::TimeDelta::days(1));
        assert_eq!(status_of(&reader, &eerste).await["status"], "VASTGESTELD", "its last day");
        t.service.clock.advance(chrono::TimeDelta::days(1));
        assert_eq!(status_of(&t.anonymous(), &eerste).await["status"], "VERVANGEN");
        assert_eq!(status_of(&t.anonymous(), &tweede).await["status"], "VASTGESTELD");
    }
}
