//! A walk along every root field of the contract, by every kind of actor, with the id of a private reflection wherever an id
//! goes and a word of it wherever a text goes: no answer holds a word of it, and no table but its own.

use api::schema::sdl;
use async_graphql::parser::types::{BaseType, InputValueDefinition, Type, TypeKind};
use serde_json::{Value, json};

use super::{kept, stored};
use crate::{
    contract::sdl::{Contract, Field, fields_of, innermost},
    kit::{Stage, actor::Actor, both, rows},
};

/// A word that stands nowhere else.
const WOORD: &str = "kanariegeel";
const TEKST: &str = "Een kanariegeel gedacht: ik luisterde te weinig.";

/// Selections are tried from this depth downwards, until the limits of a request let one pass.
const DIEP: usize = 3;

/// Texts that are places in a list.
const PAGING: [&str; 2] = ["after", "before"];

struct Wandeling<'c> {
    contract: &'c Contract,
    id: &'c str,
}

impl Wandeling<'_> {
    /// A value for an argument or input field of a type.
    fn value(&self, ty: &Type) -> String {
        let name = match &ty.base {
            BaseType::List(item) => return format!("[{}]", self.value(item)),
            BaseType::Named(name) => name.as_str(),
        };
        match name {
            "ID" => format!("{:?}", self.id),
            "String" => format!("{WOORD:?}"),
            "Int" => "1".into(),
            "Boolean" => "true".into(),
            "Date" => "\"2026-01-01\"".into(),
            _ => match self.contract.get(name).map(|found| &found.kind) {
                Some(TypeKind::Enum(options)) => options.values[0].node.value.node.to_string(),
                Some(TypeKind::InputObject(object)) => {
                    let required = object
                        .fields
                        .iter()
                        .map(|field| &field.node)
                        .filter(|field| required(field));
                    self.object(required)
                }
                other => panic!("no value for {name}: {other:?}"),
            },
        }
    }

    fn object<'f>(&self, fields: impl Iterator<Item = &'f InputValueDefinition>) -> String {
        let fields: Vec<String> = fields
            .map(|field| format!("{}: {}", field.name.node, self.value(&field.ty.node)))
            .collect();
        format!("{{ {} }}", fields.join(", "))
    }

    /// The ways to give the arguments of a field: what is required; and beside it, once each, what takes an id or a text: the
    /// other arguments, and the fields of a filter.
    fn arguments(&self, field: &Field<'_>) -> Vec<String> {
        let arguments = || field.definition.arguments.iter().map(|argument| &argument.node);
        let base: Vec<String> = arguments()
            .filter(|argument| required(argument))
            .map(|argument| format!("{}: {}", argument.name.node, self.value(&argument.ty.node)))
            .collect();
        let mut ways = vec![base.clone()];
        for argument in arguments().filter(|argument| !required(argument)) {
            let named = innermost(&argument.ty.node).0;
            let values = match self.contract.get(named).map(|found| &found.kind) {
                Some(TypeKind::InputObject(object)) => {
                    let fields = || object.fields.iter().map(|field| &field.node);
                    let told = fields().filter(|field| takes_words(&field.ty.node));
                    let with = |one: &InputValueDefinition| {
                        let needed =
                            |field: &&InputValueDefinition| required(field) || field.name == one.name;
                        self.object(fields().filter(needed))
                    };
                    told.map(with).collect()
                }
                _ if takes_words(&argument.ty.node) && !PAGING.contains(&argument.name.node.as_str()) => {
                    vec![self.value(&argument.ty.node)]
                }
                _ => Vec::new(),
            };
            for value in values {
                let mut way = base.clone();
                way.push(format!("{}: {value}", argument.name.node));
                ways.push(way);
            }
        }
        let written = ways.into_iter().map(|way| match way.len() {
            0 => String::new(),
            _ => format!("({})", way.join(", ")),
        });
        written.collect()
    }

    /// Everything of a type to a depth; none where nothing is left to select.
    fn select(&self, ty: &Type, depth: usize) -> Option<String> {
        let (name, _) = innermost(ty);
        if !self.contract.is_object(name) {
            return Some(String::new());
        }
        let definition = self.contract.get(name)?;
        let mut parts: Vec<String> = Vec::new();
        if name == "Node" {
            return Some("{ id ... on EigenReflectie { tekst version reflectievraag { tekst } } }".into());
        }
        for field in fields_of(definition).iter().map(|field| &field.node) {
            let leaf = !self.contract.is_object(innermost(&field.ty.node).0);
            let asks = field.arguments.iter().any(|argument| required(&argument.node));
            if asks || (!leaf && depth == 0) {
                continue;
            }
            let paged = field
                .arguments
                .iter()
                .any(|argument| argument.node.name.node == "first");
            // A page is its rows: they lie no deeper than what they hang under.
            let page = name.ends_with("Connection") || name.ends_with("Edge");
            let below = if page { depth } else { depth.saturating_sub(1) };
            if page && ["edges", "pageInfo"].contains(&field.name.node.as_str()) {
                continue;
            }
            if let Some(selected) = self.select(&field.ty.node, below) {
                let first = if paged { "(first: 2)" } else { "" };
                parts.push(format!("{}{first} {selected}", field.name.node));
            }
        }
        (!parts.is_empty()).then(|| format!("{{ {} }}", parts.join(" ")))
    }

    /// How deep a field can be asked within the limits of a request.
    async fn depth(&self, actor: &Actor<'_>, field: &Field<'_>) -> usize {
        let arguments = self.arguments(field);
        for depth in (0..=DIEP).rev() {
            let answer = actor.send(&self.document(field, &arguments[0], depth)).await.body;
            if !refused_by_a_limit(&answer) {
                return depth;
            }
        }
        panic!("{} passes no limit", field.path());
    }

    fn document(&self, field: &Field<'_>, arguments: &str, depth: usize) -> String {
        let selected = self.select(&field.definition.ty.node, depth);
        let selected = selected.unwrap_or_else(|| "{ __typename }".into());
        format!(
            "{} {{ {}{arguments} {selected} }}",
            field.owner.to_lowercase(),
            field.name
        )
    }

    /// Asks a field in one way; the answer as it was sent.
    async fn ask(&self, actor: &Actor<'_>, field: &Field<'_>, arguments: &str, depth: usize) -> String {
        let document = self.document(field, arguments, depth);
        let answer = actor.send(&document).await.body;
        let code = answer["errors"][0]["extensions"]["code"].as_str();
        // A document that was not run proves nothing.
        assert!(
            code != Some("INTERNAL") && !refused_by_a_limit(&answer),
            "{document}: {answer:#}"
        );
        assert!(answer.get("data").is_some(), "{document}: {answer:#}");
        answer.to_string()
    }
}

