//! Which rows: conditions that many rooms put, in the words of both databases.

use chrono::NaiveDate;
use sea_orm::{
    ActiveEnum, ActiveModelBehavior, ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbBackend,
    DbErr, EntityTrait, ExprTrait, IntoSimpleExpr, QueryFilter, Value,
    sea_query::{ArrayType, Expr, Func, IntoColumnRef, Query, SimpleExpr},
};
use uuid::Uuid;

/// The rows whose `column` names the member; none for who is no member.
pub(crate) fn of_member<C: ColumnTrait>(member: Option<Uuid>, column: C, id: C) -> SimpleExpr {
    member.map_or_else(|| id.is_null(), |me| column.eq(me))
}

/// Puts `rows` in the place of those whose `column` names `parent`.
pub(crate) async fn replace<A>(
    on: &impl ConnectionTrait,
    column: <A::Entity as EntityTrait>::Column,
    parent: Uuid,
    rows: impl IntoIterator<Item = A>,
) -> Result<(), DbErr>
where
    A: ActiveModelTrait + ActiveModelBehavior + Send,
{
    A::Entity::delete_many()
        .filter(column.eq(parent))
        .exec(on)
        .await?;
    let rows = Vec::from_iter(rows);
    // An INSERT of nothing is an error.
    if !rows.is_empty() {
        A::Entity::insert_many(rows).exec_without_returning(on).await?;
    }
    Ok(())
}

/// See [`Db::any_of`](super::Db::any_of); for use inside a transaction.
pub fn any_of(
    backend: DbBackend,
    column: impl IntoColumnRef,
    ids: impl IntoIterator<Item = Uuid>,
) -> SimpleExpr {
    let (column, ids) = (Expr::col(column), Vec::from_iter(ids));
    // A list of unknown length is guessed to be long, and then whole tables are read for one key.
    if let [id] = ids[..] {
        return column.eq(id);
    }
    one_of(backend, column, key_list(backend, ids), "unhex(value)")
}

/// `column` is one of `texts`, in one statement text however many there are.
pub fn any_text(
    backend: DbBackend,
    column: impl IntoColumnRef,
    texts: impl IntoIterator<Item = String>,
) -> SimpleExpr {
    let list = if backend == DbBackend::Postgres {
        let texts = texts.into_iter().map(Value::from).collect();
        Value::Array(ArrayType::String, Some(Box::new(texts)))
    } else {
        let texts = Vec::from_iter(texts);
        serde_json::to_string(&texts)
            .expect("strings are always JSON")
            .into()
    };
    one_of(backend, Expr::col(column), list, "value")
}

/// `column` is in a list that is one value: an array on PostgreSQL; on SQLite JSON, of which `item` makes what is compared.
fn one_of(backend: DbBackend, column: Expr, list: Value, item: &'static str) -> SimpleExpr {
    if backend == DbBackend::Postgres {
        Expr::cust_with_exprs("$1 = ANY($2)", [column, Expr::val(list)])
    } else {
        column.in_subquery(
            Query::select()
                .expr(Expr::cust(item))
                .from_function(Func::cust("json_each").arg(list), "list")
                .take(),
        )
    }
}

/// Keys as one value: an array on PostgreSQL; on SQLite, whose JSON cannot carry blobs, JSON of hexadecimal texts.
pub fn key_list(backend: DbBackend, ids: impl IntoIterator<Item = Uuid>) -> Value {
    if backend == DbBackend::Postgres {
        let keys = ids.into_iter().map(Value::from).collect();
        Value::Array(ArrayType::Uuid, Some(Box::new(keys)))
    } else {
        let keys: Vec<String> = ids.into_iter().map(|id| id.simple().to_string()).collect();
        serde_json::to_string(&keys)
            .expect("strings are always JSON")
            .into()
    }
}

/// `column` is `value`, written out in the statement: one plan for all values then knows how common this value is.
pub fn is<E: ActiveEnum>(column: impl ColumnTrait, value: &E) -> SimpleExpr {
    column
        .into_simple_expr()
        .eq(Expr::Constant(value.to_value().into()))
}

/// The rows that hold on `day`: from the first day in `from` up to, not including, the day in `until`.
pub fn valid_on(from: impl IntoSimpleExpr, until: impl IntoSimpleExpr, day: NaiveDate) -> Condition {
    let (from, until) = (from.into_simple_expr(), until.into_simple_expr());
    let not_over = Condition::any().add(until.clone().is_null()).add(until.gt(day));
    Condition::all().add(from.lte(day)).add(not_over)
}
