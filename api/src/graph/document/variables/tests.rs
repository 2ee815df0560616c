//! Values of variables: what is coerced, what is refused, and what an absent one means.

use serde_json::{Value, json};

use crate::graph::document::tests::{check, check_with, codes};

#[test]
fn variables_are_coerced_before_anything_runs() {
    let text = "query($a: Int!, $c: Float, $d: Boolean) { optel(a: $a, c: $c, d: $d) }";
    assert_eq!(
        codes(check_with(
            text,
            json!({ "a": 3.0, "c": 1, "d": true, "more": [] })
        )),
        [""; 0]
    );
    assert_eq!(codes(check_with(text, json!({}))), ["BAD_REQUEST"]);
    let wrong = json!({ "a": "Sem", "c": "van", "d": "der Berg" });
    assert_eq!(codes(check_with(text, wrong)), ["BAD_REQUEST"; 3]);
    for a in [
        json!(null),
        json!(2_147_483_648_i64),
        json!(1.5),
        json!([1]),
        json!({}),
        json!(true),
    ] {
        assert_eq!(codes(check_with(text, json!({ "a": a }))), ["BAD_REQUEST"], "{a}");
    }
    let text = "query($f: Filter) { mensen(filter: $f) { totalCount } }";
    for good in [
        json!({}),
        json!({ "kleur": "ROOD", "namen": "een" }),
        json!({ "nodig": 1, "vanaf": "2026-01-01T00:00:00Z" }),
    ] {
        assert_eq!(codes(check_with(text, json!({ "f": good }))), [""; 0], "{good}");
    }
    for bad in [
        json!({ "kleur": "GEEL" }),
        json!({ "namen": [1] }),
        json!({ "namen": [null] }),
        json!({ "x": 1 }),
        json!({ "nodig": null }),
        json!({ "diep": { "diep": [] } }),
        json!({ "vanaf": "gisteren" }),
        json!("f"),
    ] {
        assert_eq!(
            codes(check_with(text, json!({ "f": bad }))),
            ["BAD_REQUEST"],
            "{bad}"
        );
    }
    let values = check_with(
        "query($k: Kleur = ROOD, $t: String) { tekst(k: $k, t: $t) }",
        json!({}),
    )
    .unwrap()
    .values;
    assert_eq!(Value::Object(values), json!({ "k": "ROOD" }));
}

#[test]
fn variables_fit_their_place_also_inside_lists_and_objects() {
    for bad in [
        "query($n: Int) { mensen(filter: { nodig: $n, kleur: null, namen: $n }) { totalCount } }",
        "query($s: String) { mensen(filter: { namen: [$s] }) { totalCount } }",
        "query($s: [String!]) { mensen(filter: { namen: [$s] }) { totalCount } }",
        "query($a: Int = null) { optel(a: $a) }",
        "mutation($n: String) { maak(input: { naam: $n, kleuren: [] }) { id } }",
        "{ mens(id: 1) { oud(op: \"gisteren\") } }",
        "{ mens(id: 1) { oud(op: \"2026-1-1\") } }",
        "{ mensen(filter: { nodig: 1, nodig: 2 }) { totalCount } }",
    ] {
        assert_eq!(codes(check(bad))[0], "BAD_REQUEST", "{bad}");
    }
    for good in [
        "query($a: Int = 1) { optel(a: $a) }",
        "query($b: Int) { optel(a: 1, b: $b) }",
        "query($n: Int) { mensen(filter: { nodig: $n }) { totalCount } }",
        "query($s: String!) { mensen(filter: { namen: [$s] }) { totalCount } }",
        "{ mens(id: 1) { oud(op: \"2026-01-01\") } }",
    ] {
        let given = if good.contains("$s") {
            json!({ "s": "x" })
        } else {
            json!({})
        };
        assert_eq!(codes(check_with(good, given)), [""; 0], "{good}");
    }
    assert_eq!(
        codes(check_with(
            "query($b: Int) { optel(a: 1, b: $b) }",
            json!({ "b": null })
        )),
        ["BAD_REQUEST"]
    );
}

#[test]
fn arguments_without_a_value_are_as_absent() {
    let checked = check("query($b: Int, $a: Int = 4) { optel(a: $a, b: $b) }").unwrap();
    let async_graphql::parser::types::DocumentOperations::Single(operation) = &checked.document.operations
    else {
        panic!("one operation")
    };
    let async_graphql::parser::types::Selection::Field(field) =
        &operation.node.selection_set.node.items[0].node
    else {
        panic!("a field")
    };
    let names: Vec<_> = field
        .node
        .arguments
        .iter()
        .map(|(name, _)| name.node.to_string())
        .collect();
    assert_eq!(names, ["a"]);
}
