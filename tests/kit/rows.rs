//! Everything that is stored, as text: what must be nowhere, and what must not have changed.

use std::collections::BTreeMap;

use sea_orm::DatabaseConnection;

use super::tables::entities;

/// Every row of every table, by the table; what is shown of a row is all that it holds.
pub(crate) async fn all(db: &DatabaseConnection) -> BTreeMap<&'static str, Vec<String>> {
    let mut all = BTreeMap::new();
    for table in entities() {
        let mut rows = (table.read)(db).await.expect(table.table);
        rows.sort_unstable();
        all.insert(table.table, rows);
    }
    all
}
