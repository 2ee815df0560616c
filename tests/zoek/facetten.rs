//! How much of each kind there is, and by whom leervragen were asked: as far as that tells of nobody.

use entity::{
    discipline::Sector,
    leervraag::{Status, Weergave},
};
use serde_json::{Value, json};

use crate::kit::{Stage, actor::Actor, both};

const FACETTEN: &str = "query($tekst: String!) { zoekFacetten(tekst: $tekst) { soorten { soort aantal }
    leervragen { totaal { aantal ontbreekt } perSector { sector telling { aantal ontbreekt } }
    perDiscipline { groep discipline { naam } telling { aantal ontbreekt } } } } }";

async fn facetten(actor: &Actor<'_>, tekst: &str) -> Value {
    actor
        .with(json!({ "tekst": tekst }))
        .value(FACETTEN, "/zoekFacetten")
        .await
}

/// A number, or why there is none.
fn kort(telling: &Value) -> String {
    telling["aantal"].as_u64().map_or_else(
        || telling["ontbreekt"].as_str().expect("a reason").to_owned(),
        |aantal| aantal.to_string(),
    )
}

/// `SECTOR number` for sectors that have one or hide one.
fn sectoren(facetten: &Value) -> Vec<String> {
    let rows = facetten["leervragen"]["perSector"].as_array().expect("sectors");
    let row = |row: &Value| {
        format!(
            "{} {}",
            row["sector"].as_str().unwrap_or("?"),
            kort(&row["telling"])
        )
    };
    let mut told: Vec<String> = rows.iter().map(row).filter(|row| !row.ends_with(" 0")).collect();
    told.sort();
    told
}

/// Seven teachers, six of a municipality and two doctors who ask about it, one who does not say who asks, and one whose question is not public.
async fn vragen(t: &Stage) {
    let leraar = t.discipline("leraar", Sector::Onderwijs).await;
    let arts = t.discipline("jeugdarts", Sector::Jeugdgezondheidszorg).await;
    let ask = async |name: String, discipline, sector, weergave, status| {
        t.vraag(&name, |row| {
            (row.discipline_id, row.sector) = (Some(discipline), Some(sector));
            (row.weergave, row.status) = (weergave, status);
        })
        .await
    };
    for n in 0..7 {
        ask(
            format!("Wat is een zebrapad, leraar {n}?"),
            leraar,
            Sector::Onderwijs,
            Weergave::Rol,
            Status::Gepubliceerd,
        )
        .await;
    }
    let ambtenaar = t.discipline("leerplicht", Sector::Gemeente).await;
    for n in 0..6 {
        ask(
            format!("Wat is een zebrapad, ambtenaar {n}?"),
            ambtenaar,
            Sector::Gemeente,
            Weergave::Naam,
            Status::Gepubliceerd,
        )
        .await;
    }
    for n in 0..2 {
        ask(
            format!("Wat is een zebrapad, arts {n}?"),
            arts,
            Sector::Jeugdgezondheidszorg,
            Weergave::Naam,
            Status::Gepubliceerd,
        )
        .await;
    }
    ask(
        "Wat is mijn zebrapad?".into(),
        arts,
        Sector::Jeugdgezondheidszorg,
        Weergave::Anoniem,
        Status::Gepubliceerd,
    )
    .await;
    ask(
        "Wat is een geheim zebrapad?".into(),
        arts,
        Sector::Jeugdgezondheidszorg,
        Weergave::Rol,
        Status::Ingediend,
    )
    .await;
}

both! {
    async fn each_kind_is_counted_as_it_is_found(t: Stage) {
        vragen(&t).await;
        let redactie = t.redactie().await;
        redactie.thema("Zebrapad", true).await;
        redactie.thema("Zebrapad in concept", false).await;
        for (actor, leervragen, themas) in [(t.anonymous(), 16, 1), (t.member("bob").await, 16, 1), (redactie, 17, 2)] {
            let told = facetten(&actor, "zebrapad").await;
            let soorten = told["soorten"].as_array().expect("kinds");
            let number = |soort: &str| soorten.iter().find(|row| row["soort"] == soort).map(|row| row["aantal"].clone());
            assert_eq!(soorten.len(), 7);
            assert_eq!((number("LEERVRAAG"), number("THEMA"), number("BEGRIP")), (Some(json!(leervragen)), Some(json!(themas)), Some(json!(0))));
            for row in soorten {
                let of = json!({ "tekst": "zebrapad", "filter": { "soort": [row["soort"]] } });
                assert_eq!(super::zoek(&actor, of).await["totalCount"], row["aantal"]);
            }
        }
        assert_eq!(facetten(&t.anonymous(), "de het").await, json!({ "soorten": null, "leervragen": null }));
    }

    /// Two doctors would be two people: they are hidden, and with them what would tell how many they are.
    async fn few_askers_are_hidden_and_who_may_not_know_is_told_nothing(t: Stage) {
        vragen(&t).await;
        for who in [t.member("bob").await, t.analist().await] {
            let told = facetten(&who, "zebrapad").await;
            assert_eq!(kort(&told["leervragen"]["totaal"]), "16");
            let shown = sectoren(&told);
            assert!(!shown.iter().any(|row| row.ends_with(" 2") || row.ends_with(" 3") || row.ends_with(" 1")), "{shown:?}");
            assert!(shown.contains(&"JEUGDGEZONDHEIDSZORG ONDERDRUKT".to_owned()), "{shown:?}");
        }
        let told = facetten(&t.redactie().await, "zebrapad").await;
        assert_eq!(sectoren(&told), ["GEMEENTE 6", "JEUGDGEZONDHEIDSZORG 4", "ONDERWIJS 7"]);
        for who in [t.anonymous(), t.vereniging("BVJ").await, t.beheer().await] {
            assert_eq!(facetten(&who, "zebrapad").await["leervragen"], Value::Null);
        }
        // A question that only few answer tells nothing at all.
        let few = facetten(&t.member("bob").await, "zebrapad arts").await;
        assert_eq!(kort(&few["leervragen"]["totaal"]), "ONDERDRUKT");
    }

    /// The same for whoever it is: the own unpublished leervraag makes no number differ.
    async fn the_own_leervragen_change_no_number(t: Stage) {
        vragen(&t).await;
        let (bob, eve) = (t.member("bob").await, t.member("eve").await);
        t.vraag("Wat is het zebrapad van bob?", |row| row.vrager_id = Some(bob.id)).await;
        let [his, hers] = [facetten(&bob, "zebrapad").await, facetten(&eve, "zebrapad").await];
        assert_eq!(his["leervragen"], hers["leervragen"]);
        assert_eq!((&his["soorten"][0]["aantal"], &hers["soorten"][0]["aantal"]), (&json!(17), &json!(16)));
    }
}
