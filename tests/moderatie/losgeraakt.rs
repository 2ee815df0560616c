//! A merging lasts as long as the other leervraag is published: after that the merged one stands by itself again.

use entity::leervraag::Status;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    answer, asked, decide, drift, id_of, noor,
    samenvoegen::{berichten, everything, merge, recognise, row, take_along, unmerge},
    told,
};
use crate::kit::{Stage, both};

/// Two merged into a third, each recognised by Bob, who took one along.
async fn merged(t: &Stage) -> [Uuid; 3] {
    let bob = t.member("bob").await;
    let one = asked(t, "een", Status::Gepubliceerd).await;
    let two = asked(t, "twee", Status::Gepubliceerd).await;
    let into = asked(t, "doel", Status::Gepubliceerd).await;
    for van in [one, two] {
        assert_eq!(recognise(&bob, van).await, "ok");
        merge(t, van, into).await;
    }
    assert_eq!(take_along(&bob, one).await, "ok");
    [one, two, into]
}

/// The texts of the list that everybody reads, and what is recognised in it.
async fn listed(t: &Stage) -> Vec<String> {
    let query = "{ leervragen(orderBy: OUDSTE) { totalCount nodes { tekst samengevoegdIn { id } } } }";
    let list = t.anonymous().value(query, "/leervragen").await;
    let texts = list["nodes"].as_array().into_iter().flatten();
    let texts = texts.map(|node| node["tekst"].as_str().unwrap_or_default().to_owned());
    let mut texts: Vec<String> = texts.collect();
    assert_eq!(list["totalCount"], texts.len());
    texts.sort_unstable();
    texts
}

async fn undo(t: &Stage, besluit: &str) -> Value {
    let fields = "besluit { regels { ongedaan leervraag { tekst status } losgeraaktVan { tekst } } }";
    let values = json!({ "besluit": besluit });
    let done = answer(&t.redactie().await, "moderatieOngedaanMaken", values, fields).await;
    done.expect("no request error")["besluit"]["regels"].take()
}

