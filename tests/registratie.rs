//! Registraties: entered by the person, checked by somebody else, and back to what the person says when it changes.

use serde_json::{Value, json};

use crate::kit::{
    actor::{Actor, input},
    both,
};

/// Does something with a registratie: the payload.
async fn doe(actor: &Actor<'_>, mutation: &str, fields: Value) -> Value {
    let (first, rest) = mutation.split_at(1);
    let kind = format!("{}{rest}Input", first.to_uppercase());
    let document = format!("mutation($input: {kind}!) {{ {mutation}(input: $input) {{
        registratie {{ id version register nummer beroep ingangsdatum geldigTot verificatie gecontroleerdBron controleGevraagd }} userErrors {{ code field }} }} }}");
    actor.with(input(fields)).data(&document).await[mutation].take()
}

/// Enters a registratie that is to be checked.
pub(crate) async fn geef_registratie(actor: &Actor<'_>, register: &str, nummer: &str) -> Value {
    let fields = json!({ "register": register, "nummer": nummer, "controleGevraagd": true });
    let mut done = doe(actor, "registratieOpgeven", fields).await;
    assert_eq!(done["userErrors"], json!([]));
    done["registratie"].take()
}

/// Checks a registratie: how sure the service is afterwards, or the code of what was wrong.
pub(crate) async fn controleer(beheer: &Actor<'_>, registratie: &Value, bevinding: &str) -> String {
    let query = format!(
        "{{ node(id: {}) {{ ... on Registratie {{ version }} }} }}",
        registratie["id"]
    );
    let version = beheer.value(&query, "/node/version").await;
    let fields = json!({ "registratie": registratie["id"], "version": version, "bevinding": bevinding, "bron": "Openbaar register" });
    let done = doe(beheer, "registratieControleren", fields).await;
    let told = done["registratie"]["verificatie"]
        .as_str()
        .or(done["userErrors"][0]["code"].as_str());
    told.expect("an outcome").to_owned()
}

