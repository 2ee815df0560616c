//! The published limits: what one request may ask, whoever asks.

use anyhow::ensure;
use serde::{Deserialize, Serialize};

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
    /// Bytes of a delivery of an association.
    pub delivery: u32,
    /// Rows of a delivery.
    pub delivery_rows: u32,
    /// Seconds that receiving and planning a delivery may take.
    pub delivery_seconds: u64,
    /// Users or Groups in one SCIM reply.
    pub scim_page: u32,
    /// Operations in one SCIM bulk request.
    pub scim_operations: u32,
    /// Operations in one batch.
    pub batch: usize,
    /// Seconds that making an answer may take; who waits for a shared one waits half as long at most.
    pub seconds: u64,
    /// Items in one input list.
    pub input_list: usize,
    /// The least count that is shown to who is no editor.
    pub cell: u64,
    /// Minutes that an editor's claim lasts.
    pub claim_minutes: u64,
    /// Minutes in which a decision of an editor can be undone.
    pub undo_minutes: u64,
}

/// Minutes of a week: what a claim and the time for undoing may last.
const WEEK: u64 = 7 * 24 * 60;

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
            delivery: 32 * 1024 * 1024,
            delivery_rows: 100_000,
            delivery_seconds: 300,
            scim_page: 200,
            scim_operations: 200,
            batch: 10,
            seconds: 10,
            input_list: 100,
            cell: 5,
            claim_minutes: 30,
            undo_minutes: 30,
        }
    }
}

impl Limits {
    /// Refuses what cannot be a limit.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        let limits = serde_json::to_value(self)?;
        for (name, value) in limits.as_object().into_iter().flatten() {
            ensure!(
                value.as_u64().is_some_and(|value| value > 0),
                "limits.{name} must be at least 1"
            );
        }
        ensure!(self.cell >= 5, "limits.cell must be at least 5");
        for (name, minutes) in [
            ("claim_minutes", self.claim_minutes),
            ("undo_minutes", self.undo_minutes),
        ] {
            ensure!(minutes <= WEEK, "limits.{name} must be at most {WEEK}, a week");
        }
        ensure!(
            self.document <= self.body,
            "limits.document must fit in limits.body"
        );
        Ok(())
    }
}
