//! Stellingen: statements that people agree with or not, in lists that a meting puts to them.
//!
//! A *stellingenlijst* is reusable, made by REDACTIE for every praktijk, or belongs to one Lerende Praktijk, made by who
//! measures there. A list never changes: what is worded otherwise stands in a next version of the list. A *stelling* that stays
//! as it was is the same one in both; one that is reworded (`herziet`) is a next version of it. So one sees later which
//! percentages may stand side by side.
//!
//! Reusable lists are public; those of a praktijk are for who takes part, REDACTIE, and analysts whom the praktijk allows.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Mutations, Queries, Stelling, StellingFoutCode, Stellingenlijst},
    read::{ById, LijstById, StellingenOf, lijsten},
};
