//! What happens when it does not go as planned: sent again, ended halfway, undone in another order.

use std::{future::poll_fn, pin::pin, task::Poll};

use actix_web::http::StatusCode;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{aantallen, bestand, collega, doe, leden, lever, stuur};
use crate::kit::both;

/// Lets work go on until it has waited so often, and drops it then.
async fn cut_off<F: Future>(turns: usize, work: F) -> Option<F::Output> {
    let (mut work, mut left) = (pin!(work), turns);
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending if left == 0 => Poll::Ready(None),
        Poll::Pending => {
            left -= 1;
            Poll::Pending
        }
    })
    .await
}

both! {
    async fn a_delivery_that_is_sent_again_is_the_same_delivery(t: Stage) {
        let nvo = t.vereniging("NVO").await.retrying("maandag");
        let file = bestand(3, |_| "Jansen".into());
        let first = lever(&nvo, "", &file).await;
        assert_eq!(lever(&nvo, "", &file).await, first);
        let longer = file.clone() + "L9;Bakker;2020-01-01\n";
        let shorter = file.get(..file.len() - 22).expect("ASCII").to_owned();
        for (query, file) in [("", &longer), ("", &shorter), ("", &file.replace("Jansen", "Visser")), ("?modus=VOLLEDIG", &file)] {
            let reply = stuur(&nvo, query, "text/csv", file).await;
            assert_eq!(reply.status, StatusCode::CONFLICT, "{}", reply.text());
        }
        let count = nvo.value("{ inzendingen { totalCount } }", "/inzendingen/totalCount").await;
        assert_eq!((count, leden(&t, &nvo).await.len()), (json!(1), 3));
    }

    /// The service ended while rows came in, and again between plan and memberships: nothing of it counts, and sending the
    /// file again goes on.
    async fn what_ended_halfway_is_taken_up_again(t: Stage) {
        let nvo = t.vereniging("NVO").await.retrying("dinsdag");
        let file = bestand(5, |_| "Jansen".into());
        let first = lever(&nvo, "", &file).await;
        let back = [
            // As it stands in the middle of a reception.
            "DELETE FROM lidmaatschap; UPDATE aansluiting SET stand = 0;
             DELETE FROM inzending_regel WHERE nummer > 3; DELETE FROM idempotency WHERE volgnummer = 1;
             UPDATE inzending SET status = 'ONTVANGEN', hash = NULL, gepland_op = NULL, toegepast_op = NULL, stand = NULL, rijen = 2",
            // As it stands after the plan.
            "DELETE FROM lidmaatschap; UPDATE aansluiting SET stand = 0; DELETE FROM idempotency WHERE volgnummer = 1;
             UPDATE inzending SET status = 'GEPLAND', toegepast_op = NULL, stand = NULL",
        ];
        for state in back {
            t.writer().execute_unprepared(state).await.expect("a state");
            assert_eq!(leden(&t, &nvo).await.len(), 0);
            let again = lever(&nvo, "", &file).await;
            assert_eq!((&again["id"], &again["status"]), (&first["id"], &json!("TOEGEPAST")));
            assert_eq!((aantallen(&again), leden(&t, &nvo).await.len()), ([5, 0, 0, 0, 0], 5));
        }
    }

    /// The process may end at any moment: here the work is dropped at one after the other. Nothing is half done, and sending
    /// the file again under the same key does what is left.
    async fn a_delivery_that_is_cut_off_at_any_moment_is_whole_or_not_there(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let (mut turns, mut whole) = (0, false);
        while !whole {
            let row = |number: usize| format!("T{turns}-{number};Jansen;2020-01-01\n");
            let file: String = std::iter::once("lidnummer;achternaam;ingangsdatum\n".to_owned()).chain((0..4).map(row)).collect();
            let sender = nvo.retrying(&format!("beurt {turns}"));
            whole = cut_off(turns, stuur(&sender, "", "text/csv", &file)).await.is_some();
            let there = async || {
                let all = leden(&t, &nvo).await;
                all.iter().filter(|row| row.starts_with(&format!("T{turns}-"))).count()
            };
            let found = there().await;
            assert!(found == 0 || found == 4, "{found} of 4 after {turns} turns");
            assert_eq!(lever(&sender, "", &file).await["status"], json!("TOEGEPAST"), "after {turns} turns");
            assert_eq!(there().await, 4, "after {turns} turns");
            turns += 1;
        }
        // How many there are is up to the database: what it has ready at once needs no waiting.
        assert!(turns > 1, "only {turns} moments were tried");
    }

    /// A membership that appeared behind the back of the plan: the whole delivery is taken back, and told as a fault.
    async fn a_plan_that_meets_something_else_does_nothing(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let plan = lever(&nvo, "?proef=true", &bestand(5, |_| "Jansen".into())).await;
        t.writer().execute_unprepared("INSERT INTO lidmaatschap (id, beroepsvereniging_id, lidnummer, status, ingangsdatum, bron,
            version, created_at, updated_at) SELECT id, beroepsvereniging_id, 'L00003', 'ACTIEF', '2020-01-01', 'x', 1, created_at,
            updated_at FROM inzending").await.expect("a fact");
        let mutation = format!("mutation {{ inzendingToepassen(input: {{ inzending: {}, version: {} }}) {{ userErrors {{ code }} }} }}",
            plan["id"], plan["version"]);
        assert_eq!(nvo.code(&mutation).await, "INTERNAL");
        assert_eq!(leden(&t, &nvo).await, ["L00003  Actief 2020-01-01"]);
        let id = plan["id"].as_str().expect("an id");
        assert_eq!(nvo.value(&format!("{{ inzending(id: \"{id}\") {{ status }} }}"), "/inzending/status").await, json!("GEPLAND"));
    }

    async fn what_came_later_is_undone_first(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let first = lever(&nvo, "", &bestand(3, |_| "Jansen".into())).await;
        let made = leden(&t, &nvo).await;
        let second = lever(&nvo, "", "lidnummer;achternaam;status\nL00000;Bakker;actief\nL00001;Jansen;beëindigd\n").await;
        assert_eq!(aantallen(&second), [0, 1, 0, 1, 0]);
        let undone_by_another = async || doe(&collega(&t, "NVO"), "inzendingOngedaanMaken", &first).await;
        assert_eq!(undone_by_another().await, (json!(null), json!(["LATER_GERAAKT"])));
        assert_eq!(doe(&nvo, "inzendingOngedaanMaken", &second).await, (json!("ONGEDAAN"), json!([])));
        assert_eq!(leden(&t, &nvo).await, made);
        // A first load is all there is: whoever delivered it does not take it back alone.
        assert_eq!(doe(&nvo, "inzendingOngedaanMaken", &first).await, (json!(null), json!(["TWEEDE_PERSOON_NODIG"])));
        assert_eq!(undone_by_another().await, (json!("ONGEDAAN"), json!([])));
        assert_eq!(leden(&t, &nvo).await, [""; 0]);
        assert_eq!(doe(&nvo, "inzendingOngedaanMaken", &first).await.1, json!(["STATUS_STAAT_NIET_TOE"]));
        // Whoever reads changes is told of what is gone, under a number of its own.
        let gone = <entity::lidmaatschap_vervallen::Entity as sea_orm::EntityTrait>::find();
        let gone = gone.all(t.writer()).await.expect("a SELECT");
        assert_eq!(gone.iter().map(|row| row.wijziging).collect::<Vec<_>>(), [4, 4, 4]);
        // And a membership that comes again is a new one.
        assert_eq!(aantallen(&lever(&nvo, "", &bestand(3, |_| "Jansen".into())).await), [3, 0, 0, 0, 0]);
    }

    async fn a_delivery_on_an_older_stand_is_refused(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        lever(&nvo, "?basis=0", &bestand(3, |_| "Jansen".into())).await;
        let reply = stuur(&nvo, "?basis=0", "text/csv", &bestand(3, |_| "Bakker".into())).await;
        assert_eq!((reply.status, &reply.json()["reden"]), (StatusCode::CONFLICT, &json!("VEROUDERD")));
        let plan = lever(&nvo, "?proef=true", &bestand(3, |_| "Visser".into())).await;
        lever(&nvo, "?basis=1", "lidnummer;voorletters\nL00002;X.\n").await;
        assert_eq!(doe(&nvo, "inzendingToepassen", &plan).await, (json!(null), json!(["VEROUDERD"])));
    }
}
