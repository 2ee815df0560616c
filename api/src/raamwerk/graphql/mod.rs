//! Frameworks in the graph.

mod object;
mod query;
mod words;

pub(crate) use self::{
    object::{
        Raamwerk, RaamwerkNiveau, RaamwerkParameter, Samenwerkingsvorm, WerkzaamCluster, WerkzameFactor,
    },
    query::Queries,
    words::Onderwijssoort,
};
