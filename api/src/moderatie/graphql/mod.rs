//! The work of editors in the graph: names, descriptions, conversions. Nothing is decided here.

mod besluit;
mod dubbelen;
mod mutation;
mod object;
mod query;
mod samenvoegen;
mod words;

pub(crate) use self::{
    besluit::Moderatiebesluit, dubbelen::Mutations as Dubbelen, mutation::Mutations, object::Moderatie,
    query::Queries, samenvoegen::Mutations as Samenvoegingen, words::ModeratieFoutCode,
};
