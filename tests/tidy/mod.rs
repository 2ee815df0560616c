//! The house rules that neither the compiler nor clippy can see; `api/ARCHITECTURE.md` says why they stand.
//!
//! A rule is a function over one file that answers with lines. Each has a planted violation below, so that
//! a rule that stopped catching anything fails too.

mod direction;
mod house;
mod lock;
mod manners;
mod source;

use std::path::Path;

use house::House;
use source::Source;

/// A line of a file, and what is wrong with it.
type Finding = (usize, String);

/// What a rule asks of one file.
type Rule = fn(&House, &Source) -> Vec<Finding>;

/// Every rule, with a path and a text that break it.
const RULES: [(Rule, &str, &str); 20] = [
    (
        direction::graphql_at_the_edge,
        "api/src/member/read.rs",
        "use async_graphql::Context;",
    ),
    (
        direction::http_in_the_street,
        "api/src/member/write.rs",
        "use actix_web::HttpRequest;",
    ),
    (
        direction::policy_and_rules_are_pure,
        "api/src/member/policy.rs",
        "let row = find().await;",
    ),
    (
        direction::policy_and_rules_are_pure,
        "api/src/member/rules.rs",
        "fn f(db: &DatabaseConnection) {}",
    ),
    (
        direction::selects_in_read_and_write,
        "api/src/member/graphql.rs",
        "Entity::find()",
    ),
    (
        direction::no_select_without_the_actor,
        "api/src/member/read.rs",
        "fn all() {\n    Entity::find()\n}",
    ),
    (
        direction::one_door_for_time_ids_and_configuration,
        "api/src/member/write.rs",
        "let now = Utc::now();",
    ),
    (
        direction::one_door_for_time_ids_and_configuration,
        "api/src/db.rs",
        "let id = Uuid::now_v7();",
    ),
    (
        direction::one_door_for_time_ids_and_configuration,
        "api/src/main.rs",
        "std::env::var(\"A\")",
    ),
    (
        direction::entity_knows_the_database_only,
        "entity/src/member.rs",
        "use async_graphql::Enum;",
    ),
    (
        direction::rooms_use_rooms_above,
        "api/src/member/read.rs",
        "use crate::{\n    db, thema::list,\n};",
    ),
    (
        direction::rooms_use_rooms_above,
        "api/src/member/write.rs",
        "crate::thema::write::bundelen(op)",
    ),
    (
        manners::a_head_in_every_module,
        "entity/src/member.rs",
        "use sea_orm::Set;",
    ),
    (manners::short_files, "tests/member.rs", ""),
    (manners::no_drawers, "api/src/http/utils.rs", ""),
    (manners::no_drawers, "api/src/common/mod.rs", ""),
    (manners::no_unwrap, "migration/src/lib.rs", "let a = b.unwrap();"),
    (
        manners::own_errors_in_rooms,
        "api/src/member/graphql.rs",
        "use async_graphql::{Context, Result};",
    ),
    (
        manners::expect_not_allow,
        "api/src/lib.rs",
        "    #[allow(dead_code)]",
    ),
    (
        manners::plans_have_an_issue,
        "api/src/db.rs",
        concat!("// TO", "DO: later"),
    ),
];

#[test]
fn the_house_is_tidy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the suite stands in the workspace");
    let sources = source::all(root);
    let house = House::of(&sources);
    assert!(
        sources.len() > 50 && house.rooms.len() > 2,
        "the walk misses files"
    );
    let mut report = Vec::new();
    let mut rules: Vec<Rule> = RULES.iter().map(|(rule, ..)| *rule).collect();
    rules.dedup_by(|one, other| std::ptr::fn_addr_eq(*one, *other));
    for source in &sources {
        for rule in &rules {
            let findings = rule(&house, source);
            report.extend(
                findings
                    .into_iter()
                    .map(|(line, why)| format!("{}:{line}: {why}", source.path)),
            );
        }
    }
    report.extend(house.rooms_without_a_test(&sources));
    report.extend(lock::of(root).findings());
    assert!(
        report.is_empty(),
        "{} findings:\n{}",
        report.len(),
        report.join("\n")
    );
}

#[test]
fn every_rule_catches_its_violation() {
    let house = House {
        rooms: ["logboek", "member", "thema"].map(str::to_owned).to_vec(),
    };
    for (number, (rule, path, text)) in RULES.iter().enumerate() {
        let text = if text.is_empty() {
            "//! x\n".repeat(401)
        } else {
            (*text).to_owned()
        };
        assert!(
            !rule(&house, &Source::new(*path, text)).is_empty(),
            "rule {number} misses {path}"
        );
    }
}

#[test]
fn every_rule_lets_good_code_pass() {
    let house = House {
        rooms: ["logboek", "member", "thema"].map(str::to_owned).to_vec(),
    };
    let good = [
        (
            "api/src/member/graphql.rs",
            "//! x\nuse async_graphql::{Context, SimpleObject};\nuse crate::thema::Thema;",
        ),
        (
            "api/src/member/graphql/object.rs",
            "//! x\nuse async_graphql::Object;\nuse crate::{error::Result, thema};",
        ),
        ("api/src/member/rest.rs", "//! x\nuse actix_web::HttpResponse;"),
        (
            "api/src/member/read.rs",
            "//! x\nfn list() {\n    Entity::find().filter(policy::visible(a))\n}",
        ),
        (
            "api/src/member/read.rs",
            "//! x\nfn keys() {\n    // tidy: all rows, because all are public\n    Entity::find()\n}",
        ),
        (
            "api/src/member/write.rs",
            "//! x\nuse crate::{\n    db::{any, thema},\n    logboek::note,\n};\nfn f() { Entity::find() }",
        ),
        (
            "api/src/member/rules.rs",
            "//! x\n// .await would be wrong\n#[cfg(test)]\nmod tests {\n    a.unwrap();\n}",
        ),
        ("api/src/clock.rs", "//! x\nfn now() { Utc::now() }"),
        (
            "api/src/lib.rs",
            "#![doc = include_str!(\"../ARCHITECTURE.md\")]\n// TODO #12: more",
        ),
    ];
    for (path, text) in good {
        let source = Source::new(path, text);
        let findings: Vec<_> = RULES
            .iter()
            .flat_map(|(rule, ..)| rule(&house, &source))
            .collect();
        assert!(findings.is_empty(), "{path}: {findings:?}");
    }
}
