//! Who takes part and comes in another role: the role decides what is read and done, everywhere.

use api::{
    auth::{Role, TokenSpec},
    graph::id::Kind,
};
use entity::{
    canvas::{self, Status},
    goodpractice,
};
use serde_json::{Value, json};

use crate::kit::{actor::Actor, both, seed::global};

/// What stays inside a praktijk: how it works, a good practice that nobody shares yet, a canvas, an invitation, earlier counts.
async fn inside(who: &Actor<'_>, praktijk: &str, practice: &str, canvas: &str) -> [bool; 5] {
    let document =
        "query($p: ID!, $g: ID!, $c: ID!) { lerendePraktijk(id: $p) { werkwijze uitnodigingen { totalCount }
        oudersLeerlingen { totalCount } } goodPractice(id: $g) { titel } canvas(id: $c) { wie } }";
    let data = who
        .with(json!({ "p": praktijk, "g": practice, "c": canvas }))
        .data(document)
        .await;
    let praktijk = &data["lerendePraktijk"];
    [
        !praktijk["werkwijze"].is_null(),
        !data["goodPractice"].is_null(),
        !data["canvas"].is_null(),
        praktijk["uitnodigingen"]["totalCount"] == 1,
        praktijk["oudersLeerlingen"]["totalCount"] == 2,
    ]
}

/// What a facilitator does for the praktijk.
fn actions(
    praktijk: &str,
    practice: &str,
    canvas: &str,
    invited: &str,
) -> Vec<(&'static str, &'static str, Value)> {
    vec![
        (
            "lerendePraktijkBijwerken",
            "praktijk { id }",
            json!({ "praktijk": praktijk, "version": 2, "doel": "Eerder samen." }),
        ),
        (
            "lerendePraktijkStarten",
            "praktijk { id }",
            json!({ "naam": "Nog een", "samenvatting": "Wij beginnen.", "startdatum": "2026-03-01" }),
        ),
        (
            "oudersLeerlingenVastleggen",
            "oudersLeerlingen { id }",
            json!({ "praktijk": praktijk, "datum": "2026-05-01", "ouders": 3, "leerlingen": 4 }),
        ),
        (
            "uitnodigingVersturen",
            "uitnodiging { id }",
            json!({ "praktijk": praktijk, "member": invited, "rol": "PROFESSIONAL" }),
        ),
        (
            "canvasBijwerken",
            "canvas { id }",
            json!({ "canvas": canvas, "version": 1, "wie": "Iedereen." }),
        ),
        (
            "goodPracticeHerzien",
            "goodPractice { id }",
            json!({ "goodPractice": practice, "version": 1, "wat": "Wij lopen rond." }),
        ),
        (
            "activiteitVastleggen",
            "activiteit { id }",
            crate::kit::inzicht::middag(praktijk, "2026-08-20"),
        ),
    ]
}

both! {
    /// A facilitator reads and does; the same person as an analyst or operator does not, but may always leave.
    async fn the_role_decides_and_not_the_deelname(t: Stage) {
        let key = t.praktijk("Praktijk Noord").await;
        let praktijk = global(Kind::LerendePraktijk, key);
        let practice = t.goodpractice_of(Some(key), "Rondgang", (goodpractice::Status::Concept, false)).await;
        let practice = global(Kind::GoodPractice, practice);
        let now = t.now();
        let canvas = t.named("canvas");
        t.set(canvas::Model {
            id: canvas,
            praktijk_id: Some(key),
            ambitie: None,
            status: Status::Concept,
            wat_en_waarom: None,
            waarbinnen: None,
            hoe_en_waarmee: None,
            wie: Some("Wij.".into()),
            wat_niet: None,
            verborgen_op: None,
            demo: false,
            version: 1,
            created_at: now,
            updated_at: now,
        })
        .await;
        let canvas = global(Kind::Canvas, canvas);
        let facilitator = t.member("facilitator").await;
        t.deelname((key, facilitator.id), entity::deelname::Rol::Facilitator, "2026-01-01", None).await;
        for (member, datum) in [("een", "2026-03-01"), ("twee", "2026-04-01")] {
            let member = t.member(member).await.global_id().await;
            let fields = json!({ "praktijk": praktijk, "datum": datum, "ouders": 3, "leerlingen": 4 });
            facilitator.done("oudersLeerlingenVastleggen", "oudersLeerlingen { id }", fields).await;
            if datum == "2026-03-01" {
                let fields = json!({ "praktijk": praktijk, "member": member, "rol": "PROFESSIONAL" });
                facilitator.done("uitnodigingVersturen", "uitnodiging { id }", fields).await;
            }
        }
        let set = json!({ "praktijk": praktijk, "version": 1, "werkwijze": "Elke week." });
        facilitator.done("lerendePraktijkBijwerken", "praktijk { id }", set).await;

        let sees = async |who: &Actor<'_>| inside(who, &praktijk, &practice, &canvas).await;
        assert_eq!(sees(&facilitator).await, [true; 5]);
        let invited = t.member("twee").await.global_id().await;
        for role in [Role::Analist, Role::Beheer] {
            let same = t.holding(&TokenSpec::role("facilitator", role));
            assert_eq!(same.text("{ viewer { member { naam } } }", "/viewer/member/naam").await, "facilitator");
            assert_eq!(sees(&same).await, [false; 5], "{role:?}");
            for (mutation, object, fields) in actions(&praktijk, &practice, &canvas, &invited) {
                let told = same.denied(mutation, object, fields).await;
                assert!(["FORBIDDEN", "NOT_FOUND"].contains(&told.as_str()), "{role:?} {mutation}: {told}");
            }
        }
        for (mutation, object, fields) in actions(&praktijk, &practice, &canvas, &invited) {
            facilitator.done(mutation, object, fields).await;
        }
        let analist = t.member("later analist").await;
        t.deelname((key, analist.id), entity::deelname::Rol::Professional, "2026-01-01", None).await;
        let analist = t.holding(&TokenSpec::role("later analist", Role::Analist));
        let own = "{ viewer { member { deelnames { nodes { id version } } } } }";
        let own = analist.value(own, "/viewer/member/deelnames/nodes/0").await;
        let leaves = json!({ "deelname": own["id"], "version": own["version"] });
        analist.done("deelnameBeeindigen", "deelname { tot }", leaves).await;
    }
}
