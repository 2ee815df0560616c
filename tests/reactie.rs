//! Reactions: who sends them until when, what editors answer, and who sees what of them in each phase.

use api::graph::id::Kind;
use entity::{bericht, editie, member, reactie};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};

use crate::kit::{Stage, actor::Actor, agenda::nowhere, both};

const REACTIE: &str = "agendaReactie { id version standpunt tekst antwoord antwoordReden ingetrokkenOp }";

/// An edition with one ontwikkelopgave, under consultation until 10 September; the stage plays on the first.
async fn consulted(t: &Stage, redactie: &Actor<'_>) -> (String, String) {
    t.agenda().await;
    let editie = redactie.editie("Agenda 2027").await;
    let opgave = redactie.opgave(&editie, "Samen beslissen").await;
    consult(redactie, &editie, 1).await;
    (editie, opgave)
}

async fn consult(redactie: &Actor<'_>, editie: &str, version: i32) {
    let open = json!({ "editie": editie, "version": version, "tot": "2026-09-10" });
    redactie
        .done("agendaEditieConsulteren", "agendaEditie { id }", open)
        .await;
}

/// A reaction on an ontwikkelopgave.
fn on(editie: &str, opgave: &str, standpunt: &str, tekst: &str) -> Value {
    json!({ "editie": editie, "ontwikkelopgave": opgave, "standpunt": standpunt, "tekst": tekst })
}

/// A reaction on the edition as a whole.
fn whole(editie: &str, standpunt: &str, tekst: &str) -> Value {
    json!({ "editie": editie, "standpunt": standpunt, "tekst": tekst })
}

/// Sends a reaction; its id.
async fn give(who: &Actor<'_>, fields: Value) -> String {
    let made = who.done("agendaReactieGeven", REACTIE, fields).await;
    made["id"].as_str().expect("an id").to_owned()
}

/// The texts that an actor reads under the edition, under its ontwikkelopgave, and by id; with the totals.
async fn read(who: &Actor<'_>, opgave: &str, ids: &[&str]) -> Value {
    let document = "query($opgave: ID!, $ids: [ID!]!) {
        ontwikkelopgave(id: $opgave) {
            reacties { totalCount nodes { tekst member { naam } beroepsvereniging { afkorting } } }
            editie { reacties { totalCount nodes { tekst } } }
        }
        nodes(ids: $ids) { ... on AgendaReactie { tekst } }
    }";
    who.with(json!({ "opgave": opgave, "ids": ids }))
        .data(document)
        .await
}

/// Under which texts an actor finds whom; [`read`] in one line for each reaction.
fn told(seen: &Value) -> Vec<String> {
    let nodes = seen["ontwikkelopgave"]["reacties"]["nodes"].as_array();
    let line = |node: &Value| {
        let name = node["member"]["naam"]
            .as_str()
            .or(node["beroepsvereniging"]["afkorting"].as_str());
        format!(
            "{}: {}",
            name.unwrap_or("–"),
            node["tekst"].as_str().expect("a text")
        )
    };
    nodes.into_iter().flatten().map(line).collect()
}

