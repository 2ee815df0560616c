//! What an operation asks: counted once per fragment, so that a fragment that spreads another twice costs no time.

use std::collections::HashMap;

use apollo_compiler::{
    ExecutableDocument, Name, Node,
    ast::Value,
    executable::{Directive, Field, Operation, Selection, SelectionSet},
};
use serde_json::{Map, Value as Json};

use super::{
    parse::too_nested,
    refusal::{Refusals, RequestError},
};
use crate::{config::Limits, graph::page::DEFAULT_PAGE};

/// Nesting of fields and fragments together; the executor's own bound is 32, and would not explain itself.
const NESTING: u32 = 31;

/// Rows for which a list of objects without pages counts, unless the contract says more. Such lists are short, but may
/// lead to each other: a framework to its parameters, and each of those to the framework again.
const BOUNDED: u64 = 10;

/// The list of every payload that has nothing to do with the rows of its input.
const MENDED: &str = "userErrors";

/// The directive by which the contract says how many rows a list without pages may have, and its argument.
const SIZE: (&str, &str) = ("listSize", "assumedSize");

/// Counts the operation and refuses it where it passes a limit. Gives its cost.
pub(super) fn check(
    limits: &Limits,
    document: &ExecutableDocument,
    operation: &Operation,
    values: &Map<String, Json>,
) -> Result<u64, Vec<RequestError>> {
    let mut count = Count {
        limits,
        document,
        values,
        fragments: HashMap::new(),
        rows: 0,
        refusals: Refusals::default(),
    };
    let mut total = count.selections(&operation.selection_set);
    total.directives = total.directives.saturating_add(size(&operation.directives));
    for variable in &operation.variables {
        total.directives = total.directives.saturating_add(size(&variable.directives));
    }
    let cost = total.flat.saturating_add(total.listed);
    let mut refusals = count.refusals;
    let mut most = |found: u64, most: u64, nl: &str, en: &str| {
        if found > most {
            let (nl, en) = (
                format!("{nl}: ten hoogste {most}."),
                format!("{en}: at most {most}."),
            );
            refusals.push(RequestError::limit(nl, en));
        }
    };
    most(total.depth.into(), limits.depth.into(), "Te diep", "Too deep");
    most(
        cost,
        limits.cost,
        "Te kostbaar (velden maal paginagrootte)",
        "Too costly (fields times page sizes)",
    );
    most(
        total.aliases,
        limits.aliases.into(),
        "Te veel aliassen",
        "Too many aliases",
    );
    most(
        total.fields,
        limits.aliases.into(),
        "Te veel velden aan de wortel",
        "Too many root fields",
    );
    most(
        total.directives,
        limits.directives.into(),
        "Te veel directieven",
        "Too many directives",
    );
    if total.nesting > NESTING {
        refusals.push(too_nested());
    }
    refusals.into_result().map(|()| cost)
}

/// What a selection set asks, relative to the place where it stands.
#[derive(Clone, Copy, Default)]
struct Tally {
    /// Cost of fields that come once.
    flat: u64,
    /// Cost of lists, once per item: the connection above tells how many.
    listed: u64,
    /// Levels of fields, introspection not counted.
    depth: u32,
    /// Levels of fields and fragments.
    nesting: u32,
    aliases: u64,
    directives: u64,
    /// Fields directly in this set, those of its fragments included.
    fields: u64,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.flat = self.flat.saturating_add(other.flat);
        self.listed = self.listed.saturating_add(other.listed);
        self.depth = self.depth.max(other.depth);
        self.nesting = self.nesting.max(other.nesting);
        self.aliases = self.aliases.saturating_add(other.aliases);
        self.directives = self.directives.saturating_add(other.directives);
        self.fields = self.fields.saturating_add(other.fields);
    }
}

struct Count<'a> {
    limits: &'a Limits,
    document: &'a ExecutableDocument,
    values: &'a Map<String, Json>,
    /// By their name and the rows that were given around them.
    fragments: HashMap<(&'a Name, u64), Tally>,
    /// Rows in the input of the mutation that is being counted.
    rows: u64,
    refusals: Refusals,
}

