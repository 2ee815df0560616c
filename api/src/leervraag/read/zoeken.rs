//! Looking for words, in any Dutch form. Each database has its own index over the same stems.

use entity::leervraag::{Column, Entity};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, Statement,
    sea_query::{Expr, SimpleExpr},
};

use crate::{
    begrip,
    error::Result,
    graph::{Op, zoek},
    tekst::Zoekvraag,
};

/// Words that leervragen must have.
#[derive(Clone, Debug)]
pub(in crate::leervraag) struct Woorden {
    /// Nothing where the text has no word to look for.
    vraag: Option<Zoekvraag>,
    /// Whether so many have them that it is less work to follow a list and ask each row for them.
    gewoon: bool,
}

impl Woorden {
    /// The words of a text, and what means the same.
    pub(in crate::leervraag) async fn of(op: &Op, text: &str) -> Result<Self> {
        Ok(Self {
            vraag: begrip::woordenboek(op).await?.vraag(text),
            gewoon: false,
        })
    }

    /// The same, after asking how common they are where the database does not plan by that itself.
    pub(super) async fn weighed(self, op: &Op) -> Result<Self> {
        let Some(vraag) = self
            .vraag
            .as_ref()
            .filter(|_| op.db.backend() == DbBackend::Sqlite)
        else {
            return Ok(self);
        };
        let statement = Statement::from_sql_and_values(
            DbBackend::Sqlite,
            format!(
                "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM leervraag_fts WHERE leervraag_fts MATCH ? \
                 LIMIT {ENOUGH})) AS gevonden, (SELECT MAX(nr) FROM leervraag_zoek) AS alle"
            ),
            [vraag.fts5().into()],
        );
        let Some(row) = op.read().query_one_raw(statement).await? else {
            return Ok(self);
        };
        let (found, all): (i64, Option<i64>) = (row.try_get("", "gevonden")?, row.try_get("", "alle")?);
        Ok(Self {
            gewoon: is_common(found, all.unwrap_or_default()),
            ..self
        })
    }

    /// Whether a leervraag has all of them.
    pub(super) fn found(&self, backend: DbBackend) -> SimpleExpr {
        let Some(vraag) = &self.vraag else {
            return Column::Id.is_null();
        };
        let id = Expr::col((Entity, Column::Id));
        if !self.gewoon {
            return zoek::leervraag(backend, id, vraag);
        }
        let sql = "(SELECT nr FROM leervraag_zoek WHERE leervraag_id = ?) IN \
                   (SELECT rowid FROM leervraag_fts WHERE leervraag_fts MATCH ?)";
        Expr::cust_with_exprs(sql, [id, Expr::val(vraag.fts5())])
    }
}

/// More than this is common in any collection that fits in a file.
const ENOUGH: i64 = 4_000;

/// Rows that are read on the way to a page, for each row that is looked up and sorted instead: measured on a million.
const WALK: i64 = 10;

/// Whether words that `found` of `all` leervragen have, counted up to [`ENOUGH`], are found sooner by following the list.
/// The way to a page is as long as the words are rare; looking up takes as long as they are common.
fn is_common(found: i64, all: i64) -> bool {
    found >= ENOUGH || found * found > WALK * all
}

#[cfg(test)]
mod tests {
    use super::is_common;

    #[test]
    fn words_are_common_by_the_size_of_the_collection() {
        assert!(!is_common(0, 0));
        assert!(!is_common(0, 1_000_000));
        assert!(is_common(400, 10_000));
        assert!(!is_common(300, 10_000));
        assert!(!is_common(3_000, 1_000_000));
        assert!(is_common(3_500, 1_000_000));
        assert!(is_common(4_000, i64::from(u32::MAX)));
    }
}
