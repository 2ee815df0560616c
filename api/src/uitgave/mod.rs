//! Uitgave: released figures as files, to work with elsewhere.
//!
//! A release is asked for as a table of leervragen is, and made of the same released quarters: a KRUISTABEL with how many, or
//! LEERVRAGEN, a row for each leervraag with what is told of it. The second says no more than the first: its rows are those of
//! one released table, each written as often as it counts ([`rules::Tabel`]). Neither names an asker or holds a text.
//! ONTWIKKELOPGAVEN is an adopted edition with what each rests on, as everybody reads it ([`rules::Opgaven`]).
//!
//! METINGEN is what analysts read of metingen, and LEERVRAAGTEKSTEN the words of leervragen as everybody reads them: rows with an
//! object each ([`rules::Lijst`]). What can no longer be read in the same way is taken out when a release is next read
//! ([`mod@errata`]), and stays out.
//!
//! What else is in a release is kept as it was on the day it was made; its files are written from that whenever they are fetched,
//! always with the same bytes. It is called by a hash of what is in it, so that who asks the same of the same figures gets the
//! same name. Analysts and editors make releases; each reads the own ones, as files or as rows of an OData feed
//! ([`rules::odata`]).

mod errata;
mod policy;
mod read;
pub(crate) mod rest;
mod rules;
mod werk;
mod write;
