//! GraphQL machinery without domain: who asks ([`op`]), pages, batches, ids, payloads.

pub mod connection;
pub mod document;
pub(crate) mod fout;
pub mod id;
mod keys;
pub(crate) mod linked;
pub mod limieten;
pub(crate) mod list_size;
pub mod load;
pub(crate) mod nested;
pub mod op;
pub mod page;
pub mod payload;
pub mod scalar;
pub(crate) mod verschil;
pub(crate) mod versie;
pub(crate) mod zoek;

pub(crate) use self::{
    connection::Connection,
    id::Kind,
    linked::Link,
    load::{Batches, Key},
    nested::Nested,
    op::{ContextExt, Op},
    page::{Order, PageArgs, SortValue},
    payload::UserError,
    scalar::Date,
};

use crate::error::Result;

/// A nullable field that fails nulls itself, not its parent: async-graphql does so for `Option<Result<T>>` only.
pub(crate) type Nullable<T> = Option<Result<T>>;
