//! The life of an edition: consultation, adoption, and what the database itself refuses from then on.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};

use entity::{
    editie, leervraag::Status, onderbouwing, opgave, opgave_herkomst, opgave_thema, opgave_vervallen,
};

use crate::kit::{
    Stage,
    actor::Actor,
    both,
    tables::{Described, NOW, described, uuid},
};

const EDITIE: &str = "agendaEditie { id version status consultatieTot }";

/// An edition with one ontwikkelopgave on a leervraag and on a thema; the ids of the edition and the ontwikkelopgave.
async fn founded(t: &Stage, redactie: &Actor<'_>) -> (String, String) {
    t.agenda().await;
    let vraag = t
        .leervraag("Hoe werk ik samen met school?", Status::Gepubliceerd)
        .await;
    let thema = redactie.thema("Samenwerken", true).await;
    let editie = redactie.editie("Agenda 2027").await;
    let opgave = redactie.opgave(&editie, "Samen beslissen").await;
    let found = json!({
        "ontwikkelopgave": opgave, "version": 1, "leervragen": [vraag], "themas": [thema], "reden": "Past",
        "gewicht": "DRAGEND", "bron": "Verslag van de dialoogmiddag",
    });
    redactie
        .done("ontwikkelopgaveOnderbouwen", "ontwikkelopgave { id }", found)
        .await;
    (editie, opgave)
}

/// What each table beneath an edition is called.
fn beneath() -> [Described; 3] {
    [
        described(opgave::Entity),
        described(opgave_thema::Entity),
        described(onderbouwing::Entity),
    ]
}

async fn run(t: &Stage, statement: &str) -> Result<(), DbErr> {
    t.writer().execute_unprepared(statement).await.map(|_| ())
}

/// That the database refuses, and for this reason.
async fn frozen(t: &Stage, statement: &str) {
    let error = run(t, statement).await.expect_err(statement);
    assert!(
        error.to_string().contains("EDITIE_LIGT_VAST"),
        "{statement}: {error}"
    );
}

/// A statement that copies the rows of a table under another key.
fn copied(t: &Stage, table: &Described) -> String {
    let names: Vec<&str> = table.columns.keys().map(String::as_str).collect();
    let key = uuid(t.writer().get_database_backend(), 0xcc);
    let values = names.iter().map(|name| match *name {
        "id" if t.writer().get_database_backend() == sea_orm::DbBackend::Postgres => format!("{key}::uuid"),
        "id" => key.clone(),
        other => other.to_owned(),
    });
    let values: Vec<String> = values.collect();
    format!(
        "INSERT INTO {0} ({1}) SELECT {2} FROM {0}",
        table.table,
        names.join(", "),
        values.join(", ")
    )
}

/// For each column, a statement that gives it another value.
fn altered(t: &Stage, table: &Described) -> Vec<(String, String)> {
    let value = |kind: &str| match kind {
        "uuid" => uuid(t.writer().get_database_backend(), 0xdd),
        "integer" => "99".to_owned(),
        "boolean" => "true".to_owned(),
        "date" => "'2031-01-01'".to_owned(),
        "timestamp with time zone" => NOW.to_owned(),
        _ => "'x'".to_owned(),
    };
    let columns = table.columns.iter();
    columns
        .map(|(name, column)| {
            (
                name.clone(),
                format!("UPDATE {} SET {name} = {}", table.table, value(&column.kind)),
            )
        })
        .collect()
}

