//! At ten thousand leervragen no canonical query reads a whole big table, and a feed is walked in its order.
//!
//! The statements are those that the service sends; the plans are those that the databases say they follow.

mod plan;

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde_json::{Value, json};

use api::auth::LOCAL_ISSUER;

use self::plan::{Plan, looked_at};
use crate::kit::{Stage, actor::Actor, both};

/// A query of the benchmark, and whether its first statement must find its rows in order.
struct Canonical {
    name: &'static str,
    query: &'static str,
    in_order: bool,
    /// Whether a member asks, whose sight is more than what is public.
    signed_in: bool,
}

const CANONICAL: &[Canonical] = &[
    Canonical {
        name: "R1 one leervraag",
        query: "query($leervraag: ID!) { leervraag(id: $leervraag) { tekst praktijk { naam } factoren { naam } } }",
        in_order: false,
        signed_in: false,
    },
    Canonical {
        name: "R2 feed",
        query: "{ leervragen(first: 20) { nodes { tekst aantalHerkenningen praktijk { naam } themas(first: 3) { nodes { naam } }
            ontwikkelopgaven(first: 3) { nodes { titel } } } } }",
        in_order: true,
        signed_in: false,
    },
    Canonical {
        name: "R3 agenda",
        query: "{ agenda(domein: BREED_JEUGDDOMEIN) { titel ontwikkelopgaven { nodes { titel
            leervragen(first: 5) { totalCount nodes { tekst } } } } } }",
        in_order: false,
        signed_in: false,
    },
    Canonical {
        name: "R4 praktijk",
        query: "query($praktijk: ID!) { lerendePraktijk(id: $praktijk) { naam deelnames { nodes { rol member { disciplines { naam } } } }
            leervragen(first: 10) { nodes { tekst } } } }",
        in_order: false,
        signed_in: true,
    },
    Canonical {
        name: "R5 deep page",
        query: "query($cursor: String) { leervragen(first: 20, after: $cursor) { pageInfo { endCursor } nodes { tekst } } }",
        in_order: true,
        signed_in: false,
    },
    Canonical {
        name: "feed of a kind of school",
        query: "{ leervragen(first: 20, filter: { onderwijssoort: [BAO] }) { nodes { tekst } } }",
        in_order: true,
        signed_in: false,
    },
    Canonical {
        name: "feed of a kind of school, for a member",
        query: "{ leervragen(first: 20, filter: { onderwijssoort: [BAO] }) { nodes { tekst } } }",
        in_order: true,
        signed_in: true,
    },
    Canonical {
        name: "R6 search",
        query: "{ leervragen(first: 20, filter: { tekst: \"samenwerkingen\" }) { nodes { tekst } } }",
        in_order: false,
        signed_in: false,
    },
    Canonical {
        name: "R6 search in other words",
        query: "{ leervragen(first: 20, filter: { tekst: \"samenwerkingsverband en mdo\" }) { nodes { tekst begrippen { term } } } }",
        in_order: false,
        signed_in: false,
    },
    Canonical {
        name: "search over everything",
        query: "{ zoek(tekst: \"samenwerkingen gezin\", first: 20) { totalCount nodes { soort score fragmenten { veld } } } }",
        in_order: false,
        signed_in: false,
    },
    Canonical {
        name: "search over everything, for a member",
        query: "{ zoek(tekst: \"samenwerkingen gezin\", first: 20) { totalCount nodes { soort score fragmenten { veld } } }
            zoekFacetten(tekst: \"smw \\\"samen werken\\\"\") { soorten { aantal } leervragen { totaal { aantal } } } }",
        in_order: false,
        signed_in: true,
    },
    Canonical {
        name: "what is known about a leervraag",
        query: "query($leervraag: ID!) { leervraag(id: $leervraag) { begrippen { term } inzichten { totalCount nodes { tekst } }
            expertVragen { totalCount nodes { tekst } } bijdragen { totalCount nodes { tekst } } } }",
        in_order: false,
        signed_in: true,
    },
    Canonical {
        name: "like a text",
        query: "{ vergelijkbareLeervragen(tekst: \"Hoe werken wij samen met de gemeente aan een plan voor ouders?\") {
            leervragen { score leervraag { tekst } } } }",
        in_order: false,
        signed_in: false,
    },
    Canonical {
        name: "R7 filtered",
        query: "query($praktijk: ID!, $factor: ID!) { leervragen(first: 20, filter: { praktijk: [$praktijk], factor: [$factor],
            periode: { van: \"2024-01-01\" } }) { totalCount nodes { tekst } } }",
        in_order: false,
        signed_in: false,
    },
    Canonical {
        name: "R7 in a thema",
        query: "query($thema: ID!, $opgave: ID!) { leervragen(first: 20, filter: { thema: [$thema], ontwikkelopgave: [$opgave],
            onderwijssoort: [BAO, VO] }) { totalCount nodes { tekst } } }",
        in_order: false,
        signed_in: false,
    },
];

