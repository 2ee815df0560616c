//! What a client asks most is found by an index, and a list comes in its order without being sorted: on both databases.

use std::sync::Arc;

use api::db::Counter;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::{codeer, get};
use crate::{
    inzending::lever,
    kit::{Stage, both},
};

fn postgres(t: &Stage) -> bool {
    t.writer().get_database_backend() == DbBackend::Postgres
}

/// What the database says that it does for a statement.
async fn plan(t: &Stage, statement: &Statement) -> String {
    let explain = if postgres(t) {
        "EXPLAIN"
    } else {
        "EXPLAIN QUERY PLAN"
    };
    let backend = t.writer().get_database_backend();
    let asked = Statement::from_string(backend, format!("{explain} {statement}"));
    let rows = t.writer().query_all_raw(asked).await.expect("a plan");
    let column = if postgres(t) { 0 } else { 3 };
    let lines = rows
        .iter()
        .map(|row| row.try_get_by_index::<String>(column).expect("a text"));
    lines.collect::<Vec<_>>().join("\n")
}

both! {
    async fn what_is_asked_most_is_found_by_an_index(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let rows: String = (0..4_000).map(|number| format!("{number:05};Berg{number};2020-01-01\n")).collect();
        lever(&nvo, "", &format!("lidnummer;achternaam;ingangsdatum\n{rows}")).await;
        t.writer().execute_unprepared("ANALYZE").await.expect("statistics");
        let table = [
            (format!("filter={}", codeer(r#"userName eq "00007""#)), "ix_lidmaatschap_scim_naam"),
            (format!("filter={}", codeer(r#"externalId eq "x""#)), "uq_lidmaatschap_scim_extern_id"),
            (format!("filter={}", codeer(r#"name.familyName eq "berg7" and active eq true"#)), "lidmaatschap"),
            ("sortBy=userName&count=10".to_owned(), "ix_lidmaatschap_scim_naam"),
            ("sortBy=name.familyName&count=10".to_owned(), "ix_lidmaatschap_scim_achternaam"),
            ("sortBy=meta.lastModified&count=10".to_owned(), "ix_lidmaatschap_beroepsvereniging_id_updated_at_id"),
        ];
        for (query, index) in table {
            let counter = Arc::new(Counter::keeping());
            assert_eq!(counter.scope(get(&nvo, &format!("/Users?{query}"))).await.status.as_u16(), 200, "{query}");
            // The first counts, the second is the page.
            let statements = counter.statements();
            let page = statements.iter().find(|one| one.sql.contains("ORDER BY") && one.sql.contains("lidnummer")).expect("a page");
            let told = plan(&t, page).await;
            assert!(told.contains(index), "{query}\n{told}");
            if query.starts_with("sortBy") {
                assert!(!told.contains("TEMP B-TREE") && !told.contains("Sort  "), "{query}\n{told}");
            }
        }
    }
}
