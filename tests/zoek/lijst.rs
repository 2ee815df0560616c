//! How a search reads and orders: words, other words, phrases, headings; and pages.

use entity::leervraag::Status;
use serde_json::{Value, json};

use super::{drift, gevonden, namen, zoek};
use crate::kit::{Stage, actor::Actor, both};

/// A kennisitem that everybody reads, by mutation.
async fn kennis(redactie: &Actor<'_>, titel: &str, omschrijving: &str) -> String {
    let fields = json!({
        "titel": titel, "soort": "RICHTLIJN", "bronorganisatie": "Kennishuis", "omschrijving": omschrijving, "gepubliceerd": true,
    });
    let made = redactie
        .done("kennisitemMaken", "kennisitem { id }", fields)
        .await;
    made["id"].as_str().expect("an id").to_owned()
}

/// Three kennisitems and a leervraag about the same.
async fn zebra(t: &Stage) {
    let redactie = t.redactie().await;
    kennis(
        &redactie,
        "Wachten",
        "Hoe een school oversteekt: het zebrapad bij de school.",
    )
    .await;
    kennis(&redactie, "Zebrapaden bij scholen", "Een overzicht.").await;
    kennis(
        &redactie,
        "Een zebrapad",
        "Voor de basisschool en de scholengemeenschap.",
    )
    .await;
    t.vraag("Hoe veilig is een school met een zebrapad?", |row| {
        row.status = Status::Gepubliceerd
    })
    .await;
}

/// The pieces of the fragments of the first hit, what was looked for between brackets.
fn fragmenten(page: &Value) -> Vec<String> {
    let stuk = |stuk: &Value| match (stuk["tekst"].as_str().expect("a text"), stuk["treffer"] == true) {
        (tekst, true) => format!("[{tekst}]"),
        (tekst, false) => tekst.to_owned(),
    };
    let fragment = |fragment: &Value| {
        let stukken = fragment["stukken"].as_array().expect("pieces");
        format!(
            "{}: {}",
            fragment["veld"].as_str().expect("a field"),
            stukken.iter().map(stuk).collect::<String>()
        )
    };
    let list = page["nodes"][0]["fragmenten"].as_array().expect("fragments");
    list.iter().map(fragment).collect()
}