/// What the variables of the canonical queries are filled with.
async fn variables(t: &Stage) -> Value {
    let reader = t.anonymous();
    let found = reader
        .data(
            "{ leervragen(first: 100) { nodes { id } pageInfo { endCursor } } lerendePraktijken(first: 1) { nodes { id } }
            werkzameFactoren { id } themas(first: 1) { nodes { id } } ontwikkelopgaven(first: 1) { nodes { id } } }",
        )
        .await;
    json!({
        "leervraag": found["leervragen"]["nodes"][0]["id"],
        "cursor": found["leervragen"]["pageInfo"]["endCursor"],
        "praktijk": found["lerendePraktijken"]["nodes"][0]["id"],
        "factor": found["werkzameFactoren"][0]["id"],
        "thema": found["themas"]["nodes"][0]["id"],
        "opgave": found["ontwikkelopgaven"]["nodes"][0]["id"],
    })
}

/// A load with its own edition: it takes the place of the demonstration's, so that much lies beneath it.
async fn load(t: &Stage, leervragen: u64) {
    let (db, now) = (t.writer(), t.now());
    api::demo::referentie::laad(db, now)
        .await
        .expect("reference data");
    api::demo::belasting::zaai(db, now, LOCAL_ISSUER, leervragen, leervragen / 10, |_, _| {})
        .await
        .expect("a load");
}

/// Good practices and what became of them, far more than there will be; and what a member reflects.
async fn practices(t: &Stage) {
    for statement in [
        "INSERT INTO goodpractice (id, praktijk_id, status, gedeeld_op, aantal_praktijken, titel, wat, voor_wie, demo, version,
         created_at, updated_at) SELECT id, praktijk_id, 'GEDEELD', created_at, aantal_herkenningen, tekst, tekst, 'Teams.', true, 1,
         created_at, updated_at FROM leervraag",
        "INSERT INTO goodpractice_versie (id, goodpractice_id, nummer, gedeeld_op, titel, wat, voor_wie, created_at)
         SELECT id, id, 1, created_at, titel, wat, voor_wie, created_at FROM goodpractice",
        "INSERT INTO goodpractice_overname (id, goodpractice_id, praktijk_id, sinds, demo, version, created_at, updated_at)
         SELECT id, id, praktijk_id, '2026-01-01', true, 1, created_at, updated_at FROM goodpractice WHERE praktijk_id IS NOT NULL",
        "INSERT INTO goodpractice_ervaring (id, overname_id, oordeel, tekst, datum, gedeeld, demo, version, created_at, updated_at)
         SELECT id, id, 'WERKT', 'Goed.', '2026-02-01', true, true, 1, created_at, updated_at FROM goodpractice_overname",
        "INSERT INTO bijdrage (id, goodpractice_id, status, tekst, weergave, demo, version, created_at, updated_at)
         SELECT id, id, 'GEPUBLICEERD', 'Goed.', 'ROL', true, 1, created_at, updated_at FROM goodpractice",
        "INSERT INTO eigen_reflectie (id, member_id, tekst, version, created_at, updated_at)
         SELECT id, vrager_id, 'Ik.', 1, created_at, updated_at FROM leervraag WHERE vrager_id IS NOT NULL",
        "ANALYZE",
    ] {
        t.writer().execute_unprepared(statement).await.expect(statement);
    }
}

