//! The suite: everything enters by the front door, on SQLite and on PostgreSQL.

mod kit;

mod config;
mod demo;
mod discipline;
mod gebied;
mod identity;
mod jwks;
mod leervraag;
mod lidmaatschap;
mod member;
mod organisatie;
mod praktijk;
mod raamwerk;
mod stage;
mod storage;
mod tidy;
mod vereniging;