both! {
    async fn headings_come_first_then_whole_words_then_rows_then_the_last_made(t: Stage) {
        zebra(&t).await;
        let page = zoek(&t.anonymous(), json!({ "tekst": "zebrapad school" })).await;
        assert_eq!(namen(&page), [
            "KENNISITEM Zebrapaden bij scholen",
            "KENNISITEM Een zebrapad",
            "KENNISITEM Wachten",
            "LEERVRAAG Hoe veilig is een school met een zebrapad?",
        ]);
        let scores: Vec<i64> = page["nodes"].as_array().expect("a list").iter().map(|node| node["score"].as_i64().expect("a score")).collect();
        // Two words in the heading, whole, in a row; one in the heading, the other as the beginning of a word; whole and in a row;
        // whole.
        assert_eq!(scores, [11, 4, 3, 2]);
        assert_eq!(page["totalCount"], 4);
        assert_eq!(drift(&t).await, Vec::<String>::new());
    }

    async fn words_are_found_in_every_form_and_phrases_as_they_stand(t: Stage) {
        zebra(&t).await;
        let lezer = t.anonymous();
        assert_eq!(gevonden(&lezer, "ZEBRAPADEN bij de Scholen").await.len(), 4);
        assert_eq!(gevonden(&lezer, "zébrapad kennishuis").await.len(), 3);
        assert_eq!(gevonden(&lezer, "\"zebrapad school\"").await.len(), 2);
        let asked = ["LEERVRAAG Hoe veilig is een school met een zebrapad?"];
        assert_eq!(gevonden(&lezer, "\"school zebrapad\"").await, asked);
        assert_eq!(gevonden(&lezer, "“school met zebrapad” veilig").await, asked);
        assert_eq!(gevonden(&lezer, "\"school zebrapad veilig\"").await, Vec::<String>::new());
        // From the heading into the text, as it is read.
        assert_eq!(gevonden(&lezer, "\"zebrapad Kennishuis\"").await, ["KENNISITEM Een zebrapad"]);
        for nothing in ["", "de het een", "?! \"\"", "zebrapad olifant", "\u{0}", "日本"] {
            assert_eq!(gevonden(&lezer, nothing).await, Vec::<String>::new(), "{nothing:?}");
        }
        for hostile in ["\" OR 1=1 --", "kop : zebrapad", "zebrapad NEAR(school)", "zebrapad & !school | x:*", "\"zebrapad\" \""] {
            gevonden(&lezer, hostile).await;
        }
        gevonden(&lezer, &"\"zebrapad school\" oversteek ".repeat(60)).await;
    }

    async fn other_words_are_found_both_ways(t: Stage) {
        t.reference().await;
        let redactie = t.redactie().await;
        kennis(&redactie, "Het smw op school", "Kort.").await;
        kennis(&redactie, "Schoolmaatschappelijk werk", "Lang.").await;
        for vraag in ["smw", "schoolmaatschappelijk werk"] {
            let page = zoek(&t.anonymous(), json!({ "tekst": vraag, "filter": { "soort": ["KENNISITEM"] } })).await;
            let mut found = namen(&page);
            found.sort();
            assert_eq!(found, ["KENNISITEM Het smw op school", "KENNISITEM Schoolmaatschappelijk werk"], "{vraag}");
        }
        let exact = zoek(&t.anonymous(), json!({ "tekst": "\"smw\"", "filter": { "soort": ["KENNISITEM"] } })).await;
        assert_eq!(namen(&exact), ["KENNISITEM Het smw op school"]);
    }

    async fn what_was_found_is_shown_as_pieces_of_plain_text(t: Stage) {
        let redactie = t.redactie().await;
        kennis(&redactie, "Over het zebrapad", "Een <b>school</b> & het zebrapad; scholen oefenen.").await;
        let page = zoek(&t.anonymous(), json!({ "tekst": "zebrapaden school" })).await;
        assert_eq!(fragmenten(&page), [
            "titel: Over het [zebrapad]",
            "omschrijving: Een <b>[school]</b> & het [zebrapad]; [scholen] oefenen.",
        ]);
        let fragment = &page["nodes"][0]["fragmenten"][0];
        assert_eq!((&fragment["vooraf"], &fragment["verder"]), (&json!(false), &json!(false)));
    }

    async fn pages_go_on_where_the_last_ended_both_ways(t: Stage) {
        zebra(&t).await;
        for n in 0..7 {
            t.vraag(&format!("Wie kent een zebrapad van school nummer {n}?"), |row| row.status = Status::Gepubliceerd).await;
        }
        let lezer = t.anonymous();
        let whole = gevonden(&lezer, "zebrapad school").await;
        assert_eq!(whole.len(), 11);
        let (mut forward, mut after) = (Vec::new(), Value::Null);
        loop {
            let page = zoek(&lezer, json!({ "tekst": "zebrapad school", "first": 3, "after": after })).await;
            forward.extend(namen(&page));
            after = page["pageInfo"]["endCursor"].clone();
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
        assert_eq!(forward, whole);
        let back = zoek(&lezer, json!({ "tekst": "zebrapad school", "last": 3, "before": after })).await;
        assert_eq!(namen(&back), whole[7..10]);
        let of = |tekst: &str, extra: Value| {
            let mut variables = json!({ "tekst": tekst });
            variables.as_object_mut().expect("fields").extend(extra.as_object().expect("fields").clone());
            variables
        };
        let query = "query($tekst: String!, $first: Int, $after: String) { zoek(tekst: $tekst, first: $first, after: $after) { totalCount } }";
        for (extra, code) in [(json!({ "first": 101 }), "LIMIT_EXCEEDED"), (json!({ "first": 0 }), "BAD_REQUEST"), (json!({ "after": "x" }), "BAD_REQUEST")] {
            for tekst in ["zebrapad", "de"] {
                assert_eq!(lezer.with(of(tekst, extra.clone())).code(query).await, code, "{tekst} {extra}");
            }
        }
    }

    /// One for the page, one for its length, one for each kind on it.
    async fn statements_do_not_grow_with_what_is_found(t: Stage) {
        t.demonstration().await;
        let lezer = t.anonymous();
        zoek(&lezer, json!({ "tekst": "samen" })).await;
        let query = format!("query($first: Int) {{ zoek(tekst: \"samen\", first: $first) {{ totalCount nodes {{ {} }} }} }}", super::TREFFER);
        let many = lezer.with(json!({ "first": 100 })).send(&query).await;
        let nodes = many.body["data"]["zoek"]["nodes"].as_array().expect("hits").clone();
        let kinds: std::collections::BTreeSet<&str> = nodes.iter().filter_map(|node| node["soort"].as_str()).collect();
        assert!(nodes.len() > 15 && kinds.len() > 4, "{kinds:?}");
        assert_eq!(usize::try_from(many.statements).expect("few"), kinds.len() + 2);
        let facets = lezer.send("{ zoekFacetten(tekst: \"samen\") { soorten { aantal } leervragen { totaal { aantal } } } }").await;
        assert_eq!(facets.statements, 1);
    }
}