both! {
    /// Every table × every way to change it, by SQL and not by the service.
    async fn the_database_refuses_every_change_beneath_an_adopted_edition(t: Stage) {
        let redactie = t.redactie().await;
        let (first, _) = founded(&t, &redactie).await;
        for table in beneath() {
            run(&t, &format!("UPDATE {0} SET created_at = created_at", table.table)).await.expect("a concept is free");
        }
        redactie.vastgesteld(&first, "2026-09-01").await;
        for table in beneath() {
            frozen(&t, &copied(&t, &table)).await;
            frozen(&t, &format!("DELETE FROM {}", table.table)).await;
            for (_, statement) in altered(&t, &table) {
                frozen(&t, &statement).await;
            }
        }
        for (_, statement) in altered(&t, &described(editie::Entity)) {
            frozen(&t, &statement).await;
        }
        for statement in [
            "DELETE FROM editie",
            "DELETE FROM leervraag",
            "UPDATE editie SET status = 'CONCEPT'",
            "UPDATE editie SET status = 'VERVANGEN'",
            "UPDATE editie SET status = 'VERVANGEN', geldig_tot = '2026-09-01'",
            "UPDATE editie SET status = 'VERVANGEN', geldig_tot = '2027-01-01', titel = 'Anders'",
        ] {
            frozen(&t, statement).await;
        }
        // Another edition cannot hold on the same days, and cannot take over what is beneath this one.
        let second = redactie.editie("Tweede").await;
        redactie.opgave(&second, "Een").await;
        let claim = "UPDATE editie SET status = 'VASTGESTELD', geldig_van = '2026-10-01' WHERE status = 'CONCEPT'";
        frozen(&t, claim).await;
        let move_in = "UPDATE opgave SET editie_id = (SELECT id FROM editie WHERE status = 'VASTGESTELD'), nummer = 9
            WHERE titel = 'Een'";
        frozen(&t, move_in).await;
        redactie.vastgesteld(&second, "2026-10-01").await;
        for statement in ["UPDATE editie SET titel = 'x' WHERE status = 'VERVANGEN'", "DELETE FROM editie WHERE status = 'VERVANGEN'"] {
            frozen(&t, statement).await;
        }
    }

    /// What an edition says about the one before it is part of it.
    async fn the_database_refuses_every_change_of_an_adopted_descent(t: Stage) {
        let redactie = t.redactie().await;
        let (first, opgave) = founded(&t, &redactie).await;
        let dropped = redactie.opgave(&first, "Gaat weg").await;
        redactie.vastgesteld(&first, "2026-09-01").await;
        let second = redactie.editie("Tweede").await;
        let later = redactie.opgave(&second, "Samen beslissen").await;
        let comes = json!({ "ontwikkelopgave": later, "version": 1, "soort": "ONGEWIJZIGD", "uit": [opgave], "reden": "Nog actueel." });
        redactie.done("ontwikkelopgaveHerleiden", "ontwikkelopgave { id }", comes).await;
        let drops = json!({ "editie": second, "version": 1, "ontwikkelopgave": dropped, "reden": "Geregeld." });
        redactie.done("ontwikkelopgaveLatenVervallen", "agendaEditie { id }", drops).await;
        let tables = [described(opgave_herkomst::Entity), described(opgave_vervallen::Entity)];
        for table in &tables {
            run(&t, &format!("UPDATE {0} SET created_at = created_at", table.table)).await.expect("a concept is free");
        }
        let adopt = json!({ "editie": second, "version": 2, "geldigVan": "2026-10-01" });
        redactie.done("agendaEditieVaststellen", "agendaEditie { id }", adopt).await;
        for table in &tables {
            frozen(&t, &copied(&t, table)).await;
            frozen(&t, &format!("DELETE FROM {}", table.table)).await;
            for (_, statement) in altered(&t, table) {
                frozen(&t, &statement).await;
            }
        }
        run(&t, "DELETE FROM member").await.expect("nothing holds a person");
        let unnamed = opgave_herkomst::Entity::find().filter(opgave_herkomst::Column::DoorId.is_null());
        assert_eq!(unnamed.count(t.writer()).await.expect("a count"), 1);
        let unnamed = opgave_vervallen::Entity::find().filter(opgave_vervallen::Column::DoorId.is_null());
        assert_eq!(unnamed.count(t.writer()).await.expect("a count"), 1);
    }

    /// Erasure goes on: who did it disappears, what was done stays.
    async fn a_person_leaves_a_frozen_edition(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, _) = founded(&t, &redactie).await;
        redactie.vastgesteld(&editie, "2026-09-01").await;
        run(&t, "DELETE FROM member").await.expect("nothing holds a person");
        let unnamed = onderbouwing::Entity::find().filter(onderbouwing::Column::DoorId.is_null());
        assert_eq!(unnamed.count(t.writer()).await.expect("a count"), 1);
        let weighed = onderbouwing::Entity::find().filter(onderbouwing::Column::Gewicht.eq(onderbouwing::Gewicht::Dragend));
        assert_eq!(weighed.count(t.writer()).await.expect("a count"), 1);
    }

    async fn an_edition_is_put_before_members_and_associations(t: Stage) {
        let redactie = t.redactie().await;
        t.agenda().await;
        let editie = redactie.editie("Agenda 2027").await;
        let open = |version: i32, tot: &str| json!({ "editie": editie, "version": version, "tot": tot });
        let refused = async |version: i32, tot: &str| {
            redactie.refused("agendaEditieConsulteren", EDITIE, open(version, tot)).await
        };
        assert_eq!(refused(1, "2026-10-01").await, "GEEN_ONTWIKKELOPGAVEN input.editie");
        redactie.opgave(&editie, "Samen beslissen").await;
        // The stage plays on 1 September 2026.
        assert_eq!(refused(1, "2026-09-01").await, "EINDDATUM_ONGELDIG input.tot");
        assert_eq!(refused(1, "2027-09-03").await, "EINDDATUM_ONGELDIG input.tot");
        let stale = redactie.denied("agendaEditieConsulteren", EDITIE, open(2, "2026-10-01")).await;
        assert_eq!(stale, "CONFLICT");
        let back = json!({ "editie": editie, "version": 1 });
        assert_eq!(redactie.refused("agendaEditieTerugnemen", EDITIE, back).await, "STATUS_STAAT_NIET_TOE input.editie");

        let retrying = redactie.retrying("voorleggen");
        let row = retrying.done("agendaEditieConsulteren", EDITIE, open(1, "2026-10-01")).await;
        let expected = json!({ "id": editie, "version": 2, "status": "IN_CONSULTATIE", "consultatieTot": "2026-10-01" });
        assert_eq!(row, expected);
        assert_eq!(retrying.done("agendaEditieConsulteren", EDITIE, open(1, "2026-10-01")).await, expected);

        let seen = "query($id: ID!) { node(id: $id) { id } ontwikkelopgaven { totalCount } agendas { nodes { huidigeEditie { id } edities { totalCount } } } }";
        for (who, actor) in t.outsiders().await {
            let many = i32::from(["MEMBER", "VERENIGING"].contains(&who));
            let node = if many == 1 { json!({ "id": editie }) } else { Value::Null };
            assert_eq!(
                actor.with(json!({ "id": editie })).data(seen).await,
                json!({
                    "node": node, "ontwikkelopgaven": { "totalCount": many },
                    "agendas": { "nodes": [{ "huidigeEditie": null, "edities": { "totalCount": many } }] },
                }),
                "{who}"
            );
        }

        let adopt = |version: i32| json!({ "editie": editie, "version": version, "geldigVan": "2026-11-01" });
        assert_eq!(
            redactie.refused("agendaEditieVaststellen", EDITIE, adopt(2)).await,
            "CONSULTATIE_LOOPT input.editie"
        );
        redactie.done("agendaEditieConsulteren", EDITIE, open(2, "2026-09-10")).await;
        let back = json!({ "editie": editie, "version": 3 });
        let row = redactie.done("agendaEditieTerugnemen", EDITIE, back).await;
        assert_eq!((&row["status"], &row["consultatieTot"]), (&json!("CONCEPT"), &Value::Null));
        redactie.done("agendaEditieConsulteren", EDITIE, open(4, "2026-09-10")).await;
        t.service.clock.advance(chrono::TimeDelta::days(9));
        // The token of before has expired.
        let redactie = t.redactie().await;
        let row = redactie.done("agendaEditieVaststellen", EDITIE, adopt(5)).await;
        assert_eq!((&row["status"], &row["consultatieTot"]), (&json!("VASTGESTELD"), &json!("2026-09-10")));
        for (action, fields) in [
            ("agendaEditieConsulteren", open(6, "2026-12-01")),
            ("agendaEditieTerugnemen", json!({ "editie": editie, "version": 6 })),
        ] {
            assert_eq!(redactie.refused(action, EDITIE, fields).await, "EDITIE_LIGT_VAST input.editie", "{action}");
        }
    }

    /// Also of who sees the edition, because it is under consultation.
    async fn only_editors_move_an_edition(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, _) = founded(&t, &redactie).await;
        let open = json!({ "editie": editie, "version": 1, "tot": "2026-10-01" });
        redactie.done("agendaEditieConsulteren", EDITIE, open).await;
        let actions = [
            ("agendaEditieConsulteren", json!({ "editie": editie, "version": 2, "tot": "2026-11-01" })),
            ("agendaEditieTerugnemen", json!({ "editie": editie, "version": 2 })),
        ];
        for (who, actor) in t.outsiders().await {
            for (action, fields) in &actions {
                let code = actor.denied(action, EDITIE, fields.clone()).await;
                let expected = if who == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" };
                assert_eq!(code, expected, "{who} {action}");
            }
        }
    }

    async fn evidence_says_how_heavy_it_weighs_and_where_it_is_from(t: Stage) {
        let redactie = t.redactie().await;
        let (_, opgave) = founded(&t, &redactie).await;
        let read = "query($id: ID!) { ontwikkelopgave(id: $id) { version onderbouwingen { nodes { reden gewicht bron } }
            overnames { totalCount nodes { reden gewicht bron door { naam } thema { naam } ontwikkelopgave { titel } } } } }";
        let reader = redactie.with(json!({ "id": opgave }));
        assert_eq!(
            reader.value(read, "/ontwikkelopgave").await,
            json!({ "version": 2, "onderbouwingen": { "nodes": [
                { "reden": "Past", "gewicht": "DRAGEND", "bron": "Verslag van de dialoogmiddag" },
            ] }, "overnames": { "totalCount": 1, "nodes": [{
                "reden": "Past", "gewicht": "DRAGEND", "bron": "Verslag van de dialoogmiddag", "door": { "naam": "redactie" },
                "thema": { "naam": "Samenwerken" }, "ontwikkelopgave": { "titel": "Samen beslissen" },
            }] } })
        );
        let vraag = t.leervraag("Wie beslist er?", Status::Gepubliceerd).await;
        let hostile = json!({
            "ontwikkelopgave": opgave, "version": 2, "leervragen": [vraag], "reden": "", "bron": "Bel 06-12345678.",
        });
        assert_eq!(
            redactie.refused("ontwikkelopgaveOnderbouwen", "ontwikkelopgave { id }", hostile).await,
            "LEEG input.reden, TELEFOON input.bron"
        );
    }
}
