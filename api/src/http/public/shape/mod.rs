//! What the public addresses answer. Each shape is read out of an answer of the graph, so a shape that the graph does not
//! fill is a fault at once; its doc comments are the Dutch descriptions of `openapi.json`.

mod agenda;
mod referentie;

use sea_orm::{ActiveEnum, Iterable};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use utoipa::openapi::{Object, ObjectBuilder, Type};

/// The schema of a closed set of words, from the set itself.
pub(super) fn closed<E: ActiveEnum<Value = String> + Iterable>() -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(E::iter().map(|one| Value::from(one.to_value()))))
        .build()
}

/// The items of a connection, without the connection around them.
fn nodes<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    #[derive(Deserialize)]
    struct Nodes<T> {
        nodes: Vec<T>,
    }
    Ok(Nodes::deserialize(from)?.nodes)
}

macro_rules! shape {
    ($($(#[$about:meta])* $name:ident { $($(#[$field:meta])* $field_name:ident: $kind:ty,)* })*) => {$(
        $(#[$about])*
        #[derive(Debug, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub(in crate::http::public) struct $name { $($(#[$field])* pub(in crate::http::public) $field_name: $kind,)* }
    )*};
}

use shape;

pub(super) use self::{agenda::*, referentie::*};

/// One page of a list.
#[derive(Debug, Serialize)]
pub(super) struct Lijst<T> {
    /// Its rows.
    pub(super) resultaten: Vec<T>,
    /// Where the next page is; nothing on the last.
    pub(super) volgende: Option<String>,
}
