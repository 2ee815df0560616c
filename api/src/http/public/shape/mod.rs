//! What the public addresses answer. Each shape is read out of an answer of the graph, so a shape that the graph does not
//! fill is a fault at once; its doc comments are the Dutch descriptions of `openapi.json`.

mod agenda;
mod referentie;

use serde::{Deserialize, Deserializer, Serialize};

use crate::http::described::closed;

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
