//! Keyset paging, one implementation for all lists.
//!
//! A list is ordered by one column and then by id, so that equal values have an order too and nothing is skipped or
//! shown twice while others insert. The position is compared as a row value, which both databases turn into an index
//! range.

mod window;

use std::{collections::HashMap, ops::RangeInclusive};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use sea_orm::{
    ColumnTrait, ColumnType, Condition, ConnectionTrait, DbBackend, EntityTrait, ExprTrait, FromQueryResult,
    IntoSimpleExpr, Order as Direction, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select, Value,
    sea_query::{DynIden, Expr, SelectStatement, SimpleExpr},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub(crate) use self::window::{DEFAULT_PAGE, PageArgs, Window};
use super::{keys, op::Op};
use crate::error::{Error, Result};

/// The years that both databases can keep and compare.
pub(crate) const YEARS: RangeInclusive<i32> = 1..=9999;

/// The value of the column that a list is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum SortValue {
    /// A moment.
    #[serde(rename = "m")]
    Moment(DateTime<Utc>),
    /// A whole number.
    #[serde(rename = "g")]
    Getal(i32),
    /// A text.
    #[serde(rename = "t")]
    Tekst(String),
    /// A calendar date.
    #[serde(rename = "d")]
    Dag(NaiveDate),
}

impl From<SortValue> for Value {
    fn from(value: SortValue) -> Self {
        match value {
            SortValue::Moment(moment) => moment.into(),
            SortValue::Getal(number) => number.into(),
            SortValue::Tekst(text) => text.into(),
            SortValue::Dag(date) => date.into(),
        }
    }
}

/// A place in a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Position {
    #[serde(rename = "o")]
    order: String,
    #[serde(rename = "v")]
    value: SortValue,
    #[serde(rename = "i")]
    id: Uuid,
}

impl SortValue {
    /// Whether a column of this type can be compared with it. A cursor comes from outside, so it may say anything; what
    /// it says must not become an error of the database.
    fn fits(&self, column: &ColumnType) -> bool {
        match (self, column) {
            (Self::Moment(moment), ColumnType::TimestampWithTimeZone) => YEARS.contains(&moment.year()),
            (Self::Getal(_), ColumnType::Integer | ColumnType::BigInteger) => true,
            (Self::Tekst(text), ColumnType::Text) => !text.contains('\0'),
            (Self::Dag(day), ColumnType::Date) => YEARS.contains(&day.year()),
            _ => false,
        }
    }
}

impl Position {
    /// The opaque cursor of this place.
    pub(crate) fn cursor(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).expect("a position is plain data"))
    }

    fn parse<E: EntityTrait>(cursor: &str, order: &Order<E>) -> Result<Self> {
        let malformed = || {
            Error::bad(
                "Deze cursor is ongeldig of hoort bij een andere sortering.",
                "This cursor is not valid, or belongs to another order.",
            )
        };
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(cursor).map_err(|_| malformed())?;
        let position: Self = serde_json::from_slice(&bytes).map_err(|_| malformed())?;
        let column = order.column.def();
        if position.order == order.name && position.value.fits(column.get_column_type()) {
            Ok(position)
        } else {
            Err(malformed())
        }
    }
}

/// In which order a list comes: one column, then the id in the same direction.
pub(crate) struct Order<E: EntityTrait> {
    /// The name inside cursors: a cursor of one order is refused by another.
    pub(crate) name: &'static str,
    /// The column; indexed together with the id.
    pub(crate) column: E::Column,
    /// The primary key.
    pub(crate) id: E::Column,
    /// Whether the highest value comes first.
    pub(crate) desc: bool,
    /// The place of a row.
    pub(crate) place: fn(&E::Model) -> (SortValue, Uuid),
}

impl<E: EntityTrait> Order<E> {
    /// The place of `row` in this order.
    pub(crate) fn position(&self, row: &E::Model) -> Position {
        let (value, id) = (self.place)(row);
        Position {
            order: self.name.to_owned(),
            value,
            id,
        }
    }

    fn beyond(&self, position: &Position, later: bool) -> SimpleExpr {
        let here = Expr::tuple([self.column.into_simple_expr(), self.id.into_simple_expr()]);
        let there = Expr::tuple([
            self.column
                .save_as(Expr::val(Value::from(position.value.clone()))),
            Expr::val(position.id),
        ]);
        if later != self.desc {
            here.gt(there)
        } else {
            here.lt(there)
        }
    }
}

/// A part of a list, in the order of the list.
#[derive(Clone, Debug)]
pub(crate) struct Page<M> {
    /// The rows.
    pub(crate) rows: Vec<M>,
    /// Whether rows follow.
    pub(crate) has_next: bool,
    /// Whether rows come before.
    pub(crate) has_previous: bool,
    /// How many rows the whole list has, where that came with the page.
    pub(crate) total: Option<u64>,
}

impl<M> Page<M> {
    /// A page without rows.
    pub(crate) fn empty() -> Self {
        Self {
            rows: Vec::new(),
            has_next: false,
            has_previous: false,
            total: None,
        }
    }

