//! The suite: everything enters by the front door, on SQLite and on PostgreSQL.

mod kit;

mod demo;
mod leervraag;
mod stage;
mod storage;
mod tidy;
