//! What is kept of deliveries that did nothing.

use chrono::TimeDelta;
use entity::inzending_regel;
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::{Value, json};

use super::{aantallen, bestand, collega, doe, lever};
use crate::kit::{Stage, both};

/// Of each row in the order of delivery, whether it says what was before and after.
async fn gezegd(t: &Stage) -> Vec<(i32, bool)> {
    let rows = inzending_regel::Entity::find()
        .order_by_asc(inzending_regel::Column::InzendingId)
        .order_by_asc(inzending_regel::Column::Nummer);
    let rows = rows.all(t.writer()).await.expect("a SELECT");
    rows.iter()
        .map(|row| (row.nummer, row.voor.is_some() || row.na.is_some()))
        .collect()
}

async fn stand(t: &Stage, id: &Value) -> Value {
    let query = "query($id: ID!) { inzending(id: $id) { status reden aantallen { nieuw } regels { nodes { nummer uitkomst
        wijzigingen { veld nieuw } } } } }";
    let nvo = t.vereniging("NVO").await;
    nvo.with(json!({ "id": id })).value(query, "/inzending").await
}

both! {
    async fn names_of_what_did_nothing_are_forgotten_after_thirty_days(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let plan = lever(&nvo, "?proef=true", &bestand(1, |_| "Jansen".into())).await;
        let undone = lever(&nvo, "", &bestand(1, |_| "Bakker".into())).await;
        assert_eq!(doe(&collega(&t, "NVO"), "inzendingOngedaanMaken", &undone).await.0, json!("ONGEDAAN"));
        let applied = lever(&nvo, "", "lidnummer;achternaam;ingangsdatum\nZ1;Visser;2020-01-01\n").await;
        assert_eq!(aantallen(&applied), [1, 0, 0, 0, 0]);

        t.service.clock.advance(TimeDelta::days(29));
        lever(&t.vereniging("NVO").await, "?proef=true", "lidnummer\nZ1\n").await;
        assert_eq!(gezegd(&t).await, [(2, true), (2, true), (2, true), (2, false)]);
        assert_eq!(stand(&t, &plan["id"]).await["status"], "GEPLAND");

        t.service.clock.advance(TimeDelta::days(2));
        lever(&t.vereniging("NVO").await, "?proef=true", "lidnummer\nZ1\n").await;
        // What was applied can still be undone.
        assert_eq!(gezegd(&t).await, [(2, false), (2, false), (2, true), (2, false), (2, false)]);
        let over = stand(&t, &plan["id"]).await;
        assert_eq!(over, json!({ "status": "GEWEIGERD", "reden": "VEROUDERD", "aantallen": { "nieuw": 1 },
            "regels": { "nodes": [{ "nummer": 2, "uitkomst": "NIEUW", "wijzigingen": [] }] } }));
        assert_eq!(doe(&t.vereniging("NVO").await, "inzendingToepassen", &plan).await.0, json!(null));
        assert_eq!(doe(&collega(&t, "NVO"), "inzendingOngedaanMaken", &applied).await, (json!("ONGEDAAN"), json!([])));
    }

    /// An association that delivers no more has plans as well.
    async fn the_start_of_the_service_forgets_for_all(t: Stage) {
        let plan = lever(&t.vereniging("NVO").await, "?proef=true", &bestand(1, |_| "Jansen".into())).await;
        let later = |days| t.now() + TimeDelta::days(days);
        api::inzending::vergeet(t.writer(), later(29)).await.expect("nothing is old enough");
        assert_eq!(gezegd(&t).await, [(2, true)]);
        api::inzending::vergeet(t.writer(), later(31)).await.expect("it is done");
        assert_eq!(gezegd(&t).await, [(2, false)]);
        assert_eq!(stand(&t, &plan["id"]).await["reden"], "VEROUDERD");
    }
}
