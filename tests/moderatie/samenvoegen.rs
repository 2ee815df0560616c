//! Merging: a leervraag goes on in another, nobody's recognition moves without a yes, and all of it can be undone.

use api::graph::id::Kind;
use chrono::TimeDelta;
use entity::{
    editie, herkenning,
    leervraag::{self, Status},
    melding::Reden,
    thema,
};
use futures::future::join_all;
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{answer, asked, drift, id_of, noor, queue, reported, said, told};
use crate::kit::{Stage, actor::Actor, agenda::nowhere, both};

/// Merges, at the version that is there; gives the id of the decision.
pub(super) async fn merge(t: &Stage, van: Uuid, naar: Uuid) -> String {
    let redactie = t.redactie().await;
    let values = json!({ "van": id_of(van), "naar": id_of(naar), "version": row(t, van).await.version, "versionNaar": row(t, naar).await.version, "reden": "ZELFDE_VRAAG" });
    let done = answer(
        &redactie,
        "leervraagSamenvoegen",
        values,
        "besluit { id } leervraag { status }",
    )
    .await;
    let done = done.expect("no request error");
    assert_eq!(
        (said(&done).as_str(), &done["leervraag"]["status"]),
        ("ok", &json!("SAMENGEVOEGD"))
    );
    done["besluit"]["id"].as_str().expect("an id").to_owned()
}

pub(super) async fn unmerge(t: &Stage, van: Uuid) -> String {
    let values = json!({ "leervraag": id_of(van), "version": row(t, van).await.version });
    told(&t.redactie().await, "leervraagSamenvoegingOngedaanMaken", values).await
}

pub(super) async fn row(t: &Stage, key: Uuid) -> leervraag::Model {
    let row = leervraag::Entity::find_by_id(key).one(t.writer()).await;
    row.expect("a SELECT").expect("the leervraag")
}

/// Everything that merging could touch, but for what grows with every change.
pub(super) async fn everything(t: &Stage) -> (Vec<leervraag::Model>, Vec<herkenning::Model>) {
    let rows = leervraag::Entity::find().order_by_asc(leervraag::Column::Id);
    let rows = rows.all(t.writer()).await.expect("a SELECT");
    let rows = rows.into_iter().map(|row| leervraag::Model {
        version: 0,
        updated_at: row.created_at,
        ..row
    });
    let held = herkenning::Entity::find().order_by_asc(herkenning::Column::Id);
    (rows.collect(), held.all(t.writer()).await.expect("a SELECT"))
}

/// Each number of recognitions equals the rows that it counts.
async fn counts_hold(t: &Stage) {
    let (rows, held) = everything(t).await;
    for row in rows {
        let counted = held.iter().filter(|one| one.leervraag_id == row.id).count();
        assert_eq!(
            usize::try_from(row.aantal_herkenningen),
            Ok(counted),
            "{}",
            row.tekst
        );
    }
}

pub(super) async fn recognise(actor: &Actor<'_>, key: Uuid) -> String {
    told(actor, "leervraagHerkennen", json!({ "leervraag": id_of(key) })).await
}

pub(super) async fn take_along(actor: &Actor<'_>, key: Uuid) -> String {
    told(actor, "herkenningMeenemen", json!({ "leervraag": id_of(key) })).await
}

pub(super) async fn berichten(actor: &Actor<'_>) -> Vec<String> {
    let list = actor
        .value(
            "{ viewer { berichten { nodes { soort } } } }",
            "/viewer/berichten/nodes",
        )
        .await;
    let kinds = list.as_array().into_iter().flatten();
    kinds
        .map(|node| node["soort"].as_str().unwrap_or_default().to_owned())
        .collect()
}

