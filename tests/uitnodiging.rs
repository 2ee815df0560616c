//! Invitations: nobody takes part without saying yes, and nobody is shown before that.

use api::graph::id::Kind;
use entity::{deelname::Rol, member::Zichtbaarheid, uitnodiging};
use sea_orm::EntityTrait;
use serde_json::{Value, json};

use crate::kit::{
    Stage,
    actor::{Actor, input},
    agenda::nowhere,
    both, rows,
    seed::global,
};

const UITNODIGING: &str =
    "uitnodiging { id version status rol metCode member { naam } door { naam } verlooptOp
    deelname { rol van zichtbaarheid } }";
const CODE: &str = "mutation($input: UitnodigingCodeMakenInput!) { uitnodigingCodeMaken(input: $input) {
    code uitnodiging { id version metCode member { naam } } userErrors { code field } } }";

/// A praktijk that anna facilitates: its global id.
async fn led(t: &Stage, anna: &Actor<'_>) -> String {
    let praktijk = t.praktijk("Praktijk Noord").await;
    t.deelname((praktijk, anna.id), Rol::Facilitator, "2026-01-01", None)
        .await;
    global(Kind::LerendePraktijk, praktijk)
}

fn invite(praktijk: &str, who: &Actor<'_>) -> Value {
    json!({ "praktijk": praktijk, "member": global(Kind::Member, who.id), "rol": "PROFESSIONAL" })
}

fn answer(row: &Value, version: i32) -> Value {
    json!({ "uitnodiging": row["id"], "version": version })
}

/// A code that leads to a praktijk, and its invitation.
async fn code(who: &Actor<'_>, praktijk: &str) -> (String, Value) {
    let fields = json!({ "praktijk": praktijk, "rol": "ERVARINGSDESKUNDIGE" });
    let made = who.with(input(fields)).value(CODE, "/uitnodigingCodeMaken").await;
    (
        made["code"].as_str().expect("a code").to_owned(),
        made["uitnodiging"].clone(),
    )
}

/// The kinds of bericht that somebody got, latest first.
async fn told(who: &Actor<'_>) -> Vec<String> {
    let rows = who
        .value(
            "{ viewer { berichten { nodes { soort uitnodiging { id } } } } }",
            "/viewer/berichten/nodes",
        )
        .await;
    let soort = |row: &Value| row["soort"].as_str().expect("a kind").to_owned();
    rows.as_array().expect("a list").iter().map(soort).collect()
}

/// How many invitations an actor finds under the praktijk and among the own ones, and whether by id.
async fn roads(who: &Actor<'_>, praktijk: &str, row: &Value) -> (u64, u64, bool) {
    let document = "query($praktijk: ID!, $id: ID!) {
        lerendePraktijk(id: $praktijk) { uitnodigingen { totalCount } }
        node(id: $id) { id }
    }";
    let asked = json!({ "praktijk": praktijk, "id": row["id"] });
    let data = who.with(asked).data(document).await;
    let own = who.send("{ viewer { uitnodigingen { totalCount } } }").await.body;
    (
        data["lerendePraktijk"]["uitnodigingen"]["totalCount"]
            .as_u64()
            .expect("a number"),
        own["data"]["viewer"]["uitnodigingen"]["totalCount"]
            .as_u64()
            .unwrap_or_default(),
        !data["node"].is_null(),
    )
}

