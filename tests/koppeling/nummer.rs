//! Candidates by the number of a register: only one that was checked, and only for who holds it.

use serde_json::{Value, json};

use super::{besluit, rijen};
use crate::{
    inzending::lever,
    kit::both,
    registratie::{controleer, geef_registratie},
};

const OPEN: &str = "{ koppelvoorstellen(filter: { status: OPEN }) { totalCount nodes { id grond lidnummer beroepsvereniging { afkorting } } } }";

const RIJ: &str = "lidnummer;achternaam;ingangsdatum;skj;big\nS1;Een;2020-01-01;100012345;\nS2;Twee;2020-01-01;;19012345601\nS3;Drie;2020-01-01;;\n";

both! {
    /// A number that nobody checked joins nothing; once it is checked the person may confirm, in each association.
    async fn a_checked_number_is_proposed_to_who_holds_it(t: Stage) {
        let (nvo, nip, anna, beheer) = (t.vereniging("NVO").await, t.vereniging("NIP").await, t.member("anna").await, t.beheer().await);
        lever(&nvo, "", RIJ).await;
        let skj = geef_registratie(&anna, "SKJ", "100 012 345").await;
        lever(&nip, "", RIJ).await;
        assert_eq!(anna.value(OPEN, "/koppelvoorstellen/totalCount").await, json!(0), "said, and not checked");
        assert_eq!(controleer(&beheer, &skj, "KLOPT").await, "GECONTROLEERD");
        let told = anna.value(OPEN, "/koppelvoorstellen").await;
        assert_eq!(told["totalCount"], json!(2), "{told:#}");
        let nodes = told["nodes"].as_array().expect("a list");
        assert!(nodes.iter().all(|node| node["grond"] == "REGISTRATIE" && node["lidnummer"] == "S1"), "{told:#}");
        for node in nodes {
            assert_eq!(besluit(&anna, "Bevestigen", node).await, "BEVESTIGD");
        }
        assert!(rijen(&t, "S1").await.iter().all(|row| row.member_id == Some(anna.id)));
        assert!(rijen(&t, "S2").await.iter().all(|row| row.member_id.is_none()));
    }

    /// The number comes with a later delivery; what was turned down is not proposed again.
    async fn a_number_that_is_delivered_later_is_proposed_once(t: Stage) {
        let (nvo, anna, beheer) = (t.vereniging("NVO").await, t.member("anna").await, t.beheer().await);
        let big = geef_registratie(&anna, "BIG", "19012345601").await;
        controleer(&beheer, &big, "KLOPT").await;
        lever(&nvo, "", RIJ).await;
        let told = anna.value(OPEN, "/koppelvoorstellen").await;
        assert_eq!((&told["totalCount"], &told["nodes"][0]["lidnummer"]), (&json!(1), &json!("S2")));
        assert_eq!(besluit(&anna, "Afwijzen", &told["nodes"][0]).await, "AFGEWEZEN");
        lever(&nvo, "", "lidnummer;achternaam\nS2;Anders\n").await;
        controleer(&beheer, &big, "KLOPT").await;
        assert_eq!(anna.value(OPEN, "/koppelvoorstellen/totalCount").await, json!(0));
    }

    /// A check that no longer holds proposes nothing.
    async fn a_number_that_ran_out_is_not_proposed(t: Stage) {
        let (nvo, anna, beheer) = (t.vereniging("NVO").await, t.member("anna").await, t.beheer().await);
        let skj = geef_registratie(&anna, "SKJ", "100012345").await;
        controleer(&beheer, &skj, "KLOPT").await;
        controleer(&beheer, &skj, "VERVALLEN").await;
        lever(&nvo, "", RIJ).await;
        assert_eq!(anna.value(OPEN, "/koppelvoorstellen").await, json!({ "totalCount": 0, "nodes": [] }));
        let seen = beheer.value(OPEN, "/koppelvoorstellen/nodes").await;
        assert_eq!(seen, Value::Array(Vec::new()));
    }

    /// Whoever enters the number of another is proposed nothing, as long as nobody checks it to be theirs.
    async fn a_number_of_another_opens_nothing(t: Stage) {
        let (nvo, mallory) = (t.vereniging("NVO").await, t.member("mallory").await);
        lever(&nvo, "", RIJ).await;
        geef_registratie(&mallory, "SKJ", "100012345").await;
        assert_eq!(mallory.value(OPEN, "/koppelvoorstellen/totalCount").await, json!(0));
        assert!(rijen(&t, "S1").await.iter().all(|row| row.member_id.is_none()));
    }
}
