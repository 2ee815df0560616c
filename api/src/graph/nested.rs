//! Lists that hang under an object: one page or one count for every parent of a level, in one statement.

use std::{collections::HashMap, hash::Hash};

use futures::future::try_join_all;
use sea_orm::{EntityTrait, FromQueryResult, Select};
use uuid::Uuid;

use super::{
    load::{Key, grouped},
    op::Op,
    page::{self, Order, Page, ParentColumn, Window},
};
use crate::error::{Error, Result};

/// A kind of list that hangs under an object. The room that owns the table says what is in it, and in which order.
pub(crate) trait Nested: Copy + Eq + Hash + Send + Sync + 'static {
    /// The table of the rows.
    type Entity: EntityTrait<Model: FromQueryResult + Clone + Send + Sync>;

    /// The rows under every parent, as far as the actor may see them.
    fn rows(self, op: &Op) -> Select<Self::Entity>;

    /// The parent's key, as a column of the rows beneath it.
    fn parent(self) -> ParentColumn;

    /// In which order they come.
    fn order(self) -> &'static Order<Self::Entity>;
}

/// A page of the list under one parent.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct PageUnder<L> {
    pub(super) list: L,
    pub(super) parent: Uuid,
    pub(super) window: Window,
    /// Whether the length of the list is asked for too.
    pub(super) counted: bool,
}

impl<L: Nested> Key for PageUnder<L> {
    type Row = Page<<L::Entity as EntityTrait>::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let groups = grouped(keys, |key| {
            ((key.list, key.window.clone(), key.counted), key.parent)
        });
        let pages = groups
            .into_iter()
            .map(|((list, window, counted), parents)| async move {
                let (rows, column) = (list.rows(op), list.parent());
                let found =
                    page::page_per_parent(op, rows, column, &parents, list.order(), &window, counted).await?;
                let key = move |parent| Self {
                    list,
                    parent,
                    window: window.clone(),
                    counted,
                };
                let pages = found.into_iter().map(move |(parent, page)| (key(parent), page));
                Ok::<_, Error>(pages)
            });
        Ok(try_join_all(pages).await?.into_iter().flatten().collect())
    }
}

/// How many rows the list under one parent has.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct CountUnder<L> {
    pub(super) list: L,
    pub(super) parent: Uuid,
}

impl<L: Nested> Key for CountUnder<L> {
    type Row = u64;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, u64>> {
        let groups = grouped(keys, |key| (key.list, key.parent));
        let counts = groups.into_iter().map(|(list, parents)| async move {
            let found = page::count_per_parent(op, list.rows(op), list.parent(), &parents).await?;
            let counts = found
                .into_iter()
                .map(move |(parent, count)| (Self { list, parent }, count));
            Ok::<_, Error>(counts)
        });
        Ok(try_join_all(counts).await?.into_iter().flatten().collect())
    }
}
