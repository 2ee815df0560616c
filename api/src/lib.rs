#![doc = include_str!("../ARCHITECTURE.md")]

pub mod change;
pub mod clock;
pub mod config;
mod contact;
pub mod db;
pub mod error;
mod limits;
pub mod remembered;
mod secret;
pub mod telemetry;

pub mod auth;
pub mod graph;
pub mod http;
pub mod schema;

// The rooms, in order of dependence: below its graphql.rs a room uses only rooms that stand before it.
pub mod tekst;
mod zoekindex;
mod logboek;
mod voorlegging;
mod raamwerk;
mod reflectievraag;
mod discipline;
mod gebied;
mod organisatie;
mod vereniging;
mod member;
mod eigenreflectie;
mod eigendom;
mod koppeling;
mod lidmaatschap;
mod registratie;
mod bericht;
mod begrip;
pub mod inzending;
mod afstemming;
mod fusie;
mod praktijk;
pub mod scim;
mod uitnodiging;
mod canvas;
mod analysetoestemming;
mod cyclus;
mod stelling;
mod meting;
mod reflectie;
mod verbeterstap;
mod activiteit;
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
mod goodpractice;
mod inzicht;
mod expert;
mod expertvraag;
mod bijdrage;
mod tekstmelding;
mod analyse;
mod zoek;
mod uitgave;

// Below all rooms: what the binary fills a database with.
pub mod demo;
