//! The brake over single changes: what stops an identity provider that was set up wrongly, who lets it go on, and the way back.

use chrono::TimeDelta;
use entity::{
    inzending::{Aanhouding, Status},
    lidmaatschap,
};
use serde_json::{Value, json};

use super::{LID, adres, delete, fout, get, inzendingen, leden, maak, namen, patch};
use crate::{
    inzending::{doe, lever},
    kit::{Stage, actor::Actor, both},
};

/// Memberships that were there before, and their Users.
async fn bestaand(nvo: &Actor<'_>, aantal: usize) -> Vec<Value> {
    let rows: String = (0..aantal)
        .map(|number| format!("{number:03};Berg;2020-01-01\n"))
        .collect();
    lever(nvo, "", &format!("lidnummer;achternaam;ingangsdatum\n{rows}")).await;
    let list = get(nvo, "/Users?sortBy=userName").await.json();
    list["Resources"].as_array().expect("a list").clone()
}

async fn uit(nvo: &Actor<'_>, user: &Value) -> (u16, Value) {
    let reply = patch(
        nvo,
        &adres(user),
        json!([{ "op": "replace", "path": "active", "value": false }]),
    )
    .await;
    if reply.status.as_u16() == 429 {
        assert_eq!(
            (reply.header("retry-after"), fout(&reply)),
            ("3600", (429, json!(null)))
        );
    }
    (reply.status.as_u16(), reply.json())
}

/// The delivery that waits, as the graph names it.
async fn wachtend(t: &Stage, nvo: &Actor<'_>) -> Value {
    let all = inzendingen(t, nvo).await;
    let row = all
        .iter()
        .rev()
        .find(|row| row.status == Status::Aangehouden)
        .expect("one that waits");
    json!({ "id": crate::kit::seed::global(api::graph::id::Kind::Inzending, row.id) })
}

fn lopend(rows: &[lidmaatschap::Model]) -> usize {
    rows.iter()
        .filter(|row| row.status != lidmaatschap::Status::Beeindigd)
        .count()
}