both! {
    async fn members_and_associations_react_until_the_end(t: Stage) {
        let redactie = t.redactie().await;
        t.agenda().await;
        let (anna, bvj) = (t.member("anna").await, t.vereniging("BVJ").await);
        let editie = redactie.editie("Agenda 2027").await;
        let opgave = redactie.opgave(&editie, "Samen beslissen").await;
        let fields = on(&editie, &opgave, "STEUN", "Hier lopen wij tegenaan.");
        assert_eq!(anna.denied("agendaReactieGeven", REACTIE, fields.clone()).await, "NOT_FOUND");
        assert_eq!(
            redactie.refused("agendaReactieGeven", REACTIE, fields.clone()).await,
            "CONSULTATIE_GESLOTEN input.editie"
        );
        consult(&redactie, &editie, 1).await;

        let retrying = anna.retrying("reageren");
        let made = retrying.done("agendaReactieGeven", REACTIE, fields.clone()).await;
        assert_eq!((&made["standpunt"], &made["version"], &made["antwoord"]), (&json!("STEUN"), &json!(1), &Value::Null));
        assert_eq!(retrying.done("agendaReactieGeven", REACTIE, fields.clone()).await, made);
        assert_eq!(
            anna.refused("agendaReactieGeven", REACTIE, fields).await,
            "REACTIE_BESTAAT_AL input.ontwikkelopgave"
        );
        // On the whole is something else than on a part, and a vereniging is somebody else than its members.
        give(&anna, whole(&editie, "VRAAG", "Wanneer horen wij meer?")).await;
        assert_eq!(
            anna.refused("agendaReactieGeven", REACTIE, whole(&editie, "STEUN", "Toch wel.")).await,
            "REACTIE_BESTAAT_AL input.editie"
        );
        give(&bvj, whole(&editie, "STEUN_MET_AANPASSING", "Noem ook de jeugdbescherming.")).await;
        give(&bvj, on(&editie, &opgave, "GEEN_STEUN", "Dit hoort elders.")).await;

        let hostile = on(&editie, &opgave, "STEUN", "Bel 06-12345678.");
        assert_eq!(t.member("bob").await.refused("agendaReactieGeven", REACTIE, hostile).await, "TELEFOON input.tekst");
        let other = redactie.editie("Een andere").await;
        let elsewhere = redactie.opgave(&other, "Elders").await;
        let wrong = on(&editie, &elsewhere, "STEUN", "Past niet.");
        assert_eq!(
            redactie.refused("agendaReactieGeven", REACTIE, wrong.clone()).await,
            "ANDERE_EDITIE input.ontwikkelopgave"
        );
        assert_eq!(bvj.denied("agendaReactieGeven", REACTIE, wrong).await, "NOT_FOUND");
        let absent = whole(&nowhere(Kind::AgendaEditie), "STEUN", "Nergens.");
        assert_eq!(anna.denied("agendaReactieGeven", REACTIE, absent).await, "NOT_FOUND");

        t.service.clock.advance(chrono::TimeDelta::days(9));
        let late = whole(&editie, "STEUN", "Net te laat.");
        assert_eq!(
            t.member("bob").await.refused("agendaReactieGeven", REACTIE, late).await,
            "CONSULTATIE_GESLOTEN input.editie"
        );
    }

    async fn a_sender_revises_and_withdraws_until_the_end(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, opgave) = consulted(&t, &redactie).await;
        let (anna, bob) = (t.member("anna").await, t.member("bob").await);
        let id = give(&anna, on(&editie, &opgave, "VRAAG", "Wat is samen?")).await;
        let revise = |version: i32, tekst: &str| json!({ "reactie": id, "version": version, "standpunt": "STEUN", "tekst": tekst });
        let withdraw = |version: i32| json!({ "reactie": id, "version": version });
        // Nobody else knows of it; an editor does, and may not change it.
        for (action, fields) in [("agendaReactieHerzien", revise(1, "Anders.")), ("agendaReactieIntrekken", withdraw(1))] {
            assert_eq!(bob.denied(action, REACTIE, fields.clone()).await, "NOT_FOUND", "{action}");
            assert_eq!(redactie.denied(action, REACTIE, fields).await, "FORBIDDEN", "{action}");
        }
        let row = anna.done("agendaReactieHerzien", REACTIE, revise(1, "Nu weet ik het.")).await;
        assert_eq!(
            (&row["version"], &row["standpunt"], &row["tekst"]),
            (&json!(2), &json!("STEUN"), &json!("Nu weet ik het."))
        );
        assert_eq!(anna.denied("agendaReactieHerzien", REACTIE, revise(1, "Dubbel.")).await, "CONFLICT");
        assert_eq!(anna.denied("agendaReactieIntrekken", REACTIE, withdraw(1)).await, "CONFLICT");
        let hostile = anna.refused("agendaReactieHerzien", REACTIE, revise(2, "Mail a@voorbeeld.nl.")).await;
        assert_eq!(hostile, "EMAIL input.tekst");

        let row = anna.done("agendaReactieIntrekken", REACTIE, withdraw(2)).await;
        assert!(row["ingetrokkenOp"].is_string(), "{row}");
        for (action, fields) in [("agendaReactieHerzien", revise(3, "Toch.")), ("agendaReactieIntrekken", withdraw(3))] {
            let told = anna.refused(action, REACTIE, fields).await;
            assert_eq!(told, "REACTIE_INGETROKKEN input.reactie", "{action}");
        }
        let answer = json!({ "reactie": id, "version": 3, "antwoord": "OVERGENOMEN", "reden": "Graag." });
        assert_eq!(redactie.denied("agendaReactieBeantwoorden", REACTIE, answer).await, "NOT_FOUND");
        // The way is free for another one.
        let again = give(&anna, on(&editie, &opgave, "STEUN", "Opnieuw.")).await;
        t.service.clock.advance(chrono::TimeDelta::days(9));
        let anna = t.member("anna").await;
        let late = json!({ "reactie": again, "version": 1 });
        for action in ["agendaReactieHerzien", "agendaReactieIntrekken"] {
            let told = anna.refused(action, REACTIE, late.clone()).await;
            assert_eq!(told, "CONSULTATIE_GESLOTEN input.reactie", "{action}");
        }
    }

    /// Out of sight is closed, and what was sent stays the sender's.
    async fn an_edition_that_is_taken_back_takes_no_reactions(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, opgave) = consulted(&t, &redactie).await;
        let anna = t.member("anna").await;
        let id = give(&anna, on(&editie, &opgave, "STEUN", "Goed zo.")).await;
        let back = json!({ "editie": editie, "version": 2 });
        redactie.done("agendaEditieTerugnemen", "agendaEditie { id }", back).await;
        let revise = json!({ "reactie": id, "version": 1, "tekst": "Beter zo." });
        assert_eq!(
            anna.refused("agendaReactieHerzien", REACTIE, revise.clone()).await,
            "CONSULTATIE_GESLOTEN input.reactie"
        );
        let own = "query($id: ID!) { node(id: $id) { ... on AgendaReactie { tekst editie { id } ontwikkelopgave { id } } } }";
        assert_eq!(
            anna.with(json!({ "id": id })).value(own, "/node").await,
            json!({ "tekst": "Goed zo.", "editie": null, "ontwikkelopgave": null })
        );
        consult(&redactie, &editie, 3).await;
        anna.done("agendaReactieHerzien", REACTIE, revise).await;
    }

    async fn editors_answer_also_after_the_end(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, opgave) = consulted(&t, &redactie).await;
        let anna = t.member("anna").await;
        let id = give(&anna, on(&editie, &opgave, "STEUN_MET_AANPASSING", "Noem ook ouders.")).await;
        let answer = |version: i32, antwoord: &str, reden: &str| {
            json!({ "reactie": id, "version": version, "antwoord": antwoord, "reden": reden })
        };
        let row = redactie.done("agendaReactieBeantwoorden", REACTIE, answer(1, "OVERGENOMEN", "Staat er nu in.")).await;
        assert_eq!(
            (&row["version"], &row["antwoord"], &row["antwoordReden"]),
            (&json!(2), &json!("OVERGENOMEN"), &json!("Staat er nu in."))
        );
        let stale = redactie.denied("agendaReactieBeantwoorden", REACTIE, answer(1, "OVERGENOMEN", "Nog eens.")).await;
        assert_eq!(stale, "CONFLICT");
        let told = redactie.refused("agendaReactieBeantwoorden", REACTIE, answer(2, "OVERGENOMEN", " ")).await;
        assert_eq!(told, "LEEG input.reden");
        // Other words need another answer.
        let revise = json!({ "reactie": id, "version": 2, "tekst": "Noem ook grootouders." });
        let row = anna.done("agendaReactieHerzien", REACTIE, revise).await;
        assert_eq!((&row["antwoord"], &row["antwoordReden"]), (&Value::Null, &Value::Null));

        t.service.clock.advance(chrono::TimeDelta::days(9));
        let redactie = t.redactie().await;
        redactie.done("agendaReactieBeantwoorden", REACTIE, answer(3, "NIET_OVERGENOMEN", "Te ver.")).await;
        let adopt = json!({ "editie": editie, "version": 2, "geldigVan": "2026-10-01" });
        redactie.done("agendaEditieVaststellen", "agendaEditie { id }", adopt).await;
        let row = redactie.done("agendaReactieBeantwoorden", REACTIE, answer(4, "DEELS_OVERGENOMEN", "Deels.")).await;
        assert_eq!((&row["version"], &row["antwoord"]), (&json!(5), &json!("DEELS_OVERGENOMEN")));
        for (who, actor) in t.outsiders().await {
            let code = actor.denied("agendaReactieBeantwoorden", REACTIE, answer(5, "OVERGENOMEN", "Ja.")).await;
            assert_eq!(code, if who == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" }, "{who}");
        }
    }

    /// The member who sent it, each time; no beroepsvereniging, and an editor not of the own answer.
    async fn the_sender_is_told(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, opgave) = consulted(&t, &redactie).await;
        let (anna, bob, bvj) = (t.member("anna").await, t.member("bob").await, t.vereniging("BVJ").await);
        let id = give(&anna, on(&editie, &opgave, "VRAAG", "Wie is samen?")).await;
        for (id, version) in [(&id, 1), (&give(&bvj, whole(&editie, "STEUN", "Ga door.")).await, 1),
            (&give(&redactie, whole(&editie, "VRAAG", "En wanneer?")).await, 1), (&id, 2)] {
            let answer = json!({ "reactie": id, "version": version, "antwoord": "OVERGENOMEN", "reden": "Staat er nu in." });
            redactie.done("agendaReactieBeantwoorden", REACTIE, answer).await;
        }
        let told = json!({ "soort": "AGENDAREACTIE_BEANTWOORD", "agendaReactie": { "id": id, "antwoordReden": "Staat er nu in." } });
        assert_eq!(anna.heard("agendaReactie { id antwoordReden }").await, json!([told, told]));
        assert_eq!((bob.heard("").await, redactie.heard("").await), (json!([]), json!([])));
        let held = bericht::Entity::find().count(t.writer()).await.expect("a count");
        assert_eq!(held, 2, "berichten are for members");
    }

    /// Every phase × every actor × every kind of reaction: in lists, counts and by id.
    async fn who_sees_which_reaction(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, opgave) = consulted(&t, &redactie).await;
        let (anna, bvj) = (t.member("anna").await, t.vereniging("BVJ").await);
        let lid = give(&anna, on(&editie, &opgave, "STEUN", "Van een lid.")).await;
        let vereniging = give(&bvj, on(&editie, &opgave, "VRAAG", "Van een vereniging.")).await;
        let weg = give(&redactie, on(&editie, &opgave, "VRAAG", "Ingetrokken.")).await;
        let withdraw = json!({ "reactie": weg, "version": 1 });
        redactie.done("agendaReactieIntrekken", REACTIE, withdraw).await;
        let ids = [lid.as_str(), vereniging.as_str(), weg.as_str()];
        let (named, nameless, ours) = ("anna: Van een lid.", "–: Van een lid.", "BVJ: Van een vereniging.");

        let seen = read(&anna, &opgave, &ids).await;
        assert_eq!((told(&seen), &seen["nodes"]), (vec![named.to_owned()], &json!([{ "tekst": "Van een lid." }, null, null])));
        assert_eq!(seen["ontwikkelopgave"]["reacties"]["totalCount"], Value::Null);
        assert_eq!(told(&read(&bvj, &opgave, &ids).await), [ours]);
        let seen = read(&redactie, &opgave, &ids).await;
        let own = "redactie: Ingetrokken.";
        assert_eq!(told(&seen), [own, ours, named], "an editor sees what stands, and what the editor withdrew");
        for (who, actor) in t.outsiders().await {
            let expected: &[&str] = if who == "VERENIGING" { &[ours] } else { &[] };
            let seen = read(&actor, &opgave, &ids).await;
            assert_eq!(told(&seen), expected, "{who} during the consultation");
            let found = seen["nodes"].as_array().expect("a list").iter().filter(|node| !node.is_null()).count();
            assert_eq!(found, expected.len(), "{who} by id, during the consultation");
        }

        t.service.clock.advance(chrono::TimeDelta::days(9));
        let redactie = t.redactie().await;
        let adopt = json!({ "editie": editie, "version": 2, "geldigVan": "2026-10-01" });
        redactie.done("agendaEditieVaststellen", "agendaEditie { id }", adopt).await;
        for (who, actor) in t.outsiders().await {
            let expected: &[&str] = if who == "MEMBER" { &[ours, nameless] } else { &[ours] };
            let seen = read(&actor, &opgave, &ids).await;
            assert_eq!(told(&seen), expected, "{who} after adoption");
            let editie = &seen["ontwikkelopgave"]["editie"]["reacties"];
            assert_eq!(editie["nodes"].as_array().map(Vec::len), Some(expected.len()), "{who} under the edition");
            assert_eq!(editie["totalCount"], Value::Null, "{who}");
            let found = seen["nodes"].as_array().expect("a list").iter().filter(|node| !node.is_null()).count();
            assert_eq!(found, expected.len(), "{who} by id, after adoption");
        }
        let blocked = t.member("blok").await;
        t.block(&blocked).await;
        assert_eq!(told(&read(&blocked, &opgave, &ids).await), [ours], "a blocked member reads as anybody");
    }

    async fn editors_alone_know_how_many(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, opgave) = consulted(&t, &redactie).await;
        for (name, standpunt) in [("anna", "STEUN"), ("bob", "STEUN"), ("cleo", "GEEN_STEUN")] {
            give(&t.member(name).await, on(&editie, &opgave, standpunt, "Mijn mening.")).await;
        }
        let id = give(&t.member("dirk").await, on(&editie, &opgave, "VRAAG", "Een vraag.")).await;
        t.member("dirk").await.done("agendaReactieIntrekken", REACTIE, json!({ "reactie": id, "version": 1 })).await;
        let id = give(&t.vereniging("BVJ").await, whole(&editie, "STEUN", "Ga door.")).await;
        let answer = json!({ "reactie": id, "version": 1, "antwoord": "OVERGENOMEN", "reden": "Dank." });
        redactie.done("agendaReactieBeantwoorden", REACTIE, answer).await;
        let document = "query($id: ID!) { ontwikkelopgave(id: $id) {
            reactieTelling { steun steunMetAanpassing geenSteun vraag onbeantwoord } reacties { totalCount }
            editie { reactieTelling { steun geenSteun vraag onbeantwoord } reacties { totalCount } } } }";
        let id = json!({ "id": opgave });
        assert_eq!(
            redactie.with(id.clone()).value(document, "/ontwikkelopgave").await,
            json!({
                "reactieTelling": { "steun": 2, "steunMetAanpassing": 0, "geenSteun": 1, "vraag": 0, "onbeantwoord": 3 },
                "reacties": { "totalCount": 3 },
                "editie": {
                    "reactieTelling": { "steun": 3, "geenSteun": 1, "vraag": 0, "onbeantwoord": 3 },
                    "reacties": { "totalCount": 4 },
                },
            })
        );
        t.service.clock.advance(chrono::TimeDelta::days(9));
        let adopt = json!({ "editie": editie, "version": 2, "geldigVan": "2026-10-01" });
        t.redactie().await.done("agendaEditieVaststellen", "agendaEditie { id }", adopt).await;
        let none = json!({ "reactieTelling": null, "reacties": { "totalCount": null } });
        for (who, actor) in t.outsiders().await {
            let mut seen = actor.with(id.clone()).value(document, "/ontwikkelopgave").await;
            let editie = seen.as_object_mut().and_then(|seen| seen.remove("editie")).expect("the edition");
            assert_eq!((&seen, &editie), (&none, &none), "{who}");
        }
    }

    async fn analysts_operators_and_strangers_do_not_react(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, opgave) = consulted(&t, &redactie).await;
        let anna = t.member("anna").await;
        let id = give(&anna, on(&editie, &opgave, "STEUN", "Goed zo.")).await;
        let blocked = t.member("blok").await;
        t.block(&blocked).await;
        let actors = [
            ("ANONIEM", t.anonymous()),
            ("ANALIST", t.analist().await),
            ("BEHEER", t.beheer().await),
            ("GEBLOKKEERD", blocked),
        ];
        let change = json!({ "reactie": id, "version": 1 });
        for (who, actor) in actors {
            for (action, fields) in [
                ("agendaReactieGeven", whole(&editie, "STEUN", "Goed.")),
                ("agendaReactieHerzien", change.clone()),
                ("agendaReactieIntrekken", change.clone()),
            ] {
                let code = actor.denied(action, REACTIE, fields).await;
                assert_eq!(code, if who == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" }, "{who} {action}");
            }
        }
    }

    /// The edition is held, so one comes after the other.
    async fn a_sender_who_reacts_twice_at_once_reacts_once(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, opgave) = consulted(&t, &redactie).await;
        let anna = t.member("anna").await;
        let document = "mutation($input: AgendaReactieGevenInput!) { agendaReactieGeven(input: $input) { userErrors { code } } }";
        let give = anna.with(json!({ "input": on(&editie, &opgave, "STEUN", "Goed zo.") }));
        let path = "/agendaReactieGeven/userErrors";
        let answers = futures::future::join_all((0..4).map(|_| give.value(document, path))).await;
        let done = answers.iter().filter(|errors| **errors == json!([])).count();
        assert_eq!(done, 1, "{answers:?}");
        assert_eq!(reactie::Entity::find().count(t.writer()).await.expect("a count"), 1);
    }

    /// Erasure takes the author away and leaves the words; the log of an operator never told who it was.
    async fn a_person_leaves_a_reaction(t: Stage) {
        let redactie = t.redactie().await;
        let (editie, opgave) = consulted(&t, &redactie).await;
        let anna = t.member("anna").await;
        give(&anna, on(&editie, &opgave, "STEUN", "Goed zo.")).await;
        let log = "{ logboek { nodes { handeling betrokkene { naam } } } }";
        let entries = t.beheer().await.value(log, "/logboek/nodes").await;
        let entry = json!({ "handeling": "agendaReactieGeven", "betrokkene": null });
        assert!(entries.as_array().expect("a list").contains(&entry), "{entries}");
        let own = json!({ "handeling": "agendaReactieGeven", "betrokkene": { "naam": "anna" } });
        assert_eq!(anna.value(log, "/logboek/nodes").await, json!([own]));

        member::Entity::delete_many()
            .filter(member::Column::Id.eq(anna.id))
            .exec(t.writer())
            .await
            .expect("nothing holds a person");
        assert_eq!(told(&read(&redactie, &opgave, &[]).await), ["–: Goed zo."]);
        let kept = editie::Entity::find().filter(editie::Column::Status.eq(editie::Status::InConsultatie));
        assert_eq!(kept.count(t.writer()).await.expect("a count"), 1);
    }
}
