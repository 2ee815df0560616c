//! The contract: equal to the code, complete, and in one style.

mod rules;
pub(crate) mod sdl;
mod versions;

use expect_test::expect_file;
use sdl::Contract;

/// A rule, and what it finds in [`BAD`].
type Rule = (fn(&Contract) -> Vec<String>, &'static str);

const RULES: [Rule; 9] = [
    (rules::everything_is_described, "Bad_name.lijst(bronId)"),
    (rules::what_has_an_id_is_a_node, "Bad_name: id true"),
    (rules::connections_are_those_of_relay, "ThingConnection"),
    (rules::pages_take_four_arguments, "Query.things"),
    (rules::lists_that_can_grow_are_connections, "Bad_name.lijst"),
    (rules::mutations_take_an_input_and_give_a_payload, "Mutation.doe"),
    (rules::names_are_spelled_alike, "Bad_name.lijst(bronId: ID)"),
    (rules::promised_names_stand, "Query.leervragen"),
    (
        versions::changes_say_what_was_read,
        "DingWijzigenInput: no `version`",
    ),
];

/// A contract that breaks every rule.
const BAD: &str = "
    interface Node { id: ID! }
    type Query { things(first: Int): ThingConnection }
    type Mutation { doe(x: Int): Bad_name dingWijzigen(input: DingWijzigenInput!): Bad_name }
    input DingWijzigenInput { ding: ID! }
    type ThingConnection { nodes: [Bad_name!]! }
    type Bad_name { id: ID! lijst(bronId: ID): [Bad_name!]! }
";

#[test]
fn the_file_is_what_the_code_says() {
    expect_file!["../../schema.graphql"].assert_eq(&api::schema::sdl());
}

#[test]
fn the_contract_keeps_to_its_rules() {
    let contract = Contract::read(&api::schema::sdl());
    let broken: Vec<String> = RULES.iter().flat_map(|(rule, _)| rule(&contract)).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_rule_catches_what_it_is_for() {
    let bad = Contract::read(BAD);
    for (rule, wanted) in RULES {
        let found = rule(&bad);
        assert!(
            found.iter().any(|place| place.contains(wanted)),
            "{wanted} is not in {found:?}"
        );
    }
}
