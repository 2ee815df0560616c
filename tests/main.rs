//! The suite: everything enters by the front door, on SQLite and on PostgreSQL.

mod kit;

mod demo;
mod discipline;
mod gebied;
mod leervraag;
mod lidmaatschap;
mod organisatie;
mod raamwerk;
mod stage;
mod storage;
mod tidy;
mod vereniging;
