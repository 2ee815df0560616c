//! The processing log: one entry for each change, without content, read by whom it concerns.

use api::auth::{Role, TokenSpec};
use expect_test::expect;
use serde_json::json;

use crate::kit::{actor::input, both};

const LOG: &str =
    "{ logboek { totalCount nodes { actor handeling soort objectId requestId betrokkene { naam } } } }";

both! {
    /// A change is noted in its own transaction; a refused one is not.
    async fn a_change_is_noted_and_a_refusal_is_not(t: Stage) {
        let (anna, bram) = (t.member("anna").await, t.member("bram").await);
        let submit = "mutation($input: LeervraagIndienenInput!) { leervraagIndienen(input: $input) { leervraag { id } } }";
        let secret = "Hoe werk ik samen met de school in de wijk?";
        let id = anna.with(input(json!({ "tekst": secret }))).text(submit, "/leervraagIndienen/leervraag/id").await;
        anna.with(input(json!({ "tekst": "Mail mij op iemand@example.org over de vraag" }))).data(submit).await;
        let mine = anna.data(LOG).await;
        assert_eq!(mine["logboek"]["totalCount"], 1);
        let entry = &mine["logboek"]["nodes"][0];
        assert_eq!(entry["handeling"], "leervraagIndienen");
        assert_eq!(entry["objectId"], id.as_str());
        assert_eq!(entry["betrokkene"]["naam"], "anna");
        assert!(!mine.to_string().contains("school"));
        bram.check("{ logboek { totalCount } }", expect![[r#"
            {
              "logboek": {
                "totalCount": 0
              }
            }"#]]).await;
        t.anonymous().check("{ logboek { totalCount nodes { id } } }", expect![[r#"
            {
              "logboek": {
                "totalCount": 0,
                "nodes": []
              }
            }"#]]).await;
    }

    /// Who asked a leervraag is no more told by the log than by the leervraag: not to who recognised it, nor to BEHEER.
    async fn an_entry_does_not_tell_who_asked(t: Stage) {
        let (anna, bram, redactie, beheer) =
            (t.member("anna").await, t.member("bram").await, t.redactie().await, t.beheer().await);
        let show = "mutation { profielBijwerken(input: { version: 1, zichtbaarheid: LEDEN }) { member { zichtbaarheid } } }";
        assert_eq!(anna.data(show).await["profielBijwerken"]["member"]["zichtbaarheid"], "LEDEN");
        let submit = "mutation($input: LeervraagIndienenInput!) { leervraagIndienen(input: $input) { leervraag { id } } }";
        let tekst = json!({ "tekst": "Hoe werk ik samen met de school in de wijk?", "weergave": "ANONIEM" });
        let id = anna.with(input(tekst)).text(submit, "/leervraagIndienen/leervraag/id").await;
        let publish = "mutation($input: LeervraagModererenInput!) { leervraagModereren(input: $input) { userErrors { code } } }";
        let decision = json!({ "leervraag": id, "version": 1, "besluit": "PUBLICEREN" });
        redactie.with(input(decision)).data(publish).await;
        let recognise = "mutation($input: LeervraagHerkennenInput!) { leervraagHerkennen(input: $input) { userErrors { code } } }";
        bram.with(input(json!({ "leervraag": id }))).data(recognise).await;
        for reader in [&bram, &beheer] {
            let log = reader.data(LOG).await;
            let entries = log["logboek"]["nodes"].as_array().expect("a list");
            let about: Vec<_> = entries.iter().filter(|entry| entry["objectId"] == id.as_str()).collect();
            assert!(!about.is_empty() && about.iter().all(|entry| entry["betrokkene"].is_null()), "{log:#}");
        }
        for reader in [&anna, &redactie] {
            assert_eq!(reader.data(LOG).await["logboek"]["nodes"][0]["betrokkene"]["naam"], "anna");
        }
    }

    /// What a member did in one request is not strung together: the profile beside it does not tell who asked.
    async fn one_request_does_not_tell_who_asked(t: Stage) {
        let (anna, beheer) = (t.member("anna").await, t.beheer().await);
        let both = "mutation($input: LeervraagIndienenInput!) {
            profielBijwerken(input: { version: 1, zichtbaarheid: LEDEN }) { member { id } }
            leervraagIndienen(input: $input) { leervraag { id } }
        }";
        let tekst = json!({ "tekst": "Hoe werk ik samen met de school in de wijk?", "weergave": "ANONIEM" });
        let id = anna.with(input(tekst)).text(both, "/leervraagIndienen/leervraag/id").await;
        let log = beheer.data(LOG).await;
        let entries = log["logboek"]["nodes"].as_array().expect("a list");
        let done: Vec<_> = entries.iter().map(|entry| entry["handeling"].as_str().expect("a name")).collect();
        assert_eq!(done, ["leervraagIndienen", "profielBijwerken"]);
        assert!(entries.iter().all(|entry| entry["objectId"].is_null() && entry["betrokkene"].is_null()), "{log:#}");
        assert_eq!(anna.data(LOG).await["logboek"]["nodes"][0]["objectId"], id.as_str());
        // An operator who is an editor too reads no more of it.
        let editor = TokenSpec { roles: vec![Role::Redactie, Role::Beheer], ..TokenSpec::member("noor") };
        let log = t.holding(&editor).data(LOG).await;
        let entries = log["logboek"]["nodes"].as_array().expect("a list");
        let theirs: Vec<_> = entries.iter().filter(|entry| done.contains(&entry["handeling"].as_str().expect("a name"))).collect();
        assert!(theirs.len() == 2 && theirs.iter().all(|entry| entry["objectId"].is_null()), "{log:#}");
    }

    /// An editor's act stands in the log of the person whom it is about, and an operator reads everything.
    async fn who_it_is_about_reads_it_too(t: Stage) {
        let (anna, redactie, beheer) = (t.member("anna").await, t.redactie().await, t.beheer().await);
        let submit = "mutation($input: LeervraagIndienenInput!) { leervraagIndienen(input: $input) { leervraag { id } } }";
        let tekst = json!({ "tekst": "Hoe werk ik samen met de school in de wijk?" });
        let id = anna.with(input(tekst)).text(submit, "/leervraagIndienen/leervraag/id").await;
        let publish = "mutation($input: LeervraagModererenInput!) { leervraagModereren(input: $input) { userErrors { code } } }";
        let decision = json!({ "leervraag": id, "version": 1, "besluit": "PUBLICEREN" });
        redactie.with(input(decision)).data(publish).await;
        let query = "{ logboek { nodes { actor handeling } } }";
        let both = json!([
            { "actor": "REDACTIE", "handeling": "leervraagModereren" },
            { "actor": "MEMBER", "handeling": "leervraagIndienen" },
        ]);
        assert_eq!(anna.data(query).await["logboek"]["nodes"], both);
        assert_eq!(beheer.data(query).await["logboek"]["nodes"], both);
        let node = anna.text("{ logboek(first: 1) { nodes { id } } }", "/logboek/nodes/0/id").await;
        let again = format!("{{ node(id: \"{node}\") {{ ... on Logregel {{ handeling }} }} }}");
        assert_eq!(anna.data(&again).await["node"]["handeling"], "leervraagModereren");
        assert!(t.member("bram").await.data(&again).await["node"].is_null());
    }
}
