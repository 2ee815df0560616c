//! A short list for each of many keys, in one statement.
//!
//! PostgreSQL joins a limited subquery to each key (`LATERAL`); SQLite has none, and looks up the ids that a limited
//! subquery gives for each key. Both follow the index of one list at a time and stop at its limit, so that a long list
//! costs no more than a short one.

use sea_orm::{
    Condition, DbBackend, EntityTrait, ExprTrait, JoinType,
    sea_query::{Asterisk, Expr, Func, Query, SelectStatement, SimpleExpr},
};
use uuid::Uuid;

use crate::db::key_list;

/// The name under which a row carries its key.
pub(super) const COLUMN: &str = "ouder_sleutel";
/// The name under which a count is given.
pub(super) const NUMBER: &str = "aantal";
/// The name of the whole list's length in each of its rows.
pub(super) const LENGTH: &str = "lijst_lengte";
/// The name of the rows in the outer statement.
pub(super) const LIST: &str = "lijst";
/// The name of what a list holds, where its rows are looked up afterwards.
const FOUND: &str = "gevonden";
/// The name of the keys; PostgreSQL gives their one column the same name.
const KEYS: &str = "sleutels";

/// The key for which a list is read.
pub(super) fn key(backend: DbBackend) -> SimpleExpr {
    match backend {
        DbBackend::Postgres => Expr::col((KEYS, KEYS)),
        // SQLite's JSON cannot carry blobs, so the keys travel as hexadecimal text.
        _ => Func::cust("unhex").arg(Expr::col((KEYS, "value"))).into(),
    }
}

/// The rows of `list` for each key. `list` selects from the table of `E`, has a limit, and takes its key from [`key`];
/// `id` is the primary key of the table. Where it is `counted` (on PostgreSQL alone), each row tells its list's length.
pub(super) fn each<E: EntityTrait>(
    backend: DbBackend,
    keys: &[Uuid],
    list: SelectStatement,
    id: E::Column,
    counted: bool,
) -> SelectStatement {
    let mut rows = from_keys(backend, keys);
    rows.column((LIST, Asterisk));
    if counted {
        rows.column((FOUND, LENGTH)).join_lateral(
            JoinType::InnerJoin,
            lengths::<E>(list, id),
            FOUND,
            Expr::cust("TRUE"),
        );
        join::<E>(&mut rows, id);
    } else if backend == DbBackend::Postgres {
        rows.join_lateral(JoinType::InnerJoin, list, LIST, Expr::cust("TRUE"));
    } else {
        // A cross join keeps its order: first the key, then its rows. Its condition stands in WHERE.
        rows.join_as(
            JoinType::CrossJoin,
            E::default().table_ref(),
            LIST,
            Condition::all(),
        )
        .and_where(Expr::col((LIST, id)).in_subquery(ids::<E>(list, id)));
    }
    rows
}

/// The rows of one `list`, each with its length.
pub(super) fn counted<E: EntityTrait>(list: SelectStatement, id: E::Column) -> SelectStatement {
    let mut rows = Query::select();
    rows.column((LIST, Asterisk))
        .column((FOUND, LENGTH))
        .from_subquery(lengths::<E>(list, id), FOUND);
    join::<E>(&mut rows, id);
    rows
}

fn ids<E: EntityTrait>(mut list: SelectStatement, id: E::Column) -> SelectStatement {
    list.clear_selects().column((E::default(), id));
    list
}

/// What a list holds, with its length. To count it PostgreSQL keeps every row of it, so those rows are as narrow as they
/// can be; whole rows are looked up for the page alone.
fn lengths<E: EntityTrait>(list: SelectStatement, id: E::Column) -> SelectStatement {
    let mut list = ids::<E>(list, id);
    list.expr_as(Expr::cust("COUNT(*) OVER ()"), LENGTH);
    list
}

fn join<E: EntityTrait>(rows: &mut SelectStatement, id: E::Column) {
    let same = Expr::col((LIST, id)).equals((FOUND, id));
    rows.join_as(JoinType::InnerJoin, E::default().table_ref(), LIST, same);
}

/// How many rows `list` has for each key. Counting by key follows the index of one list; counting by group would let a
/// planner read the whole table that the lists are of.
pub(super) fn count(backend: DbBackend, keys: &[Uuid], mut list: SelectStatement) -> SelectStatement {
    list.clear_selects().expr(Expr::cust("COUNT(*)"));
    let mut counts = from_keys(backend, keys);
    counts.expr_as(SimpleExpr::SubQuery(None, Box::new(list.into())), NUMBER);
    counts
}

/// A statement over the keys, with the key as its first column.
fn from_keys(backend: DbBackend, keys: &[Uuid]) -> SelectStatement {
    let function = match backend {
        DbBackend::Postgres => "unnest",
        _ => "json_each",
    };
    let keys = key_list(backend, keys.iter().copied());
    let mut rows = Query::select();
    rows.expr_as(key(backend), COLUMN)
        .from_function(Func::cust(function).arg(keys), KEYS);
    rows
}