/// Whether an id or a text goes there.
fn takes_words(ty: &Type) -> bool {
    ["ID", "String"].contains(&innermost(ty).0)
}

fn required(argument: &InputValueDefinition) -> bool {
    !argument.ty.node.nullable && argument.default_value.is_none()
}

fn refused_by_a_limit(answer: &Value) -> bool {
    let limit = |error: &Value| error["extensions"]["code"] == "LIMIT_EXCEEDED";
    answer["errors"]
        .as_array()
        .is_some_and(|errors| errors.iter().any(limit))
}

/// Everybody but the member, also who works with the member.
async fn others(t: &Stage) -> Vec<(&'static str, Actor<'_>)> {
    let mut others = Vec::from(t.outsiders().await);
    let colleague = t.member("collega").await;
    let praktijk = t.praktijk("Praktijk Oost").await;
    for member in [t.member("anna").await.id, colleague.id] {
        let rol = entity::deelname::Rol::Facilitator;
        t.deelname((praktijk, member), rol, "2026-01-01", None).await;
    }
    others.extend([("collega", colleague), ("REDACTIE", t.redactie().await)]);
    others
}

both! {
    async fn nobody_else_meets_a_word_of_it(t: Stage) {
        let anna = t.member("anna").await;
        let id = kept(&anna, TEKST).await;
        let contract = Contract::read(&sdl());
        let wandeling = Wandeling { contract: &contract, id: &id };
        let others = others(&t).await;
        let mut asked = 0;
        let mut own = Vec::new();
        for field in contract.fields().filter(|field| field.owner == "Query") {
            let depth = wandeling.depth(&anna, &field).await;
            for arguments in wandeling.arguments(&field) {
                for (who, actor) in &others {
                    let answer = wandeling.ask(actor, &field, &arguments, depth).await;
                    assert!(!answer.contains(WOORD), "{who} {}{arguments}: {answer}", field.name);
                    asked += 1;
                }
                let answer = wandeling.ask(&anna, &field, &arguments, depth).await;
                if answer.contains(WOORD) {
                    own.push(field.name.to_owned());
                }
            }
        }
        own.dedup();
        assert_eq!(own, ["node", "nodes", "viewer"], "the walk would have met it, and it is met nowhere else");
        for field in contract.fields().filter(|field| field.owner == "Mutation") {
            for arguments in wandeling.arguments(&field) {
                for (who, actor) in &others {
                    let answer = wandeling.ask(actor, &field, &arguments, 1).await;
                    assert!(!answer.contains(TEKST), "{who} {}{arguments}: {answer}", field.name);
                    asked += 1;
                }
            }
        }
        assert!(asked > 600, "every field was asked, in every way: {asked}");
        let rows = stored(&t).await;
        let of_anna: Vec<_> = rows.iter().filter(|row| row.member_id == anna.id).collect();
        assert_eq!((of_anna.len(), of_anna[0].tekst.as_str(), of_anna[0].version), (1, TEKST, 1));
        let mut holding = Vec::new();
        for (table, rows) in rows::all(t.writer()).await {
            if rows.iter().any(|row| row.contains(TEKST)) {
                holding.push(table);
            }
        }
        assert_eq!(holding, ["eigen_reflectie"], "no search, no log, no key of a retry holds it");
        let count = anna.value("{ viewer { reflecties { totalCount } } }", "/viewer/reflecties/totalCount").await;
        assert_eq!(count, json!(1));
    }
}
