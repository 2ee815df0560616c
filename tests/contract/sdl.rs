//! The contract, read into what its rules ask about.

use async_graphql::{
    Positioned,
    parser::{
        parse_schema,
        types::{
            BaseType, FieldDefinition, InputValueDefinition, ServiceDocument, Type, TypeDefinition, TypeKind,
            TypeSystemDefinition,
        },
    },
};

/// The whole contract.
pub(crate) struct Contract(ServiceDocument);

/// A field of an object or interface, with the type that it stands in.
pub(crate) struct Field<'c> {
    pub(crate) owner: &'c str,
    pub(crate) name: &'c str,
    pub(crate) definition: &'c FieldDefinition,
}

impl Contract {
    pub(crate) fn read(sdl: &str) -> Self {
        Self(parse_schema(sdl).expect("the contract is well-formed"))
    }

    pub(crate) fn types(&self) -> impl Iterator<Item = &TypeDefinition> {
        self.0
            .definitions
            .iter()
            .filter_map(|definition| match definition {
                TypeSystemDefinition::Type(definition) => Some(&definition.node),
                _ => None,
            })
    }

    pub(crate) fn get(&self, name: &str) -> Option<&TypeDefinition> {
        self.types().find(|definition| definition.name.node == name)
    }

    /// Every field of every object and interface.
    pub(crate) fn fields(&self) -> impl Iterator<Item = Field<'_>> {
        self.types().flat_map(|owner| {
            fields_of(owner).iter().map(|field| Field {
                owner: owner.name.node.as_str(),
                name: field.node.name.node.as_str(),
                definition: &field.node,
            })
        })
    }

    /// Whether a type has fields of its own to select.
    pub(crate) fn is_object(&self, name: &str) -> bool {
        let composite = |kind: &TypeKind| {
            matches!(
                kind,
                TypeKind::Object(_) | TypeKind::Interface(_) | TypeKind::Union(_)
            )
        };
        self.get(name)
            .is_some_and(|definition| composite(&definition.kind))
    }
}

impl Field<'_> {
    /// The field as people name it: `Query.leervragen`.
    pub(crate) fn path(&self) -> String {
        format!("{}.{}", self.owner, self.name)
    }

    /// The type as it stands in the contract: `[Leervraag!]!`.
    pub(super) fn ty(&self) -> String {
        self.definition.ty.node.to_string()
    }

    /// The arguments, as `name: Type`.
    pub(super) fn arguments(&self) -> Vec<String> {
        self.definition.arguments.iter().map(shown).collect()
    }
}

/// The fields of an object or interface; none for others.
pub(crate) fn fields_of(definition: &TypeDefinition) -> &[Positioned<FieldDefinition>] {
    match &definition.kind {
        TypeKind::Object(object) => &object.fields,
        TypeKind::Interface(interface) => &interface.fields,
        _ => &[],
    }
}

/// The fields, as `name: Type`, in alphabetical order.
pub(super) fn shape(definition: &TypeDefinition) -> Vec<String> {
    let mut fields: Vec<String> = fields_of(definition)
        .iter()
        .map(|field| format!("{}: {}", field.node.name.node, field.node.ty.node))
        .collect();
    fields.sort_unstable();
    fields
}

/// The interfaces that an object implements.
pub(super) fn interfaces(definition: &TypeDefinition) -> Vec<&str> {
    match &definition.kind {
        TypeKind::Object(object) => object.implements.iter().map(|name| name.node.as_str()).collect(),
        _ => Vec::new(),
    }
}

/// An argument or input field, as `name: Type`.
pub(super) fn shown(input: &Positioned<InputValueDefinition>) -> String {
    format!("{}: {}", input.node.name.node, input.node.ty.node)
}

/// The named type within lists and non-nulls, and whether there is a list.
pub(crate) fn innermost(ty: &Type) -> (&str, bool) {
    match &ty.base {
        BaseType::Named(name) => (name.as_str(), false),
        BaseType::List(item) => (innermost(item).0, true),
    }
}