/// How many take part, as far as somebody may see.
async fn takes_part(who: &Actor<'_>, praktijk: &str) -> Value {
    let query = format!(r#"{{ lerendePraktijk(id: "{praktijk}") {{ deelnames {{ totalCount }} }} }}"#);
    who.value(&query, "/lerendePraktijk/deelnames/totalCount").await
}

both! {
    async fn a_member_who_is_invited_takes_part_after_saying_yes(t: Stage) {
        let (anna, bilal) = (t.member("anna").await, t.member("bilal").await);
        let praktijk = led(&t, &anna).await;
        let retrying = anna.retrying("uitnodigen");
        let row = retrying.done("uitnodigingVersturen", UITNODIGING, invite(&praktijk, &bilal)).await;
        assert_eq!(row, json!({
            "id": row["id"], "version": 1, "status": "UITGENODIGD", "rol": "PROFESSIONAL", "metCode": false,
            "member": { "naam": "bilal" }, "door": { "naam": "anna" }, "verlooptOp": row["verlooptOp"], "deelname": null
        }));
        assert!(row["verlooptOp"].as_str().is_some_and(|moment| moment.starts_with("2026-09-15T10:00")));
        assert_eq!(retrying.done("uitnodigingVersturen", UITNODIGING, invite(&praktijk, &bilal)).await, row);
        assert_eq!(told(&bilal).await, ["UITGENODIGD"]);
        // Until then the invited is shown to nobody, and reads nothing of what is inside.
        let carla = t.member("carla").await;
        t.deelname((t.named("Praktijk Noord"), carla.id), Rol::Professional, "2026-01-01", None).await;
        assert_eq!((roads(&anna, &praktijk, &row).await, roads(&bilal, &praktijk, &row).await), ((1, 0, true), (1, 1, true)));
        assert_eq!(roads(&t.redactie().await, &praktijk, &row).await, (1, 0, true));
        assert_eq!(roads(&carla, &praktijk, &row).await, (0, 0, false), "who takes part besides");
        for (name, outsider) in t.outsiders().await {
            assert_eq!(roads(&outsider, &praktijk, &row).await, (0, 0, false), "{name}");
        }
        assert_eq!((takes_part(&carla, &praktijk).await, takes_part(&bilal, &praktijk).await), (json!(2), json!(2)));

        let yes = json!({ "uitnodiging": row["id"], "version": 1, "zichtbaarheid": "LEDEN" });
        assert_eq!(bilal.denied("uitnodigingAanvaarden", UITNODIGING, answer(&row, 2)).await, "CONFLICT");
        let done = bilal.done("uitnodigingAanvaarden", UITNODIGING, yes.clone()).await;
        assert_eq!((&done["status"], &done["version"]), (&json!("AANVAARD"), &json!(2)));
        assert_eq!(done["deelname"], json!({ "rol": "PROFESSIONAL", "van": "2026-09-01", "zichtbaarheid": "LEDEN" }));
        assert_eq!(told(&anna).await, ["UITNODIGING_AANVAARD"]);
        assert_eq!(takes_part(&carla, &praktijk).await, 3);
        let inner = format!(r#"{{ lerendePraktijk(id: "{praktijk}") {{ werkwijze }} }}"#);
        assert!(bilal.value(&inner, "/lerendePraktijk/werkwijze").await.is_string());
        // The log knows of both, and of whom it was.
        let log = "{ logboek { nodes { handeling soort betrokkene { naam } } } }";
        let line = |handeling: &str| json!({ "handeling": handeling, "soort": "Uitnodiging", "betrokkene": { "naam": "bilal" } });
        assert_eq!(
            bilal.value(log, "/logboek/nodes").await,
            json!([line("uitnodigingAanvaarden"), line("uitnodigingVersturen")])
        );
        let again = anna.refused("uitnodigingVersturen", UITNODIGING, invite(&praktijk, &bilal)).await;
        assert_eq!(again, "DUBBELE_DEELNAME input.member");
    }

    async fn an_invitation_is_declined_withdrawn_or_expires(t: Stage) {
        let (anna, bilal) = (t.member("anna").await, t.member("bilal").await);
        let praktijk = led(&t, &anna).await;
        let send = async |anna: &Actor<'_>, bilal: &Actor<'_>| {
            anna.done("uitnodigingVersturen", UITNODIGING, invite(&praktijk, bilal)).await
        };
        let standing = |row: &Value| json!({ "id": row["id"] });
        let row = send(&anna, &bilal).await;
        let twice = anna.refused("uitnodigingVersturen", UITNODIGING, invite(&praktijk, &bilal)).await;
        assert_eq!(twice, "AL_UITGENODIGD input.member");
        // Each has their own part in it, and others none.
        assert_eq!(anna.denied("uitnodigingAanvaarden", UITNODIGING, answer(&row, 1)).await, "FORBIDDEN");
        assert_eq!(t.redactie().await.denied("uitnodigingAfslaan", UITNODIGING, answer(&row, 1)).await, "FORBIDDEN");
        assert_eq!(bilal.denied("uitnodigingIntrekken", UITNODIGING, answer(&row, 1)).await, "FORBIDDEN");
        for (name, outsider) in t.outsiders().await {
            let expected = match name {
                "ANONIEM" => "UNAUTHENTICATED",
                "VERENIGING" => "FORBIDDEN",
                _ => "NOT_FOUND",
            };
            for action in ["uitnodigingAanvaarden", "uitnodigingAfslaan", "uitnodigingIntrekken"] {
                assert_eq!(outsider.denied(action, UITNODIGING, answer(&row, 1)).await, expected, "{name} {action}");
            }
        }
        let no = bilal.done("uitnodigingAfslaan", UITNODIGING, answer(&row, 1)).await;
        assert_eq!((&no["status"], &no["deelname"]), (&json!("AFGESLAGEN"), &Value::Null));
        assert_eq!(told(&anna).await, ["UITNODIGING_AFGESLAGEN"]);
        let late = bilal.refused("uitnodigingAanvaarden", UITNODIGING, answer(&row, 2)).await;
        assert_eq!(late, "AL_AFGESLAGEN input.uitnodiging");
        // As long as it would have lasted, no is no.
        let again = anna.refused("uitnodigingVersturen", UITNODIGING, invite(&praktijk, &bilal)).await;
        assert_eq!(again, "AL_AFGESLAGEN input.member");
        t.service.clock.advance(chrono::TimeDelta::days(14));
        let (anna, bilal) = (t.member("anna").await, t.member("bilal").await);

        let row = send(&anna, &bilal).await;
        let back = anna.done("uitnodigingIntrekken", UITNODIGING, answer(&row, 1)).await;
        assert_eq!(back["status"], "INGETROKKEN");
        assert_eq!(told(&bilal).await[0], "UITNODIGING_INGETROKKEN");
        let late = bilal.refused("uitnodigingAanvaarden", UITNODIGING, answer(&row, 2)).await;
        assert_eq!(late, "UITNODIGING_INGETROKKEN input.uitnodiging");

        let row = send(&anna, &bilal).await;
        t.service.clock.advance(chrono::TimeDelta::days(14));
        let (anna, bilal) = (t.member("anna").await, t.member("bilal").await);
        let status = "query($id: ID!) { node(id: $id) { ... on Uitnodiging { status } } }";
        assert_eq!(bilal.with(standing(&row)).value(status, "/node/status").await, "VERLOPEN");
        for (who, action) in [(&bilal, "uitnodigingAanvaarden"), (&bilal, "uitnodigingAfslaan"), (&anna, "uitnodigingIntrekken")] {
            let late = who.refused(action, UITNODIGING, answer(&row, 1)).await;
            assert_eq!(late, "UITNODIGING_VERLOPEN input.uitnodiging", "{action}");
        }
        // The way is free for another one, and each list tells them apart.
        anna.done("uitnodigingVersturen", UITNODIGING, invite(&praktijk, &bilal)).await;
        for (status, count) in [("UITGENODIGD", 1), ("AANVAARD", 0), ("AFGESLAGEN", 1), ("INGETROKKEN", 1), ("VERLOPEN", 1)] {
            let own = format!("{{ viewer {{ uitnodigingen(filter: {{ status: {status} }}) {{ totalCount }} }} }}");
            assert_eq!(bilal.value(&own, "/viewer/uitnodigingen/totalCount").await, count, "{status}");
            let of = format!(
                r#"{{ lerendePraktijk(id: "{praktijk}") {{ uitnodigingen(filter: {{ status: {status} }}) {{ totalCount }} }} }}"#
            );
            assert_eq!(anna.value(&of, "/lerendePraktijk/uitnodigingen/totalCount").await, count, "{status}");
        }
    }

    async fn who_leads_invites_whom_they_see(t: Stage) {
        let (anna, bilal, hanna) = (t.member("anna").await, t.member("bilal").await, t.member("hanna").await);
        let praktijk = led(&t, &anna).await;
        t.shows(&hanna, Zichtbaarheid::Verborgen).await;
        let send = "uitnodigingVersturen";
        assert_eq!(anna.denied(send, UITNODIGING, invite(&praktijk, &hanna)).await, "NOT_FOUND");
        for (name, outsider) in t.outsiders().await {
            let expected = if name == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" };
            assert_eq!(outsider.denied(send, UITNODIGING, invite(&praktijk, &bilal)).await, expected, "{name}");
            let fields = json!({ "praktijk": praktijk, "rol": "PROFESSIONAL" });
            assert_eq!(outsider.with(input(fields)).code(CODE).await, expected, "{name}");
        }
        // An editor reaches who is hidden, and no facilitator learns who that is.
        let row = t.redactie().await.done(send, UITNODIGING, invite(&praktijk, &hanna)).await;
        assert_eq!(row["member"]["naam"], "hanna");
        let who = "query($id: ID!) { node(id: $id) { ... on Uitnodiging { status member { naam } } } }";
        let seen = anna.with(json!({ "id": row["id"] })).value(who, "/node").await;
        assert_eq!(seen, json!({ "status": "UITGENODIGD", "member": null }));
        hanna.done("uitnodigingAanvaarden", UITNODIGING, answer(&row, 1)).await;
        let seen = anna.with(json!({ "id": row["id"] })).value(who, "/node").await;
        assert_eq!(seen, json!({ "status": "AANVAARD", "member": { "naam": "hanna" } }));

        let mut long = invite(&praktijk, &bilal);
        long["dagen"] = json!(61);
        assert_eq!(anna.refused(send, UITNODIGING, long).await, "TERMIJN_ONMOGELIJK input.dagen");
        let nowhere = invite(&nowhere(Kind::LerendePraktijk), &bilal);
        assert_eq!(anna.denied(send, UITNODIGING, nowhere).await, "NOT_FOUND");
        let open = anna.done(send, UITNODIGING, invite(&praktijk, &bilal)).await;
        let blocked = t.member("blocked").await;
        let asked = anna.done(send, UITNODIGING, invite(&praktijk, &blocked)).await;
        let stop = json!({ "praktijk": praktijk, "version": 1, "fase": "GESTOPT" });
        anna.done("lerendePraktijkBijwerken", "praktijk { fase }", stop).await;
        assert_eq!(anna.refused(send, UITNODIGING, invite(&praktijk, &t.member("carla").await)).await, "PRAKTIJK_VOORBIJ input.praktijk");
        let over = bilal.refused("uitnodigingAanvaarden", UITNODIGING, answer(&open, 1)).await;
        assert_eq!(over, "PRAKTIJK_VOORBIJ input.uitnodiging");
        // Who was blocked before the first sign-in is known as such at once.
        t.block(&blocked).await;
        assert_eq!(blocked.denied("uitnodigingAfslaan", UITNODIGING, answer(&asked, 1)).await, "FORBIDDEN");
        let redactie = t.redactie().await;
        let zuid = global(Kind::LerendePraktijk, t.praktijk("Praktijk Zuid").await);
        assert_eq!(redactie.refused(send, UITNODIGING, invite(&zuid, &blocked)).await, "LID_GEBLOKKEERD input.member");
    }

    async fn a_code_works_once_and_is_kept_nowhere(t: Stage) {
        let (anna, hanna) = (t.member("anna").await, t.member("hanna").await);
        let praktijk = led(&t, &anna).await;
        t.shows(&hanna, Zichtbaarheid::Verborgen).await;
        let (code_one, row) = code(&anna, &praktijk).await;
        assert_eq!(row, json!({ "id": row["id"], "version": 1, "metCode": true, "member": null }));
        // No table holds it, in whatever form it is typed.
        let bare = code_one.replace('-', "");
        for (table, rows) in rows::all(t.writer()).await {
            assert!(!rows.iter().any(|row| row.contains(&code_one) || row.contains(&bare)), "{table}");
        }
        let use_it = |code: &str| json!({ "code": code });
        let redeem = "uitnodigingInwisselen";
        let invalid = "UITNODIGING_ONBEKEND input.code";
        for wrong in ["", "K7QF", "K7QF-9MWT-3XZP-D2HA"] {
            assert_eq!(hanna.refused(redeem, UITNODIGING, use_it(wrong)).await, invalid);
        }
        assert_eq!(t.anonymous().denied(redeem, UITNODIGING, use_it(&code_one)).await, "UNAUTHENTICATED");
        assert_eq!(t.vereniging("BVJ").await.denied(redeem, UITNODIGING, use_it(&code_one)).await, "FORBIDDEN");
        // Nobody accepts a code by the id of its invitation.
        assert_eq!(hanna.denied("uitnodigingAanvaarden", UITNODIGING, answer(&row, 1)).await, "NOT_FOUND");
        assert_eq!(anna.denied("uitnodigingAanvaarden", UITNODIGING, answer(&row, 1)).await, "FORBIDDEN");
        let typed = json!({ "code": format!(" {} ", bare.to_lowercase()), "zichtbaarheid": "PRAKTIJK" });
        let retrying = hanna.retrying("inwisselen");
        let done = retrying.done(redeem, UITNODIGING, typed.clone()).await;
        assert_eq!(done["deelname"], json!({ "rol": "ERVARINGSDESKUNDIGE", "van": "2026-09-01", "zichtbaarheid": "PRAKTIJK" }));
        assert_eq!(retrying.done(redeem, UITNODIGING, typed).await, done);
        assert_eq!(told(&anna).await, ["UITNODIGING_AANVAARD"]);
        let bob = t.member("bob").await;
        assert_eq!(bob.refused(redeem, UITNODIGING, use_it(&code_one)).await, invalid);
        assert_eq!((takes_part(&bob, &praktijk).await, takes_part(&anna, &praktijk).await), (json!(1), json!(2)));

        // Who takes part already does not use a code up; one that was withdrawn or has expired does not work.
        let (second, row) = code(&anna, &praktijk).await;
        assert_eq!(hanna.refused(redeem, UITNODIGING, use_it(&second)).await, "DUBBELE_DEELNAME input.code");
        anna.done("uitnodigingIntrekken", UITNODIGING, answer(&row, 1)).await;
        assert_eq!(bob.refused(redeem, UITNODIGING, use_it(&second)).await, invalid);
        let (third, _) = code(&anna, &praktijk).await;
        t.service.clock.advance(chrono::TimeDelta::days(14));
        assert_eq!(t.member("bob").await.refused(redeem, UITNODIGING, use_it(&third)).await, invalid);
    }

    /// A retry under the key gives the invitation and not the code: it was told once.
    async fn a_code_is_told_once(t: Stage) {
        let anna = t.member("anna").await;
        let praktijk = led(&t, &anna).await;
        let make = anna.with(input(json!({ "praktijk": praktijk, "rol": "ONDERZOEKER" }))).retrying("code");
        let first = make.value(CODE, "/uitnodigingCodeMaken").await;
        let again = make.value(CODE, "/uitnodigingCodeMaken").await;
        assert!(first["code"].is_string());
        assert_eq!((&again["code"], &again["uitnodiging"]), (&Value::Null, &first["uitnodiging"]));
        let kept = uitnodiging::Entity::find().all(t.writer()).await.expect("a SELECT");
        assert_eq!(kept.iter().map(|row| row.code_hash.as_ref().map(String::len)).collect::<Vec<_>>(), [Some(64)]);
    }

    /// Of two who use a code at once, one takes part.
    async fn two_who_use_a_code_at_once(t: Stage) {
        let anna = t.member("anna").await;
        let praktijk = led(&t, &anna).await;
        let (bob, carla) = (t.member("bob").await, t.member("carla").await);
        for round in 0..8 {
            let (code, _) = code(&anna, &praktijk).await;
            let redeem = async |who: &Actor<'_>| {
                let document = "mutation($input: UitnodigingInwisselenInput!) { uitnodigingInwisselen(input: $input) {
                    userErrors { code } } }";
                let path = "/uitnodigingInwisselen/userErrors";
                who.with(input(json!({ "code": code }))).value(document, path).await
            };
            let (one, other) = futures::join!(redeem(&bob), redeem(&carla));
            let mut codes = [one, other].map(|errors| errors[0]["code"].as_str().unwrap_or_default().to_owned());
            codes.sort();
            if round == 0 {
                assert_eq!(codes, ["", "UITNODIGING_ONBEKEND"]);
            } else if round > 1 {
                assert_eq!(codes, ["DUBBELE_DEELNAME", "DUBBELE_DEELNAME"]);
            }
        }
        assert_eq!(takes_part(&anna, &praktijk).await, 3);
    }
}
