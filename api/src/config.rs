//! Configuration: one struct, read once at the start from `VAKMANSCHAP_*` variables and an optional TOML file.

use serde::{Deserialize, Serialize};

/// Where the data live.
#[derive(Clone, Debug)]
pub struct DatabaseConfig {
    /// `sqlite://path?mode=rwc` or `postgres://…`.
    pub url: String,
    /// Reading connections of an SQLite file.
    pub readers: u32,
    /// Connections to PostgreSQL.
    pub connections: u32,
}

/// The published limits; what is published is what is enforced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Rows on one page of a connection.
    pub page: u32,
    /// Depth of a query, introspection fields not counted.
    pub depth: u32,
    /// Cost of a query: one per field, multiplied by the page sizes above it.
    pub cost: u64,
    /// Aliases, and root fields, in one operation.
    pub aliases: u32,
    /// Directives in one operation.
    pub directives: u32,
    /// Bytes of a GraphQL document.
    pub document: usize,
    /// Bytes of a request body.
    pub body: usize,
    /// Operations in one batch.
    pub batch: usize,
    /// Seconds that a request may take.
    pub seconds: u64,
    /// Items in one input list.
    pub input_list: usize,
    /// Characters of a leervraag.
    pub tekst: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            page: 100,
            depth: 12,
            cost: 10_000,
            aliases: 30,
            directives: 20,
            document: 16 * 1024,
            body: 1024 * 1024,
            batch: 10,
            seconds: 10,
            input_list: 100,
            tekst: 2_000,
        }
    }
}
