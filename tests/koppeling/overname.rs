//! Attempts to take over a person: by e-mail address, by name, by what an association delivers.

use api::auth::TokenSpec;
use entity::{lidmaatschap, member};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};

use super::{besluit, geef_op, rijen, vereniging};
use crate::{
    inzending::{lever, stuur},
    kit::{Stage, actor::input, both, rows},
};

const ADRES: &str = "anna@example.nl";

/// Every row of every table, as text.
async fn alles(t: &Stage) -> String {
    rows::all(t.writer()).await.into_values().flatten().collect()
}

both! {
    /// Somebody signs in elsewhere with the address of anna, and an association delivers that address: both are nobody in
    /// particular. The address is nowhere to be found, so that no later change can join by it either.
    async fn an_email_address_joins_nothing(t: Stage) {
        let (nvo, anna, beheer) = (t.vereniging("NVO").await, t.member("anna").await, t.beheer().await);
        lever(&nvo, "", &format!("lidnummer;voorletters;achternaam;ingangsdatum;e-mail\nE1;A.;Vries;2020-01-01;{ADRES}\n")).await;
        let claim = geef_op(&anna, &vereniging(&nvo).await, "E1").await.expect("a claim");
        assert_eq!(besluit(&beheer, "Bevestigen", &claim).await, "BEVESTIGD");
        // The address as who somebody is, at the same issuer.
        let mallory = t.holding(&TokenSpec::member(ADRES));
        let seen = mallory.data("{ viewer { member { naam lidmaatschappen { totalCount } } } koppelvoorstellen { totalCount } }").await;
        assert_eq!((&seen["viewer"]["member"]["lidmaatschappen"]["totalCount"], &seen["koppelvoorstellen"]["totalCount"]), (&json!(0), &json!(0)));
        // The same address with another association, and as a number, a name and a claim.
        let nip = t.vereniging("NIP").await;
        lever(&nip, "", &format!("lidnummer;achternaam;ingangsdatum;email\nE1;Vries;2020-01-01;{ADRES}\n")).await;
        let refused = stuur(&nip, "?toepassing=PER_RIJ", "text/csv", &format!("lidnummer;achternaam;ingangsdatum\n{ADRES};Vries;2020-01-01\nE9;{ADRES};2020-01-01\n")).await;
        assert_eq!(refused.json()["aantallen"]["geweigerd"], json!(2));
        assert_eq!(geef_op(&mallory, &vereniging(&nvo).await, ADRES).await, Err(json!("LIDNUMMER_ONGELDIG")));
        let rows = lidmaatschap::Entity::find().all(t.writer()).await.expect("a SELECT");
        let behind: Vec<_> = rows.iter().filter_map(|row| row.member_id).collect();
        assert_eq!(behind, [anna.id], "what was confirmed, and nothing else");
        // The subject of a token is who somebody is: it may look like an address, and is compared as a whole.
        let stored = alles(&t).await.replace(&format!("subject: \"{ADRES}\""), "");
        assert!(!stored.contains(ADRES), "the address was stored");
    }

    /// Who takes the name of anna is told to be alike, and is still refused by who looks; nobody confirms themselves, operators included.
    async fn a_name_is_no_proof(t: Stage) {
        let (nvo, mallory) = (t.vereniging("NVO").await, t.member("mallory").await);
        lever(&nvo, "", "lidnummer;voornaam;achternaam;ingangsdatum\nE1;Anna;Vries;2020-01-01\n").await;
        let rename = "mutation($input: ProfielBijwerkenInput!) { profielBijwerken(input: $input) { userErrors { code } } }";
        mallory.with(input(json!({ "version": 1, "naam": "Anna Vries" }))).data(rename).await;
        let claim = geef_op(&mallory, &vereniging(&nvo).await, "E1").await.expect("a claim");
        assert_eq!(besluit(&mallory, "Bevestigen", &claim).await, "FORBIDDEN");
        let own = mallory.value("{ koppelvoorstellen { nodes { overeenkomst { achternaam } lidmaatschap { id } } } }", "/koppelvoorstellen/nodes/0").await;
        assert_eq!(own, json!({ "overeenkomst": null, "lidmaatschap": null }), "nor is told whether the name is right");
        let beheer = t.beheer().await;
        let self_made = geef_op(&beheer, &vereniging(&nvo).await, "E1").await.expect("a claim");
        assert_eq!(besluit(&beheer, "Bevestigen", &self_made).await, "FORBIDDEN");
        assert_eq!(besluit(&beheer, "Afwijzen", &claim).await, "AFGEWEZEN");
        assert_eq!(rijen(&t, "E1").await[0].member_id, None);
    }

    /// A delivery makes no member, renames none, and puts nobody behind a row: whatever it says.
    async fn a_delivery_touches_no_person(t: Stage) {
        let (nvo, anna) = (t.vereniging("NVO").await, t.member("anna").await);
        let people = async || member::Entity::find().count(t.writer()).await.expect("a count");
        let before = people().await;
        let file = format!("lidnummer;achternaam;ingangsdatum;member;member_id;naam\nE1;anna;2020-01-01;{0};{0};Mallory\n", anna.id);
        let told = lever(&nvo, "", &file).await;
        assert_eq!(told["vervallenKolommen"].as_array().map(Vec::len), Some(3));
        assert_eq!((people().await, rijen(&t, "E1").await[0].member_id), (before, None));
        assert_eq!(anna.value("{ viewer { member { naam } } }", "/viewer/member/naam").await, Value::from("anna"));
    }
}
