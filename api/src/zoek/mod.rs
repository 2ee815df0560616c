//! Zoek: one question over everything that has words: leervragen, ontwikkelopgaven, good practices, Lerende Praktijken,
//! kennisitems, thema's and begrippen.
//!
//! What is found has all the words that were asked for, in any Dutch form or in other words that mean the same (room
//! [`crate::begrip`]); what stands in quotation marks is found as it stands. It comes best first: see [`rules`]. Who asks
//! finds what it may see, by the policy of each room, inside the statement: a hit, its place, and every number are the same
//! as if nothing else existed. What was withdrawn is gone at once, because the index knows words and no permission.
//!
//! Fragments show where the words stand, as pieces of plain text. Facets tell how many of each kind there are; how many
//! leervragen are of a sector and discipline is for who may know that of each of them, and leaves through the rule for small
//! cells of [`crate::analyse`].

mod graphql;
mod policy;
mod read;
mod rules;

pub(crate) use self::graphql::Queries;
