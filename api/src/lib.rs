//! The Vakmanschap API.

pub mod change;
pub mod clock;
pub mod config;
pub mod db;
pub mod error;
mod secret;

pub mod auth;
pub mod graph;
pub mod schema;

mod activiteit;
mod logboek;
mod member;
pub mod tekst;
