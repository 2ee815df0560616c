//! Filters: alone, together, and in the Dutch of people.

use api::graph::id::Kind;
use entity::{
    discipline::Sector,
    leervraag::{Status, Weergave},
    praktijk_onderwijssoort::Onderwijssoort,
    raamwerk_element::Soort,
};
use expect_test::expect;
use serde_json::{Value, json};
use uuid::Uuid;

use super::published;
use crate::kit::{Stage, actor::Actor, both, facts::moment, seed::global};

const LIST: &str = "query($filter: LeervraagFilter) {
    leervragen(filter: $filter, orderBy: OUDSTE, first: 100) { totalCount nodes { tekst } }
}";

/// What a filter finds, oldest first; the count must agree.
async fn found(actor: &Actor<'_>, filter: &Value) -> Vec<String> {
    let list = actor
        .with(json!({ "filter": filter }))
        .value(LIST, "/leervragen")
        .await;
    let nodes = list["nodes"].as_array().into_iter().flatten();
    let texts: Vec<String> = nodes
        .filter_map(|node| node["tekst"].as_str())
        .map(str::to_owned)
        .collect();
    // By who asked, the length is for editors: the list itself tells.
    if !list["totalCount"].is_null() {
        assert_eq!(list["totalCount"], texts.len(), "{filter}");
    }
    texts
}

/// A dozen leervragen that differ in everything that can be filtered, and a filter for each of its fields.
async fn variety(t: &Stage, asker: Uuid) -> Vec<Value> {
    let disciplines = [
        t.discipline("ib", Sector::Onderwijs).await,
        t.discipline("jw", Sector::Jeugdhulp).await,
    ];
    let praktijken = [t.praktijk("een").await, t.praktijk("twee").await];
    let factor = t.element("factor", Soort::Factor).await;
    let parameter = t.element("parameter", Soort::Parameter).await;
    let days = [
        "2026-02-28T22:59:59.999999Z",
        "2026-02-28T23:00:00Z",
        "2026-06-30T21:59:59Z",
        "2026-06-30T22:00:00Z",
    ];
    let mut last = Uuid::nil();
    for n in 0..24_usize {
        last = t
            .vraag(
                &format!("vraag {n:02} over {}", ["gezinnen", "school"][n / 2 % 2]),
                |row| {
                    row.status = [Status::Gepubliceerd, Status::Gepubliceerd, Status::Ingediend][n % 3];
                    row.weergave = [Weergave::Naam, Weergave::Rol, Weergave::Anoniem, Weergave::Rol][n % 4];
                    row.vrager_id = n.is_multiple_of(5).then_some(asker);
                    row.discipline_id = Some(disciplines[n % 2]);
                    row.sector = Some([Sector::Onderwijs, Sector::Jeugdhulp][n % 2]);
                    row.onderwijssoort =
                        [Some(Onderwijssoort::Bao), Some(Onderwijssoort::Vo), None][n / 3 % 3];
                    row.praktijk_id = [None, Some(praktijken[0]), Some(praktijken[1])][n / 4 % 3];
                    row.created_at = moment(days[n % 4]);
                },
            )
            .await;
        if n.is_multiple_of(2) {
            t.tagged(last, factor).await;
        }
        if n.is_multiple_of(3) {
            t.tagged(last, parameter).await;
        }
    }
    let thema = t
        .thema_of(
            "thema",
            entity::thema::Status::Gepubliceerd,
            t.named("vraag 12 over gezinnen"),
        )
        .await;
    let opgave = t.opgave_on(1, entity::editie::Status::Vastgesteld, last).await;
    vec![
        json!({ "status": ["GEPUBLICEERD"] }),
        json!({ "status": ["INGEDIEND", "CONCEPT"] }),
        json!({ "discipline": [global(Kind::Discipline, disciplines[0])] }),
        json!({ "sector": ["JEUGDHULP", "JUSTITIE"] }),
        json!({ "onderwijssoort": ["BAO", "VO"] }),
        json!({ "factor": [global(Kind::WerkzameFactor, factor)] }),
        json!({ "factor": [global(Kind::WerkzameFactor, factor), global(Kind::RaamwerkParameter, parameter)] }),
        json!({ "praktijk": [global(Kind::LerendePraktijk, praktijken[1])] }),
        json!({ "thema": [global(Kind::Thema, thema)] }),
        json!({ "ontwikkelopgave": [global(Kind::Ontwikkelopgave, opgave)] }),
        json!({ "periode": { "van": "2026-03-01" } }),
        json!({ "periode": { "tot": "2026-07-01" } }),
        json!({ "tekst": "gezin" }),
        json!({ "mijn": true }),
    ]
}