    fn cut(mut rows: Vec<M>, window: &Window) -> Self {
        let limit = usize::try_from(window.limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        if window.backward {
            rows.reverse();
            Self {
                rows,
                has_next: window.before.is_some(),
                has_previous: more,
                total: None,
            }
        } else {
            Self {
                rows,
                has_next: more,
                has_previous: window.after.is_some(),
                total: None,
            }
        }
    }
}

fn between<E: EntityTrait>(order: &Order<E>, window: &Window) -> Condition {
    Condition::all()
        .add_option(window.after.as_ref().map(|position| order.beyond(position, true)))
        .add_option(
            window
                .before
                .as_ref()
                .map(|position| order.beyond(position, false)),
        )
}

fn direction<E: EntityTrait>(order: &Order<E>, window: &Window) -> Direction {
    if order.desc != window.backward {
        Direction::Desc
    } else {
        Direction::Asc
    }
}

/// The rows of a statement whose list is named apart, in the order of the list.
fn in_order<E: EntityTrait>(statement: &mut SelectStatement, order: &Order<E>, direction: Direction) {
    statement
        .order_by((keys::LIST, order.column), direction.clone())
        .order_by((keys::LIST, order.id), direction);
}

/// Whether the length of a list can come with its page: only PostgreSQL has the list at hand, and only without a cursor is
/// it the whole one.
fn comes_along(op: &Op, window: &Window) -> bool {
    op.db.backend() == DbBackend::Postgres && window.after.is_none() && window.before.is_none()
}

/// One page of one list, in one statement; or all of it where its length is `counted` along.
pub(crate) async fn page<E>(
    op: &Op,
    select: Select<E>,
    order: &Order<E>,
    window: &Window,
    counted: bool,
) -> Result<Page<E::Model>>
where
    E: EntityTrait,
    E::Model: FromQueryResult + Send + Sync,
{
    let counted = counted && comes_along(op, window);
    let direction = direction(order, window);
    let mut statement = select
        .filter(between(order, window))
        .order_by(order.column, direction.clone())
        .order_by(order.id, direction.clone())
        .limit(window.limit + 1)
        .into_query();
    if counted {
        statement = keys::counted::<E>(statement, order.id);
        in_order(&mut statement, order, direction);
    }
    let found = op.read().query_all(&statement).await?;
    let total = match found.first() {
        Some(row) if counted => Some(length(row.try_get("", keys::LENGTH)?)),
        _ => counted.then_some(0),
    };
    let rows: Result<_, _> = found
        .iter()
        .map(|row| E::Model::from_query_result(row, ""))
        .collect();
    Ok(Page {
        total,
        ..Page::cut(rows?, window)
    })
}

fn length(counted: i64) -> u64 {
    u64::try_from(counted).unwrap_or_default()
}

/// The column that holds a row's parent: `Column::X.as_column_ref()`.
pub(crate) type ParentColumn = (DynIden, DynIden);

/// The same page of many lists, one for each parent, in one statement that reads no more of a list than its page; or
/// all of it where its length is `counted` along.
pub(crate) async fn page_per_parent<E>(
    op: &Op,
    select: Select<E>,
    parent: ParentColumn,
    parents: &[Uuid],
    order: &Order<E>,
    window: &Window,
    counted: bool,
) -> Result<HashMap<Uuid, Page<E::Model>>>
where
    E: EntityTrait,
    E::Model: FromQueryResult + Send + Sync,
{
    let backend = op.db.backend();
    let counted = counted && comes_along(op, window);
    let direction = direction(order, window);
    let list = select
        .filter(Expr::col(parent).eq(keys::key(backend)))
        .filter(between(order, window))
        .order_by(order.column, direction.clone())
        .order_by(order.id, direction.clone())
        .limit(window.limit + 1)
        .into_query();
    let mut statement = keys::each::<E>(backend, parents, list, order.id, counted);
    // The order within a list; lists are told apart by their key.
    in_order(&mut statement, order, direction);
    let mut lists: HashMap<Uuid, (Vec<E::Model>, i64)> = HashMap::with_capacity(parents.len());
    for row in op.read().query_all(&statement).await? {
        let (rows, length) = lists.entry(row.try_get("", keys::COLUMN)?).or_default();
        if counted {
            *length = row.try_get("", keys::LENGTH)?;
        }
        rows.push(E::Model::from_query_result(&row, "")?);
    }
    let pages = parents.iter().map(|key| {
        let (rows, number) = lists.remove(key).unwrap_or_default();
        let mut page = Page::cut(rows, window);
        page.total = counted.then(|| length(number));
        (*key, page)
    });
    Ok(pages.collect())
}

/// How many rows each parent has, in one statement.
pub(crate) async fn count_per_parent<E: EntityTrait>(
    op: &Op,
    select: Select<E>,
    parent: ParentColumn,
    parents: &[Uuid],
) -> Result<HashMap<Uuid, u64>> {
    let backend = op.db.backend();
    let list = select.filter(Expr::col(parent).eq(keys::key(backend)));
    let statement = keys::count(backend, parents, list.into_query());
    let mut counts = HashMap::with_capacity(parents.len());
    for row in op.read().query_all(&statement).await? {
        let number: i64 = row.try_get("", keys::NUMBER)?;
        counts.insert(row.try_get("", keys::COLUMN)?, length(number));
    }
    Ok(counts)
}

/// How many rows a list has.
pub(crate) async fn count<E: EntityTrait>(op: &Op, select: Select<E>) -> Result<u64> {
    let counted: Option<i64> = select
        .select_only()
        .column_as(Expr::cust("COUNT(*)"), "aantal")
        .into_tuple()
        .one(op.read())
        .await?;
    Ok(counted.map(length).unwrap_or_default())
}
