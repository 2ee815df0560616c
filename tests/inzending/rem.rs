//! The brake: what stops a delivery, and who lets it go on.

use serde_json::json;

use super::{aantallen, bestand, collega, doe, leden, lever};
use crate::kit::{actor::input, both};

both! {
    async fn half_a_file_waits_for_a_second_person(t: Stage) {
        let (nvo, beheer) = (t.vereniging("NVO").await, t.beheer().await);
        lever(&nvo, "", &bestand(20, |_| "Jansen".into())).await;
        let before = leden(&t, &nvo).await;
        let half = lever(&nvo, "?modus=VOLLEDIG", &bestand(10, |_| "Jansen".into())).await;
        assert_eq!((&half["status"], &half["aangehoudenOm"]), (&json!("AANGEHOUDEN"), &json!("VEEL_BEEINDIGD")));
        assert_eq!((aantallen(&half), leden(&t, &nvo).await), ([0, 0, 10, 10, 0], before));
        // Whoever delivered it cannot release it, and an operator sees its numbers and not its rows.
        let no = (json!(null), json!(["TWEEDE_PERSOON_NODIG"]));
        assert_eq!(doe(&nvo, "inzendingVrijgeven", &half).await, no);
        let id = half["id"].as_str().expect("an id");
        let query = format!("{{ inzending(id: \"{id}\") {{ lopend drempel aantallen {{ beeindigd }} regels {{ totalCount nodes {{ id }} }} }} }}");
        let seen = beheer.value(&query, "/inzending").await;
        assert_eq!(seen, json!({ "lopend": 20, "drempel": 50, "aantallen": { "beeindigd": 10 }, "regels": { "totalCount": 0, "nodes": [] } }));
        assert_eq!(doe(&beheer, "inzendingVrijgeven", &half).await, (json!("TOEGEPAST"), json!([])));
        let after = leden(&t, &nvo).await;
        assert_eq!(after.iter().filter(|row| row.contains("Beeindigd 2020-01-01–2026-09-01")).count(), 10);
    }

    async fn another_client_of_the_association_is_a_second_person(t: Stage) {
        let (nvo, nip) = (t.vereniging("NVO").await, t.vereniging("NIP").await);
        lever(&nvo, "", &bestand(60, |_| "Jansen".into())).await;
        let renamed = lever(&nvo, "", &bestand(60, |_| "Bakker".into())).await;
        assert_eq!((&renamed["status"], &renamed["aangehoudenOm"]), (&json!("AANGEHOUDEN"), &json!("DREMPEL")));
        let vrijgeven = "mutation($input: InzendingVrijgevenInput!) { inzendingVrijgeven(input: $input) { userErrors { code } } }";
        let fields = json!({ "inzending": renamed["id"], "version": renamed["version"] });
        assert_eq!(nip.with(input(fields.clone())).code(vrijgeven).await, "NOT_FOUND");
        for other in [t.member("anna").await, t.redactie().await, t.analist().await] {
            assert_eq!(other.with(input(fields.clone())).code(vrijgeven).await, "FORBIDDEN");
        }
        assert_eq!(doe(&collega(&t, "NVO"), "inzendingVrijgeven", &renamed).await, (json!("TOEGEPAST"), json!([])));
        assert!(leden(&t, &nvo).await.iter().all(|row| row.contains("Bakker")));
    }

    /// A column with the day until which was paid is no small matter: by its dates a membership ends as well as by its state.
    async fn memberships_that_end_by_their_dates_end(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        lever(&nvo, "", &bestand(20, |_| "Jansen".into())).await;
        let before = leden(&t, &nvo).await;
        for (modus, dates) in [("VOLLEDIG", "2020-01-01;2025-12-31"), ("DELTA", "2020-01-01;2025-12-31"), ("DELTA", "2199-01-01;")] {
            let rows: String = (0..20).map(|n| format!("L{n:05};Jansen;actief;{dates}\n")).collect();
            let file = format!("lidnummer;achternaam;status;ingangsdatum;einddatum\n{rows}");
            let held = lever(&nvo, &format!("?modus={modus}"), &file).await;
            assert_eq!((&held["status"], &held["aangehoudenOm"]), (&json!("AANGEHOUDEN"), &json!("VEEL_BEEINDIGD")), "{modus} {dates}");
            assert_eq!((aantallen(&held), leden(&t, &nvo).await), ([0, 0, 0, 20, 0], before.clone()));
        }
    }

    /// The same file again touches nothing, so it does not keep a first load from being taken back: the brake does.
    async fn taking_back_much_needs_a_second_person(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let load = lever(&nvo, "", &bestand(30, |_| "Jansen".into())).await;
        assert_eq!(aantallen(&lever(&nvo, "?modus=VOLLEDIG", &bestand(30, |_| "Jansen".into())).await), [0, 0, 30, 0, 0]);
        assert_eq!(doe(&nvo, "inzendingOngedaanMaken", &load).await, (json!(null), json!(["TWEEDE_PERSOON_NODIG"])));
        assert_eq!(leden(&t, &nvo).await.len(), 30);
        let few = lever(&nvo, "", "lidnummer;achternaam;ingangsdatum\nX1;Bakker;2020-01-01\nX2;Visser;2020-01-01\n").await;
        assert_eq!(doe(&nvo, "inzendingOngedaanMaken", &few).await, (json!("ONGEDAAN"), json!([])));
        assert_eq!(doe(&collega(&t, "NVO"), "inzendingOngedaanMaken", &load).await, (json!("ONGEDAAN"), json!([])));
        assert_eq!(leden(&t, &nvo).await, [""; 0]);
    }

    /// Two deliveries in limbo: once one is released, the other rests on what is no longer so.
    async fn a_plan_holds_for_one_stand(t: Stage) {
        let (nvo, beheer) = (t.vereniging("NVO").await, t.beheer().await);
        lever(&nvo, "", &bestand(60, |_| "Jansen".into())).await;
        let one = lever(&nvo, "", &bestand(60, |_| "Bakker".into())).await;
        let other = lever(&nvo, "", &bestand(60, |_| "Visser".into())).await;
        assert_eq!(doe(&beheer, "inzendingVrijgeven", &one).await.0, json!("TOEGEPAST"));
        assert_eq!(doe(&beheer, "inzendingVrijgeven", &other).await, (json!(null), json!(["VEROUDERD"])));
        assert_eq!(doe(&nvo, "inzendingAfwijzen", &other).await, (json!("GEWEIGERD"), json!([])));
    }

    async fn a_plan_that_was_looked_at_is_carried_out_as_it_was(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let plan = lever(&nvo, "?proef=true", &bestand(3, |_| "Jansen".into())).await;
        assert_eq!((&plan["status"], aantallen(&plan)), (&json!("GEPLAND"), [3, 0, 0, 0, 0]));
        assert_eq!(leden(&t, &nvo).await, [""; 0], "looking changes nothing");
        assert_eq!(doe(&nvo, "inzendingToepassen", &plan).await, (json!("TOEGEPAST"), json!([])));
        assert_eq!(leden(&t, &nvo).await.len(), 3);
        // A trial is stopped by the brake too.
        let renamed = |name: &'static str| bestand(60, move |_| name.into());
        lever(&nvo, "", &renamed("Jansen")).await;
        let plan = lever(&nvo, "?proef=true", &renamed("Bakker")).await;
        assert_eq!((&plan["status"], &plan["aangehoudenOm"]), (&json!("GEPLAND"), &json!("DREMPEL")));
        let beheer = t.beheer().await;
        let count = async || beheer.value("{ inzendingen { totalCount } }", "/inzendingen/totalCount").await;
        assert_eq!(count().await, json!(0), "a trial is for who sent it");
        assert_eq!(doe(&nvo, "inzendingToepassen", &plan).await, (json!("AANGEHOUDEN"), json!([])));
        assert_eq!(count().await, json!(1));
    }
}
