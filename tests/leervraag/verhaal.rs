//! The main job in short: a member asks, an editor publishes, a reader reads.

use expect_test::expect;
use serde_json::json;

use crate::kit::{actor::input, both};

const INDIENEN: &str = "mutation($input: LeervraagIndienenInput!) {
    leervraagIndienen(input: $input) { leervraag { id status version tekst } userErrors { code field plaats { offset length } } }
}";

both! {
    async fn a_member_submits_and_an_editor_publishes(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let tekst = "Hoe werk ik samen met de school in de wijk?";
        let id = anna.with(input(json!({ "tekst": tekst }))).text(INDIENEN, "/leervraagIndienen/leervraag/id").await;
        t.anonymous().check("{ leervragen { totalCount nodes { tekst } } }", expect![[r#"
            {
              "leervragen": {
                "totalCount": 0,
                "nodes": []
              }
            }"#]]).await;
        let publish = "mutation($input: LeervraagModererenInput!) {
            leervraagModereren(input: $input) { leervraag { status version vrager { naam } } userErrors { code } }
        }";
        let decision = json!({ "leervraag": id, "version": 1, "besluit": "PUBLICEREN" });
        redactie.with(input(decision.clone())).check(publish, expect![[r#"
            {
              "leervraagModereren": {
                "leervraag": {
                  "status": "GEPUBLICEERD",
                  "version": 2,
                  "vrager": {
                    "naam": "anna"
                  }
                },
                "userErrors": []
              }
            }"#]]).await;
        redactie.with(input(decision)).check(publish, expect![[r#"
            {
              "errors": [
                {
                  "message": "Dit object is intussen gewijzigd. Haal het opnieuw op en probeer het nog eens.",
                  "locations": [
                    {
                      "line": 2,
                      "column": 13
                    }
                  ],
                  "path": [
                    "leervraagModereren"
                  ],
                  "extensions": {
                    "code": "CONFLICT"
                  }
                }
              ],
              "data": {
                "leervraagModereren": null
              }
            }"#]]).await;
        t.anonymous().check("{ leervragen { totalCount nodes { tekst status vrager { naam } } } }", expect![[r#"
            {
              "leervragen": {
                "totalCount": 1,
                "nodes": [
                  {
                    "tekst": "Hoe werk ik samen met de school in de wijk?",
                    "status": "GEPUBLICEERD",
                    "vrager": null
                  }
                ]
              }
            }"#]]).await;
    }
}
