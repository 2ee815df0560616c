//! The Vakmanschap API.

pub mod auth;
pub mod clock;
pub mod config;
pub mod db;
pub mod error;
pub mod tekst;
