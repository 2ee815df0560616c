//! The suite: everything enters by the front door, on SQLite and on PostgreSQL.

mod kit;

mod access;
mod activiteit;
mod agenda;
mod bericht;
mod boot;
mod config;
mod contract;
mod cost;
mod demo;
mod discipline;
mod editie;
mod gebied;
mod identity;
mod jwks;
mod leervraag;
mod lidmaatschap;
mod limits;
mod logboek;
mod melding;
mod member;
mod moderatie;
mod opgave;
mod organisatie;
mod plans;
mod over_http;
mod praktijk;
mod raamwerk;
mod readme;
mod sorted;
mod stage;
mod storage;
mod thema;
mod tidy;
mod vereniging;
