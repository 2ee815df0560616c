//! Paging: every row once, whatever the order, the direction, and what others do meanwhile.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use entity::leervraag::Status;
use serde_json::{Value, json};

use crate::kit::{Stage, actor::Actor, both};

const ORDERS: [&str; 4] = ["NIEUWSTE", "OUDSTE", "MEEST_HERKEND", "LAATST_GEWIJZIGD"];

const PAGE: &str =
    "query($orderBy: LeervraagOrder!, $first: Int, $after: String, $last: Int, $before: String) {
    leervragen(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
        edges { cursor node { tekst } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
}";

const FOUND: &str = "query($orderBy: LeervraagOrder!, $tekst: String!, $after: String) {
    leervragen(orderBy: $orderBy, first: 20, after: $after, filter: { tekst: $tekst }) {
        totalCount edges { cursor node { tekst } } pageInfo { hasNextPage endCursor }
    }
}";

/// A small generator of numbers that look random and repeat in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

/// Sets a published leervraag among many of the same moment and number.
async fn scatter(t: &Stage, dice: &mut Dice, name: &str) {
    let day = crate::kit::facts::moment("2026-03-01T12:00:00Z");
    let moment = |dice: &mut Dice| {
        day + TimeDelta::microseconds(i64::try_from(dice.roll(6)).unwrap_or_default() * 500)
    };
    let (created, updated, number) = (
        moment(dice),
        moment(dice),
        i32::try_from(dice.roll(4)).unwrap_or_default(),
    );
    t.vraag(name, |row| {
        row.status = Status::Gepubliceerd;
        row.created_at = created;
        row.updated_at = updated;
        row.aantal_herkenningen = number;
        // Ids in an order that says nothing about the moment.
        let mut bytes = *row.id.as_bytes();
        bytes[0] = u8::try_from(dice.roll(256)).unwrap_or_default();
        row.id = uuid::Uuid::from_bytes(bytes);
    })
    .await;
}

fn edges(list: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let edges = list["edges"].as_array().expect("edges");
    edges
        .iter()
        .map(|edge| (text(&edge["cursor"]), text(&edge["node"]["tekst"])))
        .collect()
}

fn names(list: &Value) -> Vec<String> {
    edges(list).into_iter().map(|(_, name)| name).collect()
}

async fn page(actor: &Actor<'_>, args: Value) -> Value {
    actor.with(args).value(PAGE, "/leervragen").await
}

async fn refused(actor: &Actor<'_>, args: Value) -> String {
    actor.with(args).code(PAGE).await
}