both! {
    /// Whichever way the other leaves publication, readers find the merged ones again, and can recognise them.
    async fn what_was_merged_stands_alone_when_the_other_goes(t: Stage) {
        let (anna, bob, carla, redactie) = (t.member("anna").await, t.member("bob").await, t.member("carla").await, t.redactie().await);
        for way in ["AFWIJZEN", "TERUGNEMEN", "leervraagHerzien", "leervraagIntrekken"] {
            let [one, two, into] = merged(&t).await;
            assert_eq!(listed(&t).await, ["doel"], "{way}");
            match way {
                "leervraagHerzien" => {
                    // How the asker is shown says nothing of the words.
                    let shown = json!({ "leervraag": id_of(into), "version": 1, "weergave": "ROL" });
                    assert_eq!(told(&anna, way, shown).await, "ok");
                    assert_eq!(listed(&t).await, ["doel"]);
                    let words = json!({ "leervraag": id_of(into), "version": 2, "tekst": "Wat is er veranderd sinds de vorige keer?" });
                    assert_eq!(told(&anna, way, words).await, "ok");
                }
                "leervraagIntrekken" => assert_eq!(told(&anna, way, json!({ "leervraag": id_of(into), "version": 1 })).await, "ok"),
                besluit => drop(decide(&redactie, &id_of(into), json!({ "besluit": besluit, "reden": "ONGEPAST" })).await),
            }
            assert_eq!(listed(&t).await, ["een", "twee"], "{way}");
            for key in [one, two] {
                let row = row(&t, key).await;
                assert_eq!((row.status, row.samengevoegd_in_id, row.version), (Status::Gepubliceerd, None, 3), "{way}");
                assert_eq!(recognise(&carla, key).await, "ok", "{way}");
            }
            assert_eq!(unmerge(&t, one).await, "STATUS_STAAT_NIET_TOE leervraag");
            assert_eq!(berichten(&bob).await[..2], ["SAMENVOEGING_ONGEDAAN"; 2], "{way}");
            let told = berichten(&anna).await;
            assert_eq!(told.iter().filter(|soort| *soort == "SAMENVOEGING_ONGEDAAN").count(), 2, "{way}");
            assert_eq!(drift(&t).await, 0);
            let all = entity::leervraag::Entity::delete_many().exec(t.writer()).await;
            all.expect("the next begins anew");
        }
    }

    /// Undoing the decision gives everything back, to the recognitions that were taken along.
    async fn undoing_the_decision_merges_again(t: Stage) {
        let (bob, redactie) = (t.member("bob").await, t.redactie().await);
        for besluit in ["AFWIJZEN", "TERUGNEMEN"] {
            let [one, two, into] = merged(&t).await;
            let before = everything(&t).await;
            let done = decide(&redactie, &id_of(into), json!({ "besluit": besluit, "reden": "ONGEPAST" })).await;
            let query = "{ moderatiebesluiten(first: 1) { nodes { regels { leervraag { tekst } naar { id } losgeraaktVan { tekst } } } } }";
            let kept = redactie.value(query, "/moderatiebesluiten/nodes/0/regels").await;
            assert_eq!(kept.as_array().map(Vec::len), Some(3));
            assert_eq!(kept[0], json!({ "leervraag": { "tekst": "doel" }, "naar": null, "losgeraaktVan": null }));
            assert_eq!((&kept[1]["naar"], &kept[1]["losgeraaktVan"]), (&Value::Null, &json!({ "tekst": "doel" })));
            let regels = undo(&t, &done).await;
            let back = regels.as_array().into_iter().flatten().map(|regel| &regel["ongedaan"]);
            assert_eq!(back.collect::<Vec<_>>(), ["TERUGGEDRAAID"; 3]);
            assert_eq!(everything(&t).await, before, "{besluit}");
            assert_eq!((listed(&t).await, drift(&t).await), (vec!["doel".to_owned()], 0));
            assert_eq!(berichten(&bob).await[..2], ["HERKENDE_SAMENGEVOEGD"; 2]);
            // The merging can still be undone by itself.
            assert_eq!(unmerge(&t, one).await, "ok");
            assert_eq!(unmerge(&t, two).await, "ok");
            let merging = redactie.value("{ moderatiebesluiten { nodes { soort ongedaanOp } } }", "/moderatiebesluiten/nodes").await;
            let open = merging.as_array().into_iter().flatten().filter(|node| node["soort"] == "SAMENVOEGEN" && node["ongedaanOp"].is_null());
            assert_eq!(open.count(), 0);
            let all = entity::leervraag::Entity::delete_many().exec(t.writer()).await;
            all.expect("the next begins anew");
        }
    }

    /// What somebody did since stays: one was merged elsewhere, into the other something was merged.
    async fn what_changed_since_stays_loose(t: Stage) {
        let redactie = t.redactie().await;
        let [one, two, into] = merged(&t).await;
        let other = asked(&t, "ander", Status::Gepubliceerd).await;
        let third = asked(&t, "derde", Status::Gepubliceerd).await;
        let done = decide(&redactie, &id_of(into), json!({ "besluit": "AFWIJZEN", "reden": "ONGEPAST" })).await;
        merge(&t, one, other).await;
        merge(&t, third, two).await;
        let regels = undo(&t, &done).await;
        let mut left: Vec<&str> = regels.as_array().into_iter().flatten().filter(|regel| regel["ongedaan"] == "INTUSSEN_GEWIJZIGD")
            .filter_map(|regel| regel["leervraag"]["tekst"].as_str()).collect();
        left.sort_unstable();
        assert_eq!(left, ["een", "twee"]);
        assert_eq!(listed(&t).await, ["ander", "doel", "twee"]);
        assert_eq!(row(&t, one).await.samengevoegd_in_id, Some(other));
    }

    /// Undoing a publication does not leave behind what was merged into it since.
    async fn a_publication_with_others_merged_into_it_stays(t: Stage) {
        let redactie = t.redactie().await;
        let (van, naar) = (asked(&t, "van", Status::Gepubliceerd).await, asked(&t, "naar", Status::Ingediend).await);
        let done = decide(&redactie, &id_of(naar), json!({ "besluit": "PUBLICEREN" })).await;
        merge(&t, van, naar).await;
        assert_eq!(undo(&t, &done).await[0]["ongedaan"], "INTUSSEN_GEWIJZIGD");
        assert_eq!((row(&t, van).await.status, row(&t, naar).await.status), (Status::Samengevoegd, Status::Gepubliceerd));
    }

    /// Merging into a leervraag while it is refused, or withdrawn by its asker: never is one left behind.
    async fn merging_races_with_leaving(t: Stage) {
        let (anna, redactie, noor) = (t.member("anna").await, t.redactie().await, noor(&t).await);
        for round in 0..8 {
            let van = asked(&t, &format!("van{round}"), Status::Gepubliceerd).await;
            let early = asked(&t, &format!("eerder{round}"), Status::Gepubliceerd).await;
            let naar = asked(&t, &format!("naar{round}"), Status::Gepubliceerd).await;
            merge(&t, early, naar).await;
            let values = json!({ "van": id_of(van), "naar": id_of(naar), "version": 1, "versionNaar": 1, "reden": "ZELFDE_VRAAG" });
            let away = json!({ "leervraag": id_of(naar), "version": 1 });
            let refuse = json!({ "leervraag": id_of(naar), "version": 1, "besluit": "AFWIJZEN", "reden": "DUBBEL" });
            let (one, two) = if round % 2 == 0 {
                futures::join!(told(&noor, "leervraagSamenvoegen", values), told(&anna, "leervraagIntrekken", away))
            } else {
                futures::join!(told(&noor, "leervraagSamenvoegen", values), told(&redactie, "leervraagModereren", refuse))
            };
            assert!(["ok", "CONFLICT", "STATUS_STAAT_NIET_TOE naar"].contains(&one.as_str()), "{one}");
            assert!(["ok", "CONFLICT"].contains(&two.as_str()), "{two}");
            for key in [van, early] {
                let row = row(&t, key).await;
                let into = match row.samengevoegd_in_id {
                    Some(_) => Some(self::row(&t, naar).await.status),
                    None => None,
                };
                let whole = [(Status::Gepubliceerd, None), (Status::Samengevoegd, Some(Status::Gepubliceerd))];
                assert!(whole.contains(&(row.status, into)), "round {round}: {:?} {into:?}", row.status);
            }
        }
    }
}