both! {
    async fn one_by_one_ends_no_more_than_a_file_may(t: Stage) {
        let (nvo, beheer) = (t.vereniging("NVO").await, t.beheer().await);
        let users = bestaand(&nvo, 20).await;
        let mut told = Vec::new();
        for user in &users {
            told.push(uit(&nvo, user).await.0);
        }
        // A fifth of twenty is four: the fourth is held, and all after it.
        assert_eq!(told, [[200, 200, 200].as_slice(), &[429; 17]].concat());
        assert_eq!(lopend(&leden(&t, &nvo).await), 17);
        let all = inzendingen(&t, &nvo).await;
        let counts: Vec<_> = all.iter().filter(|row| row.scim).map(|row| (row.status, row.beeindigd, row.aangehouden_om, row.lopend)).collect();
        assert_eq!(counts, [(Status::Toegepast, 3, None, 20), (Status::Aangehouden, 17, Some(Aanhouding::VeelBeeindigd), 17)]);
        // The client that sent it does not release it; an operator sees the numbers and does.
        let held = wachtend(&t, &nvo).await;
        assert_eq!(doe(&nvo, "inzendingVrijgeven", &held).await, (json!(null), json!(["TWEEDE_PERSOON_NODIG"])));
        let query = format!("{{ inzending(id: {}) {{ scim status aantallen {{ beeindigd }} regels {{ totalCount }} }} }}", held["id"]);
        assert_eq!(beheer.value(&query, "/inzending").await, json!({ "scim": true, "status": "AANGEHOUDEN", "aantallen": { "beeindigd": 17 }, "regels": { "totalCount": 0 } }));
        // A retry while it waits is no second line.
        assert_eq!(uit(&nvo, &users[7]).await.0, 429);
        assert_eq!(inzendingen(&t, &nvo).await.last().expect("it").beeindigd, 17);
        assert_eq!(doe(&beheer, "inzendingVrijgeven", &held).await, (json!("TOEGEPAST"), json!([])));
        assert_eq!(lopend(&leden(&t, &nvo).await), 0);
        assert_eq!(uit(&nvo, &users[7]).await, (200, get(&nvo, &adres(&users[7])).await.json()), "it is done");
    }

    async fn names_that_are_swapped_by_a_wrong_mapping_are_held(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let users = bestaand(&nvo, 60).await;
        let mut told = Vec::new();
        for user in &users {
            let reply = patch(&nvo, &adres(user), json!([{ "op": "replace", "path": "name.familyName", "value": "Contoso" }])).await;
            told.push(reply.status.as_u16());
        }
        assert_eq!((told.iter().filter(|status| **status == 200).count(), told[50]), (50, 429));
        // What the client alone knows them by is not held: taking over existing ones starts with that.
        for user in &users {
            let done = patch(&nvo, &adres(user), json!([{ "op": "add", "path": "externalId", "value": user["userName"] }])).await;
            assert_eq!(done.status.as_u16(), 200);
        }
        // Another number cannot wait in a plan.
        let moved = patch(&nvo, &adres(&users[55]), json!([{ "op": "replace", "path": format!("{LID}:lidnummer"), "value": "anders" }])).await;
        assert_eq!(fout(&moved), (403, json!(null)));
        // Nor does the brake hold who is new, as often as they change.
        for number in 0..5 {
            let made = maak(&nvo, &format!("nieuw{number}"), json!({})).await;
            assert_eq!(uit(&nvo, &made).await.0, 200);
            assert_eq!(delete(&nvo, &adres(&made)).await.status.as_u16(), 204);
        }
    }

    async fn who_takes_it_back_in_time_is_not_ended_by_the_release(t: Stage) {
        let (nvo, beheer) = (t.vereniging("NVO").await, t.beheer().await);
        let users = bestaand(&nvo, 5).await;
        assert_eq!(uit(&nvo, &users[0]).await.0, 200);
        for user in &users[1..4] {
            assert_eq!(uit(&nvo, user).await.0, 429);
        }
        let back = patch(&nvo, &adres(&users[1]), json!([{ "op": "replace", "path": "active", "value": true }])).await;
        assert_eq!(back.status.as_u16(), 200);
        // Others go on meanwhile, and what waits still rests on how things are.
        maak(&nvo, "nieuw", json!({})).await;
        let held = wachtend(&t, &nvo).await;
        assert_eq!(doe(&beheer, "inzendingVrijgeven", &held).await, (json!("TOEGEPAST"), json!([])));
        let rows = leden(&t, &nvo).await;
        let runs: Vec<&str> = rows.iter().filter(|row| row.status == lidmaatschap::Status::Actief).map(|row| row.lidnummer.as_str()).collect();
        assert_eq!((runs[0], runs[1], runs.len()), ("001", "004", 3));
    }

    async fn what_waits_is_over_once_a_file_changes_the_same(t: Stage) {
        let (nvo, beheer) = (t.vereniging("NVO").await, t.beheer().await);
        let users = bestaand(&nvo, 5).await;
        uit(&nvo, &users[0]).await;
        uit(&nvo, &users[1]).await;
        let held = wachtend(&t, &nvo).await;
        lever(&nvo, "", "lidnummer;achternaam;ingangsdatum\n004;Visser;2020-01-01\n").await;
        assert_eq!(doe(&beheer, "inzendingVrijgeven", &held).await, (json!(null), json!(["VEROUDERD"])));
        assert_eq!(uit(&nvo, &users[2]).await.0, 429, "the next one waits anew");
        let states: Vec<(bool, Status)> = inzendingen(&t, &nvo).await.iter().map(|row| (row.scim, row.status)).collect();
        assert_eq!(states, [(false, Status::Toegepast), (true, Status::Toegepast), (true, Status::Geweigerd), (false, Status::Toegepast), (true, Status::Aangehouden)]);
    }

    async fn a_day_later_it_counts_anew(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let users = bestaand(&nvo, 20).await;
        for user in &users[..3] {
            assert_eq!(uit(&nvo, user).await.0, 200);
        }
        assert_eq!(uit(&nvo, &users[3]).await.0, 429);
        t.service.clock.advance(TimeDelta::hours(25));
        // A token lives an hour.
        let nvo = t.vereniging("NVO").await;
        for (user, status) in users[3..8].iter().zip([200, 200, 200, 429, 429]) {
            assert_eq!(uit(&nvo, user).await.0, status);
        }
    }

    /// The changes of a day are one delivery, and taking it back restores exactly what was.
    async fn a_day_is_undone_as_a_whole(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let users = bestaand(&nvo, 6).await;
        let before = leden(&t, &nvo).await;
        let set = async |user: &Value, path: &str, value: Value| {
            let done = patch(&nvo, &adres(user), json!([{ "op": "replace", "path": path, "value": value }])).await;
            assert_eq!(done.status.as_u16(), 200, "{}", done.text());
        };
        set(&users[0], "name.familyName", json!("Visser")).await;
        set(&users[0], "name.givenName", json!("Anna")).await;
        set(&users[0], "active", json!(false)).await;
        set(&users[1], "name.familyName", json!("Bakker")).await;
        set(&users[1], "name.familyName", json!("Berg")).await;
        let made = maak(&nvo, "nieuw", json!({ "emails": [{ "value": "n@x.example" }] })).await;
        let day = inzendingen(&t, &nvo).await.pop().expect("the day");
        assert_eq!((day.nieuw, day.gewijzigd, day.beeindigd), (1, 0, 1), "what came back to what it was is no change");
        let fields: Value = serde_json::from_str(&day.per_veld).expect("JSON");
        assert_eq!(fields, json!({ "ACHTERNAAM": 1, "VOORNAAM": 1, "STATUS": 1, "EINDDATUM": 1 }));
        let id = json!({ "id": crate::kit::seed::global(api::graph::id::Kind::Inzending, day.id) });
        assert_eq!(doe(&nvo, "inzendingOngedaanMaken", &id).await, (json!("ONGEDAAN"), json!([])));
        let plain = |rows: Vec<lidmaatschap::Model>| -> Vec<_> {
            rows.into_iter().map(|row| (row.lidnummer, row.achternaam, row.voornaam, row.status, row.einddatum)).collect()
        };
        assert_eq!(plain(leden(&t, &nvo).await), plain(before));
        assert_eq!(fout(&get(&nvo, &adres(&made)).await), (404, json!(null)));
        assert_eq!(namen(&nvo, r#"emails.value eq "n@x.example""#).await, [""; 0]);
        // The next change begins another one.
        set(&users[2], "name.familyName", json!("Visser")).await;
        assert_eq!(inzendingen(&t, &nvo).await.len(), 3);
    }
}
