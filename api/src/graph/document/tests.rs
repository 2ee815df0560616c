//! The checks against a small schema: what passes, what is refused, with which code and without an echo.

use std::{sync::Arc, time::Instant};

use serde_json::{Map, Value, json};

use super::{Checked, Documents, Kind, RequestError};
use crate::{config::Limits, tekst::Taal};

const SDL: &str = r#"
    scalar DateTime
    scalar Date
    enum Kleur { ROOD BLAUW }
    interface Node { id: ID! }
    type Mens implements Node { id: ID! naam: String! oud(op: Date): Int vriend: Mens kinderen: [Mens!]! voorouders: [Mens!]! @listSize(assumedSize: 100)
      vrienden(first: Int, after: String, last: Int, before: String): MensConnection! }
    type Dier implements Node { id: ID! naam: String soort: Kleur! }
    type MensConnection { nodes: [Mens!]! edges: [MensEdge!]! pageInfo: PageInfo! totalCount: Int }
    type MensEdge { node: Mens! cursor: String! }
    type PageInfo { hasNextPage: Boolean! endCursor: String }
    input Filter { kleur: Kleur namen: [String!] diep: Filter vanaf: DateTime nodig: Int! = 3 }
    input Nieuw { naam: String! kleuren: [Kleur!]! }
    directive @listSize(assumedSize: Int!) on FIELD_DEFINITION
    type Query {
      node(id: ID!): Node
      nodes(ids: [ID!]!): [Node]!
      mens(id: ID!): Mens
      mensen(first: Int, after: String, last: Int, before: String, filter: Filter, lijst: [[Int]]): MensConnection!
      optel(a: Int!, b: Int! = 2, c: Float, d: Boolean): Int
      tekst(t: String, k: Kleur): String
    }
    input Veel { namen: [String!]! kleuren: [Kleur!] }
    type MaakAllePayload { rijen: [Mens!]! userErrors: [Mens!]! }
    type Mutation { maakAlle(input: Veel!): MaakAllePayload maak(input: Nieuw!): Mens maakVeel(input: [Nieuw!]!): Int }
    type Subscription { gemaakt: Mens! geteld: Int! }
"#;

fn documents() -> Documents {
    Documents::new(SDL, Arc::new(Limits::default())).expect("the schema of the test")
}

pub(super) fn check(query: &str) -> Result<Checked, Vec<RequestError>> {
    check_with(query, json!({}))
}

pub(super) fn check_with(query: &str, variables: Value) -> Result<Checked, Vec<RequestError>> {
    let Value::Object(variables) = variables else {
        panic!("variables are an object")
    };
    documents().check(query, None, &variables)
}

pub(super) fn codes(result: Result<Checked, Vec<RequestError>>) -> Vec<&'static str> {
    result.map_or_else(
        |errors| errors.iter().map(|error| error.code).collect(),
        |_| Vec::new(),
    )
}

fn passes(query: &str) -> u64 {
    check(query)
        .unwrap_or_else(|errors| panic!("{query}: {errors:?}"))
        .cost
}

fn nested(levels: usize) -> String {
    let inner = levels - 2;
    format!(
        "{{ mens(id: 1) {} {{ id }} {} }}",
        "{ vriend ".repeat(inner),
        "}".repeat(inner)
    )
    .replace("{ vriend  { id }", "{ vriend { id }")
}

