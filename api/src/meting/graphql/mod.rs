//! Metingen in the graph: names, descriptions, conversions. Nothing is decided here.

mod mutation;
mod object;
mod trend;
mod uitslag;
mod words;

pub(crate) use self::{
    mutation::Mutations, object::Meting, trend::PraktijkTrend, uitslag::geteld, words::MetingFoutCode,
};
