//! Every mutation of the contract, sent again under its `Idempotency-Key`: the same answer, and no row of any table changes.
//!
//! The mutations follow each other as they do in a year of the agenda. A mutation that none of the tables below sends fails
//! the test.

mod agenda;
mod beheer;
mod kennis;
mod inzending;
mod koppeling;
mod leervraag;
mod leren;
mod moderatie;
mod practice;

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::parser::{
    parse_schema,
    types::{TypeKind, TypeSystemDefinition},
};
use serde_json::{Value, json};

use crate::kit::{
    Stage,
    actor::{Actor, input},
    both, rows,
};

/// Every row of every table.
type Rows = BTreeMap<&'static str, Vec<String>>;

/// What was sent twice, and what was wrong with it.
struct Herhaling<'s> {
    t: &'s Stage,
    sent: BTreeSet<String>,
    wrong: Vec<String>,
}

impl Herhaling<'_> {
    /// Sends a mutation, sends it again under the same key, and sends another body under that key; gives what it answered.
    /// `answer` is what is asked of the payload, `other` the fields in which the other body differs.
    async fn twice(
        &mut self,
        actor: &Actor<'_>,
        mutation: &str,
        answer: &str,
        fields: Value,
        other: Value,
    ) -> Value {
        let (first, rest) = mutation.split_at(1);
        let kind = format!("{}{rest}Input", first.to_uppercase());
        let document = format!(
            "mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {answer} userErrors {{ code field }} }} }}"
        );
        let actor = actor.retrying(&self.t.service.clock.new_id().to_string());
        let mut another = fields.clone();
        for (name, value) in other.as_object().expect("fields") {
            another[name] = value.clone();
        }
        let sender = actor.with(input(fields));
        let before = rows::all(self.t.writer()).await;
        let mut done = sender.data(&document).await;
        let after = rows::all(self.t.writer()).await;
        assert_eq!(done[mutation]["userErrors"], json!([]), "{mutation}");
        assert!(
            differ(&before, &after)
                .iter()
                .any(|table| *table != "idempotency"),
            "{mutation} changed nothing, so that sending it again proves nothing"
        );
        let again = sender.send(&document).await.body;
        if again["data"] != done {
            self.wrong
                .push(format!("{mutation} answered {done:#}, and then {again:#}"));
        }
        let refused = actor.with(input(another)).send(&document).await.body;
        let error = &refused["errors"][0];
        // A stale version is a conflict too: the text tells them apart.
        let of_the_key = error["message"]
            .as_str()
            .is_some_and(|text| text.contains("Idempotency-Key"));
        if error["extensions"]["code"] != "CONFLICT" || !of_the_key {
            self.wrong
                .push(format!("{mutation} with another body: {refused:#}"));
        }
        let changed = differ(&after, &rows::all(self.t.writer()).await);
        if !changed.is_empty() {
            self.wrong
                .push(format!("{mutation} sent again changed {changed:?}"));
        }
        self.sent.insert(mutation.to_owned());
        done[mutation].take()
    }
}

/// The tables that are not the same in both.
fn differ(one: &Rows, other: &Rows) -> Vec<&'static str> {
    let tables = one
        .iter()
        .filter(|(table, rows)| other.get(*table) != Some(*rows));
    tables.map(|(table, _)| *table).collect()
}

/// The mutations of the contract.
fn mutations() -> BTreeSet<String> {
    let contract = parse_schema(api::schema::sdl()).expect("the contract is well-formed");
    let mut names = BTreeSet::new();
    for definition in contract.definitions {
        let TypeSystemDefinition::Type(definition) = definition else {
            continue;
        };
        if let ("Mutation", TypeKind::Object(object)) =
            (definition.node.name.node.as_str(), definition.node.kind)
        {
            names.extend(object.fields.iter().map(|field| field.node.name.node.to_string()));
        }
    }
    names
}

both! {
    async fn every_mutation_is_safe_to_send_again(t: Stage) {
        let mut herhaling = Herhaling { t: &t, sent: BTreeSet::new(), wrong: Vec::new() };
        herhaling.agenda().await;
        herhaling.beheer().await;
        herhaling.leren().await;
        herhaling.kennis().await;
        herhaling.inzendingen().await;
        herhaling.koppelingen().await;
        herhaling.registraties().await;
        herhaling.leervragen().await;
        herhaling.moderatie().await;
        herhaling.goodpractices().await;
        herhaling.reflecties().await;
        assert!(herhaling.wrong.is_empty(), "{}", herhaling.wrong.join("\n"));
        let all = mutations();
        assert!(all.len() > 50, "the contract is read");
        assert_eq!(herhaling.sent, all, "every mutation is sent twice here");
    }
}