impl<'a> Count<'a> {
    fn selections(&mut self, set: &'a SelectionSet) -> Tally {
        let mut total = Tally::default();
        for selection in &set.selections {
            let (mut one, directives) = match selection {
                Selection::Field(field) => (self.field(&set.ty, field), &field.directives),
                Selection::InlineFragment(fragment) => {
                    let mut inside = self.selections(&fragment.selection_set);
                    inside.nesting += 1;
                    (inside, &fragment.directives)
                }
                Selection::FragmentSpread(spread) => {
                    (self.fragment(&spread.fragment_name), &spread.directives)
                }
            };
            one.directives = one.directives.saturating_add(size(directives));
            total.add(one);
        }
        total
    }

    fn fragment(&mut self, name: &'a Name) -> Tally {
        if let Some(known) = self.fragments.get(&(name, self.rows)) {
            return *known;
        }
        // Validation has made sure that it exists and does not contain itself.
        let Some(fragment) = self.document.fragments.get(name) else {
            return Tally::default();
        };
        let mut inside = self.selections(&fragment.selection_set);
        inside.nesting += 1;
        inside.directives = inside.directives.saturating_add(size(&fragment.directives));
        self.fragments.insert((name, self.rows), inside);
        inside
    }

    fn field(&mut self, parent: &Name, field: &'a Node<Field>) -> Tally {
        if field.alias.is_some() && schema_part(parent, field) {
            self.refuse(
                field,
                RequestError::limit(
                    "Delen van het schema worden zonder alias gevraagd.",
                    "Parts of the schema are asked for without an alias.",
                ),
            );
        }
        if parent == "Mutation" {
            self.rows = self.rows_given(field);
        }
        let inside = self.selections(&field.selection_set);
        let below = match self.items(parent, field) {
            Items::Once => inside.flat.saturating_add(inside.listed),
            Items::Page(n) => inside.flat.saturating_add(inside.listed.saturating_mul(n)),
            Items::Each(n) => inside.flat.saturating_add(inside.listed).saturating_mul(n),
        };
        let cost = below.saturating_add(1);
        let is_list = field.definition.ty.is_list();
        let introspection = field.name.starts_with("__");
        Tally {
            flat: if is_list { 0 } else { cost },
            listed: if is_list { cost } else { 0 },
            depth: if introspection {
                u32::from(inside.depth > 0)
            } else {
                inside.depth + 1
            },
            nesting: inside.nesting + 1,
            aliases: inside.aliases.saturating_add(u64::from(field.alias.is_some())),
            directives: inside.directives,
            fields: 1,
        }
    }

    /// How many times the selections of a field are resolved.
    fn items(&mut self, parent: &Name, field: &'a Node<Field>) -> Items {
        let takes = |name: &str| field.definition.arguments.iter().any(|one| one.name == name);
        if takes("first") || takes("last") {
            let (first, last) = (self.whole(field, "first"), self.whole(field, "last"));
            for size in [first, last].into_iter().flatten() {
                self.page_size(field, size);
            }
            if first.is_some() && last.is_some() {
                self.refuse(
                    field,
                    RequestError::bad(
                        "Kies `first` of `last`, niet beide.",
                        "Give `first` or `last`, not both.",
                    ),
                );
            }
            let n = first
                .or(last)
                .map_or(u64::from(DEFAULT_PAGE), |n| u64::try_from(n).unwrap_or(1));
            // A page that is too large is refused for that, and not for its price too.
            Items::Page(n.clamp(1, u64::from(self.limits.page.max(1))))
        } else if takes("ids") {
            Items::Each(self.length(field, "ids").max(1))
        } else if !field.definition.ty.is_list() || paged(parent) || introspective(field) {
            Items::Once
        } else if parent.ends_with("Payload") && field.name != MENDED {
            Items::Each(self.rows.max(1))
        } else {
            Items::Each(said(field).unwrap_or(BOUNDED))
        }
    }

