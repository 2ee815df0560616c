//! Looking for words in any Dutch form: each database has its own index over the same stems.

use sea_orm::{
    DbBackend,
    sea_query::{Expr, SimpleExpr},
};

use crate::tekst::Zoekvraag;

/// Whether the row of `table` with the key `id` has all words. Its stems stand in `{table}_zoek`, and SQLite looks them up in
/// `{table}_fts`.
pub(crate) fn found(backend: DbBackend, table: &str, id: SimpleExpr, vraag: &Zoekvraag) -> SimpleExpr {
    if backend == DbBackend::Postgres {
        let sql =
            format!("$1 IN (SELECT {table}_id FROM {table}_zoek WHERE vector @@ to_tsquery('simple', $2))");
        // Written out: how many rows a word has decides the plan, and one plan for all words would be wrong for most.
        return Expr::cust_with_exprs(sql, [id, Expr::Constant(vraag.tsquery().into())]);
    }
    let sql = format!(
        "? IN (SELECT {table}_id FROM {table}_zoek WHERE nr IN \
         (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?))"
    );
    Expr::cust_with_exprs(sql, [id, Expr::val(vraag.fts5())])
}