#[test]
fn good_documents_pass_with_their_price() {
    assert_eq!(passes("{ __typename }"), 1);
    assert_eq!(passes("{ mens(id: 1) { id naam } }"), 3);
    assert_eq!(passes(r#"{ tekst(t: "\ud83d\ude00 \u{1F600}") }"#), 1);
    assert_eq!(passes("{ mensen { nodes { id } totalCount } }"), 1 + 1 + 20 * 2);
    assert_eq!(
        passes("{ mensen(first: 3) { edges { node { id } cursor } pageInfo { endCursor } } }"),
        1 + 2 + 3 * 4
    );
    assert_eq!(
        passes("{ mensen(first: 10) { ...P } } fragment P on MensConnection { nodes { id } }"),
        1 + 20
    );
    assert_eq!(
        passes("{ mensen(last: 5) { nodes { vrienden(first: 4) { nodes { id } } } } }"),
        1 + 5 * (1 + 1 + 8)
    );
    assert_eq!(passes(r#"{ nodes(ids: ["a", "b", "c"]) { id } }"#), 1 + 3);
    assert_eq!(passes("{ mens(id: 1) { kinderen { id naam } } }"), 1 + 1 + 10 * 2);
    assert_eq!(
        passes("{ mens(id: 1) { voorouders { id naam } } }"),
        1 + 1 + 100 * 2
    );
    let three =
        "mutation($n: [String!]!) { maakAlle(input: { namen: $n }) { rijen { id } userErrors { id } } }";
    let cost = |text, values| check_with(text, values).unwrap().cost;
    assert_eq!(cost(three, json!({ "n": ["a", "b", "c"] })), 1 + 1 + 3 + 1 + 10);
    let whole = "mutation($i: Veel!) { maakAlle(input: $i) { rijen { id } } }";
    let longest = json!({ "i": { "namen": ["a"], "kleuren": ["ROOD", "BLAUW"] } });
    assert_eq!(cost(whole, longest), 1 + 1 + 2);
    assert_eq!(
        passes("{ mensen(first: 5) { nodes { kinderen { id } } } }"),
        1 + 5 * (1 + 1 + 10)
    );
    assert_eq!(passes("{ __type(name: \"Mens\") { fields { name } } }"), 3);
    let cost = check_with(
        "query($n: Int) { mensen(first: $n) { nodes { id } } }",
        json!({ "n": 7 }),
    )
    .unwrap()
    .cost;
    assert_eq!(cost, 1 + 14);
    let cost = check_with(
        "query($i: [ID!]!) { nodes(ids: $i) { id } }",
        json!({ "i": [1, 2] }),
    )
    .unwrap()
    .cost;
    assert_eq!(cost, 3);
}

#[test]
fn the_operation_is_chosen_by_name() {
    let documents = documents();
    let text = "query A { mens(id: 1) { id } } mutation B { maakVeel(input: []) } subscription C { geteld }";
    let kind = |name| {
        documents
            .check(text, Some(name), &Map::new())
            .map(|checked| checked.kind)
            .ok()
    };
    assert_eq!(
        [kind("A"), kind("B"), kind("C")],
        [Some(Kind::Query), Some(Kind::Mutation), Some(Kind::Subscription)]
    );
    assert_eq!(codes(documents.check(text, None, &Map::new())), ["BAD_REQUEST"]);
    let errors = documents
        .check(text, Some("Sem van der Berg"), &Map::new())
        .unwrap_err();
    assert!(!errors[0].message(Taal::En).contains("Sem"));
    assert_eq!(codes(check("fragment F on Mens { id }")), ["BAD_REQUEST"]);
    // The checking parser would overlook this argument.
    assert_eq!(codes(check("{ tekst(t \"x\") }")), ["BAD_REQUEST"]);
}

#[test]
fn each_limit_holds_at_its_edge() {
    let limit = ["LIMIT_EXCEEDED"];
    assert_eq!(codes(check(&nested(12))), [""; 0]);
    assert_eq!(codes(check(&nested(13))), limit);
    // 1 + 99 × (1 + 1 + 99 × 1) = 10,000, and one field more.
    let costly = |first: u32, rest: &str| {
        format!(
            "{{ mensen(first: {first}) {{ nodes {{ vrienden(first: 99) {{ nodes {{ id }} }} }} }} {rest} }}"
        )
    };
    assert_eq!(passes(&costly(49, "")), 1 + 49 * (2 + 198));
    assert_eq!(codes(check(&costly(50, ""))), limit);
    let aliases = |n: usize| {
        format!(
            "{{ mens(id: 1) {{ {} }} }}",
            (0..n).map(|i| format!("a{i}: id ")).collect::<String>()
        )
    };
    assert_eq!(codes(check(&aliases(30))), [""; 0]);
    assert_eq!(codes(check(&aliases(31))), limit);
    let roots = |n: usize| format!("{{ {} }}", "__typename ".repeat(n));
    assert_eq!(codes(check(&roots(30))), [""; 0]);
    assert_eq!(codes(check(&roots(31))), limit);
    let spread = "{ ...A ...A } fragment A on Query {".to_owned() + &"__typename ".repeat(16) + "}";
    assert_eq!(codes(check(&spread)), limit);
    let directives = |n: usize| format!("{{ mens(id: 1) {{ {} }} }}", "id @skip(if: false) ".repeat(n));
    assert_eq!(codes(check(&directives(20))), [""; 0]);
    assert_eq!(codes(check(&directives(21))), limit);
    let sized = |n: usize| format!("{{ __typename }}{}", " ".repeat(n - 14));
    assert_eq!(codes(check(&sized(16 * 1024))), [""; 0]);
    assert_eq!(codes(check(&sized(16 * 1024 + 1))), limit);
    let page = |n: i64| format!("{{ mensen(first: {n}) {{ totalCount }} }}");
    assert_eq!(codes(check(&page(100))), [""; 0]);
    assert_eq!(codes(check(&page(101))), limit);
    assert_eq!(codes(check(&page(0))), ["BAD_REQUEST"]);
    assert_eq!(codes(check(&page(-1))), ["BAD_REQUEST"]);
    assert_eq!(
        codes(check("{ mensen(first: 1, last: 1) { totalCount } }")),
        ["BAD_REQUEST"]
    );
    let by_variable = |n: i64| {
        check_with(
            "query($n: Int) { mensen(last: $n) { totalCount } }",
            json!({ "n": n }),
        )
    };
    assert_eq!(codes(by_variable(100)), [""; 0]);
    assert_eq!(codes(by_variable(101)), limit);
    let ids = |n: usize| format!("{{ nodes(ids: [{}]) {{ id }} }}", "1 ".repeat(n));
    assert_eq!(codes(check(&ids(100))), [""; 0]);
    assert_eq!(codes(check(&ids(101))), limit);
    let ids = |n: usize| {
        check_with(
            "query($i: [ID!]!) { nodes(ids: $i) { id } }",
            json!({ "i": vec!["1"; n] }),
        )
    };
    assert_eq!(codes(ids(100)), [""; 0]);
    assert_eq!(codes(ids(101)), limit);
    let inner = json!({ "f": { "diep": { "namen": vec!["x"; 101] } } });
    assert_eq!(
        codes(check_with(
            "query($f: Filter) { mensen(filter: $f) { totalCount } }",
            inner
        )),
        limit
    );
    let names = "\"x\" ".repeat(101);
    assert_eq!(
        codes(check(&format!(
            "{{ mensen(filter: {{ diep: {{ namen: [{names}] }} }}) {{ totalCount }} }}"
        ))),
        limit
    );
    assert_eq!(
        codes(check(&format!(
            "query($f: Filter = {{ namen: [{names}] }}) {{ mensen(filter: $f) {{ totalCount }} }}"
        ))),
        limit
    );
}

#[test]
fn attacks_are_refused_at_once() {
    let began = Instant::now();
    let mut bomb = "{ ...F0 }".to_owned();
    for i in 0..100 {
        bomb += &format!(" fragment F{i} on Query {{ ...F{n} ...F{n} }}", n = i + 1);
    }
    bomb += " fragment F100 on Query { __typename }";
    assert!(codes(check(&bomb)).contains(&"LIMIT_EXCEEDED"));
    let family = "kinderen { ".repeat(4) + "id" + &" }".repeat(4);
    assert_eq!(
        codes(check(&format!("{{ mens(id: 1) {{ {family} }} }}"))),
        ["LIMIT_EXCEEDED"]
    );
    assert_eq!(codes(check(&nested(1_000))), ["LIMIT_EXCEEDED"]);
    assert_eq!(
        codes(check(&format!(
            "{{ mensen(lijst: {}{}) {{ totalCount }} }}",
            "[".repeat(1_000),
            "]".repeat(1_000)
        ))),
        ["LIMIT_EXCEEDED"]
    );
    assert!(
        codes(check(
            "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"
        ))
        .contains(&"BAD_REQUEST")
    );
    let unknown = format!(
        "{{ {} }}",
        (0..1_000).map(|i| format!("onbekend{i} ")).collect::<String>()
    );
    assert_eq!(codes(check(&unknown)).len(), 5);
    for again in [
        "{ a: __schema { types { name } } }",
        "{ __schema { a: types { name } b: types { name } } }",
    ] {
        assert!(codes(check(again)).contains(&"LIMIT_EXCEEDED"), "{again}");
    }
    assert_eq!(
        codes(check(
            "{ a: __type(name: \"Mens\") { naam: name fields { a: name } } }"
        )),
        [""; 0]
    );
    let circles = "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }";
    assert_eq!(codes(check(circles)), ["LIMIT_EXCEEDED"]);
    assert_eq!(codes(check(&"{".repeat(16_000))), ["BAD_REQUEST"]);
    assert!(
        began.elapsed().as_secs() < 5,
        "refusing took {:?}",
        began.elapsed()
    );
}

#[test]
fn errors_do_not_repeat_what_was_written() {
    let secret = "Sem8jaar";
    for text in [
        format!("{{ optel(a: \"{secret}\") }}"),
        format!("{{ tekst(t: [\"{secret}\"]) }}"),
        format!("{{ tekst(t: \"leerling \"{secret} van De Brug\") }}"),
        format!("{{ tekst(t: \"{secret}"),
        format!("{{ tekst(t: \"\"\"{secret}"),
        format!("{{ tekst(t: \"\\q{secret}\") }}"),
        format!("{{ mens(id: {{ a: \"{secret}\" }}) {{ id }} }}"),
        format!("{{ mens(id: 1) {{ oud(op: \"{secret}\") }} }}"),
        format!("{{ a: tekst(t: \"{secret}\") a: tekst(t: \"{secret}2\") }}"),
        format!("{{ tekst(t: \"x\", k: \"{secret}\") }}"),
        format!("query($t: String = [\"{secret}\"]) {{ tekst(t: $t) }}"),
        format!("{{ mensen(filter: {{ kleur: \"{secret}\" }}) {{ totalCount }} }}"),
    ] {
        let errors = check(&text).expect_err(&text);
        for error in &errors {
            for taal in [Taal::Nl, Taal::En] {
                assert!(!error.message(taal).contains("Sem"), "{text}: {error:?}");
            }
        }
    }
    for value in [
        json!({ secret: 1 }),
        json!([secret]),
        json!({ "namen": { "a": secret } }),
        json!({ "kleur": secret }),
    ] {
        let errors = check_with(
            "query($f: Filter) { mensen(filter: $f) { totalCount } }",
            json!({ "f": value }),
        )
        .unwrap_err();
        assert!(!format!("{errors:?}").contains("Sem"), "{errors:?}");
    }
}

#[test]
fn where_the_schema_is_not_public_errors_do_not_name_it() {
    let documents = documents().introspection(false);
    for text in [
        "{ men }",
        "{ mens { id } }",
        "{ mens(id: 1) }",
        "{ __schema { types { name } } }",
    ] {
        let errors = documents.check(text, None, &Map::new()).unwrap_err();
        assert!(
            !format!("{errors:?}").contains("mens") && !format!("{errors:?}").contains("Query"),
            "{errors:?}"
        );
    }
}

#[test]
fn the_cache_is_bounded_and_keeps_only_good_documents() {
    let documents = documents();
    for i in 0..1_200 {
        let _ = documents
            .check(&format!("{{ a{i}: __typename }}"), None, &Map::new())
            .unwrap();
        let _ = documents
            .check(&format!("{{ bad{i} }}"), None, &Map::new())
            .unwrap_err();
    }
    assert_eq!(documents.cache.size().0, 1_000);
    for i in 0..50 {
        let wide = format!("{{ mens(id: 1) {{ {} }} }} # {i}", "id ".repeat(5_000));
        let _ = documents.check(&wide, None, &Map::new()).unwrap();
    }
    assert!(documents.cache.size().1 <= 16 * 1024 * 1024);
}

#[test]
fn the_same_request_has_the_same_fingerprint() {
    let hash = |text, variables| check_with(text, variables).unwrap().hash;
    let text = "query($t: String) { tekst(t: $t) }";
    assert_eq!(
        hash(text, json!({ "t": "a" })),
        hash(text, json!({ "t": "a", "x": 1 }))
    );
    assert_ne!(hash(text, json!({ "t": "a" })), hash(text, json!({ "t": "b" })));
}