    fn page_size(&mut self, field: &Node<Field>, size: i64) {
        let most = self.limits.page;
        if size > i64::from(most) {
            let nl = format!("Een pagina heeft ten hoogste {most} rijen.");
            self.refuse(
                field,
                RequestError::limit(nl, format!("A page has at most {most} rows.")),
            );
        } else if size < 1 {
            let nl = format!("`first` en `last` liggen tussen 1 en {most}.");
            self.refuse(
                field,
                RequestError::bad(nl, format!("`first` and `last` lie between 1 and {most}.")),
            );
        }
    }

    fn refuse(&mut self, field: &Node<Field>, error: RequestError) {
        let place = field
            .location()
            .and_then(|span| span.line_column(&self.document.sources));
        self.refusals
            .push(error.at(place.map(|place| (place.line, place.column))));
    }

    /// A whole number from the document or the variables; `null` is as absent.
    fn whole(&self, field: &Field, name: &str) -> Option<i64> {
        match argument(field, name)? {
            Value::Int(number) => number.as_str().parse().ok(),
            Value::Variable(variable) => self.values.get(variable.as_str())?.as_i64(),
            _ => None,
        }
    }

    /// How many rows the input of a mutation brings: its longest list. The lists of a payload have a result for each.
    fn rows_given(&self, field: &Field) -> u64 {
        let in_json = |value: Option<&Json>| value.and_then(Json::as_array).map_or(0, Vec::len);
        let value_of = |variable: &Name| self.values.get(variable.as_str());
        let rows = match argument(field, "input") {
            Some(Value::Variable(input)) => {
                let fields = value_of(input).and_then(Json::as_object).into_iter().flatten();
                fields.map(|(_, value)| in_json(Some(value))).max()
            }
            Some(Value::Object(fields)) => {
                let rows = fields.iter().map(|(_, value)| match &**value {
                    Value::List(rows) => rows.len(),
                    Value::Variable(rows) => in_json(value_of(rows)),
                    _ => 0,
                });
                rows.max()
            }
            _ => None,
        };
        u64::try_from(rows.unwrap_or_default()).unwrap_or(u64::MAX)
    }

    fn length(&self, field: &Field, name: &str) -> u64 {
        let items = match argument(field, name) {
            Some(Value::List(items)) => items.len(),
            Some(Value::Variable(variable)) => self
                .values
                .get(variable.as_str())
                .and_then(Json::as_array)
                .map_or(1, Vec::len),
            _ => 1,
        };
        u64::try_from(items).unwrap_or(u64::MAX)
    }
}

/// How many rows the contract says that a list may have.
fn said(field: &Field) -> Option<u64> {
    let (directive, argument) = SIZE;
    let said = field.definition.directives.get(directive)?;
    match &**said.specified_argument_by_name(argument)? {
        Value::Int(number) => number.as_str().parse().ok(),
        _ => None,
    }
}

enum Items {
    /// Once.
    Once,
    /// Its lists so many times, the rest once.
    Page(u64),
    /// So many times.
    Each(u64),
}

/// Whether the lists of this type are the rows of a page, for which the connection itself counts.
fn paged(parent: &Name) -> bool {
    parent.ends_with("Connection")
}

/// Whether the schema answers, which bounds its own lists.
fn introspective(field: &Field) -> bool {
    field.definition.ty.inner_named_type().starts_with("__")
}

/// Whether this is the schema or one of its lists. They have no price of their own, because tools ask for all of it at
/// once; so each of them is answered once, and not again under another name.
fn schema_part(parent: &Name, field: &Field) -> bool {
    field.name == "__schema" || (parent.starts_with("__") && !field.selection_set.is_empty())
}

/// The value of an argument, or its default in the schema.
fn argument<'a>(field: &'a Field, name: &str) -> Option<&'a Value> {
    let given = field
        .arguments
        .iter()
        .find(|one| one.name == name)
        .map(|one| &*one.value);
    given.or_else(|| {
        let definition = field.definition.arguments.iter().find(|one| one.name == name)?;
        definition.default_value.as_deref()
    })
}

fn size(directives: &[Node<Directive>]) -> u64 {
    u64::try_from(directives.len()).unwrap_or(u64::MAX)
}