both! {
    /// Common words are looked for along the list and rare ones apart from it; both walk the same list.
    async fn what_has_a_word_is_paged_in_order_however_common_the_word(t: Stage) {
        let mut dice = Dice(0x5eed_0f0f);
        for number in 0..90 {
            let word = if number % 30 == 0 { "logopedist" } else { "wijkteam" };
            scatter(&t, &mut dice, &format!("Vraag {number} over het {word}?")).await;
        }
        let mut sizes = Vec::new();
        for order in ORDERS {
            let all = names(&page(&t.anonymous(), json!({ "orderBy": order, "first": 100 })).await);
            for word in ["wijkteams", "logopedisten"] {
                let (mut found, mut after) = (Vec::new(), Value::Null);
                let total = loop {
                    let args = json!({ "orderBy": order, "tekst": word, "after": after });
                    let list = t.anonymous().with(args).value(FOUND, "/leervragen").await;
                    found.extend(names(&list));
                    after = list["pageInfo"]["endCursor"].clone();
                    if list["pageInfo"]["hasNextPage"] == json!(false) {
                        break list["totalCount"].clone();
                    }
                };
                let stem = word.trim_end_matches("en").trim_end_matches('s');
                let expected: Vec<_> = all.iter().filter(|name| name.contains(stem)).cloned().collect();
                assert_eq!((&found, total), (&expected, json!(expected.len())), "{order} {word}");
                sizes.push(found.len());
            }
        }
        assert_eq!(sizes, [87, 3].repeat(ORDERS.len()));
    }

    /// The union of the pages has no row twice, and misses none that was there at the start.
    async fn pages_hold_everything_once_while_others_insert(t: Stage) {
        let reader = t.anonymous();
        let mut dice = Dice(0x5eed_1e55);
        let mut total = 0;
        for _ in 0..40 {
            total += 1;
            scatter(&t, &mut dice, &format!("vraag {total}")).await;
        }
        for order in ORDERS {
            for backward in [false, true] {
                let before: Vec<String> = (1..=total).map(|n| format!("vraag {n}")).collect();
                let (mut seen, mut cursor) = (Vec::new(), Value::Null);
                loop {
                    let size = 3 + dice.roll(14);
                    let args = if backward {
                        json!({ "orderBy": order, "last": size, "before": cursor })
                    } else {
                        json!({ "orderBy": order, "first": size, "after": cursor })
                    };
                    let list = page(&reader, args).await;
                    let mut rows = names(&list);
                    assert!(rows.len() <= usize::try_from(size).unwrap_or_default());
                    let (more, edge) = if backward {
                        rows.reverse();
                        ("hasPreviousPage", "startCursor")
                    } else {
                        ("hasNextPage", "endCursor")
                    };
                    seen.extend(rows);
                    for _ in 0..dice.roll(3) {
                        total += 1;
                        scatter(&t, &mut dice, &format!("vraag {total}")).await;
                    }
                    if list["pageInfo"][more] != json!(true) {
                        break;
                    }
                    cursor = list["pageInfo"][edge].clone();
                }
                let mut once = seen.clone();
                once.sort_unstable();
                once.dedup();
                assert_eq!(once.len(), seen.len(), "{order} {backward}: a row came twice");
                let missed: Vec<&String> = before.iter().filter(|name| !once.contains(name)).collect();
                assert!(missed.is_empty(), "{order} {backward}: {missed:?}");
            }
        }
    }

    async fn both_directions_tell_the_same_list(t: Stage) {
        let reader = t.anonymous();
        let mut dice = Dice(7);
        for n in 0..23 {
            scatter(&t, &mut dice, &format!("vraag {n}")).await;
        }
        for order in ORDERS {
            let all = page(&reader, json!({ "orderBy": order, "first": 100 })).await;
            let list = edges(&all);
            assert_eq!(list.len(), 23);
            assert_eq!(names(&page(&reader, json!({ "orderBy": order, "last": 100 })).await), names(&all));
            assert_eq!(all["pageInfo"]["hasNextPage"], false);
            assert_eq!(all["pageInfo"]["startCursor"], list[0].0);
            assert_eq!(all["pageInfo"]["endCursor"], list[22].0);
            let slice = |from: usize, to: usize| list[from..to].iter().map(|(_, name)| name.clone()).collect::<Vec<_>>();
            let (after, before) = (&list[4].0, &list[15].0);
            for (args, expected, next, previous) in [
                (json!({ "first": 5 }), slice(0, 5), true, false),
                (json!({ "last": 5 }), slice(18, 23), false, true),
                (json!({ "first": 5, "after": after }), slice(5, 10), true, true),
                (json!({ "last": 5, "before": before }), slice(10, 15), true, true),
                (json!({ "first": 3, "after": after, "before": before }), slice(5, 8), true, true),
                (json!({ "last": 3, "after": after, "before": before }), slice(12, 15), true, true),
                (json!({ "first": 4, "before": &list[2].0 }), slice(0, 2), false, false),
                (json!({ "last": 4, "after": &list[20].0 }), slice(21, 23), false, false),
                (json!({ "first": 5, "after": &list[22].0 }), vec![], false, true),
                (json!({ "last": 5, "before": &list[0].0 }), vec![], true, false),
                (json!({ "after": after }), slice(5, 23), false, true),
                (json!({}), slice(0, 20), true, false),
            ] {
                let mut args = args;
                args["orderBy"] = json!(order);
                let list = page(&reader, args.clone()).await;
                assert_eq!(names(&list), expected, "{args}");
                let info = (&list["pageInfo"]["hasNextPage"], &list["pageInfo"]["hasPreviousPage"]);
                // What lies on the other side of a cursor may be told as absent only where it is not asked for.
                if args.get("first").is_some() && args.get("before").is_none() {
                    assert_eq!(info.0, &json!(next), "{args}");
                }
                if args.get("last").is_some() && args.get("after").is_none() {
                    assert_eq!(info.1, &json!(previous), "{args}");
                }
            }
        }
    }

    async fn sizes_outside_the_limits(t: Stage) {
        let reader = t.anonymous();
        for (args, code) in [
            (json!({ "first": 0 }), "BAD_REQUEST"),
            (json!({ "last": 0 }), "BAD_REQUEST"),
            (json!({ "first": -1 }), "BAD_REQUEST"),
            (json!({ "last": -2_147_483_648_i64 }), "BAD_REQUEST"),
            (json!({ "first": 101 }), "LIMIT_EXCEEDED"),
            (json!({ "last": 2_147_483_647 }), "LIMIT_EXCEEDED"),
            (json!({ "first": 5, "last": 5 }), "BAD_REQUEST"),
        ] {
            let mut args = args;
            args["orderBy"] = json!("NIEUWSTE");
            assert_eq!(refused(&reader, args.clone()).await, code, "{args}");
        }
        for args in [json!({ "first": 100 }), json!({ "last": 1 }), json!({ "first": null, "last": null })] {
            let mut args = args;
            args["orderBy"] = json!("NIEUWSTE");
            assert_eq!(names(&page(&reader, args).await), Vec::<String>::new());
        }
    }

    /// A forged cursor is a bad request on both databases, never a fault and never a place in another list.
    async fn cursors_that_are_none(t: Stage) {
        let reader = t.anonymous();
        for n in 0..3 {
            scatter(&t, &mut Dice(n + 1), &format!("vraag {n}")).await;
        }
        let mut cursors = Vec::new();
        for order in ORDERS {
            let list = page(&reader, json!({ "orderBy": order, "first": 1 })).await;
            cursors.push((order, edges(&list)[0].0.clone()));
        }
        for (order, cursor) in &cursors {
            for other in ORDERS.iter().filter(|other| *other != order) {
                assert_eq!(refused(&reader, json!({ "orderBy": other, "first": 1, "after": cursor })).await, "BAD_REQUEST");
                assert_eq!(refused(&reader, json!({ "orderBy": other, "last": 1, "before": cursor })).await, "BAD_REQUEST");
            }
        }
        let id = "01900000-0000-7000-8000-000000000000";
        let forged = [
            json!({ "o": "nieuwste", "v": { "g": 5 }, "i": id }),
            json!({ "o": "nieuwste", "v": { "t": "2026-03-01T12:00:00Z" }, "i": id }),
            json!({ "o": "nieuwste", "v": { "t": "\u{0}" }, "i": id }),
            json!({ "o": "nieuwste", "v": { "d": "2026-03-01" }, "i": id }),
            json!({ "o": "nieuwste", "v": { "m": "gisteren" }, "i": id }),
            json!({ "o": "nieuwste", "v": { "m": "-200000-01-01T00:00:00Z" }, "i": id }),
            json!({ "o": "nieuwste", "v": { "m": "2026-03-01T12:00:00Z" }, "i": "1" }),
            json!({ "o": "nieuwste", "v": {}, "i": id }),
            json!({ "o": "nieuwste", "i": id }),
            json!([]),
            Value::Null,
        ];
        let forged = forged.iter().map(|position| BASE64_URL_SAFE_NO_PAD.encode(position.to_string()));
        let plain = ["", " ", "x", "💥", "null", "' OR 1=1 --", "=====", &"A".repeat(5_000)].map(str::to_owned);
        for cursor in forged.chain(plain) {
            let told = refused(&reader, json!({ "orderBy": "NIEUWSTE", "first": 1, "after": cursor })).await;
            assert_eq!(told, "BAD_REQUEST", "{cursor}");
        }
        let number = json!({ "o": "meestHerkend", "v": { "t": "veel" }, "i": id }).to_string();
        let number = BASE64_URL_SAFE_NO_PAD.encode(number);
        assert_eq!(refused(&reader, json!({ "orderBy": "MEEST_HERKEND", "first": 1, "after": number })).await, "BAD_REQUEST");
    }

    async fn the_count_costs_a_statement_only_when_asked(t: Stage) {
        let reader = t.anonymous();
        scatter(&t, &mut Dice(1), "vraag").await;
        let without = reader.send("{ leervragen { nodes { tekst } } }").await.statements;
        let with = reader.send("{ leervragen { totalCount nodes { tekst } } }").await.statements;
        assert_eq!((without, with), (1, 2));
    }

    async fn versions_come_newest_first_and_can_be_paged(t: Stage) {
        let anna = t.member("anna").await;
        let id = super::submit(&anna, json!({ "tekst": "Hoe leren wij van versie 1?" })).await;
        for n in 2..=5 {
            let change = json!({ "leervraag": id, "version": n - 1, "tekst": format!("Hoe leren wij van versie {n}?") });
            assert_eq!(super::outcome(&anna, "leervraagHerzien", change).await, "INGEDIEND");
        }
        let numbers = |list: &Value| -> Vec<i64> {
            list["versies"]["nodes"].as_array().into_iter().flatten().filter_map(|node| node["nummer"].as_i64()).collect()
        };
        let list = super::field(&anna, &id, "versies(first: 2) { totalCount nodes { nummer } pageInfo { hasNextPage endCursor } }").await;
        assert_eq!((numbers(&list), &list["versies"]["totalCount"]), (vec![5, 4], &json!(5)));
        let next = format!("versies(first: 9, after: {}) {{ nodes {{ nummer }} }}", list["versies"]["pageInfo"]["endCursor"]);
        assert_eq!(numbers(&super::field(&anna, &id, &next).await), [3, 2, 1]);
        let last = super::field(&anna, &id, "versies(last: 1) { nodes { nummer tekst } }").await;
        assert_eq!(last["versies"]["nodes"], json!([{ "nummer": 1, "tekst": "Hoe leren wij van versie 1?" }]));
    }
}
