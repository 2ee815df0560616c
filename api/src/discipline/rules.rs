//! What the stored form of a discipline means.

use entity::discipline::Model;

use crate::error::{Error, Result};

/// The other names of a discipline.
pub(super) fn synonyms(row: &Model) -> Result<Vec<String>> {
    serde_json::from_str(&row.synoniemen).map_err(Error::fault)
}