both! {
    async fn a_person_enters_it_and_somebody_else_checks_it(t: Stage) {
        let (anna, beheer) = (t.member("anna").await, t.beheer().await);
        let fields = json!({ "register": "SKJ", "nummer": "100 012 345", "beroep": "jeugdprofessional", "ingangsdatum": "2024-01-01", "geldigTot": "2029-01-01" });
        let made = doe(&anna, "registratieOpgeven", fields).await;
        let row = &made["registratie"];
        assert_eq!((&row["nummer"], &row["verificatie"], &row["version"]), (&json!("100012345"), &json!("INGEVULD"), &json!(1)));
        let list = "{ registraties { totalCount nodes { nummer } } }";
        assert_eq!(beheer.value(list, "/registraties/totalCount").await, json!(0), "an operator sees what is to be checked");
        let asks = json!({ "registratie": row["id"], "version": 1, "controleGevraagd": true });
        doe(&anna, "registratieBijwerken", asks).await;
        assert_eq!(beheer.value("{ registraties(filter: { verificatie: INGEVULD }) { totalCount } }", "/registraties/totalCount").await, json!(1));
        assert_eq!(controleer(&beheer, row, "VERVALLEN").await, "NOOIT_GECONTROLEERD");
        assert_eq!(controleer(&beheer, row, "KLOPT").await, "GECONTROLEERD");
        // What is beside the check leaves it; another number or other days do not.
        let done = doe(&anna, "registratieBijwerken", json!({ "registratie": row["id"], "version": 3, "beroep": "pedagoog" })).await;
        assert_eq!((&done["registratie"]["verificatie"], &done["registratie"]["gecontroleerdBron"]), (&json!("GECONTROLEERD"), &json!("Openbaar register")));
        let done = doe(&anna, "registratieBijwerken", json!({ "registratie": row["id"], "version": 4, "geldigTot": "2034-01-01" })).await;
        assert_eq!((&done["registratie"]["verificatie"], &done["registratie"]["gecontroleerdBron"]), (&json!("INGEVULD"), &Value::Null));
        let gone = "mutation($input: RegistratieVerwijderenInput!) { registratieVerwijderen(input: $input) { member { registraties { totalCount } } userErrors { code } } }";
        let done = anna.with(input(json!({ "registratie": row["id"], "version": 5 }))).value(gone, "/registratieVerwijderen").await;
        assert_eq!(done, json!({ "member": { "registraties": { "totalCount": 0 } }, "userErrors": [] }));
        let log = anna.value("{ logboek { nodes { handeling betrokkene { naam } } } }", "/logboek/nodes").await;
        let log = log.as_array().expect("a list");
        assert!(log.len() == 6 && log.iter().all(|entry| entry["betrokkene"]["naam"] == "anna"), "{log:?}");
    }

    /// A check holds as long as the registration: on its last day it has run out, without anybody doing anything.
    async fn what_was_checked_runs_out_on_its_day(t: Stage) {
        let (anna, beheer) = (t.member("anna").await, t.beheer().await);
        let enter = async |nummer: &str, tot: &str| {
            let fields = json!({ "register": "BIG", "nummer": nummer, "geldigTot": tot, "controleGevraagd": true });
            let made = doe(&anna, "registratieOpgeven", fields).await;
            controleer(&beheer, &made["registratie"], "KLOPT").await
        };
        // Today is 1 September 2026.
        assert_eq!(enter("19012345601", "2026-09-02").await, "GECONTROLEERD");
        assert_eq!(enter("19012345602", "2026-09-01").await, "VERLOPEN");
    }

    async fn what_cannot_be_a_registration_is_refused(t: Stage) {
        let anna = t.member("anna").await;
        let code = async |fields: Value| doe(&anna, "registratieOpgeven", fields).await["userErrors"][0]["code"].clone();
        assert_eq!(code(json!({ "register": "BIG", "nummer": "123" })).await, json!("NUMMER_ONGELDIG"));
        assert_eq!(code(json!({ "register": "SKJ", "nummer": "12345", "ingangsdatum": "2026-01-02", "geldigTot": "2026-01-01" })).await, json!("PERIODE_ONGELDIG"));
        assert_eq!(code(json!({ "register": "SKJ", "nummer": "12345", "beroep": "mail anna@example.nl" })).await, json!("EMAIL"));
        assert_eq!(code(json!({ "register": "SKJ", "nummer": "12345" })).await, Value::Null);
        assert_eq!(code(json!({ "register": "SKJ", "nummer": "1 2345" })).await, json!("AL_OPGEGEVEN"));
        // Two people may enter one number: only a check says whose it is.
        let bert = t.member("bert").await;
        assert_eq!(doe(&bert, "registratieOpgeven", json!({ "register": "SKJ", "nummer": "12345" })).await["userErrors"], json!([]));
    }

    /// Nobody vouches for themselves, and what is not yours is not there.
    async fn who_may_do_what(t: Stage) {
        let (anna, beheer) = (t.member("anna").await, t.beheer().await);
        let own = geef_registratie(&beheer, "SKJ", "54321").await;
        let row = geef_registratie(&anna, "SKJ", "12345").await;
        let check = |row: &Value| input(json!({ "registratie": row["id"], "version": 1, "bevinding": "KLOPT", "bron": "Register" }));
        let checking = "mutation($input: RegistratieControlerenInput!) { registratieControleren(input: $input) { userErrors { code } } }";
        assert_eq!(beheer.with(check(&own)).code(checking).await, "FORBIDDEN");
        let changing = "mutation($input: RegistratieBijwerkenInput!) { registratieBijwerken(input: $input) { userErrors { code } } }";
        let change = || input(json!({ "registratie": row["id"], "version": 1, "beroep": "x" }));
        assert_eq!(beheer.with(change()).code(changing).await, "FORBIDDEN", "seen, to be checked");
        assert_eq!(t.anonymous().with(change()).code(changing).await, "UNAUTHENTICATED");
        assert_eq!(t.vereniging("NVO").await.with(change()).code(changing).await, "FORBIDDEN");
        for other in [t.member("bert").await, t.redactie().await, t.analist().await] {
            assert_eq!(other.with(change()).code(changing).await, "NOT_FOUND");
            assert_eq!(other.with(check(&row)).code(checking).await, "FORBIDDEN");
            assert_eq!(other.value("{ registraties { totalCount } }", "/registraties/totalCount").await, json!(0));
        }
        assert_eq!(anna.with(input(json!({ "registratie": row["id"], "version": 9, "beroep": "x" }))).code(changing).await, "CONFLICT");
    }

    async fn a_page_of_registraties_takes_no_more_statements(t: Stage) {
        let (anna, beheer) = (t.member("anna").await, t.beheer().await);
        for number in 0..12 {
            geef_registratie(&anna, "SKJ", &format!("1000{number:02}")).await;
        }
        let query = "query($n: Int!) { registraties(first: $n) { totalCount nodes { nummer member { naam } } } }";
        let page = async |n: i32| beheer.with(json!({ "n": n })).send(query).await;
        assert_eq!(page(2).await.statements, page(12).await.statements);
    }
}
