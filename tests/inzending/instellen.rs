//! How an association delivers: names of columns, thresholds, and the command.

use api::{
    config::Limits,
    inzending::{Opdracht, lever as lever_bestand},
};
use entity::inzending::{Formaat, Modus};
use futures::stream;
use serde_json::{Value, json};
use std::sync::Arc;

use super::{aantallen, bestand, doe, leden, lever};
use crate::kit::{actor::input, both};

const BIJWERKEN: &str = "mutation($input: AansluitingBijwerkenInput!) { aansluitingBijwerken(input: $input) {
    aansluiting { version voorinstelling toepassing drempelAandeel drempelAantal kolommen { naam veld } } userErrors { code field } } }";

both! {
    async fn an_association_names_its_own_columns(t: Stage) {
        let (nvo, nip) = (t.vereniging("NVO").await, t.vereniging("NIP").await);
        let seen = "{ beroepsverenigingen { nodes { afkorting aansluiting { stand version } } } }";
        let both = async |actor: &crate::kit::actor::Actor<'_>| actor.value(seen, "/beroepsverenigingen/nodes").await;
        let fields = json!({ "version": 1, "voorinstelling": "E_CAPTAIN", "toepassing": "PER_RIJ", "kolommen": [
            { "naam": "Nummer van het lid", "veld": "LIDNUMMER" }, { "naam": "Begin", "veld": "INGANGSDATUM" }, { "naam": "Status" } ] });
        let done = nvo.with(input(fields)).data(BIJWERKEN).await;
        assert_eq!(done["aansluitingBijwerken"], json!({ "userErrors": [], "aansluiting": { "version": 2, "voorinstelling": "E_CAPTAIN",
            "toepassing": "PER_RIJ", "drempelAandeel": 5, "drempelAantal": 50, "kolommen": [
                { "naam": "Begin", "veld": "INGANGSDATUM" }, { "naam": "Nummer van het lid", "veld": "LIDNUMMER" }, { "naam": "Status", "veld": null } ] } }));
        let told = lever(&nvo, "", "nummer van het lid;begin;status\n5;2020-01-01;gepensioneerd\nx=;2020-01-01;\n").await;
        assert_eq!((aantallen(&told), &told["vervallenKolommen"]), ([1, 0, 0, 0, 1], &json!(["status"])));
        assert_eq!(both(&nvo).await, json!([
            { "afkorting": "NIP", "aansluiting": null },
            { "afkorting": "NVO", "aansluiting": { "stand": 1, "version": 2 } },
        ]));
        assert_eq!(both(&t.beheer().await).await[1]["aansluiting"]["stand"], json!(1));
        for other in [nip, t.anonymous(), t.member("anna").await, t.redactie().await, t.analist().await] {
            assert_eq!(both(&other).await[1]["aansluiting"], Value::Null);
        }
    }

    async fn a_name_of_a_column_passes_the_guard_and_stands_once(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let code = async |kolommen: Value| {
            let done = nvo.with(input(json!({ "version": 1, "kolommen": kolommen }))).data(BIJWERKEN).await;
            done["aansluitingBijwerken"]["userErrors"][0]["code"].clone()
        };
        assert_eq!(code(json!([{ "naam": "a@example.nl", "veld": "STATUS" }])).await, json!("EMAIL"));
        assert_eq!(code(json!([{ "naam": "Soort", "veld": "STATUS" }, { "naam": "soort" }])).await, json!("KOLOM_ONGELDIG"));
    }

    /// Whoever delivers cannot take the brake off.
    async fn only_operators_set_the_brake(t: Stage) {
        let (nvo, beheer) = (t.vereniging("NVO").await, t.beheer().await);
        lever(&nvo, "", &bestand(5, |_| "Jansen".into())).await;
        let id = nvo.text("{ viewer { beroepsvereniging { id } } }", "/viewer/beroepsvereniging/id").await;
        let set = |aandeel: i32| json!({ "beroepsvereniging": id, "version": 1, "drempelAandeel": aandeel, "drempelAantal": 0 });
        let errors = async |actor: &crate::kit::actor::Actor<'_>, fields: Value| {
            actor.with(input(fields)).data(BIJWERKEN).await["aansluitingBijwerken"]["userErrors"].clone()
        };
        assert_eq!(errors(&nvo, set(100)).await, json!([{ "code": "DREMPEL_VOOR_BEHEER", "field": ["input", "drempelAandeel"] }]));
        assert_eq!(errors(&beheer, set(101)).await, json!([{ "code": "DREMPEL_ONGELDIG", "field": ["input", "drempelAandeel"] }]));
        assert_eq!(errors(&beheer, set(0)).await, json!([]));
        let nip = t.vereniging("NIP").await;
        assert_eq!(nip.with(input(set(0))).code(BIJWERKEN).await, "NOT_FOUND");
        for other in [t.member("anna").await, t.redactie().await, t.analist().await] {
            assert_eq!(other.with(input(set(0))).code(BIJWERKEN).await, "FORBIDDEN");
        }
        let one = lever(&nvo, "", "lidnummer;achternaam\nL00001;Bakker\n").await;
        assert_eq!((&one["status"], &one["aangehoudenOm"]), (&json!("AANGEHOUDEN"), &json!("DREMPEL")));
        assert_eq!(doe(&beheer, "inzendingAfwijzen", &one).await, (json!("GEWEIGERD"), json!([])));
    }

    /// The command goes the same way, in the name of the association.
    async fn the_command_delivers_a_file(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let opdracht = |proef| Opdracht { modus: Modus::Volledig, proef, toepassing: None, formaat: Formaat::Csv, blad: None, basis: None, bytes: None };
        let run = async |afkorting: &str, proef: bool, file: String| {
            let parts = stream::iter(file.into_bytes().chunks(100).map(<[u8]>::to_vec).map(Ok::<_, std::io::Error>).collect::<Vec<_>>());
            let (db, clock) = (&t.service.db, t.service.clock.clone());
            lever_bestand(db, clock, Arc::new(Limits::default()), afkorting, &opdracht(proef), parts).await
        };
        let told = run("NVO", true, bestand(2, |_| "Jansen".into())).await.expect("a delivery");
        assert_eq!(told.verslag, "GEPLAND (2 rijen)\nnieuw 2, gewijzigd 0, ongewijzigd 0, beëindigd 0, geweigerd 0");
        assert_eq!(told.retour.lines().count(), 3);
        run("NVO", false, bestand(2, |_| "Jansen".into())).await.expect("a delivery");
        assert_eq!(leden(&t, &nvo).await.len(), 2);
        let error = run("XYZ", false, String::new()).await.err().expect("no such association");
        assert_eq!(format!("{error:#}"), "there is no beroepsvereniging XYZ");
        // A member of staff with another client is a second person for it, and it is seen by the association.
        let count = nvo.value("{ inzendingen { totalCount } }", "/inzendingen/totalCount").await;
        assert_eq!(count, json!(2));
    }
}