both! {
    /// Two filters together find what both find: for every pair, and for each as several actors.
    async fn filters_combine_with_and(t: Stage) {
        let (anna, redactie, nobody) = (t.member("anna").await, t.redactie().await, t.anonymous());
        let filters = variety(&t, anna.id).await;
        let mut counts = Vec::new();
        for (who, actor) in [("anna", &anna), ("redactie", &redactie), ("anonymous", &nobody)] {
            let mut alone = Vec::new();
            for filter in &filters {
                alone.push(found(actor, filter).await);
            }
            for (a, left) in filters.iter().enumerate() {
                for (b, right) in filters.iter().enumerate().skip(a + 1) {
                    let (Some(left), Some(right)) = (left.as_object(), right.as_object()) else { panic!("filters") };
                    let mut both = left.clone();
                    both.extend(right.clone());
                    if both.len() < 2 {
                        continue;
                    }
                    let expected: Vec<&String> = alone[a].iter().filter(|name| alone[b].contains(name)).collect();
                    let both = Value::Object(both);
                    assert_eq!(found(actor, &both).await.iter().collect::<Vec<_>>(), expected, "{who} {both}");
                }
            }
            counts.extend(filters.iter().zip(&alone).map(|(filter, found)| {
                let field = filter.as_object().and_then(|fields| fields.keys().next());
                format!("{who:9} {:15} {}", field.map_or("", String::as_str), found.len())
            }));
        }
        t.agree(&counts.join("\n"), expect![[r#"
            anna      status          16
            anna      status          2
            anna      discipline      6
            anna      sector          9
            anna      onderwijssoort  14
            anna      factor          9
            anna      factor          13
            anna      praktijk        5
            anna      thema           1
            anna      ontwikkelopgave 0
            anna      periode         13
            anna      periode         14
            anna      tekst           10
            anna      mijn            5
            redactie  status          16
            redactie  status          8
            redactie  discipline      12
            redactie  sector          12
            redactie  onderwijssoort  18
            redactie  factor          12
            redactie  factor          16
            redactie  praktijk        8
            redactie  thema           1
            redactie  ontwikkelopgave 1
            redactie  periode         18
            redactie  periode         18
            redactie  tekst           12
            redactie  mijn            0
            anonymous status          16
            anonymous status          0
            anonymous discipline      0
            anonymous sector          0
            anonymous onderwijssoort  12
            anonymous factor          8
            anonymous factor          12
            anonymous praktijk        4
            anonymous thema           1
            anonymous ontwikkelopgave 0
            anonymous periode         12
            anonymous periode         12
            anonymous tekst           8
            anonymous mijn            0"#]]);
    }

    /// A day begins at midnight in the Netherlands, in winter and in summer.
    async fn a_period_is_counted_in_dutch_days(t: Stage) {
        let redactie = t.redactie().await;
        for (n, at) in ["2026-02-28T22:59:59.999999Z", "2026-02-28T23:00:00Z", "2026-06-30T21:59:59.999999Z", "2026-06-30T22:00:00Z"].into_iter().enumerate() {
            t.vraag(&format!("vraag {n}"), |row| row.created_at = moment(at)).await;
        }
        for (periode, expected) in [
            (json!({ "van": "2026-03-01", "tot": "2026-07-01" }), &["vraag 1", "vraag 2"][..]),
            (json!({ "van": "2026-02-28", "tot": "2026-03-01" }), &["vraag 0"]),
            (json!({ "van": "2026-07-01" }), &["vraag 3"]),
            (json!({ "van": "2026-07-01", "tot": "2026-07-01" }), &[]),
            (json!({ "van": "2026-07-01", "tot": "2026-01-01" }), &[]),
            (json!({}), &["vraag 0", "vraag 1", "vraag 2", "vraag 3"]),
            (json!({ "van": null, "tot": null }), &["vraag 0", "vraag 1", "vraag 2", "vraag 3"]),
        ] {
            assert_eq!(found(&redactie, &json!({ "periode": periode })).await, expected, "{periode}");
        }
        for day in ["-262143-01-01", "+262142-12-31", "-4713-01-01", "0000-01-01", "9999-12-31"] {
            for bound in ["van", "tot"] {
                let answer = redactie.with(json!({ "filter": { "periode": { bound: day } } })).send(LIST).await.body;
                let code = &answer["errors"][0]["extensions"]["code"];
                assert!(code.is_null() || code == "BAD_REQUEST", "{day}: {answer:#}");
            }
        }
    }

    /// An empty list of values asks nothing, whatever the field.
    async fn an_empty_list_of_values_leaves_the_list_as_it_is(t: Stage) {
        let redactie = t.redactie().await;
        t.vraag("vraag", |_| ()).await;
        for field in ["status", "discipline", "sector", "onderwijssoort", "factor", "praktijk", "thema", "ontwikkelopgave"] {
            assert_eq!(found(&redactie, &json!({ field: [] })).await, ["vraag"], "{field}");
            assert_eq!(found(&redactie, &json!({ field: null })).await, ["vraag"], "{field}");
        }
        // Nor does it ask for an asker that one may not know.
        t.vraag("openbaar", |row| row.status = Status::Gepubliceerd).await;
        assert_eq!(found(&t.anonymous(), &json!({ "sector": [], "discipline": [] })).await, ["openbaar"]);
    }

    async fn ids_of_another_type_are_refused(t: Stage) {
        let reader = t.anonymous();
        let thema = global(Kind::Thema, Uuid::from_u128(7));
        let member = global(Kind::Member, Uuid::from_u128(7));
        for field in ["discipline", "factor", "praktijk", "thema", "ontwikkelopgave"] {
            for id in [if field == "thema" { &member } else { &thema }, "", "x", "' OR 1=1 --"] {
                let told = reader.with(json!({ "filter": { field: [id] } })).code(LIST).await;
                assert_eq!(told, "BAD_REQUEST", "{field} {id}");
            }
        }
        for (field, kind) in [
            ("discipline", Kind::Discipline), ("factor", Kind::WerkzameFactor), ("praktijk", Kind::LerendePraktijk),
            ("thema", Kind::Thema), ("ontwikkelopgave", Kind::Ontwikkelopgave),
        ] {
            let absent = global(kind, Uuid::from_u128(7));
            assert_eq!(found(&reader, &json!({ field: [absent] })).await, Vec::<String>::new());
        }
    }

    async fn words_are_found_in_every_form(t: Stage) {
        let anna = t.member("anna").await;
        for tekst in [
            "Hoe gaat de samenwerking tussen de huisartsen en de school?",
            "Hoe kunnen wij beter samenwerken rond een gezin?",
            "Wat hebben gezinnen nodig van de huisarts?",
            "Hoe bereik ik ouders van kinderen in België via één loket?",
            "Wanneer is een verwijzing naar de jeugdarts nodig?",
            "Hoe leren wij van reflectie in groep 8?",
            "Hoe leren wij van reflectie in groep 80?",
        ] {
            published(&t, &anna, tekst).await;
        }
        let reader = t.anonymous();
        for (words, expected) in [
            (&["samenwerking", "samenwerken", "Samenwerkingen", "SAMENWERKEN"][..], 2),
            (&["gezin", "gezinnen", "het gezin"], 2),
            (&["huisarts", "huisartsen", "Huisarts?"], 2),
            (&["belgie", "België", "BELGIË", "Belgie\u{308}"], 1),
            (&["verwijzing", "verwijzen", "verwijzingen"], 1),
            (&["één loket", "een loket", "loketten"], 1),
            (&["gezin huisarts", "huisartsen gezinnen", "huisarts, gezin!"], 1),
            (&["groep 8"], 1),
            (&["groep 80"], 1),
            (&["samenwer"], 2),
            (&["gezin fiets", "fiets", "xyzzy"], 0),
        ] {
            for word in words {
                let texts = found(&reader, &json!({ "tekst": word })).await;
                assert_eq!(texts.len(), expected, "{word}: {texts:?}");
            }
        }
    }

    /// A revised text is found by its new words, and no longer by the old.
    async fn the_index_follows_the_text(t: Stage) {
        let anna = t.member("anna").await;
        let id = published(&t, &anna, "Hoe kunnen wij beter samenwerken?").await;
        let change = json!({ "leervraag": id, "version": 2, "tekst": "Hoe leren wij van reflectie?", "toelichting": "Ook van intervisie." });
        assert_eq!(super::outcome(&anna, "leervraagHerzien", change).await, "INGEDIEND");
        let mine = |tekst: &str| json!({ "tekst": tekst });
        assert_eq!(found(&anna, &mine("samenwerken")).await, Vec::<String>::new());
        assert_eq!(found(&anna, &mine("reflectie")).await.len(), 1);
        assert_eq!(found(&anna, &mine("intervisie")).await.len(), 1);
        assert_eq!(found(&t.anonymous(), &mine("reflectie")).await, Vec::<String>::new());
    }

    async fn hostile_search_texts_find_words_or_nothing(t: Stage) {
        let anna = t.member("anna").await;
        published(&t, &anna, "Hoe kunnen wij beter samenwerken?").await;
        let reader = t.anonymous();
        let long = "samenwerken ".repeat(400);
        for (text, expected) in [
            ("\" OR 1=1 --", 0), ("NEAR(", 0), ("NEAR(samenwerken beter, 2)", 0), ("a*", 0), ("*", 0), ("samenwerken*", 1),
            ("\"samenwerken\"", 1), ("termen:samenwerken", 0), ("-samenwerken", 1), ("samenwerken & !beter", 1),
            ("samenwerken | xyzzy", 0), ("samenwerken:*", 1), ("samenwerken <-> beter", 1), ("(samenwerken", 1), ("'samenwerken", 1),
            ("'; DROP TABLE leervraag; --", 0), ("%", 0), ("_", 0), ("\\", 0), ("\u{0}", 0), ("samenwerken\u{0}", 1), ("💥", 0),
            ("💥 samenwerken", 1), ("", 0), ("   ", 0), ("de het een", 0), ("\u{202e}nekrewnemas", 0), (long.as_str(), 1),
        ] {
            let texts = found(&reader, &json!({ "tekst": text })).await;
            assert_eq!(texts.len(), expected, "{:?}", text.chars().take(40).collect::<String>());
        }
        for text in ["x".repeat(5_000), "é".repeat(5_000), "💥".repeat(3_000), "a b ".repeat(1_250), "1 ".repeat(2_500)] {
            assert_eq!(found(&reader, &json!({ "tekst": text })).await, Vec::<String>::new());
        }
    }
}
