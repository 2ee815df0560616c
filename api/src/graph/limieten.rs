//! The published limits in the graph: read from the configuration that is enforced.

use async_graphql::Object;

use crate::{config::Limits, tekst::Soort};

/// What one request may ask. A request past a limit is refused before anything runs, with `LIMIT_EXCEEDED`; one that takes longer than `seconds` is ended.
#[derive(async_graphql::Description)]
pub struct Limieten(pub(crate) std::sync::Arc<Limits>);

#[Object(use_type_description)]
impl Limieten {
    /// Rows on one page of a connection.
    async fn page(&self) -> u32 {
        self.0.page
    }

    /// Depth of an operation; the fields of introspection are not counted.
    async fn depth(&self) -> u32 {
        self.0.depth
    }

    /// Cost of an operation: one for each field, multiplied by the page sizes above it; a list without pages counts as 10 rows. `extensions.cost` tells the price.
    async fn cost(&self) -> u64 {
        self.0.cost
    }

    /// Aliases in one operation, and root fields.
    async fn aliases(&self) -> u32 {
        self.0.aliases
    }

    /// Directives in one operation.
    async fn directives(&self) -> u32 {
        self.0.directives
    }

    /// Bytes of a document.
    async fn document(&self) -> usize {
        self.0.document
    }

    /// Bytes of the body of a request.
    async fn body(&self) -> usize {
        self.0.body
    }

    /// Bytes of a delivery of a beroepsvereniging (`POST /v1/inzendingen`).
    async fn delivery(&self) -> u32 {
        self.0.delivery
    }

    /// Rows of a delivery, without the header.
    async fn delivery_rows(&self) -> u32 {
        self.0.delivery_rows
    }

    /// Seconds that receiving and planning a delivery may take.
    async fn delivery_seconds(&self) -> u64 {
        self.0.delivery_seconds
    }

    /// Users or Groups in one reply over SCIM.
    async fn scim_page(&self) -> u32 {
        self.0.scim_page
    }

    /// Operations in one bulk request over SCIM.
    async fn scim_operations(&self) -> u32 {
        self.0.scim_operations
    }

    /// Operations in one batch.
    async fn batch(&self) -> usize {
        self.0.batch
    }

    /// Seconds that a request may take.
    async fn seconds(&self) -> u64 {
        self.0.seconds
    }

    /// Items in one input list.
    async fn input_list(&self) -> usize {
        self.0.input_list
    }

    /// The least number about leervragen or people that is shown to who is no editor.
    async fn cell(&self) -> u64 {
        self.0.cell
    }

    /// Minutes that an editor's claim on a leervraag lasts, unless it is renewed.
    async fn claim_minutes(&self) -> u64 {
        self.0.claim_minutes
    }

    /// Minutes in which a decision of an editor can be undone.
    async fn undo_minutes(&self) -> u64 {
        self.0.undo_minutes
    }

    /// Characters of a leervraag.
    async fn tekst(&self) -> usize {
        Soort::Leervraag.grenzen().1
    }
}
