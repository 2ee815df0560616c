#![doc = include_str!("../ARCHITECTURE.md")]

pub mod change;
pub mod clock;
pub mod config;
pub mod db;
pub mod error;
mod secret;
pub mod telemetry;

pub mod auth;
pub mod graph;
pub mod http;
pub mod schema;

// The rooms, in order of dependence: below its graphql.rs a room uses only rooms that stand before it.
pub mod tekst;
mod logboek;
mod raamwerk;
mod discipline;
mod gebied;
mod organisatie;
mod vereniging;
mod member;
mod lidmaatschap;
pub mod inzending;
mod praktijk;
mod activiteit;
mod bericht;
mod melding;
mod dubbel;
mod leervraag;
mod moderatie;
mod thema;
mod agenda;
mod opgave;
mod reactie;
mod uitvoering;
mod kennisitem;
mod analyse;

// Below all rooms: what the binary fills a database with.
pub mod demo;