both! {
    /// It stays readable where it was, says where it goes on, and no longer stands among the others.
    async fn a_merged_leervraag_says_where_it_goes_on(t: Stage) {
        let (van, naar) = (asked(&t, "van", Status::Gepubliceerd).await, asked(&t, "naar", Status::Gepubliceerd).await);
        let thema = t.thema_of("thema", thema::Status::Gepubliceerd, van).await;
        let opgave = t.opgave_on(1, editie::Status::Vastgesteld, van).await;
        merge(&t, van, naar).await;
        let thema = crate::kit::seed::global(Kind::Thema, thema);
        let opgave = crate::kit::seed::global(Kind::Ontwikkelopgave, opgave);
        let query = format!(
            "{{ leervraag(id: {:?}) {{ status samengevoegdIn {{ tekst samengevoegdMet {{ totalCount nodes {{ tekst }} }} }} }}
               leervragen {{ totalCount nodes {{ tekst }} }}
               merged: leervragen(filter: {{ status: SAMENGEVOEGD }}) {{ totalCount }}
               beneath: leervragen(filter: {{ thema: [{thema:?}], ontwikkelopgave: [{opgave:?}] }}) {{ totalCount }}
               thema(id: {thema:?}) {{ leervragen {{ totalCount }} bundelingen {{ totalCount }} }}
               ontwikkelopgave(id: {opgave:?}) {{ leervragen {{ totalCount }} onderbouwingen {{ nodes {{ leervraag {{ tekst }} }} }} }} }}",
            id_of(van)
        );
        let expected = json!({
            "leervraag": { "status": "SAMENGEVOEGD", "samengevoegdIn": { "tekst": "naar", "samengevoegdMet": { "totalCount": 1, "nodes": [{ "tekst": "van" }] } } },
            "leervragen": { "totalCount": 1, "nodes": [{ "tekst": "naar" }] },
            "merged": { "totalCount": 1 }, "beneath": { "totalCount": 1 },
            "thema": { "leervragen": { "totalCount": 1 }, "bundelingen": { "totalCount": 1 } },
            "ontwikkelopgave": { "leervragen": { "totalCount": 1 }, "onderbouwingen": { "nodes": [{ "leervraag": { "tekst": "van" } }] } },
        });
        for (name, actor) in t.outsiders().await {
            assert_eq!(actor.data(&query).await, expected, "{name}");
        }
    }

    async fn what_cannot_be_merged(t: Stage) {
        let (redactie, noor) = (t.redactie().await, noor(&t).await);
        let (a, b, c) = (
            asked(&t, "a", Status::Gepubliceerd).await, asked(&t, "b", Status::Gepubliceerd).await,
            asked(&t, "c", Status::Gepubliceerd).await,
        );
        let d = id_of(asked(&t, "d", Status::Gepubliceerd).await);
        let waiting = id_of(asked(&t, "wacht", Status::Ingediend).await);
        merge(&t, a, b).await;
        reported(&t, c, "bob", Reden::Dubbel).await;
        assert_eq!(told(&noor, "moderatieClaimen", json!({ "leervraag": id_of(c) })).await, "ok");
        let (a, b, c, none) = (id_of(a), id_of(b), id_of(c), nowhere(Kind::Leervraag));
        for (van, naar, versions, expected) in [
            (&c, &c, (1, 1), "ZELFDE_LEERVRAAG naar"),
            (&b, &c, (1, 1), "HEEFT_SAMENVOEGINGEN van"),
            (&c, &a, (1, 2), "STATUS_STAAT_NIET_TOE naar"),
            (&a, &c, (2, 1), "STATUS_STAAT_NIET_TOE van"),
            (&waiting, &c, (1, 1), "STATUS_STAAT_NIET_TOE van"),
            (&c, &waiting, (1, 1), "STATUS_STAAT_NIET_TOE naar"),
            (&c, &b, (7, 1), "CONFLICT"),
            (&c, &b, (1, 7), "CONFLICT"),
            (&c, &none, (1, 1), "NOT_FOUND"),
            (&none, &c, (1, 1), "NOT_FOUND"),
            (&c, &b, (1, 1), "GECLAIMD van"),
            (&d, &c, (1, 1), "GECLAIMD naar"),
        ] {
            let values = json!({ "van": van, "naar": naar, "version": versions.0, "versionNaar": versions.1, "reden": "ONDERDEEL" });
            assert_eq!(told(&redactie, "leervraagSamenvoegen", values).await, expected);
        }
        assert_eq!(told(&redactie, "leervraagSamenvoegingOngedaanMaken", json!({ "leervraag": c, "version": 1 })).await, "STATUS_STAAT_NIET_TOE leervraag");
        assert_eq!(told(&redactie, "leervraagSamenvoegingOngedaanMaken", json!({ "leervraag": a, "version": 1 })).await, "CONFLICT");
        let over = json!({ "van": c, "naar": b, "version": 1, "versionNaar": 1, "reden": "ONDERDEEL", "overnemen": true });
        assert_eq!(told(&redactie, "leervraagSamenvoegen", over).await, "ok");
        assert_eq!(queue(&redactie, json!({})).await, ["wacht: NIEUW"], "the report that it was double is closed");
    }

    async fn only_editors_merge(t: Stage) {
        let (van, naar) = (asked(&t, "van", Status::Gepubliceerd).await, asked(&t, "naar", Status::Gepubliceerd).await);
        let values = json!({ "van": id_of(van), "naar": id_of(naar), "version": 1, "versionNaar": 1, "reden": "ZELFDE_VRAAG" });
        for (name, actor) in t.outsiders().await {
            let refused = if name == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" };
            assert_eq!(told(&actor, "leervraagSamenvoegen", values.clone()).await, refused, "{name}");
            let undo = json!({ "leervraag": id_of(van), "version": 1 });
            assert_eq!(told(&actor, "leervraagSamenvoegingOngedaanMaken", undo).await, refused, "{name}");
        }
    }

    /// Who recognises it is told; the recognition moves with a yes, and never counts double.
    async fn a_recognition_moves_with_a_yes(t: Stage) {
        let (anna, bob, carla, dirk) = (t.member("anna").await, t.member("bob").await, t.member("carla").await, t.member("dirk").await);
        let van = asked(&t, "van", Status::Gepubliceerd).await;
        let naar = t.vraag("naar", |row| { row.status = Status::Gepubliceerd; row.vrager_id = Some(dirk.id); }).await;
        for (actor, key) in [(&bob, van), (&carla, van), (&dirk, van), (&carla, naar)] {
            assert_eq!(recognise(actor, key).await, "ok");
        }
        assert_eq!(take_along(&bob, van).await, "STATUS_STAAT_NIET_TOE leervraag");
        merge(&t, van, naar).await;
        assert_eq!(berichten(&anna).await, ["LEERVRAAG_SAMENGEVOEGD"]);
        for actor in [&bob, &carla, &dirk] {
            assert_eq!(berichten(actor).await, ["HERKENDE_SAMENGEVOEGD"]);
        }
        assert_eq!((row(&t, van).await.aantal_herkenningen, row(&t, naar).await.aantal_herkenningen), (3, 1));
        for (actor, expected) in [
            (&bob, "ok"), (&bob, "ok"), (&carla, "ok"), (&dirk, "EIGEN_VRAAG leervraag"), (&anna, "NIET_HERKEND leervraag"),
        ] {
            assert_eq!(take_along(actor, van).await, expected);
        }
        assert_eq!((row(&t, van).await.aantal_herkenningen, row(&t, naar).await.aantal_herkenningen), (3, 2));
        counts_hold(&t).await;
        assert_eq!(recognise(&anna, van).await, "STATUS_STAAT_NIET_TOE leervraag");
        let at_once = join_all((0..6).map(|_| take_along(&bob, van))).await;
        assert_eq!(at_once, ["ok"; 6]);
        counts_hold(&t).await;
        let answered = answer(&bob, "herkenningMeenemen", json!({ "leervraag": id_of(van) }), "leervraag { tekst herkendDoorMij aantalHerkenningen }").await;
        assert_eq!(answered.expect("done")["leervraag"], json!({ "tekst": "naar", "herkendDoorMij": true, "aantalHerkenningen": 2 }));
    }

    /// Whoever said yes, undoing gives back exactly what was before, by either road.
    async fn undoing_gives_everything_back(t: Stage) {
        let names: Vec<String> = (0..8).map(|n| format!("lid{n}")).collect();
        let mut members = Vec::new();
        for name in &names {
            members.push(t.member(name).await);
        }
        let mut chance = 11_u64;
        let mut toss = |of: u64| {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (chance >> 33).is_multiple_of(of)
        };
        for round in 0..12 {
            let van = asked(&t, &format!("{round} van"), Status::Gepubliceerd).await;
            let naar = asked(&t, &format!("{round} naar"), Status::Gepubliceerd).await;
            for member in &members {
                if toss(2) {
                    recognise(member, van).await;
                }
                if toss(3) {
                    recognise(member, naar).await;
                }
            }
            if toss(2) {
                reported(&t, van, "melder", Reden::Dubbel).await;
            }
            let (before, waiting) = (everything(&t).await, queue(&t.redactie().await, json!({})).await);
            let besluit = merge(&t, van, naar).await;
            for member in &members {
                if toss(2) {
                    let said = take_along(member, van).await;
                    assert!(["ok", "NIET_HERKEND leervraag"].contains(&said.as_str()), "{said}");
                }
            }
            counts_hold(&t).await;
            if round % 2 == 0 {
                assert_eq!(unmerge(&t, van).await, "ok");
            } else {
                let values = json!({ "besluit": besluit });
                assert_eq!(told(&t.redactie().await, "moderatieOngedaanMaken", values).await, "ok");
                assert_eq!(queue(&t.redactie().await, json!({})).await, waiting);
            }
            assert_eq!(everything(&t).await, before, "round {round}");
            assert_eq!(drift(&t).await, 0);
        }
    }

    /// Long after the time for undoing other decisions; the decision says that it was undone.
    async fn a_merging_is_undone_at_any_time(t: Stage) {
        let bob = t.member("bob").await;
        let (van, naar) = (asked(&t, "van", Status::Gepubliceerd).await, asked(&t, "naar", Status::Gepubliceerd).await);
        assert_eq!(recognise(&bob, van).await, "ok");
        let besluit = merge(&t, van, naar).await;
        t.service.clock.advance(TimeDelta::days(40));
        // Tokens do not live as long.
        let (anna, bob, redactie) = (t.member("anna").await, t.member("bob").await, t.redactie().await);
        assert_eq!(told(&redactie, "moderatieOngedaanMaken", json!({ "besluit": besluit })).await, "TERMIJN_VERSTREKEN besluit");
        assert_eq!(unmerge(&t, van).await, "ok");
        let query = "{ moderatiebesluiten { nodes { soort samenvoegreden ongedaanDoor { naam } regels { ongedaan naar { tekst } } } } }";
        assert_eq!(redactie.value(query, "/moderatiebesluiten/nodes").await, json!([{
            "soort": "SAMENVOEGEN", "samenvoegreden": "ZELFDE_VRAAG", "ongedaanDoor": { "naam": "redactie" },
            "regels": [{ "ongedaan": "TERUGGEDRAAID", "naar": { "tekst": "naar" } }],
        }]));
        assert_eq!(berichten(&anna).await, ["SAMENVOEGING_ONGEDAAN", "LEERVRAAG_SAMENGEVOEGD"]);
        assert_eq!(berichten(&bob).await, ["SAMENVOEGING_ONGEDAAN", "HERKENDE_SAMENGEVOEGD"]);
        // It can be merged again, and undone again.
        let again = merge(&t, van, naar).await;
        assert_eq!(told(&redactie, "moderatieOngedaanMaken", json!({ "besluit": again })).await, "ok");
        assert_eq!(row(&t, van).await.status, Status::Gepubliceerd);
    }

    /// The asker still decides about the own name; new words are another question.
    async fn the_asker_of_a_merged_leervraag_can_vanish_from_it(t: Stage) {
        let (anna, bob) = (t.member("anna").await, t.member("bob").await);
        let van = t.vraag("van", |row| {
            row.status = Status::Gepubliceerd;
            row.weergave = leervraag::Weergave::Naam;
            row.vrager_id = Some(anna.id);
        }).await;
        let naar = asked(&t, "naar", Status::Gepubliceerd).await;
        merge(&t, van, naar).await;
        let name = format!("{{ leervraag(id: {:?}) {{ vrager {{ member {{ naam }} }} }} }}", id_of(van));
        assert_eq!(bob.data(&name).await["leervraag"]["vrager"]["member"]["naam"], "anna");
        let vanish = json!({ "leervraag": id_of(van), "version": 2, "weergave": "ANONIEM" });
        assert_eq!(told(&anna, "leervraagHerzien", vanish).await, "ok");
        let after = row(&t, van).await;
        assert_eq!((after.status, after.samengevoegd_in_id), (Status::Samengevoegd, Some(naar)));
        assert_eq!(bob.data(&name).await["leervraag"]["vrager"]["member"], Value::Null);
        let words = json!({ "leervraag": id_of(van), "version": 3, "tekst": "Hoe leren wij van elkaar in het team?" });
        assert_eq!(told(&anna, "leervraagHerzien", words).await, "STATUS_STAAT_NIET_TOE leervraag");
    }

    /// What everybody reads can be reported, and is seen by the editors; the report lasts when it stands alone again.
    async fn a_merged_leervraag_can_be_reported(t: Stage) {
        let (bob, redactie) = (t.member("bob").await, t.redactie().await);
        let (van, naar) = (asked(&t, "van", Status::Gepubliceerd).await, asked(&t, "naar", Status::Gepubliceerd).await);
        merge(&t, van, naar).await;
        assert_eq!(told(&bob, "leervraagMelden", json!({ "leervraag": id_of(van), "reden": "ONGEPAST" })).await, "ok");
        assert_eq!((queue(&redactie, json!({})).await, drift(&t).await), (vec!["van: MELDING".to_owned()], 0));
        // Closing the report, and undoing that, leaves it merged.
        let melding = redactie.text("{ moderatie { nodes { leervraag { meldingen { nodes { id } } } } } }", "/moderatie/nodes/0/leervraag/meldingen/nodes/0/id").await;
        assert_eq!(told(&redactie, "meldingAfhandelen", json!({ "melding": melding, "uitkomst": "ONGEGROND" })).await, "ok");
        let closed = redactie.value("{ moderatiebesluiten(first: 1) { nodes { id regels { losgeraaktVan { tekst } } } } }", "/moderatiebesluiten/nodes/0").await;
        assert_eq!(closed["regels"], json!([{ "losgeraaktVan": null }]));
        assert_eq!(told(&redactie, "moderatieOngedaanMaken", json!({ "besluit": closed["id"] })).await, "ok");
        assert_eq!((queue(&redactie, json!({})).await, row(&t, van).await.samengevoegd_in_id), (vec!["van: MELDING".to_owned()], Some(naar)));
        assert_eq!(told(&redactie, "moderatieClaimen", json!({ "leervraag": id_of(van) })).await, "ok");
        assert_eq!(unmerge(&t, van).await, "ok");
        assert_eq!(queue(&redactie, json!({})).await, ["van: MELDING (mijn)"]);
        let refuse = json!({ "leervraag": id_of(van), "version": 3, "besluit": "AFWIJZEN", "reden": "ONGEPAST" });
        assert_eq!(told(&redactie, "leervraagModereren", refuse).await, "ok");
        assert_eq!((queue(&redactie, json!({})).await, drift(&t).await), (Vec::new(), 0));
        assert_eq!(told(&bob, "leervraagMelden", json!({ "leervraag": id_of(van), "reden": "DUBBEL" })).await, "NOT_FOUND");
    }

    async fn the_asker_withdraws_a_merged_leervraag(t: Stage) {
        let anna = t.member("anna").await;
        let (van, naar) = (asked(&t, "van", Status::Gepubliceerd).await, asked(&t, "naar", Status::Gepubliceerd).await);
        merge(&t, van, naar).await;
        assert_eq!(told(&anna, "leervraagIntrekken", json!({ "leervraag": id_of(van), "version": 2 })).await, "ok");
        let gone = row(&t, van).await;
        assert_eq!((gone.status, gone.samengevoegd_in_id), (Status::Ingetrokken, None));
        assert_eq!(unmerge(&t, van).await, "STATUS_STAAT_NIET_TOE leervraag");
        assert_eq!(t.anonymous().data(&format!("{{ leervraag(id: {:?}) {{ id }} }}", id_of(van))).await["leervraag"], Value::Null);
    }

    /// Two editors merge the same pair both ways at once: one of them wins, and there is no circle.
    async fn there_are_no_circles(t: Stage) {
        let (redactie, noor) = (t.redactie().await, noor(&t).await);
        for round in 0..6 {
            let (a, b) = (asked(&t, &format!("a{round}"), Status::Gepubliceerd).await, asked(&t, &format!("b{round}"), Status::Gepubliceerd).await);
            let values = |van: Uuid, naar: Uuid| json!({ "van": id_of(van), "naar": id_of(naar), "version": 1, "versionNaar": 1, "reden": "ZELFDE_VRAAG" });
            let (one, two) = futures::join!(
                told(&redactie, "leervraagSamenvoegen", values(a, b)),
                told(&noor, "leervraagSamenvoegen", values(b, a)),
            );
            let mut both = [one.as_str(), two.as_str()];
            both.sort_unstable();
            assert_eq!(both, ["CONFLICT", "ok"], "round {round}");
            assert!(row(&t, a).await.samengevoegd_in_id.is_none() || row(&t, b).await.samengevoegd_in_id.is_none());
        }
    }

    /// Saying yes while the merging is undone: the recognition came back with the rest, or never moved.
    async fn a_yes_races_with_undoing(t: Stage) {
        let names: Vec<String> = (0..5).map(|n| format!("lid{n}")).collect();
        let mut members = Vec::new();
        for name in &names {
            members.push(t.member(name).await);
        }
        for round in 0..5 {
            let van = asked(&t, &format!("{round} van"), Status::Gepubliceerd).await;
            let naar = asked(&t, &format!("{round} naar"), Status::Gepubliceerd).await;
            for member in &members {
                assert_eq!(recognise(member, van).await, "ok");
            }
            merge(&t, van, naar).await;
            let yes = join_all(members.iter().map(|member| take_along(member, van)));
            let (yes, undone) = futures::join!(yes, unmerge(&t, van));
            assert_eq!(undone, "ok");
            assert!(yes.iter().all(|said| ["ok", "STATUS_STAAT_NIET_TOE leervraag"].contains(&said.as_str())), "{yes:?}");
            assert_eq!((row(&t, van).await.aantal_herkenningen, row(&t, naar).await.aantal_herkenningen), (5, 0));
            counts_hold(&t).await;
        }
    }

    /// More people than go into one statement are all told.
    async fn many_who_recognise_it_are_all_told(t: Stage) {
        let (van, naar) = (asked(&t, "van", Status::Gepubliceerd).await, asked(&t, "naar", Status::Gepubliceerd).await);
        let anna = t.member("anna").await.id;
        let mut rows = Vec::new();
        for _ in 0..1_100 {
            let id = t.service.clock.new_id();
            rows.push((id, herkenning::Model { id: t.service.clock.new_id(), leervraag_id: van, member_id: id, meegenomen_van_id: None, created_at: t.now() }));
        }
        let person = entity::member::Entity::find_by_id(anna).one(t.writer()).await.expect("a SELECT").expect("anna");
        for some in rows.chunks(200) {
            let people = some.iter().map(|(id, _)| sea_orm::IntoActiveModel::into_active_model(entity::member::Model { id: *id, ..person.clone() }));
            entity::member::Entity::insert_many(people).exec_without_returning(t.writer()).await.expect("members");
            let held = some.iter().map(|(_, held)| sea_orm::IntoActiveModel::into_active_model(held.clone()));
            herkenning::Entity::insert_many(held).exec_without_returning(t.writer()).await.expect("recognitions");
        }
        merge(&t, van, naar).await;
        let sent = sea_orm::PaginatorTrait::count(entity::bericht::Entity::find(), t.writer()).await;
        assert_eq!(sent.expect("a count"), 1_101);
    }
}