both! {
    async fn canonical_queries_follow_their_indexes(t: Stage) {
        load(&t, 10_000).await;
        practices(&t).await;
        let variables = variables(&t).await;
        let mut wrong = Vec::new();
        let (member, reader) = (t.member("lezer").await, t.anonymous());
        let member = member.with(variables.clone());
        let reader = reader.with(variables);
        for Canonical { name, query, in_order, signed_in } in CANONICAL {
            let who = if *signed_in { &member } else { &reader };
            let asked = who.send(query).await;
            assert!(asked.body.get("errors").is_none(), "{name}: {:#}", asked.body);
            assert!(!asked.sql.is_empty(), "{name} asked the database nothing");
            for (place, statement) in asked.sql.iter().enumerate() {
                let plan = Plan::of(t.writer(), statement).await;
                let sorts = *in_order && place == 0 && plan.sorts;
                if sorts || !plan.whole.is_empty() {
                    wrong.push(format!("{name}: reads whole {:?}, sorts: {sorts}\n{statement}\n{}", plan.whole, plan.text));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    }

    /// The work of editors and what members are told, which grow with the collection too.
    async fn the_queue_and_what_comes_of_it_are_walked_in_order(t: Stage) {
        load(&t, 10_000).await;
        for statement in [
            "INSERT INTO besluit (id, soort, created_at) SELECT id, 'PUBLICEREN', created_at FROM leervraag",
            "INSERT INTO melding (id, leervraag_id, melder_id, reden, created_at)
             SELECT id, id, vrager_id, 'DUBBEL', created_at FROM leervraag WHERE status = 'GEPUBLICEERD'",
            "INSERT INTO bericht (id, member_id, soort, leervraag_id, created_at)
             SELECT id, vrager_id, 'LEERVRAAG_GEPUBLICEERD', id, created_at FROM leervraag WHERE vrager_id IS NOT NULL",
            "INSERT INTO activiteit (id, titel, soort, status, omschrijving, online, demo, version, created_at, updated_at)
             SELECT id, tekst, 'WEBINAR', 'GEHOUDEN', tekst, true, true, 1, created_at, updated_at FROM leervraag",
            "INSERT INTO tekstmelding (id, activiteit_id, melder_id, reden, uitkomst, afgehandeld_op, created_at)
             SELECT id, id, vrager_id, 'DUBBEL', 'GEGROND', created_at, created_at FROM leervraag",
            "UPDATE tekstmelding SET uitkomst = NULL, afgehandeld_op = NULL WHERE id IN (SELECT id FROM tekstmelding ORDER BY id LIMIT 50)",
            "UPDATE activiteit SET verborgen_op = created_at WHERE id IN (SELECT id FROM activiteit ORDER BY id DESC LIMIT 50)",
            "ANALYZE",
        ] {
            t.writer().execute_unprepared(statement).await.expect(statement);
        }
        let redactie = t.redactie().await;
        follows_its_indexes(&redactie, &[
            "{ moderatie(first: 20, filter: { soort: [NIEUW, DUBBEL], vrij: true }) { nodes { sinds redenen { soort }
                leervraag { tekst meldingen(first: 3) { nodes { reden } } } } } }",
            "{ moderatiebesluiten(first: 20) { nodes { soort regels { leervraag { tekst } } } } }",
            "{ viewer { berichten(first: 20, filter: { ongelezen: true }) { nodes { soort } } } }",
            "{ viewer { meldingen(first: 20) { nodes { reden } } } }",
            "{ tekstMeldingen(first: 20, filter: { open: true }) { nodes { reden object { ... on Activiteit { titel verborgen { reden } } } } } }",
            "{ tekstMeldingen(first: 20, filter: { soort: [ACTIVITEIT] }) { nodes { reden } } }",
            "{ activiteiten(first: 20) { nodes { titel verborgen { reden } } } }",
        ]).await;
        follows_its_indexes(&t.member("lezer").await, &[
            "{ tekstMeldingen(first: 20) { nodes { reden } } }",
            "{ activiteiten(first: 20) { nodes { titel } } }",
        ]).await;
    }

    /// With a few of many that were moved or reported, as in practice.
    async fn what_needs_an_eye_is_found_without_reading_all(t: Stage) {
        load(&t, 10_000).await;
        for statement in [
            "INSERT INTO melding (id, leervraag_id, melder_id, reden, uitkomst, created_at)
             SELECT id, id, vrager_id, 'ANDERS', 'ONGEGROND', created_at FROM leervraag WHERE status = 'GEPUBLICEERD'",
            "UPDATE melding SET uitkomst = NULL WHERE id IN (SELECT id FROM melding ORDER BY id LIMIT 50)",
            "ANALYZE",
        ] {
            t.writer().execute_unprepared(statement).await.expect(statement);
        }
        let redactie = t.redactie().await;
        let redactie = redactie.with(variables(&t).await);
        follows_its_indexes(&redactie, &[
            "{ leervraagGroepen { score leervragen { tekst } } }",
            "query($leervraag: ID!) { themaVoorstellen(leervraag: $leervraag) { score thema { naam } leervragen { score leervraag { tekst } } } }",
            "{ ongebundeldeLeervragen(first: 20) { totalCount nodes { sinds leervraag { tekst
                bundelingen(first: 3) { nodes { reden } } } } } }",
            "{ themas(first: 20, filter: { aandacht: [DUN, OMSTREDEN] }) { nodes { naam aandacht { bronnen redenen { aantal } }
                versies(first: 2) { nodes { verschil { naam { tekst } } } } } } }",
        ]).await;
    }

    /// Where every leervraag has all the words of a text, no more are looked at than where a few thousand have. The index is
    /// read from end to end, which costs little; what it points to is not.
    async fn what_is_compared_does_not_grow_with_what_is_found(t: Stage) {
        load(&t, 10_000).await;
        let alike = "UPDATE leervraag_zoek SET termen = (SELECT termen FROM leervraag_zoek ORDER BY nr DESC LIMIT 1)";
        for statement in [alike, "ANALYZE"] {
            t.writer().execute_unprepared(statement).await.expect(statement);
        }
        let latest = "{ leervragen(first: 1) { nodes { tekst } } }";
        let reader = t.anonymous();
        let tekst = reader.value(latest, "/leervragen/nodes/0/tekst").await;
        let query = "query($tekst: String!) { vergelijkbareLeervragen(tekst: $tekst) { leervragen { score } } }";
        let asked = reader.with(json!({ "tekst": tekst })).send(query).await;
        assert!(asked.body.get("errors").is_none(), "{:#}", asked.body);
        if t.writer().get_database_backend() == DbBackend::Postgres {
            for statement in &asked.sql {
                let (most, plan) = looked_at(t.writer(), statement).await;
                assert!(most <= 3_000, "{most} rows: {statement}\n{plan}");
            }
        }
    }

    async fn good_practices_and_reflections_are_walked_in_order(t: Stage) {
        load(&t, 10_000).await;
        practices(&t).await;
        let who = t.member("lezer").await;
        for actor in [&who, &t.anonymous()] {
            follows_its_indexes(actor, &[
                "{ goodPractices(first: 20) { nodes { titel versies(first: 2) { nodes { wat verschil { wat { tekst } } } }
                    overnames(first: 3) { nodes { sinds ervaringen(first: 2) { nodes { oordeel } } } } oordelen { werkt } } } }",
                "{ goodPractices(first: 20, orderBy: TITEL) { nodes { titel } } }",
                "{ goodPractices(first: 20) { nodes { bijdragen(first: 3) { nodes { tekst } } } } }",
                "{ bijdragen(first: 20) { nodes { tekst goodPractice { titel } } } }",
                "{ goodPractices(first: 20, orderBy: MEEST_OVERGENOMEN) { nodes { titel } } }",
                "{ lerendePraktijken(first: 3) { nodes { goodPractices(first: 3) { nodes { titel } } overnames(first: 3) { nodes { sinds } } } } }",
            ]).await;
        }
        follows_its_indexes(&who, &["{ viewer { reflecties(first: 20) { nodes { tekst } } } }"]).await;
    }

    /// The reading of plans would notice.
    async fn a_statement_without_an_index_is_seen(t: Stage) {
        load(&t, 1_000).await;
        let sql = "SELECT * FROM leervraag WHERE toelichting = 'niets' ORDER BY toelichting, tekst";
        let plan = Plan::of(t.writer(), &Statement::from_string(t.writer().get_database_backend(), sql)).await;
        assert_eq!((plan.whole, plan.sorts), (vec!["leervraag".to_owned()], true), "{}", plan.text);
    }
}

/// Asks each query, and sees that nothing big is read whole, and that what comes first is found in its order.
async fn follows_its_indexes(actor: &Actor<'_>, queries: &[&str]) {
    let db = actor.stage.writer();
    let mut wrong = Vec::new();
    for query in queries {
        let asked = actor.send(query).await;
        assert!(asked.body.get("errors").is_none(), "{:#}", asked.body);
        for (place, statement) in asked.sql.iter().enumerate() {
            let plan = Plan::of(db, statement).await;
            let sorts = place == 0 && plan.sorts;
            if sorts || !plan.whole.is_empty() {
                wrong.push(format!(
                    "reads whole {:?}, sorts: {sorts}\n{statement}\n{}",
                    plan.whole, plan.text
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
